"""Lessons of the layout: what a drawn page's lines are, and in which order they are read."""

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ingest import layout
from ingest.geometry import shared_width
from ingest.layout import cutting, grid, heads, order, rows, sizes, stacks, tiers
from ingest.layout.context import Place
from ingest.layout.rows import Row
from ingest.layout.sheet import Sheet
from ingest.model import Box, Kind, Line, Page, Reading, Region, Scan, Turn, Word
from ingest.settings import Settings
from tests.drawing import SIZE, drawn

DEFAULT = Settings()


def page(drawing: str) -> Page:
    return layout.arrange(drawn(drawing), DEFAULT)


def kinds(drawing: str) -> list[tuple[str, str]]:
    return [(region.kind.value, region.text.replace("\n", " ")) for region in page(drawing).regions]


COLUMNS = """
aa1 The men went home at      bb1 and came again when it
aa2 noon on Friday and the    bb2 was dark, with lamps in
aa3 women with them, so it    bb3 their hands and bread in
aa4 was quiet in the yards    bb4 their coats for all who
aa5 and the masters said to   bb5 had not eaten since that
aa6 each other that it would  bb6 morning and were hungry.
aa7 not be quiet very long,   bb7 The doors stayed shut in
aa8 and looked at the clock   bb8 spite of them till dawn.
"""


def test_columns_are_read_one_after_the_other() -> None:
    assert [
        "aa1",
        "aa2",
        "aa3",
        "aa4",
        "aa5",
        "aa6",
        "aa7",
        "aa8",
        "bb1",
        "bb2",
        "bb3",
        "bb4",
        "bb5",
        "bb6",
        "bb7",
        "bb8",
    ] == [line.line.words[0].text for region in page(COLUMNS).regions for line in region.lines]


FULL = """
aa1 men went home at ten  bb1 bread was dear again
aa2 nobody asked them as  bb2 the lamps were unlit
aa3 what they will do it  bb3 in all ways that led
aa4 for, and none knew a  bb4 from mill to the sea
aa5 word of it but he so  bb5 where all ships lay.
"""


def test_a_line_over_two_columns_is_cut_though_a_rule_was_read_as_its_letter() -> None:
    assert ["aa1", "bb1"] == [region.text.split()[0] for region in page(FULL.replace("as  bb2", "as [bb2")).regions]


def test_a_sign_in_the_gutter_is_no_part_of_the_line_that_it_was_read_with() -> None:
    wide = FULL.replace("  bb", "     bb") + FULL.replace("  bb", "     bb").strip("\n")
    specked = page(wide.replace("as     bb2", "as .   bb2", 1))

    assert ["."] == [region.text for region in specked.regions if region.kind is Kind.FOLIO]
    assert [r.text for r in page(wide).regions] == [r.text for r in specked.regions if r.kind is not Kind.FOLIO]


def test_a_sign_in_the_gutter_closes_no_word_of_the_next_column() -> None:
    whole = drawn(FULL.replace("bb3 in all ways that led", "bb3 in the end."))
    (before,) = (line for line in whole.lines if line.words[0].text == "aa3")
    (short,) = (line for line in whole.lines if line.words[0].text == "bb3")
    speck = Word(":", replace(short.words[0].box, left=before.box.right - 2, right=before.box.right + 6), 0.8)
    others = tuple(line for line in whole.lines if line is not short)
    found = layout.arrange(replace(whole, lines=(*others, replace(short, words=(speck, *short.words)))), DEFAULT)

    assert ["aa1", "bb1"] == [region.text.split()[0] for region in found.regions]


def test_the_grid_of_columns_is_found_in_the_words() -> None:
    found = page(COLUMNS).columns

    assert [(100, 370), (400, 680)] == [(round(left, -1), round(right, -1)) for left, right in found]


SPANNED = """
aa1 The men went home at      bb1 and came again when it
aa2 noon on Friday and the    bb2 was dark, with lamps in
aa3 women with them, so it    bb3 their hands and bread in

# A HEADLINE OVER BOTH OF THE COLUMNS

cc1 was quiet in the yards    dd1 their coats for all who
cc2 until the bell was rung   dd2 had come. And it was the
cc3 by the boy at the gate    dd3 last that was seen of it.
"""


def test_a_headline_over_both_columns_parts_what_is_over_it_from_what_is_under_it() -> None:
    assert ["aa1", "bb1", "A", "cc1", "dd1"] == [region.text.split()[0] for region in page(SPANNED).regions]


TWO_OVER_THREE = """
aa1 The men went home at noon on the Friday    bb1 and they came again when it had got dark
aa2 and the women with them, so that it was    bb2 with lamps in their hands and with bread
aa3 quiet in the yards until the great bell    bb3 in their coats for all who had not eaten
aa4 was rung by the boy who kept the gates.    bb4 since the morning. Nobody spoke of wages.

cc1 The river is too low      dd1 Eggs were dear in the      ee1 The school opens on a
cc2 again and the barges      dd2 market, and very few       ee2 Monday with a new roof
cc3 lie on the mud under      dd3 of them were sold, as      ee3 that will keep some of
cc4 the old coal landing.     dd4 most keep hens at home     ee4 the winter rain outside.
"""


def test_two_columns_over_three_are_read_before_them() -> None:
    found = page(TWO_OVER_THREE)

    assert ["aa1", "bb1", "cc1", "dd1", "ee1"] == [region.text.split()[0] for region in found.regions]
    assert [(0, 0), (1, 1), (2, 2), (3, 3), (4, 4)] == [region.columns for region in found.regions]


def test_deck_and_byline_over_two_columns_show_no_column() -> None:
    over = """
# THE GATES ARE SHUT TILL MAY
The owners say that nobody will be wanted before that
By Ann Ames

"""
    said = ["THE GATES ARE SHUT TILL MAY", "The owners say that nobody will be wanted before that", "By Ann Ames"]

    found = kinds(over + FULL.strip("\n").replace("  bb", "    bb"))

    assert list(zip(["headline", "subhead", "byline"], said, strict=True)) == found[:3]


def test_the_short_last_row_in_the_middle_of_a_deck_over_three_columns_is_of_the_deck() -> None:
    over = """
                 # THE GATES ARE SHUT TILL MAY
The owners of all the mills say that nobody will be wanted there before that
                                but watchmen.

"""
    three = "\n".join(f"{row}    {row[:24].replace('aa', 'cc')}" for row in FULL.strip("\n").split("\n"))
    deck = "The owners of all the mills say that nobody will be wanted there before that but watchmen."

    assert ("subhead", deck) == kinds(over + three.replace("  bb", "    bb"))[1]


def test_a_headline_stands_in_a_column_of_its_own_tier() -> None:
    upper = """
aa1 The men went home at noon on the Friday    bb1 and they came again when it had got dark
aa2 and the women with them, so that it was    bb2 with lamps in their hands and with bread
aa3 quiet in the yards until the great bell    bb3 in their coats for all who had not eaten

                                               bb4 since the morning. Nobody spoke of wages
             FROM OUR BOYS                     bb5 since the doors of the mill had been shut
                                               bb6 and all of them had a look at the clock.

aa7 Nobody has written us for a month or so    bb7 The doors of the mill stayed shut all day.
aa8 and the last that we heard of them then    bb8 And so they did not go before it was dawn,
aa9 was of the winter and was on a postcard.   bb9 when all the bread was gone, and the lamps.
"""
    lower = TWO_OVER_THREE.split("\n\n")[1].rstrip("\n")

    assert ("headline", "FROM OUR BOYS") in kinds(f"{upper}\n\n{lower}\n{lower}")


