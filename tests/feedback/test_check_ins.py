"""A question after a visit: to those who agreed, once, considerately, and at most each thirty days."""

from datetime import timedelta

from feedback.visits import (
    agrees,
    asked,
    buys,
    check_ins,
    customer_of,
    gives_back,
    guest_of_checkins,
    working_day,
)
from house import House, said, taps, writes
from xenia.core.transaction import transaction
from xenia.customers.join import leave
from xenia.deliveries.models import HeldBack
from xenia.feedback.checkins import ask_effort
from xenia.feedback.models import Question, Survey


async def test_ninety_minutes_after_a_visit(house: House) -> None:
    staff = await working_day(house)
    anna = await guest_of_checkins(house)
    await house.gives(staff, anna, "12,40")
    await house.people.advance(minutes=89)
    await house.tick()
    assert await house.rows(Survey) == []
    question = await asked(house, anna, minutes=1)
    assert (
        said(question) == "Ευχαριστούμε που περάσατε, Άννα. Ήταν όλα καλά;\nΑπό 1 (καθόλου) ως 5 (απολύτως)."
    )
    labels = [[button.text for button in row] for row in question.buttons]
    assert labels[:2] == [["1 ★", "2 ★", "3 ★", "4 ★", "5 ★"], ["Όχι τώρα"]]
    assert len(labels) == 3, "and below: why it came, and an end to it"
    await house.tick()
    await house.people.advance(hours=2)
    await house.tick()
    (survey,) = await house.rows(Survey)
    (delivery,) = await check_ins(house)
    assert (survey.question, survey.subject) == (Question.CSAT, "purchase:1")
    assert (delivery.state, delivery.purpose, delivery.priority) == ("sent", "checkins", 4)
    assert delivery.expires_at == survey.planned_at + timedelta(hours=48)


async def test_in_english(house: House) -> None:
    await working_day(house)
    emma = await guest_of_checkins(house, "Emma", "en")
    await buys(house, emma)
    question = await asked(house, emma, minutes=90)
    assert said(question).startswith("Thank you for coming by, Emma. Was everything all right?")
    assert question.buttons[1][0].text == "Not now"


async def test_nobody_is_asked_who_did_not_agree(house: House) -> None:
    await working_day(house)
    never, withdrew, too_late, left = [
        await house.customer(name) for name in ("Άννα", "Νίκος", "Ελένη", "Ζωή")
    ]
    for chat in (withdrew, left):
        await agrees(house, chat)
    for chat in (never, withdrew, too_late, left):
        await buys(house, chat)
    await house.people.advance(minutes=60)
    await agrees(house, too_late)  # a yes is about what comes
    await agrees(house, withdrew, given=False)
    async with transaction(house.app.database) as session:
        gone = await session.merge(await customer_of(house, left))
        await leave(session, gone, notice="…", controller="Το Καφενείο", now=house.now)
    await house.people.advance(minutes=60)
    await house.tick()
    assert await house.rows(Survey) == []
    assert await check_ins(house) == []


async def test_what_was_given_back_was_no_visit_but_a_part_of_it_was(house: House) -> None:
    await working_day(house)
    anna, nikos = await guest_of_checkins(house), await guest_of_checkins(house, "Νίκος")
    await gives_back(house, await buys(house, anna), cents=1240)
    await gives_back(house, await buys(house, nikos), cents=1000)
    await house.people.advance(minutes=90)
    await house.tick()
    assert [one.subject for one in await house.rows(Survey)] == ["purchase:2"]


async def test_what_is_given_back_before_the_question_leaves_is_not_asked_about(house: House) -> None:
    await working_day(house)
    anna = await guest_of_checkins(house)
    await house.people.advance(hours=9, minutes=45)
    purchase = await buys(house, anna)
    await house.people.advance(minutes=90)
    await house.tick()  # 21:15: quiet hours
    assert [one.state for one in await check_ins(house)] == ["queued"]
    await gives_back(house, purchase, cents=1240)
    await house.people.advance(hours=12)
    await house.tick()
    assert [(one.state, one.reason) for one in await check_ins(house)] == [("cancelled", "pointless")]


async def test_in_the_evening_it_waits_for_the_morning(house: House) -> None:
    await working_day(house)
    anna = await guest_of_checkins(house)
    await house.people.advance(hours=9, minutes=45)
    await buys(house, anna)
    await house.people.advance(minutes=90)
    await house.tick()
    assert [one.reason for one in await house.rows(HeldBack)] == ["quiet-hours"]
    await asked(house, anna, hours=12)


async def test_after_days_off_an_old_visit_is_not_asked_about(house: House) -> None:
    await working_day(house)
    anna = await guest_of_checkins(house)
    await buys(house, anna)
    await house.people.advance(hours=48)
    await house.tick()
    assert await house.rows(Survey) == []


