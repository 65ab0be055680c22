"""What must hold of zones: no line runs over a gutter, and every letter is in exactly one line."""

import random

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from ingest import zones
from ingest.components import marks_of
from ingest.geometry import shared_height, shared_width
from ingest.model import Box
from ingest.zones import chains, gutters, joining, masks, points, rules, solids
from ingest.zones.broken import Broken
from ingest.zones.lines import Row
from ingest.zones.marks import INK_COVER, x_height

Ink = NDArray[np.uint8]
BODY = 26
PITCH, LEADING = 18, 37
"""Of a typewriter, 12 letters and 6 lines an inch."""
CLOSE = 15
"""Of one whose letters are broad for their pitch."""
HEAVY = 50
"""Of 255: smeared ink that is still black."""
COPY = (
    "the strike at the mill goes on into its third week and nobody at the gate has turned back since the morning when "
    "the whistle blew for nothing and all of the women stood in the yard with folded arms and sang until the manager "
    "pulled down the blind of his window and sent word that there would be no talk of wages before the new year came "
)


class Forme:
    """A page being set: white, with type and rules put on it."""

    def __init__(self, width: int = 1500, height: int = 1400) -> None:
        self.picture = Image.new("L", (width, height), 0)
        self.pen = ImageDraw.Draw(self.picture)

    def text(self, left: int, top: int, text: str, size: int = BODY) -> Box:
        """One line; gives the box of its ink."""
        font = ImageFont.load_default(size)
        self.pen.text((left, top), text, fill=255, font=font)
        return Box(*self.pen.textbbox((left, top), text, font=font))

    def column(self, left: int, top: int, width: int, lines: int) -> list[Box]:
        """Running text, justified; gives the boxes of its lines."""
        font = ImageFont.load_default(BODY)
        words, boxes = (COPY * 9).split(), []
        for number in range(lines):
            line: list[str] = []
            while font.getlength(" ".join([*line, words[0]])) <= width:
                line.append(words.pop(0))
            spare = (width - sum(font.getlength(word) for word in line)) / max(1, len(line) - 1)
            x, y = float(left), top + number * round(1.25 * BODY)
            for word in line:
                self.pen.text((round(x), y), word, fill=255, font=font)
                x += font.getlength(word) + spare
            boxes.append(Box(left, y, left + width, y + BODY))
        return boxes

    def typed(self, left: int, top: int, letters: int, lines: int, justified: bool, pitch: int = PITCH) -> None:
        """Text from a typewriter: every letter as wide as another, and lines filled up with whole spaces."""
        words = (COPY * 9).split()
        for number in range(lines):
            line = words.pop(0)
            while len(line) + 1 + len(words[0]) <= letters:
                line += " " + words.pop(0)
            if justified:
                gap = line.count(" ") or 1
                each, more = divmod(letters - len(line), gap)
                line = line.replace(" ", " " * (1 + each)).replace(" " * (1 + each), " " * (2 + each), more)
            self.typed_line(left, top + number * LEADING, line, pitch)

    def typed_line(self, left: int, top: int, line: str, pitch: int = PITCH) -> None:
        """One line from a typewriter."""
        font = ImageFont.load_default(BODY)
        for n, letter in enumerate(line):
            self.pen.text((left + (n + 0.5) * pitch, top), letter, 255, font, anchor="ma")

    def rule(self, left: int, top: int, right: int, bottom: int) -> None:
        self.pen.rectangle((left, top, right - 1, bottom - 1), fill=255)

    def box(self, left: int, top: int, right: int, bottom: int) -> None:
        """Four rules, set beside each other and not joined."""
        for x in (left, right - 3):
            self.rule(x, top, x + 3, bottom)
        for y in (top, bottom - 3):
            self.rule(left + 8, y, right - 8, y + 3)

    @property
    def ink(self) -> Ink:
        return np.array(np.asarray(self.picture) > 127, dtype=np.uint8) * np.uint8(255)


def lines_of(found: zones.Zones) -> list[Box]:
    return [line for zone in found.zones for line in zone.lines]


def columns_crossed(line: Box, columns: list[tuple[int, int]]) -> int:
    return sum(min(line.right, right) - max(line.left, left) > BODY for left, right in columns)


def test_a_page_without_print_has_no_zones() -> None:
    assert zones.find(np.zeros((500, 400), np.uint8)) == zones.Zones((), (), (), (), 0.0)


@pytest.mark.parametrize("shape", [(1, 20_000), (20_000, 1), (3, 30_000), (1, 1)])
def test_a_sliver_of_a_page_has_no_zones(shape: tuple[int, int]) -> None:
    assert lines_of(zones.find(np.full(shape, 255, np.uint8))) == []


def test_splinters_of_broken_letters_are_not_taken_for_the_x_of_a_page() -> None:
    page = Forme()
    heights = 3 * [*10 * [20], *4 * [32], *3 * [14]]  # x, d of a face with long ascenders, splinters
    for row in range(20):
        for place, height in enumerate(heights):
            page.rule(20 * place + 20, 60 * row + 60 - height, 20 * place + 30, 60 * row + 60)
    assert x_height(page.ink) == 20


def test_no_line_runs_over_a_gutter_without_a_rule() -> None:
    forme = Forme()
    for left in (60, 530, 1000):
        forme.column(left, 60, 446, 30)
    found = zones.find(forme.ink)
    columns = [(60, 506), (530, 976), (1000, 1446)]
    assert [columns_crossed(line, columns) for line in lines_of(found)] == [1] * 90


@pytest.mark.parametrize("justified", [False, True])
def test_words_of_a_typewriter_stand_under_each_other_and_are_no_columns(justified: bool) -> None:
    forme = Forme()
    columns = [(60 + n * 29 * PITCH, 60 + (n * 29 + 26) * PITCH) for n in (0, 1)]
    for left, _ in columns:
        forme.typed(left, 60, 26, 30, justified)
    found = zones.find(forme.ink)
    assert [columns_crossed(line, columns) for line in lines_of(found)] == [1] * 60


RIVER = """
nobody was to tell as it was so long
everybody sat fast if some men sang
women have had all was quiet by then
masters came to it once in long May
one more day of it made nobody glad
whistles blew till it was June when
""".strip().split("\n")


def test_spaces_of_six_typed_lines_that_stand_under_each_other_are_no_gutter() -> None:
    forme = Forme()
    forme.typed(60, 60, 38, 16, False, CLOSE)
    for row, line in enumerate(RIVER, 16):
        forme.typed_line(60, 60 + row * LEADING, line, CLOSE)
    forme.typed(60, 60 + 22 * LEADING, 36, 12, False, CLOSE)
    assert min(line.width for line in lines_of(zones.find(forme.ink))) > 20 * CLOSE


def with_a_space(chance: random.Random, after: int, letters: int) -> str:
    """Words that fill a typed line, one of which ends after so many letters."""
    words, line = sorted(set(COPY.split())), ""
    while len(line) != after + 1:
        line = "" if len(line) > after else f"{line}{chance.choice(words)} "
    while len(line) + len(word := chance.choice(words)) <= letters:
        line += f"{word} "
    return line.rstrip()


