"""How does a large initial come back to the word that it opens?"""

from dataclasses import dataclass

import numpy as np
import pytest
from numpy.typing import NDArray

from ingest.model import Box, Line, Word
from ingest.pipeline import initials

PAGE = np.full((100, 300), 255, np.uint8)
INITIAL = Box(0, 0, 40, 60)


@dataclass
class OneLetter:
    """An engine that reads the same letter everywhere."""

    text: str
    confidence: float = 0.9
    name: str = "one letter"
    version: str = "1"

    def read(self, pixels: NDArray[np.uint8], single_line: bool = False) -> tuple[Line, ...]:
        return (Line((Word(self.text, Box(0, 0, 10, 10), self.confidence),)),) if self.text else ()


def line(left: float, top: float, *texts: str) -> Line:
    return Line(
        tuple(Word(text, Box(left + 50 * n, top, left + 50 * n + 40, top + 20), 0.9) for n, text in enumerate(texts))
    )


def after(engine: OneLetter, *lines: Line) -> list[str]:
    return [line.text for line in initials.set_before(list(lines), INITIAL, PAGE, engine, 12.0)]


def test_an_initial_is_put_before_the_word_at_its_head_and_no_other() -> None:
    assert ["The ash pit", "of the city"] == after(
        OneLetter("T"), line(42, 4, "he", "ash", "pit"), line(42, 34, "of", "the", "city")
    )


@pytest.mark.parametrize(("letter", "text"), [("A", "A loom"), ("W", "Wloom")])
def test_a_letter_that_is_a_word_stands_alone_where_there_is_white(letter: str, text: str) -> None:
    assert [text] == after(OneLetter(letter), line(48, 4, "loom"))


def test_a_letter_that_could_be_a_word_is_none_where_it_touches() -> None:
    assert ["As the"] == after(OneLetter("A"), line(42, 4, "s", "the"))


@pytest.mark.parametrize(("read", "text"), [("0", "On"), ("|", "In"), ("l", "In")])
def test_a_figure_or_bar_that_opens_a_text_is_the_capital_that_it_looks_like(read: str, text: str) -> None:
    assert [text] == after(OneLetter(read), line(42, 4, "n"))


@pytest.mark.parametrize("engine", [OneLetter(""), OneLetter("Th"), OneLetter("T", 0.1), OneLetter("?")])
def test_what_is_not_surely_one_letter_is_left_away(engine: OneLetter) -> None:
    assert ["he ash"] == after(engine, line(42, 4, "he", "ash"))


def test_the_word_is_no_higher_than_its_line() -> None:
    opened, _ = initials.set_before([line(42, 4, "he"), line(42, 34, "of")], INITIAL, PAGE, OneLetter("T"), 12.0)

    assert Box(0, 4, 82, 24) == opened.words[0].box
