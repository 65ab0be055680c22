"""Can a person who has never seen it mend the archive in a real browser, with the keyboard alone, losing nothing?"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from ingest import archive
from ingest.people import Role
from tests import rooms
from tests.browser import LAPTOP, PHONE, barriers, look
from tests.decided import ISSUE, RENT_ID, STRIKE_ID, line, region
from tests.issues import rows
from tests.visitors import NAMES, PASSWORD, staffed

CAFE = "The café on Third Street"
STAYED = "stayed open for the pickets."
NOBODY = "Nobody drove."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return staffed(rooms.workspace(tmp_path))


@pytest.fixture
def room(folder: Path) -> Iterator[str]:
    with rooms.served(folder) as address:
        yield address


def sign_in(page: Page, role: Role) -> None:
    """With the keyboard, on the sign-in page."""
    expect(page.get_by_label("Name", exact=True)).to_be_focused()
    page.keyboard.type(NAMES[role])
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"^(?!.*/-/login)"))


def signed_in(context: BrowserContext, room: str, role: Role, path: str) -> Page:
    """A tab of somebody who has signed in and is at *path*."""
    page = context.new_page()
    page.goto(f"{room}/-/login?then={path}")
    sign_in(page, role)
    return page


def box(page: Page, folder: Path, text: str) -> int:
    """Put the caret into the box of the line that reads so; gives back the line."""
    with archive.connect(folder / "archive.db", create=False) as db:
        found = line(db, text)
    page.locator(f"#line-{found} input[name=says]").focus()
    return found


def write(page: Page, text: str) -> None:
    """Instead of what stands in the box where the caret is."""
    page.keyboard.press("Control+A")
    page.keyboard.type(text)


def stands(folder: Path, sql: str, *values: object) -> list[object]:
    """What the archive says meanwhile."""
    with archive.connect(folder / "archive.db", create=False) as db:
        return rows(db, sql, *values)


def decided(folder: Path) -> list[object]:
    """Who wrote what, and what became of it."""
    return stands(folder, "SELECT actor, before, after, state FROM decisions ORDER BY id")


# The story by which it is judged


def test_a_stranger_finds_mends_finds_again_and_undoes(room: str, tab: Page, folder: Path, tmp_path: Path) -> None:
    tab.goto(room)
    tab.get_by_label("Find a word or a phrase").fill("pickets")
    tab.keyboard.press("Enter")
    tab.get_by_role("link", name="GENERAL STRIKE IN MINNEAPOLIS").click()
    expect(tab.locator("svg .hit").first).to_be_visible()
    look(tab, tmp_path / "found.png")

    tab.get_by_role("link", name="Mend this text").press("Enter")
    sign_in(tab, Role.VOLUNTEER)
    expect(tab.locator(":focus")).to_have_value(STAYED)
    look(tab, tmp_path / "mending.png")

    tab.keyboard.press("Shift+Tab")
    for text in ("The coffeehouse on Third Street", "stayed open for the strikers."):
        write(tab, text)
        tab.keyboard.press("Enter")
        expect(tab.locator("li.checked")).to_have_count(1 if "coffee" in text else 2)
    box(tab, folder, NOBODY)
    write(tab, "Nobody drove a cart.")
    tab.keyboard.press("Enter")
    expect(tab.locator("li.checked")).to_have_count(3)

    tab.goto(f"{room}/-/search?q=coffeehouse")
    tab.get_by_role("link", name="GENERAL STRIKE IN MINNEAPOLIS").click()
    tab.get_by_role("link", name="What was changed").click()
    expect(tab.locator(".decisions > li")).to_have_count(3)
    look(tab, tmp_path / "history.png")
    tab.get_by_role("button", name="Undo The coffeehouse on Third Street").press("Enter")
    expect(tab.get_by_text("took something back")).to_be_visible()

    tab.goto(f"{room}/-/search?q=coffeehouse")
    expect(tab.get_by_role("link", name="GENERAL STRIKE IN MINNEAPOLIS")).to_have_count(0)
    assert stands(folder, "SELECT text FROM lines WHERE ocr_text IN (?, ?, ?) ORDER BY id", CAFE, STAYED, NOBODY) == [
        "Nobody drove a cart.",
        CAFE,
        "stayed open for the strikers.",
    ]


# Two people at one line


def two(browser: Browser, room: str) -> Iterator[tuple[Page, Page]]:
    contexts = [browser.new_context(viewport=LAPTOP) for _ in range(2)]
    path = f"/-/mend/articles/{STRIKE_ID}"
    yield (
        signed_in(contexts[0], room, Role.VOLUNTEER, path),
        signed_in(contexts[1], room, Role.EDITOR, path),
    )
    for context in contexts:
        context.close()


@pytest.fixture
def both(browser: Browser, room: str) -> Iterator[tuple[Page, Page]]:
    yield from two(browser, room)


def disagree(both: tuple[Page, Page], folder: Path) -> None:
    """Vera saves a line that Eve has before her eyes, and then Eve does."""
    vera, eve = both
    for page, text in ((eve, "Nobody rode."), (vera, "Nobody drove a cart.")):
        box(page, folder, NOBODY)
        write(page, text)
    vera.keyboard.press("Enter")
    expect(vera.locator("li.checked")).to_have_count(1)
    eve.keyboard.press("Enter")


def test_two_browsers_at_one_line_lose_nothing(both: tuple[Page, Page], folder: Path, tmp_path: Path) -> None:
    disagree(both, folder)
    _, eve = both
    panel = eve.get_by_role("group", name="Two readings of this line")
    expect(panel).to_contain_text("vera wrote meanwhile")
    expect(panel).to_contain_text("Nobody drove a cart.")
    expect(panel).to_contain_text("Nobody rode.")
    look(eve, tmp_path / "merge.png")
    found = barriers(eve)
    before = decided(folder)
    eve.get_by_role("button", name="Mine is right").click()
    expect(eve.locator("li.checked")).to_have_count(1)

    assert (found, before) == ([], [("vera", NOBODY, "Nobody drove a cart.", "in force")])
    assert decided(folder) == [*before, ("eve", "Nobody drove a cart.", "Nobody rode.", "in force")]


def test_who_keeps_the_other_reading_has_looked_at_it(both: tuple[Page, Page], folder: Path) -> None:
    disagree(both, folder)
    _, eve = both
    eve.get_by_role("button", name="Keep theirs").click()
    expect(eve.locator("li.checked")).to_have_count(1)

    assert decided(folder) == [("vera", NOBODY, "Nobody drove a cart.", "in force")]
    expect(eve.get_by_label("Line 4")).to_have_value("Nobody drove a cart.")


# Without scripts


def test_without_scripts_lines_are_forms_and_a_conflict_is_a_page(
    browser: Browser, room: str, folder: Path, tmp_path: Path
) -> None:
    context = browser.new_context(viewport=LAPTOP, java_script_enabled=False)
    page = signed_in(context, room, Role.VOLUNTEER, f"/-/mend/articles/{STRIKE_ID}")
    form = page.locator("form.proof", has=page.locator(f'input[name=saw][value="{NOBODY}"]'))
    form.get_by_role("textbox").fill("Nobody drove a cart.")
    form.get_by_role("button", name="Save").click()
    saved = page.url
    with archive.connect(folder / "archive.db", create=False) as db:
        hand = archive.Hand("eve", "2030-01-01T00:00:00+00:00")
        archive.correct(db, line(db, CAFE), "The cafe on Third Street", hand, folder / "ocr_output/corrections.jsonl")
    form = page.locator("form.proof", has=page.locator(f'input[name=saw][value="{CAFE}"]'))
    form.get_by_role("textbox").fill("The coffeehouse on Third Street")
    form.get_by_role("button", name="Save").click()
    look(page, tmp_path / "conflict.png")
    expect(page.get_by_role("heading", name="Two readings of one line")).to_be_visible()
    page.get_by_role("button", name="Mine is right").click()
    context.close()

    assert "#line-" in saved
    assert [row[2:] for row in decided(folder)] == [  # type: ignore[index]
        ("Nobody drove a cart.", "in force"),
        ("The cafe on Third Street", "in force"),
        ("The coffeehouse on Third Street", "in force"),
    ]


# Keys


@pytest.fixture
def editor(room: str, tab: Page) -> Page:
    """Vera at the lines of the strike."""
    tab.goto(f"{room}/-/login?then=/-/mend/articles/{STRIKE_ID}")
    sign_in(tab, Role.VOLUNTEER)
    return tab


def test_escape_first_drops_what_is_not_saved_and_then_takes_the_save_back(editor: Page, folder: Path) -> None:
    here = box(editor, folder, NOBODY)
    write(editor, "Nobody dro")
    editor.keyboard.press("Escape")
    dropped = editor.locator(":focus").input_value()
    write(editor, "Nobody drove a cart.")
    editor.keyboard.press("Enter")
    expect(editor.locator(f"#line-{here}.checked")).to_have_count(1)
    editor.locator(f"#line-{here} input[name=says]").focus()
    editor.keyboard.press("Escape")
    expect(editor.locator(f"#line-{here}.checked")).to_have_count(0)

    assert dropped == editor.locator(":focus").input_value() == NOBODY
    assert [row[3] for row in decided(folder)] == ["undone", "undoing"]  # type: ignore[index]


def test_enter_on_a_line_that_is_right_confirms_it(editor: Page, folder: Path) -> None:
    box(editor, folder, NOBODY)
    editor.keyboard.press("Enter")
    expect(editor.locator("li.checked")).to_have_count(1)

    assert decided(folder) == [("vera", NOBODY, NOBODY, "in force")]


def test_tab_moves_and_what_was_changed_is_saved_on_the_way(editor: Page, folder: Path) -> None:
    box(editor, folder, CAFE)
    write(editor, "The coffeehouse on Third Street")
    editor.keyboard.press("Tab")
    expect(editor.locator("li.checked")).to_have_count(1)

    assert editor.locator(":focus").input_value() == STAYED
    assert [row[2] for row in decided(folder)] == ["The coffeehouse on Third Street"]  # type: ignore[index]


def test_special_letters_are_one_key_away(editor: Page, folder: Path) -> None:
    box(editor, folder, NOBODY)
    write(editor, "")
    editor.keyboard.press("Delete")
    for keys in ("Alt+BracketLeft", "e", "Alt+Slash", "Alt+BracketRight", "Alt+Minus", "Alt+Quote", "Alt+Period"):
        editor.keyboard.press(keys)

    assert editor.locator(":focus").input_value() == "“é”—’…"


def test_a_letter_is_also_a_button_that_keeps_the_caret(editor: Page, folder: Path) -> None:
    box(editor, folder, NOBODY)
    editor.keyboard.press("Home")
    editor.get_by_role("button", name="opening quotation mark").click()

    assert editor.locator(":focus").input_value() == f"“{NOBODY}"


def test_what_could_not_be_saved_stays_in_its_box_and_says_so(browser: Browser, room: str, folder: Path) -> None:
    context = browser.new_context(viewport=LAPTOP)
    editor = signed_in(context, room, Role.VOLUNTEER, f"/-/mend/articles/{STRIKE_ID}")
    here = box(editor, folder, NOBODY)
    editor.route("**/-/mend/lines/*", lambda route: route.abort())
    write(editor, "Nobody drove a cart.")
    editor.keyboard.press("Enter")
    expect(editor.locator(f"#line-{here} .message")).to_contain_text("there is no connection")
    kept = editor.locator(":focus").input_value()
    editor.unroute("**/-/mend/lines/*")
    editor.keyboard.press("Enter")
    expect(editor.locator(f"#line-{here}.checked")).to_have_count(1)
    context.close()

    assert kept == "Nobody drove a cart."


def test_what_dictionary_and_this_papers_confusions_agree_on_is_offered_and_never_done_unasked(
    room: str, tab: Page, folder: Path
) -> None:
    with archive.connect(folder / "archive.db", create=False) as db:
        db.execute("UPDATE articles SET language = 'en'")
        db.execute("UPDATE lines SET text = 'Nobody dtove.', ocr_text = 'Nobody dtove.' WHERE text = ?", [NOBODY])
        db.execute("INSERT INTO confusions VALUES ('the-spark', 't', 'r', 5, 60)")
        db.conn.commit()
    tab.goto(f"{room}/-/login?then=/-/mend/articles/{STRIKE_ID}")
    sign_in(tab, Role.VOLUNTEER)
    box(tab, folder, "Nobody dtove.")
    expect(tab.get_by_role("button", name="dtove → drove?")).to_be_visible()
    unasked = tab.locator(":focus").input_value()
    tab.keyboard.press("Alt+s")

    assert (unasked, tab.locator(":focus").input_value()) == ("Nobody dtove.", NOBODY)
    assert decided(folder) == []


# Arranging


def test_a_region_is_marked_moved_and_parted_by_keys(room: str, tab: Page, folder: Path, tmp_path: Path) -> None:
    tab.goto(f"{room}/-/login?then=/-/mend/pages/{ISSUE}/p01")
    sign_in(tab, Role.VOLUNTEER)
    with archive.connect(folder / "archive.db", create=False) as db:
        rents = region(db, "Rents Go Up")
    look(tab, tmp_path / "arrange.png")
    for number, keys in enumerate(("s", "+", "Alt+ArrowUp", "/"), 1):
        expect(tab.locator("html.scripted")).to_have_count(1)
        tab.locator(f"#region-{rents} summary").press(keys)
        expect(tab.locator(".decisions > li")).to_have_count(number)
    joined = stands(folder, "SELECT count(*) FROM articles WHERE id = ?", RENT_ID)

    assert joined == [0]
    assert stands(folder, "SELECT verb, state FROM decisions ORDER BY id") == [
        ("kind", "in force"),
        ("join", "in force"),
        ("lead", "in force"),
        ("part", "in force"),
    ]


def test_a_region_is_chosen_on_the_scan_and_arranged_with_the_mouse(room: str, tab: Page, folder: Path) -> None:
    tab.goto(f"{room}/-/login?then=/-/mend/pages/{ISSUE}/p01")
    sign_in(tab, Role.VOLUNTEER)
    with archive.connect(folder / "archive.db", create=False) as db:
        rents = region(db, "Rents Go Up")
    tab.locator(f'.plan g[data-region="{rents}"] rect').click(force=True)
    item = tab.locator(f"#region-{rents}")
    item.get_by_label("Its article goes on from").select_option(label="GENERAL STRIKE IN MINNEAPOLIS")
    item.get_by_role("button", name="Join").click()
    expect(tab.locator(".decisions > li")).to_have_count(1)
    tab.goto(f"{room}/-/articles/{RENT_ID}")

    assert tab.url.endswith(f"/-/articles/{STRIKE_ID}")


# Editors and readers


def test_an_editor_rolls_all_of_a_persons_work_back(room: str, tab: Page, folder: Path, tmp_path: Path) -> None:
    with archive.connect(folder / "archive.db", create=False) as db:
        journal = folder / "ocr_output" / "corrections.jsonl"
        for text in (NOBODY, CAFE):
            archive.correct(db, line(db, text), text.upper(), archive.Hand("mallory", "2026-01-01T00:00:00"), journal)
    tab.goto(f"{room}/-/login?then=/-/review")
    sign_in(tab, Role.EDITOR)
    look(tab, tmp_path / "review.png")
    tab.get_by_role("link", name="mallory").click()
    tab.get_by_text("Roll back everything that mallory did").click()
    tab.get_by_label("Type the name to be sure: mallory").fill("mallory")
    tab.get_by_role("button", name="Roll back").click()
    expect(tab.get_by_text("2 decisions of mallory were taken back.")).to_be_visible()

    assert stands(folder, "SELECT count(*) FROM lines WHERE text <> ocr_text") == [0]


def test_a_reader_without_an_account_says_what_is_wrong_and_volunteers_see_it_first(room: str, tab: Page) -> None:
    tab.goto(f"{room}/-/articles/{RENT_ID}")
    tab.get_by_role("link", name="Something is wrong").click()
    tab.get_by_label("What is wrong").fill("It was four dollars.")
    tab.get_by_role("button", name="Tell the volunteers").click()
    expect(tab.get_by_role("heading", name="Thank you")).to_be_visible()
    tab.goto(f"{room}/-/login")
    sign_in(tab, Role.VOLUNTEER)

    expect(tab.locator(".queue li").first).to_contain_text("Rents Go Up")
    expect(tab.locator(".queue li").first).to_contain_text("A reader says that something is wrong.")


# For everybody

PAGES = [
    "/-/login",
    "/-/mend",
    f"/-/mend/articles/{STRIKE_ID}",
    f"/-/mend/pages/{ISSUE}/p01",
    f"/-/history/{STRIKE_ID}",
    "/-/thanks",
    f"/-/flag/{STRIKE_ID}",
    "/-/review",
    "/-/review/people/vera",
    "/-/review/audit",
]


@pytest.fixture
def used(folder: Path) -> Path:
    """An archive in which a line was mended, and that taken back."""
    with archive.connect(folder / "archive.db", create=False) as db:
        journal = folder / "ocr_output" / "corrections.jsonl"
        for number, text in enumerate((NOBODY, CAFE)):
            made = archive.Hand("vera", f"2026-01-0{number + 1}T00:00:00")
            archive.correct(db, line(db, text), text.upper(), made, journal)
        (key,) = rows(db, "SELECT key FROM decisions WHERE after = ?", CAFE.upper())
        archive.undo(db, key, archive.Hand("eve", "2026-01-03T00:00:00"), journal)
    return folder


def test_no_page_has_a_barrier_or_is_wider_than_a_phone(
    used: Path, browser: Browser, room: str, tmp_path: Path
) -> None:
    context = browser.new_context(viewport=LAPTOP)
    page = signed_in(context, room, Role.EDITOR, "/-/mend")
    found: dict[str, object] = {}
    for path in PAGES:
        page.goto(room + path)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            found[f"{path} {scheme}"] = barriers(page)
        page.set_viewport_size(PHONE)
        found[f"{path} phone"] = page.evaluate("Math.max(0, document.documentElement.scrollWidth - innerWidth)") or []
        look(page, tmp_path / f"phone{path.replace('/', '_')}.png")
        page.set_viewport_size(LAPTOP)
    context.close()

    assert {name: wrong for name, wrong in found.items() if wrong} == {}
