"""Lessons of the segmenter: where an article begins and ends on a drawn page."""

import re
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ingest import layout
from ingest.layout import wording
from ingest.model import Article, Box, Kind, Line, Page, Word
from ingest.segmenters import fragments, imprints, load
from ingest.segmenters.matching import Link, best
from ingest.segmenters.wording import is_open, makes_a_word, opens_an_item, read_jump
from ingest.settings import Profile, Read, Settings
from tests.drawing import drawn

ENGLISH = Settings(read=Read(languages=("eng",)))


def articles(*pages: str, settings: Settings = ENGLISH) -> tuple[Article, ...]:
    return load("headlines")(pages_of(*pages, settings=settings), settings)


def pages_of(*pages: str, settings: Settings = ENGLISH) -> list[Page]:
    return [layout.arrange(drawn(page, path=f"p{n}.tif"), settings) for n, page in enumerate(pages, 1)]


def told(*pages: str, settings: Settings = ENGLISH) -> list[str]:
    """The texts of all articles, paragraphs parted by a stroke."""
    found = articles(*pages, settings=settings)
    return [article.text.replace("\n\n", " | ") for article in found if article.kind != "furniture"]


OVER_BOTH = """
# A HEADLINE OVER BOTH

  The men of the mill went      of the yard and asked for
home at noon on Friday and      the same, and the master
said that they would stay       gave it them before night
there until the wages were      had fallen, so that the
paid. Then came the women       lamps were lit on time.
"""


def test_a_headline_over_two_columns_opens_one_article() -> None:
    expected = (
        "A HEADLINE OVER BOTH | The men of the mill went home at noon on Friday and said that they would stay there "
        "until the wages were paid. Then came the women of the yard and asked for the same, and the master gave it "
        "them before night had fallen, so that the lamps were lit on time."
    )

    assert [expected] == told(OVER_BOTH)


SHORT_LAST_ROW = """
! THE KITCHEN MOVES                  the stable, where the dog can

The kitchen has moved from the       be heard by all who pass that
stable to the union hall. You        way at night. It is friendly,
enter by the yard, until half        they say, when it is called by
six.                                 its name, which is Dividend.
     Bring a plate, says the         The plates are in the hall and
cook, for there are only nine        the spoons at the ferryman's.
in the house and forty people.
"""


def test_a_paragraphs_indented_first_row_stands_under_the_short_last_row_before_it() -> None:
    whole = drawn(SHORT_LAST_ROW)
    lines = []
    for line in whole.lines:
        low = [replace(word, box=replace(word.box, top=word.box.top + 6)) for word in line.words]
        lines.append(replace(line, words=tuple(low)) if line.text == "six." else line)  # its dot was not seen
    found = fragments.of_page(layout.arrange(replace(whole, lines=tuple(lines)), ENGLISH), 1, 0)
    assert ["THE KITCHEN", "The kitchen", "six.", "Bring a pla", "cook, for t"] == [
        r.text[:11] for r in found[0].regions
    ]


RULED_UNDER = """
! THE KITCHEN MOVES
----------------------------

The kitchen has moved from the
stable to the union hall. You
enter by the yard and the dog
is friendly if called by name.
"""


def test_a_rule_under_a_headline_stands_in_wider_white_and_parts_it_not_from_its_text() -> None:
    (article,) = articles(RULED_UNDER)
    assert (article.headline, article.text[:34]) == ("THE KITCHEN MOVES", "THE KITCHEN MOVES\n\nThe kitchen has")


@pytest.mark.parametrize(("before", "behind"), [(":", ". ."), ("-", "°"), ("*", "*")])
def test_specks_read_beside_a_headline_are_no_part_of_it(before: str, behind: str) -> None:
    specked = OVER_BOTH.replace("A HEADLINE OVER BOTH", f"{before} A HEADLINE OVER BOTH {behind}")
    assert ["A HEADLINE OVER BOTH"] == [article.headline for article in articles(specked)]


WRAPPED = """
! THE BRIDGE IS SHUT            not be mended before the

  The bridge over the canal     spring, says the council.
was shut on Monday because
of a crack in the arch that     ! A COW IS FOUND
the carters had seen in the
winter and told nobody of.        A cow was found on the
It is an old bridge and can     green and wants its owner.
"""


def test_text_without_headline_at_a_columns_head_goes_on_with_the_column_before() -> None:
    expected = [
        "THE BRIDGE IS SHUT | The bridge over the canal was shut on Monday because of a crack in the arch that the "
        "carters had seen in the winter and told nobody of. It is an old bridge and can not be mended before the "
        "spring, says the council.",
        "A COW IS FOUND | A cow was found on the green and wants its owner.",
    ]

    assert expected == told(WRAPPED)


def test_a_speck_behind_a_columns_last_word_ends_no_sentence() -> None:
    specked = WRAPPED.replace("bridge and can  ", "bridge and can .")
    assert specked != WRAPPED and len(told(specked)) == 2


PARAGRAPHS = """
! THE BRIDGE IS SHUT              The old one will not be
                                mended before the spring,
  The bridge over the canal     says the council.
was shut on Monday because
of a crack in the arch that
the carters had seen in the     ! A COW IS FOUND
winter and told nobody of.
It is an old bridge and they      A cow was found on the
will have a new one by then.    green and wants its owner.
"""


def test_a_paragraph_at_a_columns_head_goes_on_though_a_full_lines_stop_was_not_read() -> None:
    assert len(told(PARAGRAPHS)) == 2
    assert len(told(PARAGRAPHS.replace("one by then.", "one by them"))) == 2


