"""Lessons of weeklies, from the 1850s to the 1930s, as drawn pages."""

from dataclasses import replace

import pytest

from ingest import layout
from ingest.layout import closing, context, decks, furniture, rows, sections, sizes, tiers
from ingest.layout.context import Place
from ingest.layout.sheet import Sheet
from ingest.model import Box, Kind, Line, Region, TextLine, Word
from ingest.segmenters import fragments, items
from ingest.segmenters.dividers import ground, mark_between
from ingest.text import run_in
from tests.drawing import drawn
from tests.test_bulletins import headlines, moved
from tests.test_fronts import set_row
from tests.test_layout import kinds
from tests.test_segmenters import ENGLISH, articles, told

SERIAL = """
  The ship lay at the quay
in the night and at dawn it
had gone away from the town.


        CHAPTER II.

  Nobody saw her go, and for
a year nobody asked, till a
lamp was seen on the water.

           TO BE CONTINUED.

-------------------------------

  The comet that was to have
been seen on Friday was late
and several took a bad cold.
"""


def test_a_chapters_number_under_the_chapter_before_it_opens_no_article() -> None:
    assert ("subhead", "CHAPTER II.") in kinds(SERIAL)


def test_to_be_continued_ends_the_part_that_it_stands_under() -> None:
    first, second = told(SERIAL)
    assert first.endswith("a lamp was seen on the water. | TO BE CONTINUED.")
    assert second.startswith("The comet")


SIGNED = """
  I have waited to see some
abler pen than mine answer a
man who lost a horse by it.

              ! A FORMER CLERK

            ----

  The comet that was to have
been seen on Friday was late
and several took a bad cold.
"""


def test_a_signature_in_capitals_at_the_right_heads_no_item() -> None:
    assert "headline" not in [kind for kind, text in kinds(SIGNED) if "CLERK" in text]


CLOSED = """
! THE BRIDGE IS SHUT              A sturgeon was taken in the
                                creek with a hat inside it.
  The bridge over the canal
was shut on Monday for the                -----
winter, and the carters sing.
                                  The road to the hollow is
          -----                 ready, all but the middle.

  The herring came early in
the year and the boats went
out on Sunday. All is well.

          -----
"""


def test_a_dash_at_a_columns_foot_ends_the_item_over_it() -> None:
    assert [text.split()[0] for text in told(CLOSED)] == ["THE", "The", "A", "The"]


TALE = """
         # THE OLD LAMP

     A TALE OF THE HARBOR

         CHAPTER VII.

  The ship lay at the quay
in the night and at dawn it
had gone away from the town.

            ----

    A DOG VOTES IN TOWN

  The dog was let in with a
man and was counted for one
side by a clerk with a cold.

            ----

    A PIE PARTS A COUPLE

  He would have apple and she
would bake none but mince, so
the judge was asked to taste.

            ----

    A MAIL GOES BY MULE

  The mule was late but stood
for nothing on the way, which
is more than trains can say.
"""


def test_a_chapters_number_is_no_headline_and_what_stands_over_it_is_of_the_tale() -> None:
    assert [("headline", "THE OLD LAMP"), ("subhead", "A TALE OF THE HARBOR CHAPTER VII.")] == kinds(TALE)[:2]


FIRST = """
  The ship lay at the quay in
the night and at dawn she had
gone from the town at the bay.

            ----

        Lyceum Lecture
  The lecture was given to all
! at the court house on Tuesday
by a gentleman from the east.
"""


def test_a_paragraphs_first_row_is_no_row_of_the_headline_over_it() -> None:
    assert ("headline", "Lyceum Lecture") in kinds(FIRST)


DATED = """
  The ship lay at the quay in
the night and at dawn she had
gone from the town at the bay.

            ----

      Loss of the Barque
           Gazelle
              New London, Feb.
  The barque was struck in the
snow of Monday night, and has
gone to pieces upon the reef.
"""


def test_a_headline_goes_on_to_the_row_that_says_at_the_right_from_where_the_text_came() -> None:
    assert ("headline", "Loss of the Barque Gazelle") in kinds(DATED)


