"""Lessons of a daily of 1905, a farmers' weekly of 1935 and a biweekly of 1984, as drawn pages."""

from dataclasses import replace

import pytest

from ingest import layout
from ingest.layout import faces, wording
from ingest.layout import kinds as headings
from ingest.layout.context import Place
from ingest.layout.rows import Row
from ingest.model import Box, Kind, Line, Page, Reading, Region, TextLine, Word
from ingest.segmenters import fragments, links
from ingest.segmenters.fragments import Fragment
from ingest.text import opens_in_capitals
from tests.drawing import ROW, drawn
from tests.test_bulletins import moved
from tests.test_fronts import set_row
from tests.test_layout import kinds
from tests.test_segmenters import ENGLISH, articles, told

ROOFED = """
# THE SHIP GOES OUT IN THE NIGHT AND IS NOT SEEN AGAIN

  The ship lay at the quay      Of tea there was a chest and
in the night and at dawn it     forty ells of rope that none
had gone away from the town.    had asked for. It was told so.
! What Was on Board               The harbour master wrote it
  Nine men loaded her and       down and went to his supper.
they say there were chests        The crew has not been seen
of salt and of good barley.     since then on this coast and
The men were paid for that.     no letter of theirs has come.
"""


def lowered(reading: Reading, first: str, by: float) -> Reading:
    """With the line that says *first*, and what stands under it in its column, so many pixels further down."""
    (start,) = [line.box for line in reading.lines if line.text == first]

    def stands_under(line: Line) -> bool:
        return line.box.top >= start.top and line.box.left < start.left + 280 and line.box.right > start.left

    lines = tuple(moved(line, by) if stands_under(line) else line for line in reading.lines)
    return replace(reading, lines=lines)


def kind_of(page: Page, text: str) -> Kind:
    (kind,) = [region.kind for region in page.regions if region.text == text]
    return kind


@pytest.mark.parametrize(("white", "kind"), [(0.7, Kind.SUBHEAD), (1.0, Kind.HEADLINE)])
def test_a_bold_row_amid_one_of_two_columns_under_one_headline_is_a_crosshead_unless_much_white_is_over_it(
    white: float, kind: Kind
) -> None:
    reading = lowered(drawn(ROOFED), "What Was on Board", white * ROW)
    assert kind_of(layout.arrange(reading, ENGLISH), "What Was on Board") is kind


SIX_DAYS = """
# THE SHIP GOES OUT IN THE NIGHT AND IS NOT SEEN AGAIN

  The ship lay at the quay      whether it had been the moon
in the night and at dawn it     or a lamp. It did not show a
had gone away from the town.    light again, and they had to
None had seen how it had set    go home. The harbour master
{}    wrote it down and went to his
        ! Six Days              supper.
  Nine men loaded her, and        He has the book by him yet,
they had asked of each other    and no one has asked for it.
"""


@pytest.mark.parametrize("last", ["out.                        ", "out; it was told so.        "])
def test_a_crosshead_under_a_short_last_row_is_known_by_the_column_that_goes_on_beside_it(last: str) -> None:
    reading = lowered(drawn(SIX_DAYS.format(last)), "Six Days", 0.5 * ROW)
    assert kind_of(layout.arrange(reading, ENGLISH), "Six Days") is Kind.SUBHEAD


LEVEL = """
# THE SHIP GOES OUT IN THE NIGHT AND IS NOT SEEN AGAIN

  The ship lay at the quay      Of tea there was a chest and
in the night and at dawn it     forty ells of rope that none
had gone away from the town.    had asked for. It was told so.
! What Was on Board             ! The Harbour Master
  Nine men loaded her and         He wrote it into his book so
they say there were chests      that it will not be forgotten
of salt and of good barley.     when a letter comes from them.
"""


def test_items_stand_under_two_columns_that_end_level_over_them() -> None:
    reading = lowered(lowered(drawn(LEVEL), "What Was on Board", 0.7 * ROW), "The Harbour Master", 0.7 * ROW)
    page = layout.arrange(reading, ENGLISH)
    assert [kind_of(page, text) for text in ("What Was on Board", "The Harbour Master")] == [Kind.HEADLINE] * 2