def test_a_paragraph_at_a_columns_head_goes_on_though_its_capital_was_read_as_a_small_letter() -> None:
    assert len(told(PARAGRAPHS.replace("The old one", "the old one"))) == 2


RULED = """
! THE BRIDGE IS SHUT            ! A SHORT PIECE

  The bridge over the canal       The mayor was seen on the
was shut on Monday because      ice and fell. He laughed.
of a crack in the arch that
the carters had seen in the     -------------------------
winter and told nobody of.      spring, says the council.
It is an old bridge and can
not be mended before the        -------------------------
"""


def test_text_under_a_rule_in_the_next_column_goes_on_where_a_sentence_broke_off() -> None:
    expected = [
        "THE BRIDGE IS SHUT | The bridge over the canal was shut on Monday because of a crack in the arch that the "
        "carters had seen in the winter and told nobody of. It is an old bridge and can not be mended before the "
        "spring, says the council.",
        "A SHORT PIECE | The mayor was seen on the ice and fell. He laughed.",
    ]

    assert expected == told(RULED)


SET_OFF = """
! THE BRIDGE IS SHUT            ! A SHORT PIECE

  The bridge over the canal       The mayor was seen on the
was shut on Monday because      ice and fell. He laughed.
of a crack in the arch that
the carters had seen in the            --------
winter and told nobody of.        The herring came early in
It is old and is mended.        the year with the ice.
"""


def test_text_that_opens_under_a_dash_in_the_next_column_is_an_item_where_a_sentence_ended() -> None:
    expected = [
        "THE BRIDGE IS SHUT | The bridge over the canal was shut on Monday because of a crack in the arch that the "
        "carters had seen in the winter and told nobody of. It is old and is mended.",
        "A SHORT PIECE | The mayor was seen on the ice and fell. He laughed.",
        "The herring came early in the year with the ice.",
    ]

    assert expected == told(SET_OFF)


STOPPED = """
! THE BRIDGE IS SHUT            Nobody had seen it before,
                                his wife and son say.
  The bridge over the canal
was shut on Monday for the      ! A SHORT PIECE
winter, and the carters say
                                  The mayor was seen on the
         -------                ice and fell. He laughed.
  Mr. Otto Voss, the smith,
found a key in his own well.
"""


def test_the_last_item_of_a_column_goes_on_not_the_one_that_a_dash_ends_over_it() -> None:
    expected = [
        "THE BRIDGE IS SHUT | The bridge over the canal was shut on Monday for the winter, and the carters say",
        "Mr. Otto Voss, the smith, found a key in his own well. Nobody had seen it before, his wife and son say.",
        "A SHORT PIECE | The mayor was seen on the ice and fell. He laughed.",
    ]

    assert expected == told(STOPPED)


PARTED = """
  The herring came early in
the year and the boats went
out on Sunday. All is well.

          -----

  A lamp was put at the foot
of the steps by the council
and was broken on Tuesday.

          -----

  The reading room is open
again, and it has a stove.
"""


def test_items_parted_by_short_rules_need_no_headline() -> None:
    expected = [
        (None, "The herring came early in the year and the boats went out on Sunday. All is well."),
        (None, "A lamp was put at the foot of the steps by the council and was broken on Tuesday."),
        (None, "The reading room is open again, and it has a stove."),
    ]

    assert expected == [(article.headline, article.text) for article in articles(PARTED)]


UNDER_RULES = """
! {first}

  The herring came early in
the year and the boats went
out on Sunday. All is well.
         -------
  A lamp was put at the foot
of the steps by the council
and was broken on Tuesday.

---------------------------

! A COW IS FOUND

  A cow was found on the
green and wants its owner.

---------------------------

! THE BRIDGE IS SHUT

  The bridge over the canal
was shut on Monday morning.

---------------------------

! A SHORT PIECE

  The mayor was seen on the
ice and fell. He laughed.

{over}

! THE ROOF LEAKS

  The roof of the hall lets
in the rain, as it always did.
"""


def test_a_dash_parts_notes_of_one_item_where_wider_rules_stand_over_headlines() -> None:
    notes = "The herring came early in the year and the boats went out on Sunday. All is well."
    lamp = "A lamp was put at the foot of the steps by the council and was broken on Tuesday."
    wide = told(UNDER_RULES.format(first="TOWN NOTES", over="-" * 27))
    mixed = told(UNDER_RULES.format(first="TOWN NOTES", over="         -------"))

    assert wide[0] == f"TOWN NOTES | {notes} | {lamp}"
    assert mixed[:2] == [f"TOWN NOTES | {notes}", lamp]


WHITE_BETWEEN = """
  The men of the mill went
home at noon on Friday and
said that they would stay.
  Then there came the women
of the yard and asked for it.
  A lamp was broken.

  A lamp was put at the foot
of the steps by the council.
  It was broken on Tuesday.

  The reading room is open
again, and it has a stove.
  Come in on any day.

  The herring came early in
the year and the boats went.
  All is well with them now.

  A cow was found on the
green and wants its owner.
  It has given no milk.
"""


def test_white_parts_items_where_paragraphs_are_told_by_their_indent() -> None:
    (indented,) = pages_of(WHITE_BETWEEN)
    (spaced,) = pages_of(re.sub(r"^  ", "", WHITE_BETWEEN, flags=re.MULTILINE))

    assert [len(fragments.of_page(page, 1, 0)) for page in (indented, spaced)] == [5, 1]


