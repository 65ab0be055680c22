"""Lessons of a weekly of 1853, a country weekly of 1935 and a newsletter of 2013, as drawn pages."""

from dataclasses import replace

import pytest

from ingest import layout
from ingest.layout import furniture, heads, reach, rows, sections, sizes, stacks, wording
from ingest.layout.context import Place
from ingest.layout.sheet import Sheet
from ingest.model import Box, Kind, Line, Piece, Region, TextLine, Word
from ingest.segmenters import fragments, links, telling
from ingest.segmenters.crossings import Crossings, is_banded
from ingest.segmenters.fragments import Fragment
from ingest.segmenters.wording import starts_amid
from ingest.text import alone, is_day, opens_titled, unstopped
from tests.drawing import drawn
from tests.test_banks import kind_of, lowered
from tests.test_bulletins import headlines
from tests.test_fronts import set_row
from tests.test_segmenters import ENGLISH, articles, told

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


EARS = """
                                                     +----------------------------+
                                                     |         COMING UP          |
         ## THE LEVEE LOG                            | Sat. Film in the old mess  |
                                                     | Sun. Services at nine      |
                                                     | Mon. Shots for the Blocks  |
                                                     +----------------------------+
      Vol. II, No. 58, Cypress Bend, Arkansas, Saturday, September 23, 1944

! NO MORE LEAVES                          ! A SILVER STAR

  No more leaves are given until            A man of the Center has been
the fields are picked, it was said        given the star, and the school
at the council on Thursday night.         will hold a tea for his mother.
  The beans are still standing, so          She was told of it by letter on
are the potatoes, and it may rain.        Wednesday at four in the evening.
Those who hold their cards may go.        The other son is in camp as well.
  A week of rain would finish the           The citation says that he went
job, said the man who has counted         back twice under fire to a ditch
all the hands that are at work in         in which two men of his lay hurt.
the cotton and who are not enough.        He carried out both of them then.
"""


def test_an_ear_of_several_rows_tells_something_of_its_own() -> None:
    assert "COMING UP" in headlines(drawn(EARS))


@pytest.mark.parametrize(("row", "told"), [("Mon. Shots for the Blocks", 4), ("Vol. II, No. 58", 0), ("", 0)])
def test_an_ear_that_numbers_the_issue_or_has_few_rows_tells_nothing_else(row: str, told: int) -> None:
    reading = drawn(EARS.replace("Mon. Shots for the Blocks", row.ljust(25)))
    sheet = Sheet.of(reading, sizes.measured(reading.lines))
    found = [rows.made(sheet, [line]) for line in sheet.lines]
    title = next(one for one in found if "LEVEE" in one.text)

    assert len(furniture._told_in_ears(sheet, title, found)) == told


@pytest.mark.parametrize(("last", "told"), [("—Eugene V. Debs", 0), ("Eugene V. Debs", 4)])
def test_an_ear_that_holds_a_quote_and_who_said_it_has_the_motto(last: str, told: int) -> None:
    page = EARS
    for row, said in (
        ("        COMING UP         ", " “I would not lead you to"),
        ("Sat. Film in the old mess", "the land, for some other"),
        ("Sun. Services at nine    ", "would lead you out.”"),
        ("Mon. Shots for the Blocks", last),
    ):
        page = page.replace(row, said.ljust(len(row)))
    reading = drawn(page)
    sheet = Sheet.of(reading, sizes.measured(reading.lines))
    found = [rows.made(sheet, [line]) for line in sheet.lines]
    title = next(one for one in found if "LEVEE" in one.text)

    assert len(furniture._told_in_ears(sheet, title, found)) == told


def test_who_has_asked_or_told_it_has_written_it() -> None:
    rows = ["Interview by Tricia Boland", "Compiled by Jo Carver", "Interview by the river", "Told by nobody at all"]

    assert [wording.is_byline(text) for text in rows] == [True, True, False, False]


def test_a_list_in_the_first_column_under_a_headline_broke_off_nowhere_though_it_begins_small() -> None:
    """Which column that is the box says too: the grid over a list may be another than that over its headline."""
    title, text = (
        Region(kind, Box(left, top, right, top + 20), (TextLine(line, line.box, 20.0),), columns=(column, column))
        for kind, left, top, right, column, line in (
            (Kind.HEADLINE, 100, 100, 300, 2, set_row("Years of Service", 100, 20.0).lines[0].line),
            (Kind.BODY, 98, 150, 280, 5, set_row("25 years of it", 98, 20.0).lines[0].line),
        )
    )
    page = layout.arrange(drawn("The ship lay at the quay"), ENGLISH)

    assert not fragments._broke_off(page, text, title, Fragment(1, 0, [title]))
    beside = replace(text, box=Box(298, 150, 480, 170))
    assert fragments._broke_off(page, beside, title, Fragment(1, 0, [title]))