SHORT_ROOF = """
# ALL HANDS OF THE HARBOUR GO TOGETHER WITH LAMPS IN THE DEEP NIGHTTIME AND LOOK ON AT THE WATER
# AND COME HOME AT DAWN
# WITH NOTHING
by Jan Stroom

  The ship lay at the quay      Of tea there was a chest and     Now the town asks for money
in the night and at dawn it     forty ells of rope that none     from the owner of the ship.
had gone away from the town.    had asked for. It was told so.   He has none and says he had
They saw no light that night      The harbour master wrote it    none on the day it went out.
and heard no bell in the bay.   down and went to his supper.     Nobody lent him what it cost
! What They Saw                 ! What Was on Board              and he has not asked for it.
The men were asked in May.        Nine men loaded her and they   The rope alone is worth six.
Nobody of them had a word to    say there were chests of salt    ! What It Will Cost
say and they went to the mill.  and of good barley. They were      The tea will be drunk soon by
So it was told in the evening.  paid for that in full.           somebody who has paid nothing.
"""


@pytest.mark.parametrize("head", ["What They Saw", "What Was on Board"])
def test_columns_stand_under_one_headline_though_its_last_rows_reach_over_the_first_alone(head: str) -> None:
    drawing = SHORT_ROOF.replace("! ", "").replace(head, f"! {head}")
    page = layout.arrange(lowered(drawn(drawing), head, 0.8 * ROW), ENGLISH)
    assert kind_of(page, head) is Kind.SUBHEAD


def test_a_crosshead_in_the_last_column_is_known_by_those_of_its_type_in_the_others() -> None:
    reading = drawn(SHORT_ROOF)
    for head in ("What They Saw", "What Was on Board", "What It Will Cost"):
        reading = lowered(reading, head, 0.8 * ROW)
    assert kind_of(layout.arrange(reading, ENGLISH), "What It Will Cost") is Kind.SUBHEAD


DECKED = ROOFED.replace(
    "AGAIN\n\n", "AGAIN\n   It was seen by the harbour master and by nobody else that is known to us.\n"
)


def test_columns_under_a_deck_that_runs_over_both_stand_under_its_headline() -> None:
    reading = lowered(drawn(DECKED), "What Was on Board", 0.7 * ROW)
    assert kind_of(layout.arrange(reading, ENGLISH), "What Was on Board") is Kind.SUBHEAD


BANKS = """
## THE SHIP GOES OUT
           ----
   It Is Seen by the Harbour
      Master and by None.
           ----
      # CAT IS ON BOARD
           ----
  The ship lay at the quay
in the night and at dawn it
had gone away from the town.
Nobody saw it on that day or
on the day that came after it
but for a boy with a lantern.

      # DOG VOTES IN TOWN
           ----
  The dog was let in with his
man and was counted for one.
The clerk had a cold, and did
not look up from his paper on
the day until it was evening.

     # PIE PARTS A COUPLE
           ----
  He would have apple and she
would bake none but mince.
The judge was asked to taste
and went home in the evening
without a word to either one.

     # MAIL GOES BY A MULE
           ----
  The mule was late but stood
for nothing on the long way.
It came in at noon, and there
were two sacks and a trunk on
its back and no man beside it.
"""


def heads(*drawings: str) -> list[str]:
    return [article.headline or "" for article in articles(*drawings) if article.kind != "furniture"]


def test_a_bank_under_a_deck_and_two_dashes_is_of_the_headline_though_items_are_set_as_it_is() -> None:
    items = ["DOG VOTES IN TOWN", "PIE PARTS A COUPLE", "MAIL GOES BY A MULE"]
    assert heads(BANKS) == ["THE SHIP GOES OUT", *items]
    section = BANKS.replace("   It Is Seen by the Harbour\n      Master and by None.\n           ----\n", "")
    assert heads(section) == ["THE SHIP GOES OUT", "CAT IS ON BOARD", *items]


