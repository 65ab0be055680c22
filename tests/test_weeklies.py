"""Lessons of weeklies of the 1850s, as drawn pages."""

from tests.test_layout import kinds
from tests.test_segmenters import told

SERIAL = """
  The ship lay at the quay
in the night and at dawn it
had gone away from the town.


        CHAPTER II.

  Nobody saw her go, and for
a year nobody asked, till a
lamp was seen on the water.

           TO BE CONTINUED.

-------------------------------

  The comet that was to have
been seen on Friday was late
and several took a bad cold.
"""


def test_a_chapters_number_under_the_chapter_before_it_opens_no_article() -> None:
    assert ("subhead", "CHAPTER II.") in kinds(SERIAL)


def test_to_be_continued_ends_the_part_that_it_stands_under() -> None:
    first, second = told(SERIAL)
    assert first.endswith("a lamp was seen on the water. | TO BE CONTINUED.")
    assert second.startswith("The comet")


SIGNED = """
  I have waited to see some
abler pen than mine answer a
man who lost a horse by it.

              ! A FORMER CLERK

            ----

  The comet that was to have
been seen on Friday was late
and several took a bad cold.
"""


def test_a_signature_in_capitals_at_the_right_heads_no_item() -> None:
    assert "headline" not in [kind for kind, text in kinds(SIGNED) if "CLERK" in text]


CLOSED = """
! THE BRIDGE IS SHUT              A sturgeon was taken in the
                                creek with a hat inside it.
  The bridge over the canal
was shut on Monday for the                -----
winter, and the carters sing.
                                  The road to the hollow is
          -----                 ready, all but the middle.

  The herring came early in
the year and the boats went
out on Sunday. All is well.

          -----
"""


def test_a_dash_at_a_columns_foot_ends_the_item_over_it() -> None:
    assert [text.split()[0] for text in told(CLOSED)] == ["THE", "The", "A", "The"]
