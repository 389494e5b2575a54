"""An admin writes an announcement: words, pictures, buttons; and somebody says the second yes to it."""

from datetime import timedelta

from announcements.admins import ENGLISH, GREEK, MONDAY, admin, begins, only, reader, ready, tries
from house import ON_SQLITE, House, notice, open_house, said, taps, writes
from xenia.core.transaction import transaction
from xenia.outreach.announcements.album import page_follows
from xenia.outreach.announcements.approve import mark_of
from xenia.outreach.announcements.models import CANCELLED, DRAFT, SCHEDULED, WAITING, Announcement
from xenia.outreach.announcements.taps import (
    AddPageButton,
    Approve,
    AskFor,
    BeginAt,
    NewAnnouncement,
    Ready,
    ShowAnnouncements,
    ShowAudience,
    ShowDraft,
)
from xenia.outreach.announcements.write import take_photo
from xenia.team.members import remove
from xenia.team.models import TeamMember


async def test_from_the_first_word_to_the_second_yes_of_another_admin(house: House) -> None:
    house.sandbox.clock.set(MONDAY)
    owner, orestis = await house.owner(), await admin(house)
    await reader(house)
    await house.customer("Βασίλης")
    page = await begins(owner)
    assert f"Ελληνικά: {GREEK}\nΑγγλικά: {ENGLISH}" in said(page)
    greek, english = await tries(house, owner)
    assert said(greek) == f"{GREEK}\n\nΑπό: Το Καφενείο"
    assert said(english) == f"{ENGLISH}\n\nFrom: Το Καφενείο"
    assert greek.labels == ["Γιατί το έλαβα;", "Όχι άλλα τέτοια"]
    assert english.labels == ["Why did I get this?", "No more of these"]
    assert "Εδώ δεν δίνει τίποτα" in await notice(owner, "No more of these")
    summary = await ready(owner)
    assert "Τη λαμβάνει 1, από 2 που διαλέξατε" in summary
    assert "Όχι, χωρίς «ναι» στα νέα μας: 1" in summary
    assert "ένα δεύτερο ναι, από: Ορέστης" in summary
    assert "Περιμένει το ναι από: Ορέστης" in said(await taps(owner, "Ζητώ έγκριση"))
    assert (await only(house)).state == WAITING
    own = await owner.tap_data(Approve(announcement=1, mark=mark_of(await only(house))).pack())
    assert own is not None
    assert "Το δεύτερο ναι το λέει άλλος" in (own.text or "")
    await house.deliveries()
    assert said((await orestis.messages())[-1]) == "Κατερίνα: ζητά το ναι σας για την ανακοίνωση 1."
    assert "Ένα ναι τη στέλνει" in said(await taps(orestis, "Ανακοίνωση 1"))
    assert "Εγκρίθηκε" in await notice(orestis, "Ναι, να σταλεί")
    approved = await only(house)
    assert (approved.state, approved.begins_at, approved.approved_by) == (SCHEDULED, house.now, 2)
    assert approved.ends_at == house.now + timedelta(days=3)
    await house.deliveries()
    assert said((await owner.messages())[-1]).startswith("Ορέστης: ναι στην ανακοίνωση 1.")
    late = await owner.tap_data(Approve(announcement=1, mark=mark_of(approved)).pack())
    assert late is not None
    assert "Κάτι άλλαξε" in (late.text or ""), "another one's yes is no yes of theirs"


async def test_who_is_alone_says_yes_again_after_a_pause(house: House) -> None:
    house.sandbox.clock.set(MONDAY)
    owner = await house.owner()
    await reader(house)
    for name in ("Βασίλης", "Γιώργος"):
        await house.customer(name)
    await begins(owner)
    await tries(house, owner)
    assert "Δεν υπάρχει άλλος διαχειριστής" in await ready(owner)
    await taps(owner, "Συνέχεια")
    house.sandbox.clock.advance(timedelta(seconds=12))
    assert "Σε 18 δευτερόλεπτα" in await notice(owner, "Ναι, να σταλεί")
    assert (await only(house)).state == WAITING
    house.sandbox.clock.advance(timedelta(seconds=18))
    assert "Εγκρίθηκε" in await notice(owner, "Ναι, να σταλεί")
    approved = await only(house)
    assert (approved.state, approved.approved_by, approved.created_by) == (SCHEDULED, 1, 1)
    assert "1. Ζεστή σοκολάτα όλη την εβδομάδα – προγραμματισμένη" in said(await writes(owner, "/announce"))
    ask = await owner.tap_data(AskFor(announcement=1, field="text_el").pack())
    assert ask is not None
    assert "Έχει εγκριθεί και δεν αλλάζει πια" in (ask.text or "")