AT_A_HEAD = """
  The ship lay at the quay in              ----
the night and at dawn she had       Hints to bashful visitors.
gone from the town at the bay.      Enter any room as though they
                                  were built for you, but do not
  The mule was late, but he       lean upon its stove or a chair.
stood for nothing, as any one
who has been there can say.
"""


def test_a_row_over_a_paragraphs_first_is_a_headline_at_a_columns_head_though_it_nearly_fills_it() -> None:
    reading = drawn(AT_A_HEAD)
    lines = [_larger(line) if line.text.startswith("Hints") else line for line in reading.lines]
    page = layout.arrange(replace(reading, lines=tuple(lines)), ENGLISH)
    assert ["Hints to bashful visitors."] == [region.text for region in page.regions if region.kind is Kind.HEADLINE]


def _larger(line: Line) -> Line:
    """The line a quarter higher, as capitals and small capitals are."""
    boxes = [replace(word.box, top=word.box.top - 0.25 * word.box.height) for word in line.words]
    return replace(line, words=tuple(replace(word, box=box) for word, box in zip(line.words, boxes, strict=True)))


def test_the_dash_behind_a_run_in_headline_may_be_read_as_two_strokes() -> None:
    assert run_in("A Cool Reply. =A lawyer, having badgered") == "A Cool Reply"


BANNER = """
## SWITCHMEN SHUT THE YARD AND STAY AT HOME FOR A WEEK UNTIL THE MACHINE GOES

%%%%%%%%%%%%%%%%%%%%%%%%%  ! Why We Wait            ! Board of Three Says

%%%%%%%%%%%%%%%%%%%%%%%%%  A friend writes that we  Not a car went over the
%%%%%%%%%%%%%%%%%%%%%%%%%  are too hard on all the  hump from ten at night
%%%%%%%%%%%%%%%%%%%%%%%%%  pilots. They are able    until noon of Wednesday
                           men, he says, and they   and forty men sat down.
                           have to pilot the ship
                           through all the weather  The cause of it is the
                           that comes to us here.   new machine. This is an
! Red Caps                                          iron jaw by the track,
                           ! Milk Is Dear           which grips a car as it
The red caps at the gate                            comes, and it has been
have no wage. They live    The car shops will work  worked by one man who
upon what is put in their  four days, and so two    sits in a tower of glass
hands. Now the company     thousand men will lose   with a book before him.
has found that they are.   a fifth of their wage.
"""


def test_a_banner_over_the_page_heads_what_stands_under_its_deck_in_the_last_column() -> None:
    by_headline = {article.headline: article.text for article in articles(BANNER)}

    banner, *others = by_headline

    assert (
        banner
        and banner.startswith("SWITCHMEN SHUT THE YARD")
        and others == ["Red Caps", "Why We Wait", "Milk Is Dear"]
    )
    assert by_headline["Why We Wait"].endswith("the weather that comes to us here.")
    assert "Not a car went over" in by_headline[banner]


SECTION = """
The belt ran along empty for a   and said that they trespassed on
time with the foreman watching.  the loft. They had come by day.

                                   # Up and Down the Street

------------------------------------------------------------------
! AT THE TANNERY                 for insolence and taken on again
                                 the following day under a name
The crew have been told that it  that the paymaster wrote down.
is to have no boots, as nobody
has lost money on them so far.   ! SCHOOL BUS

! ON THE ICE                     The driver was told to leave the
                                 children of the Flats by the road
Three hundred men are at work    if they had not paid the tax. He
on the pond. One man offered to  has carried them in every morning
eat the hay. He was taken off    and the board has been told so.
"""


def test_a_text_that_begins_small_under_a_name_and_a_rule_across_the_page_goes_on_from_another_column() -> None:
    texts = {text.split(" | ")[0]: text for text in told(SECTION)}

    assert texts["ON THE ICE"].endswith("a name that the paymaster wrote down.")


