"""What must hold of the reader: words lie where they are printed, and dirt is no text."""

from dataclasses import replace
from itertools import pairwise

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from ingest import engines, settings, zones
from ingest.model import Box, Line, Word
from ingest.pipeline import bend, careful, reader

Pixels = NDArray[np.uint8]


SONG = ["the", "whistle", "blew", "for", "nothing", "and", "all", "of", "the", "women", "stood", "in"]
SONG += ["the", "yard", "until", "dark", "came"]


class Scripted:
    """An engine that says the same of every piece, and remembers the pieces."""

    name = "scripted"
    version = "1"

    def __init__(self, text: str, confidence: float) -> None:
        self.text, self.confidence = text, confidence
        self.pieces: list[Pixels] = []

    def read(self, pixels: Pixels, single_line: bool = False) -> tuple[Line, ...]:
        self.pieces.append(pixels)
        height, width = pixels.shape
        box = Box(8, 8, width - 8, height - 8)
        return (Line((Word(self.text, box, self.confidence),)),) if self.text else ()


ONCE = settings.Read(worn=0.0)
"""No page is read again."""


def page(*texts: tuple[int, int, str, int]) -> tuple[Pixels, Pixels]:
    """Left, top, text and size of each line; the page and its ink."""
    picture = Image.new("L", (900, 900), 255)
    pen = ImageDraw.Draw(picture)
    for left, top, text, size in texts:
        pen.text((left, top), text, fill=0, font=ImageFont.load_default(size))
    pixels = np.array(picture, dtype=np.uint8)
    return pixels, np.array(pixels < 128, dtype=np.uint8) * np.uint8(255)


def paragraph(left: int, top: int, lines: int) -> list[tuple[int, int, str, int]]:
    return [(left, top + 34 * n, "the whistle blew for nothing", 26) for n in range(lines)]


def test_words_are_read_and_lie_on_the_page_where_they_are_printed() -> None:
    pixels, ink = page((60, 100, "Bread and roses", 60), *paragraph(80, 300, 6))
    found = reader.read(pixels, ink, engines.load("auto", ("eng",)), settings.Read())
    assert [line.text for line in found.lines] == ["Bread and roses", *["the whistle blew for nothing"] * 6]
    head, first = found.lines[0].box, found.lines[1].box
    assert abs(head.left - 65) < 8 and abs(first.left - 82) < 6 and 300 < first.top < first.bottom < 332


def test_each_zone_comes_to_the_engine_at_the_size_that_is_asked_for() -> None:
    pixels, ink = page((60, 100, "Bread and roses", 60), *paragraph(80, 300, 6))
    small, large = Scripted("Bread", 0.9), Scripted("Bread", 0.9)
    reader.read(pixels, ink, small, settings.Read(worn=0.0, letter_height=12))
    reader.read(pixels, ink, large, settings.Read(worn=0.0, letter_height=24))
    sizes = [
        (a.shape[1] / b.shape[1], a.shape[0] / b.shape[0]) for a, b in zip(large.pieces, small.pieces, strict=True)
    ]
    assert all(abs(ratio - 2) < 0.1 for pair in sizes for ratio in pair)


def test_what_belongs_to_another_zone_is_not_on_the_piece() -> None:
    pixels, ink = page((60, 262, "Bread and roses", 60), *paragraph(80, 330, 8))
    engine = Scripted("Bread", 0.9)
    reader.read(pixels, ink, engine, settings.Read())
    head = engine.pieces[0]
    assert (head < 128).any() and (head[-4:] > 200).all()


def test_what_is_pale_in_a_picture_that_text_runs_round_is_not_on_the_piece() -> None:
    zone = zones.Zone(Box(100, 100, 700, 300), 20.0, (Box(100, 100, 400, 128), Box(100, 270, 700, 300)), (1, 2))
    owners = np.zeros((400, 900), np.int32)
    owners[100:128, 100:400], owners[270:300, 100:700] = 1, 2
    pixels = np.full((400, 900), 255, np.uint8)
    pixels[140:250, 450:690] = 120
    engine = Scripted("bread", 0.9)
    for pictures in ((), (Box(450, 130, 690, 250),)):
        found = zones.Zones((zone,), (), pictures, (), 20.0, owners=owners)
        reader._zone_lines(pixels, found, 0, engine, 20.0)

    assert [bool((piece < 200).any()) for piece in engine.pieces] == [True, False]


