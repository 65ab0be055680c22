"""Lessons of front pages of the 1850s and of 1905, as drawn pages."""

from dataclasses import replace

import pytest

from ingest import layout
from ingest.layout import enlarged, grid, heads, rows, sections, sizes, tables, wording
from ingest.layout.context import Place
from ingest.layout.decks import opened_by
from ingest.layout.rows import Row
from ingest.layout.sheet import Sheet
from ingest.model import Box, Kind, Line, TextLine, Word
from ingest.segmenters import load
from ingest.text import opens_in_capitals
from tests.drawing import drawn
from tests.test_layout import kinds
from tests.test_segmenters import ENGLISH, articles, told

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


PORTRAIT = """
! BRIDE DROVE TO THE CHURCH

  She took the reins and then
the driver, and her father as
yet had nothing to say there.

           Bo
  They came back at seven and
had supper at the usual table
and nobody was told until it
was too late to say anything.
"""


def with_a_hat(high: int) -> list[str | None]:
    """The headlines where a dark part of a portrait, read as two letters, is so high."""
    bare = drawn(PORTRAIT)
    at, box = next((n, line.box) for n, line in enumerate(bare.lines) if line.text == "Bo")
    hat = Word("Bo", Box(box.left - 10, box.centre[1] - high / 2, box.left + 40, box.centre[1] + high / 2), 0.6)
    seen = replace(bare, lines=(*bare.lines[:at], Line((hat,), 9.0), *bare.lines[at + 1 :]))
    found = load("headlines")([layout.arrange(seen, ENGLISH)], ENGLISH)
    return [article.headline for article in found if article.kind != "furniture"]


def test_large_letters_that_were_not_read_surely_are_a_picture_and_head_no_article() -> None:
    assert "Bo" not in with_a_hat(24)


def test_what_is_higher_than_two_rows_is_no_divider_and_parts_no_text() -> None:
    assert ["BRIDE DROVE TO THE CHURCH"] == with_a_hat(46)


PRICES = """
       PRICES CURRENT

Wheat, bushel            $1.42
Rye                        .88
Corn                       .71
Hay, ton                 13.00

------------------------------

Who Beats   It?      Mr. Simeon
Gale has killed a hog of five
hundred and ninety-one pounds.
"""


def test_a_rule_with_white_round_it_ends_a_table_though_wide_spaces_stand_under_it() -> None:
    assert [("body", "Wheat, bushel $1.42 Rye .88 Corn .71 Hay, ton 13.00")] == kinds(PRICES)[1:2]


ALONE = """
weighed near five hundred, as
he was raised on buttermilk &
kindness.


            Lyceum.

  The first lecture was given
at the court house on Tuesday
by a gentleman from the east.
"""


def test_a_word_in_the_middle_with_much_white_over_it_and_some_under_heads_an_item() -> None:
    assert ("headline", "Lyceum.") in kinds(ALONE)


CAPITALS = """
  The ship lay at the quay
in the night and at dawn it
had gone away from the town.

            ----

  CURIOUS FACT. In felling an
oak they found the bones of a
raccoon, standing upright.

            ----

  A LONG SERMON. When one had
nodded he was asked if he was
asleep, and said he hoped so.

            ----

  FINE REPLY. A lad was asked
for a place, and said that he
would give two for the other.
  AN HONEST TAILOR. There is a
tailor who gave back the half
of a yard, and is ashamed yet.
"""


def test_words_in_capitals_open_an_item_without_white_where_others_stand_under_dashes() -> None:
    opened = ["The", "CURIOUS", "A", "FINE", "AN"]
    assert opened == [text.split()[0] for text in told(CAPITALS)]
    assert 1 == len(told(CAPITALS.split("----")[3]))


def test_a_row_of_capitals_in_the_middle_is_no_paragraph_that_opens_with_them() -> None:
    row = "   THE TAILORS OF ROME\n  It is said that there is a\n"
    amid = CAPITALS.replace("  AN HONEST TAILOR. There is a\n", row).replace("    ---- ", "")

    assert "TAILORS" in next(text for text in told(amid) if text.startswith("FINE REPLY"))


EDGES = """
       # CARS STOP
           ----
 Not a Wheel Will Turn again
 Three Towns of the Valley.
           ----
  The ship lay at the quay and
in the night and at dawn it is
had gone away from the town at
"""


