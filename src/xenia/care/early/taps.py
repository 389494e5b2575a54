"""The buttons of this part."""

from aiogram.filters.callback_data import CallbackData

from xenia.care.models import Kind


class BringEarly(CallbackData, prefix="early"):
    """What I wrote before joining is that."""

    kind: Kind


class DropEarly(CallbackData, prefix="earlyno"):
    """It was nothing."""
