"""What `xenia verify` says when kind words or themes are not as they must be."""

from sqlalchemy import update

from care_replies.desk import brings, opens, reads, taps, writes
from house import House, doorway
from xenia.app import verify
from xenia.care.praise.models import Praise
from xenia.care.themes.models import ThemeChange, ThemeMark
from xenia.core.transaction import transaction
from xenia.team.models import ADMIN


async def _faults(house: House) -> list[str]:
    return [fault async for fault in verify(house.app.database)]


async def test_kind_words_told_without_a_yes_are_named(house: House) -> None:
    admin, anna = await house.team_member(ADMIN, "Ελένη"), await house.customer()
    await house.customer("Νίκος")
    await opens(house, admin, await brings(anna, "Όλα ωραία", "Έναν καλό λόγο"))
    await taps(admin, "Να το διαβάσει η ομάδα")
    assert await _faults(house) == []
    for wrong, fault in (
        ({"told_at": house.now}, "care: kind words 1 were passed on without a question and a yes"),
        ({"customer_id": 2}, "care: kind words 1 are of somebody else, or no kind words"),
    ):
        right = {key: getattr((await house.rows(Praise))[0], key) for key in wrong}
        async with transaction(house.app.database) as session:
            await session.execute(update(Praise).values(**wrong))
        assert await _faults(house) == [fault]
        async with transaction(house.app.database) as session:
            await session.execute(update(Praise).values(**right))


async def test_a_mark_of_another_customer_and_a_change_nobody_was_told_are_named(house: House) -> None:
    admin, anna = await house.team_member(ADMIN, "Ελένη"), await house.customer()
    await house.customer("Νίκος")
    await opens(house, admin, await brings(anna))
    await taps(admin, "Για ποιο θέμα;")
    await taps(admin, "Άλλο θέμα")
    await writes(admin, "Κρύος καφές")
    await writes(admin, "/menu")
    await doorway(admin, "Θέματα πελατών")
    await taps(admin, "Κρύος καφές · 1")
    await taps(admin, "Τι αλλάξαμε")
    await writes(admin, "Άλλη μηχανή")
    await admin.write("Another machine")
    await reads(house, admin)
    await taps(admin, "Να μείνει γραμμένο")
    assert await _faults(house) == []
    async with transaction(house.app.database) as session:
        await session.execute(update(ThemeMark).values(customer_id=2))
        await session.execute(update(ThemeChange).values(planned=3))
    assert await _faults(house) == [
        "care: mark 1 of a theme names another customer than its ticket or rating",
        "care: change 1 should have been planned for 3 customers",
    ]
    async with transaction(house.app.database) as session:
        await session.execute(update(ThemeMark).values(customer_id=1))
        await session.execute(update(ThemeChange).values(planned=0))