RULED = """
aa1 The men went home at      bb1 and came again when it
aa2 noon on Friday and the    bb2 was dark, with lamps in
aa3 women with them, so it    bb3 their hands and bread in

------------------------------------------------------

cc1 was quiet in the yards    dd1 their coats for all who
cc2 until the bell was rung   dd2 had come. And it was the
cc3 by the boy at the gate    dd3 last that was seen of it.
"""


def test_a_rule_over_both_columns_parts_what_is_over_it_from_what_is_under_it() -> None:
    assert ["aa1", "bb1", "cc1", "dd1"] == [region.text.split()[0] for region in page(RULED).regions]


EDGES = st.tuples(st.integers(0, 90), st.integers(0, 90), st.integers(1, 60), st.integers(1, 30))


STAIRS = [Box(60, 5, 100, 15), Box(40, 25, 70, 35), Box(20, 45, 50, 55), Box(0, 65, 30, 75)]
"""The lowest stands left of the highest, and nothing spans both."""


@example(STAIRS)
@given(st.lists(EDGES.map(lambda e: Box(e[0], e[1], e[0] + e[2], e[1] + e[3])), max_size=9))
def test_however_boxes_lie_across_each_other_each_is_read_after_what_stands_over_it(boxes: list[Box]) -> None:
    regions = [Region(Kind.BODY, box, ()) for box in boxes]
    read = order.read(Sheet.of(drawn(""), ()), regions, {})

    assert sorted(map(id, regions)) == sorted(map(id, read))
    for place, region in enumerate(read):
        over = [other.box for other in read[place:] if shared_width(other.box, region.box) > 0.1 * region.box.width]
        assert all(box.centre[1] >= region.box.centre[1] for box in over)


def in_order(speck: Kind, left: float, top: float) -> str:
    """A headline over the page, an item whose text has a *speck* at its edge, and a text at *left*, in one at right."""
    boxes = {
        "over": (Kind.HEADLINE, Box(300, 500, 2600, 550)),
        "head": (Kind.HEADLINE, Box(311, 650, 859, 681)),
        "item": (Kind.BODY, Box(298, 700, 860, 1900)),
        "speck": (speck, Box(298, 1809, 302, 1812)),
        "right": (Kind.BODY, Box(1500, 600, 2040, 1900)),
        "left": (Kind.BODY, Box(left, top, left + 540, 1900)),
    }
    names = {Region(kind, box, ()): name for name, (kind, box) in boxes.items()}
    sheet = replace(Sheet.of(drawn("a"), ()), body_size=20.0)
    return " ".join(names[one] for one in order.read(sheet, list(names), {}))


def test_nothing_waits_for_dirt_that_stands_beside_it() -> None:
    assert in_order(Kind.FOLIO, 900, 602) == "over head item speck left right"


def test_of_texts_that_begin_level_the_left_one_is_read_first_even_where_boxes_wait_for_each_other() -> None:
    level, lower = in_order(Kind.BODY, 900, 602), in_order(Kind.BODY, 900, 680)

    assert level.index("left") < level.index("right")
    assert lower.index("left") > lower.index("right")


CENTRED = """
                         # MINES

aa1 The men went home at      bb1 and came again when it
aa2 noon on Friday and the    bb2 was dark, with lamps in
aa3 women with them, so it    bb3 their hands and bread in
"""


def test_a_centred_headline_stands_over_all_columns_that_it_is_centred_on() -> None:
    (headline,) = (region for region in page(CENTRED).regions if region.kind is Kind.HEADLINE)

    assert (0, 1) == headline.columns


BESIDE = """
! MISSION

aa1 We answer what we are   ! ASK THE DESK
aa2 asked, and we say how
aa3 long it will take us.   bb1 Question: my lamp goes off while
aa4 It takes us very long   bb2 I am reading. Answer: so does
aa5 and nobody complains    bb3 mine, in the evening about ten,
aa6 of it to our faces.     bb4 and then we go to bed in the dark.
"""


def test_a_headline_does_not_stand_over_a_column_that_has_its_own_under_it() -> None:
    assert [("MISSION", (0, 0)), ("ASK THE DESK", (1, 1))] == [
        (region.text, region.columns) for region in page(BESIDE).regions if region.kind is Kind.HEADLINE
    ]


HEADED = """
! ON THE QUAY

# THE SHIP HAS GONE

By Ann Oakes

  The ship lay at the quay
in the night and at dawn it
had gone, so that nobody
saw it in the harbor again.
          Continued on page 3
"""


def test_rows_of_headlines_at_one_height_are_told_from_left_to_right_however_they_were_found() -> None:
    left, right = (Row((), Box(edge, 10, edge + 90, 30), 20.0, True) for edge in (0, 100))
    places = {id(row): Place(row, None, None, None, 9.0, 9.0, False, False, False, 20.0) for row in (left, right)}

    assert [[left], [right]] == stacks.groups({id(right): 2.0, id(left): 2.0}, places)


TYPED = """
and nobody saw the men go.

Talent Show
Draws Full House

Six hundred people heard
all of the acts that were
given in the school hall.
"""


@pytest.mark.parametrize("apart", [0.0, 4.5])
def test_rows_of_a_typed_headline_that_are_each_underlined_are_one_headline(apart: float) -> None:
    even = drawn(TYPED)
    over, first, *rest = even.lines
    raised = replace(first, words=tuple(replace(word, box=_moved(word.box, -apart)) for word in first.words))
    reading = replace(even, lines=(over, raised, *rest))
    words = [Box.around(word.box for word in line.words) for line in reading.lines[1:3]]
    rules = tuple(Box(box.left, box.bottom + 1, box.right, box.bottom + 3) for box in words)
    regions = layout.arrange(replace(reading, rules=rules), DEFAULT).regions

    assert ["Talent Show\nDraws Full House"] == [r.text for r in regions if r.kind is Kind.HEADLINE]


CAPITALS = TYPED.replace("Talent Show", "TALENT SHOW").replace("Draws Full House", "DRAWS FULL HOUSE")


def test_the_last_row_of_an_underlined_headline_may_stand_far_off_and_its_own_rule_be_lost() -> None:
    even = drawn(CAPITALS)
    over, first, *rest = even.lines
    raised = replace(first, words=tuple(replace(word, box=_moved(word.box, -9)) for word in first.words))
    rule = Box(raised.box.left, raised.box.bottom + 1, raised.box.right, raised.box.bottom + 3)
    regions = layout.arrange(replace(even, lines=(over, raised, *rest), rules=(rule,)), DEFAULT).regions

    assert ["TALENT SHOW\nDRAWS FULL HOUSE"] == [r.text for r in regions if r.kind is Kind.HEADLINE]


def test_a_headlines_neighbours_are_told_apart() -> None:
    assert [
        ("kicker", "ON THE QUAY"),
        ("headline", "THE SHIP HAS GONE"),
        ("byline", "By Ann Oakes"),
        (
            "body",
            "The ship lay at the quay in the night and at dawn it had gone, so that nobody saw it in the harbor again.",
        ),
        ("jump", "Continued on page 3"),
    ] == kinds(HEADED)


