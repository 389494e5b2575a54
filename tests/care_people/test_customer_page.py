"""The team looks at a customer: what each role sees, from where, and what nobody sees."""

import re
from html import unescape
from zoneinfo import ZoneInfo

import pytest

from care.people import brings, reads, ticket
from customers.choices import says_yes
from house import START, House, said, taps, writes
from telegram_sandbox.chat_client import ChatClient
from xenia.care.crm import customer as customer_page
from xenia.care.crm import screens
from xenia.care.crm.customer import Mark, Shown, Standing
from xenia.care.crm.visible import VISIBLE, Part
from xenia.care.models import Kind, State, Ticket
from xenia.core.texts import LANGUAGES, Texts
from xenia.core.transaction import transaction
from xenia.customers.join import leave
from xenia.customers.models import Customer
from xenia.customers.taps import ShowCustomer
from xenia.deliveries.models import Delivery
from xenia.feedback.models import Feedback
from xenia.ledger import Balance, Purchase, Spent
from xenia.privacy.consent import PURPOSES, Consent
from xenia.team.audit import AuditLine, Viewed
from xenia.team.models import ADMIN, LEAD, OWNER, ROLES, STAFF

SIGNS = {
    Part.POINTS: "200 πόντοι",
    Part.VISIT: "Τελευταία επίσκεψη: 22 Νοεμβρίου 2026",
    Part.STANDING: "Μέλος από 22 Νοεμβρίου 2026, διαβάζει ελληνικά",
    Part.OPEN: "ερώτηση · 22/11/26 · νέα",
    Part.ENDED: "Παλιότερες υποθέσεις",
    Part.FEEDBACK: "★★★★★: «<b>Υπέροχα»",
    Part.PURCHASES: "Αγορές: μία τους τελευταίους δώδεκα μήνες, 20,00\xa0€",
    Part.CONSENTS: "Προσφορά: ναι, από 22 Νοεμβρίου 2026",
    Part.MESSAGES: "Δεν έχουμε στείλει κάτι που δεν ζήτησε",
}
"""By what each part of the page of this file's customer is known."""


async def _known_customer(house: House) -> tuple[ChatClient, str]:
    """A customer of whom we know something for every part of the page, and their card."""
    waiter, anna = await house.team_member(name="Νίκη"), await house.customer()
    await house.gives(waiter, anna, "20")
    await says_yes(anna, "offers")
    await writes(anna, "/feedback")
    await taps(anna, "5 ★")
    await writes(anna, "<b>Υπέροχα")
    await taps(anna, "Τέλος")
    await brings(anna)
    await taps(anna, "Πού βρισκόμαστε")
    await taps(anna, "Δεν χρειάζεται πια")
    await taps(anna, "Ναι, να κλείσει")
    await brings(anna, "Πότε ανοίγετε;", "Έχω μια ερώτηση")
    return anna, await house.card_of(anna)


async def test_each_role_sees_exactly_what_the_table_says(house: House) -> None:
    _, card = await _known_customer(house)
    for role in ROLES:
        member = await house.team_member(role, role)
        await writes(member, card)
        page = said(await taps(member, "Σελίδα πελάτη"))
        assert page.startswith(f"Άννα · κάρτα {card}")
        seen = {part for part, sign in SIGNS.items() if sign in page}
        may = {part for part, least in VISIBLE.items() if ROLES.index(role) >= ROLES.index(least)}
        assert seen == may, role
    assert {part: VISIBLE[part] for part in Part} == {
        Part.POINTS: STAFF,
        Part.VISIT: STAFF,
        Part.OPEN: STAFF,
        Part.STANDING: LEAD,
        Part.ENDED: LEAD,
        Part.FEEDBACK: LEAD,
        Part.PURCHASES: ADMIN,
        Part.CONSENTS: ADMIN,
        Part.MESSAGES: ADMIN,
    }


async def test_from_a_ticket_to_its_customer_and_back(house: House) -> None:
    lead, anna = await house.team_member(LEAD), await house.customer()
    reference = await brings(anna)
    await reads(house, lead)
    await writes(lead, reference)
    page = await taps(lead, "Σελίδα πελάτη")
    assert f"{reference} · παράπονο · 22/11/26 · νέα" in said(page)
    assert reference in said(await taps(lead, "‹ Υπόθεση"))
    lines = [(one.what, one.detail) for one in await house.rows(AuditLine)]
    assert lines[1] == (Viewed.CUSTOMER, "")


