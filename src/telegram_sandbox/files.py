"""Files that were sent: their bytes, their ids, and the three sizes of a photo."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Any

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
        self.media: dict[str, tuple[str, Any]] = {}  # file_id -> the kind and Bot API form it was sent in
        self._icons: dict[str, JSON] = {}
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

    def to_get(self, file_id: str) -> JSON:
        """Return what getFile returns.

        Raises:
            BadRequest: there is no such file, or bots may not download one so big.
        """
        stored = self.by_id.get(file_id)
        if stored is None:
            raise BadRequest("invalid file_id")
        if len(stored.data) > MOST_TO_GET:
            raise BadRequest("file is too big")
        return stored.json() | {"file_path": stored.path}

    def photo(self, data: bytes) -> list[JSON]:
        """Store a photo in up to three sizes, smallest first, and return them as Telegram lists them.

        Raises:
            BadRequest: IMAGE_PROCESS_FAILED, the bytes are no picture; PHOTO_INVALID_DIMENSIONS.
        """
        from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - a bot without pictures needs no Pillow

        try:
            with Image.open(io.BytesIO(data)) as opened:
                is_jpeg, picture = opened.format == "JPEG", opened.convert("RGB")
        except (UnidentifiedImageError, OSError, Image.DecompressionBombError) as error:
            raise BadRequest("IMAGE_PROCESS_FAILED") from error
        longest = max(picture.size)
        if sum(picture.size) > MOST_PIXELS or longest > MOST_STRETCHED * min(picture.size):
            raise BadRequest("PHOTO_INVALID_DIMENSIONS")
        sizes: list[JSON] = []
        for side in (*(each for each in PHOTO_SIDES[:-1] if each < longest), min(PHOTO_SIDES[-1], longest)):
            width, height = (max(1, round(each * side / longest)) for each in picture.size)
            written = data
            if side < longest or not is_jpeg:
                with io.BytesIO() as room:
                    picture.resize((width, height), reducing_gap=2.0).save(room, "JPEG", quality=87)
                    written = room.getvalue()
            stored = self.keep("photos", written, "photo.jpg", "image/jpeg")
            sizes.append(stored.json() | {"width": width, "height": height})
        for size in sizes:
            self.media[size["file_id"]] = ("photo", sizes)
        return sizes

    def document(self, data: bytes, name: str, mime: str) -> JSON:
        """Store a file that stays as it is."""
        stored = self.keep("documents", data, name, mime)
        return self._known("document", stored, {"file_name": name, "mime_type": mime})

    def voice(self, data: bytes, duration: int) -> JSON:
        """Store a voice message of so many seconds."""
        stored = self.keep("voice", data, "voice.oga", "audio/ogg")
        return self._known("voice", stored, {"duration": duration, "mime_type": "audio/ogg"})

    def video(self, data: bytes, width: int, height: int, duration: int) -> JSON:
        """Store a video. Its size and length are what the sender says."""
        stored = self.keep("videos", data, "video.mp4", "video/mp4")
        told = {"width": width, "height": height, "duration": duration, "mime_type": "video/mp4"}
        return self._known("video", stored, told)

    def sticker(self, data: bytes, emoji: str, height: int = 512) -> JSON:
        """Store a still sticker, 512 pixels wide."""
        stored = self.keep("stickers", data, "sticker.webp", "image/webp")
        told: JSON = {"type": "regular", "width": 512, "height": height, "emoji": emoji}
        return self._known("sticker", stored, told | {"is_animated": False, "is_video": False})

    def icon(self, custom_emoji_id: str, emoji: str) -> JSON:
        """Return a custom emoji as a sticker, storing it at the first call."""
        if custom_emoji_id not in self._icons:
            stored = self.keep("stickers", f"icon {custom_emoji_id}".encode(), "icon.webp", "image/webp")
            told: JSON = {"type": "custom_emoji", "width": 100, "height": 100, "emoji": emoji}
            told |= {"is_animated": False, "is_video": False, "custom_emoji_id": custom_emoji_id}
            self._icons[custom_emoji_id] = stored.json() | told
        return self._icons[custom_emoji_id]

    def _known(self, kind: str, stored: Stored, told: JSON) -> JSON:
        form = stored.json() | told
        self.media[stored.file_id] = (kind, form)
        return form


def painted(seed: int, side: int = 800, form: str = "JPEG") -> bytes:
    """Return a small generated picture, a different one for each seed, as somebody's photo."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 - a bot without pictures needs no Pillow

    hue = seed * 47 % 360
    height = side * 3 // 4
    picture = Image.new("RGB", (side, height), f"hsl({hue}, 45%, 72%)")
    draw = ImageDraw.Draw(picture)
    for ring in range(5):
        inset = height * (ring + 1) // 14
        box = (inset + side // 8, inset, side * 7 // 8 - inset, height - inset)
        draw.ellipse(box, outline=f"hsl({(hue + 40 * ring) % 360}, 60%, 40%)", width=side // 66)
    with io.BytesIO() as written:
        picture.save(written, form, quality=85)
        return written.getvalue()
