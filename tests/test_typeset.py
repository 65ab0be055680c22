"""Does the typesetter know exactly what it printed?"""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.typeset import Edition, FontMissing, PrintedWord, Wishes, compose, fonts
from tests.typeset.edition import made_up, truth_of
from tests.typeset.fonts import Face, Family
from tests.typeset.manners import MANNERS
from tests.typeset.reading import printed_text
from tests.typeset.sample import FOLDERED, MULTIPAGE
from tests.typeset.setting import Slug, Type, set_lines
from tests.typeset.sheet import Area, Sheet
from tests.typeset.style import Measures

ROOT = Path(__file__).parent.parent
COARSE = Wishes(dpi=150)
UNREAD = ("jump", "quote")  # printed, but no part of an article's text


def _records(edition: Edition, *keys: str) -> list[dict[str, Any]]:
    truth: Any = edition.truth
    return [record for key in keys for record in truth[key]]


def _read(words: list[PrintedWord]) -> list[str]:
    """The words as a reader puts them together again."""
    text, out = "", []
    for word in words:
        text += word.text[:-1] if word.join == "soft" else word.text
        if not word.join:
            out.append(text)
            text = ""
    return out


def _printed(edition: Edition, item: str) -> list[PrintedWord]:
    return [word for page in edition.words for word in page if word.item == item and word.part not in UNREAD]


@pytest.fixture(scope="module")
def editions() -> list[Edition]:
    return [compose(seed, grade="clean", wishes=COARSE) for seed in range(4)]


def test_the_same_seed_gives_the_same_edition() -> None:
    one, two = (compose(2, grade="worn", wishes=COARSE) for _ in range(2))

    assert one.truth == two.truth
    assert one.zones == two.zones
    assert [page.tobytes() for page in one.pages] == [page.tobytes() for page in two.pages]


def test_every_word_of_the_truth_is_printed_and_no_other(editions: list[Edition]) -> None:
    for edition in editions:
        for record in _records(edition, "articles", "advertisements"):
            assert sorted(_read(_printed(edition, record["id"]))) == sorted(record["text"].split())


def test_every_word_lies_in_a_zone_of_its_article(editions: list[Edition]) -> None:
    for edition in editions:
        for words, page in zip(edition.words, edition.zones, strict=True):
            zones: Any = page["articles"]
            boxes = {zone["id"]: zone["boxes"] for zone in zones}
            for word in (w for w in words if w.item):
                x, y = (word.box[0] + word.box[2]) / 2, (word.box[1] + word.box[3]) / 2
                assert any(left <= x <= right and top <= y <= bottom for left, top, right, bottom in boxes[word.item])


def test_the_leading_article_goes_on_on_page_two_and_its_jump_lines_are_not_its_text(editions: list[Edition]) -> None:
    edition = next(e for e in editions if len(e.pages) > 1)

    (jumping,) = (r for r in _records(edition, "articles") if len(r["pages"]) > 1)

    assert jumping["pages"] == [1, 2]
    assert "ontinued" not in jumping["text"]


def _darkness(page: np.ndarray[Any, np.dtype[np.float32]], words: list[PrintedWord], shift: float) -> float:
    """How dark the middles of the words' boxes are, or stripes that lie beside them by a share of their height."""
    tones = []
    for left, top, right, bottom in (w.box for w in words if 3 < len(w.text) < 8):
        third, down = (bottom - top) // 3, round(shift * (bottom - top))
        tones.append(page[top + third + down : bottom - third + down, left:right].mean())
    return 255 - float(np.mean(tones))


@pytest.mark.parametrize("grade", ["light", "harsh"])
def test_damage_moves_the_boxes_with_their_ink(grade: str) -> None:
    edition = compose(3, grade=grade, wishes=COARSE)
    for image, words in zip(edition.pages, edition.words, strict=True):
        page = np.asarray(image.convert("L"), np.float32)
        inked = [word for word in words if word.part == "body"]
        assert _darkness(page, inked, 0) > 1.3 * max(_darkness(page, inked, -0.7), _darkness(page, inked, 0.7))