INDENTED = """
  The ship lay at the quay
in the night and at dawn it
had gone.
  Nobody saw it again until
the spring, when it came in
with a cat on board and two
dogs.
"""


def test_paragraphs_open_at_indents() -> None:
    lines = [line for region in page(INDENTED).regions for line in region.lines]

    assert ["The", "Nobody"] == [line.line.words[0].text for line in lines if line.opens_paragraph]


INITIALED = """
For thirty years all the men of the
    Eagle Foundry went home black
    with the dust of the moulds in
their hair and on their hands, and
nobody asked the owner why it was.
  Then they asked. A washroom was
built behind the core shop, and the
streetcar takes them home now.
"""


def test_rows_beside_a_large_initial_open_no_paragraph() -> None:
    lines = [line for region in page(INITIALED).regions for line in region.lines]

    assert ["Then"] == [line.line.words[0].text for line in lines if line.opens_paragraph]


NAMED = """

            ## THE LANTERN

Vol. 3, No. 12                      June 5, 1934
------------------------------------------------

# A HEADLINE

  The ship lay at the       in the night until
quay and was not seen       spring, when a cat
"""


def test_name_and_date_are_the_masthead() -> None:
    assert ["THE LANTERN", "Vol. 3, No. 12", "June 5, 1934"] == [
        region.text for region in page(NAMED).regions if region.kind is Kind.MASTHEAD
    ]


AT_ITS_SIDE = """
                                          Issue No. 12
   ## THE LANTERN OF THE QUAY             June 5, 1934
                                          Donation 5¢

   “No lamp lights itself at night.”       — Ann Orr

# A HEADLINE

  The ship lay at the       in the night until
quay and was not seen       spring, when a cat
came in with the mate       and a dog were seen
of the other ship and       at the gate of the
asked for his supper.       mill at ten o'clock.
It was given to him by      Nobody knows where
the cook of the house.      they have been since.
"""


def mastheads(drawing: str) -> list[str]:
    return [region.text for region in page(drawing).regions if region.kind is Kind.MASTHEAD]


def test_number_and_date_in_rows_at_the_names_side_are_the_masthead_and_so_is_a_motto_under_its_beginning() -> None:
    dating, motto = ["Issue No. 12", "June 5, 1934", "Donation 5¢"], ["“No lamp lights itself at night.”", "— Ann Orr"]
    assert sorted(mastheads(AT_ITS_SIDE)) == sorted(["THE LANTERN OF THE QUAY", *dating, *motto])
    plain = mastheads(AT_ITS_SIDE.replace("“No lamp", "No  lamp").replace("night.”", "night."))
    assert sorted(plain) == sorted(["THE LANTERN OF THE QUAY", *dating])


RUN_BY = """
                                        said in the paper on
   ## THE LANTERN OF THE QUAY           June 5, 1934, that a
                                        ship lay at the quay
  It came in with the mate of           and was not seen for
the other ship, who asked for           a year by anybody of
his supper and was given it.            the town, which paid
  Nobody knows where he has             for its lamps itself
been since that evening came.           and went home early.
"""


def test_text_beside_a_name_that_runs_on_under_it_dates_no_masthead() -> None:
    assert mastheads(RUN_BY) == []


def test_dirt_that_is_read_inside_the_letters_of_a_name_makes_them_no_smaller() -> None:
    reading = drawn(NAMED)
    name = next(line for line in reading.lines if line.text == "THE LANTERN")
    left, middle = name.box.left, name.box.centre[1]
    dirt = Line((Word("SE ite", Box(left + 20, middle + 2, left + 60, middle + 8), 0.5),))
    measured = sizes.measured([*reading.lines, dirt])

    assert measured[reading.lines.index(name)].size == sizes.measured(reading.lines)[reading.lines.index(name)].size


POSTER = """
        # The Lantern, Friday, June 5, 1934


  ! Jobs                       ! Dance

The mill takes on ten
hands for the winter.
Come before six.
                               ## HARVEST BALL
  ! Housing
                               lamps and fiddles
Two rooms in the yard          and bread for all who
behind the bakery are          come before midnight.
to let from Monday on
to those who have work,       %%%%%%%%%%%%%%%%%%%
and one with a stove in       %%%%%%%%%%%%%%%%%%%
the house by the canal        %%%%%%%%%%%%%%%%%%%
for a man who is alone        %%%%%%%%%%%%%%%%%%%
and can pay every week        %%%%%%%%%%%%%%%%%%%
or mend the roof in the       %%%%%%%%%%%%%%%%%%%
spring, when the carts        The ball as a painter
come through the lane.          saw it last year.
"""


def test_large_print_on_a_poster_is_no_name_where_a_row_over_it_tells_the_date() -> None:
    assert ["The Lantern, Friday, June 5, 1934"] == [
        region.text for region in page(POSTER).regions if region.kind is Kind.MASTHEAD
    ]


DRAWN = """
l     A          o                bead           a    r

                         Vol. 3, No. 12, June 5, 1934

## NOTES                 and was not seen in the year  spring, when a cat

                         that came after it or in all  came home without
The ship lay at the      the years that anybody spoke  it and would not
quay until it went       of on the quay and at the     eat or drink from
out with the tide.       tables of the Blue Anchor.    anything but tin.
Nobody saw it go.
"""


def test_volume_and_number_are_the_masthead_under_a_drawn_name_of_which_a_letter_or_two_was_read() -> None:
    masthead = [region.text for region in page(DRAWN).regions if region.kind is Kind.MASTHEAD]

    assert "Vol. 3, No. 12, June 5, 1934" == masthead[-1]


INNER = """
Page 2             The Lantern        June 5, 1934

  The ship lay at the        in the night until it
quay and was not seen        was spring, when a cat
again by anybody in          came home without it.
"""


def test_a_running_head_is_a_folio_and_gives_the_page_its_label() -> None:
    found = page(INNER)

    assert ["Page 2", "The Lantern", "June 5, 1934"] == [r.text for r in found.regions if r.kind is Kind.FOLIO]
    assert "2" == found.label


def test_a_page_number_is_known_with_dirt_behind_it() -> None:
    told = [
        page(INNER.replace("Page 2             The Lantern        June 5, 1934", line))
        for line in (
            "The Lantern - June 5, 1934 - 2",
            "The Lantern - June 5, 1934 - 2°",
        )
    ]
    assert ["2", "2"] == [found.label for found in told]


def test_a_page_number_in_words_is_one_also_in_larger_type_beside_the_date() -> None:
    reading = drawn(INNER.replace("Page 2             The Lantern", "PAGE FIVE            The Lantern"))
    larger = [grown(line, 1.5) if line.box.top < reading.lines[0].box.bottom else line for line in reading.lines]
    found = layout.arrange(replace(reading, lines=tuple(larger)), DEFAULT)

    assert ["PAGE FIVE", "The Lantern", "June 5, 1934"] == [r.text for r in found.regions if r.kind is Kind.FOLIO]
    assert "5" == found.label


def grown(line: Line, times: float) -> Line:
    """In type so many times as large."""
    boxes = [replace(word.box, top=word.box.bottom - times * word.box.height) for word in line.words]
    return replace(line, words=tuple(word.at(box) for word, box in zip(line.words, boxes, strict=True)))


