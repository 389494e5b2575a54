"""What would go to whom, asked on the command line: nothing is sent, and nothing is kept."""

from pathlib import Path
from typing import Any

import pytest

from cli.command import here
from house import ON_SQLITE, House
from outreach.people import at, athens, born, decides
from telegram_sandbox.chat_client import ChatClient
from xenia.core.database import Base
from xenia.core.transaction import transaction
from xenia.customers.join import by_card
from xenia.customers.preferences import Birthday
from xenia.deliveries.models import QUEUED, Delivery
from xenia.privacy.consent import decide, notice_for


async def _visitor(house: House, name: str = "Άννα", *, agrees: bool = True) -> tuple[ChatClient, str]:
    """Somebody who has just bought something, and perhaps wants to be asked how it was; and their card."""
    chat = await house.customer(name)
    card = await house.card_of(chat)
    if agrees:
        async with transaction(house.app.database) as session:
            customer = await by_card(session, card)
            assert customer is not None
            await decide(
                session,
                customer.id,
                "checkins",
                given=True,
                notice=notice_for(house.app.ground.texts.say("el"), "checkins"),
                language="el",
                controller="a shop",
                method="a tap",
                now=house.now,
            )
    await house.gives(await house.team_member(), chat, "12")
    return chat, card


async def _due(house: House, *arguments: str, folder: Path) -> list[str]:
    status, out, err = await here("due", *arguments, folder=folder, database_url=house.settings.database_url)
    assert (status, err) == (0, "")
    return out.splitlines()


async def _all_rows(house: House) -> dict[str, list[Any]]:
    """Everything that is kept."""
    return {
        table.class_.__name__: [
            {column.key: getattr(one, column.key) for column in table.columns}
            for one in await house.rows(table.class_)
        ]
        for table in Base.registry.mappers
    }


async def test_it_is_said_who_gets_what_and_when_and_who_does_not(house: House, tmp_path: Path) -> None:
    _, anna = await _visitor(house)
    await _visitor(house, "Νίκος", agrees=False)
    await house.deliveries()
    before = await _all_rows(house)

    # The visits were on a Sunday.
    lines = await _due(house, "--at", "2026-11-22T12:00", folder=tmp_path)
    assert lines == [
        "At 2026-11-22 12:00 (Europe/Athens):",
        f"waits  checkins       Άννα, card {anna}: until 2026-11-23 09:00: a day of rest",
        "0 would go, 1 wait, 0 never go. Nothing was sent or written.",
    ]
    lines = await _due(house, "--at", "2026-11-23T09:30+02:00", folder=tmp_path)
    assert lines[1] == f"goes   checkins       Άννα, card {anna}: at 2026-11-23 09:30"
    assert await _all_rows(house) == before


async def test_one_customer_is_explained(house: House, tmp_path: Path) -> None:
    _, anna = await _visitor(house)
    lines = await _due(house, "--at", "2026-11-23T22:00", "--explain", anna, folder=tmp_path)
    assert lines[0] == f"Άννα, card {anna}, at 2026-11-23 22:00 (Europe/Athens):"
    assert lines[1] == "zone Europe/Athens; quiet from 21 to 9; 0 of at most 4 messages in the last 30 days"
    asked = lines.index("checkins       consent: yes since 2026-11-22 10:00")
    assert lines[asked + 1].endswith(": waits until 2026-11-24 09:00: quiet hours")
    wished = lines.index("birthday       consent: no")
    assert lines[wished + 1].strip() == (
        "nothing is planned; a message now: never no consent for it is in force"
    )


@ON_SQLITE
async def test_nobody_has_the_card(house: House, tmp_path: Path) -> None:
    given = ("due", "--explain", "0000")
    result = await here(*given, folder=tmp_path, database_url=house.settings.database_url)
    assert result == (2, "", "xenia: nobody has the card 0000.\n")


