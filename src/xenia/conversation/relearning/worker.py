"""Learning, in a process of its own: `python -m xenia.conversation.relearning.worker FOLDER`.

The folder holds `asked.json`; `answer.json` and, if nothing got worse, `model.bin` are put beside it. It
takes a minute or two of one core, at the lowest priority, and the bot goes on meanwhile.
"""

import hashlib
import json
import os
import sys
import threading
import time
from collections.abc import Iterable
from pathlib import Path

from xenia.conversation.examples import Example, read_examples
from xenia.conversation.intents import Intent
from xenia.conversation.learn import learn
from xenia.conversation.relearning.judging import judged

ASKED, ANSWER, MODEL = "asked.json", "answer.json", "model.bin"
_LOWEST = 19
_LOOK = 1.0
"""Seconds between two looks whether anybody waits for the answer."""
Line = tuple[str, str, str]
"""Folded words, intent and language of a labelled line."""


def examples_of(lines: Iterable[Line]) -> list[Example]:
    """Labelled lines as examples. Folded words hold no sign that an example could be misread by."""
    return [Example(language, Intent(intent), folded) for folded, intent, language in lines]


def work(folder: Path) -> None:
    """Judge, learn if it may be used, and answer."""
    asked = json.loads((folder / ASKED).read_text(encoding="utf-8"))
    examples = list(read_examples(Path(asked["examples"])))
    labelled = examples_of(asked["labelled"])
    worse = judged(examples, examples_of(asked["in_use"]), labelled)
    answer: dict[str, object] = {"worse": worse}
    if not worse:
        packed = learn([*examples, *labelled]).packed()
        (folder / MODEL).write_bytes(packed)
        answer["checksum"] = hashlib.sha256(packed).hexdigest()
    (folder / ANSWER).write_text(json.dumps(answer), encoding="utf-8")


def _end_with(parent: int) -> None:
    """Nobody waits for an answer when the bot has ended."""
    while os.getppid() == parent:
        time.sleep(_LOOK)
    os._exit(1)


def main() -> None:
    """As the bot starts it."""
    os.nice(_LOWEST)
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    work(Path(sys.argv[1]))


if __name__ == "__main__":
    main()