COPY = """
  The ship lay at the        in the night until it
quay and was not seen        was spring, when a cat
again by anybody in          came home without it.
"""


def test_a_running_head_is_read_before_all_columns_and_one_at_the_foot_after_them() -> None:
    running = "                             The Lantern         Page 2"
    columns = ["The ship lay", "in the night"]

    for drawing, expected in (
        (f"{running}\n{COPY}", ["The Lantern", "Page 2", *columns]),
        (f"{COPY}\n{running}", [*columns, "The Lantern", "Page 2"]),
    ):
        assert expected == [" ".join(region.text.split()[:3]) for region in page(drawing).regions]


AMID = """
# THE SHIP

  The ship lay at the quay
in the night and at dawn it
had gone. Nobody saw it in
the harbor until the spring

------------------------
# {}

# {}
------------------------

when it came back. That was
all that was heard of it in
the town for many years.
"""


def test_display_type_that_says_the_text_again_is_a_quotation_from_it() -> None:
    assert "quote" in [kind for kind, _ in kinds(AMID.format("NOBODY SAW IT IN", "THE HARBOR UNTIL."))]


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [("It lay a month", "behind an isle", "quote"), ("SEA GIVES BACK", "ITS OLD SHIPS", "headline")],
)
def test_capitals_between_rules_are_a_headline_though_a_sentence_seems_to_go_on_under_them(
    first: str, second: str, kind: str
) -> None:
    assert (kind, f"{first} {second}") in kinds(AMID.format(first, second))


CROSSED = """
# THE SHIP

  The ship lay at the quay
in the night and at dawn it
had gone away.
        ! A CAT ON BOARD
  Nobody saw it again until
the spring, when it came in
with a cat on board.
"""


def test_a_small_headline_close_under_the_text_is_a_crosshead() -> None:
    assert ["headline", "body", "subhead", "body"] == [kind for kind, _ in kinds(CROSSED)]


def headed(crossheads: int) -> list[str]:
    """Kinds of the small headlines of a text, the last of which has white over it."""
    text = "  The ship lay at the quay\nin the night and at dawn it\nhad gone away.\n"
    drawing = "# THE SHIP\n\n" + text + f"        ! A CAT ON BOARD\n{text}" * crossheads
    told = kinds(f"\n{drawing}\n        ! A DOG ON BOARD\n{text}")
    return [kind for kind, said in told if said.endswith("ON BOARD")]


def test_three_crossheads_of_one_type_show_that_it_opens_no_items_while_two_may_be_items() -> None:
    assert ["subhead"] * 4 == headed(3)
    assert ["subhead", "subhead", "headline"] == headed(2)


ROOFED = """
# THE SHIP GOES OUT IN THE NIGHT AND IS NOT SEEN AGAIN

  The ship lay at the quay      of tea and forty of rope that
in the night and at dawn it     nobody had asked for at all.
had gone away from the town.      The harbour master wrote it
It was loaded with barley.      down and went to his supper.

! What Was on Board               The crew has not been seen
  Nine men loaded her and       since then on this coast and
they say there were chests      no letter of theirs has come.
"""


def test_a_headline_whose_text_goes_on_in_the_next_column_under_one_roof_is_a_crosshead() -> None:
    (told,) = [kind for kind, said in kinds(ROOFED) if said == "What Was on Board"]
    (apart,) = [kind for kind, said in kinds(ROOFED.replace(" of tea and", " Of tea and")) if "on Board" in said]
    far = ROOFED.replace("! What Was on Board               The", "                                  The")
    far = far.replace("  Nine men loaded her and       since", "! What Was on Board             since")
    far = far.replace("they say there were chests      no", "  Nine men loaded her with      no")
    (item,) = [kind for kind, said in kinds(far) if said == "What Was on Board"]
    assert (told, apart, item) == ("subhead", "headline", "headline")


def test_what_a_byline_stands_under_is_no_crosshead() -> None:
    signed = ROOFED.replace("  Nine men loaded her and       since", "By Jane Roe                     since")

    assert [kind for kind, said in kinds(signed) if said == "What Was on Board"] == ["headline"]


def item(head: str, over: str) -> str:
    """A small item, its headline in bold type."""
    return f"{over}        ! {head}\n  The ship lay at the quay\nin the night and at dawn it\nhad gone away.\n"


def test_a_headline_close_under_a_text_opens_an_item_where_most_of_its_type_do() -> None:
    dash = "          --------\n"
    drawing = "".join(item(f"CAT {n} ON BOARD", over) for n, over in enumerate([dash] * 5 + [""]))
    assert ["headline"] * 6 == [kind for kind, said in kinds(drawing) if said.endswith("ON BOARD")]


def test_a_headline_parted_by_less_white_than_others_of_its_type_opens_an_item_too() -> None:
    found = layout.arrange(closer([6, 6, 6, 6, 6, 14]), DEFAULT)
    assert 6 == sum(region.kind is Kind.HEADLINE for region in found.regions)
    near = layout.arrange(closer([6, 6, 6, 6, 6, 20]), DEFAULT)
    assert 5 == sum(region.kind is Kind.HEADLINE for region in near.regions)


def closer(steps: Sequence[int]) -> Reading:
    """Items with a blank row over each headline, which stands so many pixels closer to the text over it."""
    lines, up = [], 0
    reading = drawn("".join(item(f"CAT {n} ON BOARD", "\n") for n in range(len(steps))))
    for line in reading.lines:
        up += steps[int(line.words[1].text)] if line.text.startswith("CAT") else 0
        lines.append(replace(line, words=tuple(replace(word, box=lifted(word.box, up)) for word in line.words)))
    return replace(reading, lines=tuple(lines))


def lifted(box: Box, up: float) -> Box:
    return Box(box.left, box.top - up, box.right, box.bottom - up)


DECKED = """
       # THE SHIP GOES
        ! Captain says
          ! nothing
      ! and the crew too

  The ship lay at the quay
in the night and at dawn it
had gone away from the town.
  Nobody saw it again until
the spring, when it came in.
"""


def test_a_deck_of_several_rows_in_one_type_is_whole_however_short_a_row_of_it_is() -> None:
    assert [
        ("headline", "THE SHIP GOES"),
        ("subhead", "Captain says nothing and the crew too"),
    ] == kinds(DECKED)[:2]


LOUD = """
     ! THE LOST BUTTON

     # By Ann Oakes

  The ship lay at the quay
in the night and at dawn it
had gone away from the town.
"""


def test_a_byline_is_no_headline_however_large_it_was_measured_under_one() -> None:
    assert ("headline", "THE LOST BUTTON") in kinds(LOUD)


UNDERLINED = """
        # THE SHIP
        # HAS GONE

  The ship lay at the quay
in the night and at dawn it
had gone away from the town.
"""


def test_an_underline_between_two_rows_of_a_headline_parts_nothing() -> None:
    bare = drawn(UNDERLINED)
    first = bare.lines[0].box
    under = replace(bare, rules=(Box(first.left, first.bottom + 1, first.right, first.bottom + 3),))

    assert "THE SHIP HAS GONE" in [region.text.replace("\n", " ") for region in layout.arrange(under, DEFAULT).regions]


