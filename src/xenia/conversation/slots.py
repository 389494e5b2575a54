"""What a text names beside what it is about: points, euros, a day, stars, a reward."""

import re
from collections.abc import Sequence

from xenia.conversation.fold import fold, fold_words

Slot = str | int

_NUMBERS = {
    fold(word): number
    for number, words in {
        1: "ένα|one",
        2: "δύο|δυο|two",
        3: "τρία|three",
        4: "τέσσερα|four",
        5: "πέντε|five",
        10: "δέκα|ten",
        20: "είκοσι|twenty",
        50: "πενήντα|fifty",
        100: "εκατό|hundred",
        150: "εκατόν πενήντα",
        200: "διακόσια|διακόσιους",
        300: "τριακόσια|τριακόσιους",
        400: "τετρακόσια|τετρακόσιους",
        500: "πεντακόσια|πεντακόσιους",
        1000: "χίλια|χίλιους|thousand",
    }.items()
    for word in words.split("|")
}
_OF_NUMBERS = frozenset(part for words in _NUMBERS for part in words.split())
"""Without a figure and without any of these, nothing is counted, and no day is named."""
_MONTHS = {
    fold(stem): month
    for month, stems in enumerate(
        (
            "ιανουαρ|γενάρ|january|jan",
            "φεβρουαρ|φλεβάρ|february|feb",
            "μαρτ|march|mar",
            "απριλ|april|apr",
            "μαι|μαη|may",
            "ιουνι|ιούνη|june|jun",
            "ιουλι|ιούλη|july|jul",
            "αυγούστ|august|aug",
            "σεπτεμβρ|σεπτέμβρ|september|sep",
            "οκτωβρ|οχτώβρ|october|oct",
            "νοεμβρ|νοέμβρ|november|nov",
            "δεκεμβρ|δεκέμβρ|december|dec",
        ),
        start=1,
    )
    for stem in stems.split("|")
}
_OF_MONTHS = tuple(_MONTHS)
_DAYS_IN = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MOST_STARS = 5


def _words(text: str) -> str:
    return "(?:" + "|".join(sorted({fold(word) for word in text.split("|")}, key=len, reverse=True)) + ")"


_N = r"(\d{1,6}|" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + ")"
_POINTS = _words("πόντους|πόντοι|πόντων|πόντο|points|point|pts|βαθμούς|μόρια") + r"\w*"
_BELOW = _words(
    "κάτω από|μέχρι|ως|έως|το πολύ|λιγότερο από|με λιγότερους από|φθηνότερα από|under|below|up to|less than|at most|"
    "cheaper than|max|maximum|within"
)
_LIMIT = re.compile(rf"\b{_BELOW} (?:{_words('τους|τα|των|the')} )?{_N}\b")
_AMOUNT = re.compile(rf"\b{_N} {_POINTS}")
_WITH = re.compile(rf"\b{_words('με|with|for|για|use')} {_N}$")
_EUROS = re.compile(rf"\b{_N} {_words('ευρώ|euro|euros|eur')}\b")
_STARS = re.compile(rf"\b{_N} {_words('αστέρια|αστεράκια|αστέρι|αστεράκι|stars|star')}\b")
_OF_FIVE = re.compile(
    rf"\b{_N} {_words('στα|στους|out of|of|απο τα|απο')} (?:5|{fold('πέντε')}|{fold('five')})\b"
)
_RATED = re.compile(
    rf"\b{_words('βαθμολογώ με|βαθμό|βάζω|δίνω|rate|rating')} (?:{_words('σας|you|it|this|is|ένα|a')} )*{_N}\b"
)
_SLASHED = re.compile(r"(?<!\d)([1-5])\s*/\s*5(?!\d)")
_DAY_MONTH = re.compile(r"(?<![\d/.-])(\d{1,2})\s?[/.-]\s?(\d{1,2})(?:[/.-]\d{2,4})?(?![\d/.-])")


def slots_in(text: str, rewards: Sequence[str] = (), words: list[str] | None = None) -> dict[str, Slot]:
    """`limit` and `amount` in points, `euros`, `rating` 1 to 5, `date` as MM-DD, `reward` as it is named there.

    `words` are those of the text, folded, where they are known already.
    """
    words = fold_words(text) if words is None else words
    found: dict[str, Slot] = {}
    if any(word.isdecimal() or word in _OF_NUMBERS for word in words):
        _numbers_in(text, words, found)
    if rewards and (reward := _reward_in(words, rewards)):
        found["reward"] = reward
    return found


def _numbers_in(text: str, words: Sequence[str], found: dict[str, Slot]) -> None:
    folded = " ".join(words)
    if rating := _rating_in(text, folded):
        found["rating"] = rating
    elif date := _date_in(text, words):
        found["date"] = date
    if limit := _LIMIT.search(folded):
        found["limit"] = _number(limit[1])
    elif amount := _AMOUNT.search(folded) or ("rating" not in found and _WITH.search(folded)) or None:
        found["amount"] = _number(amount[1])
    if euros := _EUROS.search(folded):
        found["euros"] = _number(euros[1])


def _number(word: str) -> int:
    return int(word) if word.isdecimal() else _NUMBERS[word]


def _rating_in(text: str, folded: str) -> int | None:
    for pattern, where in ((_SLASHED, text), (_STARS, folded), (_OF_FIVE, folded), (_RATED, folded)):
        if (match := pattern.search(where)) and 1 <= (stars := _number(match[1])) <= _MOST_STARS:
            return stars
    return None


def _date_in(text: str, words: Sequence[str]) -> str | None:
    if match := _DAY_MONTH.search(text):
        return _day(int(match[1]), int(match[2]))
    for place, word in enumerate(words):
        if not word.startswith(_OF_MONTHS):
            continue
        month = next(month for stem, month in _MONTHS.items() if word.startswith(stem))
        near = [*words[max(0, place - 3) : place][::-1], *words[place + 1 : place + 3]]
        day = next((int(other) for other in near if other.isdecimal() and len(other) <= 2), None)  # noqa: PLR2004 - of a day
        if day and (date := _day(day, month)):
            return date
    return None


def _day(day: int, month: int) -> str | None:
    if 1 <= month <= len(_DAYS_IN) and 1 <= day <= _DAYS_IN[month - 1]:
        return f"{month:02}-{day:02}"
    return None


def _reward_in(words: Sequence[str], rewards: Sequence[str]) -> str | None:
    """The reward most of whose telling words are there, if half of them are; endings do not matter."""
    best: tuple[float, int, str] | None = None
    for reward in rewards:
        stems = [_stem(word) for word in fold_words(reward) if len(word) > 3]  # noqa: PLR2004 - shorter ones tell nothing
        met = sum(any(word.startswith(stem) for word in words) for stem in stems)
        if met and met * 2 >= len(stems) and (best is None or (met / len(stems), met) > best[:2]):
            best = (met / len(stems), met, reward)
    return best[2] if best else None


def _stem(word: str) -> str:
    return word[: max(3, len(word) - 2)]
