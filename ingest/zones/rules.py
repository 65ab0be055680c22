"""Which ink is ruled: lines across, upright lines, dashes between items, and the frames they make?

All on the small copy, where an x is UNIT pixels high.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.components import Marks, Mask, marks_of
from ingest.zones import damage, masks
from ingest.zones.marks import INK_COVER, RULE_COVER, UNIT, Rect

LONG = 8 * UNIT
"""From this length on a straight run is a rule even where it touches other ink."""
DASH = 3 * UNIT
"""The shortest dash between two items; dashes inside a line of text are shorter or have neighbours."""
UPRIGHT = 5 * UNIT
"""The shortest upright rule; longer than any stem that is so thin."""
THIN = round(0.7 * UNIT)
BENT = 2 * UNIT
"""A rule in a higher box leans, or is several side by side."""
SLANT = 0.03
"""How far a rule may lean or bend, as a share of its length."""
BAR = 8
"""A piece so many times as long as thick is a rule although it is not thin."""
SOLID = 0.6
"""Share of a broken rule that is there."""
FAT, ROUGH, LETTERED = 0.5, 0.08, 0.2
"""In UNIT, ink so high as letters; so ragged as theirs: by which share of it neighbouring columns differ; and so ragged
as no rule is, that stands alone: a headline whose letters have run together with the line under it."""
HEAVY, UNEVEN = 0.75, 0.12
"""In UNIT, ink as high as that of words in capitals; a rule so heavy is even: less ragged than this."""
BESIDE, WORD_SPACE = 3 * UNIT // 2, 3 * UNIT
"""How near a dash in a line has print beside it, and how far apart words may be in a narrow column."""
UNDERLINE, WORD_HEIGHT = 5, (0.8, 3.2)
"""In UNIT: the shortest underline that is told from the feet of letters, and how high a word is with it."""
WHOLE, UNDER, FEET = 0.95, 0.5, 0.4
"""Share of an underline's length that is inked; of the word's height that stands over it; and of its length where feet
of letters reach down to it: words that have run together are as black all through."""
ON_LINE, LETTERS, ONE_WORD = 8, 3, 12
"""In UNIT, how near letters stand beside such a word that show where its line of text stands, and so many of them; and
how long one word is at most."""
LEANING, CLEAR, ONCE = (2, 3), 0.8, 1.2
"""Rows that a thin underline leans over, the share of its length that is black in one of them, and how often at most it
is: letters are deeper."""
SPLINTER, UPRIGHT_PIECE = 0.5, 1.5
"""In UNIT, as wide as a piece of a worn column rule is at most; and how many times as high."""
CRACK, COLUMN, LEFT = 2 * UNIT, 30 * UNIT, 0.4
"""The longest gap in such a rule, its shortest length (a dozen lines), and the ink that is left a pixel of length."""
LETTER_WIDE, SLAB, LEVEL, NEAR, ALIKE = (0.12, 4.0), 0.4, 0.15, 1.5, 3
"""In heights of a nameplate's letters: how wide they are, and some that touch; an I drawn as a box; how level they
stand, how near; and how many of them."""
STEM, RISING, TOUCHING = 0.3, 0.4, 1.5
"""In heights of an I or l: how wide it is at most, and how far it rises over an x; and how wide two x that touch."""
EDGE, FRAMED = 0.05, 0.8
"""Share of a frame in which its edge is, and of the edge's length that is inked."""
COLUMN_WIDE = 60
"""In UNIT: words that have run together are no longer than a column is wide."""
SWELLED, SPLIT, DOTTED = 5 * UNIT, 3 * UNIT // 2, 0.6
"""The shortest dash that is known though it is in pieces: a swelled one breaks where its ends are thin as hair.  The
widest gap between two of the pieces, and the share of its length that has ink: leaders of points have less."""
TOUCH = 3
"""Pixels from a rule within which other ink touches it."""
LONE = 20 * UNIT
"""The shortest run that is a rule though its chain is too high for one."""
CROWDED = 0.35
"""Along a rule at most this share of its length may touch other ink; along the feet of letters it is more."""


