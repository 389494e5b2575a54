"""The places of a ready answer: each filled in once, and nothing else touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xenia.care.replies.fill import PLACES, LooseBrace, OtherLanguage, UnknownPlace, check, fill

PLAIN = st.text(st.characters(exclude_characters="{}"), max_size=20)
PIECES = st.lists(st.tuples(PLAIN, st.sampled_from(PLACES)), max_size=6)
VALUES = st.fixed_dictionaries({place: st.text(max_size=20) for place in PLACES})


@given(PIECES, PLAIN, VALUES)
def test_each_place_is_filled_in_once_and_the_rest_stays(
    pieces: list[tuple[str, str]], end: str, values: dict[str, str]
) -> None:
    words = "".join(f"{plain}{{{place}}}" for plain, place in pieces) + end
    assert fill(words, values) == "".join(plain + values[place] for plain, place in pieces) + end


@given(PIECES, PLAIN, PLAIN)
def test_what_passes_the_check_can_be_filled_in(pieces: list[tuple[str, str]], end: str, odd: str) -> None:
    words = "Γεια " + "".join(f"{plain}{{ {place} }}" for plain, place in pieces) + end
    check(words, "el")
    assert "{" not in fill(words, dict.fromkeys(PLACES, "x"))
    if odd.strip() not in PLACES:
        with pytest.raises(UnknownPlace):
            check(f"{words}{{{odd}}}", "el")
    for loose in ("{", "}", "}{"):
        with pytest.raises(LooseBrace):
            check(words + loose, "el")


@pytest.mark.parametrize(
    ("words", "language", "is_good"),
    [
        ("Γεια σας, {name}", "el", True),
        ("Geia sas, {name}", "el", False),
        ("{name}", "el", False),
        ("Hello {name}", "en", True),
        ("Γεια σας, {name}", "en", False),
        ("{name}", "en", False),
        ("The «Καφενείο» is open", "en", True),
    ],
)
def test_words_are_in_the_language_of_those_who_read_them(
    words: str, language: str, *, is_good: bool
) -> None:
    if is_good:
        check(words, language)
    else:
        with pytest.raises(OtherLanguage):
            check(words, language)


def test_places_go_by_their_greek_names_too() -> None:
    words = "{Όνομα}, {μελος} από { κατάστημα }: {Κωδικός}, {πόντοι}"
    check(words, "el")
    values = {"name": "Άννα", "member": "Μάρκος", "shop": "Γωνία", "reference": "AHK493", "points": "12"}
    assert fill(words, values) == "Άννα, Μάρκος από Γωνία: AHK493, 12"
