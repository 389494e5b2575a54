"""When something of ours breaks: nothing is written, the person is told, and the log knows where to look."""

import logging
import re
from typing import Any

import pytest

from house import House, said, taps, writes
from xenia.core.database import AsyncSession
from xenia.core.taps import new_intent
from xenia.customers.models import Customer
from xenia.feedback.models import Feedback
from xenia.feedback.tell import tell_staff


def outcomes(caplog: pytest.LogCaptureFixture) -> list[tuple[str, str]]:
    """Outcome and reference of each update since the test began to look."""
    lines: list[Any] = [one for one in caplog.records if one.getMessage() == "update"]
    return [(one.outcome, getattr(one, "reference", "")) for one in lines]


async def test_an_act_that_breaks_leaves_nothing_behind_but_an_apology(
    house: House, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    await house.owner()
    anna = await house.customer()
    await writes(anna, "/settings")
    await taps(anna, "English")
    page = await writes(anna, "/feedback")

    async def broken(session: AsyncSession, *args: Any, **more: Any) -> bool:
        await tell_staff(session, *args, **more)
        await session.flush()
        raise RuntimeError(f"canary {new_intent()}")

    monkeypatch.setattr("xenia.feedback.handlers.tell_staff", broken)
    await anna.settled()
    caplog.set_level(logging.INFO, "xenia")
    toast = await anna.tap("1 ★")
    assert toast is not None
    assert toast.show_alert
    words = toast.text or ""
    assert words.startswith("Sorry, something went wrong on our side"), "in the language they chose"
    reference = re.findall("[0-9a-f]{8}", words)
    await anna.settled()
    assert outcomes(caplog) == [("failed", *reference)]
    assert await house.rows(Feedback) == []
    (alert,) = await house.deliveries()
    assert alert.kind == "alert", "the customer's words went to nobody, and an admin knows that it failed"
    assert all(part in (alert.screen or "") for part in (*reference, "RuntimeError"))
    assert "canary" not in (alert.screen or "")
    monkeypatch.undo()
    assert said(await taps(anna, "1 ★")).startswith("★☆☆☆☆"), "and a second try is a first one"
    assert page.message_id == (await anna.messages())[-1].message_id


async def test_a_message_that_breaks_is_answered_by_a_message(
    house: House, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    anna, nikos = await house.customer(), await house.customer("Νίκος")

    async def broken(*_: Any) -> None:
        raise LookupError

    monkeypatch.setattr("xenia.customers.handlers.consents", broken)
    monkeypatch.setattr("xenia.customers.handlers.join", broken)
    await nikos.settled()
    caplog.set_level(logging.INFO, "xenia")
    told = said(await writes(anna, "/settings"))
    assert told.startswith("Συγγνώμη, κάτι πήγε στραβά από τη μεριά μας και δεν έγινε καμία αλλαγή.")
    await anna.settled()
    ((outcome, reference),) = outcomes(caplog)
    assert outcome == "failed"
    assert reference in told
    assert "Γεια σας, Νίκο" in said(await writes(nikos, "/menu")), "nobody else notices"
    guest = await house.guest("Emma", "en")
    await writes(guest, "/start")
    toast = await guest.tap("Join")
    assert toast is not None
    assert (toast.text or "").startswith("Sorry")
    assert len(await house.rows(Customer)) == 2


async def test_an_answer_that_cannot_leave_stops_nobody(
    house: House, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    anna = await house.customer()

    def unable(_: object) -> bytes:
        raise MemoryError

    monkeypatch.setattr("xenia.bot.files.draw", unable)
    await anna.settled()
    caplog.set_level(logging.INFO, "xenia")
    await anna.write("/card")
    await anna.settled()
    assert [outcome for outcome, _ in outcomes(caplog)] == ["unsent"]
    assert "Γεια σας, Άννα" in said(await writes(anna, "/menu"))


async def test_a_kind_of_update_that_nobody_knows_yet_is_passed_over(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "xenia")
    await house.app.desk.take([{"update_id": 1}, {"update_id": 2, "news": {"from": 5}}])
    await house.app.desk.settled()
    assert outcomes(caplog) == [("ignored", ""), ("ignored", "")]
