"""Whom an announcement is for, among those who want our news."""

from datetime import date
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import ColumnElement, and_, true

from xenia.core.clock import start_of_day
from xenia.core.taps import CardNumber
from xenia.core.texts import LANGUAGES
from xenia.customers.models import Customer
from xenia.outreach.announcements.models import Announcement

Gone = Annotated[str, Field(pattern=r"^~\d{1,19}$")]
"""Stands in a list for the card of somebody whose data were erased; nobody has such a number."""


def gone(customer_id: int) -> str:
    """What stands for the card of that customer."""
    return f"~{customer_id}"


class Audience(BaseModel):
    """All choices hold together; without any it is everybody who wants our news."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    language: Literal["el", "en"] | None = None
    """Those who read in that language."""
    joined_from: date | None = None
    """Those who joined on that day of the shop's or later."""
    joined_before: date | None = None
    """Those who had joined before that day began at the shop."""
    cards: tuple[CardNumber | Gone, ...] = ()
    """These alone, by the numbers of their cards."""

    def of(self, zone: ZoneInfo) -> ColumnElement[bool]:
        """The condition on `Customer` that somebody is among them; `zone` is the shop's."""
        chosen: list[ColumnElement[bool]] = [true()]
        if self.language is not None:
            chosen.append(Customer.language == self.language)
        if self.joined_from is not None:
            chosen.append(Customer.joined_at >= start_of_day(self.joined_from, zone))
        if self.joined_before is not None:
            chosen.append(Customer.joined_at < start_of_day(self.joined_before, zone))
        if self.cards:
            chosen.append(Customer.card_number.in_(self.cards))
        return and_(*chosen)


def audience_of(announcement: Announcement) -> Audience:
    """Whom it is for."""
    return Audience.model_validate(announcement.audience)


def languages_of(announcement: Announcement) -> tuple[str, ...]:
    """In which languages it is read."""
    only = audience_of(announcement).language
    return LANGUAGES if only is None else (only,)


def keep_audience(announcement: Announcement, audience: Audience) -> None:
    """It is for these."""
    announcement.audience = audience.model_dump(mode="json", exclude_defaults=True)
