"""A person writes, sends, changes and reacts."""

from __future__ import annotations

import base64
import binascii
import mimetypes
from typing import TYPE_CHECKING

from telegram_sandbox import render, speaking
from telegram_sandbox.errors import Refused
from telegram_sandbox.files import MOST_TO_SEND, painted
from telegram_sandbox.messages import MEDIA_KINDS, Content, Text
from telegram_sandbox.people_side.routes import Visit, route
from telegram_sandbox.people_side.schema import BOOLEAN, INTEGER, fields, listed, one_of, text
from telegram_sandbox.reactions import EMOJI
from telegram_sandbox.text.automatic import plain

if TYPE_CHECKING:
    from aiohttp import web

    from telegram_sandbox.accounts import JSON

CAPTION = text(least=0, most=1024)
PICTURE = fields(data=text(most=MOST_TO_SEND * 4 // 3 + 4), generate=BOOLEAN, caption=CAPTION)
LATITUDE: JSON = {"type": "number", "minimum": -90, "maximum": 90}
LONGITUDE: JSON = {"type": "number", "minimum": -180, "maximum": 180}
WHAT: dict[str, JSON] = {
    "text": text(),
    "photo": PICTURE,
    "album": listed(PICTURE, minItems=2, maxItems=10),
    "sticker": BOOLEAN,
    "document": fields(
        ("name", "data"), name=text(most=255), data=PICTURE["properties"]["data"], caption=CAPTION
    ),
    "voice": BOOLEAN,
    "location": fields(("latitude", "longitude"), latitude=LATITUDE, longitude=LONGITUDE),
    "contact": fields(
        ("phone_number", "first_name"),
        phone_number=text(most=32),
        first_name=text(most=64),
        last_name=text(most=64),
        user_id=INTEGER,
    ),
}


@route(
    "POST",
    "/sandbox/people/{person}/chats/{chat}/messages",
    "Write into a chat as this person: a text, photo, album, sticker, document, voice, location or contact",
    body=fields(reply_to=INTEGER, caption=CAPTION, **WHAT),
)
def write(visit: Visit) -> JSON:
    """Send what the body names."""
    body, person, chat = visit.body, visit.person(), visit.chat()
    kind = one_of(body, *WHAT)
    speaking.check_may(person, chat, body.get("reply_to"))
    pictures = body.get("album")
    contents = [_photo(visit, each) for each in pictures] if pictures else [_content(visit, kind)]
    album = visit.sandbox.album_id() if pictures else None
    sent = [
        speaking.say(visit.sandbox, person, chat, content, body.get("reply_to"), media_group_id=album)
        for content in contents
    ]
    return {"messages": [render.view(told, person) for told in sent]}


@route(
    "PATCH",
    "/sandbox/people/{person}/chats/{chat}/messages/{message}",
    "Change one's own text or caption",
    body=fields(text=text(), caption=CAPTION),
)
def change(visit: Visit) -> JSON:
    """Change an own message; bots that see it are told."""
    person, told = visit.person(), visit.message()
    kind = one_of(visit.body, "text", "caption")
    if told.sender is not person:
        raise Refused("That is somebody else's message.", 403)
    if (kind == "caption") != (told.content.kind in MEDIA_KINDS) or told.content.service:
        raise Refused(f"This message has no {kind} to change.")
    words = _words(visit.body[kind]) if kind == "text" else plain(visit.body[kind].strip())
    if words != told.content.text:
        told.content = Content(told.content.kind, words, told.content.media)
        visit.sandbox.edited(told)
    return render.view(told, person)


@route(
    "PUT",
    "/sandbox/people/{person}/chats/{chat}/messages/{message}/reaction",
    "React to a message; null takes the reaction back",
    body=fields(("emoji",), emoji={"enum": [*sorted(EMOJI), None]}),
)
def react(visit: Visit) -> JSON:
    """React to a message."""
    person, told = visit.person(), visit.message()
    speaking.check_may(person, told.chat)
    visit.sandbox.react(told, person, visit.body["emoji"])
    return render.view(told, person)


@route("GET", "/sandbox/files/{file}", "The bytes of a file", returns={"application/octet-stream": {}})
def download(visit: Visit) -> web.Response:
    """Return a file's bytes with its content type."""
    stored = visit.sandbox.files.by_id.get(visit.request.match_info["file"])
    if stored is None:
        raise Refused("There is no such file.", 404)
    return visit.raw(stored.data, stored.mime)


def bytes_of(data: str) -> bytes:
    """Return what base64 text stands for.

    Raises:
        Refused: it is no base64, or too much.
    """
    try:
        decoded = base64.b64decode(data, validate=True)
    except (binascii.Error, ValueError):
        raise Refused("data must be base64.") from None
    if len(decoded) > MOST_TO_SEND:
        raise Refused("A file must have at most 50 MB.", 413)
    return decoded


def _content(visit: Visit, kind: str) -> Content:
    files, given = visit.sandbox.files, visit.body[kind]
    caption = plain(visit.body.get("caption", "").strip())
    if kind == "text":
        return Content("text", _words(given))
    if kind == "photo":
        return _photo(visit, {"caption": visit.body.get("caption", ""), **given})
    if kind == "document":
        mime = mimetypes.guess_type(given["name"])[0] or "application/octet-stream"
        form = files.document(bytes_of(given["data"]), given["name"], mime)
        return Content(kind, plain(given["caption"].strip()) if "caption" in given else caption, form)
    if kind == "sticker":
        return Content(kind, media=files.sticker(painted(len(files.by_id), 512, "WEBP"), "🙂", height=384))
    if kind == "voice":
        return Content(kind, caption, files.voice(b"OggS", duration=3))
    return Content(kind, media=given)


def _photo(visit: Visit, given: JSON) -> Content:
    files = visit.sandbox.files
    if bool(given.get("generate")) == ("data" in given):
        raise Refused('A picture needs either data or "generate": true.')
    data = painted(len(files.by_id)) if given.get("generate") else bytes_of(given["data"])
    return Content("photo", plain(given.get("caption", "").strip()), files.photo(data))


def _words(given: str) -> Text:
    words = given.strip()
    if not words:
        raise Refused("There is nothing to send in spaces alone.")
    return plain(words)
