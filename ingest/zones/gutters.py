"""Where is the paper so white, or ruled, from top to bottom that no line of print goes across?

A gutter is told from a river of white between words by its height; once some gutters are known, shorter pieces in line
with them are believed too, and so is a short but broad one with running text on both sides.  The search runs on a copy
whose height is squeezed, for gutters are tall: on it an x is UNIT wide and ROW high.  Where words stand further apart
than in type, as on a typewriter, its width is squeezed too, so that most spaces are no broader than UNIT: gutters are
broader there, and the spaces of many lines stand under each other by chance.
"""

from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from math import ceil, floor

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.components import Marks, Mask, marks_of
from ingest.zones import frames, masks
from ingest.zones.marks import UNIT, Rect
from ingest.zones.rules import Ruled

WHITE, RULED = 1, 255
"""A gutter without and with a rule in it."""
SQUEEZE = 4
ROW = UNIT // SQUEEZE

TALL = 30 * ROW
"""So high a white is a gutter and no river: thirteen lines; a river runs through three, seldom six.  Where it is CLEAN
and print begins close behind it, what is before it may be as white as ragged lines leave it."""
SURE = 60 * ROW
"""So high it needs no text on both sides: no table in a column is so long."""
SHORT = 6 * ROW
"""In line with a gutter above or below, two or three lines are enough, and so are as many that begin under each other
behind CLEAN and BROAD white."""
CLOSE = 24 * ROW
"""How far above or below."""
BLOCK = 14 * ROW
"""Six lines of text side by side are columns when the white between them is BROAD, and on a typewriter, where the
spaces of five meet by chance, broader."""
NARROW = UNIT // 2
"""The narrowest gutter without a rule in it."""
WIDTHS = (round(2.5 * UNIT), round(1.5 * UNIT), UNIT, NARROW, NARROW)
"""At which gutters are sought, the broadest first; pieces in line with one may be as narrow as the next."""
BROAD = round(1.2 * UNIT)
OVER_SPACE = 1.3
"""Times as broad as a space between words that a short gutter is where columns are not ruled: on a typewriter the
spaces of six lines meet by chance, and right under a gutter those of three."""
MARGIN = 5 * UNIT
"""White that is broader is no gutter but empty paper."""
RULED_PAGE = 2.0
"""In heights of the page, all upright rules together but for the sides of boxes: such a paper rules its columns, and
what is NARROW or low without a rule is a river, or where letters are broken."""
STRAY, CLEAN = 0.02, 0.002
"""Share of a gutter that specks, hairlines and the tails of letters may blacken; and of one that is SURE by its height,
in which more would be a line of print."""
PRINTED = 0.6
"""Share of a gutter's height that must have print beside it: empty paper says nothing."""
BESIDE = (4 * UNIT, 10 * UNIT)
"""How far from a broad gutter there must still be text: further than a column of figures reaches."""
ROOM = 8 * UNIT
"""No column is so narrow: what stands nearer to the next gutter are cells of a table, or last words of ragged lines."""
UPRIGHT, WITHIN = 1.5, 0.9
"""Times as high as wide, and the share of it that lies in the gutter: a piece of a rule, no point or hyphen."""
ASIDE = UNIT // 2
"""How far beside the rest of its rule, TALL over or under it, such a piece may stand: rules lean and wave."""
LEAST = 0.8 * UNIT
"""Height of a letter in a gutter that is no speck or point."""
FLUSH = 3 * UNIT
"""How near the lines of a column begin behind a gutter that is SURE to be one."""
FILLED = 0.33
"""Share of the lines beside a broad gutter, at either side, that must reach so far: of ragged ones many end before."""


