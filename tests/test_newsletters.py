"""Lessons of newsletters: faces of the office, quotes drawn out of the text, captions and bars beside it."""

from dataclasses import replace

import pytest

from ingest import layout
from ingest.layout import captions, rows, sizes
from ingest.layout.sheet import Sheet
from ingest.model import Box, Kind, Line, Reading
from ingest.segmenters.dividers import mark_between
from ingest.settings import Settings
from tests.drawing import ROW, drawn
from tests.test_banks import lowered
from tests.test_segmenters import ENGLISH, told

EVEN = "\n".join(f"the men went home at noon {n}" for n in range(10, 30))


@pytest.mark.parametrize(("uneven", "bold"), [(0.01, True), (0.1, False)])
def test_strokes_a_fifth_thicker_are_bold_where_print_is_even(uneven: float, bold: bool) -> None:
    lines = drawn(EVEN).lines
    shades = [line.weight * (1 + uneven * (-1) ** n) for n, line in enumerate(lines)]
    shades[7] = 1.25 * lines[7].weight
    found = sizes.measured([replace(line, weight=shade) for line, shade in zip(lines, shades, strict=True)])

    assert [n for n, line in enumerate(found) if line.bold] == [7] * bold


PULLED = """
# Counting the Bridges
Nobody else in the county has
crawled under so many of them.
"That one is singing," he will
say. He can tell a good one by
the ring of it, and paints on.

# He can tell a good
# one by the ring of it.

He keeps his list in pencil as
the law had it in his day, and
has worn down eleven of them.
"""


def test_a_short_sentence_of_the_text_in_large_type_is_a_quote_when_all_of_it_is_there() -> None:
    found = [(region.kind.value, region.text[:11]) for region in layout.arrange(drawn(PULLED), Settings()).regions]

    assert found == [
        ("headline", "Counting th"),
        ("body", "Nobody else"),
        ("quote", "He can tell"),
        ("body", "He keeps hi"),
    ]


BESIDE = """
%%%%%%%%%%%%%%%%
%%%%%%%%%%%%%%%%
%%%%%%%%%%%%%%%%  Ann Maddox
%%%%%%%%%%%%%%%%  with her bowl
She did not say thank you then
and nobody had asked her to do
"""


@pytest.mark.parametrize(("size", "told"), [(15.0, 2), (20.0, 0)])
def test_smaller_type_at_the_side_of_a_picture_is_its_caption(size: float, told: int) -> None:
    reading = drawn(BESIDE)
    sheet = Sheet.of(reading, sizes.measured(reading.lines))
    made = [rows.made(sheet, [line]) for line in sheet.lines]
    block = [*(replace(row, size=size) for row in made[:2]), *made[2:]]

    assert captions.lead(sheet, block) == told


@pytest.mark.parametrize(("size", "told"), [(20.0, 2), (30.0, 0)])
def test_the_name_beside_a_portrait_may_be_larger_than_what_is_said_of_him_under_it(size: float, told: int) -> None:
    reading = drawn(BESIDE)
    sheet = Sheet.of(reading, sizes.measured(reading.lines))
    name, office = (rows.made(sheet, [line]) for line in sheet.lines[:2])

    assert captions.lead(sheet, [replace(name, size=size, bold=True), replace(office, size=15.0)]) == told


DATES = """
%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%  Oct. 8, blood drive in the
%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%  chambers from 9 until 2.
%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%
She did not say thank you then,   Oct. 14, the city offices
and nobody had asked her to say   are open, the library not.
anything. It was a wet morning,
and the hall was full of chairs.  Oct. 24, the judge retires.
There had been a bowl of apples,
and now there was none. She told
the men at the door that she had
been there when there were more.
"""


@pytest.mark.parametrize(("dates", "told"), [(5, 0), (2, 2)])
def test_smaller_type_at_the_side_of_a_picture_is_no_caption_where_its_column_goes_on_past_it(
    dates: int, told: int
) -> None:
    reading = drawn(DATES)
    measured = [replace(line, size=15.0) if line.box.left > 400 else line for line in sizes.measured(reading.lines)]
    small = [line for line in measured if line.size == 15.0]
    sheet = Sheet.of(reading, tuple(line for line in measured if line not in small[dates:]))

    assert captions.lead(sheet, [rows.made(sheet, [line]) for line in small[:2]]) == told