SOLID = """
of the fair on Friday night.

          -----

  The boats went out with all
hands on Sunday and came home
in the night with the fish of
a whole week. All are well and
"""


def test_a_full_row_of_plain_type_with_text_close_under_it_is_no_headline_however_high_its_words_measure() -> None:
    plain = drawn(SOLID)
    first, opening, *rest = plain.lines
    high = replace(opening, words=tuple(replace(word, box=_raised(word.box, 4)) for word in opening.words))
    found = layout.arrange(replace(plain, lines=(first, high, *rest)), DEFAULT)
    assert ["body", "body"] == [region.kind.value for region in found.regions]


def test_a_full_row_whose_words_have_capitals_is_a_headline_where_it_is_larger_and_ruled_off() -> None:
    titled = drawn(SOLID.replace("  The boats went out with all", "Scraps and Those Who Own Them"))
    first, opening, *rest = titled.lines
    high = replace(opening, words=tuple(replace(word, box=_raised(word.box, 5)) for word in opening.words))
    found = layout.arrange(replace(titled, lines=(first, high, *rest)), DEFAULT)
    assert ["body", "headline", "body"] == [region.kind.value for region in found.regions]


HIGH_AT_TOP = """
------------------------

here and there, and saw
on the hill all of them,
and they came down again
and sang for the carters
so that nobody slept it.
"""


def test_a_high_row_that_begins_small_at_a_columns_head_is_no_headline() -> None:
    plain = drawn(HIGH_AT_TOP)
    high = [replace(line, words=tuple(replace(w, box=_raised(w.box, 4)) for w in line.words)) for line in plain.lines]
    found = layout.arrange(replace(plain, lines=(*high[:2], *plain.lines[2:])), DEFAULT)
    assert {"body"} == {region.kind.value for region in found.regions}


def _moved(box: Box, down: float) -> Box:
    return replace(box, top=box.top + down, bottom=box.bottom + down)


def _raised(box: Box, pixels: float) -> Box:
    return replace(box, top=box.top - pixels)


SHORT_ENDED = """
of the fair on Friday night,
the boats went out with all
hands and came   -----
home in the night with a fish
for each of the children and
an old lamp.
"""


def test_a_dash_parts_rows_though_the_last_row_over_it_ends_before_it_begins() -> None:
    assert [3, 3] == [len(region.lines) for region in page(SHORT_ENDED).regions]


def test_type_size_is_the_same_for_any_letters() -> None:
    found = [
        line.size for region in page("nonce or sea\nThe lad had all\nshy gypsy pages").regions for line in region.lines
    ]

    assert [round(SIZE)] * 3 == [round(size) for size in found]


def test_a_long_word_with_an_accent_makes_its_row_of_capitals_no_larger() -> None:
    (accented,) = drawn("## LES LAVANDIERES DU BAC").lines
    raised = [replace(w, box=_raised(w.box, 8 * (w.text == "LAVANDIERES"))) for w in accented.words]
    plain, high = (sizes.measured([line])[0].size for line in (accented, replace(accented, words=tuple(raised))))
    assert plain == high


IN_ITS_COLUMN = """
The men of the mill went home   and the master gave it them
at noon on Friday and said it   before night had fallen, so
was to be so until the wages    that the lamps were lit and
were paid, and then the women   all went home in the end of
of the yard came and sang for   the week by the river road.
all who stood at the gate and
could hear it over the river.   ! A COW IS FOUND
 ! THE BRIDGE OVER THE CANAL
    ! IS SHUT ON MONDAYS
                                A cow was found on the green
The bridge over the canal was   and wants its owner, who can
shut because of a crack which   call for it at the old yard,
the carters had seen and told   where it eats hay and sleeps
nobody of. It cannot be known   well. The boy who found it is
"""


def test_rows_with_one_middle_stand_over_the_column_whose_middle_it_is() -> None:
    (bridge,) = [region for region in page(IN_ITS_COLUMN).regions if region.text.startswith("THE BRIDGE")]
    assert bridge.columns == (0, 0)


WORN = """
of the fair on Friday night.

    ! ASH PIT CLOSED
   ! AFTER THIRD FALL

  The boats went out with all
hands on Sunday and came home
in the night with the fish of
a whole week. All are well and
"""


def test_a_word_of_capitals_with_an_apostrophe_is_as_high_as_the_others() -> None:
    (plain,) = drawn("## THE VALLEE D’ORBE").lines
    raised = [replace(w, box=_raised(w.box, 8 * (w.text == "VALLEE"))) for w in plain.words]
    usual, high = (sizes.measured([line])[0].size for line in (plain, replace(plain, words=tuple(raised))))
    assert usual == high


def test_rows_of_capitals_of_one_height_are_one_headline_though_the_strokes_of_one_are_worn() -> None:
    fresh = drawn(WORN)
    worn = [replace(line, weight=2.25) if line.text.startswith("ASH") else line for line in fresh.lines]
    found = layout.arrange(replace(fresh, lines=tuple(worn)), DEFAULT)
    assert ("headline", "ASH PIT CLOSED\nAFTER THIRD FALL") == (found.regions[1].kind.value, found.regions[1].text)


OVER_A_PICTURE = """
of the fair on Friday night.

! Ten Hours of Herring
%%%%%%%%%%%%%%%%%%%%%%%%%%%%
%%%%%%%%%%%%%%%%%%%%%%%%%%%%
%%%%%%%%%%%%%%%%%%%%%%%%%%%%
%%%%%%%%%%%%%%%%%%%%%%%%%%%%

  The boats went out with all
hands on Sunday and came home
in the night with the fish of
a whole week. All are well and
"""


def test_a_headline_may_stand_over_a_picture_and_far_over_its_text() -> None:
    assert ("headline", "Ten Hours of Herring") == kinds(OVER_A_PICTURE)[1]


NAMED_COLUMN = """
of the fair on Friday night.

       ! Short Items
      ! Fish for Sale

  The boats went out with all
hands on Sunday and came home
in the night with the fish of
a whole week. All are well and
"""


def test_what_papers_call_a_column_of_items_is_no_part_of_the_first_items_headline() -> None:
    assert [("kicker", "Short Items"), ("headline", "Fish for Sale")] == kinds(NAMED_COLUMN)[1:3]
    assert ("headline", "Small Boats Fish for Sale") == kinds(NAMED_COLUMN.replace("Short Items", "Small Boats"))[1]


WITH_A_COMMA = """
  The herring came early in
the year and all the boats
went out on Sunday again.

! Windows Broken,
! Nobody Warned

  The committee meets at noon
and is always looking for new
members who can lift a crate.
"""


@pytest.mark.parametrize("sign", [",", "-"])
def test_a_headlines_row_may_end_in_a_comma_or_hyphen_though_the_next_ones_type_seems_smaller(sign: str) -> None:
    even = drawn(WITH_A_COMMA.replace(",", sign))
    higher = {f"Windows Broken{sign}": 7, "Nobody Warned": 3}
    lines = []
    for line in even.lines:
        by = higher.get(line.text, 0)
        lines.append(replace(line, words=tuple(replace(word, box=_raised(word.box, by)) for word in line.words)))
    found = layout.arrange(replace(even, lines=tuple(lines)), DEFAULT)
    assert ("headline", f"Windows Broken{sign}\nNobody Warned") == (found.regions[1].kind.value, found.regions[1].text)


