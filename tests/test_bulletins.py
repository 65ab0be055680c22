"""Lessons of a union's bulletin, an offset fortnightly and country weekly, as drawn pages."""

from dataclasses import replace

import pytest

from ingest import layout
from ingest.layout import crossheads, marks, roofs, sections, sizes
from ingest.layout.context import Place
from ingest.layout.marks import is_ornament
from ingest.layout.sheet import Sheet
from ingest.model import Box, Kind, Line, Piece, Reading, Region, TextLine, Word
from ingest.segmenters import asides, fragments, load
from ingest.segmenters import headlines as by_headlines
from ingest.segmenters.fragments import Fragment
from ingest.text import dispatch, is_dated, run_in
from tests.drawing import CELL, MARGIN, ROW, drawn
from tests.test_fronts import set_row
from tests.test_segmenters import ENGLISH, articles, told


def headlines(reading: Reading) -> list[str]:
    """Of the articles, in order."""
    found = load("headlines")([layout.arrange(reading, ENGLISH)], ENGLISH)
    return [article.headline or "" for article in found if article.kind != "furniture"]


def underlined(reading: Reading, *texts: str) -> Reading:
    """With a rule right under these lines, as wide as they are."""
    boxes = [line.box for line in reading.lines if line.text in texts]
    rules = (Box(box.left, box.bottom + 3, box.right, box.bottom + 5) for box in boxes)
    return replace(reading, rules=(*reading.rules, *rules))


def moved(line: Line, by: float) -> Line:
    """A line so many pixels further down."""
    boxes = (replace(word.box, top=word.box.top + by, bottom=word.box.bottom + by) for word in line.words)
    return replace(line, words=tuple(word.at(box) for word, box in zip(line.words, boxes, strict=True)))


TELEGRAPH = """
         # BY TELEGRAPH

  A Bank Shut.—LIMA, O., Oct. 8.
The private bank of Otis did not
open its doors this morning; he
is gone to see a sister.
  Yellow Fever,—MEMPHIS, Oct. 9.
There were two new cases and one
death. Frost is prayed for.
  The Whitby Horror. LONDON, May
9.—Two hounds were tried in the
park and both of them were lost.
"""


def test_a_headline_and_a_place_open_an_item_of_telegraph_news_with_no_white_over_it() -> None:
    reading = drawn(TELEGRAPH)

    assert headlines(reading) == ["A Bank Shut", "Yellow Fever", "The Whitby Horror"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("A Bank Closed.—LIMA, O., Oct. 8.—The", "A Bank Closed"),
        ("A Bank Closed-—-LIMA, O.,", "A Bank Closed"),
        ("Wheat ‘ Jumps Again. — CHI-", "Wheat Jumps Again"),
        ("The Quay Horror. LONDON, Oct. 8. Two", "The Quay Horror"),
        ("THE OLD WELL-SWEEP. How dear", None),
        ("Fair Weather.—The wind has", None),
        ("LONDON, Oct. 8.—Two hounds", None),
        ("They met in the hall.—LIMA, O.", None),
    ],
)
def test_what_stands_before_a_place_in_capitals_is_a_headline(text: str, title: str | None) -> None:
    assert dispatch(text) == title
    assert title is None or run_in(text) == title


def test_the_last_of_several_items_under_a_common_heading_is_an_item_of_it() -> None:
    kinds = [Kind.HEADLINE, Kind.BODY, Kind.BODY, Kind.BODY, Kind.BODY]
    texts = drawn("Waterfront\nDispatch Hall\nCoal Pier\nsince August\nFar off").lines
    heading, first, last, beside, far = (
        Fragment(1, n, [Region(kind, line.box, (TextLine(line, line.box, 20.0),))])
        for n, (kind, line) in enumerate(zip(kinds, texts, strict=True))
    )
    first.above, first.under, last.above = heading, heading, first

    assert last.is_an_item_of(heading) and not far.is_an_item_of(heading)
    heading.regions += beside.regions
    assert not last.is_an_item_of(heading)


