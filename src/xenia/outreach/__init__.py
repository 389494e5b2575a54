"""What the shop says unasked: wishes with a gift on an occasion, reminders, a word to who stopped coming."""

from xenia.core.room import Room
from xenia.outreach import models

__all__ = ["models", "room"]

room = Room(name="outreach")