@dataclass(frozen=True, slots=True)
class Ruled:
    """What is ruled on a page."""

    mask: Mask
    """0/255: the ink of all rules."""
    standing: Mask
    """0/255: the ink of those that stand upright."""
    across: tuple[Rect, ...]
    upright: tuple[Rect, ...]
    damage: Mask
    """0/255: the ink of folds and scratches, straight as rules, that run through print."""
    scratches: Mask
    """0/255: that of the upright ones."""


@dataclass(frozen=True, slots=True)
class Strokes:
    """Straight ink that lies across."""

    mask: Mask
    rects: tuple[Rect, ...]
    doubtful: Mask
    """The ink of those that much other ink touches, which are no rules."""
    crowded: tuple[Rect, ...]


def find(grey: Mask) -> Ruled:
    """The rules of a page; *grey* is the share of ink, 0 to 255, in each pixel of its small copy."""
    fine = masks.thresholded(grey, RULE_COVER)
    marks = marks_of(fine)
    drawn = _nameplate(marks)
    if drawn.any():
        fine, marks = masks.without(fine, marks.mask(drawn)), marks.only(~drawn)
    under_mask, under = _underlines(grey, marks)
    if under:
        fine = masks.without(fine, under_mask)
        marks = marks_of(fine)
    broken_mask, broken = _broken(marks)
    if broken:
        fine = masks.without(fine, broken_mask)
        marks = marks.only(~masks.touched(marks, broken_mask))
    lying = _across(fine, grey, marks, DASH)
    across_mask = masks.either(lying.mask, masks.either(under_mask, broken_mask))
    taken = masks.grown(across_mask, 3, 3)
    slim = marks.mask(_may_stand(marks) | masks.touched(marks, taken))
    turned = masks.turned(masks.without(fine, taken))
    marks = marks_of(np.minimum(turned, masks.turned(slim)))
    upright = _across(turned, masks.turned(grey), marks, UPRIGHT)
    worn_mask, worn = _worn(marks, upright.mask)
    standing = masks.turned(masks.either(upright.mask, worn_mask))
    lines, columns = (*lying.rects, *under, *broken), (*upright.rects, *worn)
    print_ = masks.without(masks.thresholded(grey, INK_COVER), masks.grown(masks.either(across_mask, standing), 3, 3))
    folds = damage.among(print_, masks.either(across_mask, lying.doubtful), (*lines, *lying.crowded))
    standing_ink = masks.either(masks.turned(standing), upright.doubtful)
    scratches = damage.among(masks.turned(print_), standing_ink, (*columns, *upright.crowded))
    scratched = masks.turned(scratches.mask)
    standing = masks.without(standing, scratched)
    return Ruled(
        masks.either(masks.without(across_mask, folds.mask), standing),
        standing,
        folds.left(lines),
        tuple((top, left, bottom, right) for left, top, right, bottom in scratches.left(columns)),
        masks.either(folds.mask, scratched),
        scratched,
    )


def _may_stand(marks: Marks) -> NDArray[np.bool_]:
    """Which pieces may be upright rules or what is left of one: others are not looked at."""
    slim = (marks.width <= SPLINTER * UNIT) & (marks.height >= UPRIGHT_PIECE * marks.width)
    return slim | (marks.height >= UPRIGHT)


def _nameplate(marks: Marks) -> NDArray[np.bool_]:
    """Which pieces are large letters, whose stems and bars are no rules: several as high stand on one foot.

    An I may be as slim as a rule, the letters beside it are not.  Beside an l some may be as low as an x.
    """
    slim, wide = LETTER_WIDE
    tall = (marks.height >= UPRIGHT) & (marks.width <= wide * marks.height)
    low = (marks.width >= slim * marks.height) & (marks.width <= TOUCHING * marks.height)
    tall[0] = False
    shaped = tall & (marks.width >= slim * marks.height)
    letters = np.maximum(1, np.rint(marks.width / np.maximum(marks.height, 1)))
    found = np.zeros(len(marks.left), np.bool_)
    for mark in np.flatnonzero(shaped & (marks.width > SLAB * marks.height)):
        shaped[mark] = not _is_frame(marks, mark)
    for mark in np.flatnonzero(tall & (shaped | (marks.width < slim * marks.height))):
        high = int(marks.height[mark])
        level = np.maximum(np.abs(marks.top - marks.top[mark]), np.abs(marks.bottom - marks.bottom[mark]))
        apart = np.maximum(marks.left - marks.right[mark], marks.left[mark] - marks.right)
        beside = shaped & (level <= LEVEL * high) & (apart <= NEAR * high)
        if marks.width[mark] <= STEM * high <= STEM * LONE:
            foot, head = np.abs(marks.bottom - marks.bottom[mark]), marks.top - marks.top[mark]
            on_foot = low & (np.maximum(foot, -head) <= LEVEL * high) & (head <= RISING * high)
            beside |= on_foot & (apart <= NEAR * high)
        beside[mark] = False
        found[mark] = letters[beside].sum() >= ALIKE - 1
    return found