LOST = """
  The ship lay at the quay in
the night and at dawn it was
gone. Nobody saw it go.
              -----
  A cow was found on the green
and wants its owner to come.
She gives no milk any more.
              -----
  The reading room is open and
has a stove. Come in on any
day, and bring a log for it.
              -----
  The herring came early this
year and the boats went out.
They are not all back again.
              -----
  A lamp was put at the foot
of the steps by the council.
It was broken on a Tuesday.
{}  Kossuth is at a cottage, and
rises at five and teaches his
boys the mathematics by noon.
"""


@pytest.mark.parametrize(("white", "items"), [("\n", 6), ("", 5)])
def test_white_as_wide_as_that_around_the_dashes_of_a_page_parts_items_where_the_dash_was_lost(
    white: str, items: int
) -> None:
    assert len(articles(LOST.format(white))) == items


@pytest.mark.parametrize(
    ("second", "languages", "told"),
    [("ers have", ("eng",), True), ("part of", ("eng",), False), ("part of", (), None), ("12 have", ("eng",), None)],
)
def test_the_halves_of_a_word_at_a_hyphen_say_whether_one_goes_on_with_the_other(
    second: str, languages: tuple[str, ...], told: bool | None
) -> None:
    one, other = pages_of(f"for nothing. The schoolteach-\n\n\n\n{second} nothing")[0].regions

    assert makes_a_word(one.lines[0], other.lines[0], languages) is told


@pytest.mark.parametrize(
    ("text", "opens"), [("DETROIT — The men went", True), ("Oct. 24 — Retirement of", False), ("Monday — Bring", False)]
)
def test_a_place_before_a_dash_opens_an_item_and_a_day_does_not(text: str, opens: bool) -> None:
    (region,) = pages_of(text)[0].regions

    assert opens_an_item(region.lines[0]) is opens


def test_two_links_that_are_better_together_take_the_place_of_the_best_one() -> None:
    upper, lower, second, fourth = parts = [fragments.Fragment(1, number, []) for number in range(4)]
    scores = {(1, 2): 5.3, (0, 2): 4.6, (1, 3): 3.7, (0, 3): 1.0}
    links = [Link(score, parts[before], parts[after]) for (before, after), score in scores.items()]
    far = [replace(link, score=3.2) if link.after is fourth else link for link in links]

    taken = [{link.before.number: link.after.number for link in best(some).values()} for some in (links, far)]

    assert taken == [{upper.number: second.number, lower.number: fourth.number}, {0: 3, 1: 2}]


FRAMED_TOO = """
The men of the mill went      +----------------------------+
home at noon on Friday and    |                            |
said that they would stay.    |  The herring came early in |
                              |  the year and it is gone.  |
Then there came the women     |                            |
of the yard and asked for     |  A cow was found here and  |
it, and had it by evening.    |  wants its owner to come.  |
                              |                            |
A lamp was put at the foot    |  It has given no milk, as  |
of the steps by the council   |  one would, being a cow.   |
and was out by the morning.   |                            |
It was lit again on Monday    +----------------------------+
by a boy with a ladder. He
had been asked by no one to
do it, and was paid nothing,
and has said that it was not
he. The council has written
to the gas works, which has
answered with the account of
the year before last, and of
the lamp it said no word. So
it burns, and nobody has yet
put it out by night. Whoever
knows the boy may tell him.
"""


def test_white_between_paragraphs_in_a_frame_says_how_the_page_sets_them() -> None:
    (page,) = pages_of(FRAMED_TOO)
    (without,) = pages_of(re.sub("[+|][^\n]*", "", FRAMED_TOO))

    assert [len(fragments.of_page(one, 1, 0)) for one in (page, without)] == [1, 3]


BARRED = """
# ONE STORY HERE

  The first of the stories      ended, and that was all of
went on to the foot of its      it that there was to tell.
column and over to where it

-----------------------------------------------------------

! ANOTHER                       and went over to the next
                                column under the long rule.
  The second began below
the rule and broke off here
"""


def test_no_text_goes_over_a_rule_that_spans_both_columns() -> None:
    expected = [
        "ONE STORY HERE | The first of the stories went on to the foot of its column and over to where it ended, and "
        "that was all of it that there was to tell.",
        "ANOTHER | The second began below the rule and broke off here and went over to the next column under the long "
        "rule.",
    ]

    assert expected == told(BARRED)


FRONT = """
# STRIKE AT THE OLD MILL

  The men of the mill went      of the yard and asked for
home at noon on Friday and      the same, and the master
said that they would stay       was not at home to anyone
there until the wages were      who had come to see about
paid. Then came the women            See STRIKE, page 2
"""
INSIDE = """
# STRIKE                        ! A COW IS FOUND

(Continued from page 1)           A cow was found on the
                                green and wants its owner.
money, so that they waited      It eats a great deal and
until he came, which was at     is kept in the schoolyard
six. He paid them all.          until somebody comes.
"""


def test_jump_lines_and_a_shortened_headline_join_an_article_over_pages() -> None:
    expected = [
        "STRIKE AT THE OLD MILL | The men of the mill went home at noon on Friday and said that they would stay there "
        "until the wages were paid. Then came the women of the yard and asked for the same, and the master was not at "
        "home to anyone who had come to see about money, so that they waited until he came, which was at six. He paid "
        "them all.",
        "A COW IS FOUND | A cow was found on the green and wants its owner. It eats a great deal and is kept in the "
        "schoolyard until somebody comes.",
    ]

    assert expected == told(FRONT, INSIDE)


