"""Do boxes come back from the scan as they went there, whatever they are like?"""

import math

from hypothesis import given
from hypothesis import strategies as st

from ingest.geometry import (
    clipped,
    contains,
    inverse,
    joined,
    on_scan,
    overlap,
    point_on,
    stretches,
    to_scan,
    to_straight,
    whole,
)
from ingest.model import IDENTITY, Box, Matrix


def turned(degrees: float) -> Matrix:
    """The map of a page that was askew by so much."""
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return cos, sin, 20.0, -sin, cos, 15.0


EDGES = st.floats(0, 5000, allow_nan=False)
BOXES = st.builds(lambda a, b, wide, high: Box(a, b, a + wide, b + high), EDGES, EDGES, EDGES, EDGES)
TURNS = st.floats(-12, 12).map(turned)


def near(one: Box, other: Box) -> bool:
    pairs = ((one.left, other.left), (one.top, other.top), (one.right, other.right), (one.bottom, other.bottom))
    return all(math.isclose(a, b, abs_tol=1e-6) for a, b in pairs)


@given(BOXES.filter(lambda box: min(box.width, box.height) >= 1), TURNS)
def test_a_box_of_the_page_comes_back_from_the_scan(box: Box, turn: Matrix) -> None:
    assert near(to_straight(to_scan(box, turn), turn), box)


@given(BOXES, TURNS)
def test_no_box_of_a_scan_is_inside_out_on_the_page(box: Box, turn: Matrix) -> None:
    straight = to_straight(box, turn)

    assert min(straight.width, straight.height) > 0.99


@given(EDGES, EDGES, TURNS)
def test_a_map_and_its_inverse_leave_every_point_where_it_is(x: float, y: float, turn: Matrix) -> None:
    there = point_on(joined(turn, inverse(turn)), x, y)

    assert math.isclose(there[0], x, abs_tol=1e-6) and math.isclose(there[1], y, abs_tol=1e-6)


def test_a_page_that_lies_straight_keeps_its_boxes() -> None:
    box = Box(1, 2, 3, 4)

    assert to_scan(box, IDENTITY) is box and to_straight(box, IDENTITY) is box


@given(st.lists(BOXES, max_size=5), TURNS | st.just(IDENTITY))
def test_many_boxes_go_to_whole_pixels_of_the_scan_as_one_does_and_stay_on_it(boxes: list[Box], turn: Matrix) -> None:
    edge = Box(0, 0, 3000, 2000)

    assert [Box(*edges) for edges in on_scan(boxes, turn, (3000, 2000))] == [
        whole(clipped(to_scan(box, turn), edge)) for box in boxes
    ]


def test_columns_go_as_far_as_there_is_print_and_where_they_change_as_far_as_regions_fit_them() -> None:
    upper, lower = [Box(0, 0, 90, 50), Box(100, 0, 190, 40)], [Box(0, 60, 55, 100), Box(65, 60, 120, 90)]
    two, changed = ((0.0, 90.0), (100.0, 190.0)), ((0.0, 90.0), (100.0, 190.0), (0.0, 55.0), (65.0, 120.0))

    assert [(0, 100), (0, 100)] == [(box.top, box.bottom) for box in stretches(two, [*upper, *lower])]
    assert [(0, 50), (0, 40), (60, 100), (60, 90)] == [
        (box.top, box.bottom) for box in stretches(changed, [*upper, *lower])
    ]


def test_boxes_that_only_touch_share_nothing_and_what_lies_outside_is_cut_to_the_edge() -> None:
    assert overlap(Box(0, 0, 10, 10), Box(10, 0, 20, 10)) == 0
    assert overlap(Box(0, 0, 10, 10), Box(5, 5, 20, 20)) == 25
    assert clipped(Box(-5, 2, 30, 40), Box(0, 0, 20, 20)) == Box(0, 2, 20, 20)
    assert clipped(Box(30, 30, 40, 40), Box(0, 0, 20, 20)) == Box(20, 20, 20, 20)


def test_a_centre_on_the_right_edge_lies_outside_and_one_on_the_left_edge_inside() -> None:
    assert not contains(Box(0, 0, 10, 10), Box(9, 4, 11, 6))
    assert contains(Box(10, 0, 20, 10), Box(9, 4, 11, 6))
