"""Every view of personal data by the team leaves a line that nobody can change or take out."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from care.people import brings, carried, reads, ticket
from house import House, said, taps, writes
from xenia.core.transaction import transaction
from xenia.team.audit import AuditLine, Viewed
from xenia.team.members import remove
from xenia.team.models import LEAD
from xenia.team.taps import ShowAudit


async def _views(house: House) -> list[tuple[Viewed, str]]:
    return [(one.what, one.detail) for one in await house.rows(AuditLine)]


async def test_each_view_of_a_ticket_is_written_down_with_who_what_and_whom(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    card = await house.card_of(anna)
    reference = await brings(anna)
    await reads(house, waiter)
    assert await _views(house) == [], "what is brought to somebody is no view"
    await taps(waiter, f"Υπόθεση {reference}·1")
    await writes(waiter, reference)
    await waiter.tap("Όλη η συνομιλία")
    await reads(house, waiter)
    await taps(waiter, "Την αναλαμβάνω")
    await writes(waiter, card)
    await writes(waiter, f"{card} 12,40")
    assert await _views(house) == [
        (Viewed.TICKET, reference),
        (Viewed.TICKET, reference),
        (Viewed.EVERYTHING, reference),
        (Viewed.TICKET, reference),
        (Viewed.CARD, ""),
        (Viewed.CARD, ""),
    ]
    found, line = await ticket(house), (await house.rows(AuditLine))[0]
    assert (line.customer_id, line.ticket_id, line.role) == (found.customer_id, found.id, "staff")
    assert line.at == house.now


async def test_who_was_refused_saw_nothing(house: House) -> None:
    waiter = await house.team_member()
    await house.team_member(name="Νίκη")
    await writes(waiter, "/menu")
    await taps(waiter, "Να γίνω κι εγώ μέλος")
    await taps(waiter, "Γίνομαι μέλος")
    reference = await brings(waiter)
    await writes(waiter, "/menu")
    assert "δική σας υπόθεση" in said(await writes(waiter, reference))
    assert await _views(house) == []


async def test_the_owner_reads_who_looked_at_what_by_person(house: House) -> None:
    owner, anna = await house.owner(), await house.customer()
    waiter, lead = await house.team_member(name="<i>Μάρκος"), await house.team_member(LEAD, "Νίκη")
    await writes(owner, "/team")
    assert "Κανείς από την ομάδα δεν έχει ανοίξει" in said(await taps(owner, "Ποιος είδε τι"))
    reference = await brings(anna)
    await carried(house, waiter, f"{reference}·2")
    await writes(waiter, reference)
    for _ in range(13):
        await writes(lead, reference)
    async with transaction(house.app.database) as session:
        await remove(session, 2, house.now)
    await writes(owner, "/team")
    page = await taps(owner, "Ποιος είδε τι")
    assert said(page).count(f"Νίκη (υπεύθυνος βάρδιας): υπόθεση {reference}") == 12
    assert "Μάρκος" not in said(page)
    page = await taps(owner, "›")
    assert f"<i>Μάρκος (προσωπικό): υπόθεση {reference}" in said(page), "also who has left, escaped"
    page = await taps(owner, "<i>Μάρκος (1)")
    assert "Τι είδε: <i>Μάρκος" in said(page)
    assert "Νίκη (υπ" not in said(page)
    await taps(owner, "Όλη η ομάδα")
    assert "Η ομάδα" in said(await taps(owner, "Πίσω"))


async def test_the_audit_is_for_the_owner_alone(house: House) -> None:
    await house.owner()
    for role in ("staff", "lead", "admin"):
        person = await house.team_member(role, "Ελένη")
        toast = await person.tap_data(ShowAudit().pack())
        assert toast is not None
        assert toast.text == "Αυτό το κουμπί δεν ισχύει πια. Το μενού είναι από κάτω."


@pytest.mark.parametrize("act", ["UPDATE audit_line SET detail = 'x'", "DELETE FROM audit_line"])
async def test_nobody_changes_a_line_or_takes_it_out(house: House, act: str) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    reference = await brings(anna)
    await reads(house, waiter)
    await writes(waiter, reference)
    with pytest.raises(DBAPIError, match="stays as it was written"):
        async with transaction(house.app.database) as session:
            await session.execute(text(act))
    assert await _views(house) == [(Viewed.TICKET, reference)]
