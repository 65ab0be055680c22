"""Lessons of the segmenter: what goes on under a picture that stands across columns."""

import pytest

from ingest.model import Box, Kind, Line, Page, Region, TextLine, Word
from ingest.segmenters import links
from ingest.segmenters.fragments import Fragment
from tests.drawing import drawn
from tests.test_segmenters import told

AROUND = """
# THE WET PICNIC               |  # NO TO NEW RENTS
                               |
It rained on the picnic from   |  When the women read the sheet
ten in the morning until two   |  that hung in the hall they all
and nobody went home. By the   |  took up their hats. There is a
hour of the race all who had   |  meeting on Tuesday, and no man
come were wet and merry too.   |  of the house shall come to it.

%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%
%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%
%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%

      # THE NEW STATION OF OUR TOWN, AS IT IS SEEN ON MONDAY

  It covers four acres. The clock has been set going and is at
the present time the only thing in all the house on time.

-----------------------------------------------------------------
  There were speeches of which |    The agent came and was given
we say nothing but that they   |  a chair. He was asked if he had
were short. The sum of twenty  |  ever lived in such a house, and
dollars was given to the sick  |  he took his hat and went. There
of the town and to the band.   |  was tea for all, and some song.
"""


def test_what_ends_over_a_picture_across_columns_goes_on_under_it_and_not_at_the_next_columns_head() -> None:
    assert [
        "THE WET PICNIC | It rained on the picnic from ten in the morning until two and nobody went home. By the hour "
        "of the race all who had come were wet and merry too. | There were speeches of which we say nothing but that "
        "they were short. The sum of twenty dollars was given to the sick of the town and to the band.",
        "NO TO NEW RENTS | When the women read the sheet that hung in the hall they all took up their hats. There is a "
        "meeting on Tuesday, and no man of the house shall come to it. | The agent came and was given a chair. He was "
        "asked if he had ever lived in such a house, and he took his hat and went. There was tea for all, and some "
        "song.",
        "THE NEW STATION OF OUR TOWN, AS IT IS SEEN ON MONDAY | It covers four acres. The clock has been set going and "
        "is at the present time the only thing in all the house on time.",
    ] == told(AROUND)


PICTURE = "%" * 65 + "\n"
CAPTION = "      The hall as somebody saw it who had a lamp with him.\n"
CAPTIONED = (
    AROUND.replace(f"shall come to it.\n\n{PICTURE}", f"shall come who is\n{PICTURE}")
    .replace(f"{PICTURE}\n ", f"{PICTURE}{CAPTION}\n ")
    .replace("The agent came and was given", "not asked, but an agent came to")
)


def test_a_caption_between_a_picture_and_a_headline_as_wide_as_it_goes_with_the_headline() -> None:
    first, second, third = told(CAPTIONED)

    assert first.endswith("to the sick of the town and to the band.")
    assert "no man of the house shall come who is | not asked, but an agent came to" in second
    assert third.endswith("who had a lamp with him.")


OVER_TWO = """
# THE CAT THAT CAME BACK     # THE LONG NIGHT AT THE HOUSE OF THE SICK IN TOWN

The cat has come home from | When the women of the night | you cannot leave a ward to
the wood and will not say  | took off their caps at ten  | itself and they know it as
where she was. Some say    | it was a plan. For six long | well as we do. The plan was
that she went to the ship. | weeks the house had asked   | made out of that and of no
                           | of them to stay for a sum   | thing else. So they made a
! THE DOG                  | that was not paid, and said | plan too. It was better.
                           | but so few of them are left
A dog knows but little and | that it is hard to say who    ---------------------------
has sent her to the hall.  | went home and who did not.
In the hall she sat down   |                             |   The stable is to be a bath
and was fed. It was not    | ! TEN MEN AT WORK           | for the men of both shifts,
what she had come for, and |                             | and it will be hot water or
she went home by the mill. | The kitchen has moved from  | there will be another walk.
Then the owner of a house  | the stable to the hall, and |
took up his hat, and went  | you enter it by the yard at | ! THE OWNER OF THE HOUSE
out by the door and over   | six in the evening or ten.  |
the yard in the snow and                                 | The owner is out of town.
ice of the new year.
"""


def test_under_an_article_across_columns_at_the_head_of_a_page_goes_on_what_ended_in_the_column_before() -> None:
    assert [
        "TEN MEN AT WORK | The kitchen has moved from the stable to the hall, and you enter it by the yard at six in "
        "the evening or ten. | The stable is to be a bath for the men of both shifts, and it will be hot water or "
        "there will be another walk."
    ] == [text for text in told(OVER_TWO) if "kitchen" in text]


