"""A tap is data from outside: whatever it carries, it is answered, and nothing happens that may not."""

import logging
import os
import random
from collections.abc import Iterator
from datetime import timedelta

import pytest
from aiogram.filters.callback_data import CallbackData
from pydantic import ValidationError

from house import ON_SQLITE, House, taps, writes
from xenia.bot.work import Worked, Worker
from xenia.core.inbox import Item
from xenia.core.taps import new_intent
from xenia.customers.models import Customer
from xenia.feedback.models import Feedback
from xenia.ledger import Purchase
from xenia.rewards.models import Voucher
from xenia.team.models import OWNER, TeamMember

MANY = int(os.environ.get("FORGED", "1"))
NUMBERS = ("1", "2", "0", "-1", "999", str(2**63 - 1), str(2**63), "9" * 30, "1.5", "1e3", "", "x", "١")
WORDS = (
    "el",
    "en",
    "xx",
    "",
    "staff",
    "owner",
    "name_el",
    "announcements",
    "e3b0c442",
    "0001",
    "ZZZZZZZZ",
    "Ωμέγα",
    "'",
)


def prefixes() -> list[tuple[str, int]]:
    """Every kind of button of the house, with the number of its fields."""
    kinds = [one for one in CallbackData.__subclasses__() if one.__module__.startswith("xenia.")]
    return sorted((one.__prefix__, len(one.model_fields)) for one in kinds)


def forgeries(seed: int) -> Iterator[str]:
    """Whole, cut, stretched and made-up data for every kind of button."""
    dice = random.Random(seed)  # noqa: S311 - the same taps every time
    for prefix, fields in prefixes():
        for _ in range(MANY * (1 + fields)):
            parts = [dice.choice((*NUMBERS, *WORDS, new_intent()[:4])) for _ in range(fields)]
            yield ":".join([prefix, *parts])
        yield from (
            f"{prefix}:",
            f"{prefix}:{':' * fields}",
            prefix[:-1],
            prefix + "x" * 40,
            f"{prefix}:{'1:' * 20}",
        )


def test_every_kind_of_button_is_known_here() -> None:
    assert len(prefixes()) >= 30
    assert len({prefix for prefix, _ in prefixes()}) == len(prefixes()), "no two kinds share a prefix"


@pytest.mark.parametrize("role", ["guest", "customer", "owner"])
@ON_SQLITE
async def test_every_forged_tap_is_answered(
    house: House, caplog: pytest.LogCaptureFixture, role: str
) -> None:
    anna, waiter = await house.customer(), await house.team_member()
    await house.reward("Καφές", 60)
    await house.gives(waiter, anna, "20")
    person = anna
    if role == "guest":
        person = await house.guest("Νίκος")
    if role == "owner":
        person = await house.team_member(OWNER, "Κατερίνα")
        await writes(person, "/menu")
        await taps(person, "Να γίνω κι εγώ μέλος")
        await taps(person, "Γίνομαι μέλος")
    page = await writes(person, "/start")
    await person.settled()
    caplog.set_level(logging.INFO, "xenia")
    sent = 0
    for data in forgeries(seed=len(role)):
        cut = data.encode()[:64].decode("utf-8", "ignore")
        assert await person.tap_data(cut, page.message_id) is not None, cut
        sent += 1
    await person.settled()
    lines = [one for one in caplog.records if one.getMessage() == "update"]
    assert {getattr(one, "outcome", "") for one in lines} == {"answered"}
    assert len(lines) == sent
    if role != "owner":  # who may do these things
        (purchase,) = await house.rows(Purchase)
        assert purchase.refunded_cents == 0
        assert all(one.removed_at is None for one in await house.rows(TeamMember))


@pytest.mark.parametrize(
    "kind", [one for one in CallbackData.__subclasses__() if one.__module__.startswith("xenia.")]
)
def test_no_button_of_ours_is_too_long_for_telegram(kind: type[CallbackData]) -> None:
    values: dict[str, object] = {}
    for name in kind.model_fields:
        for widest in (
            2**63 - 1,
            10**9,
            999,
            90,
            5,
            "12345678",
            "announcements",
            "appreciation",
            "suggestion",
            "cancel_voucher",
            "resolve",
            "resume",
            "solve",
            "owner",
            "admin",
            "name_el",
            "A" * 16,
            "ZZZZZZZZ",
            "joined_before",
            "feedback",
            "next",
            "figures",
            "any",
            "f" * 12,
            True,
        ):
            try:
                kind.__pydantic_validator__.validate_assignment(kind.model_construct(), name, widest)
            except ValidationError:
                continue
            values[name] = widest
            break
    assert len(kind(**values).pack().encode()) <= 64


async def test_a_tap_on_a_page_of_another_age_shows_the_menu_below(house: House) -> None:
    anna = await house.customer()
    page = await writes(anna, "/menu")
    toast = await anna.tap_data("gone:1:2", page.message_id)
    assert toast is not None
    assert (toast.text, toast.show_alert) == ("Αυτό το κουμπί δεν ισχύει πια. Το μενού είναι από κάτω.", True)
    menu = await anna.answer()
    assert not menu.edited
    assert menu.labels == page.labels


async def test_a_tap_on_a_message_that_is_gone_is_answered_below(house: House) -> None:
    anna = await house.customer()
    page = await writes(anna, "/menu")
    await house.app.bot.delete_message(anna.person.id, page.message_id)
    await anna.tap_data("points", page.message_id)
    points = await anna.answer()
    assert not points.edited
    assert (points.text or "").startswith("Αυτή τη στιγμή δεν έχετε πόντους")


async def test_a_tap_that_waited_too_long_still_gets_its_page(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna = await house.customer()
    await writes(anna, "/feedback")
    work = Worker.work

    async def late(worker: Worker, item: Item) -> Worked:
        house.sandbox.clock.advance(timedelta(seconds=151))
        return await work(worker, item)

    monkeypatch.setattr(Worker, "work", late)
    assert await anna.tap("5 ★", seconds=0.3) is None, "Telegram takes no answer after 150 seconds"
    monkeypatch.undo()
    await anna.settled()
    assert ((await anna.messages())[-1].text or "").startswith("★★★★★")
    assert [one.rating for one in await house.rows(Feedback)] == [5]


async def test_what_was_made_up_left_no_trace(house: House) -> None:
    guest = await house.guest("Νίκος")
    page = await writes(guest, "/start")
    for data in (
        "redeem:1:1:abc",
        "award:1000:100:abc",
        "collect:ZZZZZZZZ",
        "rate:5:abc",
        "leave:1",
        "publish",
    ):
        await guest.tap_data(data, page.message_id)
    await guest.settled()
    for table in (Customer, Purchase, Voucher, Feedback):
        assert await house.rows(table) == []
