"""The buttons of this part."""

from aiogram.filters.callback_data import CallbackData

from xenia.care.models import Kind


class BringEarly(CallbackData, prefix="early"):
    """What I wrote before joining is that."""

    kind: Kind


class WriteAnew(CallbackData, prefix="earlynew"):
    """Not these words: I write others. Of that kind, where it has been chosen."""

    kind: Kind | None = None


class DropEarly(CallbackData, prefix="earlyno"):
    """It was nothing."""
