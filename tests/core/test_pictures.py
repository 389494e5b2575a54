"""Cards, vouchers and the poster, as a camera sees them."""

import io
from dataclasses import replace

import zxingcpp
from PIL import Image

from xenia.core.picture import Picture, draw

LINK = "https://t.me/shop_of_tests_bot?start=voucher_K7QM2XRD_abcdefghijklmnop"
CARD = Picture("Καφενείο «Η Γωνιά»", "Ελληνικός καφές", LINK, "K7QM-2XRD", ("Ισχύει ως 22 Δεκεμβρίου 2026",))


def _read(picture: Picture) -> list[str]:
    image = Image.open(io.BytesIO(draw(picture)))
    return [found.text for found in zxingcpp.read_barcodes(image)]


def test_a_camera_reads_the_link() -> None:
    assert _read(CARD) == [LINK]


def test_a_stamp_makes_it_void() -> None:
    assert _read(replace(CARD, stamp="ΑΚΥΡΩΘΗΚΕ")) == []


def test_what_the_font_lacks_is_left_out() -> None:
    assert draw(replace(CARD, title="Καφές ☕ محمد")) == draw(replace(CARD, title="Καφές"))
    assert draw(replace(CARD, title="ΐΰ Ωmega – € «»")) != draw(replace(CARD, title="mega"))


def test_words_too_long_for_the_card_stay_on_it() -> None:
    for title in ("Ω" * 200, "λέξη " * 60):
        assert _read(replace(CARD, title=title, heading=title)) == [LINK]


def test_the_poster_is_a_page_to_print() -> None:
    assert draw(replace(CARD, kind="poster")).startswith(b"%PDF")
