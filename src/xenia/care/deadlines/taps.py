"""The buttons with which an admin sets how long the team may take."""

from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from xenia.care.deadlines.count import Which
from xenia.care.deadlines.typed import MOST
from xenia.care.models import Kind


class ShowTargets(CallbackData, prefix="dues"):
    """All of them."""


class AskTarget(CallbackData, prefix="due"):
    """Set this one."""

    kind: Kind
    which: Which


class SetTarget(CallbackData, prefix="dueset"):
    """So many minutes of open time; 0: no deadline."""

    kind: Kind
    which: Which
    minutes: Annotated[int, Field(ge=0, le=MOST)]
