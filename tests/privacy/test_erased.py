"""Erased: no word of a customer anywhere, the books balance, and whoever comes again is a stranger."""

import logging
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from care.people import brings, opens
from house import House, notice, open_house, said, taps, writes
from privacy.planted import KNOWN, MARK, Planter
from privacy.test_my_data import person_of
from rewards.test_vouchers_in_the_chat import redeems
from telegram_sandbox.chat_client import ChatClient
from xenia.core.backup import back_up
from xenia.core.changes import Change
from xenia.core.damage import file_of
from xenia.core.database import Base, Database
from xenia.core.held import Person
from xenia.core.room import Moment
from xenia.core.transaction import reading, transaction
from xenia.customers.models import Customer
from xenia.privacy import erase
from xenia.privacy.journal import Line, lines_of, mark_of, write_line
from xenia.privacy.models import Erasure
from xenia.upkeep import restored


async def wants_to_go(chat: ChatClient) -> str:
    """The customer has everything erased, without waiting; what they read last."""
    await writes(chat, "/mydata")
    await taps(chat, "Διαγραφή όλων")
    await taps(chat, "Να γίνει τώρα")
    return said(await taps(chat, "Ναι, διαγραφή τώρα"))


async def everything(database: Database) -> Iterator[str]:
    """Every value of every table, as text."""
    async with reading(database) as session:
        return iter(
            [
                f"{table.name}: {value}"
                for table in Base.metadata.sorted_tables
                for row in await session.execute(select(table))
                for value in row
            ]
        )


async def places(database: Database, *words: str) -> list[str]:
    """Where any of these words still is: in a table, in the file, or in what stands beside it."""
    found = [one for one in await everything(database) if any(word in one for word in words)]
    file = file_of(database.url.render_as_string(hide_password=False))
    for one in sorted(file.parent.glob(f"{file.name}*")) if file else ():
        raw = one.read_bytes()
        found += [f"{one.name}: {word}" for word in words if word.encode() in raw]
    return found


async def test_a_life_is_erased_and_the_books_balance(house: House, caplog: pytest.LogCaptureFixture) -> None:
    """Over the wire: a customer with points, a voucher, a rating, a case; then nothing says who they were."""
    caplog.set_level(logging.DEBUG, "xenia")
    anna = await house.customer(MARK + "Άννα")
    staff = await house.team_member()
    await house.reward(cost=60)
    await redeems(house, staff, anna, "50")
    card = await house.card_of(anna)
    person = await person_of(house, MARK + "Άννα")
    await writes(anna, "/feedback")
    await taps(anna, "1 ★")
    await writes(anna, f"{MARK} ο καφές ήταν κρύος")
    reference = await brings(anna, f"{MARK} θέλω να μιλήσουμε")
    await opens(house, staff, reference)
    await taps(staff, "Την αναλαμβάνω")
    await house.deliveries()
    assert await places(house.app.database, MARK), "the search finds what is there"

    await writes(anna, "/mydata")
    page = said(await taps(anna, "Διαγραφή όλων"))
    assert "440 πόντοι" in page
    assert "1 κουπόνι που δεν έχετε παραλάβει" in page
    assert "1 υπόθεση που είναι ακόμη ανοιχτή: δεν θα μπορούμε να σας απαντήσουμε" in page
    assert "κρατά το Telegram" in page
    assert "Ξεκίνησε" in await wants_to_go(anna)
    house.sandbox.clock.advance(timedelta(minutes=1))
    await house.tick()
    (row,) = await house.rows(Customer)
    assert (row.telegram_id, row.first_name, row.card_number) == (-person.id, "–", f"~{person.id}")
    assert "διαγράφηκε μετά από αίτημα του πελάτη" in said(await opens(house, staff, reference))

    # What is in hand may still be quoted by the inbox; two days later it is pruned.
    house.sandbox.clock.advance(timedelta(days=3))
    await house.tick()
    assert await places(house.app.database, MARK, str(person.telegram_id)) == []
    assert "due work" not in caplog.text
    assert MARK not in caplog.text
    assert await house.faults() == []
    values = [one.split(": ", 1)[1] for one in await everything(house.app.database)]
    assert not [one for one in values if one == card or f"κάρτα {card}" in one]
    assert [(one.what, one.member_id) for one in await house.rows(Change)][-1] == ("erased", None)

    assert "Καλώς ήρθατε" in said(await writes(anna, "/start"))
    await taps(anna, "Γίνομαι μέλος")
    old, new = await house.rows(Customer)
    assert (new.telegram_id, new.id != old.id) == (person.telegram_id, True)