@pytest.mark.parametrize(("edges", "deck"), [(None, "They froze"), ((100.0, 600.0), "Tenth Week")])
def test_a_banner_s_deck_is_the_one_over_several_columns_where_there_is_one(
    edges: tuple[float, float] | None, deck: str
) -> None:
    banner, wide, last = (
        set_row("NINETY DAYS", 100, 100.0),
        set_row("They froze", 100, 24.0),
        set_row("Tenth Week", 650, 36.0),
    )
    places = {
        id(row): Place(row, own, above, None, 0.5, 0.5, False, False, False, 20.0)
        for row, own, above in ((banner, None, None), (wide, edges, banner), (last, (650.0, 900.0), banner))
    }
    first, *_ = sections.with_decks([[banner], [wide], [last]], places)

    assert [row.text for row in first] == ["NINETY DAYS", deck]


BESIDE_A_SECTION = """
SIGNAL FLARES             One Every Third

---------------------
The state has put it      The first thing that they
in writing: a knee is     tell you is that it is not
worth three dollars in    like other plants, and it
the court, an eye six,    is not: it has carpet. It
and a thumb is two of     has a cat. It has machines
them if it was bent.      that look like large birds
"""


@pytest.mark.parametrize(("right", "parted"), [("One Every Third", True), ("ONE EVERY THIRD", False)])
def test_a_section_s_name_in_capitals_and_a_headline_beside_it_that_is_not_are_two(right: str, parted: bool) -> None:
    reading = drawn(BESIDE_A_SECTION.replace("One Every Third", right))
    left, other, *text = reading.lines
    high = [word.at(replace(word.box, top=word.box.top - 70)) for word in (*left.words, *other.words)]
    found = layout.arrange(replace(reading, lines=(Line(tuple(high), 9.0), *text)), ENGLISH)

    assert any(region.text == "SIGNAL FLARES" for region in found.regions) == parted


UNDERLINED = """
# Tenth Week in Sand Wash

There are two towns in the
wash and a railroad is in the
middle. The other side is made
of board, and was never painted.

! The Law Is Only Paper

There is a fine for breaking it
but not a jail that would hold
us all, says the sheriff. It is
cheaper to pay than to build.

# A Cat Comes Home

She did not say where she was
and nobody asked her to say it.

# A Dog Comes Home

He said it all at once, but
nobody knew what he had said.
"""


def test_an_underline_parts_no_crosshead_from_its_text() -> None:
    text = "The Law Is Only Paper"
    higher = [moved(line, -10) if line.text == text else line for line in drawn(UNDERLINED).lines]
    reading = underlined(replace(drawn(UNDERLINED), lines=tuple(higher)), text)
    found = layout.arrange(reading, ENGLISH)

    assert headlines(reading) == ["Tenth Week in Sand Wash", "A Cat Comes Home", "A Dog Comes Home"]
    assert not found.rules


def test_a_scratch_that_hangs_from_the_masthead_s_rule_draws_no_headlines_into_it() -> None:
    page = (
        "## THE DUNMORE LANTERN\nVol. 3, No. 12              June 5, 1934\n" + "-" * 52 + "\n"
        "# THE SHIP AT THE QUAY     # A CAT COMES HOME\n\n"
        "The ship lay at the        in the night until it\nquay and was not seen      was spring, when a cat\n"
        "again by anybody in        came home without it.\nthe town until June was    It would not eat or do\n"
    )
    reading = drawn(page)
    scratched = tuple(replace(rule, bottom=rule.bottom + 2.2 * ROW) for rule in reading.rules)
    found = layout.arrange(replace(reading, rules=scratched), ENGLISH)

    assert "THE SHIP AT THE QUAY" in [region.text for region in found.regions if region.kind is Kind.HEADLINE]


SHORT_LAST = """
Polls are in the canteens, open
from nine in the morning to
5.
     The three of them are Kay
Hamada, Bill Ishida and somebody
whom nobody has ever seen there,
but who has won it every time.
"""


def test_a_paragraph_s_first_row_beside_the_end_of_the_last_one_is_no_headline() -> None:
    reading = drawn(SHORT_LAST)
    bold = [replace(line, weight=1.3 * line.weight) if "three of" in line.text else line for line in reading.lines]
    found = layout.arrange(replace(reading, lines=tuple(bold)), ENGLISH)

    assert Kind.HEADLINE not in [region.kind for region in found.regions]


