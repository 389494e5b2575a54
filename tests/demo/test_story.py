"""The first visit, by hand in the demo's page: a customer joins, earns, redeems, and says what they think."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Locator, Page, expect

pytest_plugins = ["browser"]
pytestmark = pytest.mark.browser

SHOTS = os.environ.get("XENIA_SHOTS")
"""A folder for screenshots, for who wants to look."""


@pytest.fixture
async def demo(tmp_path: Path) -> AsyncIterator[str]:
    """`xenia demo` as a person starts it; its address."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "xenia", "demo", "--port", "0", "--no-browser"),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env={**os.environ, "TMPDIR": str(tmp_path)},
    )
    assert process.stdout is not None
    lines = [(await process.stdout.readline()).decode().strip() for _ in range(2)]
    assert lines[1].startswith("http://127.0.0.1:"), lines
    yield lines[1]
    process.send_signal(signal.SIGINT)
    _, errors = await process.communicate()
    assert process.returncode == 0, "Ctrl-C closes it cleanly"
    assert b'"failed"' not in errors, errors.decode()
    assert b'"unsent"' not in errors, errors.decode()
    kept = await asyncio.to_thread(lambda: list(tmp_path.glob("xenia-demo-*")))
    assert not kept, "the demo keeps nothing"


class Visitor:
    """One column of the page: a person and their chat with the bot."""

    def __init__(self, page: Page, column: int) -> None:
        self.page = page
        self.column = page.locator(f'[data-column="{column}"]')

    @property
    def last(self) -> Locator:
        """The newest message."""
        return self.column.locator("article[data-message]").last

    async def sees(self, *texts: str) -> None:
        for text in texts:
            await expect(self.last).to_contain_text(text)

    async def taps(self, label: str) -> None:
        await self.last.get_by_role("button", name=label).first.click()

    async def writes(self, text: str) -> None:
        box = self.column.get_by_role("textbox")
        await box.fill(text)
        await box.press("Enter")

    async def starts(self, label: str) -> None:
        await self.column.get_by_role("button", name=label, exact=True).click()


async def _open(browser: Browser, url: str, language: str, width: int = 1360, height: int = 900) -> Page:
    page = await browser.new_page(viewport={"width": width, "height": height})
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    await page.goto(f"{url}/?lang={language}")
    await page.wait_for_selector("body[data-ready]")
    return page


async def _beside(page: Page, left: str, right: str) -> tuple[Visitor, Visitor]:
    """Two people side by side."""
    ids = []
    for name in (left, right):
        person = page.locator("#people [data-person]").filter(has_text=name).first
        ids.append(await person.get_attribute("data-person"))
    await page.evaluate("hash => { location.hash = hash; location.reload() }", f"{ids[0]},{ids[1]}")
    await page.wait_for_selector(f'[data-column="1"][data-person="{ids[1]}"]')
    return Visitor(page, 0), Visitor(page, 1)


async def _shot(page: Page, name: str) -> None:
    if SHOTS:
        await expect(page.locator(".notice")).to_have_count(0, timeout=10_000)
        await page.screenshot(path=Path(SHOTS) / f"{name}.png")


