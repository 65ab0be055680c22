"""Which ink hangs together?"""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ingest.components import Mask, marks_of

PAGE = """
##..#
.#.#.
....#
#....
"""


def drawn(page: str) -> Mask:
    return np.array([[255 * (sign == "#") for sign in row] for row in page.split()], np.uint8)


def test_ink_that_touches_at_a_corner_is_one_piece_and_each_is_measured() -> None:
    marks = marks_of(drawn(PAGE))

    found = zip(marks.left, marks.top, marks.right, marks.bottom, marks.width, marks.height, marks.area, strict=True)
    assert sorted(tuple(map(int, one)) for one in found if one[-1]) == [
        (0, 0, 2, 2, 2, 2, 3),
        (0, 3, 1, 4, 1, 1, 1),
        (3, 0, 5, 3, 2, 3, 3),
    ]


def test_ink_at_the_end_of_a_row_does_not_run_on_into_the_next() -> None:
    marks = marks_of(drawn("..#\n#..\n#.#"))

    assert [int(width) for width in marks.width[1:]] == [1, 1, 1]


def test_paper_has_no_size_and_a_page_without_ink_no_pieces() -> None:
    for page in ("...\n...", "...\n.##"):
        marks = marks_of(drawn(page))
        edges = (marks.left, marks.top, marks.right, marks.bottom, marks.width, marks.height, marks.area)

        assert (len(marks.area), [int(edge[0]) for edge in edges]) == (1 + ("#" in page), [0] * 7)


def test_a_picture_of_some_pieces_holds_their_ink_alone() -> None:
    marks = marks_of(drawn(PAGE))

    high = marks.mask(marks.height == 3)

    assert high.tolist() == drawn("....#\n...#.\n....#\n.....").tolist()


def test_pieces_left_out_have_no_ink_and_no_size_and_the_others_keep_their_numbers() -> None:
    marks = marks_of(drawn(PAGE))
    high = marks.height == 3

    only = marks.only(high)

    assert only.mask(np.ones_like(high)).tolist() == marks.mask(high).tolist()
    assert only.area.tolist() == (marks.area * high).tolist()


def test_a_page_may_have_more_pieces_than_16_bits_can_number() -> None:
    dots = np.zeros((600, 600), np.uint8)
    dots[::2, ::2] = 255

    marks = marks_of(dots)

    assert len(np.unique(marks.labels)) == len(marks.area) == 300 * 300 + 1


@given(st.lists(st.lists(st.booleans(), min_size=7, max_size=7), min_size=1, max_size=9))
def test_every_pixel_of_ink_is_in_one_piece(rows: list[list[bool]]) -> None:
    mask = np.array(rows, np.uint8) * np.uint8(255)
    marks = marks_of(mask)
    numbers = np.arange(len(marks.area), dtype=np.int32)

    assert marks.painted(numbers).tolist() == marks.labels.tolist()
    assert marks.area.tolist() == [0, *np.bincount(marks.labels.ravel())[1:].tolist()]
    assert marks.summed(mask).tolist() == (255.0 * marks.area).tolist()
