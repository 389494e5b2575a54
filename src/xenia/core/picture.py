"""Pictures with a QR code: the member card, the voucher, the poster. Plain data, drawn when sent."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

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


def draw(picture: Picture) -> bytes:
    """The picture as PNG (900 x 1200 pixels), a poster as PDF (A4 at 150 dots an inch). Takes some 50 ms."""
    # Pillow and the QR writer are loaded by the first picture, not by the first message.
    from PIL import Image, ImageDraw  # noqa: PLC0415

    width, height = (1240, 1754) if picture.kind == "poster" else (900, 1200)
    image = Image.new("RGB", (width, height), PAPER)
    pen = ImageDraw.Draw(image)
    unit = width // 30
    pen.rectangle((0, 0, width, unit // 2), fill=ACCENT)
    y = unit * 2
    y = _centred(pen, picture.heading, y, width, size=unit * 2, colour=ACCENT, bold=True)
    y = _centred(pen, picture.title, y + unit // 2, width, size=int(unit * 1.5), colour=INK)
    side = width * 55 // 100
    qr = _qr(picture.link, side)
    top = y + unit
    image.paste(qr, ((width - qr.width) // 2, top))
    if picture.stamp:
        _stamp(image, pen, picture.stamp, top, qr.width, unit)
    y = top + qr.height + unit
    if picture.code:
        y = _centred(
            pen, picture.code, y, width, size=unit * 3, colour=SOFT if picture.stamp else INK, bold=True
        )
    for note in picture.notes:
        y = _centred(pen, note, y + unit // 2, width, size=int(unit * 1.1), colour=SOFT)
    out = BytesIO()
    if picture.kind == "poster":
        image.save(out, "PDF", resolution=150)
    else:
        image.save(out, "PNG", optimize=True)
    return out.getvalue()


def _qr(link: str, side: int) -> "Image":
    import segno  # noqa: PLC0415 - see draw
    from PIL import Image  # noqa: PLC0415 - see draw

    code = segno.make_qr(link, error="m")
    modules = code.symbol_size(border=4)[0]
    out = BytesIO()
    code.save(out, kind="png", scale=max(1, side // modules), border=4, dark=INK, light="#ffffff")
    return Image.open(out).convert("RGB")


def _centred(
    pen: "ImageDraw", text: str, y: int, width: int, *, size: int, colour: str, bold: bool = False
) -> int:
    """Write words centred below `y`, broken into at most three lines; returns where the last line ends."""
    from PIL import ImageFont  # noqa: PLC0415 - see draw

    font = ImageFont.truetype(_font("Roboto-Bold.ttf" if bold else "Roboto-Regular.ttf"), size)
    lines: list[str] = []
    for word in text.split():
        if lines and pen.textlength(f"{lines[-1]} {word}", font=font) <= width * 0.86:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    for line in lines[:3]:
        shown = line
        while pen.textlength(shown, font=font) > width * 0.92:
            shown = shown[:-2] + "…"
        pen.text((width / 2, y), shown, font=font, fill=colour, anchor="ma")
        y += int(size * 1.25)
    return y


def _stamp(image: "Image", pen: "ImageDraw", word: str, top: int, side: int, unit: int) -> None:
    left = (image.width - side) // 2
    band = (left, top + side // 3, left + side, top + side * 2 // 3)
    pen.rectangle(band, fill=PAPER, outline=ACCENT, width=unit // 4)
    _centred(pen, word, top + side // 2 - unit, image.width, size=int(unit * 1.8), colour=ACCENT, bold=True)


def _font(name: str) -> Path:
    # Asked for by path: the package's own import would list the folder for every style it has.
    import font_roboto  # noqa: PLC0415 - see draw

    return Path(font_roboto.font_directory) / name
