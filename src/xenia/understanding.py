"""`xenia understand`: what the bot makes of a sentence, for people and for anybody's own evaluation."""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xenia.refusals import StartError, as_it_stands

if TYPE_CHECKING:
    from xenia.conversation import Understanding

ABOUT = "what the bot makes of what a customer writes"


def describe(parser: argparse.ArgumentParser) -> None:
    """Its arguments."""
    said = parser.add_mutually_exclusive_group(required=True)
    said.add_argument("text", nargs="?", help="a sentence in Greek, Greeklish or English")
    said.add_argument("--lines", type=Path, metavar="FILE", help="a JSON object for each line (-: input)")
    said.add_argument("--models", action="store_true", help="which models the shop has, and which is in use")
    said.add_argument(
        "--use", type=_model, metavar="MODEL", help="built-in, previous, or a number of --models"
    )
    parser.add_argument("--json", action="store_true", help="a JSON object")


def _model(text: str) -> str:
    if text not in {"built-in", "previous"} and not (text.isascii() and text.isdecimal() and len(text) < 10):  # noqa: PLR2004 - figures of a row's number
        raise argparse.ArgumentTypeError("built-in, previous, or a number of --models")
    return text


async def answer(arguments: argparse.Namespace) -> int:
    """Print what is asked for.

    Raises:
        StartError: the file or the database cannot be read, or there is no such model.
    """
    if arguments.models or arguments.use:
        await _models(arguments.use)
        return 0
    try:
        for line in answers(arguments.text, arguments.lines, plain=not arguments.json):
            print(line)  # noqa: T201 - the command's result
    except OSError as error:
        raise StartError(f"cannot read {arguments.lines}: {error.strerror or error}.") from error
    return 0


async def _models(name: str | None) -> None:
    from xenia.conversation.relearning.acts import NotThere  # noqa: PLC0415 - not needed by other commands
    from xenia.conversation.relearning.command import chosen, listed  # noqa: PLC0415 - as above
    from xenia.core.clock import system_clock  # noqa: PLC0415 - as above
    from xenia.settings import read_settings  # noqa: PLC0415 - as above

    async with as_it_stands(read_settings(bot_token="0:none").database_url) as database:  # noqa: S106 - a stand-in, not a token
        try:
            lines = [await chosen(database, name, system_clock())] if name else []
        except NotThere as error:
            raise StartError(f"there is no model {name}; see `xenia understand --models`.") from error
        for line in lines or [line async for line in listed(database)]:
            print(line)  # noqa: T201 - the command's result


def as_json(text: str, understood: "Understanding") -> dict[str, Any]:
    """One understanding as plain data; probabilities with four places."""
    return {
        "text": text,
        "language": understood.language,
        "intent": understood.intent.value,
        "confidence": round(understood.confidence, 4),
        "band": understood.band.value,
        "alternatives": [
            {"intent": intent.value, "confidence": round(likely, 4)}
            for intent, likely in understood.alternatives
        ],
        "slots": understood.slots,
        "why": list(understood.why),
    }


def told(understood: "Understanding") -> str:
    """One understanding for a reader."""
    others = ", ".join(f"{intent} {likely:.2f}" for intent, likely in understood.alternatives)
    slots = ", ".join(f"{name}={value}" for name, value in understood.slots.items())
    return "\n".join(
        (
            f"language      {understood.language}",
            f"intent        {understood.intent}",
            f"confidence    {understood.confidence:.2f}",
            f"band          {understood.band}",
            f"alternatives  {others or '-'}",
            f"slots         {slots or '-'}",
            f"why           {', '.join(repr(one) for one in understood.why) or '-'}",
        )
    )


def lines_of(file: Path) -> Iterator[str]:
    """The lines of a file, or of what is piped in where it is called `-`; whatever is no UTF-8 is replaced.

    Raises:
        OSError: it cannot be read.
    """
    raw = sys.stdin.buffer if str(file) == "-" else file.open("rb")
    with raw:
        for line in raw:
            yield line.decode("utf-8-sig", errors="replace").rstrip("\r\n")


def answers(text: str | None, file: Path | None, *, plain: bool) -> Iterator[str]:
    """What to print: for one text, or a JSON object for each line of a file, blank ones too: they match.

    Raises:
        OSError: the file cannot be read.
    """
    from xenia.conversation import understand  # noqa: PLC0415 - not needed by other commands

    if file is not None:
        for line in lines_of(file):
            yield json.dumps(as_json(line, understand(line)), ensure_ascii=False)
    elif text is not None:
        understood = understand(text)
        yield told(understood) if plain else json.dumps(as_json(text, understood), ensure_ascii=False)
