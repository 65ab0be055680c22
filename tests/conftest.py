"""What do tests share that is dear to make?  One browser and one reading room a file of tests."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests import browser as browsers
from tests import rooms


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A Chromium.  Not for a whole run: its driver keeps an event loop in which `asyncio.run` cannot work."""
    with browsers.chromium() as opened:
        yield opened


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a reading room on The Spark."""
    with rooms.served(rooms.workspace(tmp_path_factory.mktemp("room"))) as address:
        yield address


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """A fresh tab of a laptop's size; a test fails when its page has an error in a script or lacks a file."""
    context = browser.new_context(viewport=browsers.LAPTOP)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    yield page
    context.close()
    assert errors == []