async def test_of_a_customer_who_left_only_what_they_brought_is_seen(house: House) -> None:
    owner, anna = await house.owner(), await house.customer()
    reference = await brings(anna)
    async with transaction(house.app.database) as session:
        customer = await session.get_one(Customer, (await ticket(house)).customer_id)
        await leave(session, customer, notice="", controller="", now=house.now)
    await reads(house, owner)
    await writes(owner, reference)
    page = said(await taps(owner, "Σελίδα πελάτη"))
    assert "Έχει αποχωρήσει (22 Νοεμβρίου 2026)" in page
    assert reference in page
    for gone in ("πόντοι", "επίσκεψη", "Μέλος", "Αγορές", "δέχεται"):
        assert gone not in page


@pytest.mark.parametrize("role", [STAFF, OWNER])
async def test_nobody_looks_at_themself_as_the_team_does(house: House, role: str) -> None:
    waiter = await house.team_member(role)
    await writes(waiter, "/menu")
    await taps(waiter, "Να γίνω κι εγώ μέλος")
    await taps(waiter, "Γίνομαι μέλος")
    toast = await waiter.tap_data(ShowCustomer(customer=1).pack())
    assert toast is not None
    assert (toast.text or "").startswith("Αυτή είναι η δική σας σελίδα.")
    assert await house.rows(AuditLine) == []


async def test_a_customer_sees_nobodys_page(house: House) -> None:
    anna, eve = await house.customer(), await house.customer("Εύα")
    for person in (anna, eve):
        toast = await person.tap_data(ShowCustomer(customer=1).pack())
        assert toast is not None
        assert toast.text == "Αυτό το κουμπί δεν ισχύει πια. Το μενού είναι από κάτω."
    waiter = await house.team_member()
    toast = await waiter.tap_data(ShowCustomer(customer=99).pack())
    assert toast is not None
    assert toast.text == "Δεν βρίσκουμε αυτόν τον πελάτη."


async def test_whoever_closed_the_chat_is_shown_so(house: House) -> None:
    lead, anna = await house.team_member(LEAD), await house.customer()
    card, reference = await house.card_of(anna), await brings(anna)
    await anna.block()
    await reads(house, lead)
    await writes(lead, reference)
    await taps(lead, "Την αναλαμβάνω")
    await house.deliveries()
    await writes(lead, card)
    assert "Έχει κλείσει τη συνομιλία μας" in said(await taps(lead, "Σελίδα πελάτη"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_longest_page_still_fits_into_one_message(language: str) -> None:
    now = START
    ticket = Ticket(
        id=1, reference="AHK493", kind=Kind.SUGGESTION, state=State.WAITING_CUSTOMER, opened_at=now
    )
    feedback = Feedback(rating=5, given_at=now, intent="x")
    bought = Purchase(cents=99_999_99, refunded_cents=99_999_98, awarded=99_999, at=now)
    customer = Customer(
        id=1, first_name="W" * 64, language="el", card_number="12345678", joined_at=now, left_at=None
    )
    shown = Shown(
        customer,
        frozenset(Part),
        points=Balance(99_999, 0, 9_999),
        visit=now,
        standing=Standing(is_reached=False, win_back=now),
        open=[ticket] * customer_page.MOST_TICKETS,
        ended=[ticket] * customer_page.MOST_TICKETS,
        marks=[Mark(feedback, None, "&" * 500, 12)] * customer_page.MOST_MARKS,
        purchases=[bought] * customer_page.MOST_PURCHASES,
        spent=Spent(999, 99_999_99),
        consents={one: Consent(one, given=True, since=now, is_current=False) for one in PURPOSES},
        messages=[Delivery(purpose="checkins", state="unknown", sent_at=now)] * customer_page.MOST_MESSAGES,
    )
    text = screens.customer(Texts(ZoneInfo("Europe/Athens")).say(language), shown, 1).text
    assert 2_500 < len(unescape(re.sub("<[^>]+>", "", text))) <= 4_096