@pytest.mark.parametrize(("text", "is_one"), [("KEKE", True), ("KK EEK", True), ("KEEP", False), ("eke", False)])
def test_typed_stars_are_read_as_letters_of_their_shape(text: str, is_one: bool) -> None:
    assert is_ornament(text) == is_one


GRIEVANCE = """
# What Happened to Your Grievance

Twenty were open and we settled
eleven, so you can see that none
is rich.

            ! Settled

Anna and six others were paid as
sorters and will have nine cents.

            ! Lost

The shoe was not their fault and
it was not found in the other one.

            ----------

! Dollar for PAC

The primary is in May and some of
us have not given the dollar yet.

            ----------

! Fishing Contest

It opens with the season. A whale
does not count, as it did in 1950.

            ----------

! Union on the Air

He will talk on Sunday at eight of
the time it takes to say nothing.

            ----------

! Bus Change

It leaves four minutes sooner, and
some of you will not have caught it.
"""


def test_what_stands_in_the_middle_is_a_crosshead_where_items_are_headed_flush_in_its_type() -> None:
    assert headlines(drawn(GRIEVANCE)) == [
        "What Happened to Your Grievance",
        "Dollar for PAC",
        "Fishing Contest",
        "Union on the Air",
        "Bus Change",
    ]


def test_what_stands_in_the_middle_with_much_white_over_it_heads_an_item_as_those_that_begin_flush_do() -> None:
    assert "Settled" in headlines(drawn(GRIEVANCE.replace("            ! Settled", "\n            ! Settled")))


def with_a_sign(at: int, confidence: float) -> list[str]:
    """What is no writing on a page with one sign so many cells right of the column's edge between two rows."""
    rows = "She has some large kettles.\n\n! Rent Office Moves\nThe Office of Rent is in Room 4\n"
    reading = drawn(rows)
    left, top = MARGIN + CELL * at, MARGIN + ROW
    sign = Line((Word("4", Box(left, top, left + 8, top + 14), confidence),), 2.0)
    page = replace(reading, lines=(reading.lines[0], sign, *reading.lines[1:]))
    sheet = Sheet.of(page, sizes.measured(page.lines))
    regions, _ = marks.sorted_out(sheet, [layout.rows.made(sheet, [line]) for line in sheet.lines])
    return [region.text for region in regions]


def test_one_unsure_sign_by_itself_between_two_rows_is_what_is_left_of_a_dash() -> None:
    assert with_a_sign(12, 0.5) == ["4"]
    assert with_a_sign(12, 0.9) == []


@pytest.mark.parametrize(("apart", "told"), [(8, ["A"]), (60, [])])
def test_a_sign_close_beside_a_row_of_much_larger_type_is_a_part_of_its_last_letter(
    apart: int, told: list[str]
) -> None:
    reading = drawn("## DEFY THE POLICE\n\n\nThe refusal of the delegates to go")
    head = reading.lines[0].box
    place = Box(head.right + apart, head.bottom - 20, head.right + apart + 9, head.bottom - 6)
    page = replace(reading, lines=(*reading.lines, Line((Word("A", place, 0.97),), 2.0)))
    sheet = Sheet.of(page, sizes.measured(page.lines))
    regions, _ = marks.sorted_out(sheet, [layout.rows.made(sheet, [line]) for line in sheet.lines])

    assert [region.text for region in regions] == told


OVER_TWO = """
%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%
%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%
! TO THE DOORS—Some of those who filled the hall in May

------------------------------------------------------

# From the Bench              # Credit Union

A fellow stopped me by the    It pays three and a half
clock the other day and he    for each dollar, and has
asked what he gets for his    never lost one of them to
dues, and I told him that.    anybody but the treasurer.
"""


def test_a_caption_over_several_headlines_abreast_is_of_none_of_them() -> None:
    by_headline = {article.headline: article.text for article in articles(OVER_TWO)}

    assert "filled the hall" not in by_headline["From the Bench"] + by_headline["Credit Union"]