def find(
    letters: Mask, body: Mask, ruled: Ruled, boxes: tuple[Rect, ...] = (), wider: float = 1.0, space: float = 0.0
) -> Mask:
    """What lines of print do not cross on a page of letters (0/255, rules taken out): RULED, WHITE, or 0 elsewhere.

    What little ink stands in a gutter is covered by it.

    No gutter of the page goes on through a few lines of a ruled box, one of *boxes*, where another of its lines runs
    over below.

    *body* is the part of *letters* that is no display type: the white between the letters of a nameplate is no gutter,
    however high it is.  *space* is the white between two words, 0 where it is not known, and *wider* says how much
    broader than in type it is.
    """
    height, width = letters.shape
    size = round(width / wider**2), round(height / (SQUEEZE * wider))
    print_, text = masks.resized(masks.either(letters, ruled.scratches), *size), masks.resized(body, *size)
    printed, beside = masks.flipped(_empty(text)), _flush(text)
    ends = _drawn(ruled.across, print_.shape, wider)
    standing = masks.thresholded(masks.resized(ruled.standing, *size), 1)
    walls = upright = masks.either(_drawn(ruled.upright, print_.shape, wider), standing)
    bounds = masks.closed(beside, 1, TALL // 2)
    sides = tuple(rule for rule in ruled.upright if any(frames.is_side(rule, box) for box in boxes))
    rules_columns = _height(ruled.upright) - _height(sides) > RULED_PAGE * height
    boxed = masks.grown(_drawn(sides, print_.shape, wider), 3, 3)
    least = 0 if rules_columns else round(OVER_SPACE * space / wider**2)  # a rule may be the side of a box
    typed = least if wider > 1 else 0

    @cache
    def short(wide: int) -> Marks:
        return marks_of(_narrow(masks.without(corridors(print_, printed, SHORT, wide), ends)))

    for wide, less in pairwise(WIDTHS[:-1] if rules_columns else WIDTHS):
        black, known, or_begun = (_share(one, TALL, wide) for one in (print_, printed, masks.either(printed, beside)))
        begun = np.minimum(_corridors(black, or_begun, TALL, wide, CLEAN), bounds)
        found = masks.either(_corridors(black, known, TALL, wide, STRAY), begun)
        sure = _tall(masks.without(found, ends), print_, walls, typed)
        if sure.any():
            walls = masks.either(walls, masks.either(sure, _in_line(short(max(less, typed)), sure)))
    walls = masks.either(walls, _in_line(short(max(NARROW, least)), masks.without(upright, boxed)))
    if not rules_columns:
        wide = max(BROAD, least)
        begun = np.minimum(corridors(print_, masks.either(printed, beside), SHORT, wide, CLEAN), bounds)
        walls = masks.either(walls, _in_line(marks_of(masks.without(begun, ends)), masks.without(walls, boxed)))
        broad = _narrow(masks.without(corridors(print_, printed, BLOCK, wide), ends))
        walls = masks.either(walls, _between_text(marks_of(broad), print_, walls, BLOCK, BLOCK if typed else 0))
    walls = masks.without(walls, _run_under(masks.without(walls, upright), print_, boxes, wider))
    white = np.minimum(masks.closed(walls, 1, 5 * ROW // 2), WHITE)
    return masks.resized(np.where(upright > 0, RULED, white).astype(np.uint8), width, height, cv2.INTER_NEAREST)


def crumbled(marks: Marks, walls: Mask) -> NDArray[np.bool_]:
    """Which *marks* are what is left of a worn column rule: upright, wholly in a gutter, where its rule is elsewhere.

    The comma behind the last word of a line is as upright, and stands in the gutter too, but beside the rule.
    """
    whole_bands = np.pad(walls, ((0, -walls.shape[0] % UNIT), (0, 0)))
    bands = whole_bands.reshape(-1, UNIT, walls.shape[1]).max(axis=1)
    near = masks.grown(masks.thresholded(bands, RULED), 2 * ASIDE + 1, 2 * TALL // ROW + 1)
    on_rule = near[(marks.top + marks.bottom) // 2 // UNIT, (marks.left + marks.right) // 2] > 0
    standing: NDArray[np.bool_] = (marks.width <= NARROW) & (marks.height >= UPRIGHT * marks.width) & on_rule
    standing[0] = False
    gutters = marks_of(masks.thresholded(walls, WHITE))
    is_ruled = np.zeros(len(gutters.left), np.bool_)
    is_ruled[gutters.labels[walls == RULED]] = True
    within = marks.only(standing).summed(gutters.mask(is_ruled)) / 255
    standing &= within >= WITHIN * marks.area
    return standing


def pierced(walls: Mask, marks: Marks, letters: NDArray[np.bool_], wider: float) -> Mask:
    """*walls* without the white around *letters* that stand in it: ends of long lines in a broad gutter.

    Where a gutter ends amid a line, so do the letters that only their lower half stands in; a rule's end is slimmer.
    """
    white = masks.without(masks.thresholded(walls, WHITE), masks.thresholded(walls, RULED))
    ends = letters & (marks.height >= LEAST) & masks.touched(marks, white)
    reaching = masks.grown(white, 1, 2 * round(wider * UNIT) + 1)  # its end may lie amid a line
    within = marks.only(ends).summed(white) >= WITHIN * 255 * marks.area
    amid = (marks.width >= NARROW) & (marks.only(ends).summed(reaching) >= WITHIN * 255 * marks.area)
    ends &= within | amid
    around = masks.grown(marks.mask(ends), 2 * round(wider * UNIT) + 1, 1)
    return masks.without(walls, np.minimum(around, white))


def _height(rules: Iterable[Rect]) -> int:
    """All together."""
    return sum(bottom - top for _, top, _, bottom in rules)


def _tall(white: Mask, print_: Mask, walls: Mask, wide: int) -> Mask:
    """The tall gutters of one width that are not merely a longer, narrower part of one of the *walls* known already.

    A narrower white that lengthens a gutter is the space between two words of a headline above it, or the like; what is
    not so *wide* as gutters are must be SURE by its height.
    """
    pieces = marks_of(masks.without(white, masks.grown(walls, 3, 1)))
    tall = pieces.mask((pieces.height >= TALL) & ((pieces.width >= wide) | (pieces.height >= SURE)))
    return _between_text(marks_of(_narrow(tall)), print_, walls, SHORT) if tall.any() else tall


def corridors(letters: Mask, printed: Mask, tall: int, wide: int, stray: float = STRAY) -> Mask:
    """0/255: white corridors at least *tall* high and *wide* across, most of their height in *printed* parts.

    An opening of the white by a tall rectangle that tolerates a share *stray* of ink; paper outside *printed* counts
    neither way.
    """
    return _corridors(_share(letters, tall, wide), _share(printed, tall, wide), tall, wide, stray)


def _share(mask: Mask, tall: int, wide: int) -> NDArray[np.float32]:
    """How much of *mask* is in a window around each pixel, 0 to 255."""
    found = cv2.boxFilter(mask, cv2.CV_32F, (wide, tall), normalize=True, borderType=cv2.BORDER_CONSTANT)
    return np.asarray(found, np.float32)


def _corridors(black: NDArray[np.float32], known: NDArray[np.float32], tall: int, wide: int, stray: float) -> Mask:
    """The corridors where the windows around their middles are *black* and *known* to such shares."""
    centres = ((black <= stray * known) & (known >= PRINTED * 255)).astype(np.uint8) * 255
    if not centres.any():
        return centres
    anchor = (wide - 1 - wide // 2, tall - 1 - tall // 2)
    return np.asarray(cv2.dilate(centres, np.ones((tall, wide), np.uint8), anchor=anchor), dtype=np.uint8)


def _drawn(rects: tuple[Rect, ...], shape: tuple[int, ...], wider: float) -> Mask:
    """The straight rules as filled boxes on the squeezed copy; where a bent one runs, its box does not say."""
    mask, high, wide = np.zeros(shape[:2], np.uint8), SQUEEZE * wider, wider**2
    for left, top, right, bottom in rects:
        if min(right - left, bottom - top) <= 2 * UNIT:
            mask[floor(top / high) : ceil(bottom / high), floor(left / wide) : ceil(right / wide)] = 255
    return mask


def _empty(letters: Mask) -> Mask:
    """Paper without print: white that is broader than any gutter and higher than the space between two lines."""
    return masks.opened(masks.flipped(masks.thresholded(letters, 1)), MARGIN + UNIT, 3 * ROW)


def _flush(letters: Mask) -> Mask:
    """0/255: paper close before print, where a column begins, however short the lines before it are."""
    before = np.asarray(cv2.dilate(letters, np.ones((1, FLUSH), np.uint8), anchor=(0, 0)), dtype=np.uint8)
    return masks.closed(masks.thresholded(before, 1), 1, 2 * ROW + 1)


def _narrow(mask: Mask) -> Mask:
    """*mask* without the parts that are broader than a gutter."""
    return masks.without(mask, masks.opened(mask, MARGIN, 1))


def _in_line(pieces: Marks, known: Mask) -> Mask:
    """The *pieces* that stand not far above or below a *known* gutter."""
    near = masks.grown(known, 1, 2 * CLOSE)
    kept = np.zeros(len(pieces.left), np.bool_)
    kept[pieces.labels[near > 0]] = True
    return pieces.mask(kept & (pieces.height >= SHORT))


def _run_under(white: Mask, print_: Mask, boxes: tuple[Rect, ...], wider: float) -> Mask:
    """0/255: what of the *white* is in a box, and no TALL gutter, and has another line of the box run under it."""
    found, high, wide = np.zeros_like(white), SQUEEZE * wider, wider**2
    for left, top, right, bottom in boxes:
        inside = np.s_[ceil(top / high) : floor(bottom / high), ceil(left / wide) : floor(right / wide)]
        pieces, letters = marks_of(np.ascontiguousarray(white[inside])), print_[inside]
        short = np.flatnonzero((pieces.height < TALL) & (pieces.height > 0))
        run = [n for n in short if letters[pieces.bottom[n] :, pieces.left[n] : pieces.right[n]].any()]
        found[inside] = pieces.mask(np.isin(np.arange(len(pieces.left)), run))
    return found


def _between_text(pieces: Marks, letters: Mask, walls: Mask, least: int, beside: int = 0) -> Mask:
    """The *pieces* at least so high that have running text on both sides or are too high for a table.

    So high at least must be what has print *beside* it at both sides.
    """
    kept = pieces.height >= SURE
    near, far = BESIDE
    unsure = np.flatnonzero((pieces.height >= least) & ~kept)
    for piece in unsure[np.argsort(-pieces.height[unsure], kind="stable")].tolist():
        known = masks.either(walls, pieces.mask(kept))
        room = not any(_is_wall(side) for side in _sides(pieces, piece, known, UNIT, ROOM))
        kept[piece] = room and _is_filled(*_sides(pieces, piece, letters, near, far), beside)
    return pieces.mask(kept)


def _sides(pieces: Marks, piece: int, picture: Mask, near: int, far: int) -> tuple[Mask, Mask]:
    """What *picture* has left and right of a piece, so near and so far."""
    rows = slice(int(pieces.top[piece]), int(pieces.bottom[piece]))
    left, right = int(pieces.left[piece]), int(pieces.right[piece])
    return picture[rows, max(0, left - far) : max(0, left - near)], picture[rows, right + near : right + far]


def _is_wall(side: Mask) -> bool:
    """Whether a gutter runs along most of a strip: the words before it are too few for a column."""
    return bool(np.count_nonzero(side.any(axis=1)) > len(side) / 2)


def _is_filled(left: Mask, right: Mask, least: int) -> bool:
    """Whether most lines that stand at either side have print in both strips: a gutter may end in empty paper.

    So high at *least* is what has print in both.
    """
    inked = [side.any(axis=1).astype(np.uint8).reshape(-1, 1) for side in (left, right)]
    one, two = (masks.closed(side, 1, ROW + 1) for side in inked)
    either, both = np.count_nonzero(one | two), np.count_nonzero(one & two)
    fewer = min(np.count_nonzero(one), np.count_nonzero(two))
    return bool(both >= least and either and fewer >= FILLED * either)
