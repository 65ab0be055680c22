"""What does the picture show?  Colours are looked up where a mark must be; the rest is looked at by eye."""

import errno
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from ingest.errors import SetupError
from ingest.geometry import inverse
from ingest.model import Box
from ingest.show import Part, Sheet, Story, draw, ground, legend, lettering, marks, save

Colour = tuple[int, int, int]
WHITE: Colour = (255, 255, 255)
FIRST, SECOND = Story(1, "article", "LEAD"), Story(2, "article", "Second")


def blank(width: int = 800, height: int = 1000) -> NDArray[np.uint8]:
    return np.full((height, width), 255, np.uint8)


def drawn(sheet: Sheet, pixels: NDArray[np.uint8] | None = None, width: int = 800) -> NDArray[np.int16]:
    """The page's part of the picture, without the legend, at the scan's own scale when the scan is *width* wide."""
    page, matrix = ground.prepared(blank() if pixels is None else pixels, sheet, width)
    return np.asarray(marks.over(page, sheet, matrix)).astype(np.int16)


def hue_at(picture: NDArray[np.int16], x: int, y: int) -> str:
    """Which of the first two stories' colours tints the place, if any."""
    pixel = picture[y, x]
    tints = {"first": lettering.PALETTE[0], "second": lettering.PALETTE[1]}
    for name, colour in tints.items():
        faint = np.array([255 + (channel - 255) * marks.TINT for channel in colour])
        if np.abs(pixel - faint).max() < 6:
            return name
    return "none" if pixel.min() > 250 else "something else"


def test_each_article_has_its_own_colour_and_the_space_between_has_none() -> None:
    parts = (Part(Box(50, 100, 300, 900), "body", 0), Part(Box(400, 100, 700, 900), "body", 1))

    picture = drawn(Sheet("a/p01", parts=parts, stories=(FIRST, SECOND)))

    assert [hue_at(picture, x, 600) for x in (175, 350, 550)] == ["first", "none", "second"]


def test_boxes_of_the_scan_stand_right_on_a_picture_that_is_scaled_down() -> None:
    parts = (Part(Box(100, 200, 600, 1800), "body", 0),)

    picture = drawn(Sheet("a/p01", parts=parts, stories=(FIRST,)), blank(1600, 2000))

    assert picture.shape == (1000, 800, 3)
    assert [hue_at(picture, x, 600) for x in (30, 60, 290, 310)] == ["none", "first", "first", "none"]


@pytest.mark.parametrize(("rotation", "where"), [(90, (900, 100)), (180, (700, 900)), (270, (100, 700))])
def test_a_page_that_lies_on_its_side_is_shown_upright(rotation: int, where: tuple[int, int]) -> None:
    """The mark stands at the top left of the scan, and there is print in the middle of it."""
    parts = (Part(Box(50, 50, 150, 150), "body", 0),)
    scan = blank()
    scan[110:140, 110:140] = 0

    picture = drawn(Sheet("a/p01", parts=parts, stories=(FIRST,), rotation=rotation), scan, 1000)

    x, y = where
    assert picture.shape[:2] == ((800, 1000) if rotation != 180 else (1000, 800))
    assert hue_at(picture, x, y) == "first"
    inside = picture[y - 45 : y + 45, x - 45 : x + 45].min(axis=2)
    assert inside.min() < 60, "the print turned with the mark"


def test_half_of_a_double_page_spread_is_cut_out() -> None:
    sheet = Sheet(
        "a/p02", parts=(Part(Box(500, 100, 700, 900), "body", 0),), stories=(FIRST,), crop=Box(400, 0, 800, 1000)
    )

    picture = drawn(sheet)

    assert picture.shape[:2] == (1000, 400)
    assert [hue_at(picture, x, 600) for x in (50, 200, 350)] == ["none", "first", "none"]


def test_regions_lean_as_the_print_does() -> None:
    """At five degrees the upright hull of a wide, low region holds much that is not in it."""
    cosine, sine = 0.9962, 0.0872
    turn = (cosine, sine, 0.0, -sine, cosine, 0.0)
    lean = inverse(turn)
    corners = [
        (lean[0] * x + lean[1] * y, lean[3] * x + lean[4] * y)
        for x, y in ((150, 300), (700, 300), (700, 340), (150, 340))
    ]
    hull = Box(
        min(x for x, _ in corners), min(y for _, y in corners), max(x for x, _ in corners), max(y for _, y in corners)
    )

    picture = drawn(Sheet("a/p01", parts=(Part(hull, "body", 0),), stories=(FIRST,), turn=turn))

    middle_x, middle_y = (round(value) for value in hull.centre)
    assert hue_at(picture, middle_x, middle_y) == "first"
    assert hue_at(picture, round(hull.right) - 30, round(hull.top) + 6) == "none"
    assert hue_at(picture, round(hull.left) + 30, round(hull.bottom) - 6) == "none"


def test_an_arrow_leads_over_the_gutter_to_the_head_of_the_next_column() -> None:
    one, two = Part(Box(50, 100, 350, 900), "body", 0), Part(Box(450, 100, 750, 900), "body", 0)
    gutter = np.s_[150:850, 390:410]

    of_one_article = drawn(Sheet("a/p01", parts=(one, two), stories=(FIRST,)))[gutter]
    of_two = drawn(Sheet("a/p01", parts=(one, Part(two.box, "body", 1)), stories=(FIRST, SECOND)))[gutter]

    assert of_one_article.min() < 100
    assert of_two.min() > 250


def test_a_region_right_below_the_last_one_needs_no_arrow() -> None:
    above, below = Part(Box(50, 100, 350, 400), "headline", 0), Part(Box(50, 410, 350, 900), "body", 0)

    ways = marks._ways(
        [marks.Mark(p, marks._quad(p.box, (1, 0, 0, 0, 1, 0)), WHITE) for p in (above, below)], unit=10.0
    )

    assert ways == []


