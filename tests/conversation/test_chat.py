"""What stories cannot say: other languages, other rooms' conversations, the shop's answers, memory's end."""

from datetime import timedelta

from sqlalchemy import select

from house import ON_SQLITE, House, doorway, notice, said, taps, writes
from xenia.bot.conversation import Conversation
from xenia.care.models import Ticket
from xenia.conversation.learning_models import TalkMissed
from xenia.conversation.memory import Talking
from xenia.core.transaction import reading
from xenia.feedback.models import FeedbackPart
from xenia.rewards.models import Voucher


async def test_another_language_is_answered_in_itself_with_an_offer_to_stay(house: House) -> None:
    anna = await house.customer()
    answer = await writes(anna, "how many points do i have")
    assert "You have no points" in said(answer)
    assert "Go on in English" in answer.labels
    assert "δεν έχετε πόντους" in said(await writes(anna, "posous pontous exo")), "nothing has changed yet"
    await writes(anna, "how many points do i have")
    await taps(anna, "Go on in English")
    answer = await writes(anna, "do i have any points?")
    assert "You have no points" in said(answer)
    assert "Go on in English" not in answer.labels
    answer = await writes(anna, "πόσους πόντους έχω;")
    assert "Να συνεχίσουμε στα ελληνικά" in answer.labels


@ON_SQLITE
async def test_words_that_are_everybodys_and_nonsense_change_no_language(house: House) -> None:
    anna = await house.customer()
    for text in ("stop", "ok", "qwrtp zxcvb", "menu"):
        answer = await writes(anna, text)
        assert not any("English" in label for label in answer.labels), text


async def test_a_question_that_waits_for_an_answer_is_not_interrupted(house: House) -> None:
    anna = await house.customer()
    await writes(anna, "/person")
    await taps(anna, "Έχω παράπονο")
    assert "Το λάβαμε" in said(await writes(anna, "ποσους ποντους εχω"))
    assert len(await house.rows(Ticket)) == 1


async def test_words_alone_never_have_an_effect(house: House) -> None:
    await house.reward("Cheesecake", 50)
    staff, anna = await house.team_member(), await house.customer()
    await house.gives(staff, anna, "80,00")
    for text in ("θέλω το cheesecake", "ναι", "ναι", "ναι", "το πρώτο", "ok", "εξαργύρωσέ το τώρα", "1"):
        await writes(anna, text)
    for text in (
        "διέγραψέ με αμέσως",
        "ναι",
        "ναι",
        "5 αστέρια",
        "ναι",
        "στοπ",
        "ναι",
        "change to english",
        "yes",
    ):
        await writes(anna, text)
    assert await house.rows(Voucher) == []
    assert "800" in said(await writes(anna, "/points"))
    assert await house.faults() == []


async def test_what_was_shown_is_forgotten_by_itself(house: House) -> None:
    await house.reward("Καφές", 20)
    anna = await house.customer()
    await writes(anna, "δείξε μου τα δώρα")
    assert [row.state for row in await house.rows(Conversation)] == [Talking.shown.state]
    house.sandbox.clock.advance(timedelta(minutes=9))
    await house.tick()
    assert len(await house.rows(Conversation)) == 1
    house.sandbox.clock.advance(timedelta(minutes=2))
    await house.tick()
    assert await house.rows(Conversation) == []


async def test_unsure_words_are_offered_as_buttons_and_something_else(house: House) -> None:
    anna = await house.customer()
    answer = await writes(anna, "πόντοι κάρτα")
    assert "Κάτι άλλο" in answer.labels
    assert "Έναν άνθρωπο" in answer.labels
    offered = answer.labels
    assert "Τι θα θέλατε" in said(await taps(anna, "Κάτι άλλο"))
    for place, label in enumerate(offered[: len(offered) - 2]):
        await writes(anna, "πόντοι κάρτα")
        in_words = said(await writes(anna, ("το πρώτο", "το δεύτερο", "το τρίτο")[place]))
        await writes(anna, "πόντοι κάρτα")
        assert in_words == said(await taps(anna, label)), label


async def test_the_team_keeps_its_own_page_when_a_short_cut_was_mistyped(house: House) -> None:
    staff = await house.team_member()
    await writes(staff, "/menu")
    await taps(staff, "Να γίνω κι εγώ μέλος")
    await taps(staff, "Γίνομαι μέλος")
    answer = await writes(staff, "πες μου ένα ανέκδοτο")
    assert "Δίνω πόντους" in answer.labels
    assert "δεν έχετε πόντους" in said(await writes(staff, "πόσους πόντους έχω"))