def test_zones_of_a_turned_page_are_cut_into_tiles_that_do_not_stray() -> None:
    edition = compose(3, grade="harsh", wishes=COARSE)
    zones: Any = edition.zones[0]["articles"]

    mixed = sum(
        left <= (w.box[0] + w.box[2]) / 2 < right and top <= (w.box[1] + w.box[3]) / 2 < bottom and w.item != zone["id"]
        for zone in zones
        for left, top, right, bottom in zone["boxes"]
        for w in edition.words[0]
        if w.item
    )

    assert mixed < 0.01 * len(edition.words[0])


@pytest.mark.parametrize("manner", sorted(MANNERS))
def test_every_manner_of_paper_prints_the_words_of_its_truth_inside_the_page_and_in_their_zones(manner: str) -> None:
    edition = compose(5, grade="clean", wishes=Wishes(manner=manner, dpi=150, pages=1))
    (page,), (words,), zones = edition.pages, edition.words, _boxes(edition)

    for record in _records(edition, "articles", "advertisements"):
        assert sorted(_read(_printed(edition, record["id"]))) == sorted(record["text"].split())
    for word in (w for w in words if w.item):
        left, top, right, bottom = word.box
        x, y = (left + right) / 2, (top + bottom) / 2
        assert 0 <= left < right <= page.width and 0 <= top < bottom <= page.height
        assert any(box[0] <= x <= box[2] and box[1] <= y <= box[3] for box in zones[word.item])


@pytest.mark.parametrize("manner", sorted(MANNERS))
def test_every_manner_lists_its_articles_as_they_are_met_and_makes_the_same_issue_of_the_same_seed(manner: str) -> None:
    one, two = (compose(6, grade="clean", wishes=Wishes(manner=manner, dpi=100, pages=1)) for _ in range(2))
    zones = _boxes(one)

    begins = [(round(zones[r["id"]][0][0], -1), zones[r["id"]][0][1]) for r in _records(one, "articles")]

    assert begins == sorted(begins)  # down each column, the columns from left to right
    assert (one.truth, one.zones) == (two.truth, two.zones)
    assert [page.tobytes() for page in one.pages] == [page.tobytes() for page in two.pages]


@pytest.mark.parametrize("manner", [None, *sorted(MANNERS)])
def test_the_text_of_an_issue_tells_each_printed_word_once_and_an_article_on_one_page_in_one_go(
    manner: str | None,
) -> None:
    imprint, desk, sheets = made_up(7, Wishes(manner=manner, dpi=100))
    truth: Any = truth_of(imprint, desk, sheets)
    printed = "".join(stamp.piece.text for sheet in sheets for stamp in sheet.stamps)

    assert sorted("".join(truth["text"].split())) == sorted(printed.replace(" ", ""))
    for record in truth["articles"] + truth["advertisements"]:
        if len(record["pages"]) == 1 and not (record.keys() & {"caption", "quote", "kicker"}):
            assert _run_together(record["text"]) in _run_together(truth["text"])


def _run_together(text: str) -> str:
    return "".join(text.replace("-", "").split())


def _page(*items: tuple[str, int, int, str], part: Area | None = None) -> str:
    """What is read of a page of three columns; each item has a name, a column, a height and lines."""
    sheet = Sheet(Measures(72, 340, 400, 10, 3, 10))
    if part:
        sheet.part(part)
    for name, column, top, text in items:
        left = sheet.measures.left(column)
        for n, line in enumerate(text.split("|")):
            kind = "caption" if line.startswith("picture") else "body"
            for slug in set_lines(line, Type(Face("caladea", "roman", 8), 10, hyphenate=False), 100, name, kind):
                sheet.place(slug, left, top + 10 * n)
        sheet.claim(name, (left, top, left + 100, top + 10 * (text.count("|") + 1)))
    return printed_text([sheet])


