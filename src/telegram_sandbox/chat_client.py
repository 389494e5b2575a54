"""One chat as a test or a script uses it, as one of the people in it."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from telegram_sandbox.screens import Screen, Toast, printed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from telegram_sandbox.accounts import JSON
    from telegram_sandbox.client import PersonClient

PATIENCE = 20.0  # seconds of real time that somebody waits for a bot


class ChatClient:
    """One chat as one person sees it and acts in it."""

    def __init__(self, person: PersonClient, where: str | int, topic: int | None = None) -> None:
        """Be one of the people in a chat. With `topic` only this topic of a forum is seen and written in."""
        self.person = person
        self._people = person.people
        self._where = where
        self._topic = topic
        self._seen = 0  # the newest event that answer() has looked past

    async def write(self, text: str) -> Screen:
        """Write a text and return the message written."""
        return (await self._send({"text": text}))[0]

    async def reply(self, message_id: int, text: str) -> Screen:
        """Write a text in reply to a message."""
        return (await self._send({"text": text, "reply_to": message_id}))[0]

    async def send_photo(self, data: bytes | None = None, caption: str | None = None) -> Screen:
        """Send a picture; without bytes, a generated one."""
        body: JSON = {"photo": _picture(data)} | ({"caption": caption} if caption else {})
        return (await self._send(body))[0]

    async def send_album(
        self, parts: Sequence[bytes | JSON | None], caption: str | None = None, reply_to: int | None = None
    ) -> list[Screen]:
        """Send pictures together, or parts such as {"kind": "video", "size": 9}; the first is captioned."""
        album = [dict(part) if isinstance(part, dict) else _picture(part) for part in parts]
        if caption:
            album[0]["caption"] = caption
        return await self._send({"album": album} | ({"reply_to": reply_to} if reply_to else {}))

    async def send_document(
        self, data: bytes | int, name: str, caption: str | None = None, reply_to: int | None = None
    ) -> Screen:
        """Send a file; a number instead of bytes is one of so many bytes."""
        body: JSON = {"document": {"name": name, **_file(data)}} | ({"caption": caption} if caption else {})
        return (await self._send(body | ({"reply_to": reply_to} if reply_to else {})))[0]

    async def send_video(
        self, data: bytes | int = b"video", caption: str | None = None, duration: int = 5
    ) -> Screen:
        """Send a video of so many seconds; a number instead of bytes is one of so many bytes."""
        body: JSON = {"video": {"duration": duration, **_file(data)}}
        return (await self._send(body | ({"caption": caption} if caption else {})))[0]

    async def send_sticker(self) -> Screen:
        """Send a sticker."""
        return (await self._send({"sticker": True}))[0]

    async def send_voice(self, data: bytes = b"OggS", duration: int = 3) -> Screen:
        """Send a voice message of so many seconds."""
        return (await self._send({"voice": {"duration": duration, **_file(data)}}))[0]

    async def send_location(self, latitude: float = 37.9755, longitude: float = 23.7348) -> Screen:
        """Send a place; Athens unless told otherwise."""
        return (await self._send({"location": {"latitude": latitude, "longitude": longitude}}))[0]

    async def send_contact(self, phone_number: str, first_name: str, user_id: int | None = None) -> Screen:
        """Send a contact, one's own with one's own `user_id`."""
        contact: JSON = {"phone_number": phone_number, "first_name": first_name}
        return (await self._send({"contact": contact | ({"user_id": user_id} if user_id else {})}))[0]

    async def forward(self, chat_id: int, message_id: int) -> Screen:
        """Forward a message of another of one's chats; a private one goes by its bot's id."""
        return (await self._send({"forward": {"chat": chat_id, "message": message_id}}))[0]

    async def edit(self, message_id: int, text: str) -> Screen:
        """Change an own text."""
        return await self._change(message_id, {"text": text})

    async def edit_caption(self, message_id: int, caption: str) -> Screen:
        """Change what stands under an own picture or file."""
        return await self._change(message_id, {"caption": caption})

    async def delete(self, message_id: int) -> None:
        """Delete a message for everybody."""
        await self._people.ask("DELETE", await self._path(f"/messages/{message_id}"))

    async def pin(self, message_id: int, *, pinned: bool = True) -> None:
        """Pin a message, or unpin it."""
        path = await self._path(f"/messages/{message_id}/pin")
        await self._people.ask("PUT" if pinned else "DELETE", path)

    async def react(self, message_id: int, emoji: str | None) -> None:
        """React to a message, or with None take the reaction back."""
        await self._acted()
        await self._people.ask("PUT", await self._path(f"/messages/{message_id}/reaction"), {"emoji": emoji})

    async def answer(self, seconds: float = PATIENCE) -> Screen:
        """Return the next message the bot sent or edited since this person last acted or was answered.

        What Telegram itself says of the bot's acts ("made a topic", "pinned a message") is no answer.

        Raises:
            AssertionError: none came within `seconds` of real time; the chat is printed.
        """
        loop_path = await self._path("/next")
        while True:
            found = await self._people.ask("GET", f"{loop_path}?after={self._seen}&timeout={seconds}")
            for event in found["events"]:
                self._seen = event["seq"]
                if event["type"] in {"message", "edit"} and self._shows(event["message"]):
                    return Screen.of(event["message"], edited=event["type"] == "edit")
            if not found["events"]:
                raise AssertionError(f"No answer within {seconds:g} s. {printed(await self.messages())}")

    async def tap(self, label: str, message_id: int | None = None, seconds: float = PATIENCE) -> Toast | None:
        """Press the newest button whose label is `label`, or contains it; return what the bot answered.

        A reply keyboard's button writes its text and returns None, as does a tap that the bot leaves
        unanswered for `seconds`. A url button returns a Toast with its `url`, a copy button with `copied`.

        Raises:
            AssertionError: there is no such button; the chat is printed.
        """
        messages = await self.messages()
        shown = [each for each in messages if message_id is None or each.message_id == message_id]
        for exact in (True, False):
            for screen in reversed(shown):
                for row, buttons in enumerate(screen.buttons):
                    for column, button in enumerate(buttons):
                        if button.text == label or (not exact and label in button.text):
                            body: JSON = {"row": row, "column": column, "wait": seconds}
                            return await self._tap(screen.message_id, body)
            if message_id is None and (text := await self._reply_button(label, exact=exact)):
                await self.write(text)
                return None
        raise AssertionError(f"There is no button «{label}». {printed(messages)}")

    async def tap_data(
        self, data: str, message_id: int | None = None, seconds: float = PATIENCE
    ) -> Toast | None:
        """Forge a tap with any data, on the bot's newest message or on one by its id."""
        if message_id is None:
            theirs = [screen for screen in await self.messages() if not screen.outgoing]
            assert theirs, "The bot has sent nothing yet that could be tapped."  # noqa: S101
            message_id = theirs[-1].message_id
        return await self._tap(message_id, {"data": data, "wait": seconds})

    async def settled(self) -> list[Screen]:
        """Wait until no update waits for any bot, then return the chat's messages.

        A bot that confirms an update before it has worked on it may still be busy then.
        """
        assert await self._people.settled(), f"Updates still wait. {printed(await self.messages())}"  # noqa: S101
        return await self.messages()

    async def open_link(self, url: str) -> list[Screen]:
        """Follow a t.me link; a bot's start link writes /start with its payload."""
        await self._acted()
        opened = await self._people.ask("POST", f"/people/{self.person.id}/links", {"url": url})
        return [Screen.of(each) for each in opened["messages"]]

    async def scan(self, picture: bytes) -> str:
        """Point the camera at a QR code, follow a t.me link in it, and return what was read."""
        await self._acted()
        body = {"data": base64.b64encode(picture).decode()}
        return str((await self._people.ask("POST", f"/people/{self.person.id}/scans", body))["url"])

    async def block(self) -> None:
        """Block the bot."""
        await self._people.ask("PUT", await self._path("/block"))

    async def unblock(self) -> None:
        """Unblock the bot."""
        await self._people.ask("DELETE", await self._path("/block"))

    async def read(self) -> None:
        """Mark the chat or the topic as read."""
        await self._people.ask(
            "POST", await self._path("/read" + (f"?topic={self._topic}" * bool(self._topic)))
        )

    async def messages(self, limit: int = 200) -> list[Screen]:
        """Return the chat's newest messages, oldest first, as this person sees them."""
        found = await self._people.ask(
            "GET", await self._path(f"/messages?limit={limit}&topic={self._topic or 0}")
        )
        return [Screen.of(each) for each in found["messages"]]

    async def entry(self) -> JSON:
        """Return the chat's line in this person's list: unread, blocked, typing, commands and so on."""
        chat_id = await self._chat_id()
        entries = await self._people.ask("GET", f"/people/{self.person.id}/chats")
        return next(dict(each) for each in entries if each["chat"]["id"] == chat_id)

    async def download(self, file_id: str) -> bytes:
        """Return the bytes of a file."""
        return await self._people.download(file_id)

    async def _reply_button(self, label: str, *, exact: bool) -> str | None:
        rows = ((await self.entry())["reply_keyboard"] or {"keyboard": []})["keyboard"]
        texts = [str(button["text"]) for row in rows for button in row]
        return next((text for text in texts if text == label or (not exact and label in text)), None)

    def _shows(self, message: JSON) -> bool:
        return not message.get("service") and self._topic in {None, message["topic"]}

    async def _change(self, message_id: int, body: JSON) -> Screen:
        await self._acted()
        path = await self._path(f"/messages/{message_id}")
        return Screen.of(await self._people.ask("PATCH", path, body))

    async def _send(self, body: JSON) -> list[Screen]:
        await self._acted()
        body |= {"topic": self._topic} if self._topic is not None else {}
        sent = await self._people.ask("POST", await self._path("/messages"), body)
        return [Screen.of(each) for each in sent["messages"]]

    async def _tap(self, message_id: int, body: JSON) -> Toast | None:
        await self._acted()
        done = await self._people.ask("POST", await self._path(f"/messages/{message_id}/taps"), body)
        if "url" in done or "copied" in done:
            return Toast(url=done.get("url"), copied=done.get("copied"))
        return Toast(**done["answer"]) if done["answer"] is not None else None

    async def _acted(self) -> None:
        """Look past what the bot did before this action: it is no answer to it."""
        last = await self._people.ask("GET", await self._path(f"/next?after={self._seen}&timeout=0"))
        self._seen = last["last"]

    async def _chat_id(self) -> int:
        return await self._people.bot_id(self._where) if isinstance(self._where, str) else self._where

    async def _path(self, rest: str) -> str:
        return f"/people/{self.person.id}/chats/{await self._chat_id()}{rest}"


def _file(data: bytes | int) -> JSON:
    return {"size": data} if isinstance(data, int) else {"data": base64.b64encode(data).decode()}


def _picture(data: bytes | None) -> JSON:
    return {"generate": True} if data is None else {"data": base64.b64encode(data).decode()}
