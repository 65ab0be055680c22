"""Lessons about pixels: pages are drawn, damaged in a known way, and straightened."""

import math
from functools import cache

import cv2
import numpy as np
import pytest
from numpy import uint8
from numpy.typing import NDArray

from ingest.geometry import point_on, to_scan, to_straight
from ingest.model import IDENTITY, Box, Turn
from ingest.settings import Straighten
from ingest.straighten import Sheet, straighten
from ingest.straighten.ink import evened, find_ink, find_paper
from ingest.straighten.letters import find_letters
from ingest.straighten.quarter import find_quarter
from ingest.straighten.skew import find_skew
from ingest.straighten.specks import find_specks
from ingest.straighten.turning import rotated

Pixels = NDArray[uint8]
ALL = Straighten()
NOTHING = Straighten(orientation=False, deskew=False, split_spreads=False, trim=False, clean=False)
PAPER, INK = 250, 30
WORDS = np.array(
    [
        *("the", "of", "and", "to", "in", "a", "that", "is", "for", "it", "was", "on", "with", "as", "by", "be", "not"),
        *("this", "are", "at", "from", "have", "which", "one", "you", "were", "all", "would", "there", "their", "when"),
        *("who", "him", "been", "has", "more", "if", "out", "do", "so", "what", "up", "said", "about", "other", "back"),
        *("into", "than", "time", "only", "could", "them", "man", "some", "then", "two", "first", "may", "any", "like"),
        *("now", "my", "such", "make", "over", "our", "even", "most", "strike", "paper", "page", "people", "good"),
    ]
)


