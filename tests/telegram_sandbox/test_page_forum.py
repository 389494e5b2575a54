"""The page shows a forum: a guest's chat on one side, the staff's topics on the other."""

from __future__ import annotations

import re
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from playwright.async_api import expect

from telegram_sandbox import People, RawBot, Sandbox, serve

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from playwright.async_api import Browser, Locator, Page

    from telegram_sandbox.client import GroupClient, PersonClient

pytest_plugins = ["browser"]
pytestmark = pytest.mark.browser

FITS = "document.scrollingElement.scrollWidth <= innerWidth"


@dataclass
class Desk:
    """The page open in a browser: Anna, a guest, on the left; Maria, who owns the forum, on the right."""

    page: Page
    bot: RawBot
    people: People
    anna: PersonClient
    forum: GroupClient

    @property
    def left(self) -> Locator:
        return self.page.locator("[data-column='0']")

    @property
    def right(self) -> Locator:
        return self.page.locator("[data-column='1']")

    def topic(self, name: str) -> Locator:
        return self.right.get_by_role("navigation").get_by_role("button", name=name)

    async def write(self, side: Locator, text: str) -> None:
        field = side.get_by_role("textbox", name="Μήνυμα")
        await field.fill(text)
        await field.press("Enter")

    async def do(self, side: Locator, message: int, act: str) -> None:
        bubble = side.locator(f"article[data-message='{message}']")
        await bubble.hover()
        await bubble.get_by_role("button", name="Ενέργειες μηνύματος").click()
        await self.page.get_by_role("menuitem", name=act, exact=True).click()


@asynccontextmanager
async def desk(browser: Browser, *, kind: str = "forum", **context: Any) -> AsyncIterator[Desk]:
    sandbox = Sandbox(datetime(2026, 5, 4, 9, 30, tzinfo=UTC))
    sandbox.add_bot("1001:demo", "Καφενείο", "kafeneio_bot")
    server = await serve(sandbox)
    async with AsyncExitStack() as stack:
        stack.push_async_callback(server.close)
        people = await stack.enter_async_context(People(server.url))
        bot = await stack.enter_async_context(RawBot(server.url, "1001:demo"))
        anna, maria = await people.person("Άννα"), await people.person("Μαρία")
        await anna.chat("kafeneio_bot").write("/start")
        shape: dict[str, Any] = {"forum": True} if kind == "forum" else {"type": kind}
        number = await people.group("Ομάδα", [maria], admin_bots=["kafeneio_bot"], **shape)
        looking = await stack.enter_async_context(await browser.new_context(locale="el-GR", **context))
        page = await looking.new_page()
        broken: list[str] = []
        page.on("pageerror", lambda error: broken.append(str(error)))
        await page.goto(f"{server.url}/?lang=el#{anna.id},{maria.id}:{number}")
        await page.locator("body[data-ready]").wait_for()
        yield Desk(page, bot, people, anna, maria.group(number))
        assert broken == []


async def test_a_guest_and_the_staffs_topic_side_by_side(browser: Browser) -> None:
    async with desk(browser) as here:
        bot, number, guest = here.bot, here.forum.id, here.anna.chat("kafeneio_bot")
        made = await bot(
            "createForumTopic", chat_id=number, name="Κρύος καφές", icon_custom_emoji_id="5379748062124056162"
        )
        topic = made["message_thread_id"]
        album = [screen.message_id for screen in await guest.send_album([None, None], caption="Κρύος!")]
        await bot(
            "copyMessages",
            chat_id=number,
            message_thread_id=topic,
            from_chat_id=here.anna.id,
            message_ids=album,
        )
        await expect(here.topic("Κρύος καφές")).to_contain_text("❗")
        await expect(here.topic("Κρύος καφές").locator(".badge")).to_have_text("3")
        await here.topic("Κρύος καφές").click()
        await expect(here.right.locator("article .album img")).to_have_count(2)
        await here.write(here.right, "Έρχεται άλλος")
        await expect(here.right.locator("article .text").last).to_have_text("Έρχεται άλλος")
        ours = (await here.forum.topic(topic).messages())[-1]
        await here.do(here.right, ours.message_id, "Επεξεργασία")
        await here.write(here.right, "Έρχεται ζεστός")
        await expect(here.right.locator("article").last).to_contain_text("τροποποιήθηκε")
        await here.do(here.left, album[0], "Αντίδραση με ❤")
        await expect(here.left.locator(".reactions")).to_contain_text("❤")
        await here.do(here.right, ours.message_id, "Απάντηση")
        await here.write(here.right, "με κουλουράκι")
        await expect(here.right.locator("article .quote").last).to_contain_text("Έρχεται ζεστός")
        last = (await here.forum.topic(topic).messages())[-1]
        assert (last.text, last.topic) == ("με κουλουράκι", topic)
        assert last.message["reply_to_message_id"] == ours.message_id
        await here.do(here.right, last.message_id, "Διαγραφή")
        await expect(here.right.get_by_text("με κουλουράκι")).to_have_count(0)
        await here.page.reload()
        await here.page.locator("body[data-ready]").wait_for()
        await expect(here.right.locator("article .text").last).to_have_text(
            "Έρχεται ζεστός"
        )  # the address knows
        assert [one["unread"] for one in await here.forum.topics() if one["id"] == topic] == [0]


