"""A Chromium for the tests that look at a page.

A test module asks for it with `pytest_plugins = ["browser"]` and a parameter `browser`.
"""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest
from playwright.async_api import async_playwright

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from playwright.async_api import Browser

# In a container there is neither a user namespace nor a large /dev/shm nor a graphics card.
ARGUMENTS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]


def chromium() -> str:
    """Return the path of the machine's Chromium; without one, skip the test, or fail it where CI is set."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is not None:
        return found
    word = "there is no Chromium here (on Debian: apt-get install chromium fonts-noto-color-emoji)"
    if os.environ.get("CI"):
        pytest.fail(word)
    pytest.skip(word)


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    """Return a fresh Chromium, up in about a second; it belongs to the loop of the test."""
    path = chromium()
    async with async_playwright() as playwright:
        running = await playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        try:
            yield running
        finally:
            await running.close()
