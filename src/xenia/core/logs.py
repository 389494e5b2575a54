"""Logs: one line an event, JSON when nobody is looking, and never a token."""

import json
import logging
import os
import re
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

_TOKEN = re.compile(r"\d{3,20}:[A-Za-z0-9_-]{10,}", re.ASCII)
_OURS = str(Path(__file__).parents[1]) + os.sep
_PLAIN = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}


def redact(text: str) -> str:
    """The text with everything that looks like a bot token struck out: URLs in errors carry them."""
    return _TOKEN.sub("[token]", text)


class _Line(logging.Formatter):
    def __init__(self, *, as_json: bool) -> None:
        super().__init__()
        self._as_json = as_json

    def format(self, record: logging.LogRecord) -> str:
        fields: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": record.getMessage(),
            **{name: value for name, value in vars(record).items() if name not in _PLAIN},
        }
        if record.exc_info:
            fields["trace"] = _trace(record.exc_info[1])
        if self._as_json:
            return redact(json.dumps(fields, ensure_ascii=False, default=str))
        trace = fields.pop("trace", None)
        at, level, event = fields.pop("at"), fields.pop("level"), fields.pop("event")
        line = f"{at[11:23]} {level:7} {event} " + " ".join(f"{key}={value}" for key, value in fields.items())
        return redact(line.rstrip() + (f"\n{trace}" if trace else ""))


def is_ours(frame: traceback.FrameSummary) -> bool:
    """Whether it is a line of this program, and not of a library that lies beside or below it."""
    return frame.filename.startswith(_OURS)


def _trace(error: BaseException | None) -> str:
    """Where in our code it happened, and what kind of error it was.

    Never its message: that may quote what somebody wrote.
    """
    parts: list[str] = []
    while error is not None:
        frames = traceback.extract_tb(error.__traceback__)
        ours = [one for one in frames if is_ours(one)]
        shown = ours if frames and frames[-1] in ours else [*ours, *frames[-1:]]
        where = " > ".join(f"{one.filename.rpartition('/')[2]}:{one.lineno} {one.name}" for one in shown)
        parts.append(f"{type(error).__module__}.{type(error).__qualname__} at {where}")
        error = error.__cause__ or error.__context__
    return " <- ".join(parts)


def set_up_logs(log_format: str = "auto") -> None:
    """Send all logs to standard error. `auto` is text on a terminal and JSON elsewhere."""
    as_json = log_format == "json" or (log_format == "auto" and not sys.stderr.isatty())
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Line(as_json=as_json))
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    # These say once more, and less exactly, what our own line for each update says.
    for noisy in ("aiogram.event", "aiogram.dispatcher", "alembic.runtime.migration", "apscheduler"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
