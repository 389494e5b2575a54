"""The small model: a weight for each feature and intent, one byte each, added up.

It is linear, over tf-idf, with words and pieces of words weighed apart. `learn.py`
makes it from the examples; nothing but the standard library is needed to use it.

The file: a line of JSON about it, then compressed: a line for each feature, and a row of bytes for each.
A row holds a byte for each intent, one for the language, and one for how telling the feature is.
"""

import json
import math
import sys
import zlib
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from operator import itemgetter
from pathlib import Path

from xenia.conversation.features import pieces, whole_words
from xenia.conversation.intents import Intent

FILE = Path(__file__).parent / "model.bin"
MIDDLE = 128
"""What stands for no weight at all, in a byte."""
TELLING_STEPS = 20
"""Steps of the telling byte in one unit of inverse document frequency."""
SHORT = 3
"""Letters of a word that may say something; a longer one says it."""
_LIKELIEST = 6
"""Intents that a guess names."""
_FEW = 8
"""Words; who says more says it in their own way."""
_REMEMBERED = 1024
REASONS = 5
"""Features named as what decided."""


class ModelError(Exception):
    """The file holds no model."""


@dataclass(frozen=True, slots=True)
class Guess:
    """What the model makes of some words."""

    ranked: list[tuple[Intent, float]]
    """The likeliest intents with their probability, likeliest first."""
    greek: float
    """Above 0: the words are Greek ones; below: English ones."""
    known: float
    """The share of the words that were in any example, from 0 to 1."""
    strange: int
    """How many words of some length were in none."""
    telling: int
    """How many words of some length, numbers aside, were in one."""
    why: tuple[str, ...]
    """The features that spoke most for the likeliest, where that was asked."""


@dataclass(frozen=True, slots=True)
class Model:
    """Weights that were learned."""

    intents: tuple[Intent, ...]
    made_of: str
    """A digest of the examples and of how they are read."""
    step: float
    """What one step of a byte weighs."""
    bias: tuple[float, ...]
    sharpness: float
    """Scores are multiplied by this before they become probabilities, so that these are honest."""
    rows: dict[str, int]
    """By feature: its row, as `row_of` makes it."""
    heard: dict[tuple[str, ...], Guess] = field(default_factory=dict, compare=False, repr=False)
    """What was made of words that came before, in whatever spelling; see `guess`."""

    def guess(self, words: list[str], *, explain: bool = False) -> Guess:
        """What some folded words are about; what decided is looked for where `explain` asks for it.

        What was made of a few words is remembered: many ask the same, each in their own spelling.
        """
        if explain or len(words) > _FEW:
            return self._guess(words, explain=explain)
        key = tuple(words)
        guess = self.heard.get(key)
        if guess is None:
            if len(self.heard) >= _REMEMBERED:
                self.heard.clear()
            guess = self.heard[key] = self._guess(words, explain=False)
        return guess

    def _guess(self, words: list[str], *, explain: bool) -> Guess:
        rows = self.rows
        scores: Iterable[float] = self.bias
        greek = 0.0
        for features in (whole_words(words), pieces(words)):
            met = [row for row in map(rows.get, features) if row is not None]
            if met:
                lanes, length = _summed(met, len(self.intents) + 1)
                scale = self.step / length
                # What stands for no weight is the same for all intents, and so makes none of them likelier.
                scores = [score + scale * lane for score, lane in zip(scores, lanes, strict=False)]
                greek += scale * (lanes[-1] - MIDDLE * len(met))
        scores = list(scores)
        top, sharpness = max(scores), self.sharpness
        powers = [math.exp(sharpness * (score - top)) for score in scores]
        total = sum(powers)
        ranked = sorted(
            zip(self.intents, [power / total for power in powers], strict=True), key=_LIKELIHOOD, reverse=True
        )[:_LIKELIEST]
        lengths = [(len(word), f"={word}" in rows) for word in words]
        known = sum([is_known for _, is_known in lengths]) / len(words) if words else 0.0
        strange = sum([length > SHORT and not is_known for length, is_known in lengths])
        telling = sum([length >= SHORT and is_known for length, is_known in lengths])
        why = self._reasons(words, ranked[0][0]) if explain else ()
        return Guess(ranked, greek, known, strange, telling, why)

    def _reasons(self, words: list[str], intent: Intent) -> tuple[str, ...]:
        place = 2 * self.intents.index(intent)
        spoke: list[tuple[float, str]] = []
        for features in (whole_words(words), pieces(words)):
            met = [(feature, row) for feature in features if (row := self.rows.get(feature)) is not None]
            if met:
                _, length = _summed([row for _, row in met], len(self.intents) + 1)
                spoke += [(((row >> 8 * place & 0xFF) - MIDDLE) / length, feature) for feature, row in met]
        return tuple(feature for weight, feature in sorted(spoke, reverse=True)[:REASONS] if weight > 0)

    def packed(self) -> bytes:
        """As it stands in a file."""
        about = {
            "intents": self.intents,
            "made_of": self.made_of,
            "step": self.step,
            "bias": self.bias,
            "sharpness": self.sharpness,
        }
        features = sorted(self.rows)
        body = (
            "\n".join(features).encode()
            + b"\0"
            + b"".join(bytes_of(self.rows[feature], len(self.intents)) for feature in features)
        )
        return json.dumps(about).encode() + b"\n" + zlib.compress(body, 9)

    def write(self, file: Path) -> None:
        """Keep it in a file."""
        file.write_bytes(self.packed())


