"""Lessons of mimeographed papers: justified typewriting, lettered headlines, typed tables."""

import re
from dataclasses import replace

import pytest

from ingest import layout
from ingest.layout import furniture, rows, sizes
from ingest.layout.marks import is_ornament
from ingest.layout.rows import Row
from ingest.layout.sheet import Sheet
from ingest.model import Box, Kind, Line, TextLine, Word
from ingest.segmenters import load
from ingest.settings import Settings
from tests.drawing import drawn
from tests.test_bulletins import headlines, moved, underlined


def typed(*pieces: tuple[str, int, int, int], height: float = 22.0) -> list[str]:
    """The rows of a page with columns from 100 to 600 and from 640, on which *pieces* are read: left, right, top."""
    lines = []
    for text, left, right, top in pieces:
        lines.append(Line((Word(text, Box(left, top, right, top + height), 0.9),), 2.0))
    reading = replace(drawn("a"), lines=tuple(lines))
    sheet = replace(Sheet.of(reading, sizes.measured(lines)), body_size=20.0)
    return [row.text for row in rows.of(sheet, lambda _: ((100, 600), (640, 1140)))]


@pytest.mark.parametrize(
    ("second", "found"), [("was lost at", ["The motion was lost at"]), ("Was lost at", ["The motion", "Was lost at"])]
)
def test_a_typed_line_of_few_words_is_spread_from_edge_to_edge_of_its_column(second: str, found: list[str]) -> None:
    assert typed(("The motion", 110, 300, 50), (second, 400, 598, 50)) == found


@pytest.mark.parametrize(("text", "right", "found"), [("BOYS", 590, ["WITH BOYS"]), ("BOYS", 500, ["WITH", "BOYS"])])
def test_words_whose_letters_are_spread_stand_further_apart(text: str, right: int, found: list[str]) -> None:
    assert sorted(typed((text, 420, right, 50), ("WITH", 130, 320, 50)), reverse=True) == found


@pytest.mark.parametrize(
    "text",
    [
        "---oOo---",
        "-000-",
        "oOo",
        "- 0 -",
        "# # #",
        "# #4",
        "*e*",
        "xxxxxxx",
        "= = =",
        "LE LE EL:",
        "ae ae ae ee ee",
        "999999 9906808 99065",
    ],
)
def test_what_typists_part_items_with_is_an_ornament_however_it_is_read(text: str) -> None:
    assert is_ornament(text)


@pytest.mark.parametrize(
    "text",
    [
        "- 4 -",
        "1000",
        "Oct",
        "#4",
        "OK",
        "$1,000",
        "* Note",
        "Co.",
        "Ha ha ha!",
        "to be",
        "10 11 100",
        "1000 900 606 800",
    ],
)
def test_a_few_letters_or_figures_are_no_ornament(text: str) -> None:
    assert not is_ornament(text)


def test_a_row_of_a_headline_is_whole_at_a_gutter_that_the_row_over_it_runs_through() -> None:
    over = ("BLOCK NINE", 300, 940, 50)
    row = (("ON TOP", 400, 592, 140), ("AT LAST", 646, 842, 140))

    assert typed(over, *row, height=46) == ["BLOCK NINE", "ON TOP AT LAST"]
    assert typed(*row, height=46) == ["ON TOP", "AT LAST"]


def test_a_headline_that_goes_on_small_behind_a_gutter_is_whole_unless_a_row_stands_over_its_end_alone() -> None:
    row = (("In Spite", 330, 598, 160), ("of the rain", 640, 900, 160))

    assert typed(*row, height=90) == ["In Spite of the rain"]
    assert typed(("Work Goes on", 640, 1000, 40), *row, height=90) == ["Work Goes on", "In Spite", "of the rain"]
    assert typed(row[0], ("Of the rain", 640, 900, 160), height=90) == ["In Spite", "Of the rain"]


@pytest.mark.parametrize(
    ("first", "second", "right", "left", "whole"),
    [
        ("The south bay. The", "iron frames of cars", 616, 622, True),
        ("The south bay. The", "iron frames of cars", 598, 642, False),
        ("The south bay. The", "iron frames of cars", 600, 624, False),
        ("The south bay. The", ". iron frames", 616, 622, False),
    ],
)
def test_a_line_that_fills_a_gutter_but_for_a_space_is_one(
    first: str, second: str, right: int, left: int, whole: bool
) -> None:
    words = [
        Line(tuple(Word(word, box, 0.9) for word, box in zip(text.split(), _boxes(text, start, end), strict=True)), 2.0)
        for text, start, end in ((first, 115, right), (second, left, 1120))
    ]
    reading = replace(drawn("a"), lines=tuple(words))
    sheet = replace(Sheet.of(reading, sizes.measured(words)), body_size=20.0)

    assert len(rows.of(sheet, lambda _: ((100, 600), (640, 1140)))) == 2 - whole


