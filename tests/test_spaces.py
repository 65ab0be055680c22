"""Lessons of the spaces in large type: the ink says which of them are there."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from ingest.model import Box, Line, Word
from ingest.pipeline import spaces

X_HEIGHT = 14.0


def heard(text: str, words: tuple[str, ...], size: int = 40) -> str:
    """What stays of a line that is printed as *text* and was read as these *words*, whose letters follow each other."""
    pen = ImageDraw.Draw(picture := Image.new("L", (900, 100), 0))
    font = ImageFont.load_default(size)
    pen.text((20, 20), text, fill=255, font=font)
    found, place = [], 0
    for word in words:
        place = text.index(word, place)
        left, top, right, bottom = pen.textbbox((20 + pen.textlength(text[:place], font), 20), word, font)
        found.append(Word(word, Box(left, top, right, bottom), 0.9))
        place += len(word)
    return spaces.closed(Line(tuple(found)), np.array(picture, np.uint8) // 128 * 255, X_HEIGHT).text


@pytest.mark.parametrize("words", [("SN", "OW"), ("S", "NOW"), ("SNO", "W")])
def test_a_space_no_wider_than_between_other_letters_is_none(words: tuple[str, str]) -> None:
    assert "SNOW" == heard("SNOW", words)


def test_a_space_between_two_words_stays() -> None:
    assert "SNOW IN MAY" == heard("SNOW IN MAY", ("SNOW", "IN", "MAY"))


def test_a_line_of_the_text_keeps_its_spaces_as_they_were_read() -> None:
    assert "sn ow" == heard("snow", ("sn", "ow"), size=20)
