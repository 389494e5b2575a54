"""An answer: one tap, changed or taken back as easily; a low one reaches people, and one tap a person."""

import asyncio

import pytest

from feedback.visits import asked, buys, customer_of, guest_of_checkins, scores, working_day
from house import House, said, taps, writes
from xenia.care.models import State, Ticket
from xenia.core.transaction import transaction
from xenia.feedback.checkins import ask_effort
from xenia.feedback.models import Feedback, FeedbackPart, Survey
from xenia.feedback.taps import Dismiss, Score, WantPerson


async def test_one_tap_and_words_if_wished(house: House) -> None:
    await working_day(house)
    anna = await guest_of_checkins(house)
    await buys(house, anna)
    await asked(house, anna, minutes=90)
    thanks = await taps(anna, "5 ★")
    assert not thanks.edited, "the question stays, with why it came"
    assert said(thanks).startswith("★★★★★\n\nΧαιρόμαστε πολύ.")
    assert not any("γράψει κάποιος" in button.text for row in thanks.buttons for button in row)
    assert "Το κρατήσαμε" in said(await writes(anna, "ωραίος καφές"))
    (survey,) = await house.rows(Survey)
    (feedback,) = await house.rows(Feedback)
    (part,) = await house.rows(FeedbackPart)
    assert (survey.score, survey.answered_at, survey.feedback_id) == (5, house.now, feedback.id)
    assert (part.feedback_id, part.words) == (feedback.id, "ωραίος καφές")
    assert said(await writes(anna, "/feedback")).startswith("Πώς σας φαίνεται"), "that is another matter"


async def test_it_can_be_changed_for_thirty_days_and_taken_back(house: House) -> None:
    await working_day(house)
    anna = await guest_of_checkins(house)
    await buys(house, anna)
    question = await asked(house, anna, minutes=90)
    five = question.buttons[0][4].data or ""
    await taps(anna, "4 ★")
    await house.people.advance(days=29)
    assert said(await taps(anna, "Αλλαγή βαθμού")).startswith("Ήταν όλα καλά στην επίσκεψή σας;")
    assert said(await taps(anna, "3 ★")).startswith("★★★☆☆")
    assert await scores(house) == [3]
    await house.people.advance(days=1)
    toast = await anna.tap_data(five, question.message_id)
    assert toast is not None
    assert toast.show_alert
    assert "δεν αλλάζει πια" in (toast.text or "")
    assert await scores(house) == [3]
    assert "Τη σβήσαμε" in said(await taps(anna, "Την παίρνω πίσω"))
    (survey,) = await house.rows(Survey)
    assert (survey.score, survey.answered_at, survey.dismissed_at) == (None, None, house.now)
    await anna.tap_data(five, question.message_id)
    assert said(await anna.answer()).startswith("★★★★★"), "and given anew"
    (survey,) = await house.rows(Survey)
    assert (survey.score, survey.dismissed_at) == (5, None)
    assert [one.withdrawn_at for one in await house.rows(Feedback)] == [None]


async def test_an_answer_that_comes_months_later_is_kept_kindly(house: House) -> None:
    await working_day(house)
    anna = await guest_of_checkins(house)
    await buys(house, anna)
    await asked(house, anna, minutes=90)
    await house.people.advance(days=100)
    assert said(await taps(anna, "5 ★")).startswith("★★★★★\n\nΧαιρόμαστε πολύ.")
    assert await scores(house) == [5]


async def test_two_taps_at_once_answer_once(house: House) -> None:
    owner = await house.owner()
    await working_day(house)
    anna = await guest_of_checkins(house)
    await buys(house, anna)
    question = await asked(house, anna, minutes=90)
    one = question.buttons[0][0].data or ""
    await asyncio.gather(*(anna.tap_data(one, question.message_id) for _ in range(3)))
    await house.people.settled()
    assert await scores(house) == [1]
    assert len(await house.rows(Feedback)) == 1
    assert "(μετά από επίσκεψη) · Άννα" in said(await owner.answer())
    assert [one.kind for one in await house.deliveries()].count("low-rating") == 2, "once to each of the team"
    await asyncio.gather(*(anna.tap_data(Dismiss(survey=1).pack(), question.message_id) for _ in range(2)))
    assert "Έχουμε ήδη την απάντησή σας" in said(await anna.answer())
    assert await scores(house) == [1], "what was answered stays answered"


async def test_made_up_taps_answer_nothing(house: House) -> None:
    await working_day(house)
    anna, eve = await guest_of_checkins(house), await house.customer("Εύα")
    await buys(house, anna)
    await asked(house, anna, minutes=90)
    for chat, forged in (
        (eve, Score(survey=1, score=1).pack()),
        (eve, Dismiss(survey=1).pack()),
        (eve, Score(survey=2**62, score=1).pack()),
        (anna, Score(survey=1, score=0).pack()),
        (anna, Score(survey=1, score=6).pack()),
        (eve, WantPerson(feedback=1).pack()),
    ):
        toast = await chat.tap_data(forged)
        assert toast is not None
        assert toast.text == "Αυτή η ερώτηση δεν ισχύει πια."
    for forged in ("score:1:11", "score:1:-1", "score:x:5", "score:1", "nosay:0", "person:"):
        toast = await anna.tap_data(forged)
        assert toast is not None
        assert "δεν ισχύει πια" in (toast.text or "")
    (survey,) = await house.rows(Survey)
    assert (survey.score, survey.dismissed_at) == (None, None)
    assert await house.rows(Feedback) == []