@pytest.mark.parametrize("size", [60, 26])
def test_a_headlines_word_is_as_high_as_its_ink_whatever_box_an_engine_gives_it(size: int) -> None:
    pixels, ink = page((60, 100, "BREAD AND ROSES", size), *paragraph(80, 300, 6))
    head = reader.read(pixels, ink, Scripted("BREAD", 0.9), settings.Read()).lines[0].box
    printed = np.flatnonzero(ink[:250].any(axis=1))
    assert abs(head.top - printed[0]) < 6 and abs(head.bottom - printed[-1]) < 6


def test_the_weight_of_a_line_is_the_width_of_its_strokes() -> None:
    weights = []
    for stroke in (0, 1, 2):
        picture = Image.new("L", (700, 200), 255)
        font = ImageFont.load_default(60)
        ImageDraw.Draw(picture).text((40, 60), "the whistle blew", fill=0, font=font, stroke_width=stroke)
        pixels = np.array(picture, dtype=np.uint8)
        ink = np.array(pixels < 128, dtype=np.uint8) * np.uint8(255)
        (line,) = reader.read(pixels, ink, engines.load("auto", ("eng",)), settings.Read()).lines
        weights.append(line.weight)
    assert [round(b - a) for a, b in pairwise(weights)] == [2, 2]


@pytest.mark.parametrize("level", [0, 90])
def test_the_tone_of_a_line_is_that_of_its_strokes_and_not_of_their_edges(level: int) -> None:
    picture = Image.new("L", (700, 200), 255)
    ImageDraw.Draw(picture).text((40, 60), "the whistle blew", fill=level, font=ImageFont.load_default(30))
    pixels = np.array(picture, dtype=np.uint8)
    ink = np.array(pixels < 172, dtype=np.uint8) * np.uint8(255)
    (line,) = reader.read(pixels, ink, engines.load("auto", ("eng",)), settings.Read()).lines

    assert abs(255 - level - line.tone) < 12


def test_what_is_read_with_no_confidence_is_dirt() -> None:
    pixels, ink = page(*paragraph(80, 300, 6))
    assert reader.read(pixels, ink, Scripted("~e", 0.2), settings.Read()).lines == ()


def test_a_clear_word_keeps_a_doubtful_zone() -> None:
    class Doubtful(Scripted):
        def read(self, pixels: Pixels, single_line: bool = False) -> tuple[Line, ...]:
            words = (Word("Xj4f&kq9Zw", Box(1, 1, 9, 9), 0.1), Word("bread", Box(10, 1, 20, 9), 0.8))
            return (Line(words),)

    pixels, ink = page(*paragraph(80, 300, 6))
    (line,) = reader.read(pixels, ink, Doubtful("", 0), ONCE).lines
    assert line.text == "Xj4f&kq9Zw bread"


def test_words_far_apart_are_read_one_by_one_where_an_engine_sees_nothing_on_the_line() -> None:
    class Shortsighted(Scripted):
        def read(self, pixels: Pixels, single_line: bool = False) -> tuple[Line, ...]:
            return super().read(pixels, single_line) if pixels.shape[1] < 300 else ()

    pixels, ink = page((60, 100, "May 1, 1936", 26), (700, 100, "5 cents", 26))
    for top in (90, 140):
        pixels[top : top + 3, 60:800], ink[top : top + 3, 60:800] = 0, 255
    (line,) = reader.read(pixels, ink, Shortsighted("bread", 0.9), ONCE).lines
    assert [(word.text, round(word.box.left / 20)) for word in line.words] == [("bread", 3), ("bread", 35)]


class Overlooking(Scripted):
    """An engine that does not see the first row of several, and reads it only less large."""

    def read(self, pixels: Pixels, single_line: bool = False) -> tuple[Line, ...]:
        self.pieces.append(pixels)
        dark = np.flatnonzero(pixels.min(axis=1) < 128)
        rows = [row for row in np.split(dark, np.flatnonzero(np.diff(dark) > 3) + 1) if len(row)]
        if single_line:
            return () if len(rows) == 1 and len(rows[0]) > 24 else self._said(pixels, rows[:1])
        return self._said(pixels, rows[1:])

    def _said(self, pixels: Pixels, rows: list[NDArray[np.int_]]) -> tuple[Line, ...]:
        boxes = (Box(8, float(row[0]), pixels.shape[1] - 8, float(row[-1])) for row in rows)
        return tuple(Line((Word("whistle", box, self.confidence),)) for box in boxes)