CARRIED = """
# Pump House
Continued from page 1
the pumps were turned again by    Nobody had asked for a window in
hand, as they had been at first.  the control room, and nobody had
They ran for a week, and no more  thought to leave one out of it.
was heard of it until the spring  They have it now, and they look.
rose over the lower meadow road.  It was dear, and it is worth it.
! What is new                     ! Come and see it
The sand is gone from the filter  On Monday there are tours for all
beds, and racks have come for it  each hour and hot dogs on a lawn
that can be taken out and washed  that was a settling pond. Please
without stopping the others now.  wear closed shoes and no scarves.


## Meter Shop Finds an Old Leak Under the Bank of the River Here

A meter had told the truth for a  Two men with sticks heard it run
year, and all the ledgers of the  under the bank, where no pipe is
office had called it a liar then  on any map that we have seen yet.
until somebody went and listened  It was dug up on Friday, and had
to it in the night with a stick.  been laid for a house now burned.
"""


def test_small_headlines_with_white_over_them_in_a_text_that_comes_from_another_page_are_crossheads() -> None:
    page = layout.arrange(lowered(drawn(CARRIED), "What is new", 16), Settings())

    assert ["Meter Shop"] == [region.text[:10] for region in page.regions if region.kind is Kind.HEADLINE]


def test_a_picture_stands_over_text_also_where_its_caption_at_the_side_is_nearer() -> None:
    found = layout.arrange(drawn(BESIDE), Settings())
    (picture,) = found.pictures
    caption = Box(picture.right + 20, picture.top, picture.right + 120, picture.top + 40)
    text = Box(picture.left, picture.bottom + 10, picture.right + 120, picture.bottom + 60)

    assert [mark_between(found, caption, text), mark_between(found, text, caption)] == ["island", ""]


BARS = """
Calendar
Oct. 14, offices closed
Oct. 17, flu shots till
the noon whistle blows
Birthdays
Ana Beltran          2
Gus Whitlock         5
Marcy Dunn           9
Theo Park           14
Joyce Amato         27
Wellness Tip
Look twenty feet away for
a minute of every hour and
blink; nobody will mind it
"""


def heads(drawing: str, bars: tuple[str, ...]) -> list[str]:
    """The headlines of a page on which these rows stand light on dark bars of their own."""
    reading = drawn(drawing)
    boxes = (line.box for line in reading.lines if line.text in bars)
    dark = tuple(Box(box.left - 10, box.top - 6, 360.0, box.bottom + 6) for box in boxes)
    found = layout.arrange(replace(reading, bars=dark), Settings())
    return [region.text for region in found.regions if region.kind is Kind.HEADLINE]


def test_a_row_of_the_text_s_size_that_stands_light_on_a_dark_bar_is_a_headline_amid_a_table_too() -> None:
    light = ("Calendar", "Birthdays", "Wellness Tip")

    assert heads(BARS, light) == [*light]
    assert "Birthdays" not in heads(BARS, ())


WELCOMED = """
! Roundhouse Notes
Hot water is back at last
in the house on the corner
and nobody was seen to cry.

# Letters
{}! A Maintainer

Dear paper, I have a lamp
and forty miles of track to
go along with it in winter.
"""


@pytest.mark.parametrize("white", ["", "\n"])
def test_a_headline_right_under_a_dark_bar_is_no_deck_of_what_stands_on_the_bar(white: str) -> None:
    assert heads(WELCOMED.format(white), ("Letters",)) == ["Roundhouse Notes", "Letters", "A Maintainer"]


REVERSED = """
Wellness Tip

Look twenty feet away for
a minute of every hour.
"""


def test_a_high_dark_ground_holds_an_item_and_each_of_its_rows_is_no_headline() -> None:
    reading = drawn(BARS + REVERSED)
    ground = Box.around(line.box for line in reading.lines[-3:])
    found = layout.arrange(replace(reading, bars=(ground,)), Settings())

    assert [Kind.BODY] == [region.kind for region in found.regions if "minute of every hour." in region.text]


FILLING = """
The receipts are shown at
the library and the shoe is
with the sheriff for good.
---------------------------

{}
The steps that were walked
since June come to a total
of some ten thousand miles
and nobody has counted how
many of them led to lunch.
"""


@pytest.mark.parametrize(("row", "is_one"), [("Walkers Circle Half Earth", True), ("Walkers circle half earth", False)])
def test_a_headline_as_wide_as_its_column_is_told_by_rule_white_and_capitals(row: str, is_one: bool) -> None:
    reading = drawn(FILLING.format(row))
    higher = [
        replace(line, words=tuple(word.at(replace(word.box, top=word.box.top - 2.5)) for word in line.words))
        if line.text == row
        else line
        for line in reading.lines
    ]
    found = layout.arrange(replace(reading, lines=tuple(higher)), Settings())

    assert ([row] if is_one else []) == [region.text for region in found.regions if region.kind is Kind.HEADLINE]