def test_the_article_that_begins_further_left_is_read_first_and_each_to_its_end_on_the_page() -> None:
    page = _page(
        ("folio", 2, 380, "Page 2"),
        ("strike", 1, 50, "STRIKE|It goes|on here"),
        ("rain", 0, 90, "RAIN|much of"),
        ("rain", 1, 10, "it"),
        ("picnic", 0, 20, "PICNIC"),
        ("masthead", 1, 0, "THE SPARK"),
    )

    assert page == "THE SPARK\n\nPICNIC\n\nRAIN\nmuch of\nit\n\nSTRIKE\nIt goes\non here\n\nPage 2"


def test_all_that_begins_over_a_parting_is_read_before_what_begins_under_it_as_far_as_it_reaches() -> None:
    items = ("a", 0, 10, "a"), ("b", 1, 10, "b"), ("c", 2, 10, "c"), ("d", 0, 90, "d"), ("e", 1, 90, "e")

    assert _page(*items) == "a\n\nd\n\nb\n\ne\n\nc"
    assert _page(*items, part=Area(10, 80, 220, 380, 2, 10)) == "a\n\nb\n\nd\n\ne\n\nc"
    assert _page(*items, part=Area(10, 80, 330, 380, 3, 10)) == "a\n\nb\n\nc\n\nd\n\ne"


def test_a_caption_is_read_behind_the_text_that_it_interrupts() -> None:
    assert _page(("a", 0, 10, "HEAD|picture of it|text")) == "HEAD\ntext\npicture of it"


def _boxes(edition: Edition) -> dict[str, list[list[int]]]:
    zones: Any = edition.zones[0]["articles"]
    return {zone["id"]: zone["boxes"] for zone in zones}


def _set(text: str, measure: float) -> list[Slug]:
    return set_lines(text, Type(Face("caladea", "roman", 20), 24), measure)


def test_a_word_parted_at_a_line_end_is_one_word_again_but_a_compound_keeps_its_hyphen() -> None:
    text = "The shopkeepers counted twenty-three international third-day complaints."
    for measure in range(90, 400, 10):
        lines = _set(text, measure)
        words = [PrintedWord(p.text, (0, 0, 0, 0), "", "", p.join) for line in lines for p in line.pieces]
        assert _read(words) == text.split()


def test_no_justified_line_is_wider_than_its_column_and_its_words_do_not_touch() -> None:
    for line in _set("We are eleven at one table in the rue des Abbesses under a skylight that faces north. " * 3, 260):
        ends = [(p.x, p.x + fonts.width(p.face, p.text)) for p in line.pieces]
        assert ends[-1][1] <= 260.5
        assert all(one[1] < two[0] for one, two in pairwise(ends))


def test_a_typeface_that_is_not_there_is_asked_for_by_the_name_of_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    nowhere = Family("apt:fonts-nowhere", "Nowhere.otf", "Nowhere.otf", "Nowhere.otf", "Nowhere.otf")
    monkeypatch.setitem(fonts.FAMILIES, "nowhere", nowhere)

    with pytest.raises(FontMissing, match="apt-get install fonts-nowhere"):
        fonts.load(Face("nowhere", "roman", 20))


def _sample() -> list[dict[str, Any]]:
    issues: list[dict[str, Any]] = json.loads((ROOT / "tests" / "sample_truth.json").read_text(encoding="utf-8"))
    return issues


@pytest.mark.parametrize("number", [0, 1])
def test_the_sample_has_all_that_makes_a_newspaper_hard_to_read(number: int) -> None:
    articles = _sample()[number]["articles"]

    assert {1, 2, 3} <= {article["columns"] for article in articles}
    assert any(len(article["pages"]) == 2 for article in articles)
    assert {"story", "local", "notice"} <= {article["kind"] for article in articles}
    for key in ("credit", "caption", "byline", "boxed"):
        assert any(article.get(key) for article in articles)
    assert _sample()[number]["advertisements"]


def test_the_sample_is_what_the_typesetter_makes_today() -> None:
    for issue, (seed, _, wishes) in zip(_sample(), (FOLDERED, MULTIPAGE), strict=True):
        assert {key: issue[key] for key in issue if key != "match"} == truth_of(*made_up(seed, wishes))
