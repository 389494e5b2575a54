"""How sure a figure is: against published values, and by what any such interval must keep to."""

from math import sqrt
from statistics import fmean

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from xenia.feedback.intervals import Estimate, Z, mean, net_promoters, proportion

MANY = st.integers(1, 100_000)


@st.composite
def shares(draw: st.DrawFn) -> tuple[int, int]:
    """Hits and answers."""
    answers = draw(MANY)
    return draw(st.integers(0, answers)), answers


@st.composite
def opinions(draw: st.DrawFn) -> tuple[int, int, int]:
    """Promoters, detractors and answers."""
    answers = draw(MANY)
    promoters = draw(st.integers(0, answers))
    return promoters, draw(st.integers(0, answers - promoters)), answers


def _width(estimate: Estimate | None) -> float:
    assert estimate is not None
    return estimate.high - estimate.low


@pytest.mark.parametrize(
    ("hits", "answers", "low", "high"),
    [  # Newcombe (1998), table I, method 3
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_as_newcombe_printed_it(hits: int, answers: int, low: float, high: float) -> None:
    found = proportion(hits, answers)
    assert found is not None
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)
    assert found.value == hits / answers


@given(shares())
def test_wilson_ends_where_the_score_test_would_just_accept(share: tuple[int, int]) -> None:
    hits, answers = share
    found = proportion(hits, answers)
    assert found is not None
    for end in (found.low, found.high):
        if 0 < end < 1:  # at the ends of the scale there is nothing to test
            distance = abs(hits / answers - end)
            assert distance == pytest.approx(Z * sqrt(end * (1 - end) / answers), rel=1e-6, abs=1e-9)


@given(shares())
def test_a_share_lies_in_its_interval_and_the_interval_on_the_scale(share: tuple[int, int]) -> None:
    hits, answers = share
    found, other = proportion(hits, answers), proportion(answers - hits, answers)
    assert found is not None
    assert other is not None
    assert 0 <= found.low <= found.value <= found.high <= 1
    assert (other.low, other.high) == pytest.approx((1 - found.high, 1 - found.low))
    assert _width(proportion(hits * 4, answers * 4)) < _width(found), "more answers say more"


@pytest.mark.parametrize(
    ("promoters", "passives", "detractors"), [(19, 12, 5), (1, 0, 0), (0, 4, 0), (7, 2, 30), (250, 675, 75)]
)
def test_adjusted_wald_is_the_plain_interval_of_a_sample_with_three_more(
    promoters: int, passives: int, detractors: int
) -> None:
    # Four times the sample with its three quarters, so that it can be counted out one by one.
    scores = [1] * (4 * promoters + 3) + [0] * (4 * passives + 6) + [-1] * (4 * detractors + 3)
    middle = fmean(scores)
    variance = fmean((one - middle) ** 2 for one in scores)
    reach = Z * sqrt(variance / (len(scores) / 4))
    found = net_promoters(promoters, detractors, promoters + passives + detractors)
    assert found is not None
    assert found.low == pytest.approx(100 * max(-1, middle - reach))
    assert found.high == pytest.approx(100 * max(found.value / 100, min(1, middle + reach)))


def test_adjusted_wald_by_hand() -> None:
    """19 promoters, 12 passives, 5 detractors: 19.75/39 - 5.75/39 = 0.359, ± 1.96 · √(0.525/39)."""
    found = net_promoters(19, 5, 36)
    assert found is not None
    assert (round(found.value, 1), round(found.low, 1), round(found.high, 1)) == (38.9, 13.2, 58.6)


@given(opinions())
def test_a_net_score_lies_in_its_interval_and_the_interval_on_the_scale(said: tuple[int, int, int]) -> None:
    promoters, detractors, answers = said
    found, other = (
        net_promoters(promoters, detractors, answers),
        net_promoters(detractors, promoters, answers),
    )
    assert found is not None
    assert other is not None
    assert -100 <= found.low <= found.value <= found.high <= 100
    assert (other.value, other.low, other.high) == pytest.approx((-found.value, -found.high, -found.low))
    more = net_promoters(4 * promoters, 4 * detractors, 4 * answers)
    assert _width(more) < _width(found), "more answers say more"


@given(opinions())
def test_one_more_promoter_never_lowers_the_score(said: tuple[int, int, int]) -> None:
    promoters, detractors, answers = said
    assume(promoters + detractors < answers)
    before = net_promoters(promoters, detractors, answers)
    after = net_promoters(promoters + 1, detractors, answers)
    assert before is not None
    assert after is not None
    assert after.value > before.value


def test_no_answers_are_no_figure() -> None:
    assert proportion(0, 0) is None
    assert net_promoters(0, 0, 0) is None
    assert mean({}) is None
    assert mean({7: 3, 1: 1}) == 5.5


@pytest.mark.parametrize("wrong", [(2, 1), (-1, 1), (0, -1)])
def test_impossible_counts_are_refused(wrong: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="answers"):
        proportion(*wrong)
    with pytest.raises(ValueError, match="answers"):
        net_promoters(wrong[0], 0, wrong[1])
