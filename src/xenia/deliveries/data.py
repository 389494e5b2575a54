"""What this room holds of a person: the messages to them, and those to others that speak of them."""

from typing import Any

from sqlalchemy import ColumnElement, and_, case, or_

from xenia.core.held import FIGURES, SHOP, Fades, Held, Person
from xenia.deliveries.models import (
    CANCELLED,
    FAILED,
    SENT,
    UNKNOWN,
    Delivery,
    HeldBack,
    SenderEpoch,
)

SCREEN_DAYS = 30
"""How long the words of a message are kept once it has left, or will not leave any more."""

TO_TEAM = (
    *("alert", "not-delivered", "suggestion", "goodwill", "deadline", "doubt", "doubt-again", "album-whole"),
    *("forum-trouble", "forum-former", "announce-sample", "announce-news", "announce-album", "progress"),
    "talk-learned",
)
"""Kinds that go to the team alone, also where they name no customer."""

_OVER = (SENT, FAILED, UNKNOWN, CANCELLED)


def _to_them_as_customer(column: Any, person: Person) -> ColumnElement[bool]:
    return and_(or_(column.names_id.is_(None), column.names_id == person.id), column.kind.not_in(TO_TEAM))


HELD = (
    Held(
        Delivery,
        Fades(SCREEN_DAYS, "queued_at", only=lambda column: column.state.in_(_OVER)),
        of=("customer_id", "names_id"),
        chat=("chat_id",),
        by_chat=_to_them_as_customer,
        put={"screen": None, "otherwise": None},
        once={
            "message_id": None,
            "also": None,
            "album": None,
            "epoch": None,
            "lease_until": None,
            "state": case((Delivery.state.in_(_OVER), Delivery.state), else_=CANCELLED),
        },
        ours=("kind", "purpose", "subject", "thread", "reason"),
        hide=("chat_id", "epoch", "lease_until", "paused_after", "priority", "attempts", "retry_at"),
    ),
    Held(HeldBack, FIGURES, of=("delivery_id",), ours=("reason",)),
    Held(SenderEpoch, SHOP),
)
