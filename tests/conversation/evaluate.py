"""`make evaluate`: how well is understood what people write, beside scikit-learn's best and rapidfuzz.

The held-out phrases first; then whatever public sets lie in the folder that XENIA_OUTSIDERS names (see
`outsiders.py`). The worst comes first, and every phrase that was not understood is named.
"""

import os
import random
import statistics
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from conversation.outsiders import outsiders_in
from conversation.phrases import ALPHABETS, Phrase, held_out
from xenia.conversation import Band, Intent, Understanding, understand
from xenia.conversation.examples import read_examples
from xenia.conversation.features import words_of
from xenia.conversation.learn import PHRASES_A_LINE

Judged = list[tuple[Phrase, Understanding]]

_COST = """
import time
def resident():
    return int(open("/proc/self/statm").read().split()[1]) * 4096 / 2**20
before = resident()
began = time.process_time()
from xenia.conversation import understand
understand("πόσους πόντους έχω")
print(time.process_time() - began, resident() - before)
"""


def main() -> None:
    """Print all tables."""
    judged = judge(held_out())
    say("\nPer intent and alphabet, worst first: recall, top answer")
    per_intent(judged)
    say("\nNot understood")
    for phrase, one in judged:
        if one.intent is not phrase.intent:
            say(
                f"  {phrase.alphabet:9} {phrase.intent:15} {one.intent:15} {one.confidence:.2f} {one.band:4} {phrase.text}"
            )
    say("\nTaken for one another, most often first")
    confused(judged)
    say("\nHow sure it says to be, and how often it is right")
    honest(judged)
    say("\nAll in all")
    in_all("held out", judged)
    if folder := os.environ.get("XENIA_OUTSIDERS"):
        for name, phrases in outsiders_in(Path(folder)).items():
            in_all(name, judge(phrases))
    else:
        say("  (public sets: none, as XENIA_OUTSIDERS names no folder)")
    say("\nPeers, top answer on the held-out phrases")
    peers(judged)
    say("\nCost")
    cost(judged)


def say(line: str) -> None:
    """A line of the report."""
    print(line)  # noqa: T201 - the report


def judge(phrases: Iterable[Phrase]) -> Judged:
    """What the bot makes of each."""
    return [(phrase, understand(phrase.text)) for phrase in phrases]


def is_shown(phrase: Phrase, one: Understanding) -> bool:
    """Whether the right page is shown, or among the buttons offered."""
    if one.band is Band.ACT:
        return one.intent is phrase.intent
    return phrase.intent in {intent for intent, _ in one.alternatives}


def per_intent(judged: Judged) -> None:
    """Recall of each intent in each alphabet."""
    right: dict[Intent, dict[str, list[bool]]] = defaultdict(lambda: defaultdict(list))
    for phrase, one in judged:
        right[phrase.intent][phrase.alphabet].append(one.intent is phrase.intent)
    say(f"  {'':16}" + "".join(f"{alphabet:>11}" for alphabet in ALPHABETS))
    worst_first = sorted(
        right, key=lambda intent: min(statistics.mean(each) for each in right[intent].values())
    )
    for intent in worst_first:
        say(
            f"  {intent:16}"
            + "".join(f"{statistics.mean(right[intent][alphabet]):11.2f}" for alphabet in ALPHABETS)
        )


def confused(judged: Judged) -> None:
    """The cells of the confusion table beside its diagonal that are not empty."""
    cells = Counter((phrase.intent, one.intent) for phrase, one in judged if phrase.intent is not one.intent)
    for (meant, taken), times in cells.most_common():
        say(f"  {times:3} × {meant} taken for {taken}")


def honest(judged: Judged) -> None:
    """Confidence against what came true."""
    bins: dict[int, list[bool]] = defaultdict(list)
    for phrase, one in judged:
        bins[min(9, int(one.confidence * 10))].append(one.intent is phrase.intent)
    for tenth, came_true in sorted(bins.items()):
        say(
            f"  {tenth / 10:.1f}–{(tenth + 1) / 10:.1f}: {statistics.mean(came_true):.2f} of {len(came_true)}"
        )


