"""Keyboards under messages and under the input field, checked as td and Telegram's servers check them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from telegram_sandbox.errors import BadRequest
from telegram_sandbox.text.links import LinkError, checked, person_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from telegram_sandbox.accounts import JSON
    from telegram_sandbox.bot_api.params import Params

LONGEST_ROW = 8
MOST_BUTTONS = 100
LONGEST_DATA = 64  # bytes
LONGEST_COPY = 256
LONGEST_MARKUP = 10_240  # bytes of all texts and data together
STYLES = frozenset({"danger", "default", "primary", "success"})


@dataclass(slots=True, frozen=True)
class Markup:
    """What `reply_markup` asked for: an inline keyboard, or something under the input field."""

    inline: list[list[JSON]] | None = None
    reply: JSON | None = None


def read(params: Params, *, private: bool = True) -> Markup:
    """Return the reply markup of a call. `private` allows buttons that ask for a phone number or a place.

    Raises:
        BadRequest: in Telegram's words.
    """
    given: Any = params.structure("reply_markup", "reply keyboard markup")
    if given is None or given == "":
        return Markup()
    if not isinstance(given, dict):
        raise BadRequest("object expected as reply markup")
    rows = _rows(given, "keyboard", lambda button: _reply_button(button, private=private))
    if rows:
        return Markup(reply={**given, "keyboard": rows})
    inline = _rows(given, "inline_keyboard", _inline_button)
    if inline:
        if len(json.dumps(inline, ensure_ascii=False).encode()) > LONGEST_MARKUP:
            raise BadRequest("reply markup is too long")
        return Markup(inline=inline)
    if given.get("remove_keyboard"):
        return Markup(reply={"remove_keyboard": True})
    return Markup(reply=dict(given)) if given.get("force_reply") else Markup()


def read_inline(params: Params) -> list[list[JSON]] | None:
    """Return the inline keyboard of an edit.

    Raises:
        BadRequest: it is another kind of keyboard, or a wrong one.
    """
    markup = read(params)
    if markup.reply is not None:
        raise BadRequest("inline keyboard expected")
    return markup.inline


def _rows(given: JSON, name: str, read_button: Callable[[Any], JSON | None]) -> list[list[JSON]]:
    rows = given.get(name)
    if rows is None:
        return []
    if not isinstance(rows, list):
        raise BadRequest(f'field "{name}" must be of type Array')
    of = " of the InlineKeyboardMarkup" if name == "inline_keyboard" else ""
    if not all(isinstance(row, list) for row in rows):
        raise BadRequest(f'field "{name}"{of} must be an Array of Arrays')
    read_rows = [[made for button in row if (made := read_button(button)) is not None] for row in rows]
    buttons = 0
    kept: list[list[JSON]] = []
    for row in read_rows:
        row_kept = row[:LONGEST_ROW][: MOST_BUTTONS - buttons]  # Telegram leaves the rest out without a word
        buttons += len(row_kept)
        kept += [row_kept] if row_kept else []
    return kept


def _text(button: JSON, kind: str) -> str:
    if "text" not in button:
        raise BadRequest(f"can't parse {kind}: Can't find field \"text\"")
    if not isinstance(button["text"], str):
        raise BadRequest(f'can\'t parse {kind}: Field "text" must be of type String')
    return button["text"]


def _reply_button(given: Any, *, private: bool) -> JSON | None:
    if isinstance(given, str):
        given = {"text": given}
    if not isinstance(given, dict):
        raise BadRequest("can't parse keyboard button: KeyboardButton must be a String or an Object")
    if not _text(given, "keyboard button"):
        return None
    for name, what in (("request_contact", "phone number"), ("request_location", "location")):
        if given.get(name) and not private:
            raise BadRequest(f"{what} can be requested in private chats only")
    return dict(given)


def _inline_button(given: Any) -> JSON | None:
    kind = "inline keyboard button"
    if not isinstance(given, dict):
        raise BadRequest(f"can't parse {kind}: InlineKeyboardButton must be an Object")
    text = _text(given, kind)
    style = str(given.get("style") or "").lower()
    if style and style not in STYLES:
        raise BadRequest(f"can't parse {kind}: invalid button style specified")
    does = _does(given)
    if not text:
        return None
    looks = {name: given[name] for name in ("icon_custom_emoji_id", "style") if given.get(name)}
    return {"text": text, **looks, **does}


def _does(given: JSON) -> JSON:
    """Return the one thing a button does, the first of what it names, as td takes them."""
    if url := given.get("url"):
        return {"url": _url(str(url))}
    if data := given.get("callback_data"):
        return {"callback_data": _data(data)}
    if given.get("pay") or given.get("callback_game") is not None:
        raise BadRequest("BUTTON_TYPE_INVALID")  # they belong to invoices and games
    for name in (
        "switch_inline_query",
        "switch_inline_query_chosen_chat",
        "switch_inline_query_current_chat",
    ):
        if given.get(name) is not None:
            return {name: given[name]}
    for name, what in (("login_url", "login"), ("web_app", "Web App")):
        if isinstance(given.get(name), dict):
            check_https(str(given[name].get("url", "")), f"inline keyboard button {what}")
            return {name: given[name]}
    if isinstance(given.get("copy_text"), dict):
        return {"copy_text": {"text": _copied(given["copy_text"].get("text"))}}
    raise BadRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")


def _data(data: Any) -> str:
    if not isinstance(data, str):
        raise BadRequest('can\'t parse inline keyboard button: Field "callback_data" must be of type String')
    if len(data.encode()) > LONGEST_DATA:
        raise BadRequest("BUTTON_DATA_INVALID")
    return data


def _copied(text: Any) -> str:
    if not isinstance(text, str) or not 1 <= len(text) <= LONGEST_COPY:
        raise BadRequest("BUTTON_COPY_TEXT_INVALID")
    return text


def _url(url: str) -> str:
    if person_in(url) is not None:
        return url
    try:
        return checked(url)
    except LinkError as error:
        raise BadRequest(f"inline keyboard button URL '{url}' is invalid: {error}") from error


def check_https(url: str, what: str) -> None:
    """Check that a link is one to a secured page.

    Raises:
        BadRequest: it is not; `what` says in Telegram's words whose link it is.
    """
    try:
        link = checked(url)
    except LinkError as error:
        raise BadRequest(f"{what} URL '{url}' is invalid: {error}") from error
    if not link.startswith("https://"):
        raise BadRequest(f"{what} URL '{url}' is invalid: Only HTTPS links are allowed")