def _is_frame(marks: Marks, mark: int | np.intp) -> bool:
    """Whether a piece is inked along all four edges."""
    left, top, right, bottom = _rect(marks, mark)
    ink = marks.labels[top:bottom, left:right] == mark
    edge = max(1, round(EDGE * max(ink.shape)))
    across = (ink[:edge].any(axis=0), ink[-edge:].any(axis=0))
    upright = (ink[:, :edge].any(axis=1), ink[:, -edge:].any(axis=1))
    return min(float(side.mean()) for side in (*across, *upright)) >= FRAMED


def _underlines(grey: Mask, marks: Marks) -> tuple[Mask, tuple[Rect, ...]]:
    """The ink and the places of the rules that underline words and touch their letters."""
    rects = []
    size = (marks.width >= UNDERLINE * UNIT) & (marks.width >= 2 * marks.height)
    low, high = WORD_HEIGHT
    for word in np.flatnonzero(size & (marks.height >= low * UNIT) & (marks.height <= high * UNIT)):
        left, top, right, bottom = _rect(marks, word)
        fine = marks.labels[top:bottom, left:right] == word
        ink = (grey[top:bottom, left:right] >= INK_COVER) & fine
        filled = ink.mean(axis=1)
        first, last = _line_through(ink, fine)
        under = word and first >= UNDER * len(filled) and filled[first - 2 : first].min() <= FEET
        if under and not _is_a_baseline(marks, word, top + last + 1):
            rects.append((left, top + first, right, top + last + 1))
    mask = np.zeros(grey.shape, np.uint8)
    for left, top, right, bottom in rects:
        mask[top - 1 : bottom + 1, left:right] = 255  # with its grey edges
    return np.minimum(mask, masks.thresholded(grey, 1)), tuple(rects)


def _is_a_baseline(marks: Marks, word: np.intp, foot: int) -> bool:
    """Whether letters beside a word stand on the line that ends in it at *foot*: its serifs have run together.

    No space between words is bridged so: beside some words with one line under them others may stand free of it.
    """
    if marks.width[word] > ONE_WORD * UNIT:
        return False
    apart = np.maximum(marks.left - marks.right[word], marks.left[word] - marks.right)
    beside = (apart >= 0) & (apart <= ON_LINE * UNIT) & (marks.height >= WORD_HEIGHT[0] * UNIT)
    return int((beside & (np.abs(marks.bottom - foot) <= 1)).sum()) >= LETTERS


def _line_through(ink: NDArray[np.bool_], fine: NDArray[np.bool_]) -> tuple[int, int]:
    """First and last row of a line that is inked all along, even where it leans by few rows; (-1, -1) where none is.

    *fine* has the pale pixels too, in which a thin line goes from one row to the next.
    """
    whole = np.flatnonzero(ink.mean(axis=1) >= WHOLE)
    if len(whole):
        return int(whole[0]), int(whole[-1])
    for rows in LEANING:
        starts = range(len(ink) - rows + 1)
        clear, pale = (np.stack([one[row : row + len(starts)] for row in range(rows)]) for one in (ink, fine))
        through = (pale.any(axis=0).mean(axis=1) >= WHOLE) & (clear.any(axis=0).mean(axis=1) >= CLEAR)
        thin = np.flatnonzero(through & (clear.sum(axis=0).mean(axis=1) <= ONCE))
        if len(thin):
            return int(thin[0]), int(thin[0]) + rows - 1
    return -1, -1


