"""Consents: off until chosen, one tap each way, and a log that proves each of them."""

import re
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import UpdateBase, delete, select, update

from customers.choices import messages_page, says_no, says_yes
from house import ON_SQLITE, START, House, notice, said, taps, writes
from xenia.core.texts import LOCALES, Texts
from xenia.core.transaction import reading, transaction
from xenia.privacy.checks import check_standing
from xenia.privacy.consent import (
    PURPOSES,
    Notices,
    fingerprint,
    in_force,
    notice_for,
    notices_of,
    standing_consents,
)
from xenia.privacy.models import ConsentRecord, ConsentStanding


def proof(record: ConsentRecord) -> dict[str, Any]:
    """All that a record holds."""
    return {column.name: getattr(record, column.name) for column in ConsentRecord.__table__.columns}


async def test_everything_is_off_until_chosen(house: House) -> None:
    page = await messages_page(await house.customer("Άννα", "el"))
    assert "Όλα είναι κλειστά" in said(page)
    assert said(page).count("○") == len(PURPOSES)
    assert sum(label.startswith("○") and label.endswith(": όχι") for label in page.labels) == len(PURPOSES)
    assert await house.rows(ConsentRecord) == []


async def test_a_yes_and_a_no_are_two_rows_with_the_words_that_were_shown(house: House) -> None:
    anna = await house.customer("Άννα", "el")
    await messages_page(anna)
    await taps(anna, "Νέα: όχι")
    assert await notice(anna, "Ναι, έχω κλείσει τα 15") == "Το σημειώσαμε: ναι."
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
    (standing,) = await house.rows(ConsentStanding)
    assert (standing.given, standing.record_id, standing.since) == (False, second["id"], house.now)


async def test_the_page_says_since_when(house: House) -> None:
    emma = await house.customer("Emma", "en")
    await says_yes(emma, "expiry")
    await house.people.advance(days=3)
    assert "We will not send you such messages again" in await says_no(emma, "expiry")
    page = said(await says_yes(emma, "checkins"))
    assert "No, since 25 November 2026" in page
    assert "Yes, since 25 November 2026" in page
    assert page.count("since") == 2
    assert "Messages from us: 1 of 7 on" in said(await writes(emma, "/settings"))


async def test_a_double_tap_is_one_row(house: House) -> None:
    anna = await house.customer("Άννα", "el")
    await says_yes(anna, "announcements")
    page = await messages_page(anna)
    data = next(one.data for row in page.buttons for one in row if "Προσφορές" in one.text) or ""
    for _ in range(3):
        await anna.tap_data(data, page.message_id)
    assert [one.purpose for one in await house.rows(ConsentRecord)] == ["announcements", "offers"]


async def test_a_screen_whose_sentence_has_changed_asks_again(house: House) -> None:
    emma = await house.customer("Emma", "en")
    page = await messages_page(emma)
    old = page.buttons[0][0].data or ""
    await writes(emma, "/settings")
    await taps(emma, "Ελληνικά")
    toast = await emma.tap_data(old, page.message_id)
    assert toast is not None
    assert toast.show_alert
    assert "Το κείμενο άλλαξε" in (toast.text or "")
    assert await house.rows(ConsentRecord) == []
    assert "Όλα είναι κλειστά" in said(await emma.answer())


async def test_a_yes_holds_in_either_language(house: House) -> None:
    emma = await house.customer("Emma", "en")
    await says_yes(emma, "expiry")
    await writes(emma, "/settings")
    await taps(emma, "Ελληνικά")
    page = await messages_page(emma)
    assert "Ναι, από 22 Νοεμβρίου 2026" in said(page)
    assert "● Υπενθυμίσεις: ναι" in page.labels


