"""People who talk about a ticket, each in their corner: in words, pictures, edits, replies, notes, emoji."""

import base64
import io
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from random import Random
from typing import Any

from PIL import Image

from care.relay_judge import Reacted, Said, Talk, carried, keys_of, name_of
from telegram_sandbox.chat_client import ChatClient
from telegram_sandbox.chats import Chat
from telegram_sandbox.messages import Message

KINDS = ("text", "text", "text", "photo", "document", "voice", "location", "album", "reply", "edit", "edit")
EMOJI = ("👍", "❤", "🙏", "🔥", "😁")
_NUMBERS = count(1)


def _picture() -> str:
    with io.BytesIO() as written:
        Image.new("RGB", (8, 8), "white").save(written, "JPEG")
        return base64.b64encode(written.getvalue()).decode()


_PICTURE = _picture()
_BYTES = base64.b64encode(b"%PDF").decode()


@dataclass(slots=True)
class PrivateCorner:
    """Somebody's chat with the bot. Who has several tickets there replies to a line of the one they mean."""

    chat: ChatClient
    told: Chat
    reference: str
    replies: bool

    def messages(self) -> Sequence[Message]:
        """All that stands there, the oldest first."""
        return list(self.told.messages.values())

    def stands(self, message_id: int) -> bool:
        """Whether a message is still there."""
        return message_id in self.told.messages

    async def put(self, body: dict[str, Any], reply_to: int | None = None) -> list[int]:
        """Somebody writes there; the numbers of the messages."""
        if self.replies and reply_to is None:
            reply_to = self.lines()[-1].message_id
        sent = await self.chat._send(body | ({"reply_to": reply_to} if reply_to else {}))
        return [one.message_id for one in sent]

    async def change(self, message_id: int, words: str) -> bool:
        """Somebody changes what they wrote; whether it was still there."""
        is_text = self.told.messages[message_id].content.kind == "text"
        await (self.chat.edit if is_text else self.chat.edit_caption)(message_id, words)
        return True

    def lines(self) -> list[Message]:
        """What came to them of this ticket."""
        return [one for one in carried(self) if (name_of(one) or "").startswith(f"{self.reference}·")]


@dataclass(slots=True)
class Speaker:
    """One of the two who talk about a ticket."""

    talk: Talk
    corner: PrivateCorner
    dice: Random
    is_team: bool

    @property
    def said(self) -> list[Said]:
        """All that they have said."""
        return self.talk.by_team if self.is_team else self.talk.by_customer

    async def acts(self, kind: str | None = None) -> int:
        """They say something, or change what they said; returns how many messages that is."""
        kind = kind or self.dice.choice(KINDS)
        if kind == "edit":
            return await self._edits()
        token = f"λ{next(_NUMBERS):05}"
        is_note = (
            self.is_team and self.dice.random() < 0.25 and kind in {"text", "photo", "document", "album"}
        )
        words = f"// {token}" if is_note else f"{token} & <b>λόγια</b>"
        lines = self.corner.lines() if kind == "reply" else []
        target = self.dice.choice(lines) if lines else None
        written = await self.corner.put(self._body(kind, words), target.message_id if target else None)
        stands = {one.message_id: one for one in self.corner.messages()}
        for message_id in written:
            keys = keys_of(stands[message_id])
            key = token if token in keys else keys.pop()
            answers: tuple[str | None, str | None] = (None, None)
            # What was deleted before they had written cannot be replied to any more.
            if target is not None and stands[message_id].reply_to == target.message_id:
                answers = (name_of(target), max(keys_of(target), default=None))
            album = stands[message_id].media_group_id
            self.said.append(Said(key, message_id, is_note, *answers, album))
        return len(written)

    async def _edits(self) -> int:
        # The bot's own mark on what was written says whether it left: it would take the place of an emoji.
        marked = {one.key for one in self.talk.customer_reacted} if self.is_team else set[str]()
        mine = [
            one
            for one in self.said[-6:]
            if one.key.startswith("λ")
            and one.key not in marked
            and one.message_id in self.corner.told.messages
        ]
        if not mine:
            return 0
        one = self.dice.choice(mine)
        token = f"λ{next(_NUMBERS):05}"
        words = f"// {token}" if one.is_note else f"{token} αλλιώς"
        if not await self.corner.change(one.message_id, words):
            return 0
        self.said.append(Said(token, one.message_id, one.is_note))
        return 1

    async def reacts(self) -> None:
        """They put an emoji on a line that came to them, on the last copy of it, where none of theirs is."""
        came = {name_of(one): one for one in self.corner.lines() if keys_of(one)}
        reacted = self.talk.team_reacted if self.is_team else self.talk.customer_reacted
        fresh = [(name, one) for name, one in came.items() if name not in {each.name for each in reacted}]
        if fresh:
            (name, line), emoji = self.dice.choice(fresh), self.dice.choice(EMOJI)
            await self.corner.chat.react(line.message_id, emoji)
            reacted.append(Reacted(max(keys_of(line)), name or "", emoji))

    def _body(self, kind: str, words: str) -> dict[str, Any]:
        if kind == "photo":
            return {"photo": {"data": _PICTURE, "caption": words}}
        if kind == "document":
            return {"document": {"name": "απόδειξη.pdf", "data": _BYTES, "caption": words}}
        if kind == "voice":
            return {"voice": {"data": _BYTES, "duration": 2}}
        if kind == "location":
            place = next(_NUMBERS)
            return {"location": {"latitude": 30 + place / 10_000, "longitude": 23.5}}
        if kind == "album":
            parts: list[dict[str, Any]] = [{"data": _PICTURE} for _ in range(self.dice.randint(2, 4))]
            parts[0]["caption"] = words
            return {"album": parts}
        return {"text": words}
