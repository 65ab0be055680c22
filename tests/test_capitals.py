"""Which letters of a line of capitals are capitals, though they were read as small ones?"""

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from ingest.model import Box, Line, Word
from ingest.pipeline import capitals


def set_line(read: str, heights: str) -> tuple[Line, NDArray[np.uint8]]:
    """A line read as *read* whose letters are bars, `9` the highest; a space parts words."""
    ink, words, x = np.zeros((60, 900), np.uint8), [], 10
    for word, high in zip(read.split(), heights.split(), strict=True):
        left = x
        for height in high:
            cv2.rectangle(ink, (x, 50 - 4 * int(height)), (x + 7, 50), 255, -1)
            x += 12
        words.append(Word(word, Box(left, 14, x - 4, 51), 0.9))
        x += 10
    return Line(tuple(words)), ink


@pytest.mark.parametrize(
    ("read", "heights", "text"),
    [
        ("A CooL SUPPER", "9 9999 999999", "A COOL SUPPER"),
        ("BisHoP Is BETTER", "977777 97 977777", "BISHOP IS BETTER"),
        ("THE SMALL Pox", "977 97777 977", "THE SMALL POX"),
        ("Hockey STAR To WED", "977777 9777 97 977", "HOCKEY STAR TO WED"),
        ("THE SMALL Pox", "999 99999 966", "THE SMALL Pox"),
        ("NINE GIs LEAVE", "9999 996 99999", "NINE GIs LEAVE"),
        ("MRS. McKINLAY SAILS", "9991 96999999 99999", "MRS. McKINLAY SAILS"),
        ("The Men of IRON", "999 999 99 9999", "The Men of IRON"),
        ("ANNA COOK, PhD", "9999 99991 999", "ANNA COOK, PhD"),
        ("WAGES If HIGH", "99999 99 9999", "WAGES If HIGH"),
    ],
)
def test_letters_as_high_as_the_capitals_of_their_line_are_capitals(read: str, heights: str, text: str) -> None:
    assert capitals.seen(*set_line(read, heights)).text == text


def test_letters_that_touch_are_as_they_were_read() -> None:
    line, ink = set_line("THE SMALL Pox", "977 97777 977")
    touching = np.asarray(cv2.dilate(ink, np.ones((1, 7), np.uint8)), np.uint8)
    assert capitals.seen(line, touching).text == "THE SMALL Pox"


def test_a_letter_of_its_capitals_shape_before_a_capital_is_one_though_letters_touch() -> None:
    line, ink = set_line("CoLD WEATHER", "9777 9777777")
    touching = np.asarray(cv2.dilate(ink, np.ones((1, 7), np.uint8)), np.uint8)
    assert capitals.seen(line, touching).text == "COLD WEATHER"
