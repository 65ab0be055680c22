"""Does the reading room work in a real browser: without barriers, by keyboard, on a phone, in the dark?"""

import pytest
from playwright.sync_api import Page

from tests.browser import PHONE, barriers

ISSUE = "the-spark/1934-12-13"
PAGES = [
    "/",
    "/-/publications",
    "/-/publications/the-spark",
    f"/-/issues/{ISSUE}",
    f"/-/pages/{ISSUE}/p01",
    f"/-/articles/{ISSUE}/a02?q=strike+pickets",
    "/-/search",
    "/-/search?q=strike&from=1934",
    "/-/search?q=strlke&tolerant=1",
    "/-/search?q=strlke",
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_no_page_has_a_barrier_in_light_or_dark(tab: Page, room: str, path: str, scheme: str) -> None:
    tab.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    tab.goto(room + path)

    assert barriers(tab) == []


@pytest.mark.parametrize("path", PAGES)
def test_no_page_is_wider_than_a_phone(tab: Page, room: str, path: str) -> None:
    tab.set_viewport_size(PHONE)
    tab.goto(room + path)

    assert tab.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_the_first_tab_stop_leads_past_the_header_to_the_content(tab: Page, room: str) -> None:
    tab.goto(room)
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")

    assert tab.evaluate("document.activeElement.id") == "main"