UNDER_BOTH = """
# From the Office

People ask me what I do all     be a new plan, for the old one
day and the answer is not so    is older than those who run it
short. We had a good year of    and have to mend it. Thank you
it and it was you who did it    for the work that you do here.
all, as I know. So there will


# “I was scared and the man who pushed me told me
# about his apples all of the way down the hall.”

    From a letter, October
"""


def test_a_quote_under_two_columns_ends_no_text_that_goes_on_from_one_to_the_other() -> None:
    texts = told(UNDER_BOTH)

    assert "as I know. So there will be a new plan, for the old one" in texts[0]


COLOURED = """
The lights went out at noon.
Nobody was hurt, and the men
of the yard sat by the door.


Roofs and Gutters

Rain came in on Sunday under
the door of the pump house &
was swept out with a broom.


A Cat Comes Home
To the Yard

She did not say where she has
been, and nobody asked her to
say it before she had dinner.
"""
IN_COLOUR = ("Roofs and Gutters", "A Cat Comes Home", "To the Yard")


def printed(drawing: str, pale: tuple[str, ...]) -> list[str]:
    """The headlines of a page on which these rows are paler than the others."""
    reading = drawn(drawing)
    shaded = (replace(line, tone=170 if line.text in pale else 235) for line in reading.lines)
    found = layout.arrange(replace(reading, lines=tuple(shaded)), Settings())
    return [region.text for region in found.regions if region.kind is Kind.HEADLINE]


def test_rows_by_themselves_in_paler_ink_than_the_text_about_them_are_headlines_in_colour() -> None:
    assert printed(COLOURED, IN_COLOUR) == ["Roofs and Gutters", "A Cat Comes Home\nTo the Yard"]
    assert printed(COLOURED, ()) == []


def test_paler_rows_amid_a_text_are_worn() -> None:
    close = [row for row in COLOURED.split("\n") if row]

    assert printed("\n".join(close), IN_COLOUR) == []


def test_a_name_in_colour_under_a_text_is_no_headline() -> None:
    signed = COLOURED.replace("of the yard sat by the door.", "of the yard sat by the door.\nAnn Maddox")

    assert printed(signed, ("Ann Maddox",)) == []


OVER_A_PICTURE = """
The lights went out at noon.
Nobody was hurt, and the men
of the yard sat by the door.


Roofs and Gutters

%%%%%%%%%%%%%%%%%%%%%%%%%%%%
%%%%%%%%%%%%%%%%%%%%%%%%%%%%

Rain came in on Sunday under
the door of the pump house &
was swept out with a broom.
"""


def test_a_headline_in_colour_may_stand_over_a_picture_with_a_row_of_white_between() -> None:
    assert printed(OVER_A_PICTURE, ("Roofs and Gutters",)) == ["Roofs and Gutters"]


def test_where_all_below_is_as_pale_nothing_is_in_colour() -> None:
    worn = tuple(line.text for line in drawn(COLOURED).lines[3:])

    assert printed(COLOURED, worn) == []


SENT = """
# The Pumps Are Back on the Line
At ten to seven the breaker was   The works were built in a year of
closed, and for a moment nothing  drought and had stood still since
was heard. Then the pump by the   the last one. They will feed half
door began to turn, and the men   of the county before Thanksgiving.
stood and listened to it humming
as one listens to a clock that a
neighbor has mended. It sounded,
said one of them, like his wages.      See Pumps, page 3
"""


def test_a_line_that_sends_the_reader_on_belongs_to_the_text_over_it_also_where_that_has_ended_far_above() -> None:
    (text,) = told(SENT)

    assert text.endswith("before Thanksgiving.")


SAID = """
# PARKS CREW REOPENS THE LOOP WEEKS AFTER THE FLOOD OF MAY

When the creek left its banks     that cost less than the bridge.
it took the footbridge and all
of the tables of the ground by    -------------------------------
it. One was seen in the field.    # “I had never seen
The loop is open again, and it
was cut by those who built it.    # it in the lot.”
“I had never seen it in the lot
before,” said Miss Tran to us.            —Bonnie Tran
They had laid it by on a hill,    -------------------------------
and put it all up in one week     The trail is higher by a foot
out of the wood of the old mill   and has a rail of old pipes on
and out of steel from a trestle   the side of the creek, as many
"""


def test_who_said_a_quote_that_is_drawn_out_of_the_text_signs_nothing() -> None:
    assert any("trail is higher" in text for text in told(SAID) if text.startswith("PARKS"))


