"""The menu beside the input: in the person's language, with what their role may do."""

from typing import Any

from house import House, taps, writes
from telegram_sandbox.chat_client import ChatClient
from xenia.team.models import ADMIN

FOR_ALL = [
    "menu",
    "points",
    "rewards",
    "vouchers",
    "card",
    "feedback",
    "person",
    "hours",
    "faq",
    "terms",
    "settings",
    "mydata",
]


async def menu_of(chat: ChatClient) -> dict[str, str]:
    """The commands that somebody's Telegram shows, with their descriptions."""
    await chat.settled()
    shown: list[dict[str, Any]] = (await chat.entry())["commands"]
    return {one["command"]: one["description"] for one in shown}


async def test_it_speaks_the_language_of_their_phone_then_the_one_they_chose(house: House) -> None:
    anna, emma, fritz = (
        await house.guest("Άννα"),
        await house.guest("Emma", "en"),
        await house.guest("Fritz", "de"),
    )
    greek, english = await menu_of(anna), await menu_of(emma)
    assert list(greek) == list(english) == [*FOR_ALL, "help"]
    assert greek["points"] == "Οι πόντοι σας"
    assert english["points"] == (await menu_of(fritz))["points"] == "Your points"

    await writes(anna, "/start")
    await taps(anna, "English")
    await taps(anna, "Join")
    assert (await menu_of(anna))["points"] == "Your points"
    await writes(anna, "/settings")
    await taps(anna, "Ελληνικά")
    assert (await menu_of(anna))["points"] == "Οι πόντοι σας"


async def test_it_grows_with_the_role_and_follows_the_language_of_who_has_both(house: House) -> None:
    waiter, admin = await house.team_member(), await house.team_member(ADMIN, "Ελένη")
    owner = await house.owner()
    assert "catalogue" not in await menu_of(waiter)
    assert "team" not in await menu_of(admin)
    assert (await menu_of(admin))["catalogue"] == "Ο κατάλογος των δώρων"
    assert {"team", "catalogue"} <= set(await menu_of(owner))

    await writes(owner, "/menu")
    await taps(owner, "Να γίνω κι εγώ μέλος")
    await taps(owner, "Γίνομαι μέλος")
    await writes(owner, "/settings")
    await taps(owner, "English")
    assert (await menu_of(owner))["team"] == "The shop's team"
    anna = await house.customer()
    await writes(anna, "/feedback")
    await taps(anna, "1 ★")
    assert "from Άννα, card" in ((await owner.answer()).text or ""), (
        "what the team is told is English now, too"
    )
