"""The example phrases: plain files, one for each language and intent, for the owner to read and extend.

A line is a phrase. `(a|b|)` stands for any of the alternatives, the last of these for nothing at all:
`how many points (do i have|are left)` is two phrases. Lines that begin with `#` are remarks.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from xenia.conversation.intents import BY_RULE, Intent

DIRECTORY = Path(__file__).parent / "examples"
LANGUAGES = ("el", "en")

_CHOICE = re.compile(r"\(([^()]*)\)")


class ExamplesError(Exception):
    """A file of examples is not as it must be; the sentence names it."""


@dataclass(frozen=True, slots=True)
class Example:
    """One line of a file of examples."""

    language: str
    intent: Intent
    line: str

    def phrases(self) -> list[str]:
        """Every phrase that the line stands for."""
        pieces = _CHOICE.split(self.line)
        choices = [piece.split("|") if place % 2 else [piece] for place, piece in enumerate(pieces)]
        return [" ".join("".join(chosen).split()) for chosen in product(*choices)]


def read_examples(directory: Path = DIRECTORY) -> Iterator[Example]:
    """All lines, in the order of languages, intents and files.

    Raises:
        ExamplesError: a file is missing, or its name is that of no intent.
    """
    taught = sorted(intent for intent in Intent if intent not in BY_RULE)
    for language in LANGUAGES:
        folder = directory / language
        if strange := {file.stem for file in folder.glob("*.txt")} - set(taught):
            raise ExamplesError(f"{folder}: no intent is called {', '.join(sorted(strange))}")
        for intent in taught:
            file = folder / f"{intent}.txt"
            if not file.is_file():
                raise ExamplesError(f"{file} is missing")
            for line in file.read_text(encoding="utf-8").splitlines():
                if line.strip() and not line.startswith("#"):
                    yield Example(language, intent, line.strip())
