"""A text as a bot sends it, with markup or entities, made into what Telegram keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from telegram_sandbox.errors import BadRequest
from telegram_sandbox.text import html, legacy, markdown
from telegram_sandbox.text.entities import finished
from telegram_sandbox.text.html import MarkupError
from telegram_sandbox.text.links import LinkError, checked

if TYPE_CHECKING:
    from collections.abc import Callable

    from telegram_sandbox.accounts import JSON
    from telegram_sandbox.messages import Text

LONGEST_SOURCE = 1 << 15  # bytes, telegram-bot-api
MODES = {"html": html.parse, "markdownv2": markdown.parse, "markdown": legacy.parse}
PLAIN = frozenset(
    {"bold", "italic", "underline", "strikethrough", "spoiler", "blockquote", "expandable_blockquote", "code"}
)


def read(given: str, mode: str, entities: Any, person: Callable[[int], JSON | None]) -> Text:
    """Return a text with all its entities. `person` finds whom a mention by id means.

    Raises:
        BadRequest: in Telegram's words.
    """
    if len(given.encode()) > LONGEST_SOURCE:
        raise BadRequest("text is too long")
    if given and mode and mode.lower() != "none":
        parse = MODES.get(mode.lower())
        if parse is None:
            raise BadRequest("unsupported parse_mode")
        try:
            text, found = parse(given)
        except MarkupError as error:
            raise BadRequest(f"can't parse entities: {error}") from error
    else:
        text, found = given, _listed(entities)
    mentioned = [_with_person(entity, person) for entity in found]
    return finished(text, [entity for entity in mentioned if entity is not None])


def _with_person(entity: JSON, person: Callable[[int], JSON | None]) -> JSON | None:
    if "user_id" not in entity:
        return entity
    user = person(entity["user_id"])
    rest = {name: value for name, value in entity.items() if name != "user_id"}
    return rest | {"user": user} if user is not None else None


def _listed(given: Any) -> list[JSON]:
    return [made for entity in (given if isinstance(given, list) else ()) if (made := _one(entity))]


def _one(given: Any) -> JSON | None:
    """Return an entity as it was given; those that Telegram finds by itself are not taken from bots."""
    if not isinstance(given, dict):
        raise BadRequest("can't parse MessageEntity: expected an Object")
    kind = given.get("type")
    if not isinstance(kind, str):
        raise BadRequest("can't parse MessageEntity: Can't find field \"type\"")
    entity: JSON = {"type": kind}
    for name in ("offset", "length"):
        if not isinstance(given.get(name), int):
            raise BadRequest(f"can't parse MessageEntity: Can't find field \"{name}\"")
        entity[name] = given[name]
    if kind in PLAIN:
        return entity
    named = _named(kind, given)
    return entity | named if named is not None else None


def _named(kind: str, given: JSON) -> JSON | None:
    """Return what an entity has besides its place."""
    if kind == "pre":
        return {"language": given["language"]} if given.get("language") else {}
    if kind == "text_link":
        return _linked(str(given.get("url", "")))
    if kind == "text_mention" and isinstance(given.get("user"), dict):
        return {"user_id": given["user"].get("id", 0)}
    if kind == "custom_emoji" and given.get("custom_emoji_id"):
        return {"custom_emoji_id": str(given["custom_emoji_id"])}
    if kind == "date_time" and isinstance(given.get("unix_time"), int):
        shown = given.get("date_time_format")
        return {"unix_time": given["unix_time"]} | ({"date_time_format": shown} if shown else {})
    return None


def _linked(url: str) -> JSON | None:
    try:
        return {"url": checked(url)}
    except LinkError:
        return None
