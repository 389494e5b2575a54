"""The surface as a whole: the document of the people's side, bad input, the command line."""

from __future__ import annotations

import asyncio
import json
import re
import signal
import sys
from typing import TYPE_CHECKING, Any

import aiohttp
from aiogram import methods as known
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from yarl import URL

from telegram_sandbox.bot_api.methods import METHODS
from telegram_sandbox.bot_api.params import STRUCTURES
from telegram_sandbox.errors import ApiError, Refused
from telegram_sandbox.people_side import schema
from telegram_sandbox.people_side.routes import ROUTES

if TYPE_CHECKING:
    from telegram_sandbox.client import ChatClient
    from telegram_sandbox.raw_bot import RawBot

VALUES: dict[str, Any] = {
    "advance_seconds": 5,
    "set": "2026-03-14T12:00:00Z",
    "frozen": True,
    "token": "1009:x",
    "username": "some_name",
    "type": "group",
    "emoji": "👍",
    "url": "https://t.me/kafeneio_bot?start=x",
    "wait": 0,
    "text": "γεια",
    "kind": "429",
    "status": "member",
    "message_thread_id": 1,
    "icon_custom_emoji_id": "",
    "name": "Θέμα",
}


def example(shape: dict[str, Any], name: str = "") -> Any:
    """Return a value that fits a schema, with all that it requires."""
    if name in VALUES:
        return VALUES[name]
    kind = shape.get("type")
    kind = kind[0] if isinstance(kind, list) else kind
    if kind == "object":
        return {field: example(shape["properties"][field], field) for field in shape.get("required", ())}
    if kind == "array":
        return [example(shape["items"], name)] * shape.get("minItems", 1)
    return {"string": "x", "integer": 7_000_000_001, "number": 1, "boolean": True, None: None}[kind]


async def test_every_path_of_the_document_is_served(url: str, chat: ChatClient, bot: RawBot) -> None:
    photo = await chat.send_photo()
    assert photo.photo
    places = {
        "person": str(chat.person.id),
        "chat": "1001",
        "message": str(photo.message_id),
        "bot": "1001",
        "member": "1001",
        "topic": "1",
        "file": photo.photo["file_id"],
    }
    async with aiohttp.ClientSession() as session:
        async with session.get(f"{url}/sandbox/openapi.json") as response:
            document = await response.json()
        assert document["openapi"] == "3.1.0"
        served = [(entry.path, entry.method.lower()) for entry in ROUTES]
        written = [(path, method) for path, item in document["paths"].items() for method in item]
        assert sorted(served) == sorted(written)
        names = [item["operationId"] for path in document["paths"].values() for item in path.values()]
        assert len(set(names)) == len(names)
        for path, method in written:
            operation = document["paths"][path][method]
            declared = {each["name"] for each in operation["parameters"] if each["in"] == "path"}
            assert declared == set(re.findall(r"{(\w+)}", path))
            address = url + path.format(**places)
            body = (
                operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
            )
            given_ = None if body is None else example(body)
            async with session.request(method, address, json=given_, params={"timeout": "0"}) as response:
                if path == "/sandbox/events":
                    assert response.content_type == "text/event-stream"
                    continue
                answer = await response.read()
                assert response.status < 500, (path, answer)
                assert response.status == 200 or json.loads(answer)["error"].endswith("."), (path, answer)
    assert await bot("getMe")


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
FIELDS = sorted({name for entry in ROUTES if entry.body for name in entry.body["properties"]})
PLAIN = {
    *(
        "chat_id",
        "from_chat_id",
        "message_id",
        "user_id",
        "offset",
        "limit",
        "caption",
        "parse_mode",
        "language_code",
    ),
    *("action", "photo", "document", "voice", "file_id", "callback_query_id", "latitude", "longitude"),
}
PARAMS = sorted(PLAIN | STRUCTURES | set(VALUES))
SHAPES = st.sampled_from(
    [
        {"inline_keyboard": 5},
        {"inline_keyboard": [[{"text": 1}]]},
        {"inline_keyboard": [[{"text": "x", "url": []}]]},
        {"inline_keyboard": [[{"text": "x", "copy_text": {"text": 5}}]]},
        {"keyboard": [[5]]},
        {"keyboard": [5]},
        {"message_id": True},
        {"message_id": "x"},
        {"type": "chat", "chat_id": {}},
        {"type": "photo", "media": "attach://x"},
        [{"type": "photo", "media": "x", "caption": 5}],
        [{"type": "bold", "offset": "x", "length": 1}],
        [{"type": "text_link", "offset": 0, "length": 1, "url": 5}],
        [{"type": "text_mention", "offset": 0, "length": 1, "user": {"id": "x"}}],
        [{"type": "emoji", "emoji": []}],
        [{"command": 1, "description": []}],
        [1, "x", None],
    ]
)