AT_THE_HEAD = """
# One Every Thirty-Six Seconds on the Line at the Ridge

The first thing that     have hair down to here    ! Doubling Up
they tell you is that    and they are impressed
it is not like others.   by no man in a tie. One   What started on the
It has carpet at the     of them laid down his     line is this. Two men
door and birds of tin    gun and looked at him,    agree to do all of
that weld. The average   and said that he had      both their jobs for
age is four. A lot of    been yelled at by men     half an hour, while
the fellows there all    who can do it. No more.   one of them sits down.
"""


def test_a_crosshead_at_a_column_s_head_is_no_deck_of_what_goes_on_before_it() -> None:
    page = layout.arrange(drawn(AT_THE_HEAD), ENGLISH)
    head, first, second, *third = page.regions
    crosshead, text = (replace(one, kind=kind) for one, kind in zip(third, (Kind.SUBHEAD, Kind.BODY), strict=True))
    found = fragments.of_page(replace(page, regions=(head, first, crosshead, text, second)), 1, 0)

    assert [[head, first], [crosshead, text], [second]] == [one.regions for one in found]


DASHED = """
            # STEAM LET GO

He beat on it at regular intervals,
as a man would who meant to be very
patient.
         No One Left to Tell.

What was the matter with the boiler
no one is able to say since. It had
been looked at in May by the state.

               ----

            Apples Are Up

They cost three dollars now, or two
if one can wait until it is winter.

               ----

            Well Again

He has not a horse to his name, but
he has the well, and it is in water.

               ----

            Bank Closes

It did so at noon, as it does on any
day, and did not open again at one.

               ----

            Wedded at Last

They had met by telephone, and both
of them say that it was as good so.

               ----

            Lockjaw

He stepped on a nail of the old mill
and is no more. The nail is in jail.
"""


def test_the_white_over_a_crosshead_is_less_by_the_short_row_that_ends_before_it() -> None:
    heads = ["STEAM LET GO", "Apples Are Up", "Well Again", "Bank Closes", "Wedded at Last", "Lockjaw"]
    reading = drawn(DASHED)
    bold = [
        replace(line, weight=2.4) if line.text in (*heads, "No One Left to Tell.") else line for line in reading.lines
    ]
    lines = [moved(line, 14) if line.text == "No One Left to Tell." else line for line in bold]

    assert headlines(replace(reading, lines=tuple(lines))) == heads


TYPED = """
# GOLFERS TO PUTT ON SAND

The club will hold its first
tournament on the oiled greens.

        JUDO TEST SET
The tests are for those of us
who rank below the black belt.

        RING MOVED
The ring behind the ice house
goes to the west, to open land.
        PING PONG
Two of them will meet in the
hall for the title at the table.
"""


def test_what_is_underlined_heads_an_item_close_under_a_text_too_where_others_stand_apart() -> None:
    heads = ["JUDO TEST SET", "RING MOVED", "PING PONG"]
    reading = drawn(TYPED)
    (top,) = [line.box.top for line in reading.lines if line.text == "PING PONG"]
    lines = [moved(line, 11) if line.box.top >= top else line for line in reading.lines]

    assert headlines(underlined(replace(reading, lines=tuple(lines)), *heads)) == ["GOLFERS TO PUTT ON SAND", *heads]


SPOKEN = """
            # STEAM LET GO

He beat on it at regular intervals,
as a man would who meant to be very
patient with it, if it took all day.
  What the Company Said of It All
What was the matter with the boiler
no one is able to say since. It had
been looked at in May by the state.
"""


@pytest.mark.parametrize(("by", "unmarked", "crosshead"), [(20, 0, True), (30, 0, False), (20, 4, False)])
def test_a_row_in_small_letters_amid_a_text_is_a_crosshead_where_most_items_are_headed_in_capitals_under_dashes(
    by: int, unmarked: int, crosshead: bool
) -> None:
    heads = ["APPLES ARE UP", "WELL AGAIN", "BANK CLOSES", "WEDDED AT LAST", "LOCKJAW"]
    heads += ["A HEN IS HURT", "RAIN AT NOON", "COLD IN MAY", "NO MORE GEESE"][:unmarked]
    dashes = ["----"] * 5 + [""] * unmarked
    items = [
        f"\n               {dash}\n\n            {head}\n\nIt was so, as we said.\n"
        for dash, head in zip(dashes, heads, strict=True)
    ]
    reading, said = drawn(SPOKEN + "".join(items)), "What the Company Said of It All"
    (top,) = [line.box.top for line in reading.lines if line.text == said]
    bold = [replace(line, weight=2.4) if line.text in (*heads, said) else line for line in reading.lines]
    lower = [moved(line, by) if top <= line.box.top < top + 4 * ROW else line for line in bold]
    found = headlines(replace(reading, lines=tuple(lower)))

    assert found == ["STEAM LET GO", *([] if crosshead else [said]), *heads]


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("Portsmouth, N. I. Aug. 29. In a room", True),
        ("New York, Dee. 5.-Delegates from", True),
        ("St. Mark. May 5 The", False),
        ("Mr. Smith, N. May 3 went", False),
    ],
)
def test_a_dateline_may_have_lost_its_comma_or_a_letter_of_its_month(text: str, is_so: bool) -> None:
    assert is_dated(text) == is_so


