"""Whole conversations over the wire, in three spellings; `stories/README.txt` says how they are written."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from house import House, said
from telegram_sandbox.chat_client import ChatClient

if TYPE_CHECKING:
    from telegram_sandbox.screens import Screen

FILES = sorted(file for file in (Path(__file__).parent / "stories").glob("*.txt") if file.stem != "README")
LEAST = 60
SPELLINGS = ("el", "greeklish", "en")


@dataclass
class Story:
    """One conversation: the sign and the alternatives of each line."""

    title: str
    euros: str = ""
    lines: list[tuple[str, list[str]]] = field(default_factory=list)


def stories(file: Path) -> Iterator[Story]:
    """Those of one file."""
    story: Story | None = None
    for line in file.read_text("utf-8").splitlines():
        if line.startswith("== "):
            if story is not None:
                yield story
            title, _, euros = line[3:].partition("[")
            story = Story(title.strip(), euros.rstrip("] "))
        elif line.strip() and story is not None:
            sign, _, rest = line.partition(" ")
            story.lines.append((sign.rstrip(":"), [one.strip() for one in rest.split(" | ")]))
    if story is not None:
        yield story


def test_there_are_enough_stories_and_each_is_told_in_full() -> None:
    told = [story for file in FILES for story in stories(file)]
    assert len(told) >= LEAST
    assert len({story.title for story in told}) == len(told)
    for story in told:
        widths = {"Π": 3, "Τ": 2, "Ξ": 2, "Χ": 2, "…": 1}
        assert all(len(words) == widths[sign] for sign, words in story.lines), story.title


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
async def test_the_stories_come_out(house: House, file: Path) -> None:
    await house.reward("Καφές", 20)
    await house.reward("Cheesecake", 50)
    await house.reward("Κρουασάν", 1500)
    waiter = await house.team_member()
    await house.tick()
    failed: list[str] = []
    for story in stories(file):
        for spelling in SPELLINGS:
            customer = await house.customer("Emma", "en" if spelling == "en" else "el")
            if story.euros:
                await house.gives(waiter, customer, f"{story.euros},00")
            failed += [
                f"{story.title} ({spelling}): {fault}"
                for fault in await _told(house, story, customer, spelling)
            ]
    assert not failed, "\n" + "\n".join(failed)


async def _told(house: House, story: Story, chat: ChatClient, spelling: str) -> list[str]:
    answer: Screen | None = None
    for sign, words in story.lines:
        ours = words[-1] if spelling == "en" else words[0]
        match sign:
            case "Π":
                await chat.write(words[SPELLINGS.index(spelling)])
                answer = await chat.answer()
            case "Τ":
                await chat.tap(ours)
                answer = await chat.answer()
            case "…":
                house.sandbox.clock.advance(timedelta(minutes=int(ours)))
            case _:
                assert answer is not None
                read = "\n".join((said(answer), *answer.labels))
                if (ours in read) is not (sign == "Ξ"):
                    return [f"{sign} {ours!r} · {words} · {read!r}"]
    return []