@pytest.mark.parametrize("pitch", [CLOSE, PITCH])
def test_spaces_of_sixteen_typed_lines_that_stand_under_each_other_are_no_gutter(pitch: int) -> None:
    forme, chance = Forme(), random.Random(1)
    forme.typed(60, 60, 44, 10, False, pitch)
    for row in range(10, 26):
        forme.typed_line(60, 60 + row * LEADING, with_a_space(chance, 17, 44), pitch)
    forme.typed(60, 60 + 26 * LEADING, 44, 8, False, pitch)
    over, under = 60 + 10 * LEADING, 60 + 26 * LEADING
    assert sum(over - 5 < line.top < under - 5 for line in lines_of(zones.find(forme.ink))) == 16


@pytest.mark.parametrize(("far", "lines"), [(3, 9), (6, 9 + 6)])
def test_what_few_typed_lines_have_far_beside_them_is_no_column(far: int, lines: int) -> None:
    forme = Forme(1100, 1500)
    forme.typed(60, 60, 44, 12, False)
    for row in range(9):
        forme.typed_line(60, 60 + (12 + row) * LEADING, COPY[7 * row : 7 * row + 20].strip())
    for row in range(3, 6) if far == 3 else range(1, 7):
        forme.typed_line(60 + 22 * PITCH, 60 + (12 + row) * LEADING, COPY[9 * row : 9 * row + 18].strip())
    forme.typed(60, 60 + 21 * LEADING, 44, 14, False)
    over, under = 60 + 12 * LEADING, 60 + 21 * LEADING
    assert sum(over - 5 < line.top < under - 5 for line in lines_of(zones.find(forme.ink))) == lines


def test_the_last_words_of_typed_lines_before_a_gutter_are_no_column() -> None:
    forme, right, last = Forme(1100, 1500), 60 + 31 * PITCH, ["with", "fold", "arms", "until", "some", "knew", "sang"]
    forme.typed(60, 60, 20, 20, True)
    for number in range(20):
        forme.typed_line(60 + 22 * PITCH, 60 + number * LEADING, last[number % 7] if number % 3 else "")
    forme.typed(right, 60, 26, 20, True)
    left = [line for line in lines_of(zones.find(forme.ink)) if line.left < right - 30]

    assert len(left) == 20 and all(line.left < 80 for line in left)


def test_spaces_of_a_few_typed_lines_right_under_a_gutter_are_none() -> None:
    forme, days = Forme(1100, 1800), ["monday", "sunday", "friday", "august", "a", "day", "monday", "sunday"]
    forme.typed(60 + 8 * CLOSE, 60, 30, 16, False, CLOSE)
    for number in range(16):
        forme.typed_line(60, 60 + number * LEADING, days[number % 8], CLOSE)
    for row, line in enumerate(
        (
            "the women stood in the yard",
            "masters as she had",
            "whistle it was told",
            "nothing of that way",
            "another day to go",
        )
    ):
        forme.typed_line(60, 60 + (16 + row) * LEADING, line, CLOSE)
    forme.typed(60, 60 + 21 * LEADING, 38, 14, False, CLOSE)
    under = [line for line in lines_of(zones.find(forme.ink)) if line.top > 60 + 17 * LEADING]

    assert all(line.left < 80 for line in under)


def test_spaces_of_few_lines_under_the_side_of_a_box_are_no_gutter() -> None:
    forme = Forme()
    for n, word in enumerate(("Port Mercer", "Local 88", "5 cents", "Friday", "in the hall")):
        forme.text(780, 80 + n * 35, word)
    for side in ((740, 60, 1010, 64), (740, 286, 1010, 290), (740, 60, 744, 290), (1006, 60, 1010, 290)):
        forme.rule(*side)
    forme.typed(60, 340, 28, 20, False, CLOSE)
    for row, line in enumerate(RIVER[:2]):
        forme.typed_line(480, 340 + row * LEADING, line, CLOSE)
    forme.typed(480, 340 + 2 * LEADING, 36, 16, False, CLOSE)
    right = [line for line in lines_of(zones.find(forme.ink)) if line.left > 460 and line.top > 300]
    assert min(line.width for line in right[:2]) > 20 * CLOSE


WIDE = """
men sign with the
Transportation       Section by
Saturday,   the    nine    cars
"""


def test_pieces_of_a_typed_line_are_one_also_where_the_line_that_runs_through_the_gap_is_in_pieces() -> None:
    forme = Forme()
    forme.typed(60, 60, 31, 8, True)
    for row, line in enumerate(WIDE.split("\n")):
        forme.typed_line(60, 60 + (7 + row) * LEADING, line)
    forme.typed(60, 60 + 11 * LEADING, 31, 8, True)

    assert len(lines_of(zones.find(forme.ink))) == 19


def test_a_word_beyond_the_others_in_a_broad_gutter_belongs_to_its_line() -> None:
    forme = Forme()
    for left in (60, 800):
        forme.column(left, 60, 500, 30)
    long = forme.text(571, 60 + 14 * round(1.25 * BODY), "so on")
    assert any(line.right >= long.right - 2 and line.left < 70 for line in lines_of(zones.find(forme.ink)))


def test_a_paper_that_rules_its_columns_has_no_narrow_gutter_without_a_rule() -> None:
    cut = []
    for ruled in (False, True):
        forme = Forme(2600)
        for left in (60, 910, 1760):  # lines of two halves each, parted by a river
            for half in (left, left + 386):
                forme.column(half, 60, 377, 36)
        for x in (870, 1720, 2560) if ruled else ():
            forme.rule(x, 40, x + 3, 1380)
        cut.append(float(np.median([line.width for line in lines_of(zones.find(forme.ink))])) < 400)
    assert cut == [True, False]


def test_the_sides_of_boxes_are_no_column_rules() -> None:
    forme = Forme(2600)
    for half in (60, 446):
        forme.column(half, 60, 377, 36)
    for x in (870, 1440, 2010):
        forme.box(x, 40, x + 500, 1380)
        forme.column(x + 40, 90, 420, 34)
    left = [line for line in lines_of(zones.find(forme.ink)) if line.left < 860]
    assert len(left) == 72 and max(line.width for line in left) < 400


def test_spaces_of_three_lines_under_the_side_of_a_box_are_no_gutter() -> None:
    forme, step = Forme(), round(1.25 * BODY)
    forme.box(740, 60, 1010, 290)
    for n, word in enumerate(("Port Mercer", "Local 88", "5 cents", "Friday", "in the hall")):
        forme.text(780, 80 + n * 35, word)
    forme.column(60, 330, 440, 30)
    for n, (before, after) in enumerate((("they sang until", "it was so late"), ("men of the yard", "had gone away"))):
        forme.text(540, 330 + n * step, before)
        forme.text(746, 330 + n * step, after)
    forme.column(540, 330 + 2 * step, 600, 28)
    right = [line for line in lines_of(zones.find(forme.ink)) if line.left > 530 and 320 < line.top < 390]
    assert len(right) == 2


@pytest.mark.parametrize(("rows", "figures", "width"), [(14, (480, 580), 150), (10, (560, 660), 130)])
def test_figures_of_a_table_are_no_column_between_two_others(rows: int, figures: tuple[int, int], width: int) -> None:
    forme, step, narrow = Forme(1300, 1300), round(1.25 * BODY), rows == 10
    forme.column(60, 40, 620 if narrow else 600, 22)
    for n in range(rows):
        y = 60 + (22 + n) * step
        forme.text(60, y, COPY[5 * n : 5 * n + 26])
        for x in (460, *figures) if narrow else figures:
            forme.text(x, y, f"{x + 7 * n}.{10 + 3 * n}")
    if not narrow:
        forme.column(760, 40, 480, 37)
    found = [line for line in lines_of(zones.find(forme.ink)) if figures[0] - 20 < line.left < 700]
    assert len(found) == rows and min(line.width for line in found) > width