async def test_a_first_visit_in_greek(browser: Browser, demo: str) -> None:
    page = await _open(browser, demo, "el")
    nikos, markos = await _beside(page, "Νίκος", "Μάρκος")
    await nikos.starts("Έναρξη")
    await nikos.sees("Καλώς ήρθατε, Νίκο!", "10 πόντους για κάθε ευρώ")
    await _shot(page, "el-1-welcome")
    await nikos.taps("Γίνομαι μέλος")
    await nikos.sees("Όλα είναι κλειστά")
    await nikos.taps("Μηνύματα από εμάς")
    await nikos.sees("○ Νέα του καταστήματος")
    await nikos.taps("Νέα: όχι")
    await nikos.taps("Ναι, έχω κλείσει τα 15")
    await nikos.sees("● Νέα του καταστήματος")
    await _shot(page, "el-2-joined")
    await nikos.taps("Έτοιμο")
    await nikos.sees("Γεια σας, Νίκο")
    await nikos.taps("Η κάρτα μου")
    await nikos.sees("Η κάρτα σας")
    await expect(nikos.last.locator("img")).to_be_visible()
    await _shot(page, "el-3-card")
    card = (await nikos.last.locator("b, strong").first.inner_text()).strip()

    await markos.writes(f"{card} 41,90")
    await markos.sees("Νίκος", "41,90 €", "419 πόντοι")
    await markos.taps("Δίνω 419 πόντους")
    await markos.sees("Έγινε.", "+419")
    await nikos.sees("+419 πόντοι για την αγορά σας")
    await _shot(page, "el-4-awarded")

    await nikos.taps("Οι πόντοι μου")
    await nikos.sees("Έχετε 419 πόντους", "Επόμενο δώρο", "▰▰▰▰▰▰▰▰▰▱")
    await nikos.taps("Πώς τους κέρδισα;")
    await nikos.sees("Αγορά 41,90 €", "Μάρκος")
    await nikos.taps("Πίσω")
    await nikos.taps("Δώρα")
    await nikos.sees("● Ελληνικός καφές – 250")
    await nikos.taps("Ελληνικός καφές")
    await nikos.taps("Εξαργύρωση για 250 πόντους")
    await nikos.sees("Θα σας μείνουν 169")
    await _shot(page, "el-5-confirm")
    await nikos.taps("Ναι, για 250 πόντους")
    await nikos.sees("Δείξτε το στο ταμείο")
    await expect(nikos.last.locator("img")).to_be_visible()
    await _shot(page, "el-6-voucher")
    code = await nikos.last.locator("code").inner_text()

    await markos.writes(code.lower())
    await markos.sees("Ελληνικός καφές", "Ισχύει ως")
    await markos.taps("Παραδόθηκε")
    await markos.sees("Παραδόθηκε: Ελληνικός καφές")
    await nikos.sees("Παραλάβατε: Ελληνικός καφές")

    await nikos.writes("/feedback")
    await nikos.sees("Πώς σας φαίνεται το κατάστημά μας;")
    await nikos.taps("2 ★")
    await nikos.sees("★★☆☆☆", "Λυπούμαστε", "Η ομάδα μας ενημερώνεται")
    await markos.sees("★★☆☆☆", "Νίκος")
    await nikos.writes("Ο καφές ήταν κρύος.")
    await nikos.sees("Το κρατήσαμε")
    await markos.sees("«Ο καφές ήταν κρύος.»")
    await _shot(page, "el-7-feedback")


async def test_a_first_visit_in_english_on_a_phone(browser: Browser, demo: str) -> None:
    page = await _open(browser, demo, "en")
    emma, katerina = await _beside(page, "Emma", "Κατερίνα")
    await emma.starts("Start")
    await emma.sees("Welcome, Emma!", "10 points for each euro")
    await emma.taps("Join")
    await emma.sees("Everything is off")
    await emma.taps("Done")
    await emma.taps("My card")
    await emma.sees("Your card")
    card = (await emma.last.locator("b, strong").first.inner_text()).strip()
    await katerina.writes(f"{card} 12.40")
    await katerina.taps("Δίνω 124 πόντους")
    await emma.sees("+124 points for your purchase of €12.40")

    page = await _open(browser, demo, "en", 390, 844)
    await page.locator("#people [data-person]").filter(has_text="Emma").first.click()
    emma = Visitor(page, 0)
    await emma.taps("My points")
    await emma.sees("You have 124 points")
    await emma.taps("Rewards")
    await emma.taps("Cinnamon cookie")
    await emma.taps("Redeem for 90 points")
    await emma.taps("Yes, for 90 points")
    await emma.sees("Show it at the counter")
    await _shot(page, "en-1-voucher-phone")
    await emma.taps("Cancel and return the points")
    await emma.taps("Yes, return them")
    await emma.sees("90 points are back")
    await _shot(page, "en-2-cancelled-phone")
    await emma.writes("/feedback")
    await emma.taps("5 ★")
    await emma.sees("★★★★★", "That makes us happy")
    fits = await page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
    assert fits, "nothing is cut off on a phone"
    await _shot(page, "en-3-feedback-phone")
