"""What must hold of confidences: they rise with what the engine says, and a stranger's are not touched."""

from dataclasses import replace
from itertools import pairwise

import pytest

from ingest import confidence
from ingest.archive import rows
from ingest.model import Kind
from tests import issues

READERS = ("tesserocr 5.5.4 eng:7d43", "pytesseract 5.3.0 eng:7d43", "tesserocr 5.5.4 eng:7d43, careful: PP-OCR:6f32")


@pytest.mark.parametrize("reader", READERS)
def test_who_says_more_is_worth_no_less(reader: str) -> None:
    worths = [confidence.worth(said / 100, reader) for said in range(101)]
    assert all(0 <= a <= b <= 1 for a, b in pairwise(worths)) and worths[-1] > worths[0]


def test_both_ways_to_tesseract_are_worth_the_same_and_a_careful_reading_something_else() -> None:
    one, other, careful = (confidence.worth(0.9, reader) for reader in READERS)
    assert one == other != careful


def test_what_an_unknown_reader_says_is_taken_as_it_is() -> None:
    assert confidence.worth(0.37, "somebody 1.0") == 0.37


def test_between_two_knots_a_curve_is_straight_and_beyond_them_level() -> None:
    curve = ((0.2, 0.6), (0.1, 0.9))
    assert [round(confidence.along(curve, said), 3) for said in (0.0, 0.2, 0.3, 0.6, 1.0)] == [0.1, 0.1, 0.3, 0.9, 0.9]


def test_the_archive_holds_what_a_confidence_is_worth_and_the_page_file_what_was_said() -> None:
    page = issues.page(issues.region(Kind.BODY, "so so", confidence=0.9))
    (line,) = page.regions[0].lines
    reading = replace(page.reading, engine=READERS[0])
    assert rows.line_row(line, 1, reading)["confidence"] == round(confidence.worth(0.9, READERS[0]), 4)
    assert [word.confidence for word in line.line.words] == [0.9, 0.9]
