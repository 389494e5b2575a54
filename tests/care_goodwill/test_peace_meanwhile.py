"""While something waits to be put right nothing unasked is sent; once it is solved, it goes."""

from datetime import datetime
from typing import Any, cast

from sqlalchemy import literal, null, select

from care.people import all_said, brings, reads
from care_goodwill.solving import at, solves
from feedback.visits import MONDAY, agrees, buys, check_ins
from house import House, taps, writes
from outreach.people import born, decides
from xenia.core.reply import Screen
from xenia.core.room import DeliveryKind, Moment
from xenia.core.texts import Say
from xenia.core.transaction import transaction
from xenia.customers.models import Customer
from xenia.customers.preferences import Birthday
from xenia.deliveries.models import Delivery, HeldBack
from xenia.deliveries.queue import plan_from
from xenia.privacy.models import ConsentStanding


async def _states(house: House, kind: str) -> list[str]:
    return [one.state for one in await house.rows(Delivery) if one.kind == kind]


async def _news(_: Moment, __: int, ___: Say) -> Screen | None:
    return Screen("Νέα του καταστήματος")


NEWS = DeliveryKind("announcement", "announcements", 6, _news)


async def _announces(house: House) -> None:
    """The shop has news for all who agreed to hear them."""
    cast("dict[str, DeliveryKind]", house.app.sender._around.kinds)[NEWS.name] = NEWS
    planned: Any = select(
        Customer.id.label("customer_id"),
        Customer.telegram_id.label("chat_id"),
        ConsentStanding.record_id.label("consent_id"),
        literal("today").label("subject"),
        literal(1).label("about"),
        null().label("not_before"),
        null().label("expires_at"),
    ).join(ConsentStanding, ConsentStanding.customer_id == Customer.id)
    async with transaction(house.app.database) as session:
        await plan_from(session, NEWS, planned.where(ConsentStanding.purpose == "announcements"), house.now)


async def test_a_birthday_wish_waits_for_the_solution(house: House) -> None:
    await house.people.set_clock(MONDAY)
    waiter, anna = await house.team_member(), await house.customer()
    await decides(house, 1, "birthday")
    await born(house, 1, Birthday(11, 24))
    reference = await brings(anna)
    await at(house, 24, "10:00")
    await at(house, 24, "15:00")
    assert await _states(house, "birthday") == ["queued"]
    assert [one.reason for one in await house.rows(HeldBack)] == ["case-open"]
    await solves(house, waiter, reference)
    await at(house, 24, "17:00")
    assert await _states(house, "birthday") == ["sent"]
    assert "Χρόνια πολλά" in await all_said(house, anna)


async def test_an_announcement_waits_for_the_solution(house: House) -> None:
    await house.people.set_clock(MONDAY)
    waiter, anna = await house.team_member(), await house.customer()
    await decides(house, 1, "announcements")
    reference = await brings(anna)
    await _announces(house)
    await at(house, 23, "12:00")
    assert await _states(house, NEWS.name) == ["queued"]
    await solves(house, waiter, reference)
    await reads(house, anna)
    await taps(anna, "Δεν λύθηκε")
    await at(house, 23, "14:00")
    assert await _states(house, NEWS.name) == ["queued"], "it was not solved"
    await solves(house, waiter, reference)
    await at(house, 23, "16:00")
    assert await _states(house, NEWS.name) == ["sent"]
    assert "Νέα του καταστήματος" in await all_said(house, anna)


async def test_a_question_about_a_visit_waits_for_the_solution(house: House) -> None:
    await house.people.set_clock(MONDAY)
    waiter, anna = await house.team_member(), await house.customer()
    await agrees(house, anna)
    await buys(house, anna)
    reference = await brings(anna)
    await at(house, 23, "12:00")
    await at(house, 23, "14:00")
    assert [one.state for one in await check_ins(house)] == ["queued"]
    await solves(house, waiter, reference)
    await at(house, 23, "16:00")
    assert [one.state for one in await check_ins(house)] == ["sent"]
    assert "Ευχαριστούμε που περάσατε" in await all_said(house, anna)


async def test_a_kind_word_keeps_nothing_back(house: House) -> None:
    await house.people.set_clock(MONDAY)
    await house.team_member()
    anna = await house.customer()
    await agrees(house, anna)
    await buys(house, anna)
    await brings(anna, "Ωραίος καφές", "Έναν καλό λόγο")
    await at(house, 23, "12:00")
    assert [one.state for one in await check_ins(house)] == ["sent"]
    assert house.now == datetime.fromisoformat("2026-11-23T12:00:00+02:00")
    assert "Ήταν όλα καλά" in await all_said(house, anna)
    await writes(anna, "/menu")
