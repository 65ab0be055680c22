"""Lessons of quotes: what a page's quotation marks say of its apostrophes."""

import pytest

from ingest.pipeline import quotes
from tests.drawing import drawn

TYPE = """
“The council's ice is out,” he said.
“So are the workers' hats.” The boat
of 5' went 'round. “It's May,” Ann's
boy said, and “the herring's early.”
"""


def texts(page: str) -> list[str]:
    return [line.text for line in quotes.alike(drawn(page).lines)]


def test_apostrophes_are_curled_where_quotation_marks_are() -> None:
    assert texts(TYPE) == [
        "“The council’s ice is out,” he said.",
        "“So are the workers’ hats.” The boat",
        "of 5' went 'round. “It’s May,” Ann’s",
        "boy said, and “the herring’s early.”",
    ]


def test_all_quotes_are_straight_where_most_quotation_marks_are() -> None:
    typed = TYPE.translate(str.maketrans("“”", '""'))
    worn = typed.replace('"So', "“So").replace("It's", "It’s")

    assert texts(worn) == typed.strip().split("\n")


@pytest.mark.parametrize("page", ["Ann's “hat” is Ben’s", TYPE.replace("”", '"')])
def test_few_quotation_marks_or_as_many_of_each_kind_say_nothing(page: str) -> None:
    assert texts(page) == page.strip().split("\n")


def test_words_keep_their_places() -> None:
    page = drawn(TYPE)

    assert [word.box for line in quotes.alike(page.lines) for word in line.words] == [
        word.box for line in page.lines for word in line.words
    ]
