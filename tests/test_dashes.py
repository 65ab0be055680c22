"""Lessons of reading: dashes that an engine takes for hyphens."""

import numpy as np
import pytest

from ingest.model import Box, Line, Word
from ingest.pipeline import dashes


@pytest.mark.parametrize(
    ("text", "length", "high", "read"),
    [
        ("-Ann", 16, 2, "—Ann"),
        ("–Ann", 16, 2, "—Ann"),
        ("-Ann", 6, 2, "-Ann"),
        ("-Ann", 16, 20, "-Ann"),
        ("-12", 16, 2, "-12"),
        ("Ann", 16, 2, "Ann"),
    ],
)
def test_a_hyphen_before_a_letter_at_the_head_of_a_line_is_a_dash_where_its_ink_is_as_long(
    text: str, length: int, high: int, read: str
) -> None:
    ink = np.zeros((40, 160), np.uint8)
    ink[20 : 20 + high, 10 : 10 + length] = ink[10:30, 32:80] = 255
    line = Line((Word(text, Box(9, 10, 80, 30), 0.9), Word("Maddox", Box(90, 10, 150, 30), 0.9)))

    assert dashes.seen(line, ink).text == f"{read} Maddox"


def test_a_word_without_ink_stays_as_it_was_read() -> None:
    line = Line((Word("-Ann", Box(9, 10, 80, 30), 0.9),))

    assert dashes.seen(line, np.zeros((40, 160), np.uint8)) == line
