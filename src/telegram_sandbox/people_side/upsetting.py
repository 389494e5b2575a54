"""What happens to a group in the middle of a bot's work, by order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram_sandbox.errors import Refused
from telegram_sandbox.people_side.routes import Visit, route
from telegram_sandbox.people_side.schema import INTEGER, fields, text
from telegram_sandbox.upsets import KINDS

if TYPE_CHECKING:
    from telegram_sandbox.accounts import JSON


@route("GET", "/sandbox/upsets", "What happened by order, just before which call")
def upsets(visit: Visit) -> list[JSON]:
    """Return what happened: its kind, group, topic and bot, and its call's number in the record of calls."""
    return visit.sandbox.upsets.record


@route(
    "POST",
    "/sandbox/upsets",
    "Let something happen to a group just before one of a bot's next calls to it",
    body=fields(
        ("kind", "chat"),
        kind={"enum": list(KINDS)},
        chat=INTEGER,
        calls={"type": "integer", "minimum": 1, "maximum": 100_000},
        topic=INTEGER,
        method=text(most=64),
    ),
)
def plan_upset(visit: Visit) -> JSON:
    """Plan it for the `calls`-th next call, of `method` or any. Without `topic` the call's own is meant."""
    group = visit.sandbox.groups.get(visit.body["chat"])
    if group is None:
        raise Refused("There is no such group.", 404)
    visit.sandbox.upsets.plan(**visit.body)
    return {"planned": len(visit.sandbox.upsets.planned)}


@route("DELETE", "/sandbox/upsets", "Forget what was planned to happen")
def clear_upsets(visit: Visit) -> JSON:
    """Forget it. The record stays."""
    visit.sandbox.upsets.clear()
    return {"planned": 0}