def test_a_text_from_a_page_that_was_not_read_goes_on_from_where_the_reader_was_sent_to_it() -> None:
    """And not from what has a headline like its own, which sends nobody anywhere."""
    front = FRONT.replace("See STRIKE, page 2", "(Cont. on page 2, col. 1)")
    other = FRONT.replace("STRIKE AT THE OLD MILL", "NO WORK IN THE YARDS").replace("See STRIKE, page 2", "to see.")
    found = told(other + front, INSIDE.replace("# STRIKE", "# YARDS ").replace("page 1)", "page )"))

    assert [text.partition(" | ")[0] for text in found if "He paid" in text] == ["STRIKE AT THE OLD MILL"]


UNDER_AN_OPEN_END = """
! A COW IS FOUND                a great deal and is kept in
                                the schoolyard until someone
  A cow was found on the        comes.
green and wants its owner.
It is brown and white and eats

# STRIKE
(Continued from page 1)

money, so that they waited
until he came, which was at
six. He paid them all.
"""


def test_a_word_that_stands_for_a_headline_overleaf_ends_the_text_over_it_that_breaks_off() -> None:
    assert told(FRONT, UNDER_AN_OPEN_END)[0] == told(FRONT, INSIDE)[0]


@pytest.mark.parametrize("one", ["L", "l", "I"])
def test_a_page_1_that_was_read_as_a_letter_is_page_1(one: str) -> None:
    assert told(FRONT, INSIDE.replace("page 1)", f"page {one})")) == told(FRONT, INSIDE)


@pytest.mark.parametrize(
    ("to", "back"), [("page 2", "front page"), ("back page", "page 1"), ("last page", "front page")]
)
def test_the_front_page_is_page_1_and_the_back_page_the_last(to: str, back: str) -> None:
    front = FRONT.replace("See STRIKE, page 2", f"Continued on {to}")
    inside = INSIDE.replace("# STRIKE ", "         ").replace("page 1)", f"{back})")

    assert told(front, inside) == told(FRONT, INSIDE)


def test_a_papers_own_jump_lines_come_from_its_profile() -> None:
    front, inside = FRONT.replace("See STRIKE, page 2", "Vide infra II"), INSIDE.replace("Continued from", "Vide supra")
    own = Settings(read=Read(languages=("eng",)), profile=Profile(jump_patterns=(r"Vide infra", r"Vide supra")))

    assert told(FRONT, INSIDE) == told(front, inside, settings=own)


FRENCH = """
# LA FABRIQUE FERME

  Les ouvriers de la fabrique      et le maire a dit que les
sont rentrés lundi à midi et       machines ne partiront pas
les femmes de la cour sont         avant que tout soit payé à
venues avec eux à la mairie              Suite page 2
"""
FRENCH_INSIDE = """
# LA FABRIQUE FERME                ! UNE VACHE

(Suite de la page 1)                 Une vache a été trouvée
                                   sur le pré et demande son
ceux qui ont travaillé dans        maître.
la nuit de samedi.
"""


def test_french_jump_lines_are_known() -> None:
    french = Settings(read=Read(languages=("fra",)))

    assert ["fr", "fr"] == [article.language for article in articles(FRENCH, FRENCH_INSIDE, settings=french)]
    assert told(FRENCH, FRENCH_INSIDE, settings=french)[0].endswith(
        "partiront pas avant que tout soit payé à ceux qui ont travaillé dans la nuit de samedi."
    )


BOXED = """
! THE BRIDGE IS SHUT            +-------------------------+
                                |                         |
  The bridge over the canal     | ! SICK FUND             |
was shut on Monday because      |                         |
of a crack in the arch that     | The fund pays on Friday |
the carters had seen in the     | at the hall. Bring the  |
winter and told nobody of.      | card and the number.    |
It is an old bridge and can     |                         |
                                +-------------------------+
"""


def test_a_box_is_an_article_of_its_own() -> None:
    expected = "SICK FUND | The fund pays on Friday at the hall. Bring the card and the number."

    assert expected in told(BOXED)


CREDITED = """
# THE GLASSWORKS OF VALBRUNE

By Marta Delaney

Translated from Le Fanal, the
newspaper of the workers.

  VALBRUNE—Since Monday the
furnace has been out and the
boys have slept at home for
the first time in the year.
"""


def test_byline_credit_and_dateline_are_told_by_their_wording() -> None:
    (article,) = articles(CREDITED)

    assert (
        "THE GLASSWORKS OF VALBRUNE",
        "By Marta Delaney",
        "Translated from Le Fanal, the newspaper of the workers.",
        "VALBRUNE",
    ) == (article.headline, article.byline, article.credit, article.dateline)


PICTURED = """
# A PICTURE OF THE QUAY

%%%%%%%%%%%%%%%%%%%%%%%%%%      had gone, and that was all
%%%%%%%%%%%%%%%%%%%%%%%%%%      that anybody saw of it in
%%%%%%%%%%%%%%%%%%%%%%%%%%      the harbor until Tuesday
%%%%%%%%%%%%%%%%%%%%%%%%%%      when it came back with no
The quay on the first day.      one on board but a cat and
                                two dogs of a good breed.
  The ship lay at the quay      The owner was not pleased.
in the night and at dawn it     He has sold the ship.
"""


def test_a_caption_belongs_to_the_article_of_its_picture() -> None:
    (article,) = articles(PICTURED)

    assert "The quay on the first day." in article.text.split("\n\n")
    assert "at dawn it had gone, and that was all" in article.text


