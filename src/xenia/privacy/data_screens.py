"""What the pages about one's own data say."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from xenia.core.held import BOOKS, BRIEFLY, FIGURES, MEMBER, PROOF, TEAM, Fades, Stays, answers
from xenia.core.reply import Button, Home, Screen, button, pager
from xenia.core.room import Room
from xenia.core.texts import Html, Say
from xenia.privacy.data_taps import (
    Erase,
    PutRight,
    ShowData,
    ShowKept,
    ShowReceipts,
    Stay,
    TakeData,
    TakeName,
)
from xenia.privacy.erase import COOLING_OFF
from xenia.privacy.export import Rows, about
from xenia.privacy.models import ConsentRecord, Erasure
from xenia.privacy.person import Asker

_MONTH = 30.4
_FROM_SOON_TO_LATE = (MEMBER, TEAM, FIGURES, PROOF, BOOKS)
"""What stays without an end of its own, in the order in which it is told."""


def overview(
    say: Say, asker: Asker, rooms: Sequence[Room], held: Mapping[str, Rows], erasure: Erasure | None
) -> Screen:
    """How much of what is held, room by room; and the ways to have it, to put it right, to be rid of it."""
    known = answers(rooms)
    lines = []
    for room in rooms:
        names = [name for name in held if known[name][0] is room]
        if names:
            # What is there for a moment comes and goes with every tap, this one too.
            count = sum(len(held[name]) for name in names if known[name][1].keep != BRIEFLY)
            lines.append(say("data-room", room=room.name, count=count))
    rows: list[tuple[Button, ...]] = [
        (
            button(say.plain("data-take-json"), TakeData()),
            button(say.plain("data-take-csv"), TakeData(is_csv=True)),
        ),
        (button(say.plain("data-receipts-button"), ShowReceipts()),),
        (button(say.plain("data-kept-button"), ShowKept()),),
        *([(button(say.plain("data-right-button"), PutRight()),)] if asker.is_member else []),
        *([(button(say.plain("data-erase-button"), Erase()),)] if erasure is None else _ways(say)),
        (button(say.plain("bot-back"), Home(guest=True)),),
    ]
    text = [
        say("data-page", name=asker.first_name, card=asker.card_number),
        "",
        *lines,
        "",
        say("data-page-end"),
    ]
    if erasure is not None:
        text += ["", say("data-erase-waits", day=say.day(erasure.due_at), time=say.time(erasure.due_at))]
    return Screen(Html("\n".join(text)), tuple(rows))


def kept(say: Say, rooms: Sequence[Room]) -> Screen:
    """Each kind of thing, what goes first before what stays, and what becomes of it at an erasure."""
    lines: dict[str, list[str]] = {}
    personal = [(name, held) for name, (_, held) in answers(rooms).items() if held.is_personal]
    for name, held in sorted(personal, key=lambda each: _stays_for(each[1].keep)):
        if isinstance(held.keep, Fades):
            long = held.keep.days > _MONTH
            number = round(held.keep.days / _MONTH) if long else held.keep.days
            how = say("data-fades", unit="months" if long else "days", number=number)
        else:
            how = say(f"data-stays-{held.keep.why}")
        lines.setdefault(how, []).append(about(say, name))
    shown = [
        say("data-kept-line", how=Html(how), what=_sentence(", ".join(dict.fromkeys(what))))
        for how, what in lines.items()
    ]
    text = Html("\n\n".join([say("data-kept"), *shown, say("data-kept-end")]))
    return Screen(text, ((button(say.plain("bot-back"), ShowData()),),))


def _stays_for(keep: Fades | Stays) -> tuple[int, int]:
    """What goes by itself by its days, then what stays."""
    if isinstance(keep, Fades):
        return (0, keep.days)
    return (1, _FROM_SOON_TO_LATE.index(keep)) if keep in _FROM_SOON_TO_LATE else (0, 0)


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


def receipts(say: Say, shown: Sequence[ConsentRecord], page: int, pages: int) -> Screen:
    """Each yes and no, with its moment, how it was said, and the words of that day."""
    lines = [
        say(
            "data-receipt",
            given="yes" if one.event == "given" else "no",
            at=f"{say.day(one.at)}, {say.time(one.at)}",
            notice=one.notice,
            number=one.record_id[:8],
        )
        for one in shown
    ]
    text = Html("\n\n".join([say("data-receipts", any="yes" if lines else "no"), *lines]))
    return Screen(
        text,
        (*pager(page, pages, lambda to: ShowReceipts(page=to)), (button(say.plain("bot-back"), ShowData()),)),
    )


def put_right(say: Say, name: str, rooms: Sequence[Room]) -> Screen:
    """Where what is wrong can be changed; other rooms bring the places."""
    doors = sorted(
        (door for room in rooms for door in room.doorways if door.page == "data"), key=lambda one: one.place
    )
    return Screen(
        say("data-right", name=name),
        (
            (button(say.plain("data-name-button"), TakeName()),),
            *((button(say.plain(door.text), door.tap),) for door in doors),
            (button(say.plain("bot-back"), ShowData()),),
        ),
    )


def sure(say: Say, lost: Sequence[str], *, at_once: bool, is_on_team: bool) -> Screen:
    """What goes, what stays and why, what is lost; both ways, and the way back."""
    parts = [say("data-erase")]
    if is_on_team:
        parts.append(say("data-erase-team"))
    if lost:
        parts.append(Html("\n".join([say("data-lost"), *(Html(f"• {one}") for one in lost)])))
    parts.append(say("data-erase-telegram"))
    parts.append(say("data-erase-at-once") if at_once else say("data-erase-when", days=COOLING_OFF.days))
    rows: list[tuple[Button, ...]] = [(button(say.plain("data-erase-no"), ShowData()),)]
    if at_once:
        rows.append((button(say.plain("data-erase-now-sure"), Erase(sure=True, at_once=True), "danger"),))
    else:
        rows.append(
            (button(say.plain("data-erase-sure", days=COOLING_OFF.days), Erase(sure=True), "danger"),)
        )
        rows.append((button(say.plain("data-erase-now"), Erase(at_once=True)),))
    return Screen(Html("\n\n".join(parts)), tuple(rows))


def asked(say: Say, erasure: Erasure, now: datetime) -> Screen:
    """It is written down; until when it can be taken back."""
    if erasure.due_at <= now:
        return Screen(say("data-erase-begins"))
    return waits(say, erasure)


def waits(say: Say, erasure: Erasure) -> Screen:
    """When it will be, and both ways: to take it back, and not to wait."""
    text = say("data-erase-waits", day=say.day(erasure.due_at), time=say.time(erasure.due_at))
    return Screen(text, (*_ways(say), (button(say.plain("bot-back"), ShowData()),)))


def _ways(say: Say) -> list[tuple[Button, ...]]:
    return [
        (button(say.plain("data-stay"), Stay(), "success"),),
        (button(say.plain("data-erase-now"), Erase(at_once=True)),),
    ]