async def test_what_was_changed_has_to_be_read_again(house: House) -> None:
    house.sandbox.clock.set(MONDAY)
    owner, orestis = await house.owner(), await admin(house)
    await reader(house)
    await house.customer("Βασίλης")
    await begins(owner)
    await tries(house, owner)
    await ready(owner)
    await taps(owner, "Ζητώ έγκριση")
    await house.deliveries()
    await taps(orestis, "Ανακοίνωση 1")
    mark = mark_of(await only(house))
    await owner.tap_data(AskFor(announcement=1, field="text_en").pack())
    await writes(owner, "Hot chocolate, and cake")
    assert (await only(house)).state == DRAFT
    assert "Κάτι άλλαξε" in await notice(orestis, "Ναι, να σταλεί")
    await tries(house, owner)
    await ready(owner)
    await taps(owner, "Ζητώ έγκριση")
    old = await orestis.tap_data(Approve(announcement=1, mark=mark).pack())
    assert old is not None
    assert "Κάτι άλλαξε" in (old.text or "")
    await house.deliveries()
    await taps(orestis, "Ανακοίνωση 1")
    assert "την αλλάζει μόνο όποιος την έγραψε" in said(await taps(orestis, "Όχι ακόμη"))
    assert (await only(house)).state == DRAFT
    await house.deliveries()
    assert said((await owner.messages())[-1]).startswith("Ορέστης: όχι ακόμη στην ανακοίνωση 1.")


async def test_an_album_comes_in_pieces_and_is_shown_once(house: House) -> None:
    owner = await house.owner()
    await writes(owner, "/announce")
    await taps(owner, "Νέα ανακοίνωση")
    await owner.send_album([None, None, None], caption=GREEK)
    await owner.settled()
    assert len((await only(house)).photos) == 3
    assert "ελληνικό κείμενο" in said((await owner.messages())[-4])  # nothing was answered in between
    house.sandbox.clock.advance(timedelta(seconds=2))
    await house.deliveries()
    shown = (await owner.messages())[-1]
    assert f"Ελληνικά: {GREEK}\nΑγγλικά: λείπουν\nΕικόνες: 3" in said(shown)
    await taps(owner, "Αγγλικά")
    await owner.send_photo(caption=ENGLISH)
    assert "Εικόνες: 1" in said(await owner.answer())
    assert "Εικόνες: 0" in said(await taps(owner, "Αφαίρεση εικόνων"))
    assert (await only(house)).text_en == ENGLISH


async def test_what_is_forwarded_keeps_how_it_was_set(house: House) -> None:
    owner = await house.owner()
    page = await writes(owner, "/announce")
    await taps(owner, "Νέα ανακοίνωση")
    bot = await house.people.bot_id("shop_of_tests_bot")
    await owner.forward(bot, page.message_id)
    await owner.answer()
    kept = (await only(house)).text_el
    assert kept.startswith("Γράψτε ή προωθήστε το <b>ελληνικό</b> κείμενο")


async def test_buttons_lead_to_pages_and_links(house: House) -> None:
    house.sandbox.clock.set(MONDAY)
    owner = await house.owner()
    await begins(owner)
    await taps(owner, "Κουμπιά")
    await taps(owner, "Τα δώρα")
    await taps(owner, "Σύνδεσμος σε ιστοσελίδα")
    for broken in ("htp:/magazi.gr", "magazi", "https://magazi.gr/το μενού", "http://10.0.0.1/menu"):
        assert "δεν ανοίγει πουθενά" in said(await writes(owner, broken))
    assert "στα ελληνικά" in said(await writes(owner, "magazi.gr/menu?a=1&lt=2"))
    assert "Ως 40 γράμματα" in said(await writes(owner, "α" * 41))
    assert "στα αγγλικά" in said(await writes(owner, "Το μενού"))
    page = await writes(owner, "The menu")
    assert "• Το μενού / The menu → https://magazi.gr/menu?a=1&lt=2" in said(page)
    await taps(owner, "Οι πόντοι μου")
    full = await owner.tap_data(AddPageButton(announcement=1, page="card").pack())
    assert full is not None
    assert "Χωράνε ως 3 κουμπιά" in (full.text or "")
    await taps(owner, "Χωρίς το «Οι πόντοι μου»")
    await taps(owner, "Πίσω στην ανακοίνωση")
    greek, english = await tries(house, owner)
    assert greek.labels[:2] == ["Τα δώρα", "Το μενού"]
    assert english.labels[:2] == ["Rewards", "The menu"]
    assert english.buttons[1][0].url == "https://magazi.gr/menu?a=1&lt=2"