@lru_cache(maxsize=2)
def read_model(file: Path = FILE) -> Model:
    """The model in a file; read once.

    Raises:
        ModelError: the file is not there or holds none.
    """
    try:
        return unpacked(file.read_bytes())
    except (OSError, ModelError) as error:
        raise ModelError(f"{file} holds no model: {error}") from error


def unpacked(packed: bytes) -> Model:
    """The model that was packed so.

    Raises:
        ModelError: it is none, or not whole.
    """
    try:
        head, body = packed.split(b"\n", maxsplit=1)
        about = json.loads(head)
        names, weights = zlib.decompress(body).split(b"\0", maxsplit=1)
        features = names.decode().split("\n")
        intents = tuple(Intent(name) for name in about["intents"])
        step, sharpness, *bias = map(float, (about["step"], about["sharpness"], *about["bias"]))
        made_of = str(about["made_of"])
    except (ValueError, KeyError, TypeError, zlib.error) as error:
        raise ModelError(str(error)) from error
    width = len(intents) + 2
    if len(weights) != width * len(features) or len(bias) != len(intents):
        raise ModelError("it is not whole")
    if not all(map(math.isfinite, (step, sharpness, *bias))) or step <= 0 or sharpness <= 0:
        raise ModelError("its numbers are none")
    rows = {
        feature: row_of(weights[start : start + width])
        for feature, start in zip(features, range(0, len(weights), width), strict=True)
    }
    return Model(intents, made_of, step, tuple(bias), sharpness, rows)


def made_of(file: Path = FILE) -> str:
    """What the model in a file was made of, without reading the rest.

    Raises:
        ModelError: the file is not there or does not say so.
    """
    try:
        with file.open("rb") as opened:
            return str(json.loads(opened.readline(_LONGEST_HEAD))["made_of"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"{file} holds no model: {error}") from error


_LONGEST_HEAD = 65_536


def row_of(weights: bytes) -> int:
    """A row as one number, so that many are added up at once: 16 bits for each byte but the last.

    Above these stands the square of the last, which is how telling the feature is.
    """
    *_, telling = weights
    lanes = bytearray(2 * (len(weights) - 1))
    lanes[::2] = weights[:-1]
    return telling**2 << 8 * len(lanes) | int.from_bytes(lanes, "little")


def bytes_of(row: int, intents: int) -> bytes:
    """The bytes of which `row_of` made a row."""
    lanes = 2 * (intents + 1)
    telling = math.isqrt(row >> 8 * lanes)
    return (row & (1 << 8 * lanes) - 1).to_bytes(lanes, "little")[::2] + bytes([telling])


def _summed(rows: list[int], lanes: int) -> tuple[Sequence[int], float]:
    """The sums of each byte of some rows, and the length of the vector that their features make."""
    if len(rows) > _MOST_AT_ONCE:
        one, one_length = _summed(rows[:_MOST_AT_ONCE], lanes)
        other, other_length = _summed(rows[_MOST_AT_ONCE:], lanes)
        return [a + b for a, b in zip(one, other, strict=True)], math.hypot(one_length, other_length)
    total = sum(rows)
    squares = total >> 16 * lanes
    sums = array("H", (total & (1 << 16 * lanes) - 1).to_bytes(2 * lanes, "little"))
    if sys.byteorder == "big":
        sums.byteswap()
    return sums, math.sqrt(squares) / TELLING_STEPS or 1.0


_MOST_AT_ONCE = 256
"""Bytes that add up to less than 16 bits hold."""
_LIKELIHOOD = itemgetter(1)
