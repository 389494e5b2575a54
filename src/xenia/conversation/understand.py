"""What a text is about, and how sure that is."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from xenia.conversation.features import LONGEST, counting
from xenia.conversation.fold import fold, fold_words
from xenia.conversation.intents import EFFECTS, Band, Intent
from xenia.conversation.model import Guess, Model, read_model
from xenia.conversation.rules import answer_in, by_rule
from xenia.conversation.slots import Slot, slots_in

Language = Literal["el", "en"]

ACT_FROM = 0.85
"""As sure as this, a page that only shows something is shown."""
ASK_FROM = 0.3
"""As sure as this, two or three buttons are offered; both were chosen on lines left out of the learning."""
SHOWN = 3
"""Alternatives at most."""
UNFAMILIAR = 0.7
"""With fewer of its words known than this share, a text is never acted upon."""
_DOUBT = 0.1
"""What each word that was never met takes from confidence: it may be the one that matters."""
_LEAST_DOUBTED = 0.4

_MOST_WORDS_TO_ACT = 30


@dataclass(frozen=True, slots=True)
class Context:
    """What the customer has before them; the caller keeps it for some minutes and no longer."""

    language: Language = "el"
    """Theirs, where the text does not tell."""
    shown: Intent | None = None
    """What the last answer was about."""
    choices: int = 0
    """How many things were offered to choose from; a yes or no question counts as one."""
    rewards: Sequence[str] = ()
    """What the rewards are called, in every language, for the slot `reward`."""


@dataclass(frozen=True, slots=True)
class Understanding:
    """What a text is about."""

    language: Language
    """Greek in Latin letters is `el`."""
    intent: Intent
    confidence: float
    """From 0 to 1; of ten texts with 0.8, eight are understood rightly."""
    band: Band
    alternatives: tuple[tuple[Intent, float], ...]
    """The likeliest first, three at most, with their probability; never `out_of_scope`."""
    slots: dict[str, Slot] = field(default_factory=dict)
    why: tuple[str, ...] = ()
    """The words and pieces that decided, or the rule."""


_ON_BUTTONS = {fold(label): Intent.CARD for label in ("Η κάρτα μου", "My card")}
"""What stands on a button of the menu, word for word, and may by its words alone be something else."""


def understand(
    text: str, context: Context | None = None, model: Model | None = None, *, explain: bool = True
) -> Understanding:
    """What `text` is about. Takes any text, never raises for one, and acts on nothing.

    Which words decided is left out without `explain`; that a rule did is always said.

    Raises:
        ModelError: the house has no model (`make model` makes it).
    """
    context = context or Context()
    model = model or read_model()
    text = text[:LONGEST]
    every_word = fold_words(text)
    words = counting(every_word)
    if not words:
        return Understanding(context.language, Intent.UNKNOWN, 0.0, Band.MENU, ())
    guess = model.guess(words, explain=explain)
    language = _language(text, guess, context)
    folded = " ".join(every_word)
    slots = slots_in(text, context.rewards, every_word)
    if ruled := by_rule(folded):
        return Understanding(language, ruled, 1.0, Band.ASK, ((ruled, 1.0),), slots, ("rule",))
    if answer := answer_in(folded):
        intent, choice = answer
        slots = {"choice": choice} if choice else {}
        if context.choices and (choice is None or choice <= context.choices):
            return Understanding(language, intent, 1.0, Band.ASK, ((intent, 1.0),), slots, ("rule",))
        return Understanding(language, intent, 0.0, Band.MENU, (), slots, ("rule",))
    if as_on_button := _ON_BUTTONS.get(folded):
        return Understanding(
            language, as_on_button, 1.0, Band.ACT, ((as_on_button, 1.0),), slots, ("button",)
        )
    return _weighed(text, words, guess, context, language, slots)


def _weighed(
    text: str,
    words: list[str],
    guess: Guess,
    context: Context,
    language: Language,
    slots: dict[str, Slot],
) -> Understanding:
    ranked = _in_context(guess.ranked, context, words)
    intent, likely = ranked[0]
    confidence = likely * max(_LEAST_DOUBTED, 1 - _DOUBT * guess.strange)
    alternatives = tuple(pair for pair in ranked[: SHOWN + 1] if pair[0] is not Intent.UNKNOWN)[:SHOWN]
    if intent is Intent.UNKNOWN or confidence < ASK_FROM:
        band = Band.MENU
    elif confidence < ACT_FROM or intent in EFFECTS or _is_odd(text, words, guess):
        band = Band.ASK
    else:
        band = Band.ACT
    why = tuple(dict.fromkeys(feature.lstrip("=~").strip() for feature in guess.why))
    return Understanding(language, intent, confidence, band, alternatives, slots, why)


def _in_context(
    ranked: list[tuple[Intent, float]], context: Context, words: list[str]
) -> list[tuple[Intent, float]]:
    """What is asked next, without saying of what, is about what was shown: when do "they" expire."""
    top, likely = ranked[0]
    if (
        top is Intent.EXPIRY
        and context.shown is Intent.VOUCHERS
        and not _NAMES_POINTS.search(" ".join(words))
    ):
        return [(Intent.VOUCHERS, likely), *(pair for pair in ranked if pair[0] is not Intent.VOUCHERS)]
    return ranked


_GREEK = re.compile("[Ͱ-Ͽἀ-῿]")
_LATIN = re.compile("[A-Za-z]")
_NAMES_POINTS = re.compile(f"{fold('πόντ')}|{fold('points')}")


def _language(text: str, guess: Guess, context: Context) -> Language:
    if not text.isascii() and len(_GREEK.findall(text)) > len(_LATIN.findall(text)) / 2:
        return "el"
    if guess.greek == 0:
        return context.language
    return "el" if guess.greek > 0 else "en"


def _is_odd(text: str, words: list[str], guess: Guess) -> bool:
    """Markup, marks of direction, addresses, a flood of words, or strange ones: nobody's plain question."""
    if guess.known < UNFAMILIAR or len(words) > _MOST_WORDS_TO_ACT or _MARKUP.search(text):
        return True
    letters = "".join(filter(str.isalpha, text)).lower()
    if (guess.telling * 3 < len(words) or len(letters) < _FEWEST_LETTERS) and letters not in _SHORT_WORDS:
        return True
    # A text that is printable, as most are, has none of these.
    return not text.isprintable() and any(
        unicodedata.category(letter) in _ODD for letter in text if not letter.isascii()
    )


_FEWEST_LETTERS = 4
_SHORT_WORDS = frozenset({"hi", "hey", "yo", "gia", "yia", "thx", "ty", "qr", "faq"})
"""What people do write in less."""
_MARKUP = re.compile(r"[<>{}\\`|\[\]$]|://|[\x00-\x08\x0b-\x1f]|--|;.*;")
_ODD = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