STARRED = """
# THEY SAY WE ARE IMPATIENT

The first bill for an eight hour day was
put in the hopper ten years ago, and has
gone to school since, and is grown tall.
                {}

A Boston paper finds that the poor are a
happy lot. It is not said by which poor.
                {}

Senator Branch says that he would not be
the president. He has not been asked it.
                {}

It costs the state a dollar a day for a
man in prison. We know of one who gets a
dollar for ten hours, and has no band.
                {}

The landlord's man who fell through the
stairs is mending. The stairs are not yet.
                {}

A preacher says that there is no rent to
be paid in heaven. This is not so here.
                {}

When a rich man does not work he has been
retired. A poor one has been let go again.
"""


@pytest.mark.parametrize(("signs", "notes"), [("******", 7), ("**«***", 7), ("*«««««", 1)])
def test_single_stars_in_the_middle_part_notes_on_a_page_that_has_many(signs: str, notes: int) -> None:
    page = STARRED.format(*signs)

    assert (len(told(page)) == 7) == (notes == 7)


FLOOD = """
# Moon Shot Falls Short

The moon rocket came back to earth on Monday, and nobody was under it.

----------------------------------------------------------------------------

%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%   # Six Missing
%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%
%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%   Six seamen are said
%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%   to be missing since
%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%   an ore boat went down
Water from the creek stood deep in Mill Street.     in the lake in May. No
                                                    sign of her was seen
# Willow Creek Floods; 19 Families Moved            by the boats that came
                                                    out of the port when
The creek, which is         basement of the mill,   it was light again. It
usually something one       and the piano, which    is not the first time
can step over, rose for     has not been found. A   that a boat of the line
four days and was in the    cow was seen in it.     was lost there.
"""


def test_a_picture_under_a_rule_that_is_as_wide_as_the_headline_under_its_caption_is_of_that_article() -> None:
    page = layout.arrange(drawn(FLOOD), ENGLISH)
    moon, caption, *others = fragments.of_page(page, 1, 0)
    caption.above, caption.mark = moon, "rule"
    chains = asides.settled([([fragment], 1.0) for fragment in (moon, caption, *others)], [page])

    (home,) = (chain for chain, _ in chains if caption in chain)
    assert home[0].regions[0].text == "Willow Creek Floods; 19 Families Moved"


@pytest.mark.parametrize(("size", "decks"), [(48.0, 0), (30.0, 1)])
def test_what_is_about_as_large_as_a_headline_and_beside_its_text_is_no_deck_of_it(size: float, decks: int) -> None:
    title, beside, text = (
        set_row("Sewer Rate", 100, 62.0),
        set_row("Court House", 400, size),
        set_row("Home owners", 100, 20.0),
    )
    places = {
        id(title): Place(title, None, None, text, 9.0, 0.5, False, False, False, 20.0),
        id(beside): Place(beside, None, title, None, 1.0, 0.5, True, False, False, 20.0),
        id(text): Place(text, (100.0, 390.0), title, None, 0.7, 0.0, False, False, False, 20.0),
    }

    assert len(sections.with_decks([[title], [beside]], places)) == 2 - decks