async def test_at_most_one_in_thirty_days_however_often_somebody_comes(house: House) -> None:
    await working_day(house)
    anna = await guest_of_checkins(house)
    for _ in range(2):  # the third visit would make room for another question
        await buys(house, anna)
        await asked(house, anna, minutes=90)
        await taps(anna, "5 ★")
        await house.people.advance(days=29)
        async with transaction(house.app.database) as session:
            customer = await customer_of(house, anna)
            assert not await ask_effort(session, house.app.ground.texts, customer.id, "case:1", house.now)
        await house.people.advance(days=1)
    planned = [one.planned_at for one in await house.rows(Survey)]
    assert planned[1] - planned[0] >= timedelta(days=30)


async def test_several_visits_of_one_day_are_one_question(house: House) -> None:
    await working_day(house)
    anna = await guest_of_checkins(house)
    for _ in range(3):
        await buys(house, anna)
        await house.people.advance(minutes=5)
    await house.people.advance(minutes=90)
    await house.tick()
    await house.tick()
    assert [one.subject for one in await house.rows(Survey)] == ["purchase:3"]


async def test_one_reminder_and_no_more(house: House) -> None:
    await working_day(house)
    anna = await guest_of_checkins(house)
    await buys(house, anna)
    first = await asked(house, anna, minutes=90)
    await house.people.advance(days=2, hours=23)
    await house.tick()
    assert len(await check_ins(house)) == 1
    again = await asked(house, anna, hours=1)
    assert again.message_id != first.message_id
    assert said(again).startswith("Άννα, σας είχαμε ρωτήσει για την επίσκεψή σας στις 23 Νοεμβρίου 2026")
    assert said(again).endswith("Δεν θα ξαναρωτήσουμε.")
    for _ in range(4):
        await house.people.advance(days=3)
        await house.tick()
    assert [one.state for one in await check_ins(house)] == ["sent", "sent"]
    await anna.tap("4 ★", message_id=first.message_id)  # either of them answers
    assert "★★★★☆" in said(await anna.answer())
    assert len(await house.rows(Survey)) == 1


async def test_who_answered_or_dismissed_or_stopped_is_not_reminded(house: House) -> None:
    await working_day(house)
    people = [await guest_of_checkins(house, name) for name in ("Άννα", "Νίκος", "Ελένη")]
    for chat in people:
        await buys(house, chat)
    await house.people.advance(minutes=90)
    await house.tick()
    for chat in people:
        await chat.answer()
    answering, dismissing, stopping = people
    await taps(answering, "3 ★")
    assert said(await taps(dismissing, "Όχι τώρα")) == "Εντάξει, δεν θα σας ξαναρωτήσουμε για αυτό."
    await agrees(house, stopping, given=False)
    await house.people.advance(days=3)
    await house.tick()
    assert len(await check_ins(house)) == 3
    assert [one.reminded_at for one in await house.rows(Survey)] == [None] * 3


async def test_an_answer_that_comes_before_the_reminder_leaves_calls_it_off(house: House) -> None:
    await working_day(house)
    anna = await guest_of_checkins(house)
    await buys(house, anna)
    await asked(house, anna, minutes=90)
    await house.people.advance(days=3, hours=11)
    await house.tick()  # 22:30: quiet hours
    assert [one.state for one in await check_ins(house)] == ["sent", "queued"]
    await taps(anna, "5 ★")
    await house.people.advance(hours=12)
    await house.tick()
    assert [one.state for one in await check_ins(house)] == ["sent", "cancelled"]


async def test_how_easy_it_was_is_asked_once_for_a_case(house: House) -> None:
    await working_day(house)
    anna, nikos = await guest_of_checkins(house), await house.customer("Νίκος")

    async def ask(customer_id: int, case: str) -> bool:
        async with transaction(house.app.database) as session:
            return await ask_effort(session, house.app.ground.texts, customer_id, case, house.now)

    customer, stranger = await customer_of(house, anna), await customer_of(house, nikos)
    assert not await ask(stranger.id, "case:1")
    assert await ask(customer.id, "case:2")
    assert not await ask(customer.id, "case:2")
    question = await asked(house, anna)
    assert said(question) == (
        "Άννα, για το θέμα που μας φέρατε: συμφωνείτε ότι το λύσαμε εύκολα για εσάς;\n"
        "Από 1 (καθόλου) ως 7 (απολύτως)."
    )
    assert [button.text for button in question.buttons[0]] == list("1234567")
    await taps(anna, "7")
    await house.people.advance(days=31)
    assert not await ask(customer.id, "case:2"), "asked before"
    assert await ask(customer.id, "case:3")


async def test_whoever_is_asked_and_writes_something_else_is_understood(house: House) -> None:
    await working_day(house)
    anna = await guest_of_checkins(house)
    await buys(house, anna)
    await asked(house, anna, minutes=90)
    assert "★" not in said(await writes(anna, "ποιο είναι το ωράριο;"))
