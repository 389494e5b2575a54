"""However a word is spelled, it folds to one skeleton."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xenia.conversation.fold import fold

SPELLINGS = (
    "θέλω 8elw thelo θelw 9elw thelw ΘΕΛΩ",
    "χρήστες xristes hristes christes xrhstes",
    "ξανά ksana xana 3ana ΞΑΝΑ",
    "πόντους pontous pontus podous ποντουσ pontoys",
    "έχω exw exo eho echo exv",
    "ευχαριστώ euxaristw efxaristo evxaristo eyxaristw efharisto euharisto",
    "γεια geia gia yia ya",
    "πόσους posous posus posoys",
    "αυτό auto afto avto ayto",
    "μπορώ mporo boro mporw",
    "βοήθεια bohθeia voitheia boh8eia voithia",
    "την thn tin tn",
    "αριθμός arithmos ari8mos",
    "αίτημα aithma aitima ethma",
    "τηλέφωνο thlefwno tilefono thlefono",
    "ήρθε hrthe hr8e irthe",
    "χθες xthes x8es hthes h8es",
    "δουλειά douleia doulia dulia",
    "κουπόνι kouponi kuponi",
    "πολύ poly polu poli",
    "υπόλοιπο ypoloipo upoloipo ipolipo",
    "αγγλικά agglika anglika aglika",
    "σύγχρονο sygxrono sinxrono",
    "συμβαίνει symvainei sinveni simbainei",
    "εξαργύρωση e3argyrwsh eksargirosi exargurwsh",
    "μέχρι mexri mehri mechri",
    "νύχτα nyxta nihta nuxta",
    "ζωή zwh zoi",
    "μου mou mu m moy",
    "λήγουν lhgoun ligoun ligun lhgoyn",
    "απάντηση apanthsh apantisi apadisi",
    "όχι oxi ohi",
    "γιατί giati yati gt",
    "δεν den dn δε",
    "μαγαζί mαγαζι magazi",
    "don't dont DON’T",
)


@pytest.mark.parametrize("spellings", SPELLINGS)
def test_spellings_of_a_word_are_one(spellings: str) -> None:
    assert len({fold(spelling) for spelling in spellings.split()}) == 1


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("100pontous", "100 podȣs"),
        ("5asteria", "5 asteria"),
        ("3asteria", "3 asteria"),
        ("9pm", "9 pm"),
        ("1h μαΐου", "1 i meȣ"),
        ("10:30", "10 30"),
        ("😀 !!", ""),
    ],
)
def test_numbers_stand_apart(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(max_size=200))
def test_a_skeleton_folds_to_itself(text: str) -> None:
    assert fold(fold(text)) == fold(text)


WORDS = st.text(alphabet="αβγδεζηθικλμνξοπρστυφχψωabcdefghijklmnopqrstuvwxyz 0123456789", max_size=60)


@given(WORDS)
def test_capitals_never_matter(text: str) -> None:
    assert fold(text.upper()) == fold(text) == fold(text.title())


@given(WORDS, st.randoms(use_true_random=False))
def test_accents_and_final_sigma_never_matter(text: str, chance: Random) -> None:
    accented = "".join(
        letter + ("\u0301" if letter in "αεηιουω" and chance.random() < 0.5 else "") for letter in text
    )
    assert fold(accented) == fold(text)
    assert fold(text.replace("σ", "ς")) == fold(text)


@given(WORDS, st.sampled_from(("\u200b", "\u200f", "\u2066", "\ufeff")))
def test_invisible_marks_never_matter(text: str, mark: str) -> None:
    assert fold(mark.join(text)) == fold(text)
