"""What the owner is asked about a gift, and how the answers are read."""

import re
from datetime import date
from typing import Any

from aiogram.types import CallbackQuery, Message

from xenia.core.names import clean_text, units_of
from xenia.outreach.gifts import LONGEST, SHORTEST, Given
from xenia.outreach.models import Occasion
from xenia.outreach.taps import GiveFor, GiveReward, NoWords
from xenia.rewards.fields import COST_LIMIT, NotThatError, read_number

WORDS_LIMIT = 500
"""Characters of the owner's own words: a wish is short."""
_DATE = re.compile(r"(\d{1,2})[/.\-](\d{1,2})(?:[/.\-](\d{4}))?", re.ASCII)


def fields_of(occasion: Occasion) -> tuple[str, ...]:
    """What is asked, in order."""
    about = ("given", "days", "words_el", "words_en")
    return ("on_day", *about) if occasion is Occasion.APPRECIATION else about


def read_field(field: str, event: Message | CallbackQuery, tap: Any, today: date) -> Any:
    """The value in an answer, fit to be kept as JSON.

    Raises:
        NotThatError: it is not one for this question.
    """
    text = " ".join((event.text or "").split()) if isinstance(event, Message) else ""
    match field, tap:
        case "given", GiveReward():
            return {"reward_id": tap.reward, "version": tap.version}
        case "days", GiveFor():
            return tap.days
        case "words_el" | "words_en", NoWords():
            return ""
        case _ if isinstance(event, CallbackQuery):
            raise NotThatError
        case "given", _:
            return {"points": read_number(text, 1, COST_LIMIT)}
        case "days", _:
            return read_number(text, SHORTEST, LONGEST)
        case "on_day", _:
            return read_day(text, today).isoformat()
        case _:
            return _words(event.text or "")


def read_day(text: str, today: date) -> date:
    """A day as people write it: `14/2/2027`, or without its year the next one.

    Raises:
        NotThatError: there is no such day.
    """
    match = _DATE.fullmatch(text)
    if match is None:
        raise NotThatError
    day, month, year = int(match[1]), int(match[2]), match[3]
    try:
        if year is not None:
            return date(int(year), month, day)
        this_year = date(today.year, month, day)
        return this_year if this_year >= today else date(today.year + 1, month, day)
    except ValueError as error:
        raise NotThatError from error


def given_of(kept: dict[str, Any]) -> Given:
    """What is given, from the answers that were kept."""
    return Given(**kept)


def _words(text: str) -> str:
    words = clean_text(text).strip()
    if not words or units_of(words) > WORDS_LIMIT:
        raise NotThatError
    return words
