"""Files that were sent: their bytes, their ids, and the three sizes of a photo."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from telegram_sandbox.errors import BadRequest

if TYPE_CHECKING:
    from telegram_sandbox.accounts import JSON

MOST_TO_SEND = 50 * 1024 * 1024
MOST_TO_GET = 20 * 1024 * 1024
PHOTO_SIDES = (90, 320, 1280)  # the longer side in pixels of Telegram's sizes s, m and y
MOST_PIXELS = 10_000  # Bot API, sendPhoto: width and height together
MOST_STRETCHED = 20  # Bot API, sendPhoto: their ratio


@dataclass(slots=True, frozen=True)
class Stored:
    """One file. `path` is what getFile tells and the file address ends in."""

    file_id: str
    unique_id: str
    name: str
    mime: str
    data: bytes
    path: str

    def json(self) -> JSON:
        """Return the fields that every Bot API file has."""
        return {"file_id": self.file_id, "file_unique_id": self.unique_id, "file_size": len(self.data)}


class Files:
    """Everything that was ever sent, by file_id."""

    def __init__(self) -> None:
        self.by_id: dict[str, Stored] = {}
        self.by_path: dict[str, Stored] = {}
        self.media: dict[str, tuple[str, object]] = {}  # file_id -> the kind and Bot API form it was sent in
        self._numbers = count(1)

    def keep(self, folder: str, data: bytes, name: str, mime: str) -> Stored:
        """Store bytes under a new file_id. Equal bytes share a file_unique_id."""
        number = next(self._numbers)
        unique = hashlib.sha256(data).hexdigest()[:16]
        ending = name.rpartition(".")[2] if "." in name else "bin"
        stored = Stored(
            file_id=f"{folder}-{number}-{unique}",
            unique_id=f"Aq{unique}",
            name=name,
            mime=mime,
            data=data,
            path=f"{folder}/file_{number}.{ending}",
        )
        self.by_id[stored.file_id] = self.by_path[stored.path] = stored
        return stored

    def photo(self, data: bytes) -> list[JSON]:
        """Store a photo in up to three sizes, smallest first, and return them as Telegram lists them.

        Raises:
            BadRequest: IMAGE_PROCESS_FAILED, the bytes are no picture; PHOTO_INVALID_DIMENSIONS.
        """
        from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - a bot without pictures needs no Pillow

        try:
            with Image.open(io.BytesIO(data)) as opened:
                picture = opened.convert("RGB")
        except (UnidentifiedImageError, OSError) as error:
            raise BadRequest("IMAGE_PROCESS_FAILED") from error
        width, height = picture.size
        if width + height > MOST_PIXELS or max(picture.size) > MOST_STRETCHED * min(picture.size):
            raise BadRequest("PHOTO_INVALID_DIMENSIONS")
        longest = max(picture.size)
        sizes: list[JSON] = []
        for side in (*(each for each in PHOTO_SIDES[:-1] if each < longest), min(PHOTO_SIDES[-1], longest)):
            bytes_of_size = data
            if side < longest or picture.format != "JPEG":
                small = picture.resize((max(1, width * side // longest), max(1, height * side // longest)))
                written = io.BytesIO()
                small.save(written, "JPEG", quality=87)
                bytes_of_size = written.getvalue()
            stored = self.keep("photos", bytes_of_size, "photo.jpg", "image/jpeg")
            sizes.append(
                stored.json()
                | {"width": max(1, width * side // longest), "height": max(1, height * side // longest)}
            )
        for size in sizes:
            self.media[size["file_id"]] = ("photo", sizes)
        return sizes


def painted(seed: int) -> bytes:
    """Return a small generated picture, a different one for each seed, as somebody's photo."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 - a bot without pictures needs no Pillow

    hue = seed * 47 % 360
    picture = Image.new("RGB", (800, 600), f"hsl({hue}, 45%, 72%)")
    draw = ImageDraw.Draw(picture)
    for ring in range(5):
        inset = 40 + ring * 50
        draw.ellipse(
            (inset + 100, inset, 700 - inset, 600 - inset),
            outline=f"hsl({(hue + 40 * ring) % 360}, 60%, 40%)",
            width=12,
        )
    written = io.BytesIO()
    picture.save(written, "JPEG", quality=85)
    return written.getvalue()
