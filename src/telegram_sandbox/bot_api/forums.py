"""Methods for the topics of a forum.

What telegram-bot-api and td refuse themselves is in their words. The server's own (TOPIC_ID_INVALID,
TOPIC_NOT_MODIFIED, DOCUMENT_INVALID) are those that its documentation lists for channels.editForumTopic.
Unverified: what it says of a colour that is none of the six, and of General when that is to be deleted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram_sandbox import rights, topics
from telegram_sandbox.bot_api import places
from telegram_sandbox.bot_api.methods import method
from telegram_sandbox.chats import GENERAL
from telegram_sandbox.errors import BadRequest
from telegram_sandbox.icons import ICONS

if TYPE_CHECKING:
    from telegram_sandbox.accounts import JSON
    from telegram_sandbox.bot_api.methods import Ask
    from telegram_sandbox.chats import Chat, Topic

MANY_COLOURS = 0xFFFFFF
CLOSING = "not enough rights to close or open the topic"


@method("getForumTopicIconStickers")
def get_forum_topic_icon_stickers(ask: Ask) -> list[JSON]:
    """https://core.telegram.org/bots/api#getforumtopiciconstickers."""
    return [ask.sandbox.files.icon(emoji_id, emoji) for emoji_id, emoji in ICONS.items()]


@method("createForumTopic")
def create_forum_topic(ask: Ask) -> JSON:
    """https://core.telegram.org/bots/api#createforumtopic."""
    place = _forum(ask)
    if not place.may(ask.bot, rights.TOPICS):
        raise BadRequest("not enough rights to create a topic")
    name = topics.cleaned(ask.params.text("name"))
    if not name:
        raise BadRequest("name must be non-empty")
    color = ask.params.integer("icon_color") or None
    if color is not None and not 0 <= color <= MANY_COLOURS:
        raise BadRequest("invalid icon color specified")
    if color is not None and color not in topics.COLORS:
        raise BadRequest("TOPIC_ICON_COLOR_INVALID")
    topic = topics.create(ask.sandbox, place, ask.bot, name, color, _icon(ask) or None)
    told: JSON = {"message_thread_id": topic.id, "name": topic.name, "icon_color": topic.icon_color}
    return told | ({"icon_custom_emoji_id": icon} if (icon := topic.icon_custom_emoji_id) else {})


@method("editForumTopic")
def edit_forum_topic(ask: Ask) -> bool:
    """https://core.telegram.org/bots/api#editforumtopic."""
    place = _forum(ask)
    return _edit(ask, place, _topic(ask, place, "not enough rights to edit the topic"))


@method("closeForumTopic")
def close_forum_topic(ask: Ask) -> bool:
    """https://core.telegram.org/bots/api#closeforumtopic."""
    place = _forum(ask)
    return _set_closed(ask, place, _topic(ask, place, CLOSING), closed=True)


@method("reopenForumTopic")
def reopen_forum_topic(ask: Ask) -> bool:
    """https://core.telegram.org/bots/api#reopenforumtopic."""
    place = _forum(ask)
    return _set_closed(ask, place, _topic(ask, place, CLOSING), closed=False)


@method("deleteForumTopic")
def delete_forum_topic(ask: Ask) -> bool:
    """https://core.telegram.org/bots/api#deleteforumtopic. Whoever made a topic needs no right for it."""
    place = _forum(ask)
    topic = _topic(ask, place)
    if topic.id == GENERAL:
        raise BadRequest("TOPIC_ID_INVALID")
    if not place.deletes(ask.bot, topic):
        raise BadRequest("not enough rights to delete the topic")
    topics.delete(ask.sandbox, place, topic, ask.bot)
    return True


@method("unpinAllForumTopicMessages")
def unpin_all_forum_topic_messages(ask: Ask) -> bool:
    """https://core.telegram.org/bots/api#unpinallforumtopicmessages."""
    place = _forum(ask)
    return _unpin_all(ask, place, _topic(ask, place).id)


