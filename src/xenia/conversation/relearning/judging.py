"""Whether a newly learned model may be used: what is held out of the learning tells."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from xenia.conversation.examples import Example
from xenia.conversation.intents import Intent
from xenia.conversation.learn import learn
from xenia.conversation.model import Model
from xenia.conversation.understand import understand

Spoken = tuple[Intent, str]
"""What a phrase is about, and the phrase."""
EVERY = 8
"""One line of so many is held out, of each intent and language that has as many."""
PHRASES = 3
"""Of one line that is held out."""


def held_out(examples: Iterable[Example]) -> tuple[list[Example], list[Spoken]]:
    """The lines that are left for learning, and phrases of the others; always the same ones.

    The test set of the published figures is no part of it: who chose by that would fool themselves.
    """
    kinds: dict[tuple[str, Intent], list[Example]] = defaultdict(list)
    for example in examples:
        kinds[example.language, example.intent].append(example)
    left: list[Example] = []
    apart: list[Spoken] = []
    for lines in kinds.values():
        chosen = set(sorted(lines, key=lambda one: _digest(one.line))[: len(lines) // EVERY])
        left += [one for one in lines if one not in chosen]
        apart += [
            (one.intent, phrase)
            for one in lines
            if one in chosen
            for phrase in sorted(one.phrases(), key=_digest)[:PHRASES]
        ]
    return left, apart


def understood(model: Model, phrases: Iterable[Spoken]) -> Counter[Intent]:
    """How many phrases of each intent a model understands."""
    return Counter(intent for intent, text in phrases if understand(text, model=model).intent is intent)


def worse(old: Model, new: Model, phrases: Sequence[Spoken]) -> list[Intent]:
    """The intents of which the new one understands fewer phrases than the old one, by name."""
    before, after = understood(old, phrases), understood(new, phrases)
    return sorted(intent for intent in before if after[intent] < before[intent])


def judged(examples: list[Example], in_use: list[Example], labelled: list[Example]) -> list[Intent]:
    """What would be understood worse with the labelled lines than with those in use, both learned alike.

    Neither has seen the phrases by which they are judged.
    """
    left, apart = held_out(examples)
    return worse(learn([*left, *in_use]), learn([*left, *labelled]), apart)


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()
