"""Lessons of running heads: what the pages of an issue have in common at head and foot is no article."""

import pytest

from ingest import layout
from ingest.layout import running
from ingest.model import Kind, Page
from ingest.settings import Settings
from ingest.text import months
from tests.drawing import drawn

TWO_COLUMNS = """
  The ship lay at the        in the night until it
quay and was not seen        was spring, when a cat
again by anybody in          came home without it.
the town until June was      It would not eat or drink
out, and then not at all     from anything but tin
until the lamps were lit.    until it was summer.
"""
FRONT = (
    """
## THE DUNMORE LANTERN
Vol. 3, No. 12              June 5, 1934

# The ship at the quay      # A cat comes home
"""
    + TWO_COLUMNS
)
COPY = """

  The ship went out at       in the night until it
four and was not seen        was autumn, when a cat
again by anybody in          came home without it.
the town until spring.       Nobody fed it there.
"""
OTHER_COPY = """

  The kitchen has moved      stable, where all who
from the stable to the       pass that way at night
union hall; you enter by     may hear the dog that
the yard until half six.     is called Dividend.
"""


def inner(*heads: str, front: str = FRONT) -> list[Page]:
    """The inner pages of an issue, which begin with these *heads*."""
    pages = (front, *(head + copy for head, copy in zip(heads, (COPY, OTHER_COPY), strict=False)))
    readings = [drawn(page, path=f"p{n}.tif") for n, page in enumerate(pages, 1)]
    return list(layout.arranged(readings, Settings())[1:])


def folios(page: Page) -> list[str]:
    return [region.text for region in page.regions if region.kind is Kind.FOLIO]


def test_what_two_pages_have_at_their_head_is_a_running_head_though_neither_date_nor_number_stands_there() -> None:
    head = "DUNMORE LANTERN                 SUMMER SUPPLEMENT"

    assert [head.split("                 ")] * 2 == [folios(page) for page in inner(head, head)]


def test_the_papers_name_with_the_date_is_a_running_head_though_no_other_page_has_one() -> None:
    head = "        THE DUNMORE LANTERN, JUNE 5, 1934."

    assert [[head.strip()]] == [folios(page) for page in inner(head)]


def test_the_end_of_the_papers_name_over_a_rule_across_the_page_is_a_running_head() -> None:
    ruled = f"            # THE LANTERN.\n\n{'-' * 52}\n"

    assert [["THE LANTERN."]] == [folios(page) for page in inner(ruled)]
    assert [[]] == [folios(page) for page in inner(ruled.replace("-", ""))]
    assert [[]] == [folios(page) for page in inner(ruled.replace("LANTERN", "STORM"))]


def test_what_a_folder_calls_the_paper_is_a_running_head_where_its_name_was_drawn_and_not_read() -> None:
    readings = [drawn(page) for page in (FRONT.replace("## THE DUNMORE LANTERN", ""), "THE DUNMORE LANTERN\n" + COPY)]

    pages = (layout.arranged(readings, Settings(), called)[1] for called in ("dunmore-lantern", "harbor-line", None))
    assert [["THE DUNMORE LANTERN"], [], []] == [folios(page) for page in pages]


def test_the_papers_name_may_be_drawn_large_between_page_and_date() -> None:
    heads = [f"Page {n}    # The Lantern      June 5, 1934" for n in (2, 3)]

    assert [[f"Page {n}", "The Lantern", "June 5, 1934"] for n in (2, 3)] == [folios(page) for page in inner(*heads)]


def test_two_headlines_of_the_front_page_that_come_back_are_no_running_head() -> None:
    head = "# The ship at the quay      # A cat comes home"
    small = head.replace("# ", "! ")

    assert [[]] == [
        folios(page) for page in inner(small, front=FRONT.replace("# The", "## The").replace("# A", "## A"))
    ]


def test_volume_and_number_beside_a_page_s_number_are_a_running_head_and_no_masthead() -> None:
    (page,) = inner("Page 2        The Lantern        Vol. 3, No. 12")

    assert ["Page 2", "The Lantern", "Vol. 3, No. 12"] == folios(page)
    assert "2" == page.label


def test_a_monthly_s_name_stands_over_its_month() -> None:
    front = FRONT.replace("Vol. 3, No. 12              June 5, 1934", "For all of Dunmore          June 1934")
    (page, *_) = layout.arranged([drawn(front)], Settings())

    assert "June 1934" in [region.text for region in page.regions if region.kind is Kind.MASTHEAD]


def test_large_type_over_a_date_is_no_masthead_on_an_inner_page_unless_it_is_the_papers_name() -> None:
    for name, expected in (("FIRE WORKS!", False), ("THE DUNMORE LANTERN", True)):
        (page,) = inner(f"## {name}\nVol. 3, No. 12              June 5, 1934\n")

        assert expected == any(region.kind is Kind.MASTHEAD for region in page.regions)