async def test_the_admin_writes_an_answer_and_customers_find_it_in_their_own_words(house: House) -> None:
    owner, anna = await house.owner(), await house.customer()
    emma = await house.customer("Emma", "en")
    await house.tick()
    await writes(owner, "/menu")
    await doorway(owner, "Συχνές ερωτήσεις")
    await taps(owner, "Νέα ερώτηση")
    assert "χαρακτήρες" in said(await writes(owner, "ω" * 400))
    await writes(owner, "Έχετε γάλα αμυγδάλου;\nΥπάρχει φυτικό γάλα;")
    await writes(owner, "Ναι, αμυγδάλου & <b>βρώμης</b>, χωρίς επιπλέον χρέωση.")
    await writes(owner, "Do you have almond milk?\nIs there any plant milk?")
    preview = await writes(owner, "Yes, almond and oat, at no extra charge.")
    assert "Έχετε γάλα αμυγδάλου;" in said(preview)
    assert "Do you have almond milk?" in said(preview)
    assert await notice(owner, "Ναι, να κρατηθεί") == "Κρατήθηκε."
    await owner.answer()
    for text in ("μήπως έχετε γάλα αμυγδάλου", "exete gala amugdalou?", "έχετε φυτικά γάλατα"):
        told = said(await writes(anna, text))
        assert "Ναι, αμυγδάλου & <b>βρώμης</b>" in told, text
        assert "Από τις συχνές ερωτήσεις: Έχετε γάλα αμυγδάλου;" in told
    assert "From the questions often asked: Do you have almond milk?" in said(
        await writes(emma, "do you have almond milk")
    )
    assert "Ναι, αμυγδάλου" not in said(await writes(anna, "έχετε γάλα κατσικίσιο σε μπουκάλι του λίτρου;"))
    await taps(owner, "Να το ξαναγράψω")
    await taps(owner, "Να μείνει όπως είναι")
    await writes(owner, "Μόνο βρώμης, προς το παρόν.")
    await taps(owner, "Να μείνει όπως είναι")
    await taps(owner, "Να μείνει όπως είναι")
    await taps(owner, "Ναι, να κρατηθεί")
    assert "Μόνο βρώμης" in said(await writes(anna, "έχετε γάλα αμυγδάλου;"))
    await taps(owner, "Απόσυρση")
    await taps(owner, "Ναι, να αποσυρθεί")
    assert "Μόνο βρώμης" not in said(await writes(anna, "έχετε γάλα αμυγδάλου;"))


async def test_a_code_on_a_package_tells_its_story_to_everybody(house: House) -> None:
    owner, anna = await house.owner(), await house.customer()
    await writes(owner, "/menu")
    await doorway(owner, "Συχνές ερωτήσεις")
    await taps(owner, "Νέα ιστορία προϊόντος")
    for text in (
        "Μέλι από την Ικαρία",
        "Από το μελίσσι του κυρ Γιάννη.",
        "Honey from Ikaria",
        "From Yannis' bees.",
    ):
        await writes(owner, text)
    page = await taps(owner, "Ναι, να κρατηθεί")
    link = next(word for word in said(page).split() if "start=story_" in word)
    guest = await house.guest("Emma", "en")
    await guest.open_link(link)
    assert "From Yannis' bees." in said(await guest.answer())
    assert "Join" in " ".join((await guest.answer()).labels)
    await anna.open_link(link)
    assert "Από το μελίσσι" in said(await anna.answer())
    assert "Από τις ιστορίες των προϊόντων μας" in said(await writes(anna, "τι είναι το μέλι από την Ικαρία"))
    await anna.open_link(link + "9")
    assert "δεν ισχύει" in said(await anna.answer())


async def test_the_shop_begins_with_answers_once(house: House) -> None:
    owner, anna = await house.owner(), await house.customer()
    await house.tick()
    await house.tick()
    assert "Κοστίζει κάτι η συμμετοχή;" in (await writes(anna, "/faq")).labels
    await writes(owner, "/menu")
    await doorway(owner, "Συχνές ερωτήσεις")
    await taps(owner, "Κοστίζει κάτι")
    await taps(owner, "Απόσυρση")
    await taps(owner, "Ναι, να αποσυρθεί")
    await house.tick()
    assert "Κοστίζει κάτι η συμμετοχή;" not in (await writes(anna, "/faq")).labels
    assert "Τίποτα. Η κάρτα" not in said(await writes(anna, "κοστίζει κάτι η συμμετοχή;"))


