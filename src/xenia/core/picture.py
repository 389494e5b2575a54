"""Pictures with a QR code: the member card, the voucher, the poster. Plain data, drawn when sent."""

from dataclasses import dataclass
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from PIL.Image import Image

_QUIET = 4
"""Modules of white around a QR code (ISO/IEC 18004)."""
INK, PAPER, SOFT, ACCENT = "#2b2118", "#fbf6ee", "#8a7a68", "#9c4a2f"


@dataclass(frozen=True, slots=True)
class Picture:
    """What is drawn: a heading, a title, a QR code of `link`, `code` in large letters, and notes below."""

    heading: str
    title: str
    link: str
    code: str = ""
    notes: tuple[str, ...] = ()
    stamp: str = ""
    """A word across the QR code that makes the picture void; the code below it is then no longer readable."""
    kind: Literal["card", "poster"] = "card"

    @property
    def file_name(self) -> str:
        """The name the file has on the receiver's machine."""
        return "poster.pdf" if self.kind == "poster" else "card.png"


@lru_cache(maxsize=64)
def draw(picture: Picture) -> bytes:
    """The picture as PNG (1200 x 760 pixels), a poster as PDF (A4 at 150 dots an inch). Takes some 40 ms.

    The last ones are kept: a second tap, or a step back, draws nothing.
    """
    out = BytesIO()
    if picture.kind == "poster":
        _poster(picture).save(out, "PDF", resolution=150)
    else:
        _card(picture).save(out, "PNG")
    return out.getvalue()


def _card(picture: Picture) -> "Image":
    """Words on the left, the code for the camera on the right, as on a card of plastic."""
    width, height, side, edge = 1200, 760, 560, 64
    sheet = _Sheet(width, height)
    sheet.paste_qr(picture.link, width - side - edge, (height - side) // 2 + 12, side, picture.stamp)
    column = (edge, width - side - 2 * edge)
    y = sheet.write(picture.heading, column, edge + 12, size=46, colour=ACCENT, bold=True)
    y = sheet.write(picture.title, column, y + 12, size=40, colour=INK)
    y = max(y + 40, height // 2 - 40)
    if picture.code:
        size = 104 if len(picture.code) <= 6 else 72  # noqa: PLR2004 - a card's number is short, a voucher's code is not
        y = sheet.write(picture.code, column, y, size=size, colour=SOFT if picture.stamp else INK, bold=True)
    for note in picture.notes:
        y = sheet.write(note, column, y + 12, size=32, colour=SOFT)
    return sheet.image


def _poster(picture: Picture) -> "Image":
    """A sheet to hang by the door: one large code, few words."""
    width, height, side, edge = 1240, 1754, 880, 90
    sheet = _Sheet(width, height)
    column = (edge, width - 2 * edge)
    y = sheet.write(picture.heading, column, 150, size=84, colour=ACCENT, bold=True, centred=True)
    y = sheet.write(picture.title, column, y + 20, size=64, colour=INK, centred=True)
    sheet.paste_qr(picture.link, (width - side) // 2, y + 60, side)
    y += side + 120
    for note in picture.notes:
        y = sheet.write(note, column, y + 20, size=46, colour=SOFT, centred=True)
    return sheet.image


class _Sheet:
    """Paper, ink and the two things done with them. Pillow is loaded by the first picture drawn."""

    def __init__(self, width: int, height: int) -> None:
        from PIL import Image, ImageDraw  # noqa: PLC0415 - see the class

        self.image = Image.new("RGB", (width, height), PAPER)
        self._pen = ImageDraw.Draw(self.image)
        self._pen.rectangle((0, 0, width, 24), fill=ACCENT)

    def write(
        self,
        text: str,
        column: tuple[int, int],
        y: int,
        *,
        size: int,
        colour: str,
        bold: bool = False,
        centred: bool = False,
    ) -> int:
        """Write words below `y` in a column (left, width), on at most three lines; returns where they end."""
        from PIL import ImageFont  # noqa: PLC0415 - see the class

        left, width = column
        file = _font("Roboto-Bold.ttf" if bold else "Roboto-Regular.ttf")
        font = ImageFont.truetype(file, size)
        lines: list[str] = []
        for word in "".join(letter for letter in text if _has(file, letter)).split():
            if lines and self._pen.textlength(f"{lines[-1]} {word}", font=font) <= width:
                lines[-1] += f" {word}"
            else:
                lines.append(word)
        for line in lines[:3]:
            shown = line
            while self._pen.textlength(shown, font=font) > width:
                shown = shown[:-2] + "…"
            x, anchor = (left + width / 2, "ma") if centred else (left, "la")
            self._pen.text((x, y), shown, font=font, fill=colour, anchor=anchor)
            y += int(size * 1.25)
        return y

    def paste_qr(self, link: str, left: int, top: int, side: int, stamp: str = "") -> None:
        """Draw the code into a square; a stamp across its middle keeps every camera from reading it."""
        import segno  # noqa: PLC0415 - see the class
        from PIL import Image  # noqa: PLC0415 - see the class

        code = segno.make_qr(link, error="m")
        modules = len(code.matrix)
        scale = side // (modules + 2 * _QUIET)
        dots = Image.new("1", (modules, modules))
        dots.putdata([bit for row in code.matrix for bit in row])
        dots = dots.resize((modules * scale, modules * scale), Image.Resampling.NEAREST)
        self._pen.rounded_rectangle((left, top, left + side, top + side), radius=24, fill="#ffffff")
        self.image.paste(INK, (left + (side - dots.width) // 2, top + (side - dots.height) // 2), dots)
        if stamp:
            band = (left, top + side // 3, left + side, top + side * 2 // 3)
            self._pen.rectangle(band, fill=PAPER, outline=ACCENT, width=10)
            self.write(
                stamp, (left, side), top + side // 2 - 36, size=60, colour=ACCENT, bold=True, centred=True
            )


@cache
def _has(font: Path, letter: str) -> bool:
    """Whether the font can draw it: an empty box on a card is worse than nothing."""
    from PIL import ImageFont  # noqa: PLC0415 - see _Sheet

    loaded = ImageFont.truetype(font, 20)
    return letter.isspace() or bytes(loaded.getmask(letter)) != bytes(loaded.getmask("\U0010ffff"))


def _font(name: str) -> Path:
    import font_roboto  # noqa: PLC0415 - only a picture needs it

    return Path(font_roboto.font_directory) / name