OFFSET = """
# TRUCKERS SHUT THE DOCKS AND HAVE NOTHING LEFT TO GIVE

  For six days nobody moved      judge, who found that of all         about it on the radio for a
a thing on the east side of      men these may not meet. So it        week. They talked in Spanish
the river. The trucks stood      was, and there were no cards.        and in English to the end.
nose to tail around fires in     Everybody here broke down.             On the second night came
oil drums, and the gates had     ! They Counted on Us                 coffee and on the third day
nobody at them in the night.       It began over nine dollars.        four gangs found the hooks
  There was no union to call     On the first of the month the        unsafe and went home again.
it. A drive was stopped by a     drivers from the pier talked           The port had a guard there.
"""


DECKED = """

        ! WHAT THE DRIVERS SAID OF IT TO US IN THE HALL
       -------------------------------------------------
  For six"""


def test_a_deck_no_louder_and_a_dash_under_it_may_part_a_headline_from_the_text_of_its_crosshead() -> None:
    reading = drawn(OFFSET.replace("\n\n  For six", DECKED))
    found = layout.arrange(lowered(reading, "They Counted on Us", 14), ENGLISH)

    assert kind_of(found, "They Counted on Us") is Kind.SUBHEAD


def test_where_columns_flow_a_headline_may_end_short_of_the_last_of_them() -> None:
    found = layout.arrange(lowered(drawn(OFFSET), "They Counted on Us", 14), ENGLISH)

    assert kind_of(found, "They Counted on Us") is Kind.SUBHEAD


CALENDAR = """
# COMMUNITY CALENDAR OF THE HARBOR AND THE NECK FOR THE MONTH OF MAY

! Sunday, May 1                Cribbage in the Legion hall
                               at half past six for $2. A
Public supper. Ham and beans   man from Camden will be the
in the hall for $6.            one to beat in it.

! Tuesday, May 3               ! Saturday, May 7

Blood drive in the station     A bird walk at the head of
from noon to five.             the neck at six, with Dot.
"""


def test_days_are_parts_of_a_calendar_and_head_no_articles() -> None:
    assert headlines(drawn(CALENDAR)) == ["COMMUNITY CALENDAR OF THE HARBOR AND THE NECK FOR THE MONTH OF MAY"]


DATES = """
! Dates to Know
----------------------------
! OCT. 11

Last day to withdraw from it
in the hall of the old mill.

Flu shots are given at nine
to all of them who want one.
"""


def test_a_day_right_under_a_ruled_headline_is_no_row_of_it() -> None:
    assert headlines(drawn(DATES)) == ["Dates to Know"]

    title, day, row = (set_row(text, 100, 22.0) for text in ("Dates to Know", "Oct. 11", "This Fall"))
    ruled = [Place(one, (90, 400), title, None, 0.35, 0.5, True, False, True, 20.0) for one in (day, row)]
    assert [stacks.is_stacked(place) for place in ruled] == [False, True]
    louder = replace(title, size=30.0)
    places = {id(one): replace(place, row=one, above=louder) for one, place in zip((day, row), ruled, strict=True)}
    places[id(louder)] = Place(louder, (90, 400), None, None, 9.0, 0.5, False, False, False, 20.0)
    assert [len(sections.with_decks([[louder], [one]], places)) for one in (day, row)] == [2, 1]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Sunday, May 1", True),
        ("Thurs., Oct. 3", True),
        ("lundi 3 mai", True),
        ("Nov. 28-29", True),
        ("Friday the 13th", True),
        ("Monday", True),
        ("May", False),
        ("May 45", False),
        ("March On", False),
        ("Sunday School", False),
        ("12", False),
        ("9 of the 12", False),
    ],
)
def test_a_day_is_a_weekday_or_a_month_with_a_number(text: str, told: bool) -> None:
    assert is_day(text) == told


LIKE = """
# TRUCKERS OF THE EAST SIDE HAVE SHUT ALL OF THE DOCKS AND HAVE NOTHING LEFT TO GIVE TO ANYBODY

  For six days nobody moved      on May 2 near the gate. So it        about it on the radio for a
a thing on the east side of      was, and there were no cards.        week. They talked in Spanish
the river. The trucks stood      Everybody here broke down.           and in English to the end.
nose to tail around fires in     ! They Counted on Us                   On the second night came
oil drums, and the gates had       It began over nine dollars.        coffee and four cold hooks.
nobody at them in the night.     On the first of the month the
  There was no union to call     drivers from the pier talked         ! They Bring Us Food
it. A drive was stopped by a                                            The port had a guard there.
"""


DECK_ALIKE = """

    ! What the Drivers of the Port Said of It to Us in the Hall on Both of Its Nights

                              ---------------------------------
  For six"""


@pytest.mark.parametrize("opening", ["\n\n  For six", DECK_ALIKE])
def test_what_is_set_as_a_crosshead_under_one_headline_with_it_is_one_too_though_more_white_parts_it(
    opening: str,
) -> None:
    page = drawn(LIKE.replace("\n\n  For six", opening))
    reading = lowered(lowered(page, "They Counted on Us", 14), "They Bring Us Food", 12)
    found = layout.arrange(reading, ENGLISH)

    assert kind_of(found, "They Counted on Us") is kind_of(found, "They Bring Us Food") is Kind.SUBHEAD