SHORT_LAST = """
     The Brown Place in
          the Map.
  A map is a promise. It says
to the man who goes down that
somebody has been there once.
"""


def test_a_headlines_last_row_ends_it_where_other_type_comes_under_it_without_white() -> None:
    even = drawn(SHORT_LAST)
    lines = list(even.lines)
    for n, by in enumerate((4, 3)):
        words = tuple(replace(word, box=_raised(word.box, by)) for word in lines[n].words)
        lines[n] = replace(lines[n], words=words, weight=2.4)
    found = layout.arrange(replace(even, lines=tuple(lines)), DEFAULT)

    assert ("headline", "The Brown Place in\nthe Map.") == (found.regions[0].kind.value, found.regions[0].text)


WORN_STOP = """
  The ship lay at the quay
in the night and at dawn it
had gone away from the town.
           ----
   FRENCH CABINET IS SAFE,
  The minister had a majority
of one in the chamber today.

      THOMAS GALE,
              Secretary.
"""


def test_a_comma_under_a_row_of_capitals_over_a_new_paragraph_is_a_worn_stop_but_a_signature_has_one() -> None:
    heads = [text for kind, text in kinds(WORN_STOP) if kind == "headline"]

    assert ["FRENCH CABINET IS SAFE,"] == heads


def test_lines_over_a_gutter_are_cut() -> None:
    whole = drawn(COLUMNS)
    left, right = (line for line in whole.lines if line.words[0].text in ("aa4", "bb4"))
    others = tuple(line for line in whole.lines if line not in (left, right))
    crossing = Reading(
        whole.scan,
        whole.width,
        whole.height,
        whole.dpi,
        (*others, Line((*left.words, *right.words), left.weight)),
        page_size=whole.page_size,
    )

    assert [region.text for region in layout.arrange(whole, DEFAULT).regions] == [
        region.text for region in layout.arrange(crossing, DEFAULT).regions
    ]


def test_a_headline_that_was_read_in_two_pieces_before_its_comma_over_a_gutter_is_one() -> None:
    whole = drawn(SPANNED.replace("A HEADLINE OVER BOTH OF THE COLUMNS", "A HEADLINE WHICH STANDS OVER, AND GOES ON"))
    (headline,) = (line for line in whole.lines if line.words[0].text == "A")
    before, (last, first, *behind) = headline.words[:4], headline.words[4:]
    at = last.box.right - 4
    pieces = (
        Line((*before, Word("OVER", replace(last.box, right=at), 0.95)), headline.weight),
        Line((Word(", AND", replace(first.box, left=at + 2), 0.95), *behind), headline.weight),
    )
    others = tuple(line for line in whole.lines if line is not headline)
    found = layout.arrange(replace(whole, lines=(*others, *pieces)), DEFAULT)
    (told,) = [region.text for region in found.regions if region.kind is Kind.HEADLINE]
    assert told.startswith("A HEADLINE WHICH STANDS OVER") and told.endswith("AND GOES ON")


def test_a_headline_cut_at_a_word_space_over_a_gutter_is_one_however_narrow_the_gutter_is() -> None:
    narrow = re.sub(r"(?m)^(.{26}) +(?=bb|dd)", r"\1  ", SPANNED)
    whole = drawn(narrow)
    (headline,) = (line for line in whole.lines if line.words[0].text == "A")
    *before, last = headline.words
    moved = replace(last, box=replace(last.box, left=before[-1].box.right + 18, right=last.box.right + 6))
    others = tuple(line for line in whole.lines if line is not headline)
    pieces = (Line(tuple(before), headline.weight), Line((moved,), headline.weight))
    found = layout.arrange(replace(whole, lines=(*others, *pieces)), DEFAULT)
    told = [region.text.replace("\n", " ") for region in found.regions if region.kind is Kind.HEADLINE]
    assert [headline.text] == told


SIGNED = """
! THE SHIP AT THE QUAY

The harbour did not see her
go, and nobody saw her come
BY AMOS ROURKE
  The ship lay at the quay
in the night and at dawn it
had gone away from the town.
"""


def test_a_byline_under_a_deck_that_is_set_as_the_text_is_is_one() -> None:
    assert ("byline", "BY AMOS ROURKE") in kinds(SIGNED)


TWO_SIZES = """
  The ship lay at the quay    For sale, a stove with two
in the night and at dawn it   doors, and a bed in which
had gone away from the town.  nobody has died. Ask for
  No one who was asked there  Amos at the Blue Anchor on
had seen her go, nor did the  any day but Friday, or at
harbour say a word of it to   the mill. Also for sale is
the men who had come to load  a saddle, and a boat which
her with salt and with rope.  wants pitch and a new mast.
  A lamp was lit in the tower  Wanted: a girl who can milk
for as long as the wind blew  and who will not sing. Ask
from the south, but she came  Mrs. Rourke in the lane by
no more to that town or any.  the church, who pays well.
                              Lost, a dog that answers to
                              Dividend, or to nothing at
                              all. He was last seen on a
                              cart that went to the sea.
                              Found, a hat with a feather
                              and a bill of the tailor's
                              in it. Whoever pays the one
                              may have the other at once.
"""


def larger(line: Line) -> Line:
    boxes = [replace(word.box, top=word.box.bottom - 1.3 * word.box.height) for word in line.words]
    return replace(line, words=tuple(map(Word.at, line.words, boxes)))


def test_an_article_in_larger_type_is_no_headline_where_small_advertisements_fill_the_page() -> None:
    whole = drawn(TWO_SIZES)
    told = replace(whole, lines=tuple(larger(line) if line.box.left < 300 else line for line in whole.lines))

    assert {Kind.BODY} == {region.kind for region in layout.arrange(told, DEFAULT).regions}


def test_a_sign_in_the_gutter_joins_no_lines_of_larger_type_as_it_would_those_of_a_deck() -> None:
    article = [f"{row:30}" for row in TWO_SIZES.strip("\n").split("\n")[:12]]
    rows = [f"{row[:30]}{row[:30]}" for row in article]
    advertisements = 2 * [row[30:] for row in TWO_SIZES.strip("\n").split("\n")]
    page = "\n".join(
        [
            *(row + ad for row, ad in zip(rows, advertisements, strict=False)),
            *(" " * 60 + ad for ad in advertisements[12:]),
        ]
    )
    whole = drawn(page)
    lines = [larger(line) if line.box.left < 640 else line for line in whole.lines]
    one, two = (line for line in lines if line.words[0].text == "harbour")
    speck = Word(".", replace(two.words[0].box, left=one.box.right + 1, right=one.box.right + 8), 0.8)
    lines[lines.index(two)] = replace(two, words=(speck, *two.words))
    found = layout.arrange(replace(whole, lines=tuple(lines)), DEFAULT).regions

    assert [12, 12, 40] == [len(region.lines) for region in found]


@pytest.mark.parametrize(("over", "kept"), [("of salt and of dry mat-", True), ("of salt and dry matter.", False)])
def test_a_short_last_row_that_was_read_badly_is_no_speck_where_the_row_over_it_breaks_off(
    over: str, kept: bool
) -> None:
    whole = drawn(FULL.strip("\n") + f"\n{over}\nter.\n")
    lines = tuple(
        replace(line, words=tuple(replace(word, confidence=0.8) for word in line.words))
        if line.text == "ter."
        else line
        for line in whole.lines
    )
    found = layout.arrange(replace(whole, lines=lines), DEFAULT).regions

    assert kept == any(region.kind is Kind.BODY and "ter." in region.text.split() for region in found)