def test_a_front_page_has_a_running_head_at_its_foot_too() -> None:
    foot = "\n\nThe Dunmore Lantern       Dunmore Harbor Office\n"
    pages = (FRONT + foot, "Page 2" + OTHER_COPY + foot)
    (front, _) = layout.arranged([drawn(page, path=f"p{n}.tif") for n, page in enumerate(pages, 1)], Settings())

    assert ["The Dunmore Lantern", "Dunmore Harbor Office"] == folios(front)


def test_letters_of_the_facing_page_at_the_scans_edge_are_no_writing_while_figures_may_be_a_table_s() -> None:
    text = ("The ship went out at four and was not seen again by", "anybody in the town until spring, when a cat came")
    rows = [*text, *text, *text]
    facing, figures = ("Wh", "The", "hu", "da", "ma", "wh"), ("11", "12", "13", "14", "15", "16")
    cut, counted = (
        "\n".join(f"{row:56}{end}" for row, end in zip(rows, ends, strict=True)) for ends in (facing, figures)
    )

    assert [*facing] == folios(layout.arrange(drawn(cut), Settings()))
    assert [] == folios(layout.arrange(drawn(counted), Settings()))


def test_a_page_that_was_scanned_twice_says_nothing_of_its_own_headlines() -> None:
    page = "! THE SHIP AT THE QUAY      ! A CAT COMES HOME" + COPY
    readings = [drawn(drawing, path=f"p{n}.tif") for n, drawing in enumerate((FRONT, page, page))]

    assert [[], []] == [folios(page) for page in layout.arranged(readings, Settings())[1:]]


@pytest.mark.parametrize(
    ("printed", "meant"),
    [("March 2013", ["2013-03"]), ("avril 1936", ["1936-04"]), ("Mareh 2013", []), ("room 2013", [])],
)
def test_a_month_with_its_year_is_a_date_of_monthlies(printed: str, meant: list[str]) -> None:
    assert meant == [found.iso for found in months(printed)]


BANNER = (
    """
# The Harbor Line
Vol. 3, No. 12              June 5, 1934

## THE SHIP IS GONE
"""
    + TWO_COLUMNS
)


def test_what_the_paper_is_called_is_its_name_though_a_headline_under_it_is_larger() -> None:
    page = layout.arranged([drawn(BANNER)], Settings(), "harbor-line")[0]

    assert "THE SHIP IS GONE" in [region.text for region in page.regions if region.kind is Kind.HEADLINE]
    assert "The Harbor Line" in [region.text for region in page.regions if region.kind is Kind.MASTHEAD]


BESIDE_A_SIDE_COLUMN = """
{head}

  The ship lay at the        in the night until it   dance when the lamps
quay and was not seen        was spring, when a cat  are lit. Bring shoes
again by anybody in          came home without it.   and somebody who can
the town until June was      It would not eat or     play. Those who come
out, and then not at all     drink from anything     late sit by the dog,
until the lamps were lit.    but tin until summer.   who is called Penny.
"""
NAMED = """
## THE DUNMORE LANTERN
Vol. 3, No. 12              June 5, 1934             NIGHT SCHOOL
--------------------------------------------------   Come to the hall for
""".strip()
NUMBERED = """
Page 2            DUNMORE LANTERN    June 5, 1934    NIGHT SCHOOL
--------------------------------------------------   Come to the hall for
""".strip()


@pytest.mark.parametrize("head", [NAMED, NUMBERED], ids=["masthead", "running head"])
@pytest.mark.parametrize("ruled", [True, False])
def test_a_side_column_that_begins_beside_the_ruled_off_head_of_the_page_is_none_of_it(head: str, ruled: bool) -> None:
    drawing = BESIDE_A_SIDE_COLUMN.format(head=head if ruled else head.replace("-" * 50, " " * 50))
    page = layout.arrange(drawn(drawing), Settings())
    furniture = [region.text for region in page.regions if region.kind in (Kind.MASTHEAD, Kind.FOLIO)]

    assert any("NIGHT SCHOOL" in text for text in furniture) != ruled


DRAWN_NAME = (
    """
%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%
%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%
%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%
Vol. 3, No. 12              June 5, 1934
-------------------------------------------------

## THE SHIP IS GONE
"""
    + TWO_COLUMNS
)


@pytest.mark.parametrize("is_drawn", [True, False])
def test_large_type_ruled_off_under_the_date_is_a_headline_where_the_name_is_drawn_over_them(is_drawn: bool) -> None:
    page = layout.arrange(drawn(DRAWN_NAME if is_drawn else DRAWN_NAME.replace("%", " ")), Settings())
    kind = next(region.kind for region in page.regions if region.text == "THE SHIP IS GONE")

    assert (kind is Kind.HEADLINE) == is_drawn


def test_the_stop_of_a_volume_may_be_read_as_a_comma() -> None:
    assert running.COUNTED.search("DESERET, JUNE 15, 1850. VOL, 1.")
    assert not running.COUNTED.search("they said no, 40 men had gone")
