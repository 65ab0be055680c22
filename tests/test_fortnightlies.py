"""Lessons of a fortnightly of 1981, a weekly of 1935, dailies of 1905 and 1853 and a newsletter, as drawn pages."""

from dataclasses import replace

import pytest

from ingest import layout
from ingest.layout import heads, wording
from ingest.layout.context import Place
from ingest.model import Kind, Line
from ingest.segmenters import fragments, links
from ingest.segmenters.crossings import Crossings
from ingest.segmenters.signs import signs
from ingest.text import run_in
from tests.drawing import drawn
from tests.test_banks import kind_of, lowered
from tests.test_fronts import set_row
from tests.test_segmenters import ENGLISH, articles, told

CHURCHES = """
# AMONG THE CHURCHES
            -----
  Zion Hill Baptist has a new stove
and a bell. Ladies are asked to bring
theirs to Mother Elida at the door
before noon.
              -----
  Galilee Spiritual Temple and Hall
  Communion is held at seven on the
day of the feast, and not at eight,
since the bell is being mended now.
"""


def test_a_dash_in_the_middle_parts_an_item_also_where_the_row_over_it_ends_before_the_dash() -> None:
    page = layout.arrange(drawn(CHURCHES), ENGLISH)

    assert kind_of(page, "Galilee Spiritual Temple and Hall") is Kind.HEADLINE


@pytest.mark.parametrize(
    ("text", "is_text"), [("POWER HOUSE: Engineer Dan", True), ("POWER HOUSE MEN ENGINEER DANCE", False)]
)
def test_a_full_row_that_opens_with_a_name_in_capitals_is_text_and_no_headline(text: str, is_text: bool) -> None:
    row = set_row(text, 100, 20.0)
    place = Place(row, (100.0, row.box.right), None, None, 2.2, 0.0, True, False, False, 20.0)

    assert heads._opens_a_text(place) == is_text


EDITORIAL = """
# They Opened the Contract Again. Let Us Shut the Gate on It Now

On the last night of October, while     out, and the hall was full to the
the second shift was on the line yet    doors and the stairs.
the officers shook hands on it all.     ! Where did the money go?
Nobody on the line had asked that it    The firm says that it is poor. In May
be opened, and nobody was asked. The    it had four million, and each dollar
men of the foundry heard of it from     of that came off the backs of those
a wire in the window of a druggist.     that are now told to give it back.
They sent for the others and called               (Continued on page 2)
"""


@pytest.mark.parametrize(("jump", "kind"), [(True, Kind.SUBHEAD), (False, Kind.HEADLINE)])
def test_a_small_headline_whose_text_goes_on_on_another_page_is_a_crosshead(jump: bool, kind: Kind) -> None:
    drawing = EDITORIAL if jump else EDITORIAL.replace("(Continued on page 2)", "")
    page = layout.arrange(lowered(drawn(drawing), "Where did the money go?", 20), ENGLISH)

    assert kind_of(page, "Where did the money go?") is kind


CARRIED_ON = """
# Let Us Shut the Gate

of the rowing, and is thrown over-     with its gates shut. It knows that and
board when the weather has turned.     so it was in a hurry to shake hands.
! We have what they need               The vote is on Sunday. We can vote no
Nobody will stop this for us, not a    with every hand in the hall, and then
judge and not a priest who is kind.    we can go down the line by department
A firm that is so short of cars that   and tell them that it is not the end,
it works the shop on a Sunday cannot   and go in on Monday with those who are
stand one week                         out since the summer.
"""


@pytest.mark.parametrize(
    ("white", "begins", "kind"),
    [(40, "with its", Kind.SUBHEAD), (40, "The firm", Kind.HEADLINE), (64, "with its", Kind.HEADLINE)],
)
def test_a_headline_of_a_text_that_goes_on_in_the_next_column_is_a_crosshead_though_some_white_is_over_it(
    white: float, begins: str, kind: Kind
) -> None:
    reading = lowered(drawn(CARRIED_ON.replace("with its", begins)), "We have what they need", white)

    assert kind_of(layout.arrange(reading, ENGLISH), "We have what they need") is kind