def test_the_stems_of_a_drawn_nameplate_are_no_rules() -> None:
    forme = Forme()
    font = ImageFont.load_default(230)
    forme.pen.text((60, 20), "THE MILL", 0, font, stroke_width=3, stroke_fill=255)
    forme.column(60, 400, 460, 20)
    forme.column(560, 400, 460, 20)
    assert zones.find(forme.ink).rules == ()


@pytest.mark.parametrize(("low", "high", "words"), [(6, 10, True), (8, 8, False), (2, 3, False)])
def test_underlined_words_that_have_run_together_are_no_rule_though_no_space_is_left(
    low: int, high: int, words: bool
) -> None:
    grey = np.zeros((60, 400), np.uint8)
    for left in range(100, 250, 3):
        deep = high if left // 3 % 2 else low
        grey[40 - deep : 40, left : left + 3] = 255
    assert rules._are_words(grey, grey, (100, 26, 250, 40)) == words


@pytest.mark.parametrize(("dashes", "found"), [(4, 1), (3, 0)])
def test_a_row_of_typed_dashes_is_a_rule_from_four_on(dashes: int, found: int) -> None:
    ink = np.zeros((200, 200), np.uint8)
    for n in range(dashes):
        ink[100:103, 60 + 11 * n : 69 + 11 * n] = 255
    assert len(rules._broken(marks_of(ink))[1]) == found


@pytest.mark.parametrize("swollen", [5, 11])
def test_the_space_between_words_is_the_same_where_letters_have_run_together(swollen: int) -> None:
    forme = Forme()
    forme.typed(60, 60, 40, 20, justified=True)
    crisp, ink = marks_of(forme.ink), marks_of(cv2.dilate(forme.ink, np.ones((1, swollen), np.uint8)).astype(np.uint8))
    spaces = [chains.word_space(marks, marks.height > 0) for marks in (crisp, ink)]
    assert spaces[0] - swollen - 3 <= spaces[1] <= spaces[0]


def test_a_wavy_line_drawn_between_two_items_is_a_rule_though_it_comes_in_pieces() -> None:
    forme = Forme()
    forme.column(60, 60, 460, 8)
    forme.column(60, 400, 460, 8)
    points = [(120 + 14 * n, 350 + 12 * (n % 2)) for n in range(24)]
    for first in range(0, 24, 6):
        forme.pen.line(points[first : first + 6], fill=255, width=3)
    found = zones.find(forme.ink)
    assert (len(lines_of(found)), len(found.rules)) == (16, 1)


@pytest.mark.parametrize("level", [0, 40])
def test_a_short_piece_at_the_end_of_a_wave_belongs_to_it_and_beside_it_stands_by_itself(level: int) -> None:
    forme = Forme()
    forme.column(60, 60, 460, 8)
    forme.column(60, 440, 460, 8)
    points = [(120 + 14 * n, 350 + 12 * (n % 2)) for n in range(24)]
    forme.pen.line(points[5:], fill=255, width=3)
    forme.pen.line([(x, y + level) for x, y in points[:5]], fill=255, width=3)
    assert len(lines_of(zones.find(forme.ink))) == 16 + bool(level)


def test_lines_whose_letters_have_run_together_are_no_waves() -> None:
    forme = Forme()
    forme.column(60, 60, 460, 12)
    found = zones.find(cv2.dilate(forme.ink, np.ones((1, 7), np.uint8)).astype(np.uint8))
    assert (found.rules, len(lines_of(found))) == ((), 12)


def test_the_slim_i_of_a_headline_is_no_column_rule() -> None:
    forme = Forme()
    for place, letter in enumerate("GASINFIVE"):
        left = 60 + 90 * place
        if letter == "I":
            forme.rule(left + 20, 40, left + 27, 180)
        else:
            for stroke in ((left, 40, left + 60, 48), (left, 40, left + 8, 180), (left, 172, left + 60, 180)):
                forme.rule(*stroke)
    for left in (60, 560):
        forme.column(left, 260, 446, 20)
    assert zones.find(forme.ink).rules == ()


def test_the_only_l_of_a_headline_in_small_letters_is_no_column_rule() -> None:
    forme = Forme()
    for place in range(6):
        left, top = 60 + 100 * place, 40 if place == 3 else 95
        strokes = [(left, top, left + 15, 180)] if place == 3 else []
        for stroke in strokes or ((left, top, left + 70, top + 12), (left, top, left + 14, 180)):
            forme.rule(*stroke)
    for left in (60, 560):
        forme.column(left, 260, 446, 20)
    found = zones.find(forme.ink)
    assert (found.rules, [round(line.left, -1) for line in lines_of(found) if line.top < 200]) == ((), [60])


def test_headlines_beside_each_other_in_two_sizes_are_no_line_though_the_rule_between_them_is_worn_away() -> None:
    forme = Forme()
    for left, foot, high in ((60, 140, 90), (560, 166, 116)):
        for place in range(6):
            forme.rule(left + 70 * place, foot - high, left + 70 * place + 50, foot)
        forme.column(left, 260, 446, 20)
    found = [line for line in lines_of(zones.find(forme.ink)) if line.top < 200]
    assert [columns_crossed(line, [(60, 520), (530, 990)]) for line in found] == [1, 1]


def test_no_line_runs_over_a_gutter_that_is_only_a_rule_wide() -> None:
    forme = Forme()
    for left in (60, 530):
        forme.column(left, 60, 460, 30)
    forme.rule(523, 50, 526, 1050)
    found = zones.find(forme.ink)
    assert [columns_crossed(line, [(60, 520), (530, 990)]) for line in lines_of(found)] == [1] * 60


def test_a_gutter_that_drifts_with_the_curl_of_the_page_is_still_one() -> None:
    forme = Forme()
    for left in (60, 530):
        forme.column(left, 60, 446, 34)
    ink = forme.ink
    shift = (14 * np.sin(np.linspace(0, np.pi, ink.shape[0]))).astype(int)
    curled = np.stack([np.roll(row, by) for row, by in zip(ink, shift, strict=True)])
    found = zones.find(curled)
    assert [columns_crossed(line, [(75, 500), (550, 970)]) for line in lines_of(found)] == [1] * 68


def test_a_headline_over_two_columns_is_one_line_and_a_zone_of_its_own() -> None:
    forme = Forme(1100, 1300)
    head = forme.text(80, 40, "The Mill Women Do Not Go Back", 62)
    for left in (60, 530):
        forme.column(left, 180, 446, 30)
    found = zones.find(forme.ink)
    (zone,) = (zone for zone in found.zones if zone.box.top < 150)
    assert len(zone.lines) == 1 and abs(zone.box.left - head.left) < 8 and abs(zone.box.right - head.right) < 8
    assert zone.x_height > 1.8 * found.x_height