def test_rows_over_a_dash_that_stand_in_from_both_edges_are_a_deck_though_they_are_of_one_width() -> None:
    assert ("subhead", "Not a Wheel Will Turn again Three Towns of the Valley.") in kinds(EDGES)
    assert ("body", "Not a Wheel Will Turn again Three Towns of the Valley.") in kinds(EDGES.replace(" Three", "Three"))


MONEY = """
       # CASHIER GONE;
        # ON $90,000

  The ship lay at the quay and
in the night and at dawn it is
had gone away from the town at
"""


def test_a_headlines_row_of_figures_and_few_letters_is_as_much_in_capitals_as_the_row_over_it() -> None:
    assert ("headline", "CASHIER GONE; ON $90,000") in kinds(MONEY)


MISREAD = """
of the fair on Friday night.


# SCRAPS AND WHO
# owns THEM

  It has always been the custom
in the glove shops of the town
that the scraps belong to those
who cut the gloves, and not to
"""


def test_a_word_of_capitals_that_was_read_small_does_not_cut_a_headline() -> None:
    assert ("headline", "SCRAPS AND WHO owns THEM") in kinds(MISREAD)


WIDE = """
          ## TUNNEL FALLS IN, ALL HANDS DEAD ON THE SPOT

                         ------

             # AIR WENT OUT AND THE MUD POURED IN
                         ------

  The ship lay at the quay and    had gone away from the town at
in the night and at dawn it is    in the night and at dawn it is
had gone away from the town at    in the night and at dawn it was
in the night and at dawn it is    had gone away from the town it.

         # DOG VOTES                     # PIE PARTS
             ----                            ----

  The dog was let in with his       He would have apple and she is
man and was counted for one it    would bake none but mince, so to
side by a clerk with a cold on    the judge was asked to taste as
side by a clerk with a cold on    the judge was asked to taste it.
"""


def test_what_runs_over_two_columns_is_a_deck_though_headlines_of_one_column_are_set_as_it_is() -> None:
    assert ("subhead", "AIR WENT OUT AND THE MUD POURED IN") in kinds(WIDE)


DASHED = """
The ship lay at the quay
in the night and at dawn it
had gone away from the town.

        # THE SWORD
          ----
      BY AMOS ROURKE.
          ----
  Many of the harbours have
come to the conclusion that
a ship should not go at all.
Nobody has asked the ships.
"""


def test_a_dash_between_a_byline_and_its_text_parts_nothing_where_a_headline_has_no_text_yet() -> None:
    assert [text.split(" | ")[0] for text in told(DASHED)][1:] == ["THE SWORD"]


MARKED = """
  The ship lay at the quay in
the night and at dawn it had
gone away from the old town.

           ----

        THE RIVER ICE

  A lad was asked for a place,
and said that he would give it
for the other two of the town.

           ----

         A DOG VOTES

  The dog was let in with him,
and was counted for one of the
sides by a clerk with a cold.

           ----

       PIE IN COURT

  He would have apple, and she
would bake none but mince; so
the judge was asked to taste.
          THE JUDGE
  He said that he had eaten of
both for the whole of his life
and had never been the better.

           ----

        MAIL BY MULE

  The mule was late, but stood
for nothing on the way, and it
is more than trains could say.

           ----

        ICE IN JULY

  A boy found ice in the hay of
a barn in the hills, and has it
in a pail for whoever would see.
"""


def test_what_no_mark_parts_from_its_text_opens_nothing_where_items_stand_under_dashes() -> None:
    assert ("subhead", "THE JUDGE") in kinds(MARKED)
    assert ("headline", "THE JUDGE") in kinds(MARKED.replace("----", "    "))


STACK = """
      ! SHIP IS LOST AT QUAY
            ----
     CAPTAIN AND THE CAT SAVED
            ----
     COTTON DULL IN ALL TOWNS
            ! FIRM
            ----
  The ship lay at the quay in
the night and at dawn it had
gone away from the old town.
It was not seen by the watch.
"""


def test_a_decks_last_word_does_not_say_how_thick_its_strokes_are() -> None:
    assert ["SHIP IS LOST AT QUAY"] == [text for kind, text in kinds(STACK) if kind == "headline"]


NARROW = """
         ## Ship is Lost

              ----

         # CAT IS SAVED

              ----

  The ship lay at the quay in
the night and at dawn it had
gone away from the old town.
It was not seen by the watch.
"""


