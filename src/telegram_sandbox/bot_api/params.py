"""What a bot sent with a call, however it sent it: query, form, multipart or JSON."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from telegram_sandbox.errors import BadRequest

if TYPE_CHECKING:
    from telegram_sandbox.accounts import JSON

# Values that are JSON inside a form; in the record of calls they are shown as what they mean.
STRUCTURES = frozenset(
    [
        "reply_markup",
        "entities",
        "caption_entities",
        "media",
        "link_preview_options",
        "reply_parameters",
        "allowed_updates",
        "commands",
        "scope",
        "menu_button",
        "reaction",
        "message_ids",
    ]
)
NUMBERS = ("_id", "offset", "limit", "timeout")
EXACT_DIGITS = 16  # longer ones are names, such as a query's id, and would lose digits in JavaScript


@dataclass(slots=True, frozen=True)
class Upload:
    """A file that came with a call."""

    name: str
    mime: str
    data: bytes


class Params:
    """The parameters of one call, read as Telegram reads them: leniently, missing ones as empty."""

    def __init__(self, values: JSON, uploads: dict[str, Upload] | None = None) -> None:
        self._values = values
        self.uploads = uploads or {}
        self._read: dict[str, Any] = {}

    def __contains__(self, name: str) -> bool:
        return self._values.get(name) is not None or name in self.uploads

    def text(self, name: str) -> str:
        """Return a value as text, "" when there is none."""
        value = self._values.get(name)
        if value is None:
            return ""
        if isinstance(value, bool):
            return "true" if value else "false"
        return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)

    def integer(self, name: str, default: int = 0) -> int:
        """Return a whole number; what is none counts as 0, as at Telegram."""
        text = self.text(name).strip()
        if not text:
            return default
        try:
            return int(text)
        except ValueError:
            return 0

    def number(self, name: str) -> float | None:
        """Return a number, None when there is none."""
        try:
            return float(self.text(name))
        except ValueError:
            return None

    def flag(self, name: str) -> bool:
        """Return a Boolean: "true", "yes" and "1" are true (telegram-bot-api, to_bool)."""
        return self.text(name).strip().lower() in {"true", "yes", "1"}

    def structure(self, name: str, what: str, *, strict: bool = True) -> Any:
        """Return a value that is JSON, None when there is none or, unless `strict`, when it is none.

        Raises:
            BadRequest: it is no JSON; `what` says in Telegram's words what could not be read.
        """
        if name not in self._read:
            value = self._values.get(name)
            if isinstance(value, str):
                try:
                    value = json.loads(value) if value.strip() else None
                except ValueError as error:
                    if strict:
                        raise BadRequest(f"can't parse {what} JSON object") from error
                    value = None
            self._read[name] = value
        return self._read[name]

    def shown(self) -> JSON:
        """Return the parameters for the record of calls, each as what it means."""
        shown = {name: _meant(name, value) for name, value in self._values.items()}
        for name, upload in self.uploads.items():
            shown[name] = {"file": upload.name, "size": len(upload.data)}
        return shown


def _meant(name: str, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if name in STRUCTURES:
        try:
            return json.loads(value)
        except ValueError:
            return value
    if name.endswith(NUMBERS) and value.removeprefix("-").isdecimal() and len(value) <= EXACT_DIGITS:
        return int(value)
    if value in {"true", "false", "True", "False"}:
        return value.lower() == "true"
    return value
