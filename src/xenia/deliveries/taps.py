"""The buttons of this room."""

from aiogram.filters.callback_data import CallbackData

from xenia.core.taps import RowId


class Why(CallbackData, prefix="why"):
    """Why did I get this message?"""

    delivery: RowId


class Stop(CallbackData, prefix="stop"):
    """No more messages of this message's purpose."""

    delivery: RowId


class ShowHeldBack(CallbackData, prefix="whynot"):
    """Why did I not get something?"""


class ShowDeliveries(CallbackData, prefix="posts"):
    """What was sent and what was not, for admins."""


class SendAgain(CallbackData, prefix="again"):
    """What is unknown is sent once more, because somebody says so."""

    delivery: RowId


class LeaveIt(CallbackData, prefix="leaveit"):
    """What is unknown stays as it is."""

    delivery: RowId
