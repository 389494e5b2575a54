"""An answer that somebody of the team types in reply to nothing waits for one tap, and is never guessed."""

from hypothesis import given
from hypothesis import strategies as st

from care.people import all_said, brings, carried, lines
from care_forum.staff_room import open_room
from house import House, said, taps, writes
from telegram_sandbox.chat_client import ChatClient
from telegram_sandbox.screens import Screen
from xenia.care.figures_only import is_figures
from xenia.care.models import Side
from xenia.core.transaction import transaction
from xenia.ledger.models import Purchase
from xenia.team.invite import invite
from xenia.team.models import STAFF

ANSWER = "Σας φτιάχνουμε αμέσως άλλον"


async def _claims(house: House, waiter: ChatClient, reference: str) -> None:
    line = await carried(house, waiter, f"{reference}·2")
    await waiter.tap("Απάντηση", message_id=line.message_id)
    await waiter.answer()
    await writes(waiter, "Καλημέρα σας")
    await taps(waiter, "Αποστολή")


async def test_an_answer_to_nobody_goes_where_its_writer_says(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    eve = await house.customer("Εύα")
    for chat in (anna, eve):
        await _claims(house, waiter, await brings(chat))
    asked = await writes(waiter, ANSWER)
    assert f"Δεν στάλθηκε ακόμη σε κανέναν:\n«{ANSWER}»" in said(asked)
    assert [one.split(" · ")[-1] for one in asked.labels] == ["Άννα", "Εύα", "Σε κανέναν"]
    more = await writes(waiter, "με κανέλα")
    assert f"«{ANSWER}\nμε κανέλα»" in said(more)
    assert "δεν είναι πια το τελευταίο σας" in await notice(waiter, "Εύα", asked)
    assert ANSWER not in await all_said(house, eve), "what is sent is what stands above the button"
    await taps(waiter, "Εύα")
    assert ANSWER in await all_said(house, eve)
    assert "με κανέλα" in await all_said(house, eve)
    assert ANSWER not in await all_said(house, anna)
    assert "Δεν περιμένει πια" in await notice(waiter, "Άννα", asked)
    await writes(waiter, "// δύσκολος πελάτης")
    assert "Σε ποια υπόθεση να γραφτεί η σημείωση;" in said((await waiter.messages())[-1])
    await taps(waiter, "Άννα")
    await writes(waiter, "/ / και φωνάζει")
    await taps(waiter, "Άννα")
    assert (await lines(house))[-1].side == Side.NOTE, "nothing that looks like a note leaves with one tap"
    await taps(waiter, "Μόνο για την ομάδα")
    assert [one.words for one in await lines(house) if one.side == Side.NOTE] == [
        "δύσκολος πελάτης",
        "/ / και φωνάζει",
    ]
    for chat in (anna, eve):
        assert "δύσκολος" not in await all_said(house, chat)
        assert "φωνάζει" not in await all_said(house, chat)
    await writes(waiter, "στη μαμά: αργώ")
    assert "δεν στάλθηκε σε κανέναν" in said(await taps(waiter, "Σε κανέναν"))
    assert await house.faults() == []


async def notice(chat: ChatClient, label: str, under: Screen) -> str:
    """Somebody taps under that message, and reads what is shown over the chat."""
    toast = await chat.tap(label, message_id=under.message_id)
    return (toast.text or "") if toast else ""


async def test_a_purchase_typed_meanwhile_is_a_purchase(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    await _claims(house, waiter, await brings(anna))
    await writes(waiter, ANSWER)
    await house.give(waiter, anna, "12,40")
    assert len(await house.rows(Purchase)) == 1
    assert "Σε ποιον" not in said(await writes(waiter, "482 1,2,40")), "mistyped, it is for no customer"
    assert ANSWER not in await all_said(house, anna)


async def test_who_is_a_customer_too_is_still_heard_as_one(house: House) -> None:
    waiter, anna = await house.customer("Μάρκος"), await house.customer()
    await _joins_team(house, waiter)
    assert "πόντ" in said(await writes(waiter, "πόσους πόντους έχω"))
    await _claims(house, waiter, await brings(anna))
    assert "Σε ποιον πελάτη" in said(await writes(waiter, "Ο καφές ήταν κρύος, σας φτιάχνουμε άλλον"))
    assert "Σε ποιον πελάτη" not in said(await writes(waiter, "πόσους πόντους έχω"))


async def _joins_team(house: House, chat: ChatClient) -> None:
    async with transaction(house.app.database) as session:
        payload = await invite(session, STAFF, by=None, now=house.now)
    await chat.open_link(house.app.shop.link(payload))
    await chat.answer()


async def test_with_a_staff_forum_answers_are_given_in_topics(house: House) -> None:
    room, anna = await open_room(house), await house.customer()
    reference = await brings(anna)
    await room.reads(reference)
    await (await room.topic(reference)).tap("Την αναλαμβάνω")
    assert "Σε ποιον πελάτη" not in said(await writes(room.waiter, ANSWER))


def test_figures_are_told_from_words() -> None:
    for figures in ("100", "4821 12,40", "4821 12 ευρώ", "12.40€", "K7QM-2XRD", "+50", "4821 €12"):
        assert is_figures(figures), figures
    for words in ("", "ΟΚ", "Συγγνώμη", "Σας δίνουμε 100 πόντους", "έρχομαι σε 5"):
        assert not is_figures(words), words


@given(st.text("0123456789 ,.-€", min_size=1))
def test_numbers_alone_are_always_figures(text: str) -> None:
    assert is_figures(text) == any(one.isdigit() for one in text)