def _boxes(text: str, left: float, right: float) -> list[Box]:
    """Where the words of a text stand between two edges, letters of one width."""
    pitch = (right - left) / len(text)
    starts = [match.start() for match in re.finditer(r"\S+", text)]
    return [
        Box(left + pitch * n, 50, left + pitch * (n + len(w)), 64) for n, w in zip(starts, text.split(), strict=True)
    ]


WAGES = """
# WAGES ARE UP                  # MEN AT REST
The men asked for more at the   The dog had gone with them to
gate and this is what they got  the hill.
for the work of a week.
D. Kuntz               Dept 40
V. Stahl               Dept 25
Max Rot               No. Four
J. Lind               Dept Six
P. Amos               Dept Two
                                ------------------------------

                                you can let go of the bar now,
                                Gertie, for it is seven again.
"""


def test_a_table_breaks_off_in_no_sentence_that_text_in_the_next_column_goes_on_with() -> None:
    found = load("headlines")([layout.arrange(drawn(WAGES), Settings())], Settings())
    assert [["Kuntz" in article.text, "Gertie" in article.text] for article in found] == [
        [True, False],
        [False, False],
        [False, True],
    ]


BESIDE_THE_NAME = """
                                   # Forty Leave
     ## THE FLAT MESSENGER
                                   Forty residents, among them
                                   eleven family groups, went
Vol. III   No. 31   Oct. 18, 1944  by the train from the siding
                                   to the farms in the east and
# DINING HALL BURNS                are to work in the packing
                                   plant of a large firm there.
Fire of undetermined origin        It was the largest party to
swept through the hall on a        go since June, and the band
Monday and left the chimney        played three numbers for it.
and one wall of the pantry.        Sixty more have signed.
  The alarm was turned in by a
boiler man, who saw a glow on      # TEA AT THE SCHOOL
the frost of the windows as he
was banking his own fire. He       A tea will be held on Sunday
thought that it was the moon.      for all whose sons have left
By the time two trucks came it     this month, and those of the
had gone through the roof, and     block are asked to bring the
the night crew saved the rest.     cups that they can spare.
"""


def test_a_column_that_begins_beside_the_name_and_runs_on_under_it_is_none_of_the_masthead() -> None:
    page = layout.arrange(drawn(BESIDE_THE_NAME), Settings())
    name = " ".join(word for one in page.regions if one.kind is Kind.MASTHEAD for word in one.text.split())

    assert name == "THE FLAT MESSENGER Vol. III No. 31 Oct. 18, 1944"


@pytest.mark.parametrize(("last", "in_name"), [("MUST SHOW THE CANS", False), ("FINAL", True)])
def test_some_words_in_display_type_beside_the_name_are_a_headline_and_an_ear_is_none(last: str, in_name: bool) -> None:
    name, first, second = Box(0, 0, 900, 120), Box(920, 0, 1180, 40), Box(920, 60, 1180, 100)
    title, *beside = (
        Row((TextLine(Line((Word(text, box, 0.9),)), box, size),), box, size, False)
        for text, box, size in (("THE FLAT MESSENGER", name, 120.0), ("EDITION", first, 40.0), (last, second, 40.0))
    )
    reading = drawn(BESIDE_THE_NAME)
    sheet = replace(Sheet.of(reading, sizes.measured(reading.lines)), body_size=20.0)

    assert furniture._heads_a_column_beside(sheet, beside[0], title, [title, *beside]) != in_name


OVER_THE_NAME = """
## FORTY-THREE TO LEAVE FOR THE EAST ON MONDAY

                 ## THE HILL NEWS
   Vol. III   No. 19       Saturday, April 15, 1944
--------------------------------------------------------------

  Forty-three residents, the    ! SHOE STAMPS
largest group since August,
will board the bus on Monday    Stamp No. 18 in Book One is
for the junction, where two     good to the thirtieth of the
coaches of the train wait.      month. Families who hold it
  The party is made up of six   should order now, since the
families and of ten men who     store has only one shipment.
have work waiting for them.
  Trunks must be at the hall
by noon, and tags tear off in
the van, as everybody knows.
"""
INSIDE = """
Page 2                 The Hill News            April 15, 1944

The poultry farm shipped the    The reels were sent to some
eggs to the mess halls again    other center by mistake, and
and a hen is thanked for it.    the penguins will be shown.
"""


