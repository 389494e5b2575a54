"""The phrases that are kept apart from what is learned."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from xenia.conversation.intents import Intent

HERE = Path(__file__).parent
ALPHABETS = ("greek", "greeklish", "english")
LANGUAGE = {"greek": "el", "greeklish": "el", "english": "en"}


@dataclass(frozen=True, slots=True)
class Phrase:
    """What somebody wrote, and what it is about."""

    alphabet: str
    intent: Intent
    text: str


def phrases_in(file: Path, alphabet: str) -> Iterator[Phrase]:
    """The phrases of a file: `[intent]`, then one a line; `#` begins a remark."""
    intent = Intent.UNKNOWN
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            intent = Intent(line.strip("[]"))
        elif line.strip() and not line.startswith("#"):
            yield Phrase(alphabet, intent, line.strip())


def held_out() -> list[Phrase]:
    """The test set: committed before there was a model."""
    return [
        phrase
        for alphabet in ALPHABETS
        for phrase in phrases_in(HERE / "held_out" / f"{alphabet}.txt", alphabet)
    ]
