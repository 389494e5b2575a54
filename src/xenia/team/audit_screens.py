"""What the owner reads about who looked at what, and who changed what."""

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime

from xenia.core.changes import Change
from xenia.core.reply import Screen, button, pager, rows_of
from xenia.core.texts import Html, Say
from xenia.team.audit import AuditLine
from xenia.team.taps import ShowAudit, ShowChanges, ShowTeam

ON_PAGE = 12
"""Lines on one page."""
CHANGES_ON_PAGE = 6
"""The same, of changes, which have more to say."""
_OF_A_DAY = {"opens", "closes"}
"""Told in minutes from midnight on."""
_LONGEST = 60
"""Characters of a value that are shown; the line itself has all of it."""


def audit(
    say: Say,
    lines: Sequence[AuditLine],
    names: Mapping[int, str],
    cards: Mapping[int, str],
    counts: Mapping[int, int],
    member_id: int,
    page: int,
    pages: int,
) -> Screen:
    """Views of personal data, the newest first: everybody's (0), or one person's, by a button with a name."""
    of = "one" if member_id else "all" if counts else "none"
    title = say("audit-page", of=of, name=names.get(member_id, ""))
    shown = [
        say(
            "audit-line",
            at=f"{say.short_day(one.at)} {say.time(one.at)}",
            name=names[one.member_id],
            role=say.plain("team-role", role=one.role),
            what=one.what.value,
            detail=one.detail or cards.get(one.customer_id, "–"),
        )
        for one in lines
    ]
    people = rows_of(
        button(say.plain("audit-of", name=names[one], count=count), ShowAudit(member=one))
        for one, count in counts.items()
        if one != member_id
    )
    everybody = ((button(say.plain("audit-of-all"), ShowAudit()),),) if member_id else ()
    turn = pager(page, pages, lambda to: ShowAudit(member=member_id, page=to))
    back = ((button(say.plain("changes-open"), ShowChanges()),), (button(say.plain("bot-back"), ShowTeam()),))
    return Screen(Html("\n".join([title, "", *shown])), (*turn, *everybody, *people, *back))


def changes(say: Say, lines: Sequence[Change], names: Mapping[int, str], page: int, pages: int) -> Screen:
    """Changes, the newest first: when, who, to what, and each value before and after."""
    shown = [say("changes-page", any="yes" if lines else "no")]
    for one in lines:
        table, _, key = one.of.partition(" ")
        head = say(
            "changes-line",
            at=f"{say.short_day(one.at)} {say.time(one.at)}",
            who="member"
            if one.member_id is not None
            else "customer"
            if one.customer_id is not None
            else "house",
            name=names.get(one.member_id or 0, ""),
            number=str(one.customer_id or 0),
            what=one.what,
            table=table.replace("_", "-"),
            row=key,
        )
        shown.append(Html("\n".join([head, *_values(say, one)])))
    turn = pager(page, pages, lambda to: ShowChanges(page=to))
    return Screen(Html("\n\n".join(shown)), (*turn, (button(say.plain("bot-back"), ShowAudit()),)))


def _values(say: Say, line: Change) -> list[Html]:
    old, new = json.loads(line.before or "{}"), json.loads(line.after or "{}")
    told = {name: (old.get(name), new.get(name)) for name in {**old, **new}}
    return [
        say(
            "changes-value",
            field=say("changes-field", field=name),
            before=_short(say, name, before),
            after=_short(say, name, after),
            kind="changed" if old and new else "added" if new else "removed",
        )
        for name, (before, after) in told.items()
        if before is not None or after is not None
    ]


def _short(say: Say, field: str, value: object) -> str:
    if field in _OF_A_DAY and isinstance(value, int):
        return f"{value // 60}:{value % 60:02}"
    if field == "state":
        return say.plain("changes-state", state=str(value or "–"))
    if field.endswith("_cents") and isinstance(value, int):
        return say.money(value)
    text = "–" if value is None or value == "" else str(value)
    with suppress(ValueError):
        if len(text) > len("2026-11-22") and (moment := datetime.fromisoformat(text)).tzinfo is not None:
            return f"{say.short_day(moment)} {say.time(moment)}"
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
