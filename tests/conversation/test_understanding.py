"""What customers write is understood; what is not is not acted upon."""

import os
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import extractOne

from conversation.phrases import ALPHABETS, HERE, LANGUAGE, Phrase, held_out, phrases_in
from xenia.conversation import EFFECTS, Band, Context, Intent, Understanding, understand
from xenia.conversation.examples import Example, ExamplesError, read_examples
from xenia.conversation.fold import fold
from xenia.conversation.intents import BY_RULE
from xenia.conversation.learn import digest_of, learn
from xenia.conversation.model import ModelError, read_model

HELD_OUT = held_out()


@pytest.fixture(scope="module")
def understood() -> list[tuple[Phrase, Understanding]]:
    return [(phrase, understand(phrase.text)) for phrase in HELD_OUT]


def shown(phrase: Phrase, one: Understanding) -> bool:
    if one.band is Band.ACT:
        return one.intent is phrase.intent
    return phrase.intent in {intent for intent, _ in one.alternatives}


def test_there_are_twenty_phrases_for_each_intent_and_alphabet() -> None:
    counts: defaultdict[tuple[str, Intent], int] = defaultdict(int)
    for phrase in HELD_OUT:
        counts[phrase.alphabet, phrase.intent] += 1
    for alphabet in ALPHABETS:
        assert all(counts[alphabet, intent] >= 20 for intent in Intent if intent not in BY_RULE)
        assert counts[alphabet, Intent.UNKNOWN] >= 50


def test_no_held_out_phrase_is_near_one_that_is_learned() -> None:
    learned = sorted({fold(phrase) for example in read_examples() for phrase in example.phrases()})
    near = [
        (phrase.text, found[0])
        for phrase in HELD_OUT
        if (found := extractOne(fold(phrase.text), learned, scorer=Levenshtein.distance, score_cutoff=2))
    ]
    assert near == []


def test_the_model_is_made_of_the_examples_as_they_stand() -> None:
    assert read_model().made_of == digest_of(list(read_examples())), "run: make model"


def test_no_recall_falls_below_its_floor(understood: list[tuple[Phrase, Understanding]]) -> None:
    right: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for phrase, one in understood:
        right[phrase.intent.value, phrase.alphabet].append(one.intent is phrase.intent)
    fallen = []
    for line in (HERE / "floors.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        intent, alphabet, floor = line.split()
        recall = sum(right[intent, alphabet]) / len(right[intent, alphabet])
        if recall < float(floor):
            fallen.append(f"{intent} {alphabet}: {recall:.2f} < {floor}")
    assert fallen == []


@pytest.mark.parametrize("alphabet", ALPHABETS)
def test_most_is_understood_in_each_alphabet(
    alphabet: str, understood: list[tuple[Phrase, Understanding]]
) -> None:
    here = [(phrase, one) for phrase, one in understood if phrase.alphabet == alphabet]
    meant = [(phrase, one) for phrase, one in here if phrase.intent is not Intent.UNKNOWN]
    assert sum(one.intent is phrase.intent for phrase, one in meant) >= 0.92 * len(meant)
    assert sum(shown(phrase, one) for phrase, one in meant) >= 0.965 * len(meant)
    assert sum(one.language == LANGUAGE[alphabet] for _, one in meant) >= 0.97 * len(meant)
    strange = [one for phrase, one in here if phrase.intent is Intent.UNKNOWN]
    assert sum(one.band is Band.ACT for one in strange) <= 0.03 * len(strange) + 0.5
    acted = [(phrase, one) for phrase, one in here if one.band is Band.ACT]
    assert sum(one.intent is not phrase.intent for phrase, one in acted) <= 0.03 * len(acted)


def test_nothing_with_an_effect_is_acted_upon(understood: list[tuple[Phrase, Understanding]]) -> None:
    assert not [phrase for phrase, one in understood if one.band is Band.ACT and one.intent in EFFECTS]
    assert {one.intent for _, one in understood} >= set(Intent) - BY_RULE


@pytest.mark.parametrize(
    "text",
    [
        "θέλω άνθρωπο",
        "thelo na miliso me kapoion",
        "human",
        "agent please",
        "μίλα μου με υπάλληλο τώρα",
        "8elw ypallhlo",
    ],
)
def test_a_person_is_one_word_away(text: str) -> None:
    one = understand(text)
    assert (one.intent, one.confidence, one.why) == (Intent.PERSON, 1.0, ("rule",))


@pytest.mark.parametrize(
    "text",
    [
        "στοπ",
        "STOP",
        "stop!",
        "stamata",
        "μη μου στέλνετε άλλα",
        "mhn mou stelnete",
        "unsubscribe",
        "stop sending me offers",
    ],
)
def test_stopping_needs_no_model(text: str) -> None:
    one = understand(text)
    assert (one.intent, one.band, one.why) == (Intent.STOP, Band.ASK, ("rule",))


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("μη μου στέλνετε τη νύχτα", Intent.QUIET_HOURS),
        ("θέλω να μιλήσουμε ελληνικά", Intent.LANGUAGE),
        ("ο υπάλληλος ήταν πολύ αγενής", Intent.COMPLAINT),
        ("ποσους ποντους εχω", Intent.POINTS),
        ("posous pontous exw", Intent.POINTS),
        ("how many points do i have", Intent.POINTS),
        ("θελω να κανω παραπονο", Intent.COMPLAINT),
    ],
)
def test_rules_leave_the_rest_alone(text: str, intent: Intent) -> None:
    assert understand(text).intent is intent