OVERLEAF = (
    """
! Gas at a Dollar a Gallon: Who Opened the Valve?

On the night the price went up the valve
was open, and the man at the gate has a

                   (continued on page 2)
""",
    """
! Gas: Who Opened the Valve?
! (continued from page 1)
key to it. He says that he was asleep at
the time, and so was the state.

! A Cat Comes Home

She did not say where she was in May, and
nobody asked her to say it before dinner.
""",
)


def test_a_jump_line_in_the_headline_s_type_is_no_row_of_it() -> None:
    assert any("has a key to it" in text for text in told(*OVERLEAF))


COLUMN_NAMED = (
    """
# TEN THOUSAND HOSIERY WORKERS STRIKE

The yarn was in the machines when the men
of the third shift put on their hats and

          (Continued on Page 2, Column 2)
""",
    """
# A CAT COMES HOME           # HOSIERY STRIKE

She did not say where she    went home to see if it
was in May, and nobody had   was still there. It was
asked her to say it before   and had been swept, as
she had dinner by herself.   the men saw with wonder.
""",
)


@pytest.mark.parametrize(
    ("title", "goes_on"), [("HOSIERY STRIKE", True), ("STRIKE IS OVER", True), ("A DOG COMES HOME", False)]
)
def test_a_jump_line_that_names_the_column_finds_a_headline_with_one_word_of_its_own(title: str, goes_on: bool) -> None:
    first, second = COLUMN_NAMED

    assert any("hats and went home" in text for text in told(first, second.replace("HOSIERY STRIKE", title))) == goes_on


def test_a_heading_with_no_text_of_its_own_is_no_article() -> None:
    head, body = (Region(kind, Box(0, 0, 9, 9)) for kind in (Kind.HEADLINE, Kind.BODY))

    assert by_headlines._kind("article", [Piece(1, head)]) == "heading"
    assert by_headlines._kind("article", [Piece(1, head), Piece(1, body)]) == "article"
    assert by_headlines._kind("advertisement", [Piece(1, head)]) == "advertisement"


DEPARTMENTS = """
               # Around the Departments

MILL ROOM: Otis came home from     CALENDER: Speed took his own
Boston with a lobster in a box.    vacation in the first week of
It got as far as Cleveland, and    September and painted what is
no further than that by train.     his mother’s barn. It is red.

             ----                               ----

TUBE ROOM: Our good wishes to      INSPECTION: The girls gave a
Helen and Bob, who were married    supper for Bertha, who looked
on the 20th. They were made to     at tires for thirty years. It
know each other by a splice.       was in the hall at noon.

             ----                               ----

CURING ROOM: It was 114 degrees    POWER HOUSE: Dan wants it to be
by the thermometer on Friday. A    known that the ladder was whole
committee has asked to have the    when he left it. Whoever bore
nail hung lower down the wall.     it away may bring it back now.
"""


@pytest.mark.parametrize(("marks", "parted"), [(4, True), (2, False)])
def test_a_text_at_the_head_of_a_column_that_opens_with_a_name_in_capitals_is_an_item_where_others_have_marks(
    marks: int, parted: bool
) -> None:
    page = (
        DEPARTMENTS if marks == 4 else DEPARTMENTS.replace("TUBE ROOM:", "The tubers").replace("CURING ROOM:", "Well:")
    )

    assert any(text.startswith("CALENDER") for text in told(page)) == parted


@pytest.mark.parametrize(
    ("third", "news"), [("ANNISTON, Ala.—Pickets at the", 3), ("Pickets at the Culver pipe", 0)], ids=["sent", "told"]
)
def test_small_headlines_are_no_crossheads_where_several_stand_over_texts_that_were_sent_from_somewhere(
    third: str, news: int
) -> None:
    places: dict[int, Place] = {}
    groups = []
    for text in ("READING, Pa.—After sitting", "LOCKPORT, N. Y.—Fifty-three", third):
        head, first = (set_row(words, 100, 20.0) for words in ("Hosiery Girls Win", text))
        places[id(head)] = Place(head, (100, 430), None, first, 0.4, 0.1, False, False, False, 20.0)
        places[id(first)] = Place(first, (100, 430), head, None, 0.1, 0.0, False, False, False, 20.0)
        groups.append([head])
    page = roofs.Headed(places, {}, {id(group[0]): group for group in groups})

    assert len(crossheads._over_dispatches(groups, page)) == news
