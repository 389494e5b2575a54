"""Hours, days and notes as people type them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xenia.shop.hours import Span
from xenia.shop.hours_read import NotThatError, read_days, read_hours, read_note

MORNING, EVENING = (540, 840), (1050, 1260)
TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "spans"),
    [
        ("9-21", [(540, 1260)]),
        ("9-14 17:30-21", [MORNING, EVENING]),
        ("9:00–14:00, 17.30–21.00", [MORNING, EVENING]),
        ("  09:00 - 14:00\n17:30 — 21:00 ", [MORNING, EVENING]),
        ("9-14 και 17:30-21", [MORNING, EVENING]),
        ("9 ως 14, 17:30 έως 21.", [MORNING, EVENING]),
        ("9 μέχρι 14 & 17:30 ΜΕΧΡΙ 21", [MORNING, EVENING]),
        ("9 to 14 and 17:30 to 21", [MORNING, EVENING]),
        ("17:30-21/9-14", [MORNING, EVENING]),
        ("9-14 14-21", [(540, 1260)]),
        ("18-24", [(1080, 1440)]),
        ("18-00:00", [(1080, 1440)]),
        ("0-24", [(0, 1440)]),
        ("κλειστά", []),
        ("Κλειστά.", []),
        ("ΚΛΕΙΣΤΑ", []),
        ("κλειστό", []),
        ("ρεπό", []),
        ("kleista", []),
        ("Closed", []),
    ],
)
def test_what_is_meant_is_read(typed: str, spans: list[Span]) -> None:
    assert list(read_hours(typed)) == spans


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "nonsense"),
        ("9", "nonsense"),
        ("9-", "nonsense"),
        ("πρωί", "nonsense"),
        ("9-14 κλειστά", "nonsense"),
        ("9-1417-21", "nonsense"),
        ("9-25", "nonsense"),
        ("9-24:30", "nonsense"),
        ("9:60-12", "nonsense"),
        ("٩-١٤", "nonsense"),
        ("9-14; 17-", "nonsense"),
        ("9-14" * 200, "nonsense"),
        ("9-2", "backwards"),
        ("18-2", "backwards"),
        ("9-9", "backwards"),
        ("9-14 13:59-21", "overlap"),
        ("9-21 10-11", "overlap"),
        ("0-1 2-3 4-5 6-7 8-9 10-11 12-13", "many"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_the_reason(typed: str, why: str) -> None:
    with pytest.raises(NotThatError) as refused:
        read_hours(typed)
    assert refused.value.why == why


@given(st.lists(st.integers(0, 1440), min_size=2, max_size=12, unique=True))
def test_what_we_write_ourselves_can_be_typed_back(edges: list[int]) -> None:
    edges = sorted(edges)[: len(edges) // 2 * 2]
    spans = list(zip(edges[::2], edges[1::2], strict=True))
    written = ", ".join(f"{a // 60}:{a % 60:02}–{b // 60}:{b % 60:02}" for a, b in spans)
    assert list(read_hours(written)) == spans


@given(st.text(max_size=40))
def test_whatever_is_typed_it_is_hours_or_refused(typed: str) -> None:
    try:
        spans = read_hours(typed)
    except NotThatError:
        return
    assert all(0 <= opens < closes <= 1440 for opens, closes in spans)


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("24/12", date(2026, 12, 24), date(2026, 12, 24)),
        ("22/11", TODAY, TODAY),
        ("21/11", date(2027, 11, 21), date(2027, 11, 21)),
        ("24.12.2026", date(2026, 12, 24), date(2026, 12, 24)),
        ("24/12/26", date(2026, 12, 24), date(2026, 12, 24)),
        ("29/2/2028", date(2028, 2, 29), date(2028, 2, 29)),
        ("29/2", date(2028, 2, 29), date(2028, 2, 29)),
        ("10/8-25/8", date(2027, 8, 10), date(2027, 8, 25)),
        ("10/8 – 25/8/2027", date(2027, 8, 10), date(2027, 8, 25)),
        ("10/8 έως 25/8", date(2027, 8, 10), date(2027, 8, 25)),
        ("24/12-2/1", date(2026, 12, 24), date(2027, 1, 2)),
        ("24/12/2026 - 2/1", date(2026, 12, 24), date(2027, 1, 2)),
        ("24/12-2/1/2027", date(2026, 12, 24), date(2027, 1, 2)),
        ("22/11-22/11", TODAY, TODAY),
        ("22/11-1/3", TODAY, date(2027, 3, 1)),
    ],
)
def test_days_are_read(typed: str, first: date, last: date) -> None:
    assert read_days(typed, TODAY) == (first, last)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "nowhere"),
        ("αύριο", "nowhere"),
        ("31/2", "nowhere"),
        ("29/2/2027", "nowhere"),
        ("0/1", "nowhere"),
        ("32/1/2027", "nowhere"),
        ("2026-12-24", "nowhere"),
        ("24/12/0000", "nowhere"),
        ("24/12-", "nowhere"),
        ("21/11/2026", "past"),
        ("1/1/2020", "past"),
        ("20/11/2026-25/11/2026", "past"),
        ("24/12/2062", "far"),
        ("25/8/2027-10/8/2027", "turned"),
        ("22/11-2/3", "long"),
        ("25/8-10/8", "long"),
    ],
)
def test_days_that_cannot_be_are_refused_with_the_reason(typed: str, why: str) -> None:
    with pytest.raises(NotThatError) as refused:
        read_days(typed, TODAY)
    assert refused.value.why == why


@given(st.text(max_size=30))
def test_whatever_is_typed_it_is_days_ahead_or_refused(typed: str) -> None:
    try:
        first, last = read_days(typed, TODAY)
    except NotThatError:
        return
    assert TODAY <= first <= last


def test_a_note_is_short_and_says_something() -> None:
    assert read_note("  Παραμονή\n Χριστουγέννων \x00") == "Παραμονή Χριστουγέννων"
    assert read_note("ω" * 100) == "ω" * 100
    for wrong in ("", " \n", "ω" * 101, "&" * 21):
        with pytest.raises(NotThatError):
            read_note(wrong)
