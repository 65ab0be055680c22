"""Lessons of papers that are set otherwise: stencils, newsletters, fronts of 1853 and 1905, as drawn pages."""

from dataclasses import replace

import pytest

from ingest import layout
from ingest.model import Box, Kind, Line
from ingest.segmenters import load
from ingest.text import datelines, led_in, run_in
from tests.drawing import drawn
from tests.test_segmenters import ENGLISH, articles, pages_of, told

TYPED = """
Dance Saturday                   Library Hours

  Mess 15, from eight until        The library is open from
eleven. Records by request.      noon until eight, says the
Shoes must be worn there.        committee, but not Sunday.

       ----------                       ----------

Curfew for Children              Night School Opens

  All children must be home        Arithmetic on Mondays and
by eight. The siren will be      English on Tuesdays, in the
sounded twice before that.       basement of the hall there.

       ----------                       ----------

Beet Toppers Return              Church Services

  The second crew came back        All are on Sunday at ten, as
from the beet fields and is      they were, but the choir will
glad of a bath, it is said.      sing in Mess 9 this time.
"""


def test_headlines_typed_like_the_body_are_told_by_their_place_and_capitals() -> None:
    left = ["Dance Saturday", "Curfew for Children", "Beet Toppers Return"]
    right = ["Library Hours", "Night School Opens", "Church Services"]

    assert [*left, *right] == [article.headline for article in articles(TYPED)]


SIDE_COLUMN = """
+--------------------+   # THE STAIRS ARE OPEN AGAIN
|                    |
| ! Birthdays        |     The stairs at the back of the old
| Anna on the first  |   building have been mended, and all of
| and Ben on the     |   us may go up by them since Monday, so
| ninth of May.      |   says the office of the director.
|                    |     They were shut for eleven weeks, and
| ! Lost Things      |   nobody has counted how often someone
| One grey glove is  |   rattled at the door and went around
| at the front desk  |   the house in the rain.
| and wants a hand.  |
+--------------------+
"""


def test_items_of_a_framed_side_column_are_articles_of_their_own() -> None:
    expected = ["Birthdays", "Lost Things", "THE STAIRS ARE OPEN AGAIN"]

    assert expected == [article.headline for article in articles(SIDE_COLUMN)]


FRAMED_SHOP = """
+--------------------+   # THE STAIRS ARE OPEN AGAIN
|                    |
|   # HATS           |     The stairs at the back of the old
|  silk and straw    |   building have been mended, and all of
|   ! LIND & SONS    |   us may go up by them since Monday, so
|  12 Mill Street    |   says the office of the director.
|                    |     They were shut for eleven weeks, and
+--------------------+   nobody has counted how often someone
                         rattled at the door and went around
                         the house in the rain.
"""


def test_a_framed_shop_is_one_advertisement_whatever_its_lines_are_set_in() -> None:
    assert ["advertisement", "article"] == [article.kind for article in articles(FRAMED_SHOP)]


RUN_IN = """
THE CHOLERA.—We learn by the     until it is over, and all
packet that it has come to       who can have gone into the
the lower town, where seven      hills with their children.
are sick and four have died
of it since Sunday. Nobody       STRAWBERRIES.—The first of
will go near the old wharf       the year were laid upon our
                                 desk. They were large, red
                                 and soon gone.
"""


def test_a_headline_in_the_texts_own_first_line_opens_an_item_and_names_it() -> None:
    expected = [("THE CHOLERA", 49), ("STRAWBERRIES", 17)]

    assert expected == [(article.headline, len(article.text.split())) for article in articles(RUN_IN)]


HANDS = """
8@ Narrow Escape.—A boy fell
into the canal on Monday and
was drawn out by his hair.

ge Noise AND Confusion.-The
drummer has pitched his tent
in the road. It is asked who
gave him leave to do so.

The council meets on Friday,
with the drums or without.
"""


def test_a_hand_before_a_headline_in_the_first_line_is_no_word_of_it_and_capitals_may_be_few() -> None:
    assert ["Narrow Escape", "Noise AND Confusion"] == [article.headline for article in articles(HANDS)]


def test_a_place_and_a_full_stop_amid_a_line_make_no_headline() -> None:
    assert run_in("OLD QUARRY—The whistle blew") is None
    assert run_in("He came home on Friday.—The") is None
    assert run_in("Dear Sir,—The drums") is None


