"""How sure a figure from a survey is: 95 % intervals that hold for few answers too. Pure functions."""

from dataclasses import dataclass
from math import sqrt

Z = 1.959963984540054
"""The 97.5 % point of the standard normal distribution: two-sided 95 %."""
ENOUGH = 30
"""Below that many answers a figure is shown with its interval and called too few to say."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure from a sample, between the two ends of its 95 % interval."""

    value: float
    low: float
    high: float


def proportion(hits: int, answers: int) -> Estimate | None:
    """The share of hits among answers, from 0 to 1, with Wilson's score interval; None without answers.

    E. B. Wilson, Probable inference, the law of succession, and statistical inference, J. Am. Stat. Assoc. 22
    (1927), 209-212; method 3 of R. G. Newcombe, Two-sided confidence intervals for the single proportion,
    Statistics in Medicine 17 (1998), 857-872, without a correction for continuity.

    Raises:
        ValueError: more hits than answers, or fewer than none.
    """
    if not 0 <= hits <= answers:
        raise ValueError("hits are between none and all of the answers")
    if answers == 0:
        return None
    share = hits / answers
    square = Z * Z / answers
    middle = (share + square / 2) / (1 + square)
    reach = Z * sqrt(share * (1 - share) / answers + square / (4 * answers)) / (1 + square)
    return _around(share, middle, reach, least=0.0)


def difference(hits: int, answers: int, other_hits: int, other_answers: int) -> Estimate | None:
    """By how much one share is above another, from -1 to 1; None where one of them has no answers.

    Method 10 of R. G. Newcombe, Interval estimation for the difference between independent proportions:
    comparison of eleven methods, Statistics in Medicine 17 (1998), 873-890: Wilson's two intervals, squared
    and added. It holds for few answers and for shares near none or all.

    Raises:
        ValueError: more hits than answers, or fewer than none.
    """
    one, other = proportion(hits, answers), proportion(other_hits, other_answers)
    if one is None or other is None:
        return None
    value = one.value - other.value
    below = sqrt((one.value - one.low) ** 2 + (other.high - other.value) ** 2)
    above = sqrt((one.high - one.value) ** 2 + (other.value - other.low) ** 2)
    return Estimate(value, max(-1.0, value - below), min(1.0, value + above))


def net_promoters(promoters: int, detractors: int, answers: int) -> Estimate | None:
    """The Net Promoter Score, from -100 to 100, with the adjusted Wald interval; None without answers.

    Three answers are added, spread as if nothing were known: three quarters of a promoter, three quarters of
    a detractor, and one and a half of neither. The rest is the usual interval for a mean of 1, 0 and -1.
    B. Rocks, Interval estimation for the Net Promoter Score, The American Statistician 70 (2016), 365-372;
    found the best of three methods on real data by J. Lewis and J. Sauro (measuringu.com, 2021).

    Raises:
        ValueError: more promoters and detractors than answers, or fewer than none.
    """
    if promoters < 0 or detractors < 0 or promoters + detractors > answers:
        raise ValueError("promoters and detractors are some of the answers")
    if answers == 0:
        return None
    among = answers + 3
    for_us, against = (promoters + 0.75) / among, (detractors + 0.75) / among
    middle = for_us - against
    reach = Z * sqrt((for_us + against - middle * middle) / among)
    score = (promoters - detractors) / answers
    found = _around(score, middle, reach, least=-1.0)
    return Estimate(100 * found.value, 100 * found.low, 100 * found.high)


def mean(counts: dict[int, int]) -> float | None:
    """The mean of scores, given how often each was chosen; None without answers."""
    answers = sum(counts.values())
    return sum(score * count for score, count in counts.items()) / answers if answers else None


def _around(value: float, middle: float, reach: float, *, least: float) -> Estimate:
    """The interval within `least` and 1.

    It is never shown beside its own figure: rounding can shift an end past it, and the adjusted Wald interval
    of a single answer ends 1.5 points short of it.
    """
    low, high = max(least, middle - reach), min(1.0, middle + reach)
    return Estimate(value, min(low, value), max(high, value))