@pytest.mark.parametrize(("sure", "read"), [(0.9, 6), (0.5, 5)])
def test_a_row_that_an_engine_does_not_see_is_read_alone_and_less_large(sure: float, read: int) -> None:
    pixels, ink = page(*paragraph(80, 300, 6))
    found = reader.read(pixels, ink, Overlooking("", sure), ONCE).lines

    tops = [line.box.top for line in found]
    assert len(found) == read and tops == sorted(tops)
    assert all(abs(line.box.top - 300 - 34 * (n + 6 - read)) < 17 for n, line in enumerate(found))


@pytest.mark.parametrize(("smaller", "kept"), [("MONDAYS", ["MONDAYS"]), ("mandates", [])])
def test_what_one_speck_makes_doubtful_is_kept_where_it_is_read_alike_a_little_smaller(
    smaller: str, kept: list[str]
) -> None:
    class Distracted(Scripted):
        def read(self, pixels: Pixels, single_line: bool = False) -> tuple[Line, ...]:
            super().read(pixels, single_line)
            box = Box(8, 8, pixels.shape[1] - 8, pixels.shape[0] - 8)
            first = pixels.shape[1] > 0.9 * self.pieces[0].shape[1]
            return (Line((Word("MONDAYS.", box, 0.3) if first else Word(smaller, box, 0.9),)),)

    pixels, ink = page((60, 100, "MONDAYS", 60))
    found = reader.read(pixels, ink, Distracted("", 0.9), settings.Read()).lines
    assert [line.text for line in found] == kept
    assert all(line.box.left < 30 and line.box.right > 380 for line in found)


@pytest.mark.parametrize(("surer", "kept"), [(0.45, ["A PARTNER"]), (0.1, [])])
def test_each_of_two_words_that_are_read_alike_twice_is_as_sure_as_where_it_was_surer(
    surer: float, kept: list[str]
) -> None:
    class Wavering(Scripted):
        def read(self, pixels: Pixels, single_line: bool = False) -> tuple[Line, ...]:
            super().read(pixels, single_line)
            foot, width = pixels.shape[0] - 8, pixels.shape[1]
            first = width > 0.9 * self.pieces[0].shape[1]
            short = Word("A", Box(8, 8, 20, foot), 0.84 if first else 0.0)
            return (Line((short, Word("PARTNER", Box(30, 8, width - 8, foot), 0.0 if first else surer))),)

    pixels, ink = page((60, 100, "A PARTNER", 60))
    assert [line.text for line in reader.read(pixels, ink, Wavering("", 0.9), settings.Read()).lines] == kept


@pytest.mark.parametrize(
    ("size", "stretch", "wider", "sure", "read"),
    [
        (60, 0.5, "TURNS TO GOLD", 0.9, "TURNS TO GOLD"),
        (60, 0.5, "TURNS TO GOLD", 0.3, "TURKSTOGOLD"),  # less sure
        (60, 0.5, "TURNS TO", 0.9, "TURKSTOGOLD"),  # a word is lost
        (60, 1.0, "TURNS TO GOLD", 0.9, "TURKSTOGOLD"),  # as wide as most capitals
        (22, 0.5, "TURNS TO GOLD", 0.9, "TURKSTOGOLD"),  # no larger than the text
    ],
)
def test_narrow_capitals_are_read_as_they_look_wider(
    size: int, stretch: float, wider: str, sure: float, read: str
) -> None:
    class Thick(Scripted):
        def read(self, pixels: Pixels, single_line: bool = False) -> tuple[Line, ...]:
            super().read(pixels, single_line)
            first = pixels.shape[1] / pixels.shape[0] < 1.2 * self.pieces[0].shape[1] / self.pieces[0].shape[0]
            inked = np.argwhere(pixels < 128)
            (top, left), (bottom, right) = inked.min(axis=0), inked.max(axis=0)
            said = "TURKSTOGOLD" if first else wider
            return (Line((Word(said, Box(left, top, right + 1, bottom + 1), 0.6 if first else sure),)),)

    head, _ = page((60, 100, "TURNS TO GOLD", size))
    body, _ = page(*paragraph(80, 50, 12))
    narrow = cv2.resize(head[:250], (round(900 * stretch), 250))
    pixels = np.vstack([np.pad(narrow, ((0, 0), (0, 900 - narrow.shape[1])), constant_values=255), body])
    ink = np.array(pixels < 128, dtype=np.uint8) * np.uint8(255)
    first = reader.read(pixels, ink, Thick("", 0.9), ONCE).lines[0]
    assert first.text == read
    assert abs(first.box.right - np.flatnonzero((ink[:250] > 0).any(axis=0))[-1]) < 8