def test_a_deck_is_smaller_than_its_headline_though_its_narrow_letters_have_thick_strokes() -> None:
    reading = drawn(NARROW)
    lines = tuple(replace(line, weight=6.0) if "SAVED" in line.text else line for line in reading.lines)
    page = layout.arranged([replace(reading, lines=lines)], ENGLISH)[0]

    assert ["Ship is Lost"] == [region.text for region in page.regions if region.kind is Kind.HEADLINE]


AMID = """
       # WHEAT PRIZE

  The boy raised it on a field
that was none of his father's.

     %%%%%%%%%%%%%%%%%%%%%%%
     %%%%%%%%%%%%%%%%%%%%%%%
     %%%%%%%%%%%%%%%%%%%%%%%
  He had it of a man who keeps
his own in a pail, and for the
"""


def test_a_paragraph_under_a_portrait_is_no_caption() -> None:
    assert ("body", "He had it of a man who keeps his own in a pail, and for the") in kinds(AMID)
    assert ("caption", "He had it of a man who keeps it and never gave any of it.") in kinds(
        AMID.replace("keeps\nhis own in a pail, and for the", "keeps\n   it and never gave any of it.")
    )


def test_a_name_under_a_portrait_is_its_caption_and_the_paragraph_under_that_is_none() -> None:
    found = kinds(AMID.replace("  He had it of a man", "      CHIEF OTTO TIBBETS\n  He had it of a man"))

    assert found[-2:] == [
        ("caption", "CHIEF OTTO TIBBETS"),
        ("body", "He had it of a man who keeps his own in a pail, and for the"),
    ]


UNDER_ANOTHERS = """
# THE COUNTY VOTES FOR A NEW COURT HOUSE

  The men of the mill went     third time of all he had a
home at noon on Friday and     prize for it, and would go
said that they would stay      to no more fairs that year.
there until it was built.
                                        ----
           ----
                                    ! Dog Votes
      ! Wheat Prize
                                 The dog was let in with his
  The boy raised it on a       man and was counted for one
field of his own. For the      side by a clerk with a cold.
"""


def test_text_under_anothers_headline_goes_on_with_what_broke_off_where_the_others_has_ended() -> None:
    assert any(text.startswith("Wheat Prize") and text.endswith("fairs that year.") for text in told(UNDER_ANOTHERS))


def test_words_in_capitals_right_before_a_dash_are_an_entry_of_a_list() -> None:
    assert opens_in_capitals("FLOUR AND MEAL The town asks")
    assert opens_in_capitals("FLOUR AND MEAL.—The town asks")
    assert not opens_in_capitals("FLOUR AND MEAL—The town asks")
    assert not opens_in_capitals("FLOUR AND MEAL -The town asks")


def test_a_greeting_in_capitals_opens_a_letter_and_no_item() -> None:
    assert not opens_in_capitals("DEAR FATHER AND MOTHER: I take my pen")


STAINED = """
Butter, lump      20 a 22      was put on   shore at this one
Candles, oil      30 a 31      by the       crew on Sunday at
Cheese, new       08 a 09      They had     fed him out of it
"""


@pytest.mark.parametrize(("end", "start"), [(200, 410), (378, 460)])
def test_a_table_ends_where_the_next_column_begins_though_its_own_or_that_seems_narrower(end: int, start: int) -> None:
    reading = drawn(STAINED)
    sheet = Sheet.of(reading, sizes.measured(reading.lines))

    def columns(_height: float) -> list[tuple[float, float]]:
        return [(100, end), (start, 708)]

    found = tables.told(sheet, rows.of(sheet, columns), columns)
    assert ["Butter, lump 20 a 22", "Candles, oil 30 a 31", "Cheese, new 08 a 09"] == [
        row.text for row in found if row.box.left < 410
    ]


SIGNED = """
  Let him who has a horse sell
it on Saturday, for it is, and
I know it, lame.

                  ! A PAST MASTER

  The comet that was to be seen
on Friday was not, and several
of us took cold for no reason.
"""


def test_a_signature_right_of_a_short_last_row_closes_its_text() -> None:
    assert "headline" not in dict(kinds(SIGNED))


def set_row(text: str, left: float, size: float) -> Row:
    """A bold row whose letters are half as wide as they are high."""
    box = Box(left, 0, left + len(text) * size / 2, size)
    return Row((TextLine(Line((Word(text, box, 0.9),)), box, size, True),), box, size, True)