@given(st.sampled_from(FIELDS), ANYTHING)
def test_a_body_fits_or_is_refused_with_a_sentence(name: str, value: Any) -> None:
    for entry in ROUTES:
        if entry.body is not None:
            try:
                schema.check({name: value}, entry.body)
            except Refused as refusal:
                assert str(refusal).endswith(".")  # noqa: PT017 - either outcome is right


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
@given(data=st.data())
async def test_no_call_is_too_odd(data: st.DataObject, chat: ChatClient, bot: RawBot) -> None:
    method = data.draw(st.sampled_from(sorted(METHODS)))
    sure = {"chat_id": chat.person.id, "from_chat_id": chat.person.id, "message_id": 1, "text": "x"}
    odd = data.draw(st.dictionaries(st.sampled_from(PARAMS), ANYTHING | SHAPES, max_size=4))
    answer = await bot.call(method, **(sure | odd | {"timeout": 0}))
    assert answer["ok"] or answer["error_code"] in {400, 403}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
@given(data=st.data())
async def test_no_act_is_too_odd(data: st.DataObject, chat: ChatClient, url: str) -> None:
    entry = data.draw(st.sampled_from([each for each in ROUTES if each.body is not None]))
    assert entry.body
    names = st.sampled_from(sorted(entry.body["properties"]))
    odd = data.draw(st.dictionaries(names, ANYTHING, max_size=3) | ANYTHING)
    body = example(entry.body) | odd if isinstance(odd, dict) else odd
    path = entry.path.format(person=chat.person.id, chat=1001, message=1, bot=1001, member=1001, topic=1)
    address = f"{url}{path}"
    async with (
        aiohttp.ClientSession() as session,
        session.request(entry.method, address, data=json.dumps(body)) as response,
    ):
        assert response.status < 500, await response.text()


async def test_what_has_no_route_is_said_in_each_sides_form(url: str) -> None:
    async with aiohttp.ClientSession() as session:
        async with session.get(f"{url}/bot1001:demo") as response:
            assert await response.json() == {"ok": False, "error_code": 404, "description": "Not Found"}
        async with session.get(f"{url}/sandbox/nothing") as response:
            assert (response.status, await response.json()) == (404, {"error": "Not Found."})
        async with session.put(f"{url}/sandbox/clock") as response:
            assert (response.status, await response.json()) == (405, {"error": "Method Not Allowed."})
        for origin, status in ((url, 200), ("https://evil.example", 403)):
            async with session.get(f"{url}/sandbox/clock", headers={"Origin": origin}) as response:
                assert response.status == status
        for path, status in (
            ("/", 200),
            ("/page/app.js", 200),
            ("/page/../server.py", 404),
            ("/page/none", 404),
        ):
            async with session.get(URL(url + path, encoded=True)) as response:
                assert response.status == status
                assert status == 404 or response.headers["Cache-Control"] == "no-store"


async def test_files_have_a_largest_size(bot: RawBot, chat: ChatClient) -> None:
    answer = await bot.call("sendDocument", chat_id=chat.person.id, document=bytes(51 * 1024 * 1024 + 1))
    assert answer == {"ok": False, "error_code": 413, "description": "Request Entity Too Large"}
    sent = await bot("sendDocument", chat_id=chat.person.id, document=bytes(20 * 1024 * 1024 + 1))
    answer = await bot.call("getFile", file_id=sent["document"]["file_id"])
    assert answer["description"] == "Bad Request: file is too big"
    answer = await bot.call("sendPhoto", chat_id=chat.person.id, photo=bytes(10 * 1024 * 1024 + 1))
    assert answer["description"].startswith("Bad Request: too big photo")


def test_every_method_is_one_of_the_bot_api() -> None:
    names = [name for name, _ in METHODS.values()]
    assert [name for name in names if not hasattr(known, name[0].upper() + name[1:])] == []


def test_refusals_keep_telegrams_shape() -> None:
    error = ApiError(400, "Bad Request: x")
    assert (error.code, str(error)) == (400, "Bad Request: x")


async def test_the_command_line(tmp_path: Any) -> None:
    asked = (
        "-m",
        "telegram_sandbox",
        "--port",
        "0",
        "--bot",
        "1001:demo:Το: καφενείο:kafeneio_bot",
        "--person",
        "Άννα",
    )
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-W",
        "error",
        *asked,
        cwd=tmp_path,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    assert process.stdout
    found = re.search(r"http://127\.0\.0\.1:\d+", (await process.stdout.readline()).decode())
    assert found
    async with aiohttp.ClientSession() as session:
        async with session.get(f"{found.group()}/sandbox/bots") as response:
            assert (await response.json())[0]["first_name"] == "Το: καφενείο"
        async with session.get(f"{found.group()}/sandbox/people") as response:
            assert (await response.json())[0]["first_name"] == "Άννα"
    process.send_signal(signal.SIGINT)
    _, complaints = await process.communicate()
    assert (process.returncode, complaints) == (0, b"")


async def test_the_command_line_says_what_is_wrong() -> None:
    for asked, said in (
        (["--help"], b"--bot TOKEN:NAME:USERNAME"),
        (["--bot", "x"], b"a bot is TOKEN:NAME:USERNAME"),
    ):
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "telegram_sandbox", *asked),
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        output, _ = await process.communicate()
        assert said in output