def test_the_stop_of_a_run_in_headline_in_capitals_may_be_read_as_a_comma() -> None:
    assert run_in("PASTOR RESIGNS,-The Rev. Mr. Ames") == "PASTOR RESIGNS"
    assert run_in("DETROIT,-The men") is None
    assert run_in("NEW YORK, May 4,-The men") is None


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("Oak Quarry, N. H., Aug. 29. In a room", True),
        ("St. Anselm, Minn., Oct. 3.—The mayor", True),
        ("Orme, Mo, Oct. 28", True),
        ("New Quay, November 5. We have", True),
        ("Elected Mayor, May 22", False),
        ("Monday, June 5. The drums", False),
        ("PORT ELLERY, Saturday, 8 A. M.—The", True),
        ("SUNDAY, Monday, and Tuesday", False),
        ("He came to Orme, May 3. Then he", False),
    ],
)
def test_a_place_and_a_day_in_small_letters_open_a_text_that_was_sent(text: str, dated: bool) -> None:
    assert datelines.is_dated(text) == dated


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("FIRE AT THE MILL. The alarm of fire", "FIRE AT THE MILL"),
        ("POLICE. Amos Oakes was brought", "POLICE"),
        ("TOP-DRESSING: Those who draw", "TOP-DRESSING"),
        ("PIGEONS. A horse ran on Friday", "PIGEONS"),
        ("DEAR EDITOR: The drums", None),
        ("OLD QUARRY, March 3. The", None),
        ("JOHN OAKES, of this town", None),
        ("The FIRE. It was out", None),
        ("JOHN OAKES. SALT AND FLOUR.", None),
    ],
)
def test_words_in_capitals_before_the_first_stop_head_an_item_whose_dash_is_worn_away(
    text: str, headline: str | None
) -> None:
    assert led_in(text) == headline


FILLED = """
  The herring came early in
the year and the boats went
out on Sunday. All is well.

  EMIGRANTS FOR THE WEST.—
Six waggons went by the mill
on Monday with a cow behind.

  LATER FROM ABROAD —The king
is well again. Nobody asked.
"""


def test_a_headline_in_the_first_line_may_fill_it_or_have_lost_its_stop() -> None:
    assert ["The herri", "EMIGRANTS", "LATER FRO"] == [article.text[:9] for article in articles(FILLED)]
    assert run_in("EMIGRANTS FOR THE WEST.—") == "EMIGRANTS FOR THE WEST"
    assert run_in("and the mayor of York.—") is None


DECKS = """
   # BIG BRIDGE NEARLY DONE
         --------
   ! Two Hundred Men Cheer
    ! for the last rivet
     ! that was driven.

  The last piece of the old
bridge was floated into its
place on Friday, and the men
who had built it cheered for
an hour, says the foreman.
"""


def test_a_deck_under_a_short_dash_belongs_to_the_headline_over_it() -> None:
    found = articles(DECKS)

    assert ["BIG BRIDGE NEARLY DONE"] == [article.headline for article in found]
    assert found[0].text.split("\n\n")[1] == "Two Hundred Men Cheer for the last rivet that was driven."


STACKED = """
   # BIG BRIDGE NEARLY DONE
         --------
   ! Two Hundred Men Cheer
    ! for the last rivet.
         --------
    Mayor was not there.
         --------
  The last piece of the old
bridge was floated into its
place on Friday, and the men
who had built it cheered for
an hour, says the foreman.
"""


def test_a_second_deck_in_small_type_between_dashes_belongs_to_the_headline_too() -> None:
    found = articles(STACKED)

    assert ["BIG BRIDGE NEARLY DONE"] == [article.headline for article in found]
    assert "Mayor was not there." in found[0].text.split("The last piece")[0]


SECTION = """
          ! POETRY.
     ! THE SLOW FERRY.

  The ferry goes at seven to
the other bank and comes home
at nine with no one on board
but the ferryman and the dog,
who have seen it all before.
"""


@pytest.mark.parametrize("name", ["POETRY.", "* POETRY."])
def test_a_word_with_a_stop_over_a_headline_in_like_capitals_is_no_part_of_it(name: str) -> None:
    """A speck before it is no other word."""
    assert ["THE SLOW FERRY."] == [article.headline for article in articles(SECTION.replace("POETRY.", name))]


QUOTED = """
! THE BRIDGE IS SHUT             spring, says the council,
                                 which has met on it twice.
  The bridge over the canal        The carters go around by
was shut on Monday because       the mill now, and it costs
of a crack in the arch that      them an hour each morning.
                                 They have asked who pays.
--------------------------         The answer was that nobody
# It may fall                    had thought of it so far.
# any day                        It was a long evening, and
--------------------------       the lamps went out at ten.

the carters had seen in the
winter and told nobody of.
It is an old bridge and can
not be mended before the
"""


def test_large_type_in_the_midst_of_a_sentence_opens_no_article() -> None:
    assert ["THE BRIDGE IS SHUT"] == [article.headline for article in articles(QUOTED)]
    assert "arch that the carters had seen" in told(QUOTED)[0]


