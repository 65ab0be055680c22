"""Are two rows set in the same type?  By size, thickness of strokes and capitals; nothing is known of their letters."""

from ingest.layout import wording
from ingest.layout.rows import Row

SAME_TYPE, SAME_LOOSELY, SAME_STROKE = 1.13, 1.25, 1.25
"""Times by which size, and thickness of stroke, may differ in one type; more for rows of like length."""
WORN_STROKE, SAME_HEIGHT = 1.35, 1.06
"""Strokes of capitals may differ so much where their sizes differ by less than that: bold has 1.4 times the stroke."""
SAME_PITCH, SAME_HEIGHT_TYPED, UNDERLINED_PITCH = 1.04, 1.4, 1.06
"""Times by which each sign's room may differ in rows of capitals from one typewriter, and their heights; and the first
where a row is underlined: a stroke under it is read as part of it and reaches beyond its letters."""
ONE_PEN, SAME_HEIGHT_DRAWN = 1.06, 1.35
"""Times by which the strokes of one pen differ, and the letters that are drawn with it."""
FEW_LETTERS = 4
"""Letters of a row that tell whether it is in capitals, at least: `SO IS $9` says little."""
MISREAD = 0.45
"""Share of capitals among letters from which a row may be in capitals that were read badly: `owns THEM`."""
EVEN = 0.55
"""Rows of one headline are about as long as each other; a kicker is shorter."""


def alike(a: Row, b: Row) -> bool:
    """Whether two rows are set in the same type."""
    small, large = sorted((a.size, b.size))
    loud = [wording.is_capitals(row.text) for row in (a, b)]
    unsure = min(map(_letters, (a, b))) < FEW_LETTERS or min(map(_capitals, (a, b))) > MISREAD
    capitals = loud[0] == loud[1] or unsure
    even = min(a.box.width, b.box.width) >= EVEN * max(a.box.width, b.box.width)
    same_size = large <= (SAME_LOOSELY if even else SAME_TYPE) * small
    same_size = same_size or (are_typed_alike(a, b) or (all(loud) and even and _is_of_one_pen(a, b)))
    most = WORN_STROKE if all(loud) and large < SAME_HEIGHT * small else SAME_STROKE
    return same_size and capitals and _is_same_cut(_stroke(a), _stroke(b), a.size / b.size, most)


def _is_of_one_pen(a: Row, b: Row) -> bool:
    """Whether rows that are drawn by hand, of which no two letters are as high, have strokes of one thickness."""
    thin, thick = sorted((_stroke(a), _stroke(b)))
    return 0 < thick < ONE_PEN * thin and max(a.size, b.size) < SAME_HEIGHT_DRAWN * min(a.size, b.size)


def are_typed_alike(a: Row, b: Row) -> bool:
    """Whether rows in capitals give each letter the same room; that of underlined ones is misread in height."""
    return have_one_pitch(a, b, SAME_PITCH) and max(a.size, b.size) < SAME_HEIGHT_TYPED * min(a.size, b.size)


def have_one_pitch(a: Row, b: Row, most: float = UNDERLINED_PITCH) -> bool:
    """Whether rows in capitals give each sign the same room, as a typewriter does."""
    small, large = sorted(row.box.width / len(row.text) for row in (a, b))
    return wording.is_capitals(a.text) and wording.is_capitals(b.text) and large < most * small


def _capitals(row: Row) -> float:
    """Share of its letters that are capitals."""
    return sum(map(str.isupper, row.text)) / max(1, _letters(row))


def _letters(row: Row) -> int:
    return sum(map(str.isalpha, row.text))


def _is_same_cut(one: float, other: float, ratio: float, most: float) -> bool:
    """Whether strokes of these thicknesses, in sizes of this ratio, are of one cut; unknown strokes are."""
    if not one or not other:
        return True
    by_thickness, by_share = one / other, one / other / ratio
    return any(1 / most <= value <= most for value in (by_thickness, by_share))


def _stroke(row: Row) -> float:
    """Thickness of its strokes in pixels; 0 when unknown."""
    return max(line.line.weight for line in row.lines)
