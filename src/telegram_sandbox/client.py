"""People as a test or a script plays them, over HTTP only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Self

import aiohttp

from telegram_sandbox.chat_client import PATIENCE, ChatClient
from telegram_sandbox.group_client import GroupClient

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

    from telegram_sandbox.accounts import JSON

__all__ = ["ChatClient", "GroupClient", "People", "PersonClient"]


class People:
    """Everybody in a sandbox. `async with People(url) as people: anna = await people.person("Άννα")`."""

    def __init__(self, url: str) -> None:
        self._url = url.rstrip("/")
        self._session: aiohttp.ClientSession | None = None
        self._bots: dict[str, int] = {}

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=120))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def person(
        self,
        first_name: str,
        *,
        language_code: str | None = None,
        username: str | None = None,
        last_name: str | None = None,
        id: int | None = None,  # noqa: A002 - Telegram's own name for it
        note: str = "",
    ) -> PersonClient:
        """Make a person, or meet the one with this id again."""
        asked: JSON = {
            "first_name": first_name,
            "language_code": language_code,
            "username": username,
            "last_name": last_name,
            "id": id,
            "note": note,
        }
        made = await self.ask("POST", "/people", asked)
        return PersonClient(self, made["id"], made["first_name"])

    async def group(
        self,
        title: str,
        members: Sequence[PersonClient],
        bots: Sequence[str] = (),
        *,
        admin_bots: Sequence[str] = (),
        admins: Sequence[PersonClient] = (),
        type: str = "supergroup",  # noqa: A002 - Telegram's own name for it
        forum: bool = False,
    ) -> int:
        """Make a group and return its id; its first member owns it, `admins` are administrators besides.

        `admin_bots` hear all, `bots` what privacy mode leaves them. A forum is a supergroup.
        """
        asked: JSON = {
            "title": title,
            "member_ids": [member.id for member in members],
            "bot_usernames": list(bots),
            "admin_bot_usernames": list(admin_bots),
            "admin_ids": [member.id for member in admins],
            "type": type,
            "forum": forum,
        }
        return int((await self.ask("POST", "/groups", asked))["id"])

    async def now(self) -> datetime:
        """Return the sandbox's time."""
        return datetime.fromisoformat((await self.ask("GET", "/clock"))["now"])

    async def advance(self, **by: float) -> datetime:
        """Move the clock by `days=`, `hours=`, … as a timedelta takes them; return the new time."""
        moved = await self.ask("POST", "/clock", {"advance_seconds": timedelta(**by).total_seconds()})
        return datetime.fromisoformat(moved["now"])

    async def set_clock(self, now: datetime) -> None:
        """Move the clock to an aware time."""
        await self.ask("POST", "/clock", {"set": now.isoformat()})

    async def freeze(self, *, frozen: bool = True) -> None:
        """Stop the clock, or let it run on."""
        await self.ask("POST", "/clock", {"frozen": frozen})

    async def settled(self, seconds: float = PATIENCE) -> bool:
        """Wait until no update waits for any bot; False when some still do after `seconds`."""
        return bool((await self.ask("GET", f"/settled?timeout={seconds}"))["settled"])

    async def calls(self, after: int = 0) -> list[JSON]:
        """Return every call of every bot, but for getUpdates."""
        found: list[JSON] = await self.ask("GET", f"/calls?after={after}")
        return found

    async def deliveries(self, after: int = 0) -> list[JSON]:
        """Return everything of bots that reached people."""
        found: list[JSON] = await self.ask("GET", f"/deliveries?after={after}")
        return found

    async def set_faults(self, seed: int | str, **more: Any) -> None:
        """Let a share of the bots' calls fail, as `Faults.set` does."""
        await self.ask("PUT", "/faults", {"seed": seed, **more})

    async def plan_fault(self, kind: str, **more: Any) -> None:
        """Let the next call meet this fault, as `Faults.plan` does."""
        await self.ask("POST", "/faults", {"kind": kind, **more})

    async def clear_faults(self) -> None:
        """Let every call go well again."""
        await self.ask("DELETE", "/faults")

    async def faults(self, after: int = 0) -> list[JSON]:
        """Return every fault that hit a call."""
        found: list[JSON] = await self.ask("GET", f"/faults?after={after}")
        return found

    async def redeliver(self, username: str, **which: int) -> list[int]:
        """Send a bot's confirmed updates once more, `update_id=` or the `last=` so many; return their ids."""
        path = f"/bots/{await self.bot_id(username)}/redeliveries"
        found: list[int] = (await self.ask("POST", path, dict(which)))["update_ids"]
        return found

    async def plan_upset(self, kind: str, chat_id: int, **more: Any) -> None:
        """Let something happen to a group just before one of a bot's next calls, as `Upsets.plan` does."""
        await self.ask("POST", "/upsets", {"kind": kind, "chat": chat_id, **more})

    async def upsets(self) -> list[JSON]:
        """Return what happened to groups by order."""
        found: list[JSON] = await self.ask("GET", "/upsets")
        return found

    async def privacy(self, username: str, *, reads_all: bool) -> None:
        """Switch a bot's privacy mode off, so that it hears everything in its groups, or on again."""
        await self.ask("PATCH", f"/bots/{await self.bot_id(username)}", {"reads_all": reads_all})

    async def retry_webhooks(self) -> None:
        """Send every update that waits after a failure of a webhook again at once."""
        await self.ask("POST", "/retries")

    async def ask(self, method: str, path: str, body: JSON | None = None) -> Any:
        """Call the people's side.

        Raises:
            AssertionError: it refused; the message is its sentence.
        """
        async with self._open().request(method, f"{self._url}/sandbox{path}", json=body) as response:
            answer = await response.json()
            if response.status >= 400:  # noqa: PLR2004 - HTTP
                raise AssertionError(f"{method} {path}: {answer['error']}")
            return answer

    async def download(self, file_id: str) -> bytes:
        """Return the bytes of a file."""
        async with self._open().get(f"{self._url}/sandbox/files/{file_id}") as response:
            assert response.status == 200, f"There is no file {file_id}."  # noqa: PLR2004, S101
            return await response.read()

    async def bot_id(self, username: str) -> int:
        """Return the id of a bot, asked for once."""
        name = username.removeprefix("@").lower()
        if name not in self._bots:
            self._bots |= {bot["username"].lower(): bot["id"] for bot in await self.ask("GET", "/bots")}
        assert name in self._bots, f"There is no bot called @{name}."  # noqa: S101
        return self._bots[name]

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None:
            raise RuntimeError("Use People as `async with People(url) as people`.")
        return self._session


@dataclass(slots=True)
class PersonClient:
    """One person who acts."""

    people: People
    id: int
    first_name: str

    def chat(self, username: str) -> ChatClient:
        """Return the private chat with a bot."""
        return ChatClient(self, username)

    def group(self, chat_id: int) -> GroupClient:
        """Return a group this person is in."""
        return GroupClient(self, chat_id)

    async def change(self, **fields: Any) -> None:
        """Change first_name, last_name, language_code, deactivated or note."""
        await self.people.ask("PATCH", f"/people/{self.id}", fields)