def in_other_words(house: House, folder: Path) -> Notices:
    """The shop opens again with another sentence for reminders; what it asks from then on."""
    shutil.copytree(LOCALES, folder)
    for file in folder.glob("*/privacy.ftl"):
        text = re.sub("(?m)^(privacy-purpose-expiry =) .*", r"\1 Άλλα λόγια.", file.read_text("utf-8"))
        file.write_text(text, "utf-8")
    texts = house.app.ground.texts
    texts._said.update(Texts(house.app.shop.zone, folder)._said)
    notices_of.cache_clear()
    return notices_of(texts)


async def test_a_yes_to_other_words_is_not_in_force_and_is_asked_for_again(
    house: House, tmp_path: Path
) -> None:
    anna = await house.customer("Άννα", "el")
    await says_yes(anna, "expiry", "offers")
    before = notices_of(house.app.ground.texts)
    notices = in_other_words(house, tmp_path / "locales")
    async with reading(house.app.database) as session:
        assert set(await standing_consents(session, [1], before)) == {(1, "expiry"), (1, "offers")}
        assert set(await standing_consents(session, [1], notices)) == {(1, "offers")}
        held = [
            list(await session.scalars(select(ConsentStanding.customer_id).where(in_force(one, notices))))
            for one in ("expiry", "offers")
        ]
    assert held == [[], [1]]

    page = await messages_page(anna)
    assert "Άλλα λόγια. Είχατε πει ναι (22 Νοεμβρίου 2026), αλλά το κείμενο άλλαξε από τότε." in said(page)
    assert "○ Υπενθυμίσεις: όχι" in page.labels
    assert "Άλλα λόγια. Ναι, από 22 Νοεμβρίου 2026." in said(await says_yes(anna, "expiry"))
    records = [one for one in await house.rows(ConsentRecord) if one.purpose == "expiry"]
    assert [one.event for one in records] == ["given", "given"]
    assert records[0].notice != records[1].notice == "Άλλα λόγια."
    assert "Δεν θα σας ξαναστείλουμε" in await says_no(anna, "expiry")


@pytest.mark.parametrize(
    "old",
    [
        "ok:everything:1:{notice}",
        "ok:announcements:1:{notice}:0",
        "ok:announcements:1:{notice}:1",
        "ok:announcements:2:{notice}",
        "ok:announcements:1:ζζζζζζζζ",
        "aged:1:everything:{notice}",
    ],
)
@ON_SQLITE
async def test_a_button_of_another_shape_has_expired(house: House, old: str) -> None:
    anna = await house.customer("Άννα", "el")
    notice = fingerprint(notice_for(house.app.ground.texts.say("el"), "announcements"))
    toast = await anna.tap_data(old.format(notice=notice))
    assert toast is not None
    assert "δεν ισχύει πια" in (toast.text or "")
    assert await house.rows(ConsentRecord) == []


async def test_verify_finds_a_standing_that_is_not_what_the_log_says(house: House) -> None:
    await says_yes(await house.customer("Άννα", "el"), "expiry", "offers", "birthday", "nameday")
    assert await house.faults() == []
    broken = (
        update(ConsentStanding).where(ConsentStanding.purpose == "expiry").values(given=False),
        delete(ConsentStanding).where(ConsentStanding.purpose == "offers"),
        update(ConsentStanding).where(ConsentStanding.purpose == "birthday").values(notice="00000000"),
        update(ConsentStanding).where(ConsentStanding.purpose == "nameday").values(since=START),
    )
    for damage, found in zip(broken, ("expiry", "offers", "00000000", "nameday"), strict=True):
        (fault,) = await faults_after(house, damage)
        assert found in fault


async def faults_after(house: House, damage: UpdateBase) -> list[str]:
    """What would be found after some damage, which is not kept."""
    found: list[str] = []
    with suppress(_UndoneError):
        async with transaction(house.app.database) as session:
            await session.execute(damage)
            found = [one async for one in check_standing(session)]
            raise _UndoneError
    return found


class _UndoneError(Exception):
    """Ends a transaction whose changes are not kept."""
