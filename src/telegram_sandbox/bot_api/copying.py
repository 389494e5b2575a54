"""Methods that bring messages into another chat or topic."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from telegram_sandbox import render
from telegram_sandbox.bot_api import identifiers, places, replying, texts
from telegram_sandbox.bot_api.methods import method
from telegram_sandbox.bot_api.sending import options, send
from telegram_sandbox.errors import BadRequest
from telegram_sandbox.messages import MEDIA_KINDS, Content, Text

if TYPE_CHECKING:
    from telegram_sandbox.accounts import JSON
    from telegram_sandbox.bot_api.methods import Ask
    from telegram_sandbox.chats import Chat
    from telegram_sandbox.messages import Message


@method("copyMessage")
def copy_message(ask: Ask) -> JSON:
    """https://core.telegram.org/bots/api#copymessage."""
    original = _original(ask, "message to copy not found")
    if original.content.service:
        raise BadRequest("message can't be copied")
    content = original.content
    if "caption" in ask.params and content.kind in MEDIA_KINDS:
        content = Content(content.kind, texts.caption(ask), content.media, content.extra)
    return {"message_id": send(ask, content).message_id}


@method("copyMessages")
def copy_messages(ask: Ask) -> list[JSON]:
    """https://core.telegram.org/bots/api#copymessages. Albums stay albums."""
    return _many(ask, forward=False)


@method("forwardMessage")
def forward_message(ask: Ask) -> JSON:
    """https://core.telegram.org/bots/api#forwardmessage."""
    original = _original(ask, "message to forward not found")
    if original.content.service:
        raise BadRequest("message can't be forwarded")
    if original.protected:
        raise BadRequest("message has protected content and can't be forwarded")
    return render.message(send(ask, original.content, forward_origin=render.origin(original)))


@method("forwardMessages")
def forward_messages(ask: Ask) -> list[JSON]:
    """https://core.telegram.org/bots/api#forwardmessages. Albums stay albums."""
    return _many(ask, forward=True)


def _many(ask: Ask, *, forward: bool) -> list[JSON]:
    """Copy or forward several messages; those that are not there or may not be are passed over."""
    source = _source(ask)
    numbers = identifiers.read(ask)
    if sorted(set(numbers)) != numbers:
        raise BadRequest("message identifiers must be in a strictly increasing order")
    place = places.writable(ask)
    details = {"topic": replying.where(ask, place)["topic"], **options(ask)}
    found = [source.messages[number] for number in numbers if number in source.messages]
    if not found:
        raise BadRequest("there are no messages to forward")
    sent = [told for told in found if not told.content.service and not (forward and told.protected)]
    if not sent:
        raise BadRequest("messages can't be forwarded")
    albums = _albums(ask, sent)
    made = []
    for told in sent:
        content, more = told.content, dict(details)
        if forward:
            more["forward_origin"] = render.origin(told)
        elif ask.params.flag("remove_caption") and content.kind in MEDIA_KINDS:
            content = Content(content.kind, Text(), content.media, content.extra)
        album = albums.get(told.media_group_id or "")
        made.append(ask.sandbox.post(place, ask.bot, content, media_group_id=album, **more))
    return [{"message_id": told.message_id} for told in made]


def _albums(ask: Ask, sent: list[Message]) -> dict[str, str]:
    """Return new names for the albums of which several messages go along; a single one goes alone."""
    counted = Counter(told.media_group_id for told in sent)
    return {name: ask.sandbox.album_id() for name, times in counted.items() if name and times > 1}


def _source(ask: Ask) -> Chat:
    if not ask.params.text("from_chat_id"):
        raise BadRequest('parameter "from_chat_id" is required')
    return places.chat(ask, "from_chat_id")


def _original(ask: Ask, missing: str) -> Message:
    return places.message(ask, _source(ask), missing)