@pytest.mark.parametrize(("left", "decks"), [(265, 1), (110, 0)])
def test_what_stands_in_the_middle_under_a_headline_over_two_columns_is_its_deck_though_items_are_headed_in_its_type(
    left: float, decks: int
) -> None:
    title, deck = set_row("GENERAL STRIKE HAS", 180, 40.0), set_row("CZAR SENDS FOR WITTE", left, 20.0)
    items = [set_row(text, 660, 20.0) for text in ("MAYOR SPANKS PRINTER", "CURFEW BELL STOLEN", "CLOCKS ARE SLOW")]
    text = set_row("The count came", 660, 20.0)
    places = {
        id(row): Place(row, edges, above, text, 1.0, 1.0, False, True, False, 20.0)
        for row, edges, above in [
            (title, (100, 630), None),
            (deck, (100, 630), title),
            *((item, (650, 900), text) for item in items),
        ]
    }
    found = sections.with_decks([[title], [deck], *([item] for item in items)], places)

    assert len(found) == 5 - decks


@pytest.mark.parametrize(("stroke", "is_same"), [(4.1, True), (3.5, False)])
def test_a_headline_just_short_of_bold_is_set_as_a_bold_one_is(stroke: float, is_same: bool) -> None:
    bold, plain = (set_row(text, 660, 20.0) for text in ("New Banner", "Night School"))
    one, other = (
        replace(row, bold=weight > 4.2, lines=(replace(row.lines[0], line=replace(row.lines[0].line, weight=weight)),))
        for row, weight in ((bold, 4.25), (plain, stroke))
    )

    assert sections._same(one, other) == is_same


BESIDE_TABLE = """
I was asked why we still do it so  Grade
a note when there is one on a site  C-2
for the room where it is read by us  C-3
and who come to it may run it by day  C-4
"""


def test_the_lines_of_a_narrow_column_beside_a_column_of_a_table_are_no_cells() -> None:
    reading = drawn(BESIDE_TABLE)
    sheet = Sheet.of(reading, sizes.measured(reading.lines))

    def columns(_height: float) -> list[tuple[float, float]]:
        return [(100, 460), (620, 700)]

    assert not [row.text for row in tables.told(sheet, rows.of(sheet, columns), columns) if row.table]


@pytest.mark.parametrize(("over", "decks"), [(48.0, 1), (36.0, 0)])
def test_a_deck_in_display_type_over_a_dash_stands_under_a_far_larger_headline(over: float, decks: int) -> None:
    title, deck = set_row("GALE", 180, over), set_row("FIVE ARE LOST", 267, 30.0)
    text = set_row("The count came", 100, 20.0)
    places = {
        id(deck): Place(deck, (100, 630), title, text, 1.0, 1.0, False, True, False, 20.0),
        id(text): Place(text, (100, 630), deck, None, 1.0, 9.0, False, False, False, 20.0),
    }
    found = opened_by(places[id(deck)], places, (), ENGLISH.profile)

    assert len(found) == decks


@pytest.mark.parametrize(
    ("first", "decks"), [("Norwegian Stars to Try for Record", 2), ("The stars of Norway will try again", 0)]
)
def test_full_rows_in_larger_type_that_are_written_as_headlines_are_a_deck(first: str, decks: int) -> None:
    title, one, two, text = (
        set_row(words, 100, size)
        for words, size in (
            ("JUMPERS", 48.0),
            (first, 23.0),
            ("On the Takeoff by the Mine Sunday", 23.0),
            ("And", 20.0),
        )
    )
    places = {
        id(one): Place(one, (100, 430), title, two, 0.5, 0.0, False, False, False, 20.0),
        id(two): Place(two, (100, 430), one, text, 0.0, 0.5, False, False, False, 20.0),
    }
    found = opened_by(places[id(one)], places, (), ENGLISH.profile)

    assert len(found) == decks


@pytest.mark.parametrize(("title", "said"), [("MINUTES", "MINUTES OF THE CHURCH FAIR"), ("MINUTES.", "MINUTES.")])
def test_a_few_capitals_that_smaller_ones_complete_are_a_title_with_them(title: str, said: str) -> None:
    page = f"""
     # {title}

      OF THE CHURCH FAIR

  The fair was called to order at
ten and was heard to its end. All
the cakes were sold. It was asked
who had the key, and nobody knew.
"""

    assert [article.headline for article in articles(page)] == [said]