def _broken(marks: Marks) -> tuple[Mask, tuple[Rect, ...]]:
    """The ink and the places of dashes of which low pieces are left in a row, with white all round."""
    low = marks.height <= THIN
    low[0] = False
    pieces, others, letters = (marks.mask(some) for some in (low, ~low, ~low & (marks.height <= UPRIGHT)))
    rows = marks_of(masks.closed(pieces, SPLIT, 3))
    kept = (rows.width >= SWELLED) & (rows.height <= THIN + SLANT * rows.width)
    kept[0] = False
    for row in np.flatnonzero(kept):
        rect = _rect(rows, row)
        area = np.s_[rect[1] : rect[3], rect[0] : rect[2]]
        dotted = (pieces[area] & (rows.labels[area] == row)).any(axis=0).mean() < DOTTED
        free = _crowding(others, pieces, rect) <= CROWDED and not _in_a_line(letters, rect, WORD_SPACE)
        kept[row] = free and not dotted
    return np.minimum(pieces, rows.mask(kept)), tuple(_rect(rows, row) for row in np.flatnonzero(kept))


def _across(fine: Mask, grey: Mask, marks: Marks, least: int) -> Strokes:
    """What runs across as rules do; *fine* is the ink of *grey*, thin lines kept."""
    free = _free_standing(marks, least)
    for piece in np.flatnonzero(free):
        free[piece] = not _are_words(fine, grey, _rect(marks, piece))
    bent = free & (marks.height > BENT)
    mask = marks.mask(free & ~bent)
    if bent.any():  # letters touch it
        mask = masks.either(mask, masks.opened(marks.mask(bent), BENT, 1))
    runs = masks.opened(masks.without(fine, mask), LONG // 2, 1)
    rects = [_rect(marks, piece) for piece in np.flatnonzero(free)]
    crowded: list[Rect] = []
    rows = _rows_of(runs)
    chains = marks_of(masks.closed(runs[rows], LONG // 2, 3))
    kept, doubted = (np.zeros(len(chains.left), np.bool_) for _ in range(2))
    loose = masks.without(fine, masks.grown(runs, 1, 3))
    for chain in np.flatnonzero((chains.width >= LONG) & (chains.height <= THIN + SLANT * chains.width)):
        left, top, right, bottom = _rect(chains, chain)
        rect = left, int(rows[top]), right, int(rows[bottom - 1]) + 1
        if not chain or not _drawn(runs, rect) or _are_words(fine, grey, rect):
            continue
        free_of_ink = _crowding(loose, runs, rect) <= CROWDED
        (kept if free_of_ink else doubted)[chain] = True
        (rects if free_of_ink else crowded).append(rect)
    lone_mask, lone = _lone(runs, rows, chains, loose)
    rects += lone
    doubtful = np.zeros_like(mask)
    doubtful[rows] = np.minimum(runs[rows], chains.mask(doubted))
    mask[rows] = masks.either(mask[rows], masks.either(np.minimum(runs[rows], chains.mask(kept)), lone_mask))
    return Strokes(mask, tuple(rects), doubtful, tuple(crowded))


def _lone(runs: Mask, rows: NDArray[np.intp], chains: Marks, loose: Mask) -> tuple[Mask, list[Rect]]:
    """The ink in *rows* and the places of long runs alone in a chain too high for a rule: a box stands by a picture."""
    high = (chains.width >= LONE) & (chains.height > THIN + SLANT * chains.width)
    high[0] = False
    pieces = marks_of(np.minimum(runs[rows], chains.mask(high)))
    kept = (pieces.width >= LONE) & (pieces.height <= THIN)
    kept[0] = False
    rects = []
    for piece in np.flatnonzero(kept):
        left, top, right, bottom = _rect(pieces, piece)
        rect = left, int(rows[top]), right, int(rows[bottom - 1]) + 1
        kept[piece] = _crowding(loose, runs, rect) <= CROWDED
        rects += [rect] if kept[piece] else []
    return np.minimum(runs[rows], pieces.mask(kept)), rects


def _rows_of(runs: Mask) -> NDArray[np.intp]:
    """The first rows and those where *runs* have ink, with so many around them that what is apart stays apart.

    Always two rows together, for so does OpenCV count pieces.
    """
    inked = np.append(np.flatnonzero(runs.any(axis=1)) // 2 * 2, 0)
    return np.unique(np.clip(inked[:, None] + np.arange(-2, 4), 0, len(runs) - 1))


def _worn(marks: Marks, known: Mask) -> tuple[Mask, tuple[Rect, ...]]:
    """The ink and the places of long rules of which short pieces are left in a row, the *known* rules aside.

    Only rules that part columns: across, a row of short pieces is a leader of points.  Where a rule that is whole goes
    on, less of it need be left.
    """
    thin = (marks.height <= SPLINTER * UNIT) & (marks.width >= UPRIGHT_PIECE * marks.height)
    thin[0] = False
    pieces = masks.without(marks.mask(thin), known)
    rows = marks_of(masks.closed(pieces, CRACK, 3))
    left = rows.summed(pieces) / 255
    goes_on = masks.touched(rows, masks.grown(known, 2 * CRACK + 1, 3))
    kept = (rows.width >= np.where(goes_on, LONG, COLUMN)) & (left >= LEFT * rows.width)
    kept &= rows.height <= THIN + SLANT * rows.width
    kept[0] = False
    return np.minimum(pieces, rows.mask(kept)), tuple(_rect(rows, row) for row in np.flatnonzero(kept))


def _free_standing(marks: Marks, least: int) -> NDArray[np.bool_]:
    """Which pieces are rules as they stand."""
    lean = marks.width * SLANT
    thin = marks.height <= THIN + lean
    bar = (marks.width >= BAR * marks.height) & (marks.height <= BENT + lean)
    solid = marks.area >= 0.4 * marks.width * np.maximum(1, marks.height - lean)
    free: NDArray[np.bool_] = (marks.width >= least) & (thin | bar) & solid
    free[0] = False
    return free


def _are_words(fine: Mask, grey: Mask, rect: Rect) -> bool:
    """Whether what looks like a rule is a dash in a line of text, or a few words whose letters have run together."""
    left, top, right, bottom = rect
    if right - left < LONG:
        return _in_a_line(fine, rect, BESIDE)
    if right - left > COLUMN_WIDE * UNIT:
        return False
    thick = grey[top:bottom, left:right].sum(axis=0) / 255
    rough = float(np.abs(np.diff(thick)).mean()) / max(1.0, float(thick.mean()))
    placed = bottom - top > BENT or _in_a_line(fine, rect, WORD_SPACE)
    lettered = UNEVEN if thick.mean() >= HEAVY * UNIT else LETTERED
    return bool(thick.mean() >= FAT * UNIT) and (rough >= lettered or (rough >= ROUGH and placed))


def _in_a_line(fine: Mask, rect: Rect, near: int) -> bool:
    """Whether print stands so *near* before or behind a short piece, as it does in a line of text."""
    left, top, right, bottom = rect
    middle = (top + bottom) // 2
    band = fine[max(0, middle - UNIT // 2) : middle + UNIT // 2 + 1]
    before, behind = band[:, max(0, left - near) : left], band[:, right : right + near]
    return max(cv2.countNonZero(np.ascontiguousarray(side)) if side.size else 0 for side in (before, behind)) > UNIT


def _drawn(runs: Mask, rect: Rect) -> bool:
    """Whether a chain of runs has one that is LONG, or so many that they cannot be the stems of letters in a row."""
    left, top, right, bottom = rect
    inked = runs[top:bottom, left:right].any(axis=0)
    if right - left >= 3 * LONG:
        return float(inked.mean()) >= SOLID
    ends = np.flatnonzero(np.diff(np.concatenate([[False], inked, [False]])))
    return bool((ends[1::2] - ends[::2]).max(initial=0) >= LONG)


def _crowding(loose: Mask, runs: Mask, rect: Rect) -> float:
    """Which share of a chain's length has other ink right above or below it, whichever is more."""
    left, top, right, bottom = rect
    area = np.s_[max(0, top - TOUCH) : bottom + TOUCH, left:right]
    reach = np.ones((TOUCH + 1, 1), np.uint8)
    sides = (cv2.dilate(runs[area], reach, anchor=(0, end)) for end in (0, TOUCH))
    return max(float(cv2.bitwise_and(loose[area], side).any(axis=0).mean()) for side in sides)


def _rect(marks: Marks, piece: int | np.intp) -> Rect:
    return int(marks.left[piece]), int(marks.top[piece]), int(marks.right[piece]), int(marks.bottom[piece])
