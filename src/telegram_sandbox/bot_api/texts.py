"""The texts and captions of calls, within Telegram's limits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from telegram_sandbox import render
from telegram_sandbox.errors import BadRequest
from telegram_sandbox.messages import Text
from telegram_sandbox.text.reading import read

if TYPE_CHECKING:
    from telegram_sandbox.accounts import JSON
    from telegram_sandbox.bot_api.methods import Ask
    from telegram_sandbox.world import Sandbox

# Counted in characters, not in the UTF-16 units of entities: 4,096 emoji are let through, 4,097 are not.
LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024


def text(ask: Ask, *, too_long: str = "message is too long") -> Text:
    """Return the text of a message to be sent or edited.

    Raises:
        BadRequest: empty, too long or badly marked up.
    """
    given = ask.params.text("text")
    if not given:
        raise BadRequest("message text is empty")
    entities = ask.params.structure("entities", "entities", strict=False)
    found = read(given, ask.params.text("parse_mode"), entities, _person(ask.sandbox))
    if len(found.text) > LONGEST_TEXT:
        raise BadRequest(too_long)
    return found


def caption(ask: Ask, *, too_long: str = "message caption is too long") -> Text:
    """Return the caption of a call, empty when it has none."""
    entities = ask.params.structure("caption_entities", "entities", strict=False)
    asked = {"caption": ask.params.text("caption"), "parse_mode": ask.params.text("parse_mode")}
    return caption_of(ask.sandbox, {**asked, "caption_entities": entities}, too_long=too_long)


def caption_of(sandbox: Sandbox, media: JSON, *, too_long: str = "message caption is too long") -> Text:
    """Return the caption of one medium of an album or an edit."""
    given: Any = media.get("caption") or ""
    if not str(given).strip():
        return Text()
    mode, entities = str(media.get("parse_mode") or ""), media.get("caption_entities")
    found = read(str(given), mode, entities, _person(sandbox))
    if len(found.text) > LONGEST_CAPTION:
        raise BadRequest(too_long)
    return found


def _person(sandbox: Sandbox) -> Any:
    def find(number: int) -> JSON | None:
        account = sandbox.people.get(number) or sandbox.bots_by_id.get(number)
        return render.user(account) if account is not None else None

    return find
