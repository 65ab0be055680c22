"""Lessons of pictures: what stands under one, and what goes on past it."""

from dataclasses import replace

import pytest

from ingest import layout
from ingest.model import Box, Kind, Line, Reading, Word
from ingest.segmenters import load
from ingest.settings import Read, Settings
from tests.drawing import drawn

ENGLISH = Settings(read=Read(languages=("eng",)))


def told(*readings: Reading) -> list[str]:
    """The texts of all articles, paragraphs parted by a stroke."""
    found = load("headlines")(layout.arranged(readings, ENGLISH), ENGLISH)
    return [article.text.replace("\n\n", " | ") for article in found if article.kind != "furniture"]


def captions(reading: Reading) -> list[str]:
    return [region.text for region in layout.arrange(reading, ENGLISH).regions if region.kind is Kind.CAPTION]


AMID = """
# THE SHIP AT THE QUAY

  The ship lay at the quay     had gone, and that was all
in the night and at dawn it    that anybody saw of it in
was seen by the watch, who     the harbor until Tuesday
told the mayor. Then he        when it came back with no
slept until noon.              one on board but a cat and
%%%%%%%%%%%%%%%%%%%%%%%%%%     two dogs of a good breed.
%%%%%%%%%%%%%%%%%%%%%%%%%%     The owner was not pleased.
%%%%%%%%%%%%%%%%%%%%%%%%%%     He has sold the ship, the
%%%%%%%%%%%%%%%%%%%%%%%%%%     cat and the dogs to a man
The quay on the first day.     from the north, who lives
                               by the sale of such things
  It was no use to ask him     and will say no more of it
how the ship was lit. She      to anyone in the town.
"""


def test_the_edges_of_a_picture_are_no_rules_between_the_text_over_it_and_the_text_under_it() -> None:
    plain = drawn(AMID)
    (picture,) = plain.pictures
    edges = [Box(picture.left, y, picture.right, y + 3) for y in (picture.top - 2, picture.bottom - 1)]

    assert 1 == len(told(replace(plain, rules=(*plain.rules, *edges)))) == len(told(plain))


TWO_PICTURES = """
%%%%%%%%%%%%%%%%%%%%%   %%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%
%%%%%%%%%%%%%%%%%%%%%   %%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%
%%%%%%%%%%%%%%%%%%%%%   %%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%
The quay on the first day, with the ship and with the men.

  The ship lay at the quay     had gone, and that was all
in the night and at dawn it    that anybody saw of it in
was seen by the watch, who     the harbor until Tuesday.
"""


def test_the_words_under_two_pictures_are_the_caption_of_both() -> None:
    assert ["The quay on the first day, with the ship and with the men."] == captions(drawn(TWO_PICTURES))


OVER_BOTH = """
%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%
%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%
%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%
The quay on the first day, with the ship and with the men
who had come to see her.
  The ship lay at the quay
in the night and at dawn it
was seen by the watch, who     had gone, and that was all
told the mayor of it. Then     that anybody saw of it in
he slept until noon, for it    the harbor until Tuesday.
"""


def test_a_caption_over_two_columns_ends_where_one_column_begins_close_under_it() -> None:
    plain = drawn(OVER_BOTH)
    lines = [
        replace(line, words=tuple(word.at(lowered(word.box)) for word in line.words)) if line.box.top > 225 else line
        for line in plain.lines
    ]

    assert ["The quay on the first day, with the ship and with the men\nwho had come to see her."] == captions(
        replace(plain, lines=tuple(lines))
    )


def lowered(box: Box) -> Box:
    return replace(box, top=box.top + 8, bottom=box.bottom + 8)


FRONT = """
! TEN SHIPS AT SEA             ! A CAT AT HOME

The ships went out at four     The cat has come home from
and were not seen again by     the wood and will not say
anybody in the town until      where she was, though all

           see SHIPS, page 2              see HOUSE, page 2
"""
SECOND = """
HOUSE, from page 1             SHIPS, from page 1

the house has asked her. It    noon, when a boy saw smoke
is said that she was at the    from the hill and ran down
mill, where mice are many.     to tell the harbor master.
"""


def test_a_line_that_sends_on_belongs_to_the_text_over_it_and_to_the_one_with_its_word() -> None:
    assert [
        "TEN SHIPS AT SEA | The ships went out at four and were not seen again by anybody in the town until noon, when "
        "a boy saw smoke from the hill and ran down to tell the harbor master.",
        "A CAT AT HOME | The cat has come home from the wood and will not say where she was, though all the house has "
        "asked her. It is said that she was at the mill, where mice are many.",
    ] == told(*(drawn(page, path=f"p{n}.tif") for n, page in enumerate((FRONT, SECOND), 1)))