async def test_a_rating_cannot_be_made_to_look_like_an_answer(house: House) -> None:
    await working_day(house)
    anna = await guest_of_checkins(house)
    await buys(house, anna)
    await asked(house, anna, minutes=90)
    await anna.tap_data("rate:5:s:1")
    await anna.answer()
    assert await house.rows(Feedback) == []


async def test_dismissed_and_answered_after_all(house: House) -> None:
    await working_day(house)
    anna = await guest_of_checkins(house)
    await buys(house, anna)
    question = await asked(house, anna, minutes=90)
    await taps(anna, "Όχι τώρα")
    await anna.tap_data(question.buttons[0][3].data or "", question.message_id)
    assert said(await anna.answer()).startswith("★★★★☆")
    (survey,) = await house.rows(Survey)
    assert (survey.score, survey.dismissed_at) == (4, None)


async def test_a_low_score_reaches_the_team_and_one_tap_a_person(house: House) -> None:
    waiter = await working_day(house)
    anna = await guest_of_checkins(house)
    await buys(house, anna)
    await asked(house, anna, minutes=90)
    thanks = await taps(anna, "2 ★")
    assert "Η ομάδα μας ενημερώνεται αυτή τη στιγμή" in said(thanks)
    assert thanks.buttons[0][0].text == "Θέλω να μου γράψει κάποιος"
    assert said(await waiter.answer()).startswith("★★☆☆☆ (μετά από επίσκεψη) · Άννα, κάρτα")
    wanted = thanks.buttons[0][0].data or ""
    await anna.tap_data(wanted, thanks.message_id)
    assert "Η υπόθεσή σας έχει τον κωδικό" in said(await anna.answer())
    await anna.tap_data(wanted, thanks.message_id)
    assert "νέα υπόθεση (παράπονο)" in said(await waiter.answer())
    assert said(await waiter.answer()).endswith("★★☆☆☆ (μετά από επίσκεψη)")
    assert len(await house.rows(Ticket)) == 1, "two taps, one ticket"
    assert "Το προσθέσαμε στην υπόθεση" in said(await writes(anna, "κρύος καφές"))
    told = await waiter.answer()
    assert said(told).endswith("κρύος καφές")
    await waiter.reply(told.message_id, "Συγγνώμη")
    assert said(await anna.answer()).endswith("Συγγνώμη")
    (feedback,) = await house.rows(Feedback)
    assert (feedback.answered_at, feedback.person_asked_at) == (house.now, house.now)


async def test_a_low_rating_that_nobody_asked_for_offers_a_person_too(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    await writes(anna, "/feedback")
    await taps(anna, "1 ★")
    await waiter.answer()
    await writes(anna, "κρύος καφές")
    await waiter.answer()
    assert "Η υπόθεσή σας έχει τον κωδικό" in said(await taps(anna, "Θέλω να μου γράψει κάποιος"))
    told = [said(await waiter.answer()).split("\n")[-1] for _ in range(3)]
    assert told[1:] == ["★☆☆☆☆", "κρύος καφές"]


async def test_where_there_is_nobody_nobody_is_promised(house: House) -> None:
    anna = await house.customer()
    await writes(anna, "/feedback")
    thanks = await taps(anna, "1 ★")
    assert "Το κρατήσαμε για τους ανθρώπους" in said(thanks)
    assert not any("γράψει κάποιος" in button.text for row in thanks.buttons for button in row)
    await anna.tap_data(WantPerson(feedback=1).pack())
    assert "Αυτή τη στιγμή δεν βρίσκουμε κάποιον" in said(await anna.answer())
    assert [one.state for one in await house.rows(Ticket)] == [State.NEW], (
        "it is kept for the first who comes"
    )


@pytest.mark.parametrize(("score", "is_low"), [(1, True), (3, True), (4, False), (7, False)])
async def test_where_effort_is_high(house: House, score: int, is_low: bool) -> None:  # noqa: FBT001 - a parameter
    waiter = await working_day(house)
    anna = await guest_of_checkins(house)
    customer = await customer_of(house, anna)
    async with transaction(house.app.database) as session:
        assert await ask_effort(session, house.app.ground.texts, customer.id, "case:7", house.now)
    await asked(house, anna)
    thanks = said(await taps(anna, str(score)))
    assert thanks.startswith(f"{score}/7\n\n")
    assert ("ενημερώνεται" in thanks) == is_low
    if is_low:
        assert f"{score}/7 (αν λύθηκε εύκολα) · Άννα" in said(await waiter.answer())
    assert [one.kind == "low-rating" for one in await house.deliveries()].count(True) == is_low
