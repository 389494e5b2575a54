"""What somebody sent, whatever it is, in the few words that a history keeps of it."""

import re
from dataclasses import dataclass, replace
from zlib import crc32

from aiogram.types import Message
from pydantic import TypeAdapter

from xenia.care.references import ALPHABET, LENGTH
from xenia.core.names import clean_text

NOTE_PREFIX = "//"
"""What somebody of the team begins so never leaves the team."""
_NAMED = re.compile(rf"[{ALPHABET}]{{{LENGTH}}}·\d{{1,9}}")
_FILES = ("photo", "video", "animation", "audio", "document", "voice", "video_note", "sticker")
"""Telegram's words; an animation is a document as well, and comes before it."""


@dataclass(frozen=True, slots=True)
class Said:
    """A message of somebody's."""

    what: str
    """`text`, Telegram's word for what it holds, or `other`."""
    words: str | None = None
    file: str | None = None
    album: str | None = None
    chat_id: int | None = None
    message_id: int | None = None
    reply_to: int | None = None
    """The message of the same chat to which it is a reply."""
    reply_name: str | None = None
    """What that message calls the line it carries: `AHK493·5`."""

    def changed_to(self, said: "Said") -> "Said":
        """The same message, as somebody has changed it."""
        return replace(self, what=said.what, words=said.words, file=said.file)


def mark_of(ticket_id: int, said: Said) -> str:
    """Tells one draft from another, on the button under it that sends it: by its first message."""
    first = (ticket_id, said.chat_id, said.message_id, said.words)
    return f"{crc32(repr(first).encode()):08x}"


SAID_JSON: TypeAdapter[Said] = TypeAdapter(Said)
"""For what is kept until somebody says to which ticket it belongs."""


def read_message(message: Message) -> Said:
    """What somebody sent; nothing of it is refused."""
    what, words, file = "other", message.caption, None
    if message.text is not None:
        what, words = "text", message.text
    elif message.venue is not None:
        what, words = "venue", f"{message.venue.title}, {message.venue.address}"
    elif message.location is not None:
        what, words = "location", f"{message.location.latitude:.6f}, {message.location.longitude:.6f}"
    elif message.contact is not None:
        what, words = "contact", f"{message.contact.first_name} {message.contact.phone_number}"
    else:
        for kind in _FILES:
            found = getattr(message, kind)
            if found:
                what, file = kind, (found[-1] if kind == "photo" else found).file_id
                break
    return Said(
        what=what,
        words=clean_text(words or "") or None,
        file=file,
        album=message.media_group_id,
        chat_id=message.chat.id,
        message_id=message.message_id,
        reply_to=message.reply_to_message.message_id if message.reply_to_message else None,
        reply_name=name_in(message.reply_to_message) if message.reply_to_message else None,
    )


def name_in(message: Message) -> str | None:
    """What a message of ours calls the line it carries; for one that came twice, nothing else tells."""
    if message.from_user is None or not message.from_user.is_bot:
        return None
    buttons = message.reply_markup.inline_keyboard if message.reply_markup else []
    shown = " ".join([message.text or message.caption or "", *(one.text for row in buttons for one in row)])
    named = _NAMED.search(shown)
    return named[0] if named else None
