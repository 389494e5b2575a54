"""The page in a real browser, with a small bot behind it."""

from __future__ import annotations

import asyncio
import io
import json
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest
import segno
from playwright.async_api import expect

from telegram_sandbox import People, Sandbox, serve

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from playwright.async_api import Browser, Locator, Page

pytest_plugins = ["browser"]
pytestmark = pytest.mark.browser

TOKEN = "1001:demo"
LINK = "https://t.me/kafeneio_bot?start=card_7"
NASTY = "<img src=x onerror=\"document.title='broken'\"><b>Κακός</b>"
KEYBOARD = {
    "keyboard": [["Πόντοι", "Κάρτα"]],
    "resize_keyboard": True,
    "input_field_placeholder": "Διαλέξτε…",
}

FITS = "document.scrollingElement.scrollWidth <= innerWidth"
CUT_OFF = """
    [...document.querySelectorAll("button, h1, h2, article, textarea, time")]
        .filter((node) => node.checkVisibility() && node.offsetWidth > 0)
        .map((node) => [node.outerHTML.slice(0, 90), node.getBoundingClientRect()])
        .filter(([, box]) => box.left < 0 || box.right > innerWidth + 0.5)
        .map(([html]) => html)
"""


def buttons(*rows: tuple[str, str]) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": text, "callback_data": data}] for text, data in rows]}


class Bot:
    """A bot of a few answers, over plain HTTP as any bot would."""

    def __init__(self, url: str, session: aiohttp.ClientSession) -> None:
        self.base = f"{url}/bot{TOKEN}"
        self.session = session

    async def call(self, method: str, **params: Any) -> Any:
        form = aiohttp.FormData()
        for name, value in params.items():
            if isinstance(value, bytes):
                form.add_field(name, value, filename="picture.png")
            else:
                form.add_field(name, value if isinstance(value, str) else json.dumps(value))
        async with self.session.post(f"{self.base}/{method}", data=form) as answer:
            told = await answer.json()
        assert told["ok"], told
        return told["result"]

    async def run(self) -> None:
        offset = 0
        while True:
            for update in await self.call("getUpdates", offset=offset, timeout=30):
                offset = update["update_id"] + 1
                if "message" in update:
                    await self.written(update["message"])
                elif "callback_query" in update:
                    await self.tapped(update["callback_query"])

    async def written(self, message: dict[str, Any]) -> None:
        chat, text = message["chat"]["id"], message.get("text", "")
        if text == "/start":
            await self.call("sendMessage", chat_id=chat, text="Καλώς ήρθατε", reply_markup=KEYBOARD)
        elif text.startswith("/start "):
            await self.call("sendMessage", chat_id=chat, text=f"Σαρώθηκε: {text.removeprefix('/start ')}")
        elif text == "Δώρα":
            await self.call(
                "sendMessage", chat_id=chat, text="Σελίδα 1", reply_markup=buttons(("Επόμενη", "next"))
            )
        elif text == "Κάρτα":
            picture = io.BytesIO()
            segno.make(LINK, micro=False).save(picture, kind="png", scale=8, border=4)
            await self.call("sendPhoto", chat_id=chat, photo=picture.getvalue(), caption="Η κάρτα σας")
        else:
            await self.call("sendMessage", chat_id=chat, text=f"Είπατε: {text}")

    async def tapped(self, query: dict[str, Any]) -> None:
        chat, message = query["message"]["chat"]["id"], query["message"]["message_id"]
        if query["data"] == "next":
            more = buttons(("Σύντομο", "toast"), ("Σημαντικό", "alert"))
            await self.call(
                "editMessageText", chat_id=chat, message_id=message, text="Σελίδα 2", reply_markup=more
            )
            await self.call("answerCallbackQuery", callback_query_id=query["id"])
        else:
            await self.call(
                "answerCallbackQuery",
                callback_query_id=query["id"],
                text="Σας λείπουν 12 πόντοι",
                show_alert=query["data"] == "alert",
            )


class Scene:
    """A sandbox with three people, its bot at work, and the page open in a browser."""

    def __init__(self, url: str, page: Page, people: People, ids: dict[str, int]) -> None:
        self.url, self.page, self.people, self.ids = url, page, people, ids

    def column(self, index: int = 0) -> Locator:
        return self.page.locator(f"[data-column='{index}']")

    def entry(self, name: str) -> Locator:
        return self.page.locator(f"#people [data-person='{self.ids[name]}']")

    async def write(self, text: str, column: int = 0) -> None:
        field = self.column(column).get_by_role("textbox", name="Μήνυμα")
        await field.fill(text)
        await field.press("Enter")

    async def press(self, name: str, column: int = 0) -> None:
        await self.column(column).get_by_role("button", name=name, exact=True).click()

    async def reads(self, text: str, column: int = 0) -> None:
        await expect(self.column(column).locator("article .text").last).to_have_text(text)

    async def opened(self) -> None:
        await self.page.goto(f"{self.url}/?lang=el")
        await self.page.locator("body[data-ready]").wait_for()