@pytest.mark.usefixtures("postgresql_tools")
async def test_no_column_of_any_table_keeps_a_canary(database_url: str, tmp_path: Path) -> None:
    async with open_house(database_url) as house:
        anna = await house.customer("Άννα")
        person = await person_of(house)
        async with transaction(house.app.database) as session:
            planter = Planter(session, person, house.now)
            for name, (_, held) in KNOWN.items():
                if held.is_personal and name not in {"customer", "account", "erasure"}:
                    await planter.plant(held.sql)
        kept = tmp_path / "before"
        back_up(house.settings.database_url, kept)
        await wants_to_go(anna)
        await house.app.tick()
        house.sandbox.clock.advance(timedelta(days=3))
        await house.app.tick()
        assert all(one.swept_at for one in await house.rows(Erasure))
        assert await places(house.app.database, MARK, str(person.telegram_id)) == []
        house.sandbox.clock.advance(timedelta(days=3))
        settings, clock = house.settings, house.sandbox.clock.now

    lines = await restored(settings, kept, clock)
    assert "Erased since that backup, and so again: 1 customer is." in lines
    database = Database(database_url)
    file = file_of(database_url)
    for old in file.parent.glob("*.replaced-*") if file else ():
        assert MARK.encode() not in old.read_bytes()
    assert await places(database, MARK, str(person.telegram_id)) == []
    await database.close()


async def test_it_can_be_taken_back_for_seven_days(house: House) -> None:
    anna = await house.customer()
    await writes(anna, "/mydata")
    await taps(anna, "Διαγραφή όλων")
    page = await taps(anna, "Διαγραφή σε 7 ημέρες")
    assert "29 Νοεμβρίου 2026" in said(page)
    house.sandbox.clock.advance(timedelta(days=6, hours=23))
    await house.tick()
    assert [one.is_member for one in await house.rows(Customer)] == [True]
    await writes(anna, "/mydata")
    assert "Δεν διαγράφεται τίποτα" in await notice(anna, "Το ανακαλώ")
    house.sandbox.clock.advance(timedelta(days=2))
    await house.tick()
    assert [one.first_name for one in await house.rows(Customer)] == ["Άννα"]
    assert await house.rows(Erasure) == []

    await writes(anna, "/mydata")
    await taps(anna, "Διαγραφή όλων")
    await taps(anna, "Διαγραφή σε 7 ημέρες")
    house.sandbox.clock.advance(timedelta(days=7, minutes=1))
    await house.tick()
    assert [one.first_name for one in await house.rows(Customer)] == ["–"]