class Farsighted(Scripted):
    """An engine that reads large type well when it is less large."""

    first = ""

    def read(self, pixels: Pixels, single_line: bool = False) -> tuple[Line, ...]:
        first = not self.pieces
        (line,) = super().read(pixels, single_line)
        word = line.words[0]
        return (Line((replace(word, text=self.first, confidence=0.5) if first else word,)),)


@pytest.mark.parametrize(
    ("size", "first", "read"),
    [(60, "bee seconds", "Eleven seconds"), (26, "bee seconds", "bee seconds"), (60, "once", "once")],
)
def test_a_doubtful_word_in_display_type_is_read_once_more_less_large(size: int, first: str, read: str) -> None:
    engine = Farsighted("Eleven seconds", 0.9)
    engine.first = first
    text = [(60, 40 + round(1.3 * size) * n, "Eleven seconds", size) for n in range(2)]
    pixels, ink = page(*text, *paragraph(80, 300, 12))
    found = reader.read(pixels, ink, engine, ONCE).lines[0]

    assert found.text == read
    assert size < 60 or abs(found.box.left - 60) < 40


def test_a_row_of_dots_spells_nothing_when_they_are_pushed_together() -> None:
    class Imaginative(Scripted):
        def read(self, pixels: Pixels, single_line: bool = False) -> tuple[Line, ...]:
            super().read(pixels, single_line)
            pushed = pixels.shape[1] < 0.9 * self.pieces[0].shape[1]
            return (Line((Word("once" if pushed else "....", Box(0, 0, 40, 40), 0.6 if pushed else 0.5),)),)

    crop = np.full((60, 300), 255, np.uint8)
    for left in range(40, 260, 50):
        crop[22:38, left : left + 16] = 0

    assert ["...."] == [line.text for line in reader._read(Imaginative("", 0), crop, True, False)]


def test_what_is_left_of_a_rule_is_no_word() -> None:
    pixels, ink = page(*paragraph(80, 300, 6))
    assert reader.read(pixels, ink, Scripted("|", 0.95), settings.Read()).lines == ()


class Speckled(Scripted):
    """An engine that hears a word in a speck beside the lines, and in one as small at a line's end."""

    def read(self, pixels: Pixels, single_line: bool = False) -> tuple[Line, ...]:
        (line,) = super().read(pixels, single_line)
        middle, right = line.box.centre[1], line.box.right
        far, near = (Box(x, middle, x + 3, middle + 3) for x in (right - 6, 64))
        words = line.words[0].at(Box(8, 8, 60, line.box.bottom)), Word(".", near, 0.9), Word("e", far, 0.9)
        return (replace(line, words=words),)


def test_a_speck_far_beside_the_lines_of_a_zone_is_no_word_and_a_stop_in_a_line_is() -> None:
    zone = zones.Zone(Box(100, 100, 700, 160), 20.0, (Box(100, 100, 240, 128), Box(100, 132, 240, 160)), (1, 2))
    found = zones.Zones((zone,), (), (), (), 20.0, owners=np.zeros((300, 900), np.int32))
    pixels = np.full((300, 900), 255, np.uint8)
    (line,) = reader._zone_lines(pixels, found, 0, Speckled("bread", 0.9), 20.0)

    assert ["bread", "."] == [word.text for word in line.words]


class Sighted(Scripted):
    """An engine that is surer, or less sure, the darker a piece's darkest pixels are."""

    def __init__(self, likes_edges: bool) -> None:
        super().__init__("the whistle blew", 0.85)
        self.likes_edges = likes_edges

    def read(self, pixels: Pixels, single_line: bool = False) -> tuple[Line, ...]:
        dark = 1 - float(np.percentile(pixels, 1)) / 255
        self.confidence = 0.4 + 0.6 * (dark if self.likes_edges else 1 - dark)
        return super().read(pixels, single_line)


