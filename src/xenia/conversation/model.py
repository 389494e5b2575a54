"""The small model: a weight for each feature and intent, one byte each, added up.

It is linear, over tf-idf, with words and pieces of words weighed apart. `learn.py`
makes it from the examples; nothing but the standard library is needed to use it.

The file: a line of JSON about it, then compressed: a line for each feature, and a row of bytes for each.
A row holds a byte for each intent, one for the language, and one for how telling the feature is.
"""

import json
import math
import zlib
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from xenia.conversation.features import features_of
from xenia.conversation.intents import Intent

FILE = Path(__file__).parent / "model.bin"
MIDDLE = 128
"""What stands for no weight at all, in a byte."""
TELLING_STEPS = 20
"""Steps of the telling byte in one unit of inverse document frequency."""
SHORT = 3
"""Letters of a word that may say something; a longer one says it."""
REASONS = 5
"""Features named as what decided."""


class ModelError(Exception):
    """The file holds no model."""


@dataclass(frozen=True, slots=True)
class Guess:
    """What the model makes of some words."""

    ranked: list[tuple[Intent, float]]
    """All intents with their probability, likeliest first."""
    greek: float
    """Above 0: the words are Greek ones; below: English ones."""
    known: float
    """The share of the words that were in any example, from 0 to 1."""
    strange: int
    """How many words of some length were in none."""
    telling: int
    """How many words of some length, numbers aside, were in one."""
    why: tuple[str, ...]
    """The features that spoke most for the likeliest."""


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
    rows: dict[str, bytes]

    def guess(self, words: list[str]) -> Guess:
        """What some folded words are about."""
        scores = list(self.bias)
        greek = 0.0
        met = self._met(words)
        for rows in met:
            scale = self.step / _length(rows.values())
            columns = [sum(column) for column in zip(*rows.values(), strict=True)]
            middle = MIDDLE * len(rows)
            scores = [
                score + scale * (column - middle) for score, column in zip(scores, columns, strict=False)
            ]
            greek += scale * (columns[-2] - middle)
        top = max(scores)
        powers = [math.exp(self.sharpness * (score - top)) for score in scores]
        total = sum(powers)
        ranked = sorted(
            zip(self.intents, (power / total for power in powers), strict=True), key=_likelihood, reverse=True
        )
        known = sum(f"={word}" in self.rows for word in words) / len(words) if words else 0.0
        strange = sum(len(word) > SHORT and f"={word}" not in self.rows for word in words)
        telling = sum(len(word) >= SHORT and f"={word}" in self.rows for word in words)
        return Guess(ranked, greek, known, strange, telling, self._reasons(met, ranked[0][0]))

    def _reasons(self, met: list[dict[str, bytes]], intent: Intent) -> tuple[str, ...]:
        place = self.intents.index(intent)
        spoke: list[tuple[float, str]] = []
        for rows in met:
            length = _length(rows.values())
            spoke += [((row[place] - MIDDLE) / length, feature) for feature, row in rows.items()]
        return tuple(feature for weight, feature in sorted(spoke, reverse=True)[:REASONS] if weight > 0)

    def _met(self, words: list[str]) -> list[dict[str, bytes]]:
        """The rows of the features that were learned: of words, and of pieces."""
        of_words: dict[str, bytes] = {}
        of_pieces: dict[str, bytes] = {}
        rows = self.rows
        for feature in features_of(words):
            row = rows.get(feature)
            if row is not None:
                (of_words if feature[0] == "=" else of_pieces)[feature] = row
        return [half for half in (of_words, of_pieces) if half]

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
        body = "\n".join(features).encode() + b"\0" + b"".join(self.rows[feature] for feature in features)
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
        feature: weights[start : start + width]
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


def _length(rows: Collection[bytes]) -> float:
    """Of the vector that these features make, in inverse document frequency."""
    return math.sqrt(sum([row[-1] ** 2 for row in rows])) / TELLING_STEPS or 1.0


def _likelihood(pair: tuple[Intent, float]) -> float:
    return pair[1]