JUMPED = (
    """
# They Opened It. Let Us Shut the Gate

On the last night of October, while
the officers shook hands on it, the
men of the second shift were not yet

            (Continued on page 2)
""",
    """
! A Cat Comes Home

She did not say where she was in May,
and nobody asked her before dinner.

# Let Us Shut the Gate (continued from page 1)

asked for anything, and were on the
line until the whistle blew at dawn.
""",
)


def test_a_jump_line_behind_a_headline_says_from_where_its_text_comes() -> None:
    assert any("were not yet" in text and "whistle blew" in text for text in told(*JUMPED))


SHIFTS = """
# Kudos Korner
----------------------------------

! Tina Moy
passed her state test on the first
try, and will not tell the others.

! Owen Prybylski
is our new courier for the southern
route. He drove a school bus here.

! Second shift
turned two hundred flood samples in
two days. Nobody missed a minute.
"""


@pytest.mark.parametrize(("size", "headed"), [(1.12, True), (1.0, False)])
def test_a_bold_name_in_larger_type_heads_a_note_though_it_is_in_small_letters(size: float, headed: bool) -> None:
    reading = drawn(SHIFTS)
    lines = tuple(_larger(line, size) if line.text == "Second shift" else line for line in reading.lines)
    page = layout.arrange(replace(reading, lines=lines), ENGLISH)

    assert headed == any(region.text == "Second shift" for region in page.regions if region.kind is Kind.HEADLINE)


def _larger(line: Line, times: float) -> Line:
    boxes = [replace(word.box, top=word.box.bottom - times * word.box.height) for word in line.words]
    return replace(line, words=tuple(replace(w, box=box) for w, box in zip(line.words, boxes, strict=True)))


BRIDGE = """
# BRIDGE OPENED           %%%%%%%%%%%%%%%%%%%%%%%    # CABINET SHAKEN
                          %%%%%%%%%%%%%%%%%%%%%%%
The band played, and      %%%%%%%%%%%%%%%%%%%%%%%    The caucus which met
the mayor cut a ribbon    The bridge, as opened.     yesterday was to have
amid laughter, which      -----------------------    lasted an hour. It was
he had not asked for,                                over at noon, for the
and in which a few of     Alderman Frise had not     premier had left it by
the men of the board      come. Amos Tull was the    a door in the kitchen.
took no part and even     first to drive over it.
"""


def test_a_text_under_a_picture_stands_at_the_head_of_its_column_whatever_rule_is_under_the_caption() -> None:
    page = layout.arrange(drawn(BRIDGE), ENGLISH)
    parts = fragments.of_page(page, 1, 0)
    (alderman,) = (part for part in parts if part.regions[0].text.startswith("Alderman"))

    assert alderman.mark == "rule"
    assert links._is_at_top(alderman, Crossings.of(page, parts))
    assert links._set_off(alderman, page) == 0


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("THE subscriber keeps on hand, at his old stand opposite the Court House, saddles of all kinds.", "trade"),
        ("The undersigned informs the public that he has just received the spring fashions.", "trade"),
        ("James Goold has at his repository, 388 State-st., a coach for two horses.", "street"),
        ("All persons having claims against the estate of the late Turner Bynum are required to send them.", "asks"),
        ("LOST.—On Monday evening, between the bridge and the theatre, a gold watch.", "headed"),
    ],
)
def test_columns_of_small_advertisements_speak_so(text: str, sign: str) -> None:
    page = layout.arrange(drawn("\n".join(["", *_rows(text)])), ENGLISH)

    assert signs([region for region in page.regions if region.lines], page.body_size)[sign] > 0


