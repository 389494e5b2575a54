"""What was written and shown leaves as it was shown, and nothing else under its button."""

from care.people import all_said, brings
from house import House, said, taps, writes
from xenia.care.models import State, Ticket


async def test_the_button_under_an_older_draft_sends_nothing_else(house: House) -> None:
    waiter, anna, eleni = await house.team_member(), await house.customer(), await house.customer("Ελένη")
    first, second = await brings(anna), await brings(eleni)
    await all_said(house, waiter)
    await writes(waiter, first)
    await taps(waiter, "Σημείωση")
    note = await writes(waiter, "η μηχανή πάλι")
    await writes(waiter, "/cases")
    await taps(waiter, second)
    await taps(waiter, "Λύθηκε")
    await writes(waiter, "Φτιάξαμε άλλον")
    (button,) = [one for row in note.buttons for one in row if "γραφτεί" in one.text]
    await waiter.tap_data(button.data or "", note.message_id)
    shown = (await waiter.messages())[-1]
    assert "Φτιάξαμε άλλον" in said(shown), "what would leave now is shown first"
    assert {one.state for one in await house.rows(Ticket)} == {State.NEW}
    assert "Φτιάξαμε άλλον" not in await all_said(house, eleni)
    await taps(waiter, "Αποστολή")
    assert "Φτιάξαμε άλλον" in await all_said(house, eleni)