@pytest.mark.parametrize("likes_edges", [True, False])
def test_a_page_out_of_focus_is_read_sharpened_where_the_engine_is_surer_of_that(likes_edges: bool) -> None:
    pixels, ink = page(*paragraph(60, 60, 12), *paragraph(60, 560, 8))
    soft = np.asarray(cv2.GaussianBlur(pixels // 2 + 60, (0, 0), 1.5), np.uint8)
    engine = Sighted(likes_edges)
    as_first_read = careful.Eyes(engine, None, lambda line, _: line)
    found = reader.read(soft, ink, engine, settings.Read(), as_first_read)
    plain = reader.read(soft, ink, Sighted(likes_edges), ONCE)
    gain = found.lines[0].confidence - plain.lines[0].confidence
    assert gain > 0 if likes_edges else gain == 0
    assert found.worn


def test_the_resolution_is_told_from_body_type() -> None:
    pixels, ink = page(*paragraph(80, 100, 12))
    found = reader.read(pixels, ink, Scripted("bread", 0.9), settings.Read())
    assert 180 < found.dpi_estimate < 300 and 10 <= found.x_height < 18


def test_a_blank_page_says_nothing() -> None:
    blank = np.full((300, 200), 255, np.uint8)
    found = reader.read(blank, np.zeros_like(blank), Scripted("bread", 0.9), settings.Read())
    assert found == reader.PageRead((), (), (), (), 0.0, 0.0, careful=False, worn=False)


def curled(pixels: Pixels, rise: float) -> Pixels:
    """The page as it lies when its left side curls into the spine: lines fall there by *rise* at the edge."""
    height, width = pixels.shape
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    lifted = y - rise * (1 - x / width) ** 2
    return np.asarray(cv2.remap(pixels, x, lifted.astype(np.float32), cv2.INTER_LINEAR, borderValue=(255.0,)), np.uint8)


def test_lines_that_curl_are_read_and_their_words_lie_on_the_curl() -> None:
    texts = [" ".join((SONG[n:] + SONG[:n])[:8]) for n in range(16)]
    flat, _ = page(*[(30, 100 + 34 * n, text, 26) for n, text in enumerate(texts)])
    pixels = curled(flat[:, :640], 46.0)
    ink = np.array(pixels < 128, dtype=np.uint8) * np.uint8(255)
    found = reader.read(pixels, ink, engines.load("auto", ("eng",)), settings.Read())
    assert [line.text.lower() for line in found.lines] == texts
    first, last = found.lines[0].words[0].box, found.lines[0].words[-1].box
    assert 30 < first.centre[1] - last.centre[1] < 46


def test_a_zone_bends_as_the_page_was_curled_and_straight_lines_do_not() -> None:
    texts = [" ".join((SONG[n:] + SONG[:n])[:8]) for n in range(16)]
    flat, _ = page(*[(30, 100 + 34 * n, text, 26) for n, text in enumerate(texts)])

    def bent(rise: float) -> bend.Bend | None:
        pixels = curled(flat[:, :640], rise)
        found = zones.find(np.array(pixels < 128, dtype=np.uint8) * np.uint8(255))
        return bend.of(found, max(found.zones, key=lambda zone: len(zone.lines)))

    x = np.linspace(60, 480, 15)
    curl = bent(46.0)
    assert curl is not None and bent(0.0) is None
    difference = curl.at(x, np.full(15, 400.0)) - 46.0 * (1 - x / 640) ** 2
    assert float(np.ptp(difference)) < 3.0


@pytest.mark.parametrize(("lines", "texture"), [(2, False), (3, True)])
def test_what_is_no_text_is_a_picture_where_it_has_several_rows_that_fill_its_box(lines: int, texture: bool) -> None:
    def zone(right: int) -> zones.Zone:
        rows = (Box(0, 0, 400, 14), *(Box(0, 30 * n, right, 30 * n + 14) for n in range(1, lines)))
        return zones.Zone(Box.around(rows), 14.0, rows, tuple(range(lines)))

    assert (reader._is_texture(zone(400)), reader._is_texture(zone(14))) == (texture, False)


def test_lines_that_begin_and_end_in_tall_letters_get_no_lower_when_they_are_straightened() -> None:
    pen = ImageDraw.Draw(picture := Image.new("L", (900, 420), 0))
    font = ImageFont.load_default(70)
    for n, text in enumerate(("Lady may run into a Band", "Dogs aye for Lads", "Days")):
        pen.text((450 - pen.textlength(text, font) / 2, 40 + 90 * n), text, fill=255, font=font)
    found = zones.find(np.array(picture, np.uint8) // 128 * 255)
    zone = max(found.zones, key=lambda zone: len(zone.lines))

    assert len(zone.lines) == 3
    assert bend._left(*bend._fitted(found, zone)[1]) > bend.LOWER
