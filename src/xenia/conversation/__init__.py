"""Understanding what customers write: Greek, Greeklish and English, offline, with honest doubt.

`understand(text, context)` says what a text is about and how sure that is. It knows no Telegram; what each
intent leads to is the caller's.
"""

from xenia.conversation.intents import EFFECTS, Band, Intent
from xenia.conversation.understand import Context, Understanding, understand

__all__ = ["EFFECTS", "Band", "Context", "Intent", "Understanding", "understand"]
