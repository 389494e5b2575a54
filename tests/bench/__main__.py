"""The command line of the measurement."""

import argparse
import asyncio
import json
import sys
import tempfile
from pathlib import Path

import uvloop

from bench.contestants import ROWS
from bench.load import NoAnswerError
from bench.profiling import ROWS as PROFILED
from bench.profiling import profile
from bench.report import as_json, table, targets
from bench.rounds import Plan, Run


def main() -> int:
    """Measure, print, and say 0 whatever was found; 1 only where a bot did not answer."""
    arguments = _parser().parse_args()
    with (
        tempfile.TemporaryDirectory(prefix="xenia-bench-") as folder,
        asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner,
    ):
        try:
            if arguments.profile:
                lines = runner.run(_profile(arguments, Path(folder)))
            else:
                results = runner.run(Run(_plan(arguments), Path(folder)).measure())
                lines = [*table(results), "", *targets(results)]
                if arguments.json:
                    arguments.json.write_text(json.dumps(as_json(results), indent=1), "utf-8")
        except NoAnswerError as error:
            sys.stderr.write(f"\n{error}\n")
            return 1
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


async def _profile(arguments: argparse.Namespace, folder: Path) -> list[str]:
    mode, chats = (arguments.mode or ["polling"])[0], (arguments.chats or [16])[0]
    return [*await profile(arguments.profile, folder, mode=mode, chats=chats, updates=arguments.updates)]


def _plan(arguments: argparse.Namespace) -> Plan:
    standard = (
        Plan(modes=("polling",), chats=(16,), rounds=3, seconds=0.5, starts=1, dispatch=30)
        if arguments.quick
        else Plan()
    )
    rows = [
        row for row in ROWS if not arguments.only or any(word in row.name.lower() for word in arguments.only)
    ]
    return Plan(
        modes=arguments.mode or standard.modes,
        chats=arguments.chats or standard.chats,
        rows=rows,
        rounds=arguments.rounds or standard.rounds,
        seconds=arguments.seconds or standard.seconds,
        dispatch=standard.dispatch if not arguments.only or "dispatch" in arguments.only else 0,
        starts=standard.starts if arguments.starts is None else arguments.starts,
    )


def _words(text: str) -> list[str]:
    return [word.strip().lower() for word in text.split(",")]


def _numbers(text: str) -> list[int]:
    return [int(word) for word in text.split(",")]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument(
        "--quick", action="store_true", help="a first look: polling, 16 chats, three short rounds"
    )
    parser.add_argument(
        "--only", type=_words, help="rows whose name contains one of these words: echo,points,rating,dispatch"
    )
    parser.add_argument("--chats", type=_numbers, help="chats side by side (default 1,16,64)")
    parser.add_argument("--mode", type=_words, help="polling, webhook, or both with a comma")
    parser.add_argument("--rounds", type=int, help="rounds in turns (default 5)")
    parser.add_argument("--seconds", type=float, help="length of each window (default 1)")
    parser.add_argument("--starts", type=int, help="cold starts to be timed (default 3)")
    parser.add_argument("--json", type=Path, help="write every figure to this file as well")
    parser.add_argument(
        "--profile", choices=PROFILED, help="instead: where Xenia's time goes when asked this"
    )
    parser.add_argument("--updates", type=int, default=2000, help="answers to be profiled (default 2000)")
    return parser


if __name__ == "__main__":
    sys.exit(main())
