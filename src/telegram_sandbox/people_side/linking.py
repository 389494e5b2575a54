"""A person follows a link, or points the camera at a code with one in it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from telegram_sandbox import render, speaking
from telegram_sandbox.errors import Refused
from telegram_sandbox.people_side.routes import Visit, route
from telegram_sandbox.people_side.schema import INTEGER, fields, text
from telegram_sandbox.people_side.writing import bytes_of

if TYPE_CHECKING:
    from telegram_sandbox.accounts import JSON

MOST_TO_SCAN = 12 * 1024 * 1024


@route(
    "POST",
    "/sandbox/people/{person}/links",
    "Follow a link to a bot; one with a start payload writes /start",
    body=fields(("url",), url=text(most=2048)),
)
def follow(visit: Visit) -> JSON:
    """Follow a t.me or tg://resolve link."""
    return _followed(visit, visit.body["url"])


@route(
    "POST",
    "/sandbox/people/{person}/scans",
    "Read a QR code from a picture, and follow the link to a bot in it",
    body=fields(data=text(most=MOST_TO_SCAN * 4 // 3), chat_id=INTEGER, file_id=text(most=200)),
)
def scan(visit: Visit) -> JSON:
    """Read a code from given bytes, or from a picture in one of this person's chats."""
    body, person = visit.body, visit.person()
    if "data" in body:
        picture = bytes_of(body["data"])
    else:
        if "chat_id" in body:
            visit.chat_of(person, body["chat_id"])
        stored = visit.sandbox.files.by_id.get(body.get("file_id", ""))
        if stored is None:
            raise Refused("Give data, or the file_id of a picture.")
        picture = stored.data
    found = read_code(picture)
    try:
        return _followed(visit, found)
    except Refused as refusal:
        return {"url": found, "note": str(refusal)}


def read_code(picture: bytes) -> str:
    """Return the text of the first QR code in a picture.

    Raises:
        Refused: the bytes are no picture, or there is no code in it.
    """
    import zxingcpp  # noqa: PLC0415 - only those who scan need it
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415

    try:
        with Image.open(io.BytesIO(picture)) as opened:
            found = zxingcpp.read_barcodes(opened.convert("L"))
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError):
        raise Refused("That is no picture.") from None
    if not found:
        raise Refused("There is no QR code in this picture.")
    return str(found[0].text)


def _followed(visit: Visit, url: str) -> JSON:
    person = visit.person()
    chat, messages = speaking.follow(visit.sandbox, person, url)
    views = [render.view(told, person) for told in messages]
    return {"url": url, "chat_id": chat.id_for_person(), "messages": views}