SECTION = """
           ## In the Shops and the Offices

# Forty-Three Cents         The first thing that they took
                            up was to do away with oilers.
The trades booed him off    So nineteen men are out of it.
the stage on Sunday, and
the vote was two to one.    # The Minutes Are Counted

# Team at Gary Works        The men came back from lunch
                            to a clock at the washroom. It
They have asked everyone    stayed there for a day. It is
to join, with doughnuts.    now where such things are kept.
There was a film as well.   Two stewards are to have mail.
"""


def test_the_name_of_a_section_heads_no_text_in_its_second_column_where_an_item_is_headed_in_its_first() -> None:
    first, _, gary, _ = told(SECTION)

    assert (first, "as well. The first thing" in gary) == ("In the Shops and the Offices", True)


UNREAD = """
# Anglers Are Warned          # Golfers to Putt on Sand

The season opens in May, but  The club will hold its first
nobody may fish past the old  tournament on oiled greens,
canal without a permit from   and the fee is a ball.
the gate. Five of those who
went were turned back. Bait
may be dug behind the farm,
and nobody is to be there at
night. A lamp is lent to the
boys who ask for it, but not  by Ace Kusaba
a boat. The fish that we are
told of are trout, and small  If the fans would bring boxes
ones. Whoever has caught one  the fielders would live long.
will be asked to tell of it.  They have said so in May too.
"""


def test_a_text_that_somebody_has_signed_at_its_head_goes_on_from_nowhere_though_its_headline_was_not_read() -> None:
    assert [text for text in told(UNREAD) if text.startswith("by Ace Kusaba")]


SIDE_BY_SIDE = """
                            # The Same Desk

KUDOS                       When she began in the billing
                            office, the invoices had been
To the man who stayed       printed on green paper and one
until eight to find a file  computer stood under a cloth.
that had been mislaid.      On her first morning she asked
                            what it was for. No one knew.

YEARS OF SERVICE            Thirty years later she trains
                            new people, four of whom have
Thirty years: Pat Lindqv    been her boss since. She moved
Twenty years: Jo Moreau     five times, with her own desk.
Ten years: Walter Oyela     There is no plan to go before
Five years: the printers    the filing is done, she says.
"""


def test_a_headline_beside_the_white_between_two_paragraphs_is_not_over_the_second() -> None:
    page = drawn(SIDE_BY_SIDE)
    page = lowered(lowered(page, "YEARS OF SERVICE", -0.9 * ROW), "Thirty years later she trains", -0.25 * ROW)

    (heading,) = [region for region in layout.arrange(page, ENGLISH).regions if region.text == "YEARS OF SERVICE"]

    assert heading.columns == (0, 0)


WALLED = """
                                  |  IN THIS ISSUE
     ## THE OFFICE LINE           |
                                  |  Break room   1
Vol. 13, No. 11   November 2013   |  Flu shots    1
                                  |  Bowling      2
! From the Corner Office          |
                                  |  NEW FACES
When the river came over in the   |
fall I drove in expecting to see  |  Marcus joined
the lobby under water. What I     |  the mail room
found was eleven of you in boots  |  in October.
who carried boxes up the stairs,  |  Ines is a new
for the elevator had been shut.   |  reviewer.
Somebody had brought doughnuts.   |  Peter comes to
  We closed the quarter last week |  us from a farm
and are up by four per cent. The  |  and will answer
average of the state was forty.   |  your calls now.
"""


@pytest.mark.parametrize("wall", ["|", " "])
def test_what_an_upright_rule_parts_from_the_name_is_no_masthead_where_the_rule_runs_on(wall: str) -> None:
    page = layout.arrange(drawn(WALLED.replace("|", wall)), ENGLISH)
    said = [region.text for region in page.regions if region.kind is Kind.MASTHEAD]

    assert ("IN THIS ISSUE" in said) == (wall == " ")


NOTES = """
# Welcome Aboard
--------------------------------

{0}Teresa Villanueva
joins Organics as a bench chemist
who comes from Toledo and asks that
nobody hold it against her.

{0}Owen Prybylski
is our new courier for the southern
route. He drove a school bus and
says that groundwater is quieter.

{0}Anjali Rao
has been named an officer here. She
wrote her thesis on backyard soils
and will lead the spring audit.
"""


@pytest.mark.parametrize(("bold", "notes"), [("! ", 3), ("", 0)], ids=["bold", "plain"])
def test_bold_names_whose_sentences_go_on_under_them_head_notes(bold: str, notes: int) -> None:
    found = [text.split(" | ")[-2:] for text in told(NOTES.format(bold))]

    assert sum(text[0].endswith(("Villanueva", "Prybylski", "Rao")) and len(text) == 2 for text in found) == notes


