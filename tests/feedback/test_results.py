"""What surveys say, with how sure that is: over those that reached somebody, and no others."""

from datetime import timedelta

import pytest

from feedback.crowd import answered, crowd
from feedback.visits import agrees, asked, buys, check_ins, guest_of_checkins, working_day
from house import House, doorway, said, taps, writes
from xenia.core.transaction import reading, transaction
from xenia.feedback.models import Question
from xenia.feedback.results import Result, results
from xenia.team.models import ADMIN

FORTY = [5] * 20 + [4] * 10 + [3] * 4 + [2] * 3 + [1] * 3
"""Thirty of forty are content: 75 %, and by Wilson from 59.8 to 85.8 %."""


async def _filled(house: House) -> None:
    async with transaction(house.app.database) as session:
        await crowd(session, house.app.ground.texts, 100, since=house.now - timedelta(days=400))
        day_ago = house.now - timedelta(days=1)
        await answered(session, Question.CSAT, [*FORTY, *[None] * 60], at=day_ago, dismissed=25)
        # 19 promoters, 12 of neither, 5 detractors.
        nps = [*[10] * 10, *[9] * 9, *[8] * 6, *[7] * 6, *[6] * 3, *[0] * 2]
        await answered(session, Question.NPS, [*nps, *[None] * 36], at=day_ago)
        await answered(session, Question.CES, [7, 6, 5, 2], at=house.now - timedelta(days=60))


async def test_the_page_of_results(house: House) -> None:
    await working_day(house)
    admin = await house.team_member(ADMIN, "Ελένη")
    await _filled(house)
    page = said(await writes(admin, "/surveys"))
    assert "που παραδόθηκαν τις τελευταίες 90 ημέρες" in page
    assert "Απάντησαν 40 από 100 (40 %). 25 προτίμησαν να μην απαντήσουν." in page
    assert "Ευχαριστημένοι (4 και 5): 75 %, από 59 ως 86 %" in page
    assert "Βαθμοί: 1: 3 · 2: 3 · 3: 4 · 4: 10 · 5: 20" in page
    assert "Απάντησαν 36 από 72 (50 %)." in page
    assert "NPS: 39, από 13 ως 59" in page
    assert "Εύκολα (5 ως 7): από 30 ως 96 %\nΒαθμοί: 2: 1 · 5: 1 · 6: 1 · 7: 1" in page
    assert page.count("Λιγότερες από 30 απαντήσεις: πολύ λίγες για συμπέρασμα.") == 1
    month = said(await taps(admin, "30 ημέρες"))
    assert "Λύθηκε εύκολα; (CES)\nΚαμία ακόμη." in month
    assert "NPS: 39" in month
    assert "365 ημέρες" in said(await taps(admin, "365 ημέρες"))


async def test_in_english_by_the_button_of_the_home_page(house: House) -> None:
    admin = await house.team_member(ADMIN, "Helen", "en")
    await _filled(house)
    await writes(admin, "/menu")
    page = said(await doorway(admin, "Surveys"))
    assert "40 of 100 answered (40%). 25 would rather not say." in page
    assert "Satisfied (4 and 5): 75%, from 59 to 86%" in page
    assert "Easy (5 to 7): from 30 to 96%\nScores:" in page, "no mean of four answers"