@asynccontextmanager
async def at_work(bot: Bot) -> AsyncIterator[None]:
    working = asyncio.create_task(bot.run())
    try:
        yield
    finally:
        working.cancel()
        with suppress(asyncio.CancelledError):
            await working


@asynccontextmanager
async def scene(browser: Browser, **context: Any) -> AsyncIterator[Scene]:
    sandbox = Sandbox(datetime(2026, 5, 4, 9, 30, tzinfo=UTC))
    sandbox.add_bot(token=TOKEN, first_name="Καφενείο", username="kafeneio_bot")
    server = await serve(sandbox)
    async with AsyncExitStack() as stack:
        stack.push_async_callback(server.close)
        people = await stack.enter_async_context(People(server.url))
        session = await stack.enter_async_context(aiohttp.ClientSession())
        ids = {}
        for name, note in (("Άννα", "πελάτισσα"), ("Νίκος", "σερβιτόρος"), (NASTY, "")):
            ids[name] = (await people.person(name, language_code="el", note=note)).id
        await stack.enter_async_context(at_work(Bot(server.url, session)))
        looking = await stack.enter_async_context(await browser.new_context(locale="el-GR", **context))
        page = await looking.new_page()
        broken: list[str] = []
        page.on("pageerror", lambda error: broken.append(str(error)))
        here = Scene(server.url, page, people, ids)
        await here.opened()
        yield here
        assert broken == []


async def test_the_first_person_is_open_writes_and_is_answered(browser: Browser) -> None:
    async with scene(browser) as here:
        await expect(here.column().get_by_role("heading", name="Άννα")).to_be_visible()
        await here.press("Έναρξη")
        await here.reads("Καλώς ήρθατε")
        await here.write("Καλημέρα")
        await here.reads("Είπατε: Καλημέρα")
        await expect(here.column().locator("article time").last).to_have_text("12:30")  # Athens in summer


async def test_a_tap_edits_in_place_and_its_answers_are_shown(browser: Browser) -> None:
    async with scene(browser) as here:
        await here.press("Έναρξη")
        await here.write("Δώρα")
        await here.reads("Σελίδα 1")
        bubbles = here.column().locator("article")
        await bubbles.last.evaluate("node => node.kept = true")
        count = await bubbles.count()
        await here.press("Επόμενη")
        await here.reads("Σελίδα 2")
        assert await bubbles.count() == count
        assert await bubbles.last.evaluate("node => node.kept")
        await expect(bubbles.last).to_contain_text("τροποποιήθηκε")
        await here.press("Σύντομο")
        await expect(here.column().get_by_role("status")).to_have_text("Σας λείπουν 12 πόντοι")
        await here.press("Σημαντικό")
        alert = here.page.get_by_role("alertdialog")
        await expect(alert).to_contain_text("Σας λείπουν 12 πόντοι")
        await alert.get_by_role("button", name="Εντάξει").click()
        await expect(alert).to_have_count(0)


async def test_reply_keyboard_writes_and_a_photo_keeps_its_room(browser: Browser) -> None:
    async with scene(browser) as here:
        await here.press("Έναρξη")
        await expect(here.column().get_by_placeholder("Διαλέξτε…")).to_be_visible()
        await here.press("Πόντοι")
        await here.reads("Είπατε: Πόντοι")
        await here.press("Κάρτα")
        photo = here.column().locator("article img")
        await expect(photo).to_be_visible()
        await photo.evaluate("image => image.decode()")
        assert await photo.evaluate("image => Number(image.getAttribute('width')) === image.naturalWidth")


async def test_a_card_is_scanned_by_somebody_else_on_the_other_side(browser: Browser) -> None:
    async with scene(browser) as here:
        await here.press("Έναρξη")
        await here.press("Κάρτα")
        await here.press("Μεγέθυνση φωτογραφίας")
        await here.page.get_by_role("dialog").get_by_role("button", name="Σάρωση ως…").click()
        await here.page.get_by_role("dialog").get_by_role("button", name="Νίκος").click()
        await expect(here.column(1).get_by_role("heading", name="Νίκος")).to_be_visible()
        await here.reads("Σαρώθηκε: card_7", column=1)


