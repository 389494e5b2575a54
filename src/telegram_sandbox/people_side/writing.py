"""A person writes and sends."""

from __future__ import annotations

import base64
import binascii
import mimetypes
from typing import TYPE_CHECKING

from telegram_sandbox import render, speaking
from telegram_sandbox.errors import Refused
from telegram_sandbox.files import MOST_TO_SEND, painted
from telegram_sandbox.messages import Content, Text
from telegram_sandbox.people_side.routes import Visit, route
from telegram_sandbox.people_side.schema import BOOLEAN, INTEGER, fields, listed, one_of, text
from telegram_sandbox.text.automatic import plain

if TYPE_CHECKING:
    from aiohttp import web

    from telegram_sandbox.accounts import JSON, Person
    from telegram_sandbox.chats import Chat
    from telegram_sandbox.messages import Message

CAPTION = text(least=0, most=1024)
DATA = text(most=MOST_TO_SEND * 4 // 3 + 4)
SIZE: JSON = {"type": "integer", "minimum": 1, "maximum": MOST_TO_SEND}
SECONDS: JSON = {"type": "integer", "minimum": 0, "maximum": 86_400}
PICTURE = fields(data=DATA, generate=BOOLEAN, caption=CAPTION)
FILE = fields(("name",), name=text(most=255), data=DATA, size=SIZE, caption=CAPTION)
FILM = fields(data=DATA, size=SIZE, duration=SECONDS, caption=CAPTION)
SOUND = fields(data=DATA, duration=SECONDS, caption=CAPTION)
LATITUDE: JSON = {"type": "number", "minimum": -90, "maximum": 90}
LONGITUDE: JSON = {"type": "number", "minimum": -180, "maximum": 180}
IN_ALBUM: JSON = fields(
    **PICTURE["properties"], name=text(most=255), size=SIZE, duration=SECONDS,
    kind={"enum": ["photo", "video", "document"]},
)  # fmt: skip
WHAT: dict[str, JSON] = {
    "text": text(),
    "photo": PICTURE,
    "album": listed(IN_ALBUM, minItems=2, maxItems=10),
    "sticker": BOOLEAN,
    "document": FILE,
    "video": FILM,
    "voice": {**SOUND, "type": ["object", "boolean"]},
    "location": fields(("latitude", "longitude"), latitude=LATITUDE, longitude=LONGITUDE),
    "contact": fields(
        ("phone_number", "first_name"),
        phone_number=text(most=32),
        first_name=text(most=64),
        last_name=text(most=64),
        user_id=INTEGER,
    ),
    "forward": fields(("chat", "message"), chat=INTEGER, message=INTEGER),
}


@route(
    "POST",
    "/sandbox/people/{person}/chats/{chat}/messages",
    "Write into a chat as this person: a text, a picture, a file of any kind, a place, a contact, an album, "
    "or a message of another chat",
    body=fields(reply_to=INTEGER, topic=INTEGER, caption=CAPTION, **WHAT),
)
def write(visit: Visit) -> JSON:
    """Send what the body names. In a forum `topic` says where to; a reply goes to its message's topic."""
    body, person, chat = visit.body, visit.person(), visit.chat()
    kind = one_of(body, *WHAT)
    speaking.check_may(person, chat, body.get("reply_to"))
    details: JSON = {}
    if kind == "album":
        contents = [_part(visit, each) for each in body["album"]]
        _check_album(contents)
        details["media_group_id"] = visit.sandbox.album_id()
    elif kind == "forward":
        told = _to_forward(visit, person)
        contents, details["forward_origin"] = [told.content], render.origin(told)
    else:
        contents = [_content(visit, kind, body[kind])]
    sent = [
        speaking.say(visit.sandbox, person, chat, content, body.get("reply_to"), body.get("topic"), **details)
        for content in contents
    ]
    return {"messages": [render.view(told, person) for told in sent]}


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


def words_of(given: str) -> Text:
    """Return what somebody typed, with the entities in it.

    Raises:
        Refused: there is nothing but spaces.
    """
    words = given.strip()
    if not words:
        raise Refused("There is nothing to send in spaces alone.")
    return plain(words)


def _content(visit: Visit, kind: str, given: JSON) -> Content:
    if kind == "text":
        return Content("text", words_of(str(given)))
    if kind in {"location", "contact"}:
        return Content(kind, media=given)
    files = visit.sandbox.files
    if kind == "sticker":
        return Content(kind, media=files.sticker(painted(len(files.by_id), 512, "WEBP"), "🙂", height=384))
    given = {} if isinstance(given, bool) else given
    words = plain((given.get("caption") or visit.body.get("caption", "")).strip())
    if kind == "photo":
        return Content(kind, words, files.photo(_picture(visit, given)))
    if kind == "video":
        return Content(kind, words, files.video(_bytes(given), 640, 360, given.get("duration", 5)))
    if kind == "voice":
        data = bytes_of(given["data"]) if "data" in given else b"OggS"
        return Content(kind, words, files.voice(data, given.get("duration", 3)))
    mime = mimetypes.guess_type(given["name"])[0] or "application/octet-stream"
    return Content(kind, words, files.document(_bytes(given), given["name"], mime))


def _part(visit: Visit, given: JSON) -> Content:
    kind = given.get("kind", "photo")
    if kind == "document" and "name" not in given:
        raise Refused("A document needs a name.")
    return _content(visit, kind, given)


def _check_album(contents: list[Content]) -> None:
    kinds = {content.kind for content in contents}
    if "document" in kinds and len(kinds) > 1:
        raise Refused("Documents go into an album of their own.")


def _picture(visit: Visit, given: JSON) -> bytes:
    if bool(given.get("generate")) == ("data" in given):
        raise Refused('A picture needs either data or "generate": true.')
    return painted(len(visit.sandbox.files.by_id)) if given.get("generate") else bytes_of(given["data"])


def _bytes(given: JSON) -> bytes:
    """Return the bytes of a file: those given, or as many as `size` says, for what only has to be large."""
    if ("data" in given) == ("size" in given):
        raise Refused("A file needs either data or size.")
    return bytes_of(given["data"]) if "data" in given else bytes(given["size"])


def _to_forward(visit: Visit, person: Person) -> Message:
    asked = visit.body["forward"]
    source: Chat = visit.chat_of(person, asked["chat"])
    found = source.messages.get(asked["message"])
    if found is None or found.content.service or found.protected:
        raise Refused("There is no such message to forward.", 404)
    return found
