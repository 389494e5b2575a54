"""Learning the model from the examples: `python -m xenia.conversation.learn` (or `make model`).

For each intent a line is drawn between its phrases and all others, with a margin (squared hinge loss), by
stochastic gradient descent, in plain Python, so that a shop can learn from its own lines without anything to
install. The same examples always give the same model.
"""

import hashlib
import math
import random
import sys
import zlib
from array import array
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TypeAlias

from xenia.conversation.examples import Example, read_examples
from xenia.conversation.features import features_of, is_pair, words_of
from xenia.conversation.intents import Intent
from xenia.conversation.model import FILE, MIDDLE, TELLING_STEPS, Model, row_of

PHRASES_A_LINE = 24
"""More phrases of one line than this are drawn from, so that no line speaks louder than all others."""
ROUNDS = 5
PACE = 0.3
"""How far one example moves the weights, in the first round."""
SHARPNESS = 4.0
"""Chosen so that what is said to be 80 % sure is right 80 times of 100, on lines that were left out."""
Vector: TypeAlias = "tuple[array[int], array[float]]"


def digest_of(examples: Iterable[Example]) -> str:
    """Names what a model was made of."""
    told = hashlib.sha256()
    for name in ("fold.py", "features.py", "learn.py"):
        told.update((Path(__file__).parent / name).read_bytes())
    for example in examples:
        told.update(f"{example.language}|{example.intent}|{example.line}\n".encode())
    return told.hexdigest()[:16]


def learn(examples: list[Example], rounds: int = ROUNDS) -> Model:
    """A model of these examples; half a minute for some twenty thousand phrases."""
    said = list(_phrases(examples))
    intents = tuple(sorted({example.intent for example in examples}))
    names = [zlib.crc32(f"{example.intent} {' '.join(found)}".encode()) for example, found in said]
    often = Counter(feature for _, found in said for feature in found)
    # Two words met beside each other but once tell of that phrase alone; they would be a fifth of the model.
    often = Counter({feature: times for feature, times in often.items() if times > 1 or not is_pair(feature)})
    said = [(example, [feature for feature in found if feature in often]) for example, found in said]
    features = {feature: place for place, feature in enumerate(sorted(often))}
    telling = [
        round(TELLING_STEPS * math.log(1 + len(said) / often[feature])) / TELLING_STEPS
        for feature in features
    ]
    places = {intent: place for place, intent in enumerate(intents)}
    vectors = [(_vector(found, features, telling), places[example.intent]) for example, found in said]
    weights, bias = _descend(vectors, names, (len(features), len(intents)), rounds)
    greek = _language(said, features)
    return _rounded(examples, intents, features, telling, weights, bias, greek)


def _phrases(examples: list[Example]) -> Iterable[tuple[Example, list[str]]]:
    """Each phrase with its features in their order, every feature kept in memory but once."""
    once: dict[str, str] = {}
    for example in examples:
        phrases = example.phrases()
        if len(phrases) > PHRASES_A_LINE:
            phrases = random.Random(example.line).sample(phrases, PHRASES_A_LINE)  # noqa: S311 - a choice of examples
        for phrase in phrases:
            yield example, [once.setdefault(one, one) for one in sorted(features_of(words_of(phrase)))]


def _vector(found: list[str], features: dict[str, int], telling: list[float]) -> Vector:
    """Words and pieces each of length 1 together."""
    lengths = [0.0, 0.0]
    for feature in found:
        lengths[feature[0] == "="] += telling[features[feature]] ** 2
    roots = [math.sqrt(length) or 1.0 for length in lengths]
    places = array("I", (features[feature] for feature in found))
    return places, array(
        "d",
        (telling[place] / roots[feature[0] == "="] for feature, place in zip(found, places, strict=True)),
    )


def _descend(
    vectors: list[tuple[Vector, int]], names: list[int], sizes: tuple[int, int], rounds: int
) -> tuple[list[list[float]], list[float]]:
    features, intents = sizes
    weights = [[0.0] * intents for _ in range(features)]
    bias = [0.0] * intents
    for number in range(rounds):
        order = _shuffled(names, number)
        pace = PACE * (1 - number / rounds)
        for place in order:
            (where, values), right = vectors[place]
            rows = [weights[feature] for feature in where]
            scores = [
                sum(map(float.__mul__, column, values)) + shift
                for column, shift in zip(zip(*rows, strict=True), bias, strict=True)
            ]
            for intent, score in enumerate(scores):
                # The right one should be above 1 and every other below -1; what is, needs no move.
                short = 1 - score if intent == right else -1 - score
                if (short > 0) is (intent == right):
                    move = pace * short
                    bias[intent] += 0.1 * move
                    for row, value in zip(rows, values, strict=True):
                        row[intent] += move * value
    return weights, bias


def _shuffled(names: list[int], number: int) -> list[int]:
    """By name, anew each round: some examples more leave the others in their order, and so all they teach."""
    said_anew = [zlib.crc32(name.to_bytes(4, "big"), number) for name in names]
    return sorted(range(len(names)), key=said_anew.__getitem__)


def _language(said: list[tuple[Example, list[str]]], features: dict[str, int]) -> list[float]:
    """For each feature, how much more it is Greek than English: the logarithm of the odds."""
    counts = {"el": Counter[str](), "en": Counter[str]()}
    for example, found in said:
        counts[example.language].update(found)
    phrases = Counter(example.language for example, _ in said)
    return [
        math.log((counts["el"][feature] + 0.5) / (phrases["el"] + 1))
        - math.log((counts["en"][feature] + 0.5) / (phrases["en"] + 1))
        for feature in features
    ]


def _rounded(
    examples: list[Example],
    intents: tuple[Intent, ...],
    features: dict[str, int],
    telling: list[float],
    weights: list[list[float]],
    bias: list[float],
    greek: list[float],
) -> Model:
    """In bytes; how telling a feature is goes into its weights."""
    sized = [[weight * told for weight in row] for row, told in zip(weights, telling, strict=True)]
    far = sorted(abs(weight) for row in sized for weight in row)
    step = far[int(len(far) * 0.9999)] / (MIDDLE - 1)
    language_step = max(map(abs, greek)) / (MIDDLE - 1) or 1.0  # examples of one language tell nothing of it

    def byte(weight: float) -> int:
        return max(1 - MIDDLE, min(MIDDLE - 1, round(weight))) + MIDDLE

    rows = {
        feature: row_of(
            bytes(
                [
                    *(byte(weight / step) for weight in row),
                    byte(odds / language_step),
                    min(255, round(told * TELLING_STEPS)),
                ]
            )
        )
        for feature, row, odds, told in zip(features, sized, greek, telling, strict=True)
    }
    return Model(intents, digest_of(examples), step, tuple(bias), SHARPNESS, rows)


def main() -> None:
    """Learn from the examples of the house, or of the directory named, and keep the model in its place."""
    directory = [Path(argument) for argument in sys.argv[1:]]
    learn(list(read_examples(*directory))).write(FILE)


if __name__ == "__main__":
    main()
