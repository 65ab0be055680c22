"""Which rows under a headline are its deck, by the shape in which they are set?"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from ingest.geometry import shared_width
from ingest.layout import wording
from ingest.layout.context import Place
from ingest.layout.rows import Row
from ingest.model import Box
from ingest.settings import Profile

MARGIN = 0.05
"""Share of a column's width that is an indent."""
UNEVEN = 0.14
"""Share of a column's width by which the two indents of a centred line may differ."""
DISPLAY = 1.3
"""Body sizes from which a row is display type whatever it says."""
OVER, BETWEEN = 1.5, 0.3
"""Leadings of white over and under a deck at most, a dash in it; and of white between its rows."""
FEW, MOST = 3, 8
"""Rows of a deck that white ends, and of one that a dash ends, at most."""
OFF_MIDDLE, NARROWER = 0.6, 0.9
"""Body sizes by which the middles of rows over a dash may differ, where a text's last row stands far from it; and share
of the widest row's width that the narrowest has at most."""
LOUDER, ASIDE = 1.15, 2.0
"""Times the size of a deck, and in its own sizes out of its middle, that what heads another text under it stands."""
MUCH_LARGER = 1.5
"""Times the size of a deck in display type that the headline over it has at least."""
HANGING = 0.5
"""Body sizes that the rows under a deck's first are set in at least, and by which they may differ."""
SHORT = 0.15
"""Share of its column that is white at both sides of a deck's last row, where its others are full."""
FULLER = 1.1
"""Body sizes of a deck's full rows at least."""
NEAR = 2.5
"""Leadings of white between a headline and its text at most."""
DASH = 0.6
"""Share of the widest row's width that a dash has at most; a wider rule parts other things."""


def opened_by(place: Place, places: Mapping[int, Place], rules: Iterable[Box], profile: Profile) -> list[Place]:
    """The rows of the deck that a row under a headline opens, from top to bottom; none where it opens a text.

    White or a dash stands over and under a deck; *rules* are the page's, dashes among them.
    """
    rows = list(_down(place, places))
    foot = rows[-1]
    small = place.row.size <= DISPLAY * place.usual or _is_far_smaller(place)
    begins = BETWEEN < place.white_above <= OVER and small
    ends = foot.below is not None and foot.white_below <= OVER
    signed = any(wording.is_byline(row.row.text) or wording.is_credit(row.row.text, profile) for row in rows)
    shaped = _is_set_in(rows) or _is_over_a_dash(rows, rules) or _ends_in_the_middle(rows) or _are_titled(rows)
    return rows if begins and ends and not signed and shaped else []


def _is_far_smaller(place: Place) -> bool:
    """Whether the headline over it is so much larger that it can be none of its rows."""
    return place.above is not None and place.above.size > MUCH_LARGER * place.row.size


def opens_beside(place: Place, above: Place) -> bool:
    """Whether a row in one column is larger than a deck over several that is right over it: it heads something else."""
    larger = place.row.size > LOUDER * above.row.size
    aside = abs(place.row.box.centre[0] - above.row.box.centre[0]) > ASIDE * place.row.size
    return place.edges is not None and above.edges is None and larger and aside


def stands_beside_text(rows: Sequence[Row], foot: Row, heads: Container[int], places: Mapping[int, Place]) -> bool:
    """Whether text stands right under a headline's last row, *foot*, in a column before that of the rows."""
    left = min(row.box.left for row in rows)
    near = [place for key, place in places.items() if key not in heads and place.above is foot]
    columns = [place.edges for place in near if place.edges is not None and place.white_above < NEAR]
    return any(right <= left for _, right in columns)


def _down(place: Place, places: Mapping[int, Place]) -> Iterator[Place]:
    """The row and those under it, to the first that white, a dash or much larger type stands under."""
    for _ in range(MOST):
        yield place
        if place.white_below > BETWEEN or place.ruled_below or place.below is None:
            return
        if place.below.size > MUCH_LARGER * place.row.size:
            return
        place = places[id(place.below)]


def _is_set_in(rows: Sequence[Place]) -> bool:
    """Whether few rows are all set in at both sides of their column."""
    indents = [row.indents for row in rows]
    return len(rows) <= FEW and all(min(pair) >= MARGIN and abs(pair[0] - pair[1]) < UNEVEN for pair in indents)


def _are_titled(rows: Sequence[Place]) -> bool:
    """Whether few rows are all in larger type than the text, though full, and written as headlines are."""
    larger = all(place.row.size > FULLER * place.usual and wording.is_titled(place.row.text) for place in rows)
    return larger and 1 < len(rows) <= FEW and rows[-1].white_below > BETWEEN


def _ends_in_the_middle(rows: Sequence[Place]) -> bool:
    """Whether a dash is over full rows, and white under their last, short in the middle: a text's is at the left."""
    last = rows[-1]
    middle = min(last.indents) > SHORT and abs(last.indents[0] - last.indents[1]) < UNEVEN
    return rows[0].ruled_above and 1 < len(rows) <= FEW and middle and last.white_below > BETWEEN


def _is_over_a_dash(rows: Sequence[Place], rules: Iterable[Box]) -> bool:
    """Whether a dash stands under rows that are set as no text is."""
    widest = max(place.row.box.width for place in rows)
    dashed = 0.0 < max(_under(rows, rules), default=0.0) <= DASH * widest
    return dashed and (_are_in_one_middle(rows) or _hang(rows) or _are_in_from_both_edges(rows))


def _are_in_from_both_edges(rows: Sequence[Place]) -> bool:
    """Whether each row stands in the middle, in from both edges: of a text's rows one is at the left edge at least."""
    least = HANGING * rows[0].usual
    return all(
        place.edges is not None
        and min(place.row.box.left - place.edges[0], place.edges[1] - place.row.box.right) >= least
        and abs(place.indents[0] - place.indents[1]) < UNEVEN
        for place in rows
    )


def _are_in_one_middle(rows: Sequence[Place]) -> bool:
    """Whether they are of several widths in one middle: a text's are of one width, but for its last."""
    boxes = [place.row.box for place in rows]
    middles, widths = [box.centre[0] for box in boxes], [box.width for box in boxes]
    return min(widths) <= NARROWER * max(widths) and max(middles) - min(middles) <= OFF_MIDDLE * rows[0].usual


def _hang(rows: Sequence[Place]) -> bool:
    """Whether all but the first are set in alike, where of a text's paragraph only the first is."""
    first, *others = (place.row.box.left for place in rows)
    size = rows[0].usual
    return bool(others) and min(others) - first > HANGING * size and max(others) - min(others) < HANGING * size


def _under(rows: Sequence[Place], rules: Iterable[Box]) -> Iterator[float]:
    """The widths of the rules between the last of the rows and what is under it, which may be short and beside them."""
    last, box = rows[-1], Box.around(place.row.box for place in rows)
    foot = last.below.middle if last.below else last.row.middle
    return (rule.width for rule in rules if last.row.middle < rule.centre[1] < foot and shared_width(rule, box) > 0)