SENT_ON = """
# THE WET PICNIC AND ALL THAT CAME OF IT IN TOWN

It rained on the picnic from     hour of the race all who had
ten in the morning until two     come were wet and merry too,
and nobody went home. By the     and the band played on with a
                                        (Continued on page 2)

%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%
%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%
%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%
    The picnic as somebody saw it who had an umbrella.

# NO TO NEW RENTS                of the house shall come to it,
                                 and none did. They say no and
When the women read the sheet    no again, and when the agent
that hung in the hall they all   came he was given a chair and
took up their hats. There is a   a cup of tea. So he went back
meeting on Tuesday, and no man   by the road on which he came.
"""


def test_what_goes_on_elsewhere_goes_on_under_no_picture() -> None:
    texts = [text for text in told(SENT_ON, "# THE RAIN\n\nIt fell.") if "NO TO NEW RENTS" in text]

    assert len(texts) == 1 and texts[0].endswith("by the road on which he came.")


TITLED = """
# NO BREAD TODAY

%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%
%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%
%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%
    The bakers as somebody saw them who had an umbrella.

# NO TO NEW RENTS                of the house shall come to it,
                                 and none did. They say no and
When the women read the sheet    no again, and when the agent
that hung in the hall they all   came he was given a chair and
took up their hats. There is a   a cup of tea. So he went back
meeting on Tuesday, and no man   by the road on which he came.
"""


def test_a_picture_with_a_title_has_no_text_that_breaks_in_amid_a_sentence_under_its_second_column() -> None:
    bakers, rents = told(TITLED)

    assert "agent" not in bakers and rents.endswith("by the road on which he came.")


DECKED = """
! SHORT ITEMS               # STEAMER STRIKES A REEF AND IS LOST
The mayor has a cold and
will not be heard today.      ! Seventy Are Landed in the Surf With No Boat

Found, a hat with a bill    %%%%%%%%%%%%%%%%%%%%%%%%  %%%%%%%%%%%%%%%%%%%%%%%%
in it. Who pays the bill    %%%%%%%%%%%%%%%%%%%%%%%%  %%%%%%%%%%%%%%%%%%%%%%%%
may have the hat and the    %%%%%%%%%%%%%%%%%%%%%%%%  %%%%%%%%%%%%%%%%%%%%%%%%
feather.                    Captain Elias Thorndike.  Purser William Hanrahan.
                            --------------------------------------------------
A shock was felt in the     The steamer was bound to  Two boats got away with
night, and it was heard     the north and went on to  all the women. The last
in the wood by the yard,    the rocks at four in the  was broken at the side.
and nobody else heard it    morning, in fog. Nobody   Men swam in with a line
or is willing to say so.    had seen a light at all.  and all came over on it.
"""


def test_a_headline_with_a_deck_over_pictures_heads_the_text_under_their_captions() -> None:
    (steamer,) = [text for text in told(DECKED) if text.startswith("STEAMER")]

    assert "rocks at four" in steamer and "Men swam in" in steamer


BESIDE_A_SIDE_COLUMN = """
! WELL FOURTEEN
The men of the mill went home at noon on Friday     Open from two until
and said that they would stay there until all of    ten on all days but
the wages were paid. Then came the women of the     Sunday. Bring a cup
yard, who asked for the same and had it from the    and a chair. A lamp
master by dusk, in coins, and went home with it     stands in the hall.
to their suppers. It was the first time in years    It must not be lit.
that it was done, and it was the last. The clerk    Ask for the key, as
wrote it all into his book, shut it, and said to    the dog has one too
"""


def test_a_text_that_breaks_off_goes_on_in_no_side_column() -> None:
    assert any(text.endswith("shut it, and said to") for text in told(BESIDE_A_SIDE_COLUMN))


@pytest.mark.parametrize(("right", "is_wider"), [(730, False), (880, True)])
def test_a_text_is_wider_than_another_where_it_is_set_wider_and_not_only_the_texts_under_it(
    right: int, is_wider: bool
) -> None:
    page = Page(drawn("a"), (), 20.0, ((100, 880), (990, 1420)))
    one, other = (
        Fragment(1, n, [Region(Kind.BODY, box, (TextLine(Line((Word("the", box, 0.9),)), box, 20.0),), (n, n))])
        for n, box in enumerate((Box(100, 100, right, 300), Box(790, 100, 1420, 300)))
    )

    assert links._is_wider(one, other, page) == is_wider
