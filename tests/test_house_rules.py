"""What every room must keep to, so that the next one does too."""

from itertools import pairwise
from pathlib import Path

import pytest
from aiogram.dispatcher.event.handler import HandlerObject
from aiogram.filters.callback_data import CallbackData

from xenia.app import ROOMS, WAY
from xenia.core.names import clean_name, vocative
from xenia.core.texts import LOCALES


def _handlers() -> list[HandlerObject]:
    return [*WAY.messages.handlers, *WAY.edits.handlers, *WAY.taps.handlers]


def test_every_handler_says_whether_it_writes() -> None:
    handlers = _handlers()
    assert len(handlers) > 40
    unmarked = [handler.callback.__qualname__ for handler in handlers if "writes" not in handler.flags]
    assert unmarked == []


def test_every_button_has_a_prefix_of_its_own() -> None:
    taps = CallbackData.__subclasses__()
    prefixes = sorted(tap.__prefix__ for tap in taps if tap.__module__.startswith("xenia."))
    assert len(prefixes) > 25
    assert [one for one, other in pairwise(prefixes) if one == other] == []


def test_every_command_is_set_for_telegram_and_understood() -> None:
    names = [command.name for room in ROOMS for command in room.commands]
    assert len(names) == len(set(names))
    assert {"points", "rewards", "card", "feedback", "settings", "terms", "help"} <= set(names)


def test_every_room_has_its_texts_in_both_languages() -> None:
    assert {file.name for file in (LOCALES / "el").iterdir()} == {
        file.name for file in (LOCALES / "en").iterdir()
    }


def test_files_hold_one_subject() -> None:
    source = Path(__file__).parents[1] / "src"
    files = (file for file in source.rglob("*.py") if file.parent.name != "versions")  # history, never edited
    assert [file.name for file in files if len(file.read_text("utf-8").splitlines()) > 300] == []


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Νίκος", "Νίκο"),
        ("Στέφανος", "Στέφανε"),
        ("Κωνσταντίνος", "Κωνσταντίνε"),
        ("Γεώργιος", "Γεώργιε"),
        ("Γιάννης", "Γιάννη"),
        ("Ηλίας", "Ηλία"),
        ("Θωμάς", "Θωμά"),
        ("Άννα", "Άννα"),
        ("ΜΑΡΚΟΣ", "ΜΑΡΚΟ"),
        ("Νίκος Παπαδόπουλος", "Νίκο Παπαδόπουλε"),
        ("Nikos", "Nikos"),
        ("☕", "☕"),
        ("", ""),
    ],
)
def test_greek_names_are_called_in_the_vocative(name: str, called: str) -> None:
    assert vocative(name) == called


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("Άννα", "Άννα"),
        ("  Άννα\n Μαρία ", "Άννα Μαρία"),
        ("\u202eαννΆ", "αννΆ"),
        ("Z\u0300\u0301\u0302\u0303\u0304\u0305a", "Z\u0300\u0301a"),
        ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),
        ("\u200b\u200e", "φίλε"),
        ("α" * 100, "α" * 64),
        ("\x00\ud800", "φίλε"),
    ],
)
def test_names_are_made_fit_to_be_shown(given: str, shown: str) -> None:
    assert clean_name(given, otherwise="φίλε") == shown
