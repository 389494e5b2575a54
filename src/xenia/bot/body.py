"""What a call looks like on its way out: JSON, or a form where a file goes along."""

import re
import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from html import unescape
from json import JSONEncoder
from typing import Any

from aiogram import Bot
from aiogram.client.default import Default
from aiogram.methods import TelegramMethod
from aiogram.types import InputFile, TelegramObject

_ENCODE = JSONEncoder(separators=(",", ":")).encode
_AS_IS = frozenset((str, int, bool, float))

Fields = dict[str, Any]
"""The parameters of a call, as JSON has them."""


class Parcel:
    """A call that is ready to leave, as often as it takes."""

    def __init__(self, bot: Bot, method: TelegramMethod[Any]) -> None:
        self._files: dict[str, InputFile] = {}
        self._bot = bot
        self._pieces: list[bytes] = []
        self._content_type = b""
        self.fields: Fields = self._fields(method.__dict__ | (method.model_extra or {}))

    async def body(self) -> tuple[bytes, Sequence[bytes]]:
        """The request's body, its content type first; a file is read when it is first asked for."""
        if not self._pieces:
            await self._pack()
        return self._content_type, self._pieces

    def without_markup(self) -> bool:
        """Turn what was HTML into plain words; False where there was none."""
        self._pieces.clear()
        return _without_markup(self.fields)

    def _plain(self, value: Any) -> Any:
        """The value as JSON knows it; None where there is nothing to say.

        aiogram dumps each model with pydantic and walks over the result; this walks once.
        """
        kind = type(value)
        if value is None or kind in _AS_IS:
            return value
        if isinstance(value, TelegramObject):
            return self._fields(
                value.__dict__ if not value.model_extra else value.__dict__ | value.model_extra
            )
        if kind is list or kind is tuple:
            return [plain for one in value if (plain := self._plain(one)) is not None]
        if kind is dict:
            return self._fields(value)
        if kind is Default:
            return self._plain(self._bot.default[value.name])
        if isinstance(value, InputFile):
            name = secrets.token_hex(8)
            self._files[name] = value
            return f"attach://{name}"
        if isinstance(value, timedelta):
            value = datetime.now().astimezone() + value
        if isinstance(value, datetime):
            return round(value.timestamp())
        return value  # an enumeration of strings or numbers

    def _fields(self, given: Mapping[str, Any]) -> Fields:
        fields: Fields = {}
        for name, value in given.items():
            if value is None:  # as most are
                continue
            if type(value) in _AS_IS:
                fields[name] = value
            elif (plain := self._plain(value)) is not None:
                fields[name] = plain
        return fields

    async def _pack(self) -> None:
        if not self._files:
            self._content_type = b"application/json"
            self._pieces.append(_ENCODE(self.fields).encode())
            return
        boundary = secrets.token_hex(16)
        self._content_type = b"multipart/form-data; boundary=" + boundary.encode()
        head = "".join(
            f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n'
            f"{value if type(value) is str else _ENCODE(value)}\r\n"
            for name, value in self.fields.items()
        )
        self._pieces.append(head.encode())
        for name, file in self._files.items():
            shown = (file.filename or name).translate(_IN_QUOTES)
            self._pieces.append(
                f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"; filename="{shown}"\r\n'
                "Content-Type: application/octet-stream\r\n\r\n".encode()
            )
            self._pieces.extend([chunk async for chunk in file.read(self._bot)])
            self._pieces.append(b"\r\n")
        self._pieces.append(f"--{boundary}--\r\n".encode())


_IN_QUOTES = str.maketrans({'"': "%22", "\r": "%0D", "\n": "%0A"})

_TAGS = "a|b|strong|i|em|u|ins|s|strike|del|code|pre|span|blockquote|tg-[a-z-]+"
_TAG = re.compile(rf"""</?(?:{_TAGS})(?:\s(?:[^<>"']|"[^"]*"|'[^']*')*)?/?>""", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:lt|gt|amp|quot|#\d{1,7}|#x[0-9a-f]{1,6});", re.IGNORECASE)


def plain_text(html: str) -> str:
    """The words of a text in Telegram's HTML, broken or not; what only looks like a tag stays."""
    return _ENTITY.sub(lambda found: unescape(found[0]), _TAG.sub("", html))


def _without_markup(fields: Fields) -> bool:
    changed = fields.get("parse_mode") == "HTML"
    if changed:
        del fields["parse_mode"]
        for name in ("text", "caption"):
            if name in fields:
                fields[name] = plain_text(fields[name])
    for value in fields.values():
        for one in value if isinstance(value, list) else (value,):
            if isinstance(one, dict):
                changed |= _without_markup(one)
    return changed