DECK_OVER_BOTH = """
She lay at the quay all of the night and was gone
by the time the lamps were lit, and nobody of the
town knew where she was, not even the cat of hers

The ship lay at the        in the night until it
quay and was not seen      was spring, when a cat
again by anybody in        came home without it.
the town until June was    It would not eat or d.
out, and then not at all   from anything but tin
"""


@pytest.mark.parametrize(("size", "columns"), [(26.0, 2), (20.0, 3)])
def test_three_rows_of_larger_type_over_two_columns_are_a_deck_and_no_column(size: float, columns: int) -> None:
    reading = drawn(DECK_OVER_BOTH)
    sheet = Sheet.of(reading, sizes.measured(reading.lines))
    made = [rows.made(sheet, [line]) for line in sheet.lines]
    deck = tuple(replace(row, size=size) for row in made[:3])
    left, right = (tuple(row for row in made[3:] if row.box.left == edge) for edge in (100, 370))

    assert len(grid.find(sheet, [deck, left, right])) == columns


@pytest.mark.parametrize(("top", "found"), [(20, 2), (56, 2), (66, 1), (90, 1)])
def test_what_is_left_of_a_worn_rule_beside_the_letters_parts_two_headlines(top: int, found: int) -> None:
    """A rule that only their feet touch may have begun under one headline over both columns."""
    lines = [
        Line((Word(text, Box(left, 40, right, 70), 0.9),), 3.0)
        for text, left, right in (("FUNDS SHORT", 100, 300), ("CZAR IS GLAD", 312, 540))
    ]
    page = replace(drawn("a"), lines=tuple(lines), rules=(Box(305, top, 307, 300),))
    sheet = replace(Sheet.of(page, sizes.measured(lines)), body_size=20.0)

    assert len(rows.of(sheet, lambda _: ((100, 540),))) == found


HANGING = """
      # CZAR IS GLAD

      Secretary Talks
         Freely
           ----
Treaty of the Czar Now in Law
  and Men To Be Sent Back From
  Japan at a Rate of a Thousand a
  Week
            -------
  Among the passengers who were
on the ship that day was one of
the secretaries of the mission,
who has remained in this country
to see the last of the papers.
"""


def test_a_deck_that_hangs_over_a_dash_is_one_though_its_last_word_ends_before_the_dash() -> None:
    assert [kind for kind, text in kinds(HANGING) if "Treaty" in text] == ["subhead"]


JUDGE = """
       # NEW JUDGE

        %%%%%%%%%%%%%%
        %%%%%%%%%%%%%%
        %%%%%%%%%%%%%%
        %%%%%%%%%%%%%%
        %%%%%%%%%%%%%%
        HON. C. WARING
Sworn In Yesterday as Added Judge.

             -------

  With his mother, who is eighty
and six years of age, seated with
him within the rail, the judge was
sworn in this morning as law judge
and took the seat that was left by
the death of another in the spring.
"""


@pytest.mark.parametrize(("size", "kind"), [(0.88, "caption"), (1.0, "body")])
def test_who_is_shown_may_be_wider_than_a_portrait_where_it_is_in_smaller_type_under_his_name(
    size: float, kind: str
) -> None:
    assert kind_where_small(JUDGE, "Sworn", size) == [kind]


def kind_where_small(drawing: str, word: str, size: float) -> list[str]:
    """The kinds of the regions that hold a word, whose line is set so many times as large."""
    page = drawn(drawing)
    lines = tuple(resized(line, size) if word in line.text else line for line in page.lines)
    found = layout.arrange(replace(page, lines=lines), ENGLISH).regions
    return [region.kind.value for region in found if word in region.text]


def resized(line: Line, size: float) -> Line:
    return replace(
        line,
        words=tuple(word.at(replace(word.box, top=word.box.bottom - size * word.box.height)) for word in line.words),
    )


PAIR = """
%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%
%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%
%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%
%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%
%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%
The ten ships that lay at the north quay on Friday night.
---------------------------------------------------------
noon on Friday, when a boy     # THE MILL IS SHUT
saw smoke from the hill.
He ran down to the harbor      The mill has been shut on
and called to the women        the word of one man, who
in the yard of the mill.       has been seen at no time.
"""


def test_a_caption_over_an_item_with_a_headline_and_a_text_without_one_is_put_with_one_of_them() -> None:
    assert sum("The ten ships" in text for text in told(PAIR)) == 1


