"""The page of figures: what it counts, what it leaves out, and what it does not say of too few."""

from collections.abc import Awaitable, Callable

from sqlalchemy import select

from care.people import reads
from house import House, doorway, has_door, said, taps, writes
from telegram_sandbox.chat_client import ChatClient
from xenia.care import bring, work
from xenia.care.measures.taps import ShowMeasures
from xenia.care.models import Kind, TicketLine
from xenia.care.said import Said
from xenia.care.threads.merge import merge
from xenia.core.room import Moment
from xenia.core.transaction import transaction
from xenia.customers.models import Customer
from xenia.feedback.models import Question, Survey
from xenia.team.models import ADMIN, LEAD, TeamMember

HELLO = Said("text", "κρύος")
Act = Callable[[Moment, Customer, TeamMember], Awaitable[object]]


async def _do(house: House, *acts: Act) -> None:
    """Acts of the customer and of the member of this file, at this moment."""
    async with transaction(house.app.database) as session:
        moment = Moment(session, house.app.ground.texts, house.app.shop, house.now)
        customer = (await session.scalars(select(Customer))).one()
        member = await session.get_one(TeamMember, 1)
        for act in acts:
            await act(moment, customer, member)


def _opens(moment: Moment, customer: Customer, _member: TeamMember) -> Awaitable[object]:
    return bring.open_case(moment, customer, Kind.COMPLAINT, [HELLO])


def _tells(moment: Moment, customer: Customer, member: TeamMember) -> Awaitable[object]:
    return work.open_for(moment, member, customer.card_number, "κρύος")


def _answers(ticket_id: int) -> Act:
    return lambda moment, _, member: work.answer(moment, ticket_id, member, [HELLO])


def _waits(ticket_id: int) -> Act:
    return lambda moment, _, member: work.wait_for_customer(moment, ticket_id, member)


def _says(ticket_id: int) -> Act:
    return lambda moment, customer, _: bring.say(moment, ticket_id, customer, HELLO)


def _solves(ticket_id: int) -> Act:
    return lambda moment, _, member: work.resolve(moment, ticket_id, member, "έγινε")


def _brings_back(ticket_id: int) -> Act:
    return lambda moment, customer, _: bring.bring_back(moment, ticket_id, customer)


def _rates(ticket_id: int, question: Question, score: int) -> Act:
    async def act(moment: Moment, customer: Customer, _member: TeamMember) -> None:
        moment.session.add(
            Survey(
                question=question,
                customer_id=customer.id,
                subject=f"case:{ticket_id}",
                planned_at=moment.now,
                answered_at=moment.now,
                score=score,
            )
        )

    return act


async def _page(house: House, admin: ChatClient) -> str:
    await reads(house, admin)
    await writes(admin, "/menu")
    return said(await doorway(admin, "Υποθέσεις: αριθμοί"))


