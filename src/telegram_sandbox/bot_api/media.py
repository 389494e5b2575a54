"""Files in calls: uploaded, or sent before and named by file_id."""

from __future__ import annotations

import mimetypes
from typing import TYPE_CHECKING, Any

from telegram_sandbox.errors import ApiError, BadRequest
from telegram_sandbox.files import MOST_TO_SEND

if TYPE_CHECKING:
    from collections.abc import Callable

    from telegram_sandbox.accounts import JSON
    from telegram_sandbox.bot_api.methods import Ask
    from telegram_sandbox.bot_api.params import Upload
    from telegram_sandbox.files import Files

ATTACHED = "attach://"
MOST_FOR_PHOTO = 10 * 1024 * 1024
WRONG_FILE = "wrong file identifier/HTTP URL specified"


def from_call(ask: Ask, kind: str) -> Any:
    """Return the medium of a call in Bot API form; its parameter is called after its kind."""
    given = ask.params.text(kind)
    options: JSON = {name: ask.params.integer(name) for name in ("duration", "width", "height")}
    options["emoji"] = ask.params.text("emoji")
    return _medium(ask, kind, given or f"{ATTACHED}{kind}", f"there is no {kind} in the request", options)


def from_input(ask: Ask, given: Any, allowed: frozenset[str]) -> tuple[str, Any]:
    """Return kind and Bot API form of an InputMedia.

    Raises:
        BadRequest: it is none, or of a kind that may not be sent here.
    """
    if not isinstance(given, dict):
        raise BadRequest("can't parse InputMedia: expected an Object")
    kind = given.get("type")
    if not isinstance(kind, str):
        raise BadRequest("can't parse InputMedia: Can't find field \"type\"")
    source = given.get("media")
    if not isinstance(source, str) or not source:
        raise BadRequest("can't parse InputMedia: media not found")
    if kind not in allowed:
        raise BadRequest(f'can\'t parse InputMedia: type "{kind}" is unsupported')
    return kind, _medium(ask, kind, source, "can't parse InputMedia: media not found", given)


def _medium(ask: Ask, kind: str, source: str, missing: str, options: JSON) -> Any:
    if source.startswith(ATTACHED):
        upload = ask.params.uploads.get(source.removeprefix(ATTACHED))
        if upload is None:
            raise BadRequest(missing)
        return _store(ask.sandbox.files, kind, upload, options)
    if "://" in source:
        raise BadRequest("failed to get HTTP URL content")  # the sandbox reaches nothing outside the machine
    sent, form = ask.sandbox.files.media.get(source, ("", None))
    if form is None:
        raise BadRequest(WRONG_FILE)
    if sent != kind:
        raise BadRequest(f"can't use file of type {sent.capitalize()} as {kind.capitalize()}")
    return form


def _store(files: Files, kind: str, upload: Upload, options: JSON) -> Any:
    if not upload.data:
        raise BadRequest("file must be non-empty")
    if len(upload.data) > (MOST_FOR_PHOTO if kind == "photo" else MOST_TO_SEND):
        if kind == "photo":
            raise BadRequest(f"too big photo: the file is too big, it must be at most {MOST_FOR_PHOTO} bytes")
        raise ApiError(413, "Request Entity Too Large")
    number = _numbers(options)
    if kind == "photo":
        return files.photo(upload.data)
    if kind == "voice":
        return files.voice(upload.data, number("duration"))
    if kind == "video":
        return files.video(upload.data, number("width"), number("height"), number("duration"))
    if kind == "sticker":
        return files.sticker(upload.data, str(options.get("emoji") or "") or "🙂")
    mime = upload.mime if upload.mime != "application/octet-stream" else None
    mime = mime or mimetypes.guess_type(upload.name)[0] or "application/octet-stream"
    return files.document(upload.data, upload.name, mime)


def _numbers(options: JSON) -> Callable[[str], int]:
    def number(name: str) -> int:
        given = options.get(name)
        return given if isinstance(given, int) and given >= 0 else 0

    return number