def test_furniture_has_no_arrows() -> None:
    ears = (Part(Box(50, 100, 200, 200), "masthead", 0), Part(Box(600, 100, 750, 200), "masthead", 0))

    picture = drawn(Sheet("a/p01", parts=ears, stories=(Story(1, "masthead"),)))

    assert picture[:, 300:550].min() == 255


def test_columns_are_counted_in_a_strip_above_the_page() -> None:
    parts = (Part(Box(50, 100, 750, 900), "body", 0),)
    bare, counted = (
        draw(blank(), Sheet("a/p01", parts=parts, stories=(FIRST,), columns=columns), 800)
        for columns in ((), ((50.0, 390.0), (410.0, 750.0)))
    )

    blue = (np.asarray(counted)[:10] == marks.COLUMN).all(axis=2).any(axis=0)
    edges = np.flatnonzero(np.diff(blue.astype(int)))

    assert counted.height > bare.height
    assert len(edges) >= 4, "two bars with white between them"


def test_the_legend_grows_when_there_are_many_articles() -> None:
    many = tuple(
        Story(n, "article", f"Headline number {n} of a very long day in a very small town") for n in range(1, 60)
    )

    assert draw(blank(), Sheet("a/p01", stories=many), 800).height > draw(blank(), Sheet("a/p01"), 800).height


def test_the_picture_has_the_width_that_was_asked_for_and_a_small_scan_is_not_blown_up() -> None:
    assert draw(blank(3000, 4000), Sheet("a/p01"), 1600).width == 1600
    assert draw(blank(300, 400), Sheet("a/p01"), 1600).width < 800


def test_thirty_articles_have_thirty_colours_none_of_them_too_pale_for_a_white_numeral() -> None:
    colours = [lettering.colour_of(story) for story in range(30)]

    assert len(set(colours)) == 30
    assert max(0.2126 * red + 0.7152 * green + 0.0722 * blue for red, green, blue in colours) < 160


def test_furniture_is_grey() -> None:
    assert {lettering.colour_of(None), lettering.colour_of(3, "masthead")} == {lettering.GREY}


def test_headlines_with_line_breaks_control_characters_and_no_end_fit_the_legend() -> None:
    face = lettering.font(14)

    lines = lettering.wrapped("A\nheadline\x1b[31m " + "without-any-space" * 20, face, 200, 2)

    assert len(lines) == 2
    assert all(face.getlength(line) <= 200 for line in lines)
    assert "\x1b" not in "".join(lines)


def test_a_headline_too_long_for_the_legend_ends_in_three_dots() -> None:
    lines = lettering.wrapped("bread and roses " * 9, lettering.font(14), 200, 2)

    assert (len(lines), lines[0].endswith("..."), lines[1].endswith("...")) == (2, False, True)


def test_the_legend_says_from_and_to_which_page_an_article_goes() -> None:
    assert legend._small(Story(1, "notice", "LEAD", (1, 2, 3)), 2) == "notice · from page 1 · goes on on page 3"
    assert legend._small(Story(1, "article", "LEAD", (2,)), 2) == ""


def test_without_fonts_on_the_system_accents_become_plain_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lettering, "FACES", ())
    lettering.font.cache_clear()
    lettering._has_accents.cache_clear()

    told = lettering.legible("Lutte Ouvrière — grève")
    picture = draw(blank(), Sheet("a/p01", stories=(Story(1, "article", "Grève → p. 2"),)), 800)
    lettering.font.cache_clear()
    lettering._has_accents.cache_clear()

    assert told == "Lutte Ouvriere - greve"
    assert picture.width > 0


def test_a_colour_scan_and_a_dark_one_can_be_drawn_on() -> None:
    colour = np.full((400, 300, 3), (200, 180, 150), np.uint8)
    dark = np.full((400, 300), 20, np.uint8)

    red, _, blue = np.asarray(draw(colour, Sheet("a/p01"), 800)).astype(int)[200, 150]
    assert red > 235
    assert red - blue > 30
    assert max(np.asarray(draw(dark, Sheet("a/p01"), 800))[200, 150]) < 100


def test_one_picture_makes_a_file_and_several_make_a_pdf(tmp_path: Path) -> None:
    picture = draw(blank(), Sheet("a/p01"), 400)

    save([picture], tmp_path / "new folder" / "page.png")
    save([picture, picture], tmp_path / "issue.pdf")

    assert (tmp_path / "new folder" / "page.png").read_bytes().startswith(b"\x89PNG")
    assert (tmp_path / "issue.pdf").read_bytes().count(b"/Type /Page\n") == 2


def test_a_picture_for_which_there_is_no_room_leaves_the_old_one_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = draw(blank(), Sheet("a/p01"), 400)
    save([picture], tmp_path / "page.png")
    before = (tmp_path / "page.png").read_bytes()

    def full(_self: Image.Image, path: Path, **_options: object) -> None:
        path.write_bytes(b"half a pict")
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Image.Image, "save", full)
    with pytest.raises(SetupError, match=r"page\.png cannot be written: No space left on device\."):
        save([picture], tmp_path / "page.png")

    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"page.png": before}


def test_a_name_that_is_no_picture_and_a_place_that_cannot_be_written_are_refused_in_words(tmp_path: Path) -> None:
    picture = draw(blank(), Sheet("a/p01"), 400)
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(SetupError, match=r"No kind of picture is named `\.xyz`; name it \.png, \.jpg or \.pdf\."):
        save([picture], tmp_path / "page.xyz")
    with pytest.raises(SetupError, match="cannot be written"):
        save([picture], tmp_path / "file" / "page.png")