OVER_THREE = """
  The bridge is shut, and it       through fractions and the rule     The following notice is stuck
will be in May that it opens.      of three. Never did boys labor     up in a tavern at Lyons: that
The men were sent home then.       so to confound a master.           gentlemen sit on the chairs.
                                                                        A wife there was left some
! THE SCHOOLMASTER'S WAGER         ! THE ICE AT TROY                  nine thousand by an uncle.
                                                                        A man in Troy has eaten four
  He hung the watch by the           The ice went out in March on     pies on a bet and then walked
board, and it ticked there in      the river and it took a shed.      home from there in the rain.
the school all of that winter.     Nobody has asked them for it.      He says that he is not well.
"""


def test_a_text_that_begins_amid_a_sentence_goes_on_from_the_column_before_though_that_seems_to_end() -> None:
    assert any("that winter. through fractions" in text for text in told(OVER_THREE))


@pytest.mark.parametrize(("word", "likely"), [("through", False), ("Through", True)])
def test_no_text_goes_on_past_one_that_begins_amid_a_sentence(word: str, likely: bool) -> None:
    page = layout.arrange(drawn(OVER_THREE.replace("through", word)), ENGLISH)
    _, first, *_, last = pieces = fragments.of_page(page, 1, 0)
    place = links._by_place(first, last, pieces, [Crossings.of(page, pieces)])

    assert place is not None and (place >= links.LEAST) == likely


@pytest.mark.parametrize(
    ("start", "amid"), [("through it", True), ("a through it", False), ("r: i 3 RIDE", False), ("The end", False)]
)
def test_a_whole_word_in_small_letters_begins_amid(start: str, amid: bool) -> None:
    line = set_row(start, 100, 20.0).lines[0]

    assert starts_amid(Region(Kind.BODY, line.box, (line,))) == amid


@pytest.mark.parametrize(
    ("left", "size", "below", "is_text"),
    [
        (100, 20.0, "bridge, which has stood", True),
        (100, 20.0, "Bridge, which has stood", False),
        (100, 26.0, "bridge, which has stood", False),
        (160, 20.0, "bridge, which has stood", False),
    ],
)
def test_a_full_row_in_the_type_of_the_text_that_runs_on_opens_it_whatever_stands_over_it(
    left: int, size: float, below: str, is_text: bool
) -> None:
    first, second = (replace(set_row(text, left, size), bold=False) for text in ("The East Span of the Mill", below))
    second = replace(second, size=20.0)
    place = Place(first, (100.0, first.box.right), None, second, 9.0, 0.0, True, False, False, 20.0)

    assert heads._opens_a_text(place) == is_text


@pytest.mark.parametrize(("over", "banded"), [(1.6, False), (0.8, True)])
def test_white_across_the_page_is_no_band_in_a_column_whose_items_all_stand_so_apart(over: float, banded: bool) -> None:
    page = layout.arrange(drawn("The ship lay at the quay"), ENGLISH)
    (region,) = page.regions
    first, upper, lower = (
        Fragment(1, n, [replace(region, box=Box(100, 100 + 60 * n, 300, 130 + 60 * n))]) for n in range(3)
    )
    upper.above, lower.above, upper.white, lower.white = first, upper, over, 1.6
    band = Box(0, 195, 900, 215)

    assert is_banded(Crossings(page, (band,), (band,)), upper, lower) is banded


@pytest.mark.parametrize(
    ("row", "left", "headline"),
    [
        ("The Bridge Above.", 200, "The Bridge Above."),
        ("The Bridge Above.", 60, None),
        ("the bridge above", 200, None),
        ("LOCUST MILLS, July 3", 200, None),
    ],
)
def test_a_row_of_names_amid_its_column_over_an_item_is_its_headline(
    row: str, left: float, headline: str | None
) -> None:
    text = [("The rains of last week brought", 60, True), ("the water higher than it was.", 30, False)]
    lines = []
    for n, (words, start, opens) in enumerate([(row, left, True), *text]):
        box = Box(start, 30 * n, start + 20 * len(words), 30 * n + 20)
        lines.append(TextLine(Line((Word(words, box, 0.9),)), box, 20.0, opens_paragraph=opens))
    region = Region(Kind.BODY, Box(30, 0, 660, 80), tuple(lines))
    assert telling.article("article", [Piece(1, region)], 1.0, ENGLISH).headline == headline


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Mrs. Doud Gets Her Day.", "Mrs. Doud Gets Her Day."),
        ("The mails.", None),
        ("Potatoes, New York,", None),
        ("Gentlemen of the Jury,", None),
        ("ST. LOUIS, June 4.", None),
    ],
)
def test_a_row_that_is_a_title_by_itself(text: str, title: str | None) -> None:
    assert alone(text) == title
