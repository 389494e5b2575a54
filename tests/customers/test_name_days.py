"""The calendar of names, against days worked out by hand."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xenia.core.texts import LANGUAGES
from xenia.customers.name_days import (
    ALL_SAINTS,
    feast_of,
    keys_on,
    shown_name,
    sound_of,
    suggest,
)
from xenia.customers.taps import KeepNameDay

EVERY_KEY = sorted({key for days in range(366) for key in keys_on(date(2028, 1, 1) + timedelta(days=days))})

FEASTS = {
    # Easter: 2025-04-20, 2026-04-12, 2027-05-02, 2028-04-16, 2032-05-02, 2033-04-24, 2040-05-06
    "georgios": ("2025-04-23", "2026-04-23", "2027-05-03", "2028-04-23", "2032-05-03", "2033-04-25"),
    "markos": ("2025-04-25", "2026-04-25", "2027-05-04", "2028-04-25", "2032-05-04", "2033-04-26"),
    "thomas": ("2025-04-27", "2026-04-19", "2027-05-09", "2028-04-23", "2032-05-09", "2033-05-01"),
    "lazaros": ("2025-04-12", "2026-04-04", "2027-04-24", "2028-04-08", "2032-04-24", "2033-04-16"),
    "vaios": ("2025-04-13", "2026-04-05", "2027-04-25", "2028-04-09", "2032-04-25", "2033-04-17"),
    "anastasios": ("2025-04-20", "2026-04-12", "2027-05-02", "2028-04-16", "2032-05-02", "2033-04-24"),
    "rafail": ("2025-04-22", "2026-04-14", "2027-05-04", "2028-04-18", "2032-05-04", "2033-04-26"),
    "zoi": ("2025-04-25", "2026-04-17", "2027-05-07", "2028-04-21", "2032-05-07", "2033-04-29"),
    "theodoros": ("2025-03-08", "2026-02-28", "2027-03-20", "2028-03-04", "2032-03-20", "2033-03-12"),
    "triada": ("2025-06-09", "2026-06-01", "2027-06-21", "2028-06-05", "2032-06-21", "2033-06-13"),
    ALL_SAINTS: ("2025-06-15", "2026-06-07", "2027-06-27", "2028-06-11", "2032-06-27", "2033-06-19"),
    "kassianos": ("2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29", "2032-02-29", "2033-02-28"),
    "adam": ("2025-12-14", "2026-12-13", "2027-12-12", "2028-12-17", "2032-12-12", "2033-12-11"),
    "iosif": ("2025-12-28", "2026-12-27", "2027-12-26", "2028-12-31", "2032-12-26", "2033-12-26"),
    "nikolaos": ("2025-12-06", "2026-12-06", "2027-12-06", "2028-12-06", "2032-12-06", "2033-12-06"),
}
"""Christmas of 2033 is a Sunday."""

NAMES = {
    "Γιώργος": "georgios",
    "ΓΙΩΡΓΟΣ": "georgios",
    "Giorgos": "georgios",
    "Yorgos": "georgios",
    "George": "georgios",
    "Γιώργο": "georgios",
    "Γεωργία": "georgia",
    "Μαρία": "maria",
    "Mary": "maria",
    "Άννα 🌸": "anna",
    "Κώστας": "konstantinos",
    "Kostas": "konstantinos",
    "Ντίνα": "konstantina",
    "Eleni": "eleni",
    "Elenh": "eleni",
    "Xristos": "christos",
    "Hristos": "christos",
    "Χρήστος": "christos",
    "Mixalis": "michail",
    "Alexandros": "alexandros",
    "Aleksandros": "alexandros",
    "Panayiotis": "panagiotis",
    "Euaggelos": "evangelos",
    "Vangelis": "evangelos",
    "Babis": "charalampos",
    "Μάνος": "emmanouil",
    "Katerina": "aikaterini",
    "Xenia": "xeni",
    "Ιάσονας": "iason",
    "Kassianos": "kassianos",
    "Giwrgos": "georgios",
    "Κατερίνα Π.": "aikaterini",
    "nikos_1987": "nikolaos",
}


@pytest.mark.parametrize("key", FEASTS)
def test_a_feast_is_on_the_day_that_was_worked_out(key: str) -> None:
    days = [date.fromisoformat(day) for day in FEASTS[key]]
    assert [feast_of(key, day.year) for day in days] == days
    assert all(key in keys_on(day) for day in days)


@pytest.mark.parametrize(
    ("month_and_day", "key"),
    [
        *(("01-01", "vasileios"), ("01-07", "ioannis"), ("01-17", "antonios"), ("01-18", "athanasios")),
        *(("01-24", "xeni"), ("02-10", "charalampos"), ("03-17", "alexios"), ("03-25", "evangelia")),
        *(("05-05", "eirini"), ("05-21", "konstantinos"), ("05-21", "eleni"), ("06-29", "petros")),
        *(("07-07", "kyriaki"), ("07-17", "marina"), ("07-20", "ilias"), ("07-26", "paraskevi")),
        *(("07-27", "panteleimon"), ("08-06", "sotirios"), ("08-15", "maria"), ("08-30", "alexandros")),
        *(("09-14", "stavros"), ("09-17", "sofia"), ("10-18", "loukas"), ("10-26", "dimitrios")),
        *(("11-08", "michail"), ("11-25", "aikaterini"), ("11-30", "andreas"), ("12-04", "varvara")),
        *(("12-12", "spyridon"), ("12-15", "eleftherios"), ("12-25", "christos"), ("12-27", "stefanos")),
    ],
)
def test_the_fixed_feasts_that_everybody_knows(month_and_day: str, key: str) -> None:
    for year in (2025, 2028, 2040):
        assert feast_of(key, year) == date.fromisoformat(f"{year}-{month_and_day}")


@pytest.mark.parametrize("name", NAMES)
def test_a_first_name_leads_to_its_feast(name: str) -> None:
    assert suggest(name)[0] == NAMES[name]


def test_a_name_with_several_feasts_offers_them_all_and_two_names_both() -> None:
    assert suggest("Μαρία") == ("maria", "maria-november")
    assert {"anna", "anna-december", "anna-september"} == set(suggest("Anna"))
    assert suggest("Μαρία-Ελένη") == ("maria", "maria-november", "eleni")
    assert {"panagiotis", "dimitrios"} <= set(suggest("Τάκης"))


@pytest.mark.parametrize("name", ["", "😀", "42", "Zxqw", "محمد", "_", "ω" * 64, "\u202e", "x"])
def test_what_is_no_name_suggests_nothing(name: str) -> None:
    assert suggest(name) == ()


@given(st.text(max_size=70))
def test_whatever_somebody_is_called_suggesting_answers_with_names_of_the_calendar(name: str) -> None:
    assert set(suggest(name)) <= set(EVERY_KEY)


def test_a_name_leads_to_itself_and_its_key_fits_a_button() -> None:
    for key in EVERY_KEY:
        assert KeepNameDay.unpack(KeepNameDay(key=key).pack()).key == key
        for language in LANGUAGES:
            assert key == ALL_SAINTS or key in suggest(shown_name(key, language)), key


def test_the_calendar_is_large_and_every_name_has_one_day_a_year() -> None:
    assert len({shown_name(key) for key in EVERY_KEY}) >= 400
    for year in (2027, 2028, 2033):
        days = [date(year, 1, 1) + timedelta(days=days) for days in range(366)]
        on = Counter(key for day in days if day.year == year for key in keys_on(day))
        assert set(on) == set(EVERY_KEY)
        assert set(on.values()) == {1}


def test_a_key_that_nobody_has_is_an_error() -> None:
    for act in (lambda: feast_of("nobody", 2027), lambda: shown_name("nobody")):
        with pytest.raises(KeyError):
            act()


@pytest.mark.parametrize(
    "spellings",
    [("Γιάννης", "Giannis", "Yiannis", "Yannis"), ("Ευτυχία", "Eftychia", "Evtixia"), ("Θωμάς", "Thomas")],
)
def test_one_sound_in_either_alphabet(spellings: tuple[str, ...]) -> None:
    first, *others = spellings
    assert all(sound_of(first) == sound_of(other.replace("x", "ch")) for other in others)