ITEMS = BANKS[BANKS.index("      # DOG") :]
TWO_ROWS = (
    ITEMS
    + """
## THE SHIP GOES OUT

  ## OF THE HARBOR

         ----
     # CAT IS ON BOARD
         ----
  The ship lay at the quay
in the night and at dawn it
had gone away from the town.
Nobody saw it on that day.
"""
)


def test_a_bank_over_the_text_is_of_a_headline_in_two_rows_though_items_are_set_as_it_is() -> None:
    items = ["DOG VOTES IN TOWN", "PIE PARTS A COUPLE", "MAIL GOES BY A MULE"]
    assert heads(TWO_ROWS) == [*items, "THE SHIP GOES OUT OF THE HARBOR CAT IS ON BOARD"]
    assert heads(TWO_ROWS.replace("  ## OF THE HARBOR\n\n", "")) == [*items, "THE SHIP GOES OUT", "CAT IS ON BOARD"]


FULL_DECK = """
# MILK POOL VOTES IN TOWN
           ----
 Dairymen of Four Counties So
 Say That Babies Are Not Here
            Enemy

  BENSON, May 4—Eleven of the
farmers met in the hall for an
hour and voted for the pool.
"""


def test_a_deck_of_full_rows_between_a_dash_and_white_has_its_last_word_in_the_middle() -> None:
    (deck,) = [text for kind, text in kinds(FULL_DECK) if kind == "subhead"]
    assert deck == "Dairymen of Four Counties So Say That Babies Are Not Here Enemy"
    flush = FULL_DECK.replace("            Enemy", " Enemy")
    assert not [text for kind, text in kinds(flush) if kind == "subhead"]


def in_capitals(text: str, size: float, pitch: float) -> Row:
    """A row of letters so high, each with so much room."""
    box = Box(0, 0, len(text) * pitch, size)
    return Row((TextLine(Line((Word(text, box, 0.9),)), box, size),), box, size, False)


def test_rows_from_one_typewriter_are_one_headline_though_an_underline_makes_one_of_them_higher() -> None:
    burns = in_capitals("GRASS FIRE BURNS", 20, 12)
    assert faces.alike(burns, in_capitals("FORTY ACRES", 26, 12))
    assert not faces.alike(burns, in_capitals("FORTY ACRES", 26, 15))
    assert not faces.alike(burns, in_capitals("FORTY ACRES", 30, 12))


@pytest.mark.parametrize(("stroke", "size", "one"), [(11.9, 94, True), (10.5, 94, False), (11.9, 104, False)])
def test_rows_that_are_drawn_with_one_pen_are_one_headline_though_their_letters_are_not_as_high(
    stroke: float, size: float, one: bool
) -> None:
    opens = weighed(in_capitals("BEET CALL OPENS", 73, 60), 12.1)

    assert faces.alike(opens, weighed(in_capitals("WORKERS SOUGHT", size, 68), stroke)) == one


def weighed(row: Row, stroke: float) -> Row:
    """*row* in strokes so thick."""
    return replace(row, lines=tuple(replace(one, line=replace(one.line, weight=stroke)) for one in row.lines))


def test_a_row_in_which_a_sentence_ends_and_another_begins_is_no_title() -> None:
    assert not wording.is_titled("LOST: One tame crow. Answers to")
    assert wording.is_titled("Sgt. Tanaka Comes Home")


def test_a_row_of_short_words_of_which_one_is_a_name_is_no_title() -> None:
    assert not wording.is_titled("By a vote of five to two the Board also")
    assert wording.is_titled("A Visit with the Men of the Mills")


def test_a_title_may_have_short_words_alone() -> None:
    assert wording.is_titled("We Gave in ’82")
    assert not wording.is_titled("We gave it in ’82")