@pytest.mark.parametrize("space", [7, 10])
def test_a_space_in_a_headline_right_over_a_gutter_does_not_cut_it(space: int) -> None:
    forme = Forme(1100, 1300)
    width = round(ImageFont.load_default(50).getlength("The Mill Women"))
    forme.text(511 - width, 40, "The Mill Women", 50)
    forme.text(511 + space, 40, "Do Not Go Back", 50)
    for left in (60, 530):
        forme.column(left, 120, 446, 34)
    found = zones.find(forme.ink)
    assert [len(zone.lines) for zone in found.zones if zone.box.top < 100] == [1]


@pytest.mark.parametrize("ruled", [True, False])
def test_what_stands_between_two_rules_that_run_over_it_all_is_one_line(ruled: bool) -> None:
    forme = Forme()
    for left, text in ((40, "VOL. 4"), (640, "JUNE 15, 1913"), (1330, "No. 7")):
        forme.text(left, 60, text)
    for top in (40, 100) if ruled else ():
        forme.rule(30, top, 1470, top + 4)
    for left in (40, 780):
        forme.column(left, 130, 680, 20)
    at_top = [box for box in lines_of(zones.find(forme.ink)) if box.top < 100]
    assert (len(at_top) == 1) == ruled


def test_lines_of_one_column_and_size_are_one_zone_and_a_dash_ends_it() -> None:
    forme = Forme(600, 1400)
    forme.column(60, 60, 446, 12)
    forme.rule(230, 490, 330, 493)
    forme.column(60, 520, 446, 12)
    found = zones.find(forme.ink)
    assert [len(zone.lines) for zone in found.zones] == [12, 12]
    (dash,) = found.rules
    assert shared_width(dash, Box(230, 490, 330, 493)) > 90 and shared_height(dash, Box(0, 485, 9, 498)) > 1


def test_a_dash_in_a_line_of_text_is_no_rule() -> None:
    forme = Forme(900, 500)
    for number in range(10):
        forme.text(60, 40 + 40 * number, f"{COPY[9 * number : 9 * number + 22]} ——— and won it back")
    assert zones.find(forme.ink).rules == ()


def swelled(forme: Forme, left: int, top: int) -> None:
    """A dash that swells in its middle and is broken where it is thin as hair."""
    for start, end, half in ((0, 50, 1), (62, 70, 2), (75, 95, 5), (100, 108, 2), (120, 180, 1)):
        forme.rule(left + start, top - half, left + end, top + half)


def test_a_swelled_dash_in_pieces_is_one_rule_and_ends_a_zone() -> None:
    forme = Forme(600, 1400)
    forme.column(60, 60, 446, 12)
    swelled(forme, 190, 492)
    forme.column(60, 520, 446, 12)
    found = zones.find(forme.ink)
    assert [len(zone.lines) for zone in found.zones] == [12, 12]
    (dash,) = found.rules
    assert shared_width(dash, Box(190, 487, 370, 497)) > 170 and dash.width < 190


def test_a_dash_ends_a_zone_though_the_last_line_over_it_is_short() -> None:
    forme = Forme(600, 1400)
    forme.column(60, 60, 446, 6)
    forme.text(60, 60 + 6 * 32, "and won")
    forme.rule(230, 60 + 7 * 32 - 2, 330, 60 + 7 * 32 + 1)
    forme.column(60, 60 + 7 * 32 + 6, 446, 6)
    assert [len(zone.lines) for zone in zones.find(forme.ink).zones] == [7, 6]


def test_points_that_lead_to_a_sum_are_no_rule() -> None:
    forme = Forme(900, 500)
    for number in range(10):
        forme.text(60, 40 + 40 * number, f"{COPY[9 * number : 9 * number + 12]} {30 * '.'} {number}9.14")
    assert zones.find(forme.ink).rules == ()


def run_together(picture: Ink, line: Box) -> None:
    """Join the letters of a line as heavy ink does."""
    left, top, right, bottom = (int(edge) for edge in (line.left, line.top, line.right, line.bottom))
    area = np.s_[top + 6 : bottom, left:right]
    picture[area] = np.maximum(picture[area], cv2.threshold(cv2.blur(picture[area], (25, 3)), HEAVY, 255, 0)[1])


def test_words_whose_letters_have_run_together_are_no_rule() -> None:
    forme = Forme(700, 900)
    forme.column(60, 60, 546, 8)
    plain = lines_of(zones.find(forme.ink))
    ink = forme.ink
    for line in (Box(160, 124, 420, 150), Box(130, 188, 400, 214)):
        run_together(ink, line)
    found = zones.find(ink)
    assert found.rules == () and len(lines_of(found)) == len(plain) == 8
    assert all(shared_width(one, other) > 530 for one, other in zip(lines_of(found), plain, strict=True))


def test_an_underline_is_a_rule_and_the_letters_that_touch_it_are_a_line() -> None:
    forme = Forme(700, 500)
    head = forme.text(120, 60, "RATION BOARD MOVES", 28)
    forme.rule(118, int(head.bottom) - 1, int(head.right) + 2, int(head.bottom) + 3)
    forme.column(60, 130, 546, 8)
    found = zones.find(forme.ink)
    (under,) = found.rules
    assert abs(under.top - head.bottom) < 5 and shared_width(under, head) > 0.95 * head.width
    first = lines_of(found)[0]
    assert len(lines_of(found)) == 9 and shared_width(first, head) > 0.95 * head.width and first.bottom < under.bottom


def test_an_underline_that_leans_by_its_own_thickness_is_a_rule_too() -> None:
    forme = Forme(700, 500)
    head = forme.text(120, 60, "RATION BOARD MOVES", 28)
    left, middle, right, foot = (int(edge) for edge in (head.left, head.centre[0], head.right, head.bottom))
    forme.rule(left, foot + 3, middle, foot + 5)
    forme.rule(middle, foot + 4, right, foot + 6)
    for x in range(left + 4, right, 12):
        forme.rule(x, foot - 3, x + 2, foot + 5)
    forme.column(60, 130, 546, 8)
    found = zones.find(forme.ink)
    assert len(found.rules) == 1 and shared_width(found.rules[0], head) > 0.95 * head.width
    assert len(lines_of(found)) == 9 and shared_width(lines_of(found)[0], head) > 0.95 * head.width


@pytest.mark.parametrize(("before", "rules"), [("", 1), ("it took until", 0)])
def test_serifs_that_have_run_together_along_the_foot_of_a_line_are_no_underline(before: str, rules: int) -> None:
    forme = Forme(700, 500)
    left = int(forme.text(60, 60, before, 28).right) + 14 if before else 260
    word = forme.text(left, 60, "nineteen", 28)
    forme.rule(int(word.left), int(word.bottom) - 2, int(word.right), int(word.bottom))
    forme.column(60, 130, 546, 8)

    assert len(zones.find(forme.ink).rules) == rules


def test_a_headline_that_has_run_together_with_its_underline_is_a_line_and_no_rule() -> None:
    forme = Forme(700, 500)
    head = Box(120, 60, 380, 84)
    for x in range(120, 380, 20):
        forme.rule(x, 60, x + 9, 84)
        forme.rule(x + 9, 68, x + 16, 78)
    forme.rule(118, 80, 382, 85)
    forme.column(60, 130, 546, 8)
    found = zones.find(forme.ink)
    assert len(lines_of(found)) == 9 and shared_width(lines_of(found)[0], head) > 0.95 * head.width