async def test_a_moment_that_is_none(tmp_path: Path) -> None:
    status, _, err = await here("due", "--at", "tomorrow", folder=tmp_path)
    assert status == 2
    assert "a moment is written as in 2027-05-02T10:00" in err


@pytest.mark.parametrize(
    ("moment", "told"),
    [
        ("9999-12-31T23:59", "9999-12-31 is too far away: the years from 2000 to 2199 will do."),
        ("0001-01-01", "0001-01-01 is too far away: the years from 2000 to 2199 will do."),
        ("0001-01-01T00:00+14:00", "0001-01-01 is too far away: the years from 2000 to 2199 will do."),
        (
            "2027-03-28T03:30",
            "2027-03-28 03:30 does not exist in Europe/Athens: the clocks skip that hour.",
        ),
    ],
)
async def test_a_moment_at_which_nothing_can_be_due(moment: str, told: str, tmp_path: Path) -> None:
    result = await here("due", "--at", moment, folder=tmp_path)
    assert result == (2, "", f"xenia: {told}\n")


@ON_SQLITE
@pytest.mark.parametrize(
    "moment", ["2000-01-01", "2199-12-31T23:59", "2027-03-28T03:30+02:00", "2027-10-31T03:30"]
)
async def test_a_moment_at_the_edge(house: House, moment: str, tmp_path: Path) -> None:
    lines = await _due(house, "--at", moment, folder=tmp_path)
    assert lines[-1].endswith("Nothing was sent or written.")


@ON_SQLITE
async def test_what_has_no_point_any_more_does_not_go(house: House, tmp_path: Path) -> None:
    nikos = await house.customer("Νίκος")
    card = await house.card_of(nikos)
    await decides(house, 1, "birthday")
    await born(house, 1, Birthday(12, 1))
    await at(house, athens(2026, 12, 1, 1))
    await born(house, 1, Birthday(12, 3))
    (planned,) = await house.rows(Delivery)
    lines = await _due(house, "--at", "2026-12-01T11:00", folder=tmp_path)
    assert f"never  birthday       Νίκος, card {card}: there is no point in it any more" in lines
    lines = await _due(house, "--at", "2026-12-01T11:00", "--explain", card, folder=tmp_path)
    assert f"planned ({planned.subject}): never there is no point in it any more" in map(str.strip, lines)
    assert [one.state for one in await house.rows(Delivery)] == [QUEUED], "nothing was written"


async def test_there_is_no_database(tmp_path: Path) -> None:
    status, out, err = await here("due", folder=tmp_path)
    assert (status, out) == (2, "")
    assert "there is no database" in err


@pytest.mark.parametrize("language", ["el", "en"])
async def test_every_text_of_every_room_can_be_read_with_examples_in_it(
    language: str, tmp_path: Path
) -> None:
    status, out, err = await here("texts", "--lang", language, folder=tmp_path)
    assert (status, err) == (0, "")
    lines = out.splitlines()
    assert "# loyalty" in lines
    balance = lines.index("loyalty-balance")
    said = {"el": "Έχετε 5 πόντους.", "en": "You have 5 points."}[language]
    assert said in [line.strip() for line in lines[balance : balance + 8]]
    assert "<b>" not in out


async def test_an_offer_is_read_with_its_consent_and_the_surveys(tmp_path: Path) -> None:
    status, out, _ = await here("texts", "--room", "outreach", folder=tmp_path)
    assert status == 0
    rooms = [line for line in out.splitlines() if line.startswith("# ")]
    assert rooms == ["# privacy", "# customers", "# outreach", "# feedback", "# deliveries"]
    assert "customers-age" in out.splitlines(), "what is asked before the first yes"
    assert "Στις 3 Μαΐου 2027 μας είπατε όχι" in out


async def test_a_room_without_texts(tmp_path: Path) -> None:
    status, out, err = await here("texts", "--room", "cellar", folder=tmp_path)
    assert (status, out) == (2, "")
    assert err.startswith("xenia: there is no room 'cellar' with texts: ")
    assert " bot, " in err