OVER_ITS_HEADLINE = """
! THE KITCHEN MOVES            ! A CAT AT HOME

The kitchen has moved from     The cat has come home from
the stable to the hall, and    the wood and will not say
you enter it by the yard.      where she was.

Bring a plate, says the
cook, and a chair to sit on,
for there are only two.        %%%%%%%%%%%%%%%%%%%%%%%%%%
                               %%%%%%%%%%%%%%%%%%%%%%%%%%
The dog that is called         %%%%%%%%%%%%%%%%%%%%%%%%%%
Dividend is friendly when      The ship on the first day.
it is called by its name,
and barks at all others.       ! TEN SHIPS AT SEA
All who pass by the stable
at night may hear it, for      The ships went out at four
it sleeps by day.              and were not seen again.
"""


def test_a_picture_far_under_a_text_and_close_over_a_headline_goes_with_the_headline() -> None:
    assert [
        "A CAT AT HOME | The cat has come home from the wood and will not say where she was.",
        "TEN SHIPS AT SEA | The ships went out at four and were not seen again. | The ship on the first day.",
    ] == told(drawn(OVER_ITS_HEADLINE))[1:]


BESIDE = """
! THE KITCHEN MOVES

The kitchen has moved from the stable to the hall, and you
enter it by the yard until half past six.
----------------------------------------------------------
%%%%%%%%%%%%%%%%%%%%%%%%%%     ! TEN SHIPS AT SEA
%%%%%%%%%%%%%%%%%%%%%%%%%%
%%%%%%%%%%%%%%%%%%%%%%%%%%     The ships went out at four
%%%%%%%%%%%%%%%%%%%%%%%%%%     and were not seen again by
%%%%%%%%%%%%%%%%%%%%%%%%%%     anybody in the town until
The ship on the first day.     noon on Friday.
"""


def test_a_picture_under_a_rule_goes_with_the_text_beside_it() -> None:
    assert [
        "TEN SHIPS AT SEA | The ships went out at four and were not seen again by anybody in the town until noon on "
        "Friday. | The ship on the first day."
    ] == told(drawn(BESIDE))[-1:]


RULED_OFF_OVER_ITS_HEADLINE = """
! A CAT AT HOME

The cat has come home from
the wood and will not say
where she was.
--------------------------
%%%%%%%%%%%%%%%%%%%%%%%%%%
%%%%%%%%%%%%%%%%%%%%%%%%%%
%%%%%%%%%%%%%%%%%%%%%%%%%%
The ship on the first day.

! TEN SHIPS AT SEA

The ships went out at four
and were not seen again.
"""


def test_a_picture_under_a_rule_with_no_text_beside_it_goes_with_the_headline_under_it() -> None:
    assert [
        "A CAT AT HOME | The cat has come home from the wood and will not say where she was.",
        "TEN SHIPS AT SEA | The ships went out at four and were not seen again. | The ship on the first day.",
    ] == told(drawn(RULED_OFF_OVER_ITS_HEADLINE))


PHOTOGRAPHED = """
! TEN SHIPS AT SEA

The ships went out at four     %%%%%%%%%%%%%%%%%%%%%%%%%%
and were not seen again by     %%%%  r  %%%%%%%%%%%%%%%%%
anybody in the town until      %%%%%%%%%%%%%%%%%  t  %%%%
noon on Friday, when a boy     %%%%%%%%  4  %%%%%%%%%%%%%
saw smoke from the hill.       %%%%%%%%%%%%%%%%%%%%%%%%%%
                               The ship on the first day.
"""


def test_single_letters_that_were_read_in_a_picture_are_spots_of_it_and_no_caption() -> None:
    assert ["The ship on the first day."] == captions(drawn(PHOTOGRAPHED))


SKETCHED = """
! TEN SHIPS AT SEA

The ships went out at four
and were not seen again.

--------------------------

## sie 1 Ga
"""


def test_a_few_words_that_the_engine_doubts_are_a_drawing_and_no_article() -> None:
    plain = drawn(SKETCHED)
    *text, sketch = plain.lines
    doubted = replace(sketch, words=tuple(replace(word, confidence=0.25) for word in sketch.words))

    assert ["TEN SHIPS AT SEA | The ships went out at four and were not seen again."] == told(
        replace(plain, lines=(*text, doubted))
    )
    assert "sie 1 Ga" in " | ".join(told(plain))


IN_ONE_COLUMN = """
! TEN SHIPS AT SEA

%%%%%%%%%%%%%%%%%%%%%%%%%%
%%%%%%%%%%%%%%%%%%%%%%%%%%
%%%%%%%%%%%%%%%%%%%%%%%%%%
Ten ships at the north quay
and the men who sail them.
The ships went out at four
and were not seen again by
anybody in the town until
noon on Friday, when a boy
saw smoke from the hill and
ran down to tell the harbor
master, who did not believe
a word of it till he saw it.
"""


