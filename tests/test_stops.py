"""Lessons of reading: stops that an engine passes over before a dash and between capitals."""

import numpy as np
import pytest

from ingest.model import Box, Line, Word
from ingest.pipeline import points, stops


@pytest.mark.parametrize(
    ("text", "stop", "read"),
    [
        ("Thief—Two", True, "Thief.—Two"),
        ("Thief—Two", False, "Thief—Two"),
        ("QUARRY—The", True, "QUARRY—The"),
    ],
)
def test_a_stop_that_stands_before_a_dash_is_read_where_small_letters_end_there(
    text: str, stop: bool, read: str
) -> None:
    ink = np.zeros((40, 160), np.uint8)
    ink[10:30, 10:60] = ink[10:30, 95:140] = 255
    ink[20:22, 70:92] = 255
    if stop:
        ink[26:29, 64:67] = 255
    line = Line((Word(text, Box(10, 8, 141, 30), 0.9),))

    assert read == stops.seen(line, ink).text


@pytest.mark.parametrize(
    ("text", "dots", "read"),
    [
        ("AM", (32, 72), "A.M."),
        ("AM,", (32, 72, 80), "A.M.,"),
        ("AM.", (32, 72), "A.M."),
        ("AM,", (32, 80), "A.M,"),
        ("AM", (), "AM"),
        ("AM,", (80,), "AM,"),
        ("Am", (32, 72), "Am"),
        ("AIM", (32, 72), "AIM"),
    ],
)
def test_stops_between_capitals_are_read_where_the_ink_has_them(text: str, dots: tuple[int, ...], read: str) -> None:
    ink = np.zeros((40, 100), np.uint8)
    ink[10:30, 10:28] = ink[10:30, 40:68] = 255
    for left in dots:
        ink[27:30, left : left + 3] = 255
    line = Line((Word(text, Box(9, 8, 90, 31), 0.9),))

    assert read == points.seen(line, ink).text