def test_a_headline_with_a_stop_is_no_quotation_though_the_text_says_its_words_too() -> None:
    page = """
# THE MAN WHO
# COUNTED RIVETS.

  The man who counted rivets
lives by the bridge. He says
that it has nine hundred and
that none is missing yet.
"""

    assert ["THE MAN WHO COUNTED RIVETS."] == [article.headline for article in articles(page)]


def test_a_masthead_in_a_frame_is_one_and_so_is_one_whose_name_is_drawn_or_whose_date_is_framed() -> None:
    body = """
! THE BRIDGE IS SHUT            ! A COW IS FOUND

  The bridge over the canal       A cow was found upon the
was shut on Monday because      green and wants an owner.
of a crack in the arch that     It has a bell and one horn,
the carters had seen there.     and it is fond of bread.
"""
    framed = """
+----------------------------------------------------------+
|                 ## THE COURIER                           |
|                                                          |
|            Vol. 7 No. 69 Wednesday, May 5, 1943          |
+----------------------------------------------------------+
"""
    unread = """
%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%
%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%

             Vol. 24, No. 11, 21 May 2012
"""

    boxed = """
                                         +-----------------+
                                         |  Local 88       |
      ## THE COURIER                     |  May 5, 1943    |
                                         +-----------------+
"""

    for head in (framed, unread, boxed):
        assert ["masthead", "article", "article"] == [article.kind for article in articles(head + body)]


def test_a_large_headline_in_the_midst_of_a_page_is_no_papers_name_though_a_day_is_named_near_it() -> None:
    page = """
! A COW IS FOUND                ! THE BRIDGE IS SHUT

  A cow was found upon the        The bridge over the canal
green and wants an owner.       was shut on Monday because
It has a bell and one horn,     of a crack in the arch that
and it is fond of bread. It     the carters had seen there.
came on August 12th, 1935.      Nobody has mended it since.

              ## APPRENTICES WALK OUT

  The boys of the works put     as the master had not paid
down their brooms at noon,      them what he owed them all.
and nobody could say where      They came back on the third
they had gone. The foreman      day and were asked by whom
looked for them all through     they had been told to go. A
the yard and the river bank     boy said that the brooms had
and at the fair, where they     told them. The master has a
were not. In the evening he     new rule since then, which
found them in the old mill,     is that brooms are counted
where they had lit a fire       at night and in the morning
and were roasting apples on     by two men who do not speak
long sticks. He sat down by     to one another, so that no
them, says one of them, and     broom is counted twice, and
took an apple.                  it is said to work so far.
"""

    found = articles(page)

    assert {"article"} == {article.kind for article in found}
    assert ["A COW IS FOUND", "THE BRIDGE IS SHUT", "APPRENTICES WALK OUT"] == [a.headline for a in found][:3]


@pytest.mark.parametrize(
    ("kind", "page"),
    [
        (
            "notice",
            "! MASS MEETING\n\nAll hands of all shifts, on\nThursday, in the hall. Please\nbring chairs.",
        ),
        (
            "notice",
            "! Lost and Found\n\nA grey glove was left here.\nIt may be had on any evening\nof the clerk.",
        ),
        (
            "article",
            "! BABY FOUND IN TRUNK\n\nA porter at the station was\nsurprised when a trunk began\nto sneeze.",
        ),
        ("advertisement", "# SHOES\n\n! Repaired while you wait\n\nL. Bell & Sons\n12 Canal Street"),
        (
            "article",
            "# RENTS RISE AGAIN\n\nThe owners of the east ward\nhave raised the rents once\nmore.",
        ),
    ],
)
def test_notices_and_advertisements_are_told_from_articles(kind: str, page: str) -> None:
    assert [kind] == [article.kind for article in articles(page)]


SHOPS = (
    "# STOVES\n\nCheap for cash at the store of\n! A. BELL & CO.\n",
    "! BARRELS\n\nTight and sound, at the yard\nof A. Rudd, Ship Street.\n",
    "# HATS\n\nOf all sizes, wholesale and\nretail, at low prices.\n! L. VOSS & SONS\n",
)


def test_what_stands_between_advertisements_is_sooner_one_than_what_stands_alone() -> None:
    shops = articles("\n------------------------------\n".join(("", *SHOPS, "")))
    alone, between = articles(SHOPS[1])[0].kind, [article.kind for article in shops]

    assert ("article", ["advertisement"] * 3) == (alone, between)


