"""The command line."""

import argparse
import asyncio
import contextlib
import io
import sys
from collections.abc import Callable, Coroutine
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from xenia import understanding
from xenia.bot.tuning import new_event_loop
from xenia.refusals import (
    StartError,
    as_it_stands,
    one_line_for_trouble,
    telegram_answers,
    telegram_goes_on,
    why_not_current,
)
from xenia.stopping import leave_when_told, until_stopped

if TYPE_CHECKING:
    from xenia.settings import Settings

EPILOG = """\
settings (environment variables, or lines of a .env file):
{settings}

examples:
  xenia demo                         the café in your browser; nothing to set, nothing kept
  XENIA_BOT_TOKEN=123:ABC xenia run  the real thing, on Telegram
  xenia verify                       proves that every point is accounted for
  xenia backup backups/monday        one file, written while the bot runs
"""


def main() -> None:
    """Run one command. Exit status: 0 done, 1 found something wrong, 2 could not begin."""
    leave_when_told()
    from xenia.settings import SettingsError  # noqa: PLC0415 - slow to load

    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a file's name need not be text
    arguments = _parser().parse_args()
    try:
        with asyncio.Runner(loop_factory=new_event_loop) as runner:
            sys.exit(runner.run(arguments.command(arguments)))
    except (SettingsError, StartError) as error:
        print(f"xenia: {error}", file=sys.stderr)  # noqa: T201 - the command line speaks to its operator
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="xenia",
        description="A customer-care and loyalty bot for a shop on Telegram.",
        epilog=EPILOG.format(settings=_describe_settings()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(
        name: str, run: Callable[[argparse.Namespace], Coroutine[None, None, int]], text: str
    ) -> argparse.ArgumentParser:
        one = commands.add_parser(name, help=text, description=text)
        one.set_defaults(command=run)
        return one

    demo = command("demo", _demo, "open a Greek café in the browser, on a Telegram of this machine")
    demo.add_argument(
        "--port", type=_port, default=8080, help="where the page is served (default 8080; 0: any)"
    )
    demo.add_argument("--no-browser", action="store_true", help="do not open a browser")
    command("run", _run, "run the bot on Telegram until stopped")
    command("migrate", _migrate, "bring the database to this version")
    command("verify", _verify, "prove that the books balance; exit status 1 and a line for each fault if not")
    failed = command("failed", _failed, "updates that failed and were set aside, for 48 hours")
    what = failed.add_subparsers(required=True, dest="what", metavar="list|show|retry")
    what.add_parser("list", help="a line for each: reference, time, kind, error")
    for name, text in (("show", "all that is kept of one"), ("retry", "have one worked again")):
        what.add_parser(name, help=text).add_argument("reference", help="what the customer was told to name")
    backup = command("backup", _backup, "write a backup into one file, while the bot runs")
    backup.add_argument("file", type=Path, metavar="FILE")
    backup.add_argument("--overwrite", action="store_true", help="replace FILE if it exists")
    restored = command("restore", _restore, "put a backup in the place of the database; stop the bot first")
    restored.add_argument("file", type=Path, metavar="FILE")
    due = command("due", _due, "what would go to whom at a moment, and why not; nothing is sent or written")
    due.add_argument("--at", type=_moment, help="such as 2027-05-02T10:00, where the shop is (default: now)")
    due.add_argument("--explain", metavar="CARD", help="everything about one customer, by the card's number")
    texts = command("texts", _texts, "every text of a room with examples in it, to be read on one page")
    texts.add_argument("--room", help="one room and what is read with it (default: all)")
    texts.add_argument("--lang", choices=("el", "en"), default="el", help="in which language (default: el)")
    understanding.describe(command("understand", understanding.answer, understanding.ABOUT))
    command("health", _health, "ask the bot on XENIA_LISTEN whether it is ready; exit status 1 if not")
    return parser


def _port(text: str) -> int:
    port = int(text)
    if not 0 <= port < 2**16:
        raise argparse.ArgumentTypeError("a port is a number from 0 to 65535")
    return port


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError("a moment is written as in 2027-05-02T10:00") from None


def _describe_settings() -> str:
    from xenia.settings import Settings  # noqa: PLC0415 - slow to load

    lines = []
    for name, field in Settings.model_fields.items():
        default = "required" if field.is_required() else f"default: {field.default}"
        note = "" if field.default is None else f" ({default})"
        lines.append(f"  XENIA_{name.upper():20} {field.description}{note}")
    return "\n".join(lines)


async def _demo(arguments: argparse.Namespace) -> int:
    from xenia.bot.lightly import load_aiogram  # noqa: PLC0415 - slow to load

    load_aiogram()
    # Loaded here: the page is served while the bot is still being loaded.
    from xenia.demo import run_demo  # noqa: PLC0415

    try:
        await until_stopped(run_demo(arguments.port, open_browser=not arguments.no_browser))
    except OSError as error:
        raise StartError(f"cannot serve the page on port {arguments.port}: {error.strerror}.") from error
    return 0


async def _run(_: argparse.Namespace) -> int:
    from xenia.bot.lightly import load_aiogram  # noqa: PLC0415 - slow to load
    from xenia.settings import read_settings  # noqa: PLC0415 - as above

    settings = read_settings()
    load_aiogram()
    from xenia.app import NotMigrated, build  # noqa: PLC0415 - slow to load, and a wrong setting is told at once
    from xenia.core.clock import system_clock  # noqa: PLC0415 - as above
    from xenia.core.damage import file_of, refuse_damage  # noqa: PLC0415 - as above
    from xenia.core.database import Database  # noqa: PLC0415 - as above
    from xenia.core.logs import set_up_logs  # noqa: PLC0415 - as above
    from xenia.core.single import LockLost, only_one  # noqa: PLC0415 - as above

    set_up_logs(settings.log_format)
    async with contextlib.AsyncExitStack() as stack:
        try:
            with one_line_for_trouble(), telegram_answers(settings.bot_api):
                # The house is loaded already, so that a handover waits for nothing but the lock.
                lock = await stack.enter_async_context(only_one(settings.database_url))
                if file := file_of(settings.database_url):
                    refuse_damage(file)
                app = await build(settings, system_clock)
        except NotMigrated as error:
            stack.push_async_callback((database := Database(settings.database_url)).close)
            raise StartError(await why_not_current(database)) from error
        stack.push_async_callback(app.close)
        if app.claim_link:
            unowned = "This shop has no owner yet. Open this link once to become it:"
            print(f"{unowned}\n{app.claim_link}", flush=True)  # noqa: T201 - for the operator's eyes
        try:
            with telegram_goes_on(settings.bot_api):
                await until_stopped(lock.guard(app.run()))
        except LockLost as error:
            raise StartError(f"{error}; this one has stopped.") from error
        except OSError as error:
            raise StartError(f"cannot listen on {settings.listen}: {error.strerror or error}.") from error
    return 0


async def _failed(arguments: argparse.Namespace) -> int:
    from xenia.failed import listed, retried, shown  # noqa: PLC0415 - slow to load

    async with as_it_stands(_database_url()) as database:
        if arguments.what == "retry":
            await retried(database, arguments.reference)
            lines = ["It is worked again by the bot that runs, or by the next one that does."]
        elif arguments.what == "show":
            lines = [await shown(database, arguments.reference)]
        else:
            lines = [line async for line in listed(database)] or ["Nothing has failed in the last 48 hours."]
    print("\n".join(lines))  # noqa: T201 - the command's result
    return 0


async def _backup(arguments: argparse.Namespace) -> int:
    from xenia.core.backup import back_up  # noqa: PLC0415 - not needed by other commands

    with one_line_for_trouble():
        made = back_up(_database_url(), arguments.file, overwrite=arguments.overwrite)
    print(f"Backed up into {made.file}: {made.size:,} bytes, revision {made.revision}, checked.")  # noqa: T201 - the command's result
    return 0


async def _restore(arguments: argparse.Namespace) -> int:
    from xenia.core.clock import system_clock  # noqa: PLC0415 - not needed by other commands
    from xenia.restore import restore  # noqa: PLC0415 - slow to load

    with one_line_for_trouble():
        done = await restore(_database_url(), arguments.file, system_clock)
    grown = "" if done.revision == done.brought_to else f", brought to {done.brought_to}"
    kept = f"; the database before is kept as {done.kept}" if done.kept else ""
    print(f"Restored {arguments.file} (revision {done.revision}{grown}){kept}.")  # noqa: T201 - the command's result
    still = done.stilled
    print(f"Nothing is sent again: {still.deliveries} deliveries and {still.updates} updates are set aside.")  # noqa: T201 - as above
    return 0


async def _due(arguments: argparse.Namespace) -> int:
    from xenia.core.clock import system_clock  # noqa: PLC0415 - not needed by other commands
    from xenia.due import due_at, explained, meant  # noqa: PLC0415 - slow to load

    settings = _settings()
    with one_line_for_trouble():
        at = meant(arguments.at or system_clock(), ZoneInfo(settings.timezone))
    async with as_it_stands(_database_url()) as database:
        lines = (
            due_at(settings, database, at)
            if arguments.explain is None
            else explained(settings, database, at, arguments.explain)
        )
        async for line in lines:
            print(line)  # noqa: T201 - the command's result
    return 0


async def _texts(arguments: argparse.Namespace) -> int:
    from xenia.review import page, rooms  # noqa: PLC0415 - not needed by other commands

    if arguments.room is not None and arguments.room not in rooms():
        raise StartError(f"there is no room {arguments.room!r} with texts: {', '.join(rooms())}.")
    print("\n".join(page(arguments.room, arguments.lang, ZoneInfo(_settings().timezone))))  # noqa: T201 - the command's result
    return 0


async def _health(_: argparse.Namespace) -> int:
    from xenia.health import ask  # noqa: PLC0415 - not needed by other commands

    listens = _settings().listens
    if listens is None:
        raise StartError("XENIA_LISTEN is not set, so there is nobody to ask.")
    answer = ask(listens)
    print(answer.text)  # noqa: T201 - the command's result
    return 0 if answer.ready else 1


async def _migrate(_: argparse.Namespace) -> int:
    from xenia.core.database import Database  # noqa: PLC0415 - slow to load
    from xenia.migrations import migrate  # noqa: PLC0415 - as above

    with one_line_for_trouble():
        database = Database(_database_url())
        try:
            await migrate(database)
        finally:
            await database.close()
    print("The database is at this version.")  # noqa: T201 - the command's result
    return 0


async def _verify(_: argparse.Namespace) -> int:
    from xenia.app import verify  # noqa: PLC0415 - slow to load

    async with as_it_stands(_database_url()) as database:
        faults = [fault async for fault in verify(database)]
    for fault in faults:
        print(fault)  # noqa: T201 - the command's result
    count = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
    print(f"{count}." if faults else "The books balance.")  # noqa: T201 - the command's result
    return 1 if faults else 0


def _settings() -> "Settings":
    from xenia.settings import read_settings  # noqa: PLC0415 - slow to load

    # These commands never speak to Telegram, so they ask for no token.
    return read_settings(bot_token="0:none")  # noqa: S106 - a stand-in, not a token


def _database_url() -> str:
    return _settings().database_url


if __name__ == "__main__":
    main()