async def test_only_admins_read_them(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    for chat in (waiter, anna):
        assert "Δεν κατάλαβα" in said(await writes(chat, "/surveys"))
        await chat.tap_data("surveys:90")
        assert "CSAT" not in said(await chat.answer())
    admin = await house.team_member(ADMIN, "Ελένη")
    assert said(await writes(admin, "/surveys")).count("Καμία ακόμη.") == 3


async def test_what_did_not_arrive_or_was_not_answered_counts_nowhere(house: House) -> None:
    async with transaction(house.app.database) as session:
        await crowd(session, house.app.ground.texts, 10, since=house.now - timedelta(days=400))
        given: dict[str, list[int | None]] = {
            "sent": [5, None, None],
            "unknown": [1, None],  # who answered has received it
            "cancelled": [1, None],
            "failed": [None],
        }
        for state, scores in given.items():
            at = house.now - timedelta(days=1)
            await answered(session, Question.CSAT, scores, at=at, state=state)
        await answered(session, Question.CSAT, [3, 3], at=house.now - timedelta(days=91))
    async with reading(house.app.database) as session:
        found = (await results(session, 90, house.now))[Question.CSAT]
    assert (found.delivered, found.answered, found.counts) == (4, 2, {5: 1, 1: 1})
    assert found.unknown == 1


async def test_over_the_wire_a_dismissal_is_no_answer(house: House) -> None:
    await working_day(house)
    people = [await guest_of_checkins(house, name) for name in ("Άννα", "Νίκος", "Ελένη")]
    for chat in people:
        await buys(house, chat)
    await asked(house, people[0], minutes=90)
    await taps(people[0], "4 ★")
    for chat in people[1:]:
        await chat.answer()
        await taps(chat, "Όχι τώρα")
    await agrees(house, people[0], given=False)
    async with reading(house.app.database) as session:
        found = (await results(session, 30, house.now))[Question.CSAT]
    assert (found.delivered, found.answered, found.dismissed, found.mean) == (3, 1, 2, 4)


async def test_what_may_not_have_arrived_counts_once_somebody_reacts(house: House) -> None:
    await working_day(house)
    owner = await house.owner()
    people = [await guest_of_checkins(house, name) for name in ("Άννα", "Νίκος", "Ελένη")]
    for chat in people:
        await buys(house, chat)
        house.sandbox.faults.plan("502_after", "sendMessage")
    await house.people.advance(minutes=90)
    await house.tick()
    assert {one.state for one in await check_ins(house)} == {"unknown"}
    page = said(await writes(owner, "/surveys"))
    assert "Καμία ακόμη.\nΓια 3 ακόμη δεν ξέρουμε αν παραδόθηκαν· δεν μετρούν εδώ." in page
    await taps(people[0], "5 ★")
    await taps(people[1], "Όχι τώρα")
    page = said(await writes(owner, "/surveys"))
    assert "Απάντησαν 1 από 2 (50 %). Ένας προτίμησε να μην απαντήσει." in page
    assert "Για μία ακόμη δεν ξέρουμε αν παραδόθηκε· δεν μετρά εδώ." in page
    await taps(people[2], "4 ★")
    page = said(await writes(owner, "/surveys"))
    assert "Απάντησαν 2 από 3 (67 %)." in page
    assert "δεν ξέρουμε" not in page


async def test_all_and_none_are_said_only_of_all_and_none(house: House) -> None:
    owner = await house.owner()
    day_ago = house.now - timedelta(days=1)
    async with transaction(house.app.database) as session:
        await crowd(session, house.app.ground.texts, 400, since=house.now - timedelta(days=400))
        await answered(session, Question.CSAT, [*[5] * 398, 1, None], at=day_ago)
        await answered(session, Question.NPS, [10, *[None] * 399], at=day_ago)
        await answered(session, Question.CES, [*[1] * 299, 7], at=day_ago)
    page = said(await writes(owner, "/surveys"))
    assert "Απάντησαν 399 από 400 (99 %)." in page
    assert "Ευχαριστημένοι (4 και 5): 99 %," in page
    assert "Απάντησαν 1 από 400 (1 %)." in page
    assert "Απάντησαν 300 από 300 (100 %)." in page
    assert "Εύκολα (5 ως 7): 1 %, από 0 ως 2 %. Μέσος όρος: 1,0" in page


def test_each_question_has_its_own_measure() -> None:
    csat = Result(Question.CSAT, 40, 0, {1: 3, 2: 3, 3: 4, 4: 10, 5: 20})
    nps = Result(Question.NPS, 40, 0, {0: 2, 6: 3, 7: 6, 8: 6, 9: 9, 10: 10})
    ces = Result(Question.CES, 40, 0, {1: 10, 4: 10, 5: 10, 7: 10})
    for one, value in ((csat, 0.75), (nps, 100 * 14 / 36), (ces, 0.5)):
        assert one.score is not None
        assert one.score.value == pytest.approx(value)
    assert ces.mean == 4.25
    assert (csat.is_enough, Result(Question.CSAT, 29, 0, {5: 29}).is_enough) == (True, False)
    assert Result(Question.CSAT).score is None