async def test_the_journal_names_nobody_and_is_replayed_at_the_next_start(
    database_url: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A database of before comes back by hand: who was erased is erased before anybody is answered."""
    caplog.set_level(logging.INFO, "xenia")
    journal = tmp_path / "journal" / "erased"
    journal.parent.mkdir()
    async with open_house(database_url, erasure_journal=str(journal)) as house:
        anna = await house.customer("Άννα")
        person = await person_of(house)
        mark = mark_of(house.app.shop.secret, person, (await house.rows(Customer))[0].joined_at)
        write_line(journal, Line(person.id, mark, house.now))
        write_line(journal, Line(person.id, mark, house.now))
        with journal.open("ab") as file:
            file.write(b'{"customer": 7, "ma')  # torn by a power cut
        other = Line(person.id, "0" * 64, house.now)  # another who once had the number
        write_line(journal, other)
        assert [one.mark for one in lines_of(journal)] == [mark, other.mark]
        assert str(person.telegram_id) not in journal.read_text("utf-8")
        assert (journal.stat().st_mode & 0o777) == 0o600
        await writes(anna, "/mydata")
    for _ in range(2):
        async with open_house(database_url, erasure_journal=str(journal)) as house:
            assert [one.first_name for one in await house.rows(Customer)] == ["–"]
            lines = [one for one in await house.rows(Change) if one.what == "erased"]
            assert len(lines) == 1, "done once, however often it starts"
            assert f"erasures are written down in {journal}" in caplog.text
            assert await house.faults() == []


async def test_who_cannot_be_written_into_the_journal_is_not_erased(
    database_url: str, tmp_path: Path
) -> None:
    nowhere = tmp_path / "gone" / "erased"
    async with open_house(database_url, erasure_journal=str(nowhere)) as house:
        anna = await house.customer()
        await wants_to_go(anna)
        await house.app.tick()
        assert [one.first_name for one in await house.rows(Customer)] == ["Άννα"]
        await writes(anna, "/mydata")
        assert "Έχει ήδη ξεκινήσει" in await notice(anna, "Το ανακαλώ")
        nowhere.parent.mkdir()
        house.sandbox.clock.advance(timedelta(minutes=11))
        await house.app.tick()
        assert [one.first_name for one in await house.rows(Customer)] == ["–"]


async def test_what_is_lost_before_the_commit_is_done_again(
    house: House, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    anna = await house.customer()
    await wants_to_go(anna)

    whole = erase.erase

    async def and_dies(moment: Moment, person: Person) -> None:
        await whole(moment, person)
        raise ConnectionAbortedError

    with monkeypatch.context() as patch:
        patch.setattr(erase, "erase", and_dies)
        await house.app.tick()
    assert "due work failed on one thing" in caplog.text
    assert [one.first_name for one in await house.rows(Customer)] == ["Άννα"], "all of it or nothing"
    journal = house.app.ground.journal
    assert journal is not None
    assert len(list(lines_of(journal))) == 1
    house.sandbox.clock.advance(timedelta(minutes=11))
    await house.app.tick()
    assert [one.first_name for one in await house.rows(Customer)] == ["–"]
    assert len(list(lines_of(journal))) == 1


async def test_who_has_left_sees_and_erases_what_is_still_held(house: House) -> None:
    anna = await house.customer()
    await writes(anna, "/settings")
    await taps(anna, "Αποχώρηση")
    await taps(anna, "Αποχωρώ")
    page = await taps(anna, "Τα δεδομένα μου")
    assert "Σας ξέρουμε ως Άννα" in said(page)
    assert "Κάτι δεν είναι σωστό" not in page.labels
    await wants_to_go(anna)
    await house.tick()
    assert [one.first_name for one in await house.rows(Customer)] == ["–"]
    assert "Καλώς ήρθατε" in said(await writes(anna, "/mydata")), "as to any stranger"


async def test_a_gift_that_waits_is_named_before(database_url: str) -> None:
    async with open_house(database_url) as house:
        anna = await house.customer()
        async with transaction(house.app.database) as session:
            await Planter(session, await person_of(house), house.now).plant(KNOWN["offer"][1].sql)
        await writes(anna, "/mydata")
        assert "1 δώρο μας που δεν έχετε πάρει" in said(await taps(anna, "Διαγραφή όλων"))


async def test_who_joins_anew_while_it_waits_is_told_and_may_take_it_back_or_not_wait(house: House) -> None:
    anna = await house.customer()
    await writes(anna, "/mydata")
    await taps(anna, "Διαγραφή όλων")
    await taps(anna, "Διαγραφή σε 7 ημέρες")
    await writes(anna, "/settings")
    await taps(anna, "Αποχώρηση")
    await taps(anna, "Αποχωρώ")
    await writes(anna, "/start")
    await taps(anna, "Γίνομαι μέλος")
    await house.people.settled()
    told = (await anna.messages())[-1]
    assert "Τα δεδομένα σας διαγράφονται στις 29 Νοεμβρίου 2026" in said(told)
    assert "Δεν διαγράφεται τίποτα" in await notice(anna, "Το ανακαλώ")
    assert await house.rows(Erasure) == []

    await taps(anna, "Διαγραφή όλων")
    await taps(anna, "Διαγραφή σε 7 ημέρες")
    await writes(anna, "/mydata")
    await taps(anna, "Να γίνει τώρα")
    await taps(anna, "Ναι, διαγραφή τώρα")
    await house.tick()
    assert [one.first_name for one in await house.rows(Customer)] == ["–"]