def test_a_caption_in_smaller_type_with_white_under_it_is_no_part_of_the_text() -> None:
    plain = drawn(IN_ONE_COLUMN)
    head, *rows = plain.lines
    small = [replace(line, words=tuple(word.at(shrunk(word.box)) for word in line.words)) for line in rows[:2]]
    text = [replace(line, words=tuple(word.at(lowered(word.box)) for word in line.words)) for line in rows[2:]]

    assert ["Ten ships at the north quay\nand the men who sail them."] == captions(
        replace(plain, lines=(head, *small, *text))
    )


@pytest.mark.parametrize(("last", "told"), [("the end of the quay.", 1), ("The Harbor at Night", 0)])
def test_bold_rows_under_a_picture_are_its_caption_where_they_are_sentences(last: str, told: int) -> None:
    told_rows = "Ten ships at the north quay\nand the men who sail them."
    bold = (
        f"! The ten ships that lay that\n! night, as seen by Ann from\n! {last}"
        if told
        else (f"! Ten Ships Are at the Quay\n! and All of the Men Sail at\n! {last}")
    )

    assert len(captions(drawn(IN_ONE_COLUMN.replace(told_rows, bold)))) == told


def shrunk(box: Box) -> Box:
    return replace(box, top=box.bottom - 0.85 * box.height)


CARTOON = """
# TEN SHIPS AT SEA             # THE MILL IS SHUT

The ships went out at four     The mill has been shut on
and were not seen again by     the word of one man, who
anybody in the town until      has been seen at no time.

%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%
%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%
%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%
%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%
%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%

noon on Friday, when a boy     The women went in a body to
saw smoke from the hill.       ask him, and he was out.
He ran down to the harbor.     They will come on Friday.
"""


@pytest.mark.parametrize(
    ("top", "step", "apart"), [(40, 70, True), (122, 70, False), (110, 50, True), (110, 90, False)]
)
def test_what_is_lettered_in_a_cartoon_over_two_columns_tells_its_own_tale_and_a_row_along_its_foot_does_not(
    top: int, step: int, apart: bool
) -> None:
    plain = drawn(CARTOON)
    (picture,) = plain.pictures
    words = ("You", "boys", "never", "pulled", "as", "one.")
    boxes = [
        Box(picture.left + 10 + step * n, picture.top + top, picture.left + step * (n + 1), picture.top + top + 14)
        for n in range(6)
    ]
    sign = Line(tuple(Word(text, box, 0.95) for text, box in zip(words, boxes, strict=True)))
    texts = told(replace(plain, lines=(*plain.lines, sign)))
    assert ("You boys never pulled as one." in texts) == apart


SPOTTED = """
! TEN SHIPS AT SEA

%%%%%%%%%%%%%%%%%%%%%%%%%%     had come down to the quay
%%%%%%%%%%%%%%%%%%%%%%%%%%     by noon on Friday, when a
%%%%%%%%%%%%%%%%%%%%%%%%%%     boy saw smoke on the hill
%%%%%%%%%%%%%%%%%%%%%%%%%%     and ran to the harbor for
%%%%%%%%%%%%%%%%%%%%%%%%%%     the master, who did not
%%%%%%%%%%%%%%%%%%%%%%%%%%     believe a word of it till
%%%%%%%%%%%%%%%%%%%%%%%%%%     he saw it for himself.
"""


def test_a_sign_that_was_read_at_the_edge_of_a_picture_is_no_caption_of_it() -> None:
    plain = drawn(SPOTTED)
    (picture,) = plain.pictures
    for text in ("1", "From the hill"):
        small = Line((Word(text, Box(picture.right + 5, 150, picture.right + 13, 162), 0.9),))
        assert captions(replace(plain, lines=(*plain.lines, small))) == [text][: len(text) - 1]


ROUND = """
     # PEG OF THE HARBOR

%%%%%%%%%%%  Peg was 91 when she died
%%%%%%%%%%%  in her home on the Neck.
%%%%%%%%%%%    She was born here and
%%%%%%%%%%%  she had welded ships for
             the yard up to the time

ran out.

  In 1949 she married and kept the store
until it burned. She leaves two girls, a
cat and four boys. There will be a supper
in the hall on the Neck on Sunday at four
and whoever has known her is asked to it.
In place of flowers, pay somebody's bill.
"""


def test_text_beside_a_picture_in_its_column_goes_on_under_the_picture() -> None:
    (text,) = told(drawn(ROUND))

    assert "up to the time ran out. | In 1949" in text
