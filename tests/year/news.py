"""Announcements as a later room will bring them, so that the year has a crowd of lesser messages."""

from typing import Any

from sqlalchemy import String, cast, literal, select

from xenia.core.database import Moment as MomentType
from xenia.core.reply import Screen
from xenia.core.room import DeliveryKind, Moment, Room
from xenia.core.texts import Say
from xenia.customers.models import Customer
from xenia.deliveries.models import Delivery
from xenia.deliveries.queue import plan_from
from xenia.privacy.consent import in_force, notices_of
from xenia.privacy.models import ConsentStanding
from year.people import Span

_SLICE = 1000


def room_of(span: Span) -> Room:
    """The room that announces something every so often, to everybody who agreed to hear."""

    async def plan_announcement(moment: Moment) -> int:
        number = (moment.now - span.news(0)[0]) // span.news_every
        begins, ends = span.news(number)
        if number < 0 or moment.now >= begins + (ends - begins) / 2:
            return 0
        subject = literal(f"{number}:") + cast(Customer.id, String)
        planned: Any = (
            select(
                Customer.id.label("customer_id"),
                Customer.telegram_id.label("chat_id"),
                ConsentStanding.record_id.label("consent_id"),
                subject.label("subject"),
                literal(number).label("about"),
                literal(begins, MomentType()).label("not_before"),
                literal(ends, MomentType()).label("expires_at"),
            )
            .join(ConsentStanding, ConsentStanding.customer_id == Customer.id)
            .where(
                in_force("announcements", notices_of(moment.texts)),
                Customer.left_at.is_(None),
                ~select(Delivery.id).where(Delivery.kind == KIND.name, Delivery.subject == subject).exists(),
            )
            .limit(_SLICE)
        )
        return await plan_from(moment.session, KIND, planned, moment.now)

    return Room(name="news", due=(plan_announcement,), delivery_kinds=(KIND,))


async def _compose(_: Moment, number: int, say: Say) -> Screen | None:
    if number % 5 == 4:
        return None  # the shop has taken it back before it left
    return Screen(f"Νέα {number} ({say.language})")


KIND = DeliveryKind("announcement", "announcements", 7, _compose)