async def test_a_week_of_tickets_in_figures(house: House) -> None:
    await house.team_member()
    await house.customer()
    admin = await house.team_member(ADMIN, "Ελένη")
    await house.people.advance(days=1)  # from a Sunday to Monday, ten o'clock
    await _do(house, *[_opens] * 5)
    await house.people.advance(minutes=30)
    await _do(house, *[_answers(one) for one in (1, 2, 3, 4)])
    await house.people.advance(minutes=30)
    await _do(house, _answers(5), *[_solves(one) for one in (1, 3, 4, 5)], _waits(2), _tells)
    await house.people.advance(hours=1)
    await _do(house, _brings_back(5))
    await house.people.advance(minutes=30)
    await _do(house, _solves(5))
    await house.people.advance(hours=20, minutes=30)  # Tuesday, nine o'clock
    await _do(house, _says(2))
    await house.people.advance(minutes=30)
    await _do(house, _solves(2), _opens)
    await _do(house, *[_rates(one, Question.CSAT, score) for one, score in enumerate((5, 4, 4, 3, 1), 1)])
    await _do(house, *[_rates(one, Question.CES, 7) for one in range(1, 5)])
    page = await _page(house, admin)
    assert "Άνοιξαν 7." in page
    assert "Πρώτη απάντηση\nΟι μισές μέσα σε 30 λεπτά, οι εννιά στις δέκα μέσα σε 48 λεπτά\n(5" in page
    assert "Λύση\nΟι μισές μέσα σε 1 ώ. 0 λ., οι εννιά στις δέκα μέσα σε 1 ώ. 30 λ.\n(5" in page
    assert "Ανοιχτές τώρα\n2: σήμερα 1, ως τριών ημερών 1, παλιότερες 0" in page
    assert "ότι λύθηκαν\n1 από 5 (από 3 ως 63 %)" in page
    assert "(CSAT, 4 και 5)\n3 από 5 (από 23 ως 89 %)" in page
    assert "(CES, 5 ως 7)\nΩς τώρα 4: με λιγότερες από 5 δεν λέμε κάτι." in page
    await house.people.advance(days=40)
    later = await _page(house, admin)
    assert "Δεν άνοιξε καμία." in later
    assert later.count("Καμία ακόμη.") == 5
    assert "2: σήμερα 0, ως τριών ημερών 0, παλιότερες 2" in later
    assert "Άνοιξαν 7." in said(await taps(admin, "90 ημέρες"))


async def test_a_solution_that_did_not_hold_is_none(house: House) -> None:
    await house.team_member()
    await house.customer()
    admin = await house.team_member(ADMIN, "Ελένη")
    await house.people.advance(days=1)
    await _do(house, *[_opens] * 5, *[_solves(one) for one in range(1, 6)], _brings_back(1))
    page = await _page(house, admin)
    assert "Λύση\nΩς τώρα 4: με λιγότερες από 5" in page
    assert "ότι λύθηκαν\n1 από 5" in page


async def test_tickets_that_became_one_count_once_and_a_reaction_is_no_answer(house: House) -> None:
    await house.team_member()
    anna = await house.customer()
    admin = await house.team_member(ADMIN, "Ελένη")
    await house.people.advance(days=1)
    await _do(house, *[_opens] * 6, lambda moment, _, member: merge(moment, 5, 6, member))
    for deed in (_answers, _waits):
        await _do(house, *[deed(one) for one in range(1, 6)])
    await reads(house, anna)
    await house.people.advance(hours=1)
    for one in await anna.messages():
        if not one.outgoing:
            await anna.react(one.message_id, "👍")
    await reads(house, admin)
    assert "reaction" in {one.what for one in await house.rows(TicketLine)}
    await house.people.advance(hours=1)
    await _do(house, *[_solves(one) for one in range(1, 6)])
    page = await _page(house, admin)
    assert "Άνοιξαν 5." in page
    assert "Λύση\nΟι μισές μέσα σε 0 λεπτά, οι εννιά στις δέκα μέσα σε 0 λεπτά\n(5" in page


async def test_how_it_is_measured_stands_beside(house: House) -> None:
    admin = await house.team_member(ADMIN, "Ελένη")
    assert "Ανοιχτές τώρα\nΚαμία" in await _page(house, admin)
    explained = said(await taps(admin, "Πώς μετριέται"))
    assert "Διάμεσος και 90ό εκατοστημόριο" in explained
    assert "Wilson" in explained
    assert "Υποθέσεις, τις τελευταίες 30" in said(await taps(admin, "Πίσω"))


async def test_the_figures_are_for_admins_and_owners(house: House) -> None:
    await house.owner()
    for person in (await house.team_member(LEAD, "Νίκη"), await house.customer()):
        assert not await has_door(person, "Υποθέσεις: αριθμοί")
        toast = await person.tap_data(ShowMeasures().pack())
        assert toast is not None
        assert toast.text == "Αυτό το κουμπί δεν ισχύει πια. Το μενού είναι από κάτω."