def _rows(text: str) -> list[str]:
    rows = [""]
    for word in text.split():
        rows = [*rows[:-1], f"{rows[-1]} {word}".strip()] if len(rows[-1]) < 30 else [*rows, word]
    return rows


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("BLOCK 7.. A fish pond with a bridge", "BLOCK 7"),
        ("CORRECTION.. In our last number we", "CORRECTION"),
        ("ROCKETS .... 4 7 8 12", None),
        ("Editor .. Shigeo Kanda", None),
        ("BLOCK 7. A fish pond with a bridge", None),
    ],
)
def test_capitals_and_two_stops_are_a_typed_headline_in_the_first_row(text: str, title: str | None) -> None:
    assert run_in(text) == title


@pytest.mark.parametrize(
    ("text", "flanked"),
    [
        ("*** GARDEN PLOTS OPEN ***", True),
        ("*®® SCOUTS COLLECT TIN ee", True),
        ("GARDEN PLOTS OPEN", False),
        ("*** Garden plots open ***", False),
        ("“GARDEN PLOTS OPEN”", False),
    ],
)
def test_capitals_between_signs_are_known_though_those_behind_were_misread(text: str, flanked: bool) -> None:
    assert wording.is_flanked(text) == flanked


@pytest.mark.parametrize(
    ("head", "kind"), [("*** WHERE DID IT GO ***", Kind.HEADLINE), ("WHERE DID ALL OF IT GO", Kind.SUBHEAD)]
)
def test_what_stands_between_stars_is_no_crosshead(head: str, kind: Kind) -> None:
    page = layout.arrange(lowered(drawn(EDITORIAL.replace("Where did the money go?", head)), head, 20), ENGLISH)

    assert kind_of(page, head) is kind


@pytest.mark.parametrize(
    ("name", "headline"),
    [("Select Tale.", "THE WIDOW AT THE INN."), ("The Stage.", "The Stage.")],
)
def test_a_departments_name_over_a_headline_is_no_part_of_it(name: str, headline: str) -> None:
    drawing = f"""
# TEN SHIPS AT SEA

The ships went out at four and were
not seen again by anybody in town.

## {name}

# THE WIDOW AT THE INN.

The coach came in at nine, and there
was nobody in it but a boy with a cat
who said that he had paid for them both.
"""
    assert headline in [article.headline for article in articles(drawing)]


STREAMER = """
%%%%%%%%%%%%%%%%%                 %%%%%%%%%%%%%%%
%%%%%%%%%%%%%%%%%                 %%%%%%%%%%%%%%%
Vol. 3, No. 12              June 5, 1934
-------------------------------------------------

## THE FARM CREWS NEED FOUR HUNDRED MORE HANDS NOW
# Early Thaw Catches It            # RED CROSS

The frost is out of the ground     The drive closed on
two weeks before it has been in    Monday with all that
any other year, and the beds of    was asked for in the
onions are not dug by anyone.      box, and some more.
"""


def test_under_a_streamer_the_one_in_small_letters_is_its_deck_and_the_other_a_headline() -> None:
    page = layout.arrange(drawn(STREAMER), ENGLISH)
    kinds = {region.text: region.kind for region in page.regions}

    assert kinds["THE FARM CREWS NEED FOUR HUNDRED MORE HANDS NOW"] is Kind.HEADLINE
    assert (kinds["Early Thaw Catches It"], kinds["RED CROSS"]) == (Kind.SUBHEAD, Kind.HEADLINE)
    (deck,) = (region for region in page.regions if region.text == "Early Thaw Catches It")
    assert deck.columns == (0, 0)


SAID_IN_THE_DECK = """
The snow has fallen since, and
there are no tracks of the man.

        # SIX LOOMS, TWO HANDS

   ! Hands will tend four looms
   ! each, and not six, until we
   ! grow more arms, he said.

A loom does not know how many of
them there are. The hands will tend
four looms each, and not six, until
we grow more arms, he said at noon.
"""


def test_a_headline_over_a_deck_that_the_text_says_again_is_no_quotation() -> None:
    page = layout.arrange(drawn(SAID_IN_THE_DECK), ENGLISH)

    assert [region.kind for region in page.regions] == [Kind.BODY, Kind.HEADLINE, Kind.SUBHEAD, Kind.BODY]
