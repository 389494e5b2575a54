"""What happens to a group in the middle of a bot's work, by order: just before one of its next calls."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from telegram_sandbox import groups, members, topics
from telegram_sandbox.chats import GENERAL
from telegram_sandbox.errors import Refused

if TYPE_CHECKING:
    from telegram_sandbox.accounts import JSON, Bot, Person
    from telegram_sandbox.bot_api.params import Params
    from telegram_sandbox.chats import Chat
    from telegram_sandbox.world import Sandbox

UpsetKind = Literal[
    "delete_topic",  # the topic that the call names, or the one planned
    "delete_remembered_topic",  # the same, and the Bot API's server still believes in it
    "close_topic",
    "upgrade_group",  # a basic group becomes a supergroup
    "demote_bot",  # the calling bot is no administrator any more
    "remove_bot",
]
KINDS: tuple[UpsetKind, ...] = get_args(UpsetKind)


@dataclass(slots=True)
class Upset:
    """One upset as planned: before the `calls`-th next call of `method` to `chat`.

    Without a method any counts but getUpdates.
    """

    kind: UpsetKind
    chat: int
    calls: int = 1
    topic: int | None = None
    method: str | None = None


class Upsets:
    """None until `plan`. `record` is what happened; `call` is its call's number in the record of calls."""

    def __init__(self) -> None:
        self.planned: list[Upset] = []
        self.record: list[JSON] = []

    def plan(
        self,
        kind: UpsetKind,
        chat: int,
        *,
        calls: int = 1,
        topic: int | None = None,
        method: str | None = None,
    ) -> None:
        """Let this happen before the `calls`-th next call of a bot to this chat.

        Without `topic`, topics are upset by a call that names one; others are not counted. The group's owner
        does it. What cannot be done then, because somebody did it already, is left out.
        """
        self.planned.append(Upset(kind, chat, calls, topic, method and method.lower()))

    def clear(self) -> None:
        """Forget what was planned."""
        self.planned.clear()

    def before(self, sandbox: Sandbox, bot: Bot, method: str, params: Params) -> None:
        """Count a call that is about to be carried out, and let happen what is due."""
        due = []
        for upset in self.planned:
            thread = upset.topic or params.integer("message_thread_id")
            wanted = upset.method is None or upset.method == method.lower()
            if wanted and params.integer("chat_id") == upset.chat and (thread or "topic" not in upset.kind):
                upset.calls -= 1
                if upset.calls == 0:
                    due.append((upset, thread))
        for upset, thread in due:
            self.planned.remove(upset)
            group = sandbox.groups.get(upset.chat)
            if group is not None and _happened(sandbox, upset.kind, group, bot, thread):
                told = {"kind": upset.kind, "chat": group.id, "topic": thread or None, "bot_id": bot.id}
                self.record.append(told | {"call": len(sandbox.calls) + 1})


def _happened(sandbox: Sandbox, kind: UpsetKind, group: Chat, bot: Bot, thread: int) -> bool:
    owner: Person = sandbox.people[group.owner or 0]
    topic = group.topics.get(thread)
    try:
        if kind == "upgrade_group":
            groups.upgrade(sandbox, group, owner)
        elif kind == "demote_bot":
            members.change(sandbox, group, bot, owner, "member")
        elif kind == "remove_bot":
            members.change(sandbox, group, bot, owner, "kicked")
        elif topic is None or (kind != "close_topic" and thread == GENERAL):
            return False
        elif kind == "close_topic":
            return topics.set_closed(sandbox, group, topic, owner, closed=True)
        else:
            remembered = kind == "delete_remembered_topic"
            topics.delete(sandbox, group, topic, owner, remembered=remembered)
    except Refused:
        return False  # somebody was quicker; the record shows that it did not happen
    return True