async def test_a_draft_outlasts_whatever_else_is_done(house: House) -> None:
    owner = await house.owner()
    await writes(owner, "/announce")
    await taps(owner, "Νέα ανακοίνωση")
    assert "Ανακοινώσεις" in said(await writes(owner, "/announce"))  # the question is over, the draft is not
    await taps(owner, "Νέα ανακοίνωση")
    await writes(owner, GREEK)
    assert "1. Ζεστή σοκολάτα" in said(await writes(owner, "/announce"))
    await writes(owner, "/team")
    assert "1. Ζεστή σοκολάτα όλη την εβδομάδα – πρόχειρη" in said(await writes(owner, "/announce"))
    assert "Αγγλικά: λείπουν" in said(await taps(owner, "Ανακοίνωση 1"))
    await taps(owner, "Αγγλικά")
    await owner.send_sticker()
    assert "χρειάζεται κείμενο ή φωτογραφία" in said(await owner.answer())
    await writes(owner, ENGLISH)
    await taps(owner, "Διαγραφή")
    assert "Διαγράφηκε" in await notice(owner, "Ναι, διαγραφή")
    dropped = await only(house)
    assert (dropped.state, dropped.text_el, dropped.text_en) == (CANCELLED, "", "")
    assert "Δεν υπάρχει ακόμη καμία" in said(await writes(owner, "/announce"))
    gone = await owner.tap_data(ShowDraft(announcement=1).pack())
    assert gone is not None
    assert "δεν υπάρχει πια" in (gone.text or "")


@ON_SQLITE
async def test_nobody_else_writes_or_changes_one(house: House) -> None:
    owner, orestis = await house.owner(), await admin(house)
    lead, anna = await house.team_member("lead", "Λένα"), await house.customer()
    await begins(owner)
    await writes(orestis, "/announce")
    for tap in (AskFor(announcement=1, field="text_el"), ShowAudience(announcement=1), Ready(announcement=1)):
        toast = await orestis.tap_data(tap.pack())
        assert toast is not None
        assert "Την αλλάζει μόνο όποιος την έγραψε (Κατερίνα)" in (toast.text or "")
    for chat in (lead, anna):
        await writes(chat, "/menu")
        for one in (NewAnnouncement(), ShowAnnouncements(), ShowDraft(announcement=1)):
            toast = await chat.tap_data(one.pack())
            assert toast is not None
            assert "δεν ισχύει πια" in (toast.text or "")
        begin = await chat.tap_data(BeginAt(announcement=1, at="once").pack())
        assert begin is not None
    assert len(await house.rows(Announcement)) == 1


async def test_what_somebody_left_behind_is_taken_over_by_whoever_goes_on(house: House) -> None:
    house.sandbox.clock.set(MONDAY)
    owner, orestis = await house.owner(), await admin(house)
    await reader(house)
    await house.customer("Βασίλης")
    await begins(orestis)
    await writes(owner, "/announce")
    assert "την αλλάζει μόνο όποιος την έγραψε" in said(await taps(owner, "Ανακοίνωση 1"))
    async with transaction(house.app.database) as session:
        await remove(session, 2, house.now)
    await writes(owner, "/announce")
    assert "Συνεχίζετε όποτε θέλετε" in said(await taps(owner, "Ανακοίνωση 1"))
    await taps(owner, "Αγγλικά")
    await writes(owner, "Hot chocolate, and cake")
    assert (await only(house)).created_by == 1
    await tries(house, owner)
    assert "Δεν υπάρχει άλλος διαχειριστής" in await ready(owner)


@ON_SQLITE
async def test_many_of_them_by_pages(house: House) -> None:
    owner = await house.owner()
    for number in range(1, 8):
        await begins(owner, f"Νέο {number}", f"News {number}")
    page = said(await writes(owner, "/announce"))
    assert "• 7. Νέο 7 – πρόχειρη\n• 6. " in page
    assert "• 1. " not in page
    assert "• 1. Νέο 1 – πρόχειρη" in said(await taps(owner, "›"))
    await owner.tap_data(ShowAnnouncements(page=9_999).pack())
    await owner.settled()
    assert "• 1. Νέο 1" in said((await owner.messages())[-1])


@ON_SQLITE
async def test_a_picture_that_comes_late_is_shown_at_once(house: House) -> None:
    owner = await house.owner()
    await writes(owner, "/announce")
    await taps(owner, "Νέα ανακοίνωση")
    await owner.send_album([None, None], caption=GREEK)
    await owner.settled()
    house.sandbox.clock.advance(timedelta(seconds=2))
    await house.deliveries()
    async with transaction(house.app.database) as session:
        draft = await session.get_one(Announcement, 1)
        member = await session.get_one(TeamMember, 1)
        assert draft.media_group is not None
        take_photo(draft, "late", draft.media_group)
        assert len(draft.photos) == 3
        assert not await page_follows(session, draft, member, draft.media_group, house.now)


@ON_SQLITE
async def test_a_draft_and_its_question_outlast_a_restart(database_url: str) -> None:
    async with open_house(database_url) as house:
        owner = await house.owner()
        await writes(owner, "/announce")
        await taps(owner, "Νέα ανακοίνωση")
        await writes(owner, GREEK)
    async with open_house(database_url) as house:
        owner = await house.guest("Κατερίνα")
        for _ in range(8):  # this Telegram counts its updates from 1 again: the first were seen
            await (await house.guest()).write("/start")
        page = said(await writes(owner, ENGLISH))
        assert f"Ελληνικά: {GREEK}\nΑγγλικά: {ENGLISH}" in page
