"""What failed in the team's chats quotes customers: it is nobody else's, and does not outlast an erasure."""

import json

import pytest

from care.people import brings, opens
from house import House, taps, writes
from privacy.planted import MARK
from privacy.test_erased import wants_to_go
from privacy.test_my_data import file_of
from xenia.care import work
from xenia.core import inbox
from xenia.core.inbox import FAILED, Received
from xenia.core.transaction import transaction


async def _quoted(house: House) -> list[str]:
    return [one.state for one in await house.rows(Received) if MARK in one.raw]


async def test_what_failed_below_a_customers_words_is_in_no_other_file_and_goes_with_them(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    markos, anna = await house.team_member(), await house.customer()
    await writes(markos, "/start")
    await taps(markos, "Να γίνω κι εγώ μέλος")
    await taps(markos, "Γίνομαι μέλος")
    reference = await brings(anna, f"{MARK} τα κλειδιά μου")
    await opens(house, markos, reference)

    async def broken(*_: object) -> None:
        raise KeyError

    with monkeypatch.context() as patch:
        patch.setattr(work, "claim", broken)
        await markos.tap("Την αναλαμβάνω")
        await markos.settled()
    raw = {"message": {"chat": {"id": -100}, "reply_to_message": {"text": MARK}}}
    async with transaction(house.app.database) as session:
        (item,) = await inbox.take_in(session, 1, [(1, -100, json.dumps(raw, ensure_ascii=False))], house.now)
        await inbox.set_aside(session, item.id, "KeyError", "0000beef")
    assert await _quoted(house) == [FAILED, FAILED]

    assert MARK not in await file_of(markos, "JSON")
    await wants_to_go(anna)
    await house.tick()
    assert await _quoted(house) == []
    assert await house.faults() == []
