"""One group as a test or a script uses it: its members and, in a forum, its topics."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from telegram_sandbox.chat_client import ChatClient

if TYPE_CHECKING:
    from collections.abc import Sequence

    from telegram_sandbox.accounts import JSON
    from telegram_sandbox.client import PersonClient


class GroupClient(ChatClient):
    """One group as one person sees it and acts in it. In a forum, what is written here goes to General."""

    def __init__(self, person: PersonClient, chat_id: int) -> None:
        super().__init__(person, chat_id)
        self.id = chat_id

    def topic(self, topic_id: int) -> ChatClient:
        """Return one topic of a forum; 1 is General."""
        return ChatClient(self.person, self.id, topic_id)

    async def topics(self) -> list[JSON]:
        """Return the topics as they stand in the list: General first, then the newest."""
        found: list[JSON] = await self._people.ask("GET", await self._path("/topics"))
        return found

    async def create_topic(self, name: str, icon: str = "") -> ChatClient:
        """Make a topic and return it. `icon` is a custom emoji's id."""
        body = {"name": name, "icon_custom_emoji_id": icon}
        return self.topic((await self._people.ask("POST", await self._path("/topics"), body))["id"])

    async def change_topic(self, topic_id: int, **fields: Any) -> JSON:
        """Change name, icon_custom_emoji_id, closed or, of General, hidden."""
        return dict(await self._people.ask("PATCH", await self._path(f"/topics/{topic_id}"), fields))

    async def delete_topic(self, topic_id: int, *, remembered: bool = False) -> None:
        """Delete a topic with everything in it; `remembered`: bots are told "TOPIC_DELETED" there."""
        path = await self._path(f"/topics/{topic_id}?remembered={int(remembered)}")
        await self._people.ask("DELETE", path)

    async def members(self) -> dict[str, str]:
        """Return the standing of everybody who is or was in the group, by first name."""
        found = await self._people.ask("GET", await self._path("/members"))
        return {each["first_name"]: each["status"] for each in found}

    async def add(self, whom: PersonClient | str) -> None:
        """Add a person, or a bot by its username; an administrator becomes a plain member."""
        await self._put(whom, {"status": "member"})

    async def promote(self, whom: PersonClient | str, rights: Sequence[str] | None = None) -> None:
        """Make somebody an administrator with these rights, or all."""
        body: JSON = {"status": "administrator"} | ({"rights": list(rights)} if rights is not None else {})
        await self._put(whom, body)

    async def demote(self, whom: PersonClient | str) -> None:
        """Make an administrator a plain member."""
        await self._put(whom, {"status": "member"})

    async def remove(self, whom: PersonClient | str) -> None:
        """Put somebody out of the group."""
        await self._people.ask("DELETE", await self._path(f"/members/{await self._number(whom)}"))

    async def leave(self) -> None:
        """Leave the group."""
        await self.remove(self.person)

    async def upgrade(self, first: str = "to") -> GroupClient:
        """Upgrade a basic group and return the supergroup. `first`: which service message bots get first."""
        made = await self._people.ask("POST", await self._path("/upgrade"), {"first": first})
        return GroupClient(self.person, made["id"])

    async def make_forum(self) -> GroupClient:
        """Turn the group into a forum and return it; a basic group is upgraded first."""
        return GroupClient(self.person, (await self._people.ask("POST", await self._path("/forum")))["id"])

    async def _put(self, whom: PersonClient | str, body: JSON) -> None:
        await self._people.ask("PUT", await self._path(f"/members/{await self._number(whom)}"), body)

    async def _number(self, whom: PersonClient | str) -> int:
        return await self._people.bot_id(whom) if isinstance(whom, str) else whom.id
