"""What failed, as the operator finds it by the reference that the customer was told."""

import json
import re
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from cli.command import here
from cli.under_way import fill
from databases import fresh_sqlite
from house import House, said, taps, writes
from xenia.core.database import Database
from xenia.core.transaction import transaction
from xenia.feedback.models import Feedback


async def _break(house: House, monkeypatch: pytest.MonkeyPatch) -> tuple[Any, str]:
    """Somebody rates while our code is broken; their chat, and the reference they were told."""
    anna = await house.customer()
    await writes(anna, "/feedback")

    async def broken(*_: Any, **__: Any) -> bool:
        raise RuntimeError("canary")

    monkeypatch.setattr("xenia.feedback.handlers.tell_staff", broken)
    toast = await anna.tap("4 ★")
    monkeypatch.undo()
    (reference,) = re.findall("[0-9a-f]{8}", (toast.text or "") if toast else "")
    await anna.settled()
    return anna, reference


async def _failed(house: House, *arguments: str, folder: Any) -> tuple[int, str, str]:
    return await here("failed", *arguments, folder=folder, database_url=house.settings.database_url)


async def test_the_customers_reference_leads_to_it_and_a_retry_answers_them(
    house: House, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    assert await _failed(house, "list", folder=tmp_path) == (
        0,
        "Nothing has failed in the last 48 hours.\n",
        "",
    )
    anna, reference = await _break(house, monkeypatch)
    status, out, err = await _failed(house, "list", folder=tmp_path)
    assert (status, err, out.count("\n")) == (0, "", 1)
    assert out.startswith(f"{reference}  2026-11-22 08:00:00Z  callback_query   RuntimeError at ")
    assert "canary" not in out

    status, out, _ = await _failed(house, "show", reference, folder=tmp_path)
    kept = json.loads(out)
    assert (status, kept["reference"], kept["chat"]) == (0, reference, anna.person.id)
    assert kept["update"]["callback_query"]["data"].startswith("rate:4:")

    status, out, _ = await _failed(house, "retry", reference, folder=tmp_path)
    assert (status, out) == (0, "It is worked again by the bot that runs, or by the next one that does.\n")
    assert said(await anna.answer()).startswith("★★★★☆")
    assert [one.rating for one in await house.rows(Feedback)] == [4]
    status, _, err = await _failed(house, "retry", reference, folder=tmp_path)
    assert status == 2, "what was worked has not failed any more"
    assert err == f"xenia: nothing that failed in the last 48 hours has the reference {reference}.\n"


async def test_a_second_retry_is_told_that_there_is_one(tmp_path: Path) -> None:
    url = fresh_sqlite(tmp_path)
    database = Database(url)
    async with transaction(database) as session:
        await fill(session)
    await database.close()
    # Of the two with this reference one has failed, and the other waits to be worked again.
    assert (await here("failed", "show", "0000BEEF", folder=tmp_path, database_url=url))[0] == 0
    again = "0000beef will be worked again already, by the bot that runs or by the next one that does"
    with sqlite3.connect(tmp_path / "xenia.db") as file:
        file.execute("UPDATE inbox SET reference = NULL WHERE state = 'failed'")
    file.close()
    for what in ("retry", "show"):
        said = await here("failed", what, "0000beef", folder=tmp_path, database_url=url)
        assert said == (2, "", f"xenia: {again}.\n")


@pytest.mark.parametrize("reference", ["\udcff", "", "0000bee", "0000beefs", "%"])
async def test_what_is_no_reference_is_one_clear_line(tmp_path: Path, reference: str) -> None:
    url = fresh_sqlite(tmp_path)
    for what in ("show", "retry"):
        said = await here("failed", what, reference, folder=tmp_path, database_url=url)
        is_one = "a reference is eight of the characters 0-9 a-f, as in `xenia failed list`"
        assert said == (2, "", f"xenia: {is_one}.\n")


async def test_a_retry_that_would_come_too_late_is_refused(
    house: House, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    anna, reference = await _break(house, monkeypatch)
    await taps(anna, "5 ★")
    status, out, err = await _failed(house, "retry", reference, folder=tmp_path)
    assert (status, out) == (2, "")
    assert err == "xenia: not retried: that chat has gone on since, and it would come too late.\n"
    assert [one.rating for one in await house.rows(Feedback)] == [5]