SALE = """
     ## ALL THE FARMERS OF FOUR COUNTIES AND THE MEN OF THE MILLS HAVE STOPPED A SALE OF A FARM

# Six Hundred Stand                                                   ! SHARE CROPPER
# In the Snow Here                                                      ! TELLS ALL
                                 was the first to bid and he was
They Came Forty Miles            asked to give a cent for a cow     He had come up in a box car
                                 and a cent for the plough and    with his hands in sacks and was
  The sale was held at noon on   for the house a dime. The rest   cold and told them that there
a farm that was not for sale in  of them did not bid any more.    was a song. They gave nothing
any year before this one. The      The sheriff went home to his   to him but a pair of overshoes.
sheriff read it out and nobody   dinner and said that he had        They whip a man at night and
said a word until a farmer that  not been asked to stay with us.  by day they ask why he did not
nobody there had seen before it    It was the ninth one since     come to the field to work.
was the first in the yard and    the new year and will not be
stood at the gate with a book    the last of them this winter            ! DOG VOTES
and wrote down all the names.    or in the spring after that.
  They began with the stock.       They have a meeting on May 2     The dog was let in with his
A roan cow was put up and the    in the hall with tea and song.   man and was counted for one.
town looked at it for a while.                                    He did not say for whom it was.

                                                                     ! PIE PARTS A COUPLE

                                                                    He would have apple and she
                                                                  would bake none but mince.
"""


def test_decks_under_the_first_of_a_banners_columns_stand_over_no_other_though_they_reach_deeper() -> None:
    (banner,) = [text for text in told(SALE) if "FARMERS" in text]
    (other,) = [text for text in told(SALE) if "SHARE CROPPER" in text]
    assert ("They Came Forty Miles" in banner, "box car" in banner, "box car" in other) == (True, False, True)


def test_a_rule_wider_than_a_banner_by_less_than_its_letters_are_high_underlines_none_of_it() -> None:
    text = "\n\n" + "They came forty miles in trucks to stand there.\n" * 12
    banner = "\n     ## ALL THE FARMERS OF FOUR COUNTIES HAVE STOPPED A SALE\n" + "-" * 62
    word = "\n     # NOTES OF THE WEEK\n   " + "-" * 21
    assert [len(layout.arrange(drawn(head + text), ENGLISH).rules) for head in (banner, word)] == [1, 0]


SENT_ON = """
# FARMERS AND WORKERS STOP A NINTH SALE

  The sale was held at noon on
a farm that was not for sale in
any year before this one and a
           Continued on page 2
"""
OVERLEAF = """
# FARMERS AND WORKERS STOP SALE    # 600 FARMERS SAVE ONE

  Next week they will stop the     Continued from page 1
tenth one in the same manner.      sheriff read it out. Nobody
They ask all of us to come and     of them said a word until a
to bring a shovel and a cent.      farmer bid one cent for it.
"""


def test_a_text_that_says_from_which_page_it_comes_is_the_one_sent_there_though_another_is_headed_alike() -> None:
    first, *_ = told(SENT_ON, OVERLEAF)
    assert "before this one and a sheriff read it out." in first


def test_a_name_in_capitals_may_have_a_comma_or_a_number_where_a_stop_and_a_sentence_follow() -> None:
    shops = ["BUS BARN, DIVISION 4. Drivers have been", "PIER 27. The new crane", "PACIFIC PHONE, HILL ST. Operators"]
    others = ["WASHINGTON, D. C. The Senate", "PIER 27, the new one", "LONDON, May 3. The Czar", "DEAR SIR. You say"]
    assert [text for text in (*shops, *others) if opens_in_capitals(text)] == shops


QUOTED_AT_THE_HEAD = """
# THE FERRY AND THE MEN WHO STILL WAIT FOR IT AT THE LANDING BELOW THE MILL

         By Ann Oakes             Hatch Lane there was a lamp     # “It is built for a fair.”
                                  and nobody under it. The men
  The ferry left the landing      had gone home for bread, and    proud of until the wind came
at noon and was not back when     they said so at the meeting.    up and took it. The crew has
the whistle blew for supper.      The clerk wrote it down with    promised to be back in May.
Nobody had been told to wait      all that had been said on it    It is not known what became
for it. The miller sent a boy     before. There is a second one   of the oats. A committee of
down to the water, and he saw     of these boats, which is kept   three will look for them in
the rope adrift. He ran up to     in the shed and was built for   the spring, when the roads
the mill and told them it was     a fair that the town had been   are dry again, and then say
gone, and they all went down.     asked to and all have been so   what they have seen there or
The way is short there but in     and for long years very much    have not seen.
"""