ASIDE = """
# PAPER MILL GIRLS HOLD THE SORTING LOFT FOR TWO NIGHTS

   Fifty Women Refuse the Bench; Owner Returns by Train

The rag loft has no heat but     # Two Contracts
what comes up through the floor
and nobody would stay in it for  It is a fine thing to have one
an hour longer than is paid. On  and the tenders at the mill do.
the first of the month a bench   It says that they shall not go
was brought in at which a girl   out before July. It does not say
stands where she sat until then  that rag girls may freeze, or so
and the belt goes by much faster it has come to in the other mill.
"""


@pytest.mark.parametrize(("times", "opens"), [(1.0, True), (0.4, False)])
def test_what_is_larger_than_the_deck_over_it_and_stands_in_one_column_heads_another_text(
    times: float, opens: bool
) -> None:
    reading = drawn(ASIDE)
    sheet = Sheet.of(reading, sizes.measured(reading.lines))
    made = {line.line.text: rows.made(sheet, [line]) for line in sheet.lines}
    deck, head = made["Fifty Women Refuse the Bench; Owner Returns by Train"], made["Two Contracts"]
    above = Place(deck, None, None, head, 0.5, 1.0, False, False, False, sheet.body_size)
    small = replace(head, size=times * head.size)
    place = Place(small, (430, 760), deck, None, 1.0, 1.0, False, False, False, sheet.body_size)

    assert decks.opens_beside(place, above) == opens


POTATOES = """
# The Potato War

# at Port Fenelec

It was All Souls Day and there were
four hundred of us without any work.
"""


def test_an_accent_that_is_read_by_itself_parts_no_row_of_a_headline_from_the_next() -> None:
    reading = drawn(POTATOES)
    second = next(line for line in reading.lines if line.text == "at Port Fenelec")
    left, top = second.box.left + 80, second.box.top
    accent = Line((Word("i> 7", Box(left, top - 3, left + 30, top + 11), 0.95),))
    found = layout.arrange(replace(reading, lines=(*reading.lines, accent)), ENGLISH)

    assert ["The Potato War\nat Port Fenelec"] == [r.text for r in found.regions if r.kind is Kind.HEADLINE]


SIGNATURE = """
# LETTER FROM THE MINES

  Give my love to Mother. There is
no more gold here than there is in
your own garden, and it is colder.

                     ASA WHITCOMB.
            -----
  A Scotch minister, on being asked
if he were not afraid to preach to
a Duke, replied that he was not.
"""


def test_a_dash_in_the_middle_beside_a_signature_parts_what_is_under_it() -> None:
    page = drawn(SIGNATURE)
    (signed,) = [line.box for line in page.lines if line.text == "ASA WHITCOMB."]
    dash = replace(page.rules[0], top=signed.bottom - 1, bottom=signed.bottom + 2)
    found = layout.arrange(replace(page, rules=(dash,)), ENGLISH)
    *_, signature, note = found.regions

    assert mark_between(found, ground(found, signature), ground(found, note)) == "rule"


@pytest.mark.parametrize(("left", "mark"), [(130, ""), (20, "rule")])
def test_a_rule_of_the_next_column_that_reaches_over_the_end_of_a_text_does_not_part_it(left: int, mark: str) -> None:
    columns = ((0.0, 200.0), (220.0, 420.0), (440.0, 640.0))
    upper, lower = Box(0, 0, 200, 100), Box(0, 110, 200, 200)
    page = layout.arrange(drawn(SERIAL), ENGLISH)
    ruled = replace(page, body_size=20.0, columns=columns, regions=(), rules=(Box(left, 104, 640, 106),))

    assert mark_between(ruled, upper, lower) == mark


@pytest.mark.parametrize(
    ("first", "mark", "is_sum"),
    [("8,229 43,981", "rule", True), ("8,229 43,981", "", False), ("8 men", "rule", False), ("—", "rule", False)],
)
def test_figures_right_under_a_rule_are_a_sum_and_begin_no_item(first: str, mark: str, is_sum: bool) -> None:
    box = Box(336, 1204, 495, 1226)
    line = Line((Word(first, box, 0.9),))

    assert fragments._is_a_sum(Region(Kind.BODY, box, (TextLine(line, box, 20.0),)), mark) == is_sum


