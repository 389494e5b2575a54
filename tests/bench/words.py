"""What it costs to be understood: the points asked for in words, beside the same by button and command.

`python -m bench.words [ROUNDS] [SECONDS]` prints the table and whether the promise is kept.
"""

import asyncio
import json
import sys
import tempfile
from pathlib import Path

import uvloop

from bench import updates
from bench.contestants import XENIA_POINTS, Row
from bench.report import cpu, promise, ratios, table
from bench.rounds import Plan, Run
from bench.updates import POINTS, Asking

TEXT = "ποσους ποντους εχω"
CHATS = 16


def _written(update_id: int, chat: int) -> bytes:
    update = json.loads(updates.words(update_id, chat))
    update["message"]["text"] = TEXT
    return json.dumps(update).encode()


def _written_anew(update_id: int, chat: int) -> bytes:
    """In other capitals each time, so that nothing of the last time can be remembered."""
    update = json.loads(updates.words(update_id, chat))
    letters = (one.upper() if update_id >> place & 1 else one for place, one in enumerate(TEXT))
    update["message"]["text"] = "".join(letters)
    return json.dumps(update).encode()


def _tapped(update_id: int, chat: int) -> bytes:
    update = json.loads(updates.rating(update_id, chat))
    update["callback_query"]["data"] = "points"
    return json.dumps(update).encode()


IN_WORDS = Row("Xenia points, in words", "xenia", Asking(_written, POINTS.answer, POINTS.first_chat))
IN_NEW_WORDS = Row(
    "Xenia points, in new words", "xenia", Asking(_written_anew, POINTS.answer, POINTS.first_chat)
)
BY_BUTTON = Row("Xenia points, by the button", "xenia", Asking(_tapped, POINTS.answer, POINTS.first_chat))


async def measure(rounds: int, seconds: float, folder: Path) -> list[str]:
    """The lines of the table, and the promise."""
    plan = Plan(
        modes=("polling",),
        chats=(CHATS,),
        rows=(BY_BUTTON, XENIA_POINTS, IN_WORDS, IN_NEW_WORDS),
        rounds=rounds,
        seconds=seconds,
        starts=0,
        dispatch=0,
    )
    results = await Run(plan, folder).measure()
    tapped, written, anew = (
        results.windows["polling", CHATS, row.name] for row in (BY_BUTTON, IN_WORDS, IN_NEW_WORDS)
    )
    return [
        *table(results),
        "",
        promise("free text, CPU to the same by the button", ratios(written, tapped, cpu), at_most=1.15),
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
