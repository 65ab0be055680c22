"""Lessons of front pages of the 1850s and of 1905, as drawn pages."""

from tests.test_layout import kinds
from tests.test_segmenters import articles

FILLED = """
  The ship lay at the quay
in the night and at dawn it
had gone away from the town.

           ----

 THE LAST BOATS OVER THE OLD
           RIVER.
  A boat is a promise. It says
to the man who goes over that
somebody has been there once.
"""


def test_a_headlines_last_row_stands_in_the_middle_though_the_first_fills_the_column() -> None:
    assert ("headline", "THE LAST BOATS OVER THE OLD RIVER.") in kinds(FILLED)


DECKS = """
      # SHIP IS LOST
           ----
    ! Captain Saves Cat
           ----

  The ship lay at the quay
in the night and at dawn it
had gone away from the town.

   ! Dog Votes in Town

  The dog was let in with his
man and was counted for one
side by a clerk with a cold.

   ! Pie Parts a Couple

  He would have apple and she
would bake none but mince, so
the judge was asked to taste.

   ! Mail Goes by Mule

  The mule was late but stood
for nothing on the way, which
is more than trains can say.
"""


def test_what_stands_over_a_dash_is_a_deck_though_items_have_headlines_in_its_type() -> None:
    assert [
        "SHIP IS LOST",
        "Dog Votes in Town",
        "Pie Parts a Couple",
        "Mail Goes by Mule",
    ] == [article.headline for article in articles(DECKS)]
