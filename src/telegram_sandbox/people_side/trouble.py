"""What goes wrong, by order: faults and limits of calls, updates that come twice, webhooks' waiting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram_sandbox.errors import Refused
from telegram_sandbox.faults import KINDS
from telegram_sandbox.people_side.routes import DOOR, Visit, route
from telegram_sandbox.people_side.schema import BOOLEAN, INTEGER, fields, listed, text

if TYPE_CHECKING:
    from telegram_sandbox.accounts import JSON

SHARE: JSON = {"type": "number", "minimum": 0, "maximum": 1}
RATE: JSON = {"type": "number", "minimum": 0.001, "maximum": 100_000}
SEED: JSON = {"type": ["integer", "string"]}
SECONDS: JSON = {"type": "number", "minimum": 0, "maximum": 60}
KIND: JSON = {"enum": list(KINDS)}
METHOD = text(most=64)


@route("GET", "/sandbox/faults", "Every fault that hit a call", query={"after": INTEGER})
def faults(visit: Visit) -> list[JSON]:
    """Return the faults with numbers above `after`."""
    return [each.json() for each in visit.sandbox.faults.record[max(visit.number("after", 0), 0) :]]


@route(
    "PUT",
    "/sandbox/faults",
    "Let a share of the bots' calls fail, from a seed",
    body=fields(
        ("seed",),
        seed=SEED,
        share=SHARE,
        kinds=listed(KIND, minItems=1, maxItems=100),
        methods=listed(METHOD, maxItems=200),
        retry_after={"type": "integer", "minimum": 1, "maximum": 3600},
        slow_seconds=SECONDS,
        refused_seconds=SECONDS,
    ),
)
def set_faults(visit: Visit) -> JSON:
    """Begin the seed's sequence of faults. Without `methods` every method is hit, getUpdates too."""
    body = dict(visit.body)
    visit.sandbox.faults.set(body.pop("seed"), **body)
    return {"active": visit.sandbox.faults.active}


@route(
    "POST",
    "/sandbox/faults",
    "Plan a fault for the next call, or the next call of a method",
    body=fields(
        ("kind",), kind=KIND, method=METHOD, times={"type": "integer", "minimum": 1, "maximum": 10_000}
    ),
)
def plan_fault(visit: Visit) -> JSON:
    """Plan it, `times` in a row."""
    visit.sandbox.faults.plan(**visit.body)
    return {"active": visit.sandbox.faults.active}


@route("DELETE", "/sandbox/faults", "Let every call go well again")
def clear_faults(visit: Visit) -> JSON:
    """Forget the seed and what was planned. The record stays."""
    visit.sandbox.faults.clear()
    return {"active": False}


@route("GET", "/sandbox/door", "The bots' own address, at which connections can be refused")
def door(visit: Visit) -> JSON:
    """Return it, and whether it is open."""
    found = visit.request.app[DOOR]
    return {"bot_url": found.url, "open": found.open}


@route(
    "PUT",
    "/sandbox/door",
    "Refuse every connection to the bots' own address, or none",
    body=fields(("open",), open=BOOLEAN),
)
async def set_door(visit: Visit) -> JSON:
    """Shut the door until it is opened."""
    found = visit.request.app[DOOR]
    await (found.release() if visit.body["open"] else found.hold())
    return door(visit)


@route(
    "PUT",
    "/sandbox/limits",
    "Limit how many messages bots may send, as Telegram does",
    body=fields(
        overall=RATE,
        private=RATE,
        burst={"type": "integer", "minimum": 1, "maximum": 1000},
        group=RATE,
        edits=BOOLEAN,
    ),
)
def set_limits(visit: Visit) -> JSON:
    """Messages a second to all chats and to one private chat, at once to it, a minute to one group."""
    visit.sandbox.limits.set(**visit.body)
    return {"on": True}


@route("DELETE", "/sandbox/limits", "Let bots send as many messages as they like")
def clear_limits(visit: Visit) -> JSON:
    """Switch the limits off."""
    visit.sandbox.limits.clear()
    return {"on": False}


@route(
    "POST",
    "/sandbox/bots/{bot}/redeliveries",
    "Send confirmed updates once more",
    body=fields(update_id=INTEGER, last={"type": "integer", "minimum": 1, "maximum": 100_000}),
)
def redeliver(visit: Visit) -> JSON:
    """Send one update by its `update_id`, or the `last` so many that were confirmed, once more."""
    bot = visit.bot()
    if ("update_id" in visit.body) == ("last" in visit.body):
        raise Refused("Give exactly one of update_id, last.")
    if "last" in visit.body:
        return {"update_ids": bot.updates.redeliver_last(visit.body["last"])}
    bot.updates.redeliver(visit.body["update_id"])
    return {"update_ids": [visit.body["update_id"]]}


@route("GET", "/sandbox/disorder", "Which updates were sent twice or overtaken by the seed's choice")
def disorder(visit: Visit) -> list[JSON]:
    """Return what was done to which update, in that order."""
    return [{"kind": kind, "update_id": update_id} for kind, update_id in visit.sandbox.disorder.done]


@route(
    "PUT",
    "/sandbox/disorder",
    "Let a share of the updates come twice, or out of order by webhook, from a seed",
    body=fields(("seed",), seed=SEED, again=SHARE, overtaken=SHARE),
)
def set_disorder(visit: Visit) -> JSON:
    """Set both shares; without them all is orderly again."""
    body = dict(visit.body)
    visit.sandbox.disorder.set(body.pop("seed"), **body)
    return {"again": body.get("again", 0), "overtaken": body.get("overtaken", 0)}


@route(
    "PUT",
    "/sandbox/retries",
    "Choose how webhooks wait after a failure",
    body=fields(
        seconds={"type": ["number", "null"], "minimum": 0, "maximum": 60},
        read_timeout={"type": "number", "minimum": 0.001, "maximum": 3600},
    ),
)
def set_retries(visit: Visit) -> JSON:
    """`seconds` of real time stand for one of Telegram's; null waits by the sandbox's clock."""
    retries = visit.sandbox.retries
    for name, value in visit.body.items():
        setattr(retries, name, value)
    return {"seconds": retries.seconds, "read_timeout": retries.read_timeout}


@route("POST", "/sandbox/retries", "Send every update that waits after a failure again at once")
def retry_now(visit: Visit) -> JSON:
    """End the waiting of every webhook."""
    visit.sandbox.retries.now()
    return {}
