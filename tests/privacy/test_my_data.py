"""A customer sees all that is held of them, takes it along, and reads what they agreed to."""

import csv
import io
import json
from typing import Any

from sqlalchemy import select

from customers.choices import says_no, says_yes
from house import House, open_house, said, taps, writes
from privacy.planted import KNOWN, MARK, Planter
from telegram_sandbox.chat_client import ChatClient
from xenia.app import ROOMS
from xenia.core.changes import Change
from xenia.core.held import Person
from xenia.core.transaction import reading, transaction
from xenia.customers.models import Customer
from xenia.privacy.export import held_of


async def file_of(chat: ChatClient, label: str) -> str:
    """What the file holds that comes after a tap."""
    await writes(chat, "/mydata")
    shown = await taps(chat, label)
    assert shown.document is not None
    return (await chat.download(shown.document["file_id"])).decode()


async def person_of(house: House, name: str = "Άννα") -> Person:
    """A customer, by their name."""
    async with reading(house.app.database) as session:
        row = (
            await session.execute(
                select(Customer.id, Customer.telegram_id).where(Customer.first_name == name)
            )
        ).one()
        return Person(*row)


async def test_the_file_holds_a_row_of_every_table_that_names_the_customer(database_url: str) -> None:
    async with open_house(database_url) as house:
        anna, bella = await house.customer("Άννα"), await house.customer("Μπέλλα")
        planted = {}
        async with transaction(house.app.database) as session:
            planter = Planter(session, await person_of(house), house.now)
            for name, (_, held) in KNOWN.items():
                if held.is_personal and name not in {"customer", "account"}:
                    planted[name] = await planter.plant(held.sql)
            everything = await held_of(session, ROOMS, planter.person)
        assert set(everything) == {name for name, (_, held) in KNOWN.items() if held.is_personal}

        tables = json.loads(await file_of(anna, "JSON"))["tables"]
        assert set(tables) == set(everything) - {"conversation"}, "asking for it ends what was going on"
        for name, row in planted.items():
            if name == "conversation":
                continue
            held = KNOWN[name][1]
            texts = {one: text for one in held.shown if MARK in (text := str(row[one]))}
            keys = {one.name: row[one.name] for one in held.sql.primary_key if one.name in held.shown}
            assert [
                one
                for one in tables[name]["rows"]
                if all(one[column] == value for column, value in keys.items())
                and all(MARK in str(one[column]) for column in texts)
            ], name
        lines = list(csv.reader(io.StringIO((await file_of(anna, "CSV")).removeprefix("\ufeff"))))
        assert lines[0] == ["table", "row", "field", "value"]
        assert {one[0] for one in lines[1:]} == set(tables)
        assert MARK not in await file_of(bella, "JSON")


async def test_what_is_held_in_words_and_that_it_was_taken(house: House) -> None:
    anna, staff = await house.customer(), await house.team_member()
    await house.gives(staff, anna, "12,40")
    page = said(await writes(anna, "/mydata"))
    assert "Ποιοι είστε: το όνομα" in page
    assert "Οι αγορές και οι πόντοι σας: 4 εγγραφές" in page  # account, entry, lot, purchase
    assert "κουπόνια" not in page
    kept = said(await taps(anna, "Πόσο τα κρατάμε"))
    ends = ("Λίγες ημέρες", "μετά από 30 ημέρες", "μετά από 12 μήνες", "μετά από 24 μήνες", "Όσο είστε μέλος")
    assert sorted(ends, key=kept.index) == list(ends), "what goes first is told first"
    await file_of(anna, "JSON")
    (line,) = [one for one in await house.rows(Change) if one.of != "settings"]
    assert (line.what, line.member_id, line.customer_id) == ("exported", None, (await person_of(house)).id)


async def test_a_formula_in_words_stays_words_in_a_spreadsheet(house: House) -> None:
    eve = await house.customer("=1+1")
    lines = list(csv.reader(io.StringIO(await file_of(eve, "CSV"))))
    assert ["customer", "1", "first_name", "'=1+1"] in lines
    assert json.loads(await file_of(eve, "JSON"))["tables"]["customer"]["rows"][0]["first_name"] == "=1+1"


async def test_receipts_say_yes_and_no_in_the_words_of_that_day(house: House) -> None:
    anna = await house.customer()
    await says_yes(anna, "announcements")
    await says_no(anna, "announcements")
    await writes(anna, "/mydata")
    page = said(await taps(anna, "Τι έχω δεχτεί"))
    assert page.index("Όχι") < page.index("Ναι"), "the newest first"
    assert page.count("«Νέα του καταστήματος και προσκλήσεις") == 2


async def test_mistakes_are_put_right_where_each_thing_is_changed(house: House) -> None:
    anna = await house.customer()
    await writes(anna, "/mydata")
    page = await taps(anna, "Κάτι δεν είναι σωστό")
    assert "Σας ξέρουμε ως Άννα" in said(page)
    labels: Any = page.labels
    assert {"Γενέθλια και γιορτή", "Γλώσσα και μηνύματα", "Να μιλήσω με άνθρωπο"} <= set(labels)
    assert "Για τι πρόκειται" in said(await taps(anna, "Να μιλήσω με άνθρωπο"))