@pytest.mark.parametrize("broken", [False, True])
def test_a_column_rule_that_leans_parts_columns_and_is_read_as_no_letter(broken: bool) -> None:
    forme = Forme(1100, 1500)
    for left in (60, 520):
        forme.column(left, 60, 446, 34)
    for y in range(60, 1150, 20):
        forme.rule(511, y, 514, y + (12 if broken else 20))
    leaning = cv2.warpAffine(forme.ink, np.array([[1.0, 0.025, 0.0], [0.0, 1.0, 0.0]]), (1100, 1500))
    found = zones.find(np.asarray((leaning > 127) * 255, np.uint8))
    lines = lines_of(found)
    assert len(lines) == 68
    assert not any(line.left < 512 + 0.025 * line.top < line.right for line in lines)


def test_a_bent_column_rule_is_no_frame() -> None:
    forme = Forme(1100, 1500)
    forme.column(60, 60, 400, 34)
    forme.column(640, 60, 400, 34)
    for y in range(40, 1160):
        x = 520 + round(100 * ((y - 600) / 600) ** 2)
        forme.rule(x, y, x + 5, y + 1)
    assert zones.find(forme.ink).frames == ()


def test_an_indent_and_a_short_last_line_stay_in_their_zone() -> None:
    forme = Forme(600, 900)
    forme.column(60, 60, 446, 5)
    forme.text(60, 60 + 5 * 32, "came to it.")
    forme.text(90, 60 + 6 * 32, "Nobody at the gate turned back")
    forme.column(60, 60 + 7 * 32, 446, 6)
    assert [len(zone.lines) for zone in zones.find(forme.ink).zones] == [13]


def test_a_column_of_short_items_beside_a_full_one_is_a_column_though_much_of_it_is_white() -> None:
    forme = Forme(1100, 1500)
    forme.column(536, 60, 446, 36)
    for top in range(60, 60 + 36 * 32, 6 * 32):
        forme.text(180, top, "A Hat")
        forme.column(60, top + 2 * 32, 446, 2)
        forme.text(60, top + 4 * 32, "came to it.")
    lines = lines_of(zones.find(forme.ink))
    assert len(lines) == 36 + 6 * 4 and not any(line.left < 506 and line.right > 536 for line in lines)


def test_a_column_of_ragged_lines_is_a_column_in_a_strip_of_sixteen_lines_too() -> None:
    forme, font = Forme(1100, 632), ImageFont.load_default(BODY)
    forme.column(536, 60, 446, 16)
    words = (COPY * 9).split()
    random.Random(0).shuffle(words)
    for number in range(16):
        width, line = 300 + number * 37 % 60 if number % 5 else 446, words.pop()
        while font.getlength(f"{line} {words[-1]}") <= width:
            line += f" {words.pop()}"
        forme.text(60, 60 + number * 32, line)
    lines = lines_of(zones.find(forme.ink))
    assert not any(line.left < 500 and line.right > 536 for line in lines)


def test_a_gutter_may_end_in_empty_paper_beside_the_longer_of_two_ragged_columns() -> None:
    forme = Forme(1100, 1300)
    forme.column(546, 60, 446, 12)
    forme.column(60, 60 + 3 * 32, 446, 2)
    for number in range(5, 10):
        forme.text(60, 60 + number * 32, "nobody has turned back since it")
    lines = lines_of(zones.find(forme.ink))
    assert len(lines) == 19 and not any(line.left < 500 and line.right > 546 for line in lines)


def test_a_gutter_goes_on_before_lines_that_begin_under_each_other_though_those_before_it_are_short() -> None:
    forme, right = Forme(1100, 1500), 60 + 24 * PITCH + 40
    forme.typed(60, 60, 24, 14, False)
    forme.typed(right, 60, 23, 14, False)
    for number in range(15, 24):
        forme.typed_line(60, 60 + number * LEADING, "the strike at the mill g" if number == 18 else "nobody has")
    for number in range(15, 19):
        forme.typed_line(right, 60 + number * LEADING, "until the manager pulled")
    assert not any(line.left < right - 80 and line.right > right + 20 for line in lines_of(zones.find(forme.ink)))


@pytest.mark.parametrize("run_under", [True, False])
def test_no_gutter_goes_on_through_a_box_of_which_a_line_runs_over_under_it(run_under: bool) -> None:
    forme = Forme(1100, 1500)
    for left in (60, 536):
        for top in (60, 800):
            forme.column(left, top, 446, 16)
    for edges in ((60, 590, 1006, 593), (60, 765, 1006, 768), (60, 590, 63, 768), (1003, 590, 1006, 768)):
        forme.rule(*edges)
    for left in (90, 536):  # lines whose spaces stand under each other at the gutter
        forme.column(left, 610, 416, 3)
    if run_under:
        forme.column(90, 706, 886, 1)
    boxed = [line for line in lines_of(zones.find(forme.ink)) if 595 < line.top < 700]

    assert (max(line.width for line in boxed) > 800) == run_under


@pytest.mark.parametrize(
    ("over", "under", "lines", "framed"),
    [(8, 8, 10, False), (20, 0, 10, False), (0, 20, 10, False), (0, 0, 10, True), (0, 0, 36, False)],
)
def test_a_column_between_two_rules_across_the_page_is_no_frame_unless_its_rules_meet_and_it_is_low(
    over: int, under: int, lines: int, framed: bool
) -> None:
    foot = 180 + 32 * lines
    forme = Forme(1400, foot + 200)
    for left in (60, 500, 940):
        forme.column(left, 130, 400, lines)
    for y in (100, foot):
        forme.rule(60, y, 1340, y + 3)
    for x in (480, 920):
        forme.rule(x, 103 + over, x + 3, foot - under)
    assert bool(zones.find(forme.ink).frames) == framed