async def test_two_people_side_by_side_and_what_is_unread(browser: Browser) -> None:
    async with scene(browser) as here:
        other = await here.people.person("Νίκος", id=here.ids["Νίκος"])
        chat = other.chat("kafeneio_bot")
        await chat.write("Πρώτο")
        await chat.answer()
        badge = here.entry("Νίκος").locator(".badge")
        await expect(badge).to_have_text("1")
        await here.entry("Νίκος").hover()
        await here.page.get_by_role("button", name="Άνοιγμα δίπλα: Νίκος").click()
        await here.reads("Είπατε: Πρώτο", column=1)
        await expect(badge).to_have_count(0)
        await here.press("Έναρξη")
        await here.write("Δεύτερο", column=1)
        await here.reads("Είπατε: Δεύτερο", column=1)
        await here.reads("Καλώς ήρθατε", column=0)
        await here.page.reload()
        await here.page.locator("body[data-ready]").wait_for()
        await here.reads("Είπατε: Δεύτερο", column=1)
        await expect(badge).to_have_count(0)


async def test_a_day_is_added_to_the_clock(browser: Browser) -> None:
    async with scene(browser) as here:
        clock = here.page.get_by_role("timer", name="Ρολόι δοκιμής")
        await expect(clock).to_contain_text("4 Μαΐ 2026")
        await here.page.get_by_role("button", name="+1 ημέρα").click()
        await expect(clock).to_contain_text("5 Μαΐ 2026")
        assert (await here.people.now()).date().isoformat() == "2026-05-05"
        await here.press("Έναρξη")
        await expect(here.column().locator(".day")).to_have_text("Τρίτη 5 Μαΐου 2026")


async def test_foreign_text_stays_text(browser: Browser) -> None:
    async with scene(browser) as here:
        await expect(here.entry(NASTY).locator("b")).to_have_text(NASTY)
        await here.entry(NASTY).get_by_role("button").first.click()
        await here.press("Έναρξη")
        await here.write(NASTY)
        await here.reads(f"Είπατε: {NASTY}")
        assert await here.page.locator("#columns img").count() == 0
        assert "broken" not in await here.page.title()


async def test_a_new_person_comes_in(browser: Browser) -> None:
    async with scene(browser) as here:
        await here.page.get_by_role("button", name="Νέο άτομο").click()
        await here.page.get_by_label("Όνομα").fill("Μαρία")
        await here.page.keyboard.press("Enter")
        await expect(here.column().get_by_role("heading", name="Μαρία")).to_be_visible()
        await here.press("Έναρξη")
        await here.reads("Καλώς ήρθατε")


async def test_the_page_comes_back_by_itself_when_the_sandbox_does(browser: Browser) -> None:
    sandbox = Sandbox()
    sandbox.add_person("Άννα")
    server = await serve(sandbox)
    page = await browser.new_page(locale="el-GR")
    await page.goto(server.url)
    await page.locator("body[data-ready]").wait_for()
    await server.close()
    await expect(page.get_by_text("Η σύνδεση χάθηκε.")).to_be_visible()
    sandbox.add_person("Μαρία")  # nobody tells the page while it is cut off
    server = await serve(sandbox, port=int(server.url.rpartition(":")[2]))
    await expect(page.locator("#people").get_by_text("Μαρία", exact=True)).to_be_visible()
    await page.close()
    await server.close()


@pytest.mark.parametrize("width", [320, 390])
async def test_on_a_phone_list_and_chat_are_screens_and_nothing_is_cut_off(
    browser: Browser, width: int
) -> None:
    async with scene(browser, viewport={"width": width, "height": 640}, color_scheme="dark") as here:
        await expect(here.column()).to_be_hidden()
        assert await here.page.evaluate(FITS)
        assert await here.page.evaluate(CUT_OFF) == []
        await here.entry("Άννα").get_by_role("button").first.click()
        await expect(here.page.locator("#people")).to_be_hidden()
        await here.press("Έναρξη")
        await here.write("Δώρα")
        await here.reads("Σελίδα 1")
        await here.write("μακρύς" * 40)
        await here.reads("Είπατε: " + "μακρύς" * 40)
        assert await here.page.evaluate(FITS)
        assert await here.page.evaluate(CUT_OFF) == []
        await here.press("Πίσω στη λίστα")
        await expect(here.column()).to_be_hidden()


async def test_dark_follows_the_system_until_it_is_chosen(browser: Browser) -> None:
    async with scene(browser, color_scheme="dark") as here:
        background = "getComputedStyle(document.body).backgroundColor"
        dark = await here.page.evaluate(background)
        await here.page.get_by_role("button", name="Ανοιχτό θέμα").click()
        light = await here.page.evaluate(background)
        assert light != dark
        await here.opened()
        assert await here.page.evaluate(background) == light
        await expect(here.page.get_by_role("button", name="Σκούρο θέμα")).to_be_visible()
