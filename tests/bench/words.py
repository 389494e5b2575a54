"""What it costs to be understood: the points asked for in words, beside the same by button and command.

`python -m bench.words [ROUNDS] [SECONDS]` prints the table and whether the promise is kept.
"""

import asyncio
import json
import sys
import tempfile
from itertools import product
from pathlib import Path

import uvloop

from bench import updates
from bench.contestants import XENIA_POINTS, Row
from bench.report import cpu, promise, ratios, table
from bench.rounds import Plan, Run
from bench.updates import POINTS, Asking
from xenia.conversation import Band, Intent, understand

TEXT = "ποσους ποντους εχω"
CHATS = 16
_BEFORE = "|γεια σας |καλημέρα |καλησπέρα |παρακαλώ |πείτε μου |να ρωτήσω |θέλω να δω |δείξε μου |ξέρετε "
_MANY = "πόσους πόντους|posous pontous|τι πόντους|ti pontous|πόσους βαθμούς|πόσα ποντάκια"
_HAVE = " έχω| exo τώρα| έχω μαζέψει| έχω συνολικά| έχω στην κάρτα| μου μένουν| μάζεψα| exw akoma"
_AFTER = "| παρακαλώ| ευχαριστώ| σήμερα| ρε παιδιά| ως τώρα"


def _sentences() -> list[str]:
    """More than are remembered, each of which surely asks for the points."""
    said = ("".join(one) for one in product(*(each.split("|") for each in (_BEFORE, _MANY, _HAVE, _AFTER))))
    heard = ((one, understand(one)) for one in said)
    return [
        one
        for one, it in heard
        if it.intent is Intent.POINTS and it.band is Band.ACT and it.confidence > _FOR_SURE
    ]


_FOR_SURE = 0.9
SENTENCES = _sentences()


def _written(update_id: int, chat: int) -> bytes:
    update = json.loads(updates.words(update_id, chat))
    update["message"]["text"] = TEXT
    return json.dumps(update).encode()


def _spelled_anew(update_id: int, chat: int) -> bytes:
    """In other capitals each time: the same words, which nobody has spelled so before."""
    update = json.loads(updates.words(update_id, chat))
    letters = (one.upper() if update_id >> place & 1 else one for place, one in enumerate(TEXT))
    update["message"]["text"] = "".join(letters)
    return json.dumps(update).encode()


def _written_anew(update_id: int, chat: int) -> bytes:
    """In other words each time, so that nothing of the last time can be remembered."""
    update = json.loads(updates.words(update_id, chat))
    update["message"]["text"] = SENTENCES[update_id % len(SENTENCES)]
    return json.dumps(update).encode()


def _tapped(update_id: int, chat: int) -> bytes:
    update = json.loads(updates.rating(update_id, chat))
    update["callback_query"]["data"] = "points"
    return json.dumps(update).encode()


IN_WORDS = Row("Xenia points, in words", "xenia", Asking(_written, POINTS.answer, POINTS.first_chat))
IN_NEW_SPELLING = Row(
    "Xenia points, in a new spelling", "xenia", Asking(_spelled_anew, POINTS.answer, POINTS.first_chat)
)
IN_NEW_WORDS = Row(
    "Xenia points, in new words", "xenia", Asking(_written_anew, POINTS.answer, POINTS.first_chat)
)
BY_BUTTON = Row("Xenia points, by the button", "xenia", Asking(_tapped, POINTS.answer, POINTS.first_chat))


async def measure(rounds: int, seconds: float, folder: Path) -> list[str]:
    """The lines of the table, and the promise."""
    plan = Plan(
        modes=("polling",),
        chats=(CHATS,),
        rows=(BY_BUTTON, XENIA_POINTS, IN_WORDS, IN_NEW_SPELLING, IN_NEW_WORDS),
        rounds=rounds,
        seconds=seconds,
        starts=0,
        dispatch=0,
    )
    results = await Run(plan, folder).measure()
    tapped, written, spelled, anew = (
        results.windows["polling", CHATS, row.name]
        for row in (BY_BUTTON, IN_WORDS, IN_NEW_SPELLING, IN_NEW_WORDS)
    )
    return [
        *table(results),
        "",
        promise("free text, CPU to the same by the button", ratios(written, tapped, cpu), at_most=1.15),
        promise("a new spelling each time, CPU to the button", ratios(spelled, tapped, cpu), at_most=1.15),
        promise("new words each time, CPU to the button", ratios(anew, tapped, cpu), at_most=1.15),
    ]


def main() -> None:
    """Measure and print."""
    rounds, seconds = (*sys.argv[1:], *("5", "1")[len(sys.argv) - 1 :])
    with (
        tempfile.TemporaryDirectory(prefix="xenia-bench-") as folder,
        asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner,
    ):
        lines = runner.run(measure(int(rounds), float(seconds), Path(folder)))
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
