"""Does the reading room work in a real browser: without barriers, by keyboard, on a phone, in the dark?"""

import pytest
from playwright.sync_api import Browser, Page

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
    tab.wait_for_load_state("networkidle")

    assert barriers(tab) == []


@pytest.mark.parametrize("path", PAGES)
def test_no_page_is_wider_than_a_phone(tab: Page, room: str, path: str) -> None:
    tab.set_viewport_size(PHONE)
    tab.goto(room + path)

    assert tab.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_the_first_tab_stop_leads_past_the_header_to_the_content(tab: Page, room: str) -> None:
    tab.goto(f"{room}/-/issues/{ISSUE}")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")

    assert tab.evaluate("document.activeElement.id") == "main"


def test_a_page_is_looked_into_and_its_drawing_moves_with_it(tab: Page, room: str) -> None:
    tab.goto(f"{room}/-/pages/{ISSUE}/p01?q=strike&article={ISSUE}/a02")
    tab.wait_for_selector(".viewer.open .world[transform]")
    before = tab.locator(".lights rect").first.bounding_box()
    tab.get_by_role("button", name="Larger").click()
    tab.wait_for_timeout(900)
    after = tab.locator(".lights rect").first.bounding_box()

    assert before and after
    assert after["width"] == pytest.approx(1.5 * before["width"], rel=0.02)


def test_a_region_of_a_page_leads_to_its_article(tab: Page, room: str) -> None:
    tab.goto(f"{room}/-/pages/{ISSUE}/p01")
    tab.wait_for_selector(".viewer.open .world[transform]")
    tab.locator(".regions a[aria-label='Rents Go Up'] rect").first.click()
    tab.wait_for_url(f"**/-/articles/{ISSUE}/a03")

    assert tab.locator("h1").inner_text() == "Rents Go Up"


def test_overlays_are_switched_by_keyboard(tab: Page, room: str) -> None:
    tab.goto(f"{room}/-/pages/{ISSUE}/p01")
    tab.get_by_label("Reading order").focus()
    tab.keyboard.press("Space")

    assert tab.locator(".order").evaluate("node => getComputedStyle(node).display") == "inline"
    assert tab.locator(".columns").evaluate("node => getComputedStyle(node).display") == "none"


def test_every_page_is_whole_without_javascript(browser: Browser, room: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{room}/-/pages/{ISSUE}/p01")
    picture, regions = page.locator(".plate image"), page.locator(".regions a")

    assert (picture.count(), regions.first.is_visible()) == (1, True)
    context.close()


def test_the_arrow_keys_turn_to_the_next_article(tab: Page, room: str) -> None:
    tab.goto(f"{room}/-/articles/{ISSUE}/a02")
    tab.keyboard.press("ArrowRight")
    tab.wait_for_url(f"**/-/articles/{ISSUE}/a03")

    assert tab.locator("h1").inner_text() == "Rents Go Up"


def test_a_word_is_found_and_seen_on_the_paper_with_the_keyboard_alone(tab: Page, room: str) -> None:
    tab.goto(room)
    tab.locator("#welcome-finder:focus").wait_for()
    tab.keyboard.type("pickets")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/-/search?q=pickets")
    tab.locator(".hits a").first.focus()
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/-/articles/**")

    assert tab.locator(".text mark").all_inner_texts() == ["pickets"]
    assert tab.locator("#p02 .hit").is_visible()


def test_an_article_is_printed_without_what_is_only_for_the_screen(tab: Page, room: str) -> None:
    tab.goto(f"{room}/-/articles/{ISSUE}/a02")
    tab.emulate_media(media="print")

    assert not tab.locator("header.top").is_visible()
    assert tab.locator(".citation").is_visible()
    assert tab.locator("#p02 svg").is_visible()