def test_a_headline_over_the_name_heads_the_first_text_under_it() -> None:
    pages = layout.arranged([drawn(OVER_THE_NAME), drawn(INSIDE, path="p2.tif")], Settings())
    found = load("headlines")(pages, Settings())

    lead = next(one for one in found if one.headline == "FORTY-THREE TO LEAVE FOR THE EAST ON MONDAY")
    assert lead.text.endswith("as everybody knows.")
    assert next(r.text for r in pages[0].regions if r.kind is Kind.MASTHEAD) == "THE HILL NEWS"


VOTES = """
bus to the ferry and from there
go on by the evening train.
Council Votes 31 to 4
To Keep the Night Shift

After two hours of debate the
council voted to keep the night
shift at the boiler house.
"""


@pytest.mark.parametrize("small", [1.0, 0.8])
def test_what_is_underlined_is_not_set_as_text_is_though_it_is_as_large_or_was_measured_smaller(small: float) -> None:
    over, last, *below = drawn(VOTES).lines
    one, two, *text = [moved(line, 13) for line in below]
    one, two = (replace(line, words=tuple(_lower(word, small) for word in line.words)) for line in (one, two))
    reading = replace(drawn(VOTES), lines=(over, last, one, two, *text))

    assert headlines(underlined(reading, one.text, two.text))[-1:] == [f"{one.text} {two.text}"]
    assert headlines(reading) != headlines(underlined(reading, one.text, two.text))


def _lower(word: Word, times: float) -> Word:
    return word.at(replace(word.box, top=word.box.bottom - times * word.box.height))


BESIDE = """
   # SIX HUNDRED ASKED TO WORK ON THE BEETS

  Six hundred of us will     96 TO REPORT FOR
be needed in the sugar       ARMY PHYSICALS
beet fields of the valley
before the tenth of the        Men of the center
month, the chief of the      are to report to the
office said on Monday.       bus at six on Friday.
Thinning will pay eleven     They will be sent to
dollars an acre, with a      the fort for the day.
second hoeing at three.

     FARM OFFERS                LOST AND FOUND

Eight of them are on         A watch lay under the
file, from farms near        bench at the pump. It
the river and the town.      may be had of the cook.

     NURSE AIDES                JUDO CLUB

Two more of them must        Two men of the block
be found by the first        have won a belt, and it
of the month or so.          was black, all said.
"""


@pytest.mark.parametrize("down", [0, 8])
def test_what_stands_beside_the_first_column_s_text_under_a_wide_headline_heads_another_item(down: float) -> None:
    reading = drawn(BESIDE)
    high = ("FARM OFFERS", "LOST AND FOUND", "NURSE AIDES", "JUDO CLUB")
    lines = [
        replace(line, words=tuple(_lower(word, 1.25) for word in line.words), weight=1.6 * line.weight)
        if line.text in high
        else line
        for line in reading.lines
    ]
    found = headlines(replace(reading, lines=(*(moved(line, down) for line in lines[:1]), *lines[1:])))

    assert "SIX HUNDRED ASKED TO WORK ON THE BEETS" in found
    assert "96 TO REPORT FOR ARMY PHYSICALS" in found


@pytest.mark.parametrize(("underlined", "found"), [(True, ["Y. W. A. Plans"]), (False, ["A. Plans", "Y. W."])])
def test_pieces_far_apart_that_one_rule_underlines_are_one_row(underlined: bool, found: list[str]) -> None:
    lines = [
        Line((Word(text, Box(left, 50, right, 70), 0.9),), 2.0)
        for text, left, right in (("Y. W.", 110, 180), ("A. Plans", 246, 360))
    ]
    rule = (Box(108, 74, 362, 77),) if underlined else ()
    reading = replace(drawn("a"), lines=tuple(lines), rules=rule)
    sheet = replace(Sheet.of(reading, sizes.measured(lines)), body_size=20.0)

    assert sorted(row.text for row in rows.of(sheet, lambda _: ((100, 600), (640, 1140)))) == found


BLOCKS = """
      # ROUND THE BLOCKS

  GARDEN SEED. Packets of bean
and turnip may be had of the
cook at the store of Mess 4.

  FOUND... A small brown coat
with a toy in its pocket was
left on the bench by the pump.

  BORN. To Mr. and Mrs. Nakai
of the eighth, a boy; to all
of the others nobody at all.

  ENGLISH CLASS. Adults who may
know only a little of it are
invited to the barrack at six.
"""


def test_items_that_open_with_words_in_capitals_under_a_row_of_white_are_articles_and_their_label_is_none() -> None:
    found = load("headlines")([layout.arrange(drawn(BLOCKS), Settings())], Settings())

    assert [(article.kind, article.headline) for article in found] == [
        ("heading", "ROUND THE BLOCKS"),
        ("article", "GARDEN SEED"),
        ("article", "FOUND"),
        ("article", "BORN"),
        ("article", "ENGLISH CLASS"),
    ]