@pytest.mark.parametrize(("top", "ruled"), [(0, False), (-20, True)], ids=["amid the lower row", "between them"])
def test_a_stain_that_is_read_as_a_star_amid_a_row_parts_it_from_nothing(top: int, ruled: bool) -> None:
    reading = drawn("The ship lay at the quay in the night\n\nand nobody saw it go away again")
    sheet = Sheet.of(reading, sizes.measured(reading.lines))
    upper, lower = (rows.made(sheet, [line]) for line in sheet.lines)
    x, y = lower.box.centre
    star = Box(x - 5, y - 5 + top, x + 5, y + 5 + top)

    places = context.survey(sheet, [(upper, lower)], tiers.find(sheet, (), (), [upper, lower]), [star])

    assert places[id(upper)].ruled_below == ruled


LOCAL = """
         # LOCAL MATTERS.

  FATAL ACCIDENT.—We learn that
a man of the town of Delmar was
crushed by a tree last Monday.
      --------
  COUNTERFEITS.—Look out for the
fives upon the Bank of Chemung,
which have a crooked engraving.
      --------
  PANTHER KILLED.—Two brothers by
the name of Wilcox met with one
on the head waters of the creek.
      --------
  NEW BELL—-The society have hung
their new bell, which was cast
by Meneely, at a cost of fifty.
      --------
  BURGLARY—-The store of Mr. Tate
was entered on Saturday night by
means of a pane in the back door.
"""


def test_in_a_paper_whose_items_open_with_a_title_and_a_dash_one_without_its_stop_is_a_title_too() -> None:
    found = articles(LOCAL)

    assert [article.headline for article in found] == [
        "FATAL ACCIDENT",
        "COUNTERFEITS",
        "PANTHER KILLED",
        "NEW BELL",
        "BURGLARY",
    ]
    assert found[0].kicker == "LOCAL MATTERS." and not any(article.dateline for article in found)


def test_a_place_is_none_where_few_items_open_with_a_title() -> None:
    found = articles(LOCAL.replace("COUNTERFEITS.", "Counterfeit:").replace("PANTHER KILLED.", "Panther dead:"))

    assert [article.dateline for article in found][-2:] == ["NEW BELL", "BURGLARY"]


COIN = """
            # SCRAPS

  While some men were digging for
the foundation of a brewery at
the port, they turned up a pot.
         --------

The Potato in the Fields of Erin.
  It is stated in a paper of Cork
that the crop of this season is
sounder than any of the others.
"""


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("The Potato in the Fields of Erin.", "The Potato in the Fields of Erin."),
        ("Tales of the Great “Teetotaller.”", "Tales of the Great “Teetotaller.”"),
        ("For the Patriot of Tioga Valley.", None),
        ("The potato was good in the field.", None),
    ],
)
def test_a_title_that_fills_the_first_row_over_a_paragraph_is_the_headline(first: str, title: str | None) -> None:
    found = articles(COIN.replace("The Potato in the Fields of Erin.", first))

    assert found[-1].headline == title


CREDITED = """
  The end of it is more than
any of us can imagine now.”
              ! N. Y. HORNET
            ----
  John Amory, of the ferry, is
dead and the boat with him.
"""


def test_a_signature_a_little_in_from_the_right_heads_no_item_either() -> None:
    assert [region.kind for region in layout.arrange(drawn(CREDITED), ENGLISH).regions] == [Kind.BODY] * 2


OVER_ONE_COLUMN = """
          ! A GOOD REPLY            man up who had seen it do so
The lawyer asked the farmer if he   himself. The cow was sent to
was quite sure of it this time.     him by the court on Tuesday.

        # LITERARY NOTICE
                                    The men of the mill came out
We have upon our table a new book   on Monday, and there is none
of Sketches by a Lady, bound with   of them that has gone in yet.
gold and green. The style is chaste.
           ! CAUTION                The owner will not see them
Whereas my brother has left my bed  and they will not see him, so
and my board, all of you are now    they are quits, and the river
hereby warned off him and his dog.  runs by the wheel for nothing.
"""