def test_boxes_are_on_the_straightened_page() -> None:
    turned = Turn(rotation=0, skew=0.0, matrix=(1.0, 0.0, -50.0, 0.0, 1.0, 0.0))
    plain = drawn(COLUMNS)
    moved = Reading(
        plain.scan, plain.width, plain.height, plain.dpi, plain.lines, turn=turned, page_size=plain.page_size
    )

    (first, *_), (other, *_) = layout.arrange(plain, DEFAULT).regions, layout.arrange(moved, DEFAULT).regions

    assert first.box.left - 50 == other.box.left


def test_a_page_without_words_is_empty() -> None:
    blank = Reading(Scan("p1.tif"), 100, 100, 300.0, (), page_size=(100, 100))

    assert () == layout.arrange(blank, DEFAULT).regions


BOXES = st.tuples(st.integers(0, 900), st.integers(0, 900), st.integers(1, 300), st.integers(1, 60))
WORDS = st.builds(
    lambda text, place: Word(text, Box(place[0], place[1], place[0] + place[2], place[1] + place[3]), 0.5),
    st.text("aBcgp19.—*", min_size=1, max_size=6),
    BOXES,
)
LINES = st.builds(
    lambda words, zone: Line(tuple(words), 2.0, zone), st.lists(WORDS, min_size=1, max_size=5), st.integers(0, 2)
)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(LINES, max_size=25),
    st.lists(st.builds(lambda p: Box(p[0], p[1], p[0] + p[2], p[1] + p[3]), BOXES), max_size=4),
)
def test_no_word_is_lost(lines: list[Line], rules: list[Box]) -> None:
    reading = Reading(
        Scan("p1.tif"), 1000, 1000, 300.0, tuple(lines), tuple(rules), (), tuple(rules[:2]), page_size=(1000, 1000)
    )

    found = [
        word for region in layout.arrange(reading, DEFAULT).regions for line in region.lines for word in line.line.words
    ]

    assert sorted(map(id, found)) == sorted(id(word) for line in lines for word in line.words)


NAMED_IN_A_COLUMN = """
                              to the men of the mill at        who came down from the hill
## THE WEEKLY JOURNAL         noon on Friday and to all        and stayed for a week with
                              the women who stood there        the children of the sister
June 4, 1853, No. 12          in the yard, singing, and        they had not seen for long
                              the master of the mill, a        and then went home by rail
  The herring came early      man with a gun, heard all        to their own farm where an
in the year and the boats     of it from his window and        uncle had kept the cows in
went out on Sunday again,     pulled down the blind, but       good order until they came
for there was no wind and     nobody went home until it        and saw the house, and the
the ice was gone from the     was dark, and lamps stood        barn with its roof of tin,
harbor since the middle of    all night on the wall that       which the wind took off at
the week, as the old pilot    runs along the river from        Easter and laid down in the
had said it would be.         the mill to the bridge.          pond behind the mill.
"""


def test_a_name_over_one_column_takes_no_text_of_the_others() -> None:
    told = [region.text for region in page(NAMED_IN_A_COLUMN).regions if region.kind is Kind.MASTHEAD]
    assert ["THE WEEKLY JOURNAL", "June 4, 1853, No. 12"] == told


CLOSE = """
  The matter will be looked
into by the committee soon.


   RENTS AT MARSH COURT
      ROLLED BACK

The office has ordered the
owners of the court to take
no more than forty dollars.
"""


def test_two_rows_of_a_typed_headline_stand_closer_than_text_does() -> None:
    reading = drawn(CLOSE)
    sheet = Sheet.of(reading, sizes.measured(reading.lines))
    first, second = (replace(rows.made(sheet, [line]), size=1.15 * sheet.body_size) for line in sheet.lines[2:4])
    place = Place(first, (100, 380), None, second, 1.5, -0.3, False, False, False, sheet.body_size)

    assert heads.score(sheet, place, DEFAULT.layout) > heads.ENOUGH


def test_a_headline_in_the_bodys_type_is_large_over_a_side_columns_smaller_text() -> None:
    reading = drawn(CLOSE)
    sheet = Sheet.of(reading, sizes.measured(reading.lines))
    first, text = rows.made(sheet, sheet.lines[2:3]), rows.made(sheet, sheet.lines[4:5])
    titled = replace(first, lines=(replace(first.lines[0], line=reading.lines[0]),), size=sheet.body_size)
    place = Place(
        titled, (100, 480), rows.made(sheet, sheet.lines[1:2]), text, 1.1, 0.1, False, False, False, sheet.body_size
    )
    small = replace(place, below=replace(text, size=0.85 * sheet.body_size))

    assert heads.score(sheet, small, DEFAULT.layout) > heads.score(sheet, place, DEFAULT.layout) + heads.SOMEWHAT_LARGE


@pytest.mark.parametrize(("times", "is_headline"), [(1.75, True), (1.4, False)])
def test_a_row_much_larger_than_the_text_is_a_headline_though_it_fills_its_column(
    times: float, is_headline: bool
) -> None:
    reading = drawn("City Hall\nDo the Sum Yourselves Now\nHere is a sum. The water")
    sheet = Sheet.of(reading, sizes.measured(reading.lines))
    kicker, title, text = (rows.made(sheet, [line]) for line in sheet.lines)
    title = replace(title, size=times * sheet.body_size)
    text = replace(text, box=replace(text.box, top=text.box.top + SIZE, bottom=text.box.bottom + SIZE))
    column = (title.box.left, title.box.right)
    place = Place(title, column, kicker, text, -0.3, 0.18, False, False, False, sheet.body_size)

    assert (heads.score(sheet, place, DEFAULT.layout) > heads.ENOUGH) == is_headline


SMALL_START = """
! Volunteers Needed
! for Food Bank Day
  The committee meets at noon
and is always looking for new
members who can lift a crate.
"""


def test_bold_rows_over_plain_text_are_one_headline_though_the_second_begins_small() -> None:
    assert ("headline", "Volunteers Needed for Food Bank Day") == kinds(SMALL_START)[0]


TELEGRAPH = """
      BY TELEGRAPH.

  Flour is firm at the mill
and whiskey is to be had by
the barrel at four dollars.
"""


def test_what_came_by_telegraph_stands_under_a_headline_and_no_byline() -> None:
    assert ["headline", "body"] == [kind for kind, _ in kinds(TELEGRAPH)]


def test_a_q_that_has_no_tail_in_a_papers_face_makes_its_headline_no_smaller() -> None:
    line = Line((Word("Quick", Box(0, 5, 80, 20), 0.9), Word("Tip", Box(90, 5, 130, 25), 0.9)), 2.0)

    (measured,) = sizes.measured([line])

    assert 20 == measured.size


