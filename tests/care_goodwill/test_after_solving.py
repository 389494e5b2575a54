"""Three days after a ticket was solved its customer is asked whether it was; then, perhaps, a survey."""

from datetime import timedelta

import pytest

from care.people import all_said, reads, ticket
from care_goodwill.solving import at, questions, solved_on_monday, solves
from feedback.visits import MONDAY, check_ins, guest_of_checkins
from house import House, said, taps, writes
from xenia.care.after.due import follow_up
from xenia.care.after.models import Resolution
from xenia.care.bring import agree_solved, bring_back
from xenia.care.models import State, Ticket
from xenia.core.room import Moment
from xenia.core.transaction import transaction
from xenia.customers.join import leave
from xenia.customers.models import Customer
from xenia.customers.preferences import set_quiet_hours, set_zone
from xenia.deliveries.models import Delivery
from xenia.feedback.models import Question, Survey


async def test_the_question_comes_once_three_days_later(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    reference = await solved_on_monday(house, waiter, anna)
    await at(house, 26, "09:59")
    assert await questions(house, anna) == []
    await at(house, 26)
    for day in (27, 28, 30):
        await at(house, day)
    (asked,) = await questions(house, anna)
    assert asked == (
        f"Άννα, στις 23 Νοεμβρίου 2026 σας είπαμε ότι η υπόθεσή σας {reference} λύθηκε."
        " Λύθηκε πραγματικά;\n\n"
        "Αν όχι, ανοίγει ξανά και μπαίνει πρώτη στη σειρά."
    )
    shown = (await anna.messages())[-1]
    assert shown.labels == ["Ναι, λύθηκε", "Όχι, δεν λύθηκε"]
    assert await house.faults() == []


async def test_who_answers_it_with_a_thank_you_is_understood_and_still_one_tap_from_either(
    house: House,
) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    await solved_on_monday(house, waiter, anna)
    await at(house, 26)
    await reads(house, anna)
    page = await writes(anna, "Ναι, σας ευχαριστώ!")
    assert "Το είπαμε στην ομάδα" in said(page)
    assert page.labels == ["Ναι, λύθηκε", "Δεν λύθηκε", "Μενού"]
    assert "Ναι, σας ευχαριστώ!" in await all_said(house, waiter)
    assert (await ticket(house)).state == State.RESOLVED


async def test_no_brings_it_back_first_in_line_and_it_is_asked_again_after_the_next_solution(
    house: House,
) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    reference = await solved_on_monday(house, waiter, anna)
    await at(house, 26)
    await reads(house, anna)
    assert "μπαίνει πρώτη στη σειρά" in said(await taps(anna, "Όχι, δεν λύθηκε"))
    found = await ticket(house)
    assert (found.state, found.priority, found.reopened) == (State.WAITING_US, 1, 1)
    await writes(anna, "Πάλι κρύος")
    assert "Πάλι κρύος" in await all_said(house, waiter)
    await at(house, 30)
    assert len(await questions(house, anna)) == 1
    await solves(house, waiter, reference)
    await house.people.set_clock(MONDAY + timedelta(days=10))
    await house.tick()
    assert len(await questions(house, anna)) == 2
    assert [(one.round, one.solved) for one in await house.rows(Resolution)] == [(0, False), (1, None)]
    assert await house.faults() == []


async def test_yes_ends_it_and_no_answer_ends_nothing(house: House) -> None:
    waiter, anna, nikos = await house.team_member(), await house.customer(), await house.customer("Νίκος")
    await solved_on_monday(house, waiter, anna)
    await solved_on_monday(house, waiter, nikos)
    await at(house, 26)
    await reads(house, anna)
    assert "Σας ευχαριστούμε" in said(await taps(anna, "Ναι, λύθηκε"))
    for days in (7, 14, 15, 60):
        await house.people.set_clock(MONDAY + timedelta(days=days))
        await house.tick()
    assert [one.state for one in await house.rows(Ticket)] == [State.CLOSED, State.RESOLVED]
    assert [one.solved for one in await house.rows(Resolution)] == [True, None]
    assert len(await questions(house, anna)) == len(await questions(house, nikos)) == 1
    assert await house.faults() == []


async def test_who_agreed_or_brought_it_back_before_is_not_asked(house: House) -> None:
    waiter, anna, nikos = await house.team_member(), await house.customer(), await house.customer("Νίκος")
    for chat in (anna, nikos):
        await solved_on_monday(house, waiter, chat)
    await taps(anna, "Ναι, λύθηκε")
    await taps(nikos, "Δεν λύθηκε")
    for day in (26, 27, 30):
        await at(house, day)
    assert await questions(house, anna) + await questions(house, nikos) == []
    assert [one.solved for one in await house.rows(Resolution)] == [True, False]


async def test_it_waits_for_the_morning_and_past_days_of_rest(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    await solved_on_monday(house, waiter, anna)
    await at(house, 26, "03:00")
    await at(house, 26, "21:00")
    await at(house, 27, "08:59")
    await at(house, 29, "12:00")  # a Sunday
    assert await questions(house, anna) == []
    await at(house, 30, "09:00")
    assert len(await questions(house, anna)) == 1


async def test_it_keeps_the_hours_of_the_customer(house: House) -> None:
    waiter, anna, nikos = await house.team_member(), await house.customer(), await house.customer("Νίκος")
    async with transaction(house.app.database) as session:
        await set_zone(session, 1, "Europe/London")
        await set_quiet_hours(session, 2, (20, 12))
    for chat in (anna, nikos):
        await solved_on_monday(house, waiter, chat)
    await at(house, 26, "10:30")
    assert await questions(house, anna) + await questions(house, nikos) == []
    await at(house, 26, "11:00")
    assert (len(await questions(house, anna)), len(await questions(house, nikos))) == (1, 0)
    await at(house, 26, "12:00")
    assert len(await questions(house, nikos)) == 1


async def test_what_could_not_leave_by_day_is_asked_on_the_next(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    await solved_on_monday(house, waiter, anna)
    await anna.block()
    await at(house, 26)
    assert [one.state for one in await house.rows(Delivery) if one.kind == "solved"] == ["paused"]
    await house.people.set_clock(MONDAY + timedelta(days=3, hours=13))
    await anna.unblock()
    await writes(anna, "/menu")
    await house.app.sender.look_after()
    await house.tick()
    assert await questions(house, anna) == [], "not at eleven at night"
    await at(house, 27, "09:00")
    assert len(await questions(house, anna)) == 1
    assert [one.asked for one in await house.rows(Resolution)] == [2]


async def test_who_has_left_is_not_asked(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    await solved_on_monday(house, waiter, anna)
    async with transaction(house.app.database) as session:
        await leave(session, await session.get_one(Customer, 1), notice="…", controller="shop", now=house.now)
    await at(house, 26)
    assert await questions(house, anna) == []


@pytest.mark.parametrize("meanwhile", ["agrees", "brings it back", "leaves"])
async def test_what_changes_between_planning_and_leaving_calls_it_off(house: House, meanwhile: str) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    await solved_on_monday(house, waiter, anna)
    await house.people.set_clock(MONDAY + timedelta(days=3))
    async with transaction(house.app.database) as session:
        moment = Moment(session, house.app.ground.texts, house.app.shop, house.now)
        customer = await session.get_one(Customer, 1)
        assert await follow_up(moment) == 1
        if meanwhile == "agrees":
            await agree_solved(moment, 1, customer)
        elif meanwhile == "leaves":
            await leave(session, customer, notice="…", controller="shop", now=house.now)
        else:
            await bring_back(moment, 1, customer)
    await house.tick()
    assert [one.state for one in await house.rows(Delivery) if one.kind == "solved"] == ["cancelled"]
    assert await questions(house, anna) == []


async def test_a_kind_word_leaves_nothing_to_ask(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    await solved_on_monday(house, waiter, anna, "Έναν καλό λόγο")
    await at(house, 26)
    assert await questions(house, anna) == []
    assert await house.rows(Resolution) == []
    assert await house.faults() == []


async def test_a_survey_comes_some_hours_after_the_yes_of_who_agreed_to_check_ins(house: House) -> None:
    await house.people.set_clock(MONDAY)
    waiter, anna = await house.team_member(), await guest_of_checkins(house)
    nikos, emma = await house.customer("Νίκος"), await guest_of_checkins(house, "Emma", "en")
    for chat in (anna, nikos):
        await solved_on_monday(house, waiter, chat)
        await taps(chat, "Ναι, λύθηκε")
    await writes(emma, "/person")
    await taps(emma, "I have a complaint")
    await writes(emma, "Cold coffee")
    await solves(house, waiter, (await ticket(house)).reference)
    await reads(house, emma)
    await taps(emma, "Yes, it is solved")
    await at(house, 23, "12:59")
    assert await house.rows(Survey) == []
    await at(house, 23, "13:00")
    assert [(one.question, one.customer_id, one.subject) for one in await house.rows(Survey)] == [
        (Question.CES, 1, "case:1:0"),
        (Question.CES, 3, "case:3:0"),
    ]
    assert "συμφωνείτε ότι το λύσαμε εύκολα" in await all_said(house, anna)
    await taps(anna, "7")
    await at(house, 26)
    assert len(await house.rows(Survey)) == 2
    assert await questions(house, anna) == []


async def test_every_other_one_asks_how_content_they_are(house: House) -> None:
    await house.people.set_clock(MONDAY)
    waiter, anna = await house.team_member(), await house.customer()
    nikos = await guest_of_checkins(house, "Νίκος")
    for chat in (anna, nikos):
        await solved_on_monday(house, waiter, chat)
        await taps(chat, "Ναι, λύθηκε")
    await at(house, 23, "13:00")
    question = "Νίκο, για το θέμα που μας φέρατε: πόσο σας ικανοποίησαν όσα κάναμε;\nΑπό 1 (καθόλου) ως 5"
    assert question in await all_said(house, nikos)
    await taps(nikos, "1 ★")
    assert "★☆☆☆☆ (για όσα κάναμε)" in await all_said(house, waiter)
    (survey,) = await house.rows(Survey)
    assert (survey.question, survey.subject, survey.score) == (Question.CSAT, "case:2:0", 1)
    admin = await house.team_member("admin", "Ελένη")
    assert "Μετά από επίσκεψη (CSAT)\nΚαμία ακόμη." in said(await writes(admin, "/surveys"))


async def test_the_question_comes_first_and_the_survey_on_another_day(house: House) -> None:
    await house.people.set_clock(MONDAY)
    waiter, anna = await house.team_member(), await guest_of_checkins(house)
    nikos = await guest_of_checkins(house, "Νίκος")
    for chat in (anna, nikos):
        await solved_on_monday(house, waiter, chat)
    await at(house, 26)
    await reads(house, anna)
    await taps(anna, "Ναι, λύθηκε")
    await at(house, 26, "20:00")
    assert await house.rows(Survey) == [], "not twice in one day"
    await at(house, 27)
    assert [one.customer_id for one in await house.rows(Survey)] == [1]
    await at(house, 28, "09:59")
    assert [one.customer_id for one in await house.rows(Survey)] == [1]
    await at(house, 28)
    assert [one.customer_id for one in await house.rows(Survey)] == [1, 2], "two days without an answer"
    assert len(await questions(house, nikos)) == 1


@pytest.mark.parametrize("has_left", [True, False])
async def test_a_survey_is_called_off_when_it_is_opened_again(house: House, has_left: bool) -> None:  # noqa: FBT001 - a parameter
    await house.people.set_clock(MONDAY)
    waiter, anna = await house.team_member(), await guest_of_checkins(house)
    reference = await solved_on_monday(house, waiter, anna)
    if not has_left:
        await house.people.set_clock(MONDAY + timedelta(hours=9))
    await taps(anna, "Ναι, λύθηκε")
    await house.people.advance(hours=3)
    await house.tick()
    assert [one.state for one in await check_ins(house)] == ["sent" if has_left else "queued"]
    await writes(waiter, "/menu")
    await writes(waiter, reference)
    await taps(waiter, "Την ξανανοίγω")
    await solves(house, waiter, reference)
    for day in (24, 25, 26):
        await at(house, day)
    assert [one.state for one in await check_ins(house)] == ["sent" if has_left else "cancelled"]
    assert len(await house.rows(Survey)) == int(has_left), "what never left is no question"
    assert await house.faults() == []