@pytest.mark.parametrize(
    ("edges", "widths", "text"),
    [
        (None, (600, 590, 530, 260), 0),
        (None, (600, 590, 595, 260), 4),
        ((100, 700), (600, 590, 595, 260), 4),
    ],
    ids=["shorter and shorter", "as wide", "in a column"],
)
def test_four_large_rows_over_two_columns_are_a_deck_and_no_text_where_they_grow_shorter(
    edges: tuple[int, int] | None, widths: tuple[int, ...], text: int
) -> None:
    said = "Auditors at Work Since Thursday Find"
    box = [Box(400 - width / 2, 50 + 30 * n, 400 + width / 2, 75 + 30 * n) for n, width in enumerate(widths)]
    large = [replace(set_row(said, 100, 25.0), box=one) for one in box]
    places = {
        id(row): Place(row, edges if row is not large[-1] else None, None, None, 0.1, 0.1, False, False, False, 20.0)
        for row in large
    }

    assert len([*enlarged.text(large, places, lambda _row: True)]) == text


@pytest.mark.parametrize(
    ("title", "goes_on"),
    [
        ("From the Director’s", True),
        ("Notes of the", True),
        ("Nouvelles des", True),
        ("600 ASKED FOR", True),
        ("On the Price Front", False),
        ("Frost Sets In", False),
        ("Plan A", False),
    ],
)
def test_a_title_that_breaks_off_goes_on_in_the_next_row_whatever_type_that_is_read_in(
    title: str, goes_on: bool
) -> None:
    assert wording.goes_on_in_a_title(title, "Desk") == goes_on


NAMED = """
  There is no longer any use in it
for the caucus which met yesterday
        %%%%%%%%%%%%%%
        %%%%%%%%%%%%%%
        %%%%%%%%%%%%%%
        %%%%%%%%%%%%%%
        %%%%%%%%%%%%%%
    THE MINISTER OF RAILWAYS.
forenoon was to have lasted for an
hour. It rose at a quarter past it
and the members came out by twos.
"""


@pytest.mark.parametrize(("size", "kind"), [(0.85, "caption"), (1.0, "body")])
def test_a_name_in_smaller_type_is_a_caption_though_it_is_wider_than_the_portrait_over_its_middle(
    size: float, kind: str
) -> None:
    assert kind_where_small(NAMED, "MINISTER", size) == [kind]


RULED_ROUND = """
+------------------------------------+   # HARVEST IS IN
|    # JUDGE QUITS THE BENCH         |
|                                    |     The harvest has been brought in
|  After twenty years on the bench   |   by the whole of the village, and
|  the judge has sent his letter to  |   all the barns are full of it. A
|  the governor, who did not answer  |   supper was held on the green for
|  it. He will go to the country.    |   those who had come from the town
|              {mark}                |   to help, and there was a fiddler
|    ! Burglars Take All             |   who played until it was dark and
|                                    |   then went home across the fields
|  Burglars who entered the office   |   with a lamp and a dog. Next year
|  of a coal dealer on Monday took   |   there will be two of them, since
|  the safe away on his own dray.    |   the one broke a string too early
|  It had four dollars and a ham.    |   and sang the rest of the evening
+------------------------------------+   without it. Nobody was unhappy.
"""


@pytest.mark.parametrize(("mark", "beginnings"), [("------", ["JUDGE", "Burglars"]), ("      ", ["JUDGE"])])
def test_a_column_with_rules_all_round_it_has_an_article_under_each_headline_that_a_dash_parts(
    mark: str, beginnings: list[str]
) -> None:
    found = [text.split()[0] for text in told(RULED_ROUND.format(mark=mark))]

    assert [word for word in found if word != "HARVEST"] == beginnings


@pytest.mark.parametrize(("size", "ends"), [(24.0, True), (20.0, False)])
def test_a_row_in_larger_type_that_fills_its_column_is_of_the_deck_that_a_dash_ends(size: float, ends: bool) -> None:
    texts = ("Emma Thayer Breaks Up", "Off the Point in a Gale", "Cook Swept Overboard")
    first, second, third = (set_row(text, left, size) for text, left in zip(texts, (112.0, 100.0, 118.0), strict=True))
    edges = (100.0, second.box.right)
    places = [
        Place(first, edges, None, second, 1.0, 0.0, True, False, False, 20.0),
        Place(second, edges, first, third, 0.0, 0.1, False, False, False, 20.0),
        Place(third, edges, second, set_row("The schooner", 100, 20.0), 0.1, 0.6, False, True, False, 20.0),
    ]

    assert heads._ends(places[1], places[0], {id(place.row): place for place in places}) == ends