@method("editGeneralForumTopic")
def edit_general_forum_topic(ask: Ask) -> bool:
    """https://core.telegram.org/bots/api#editgeneralforumtopic."""
    place = _forum(ask)
    return _edit(ask, place, _general(ask, place, "not enough rights to edit the topic"))


@method("closeGeneralForumTopic")
def close_general_forum_topic(ask: Ask) -> bool:
    """https://core.telegram.org/bots/api#closegeneralforumtopic."""
    place = _forum(ask)
    return _set_closed(ask, place, _general(ask, place, CLOSING), closed=True)


@method("reopenGeneralForumTopic")
def reopen_general_forum_topic(ask: Ask) -> bool:
    """https://core.telegram.org/bots/api#reopengeneralforumtopic."""
    place = _forum(ask)
    return _set_closed(ask, place, _general(ask, place, CLOSING), closed=False)


@method("hideGeneralForumTopic")
def hide_general_forum_topic(ask: Ask) -> bool:
    """https://core.telegram.org/bots/api#hidegeneralforumtopic."""
    place = _forum(ask)
    return _changed(
        topics.set_hidden(ask.sandbox, place, _general(ask, place, CLOSING), ask.bot, hidden=True)
    )


@method("unhideGeneralForumTopic")
def unhide_general_forum_topic(ask: Ask) -> bool:
    """https://core.telegram.org/bots/api#unhidegeneralforumtopic."""
    place = _forum(ask)
    return _changed(
        topics.set_hidden(ask.sandbox, place, _general(ask, place, CLOSING), ask.bot, hidden=False)
    )


@method("unpinAllGeneralForumTopicMessages")
def unpin_all_general_forum_topic_messages(ask: Ask) -> bool:
    """https://core.telegram.org/bots/api#unpinallgeneralforumtopicmessages."""
    return _unpin_all(ask, _forum(ask), GENERAL)


def _forum(ask: Ask) -> Chat:
    place = places.readable(ask)
    if not place.forum:
        raise BadRequest("the chat is not a forum")
    return place


def _topic(ask: Ask, place: Chat, forbidden: str = "") -> Topic:
    """Return the topic that a call names; `forbidden` is what a bot is told that does not manage it."""
    number = ask.params.integer("message_thread_id")
    if number <= 0:
        raise BadRequest("invalid forum topic identifier specified")
    topic = place.topics.get(number)
    if topic is None:
        raise BadRequest("TOPIC_ID_INVALID")
    if forbidden and not place.manages(ask.bot, topic):
        raise BadRequest(forbidden)
    return topic


def _general(ask: Ask, place: Chat, forbidden: str) -> Topic:
    if not place.manages(ask.bot, place.topics[GENERAL]):
        raise BadRequest(forbidden)
    return place.topics[GENERAL]


def _edit(ask: Ask, place: Chat, topic: Topic) -> bool:
    given = ask.params.text("name")
    name = topics.cleaned(given)
    if given and not name:
        raise BadRequest("name must be non-empty")
    icon = _icon(ask) if "icon_custom_emoji_id" in ask.params and topic.id != GENERAL else None
    if not name and icon is None:
        return True
    return _changed(topics.edit(ask.sandbox, place, topic, ask.bot, name=name or None, icon=icon))


def _icon(ask: Ask) -> str:
    icon = ask.params.text("icon_custom_emoji_id").strip()
    if icon in {"", "0"}:
        return ""
    if icon not in ICONS:
        raise BadRequest("DOCUMENT_INVALID")
    return icon


def _set_closed(ask: Ask, place: Chat, topic: Topic, *, closed: bool) -> bool:
    return _changed(topics.set_closed(ask.sandbox, place, topic, ask.bot, closed=closed))


def _changed(changed: bool) -> bool:  # noqa: FBT001 - what the act said
    if not changed:
        raise BadRequest("TOPIC_NOT_MODIFIED")
    return True


def _unpin_all(ask: Ask, place: Chat, number: int) -> bool:
    places.check_may_pin(ask, place)
    for told in topics.messages(place, number):
        ask.sandbox.pin(told, ask.bot, pinned=False)
    return True
