"""Pale photographs: what the light of an evened page hides, and what is no picture though its ground is dark."""

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from ingest import zones
from ingest.geometry import to_straight
from ingest.model import Box
from ingest.settings import Straighten
from ingest.straighten import straighten
from tests.test_straighten import PAPER, _askew, _text_page, _write
from tests.test_zones import Forme

Pixels = NDArray[np.uint8]
PLACE = Box(800, 300, 1300, 700)
"""Of what is put on the page."""


def _set() -> Forme:
    forme = Forme()
    forme.column(60, 60, 600, 36)
    forme.column(760, 60, 600, 5)
    return forme


def _pictures(ink: Pixels, light: Pixels) -> list[Box]:
    """Of a page of that *ink* on which PLACE is as light as *light* says."""
    shade = np.full(ink.shape, 255, np.uint8)
    left, top, right, bottom = (int(edge) for edge in (PLACE.left, PLACE.top, PLACE.right, PLACE.bottom))
    shade[top:bottom, left:right] = cv2.resize(light, (right - left, bottom - top), interpolation=cv2.INTER_NEAREST)
    shade = np.minimum(shade, 255 - ink)
    return list(
        zones.find(ink, np.asarray(cv2.resize(shade, (750, 700), interpolation=cv2.INTER_AREA), np.uint8)).pictures
    )


MOTLEY = np.array([[215, 190, 90], [225, 60, 120], [200, 215, 150]], np.uint8)
PLAIN = np.full((3, 3), 205, np.uint8)


def test_a_ground_of_many_tones_is_a_picture_though_nothing_of_it_is_ink() -> None:
    (found,) = _pictures(_set().ink, MOTLEY)
    off = (found.left - PLACE.left, found.top - PLACE.top, found.right - PLACE.right, found.bottom - PLACE.bottom)

    assert max(map(abs, off)) < 20


def test_a_tinted_ground_is_no_picture() -> None:
    assert not _pictures(_set().ink, PLAIN)


FOG = np.array([[228, 231], [200, 226]], np.uint8)


def test_a_picture_of_fog_is_one_where_no_line_of_text_is_in_it() -> None:
    forme = _set()
    bare = _pictures(forme.ink, FOG)
    forme.column(900, 480, 300, 1)

    assert (len(bare), len(_pictures(forme.ink, FOG))) == (1, 0)


@pytest.mark.parametrize("rules", [False, True])
def test_text_or_heavy_rules_on_a_tint_make_it_no_picture(rules: bool) -> None:
    forme = _set()
    if rules:
        for top in range(320, 680, 60):
            forme.rule(830, top, 1270, top + 24)
    else:
        forme.column(820, 320, 460, 11)

    assert not _pictures(forme.ink, PLAIN)
    assert rules or not _pictures(forme.ink, MOTLEY)


def test_a_heavy_rule_varies_no_tint() -> None:
    forme = _set()
    forme.rule(820, 480, 1280, 500)

    assert not _pictures(forme.ink, PLAIN)


def test_a_dark_ground_at_the_edge_of_the_page_is_its_shadow() -> None:
    ink = _set().ink
    shade = np.full((700, 750), 255, np.uint8)
    shade[-220:, 380:] = cv2.resize(MOTLEY, (370, 220), interpolation=cv2.INTER_NEAREST)

    assert not zones.find(ink, shade).pictures


@pytest.mark.parametrize("angle", [0.0, 2.5])
def test_a_pale_photograph_is_dark_on_the_copy_of_the_page_as_scanned(angle: float) -> None:
    """Wide as it is, the evened page takes its pale wall for paper."""
    page = _text_page(1400, 1800).copy()
    page[500:1000, 300:1000] = PAPER - 45
    _write(page, "AUGUST", 500, 800, 3.0)
    scan, move = _askew(page, angle)
    (sheet,) = straighten(scan, Straighten())
    at = to_straight(_moved(Box(550, 560, 750, 640), move), sheet.turn.matrix)
    down, across = (small / large for small, large in zip(sheet.shade.shape, sheet.pixels.shape, strict=True))
    wall = np.s_[round(at.top) : round(at.bottom), round(at.left) : round(at.right)]
    copied = np.s_[round(at.top * down) : round(at.bottom * down), round(at.left * across) : round(at.right * across)]

    assert abs(down / across - 1) < 0.01
    assert np.median(sheet.pixels[wall]) > 235
    assert np.median(sheet.shade[copied]) < 225
    assert np.median(sheet.shade[:40, 40:-40]) > 240


def _moved(box: Box, move: NDArray[np.float64]) -> Box:
    """The box around the corners of a *box* that is moved."""
    corners = [move @ (x, y, 1) for x in (box.left, box.right) for y in (box.top, box.bottom)]
    xs, ys = zip(*corners, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))