MAPPED = """
! Map of the day               ! Mayor's Office
%%%%%%%%%%%%%%%%%%%%%%%%%%
%%%%%%%%%%%%%%%%%%%%%%%%%%     The office is shut on the
%%%  # HARBOR  %%%%%%%%%%%     day of the regatta and on
%%%%%%%%%%%%%%%%%%%%%%%%%%     the day after it, when all
%%%%%%%%%%%  North Pier  %     who can row are asleep.
%%%%%%%%%%%%%%%%%%%%%%%%%%
%%%%%%%%%%%%%%%%%%%%%%%%%%     ! Schools
The piers of the harbor.
                               There is no school on the
! Jobs                         day of the regatta, and a
                               short one on the day after
The mill takes on ten men      it for those who do not
and a cook for the winter.     row or cheer.
"""


def test_a_headline_over_a_picture_with_lettering_and_a_caption_are_one_article() -> None:
    assert [
        "Map of the day\n\nHARBOR North Pier\n\nThe piers of the harbor.",
        "Jobs\n\nThe mill takes on ten men and a cook for the winter.",
    ] == [article.text for article in articles(MAPPED)[:2]]


SECOND_PICTURED = """
# A PICTURE OF THE QUAY

  The ship lay at the quay      %%%%%%%%%%%%%%%%%%%%%%%%%
in the night and at dawn it     %%%%%%%%%%%%%%%%%%%%%%%%%
had gone, and that was all      %%%%%%%%%%%%%%%%%%%%%%%%%
that anybody saw of it in       The quay on the first day.
the harbor until Tuesday
when it came back with no       one on board but a cat and
flag and not a lamp and no      two dogs of a good breed.
"""


def test_text_under_a_caption_goes_on_with_the_column_before() -> None:
    (article,) = articles(SECOND_PICTURED)

    assert "and no one on board but a cat and two dogs of a good breed." in article.text


RUN_IN = """
! THE BRIDGE IS SHUT              FIRE.—A shed burned down
                                on Sunday. It held hay and
  The bridge over the canal     two goats, who were saved.
was shut on Monday because
of a crack in the arch that
the carters saw on Friday.
"""


def test_a_run_in_headline_at_a_columns_head_opens_an_item() -> None:
    expected = [
        "THE BRIDGE IS SHUT | The bridge over the canal was shut on Monday because of a crack in the arch that the "
        "carters saw on Friday.",
        "FIRE.—A shed burned down on Sunday. It held hay and two goats, who were saved.",
    ]

    assert expected == told(RUN_IN)


def test_a_notice_is_what_the_profile_calls_one() -> None:
    paper = Settings(read=Read(languages=("eng",)), profile=Profile(notice_headlines=("Sick Fund",)))

    assert "notice" in [article.kind for article in articles(BOXED, settings=paper)]


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Issued every Wed. and Sat. by the residents. Editor....Tosh Inada City Ed.......Grace Ikeda", True),
        ("Published every Saturday. Subscription $1. Entered as second-class matter at the Post Office", True),
        ("Paraît tous les jeudis. Rédaction : 9, rue du Four. Gérante : L. Blum. Abonnement : 6 francs", True),
        ("The book was published twice and every editor in the town had praised it.", False),
        ("The editor, the news editor and the artists are to meet every Saturday.", False),
    ],
)
def test_a_text_that_says_when_the_paper_comes_out_and_who_makes_it_is_its_imprint(text: str, is_one: bool) -> None:
    assert imprints.is_one(text) == is_one


@pytest.mark.parametrize(("last", "open_"), [("—a former inspector", False), ("the men of the mill", True)])
def test_a_text_that_somebody_signed_has_come_to_its_end(last: str, open_: bool) -> None:
    page = pages_of(f"The pump had been taken from the\nhouse by somebody who was not of\n             {last}\n")[0]
    signed = page.regions[-1]

    assert is_open(signed.lines[-1], signed) == open_


IMPRINT = """
# THE DUNMORE LANTERN
Issued every Friday by the men.
Editor             Tosh Inada
Sports Editor      Grace Ikeda
Typist             Ann Dufour
"""


def test_an_imprint_is_no_article() -> None:
    assert [article.kind for article in articles(IMPRINT)] == ["notice"]


WORDS = st.sampled_from(
    ["aa", "Bb", "the", "GOAT", "7", "—", "end.", "co-", "* * *", "By Ann", "page 2", "----", "|", "#"]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(WORDS, max_size=6), max_size=12))
@example([["aa"], ["aa", "----"]])  # a running head of nothing but what heads a side column
def test_every_region_is_in_exactly_one_article(rows: list[list[str]]) -> None:
    pages = pages_of("\n".join("   ".join(row) for row in rows) or " ")
    placed = [id(region) for page in pages for region in page.regions]

    found = [id(piece.region) for article in load("headlines")(pages, ENGLISH) for piece in article.pieces]

    assert sorted(placed) == sorted(found)


STRIPS = """
! PARKING              it would be open again     that nobody had left at
                       by the end of the month    the gate by mistake. It
  The garage is shut   or somewhat later.         has been there since.
for a week, and the
city has said since    ! WALKING
that it was planned
in the spring and      The clerks walk to work


! TROPHY               and were glad of it.       ! LIBRARY

  Our team has won     ! SERVICE                    The shelf is open to
the cup of the city                               all who can read, and
in a match with the      Moses has been twelve    to others.
firemen, who lost it   years with us.
"""