@pytest.mark.parametrize(
    ("text", "choices", "intent", "slots"),
    [
        ("το δεύτερο", 3, Intent.PICK, {"choice": 2}),
        ("to deutero", 3, Intent.PICK, {"choice": 2}),
        ("the last one", 3, Intent.PICK, {"choice": -1}),
        ("2", 2, Intent.PICK, {"choice": 2}),
        ("ναι", 1, Intent.YES, {}),
        ("nai parakalw", 1, Intent.YES, {}),
        ("άκυρο", 1, Intent.NO, {}),
        ("kati allo", 3, Intent.NO, {}),
    ],
)
def test_answers_to_what_was_shown(text: str, choices: int, intent: Intent, slots: dict[str, int]) -> None:
    one = understand(text, Context(choices=choices))
    assert (one.intent, one.band, one.slots) == (intent, Band.ASK, slots)
    assert understand(text).band is Band.MENU


def test_what_is_asked_next_is_about_what_was_shown() -> None:
    behind = Context(shown=Intent.VOUCHERS)
    assert understand("και πότε λήγουν;", behind).intent is Intent.VOUCHERS
    assert understand("και πότε λήγουν;").intent is Intent.EXPIRY
    assert understand("και πότε λήγουν οι πόντοι;", behind).intent is Intent.EXPIRY


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("ολα τα δωρα κατω απο 100", {"limit": 100}),
        ("ola ta dwra mexri diakosious", {"limit": 200}),
        ("rewards up to 250 points", {"limit": 250}),
        ("τι παίρνω με 300", {"amount": 300}),
        ("100 pontous thelo na xalaso", {"amount": 100}),
        ("5 αστέρια", {"rating": 5}),
        ("tessera asteria", {"rating": 4}),
        ("3 out of 5", {"rating": 3}),
        ("2/5", {"rating": 2}),
        ("έχω γενέθλια στις 3 Μαΐου", {"date": "05-03"}),
        ("my birthday is on december 25th", {"date": "12-25"}),
        ("genethlia 25/11", {"date": "11-25"}),
        ("31/2", {}),
        ("1 eurw posoi pontoi", {"euros": 1}),
        ("8elw ton elliniko kafe", {"reward": "Ελληνικός καφές"}),
        ("το γαλακτομπούρεκό μου", {"reward": "Γαλακτομπούρεκο"}),
    ],
)
def test_slots(text: str, slots: dict[str, str | int]) -> None:
    rewards = ("Ελληνικός καφές", "Γαλακτομπούρεκο", "Breakfast for two")
    assert understand(text, Context(rewards=rewards)).slots == slots


HOSTILE = st.one_of(
    st.text(max_size=4096),
    st.text(alphabet="<>&/\\{}[]\"'`;:|$#%=\x00\u202e\u200f\u2066😀👍🏽 abcαβγ", max_size=4096),
    st.text(alphabet=st.characters(categories=("So", "Sk", "Cf", "Cs", "Co", "Mn")), max_size=600),
    st.builds(str.__mul__, st.text(min_size=1, max_size=9), st.integers(1, 450)),
)


