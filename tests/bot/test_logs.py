"""The log says what happened to each update, and nothing of what anybody wrote."""

import json
import logging
import sys
from collections.abc import Iterator
from io import StringIO

import pytest

from house import ON_SQLITE, TOKEN, House, taps, writes
from xenia.core.logs import set_up_logs
from xenia.team.models import OWNER

CANARIES = (
    "Kanarienvogel",
    "firstcanary",
    "textcanary",
    "captioncanary",
    "rewardcanary",
    "wordscanary",
    "answercanary",
)


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Iterator[StringIO]:
    """What would stand on standard error, in the format that the test asks for."""
    written, root = StringIO(), logging.getLogger()
    before, level = root.handlers[:], root.level
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stderr", written)
        set_up_logs(request.param)
    yield written
    root.handlers[:] = before
    root.setLevel(level)


async def a_busy_evening(house: House, monkeypatch: pytest.MonkeyPatch) -> int:
    """Words of people in every place that takes any; returns how many updates that was."""
    owner = await house.team_member(OWNER, "Kanarienvogel")
    anna = await house.customer("firstcanary", "en")
    await writes(owner, "/catalogue")
    await taps(owner, "Νέο δώρο")
    for text in ("rewardcanary", "rewardcanary too", "textcanary", "100", "5"):
        await writes(owner, text)
    await taps(owner, "Χωρίς φωτογραφία")
    await taps(owner, "Στον κατάλογο")
    await writes(anna, "textcanary")
    await writes(anna, "/feedback")
    await taps(anna, "1 ★")
    await owner.answer()
    await writes(anna, "wordscanary")
    await anna.send_photo(caption="captioncanary")
    await anna.answer()
    await house.deliveries()
    await taps(owner, "Απάντηση")
    await writes(owner, "answercanary")
    await house.deliveries()

    async def broken(*_: object) -> None:
        raise RuntimeError(f"textcanary from {TOKEN}")

    with monkeypatch.context() as patch:
        patch.setattr("xenia.customers.handlers.consents", broken)
        await writes(anna, "/settings")
    await anna.settled()
    return 1 + 2 + 2 + 5 + 2 + 5 + 2 + 1


@pytest.mark.parametrize("log", ["json", "text"], indirect=True)
@ON_SQLITE
async def test_one_line_for_each_update_and_no_word_of_anybody(
    house: House, log: StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    updates = await a_busy_evening(house, monkeypatch)
    lines = log.getvalue().splitlines()
    told = log.getvalue().lower()
    for canary in (*CANARIES, TOKEN, TOKEN.partition(":")[2]):
        assert canary.lower() not in told
    if lines[0].startswith("{"):
        read = [json.loads(line) for line in lines]
        of_updates = [one for one in read if one["event"] == "update"]
        assert all(one["ms"] >= 0 and one["outcome"] for one in of_updates)
        assert [one["outcome"] for one in of_updates].count("failed") == 1
        (trace,) = [one["trace"] for one in read if one["event"] == "update failed"]
        assert "RuntimeError at" in trace
        assert of_updates[-1]["reference"] == next(one["reference"] for one in read if "trace" in one)
    else:
        of_updates = [line for line in lines if " update " in line and "outcome=" in line]
        assert all(" ms=" in line and " kind=" in line for line in of_updates)
        assert sum("outcome=failed" in line for line in of_updates) == 1
    assert len(of_updates) == updates


@pytest.mark.parametrize("log", ["json"], indirect=True)
def test_a_token_in_somebody_elses_words_is_struck_out(log: StringIO) -> None:
    logging.getLogger("aiohttp").warning("GET https://api.telegram.org/file/bot%s/photo.jpg", TOKEN)
    assert TOKEN not in log.getvalue()
    assert "[token]" in log.getvalue()