def test_an_item_goes_on_at_the_head_of_the_next_column_of_its_own_strip() -> None:
    told_ = {article.headline: " ".join(article.text.split()[1:]) for article in articles(STRIPS)}

    assert "planned in the spring and it would be open again" in told_["PARKING"]
    assert "who lost it and were glad of it." in told_["TROPHY"]
    assert "walk to work that nobody had left" in told_["WALKING"]


PALE = """
# A SHED BY THE QUAY

By Ann Oakes







  The ship lay at the quay
in the night and at dawn it
had gone away from the town.
"""


def test_text_under_a_byline_and_a_picture_too_pale_to_be_seen_is_the_headlines() -> None:
    (article,) = articles(PALE)

    assert article.headline == "A SHED BY THE QUAY" and article.text.endswith("had gone away from the town.")


NAMED_ON = """
# THE SHED BY THE QUAY      # NO TOLL ON THE BRIDGE

  The delegates met in      The carters are to pay
the shed in the evening,    nothing on the footbridge
and the men of the quay        (Continued on page 2)
came to hear them speak.
They were late, and then
all of them asked for M.    d'Aubray, who was not in
                            the town on that day, and
! THE SCHOOL                nobody knew where he was.

  The school is shut for
the week of the fair and
the week after it.
"""


def test_a_sentence_goes_on_after_an_initial_and_under_a_text_that_was_sent_to_another_page() -> None:
    texts = [" ".join(article.text.split()) for article in articles(NAMED_ON)]

    assert any("asked for M. d'Aubray, who was not in" in text for text in texts)


TYPED = """
  The standings are: Motor
Pool, won six and lost one,
and Cooks, won five of seven

       XXXXXXXKXXXX

      Lost and Found

  A brown glove was found in
the laundry on Friday night
and a grey one by the gate.
"""


def test_a_typed_row_of_one_letter_parts_items_and_is_no_headline() -> None:
    told_ = [(article.headline, "XXX" in article.text) for article in articles(TYPED) if article.kind != "furniture"]

    assert [(None, False), ("Lost and Found", False)] == told_


DASHED = """
     ## TEAMS OUT

  Eleven hundred drivers
    leave their wagons
    at noon, and walk
          home.
          ----
      ! COAL IS DEAR.
          ----
 ! Mayor has conferred with
   ! the masters until
       ! midnight.
          ----
  At the stroke of noon the
drivers climbed down and had
walked home by one in rain.
"""


def test_dashes_part_the_decks_of_a_headline_and_its_text_and_end_no_article() -> None:
    (article,) = articles(DASHED)

    assert "TEAMS OUT" == article.headline
    assert article.text.startswith("TEAMS OUT")
    assert article.text.endswith("At the stroke of noon the drivers climbed down and had walked home by one in rain.")


HANGING = """
        ## TEAMS OUT

Eleven hundred drivers leave
   their wagons at noon, and
   walk home.
          ----
  At the stroke of noon the
drivers climbed down and had
walked home by one in rain.
"""


def test_a_deck_may_hang_from_its_first_row_over_a_dash() -> None:
    expected = [
        "TEAMS OUT",
        "Eleven hundred drivers leave their wagons at noon, and walk home.",
        "At the stroke of noon the drivers climbed down and had walked home by one in rain.",
    ]

    assert [" | ".join(expected)] == told(HANGING)


WIRED = """
# THE GLASSWORKS ARE SHUT

  ! {credit}

  VALBRUNE, May 3.—Since noon
the furnace has been out and
the boys have slept at home.
"""


@pytest.mark.parametrize(
    "credit",
    [
        "Special to the Lantern.",
        "From Our Own Correspondent.",
        "Correspondence of the Lantern.",
        "De notre correspondant.",
    ],
)
def test_a_row_that_says_how_a_text_came_is_its_credit_and_no_headline_over_it(credit: str) -> None:
    (article,) = articles(WIRED.format(credit=credit))

    assert ("THE GLASSWORKS ARE SHUT", credit) == (article.headline, article.credit)


def test_a_headline_may_be_about_a_correspondent() -> None:
    credits = ["CORRESPONDENCE.", "LETTER TO THE EDITOR.", "Our Correspondents", "SPECIAL NOTICE TO OUR READERS."]

    assert [] == [text for text in credits if wording.is_credit(text, ENGLISH.profile)]


@pytest.mark.parametrize(
    "text", ["(Cont. on p: 2)", "(Cont. on pe 2)", "Contmued on page 2", "Continued on Fage 2", "(Gontinued on page 2)"]
)
def test_a_jump_line_of_which_a_letter_or_a_stop_was_misread_is_one(text: str) -> None:
    jump = read_jump(text, ENGLISH.profile)

    assert (True, False, 2, "") == (wording.sends_on(text), jump.back, jump.page, jump.word)


@pytest.mark.parametrize("text", ["(Continued from Page ( ne.)", "Continued on Page 2, Column J.", "Continued on Page"])
def test_a_jump_line_whose_number_was_misread_is_one(text: str) -> None:
    assert wording.sends_on(text)


@pytest.mark.parametrize(
    "text", ["The cage of 1904", "confined to bed", "Order form 3", "from stage 2", "from 4 p.m. It takes six"]
)
def test_words_that_are_nearly_those_of_a_jump_line_make_none(text: str) -> None:
    assert not wording.sends_on(text)


