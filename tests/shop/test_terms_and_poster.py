"""The terms on one screen, and the poster for the wall."""

from io import BytesIO

import pytest
import zxingcpp
from PIL import Image

from house import House, doorway, open_house, said, taps, writes


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("el", ("10 πόντοι για κάθε ευρώ", "12 μήνες μετά", "για 48 ώρες", "μέσα σε 10 λεπτά")),
        ("en", ("10 points for each euro", "12 months after", "for 48 hours", "within 10 minutes")),
    ],
)
async def test_every_rule_is_read_before_joining(
    house: House, language: str, sentences: tuple[str, ...]
) -> None:
    guest = await house.guest("Emma", language)
    terms = said(await writes(guest, "/terms"))
    assert all(sentence in terms for sentence in sentences)


async def test_the_terms_follow_the_settings(database_url: str) -> None:
    async with open_house(
        database_url, points_per_euro=1, points_months=1, shop_name="<Ο Φούρνος> & Υιοί"
    ) as house:
        guest = await house.guest("Άννα")
        assert "έναν πόντο για κάθε ευρώ" in said(await writes(guest, "/start"))
        terms = said(await taps(guest, "Όροι"))
        assert "1 πόντος για κάθε ευρώ" in terms
        assert "έναν μήνα μετά" in terms
        assert terms.endswith("<Ο Φούρνος> & Υιοί")


async def test_the_poster_is_a_sheet_whose_code_lets_people_join(house: House) -> None:
    owner, guest = await house.owner(), await house.guest("Νίκος")
    await writes(owner, "/menu")
    poster = await doorway(owner, "Αφίσα με QR")
    assert poster.document is not None
    assert poster.document["file_name"] == "poster.pdf"
    pdf = await owner.download(poster.document["file_id"])
    assert pdf.startswith(b"%PDF-")
    sheet = Image.open(BytesIO(pdf[pdf.index(b"\xff\xd8\xff") : pdf.rindex(b"\xff\xd9") + 2]))
    (code,) = zxingcpp.read_barcodes(sheet.convert("L"))
    assert code.text == house.app.shop.link("join")
    await guest.open_link(code.text)
    assert said(await guest.answer()).startswith("Καλώς ήρθατε, Νίκο!")
