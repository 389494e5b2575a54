"""Judges a relay by what stands in people's chats, and by what they know they have written; by no more."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from telegram_sandbox.accounts import Bot
from telegram_sandbox.messages import Message

_TOKEN = re.compile(r"λ\d{5}|\d+\.\d{6}, \d+\.\d{6}")
"""A word of the message, or where a place is that had to be told in words."""
_NAME = re.compile(r"([A-Z0-9]{6})·(\d+)")
_NO_LINE = ("Αντέδρασε με", "Πήρε πίσω", "Όσα ειπώθηκαν ως τώρα")
"""An emoji told in words, and what a new topic says of all that was said before."""


@dataclass(slots=True)
class Said:
    """A message that somebody wrote, as they remember it."""

    key: str
    """What nothing else says: a word of it, its file, or its place on the map."""
    message_id: int
    is_note: bool = False
    answers: str | None = None
    """What the line to which it replied is called."""
    answers_key: str | None = None
    """By what that line is known."""
    album: str | None = None
    """With what it was sent together."""


@dataclass(slots=True)
class Reacted:
    """Somebody's emoji on a line, by the line's key and name."""

    key: str
    name: str
    emoji: str


class Corner(Protocol):
    """Where one side of a ticket writes and reads: a chat, or a topic of the forum."""

    def messages(self) -> Sequence[Message]:
        """All that stands there, the oldest first."""

    def stands(self, message_id: int) -> bool:
        """Whether a message is still there."""


@dataclass(slots=True)
class Talk:
    """A ticket: its two corners, and what was said and shown in each."""

    reference: str
    customer: Corner
    team: Corner
    by_customer: list[Said] = field(default_factory=list)
    by_team: list[Said] = field(default_factory=list)
    customer_reacted: list[Reacted] = field(default_factory=list)
    team_reacted: list[Reacted] = field(default_factory=list)


def keys_of(message: Message) -> set[str]:
    """By what a message is known again, wherever it is."""
    content, media = message.content, message.content.media
    found = set(_TOKEN.findall(content.text.text))
    if content.kind == "location":
        found.add(f"{media['latitude']:.6f}, {media['longitude']:.6f}")
    elif content.kind == "photo":
        found.add(str(media[-1]["file_id"]))
    elif isinstance(media, dict) and "file_id" in media:
        found.add(str(media["file_id"]))
    return found


def name_of(message: Message) -> str | None:
    """What a line is called, in its first line or on its buttons."""
    rows: list[list[dict[str, Any]]] = message.inline_keyboard or []
    first = message.content.text.text.partition("\n")[0]
    named = _NAME.search(" ".join([first, *(one["text"] for row in rows for one in row)]))
    return named[0] if named else None


def carried(corner: Corner) -> list[Message]:
    """The lines that the bot brought there."""
    return [
        one
        for one in corner.messages()
        if isinstance(one.sender, Bot) and not any(word in one.content.text.text for word in _NO_LINE)
    ]


def judge(talks: Sequence[Talk]) -> list[str]:
    """A sentence for each fault: nothing else may be lost, strayed, mixed up, doubled unknown, or let out."""
    faults = [fault for talk in talks for fault in _faults_of(talk)]
    notes = {one.key: talk for talk in talks for one in talk.by_team if one.is_note}
    for talk in talks:
        foreign = {
            one.key for other in talks if other is not talk for one in (*other.by_team, *other.by_customer)
        }
        for message in carried(talk.customer):
            for key in keys_of(message):
                if key in notes:
                    faults.append(
                        f"{notes[key].reference}: the note {key} is read by the customer of {talk.reference}"
                    )
                elif key in foreign:
                    faults.append(f"{talk.reference}: {key} is read by its customer, and of another")
    return faults


def _faults_of(talk: Talk) -> Iterable[str]:
    yield from _one_way(talk.reference, talk.by_customer, talk.team, shows_replies=True)
    told = [one for one in talk.by_team if not one.is_note]
    yield from _one_way(talk.reference, told, talk.customer, shows_replies=False)
    yield from _replies(talk.reference, talk.by_customer, talk.by_team, talk.team)
    yield from _replies(talk.reference, told, talk.by_customer, talk.customer)
    yield from _reactions(talk.reference, talk.customer_reacted, talk.by_team, talk.team)
    yield from _reactions(talk.reference, talk.team_reacted, talk.by_customer, talk.customer)


def _one_way(reference: str, said: Sequence[Said], there: Corner, *, shows_replies: bool) -> Iterable[str]:
    arrived: dict[str, list[tuple[int, Message]]] = {}
    albums: dict[str, str | None] = {}
    for place, message in enumerate(carried(there)):
        if message.media_group_id is not None:  # its first part has its words, and what it is called
            albums.setdefault(message.media_group_id, name_of(message))
        for key in keys_of(message):
            arrived.setdefault(key, []).append((place, message))
    last, names = -1, dict[str, str]()
    for one in said:
        found = arrived.get(one.key)
        if not found:
            yield f"{reference}: {one.key} has not arrived"
            continue
        if found[0][0] < last:
            yield f"{reference}: {one.key} arrived before what was said before it"
        last = max(last, found[0][0])
        called = {albums.get(message.media_group_id or "", name_of(message)) for _, message in found}
        name = called.pop()
        if called or name is None or not name.startswith(reference):
            yield f"{reference}: {one.key} came {len(found)} times, and nothing says that it is the same"
        elif names.setdefault(name, one.album or one.key) != (one.album or one.key):
            yield f"{reference}: {one.key} and {names[name]} have one name"
        text = found[0][1].content.text.text
        if shows_replies and one.answers and f"(απάντηση στο {one.answers.partition('·')[2]})" not in text:
            yield f"{reference}: {one.key} does not say that it answers {one.answers}"


def _replies(reference: str, said: Sequence[Said], theirs: Sequence[Said], there: Corner) -> Iterable[str]:
    originals = {one.key: one.message_id for one in theirs}
    arrived = {key: message for message in carried(there) for key in keys_of(message)}
    for one in said:
        answered = originals.get(one.answers_key or "")
        if answered is None or one.key not in arrived or not there.stands(answered):
            continue
        if answered not in {
            arrived[one.key].reply_to,
            (arrived[one.key].external_reply or {}).get("message_id"),
        }:
            yield f"{reference}: {one.key} is no reply to {one.answers}"


def _reactions(
    reference: str, reacted: Sequence[Reacted], written: Sequence[Said], there: Corner
) -> Iterable[str]:
    messages = {one.message_id: one for one in there.messages()}
    originals = {one.key: one.message_id for one in written}
    # The bot has one reaction to a message: of those to its versions, the last one stays.
    newest = {originals.get(one.key, 0): one for one in reacted}
    for message_id, one in newest.items():
        shown = [messages.get(message_id)]
        shown += [message for message in carried(there) if one.key in keys_of(message)]
        on_it = any(
            emoji == one.emoji
            for message in shown
            if message is not None
            for by, emoji in message.reactions.items()
            if by in message.chat.bots
        )
        words = f"Αντέδρασε με {one.emoji} στο {one.name}"
        if not on_it and not any(words in message.content.text.text for message in messages.values()):
            yield f"{reference}: the {one.emoji} on {one.key} has not arrived"
