"""Phrases of people who never saw ours: public sets, kept apart, mapped to our intents.

Nothing of them is kept here: lay the sets' own files into one folder and name it in XENIA_OUTSIDERS.

- `clinc150/data_full.json`: CLINC150 (github.com/clinc/oos-eval), CC BY 3.0; test part; its own out-of-scope.
- `banking77/test.csv`: BANKING77 (github.com/PolyAI-LDN/task-specific-datasets), CC BY 4.0.
- `rasa-demo/*.yml`: the examples of Rasa's own bot (github.com/RasaHQ/rasa-demo, data/nlu), GPL-3.0.

They are English: of public Greek sets, MASSIVE (el-GR) is not kept in its repository and was not to be had.

A bank's customers do not ask what a café's do: only what means the same here is mapped. What is asked of a
bank alone (a mortgage) is strange to us, and so is the sets' own out-of-scope.
"""

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path

from conversation.phrases import Phrase
from xenia.conversation.intents import Intent

CLINC150 = {
    "greeting": Intent.GREETING,
    "thank_you": Intent.THANKS,
    "goodbye": Intent.THANKS,
    "what_can_i_ask_you": Intent.HELP,
    "rewards_balance": Intent.POINTS,
    "redeem_rewards": Intent.REDEEM,
    "change_language": Intent.LANGUAGE,
    "report_lost_card": Intent.LOST_CARD,
    "replacement_card_duration": Intent.LOST_CARD,
}
CLINC150_STRANGE = (
    "oos",
    "weather",
    "tell_joke",
    "fun_fact",
    "meaning_of_life",
    "translate",
    "timer",
    "alarm",
    "flip_coin",
    "book_flight",
    "oil_change_how",
    "tire_change",
    "calories",
    "recipe",
    "taxes",
    "play_music",
    "text",
    "calculator",
    "definition",
    "smart_home",
    "traffic",
)
BANKING77 = {
    "lost_or_stolen_card": Intent.LOST_CARD,
    "lost_or_stolen_phone": Intent.LOST_CARD,
    "compromised_card": Intent.LOST_CARD,
    "terminate_account": Intent.LEAVE,
}
RASA = {
    "greet": Intent.GREETING,
    "thank": Intent.THANKS,
    "bye": Intent.THANKS,
    "human_handoff": Intent.PERSON,
    "need_help_broad": Intent.HELP,
    "signup_newsletter": Intent.PREFERENCES,
}
_MARKED = re.compile(r"\[([^\]]+)\](?:\([^)]*\)|\{[^}]*\})")


def outsiders_in(folder: Path) -> dict[str, list[Phrase]]:
    """The sets that lie in a folder, by name."""
    sets: dict[str, list[Phrase]] = {}
    if (file := folder / "clinc150" / "data_full.json").is_file():
        parts = json.loads(file.read_text(encoding="utf-8"))
        said = [*parts["test"], *parts["oos_test"]]
        sets["CLINC150, test part, as mapped"] = [
            Phrase("english", Intent.UNKNOWN if label in CLINC150_STRANGE else CLINC150[label], text)
            for text, label in said
            if label in CLINC150 or label in CLINC150_STRANGE
        ]
    if (file := folder / "banking77" / "test.csv").is_file():
        with file.open(encoding="utf-8", newline="") as rows:
            sets["BANKING77, test part, as mapped"] = [
                Phrase("english", BANKING77[row["category"]], row["text"])
                for row in csv.DictReader(rows)
                if row["category"] in BANKING77
            ]
    if files := sorted((folder / "rasa-demo").glob("*.yml")):
        sets["Rasa's demo bot, as mapped"] = [
            Phrase("english", RASA[label], text)
            for file in files
            for label, text in _rasa_examples(file)
            if label in RASA
        ]
    return sets


def _rasa_examples(file: Path) -> Iterator[tuple[str, str]]:
    label = ""
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("- intent:"):
            label = line.removeprefix("- intent:").strip()
        elif line.startswith("    - "):
            yield label, _MARKED.sub(r"\1", line.removeprefix("    - ").strip())