async def _kept(house: House) -> list[str]:
    async with reading(house.app.database) as session:
        return list(await session.scalars(select(TalkMissed.words).order_by(TalkMissed.id)))


async def test_learning_is_off_then_keeps_nothing_personal_and_is_taught_with_a_tap(house: House) -> None:
    owner, anna = await house.owner(), await house.customer("Νίκος")
    strange = "πες ένα ανέκδοτο στον Νίκο στο 6971234567 ή nikos@shop.gr"
    await writes(anna, strange)
    assert await _kept(house) == []
    await writes(owner, "/menu")
    await doorway(owner, "Τι δεν καταλάβαμε")
    await taps(owner, "Να κρατάτε τις φράσεις")
    await writes(anna, strange)
    [kept] = await _kept(house)
    for personal in ("ίκο", "697", "@", "shop"):
        assert personal not in kept
    assert "ανέκδοτο" in kept
    await writes(owner, "/menu")
    await doorway(owner, "Τι δεν καταλάβαμε")
    await taps(owner, "Πάμε να τις δούμε")
    assert "Δεν περιμένει άλλη φράση" in said(await taps(owner, "Τίποτα από αυτά"))
    await writes(anna, "πες μου ένα ανέκδοτο")
    await taps(owner, "Πίσω")
    await taps(owner, "Πάμε να τις δούμε")
    await taps(owner, "Οι πόντοι μου")
    assert await _kept(house) == []
    assert "πόντους" in said(await writes(anna, "PES MOU ENA ANEKDOTO")), "in whatever spelling"
    await taps(owner, "Πίσω")
    await taps(owner, "Όσα μας μάθατε")
    await taps(owner, "✕ πες μου")
    assert "Δεν κατάλαβα" in said(await writes(anna, "πες μου ένα ανέκδοτο"))
    assert len(await _kept(house)) == 1
    house.sandbox.clock.advance(timedelta(days=31))
    await house.tick()
    assert await _kept(house) == []


@ON_SQLITE
async def test_learning_switched_off_forgets_what_waits(house: House) -> None:
    owner, anna = await house.owner(), await house.customer()
    await writes(owner, "/menu")
    await doorway(owner, "Τι δεν καταλάβαμε")
    await taps(owner, "Να κρατάτε τις φράσεις")
    await writes(anna, "πες μου ένα ανέκδοτο")
    assert len(await _kept(house)) == 1
    await taps(owner, "Να μην κρατάτε τίποτα")
    assert await _kept(house) == []
    await writes(anna, "πες μου ένα ανέκδοτο")
    assert await _kept(house) == []


async def test_a_wish_for_no_more_messages_is_heard_whatever_was_asked(house: House) -> None:
    anna = await house.customer()
    await writes(anna, "/person")
    answer = await writes(anna, "στοπ")
    assert "Το λάβαμε" not in said(answer)
    assert await house.rows(Ticket) == []
    assert "Το λάβαμε" in said(await writes(anna, "Ο καφές ήταν κρύος")), (
        "what was asked waited for its answer"
    )


async def test_a_person_wins_while_words_for_the_feedback_are_awaited(house: House) -> None:
    anna = await house.customer()
    await writes(anna, "5 asteria")
    await taps(anna, "Ναι, 5 αστέρια")
    page = await writes(anna, "8elw na milhsw me kapoion")
    assert "asteria" not in said(page), "a rating has its place already"
    assert "Έχω παράπονο" in page.labels
    assert await house.rows(FeedbackPart) == []
    await taps(anna, "Έχω παράπονο")
    await writes(anna, "θέλω να μιλήσω με κάποιον")
    assert len(await house.rows(Ticket)) == 1, "where a person reads, it is for them"


async def test_who_wants_to_be_forgotten_finds_the_way(house: House) -> None:
    anna = await house.customer()
    for words in ("σβήσε τα δεδομένα μου", "delete my account", "svhse me"):
        page = await writes(anna, words)
        assert {"Διαγραφή όλων", "Erase everything"} & set(page.labels), words