async def test_long_words_of_a_topic_stay_within_its_list_and_its_pill(browser: Browser) -> None:
    async with desk(browser) as here:
        number = here.forum.id
        topic = (await here.bot("createForumTopic", chat_id=number, name="Κρύος καφές"))["message_thread_id"]
        await here.bot("editForumTopic", chat_id=number, message_thread_id=topic, name="Κρύος καφές, " * 8)
        column = await here.right.bounding_box()
        time = here.topic("Κρύος καφές").locator("time")
        await expect(here.topic("Κρύος καφές")).to_contain_text("ονομάζεται πλέον")
        fresh = here.right.get_by_role("button", name="Νέο θέμα")
        for shown in (await time.bounding_box(), await fresh.bounding_box()):
            assert column is not None
            assert shown is not None
            assert shown["x"] + shown["width"] <= column["x"] + column["width"]
        await here.topic("Κρύος καφές").click()
        pill = here.right.locator(".service").last
        assert await pill.locator("span").evaluate("pill => pill.getClientRects().length") == 1


async def test_topics_are_made_renamed_closed_and_deleted(browser: Browser) -> None:
    async with desk(browser) as here:
        await here.right.get_by_role("button", name="Νέο θέμα").click()
        await here.page.get_by_role("textbox", name="Όνομα").fill("Ωράριο")
        await here.page.keyboard.press("Enter")
        title = here.right.locator(".topic-bar h3")
        await expect(title).to_have_text("Ωράριο")
        menu = here.right.get_by_role("button", name="Ενέργειες θέματος")
        await menu.click()
        await here.page.get_by_role("menuitem", name="Όνομα και εικονίδιο").click()
        await here.page.get_by_role("textbox", name="Όνομα").fill("Κυριακές")
        await here.page.get_by_role("button", name="Αποθήκευση").click()
        await expect(title).to_have_text("Κυριακές")
        await menu.click()
        await here.page.get_by_role("menuitem", name="Κλείσιμο θέματος").click()
        await expect(here.right.locator(".topic-bar .state")).to_have_text("Κλειστό")
        assert [topic["closed"] for topic in await here.forum.topics()] == [False, True]
        await menu.click()
        await here.page.get_by_role("menuitem", name="Διαγραφή θέματος").click()
        await expect(here.right.locator(".topic-list li")).to_have_count(1)
        await expect(title).to_be_hidden()


async def test_in_a_closed_topic_others_only_read(browser: Browser) -> None:
    async with desk(browser) as here:
        waiter = await here.people.person("Νίκος")
        await here.forum.add(waiter)
        topic = await here.forum.create_topic("Ωράριο")
        await here.forum.change_topic((await topic.write("γεια")).topic or 0, closed=True)
        await here.page.locator(f"#people [data-person='{waiter.id}'] .person").click()
        await here.left.get_by_role("button", name="Ομάδα", exact=True).click()
        await here.left.get_by_role("navigation").get_by_role("button", name="Ωράριο").click()
        await expect(here.left.get_by_text("Αυτό το θέμα είναι κλειστό.")).to_be_visible()
        await expect(here.left.get_by_role("textbox", name="Μήνυμα")).to_be_hidden()


async def test_a_group_that_becomes_another_stays_open(browser: Browser) -> None:
    async with desk(browser, kind="group") as here:
        await here.write(here.right, "πριν")
        await here.right.get_by_role("button", name="Περισσότερα").click()
        await here.page.get_by_role("menuitem", name="Μετατροπή σε φόρουμ").click()
        await expect(here.topic("General")).to_be_visible()
        await here.page.wait_for_url(re.compile(r":-100\d+$"))
        await here.right.get_by_role("button", name="Περισσότερα").click()
        await here.page.get_by_role("menuitem", name="Μέλη").click()
        await here.page.get_by_role("button", name="Απλό μέλος: Καφενείο").click()
        await expect(here.page.get_by_role("button", name="Ορισμός διαχειριστή: Καφενείο")).to_be_visible()
        await here.page.get_by_role("button", name="Αφαίρεση: Καφενείο").click()
        await expect(here.page.get_by_role("dialog")).to_contain_text("αφαιρέθηκε")


@pytest.mark.parametrize("width", [390, 1000, 1900])
async def test_list_and_topic_stand_side_by_side_where_there_is_room(browser: Browser, width: int) -> None:
    async with desk(browser, viewport={"width": width, "height": 700}) as here:
        await here.forum.create_topic("Ωράριο")
        side = here.right
        if width < 640:
            side = here.left
            await here.page.get_by_role("button", name=re.compile("^Μ?\\s*Μαρία")).first.click()
        await side.get_by_role("navigation").get_by_role("button", name="Ωράριο").click()
        await expect(side.locator(".topic-bar h3")).to_have_text("Ωράριο")
        await expect(side.locator(".topic-list")).to_be_visible(visible=width == 1900)
        assert await here.page.evaluate(FITS)
        if width < 1900:
            await side.get_by_role("button", name="Πίσω στα θέματα").click()
            await expect(side.locator(".topic-list")).to_be_visible()