@cache
def _text_page(
    width: int = 1000, height: int = 1300, columns: int = 3, seed: int = 0, capitals: bool = False
) -> Pixels:
    """Columns of lower-case words on light paper; columns do not share their lines."""
    rng = np.random.default_rng(seed)
    page = np.full((height, width), PAPER, uint8)
    step = (width - 100) // columns
    for column in range(columns):
        for y in range(80 + 7 * column, height - 60, 24):
            line = " ".join(rng.choice(WORDS, 12))[: step // 12]
            _write(page, line.upper() if capitals else line, 60 + column * step, y)
    page.setflags(write=False)
    return page


def _write(page: Pixels, text: str, x: int, y: int, size: float = 0.55) -> None:
    cv2.putText(page, text, (x, y), cv2.FONT_HERSHEY_COMPLEX, size, INK, 1, cv2.LINE_AA)


def _askew(page: Pixels, degrees: float, fill: int = PAPER) -> tuple[Pixels, NDArray[np.float64]]:
    """*page* scanned so that its lines run down to the right by *degrees*, and the map of its pixels to the scan's."""
    height, width = page.shape
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    wide, high = math.ceil(width * cos + height * abs(sin)), math.ceil(height * cos + width * abs(sin))
    move = np.array([[cos, -sin, 0.0], [sin, cos, 0.0]])
    move[:, 2] = np.array([wide / 2, high / 2]) - move[:, :2] @ np.array([width / 2, height / 2])
    return np.asarray(cv2.warpAffine(page, move, (wide, high), flags=cv2.INTER_LINEAR, borderValue=fill), uint8), move


def _one(scan: Pixels, wanted: Straighten = ALL) -> Sheet:
    (sheet,) = straighten(scan, wanted)
    return sheet


def _share_of_ink(sheet: Sheet, box: Box) -> float:
    """Share of ink in a box of the scan."""
    at = to_straight(box, sheet.turn.matrix)
    return float(sheet.ink[round(at.top) : round(at.bottom), round(at.left) : round(at.right)].mean() / 255)


# ---- skew


@pytest.mark.parametrize("angle", [-10.0, -3.37, -0.31, 0.45, 9.9])
def test_the_skew_is_found_to_a_tenth_of_a_degree(angle: float) -> None:
    assert _one(_askew(_text_page(), angle)[0]).turn.skew == pytest.approx(angle, abs=0.1)


def test_a_page_that_is_level_to_a_twentieth_of_a_degree_is_not_resampled() -> None:
    sheet = _one(_text_page(), Straighten(clean=False))
    assert (sheet.turn, sheet.crop) == (Turn(), None)
    assert np.array_equal(sheet.pixels, _text_page())


def test_skew_is_positive_when_lines_run_down_to_the_right() -> None:
    page = _text_page().copy()
    for x in range(page.shape[1]):
        page[:, x] = np.roll(page[:, x], round(x * math.tan(math.radians(2))))
    assert _one(page).turn.skew == pytest.approx(2.0, abs=0.1)


def test_a_skew_beyond_the_setting_is_left_alone_and_told() -> None:
    sheet = _one(_askew(_text_page(), 5.0)[0], Straighten(max_skew=2.0))
    assert sheet.turn == Turn()
    assert sheet.notes[0].startswith("skew 5.0")
    assert "left alone" in sheet.notes[0]


def test_a_level_picture_and_rules_askew_do_not_mislead() -> None:
    page, _ = _askew(_text_page(), 2.0)
    page = page.copy()
    page[300:700, 500:900] = (np.arange(400)[:, None] // 8 % 2 * 180 + 30).astype(uint8)
    cv2.line(page, (30, 40), (980, 190), INK, 3)
    assert _one(page).turn.skew == pytest.approx(2.0, abs=0.1)


@pytest.mark.parametrize(("angle", "quarter"), [(-10.0, 0), (10.0, 0), (0.8, 1), (-3.3, 2), (9.0, 3)])
def test_a_box_goes_to_the_straightened_page_and_back_within_two_pixels(angle: float, quarter: int) -> None:
    page = _text_page().copy()
    page[600:660, 640:900] = PAPER
    page[620:640, 660:880] = INK
    scan, move = _askew(page, angle)
    corners = move[:, :2] @ np.array([[660, 880, 880, 660], [620, 620, 640, 640]]) + move[:, 2:]
    height, width = scan.shape
    for _ in range(quarter):
        corners = np.array([corners[1], width - corners[0]])
        width, height = height, width
    scan = np.ascontiguousarray(np.rot90(scan, quarter))
    hull = Box(*corners.min(axis=1), *corners.max(axis=1))

    sheet = _one(scan)
    straight = to_straight(hull, sheet.turn.matrix)

    assert (sheet.turn.rotation, round(sheet.turn.skew, 0)) == (90 * quarter, round(angle, 0))
    assert [straight.width, straight.height] == pytest.approx([220, 20], abs=2)
    inside = sheet.ink[
        round(straight.top) + 2 : round(straight.bottom) - 2, round(straight.left) + 2 : round(straight.right) - 2
    ]
    assert inside.min() == 255
    around = sheet.ink[round(straight.top) - 8 : round(straight.top) - 2, round(straight.left) : round(straight.right)]
    assert around.max() == 0
    back = to_scan(straight, sheet.turn.matrix)
    assert max(abs(a - b) for a, b in zip(_edges(back), _edges(hull), strict=True)) < 2


def _edges(box: Box) -> tuple[float, float, float, float]:
    return box.left, box.top, box.right, box.bottom


def test_no_corner_is_cut_when_a_page_is_levelled() -> None:
    scan, move = _askew(_text_page(), 8.0)
    sheet = _one(scan)
    matrix = sheet.turn.matrix
    for x, y in ((0, 0), (1000, 0), (1000, 1300), (0, 1300)):
        at = point_on(matrix, *(move[:, :2] @ np.array([x, y]) + move[:, 2]))
        assert -1 <= at[0] <= sheet.pixels.shape[1] + 1
        assert -1 <= at[1] <= sheet.pixels.shape[0] + 1


# ---- quarter turns


def test_letters_run_together_to_syllables_lie_along_their_lines() -> None:
    rng, ink = np.random.default_rng(3), np.zeros((900, 900), uint8)
    for top in range(60, 840, 24):
        for left in range(60, 840, 24):
            y = top + int(rng.integers(-4, 5))
            ink[y : y + 8, left : left + 16] = 255
    quarter = find_quarter(255 - ink, find_letters(ink), lambda: 255 - ink)

    assert (quarter.rotation, quarter.level is not None) == (0, True)


def test_letters_that_stand_under_each_other_as_a_typewriter_sets_them_hide_no_skew() -> None:
    rng, ink = np.random.default_rng(0), np.zeros((1500, 1000), uint8)
    for foot in range(100, 1400, 26):
        for left in range(80, 920, 17):
            if rng.random() < 0.85:  # else a space
                ink[foot - (9 if rng.random() < 0.7 else 13) : foot, left : left + 6] = 255
    ink = np.where(rotated(ink, -3.0, fill=0) > 127, 255, 0).astype(uint8)
    quarter = find_quarter(255 - ink, find_letters(ink), lambda: 255 - ink)

    assert quarter.rotation == 0
    assert quarter.level is not None
    assert find_skew(quarter.level).angle == pytest.approx(3.0, abs=0.1)


@pytest.mark.parametrize("seed", range(4))
def test_an_upright_page_stays_upright(seed: int) -> None:
    assert _one(_text_page(seed=seed, columns=1 + seed)).turn == Turn()


def test_capitals_say_nothing_about_head_and_foot() -> None:
    page = np.ascontiguousarray(_text_page(capitals=True)[::-1, ::-1])
    assert _one(page).turn.rotation == 0


def test_orientation_can_be_switched_off() -> None:
    page = np.ascontiguousarray(_text_page()[::-1, ::-1])
    assert (_one(page).turn.rotation, _one(page, Straighten(orientation=False)).turn.rotation) == (180, 0)


# ---- nothing to go by


@pytest.mark.parametrize("what", ["blank", "white", "black", "noise", "clouds", "three words", "one pixel", "a sliver"])
def test_where_nothing_can_be_told_nothing_is_done(what: str) -> None:
    rng = np.random.default_rng(0)
    page = np.full((900, 700), PAPER, uint8)
    if what == "white":
        page[:] = 255
    elif what == "black":
        page[:] = 0
    elif what == "noise":
        page = rng.integers(0, 256, page.shape, uint8)
    elif what == "clouds":
        page = np.asarray(cv2.resize(rng.integers(40, 230, (30, 24), uint8), (700, 900), interpolation=cv2.INTER_CUBIC))
    elif what == "three words":
        _write(page, "not much here", 100, 300)
    elif what == "one pixel":
        page = page[:1, :1]
    elif what == "a sliver":
        page = page[:, :2]
    sheet = _one(np.ascontiguousarray(page))
    assert (sheet.turn, sheet.crop, sheet.pixels.shape, sheet.ink.shape) == (Turn(), None, page.shape, page.shape)


def test_with_every_step_switched_off_the_pixels_are_as_scanned() -> None:
    scan, _ = _askew(_text_page(), 3.0)
    sheet = _one(scan, NOTHING)
    assert (sheet.turn.matrix, sheet.crop, sheet.notes) == (IDENTITY, None, ())
    assert np.array_equal(sheet.pixels, scan)


# ---- light and ink


def test_uneven_light_is_evened_and_the_ink_is_the_same() -> None:
    page = _text_page()
    light = np.linspace(0.55, 1.0, page.shape[1])[None, :] * np.linspace(0.8, 1.0, page.shape[0])[:, None]
    sheet = _one((page * light).astype(uint8))
    bare = cv2.dilate(find_ink(page), np.ones((7, 7), uint8)) == 0
    assert sheet.pixels[bare].min() > 235
    assert np.mean(sheet.ink != _one(page).ink) < 0.001


def test_faint_print_is_ink_and_show_through_is_not() -> None:
    page = _text_page().astype(np.int16)
    behind = _text_page(seed=9)[:, ::-1].astype(np.int16)
    ghost = (page - (PAPER - behind) // 6).clip(0, 255).astype(uint8)
    faint = (PAPER - (PAPER - page) // 3).astype(uint8)
    truth = find_ink(_text_page())
    for scan in (ghost, faint):
        assert np.mean(find_ink(evened(scan, find_paper(scan))) != truth) < 0.01


def test_a_black_and_white_page_is_left_as_it_is() -> None:
    page = np.where(_text_page() > 140, 255, 0).astype(uint8)
    sheet = _one(page)
    assert np.array_equal(sheet.pixels, page)
    assert np.array_equal(sheet.ink, 255 - page)


def test_white_letters_on_black_stay_dark_around() -> None:
    page = _text_page().copy()
    page[400:520, 100:860] = INK
    assert _one(page).pixels[410:510, 110:850].max() < 160


# ---- borders and slivers


def _bordered(page: Pixels, left: int, top: int, right: int, bottom: int) -> Pixels:
    return np.pad(page, ((top, bottom), (left, right)), constant_values=25)


def test_dark_borders_are_cleared_and_no_word_is_lost() -> None:
    page = _text_page()
    scan = _bordered(page, 70, 40, 25, 0)
    sheet = _one(scan)
    assert [note.split(" px")[0].rsplit(" ", 1)[0] for note in sheet.notes] == [
        "left dark border",
        "top dark border",
        "right dark border",
    ]
    assert np.mean(sheet.ink[40:, 70:-25] != _one(page).ink) < 0.001
    edges = sheet.pixels.copy()
    edges[44:, 74:-29] = 255
    assert edges.min() > 200


def test_a_page_askew_on_a_dark_lid_loses_the_lid() -> None:
    scan, _ = _askew(_text_page(), 3.0, fill=20)
    sheet = _one(scan)
    assert sheet.turn.skew == pytest.approx(3.0, abs=0.1)
    text, _ = _askew(_text_page(), 3.0)
    assert sheet.ink.mean() == pytest.approx(_one(text).ink.mean(), rel=0.03)


def test_a_grey_lid_that_became_black_and_white_noise_is_cleared() -> None:
    lid = np.where(np.random.default_rng(1).random((1500, 1150)) < 0.55, 0, 255).astype(uint8)
    noise = np.asarray(cv2.resize(lid[::4, ::4], (1150, 1500), interpolation=cv2.INTER_NEAREST), uint8)
    page = np.where(_text_page() > 140, 255, 0).astype(uint8)
    noise[100:-100, 75:-75] = page
    sheet = _one(noise)
    assert [note.split()[0] for note in sheet.notes if "border" in note] == ["left", "top", "right", "bottom"]
    assert np.mean(sheet.ink[100:-100, 75:-75] != 255 - page) < 0.001
    assert np.mean(sheet.ink > 0) < 1.02 * np.mean(page == 0)


def test_a_printed_frame_near_the_edge_is_no_border() -> None:
    page = _text_page().copy()
    cv2.rectangle(page, (12, 12), (987, 1287), INK, 6)
    sheet = _one(page)
    assert sheet.notes == ()
    assert sheet.ink[200:1000, 10:15].min() == 255


def test_print_in_deep_shade_along_an_edge_is_no_border() -> None:
    page = _text_page()[:, 40:]
    shade = np.where(np.arange(page.shape[1]) < 90, 0.45, 1.0)
    shade = np.convolve(np.pad(shade, 20, mode="edge"), np.ones(41) / 41, "valid")
    sheet = _one((page * shade[None, :]).astype(uint8))
    assert [note for note in sheet.notes if "border" in note] == []
    assert sheet.ink[:, :100].mean() == pytest.approx(_one(page.copy()).ink[:, :100].mean(), rel=0.25)


def test_a_dark_picture_at_the_edge_is_no_border() -> None:
    page = _text_page().copy()
    page[500:760, 700:] = 40
    assert _one(page).notes == ()


def test_a_dark_picture_under_the_lid_at_an_edge_stays_with_the_words_between_them() -> None:
    page = np.vstack([_text_page()[:300], np.full((100, 1000), 255, uint8), _text_page(seed=5)])
    page[20:34, 400:404] = INK  # a stroke of a letter
    page[44:84, 350:600] = 40
    sheet = _one(_bordered(page, 0, 40, 0, 0))
    assert (int(sheet.ink[64:70, 402].min()), sheet.pixels[90:120, 360:590].max() < 128) == (255, True)


def test_a_heavy_headline_and_a_picture_under_the_lid_are_no_band_before_a_sliver() -> None:
    page = np.vstack([np.full((100, 1000), 255, uint8), _text_page()])
    for left in (120, 400, 680):
        page[40:85, left : left + 180] = INK
    sheet = _one(_bordered(page, 0, 15, 0, 0))

    assert [sheet.ink[57:98, left : left + 180].min() for left in (120, 400, 680)] == [255] * 3


def test_a_sliver_of_the_next_page_is_cleared_with_the_band_before_it() -> None:
    neighbour = _text_page(seed=5)[:, 70:110]
    scan = np.hstack([_text_page(), np.full((1300, 30), 20, uint8), neighbour])
    sheet = _one(scan)
    assert sheet.ink[:, 1000:].max() == 0
    assert np.mean(sheet.ink[:, :990] != _one(_text_page()).ink[:, :990]) < 0.001


def test_a_sliver_on_white_is_known_by_its_cut_letters() -> None:
    scan = np.hstack([_text_page(seed=5)[:, 170:230], _text_page()])
    sheet = _one(scan)
    assert sheet.ink[:, :60].max() == 0
    assert [note.split(" trimmed")[0] for note in sheet.notes] == ["sliver of a neighbouring page at the left"]
    assert np.mean(sheet.ink[:, 60:] != _one(_text_page()).ink) < 0.001


def test_a_page_scanned_so_narrowly_that_its_lines_are_cut_keeps_them() -> None:
    scan = np.ascontiguousarray(_text_page()[:, 66:])
    assert _one(scan).notes == ()


# ---- specks


def test_specks_go_and_dots_stay() -> None:
    ink = np.zeros((400, 900), uint8)
    page = np.full(ink.shape, PAPER, uint8)
    _write(page, "this is it. wait ... Prix 2.50 ii", 60, 100, 1.1)
    ink[page < 140] = 255
    for x in range(500, 800, 14):
        ink[300:303, x : x + 3] = 255
    specks = [(60, 300), (200, 240), (420, 360), (860, 40)]
    for x, y in specks:
        ink[y : y + 4, x : x + 4] = 255
    wanted = np.zeros_like(ink)
    for x, y in specks:
        wanted[y : y + 4, x : x + 4] = 255
    assert np.array_equal(find_specks(ink, 20.0), wanted)


def test_a_removed_speck_is_white_in_the_pixels_too() -> None:
    page = _text_page().copy()
    page[700:702, 30:32] = 60
    sheet = _one(page)
    assert (sheet.notes, int(sheet.ink[690:710, 20:40].max())) == (("specks removed",), 0)
    assert sheet.pixels[690:710, 20:40].min() > 235


# ---- double pages


def _spread(left: float, right: float, gap: int = 0) -> Pixels:
    first, second = _text_page(seed=1), _text_page(seed=2)
    pages = [_same_canvas(first, left), _same_canvas(second, right)]
    return np.hstack([pages[0], np.full((1300, gap), PAPER, uint8), pages[1]])


def _same_canvas(page: Pixels, degrees: float) -> Pixels:
    move = cv2.getRotationMatrix2D((500, 650), -degrees, 1.0)
    return np.asarray(cv2.warpAffine(page, move, (1000, 1300), flags=cv2.INTER_LINEAR, borderValue=PAPER), uint8)


def test_a_double_page_is_parted_in_reading_order_and_each_half_is_levelled() -> None:
    scan = _spread(1.5, -0.8, 20)
    left, right = straighten(scan, ALL)
    assert [left.turn.skew, right.turn.skew] == pytest.approx([1.5, -0.8], abs=0.1)
    assert left.crop is not None
    assert right.crop is not None
    assert (left.crop.left, left.crop.top, left.crop.bottom) == (0, 0, 1300)
    assert (right.crop.right, right.crop.top, right.crop.bottom) == (2020, 0, 1300)
    assert 900 < right.crop.left <= left.crop.right < 1060
    whole = _one(scan, Straighten(split_spreads=False)).ink
    assert int(left.ink.sum()) + int(right.ink.sum()) == pytest.approx(int(whole.sum()), rel=0.05)


def test_the_turn_of_a_half_starts_from_the_whole_scan() -> None:
    scan = _spread(0.0, 1.0, 40)
    scan[560:620, 1400:1600] = PAPER
    scan[580:600, 1420:1580] = INK
    right = straighten(scan, ALL)[1]
    assert (_share_of_ink(right, Box(1425, 583, 1575, 597)), right.crop is not None) == (1.0, True)


def test_a_double_page_on_its_side_is_turned_and_parted() -> None:
    scan = np.ascontiguousarray(np.rot90(_spread(0.0, 0.0, 20)))
    left, right = straighten(scan, ALL)
    assert (left.turn.rotation, right.turn.rotation) == (90, 90)
    assert left.crop is not None
    assert right.crop is not None
    assert left.crop.top >= right.crop.bottom - 60
    assert left.crop.bottom == 2020


def test_a_gutter_in_the_shadow_of_the_fold_parts_pages_that_nearly_touch() -> None:
    scan = np.hstack([_text_page(seed=1)[:, :940], _text_page(seed=2)[:, 40:]])
    shade = 1 - 0.5 * np.exp(-(((np.arange(scan.shape[1]) - 940) / 30) ** 2))
    assert len(straighten((scan * shade[None, :]).astype(uint8), ALL)) == 2


@pytest.mark.parametrize("columns", [2, 3, 4, 6])
def test_a_wide_page_of_several_columns_is_one_page(columns: int) -> None:
    assert len(straighten(_text_page(1800, 1000, columns), ALL)) == 1


def test_a_headline_across_the_middle_forbids_parting() -> None:
    scan = _spread(0.0, 0.0, 60)
    _write(scan, "Workers of the valley vote to strike on Monday", 300, 50, 1.8)
    assert len(straighten(scan, ALL)) == 1


def test_spreads_are_left_whole_when_the_settings_say_so() -> None:
    assert len(straighten(_spread(0.0, 0.0, 20), Straighten(split_spreads=False))) == 1


def _banner(page: Pixels) -> Pixels:
    """*page* with a dark ground from edge to edge at its head."""
    out = page.copy()
    out[10:70, 5:-5] = 90
    cv2.putText(out, "The Ledger Line", (40, 52), cv2.FONT_HERSHEY_SIMPLEX, 1.2, 245, 3, cv2.LINE_AA)
    return out


def test_light_print_on_a_dark_ground_becomes_dark_on_light() -> None:
    (sheet,) = straighten(_banner(_text_page()), ALL)
    head = sheet.ink[10:70, 5:-5]
    letters = np.count_nonzero(head) / head.size
    assert 0.04 < letters < 0.2 and not head[:8].any() and not head[:, 600:].any()


def test_a_bar_of_light_print_is_where_it_was_on_the_scan() -> None:
    page = _text_page()
    (bar,) = _one(_banner(page)).bars

    assert _one(page).bars == ()
    assert max(abs(bar.left - 5), abs(bar.top - 10), abs(bar.right - (page.shape[1] - 5)), abs(bar.bottom - 70)) < 4


@pytest.mark.parametrize("lid", [False, True])
def test_light_print_on_a_coloured_ground_becomes_dark_on_light_beside_lid_and_shadow(lid: bool) -> None:
    page = _banner(_text_page())
    page[10:70, 5:-5] = np.where(page[10:70, 5:-5] == 90, 150, page[10:70, 5:-5])
    if lid:
        page[:, -5:], page[:10], page[70:500, -12:-5] = 30, 30, 120
    (sheet,) = straighten(page, ALL)
    head = sheet.ink[14:66, 9:-17]
    letters = np.count_nonzero(head) / head.size
    assert 0.04 < letters < 0.2 and not head[:, 600:].any()


@pytest.mark.parametrize(("said", "print_"), [("for all who work in the county", True), ("", False)])
def test_many_letters_in_rows_on_a_dark_ground_are_print_though_an_emblem_stands_beside_them(
    said: str, print_: bool
) -> None:
    page = _text_page().copy()
    page[10:130, 5:-5] = 90
    for text, foot, size, pen in (("The Ledger Line", 52, 1.2, 3), (said, 100, 0.8, 2)):
        cv2.putText(page, text, (40, foot), cv2.FONT_HERSHEY_SIMPLEX, size, 245, pen, cv2.LINE_AA)
    cv2.rectangle(page, (700, 20), (960, 120), 225, -1)
    (sheet,) = straighten(page, ALL)

    assert bool(sheet.bars) == print_


@pytest.mark.parametrize(("tint", "print_"), [(30, True), (150, False)])
def test_small_light_letters_fill_a_low_dark_bar_though_their_edges_are_pale(tint: int, print_: bool) -> None:
    page = _text_page().copy()
    page[300:322, 60:260] = 30
    page[300:322, 60:160] = tint  # two tones
    cv2.putText(page, "REPUBLIC WIRE", (80, 316), cv2.FONT_HERSHEY_SIMPLEX, 0.6, 245, 1, cv2.LINE_AA)
    (sheet,) = straighten(page, ALL)

    assert bool(sheet.bars) == print_


def test_a_dark_column_and_a_bar_that_crosses_it_are_two_grounds() -> None:
    page = _text_page().copy()
    page[5:-5, 5:230] = 100
    page[90:130, 5:-5] = 100
    for y in range(200, 600, 60):
        cv2.putText(page, "in this issue", (20, y), cv2.FONT_HERSHEY_SIMPLEX, 0.8, 250, 2, cv2.LINE_AA)
    cv2.putText(page, "Volume 6, Number 4 and so on", (260, 120), cv2.FONT_HERSHEY_SIMPLEX, 0.8, 250, 2, cv2.LINE_AA)
    (sheet,) = straighten(page, ALL)
    column, bar = sheet.ink[140:-20, 20:220], sheet.ink[98:122, 240:-20]
    assert all(0.01 < np.count_nonzero(part) / part.size < 0.25 for part in (column, bar))


def _mottled(page: Pixels, top: int, bottom: int) -> Pixels:
    """*page* with a ground over a column that toner has left mottled."""
    out, rng = page.copy(), np.random.default_rng(5)
    spots = cv2.GaussianBlur(rng.normal(0, 1, (bottom - top, 500)), (0, 0), 2.5)
    out[top:bottom, 60:560] = (95 + 40 * np.clip(spots / spots.std(), -1.5, 1.5)).astype(np.uint8)
    return out


def test_light_print_on_a_mottled_bar_becomes_dark_on_light() -> None:
    page = _mottled(_text_page(), 300, 350)
    cv2.putText(page, "Parking Garage Update", (80, 336), cv2.FONT_HERSHEY_SIMPLEX, 1.1, 245, 4, cv2.LINE_AA)
    (sheet,) = straighten(page, ALL)
    head = sheet.ink[300:350, 60:560]
    letters = np.count_nonzero(head) / head.size
    assert 0.08 < letters < 0.35 and np.count_nonzero(head[:6]) < 0.02 * head[:6].size


def test_the_grain_of_a_dark_bar_is_not_left_behind_its_print() -> None:
    page, rng = _text_page().copy(), np.random.default_rng(5)
    grain = cv2.GaussianBlur(rng.normal(0, 1, (50, 500)), (0, 0), 1.5)
    page[300:350, 60:560] = (60 + 22 * np.clip(grain / grain.std(), -2, 2)).astype(uint8)
    cv2.putText(page, "Garage Update", (80, 336), cv2.FONT_HERSHEY_SIMPLEX, 1.1, 245, 4, cv2.LINE_AA)

    assert np.percentile(_one(page).pixels[310:340, 400:550], 15) > 250


def test_print_on_a_mottled_picture_stays_as_it_is() -> None:
    page = _mottled(_text_page(), 300, 600)
    cv2.putText(page, "Parking Garage Update", (80, 336), cv2.FONT_HERSHEY_SIMPLEX, 1.1, 245, 4, cv2.LINE_AA)
    (sheet,) = straighten(page, ALL)
    assert np.count_nonzero(sheet.ink[300:600, 60:560]) > 0.4 * 300 * 500


def test_the_lit_windows_of_a_dark_house_in_a_picture_are_no_print() -> None:
    page = _text_page().copy()
    page[300:600, 60:560] = 170
    page[300:450, 60:260] = page[450:600, 60:560] = 40
    for left in range(75, 240, 38):
        page[330:380, left : left + 22] = 235
    picture = straighten(page, ALL)[0].ink[300:600, 60:560]

    assert picture[10:25, 10:190].all() and picture[160:290, 10:490].all()


def test_a_dark_picture_that_touches_a_line_of_print_stays_as_it_is() -> None:
    page = _text_page().copy()
    page[30:80, 350:600] = 40  # over the heads of a line, whose eyes are now holes in it
    assert _one(page).pixels[35:70, 360:590].max() < 128


def test_a_dark_picture_with_light_spots_in_no_row_stays_as_it_is() -> None:
    page, rng = _text_page().copy(), np.random.default_rng(1)
    page[300:600, 300:700] = 60
    for x, y, size in zip(rng.integers(320, 680, 40), rng.integers(320, 580, 40), rng.integers(2, 16, 40), strict=True):
        cv2.circle(page, (int(x), int(y)), int(size), 240, -1)
    (sheet,) = straighten(page, ALL)
    assert np.count_nonzero(sheet.ink[300:600, 300:700]) > 0.4 * 300 * 400