@pytest.mark.parametrize(("length", "loose", "found"), [(345, 0, 1), (100, 0, 0), (345, 255, 0)])
def test_the_side_of_a_box_is_a_rule_though_its_run_hangs_together_with_the_grain_of_a_picture(
    length: int, loose: int, found: int
) -> None:
    """If it is long and no other ink lies along it."""
    runs = np.zeros((200, 620), np.uint8)
    runs[20:140:3, 10:100] = runs[20:140:3, 105:200] = 255
    runs[81:83, 210 : 210 + length] = 255
    chains = marks_of(masks.closed(runs, rules.LONG // 2, 3))
    mask, rects = rules._lone(runs, np.arange(200), chains, np.full_like(runs, loose))

    assert [(210, 81, 210 + length, 83)] * found == rects
    assert int(np.count_nonzero(mask)) == 2 * length * found


def test_a_box_close_beside_a_picture_is_a_frame() -> None:
    """Its sides across hang together with the picture's grain."""
    forme = Forme(1300, 1100)
    forme.column(60, 60, 1180, 4)
    for y in range(300, 700, 6):
        forme.rule(100, y, 560, y + 3)
    for x in range(100, 560, 150):
        forme.rule(x, 300, x + 3, 700)
    for edges in ((575, 400, 1100, 403), (575, 597, 1100, 600), (575, 400, 578, 600), (1097, 400, 1100, 600)):
        forme.rule(*edges)
    forme.column(610, 440, 440, 3)
    (frame,) = zones.find(forme.ink).frames

    assert frame.left > 560 and frame.width > 500 and frame.height < 220


@pytest.mark.parametrize(("apart", "framed"), [(20, 2), (0, 0)])
def test_boxes_over_each_other_are_frames_where_white_parts_their_sides(apart: int, framed: int) -> None:
    forme = Forme(1100, 1300)
    for left in (60, 560):
        forme.column(left, 60, 446, 28)
    for top in (1010, 1110 + apart):
        forme.box(60, top, 500, top + 100 if apart else top + 103)
        forme.text(90, top + 30, "Come to the hall")

    assert len([box for box in zones.find(forme.ink).frames if box.width > 400]) == framed


def test_a_ruled_box_around_print_is_a_frame_and_a_grid_of_column_rules_is_none() -> None:
    forme = Forme(1100, 1300)
    for left in (60, 560):
        forme.column(left, 60, 446, 34)
    forme.rule(531, 50, 534, 1180)
    boxed = Box(60, 1200, 500, 1290)
    assert zones.find(forme.ink).frames == ()
    for edges in ((60, 1200, 500, 1203), (60, 1287, 500, 1290), (60, 1200, 63, 1290), (497, 1200, 500, 1290)):
        forme.rule(*edges)
    forme.text(90, 1230, "Come to the hall")
    (frame,) = zones.find(forme.ink).frames
    assert shared_width(frame, boxed) > 420 and shared_height(frame, boxed) > 70


def dashed(forme: Forme, left: int, top: int, right: int, bottom: int) -> None:
    """A border of dashes."""
    for x in range(left, right, 24):
        for y in (top, bottom):
            forme.rule(x, y, x + 14, y + 4)
    for y in range(top + 10, bottom - 10, 24):
        for x in (left, right):
            forme.rule(x, y, x + 4, y + 14)


@pytest.mark.parametrize("open_side", [False, True])
def test_a_border_of_dashes_is_a_frame_and_no_print_unless_a_side_is_missing(open_side: bool) -> None:
    forme = Forme(1100, 1300)
    for left in (60, 560):
        forme.column(left, 60, 446, 28)
    dashed(forme, 60, 1040, 1000, 1240)
    if open_side:
        forme.pen.rectangle((980, 1056, 1020, 1225), fill=0)
    for y in (1100, 1160):
        forme.text(80, y, "ill will is lilting, and I will")
    found = zones.find(forme.ink)
    assert [box for box in found.frames if shared_width(box, Box(60, 1040, 1000, 1240)) > 900] == list(found.frames)
    assert bool(found.frames) != open_side
    if not open_side:
        assert len([line for line in lines_of(found) if line.bottom > 1020]) == 2


@pytest.mark.parametrize(
    ("text", "white", "parts"),
    [("", 30, True), ("the men", 30, False), ("", 4, False)],
    ids=["alone", "leader", "line"],
)
def test_a_row_of_dashes_by_itself_parts_two_items(text: str, white: int, parts: bool) -> None:
    forme = Forme(700, 900)
    upper = forme.column(60, 60, 446, 8)[-1]
    for n in range(4):
        forme.rule(200 + 20 * n, round(upper.bottom) + white, 214 + 20 * n, round(upper.bottom) + white + 4)
    forme.text(284, round(upper.bottom) + white - 16, text)
    forme.column(60, round(upper.bottom) + white + 34, 446, 8)

    found = [rule for rule in zones.find(forme.ink).rules if rule.left > 190 and rule.right < 284]

    assert [rule.width > 68 for rule in found] == [True] * parts


@pytest.mark.parametrize("lines", [3, 12])
def test_slim_letters_near_the_ends_of_lines_between_two_rules_are_no_border(lines: int) -> None:
    forme = Forme(1100, 900)
    top, step = 100, 50 if lines > 3 else 200
    for y in (top - 30, top + step * lines + 10):
        forme.rule(60, y, 1040, y + 3)
    for n in range(lines):
        for x in (64 + 30 * (n % 2), 1000 + 30 * (n % 2)):
            forme.text(x, top + step * n, "l", 40)
        forme.text(400, top + step * n, "the gates are open")
    assert zones.find(forme.ink).frames == ()


def test_a_dark_picture_is_a_picture_and_the_letters_of_a_nameplate_are_none() -> None:
    forme = Forme(1100, 1400)
    forme.text(60, 20, "THE WEAVER", 150)
    forme.column(60, 220, 446, 34)
    forme.pen.ellipse((560, 300, 960, 760), fill=255)
    found = zones.find(forme.ink)
    (picture,) = found.pictures
    assert shared_width(picture, Box(560, 300, 960, 760)) > 380
    assert any(line.width > 700 and line.top < 200 for line in lines_of(found))


def large(forme: Forme, left: int, bars: int) -> None:
    """Letters of a name 150 pixels high that touch: so many fat upright bars with hairline feet and thin stems."""
    for bar in range(bars):
        forme.rule(left + 90 * bar, 40, left + 90 * bar + 30, 190)
        forme.rule(left + 90 * bar + 70, 40, left + 90 * bar + 74, 190)
    forme.rule(left, 184, left + 90 * bars - 16, 190)


@pytest.mark.parametrize("touching", [1, 2, 3])
def test_letters_of_a_name_that_touch_each_other_are_neither_pictures_nor_rules(touching: int) -> None:
    forme = Forme(1100, 1300)
    for left in (60, 560):
        forme.column(left, 260, 446, 28)
    for word in range(6 // touching):
        large(forme, 120 + 92 * word * touching, touching)
    found = zones.find(forme.ink)
    (name,) = [line for line in lines_of(found) if line.top < 200]
    assert (found.pictures, found.rules) == ((), ())
    assert abs(name.left - 120) < 12 and name.right > 640


def figure(forme: Forme, left: int, top: int) -> None:
    """A stout man drawn in round lines, 260 wide and 300 high: head, coat and buttons, arms and legs."""
    parts = [(90, 0, 170, 80), (50, 76, 210, 236), (100, 110, 160, 170), (110, 160, 150, 200)]
    limbs = [(0, 60, 60, 180), (200, 60, 259, 180), (60, 220, 130, 299), (130, 220, 200, 299)]
    for x, y, right, bottom in (*parts, *limbs):
        forme.pen.ellipse((left + x, top + y, left + right, top + bottom), outline=255, width=4)


@pytest.mark.parametrize(("width", "whole"), [(420, True), (1000, False)])
def test_a_figure_drawn_in_lines_is_a_picture_with_the_ruled_room_that_it_fills(width: int, whole: bool) -> None:
    forme = Forme(1100, 1400)
    forme.box(60, 60, 60 + width, 440)
    figure(forme, 110, 90)
    for left in (60, 560):
        forme.column(left, 500, 446, 20)
    (picture,) = zones.find(forme.ink).pictures
    wanted = (60, 60, 60 + width, 440) if whole else (110, 90, 370, 390)
    edges = (picture.left, picture.top, picture.right, picture.bottom)
    assert all(abs(edge - one) < 16 for edge, one in zip(edges, wanted, strict=True))


def test_what_is_left_of_the_rules_between_the_fields_of_a_table_is_no_drawing() -> None:
    table, drawing = np.zeros((300, 400), np.uint8), np.zeros((300, 400), np.uint8)
    table[50:222, 200:202] = 255
    for row, left, right in ((76, 110, 216), (100, 20, 275), (125, 40, 220), (150, 56, 248), (174, 170, 300)):
        table[row : row + 2, left:right] = 255
    for place in range(60, 340, 60):
        cv2.ellipse(drawing, (place, 130), (50, 60), 0, 0, 360, (255.0,), 2)
    told = [solids.find(marks_of(mask)) for mask in (table, drawing)]
    assert [bool(found.drawings.any()) for found in told] == [False, True]


def test_the_dotted_sky_over_a_dark_field_is_of_one_picture_with_it() -> None:
    forme = Forme(1100, 1400)
    forme.column(60, 60, 446, 34)
    forme.rule(560, 500, 960, 760)
    for top in range(300, 500, 6):
        for left in range(560 + top % 12 // 2, 960, 6):
            forme.rule(left, top, left + 2, top + 2)
    (picture,) = zones.find(forme.ink).pictures
    assert all(
        abs(edge - wanted) < 12
        for edge, wanted in zip(
            (picture.left, picture.top, picture.right, picture.bottom), (560, 300, 960, 760), strict=True
        )
    )


def test_points_commas_and_hyphens_belong_to_their_line_and_dirt_does_not() -> None:
    forme = Forme(700, 600)
    texts = [f"{COPY[7 * n : 7 * n + 30]}, he said," for n in range(10)]
    boxes = [forme.text(60, 40 + 40 * n, text) for n, text in enumerate(texts)]
    forme.rule(640, 90, 643, 93)
    found = zones.find(forme.ink)
    comma = boxes[4]
    at = found.owners[
        int(comma.top * found.scale) : int((comma.bottom + 4) * found.scale),
        int((comma.right - 8) * found.scale) : int((comma.right + 2) * found.scale),
    ]
    assert set(np.unique(at)) - {0} == {5}
    dirt = found.owners[int(88 * found.scale) : int(96 * found.scale), int(636 * found.scale) : int(648 * found.scale)]
    assert dirt.max() <= 0


@pytest.mark.parametrize("factor", [0.6, 1.0, 2.3])
def test_the_zones_of_a_page_do_not_depend_on_its_resolution(factor: float) -> None:
    forme = Forme(1100, 1300)
    for left in (60, 560):
        forme.column(left, 60, 446, 30)
    size = (round(1100 * factor), round(1300 * factor))
    ink = np.asarray(cv2.resize(forme.ink, size, interpolation=cv2.INTER_AREA) > 100, np.uint8) * np.uint8(255)
    assert [len(zone.lines) for zone in zones.find(ink).zones] == [30, 30]


def test_a_corridor_is_white_from_end_to_end_save_for_strays() -> None:
    letters = np.full((100, 40), 255, np.uint8)
    letters[:, 10:20] = 0
    letters[50, 10:12] = 255
    letters[:, 30:36] = 0
    letters[40:60, 30:36] = 255
    found = gutters.corridors(letters, np.full_like(letters, 255), 80, 6)
    assert np.flatnonzero(found.min(axis=0)).tolist() == list(range(10, 20))


def blots_of(text: str, across: float) -> dict[str, list[float]]:
    """Ink of the points that a line of *text* has on the small copy, drawn so many pixels of it off."""
    times = 4
    large = np.zeros((40 * times, 200 * times), np.uint8)
    for n, sign in enumerate(text):
        left, top = (8 + 12 * n) * times + round(across * times), 20 * times + round(across * times)
        wide, high = (12, 4) if sign == "-" else (5, 5)
        large[top : top + high, left : left + wide] = 255
    grey = np.asarray(cv2.resize(large, (200, 40), interpolation=cv2.INTER_AREA), np.uint8)
    marks = marks_of(masks.thresholded(grey, INK_COVER))
    blots = points.blots(marks, np.arange(1, len(marks.left)), grey)
    return {"ink": np.round(blots.ink, 1).tolist(), "lies": (blots.lying > points.LYING).tolist()}


@pytest.mark.parametrize("across", [0.0, 0.25, 0.5, 0.75])
def test_a_point_is_as_heavy_and_a_hyphen_lies_wherever_they_fall_among_the_pixels(across: float) -> None:
    expected = {"ink": [1.6, 3.0, 1.6], "lies": [False, True, False]}
    assert blots_of(".-.", across) == expected


def test_the_full_stop_behind_a_tail_at_the_end_of_a_line_stays() -> None:
    forme = Forme(700, 600)
    texts = [f"{COPY[7 * n : 7 * n + 24]} merry." for n in range(10)]
    boxes = [forme.text(60, 40 + 40 * n, text) for n, text in enumerate(texts)]
    found = zones.find(forme.ink)
    for line, box in enumerate(boxes, 1):
        at = found.owners[:, int((box.right - 5) * found.scale) : int((box.right + 2) * found.scale)]
        stop = at[int((box.bottom - 14) * found.scale) : int(box.bottom * found.scale)]
        assert set(np.unique(stop)) - {0} == {line}


def test_a_worn_hyphen_close_to_the_last_letter_stays() -> None:
    forme = Forme(700, 600)
    boxes = [forme.text(60, 40 + 40 * n, f"{COPY[7 * n : 7 * n + 24]} women") for n in range(10)]
    for box in boxes:
        forme.rule(int(box.right) + 2, int(box.bottom) - 9, int(box.right) + 5, int(box.bottom) - 6)
    found = zones.find(forme.ink)
    for line, box in enumerate(boxes, 1):
        at = (int((box.bottom - 7.5) * found.scale), int((box.right + 3.5) * found.scale))
        assert found.owners[at] == line


def test_the_full_stops_of_a_leaning_line_are_its_own_and_not_those_of_the_line_below() -> None:
    forme = Forme(700, 600)
    boxes = [forme.text(60, 40 + 34 * n, f"{COPY[7 * n : 7 * n + 44]} women.") for n in range(10)]
    lean = 0.05
    ink = cv2.warpAffine(forme.ink, np.array([[1, 0, 0], [lean, 1, 0]]), (700, 600), flags=cv2.INTER_NEAREST)
    found = zones.find(np.asarray(ink, np.uint8))
    for line, box in enumerate(boxes, 1):
        bottom = box.bottom + lean * box.right
        at = found.owners[:, int((box.right - 5) * found.scale) : int((box.right + 1) * found.scale)]
        stop = at[int((bottom - 12) * found.scale) : int(bottom * found.scale)]
        assert set(np.unique(stop)) - {0} == {line}


def test_a_piece_of_a_rule_over_a_line_is_no_accent_of_it() -> None:
    forme = Forme(700, 600)
    boxes = [forme.text(60, 40 + 46 * n, f"{COPY[7 * n : 7 * n + 24]} women") for n in range(10)]
    for box in boxes:
        forme.rule(200, int(box.top) - 6, 224, int(box.top) - 3)
    found = zones.find(forme.ink)
    pieces = [found.owners[int((box.top - 4.5) * found.scale), int(212 * found.scale)] for box in boxes]
    assert pieces == [zones.NOBODYS] * 10


@pytest.mark.parametrize("tail", [4, 2])
def test_the_commas_at_the_ends_of_lines_are_no_crumbs_of_the_column_rule_behind_them(tail: int) -> None:
    forme = Forme(1060, 1000)
    lines = forme.column(60, 40, 440, 26)
    forme.column(560, 40, 440, 26)
    forme.rule(529, 40, 532, 880)
    commas = [Box(line.right + 2, line.bottom - 5, line.right + 6, line.bottom + 4) for line in lines[::3]]
    for left, top, right, bottom in ((int(c.left), int(c.top), int(c.right), int(c.bottom)) for c in commas):
        forme.rule(left, top, right, bottom - 4)
        forme.rule(left, bottom - 4, left + tail, bottom)
    found = zones.find(forme.ink)
    owners = [found.owners[int((c.top + 2) * found.scale), int((c.left + 2) * found.scale)] for c in commas]
    assert min(owners) > 0


@pytest.mark.parametrize(("top", "is_open"), [(30, True), (42, False)], ids=["amid letters", "under them"])
def test_a_gutter_that_begins_amid_a_line_lets_its_letters_through(top: int, is_open: bool) -> None:
    assert pierced_around(12, top) == is_open


def test_what_is_left_of_a_column_rule_at_the_end_of_a_gutter_lets_nothing_through() -> None:
    assert not pierced_around(2, 30)


def pierced_around(wide: int, top: int) -> bool:
    """Whether a gutter that begins at *top* is open where a mark so *wide* stands at its head, and is a wall below."""
    letters, walls = np.zeros((200, 120), np.uint8), np.zeros((200, 120), np.uint8)
    for left, right in ((20, 32), (61 - wide // 2, 61 + wide // 2), (90, 102)):
        letters[20:40, left:right] = 255
    walls[top:, 53:69] = gutters.WHITE
    pierced = gutters.pierced(walls, marks_of(letters), np.array([False, True, True, True]), 1.0)
    assert pierced[60:, 53:69].all()
    return not pierced[top : top + 8, 53:69].any()


@pytest.mark.parametrize(
    ("gap", "wall", "joined"), [(2, gutters.WHITE, True), (2, gutters.RULED, False), (6, gutters.WHITE, False)]
)
def test_a_gutter_that_ends_in_a_line_parts_no_word_of_it(gap: int, wall: int, joined: bool) -> None:
    walls = np.zeros((40, 200), np.uint8)
    walls[:, 100 : 100 + gap] = wall
    until_w = Row(left=20, top=10, right=100, bottom=22, head=14, foot=22, x=8, letters=6)
    e_grow = Row(left=100 + gap, top=10, right=190, bottom=24, head=14, foot=22, x=8, letters=9)
    assert (joining.pairs([until_w, e_grow], walls, Broken(walls)) == [(0, 1)]) == joined


@pytest.mark.parametrize(
    ("gap", "wall", "begins", "joined"),
    [
        (7, gutters.WHITE, 20, True),
        (7, gutters.RULED, 20, False),
        (7, gutters.WHITE, 109, False),
        (12, gutters.WHITE, 20, False),
    ],
    ids=["space", "rule", "nothing runs through", "wider than a space"],
)
def test_a_space_of_which_the_next_line_knows_nothing_is_no_gutter(
    gap: int, wall: int, begins: int, joined: bool
) -> None:
    walls = np.zeros((40, 200), np.uint8)
    walls[:26, 100 : 100 + gap] = wall
    payable = Row(left=20, top=10, right=100, bottom=22, head=14, foot=22, x=8, letters=6)
    to_the_tenth = Row(left=100 + gap, top=10, right=190, bottom=24, head=14, foot=22, x=8, letters=9)
    six_months = Row(left=begins, top=26, right=190, bottom=38, head=30, foot=38, x=8, letters=20)
    assert ((0, 1) in joining.pairs([payable, to_the_tenth, six_months], walls, Broken(walls))) == joined


@pytest.mark.parametrize(("foot", "joined"), [(422, False), (408, True)])
def test_headlines_of_two_sizes_side_by_side_are_one_line_only_on_one_foot(foot: int, joined: bool) -> None:
    drivers = Row(left=260, top=foot - 24, right=500, bottom=foot, head=foot - 22, foot=foot, x=22, letters=12)
    quarry_blast = Row(left=60, top=392, right=200, bottom=407, head=392, foot=407, x=15, letters=11)
    walls = np.zeros((500, 600), np.uint8)

    assert (joining.pairs([quarry_blast, drivers], walls, Broken(walls)) == [(0, 1)]) == joined


@pytest.mark.parametrize(
    ("rules", "right", "parted"),
    [
        ([(300, 60), (160, 90)], 205, True),  # half of the letters' height
        ([(300, 98)], 240, False),
        ([(300, 130), (60, 10)], 240, True),
        ([(300, 130), (60, 10)], 205, False),  # no wider than between two words
        ([(300, 130)], 240, False),
    ],
    ids=["beside", "at the foot alone", "with a hole", "a space in a headline", "under it"],
)
def test_a_worn_rule_parts_two_headlines_where_it_stands_beside_them_or_has_a_hole(
    rules: list[tuple[int, int]], right: int, parted: bool
) -> None:
    walls = np.zeros((400, 400), np.uint8)
    for bottom, top in rules:
        walls[top:bottom, 200:202] = gutters.RULED

    assert Broken(walls).parts(180, right, 50, 100) == parted


def test_where_a_worn_rule_ended_at_a_rule_across_the_page_it_parts_two_headlines_too() -> None:
    walls = np.zeros((400, 400), np.uint8)
    walls[130:300, 200:202] = gutters.RULED
    under_a_rule = Broken(walls, [(0, 20, 400, 23)])

    assert [under_a_rule.parts(180, right, 50, 100) for right in (205, 240)] == [False, True]


@pytest.mark.parametrize(("top", "linked"), [(0, False), (130, False), (170, True)])
def test_large_letters_on_both_sides_of_a_rule_are_no_neighbours_where_it_stands_beside_a_part_of_them(
    top: int, linked: bool
) -> None:
    ink, walls = np.zeros((200, 200), np.uint8), np.zeros((200, 200), np.uint8)
    for left in (40, 100):
        ink[100:150, left : left + 35] = 255
    walls[top:, 88:90] = gutters.RULED
    marks = marks_of(ink)

    assert bool(len(chains.links(marks, marks.area > 0, walls, Broken(walls)))) == linked


@pytest.mark.parametrize("whole", [True, False])
def test_few_pieces_are_left_of_a_worn_rule_that_goes_on_whole(whole: bool) -> None:
    forme = Forme(1000, 1400)
    for left in (60, 520):
        forme.column(left, 60, 420, 38)
    for top in range(60, 300, 16):
        forme.rule(498, top, 501, top + 9)
    if whole:
        forme.rule(498, 300, 501, 1300)
    upper = [rule for rule in zones.find(forme.ink).rules if rule.top < 100 and 490 < rule.left < 510]

    assert [rule.bottom > 280 for rule in upper] == [True] * whole


def test_a_number_under_a_nameplate_is_a_line_and_no_comma_of_the_name() -> None:
    forme = Forme(1400, 1400)
    forme.text(60, 40, "MESSENGER", 230)
    for left, text in ((70, "Vol. III"), (300, "31"), (460, "Juniper Flat, Nevada, October 18, 1944")):
        forme.text(left, 268, text)
    for left in (60, 700):
        forme.column(left, 360, 600, 24)

    assert any(295 < line.left < 305 and line.right < 335 for line in lines_of(zones.find(forme.ink)))