def test_a_speck_after_a_text_takes_nothing_from_what_goes_on_in_the_next_column() -> None:
    page = """
! THE BRIDGE IS SHUT            not be mended before the
                                spring, says the council.
  The bridge over the canal       The carters go around by
was shut on Monday because      the mill now, and it costs
of a crack in the arch that     them an hour each morning.
the carters had seen in the
winter and told nobody of.
It is an old bridge and can

  i
"""

    assert ["THE BRIDGE IS SHUT"] == [article.headline for article in articles(page)]


def test_by_the_numbers_is_a_headline_and_by_the_editor_a_byline() -> None:
    texts = ("! By the Numbers", "! By the Editor")
    drawn = [f"{text}\n\nForty lamps were left on in\nthe night, and one tuba was\nclaimed in March." for text in texts]

    found = [pages_of(page)[0].regions[0].kind for page in drawn]

    assert [Kind.HEADLINE, Kind.BYLINE] == found


def test_a_stain_read_as_a_letter_is_no_article() -> None:
    page = """
! THE BRIDGE IS SHUT

  The bridge over the canal                                 L
was shut on Monday because
of a crack in the arch that
the carters had seen there.
"""

    assert ["THE BRIDGE IS SHUT"] == [a.headline for a in articles(page) if a.kind != "furniture"]


DISPATCHES = """
    ## BY TELEGRAPH

  ! PHILADELPHIA, Pa., May 22.
The storehouse of the mill in
Front street burned down last
night with eleven hundred of
its bales. Nobody was hurt.
  NEW YORK, May 23.—The wind
is from the east and the ship
has not been seen from here.
"""


def test_the_place_and_day_of_a_dispatch_are_no_headline_and_begin_its_text() -> None:
    (article,) = articles(DISPATCHES)

    assert "BY TELEGRAPH" == article.headline
    assert "PHILADELPHIA, Pa., May 22. The storehouse" in article.text
    assert run_in("WARSAW, Feb. 3. - The third day") is None


def test_a_headline_may_name_a_day() -> None:
    assert [True, True] == [datelines.is_dated(text) for text in ("WARSAW, Feb. 3. - The", "PARIS, le 3 mai.")]
    assert [] == [
        text for text in ("ANNUAL MEETING, MAY 3", "Saturday, June 15", "Picnic, May 3") if datelines.is_dated(text)
    ]


COUNTRIES = """
# FOREIGN NEWS

  The steamer is in with news
to the fifth. All is quiet in
the city and the mails go on.
  FRANCE.—The Emperor has seen
the guard at Satory in a rain
that would have drowned a cat.
  TURKEY.—Nobody has moved and
nobody is going to, they say.
"""


def test_a_little_white_that_worn_type_makes_over_a_run_in_heading_parts_no_item_from_its_column() -> None:
    even = drawn(COUNTRIES)
    lines = [line if n < 4 else _lowered(line, 5) for n, line in enumerate(even.lines)]
    page = layout.arrange(replace(even, lines=tuple(lines)), ENGLISH)

    assert 1 == len(load("headlines")([page], ENGLISH))


SHORT_ROWS = """
# BY WIRE IN BRIEF

  Albany.—The house passed its
bill to tax all mortgages one
per cent.
      Havana.—Sugar has been cut
by soldiers since Sunday noon,
the cutters having gone home.
"""


def test_a_run_in_heading_under_the_short_last_row_of_a_paragraph_parts_no_item_without_white() -> None:
    assert ["BY WIRE IN BRIEF"] == [article.headline for article in articles(SHORT_ROWS)]


def _lowered(line: Line, pixels: float) -> Line:
    """The line so many pixels further down."""
    words = (
        replace(word, box=replace(word.box, top=word.box.top + pixels, bottom=word.box.bottom + pixels))
        for word in line.words
    )
    return replace(line, words=tuple(words))


TINTED = """
! Calendar
June 14: The flag goes up
June 19: Picks begin
June 26: Breakfast is at 8
July 4: There is nobody here
July 8: Radios are given out

! Road Test
What does a yellow arrow mean
to a driver with the sun in it
and nobody at all before him?
"""


def test_a_row_as_close_to_those_over_and_under_it_as_text_is_no_headline_however_high_dots_make_its_boxes() -> None:
    reading = drawn(TINTED)
    dotted = [
        replace(line, words=tuple(replace(word, box=_higher(word.box)) for word in line.words))
        if line.text == "June 19: Picks begin"
        else line
        for line in reading.lines
    ]
    found = layout.arrange(replace(reading, lines=tuple(dotted)), ENGLISH)

    assert ["Calendar", "Road Test"] == [one.text for one in found.regions if one.kind is Kind.HEADLINE]


def _higher(box: Box) -> Box:
    return Box(box.left, box.top - 4, box.right, box.bottom + 4)
