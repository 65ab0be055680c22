"""Lessons of letters that are set far apart: they spell words, and those lie where they are printed."""

from functools import partial

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from ingest import engines
from ingest.model import Box, Line, Word
from ingest.pipeline import spread

Pixels = NDArray[np.uint8]


def line(text: str, pitch: int) -> Pixels:
    """*text* with so many pixels from the middle of a letter to that of the next."""
    pen = ImageDraw.Draw(picture := Image.new("L", (60 + pitch * len(text), 70), 255))
    for number, letter in enumerate(text):
        pen.text((40 + pitch * number, 50), letter, fill=0, font=ImageFont.load_default(30), anchor="ms")
    return np.array(picture, np.uint8)


def test_letters_set_far_apart_are_read_as_the_words_they_spell_and_lie_where_they_are_printed() -> None:
    engine = engines.load("auto", ("eng",))
    printed = line("CAMP NOTICES", 45)
    (found,) = spread.read(printed, partial(engine.read, single_line=True))
    inked = np.flatnonzero((printed < 128).any(axis=0))

    assert ["CAMP", "NOTICES"] == [word.text for word in found.words]
    assert max(abs(found.box.left - inked[0]), abs(found.box.right - inked[-1])) < 8
    assert all(word.confidence >= spread.ALIKE for word in found.words)


def test_letters_that_stand_as_usual_are_not_read_again() -> None:
    asked: list[Pixels] = []

    def engine(pixels: Pixels) -> tuple[Line, ...]:
        asked.append(pixels)
        return (Line((Word("CAMP", Box(0, 0, 9, 9), 0.9),)),)

    assert (() == spread.read(line("CAMP NOTICES", 22), engine)) and not asked
    assert (() == spread.read(line("......", 45), engine)) and not asked


def test_what_is_read_in_two_ways_is_no_surer_than_the_surer_reading() -> None:
    said = iter([("CANP", 0.3), ("CAMP", 0.4)])

    def engine(_: Pixels) -> tuple[Line, ...]:
        text, confidence = next(said)
        return (Line((Word(text, Box(0, 0, 9, 9), confidence),)),)

    (found,) = spread.read(line("CAMP", 45), engine)
    assert ("CAMP", 0.4) == (found.text, found.confidence)
