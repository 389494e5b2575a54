"""Consents: off until chosen, one tap each way, and a log that proves each of them."""

from typing import Any

from house import House, notice, said, taps, writes
from xenia.privacy.consent import fingerprint
from xenia.privacy.models import ConsentRecord


def proof(record: ConsentRecord) -> dict[str, Any]:
    """All that a record holds."""
    return {column.name: getattr(record, column.name) for column in ConsentRecord.__table__.columns}


async def test_a_yes_and_a_no_are_two_rows_with_the_words_that_were_shown(house: House) -> None:
    anna = await house.customer("Άννα", "el")
    assert await notice(anna, "Νέα: όχι") == "Το σημειώσαμε: ναι."
    (given,) = [proof(one) for one in await house.rows(ConsentRecord)]
    shown = said(await anna.answer())
    assert given["notice"] in shown
    assert shown.count("Ναι, από 22 Νοεμβρίου 2026") == 1
    assert given | {"record_id": "", "notice": ""} == {
        "id": 1,
        "record_id": "",
        "schema_version": "ISO/IEC TS 27560:2023",
        "customer_id": 1,
        "controller": "Το Καφενείο",
        "purpose": "announcements",
        "lawful_basis": "consent",
        "event": "given",
        "notice": "",
        "notice_language": "el",
        "method": "tap on a button in the private chat",
        "jurisdiction": "GR",
        "at": house.now,
    }

    await house.people.advance(days=3)
    assert "Δεν θα σας ξαναστείλουμε" in await notice(anna, "Νέα: ναι")
    first, second = [proof(one) for one in await house.rows(ConsentRecord)]
    assert first == given, "what was written is not written again"
    assert (second["event"], second["purpose"], second["at"]) == ("withdrawn", "announcements", house.now)
    assert second["record_id"] != first["record_id"]


async def test_settings_say_since_when(house: House) -> None:
    emma = await house.customer("Emma", "en")
    await taps(emma, "Expiry reminders: no")
    await house.people.advance(days=3)
    await taps(emma, "Expiry reminders: yes")
    await taps(emma, "“All well?”: no")
    settings = said(await writes(emma, "/settings"))
    assert "No, since 25 November 2026" in settings
    assert "Yes, since 25 November 2026" in settings
    assert settings.count("since") == 3, "and since when she is a member"


async def test_a_double_tap_is_one_row(house: House) -> None:
    anna = await house.customer("Άννα", "el")
    page = (await anna.messages())[-1]
    data = page.buttons[0][0].data or ""
    for _ in range(3):
        await anna.tap_data(data, page.message_id)
    assert len(await house.rows(ConsentRecord)) == 1


async def test_a_screen_whose_sentence_has_changed_asks_again(house: House) -> None:
    emma = await house.customer("Emma", "en")
    await writes(emma, "/settings")
    greek = (await emma.messages())[-1]
    old = greek.buttons[0][0].data or ""
    await taps(emma, "Ελληνικά")
    toast = await emma.tap_data(old, greek.message_id)
    assert toast is not None
    assert toast.show_alert
    assert "Το κείμενο άλλαξε" in (toast.text or "")
    assert await house.rows(ConsentRecord) == []
    assert "Όλα είναι κλειστά" in said((await emma.messages())[-1])


async def test_a_purpose_that_nobody_asks_for_cannot_be_agreed_to(house: House) -> None:
    anna = await house.customer("Άννα", "el")
    toast = await anna.tap_data(f"ok:everything:1:{fingerprint('')}:0")
    assert toast is not None
    assert "δεν ισχύει πια" in (toast.text or "")
    assert await house.rows(ConsentRecord) == []
