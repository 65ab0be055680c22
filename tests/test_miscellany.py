"""Lessons of a weekly of 1853, a country weekly of 1935 and a newsletter of 2013, as drawn pages."""

import pytest

from ingest.layout import reach, sections
from ingest.layout.context import Place
from ingest.model import Box
from ingest.text import opens_titled, unstopped
from tests.drawing import drawn
from tests.test_banks import lowered
from tests.test_bulletins import headlines
from tests.test_fronts import set_row
from tests.test_segmenters import articles, told

MARKED = """
  PAT'S REPLY.—Did you not tell
me that he had no faults, said
the buyer. The horse has none.
            ----
  A LONG WALK.—A man went to the
mill on foot and then back home
the same day, and had his tea.

            ----

  GREAT YIELD.—A man at the mill
grew one potato of nine pounds.
It was not sold and he ate it.

            ----

  MELANCHOLY ACCIDENT.—Two sons
of the miller fell in the pond.
They could swim and so did that.
  GOOD ADVICE.—Do not put off to
the evening what should be eaten
in the morning, says a farmer.
  THE Compr -The comet which was
seen in May is gone. It was not
asked to stay by anybody here.
"""
UNDER_A_HEADLINE = """
   # ARRIVAL OF THE ARABIA

  FRANCE.—The Emperor rose up at
nine o'clock and went out again.
Nobody knows what he did there.
  SPAIN.—The ministry has gone on
a journey by sea, and took along
a cat that belonged to the fleet.
"""


def test_a_title_in_its_first_line_opens_an_item_without_mark_where_others_stand_under_marks() -> None:
    """Its stop may be misread; under a headline such titles are those of its article's parts."""
    found = articles(MARKED + UNDER_A_HEADLINE)

    assert [article.headline for article in found] == [
        "PAT'S REPLY",
        "A LONG WALK",
        "GREAT YIELD",
        "MELANCHOLY ACCIDENT",
        "GOOD ADVICE",
        "THE Compr",
        "ARRIVAL OF THE ARABIA",
    ]
    assert "FRANCE.—" in found[-1].text and "SPAIN.—" in found[-1].text


def test_a_title_in_a_first_line_opens_no_item_where_few_stand_under_a_mark() -> None:
    assert len(told("----".join(MARKED.split("----")[2:]))) == 2


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("A Sea SERPENT AGAIN ~The cap-", "A Sea SERPENT AGAIN"),
        ("Great YIELD—Mr John Van", "Great YIELD"),
        ("TEMPERANCE,- -The Sons of", "TEMPERANCE"),
        ("New York, Oct. 3—The men", None),
        ("The clerk wrote—He was", None),
        ("Great YIELD—and no more", None),
    ],
)
def test_a_title_may_have_lost_its_stop_before_the_dash(text: str, title: str | None) -> None:
    assert (unstopped(text), opens_titled(text)) == (title, title is not None)


HEADED = """
  GOOD ADVICE.—Do not put off to
the evening what should be eaten
in the morning, says a farmer.
      ! HINTS FOR THE FARMER
  Salt the herring before it is
cold. A cow does not like rain.
It is good to shut the gate too.
"""
OTHERS = "".join(
    f"            ----\n\n       ! {name}\n\n  It was sold in the yard on the\nninth of May for a dime or two.\n\n"
    for name in ("A CALF OF OURS", "BEANS AND PEAS", "THE OLD HORSE", "SIX DUCKS")
)


def test_a_small_headline_close_under_an_item_with_a_title_in_its_first_line_is_no_crosshead() -> None:
    drawing = f"{OTHERS}            ----\n{HEADED}"

    assert headlines(lowered(drawn(drawing), "HINTS FOR THE FARMER", 14))[-1] == "HINTS FOR THE FARMER"


@pytest.mark.parametrize(("size", "decks"), [(60.0, ["PENNY BIDS"]), (34.0, ["SPEAKS HERE", "PENNY BIDS"])])
def test_under_a_banner_the_far_larger_headline_over_several_columns_is_its_deck(size: float, decks: list[str]) -> None:
    banner, single, wide = (
        set_row("SALE", 100, 80.0),
        set_row("SPEAKS HERE", 100, 30.0),
        set_row("PENNY BIDS", 650, size),
    )
    places = {
        id(row): Place(row, edges, above, None, 0.5, 0.5, False, False, False, 20.0)
        for row, edges, above in ((banner, None, None), (single, (90.0, 400.0), banner), (wide, None, banner))
    }
    first, *_ = sections.with_decks([[banner], [single], [wide]], places)

    assert [row.text for row in first] == ["SALE", *decks]


@pytest.mark.parametrize(
    ("left", "right", "own"), [(520, 890, (500, 900)), (320, 680, None), (110, 290, (100, 300)), (110, 450, None)]
)
def test_a_deck_under_the_right_half_of_a_banner_stands_over_its_own_columns(
    left: int, right: int, own: tuple[int, int] | None
) -> None:
    grid = [(100, 300), (300, 500), (500, 700), (700, 900)]

    assert reach._own_ground(Box(left, 100, right, 130), Box(100, 20, 900, 80), grid) == own
