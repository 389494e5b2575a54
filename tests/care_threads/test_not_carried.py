"""What Telegram does not let the bot carry is told to whom it was for: which it was, and whose."""

from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramEntityTooLarge
from aiogram.methods import CopyMessage, SendDocument, SendPhoto, SendSticker

from care.people import brings, carried, reads
from house import House, said
from xenia.deliveries.models import FAILED


@pytest.mark.parametrize("error", [TelegramBadRequest, TelegramEntityTooLarge])
async def test_media_that_cannot_be_carried_are_told_with_the_words_that_can(
    house: House, monkeypatch: pytest.MonkeyPatch, error: Any
) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    reference = await brings(anna)
    line = await carried(house, waiter, f"{reference}·2")
    call = Bot.__call__

    async def refused(bot: Bot, method: object, *rest: object, **more: object) -> object:
        if isinstance(method, CopyMessage | SendPhoto | SendDocument | SendSticker):
            raise error(method=method, message="Bad Request: it is not to be carried")
        return await call(bot, method, *rest, **more)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr(Bot, "__call__", refused)
    await anna.send_photo(caption="Δείτε")
    await anna.send_sticker()
    await anna.send_location()
    got = [said(one) for one in await reads(house, waiter)]
    assert got[-3] == (
        f"{reference}·3 · Άννα\nΔείτε\n"
        "Λείπει μια φωτογραφία, που δεν γίνεται να φτάσει ως εδώ. Αν χρειάζεται, ζητήστε να σταλεί αλλιώς."
    )
    assert "Λείπει ένα αυτοκόλλητο" in got[-2]
    assert got[-1] == f"{reference}·5 · Άννα\n37.975500, 23.734800", "the words are all of it"
    await waiter.send_document(b"pdf", "απόδειξη.pdf", "Ορίστε", reply_to=line.message_id)
    await waiter.answer()
    heard = said((await reads(house, anna))[-1])
    assert "Ορίστε\nΛείπει ένα αρχείο" in heard
    assert not any(one.state == FAILED for one in await house.deliveries())
