"""Announcements as a later room will bring them, so that the year has a crowd of lesser messages."""

from datetime import datetime, timedelta
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
from year.calendar_2027 import NEWS_EVERY, NEWS_FIRST, NEWS_GOOD_FOR

_SLICE = 1000


def number_at(now: datetime) -> int:
    """Which of the year's announcements is the one of now."""
    return (now - NEWS_FIRST) // NEWS_EVERY


async def plan_announcement(moment: Moment) -> int:
    """This week's, for everybody who agreed to hear and has not been planned for."""
    number = number_at(moment.now)
    begins = NEWS_FIRST + number * NEWS_EVERY
    if number < 0:
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
            literal(begins + NEWS_GOOD_FOR, MomentType()).label("expires_at"),
        )
        .join(ConsentStanding, ConsentStanding.customer_id == Customer.id)
        .where(
            in_force("announcements", notices_of(moment.texts)),
            Customer.left_at.is_(None),
            ~select(Delivery.id).where(Delivery.kind == KIND.name, Delivery.subject == subject).exists(),
        )
        .limit(_SLICE)
    )
    if moment.now >= begins + NEWS_GOOD_FOR - timedelta(days=1):
        return 0
    return await plan_from(moment.session, KIND, planned, moment.now)


async def _compose(_: Moment, number: int, say: Say) -> Screen | None:
    if number % 11 == 10:
        return None  # withdrawn by the shop before it left
    return Screen(f"Νέα {number} ({say.language})")


KIND = DeliveryKind("announcement", "announcements", 7, _compose)
room = Room(name="news", due=(plan_announcement,), delivery_kinds=(KIND,))
