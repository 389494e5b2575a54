"""What an announcement did: counted, beside those whom the lot left out, and never surer than it is."""

from datetime import timedelta
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from announcements.approved import approved, members, on_a_working_day, opens
from house import ON_SQLITE, House, said
from outreach.people import decides
from xenia.core.chart import Chart, draw_chart
from xenia.core.transaction import reading, transaction
from xenia.feedback.intervals import difference
from xenia.outreach.announcements.effects import Effects, Group, effects_of
from xenia.outreach.announcements.effects_page import effects
from xenia.outreach.announcements.lot import lot_of
from xenia.outreach.announcements.models import HELD_OUT, Announcement, AnnouncementLeftOut
from xenia.outreach.announcements.progress import Progress
from xenia.outreach.announcements.taps import Opened


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ((56, 70), (48, 80), (0.2, 0.0524, 0.3339)),
        ((9, 10), (3, 10), (0.6, 0.1705, 0.8090)),
        ((5, 56), (0, 29), (0.0893, -0.0381, 0.1926)),
    ],
)
def test_the_published_examples(
    one: tuple[int, int], other: tuple[int, int], wanted: tuple[float, float, float]
) -> None:
    """Of the paper's table II, method 10."""
    found = difference(*one, *other)
    assert found is not None
    assert (found.value, found.low, found.high) == pytest.approx(wanted, abs=6e-5)


@given(st.binary(min_size=1), st.integers(1, 10**9), st.integers(0, 50), st.integers(0, 2**40))
def test_the_lot_is_always_the_same_and_draws_about_as_many_as_it_says(
    secret: bytes, number: int, percent: int, first: int
) -> None:
    lot = lot_of(secret, number, percent)
    drawn = [lot.holds_out(customer) for customer in range(first, first + 400)]
    assert drawn == [lot_of(secret, number, percent).holds_out(one) for one in range(first, first + 400)]
    assert not any(drawn) or percent > 0


def test_the_lot_draws_as_many_as_it_says() -> None:
    counts = [
        sum(lot_of(b"the shop's own", number, 10).holds_out(customer) for customer in range(1, 2001))
        for number in range(1, 51)
    ]
    assert 9_500 <= sum(counts) <= 10_500
    assert 150 < min(counts) < max(counts) < 250
    assert len(set(counts)) > 10


async def test_reached_tapped_came_and_wanted_no_more(house: House) -> None:
    owner = await house.owner()
    staff = await house.team_member()
    await on_a_working_day(house)
    people = await members(house, 5)
    button = {"label_el": "Πόντοι", "label_en": "Points", "page": "points"}
    cards = [await house.card_of(one) for one in people[:4]]
    await approved(house, buttons=[button], audience={"cards": cards}, holdout_percent=0)
    async with transaction(house.app.database) as session:
        session.add(AnnouncementLeftOut(announcement_id=1, customer_id=5, why=HELD_OUT))
    await house.tick()
    for one in people[:2]:
        (shown,) = [page for page in await one.messages() if "Πόντοι" in page.labels]
        await one.tap_data(Opened(announcement=1, button=0).pack(), shown.message_id)
        await one.answer()
    await house.give(staff, people[0], "12,40")
    await house.give(staff, people[4], "3")
    shown = next(page for page in await people[2].messages() if "Όχι άλλα τέτοια" in page.labels)
    house.sandbox.clock.advance(timedelta(days=2))
    await people[2].tap("Όχι άλλα τέτοια", shown.message_id)
    await decides(house, 4, "announcements", given=False)
    async with reading(house.app.database) as session:
        found = await effects_of(session, await session.get_one(Announcement, 1), house.app.shop)
    assert (found.progress.sent, found.progress.held_out) == (4, 1)
    assert (found.tapped, found.taps) == (2, {0: 2})
    assert (found.invited, found.held_out) == (Group(4, 1), Group(1, 1))
    assert found.withdrawn == 1, "by its button, however late; the other one two days later, by themselves"
    page = await opens(owner)
    await owner.tap("Τι έφερε", page.message_id)
    shown = await owner.answer()
    assert shown.photo is not None
    assert "Έφτασε σε 4 από 4." in said(shown)
    assert "«Πόντοι»: 2" in said(shown)
    assert "όσοι δεν την έλαβαν, με κλήρο: 1 από 1" in said(shown)
    assert "Είναι λίγοι" in said(shown)
    await owner.tap("Σε πίνακα (CSV)", shown.message_id)
    table = await owner.answer()
    assert table.document is not None
    rows = (await owner.download(table.document["file_id"])).decode("utf-8-sig").splitlines()
    assert rows[0] == "μέγεθος,άτομα,από,μερίδιο,από (95 %),ως (95 %)"
    assert "την έλαβαν,4,4,,," in rows
    async with reading(house.app.database) as session:
        found = await effects_of(session, await session.get_one(Announcement, 1), house.app.shop)
    for is_over, title in ((False, "Ήρθαν ως τώρα"), (True, "Ήρθαν μέσα σε 7 ημέρες")):
        screen = effects(house.app.ground.texts.say("el"), found, is_over=is_over)
        assert isinstance(screen.picture, Chart)
        assert screen.picture.panels[1].title == title
        assert title in screen.text
        drawn = Image.open(BytesIO(draw_chart(screen.picture))).convert("L")
        left = drawn.crop((0, 0, 20, drawn.height))
        assert left.getextrema() == (left.getpixel((0, 0)),) * 2, "no label touches the edge"
    assert "Άννα" not in "".join(rows)


@ON_SQLITE
@pytest.mark.parametrize(
    ("invited", "held_out", "verdict"),
    [
        (Group(9000, 900), Group(1000, 50), "Φαίνεται ότι έφερε κόσμο."),
        (Group(9000, 450), Group(1000, 100), "Φαίνεται ότι ήρθαν λιγότεροι."),
        (Group(900, 50), Group(100, 5), "μπορεί να είναι τύχη"),
        (Group(20, 5), Group(9, 1), "Είναι λίγοι"),
        (Group(20, 5), Group(0, 0), "Δεν έγινε κλήρωση"),
    ],
)
async def test_no_more_is_said_than_is_known(
    house: House, invited: Group, held_out: Group, verdict: str
) -> None:
    announcement = Announcement(id=1, buttons=[])
    seen = Effects(announcement, Progress(sent=1), 0, {}, invited, held_out, 0, house.now)
    assert verdict in effects(house.app.ground.texts.say("el"), seen, is_over=True).text