SPORTS = """
                 ## LETTERS TO THE EDITOR

     # BLOCK SIX WINS          SOFTBALL CALL
Nine of ten free throws in   All of the girls' nines
the last quarter won it for  are to meet on Monday at
the block on Wednesday and   four by the backstop.
made them the champions of
the year in the gym, where   SUMO MEN ELECT
nine hundred people packed   A chosen head of the club
the hall to the rafters.     is Big Hideo, who is big.
"""


def test_a_label_over_two_columns_is_no_headline_and_no_part_of_one() -> None:
    assert headlines(drawn(SPORTS)) == ["LETTERS TO THE EDITOR", "BLOCK SIX WINS", "SOFTBALL CALL", "SUMO MEN ELECT"]


ASKED = """
        ## EDITORIAL

    On Being Asked to Scatter
  We are told so often that we
should scatter that we ask one
another why that is, and where
all of us would have to go.
"""


def test_what_is_underlined_right_under_a_label_is_the_headline() -> None:
    reading = drawn(ASKED)

    assert headlines(underlined(reading, "On Being Asked to Scatter")) == ["On Being Asked to Scatter"]
    assert headlines(reading) == ["EDITORIAL"]


NUMBERED = "\n\n".join(
    f"  BLOCK {number} {what} a very\nwarm week in the mess hall, and\nthe children had cake for it."
    for number, what in ((6, "had"), (13, "made of it"), (21, "saw"), (30, "began"))
)


def test_items_that_open_with_a_place_and_its_number_under_white_are_articles() -> None:
    page = "         ## AROUND THE BLOCKS\n\n" + NUMBERED
    found = load("headlines")([layout.arrange(drawn(page), Settings())], Settings())
    named = load("headlines")([layout.arrange(drawn(page.replace("BLOCK", "Block")), Settings())], Settings())

    assert [article.text.split(" a very")[0] for article in found if article.kind == "article"] == [
        "BLOCK 6 had", "BLOCK 13 made of it", "BLOCK 21 saw", "BLOCK 30 began",
    ]  # fmt: skip
    assert len(named) == 1


WORN_UNDERLINE = """
The rooms of the school had been
swept and nobody was there to be
shown it before the bell rang.

Blaze Ruins Hilltop Carpentry
A fire that began at noon in the
shop was put out before the hose
had been found by anybody there.
"""


def test_signs_that_sum_up_to_just_enough_tell_a_headline() -> None:
    reading = drawn(WORN_UNDERLINE)
    head = next(Box.around(word.box for word in line.words) for line in reading.lines if "Blaze" in line.text)
    piece = Box(head.left, head.bottom + 3, head.left + 0.3 * head.width, head.bottom + 5)

    assert "Blaze Ruins Hilltop Carpentry" in headlines(replace(reading, rules=(piece,)))
    assert "Blaze Ruins Hilltop Carpentry" not in headlines(reading)


TWO_ROWS = """
         CLINIC HOURS
           CHANGED
The clinic will open at one from
Monday on, as all of the doctors
have gone to pick the beets.
"""


def test_rows_of_one_pitch_are_one_headline_where_the_lower_is_underlined_and_so_read_as_bold() -> None:
    reading = drawn(TWO_ROWS)
    bold = [replace(line, weight=1.6 * line.weight) if line.text == "CHANGED" else line for line in reading.lines]
    reading = replace(reading, lines=tuple(bold))

    assert headlines(underlined(reading, "CHANGED")) == ["CLINIC HOURS CHANGED"]
    assert headlines(reading) == ["CHANGED"]


SHORT_HEAD = """
The dog had been seen again at
the gate, and nobody knew why.

----

! CHESS

      Tannery beat Post
Office by four boards to two of
them. The knight was found later
under a table by a man of ten.
"""


def test_a_word_in_capitals_at_the_left_stands_over_a_paragraph_s_first_row_that_begins_behind_it() -> None:
    assert headlines(drawn(SHORT_HEAD))[1:] == ["CHESS"]


RAGGED = """
         CAMP NOTES

     The yellow dog that sleeps
at the post is whole. The post
has a bell and so has the dog.
     The mess hall has new forks
and they are counted at night.
     The hose was tried on Monday
and the cook was wet all day.
     A boy was born on the hill
at noon. He weighs as much as
a hen and a half, the hen says.

     Mr. and Mrs. Walter Nakai
Oyama, Block 12, have a son who
came on the fourth of the month.
"""


def test_a_row_set_in_as_paragraphs_are_over_one_that_is_not_is_no_headline_though_it_stands_in_the_middle() -> None:
    assert headlines(drawn(RAGGED)) == ["CAMP NOTES"]
    assert "Mr. and Mrs. Walter Nakai" in headlines(drawn(RAGGED.replace("     Mr.", "   Mr.")))