def test_a_quote_at_the_head_of_a_column_takes_its_text_from_no_column_before() -> None:
    """Where one ends amid a sentence and the next begins with a name, its words alone do not say where it goes on."""
    (text,) = told(QUOTED_AT_THE_HEAD)

    assert "there but in Hatch Lane there was" in text
    assert "years very much proud of until" in text


def test_somebody_told_by_the_trade_has_written_it() -> None:
    signed = ["By a former inspector", "BY A FORD WORKER", "By a nurse at Mercy Hospital", "By a member of Local 12"]
    others = ["By a Majority of Three", "By a large number", "by a driver.", "By a narrow margin the council"]

    assert [True] * 4 + [False] * 4 == [wording.is_byline(text) for text in signed + others]


def at(kind: Kind, text: str, left: float, top: float, lines: int = 1, size: float = 20.0) -> Region:
    """A region of so many lines alike, 400 pixels wide."""
    boxes = [Box(left, top + 1.3 * size * n, left + 400, top + 1.3 * size * n + size) for n in range(lines)]
    set_lines = (TextLine(Line((Word(text, box, 0.9),)), box, size) for box in boxes)
    return Region(kind, Box.around(boxes), tuple(set_lines), (0, 0))


@pytest.mark.parametrize(("apart", "one"), [(0, True), (400, False)])
def test_a_deck_under_a_dash_goes_on_with_the_heading_though_a_caption_was_read_before_it(
    apart: float, one: bool
) -> None:
    banner = at(Kind.HEADLINE, "PLANT 3 OUT", 100, 100, size=60.0)
    caption = at(Kind.CAPTION, "The balance of power", 100, 190)
    first, second = (at(Kind.SUBHEAD, "2,140 lay down tools", 100, top) for top in (250, 310 + apart))
    text = at(Kind.BODY, "Not a wheel has turned", 100, 345 + apart, lines=6)
    rule = Box(250, 288, 350, 290)
    regions = (banner, caption, first, second, text)
    page = Page(replace(drawn("a"), rules=(rule,)), regions, 20.0, ((100, 500),), rules=(rule,))
    found = fragments.of_page(page, 1, 0)

    assert one == any({id(first), id(second), id(text)} <= set(map(id, part.regions)) for part in found)


@pytest.mark.parametrize(("wide", "off"), [(1000, False), (400, True)])
def test_a_rule_over_two_texts_that_share_a_wide_column_sets_none_of_them_off(wide: float, off: bool) -> None:
    over = at(Kind.BODY, "whatever stood there before", 400, 100, lines=4)
    text = at(Kind.BODY, "The auxiliary meets at eight", 600, 260, lines=4)
    rule = Box(1000 - wide, 230, 1000, 232)
    page = Page(replace(drawn("a"), rules=(rule,)), (over, text), 20.0, ((100, 1000),), rules=(rule,))
    before, after = Fragment(1, 0, [over]), Fragment(1, 1, [text])
    after.above, after.mark = before, "rule"

    assert (links._set_off(after, page) < 0) == off


@pytest.mark.parametrize(("middle", "rows"), [("Writes From", 1), ("WRITES HOME", 3)])
def test_a_row_between_two_of_one_type_is_of_it_whatever_its_size_was_measured_as(middle: str, rows: int) -> None:
    group = [set_row(text, 100, size) for text, size in (("Former Winder", 64.0), (middle, 40.0), ("Spain", 70.0))]
    places = {id(row): Place(row, None, None, None, 0.5, 0.0, False, False, False, 20.0) for row in group}

    assert len(headings._decks(group, places)) == rows


@pytest.mark.parametrize(("text", "decks"), [("$212", 1), ("And a Letter", 2)])
def test_a_sum_that_ends_a_headline_is_a_row_of_it_though_figures_are_lower(text: str, decks: int) -> None:
    group = [set_row("BARBERTON SENDS", 100, 70.0), set_row(text, 200, 56.0)]
    places = {id(row): Place(row, None, None, None, 0.5, 0.0, False, False, False, 20.0) for row in group}

    assert len(headings._decks(group, places)) == decks
