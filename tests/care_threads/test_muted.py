"""Who does not have a ticket may hear no more of it; somebody always hears."""

from care.people import all_said, brings, carried, opens, reads
from house import House, notice, said, taps, writes
from xenia.care.threads.taps import Mute
from xenia.team.models import ADMIN


async def test_who_has_muted_a_ticket_is_sent_no_more_of_it_until_they_take_it(house: House) -> None:
    waiter, niki = await house.team_member(), await house.team_member(name="Νίκη")
    anna = await house.customer()
    reference = await brings(anna)
    await opens(house, waiter, reference)
    assert "δεν σας έρχονται πια" in await notice(waiter, "Να μη μου έρχονται")
    await writes(anna, "Είστε εκεί;")
    assert "Είστε εκεί;" in await all_said(house, niki)
    assert "Είστε εκεί;" not in await all_said(house, waiter)
    other = await brings(await house.customer("Εύα"))
    assert other in await all_said(house, waiter), "only this one"
    await opens(house, waiter, reference)
    assert "σας έρχονται πάλι" in await notice(waiter, "Να μου έρχονται πάλι")
    await writes(anna, "Ακόμη περιμένω")
    assert "Ακόμη περιμένω" in await all_said(house, waiter)
    await opens(house, waiter, reference)
    await notice(waiter, "Να μη μου έρχονται")
    await taps(waiter, "Την αναλαμβάνω")
    await writes(anna, "Ευχαριστώ")
    assert "Ευχαριστώ" in await all_said(house, waiter)
    page = await opens(house, waiter, reference)
    assert "Να μη μου έρχονται τα μηνύματα" not in page.labels
    told = await waiter.tap_data(Mute(ticket=1).pack())
    assert told is not None
    assert "Την υπόθεση την έχετε εσείς" in (told.text or "")
    await taps(waiter, "Παράδοση σε άλλον")
    await taps(waiter, "Νίκη")
    page = await opens(house, waiter, reference)
    assert "Να μη μου έρχονται τα μηνύματα" in page.labels, "who took it heard of it again"


async def test_where_all_have_muted_it_the_admins_hear(house: House) -> None:
    waiter, admin = await house.team_member(), await house.team_member(ADMIN, "Ελένη")
    anna = await house.customer()
    reference = await brings(anna)
    for one in (waiter, admin):
        await opens(house, one, reference)
        await notice(one, "Να μη μου έρχονται")
    await writes(anna, "Είστε εκεί;")
    assert "Είστε εκεί;" in await all_said(house, admin)
    assert "Είστε εκεί;" not in await all_said(house, waiter)


async def test_where_there_is_no_admin_all_hear(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    reference = await brings(anna)
    await opens(house, waiter, reference)
    await notice(waiter, "Να μη μου έρχονται")
    await writes(anna, "Είστε εκεί;")
    assert "Είστε εκεί;" in said((await reads(house, waiter))[-1])
    line = await carried(house, waiter, f"{reference}·3")
    await waiter.reply(line.message_id, "Εδώ είμαστε")
    assert "Εδώ είμαστε" in await all_said(house, anna)
