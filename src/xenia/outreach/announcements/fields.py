"""How what an admin writes about a draft is read, and kept."""

import re
from datetime import datetime
from typing import Any

from aiogram.types import Message
from sqlalchemy import select

from xenia.core.clock import local_day
from xenia.core.database import AsyncSession
from xenia.core.names import clean_name
from xenia.customers.models import Customer
from xenia.outreach.announcements.audience import audience_of
from xenia.outreach.announcements.content import LABEL_LIMIT, Button, html_of, link_of
from xenia.outreach.announcements.models import Announcement
from xenia.outreach.announcements.times import read_moment, read_past_day
from xenia.outreach.announcements.write import (
    add_button,
    address,
    set_beginning,
    set_end,
    set_words,
    take_photo,
)
from xenia.rewards.fields import NotThatError
from xenia.shop import Shop

_MOST_CARDS = 500
_CARD = re.compile(r"\d{4,8}", re.ASCII)
_APART = re.compile(r"[\s,;·]+")
_SHOWN = 20
"""Characters of what is no number that are said again."""


class UnknownCardsError(NotThatError):
    """Some are no numbers, or on no card of ours."""

    def __init__(self, numbers: list[str]) -> None:
        super().__init__()
        self.numbers = numbers


def take_words(draft: Announcement, language: str, message: Message) -> None:
    """Words, a picture, or both: written to us or forwarded.

    Raises:
        NotThatError: it is neither.
    """
    html = html_of(message)
    if not message.photo and message.text is None:
        raise NotThatError
    if html:
        set_words(draft, language, html)
    if message.photo:
        take_photo(draft, message.photo[-1].file_id, message.media_group_id)


def read_link(message: Message) -> str:
    """An address that a phone can open.

    Raises:
        NotThatError: it leads nowhere.
    """
    link = link_of(message.text or "")
    if link is None:
        raise NotThatError
    return link


def read_label(message: Message) -> str:
    """The words on a button.

    Raises:
        NotThatError: there are none, or too many.
    """
    label = clean_name(message.text or "", otherwise="")
    if not label or len((message.text or "").strip()) > LABEL_LIMIT:
        raise NotThatError
    return label


def read_count(message: Message, count: int) -> None:
    """How many it goes to, written by whoever means it.

    Raises:
        NotThatError: it is another number.
    """
    digits = "".join((message.text or "").replace(".", " ").replace(",", " ").split())
    if digits != str(count):
        raise NotThatError


def add_link(draft: Announcement, answers: dict[str, Any]) -> None:
    """A button to a page of the web, from the answers that were kept.

    Raises:
        EnoughButtons: it has as many as it may have.
    """
    add_button(draft, Button(url=answers["link"], label_el=answers["label_el"], label_en=answers["label_en"]))


def take_moment(draft: Announcement, field: str, message: Message, shop: Shop, now: datetime) -> None:
    """When it begins or ends.

    Raises:
        NotThatError: it is no moment.
    """
    moment = read_moment(message.text or "", shop.zone, now)
    if field == "begins":
        set_beginning(draft, moment)
    else:
        set_end(draft, moment)


def take_joined(draft: Announcement, field: str, message: Message, shop: Shop, now: datetime) -> None:
    """Those who joined since a day, or before it.

    Raises:
        NotThatError: it is no day up to today.
    """
    day = read_past_day(message.text or "", local_day(now, shop.zone))
    address(draft, audience_of(draft).model_copy(update={field: day}))


async def take_cards(session: AsyncSession, draft: Announcement, message: Message) -> None:
    """These customers alone.

    Raises:
        NotThatError: there is no number, or there are too many.
        UnknownCardsError: some are no numbers, or on no card of ours.
    """
    numbers = tuple(one for one in dict.fromkeys(_APART.split(message.text or "")) if one)
    if not any(map(_CARD.fullmatch, numbers)) or len(numbers) > _MOST_CARDS:
        raise NotThatError
    known = set(await session.scalars(select(Customer.card_number).where(Customer.card_number.in_(numbers))))
    if unknown := [one for one in numbers if one not in known]:
        raise UnknownCardsError([one[:_SHOWN] for one in unknown])
    address(draft, audience_of(draft).model_copy(update={"cards": numbers}))