def test_no_text_in_the_next_column_goes_on_under_a_headline_in_the_middle_of_one() -> None:
    reading = drawn(OVER_ONE_COLUMN)
    (top,) = [line.box.top for line in reading.lines if line.text == "CAUTION"]
    lines = [moved(line, 14) if line.box.top >= top else line for line in reading.lines]

    assert "CAUTION" in headlines(replace(reading, lines=tuple(lines)))


def news(*titles: str) -> str:
    """A page that has a poem and *titles*, each with its text, white between."""
    poem = "         # LINES TO A STOVE\n\n   Let others sing the hearth;\n   I sing the stove, and cheap.\n"
    text = "The men of the hill\nsaw it on Monday, and one of\nthem has not been well since.\n"
    return poem + "".join(f"\n  {title}{text}" for title in titles)


STOPPED = ("DROWNED.—", "FIRE.—", "LARGE PIKE.—", "THE WEATHER.—", "CHOLERA.—")


def test_capitals_whose_stop_or_dash_is_worn_open_an_item_where_more_have_both() -> None:
    def opened(*titles: str) -> list[str]:
        return [article[: article.index("The men")] for article in told(news(*titles))[1:]]

    titles = ["A LARGE OX—", *STOPPED, "COMETS. "]

    assert opened(*titles) == titles
    assert opened(*titles[2:]) == titles[2:-1]


def test_three_such_on_end_are_the_entries_of_a_list() -> None:
    def worn(*titles: str) -> int:
        return len(items.led(layout.arrange(drawn(news(*STOPPED, *titles)), ENGLISH))[0])

    assert [worn("CEDAR FLATS—", "PORT ELLERY—"), worn("CEDAR FLATS—", "PORT ELLERY—", "STANNARD—")] == [2, 0]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Twenty-first Year", True),
        ("4th year", True),
        ("SEVENTEENTH YEAR", True),
        ("peas, of last year’s growth", False),
    ],
)
def test_the_year_of_a_paper_has_a_number_and_is_not_last_year(text: str, told: bool) -> None:
    assert (furniture.YEARS.search(text) is not None) == told


@pytest.mark.parametrize(
    ("name", "parts"),
    [("Miscellany.", ["Miscellany. THE WAGER. A TALE."]), ("The Mill.", ["The Mill. THE WAGER.", "A TALE."])],
)
def test_the_headline_under_a_department_s_name_is_no_section_s_heading(name: str, parts: list[str]) -> None:
    decks = [[set_row(name, 140, 40.0)], [set_row("THE WAGER.", 120, 36.0)], [set_row("A TALE.", 150, 24.0)]]
    items = [set_row(text, 150, 24.0) for text in ("A COMET.", "A PIKE.", "THE BRIDGE.", "FIRE.")]
    rows_ = [*(row for deck in decks for row in deck), *items]
    above = dict(zip(map(id, rows_[1:3]), rows_, strict=False))
    places = {
        id(row): Place(row, (100.0, 400.0), above.get(id(row)), None, 0.3, 0.3, False, False, False, 20.0)
        for row in rows_
    }
    found = sections.parted([decks, *([[item]] for item in items)], places)

    assert [" ".join(row.text for deck in part for row in deck) for part in found[: len(parts)]] == parts


@pytest.mark.parametrize(
    ("last", "left", "dated"),
    [("CO., MAY 22, 1853.", 260, True), ("CO., MAY 22, 1853.", 110, False), ("CO., IN MAY OF LATE.", 220, False)],
)
def test_a_place_and_a_day_at_the_right_head_nothing(last: str, left: float, dated: bool) -> None:
    first, second = set_row("HORSE-SHOE BAR, EL DORADO", 140, 20.0), set_row(last, left, 20.0)
    edges = (100.0, second.box.right + 5)
    first = replace(first, box=replace(first.box, right=second.box.right))
    places = {
        id(first): Place(first, edges, None, second, 1.0, 0.0, False, False, False, 20.0),
        id(second): Place(second, edges, first, None, 0.0, 0.0, False, False, False, 20.0),
    }

    assert [closing.dates_a_letter(place, places) for place in places.values()] == [dated, dated]
