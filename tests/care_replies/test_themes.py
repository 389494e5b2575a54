"""Tickets and ratings marked with themes; what was changed is told to those who raised it and agreed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from care_replies.desk import brings, one_of, opens, reads, said, taps, writes
from house import House, doorway
from outreach.people import decides
from telegram_sandbox.chat_client import ChatClient
from xenia.care.models import Ticket
from xenia.care.themes.mark import key_of
from xenia.care.themes.models import Theme, ThemeChange, ThemeMark
from xenia.care.themes.taps import Mark, MarkCase, SendChange, TellChange
from xenia.deliveries.models import CANCELLED, QUEUED, Delivery
from xenia.team.models import ADMIN, LEAD

EL, EN = "Αλλάξαμε τη μηχανή του καφέ.", "We have a new coffee machine."


async def _marks(house: House, lead: ChatClient, anna: ChatClient, name: str = "Κρύος καφές") -> str:
    """A customer complains, and a lead names what it is about."""
    reference = await brings(anna)
    await opens(house, lead, reference)
    await taps(lead, "Για ποιο θέμα;")
    await taps(lead, "Άλλο θέμα")
    await writes(lead, name)
    return reference


async def _told(house: House, chat: ChatClient) -> list[str]:
    shown = [said(one) for one in await reads(house, chat)]
    return [one for one in shown if "Μας είπατε –" in one or "You told us" in one]


async def test_a_theme_is_made_while_marking_and_is_the_same_however_it_is_written(house: House) -> None:
    lead, anna, nikos = await house.team_member(LEAD), await house.customer(), await house.customer("Νίκος")
    reference = await _marks(house, lead, anna)
    shown = (await lead.messages())[-1]
    assert f"{reference}\nΟ καφές ήταν κρύος" in said(shown)
    assert "● Κρύος καφές" in shown.labels
    await _marks(house, lead, nikos, "  ΚΡΎΟΣ   καφες ")
    assert [one.name for one in await house.rows(Theme)] == ["Κρύος καφές"]
    listed = await doorway(lead, "Θέματα πελατών")
    assert "Κρύος καφές · 2" in listed.labels
    page = await taps(lead, "Κρύος καφές · 2")
    assert "2 υποθέσεις και γνώμες τις τελευταίες 90 ημέρες. Το έχουν πει 2 πελάτες" in said(page)
    assert reference in page.labels
    await house.people.advance(days=90)
    assert "Κρύος καφές · 0" in (await doorway(lead, "Θέματα πελατών")).labels


async def test_a_mark_is_taken_off_with_one_tap_and_a_long_name_refused(house: House) -> None:
    lead, anna = await house.team_member(LEAD), await house.customer()
    reference = await _marks(house, lead, anna)
    assert "○ Κρύος καφές" in (await taps(lead, "● Κρύος καφές")).labels
    assert await house.rows(ThemeMark) == []
    await taps(lead, "○ Κρύος καφές")
    await taps(lead, "Άλλο θέμα")
    assert "ως 40 γράμματα" in said(await writes(lead, "α" * 41))
    assert "● Κρύος καφές" in (await writes(lead, "κρυος καφες")).labels, "named again, it stays marked"
    assert len(await house.rows(ThemeMark)) == 1
    assert reference in said((await lead.messages())[-1])


async def test_ratings_with_words_are_marked_until_they_are_taken_back(house: House) -> None:
    lead, anna = await house.team_member(LEAD), await house.customer()
    await writes(anna, "/feedback")
    await taps(anna, "3 ★")
    await writes(anna, "Περιμέναμε πολύ στο ταμείο")
    await doorway(lead, "Θέματα πελατών")
    listed = said(await taps(lead, "Γνώμες με λόγια"))
    assert "★★★☆☆" in listed
    assert "Περιμέναμε πολύ" in listed
    assert "Άννα" not in listed, "nobody's name is needed for that"
    await taps(lead, "1")
    await taps(lead, "Άλλο θέμα")
    await writes(lead, "Αναμονή")
    assert "Αναμονή · 1" in (await doorway(lead, "Θέματα πελατών")).labels
    await writes(anna, "/feedback")
    await taps(anna, "Την παίρνω πίσω")
    page = await doorway(lead, "Θέματα πελατών")
    assert "Αναμονή · 0" in page.labels
    assert "Κανείς από όσους το είπαν" in said(await taps(lead, "Αναμονή · 0"))


async def _writes_change(house: House, admin: ChatClient, el: str = EL, en: str = EN) -> str:
    await reads(house, admin)
    await doorway(admin, "Θέματα πελατών")
    await taps(admin, "Κρύος καφές")
    await taps(admin, "Τι αλλάξαμε")
    await writes(admin, el)
    await admin.write(en)
    return "\n".join(said(one) for one in (await reads(house, admin))[-3:])


async def test_what_was_changed_reaches_those_who_raised_it_and_agreed_and_nobody_else(house: House) -> None:
    admin = await house.team_member(ADMIN, "Ελένη")
    people = [await house.customer(name) for name in ("Άννα", "Νίκος", "Εύα")]
    emma = await house.customer("Emma", "en")
    anna, nikos, eva = people
    for one in (anna, nikos):
        await _marks(house, admin, one)
    await writes(emma, "/feedback")
    await taps(emma, "3 ★")
    await writes(emma, "Cold coffee")
    await reads(house, admin)
    await doorway(admin, "Θέματα πελατών")
    await taps(admin, "Γνώμες με λόγια")
    await taps(admin, "1")
    await taps(admin, "○ Κρύος καφές")
    for chat in (anna, emma, eva):
        await decides(house, (await one_of(house, chat)).id, "announcements")
    shown = await _writes_change(house, admin)
    assert f"Μας είπατε – Κάναμε\n\n{EL}" in shown
    assert f"You told us, we did\n\n{EN}" in shown
    assert "Θα το λάβουν 2 από τους 3 που το είπαν" in shown
    assert await house.rows(ThemeChange) == []
    assert "Στέλνεται σε 2 πελάτες" in said(await taps(admin, "Αποστολή"))
    assert await _told(house, emma) == [], "it is Sunday"
    await house.people.advance(days=1)
    await house.tick()
    (message,) = await _told(house, emma)
    assert EN in message
    assert await _told(house, anna) == [], "her complaint is open"
    for reference in [one.reference for one in await house.rows(Ticket)]:
        await opens(house, admin, reference)
        await taps(admin, "Λύθηκε")
        await writes(admin, "Αλλάξαμε τη μηχανή")
        await taps(admin, "Αποστολή")
    await house.people.advance(hours=2)
    await house.tick()
    (message,) = await _told(house, anna)
    assert EL in message
    assert await _told(house, nikos) == [], "he has not asked for our news"
    assert await _told(house, eva) == [], "she did not raise it"
    last = next(one for one in await reads(house, anna) if "Μας είπατε" in said(one))
    assert last.labels[-2:] == ["Γιατί το έλαβα;", "Όχι άλλα τέτοια"]
    why = said(await taps(anna, "Γιατί το έλαβα;"))
    assert "Μας είχατε μιλήσει για κάτι, και το κατάστημα το άλλαξε." in why


@pytest.mark.parametrize(("agreed", "label"), [(True, "Αποστολή"), (False, "Να μείνει γραμμένο")])
async def test_each_change_is_told_once_and_nobody_is_told_without_a_yes(
    house: House, label: str, *, agreed: bool
) -> None:
    admin, anna = await house.team_member(ADMIN, "Ελένη"), await house.customer()
    for _ in range(2):
        await _marks(house, admin, anna)
    customer = await one_of(house, anna)
    await decides(house, customer.id, "announcements")
    if not agreed:
        await decides(house, customer.id, "announcements", given=False)
    shown = await _writes_change(house, admin)
    counted = (
        "Θα το λάβει ο ένας πελάτης που το είπε" if agreed else "ο ένας πελάτης που το είπε δεν έχει ζητήσει"
    )
    assert counted in shown
    await taps(admin, label)
    await admin.tap_data(SendChange().pack())
    await reads(house, admin)
    (change,) = await house.rows(ThemeChange)
    assert (change.raised, change.planned) == (1, int(agreed))
    planned = [one for one in await house.rows(Delivery) if one.kind == "told-us"]
    assert [(one.state, one.purpose) for one in planned] == [(QUEUED, "announcements")] * int(agreed)
    if agreed:
        await decides(house, customer.id, "announcements", given=False)
        await house.people.advance(days=3)
        await house.tick()
        assert [one.state for one in await house.rows(Delivery) if one.kind == "told-us"] == [CANCELLED]
    assert await _told(house, anna) == []


async def test_leads_mark_and_admins_tell(house: House) -> None:
    waiter, lead = await house.team_member(), await house.team_member(LEAD, "Ελένη")
    anna = await house.customer()
    reference = await _marks(house, lead, anna)
    (theme,) = await house.rows(Theme)
    assert "Για ποιο θέμα;" not in (await opens(house, waiter, reference)).labels
    (marked,) = await house.rows(ThemeMark)
    for tap in (
        MarkCase(ticket=1),
        Mark(theme=theme.id, of=marked.ticket_id or 0, is_rating=False),
        TellChange(theme=theme.id),
    ):
        await waiter.tap_data(tap.pack())
    await writes(waiter, EL)
    assert len(await house.rows(ThemeMark)) == 1
    await doorway(lead, "Θέματα πελατών")
    assert "Τι αλλάξαμε" not in (await taps(lead, "Κρύος καφές · 1")).labels
    await lead.tap_data(TellChange(theme=theme.id).pack())
    await writes(lead, EL)
    await writes(lead, EN)
    await lead.tap_data(SendChange().pack())
    await reads(house, lead)
    assert await house.rows(ThemeChange) == []


async def test_nobody_marks_what_they_brought_themselves(house: House) -> None:
    lead = await house.team_member(LEAD, "Ελένη")
    await writes(lead, "/menu")
    await taps(lead, "Να γίνω κι εγώ μέλος")
    await taps(lead, "Γίνομαι μέλος")
    await brings(lead)
    toast = await lead.tap_data(MarkCase(ticket=1).pack())
    assert toast is not None
    assert "δική σας υπόθεση" in (toast.text or "")


@given(st.text(max_size=40))
def test_the_key_of_a_theme_is_the_same_for_itself_and_fits(name: str) -> None:
    assert key_of(key_of(name)) == key_of(name)
    assert key_of(f" {name}  ") == key_of(name)
    assert len(key_of(name)) <= 160


@pytest.mark.parametrize("name", ["κρύος καφές", "ΚΡΎΟΣ ΚΑΦΈΣ", "Κρυος  καφεσ", "ΚΡΥΟΣ ΚΑΦΕΣ"])
def test_accents_capitals_and_spaces_make_no_other_theme(name: str) -> None:
    assert key_of(name) == "κρυοσ καφεσ"