def test_a_speck_or_a_quote_before_a_name_makes_it_no_less_a_byline() -> None:
    rows = ["by ‘Nora Oakes", "By “Old Timer”", "·By Ann Oakes", "by 'the river"]

    assert [True, True, True, False] == [wording.is_byline(text) for text in rows]


def test_a_row_behind_a_dash_that_ends_in_a_comma_is_no_signature() -> None:
    assert [True, False] == [wording.is_byline(text) for text in ("— Anna Oakes.", "- Out,")]


HEADED_BESIDE = """
# THE SHIP AT THE QUAY

  The ship lay at the quay     dogs of a good breed, and      # A CAT AT HOME
in the night and at dawn it    the owner was not pleased.
had gone, and that was all     He has sold the ship to a      The cat has come home from
that anybody saw of it in      man from the north country.    the wood and will not say
the harbor until Tuesday                                      where she was.
when it came back with no
one on board but a cat and                                    # TEN MEN AT WORK
two dogs of a good breed.      ! What the Mate Said
Then the boys swam out and       The mate went north with     The kitchen has moved from
tied her to the pier, with     her, and says that he was      the stable to the hall, and
a rope that was too short.     never asked whether a cat      you enter it by the yard.
"""


def test_a_headline_does_not_stand_over_a_column_whose_text_has_its_own_though_that_is_higher_up() -> None:
    assert [
        "What the Mate Said | The mate went north with her, and says that he was never asked whether a cat",
        "A CAT AT HOME | The cat has come home from the wood and will not say where she was.",
        "TEN MEN AT WORK | The kitchen has moved from the stable to the hall, and you enter it by the yard.",
    ] == told(HEADED_BESIDE)[1:]


SENT_FROM = """
              # THE SHIP THAT LAY AT THE QUAY IS GONE, AND CAME BACK TO TOWN

                                   Continued from page 1

the ship lay at the quay       that anybody saw of it in      ashore. That was the end of
in the night and at dawn it    the harbor until Tuesday       it, and nobody in the town
had gone, and that was all     when it came back and ran      has spoken of it since then.
"""


def test_a_jump_line_under_a_headline_stands_over_the_same_columns() -> None:
    (page,) = pages_of(SENT_FROM)

    assert [(0, 2)] == [region.columns for region in page.regions if region.kind is Kind.JUMP]


SPECKLED = """
# THE CAT THAT CAME BACK

The cat has come home from
the wood and will not say
where she was, but a few of
us know it and so will you.


  She went to see the mate of
the ship and to ask of him
where the dog is. He is fed
by the mate in the hall.
"""


def test_two_specks_far_apart_that_are_read_as_one_line_are_no_divider() -> None:
    reading = drawn(SPECKLED)
    specks = Line((Word(":", Box(130, 278, 134, 284), 0.7), Word("à", Box(366, 279, 370, 284), 0.6)))
    page = layout.arrange(replace(reading, lines=(*reading.lines, specks)), ENGLISH)

    found = load("headlines")([page], ENGLISH)

    assert ["THE CAT THAT CAME BACK"] == [article.headline for article in found if article.kind == "article"]


RAGGED = """
# A WALK TO THE COAST               ! CONTACT US

The cat has come home from          Editor, ext. 27
the wood and will not say           Service, ext. 40
where she was, but a few of         Help, ext. 43
us know it and so will you.         Office, ext. 10
She went to see the mate of
the ship and to ask of him          Send us stories before ten days are up
where the dog is. He is fed         of May.
by the mate in the hall. In
the night the ship has gone         ! JOBS TO FILL
and that was all that any of
us saw of it in the harbor          Mechanic, day
until Tuesday, when it came         Clerk, part time
back with no one on board.          Cook, all night
She is tied to the pier now
with a rope that was lent.          ! QUICK TIP

The boys who swam out to her        To print on both sides, take long edge
were given tea and a coat at        of both.
the hall, and went home on a
tram that was lent as well.
"""


def test_the_text_of_a_ragged_column_is_its_headlines_although_most_of_its_lines_are_short() -> None:
    found = articles(RAGGED)

    assert "QUICK TIP\n\nTo print on both sides, take long edge of both." in [article.text for article in found]


def test_a_text_at_the_foot_of_its_strip_goes_on_at_the_strips_next_head_whatever_stands_under_the_rule() -> None:
    page = """
! THE KITCHEN MOVES               Nobody knows when the stoves
                                  are to follow.
  The kitchen has moved from
the stable to the union hall.     ! THE LAMPS
You enter by the yard until
half past nine.                     The lamps are lit at five
                                  and put out when it is day.
--------------------------------------------------------------
! THE GATES                       ! THE DOG

  The gates are shut at night       A dog was found in the hall
and the watchman has the key.     and answers to many names.
"""

    assert [
        "THE KITCHEN MOVES | The kitchen has moved from the stable to the union hall. You enter by the yard until half "
        "past nine. Nobody knows when the stoves are to follow.",
        "THE LAMPS | The lamps are lit at five and put out when it is day.",
        "THE GATES | The gates are shut at night and the watchman has the key.",
        "THE DOG | A dog was found in the hall and answers to many names.",
    ] == told(page)


TAKEN = """
# A CAT AT HOME

The cat has come home from
the wood and will not say
where she was, or why not.

------

  Horse Thief.—Two mares were
taken from the barn of Julius
Oakes on Tuesday night, and
one of them was gray and lame.
"""


def test_a_row_amid_a_sentence_is_no_credit_though_it_begins_as_credits_do() -> None:
    assert told(TAKEN)[-1].startswith("Horse Thief.—Two mares were taken from the barn of Julius Oakes on Tuesday")