def in_all(name: str, judged: Judged) -> None:
    """The figures of one set, for each alphabet in it."""
    say(f"  {name:42} phrases   top  shown  acted  wrongly  strange ones acted upon")
    for alphabet in ALPHABETS:
        meant = [(p, one) for p, one in judged if p.alphabet == alphabet and p.intent is not Intent.UNKNOWN]
        strange = [one for p, one in judged if p.alphabet == alphabet and p.intent is Intent.UNKNOWN]
        acted = [(p, one) for p, one in meant if one.band is Band.ACT]
        if not meant and not strange:
            continue
        say(
            f"    {alphabet:40} {len(meant):7}"
            f" {share(one.intent is p.intent for p, one in meant)} {share(is_shown(p, one) for p, one in meant)}"
            f" {share(one.band is Band.ACT for _, one in meant)}  {share(one.intent is not p.intent for p, one in acted)}"
            f"   {sum(one.band is Band.ACT for one in strange)} of {len(strange)}"
        )


def share(of: Iterable[bool]) -> str:
    """A share in per cent; a dash for none."""
    counted = list(of)
    return f"{100 * statistics.mean(counted):5.1f}%" if counted else "     –"


def peers(judged: Judged) -> None:
    """What others make of the same folded words, having learned from the same phrases."""
    try:
        from rapidfuzz import fuzz, process  # noqa: PLC0415 - a peer where it is installed
        from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 - as above
        from sklearn.pipeline import make_pipeline, make_union  # noqa: PLC0415 - as above
        from sklearn.svm import LinearSVC  # noqa: PLC0415 - as above
    except ImportError as error:
        say(f"  not installed: {error.name}")
        return
    texts: list[str] = []
    intents: list[Intent] = []
    for number, example in enumerate(read_examples()):
        phrases = example.phrases()
        for phrase in random.Random(number).sample(phrases, min(len(phrases), PHRASES_A_LINE)):
            texts.append(" ".join(words_of(phrase)))
            intents.append(example.intent)
    pieces = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), sublinear_tf=True)
    words = TfidfVectorizer(token_pattern=r"\S+", ngram_range=(1, 2), sublinear_tf=True)
    best = make_pipeline(make_union(pieces, words), LinearSVC(C=0.5))
    best.fit(texts, [intent.value for intent in intents])
    compare("xenia", judged, [one.intent for _, one in judged], 0)
    began = time.process_time()
    answers = [best.predict([" ".join(words_of(phrase.text))])[0] for phrase, _ in judged]
    compare("scikit-learn: tf-idf, LinearSVC", judged, answers, time.process_time() - began)
    tried = judged[:: max(1, len(judged) // 400)]
    began = time.process_time()
    nearest = [
        intents[process.extractOne(" ".join(words_of(phrase.text)), texts, scorer=fuzz.token_sort_ratio)[2]]
        for phrase, _ in tried
    ]
    compare("rapidfuzz: nearest by token_sort_ratio", tried, nearest, time.process_time() - began)


def compare(name: str, judged: Judged, answers: Sequence[str], seconds: float) -> None:
    """One peer's line: top answers right by alphabet, and milliseconds a phrase."""
    line = f"  {name:40}"
    for alphabet in ALPHABETS:
        right = [
            answer == p.intent
            for (p, _), answer in zip(judged, answers, strict=True)
            if p.alphabet == alphabet and p.intent is not Intent.UNKNOWN
        ]
        line += f" {alphabet} {share(right)}"
    say(line + (f"  {1000 * seconds / len(judged):.2f} ms" if seconds else ""))


def cost(judged: Judged) -> None:
    """Time of the processor a message, in milliseconds; time and memory to load, in a process of its own."""

    def timed(work: Callable[[str], object], text: str) -> float:
        began = time.thread_time()
        work(text)
        return 1000 * (time.thread_time() - began)

    each = sorted(timed(understand, phrase.text) for phrase, _ in judged)
    say(
        f"  a message: {statistics.mean(each):.2f} ms on average, {each[int(len(each) * 0.99)]:.2f} ms at the 99th hundredth"
    )
    ran = subprocess.run([sys.executable, "-c", _COST], capture_output=True, text=True, check=True)  # noqa: S603 - our own words
    seconds, megabytes = map(float, ran.stdout.split())
    say(f"  to load, with the first message: {seconds:.2f} s, {megabytes:.0f} MB")


if __name__ == "__main__":
    main()
