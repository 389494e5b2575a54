"""A message of an announcement leaves, if it still may."""

from xenia.core.reply import Screen
from xenia.core.room import DeliveryKind, Later, Moment
from xenia.core.texts import Say
from xenia.outreach.announcements.content import text_of
from xenia.outreach.announcements.course import KIND, at_rest, leaving
from xenia.outreach.announcements.message import message_of
from xenia.outreach.announcements.models import Announcement
from xenia.outreach.announcements.planning import PURPOSE


async def compose_announcement(moment: Moment, about: int, say: Say) -> Screen | Later | None:
    """What was written, in the customer's language; later while it is paused, and never once it is over.

    Who has changed to a language in which it is not written is not among those it is for any more.
    """
    found = await leaving(moment, about)
    if not isinstance(found, Announcement):
        return found
    if not text_of(found, say.language):
        return None
    return message_of(say, moment.shop, found)


ANNOUNCEMENT = DeliveryKind(KIND, PURPOSE, 7, compose_announcement, at_rest)
"""The last of all: nobody waits for it."""