@pytest.mark.parametrize(
    ("onward", "back"), [("(over)", "DITCH (cont.)"), ("Continued on page 2: DITCH", "# DITCH: The gates are open")]
)
def test_a_keyword_of_the_headline_finds_what_goes_on_overleaf(onward: str, back: str) -> None:
    front = f"""
# DITCH CREWS WALK OUT

  The crews left the ditch at noon on Friday and went home
over the dry hill. They had been promised a hot meal there.
                              {onward}

# THE DOG

  A dog was found in the hall and answers to many names that
nobody would have thought of.
"""
    overleaf = f"""
{back}

  They will be back when the stoves are, and not before it,
and nobody knows when that will be, for the stoves are on a
train, and the train is on the other side of the mountains.

# THE LAMPS

  The lamps are lit at five and put out again when it is day.
"""
    found = told(front, overleaf)

    assert len(found) == 3 and found[0].startswith("DITCH CREWS WALK OUT") and "when the stoves are" in found[0]


SIGNED_OVER = """
! A WATCH AMONG THE LETTERS     ! THE LAMPS BURN ALL NIGHT

  A young man with a watch has    The lamps of the ninth floor
stood by the sorters since the  burned for a month without a
third of the month. He has a    soul to be seen beneath them.
form, and on it stands what a                   —Anna Oakes
letter takes and what a parcel
takes. He is polite. Whoever    ing on it says what is to be
asks him for more is told that  done with a letter that has
he will be told no more. Noth-  an uncle for its address.
"""


def test_what_begins_amid_a_word_under_a_signature_goes_on_from_elsewhere() -> None:
    page, below = (
        drawn(SIGNED_OVER),
        {"ing on it says what is to be", "done with a letter that has", "an uncle for its address."},
    )
    nearer = [_raised(line, 13) if line.text in below else line for line in page.lines]
    found = load("headlines")([layout.arrange(replace(page, lines=tuple(nearer)), ENGLISH)], ENGLISH)
    watch, lamps = (article.text.replace("\n", " ") for article in found)

    assert watch.endswith(
        "no more. Nothing on it says what is to be done with a letter that has an uncle for its address."
    )
    assert "soul to be seen beneath them." in lamps and "ing on" not in lamps


def _raised(line: Line, by: float) -> Line:
    return replace(line, words=tuple(word.at(_up(word.box, by)) for word in line.words))


def _up(box: Box, by: float) -> Box:
    return Box(box.left, box.top - by, box.right, box.bottom - by)


UNDER_A_DRAWING = """
  ! THE SHIP AS IT IS SEEN FROM THE OLD PIER TODAY

                              said so, and nobody asked him
  # A CAT AT HOME             again until he was dead and
                              the whole town wished it had.
  The cat has come home from    The shops were shut on that
the wood and will not say     day from noon to night and it
where she was in the night.   rained as it had never before
                              rained in the town of the man.
  # ELDER GONE                  His sister has the house and
                              the boat and a cow that is of
  The elder died on Sunday    no use to anybody but a vet.
and is missed by all, for
he knew it would and often
"""


def test_text_that_begins_small_under_a_headline_but_not_at_its_left_goes_on_from_elsewhere() -> None:
    found = told(UNDER_A_DRAWING)

    assert "THE SHIP AS IT IS SEEN FROM THE OLD PIER TODAY" == found[0]
    assert "he knew it would and often said so, and nobody asked him again" in found[2]


FRAMED_FIRST = """
! A COW IS FOUND

  A cow was found upon the
green and wants an owner. It
has a bell and nobody at all.

+-------------------------------+
|  ! EIGHT CITIES HAVE JOBS     |
|                               |
|  Offers of work outside have  |
| doubled in a month, and most  |
| of them are in the north. In  |
| none of them is there a bed.  |
|         Continued on page 2   |
+-------------------------------+
"""
FRAMED_OVERLEAF = """
! A DOG IS LOST

  The dog was lost upon the
green and wants no owner. It
has a bell and nobody at all.

+-------------------------------+
|  JOBS (continued)             |
|                               |
|  Hostels run by the churches  |
| will lodge all who come, till |
| they have found a room there. |
+-------------------------------+
"""


def test_an_article_in_a_frame_goes_on_in_a_frame_overleaf_where_a_jump_line_says_so() -> None:
    found = told(FRAMED_FIRST, FRAMED_OVERLEAF)

    assert 3 == len(found)
    assert "In none of them is there a bed. | Hostels run by the churches" in found[1]


SENT_ON = """
# THE SHIP AT THE QUAY

  The ship lay at the quay
in the night and at dawn it
had gone away from the town.
Continued on page 2
"""
SPACED = """
# LAUNDRY WINS GLOVES           (Continued from page 1)

It took a petition and a        down to the street, and then
visit by the health officer,    the clerk read it out to the
and in the end half an hour     men who had come for that.
in which no sheet moved in      He read it twice, and none
the hospital.                   of them said a word.

The women say that the lye      He began to write down what
no longer takes the skin off    they were called, until half
their hands, and that gloves    past nine, and it is said
are good for roses too.         that coffee was brought up.
"""


def test_a_paragraph_with_white_over_it_goes_on_from_the_one_over_it_and_not_from_another_column() -> None:
    ship, laundry = told(SENT_ON, SPACED)

    assert "said a word. | He began to write down what they were called" in ship
    assert laundry.endswith("are good for roses too.")