LONGEST = 0.02 if "HOSTILE_TEXTS" in os.environ else 0.2
"""Seconds of processor time; in every day's suite the machine may have other things to do."""
SLOWEST = [0.0]


@pytest.fixture(scope="module")
def slowest() -> Iterator[None]:
    """Tells, at the end, how long the slowest of the strange texts took."""
    yield
    print(f"the slowest strange text was understood in {1000 * SLOWEST[0]:.1f} ms of the processor")  # noqa: T201 - the run's result


@pytest.mark.usefixtures("slowest")
@settings(max_examples=int(os.environ.get("HOSTILE_TEXTS", "300")), deadline=None)
@given(HOSTILE)
def test_no_text_is_too_strange(text: str) -> None:
    began = time.thread_time()
    one = understand(text[:4096])
    took = time.thread_time() - began
    if took > LONGEST:  # a pause of the collector, or of the machine, does not come twice
        began = time.thread_time()
        understand(text[:4096])
        took = time.thread_time() - began
    SLOWEST[0] = max(took, SLOWEST[0])
    assert took < LONGEST
    told = set(fold(text).split()) & _LEARNED_WORDS
    assert one.band is not Band.ACT or told or len(text) < 4
    assert 0 <= one.confidence <= 1


_LEARNED_WORDS = {feature[1:] for feature in read_model().rows if feature[0] == "=" and len(feature) > 3}


@pytest.mark.parametrize(
    "text",
    [
        "<b>πόσους πόντους έχω</b>",
        "points'; DROP TABLE account; --",
        "\u202eπόσους πόντους έχω\u202c",
        "πόσους πόντους έχω " * 200,
        "https://example.org/points",
        "{{points}}",
        "",
        "   \n",
        "😀😀😀",
        "؟ كم نقطة",
        "xqzw vbnm",
    ],
)
def test_hostile_texts_are_not_acted_upon(text: str) -> None:
    assert understand(text).band is not Band.ACT


def test_a_language_is_told_where_the_text_does_not() -> None:
    assert understand("👍", Context(language="en")).language == "en"
    assert understand("👍", Context(language="el")).language == "el"


def test_a_model_learns_the_same_twice_and_comes_back_from_its_file(tmp_path: Path) -> None:
    examples = [
        Example("el", Intent.POINTS, "(πόσους|τι) πόντους έχω"),
        Example("en", Intent.HOURS, "when (do you open|are you open)"),
        Example("en", Intent.UNKNOWN, "what is the weather"),
    ]
    one, other = learn(examples), learn(examples)
    assert one == other
    one.write(tmp_path / "model.bin")
    assert read_model(tmp_path / "model.bin") == one
    assert understand("posous pontous exw re", model=one).intent is Intent.POINTS
    (tmp_path / "half.bin").write_bytes((tmp_path / "model.bin").read_bytes()[:-20])
    with pytest.raises(ModelError, match=r"half\.bin"):
        read_model(tmp_path / "half.bin")


def test_an_owner_is_told_of_a_file_that_is_no_intent(tmp_path: Path) -> None:
    for example in read_examples():
        folder = tmp_path / example.language
        folder.mkdir(exist_ok=True)
        (folder / f"{example.intent}.txt").write_text("# nothing\nα (β|γ)\n", encoding="utf-8")
    assert {phrase for example in read_examples(tmp_path) for phrase in example.phrases()} == {"α β", "α γ"}
    (tmp_path / "el" / "weather.txt").write_text("βρέχει\n", encoding="utf-8")
    with pytest.raises(ExamplesError, match="weather"):
        list(read_examples(tmp_path))


def test_thresholds_hold_on_the_lines_they_were_chosen_on() -> None:
    chosen_on = [(phrase, understand(phrase.text)) for phrase in phrases_in(HERE / "dev.txt", "greek")]
    acted = [(phrase, one) for phrase, one in chosen_on if one.band is Band.ACT]
    assert len(acted) >= 0.3 * len(chosen_on)
    assert sum(one.intent is not phrase.intent for phrase, one in acted) <= 0.03 * len(acted)
