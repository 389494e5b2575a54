"""The buttons under what was understood."""

from aiogram.filters.callback_data import CallbackData

from xenia.conversation.intents import Intent


class Meant(CallbackData, prefix="meant"):
    """That is what the customer meant; `out_of_scope`: none of those that were offered."""

    intent: Intent
