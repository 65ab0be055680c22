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
    letters = [n for n, sign in enumerate(text) if sign != " "]
    found = []
    for word in words:
        own, letters = letters[: len(word)], letters[len(word) :]
        printed = text[own[0] : own[-1] + 1]
        box = pen.textbbox((20 + pen.textlength(text[: own[0]], font), 20), printed, font)
        found.append(Word(word, Box(*box), 0.9))
    return spaces.seen(Line(tuple(found)), np.array(picture, np.uint8) // 128 * 255, X_HEIGHT).text


@pytest.mark.parametrize("words", [("SN", "OW"), ("S", "NOW"), ("SNO", "W")])
def test_a_space_no_wider_than_between_other_letters_is_none(words: tuple[str, str]) -> None:
    assert "SNOW" == heard("SNOW", words)


def test_a_space_between_two_words_stays() -> None:
    assert "SNOW IN MAY" == heard("SNOW IN MAY", ("SNOW", "IN", "MAY"))


def test_a_line_of_the_text_keeps_its_spaces_as_they_were_read() -> None:
    assert "sn ow" == heard("snow", ("sn", "ow"), size=20)


@pytest.mark.parametrize("text", ["SHIPS  IN  HEMP", "SHIPS  FOR  GOLD"])
def test_a_space_that_was_not_heard_between_capitals_is_there_where_it_is_far_wider_than_all_between_letters(
    text: str,
) -> None:
    assert heard(text, (text.replace(" ", ""),)) == text.replace("  ", " ")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Ships  for  gold", "Shipsforgold"),  # small letters are read well enough
        ("GOLD  3  SHIPS", "GOLD3SHIPS"),  # beside figures there is more white
        ("G O L D", "GOLD"),  # all are spaced
        ("GO  I", "GOI"),  # too few to tell
        ('SHIPS  FOR  "OLD', "SHIPSFORGOLD"),  # not letter by letter what is printed
    ],
)
def test_where_the_ink_does_not_tell_a_word_stays_one(text: str, read: str) -> None:
    assert heard(text, (read,)) == read


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("VIS", "IT", "S", "OON"), "VISIT SOON"),
        (("V", "I", "S", "I", "T", "S", "O", "O", "N"), "VISIT SOON"),
        (("VISIT", "SOON"), "VISIT SOON"),
    ],
)
def test_letters_that_are_set_far_apart_are_words_where_the_white_between_them_is_wider(
    words: tuple[str, ...], found: str
) -> None:
    assert heard("V  I  S  I  T       S  O  O  N", words, size=20) == found
    assert heard("VIS  IT  S  OON", ("VIS", "IT", "S", "OON"), size=20) == "VIS IT S OON"