KUDOS = """
I called the wrong agency about a
mover, and Yolanda found me the one
that it was. Whitcomb of Lake Ferris

To the Front Desk
Forty-one cabs in a morning and no
tempers lost. We have never had it
go so well. Dispatch, Port Ransom

To Gwen and Luis, the Taxi Meters
You let us count all of the pennies
by weight, and then proved it again
by hand. Ms. Avila of Orchard School

To the Coin Lab
You let us weigh all of the stamps
by hand, and then proved it again
on the scale. Mr. Poole of Ardmoor.
"""


@pytest.mark.parametrize(("times", "heads"), [(1.12, 3), (1.0, 0)])
def test_a_full_row_in_larger_type_is_a_headline_where_two_others_are_set_as_it_is(times: float, heads: int) -> None:
    reading = drawn(KUDOS)
    lines = tuple(_raised(line, times) if line.text.startswith("To ") else line for line in reading.lines)
    page = layout.arrange(replace(reading, lines=lines), ENGLISH)

    assert heads == sum(region.kind is Kind.HEADLINE for region in page.regions)


def _raised(line: Line, times: float) -> Line:
    boxes = (replace(word.box, top=word.box.bottom - times * word.box.height) for word in line.words)
    return replace(line, words=tuple(word.at(box) for word, box in zip(line.words, boxes, strict=True)))


BARONS = """
        # AUTO BARONS
        # PLAN TO MOVE
          --------
Secret Survey Lists Eleven of Them
    ! With No Labor History

A report that fell off a desk in the
building was picked up by a friend
clerk, and it shows that the company
has sent men to eleven small towns.
"""


def test_a_row_of_a_deck_in_plain_type_belongs_to_it_between_the_headline_and_a_bold_row() -> None:
    reading = drawn(BARONS)
    lines = tuple(_raised(line, 1.12) if line.text.startswith("With") else line for line in reading.lines)
    page = layout.arrange(replace(reading, lines=lines), ENGLISH)
    deck = [region.text for region in page.regions if region.kind not in (Kind.HEADLINE, Kind.BODY)]

    assert ["Secret Survey Lists Eleven of Them", "With No Labor History"] == "\n".join(deck).split("\n")


WITH_A_FOOT = """
# Lot B Is Closed                # The Lab Moves
The lot behind the annex will    Two of the crew went to the
be closed in July, and the cars  house by the river to look at
may stand in the yard of the     the pipes that are laid there
old school if they have a card.  and did not come back today.

         Printed on paper that was paper before
"""
OVERLEAF = """
# A Kayak Is Found                # The Steps Are Told
It lay in the root of a tree      Teams walked as far as Tokyo
where no one had looked for it,   in six weeks, and one of them
and the man who had lost it was   came back with a dog that had
sitting on it with his dinner.    followed them all that way.

         Printed on paper that was paper before
"""


def test_what_stands_in_small_type_at_the_foot_of_every_page_is_no_text() -> None:
    def small(page: str, path: str) -> Reading:
        reading = drawn(page, path=path)
        foot = [line for line in reading.lines if line.text.startswith("Printed")]
        less = [
            replace(line, words=tuple(word.at(replace(word.box, top=word.box.top + 4)) for word in line.words))
            for line in foot
        ]
        return replace(reading, lines=(*(line for line in reading.lines if line not in foot), *less))

    def folios(*pages: Reading) -> list[list[str]]:
        return [
            [region.text for region in page.regions if region.kind is Kind.FOLIO]
            for page in layout.arranged(pages, ENGLISH)
        ]

    one, two = small(WITH_A_FOOT, "p1.tif"), small(OVERLEAF, "p2.tif")
    assert folios(one, two) == [["Printed on paper that was paper before"]] * 2
    assert folios(one) == [[]]


def test_a_rule_under_the_line_that_says_from_which_page_a_text_comes_hides_it_not() -> None:
    line = "Meter Shop (continued from page 1)"
    carried = f"""
{line}
--------------------------------

A meter had told the truth for a
year, and all the ledgers of the
office had called it a liar then.
! Our Own Meter
Two men with sticks heard it run
under the bank, where no pipe is
on any map that we have seen yet.

# Lot B Is Closed

The lot behind the annex will be
closed in July, and the cars may
stand in the yard of the school.
"""
    page = layout.arrange(lowered(drawn(carried), "Our Own Meter", 16), Settings())

    assert [region.text for region in page.regions if region.kind is Kind.HEADLINE] == ["Lot B Is Closed"]