def test_a_text_of_which_some_rows_were_read_with_the_grain_of_a_picture_beside_them_changes_no_columns() -> None:
    reading = drawn("\n".join(f"aa{n} The men went home at   bb{n} and came again with" for n in range(10, 30)))
    sheet = Sheet.of(reading, sizes.measured(reading.lines))
    left, right = (
        [Row((line,), line.box, line.size, False) for line in sheet.lines if line.line.text.startswith(name)]
        for name in ("aa", "bb")
    )
    grained = [replace(row, box=replace(row.box, left=left[0].box.left + 60)) for row in right[8:12]]
    blocks = (left[:7], right[:7], left[14:], grained + right[12:])
    columns = grid.find(sheet, map(tuple, blocks))

    assert [1] == [len(tiers.find(sheet, columns, columns, [*left, *right]))]


BROKEN = """
  The ship lay at the quay    of tea and forty of rope that
in the night and at dawn it   nobody had asked for at all.
had gone away from the town   The harbour master wrote it
and nobody saw it go again.   down and went to his supper.
! THE DOG REPLIES
                                The crew has not been seen
It was two dollars, and the   since then on this coast and
dog should know what it had   no letter of theirs has come
"""


def test_a_headline_beside_a_paragraphs_white_does_not_stand_over_the_text_that_begins_no_lower_than_it() -> None:
    reading = drawn(BROKEN)
    lower = [
        replace(line, words=tuple(replace(word, box=lifted(word.box, -12.0)) for word in line.words))
        if line.text == "THE DOG REPLIES"
        else line
        for line in reading.lines
    ]
    found = layout.arrange(replace(reading, lines=tuple(lower)), DEFAULT)
    assert [(0, 0)] == [one.columns for one in found.regions if one.text == "THE DOG REPLIES"]


SIDE_BY_SIDE = """
LABOR BOARD                   THE SPEED UP

  The ship lay at the quay    of tea and forty of rope that
in the night and at dawn it   nobody had asked for at all.
had gone away from the town   The harbour master wrote it
and nobody saw it go again.   down and went to his supper.
The dog had gone with them.   There was nobody else to ask.
"""


def test_capitals_of_two_sizes_far_apart_are_two_headlines_however_large_they_are() -> None:
    left, right, *text = drawn(SIDE_BY_SIDE).lines
    words = [replace(word, box=taller(word.box, 70)) for word in left.words]
    words += [replace(word, box=taller(word.box, 50)) for word in right.words]
    lines = (Line(tuple(words), 0.0), *text)
    found = layout.arrange(replace(drawn(SIDE_BY_SIDE), lines=lines), DEFAULT)

    assert ["LABOR BOARD", "THE SPEED UP"] == [one.text for one in found.regions if one.kind is Kind.HEADLINE]


def large(*words: tuple[str, int, int], top: int = 100) -> Line:
    """A line of display type: words with their left and right edges."""
    return Line(tuple(Word(text, Box(left, top, right, top + 50), 0.9) for text, left, right in words), 4.0)


def cut_at(edges: Sequence[tuple[float, float]], *lines: Line, body: float = 16.0) -> list[str]:
    sheet = replace(Sheet.of(replace(drawn("a"), lines=lines), sizes.measured(lines)), body_size=body)
    return [piece.line.text for piece in cutting.cut(sheet, lambda _: edges)]


@pytest.mark.parametrize(
    ("begins", "pieces"), [(400, ["Night Shift Leaves", "The Cold"]), (440, ["Night Shift Leaves The Cold"])]
)
def test_a_headline_is_cut_from_a_stack_that_it_was_read_with(begins: int, pieces: list[str]) -> None:
    night = (("Night", 100, 180), ("Shift", 195, 260), ("Leaves", 275, 370))
    both, under = large(*night, ("The", 400, 450), ("Cold", 465, 530)), large(("Planned", begins, 530), top=170)

    assert cut_at([(100, 380), (400, 680)], both, under) == [*pieces, "Planned"]


def test_two_headlines_in_one_line_are_cut_where_it_is_widest_and_at_no_other_gutter() -> None:
    day = (("And", 100, 150), ("the", 165, 210), ("Day", 225, 290), ("Shift", 325, 400), ("Ends", 415, 480))
    lines = large(*day, ("Winter", 560, 640), ("Comes", 655, 730))

    assert cut_at([(100, 300), (320, 500), (540, 740)], lines, body=26.0) == ["And the Day Shift Ends", "Winter Comes"]


def taller(box: Box, by: float) -> Box:
    return Box(box.left, box.top - by, box.right, box.bottom)


def test_lines_of_two_zones_that_lie_far_on_each_other_are_no_one_row() -> None:
    text, other, *_ = drawn(COLUMNS, zones=True).lines
    *words, last = text.words
    far = replace(last, box=replace(last.box, right=other.words[1].box.right))
    lines = (replace(text, words=(*words, far)), other)
    sheet = Sheet.of(drawn(COLUMNS), sizes.measured(lines))

    assert [text.text, other.text] == [row.text for row in rows.of(sheet, lambda _: ())]


AT_THE_HEAD = """
--------------------------------------------------------------

! THE SHIP                         Project Director Lyle
                                Hanford was sent for by the
  The ship lay at the quay      owners and asked who it was
in the night and at dawn it     that had gone to the parson.
had gone away from the town.      Nobody knew where he went
"""


def test_a_paragraphs_first_row_at_the_head_of_a_column_is_no_headline_though_a_name_fills_it() -> None:
    assert ["THE SHIP"] == [said for kind, said in kinds(AT_THE_HEAD) if kind == "headline"]


NO_ROOM = """
Overheard at Window of a Room
22

Would it be good if we said so
in the night and at dawn it is
had gone away from the town at
"""


def test_a_word_for_which_a_headlines_row_had_no_room_is_the_headlines() -> None:
    first, last, *text = drawn(NO_ROOM).lines
    lines = [
        replace(line, words=tuple(replace(word, box=taller(word.box, word.box.height / 4)) for word in line.words))
        for line in (first, last)
    ]
    found = layout.arrange(replace(drawn(NO_ROOM), lines=(*lines, *text)), DEFAULT)

    assert ["Overheard at Window of a Room 22"] == [
        one.text.replace("\n", " ") for one in found.regions if one.kind is Kind.HEADLINE
    ]


PARTED_JUMP = """
  # The Great Bridge.
  ! Continued from
     ! Page One.

  The chief of the works was
found in his office, with a
lamp lit and all doors shut.
  He said that the water was
deeper than the paper it was
drawn on, and asked for tea.
"""


def test_a_jump_line_of_two_rows_is_one_and_no_part_of_the_headline_over_it() -> None:
    assert [
        ("headline", "The Great Bridge."),
        ("jump", "Continued from Page One."),
    ] == kinds(PARTED_JUMP)[:2]


UNEVEN_ROWS = """
    # JURY OUT ALL

        # NIGHT

   # IN THE LOCKET

  The ship lay at the quay and
in the night and at dawn it is
had gone away from the town at
dawn, and was not seen at all.
"""


def test_a_short_row_of_a_headline_does_not_part_the_rows_over_and_under_it_that_are_in_one_type() -> None:
    over, short, last, *text = drawn(UNEVEN_ROWS).lines
    lower = replace(last, words=tuple(replace(word, box=taller(word.box, -4.0)) for word in last.words))
    found = layout.arrange(replace(drawn(UNEVEN_ROWS), lines=(over, short, lower, *text)), DEFAULT)

    assert ["JURY OUT ALL NIGHT IN THE LOCKET"] == [
        one.text.replace("\n", " ") for one in found.regions if one.kind is Kind.HEADLINE
    ]
