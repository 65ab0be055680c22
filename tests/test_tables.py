"""Lessons of tables: cells under each other are rows that read across, and none is a headline."""

from ingest import layout
from ingest.model import Kind
from ingest.settings import Settings
from tests.drawing import drawn


def regions(drawing: str) -> list[tuple[str, list[str]]]:
    """Kind and lines of each region."""
    page = layout.arrange(drawn(drawing), Settings())
    return [(region.kind.value, [line.line.text for line in region.lines]) for region in page.regions]


RULED = """
# Who to Call About the Ditches

-----------------------------------------------------------------
Upper Ditch       Mill Street      A. Castel         Monday
-----------------------------------------------------------------
Lower Ditch       Tannery          B. Orme           Tuesday
-----------------------------------------------------------------
New Ditch         Gravel Road      C. Iversen        Thursday
-----------------------------------------------------------------
Weir              Mill Street      D. Pell           Friday
-----------------------------------------------------------------
Call before noon, for all four of them sit in the hall and nobody
else there knows where the keys to the sheds have been hung since
the caretaker took them home with him and then moved to the coast.

aa1 The men went home at ten,    bb1 and came again when it was
aa2 noon on Friday and all the    bb2 dark, with the lamps lit in
aa3 women with them, and so it    bb3 their hands and bread under
aa4 was quiet in the yards for    bb4 their coats for all who had
aa5 a day, and masters said to    bb5 not eaten anything since it
aa6 each other that that would    bb6 was morning and were hungry.
"""


def test_a_table_over_several_columns_reads_across_and_none_of_its_cells_is_a_headline() -> None:
    found = regions(RULED)
    table = next(lines for kind, lines in found if "Upper Ditch" in lines)

    assert [["Who to Call About the Ditches"]] == [lines for kind, lines in found if kind == Kind.HEADLINE.value]
    assert [
        *("Upper Ditch", "Mill Street", "A. Castel", "Monday"),
        *("Lower Ditch", "Tannery", "B. Orme", "Tuesday"),
        *("New Ditch", "Gravel Road", "C. Iversen", "Thursday"),
        *("Weir", "Mill Street", "D. Pell", "Friday"),
    ] == table


HEADED = """
aa1 The men went home at ten,    bb1 and came again when it was
aa2 noon on Friday and all the    bb2 dark, with the lamps lit in
aa3 women with them, and so it    bb3 their hands and bread under
aa4 was quiet in the yards for    bb4 their coats for all who had
aa5 a day, and masters said to    bb5 not eaten anything since it
aa6 each other that that would    bb6 was morning and were hungry.


# Ditches
Upper Ditch       Mill Street      A. Castel         Monday
Lower Ditch       Tannery          B. Orme           Tuesday
New Ditch         Gravel Road      C. Iversen        Thursday
Weir              Mill Street      D. Pell           Friday
"""


def test_a_short_heading_close_over_a_table_that_goes_over_the_gutters_parts_none_of_its_rows() -> None:
    table = next(lines for _, lines in regions(HEADED) if "Upper Ditch" in lines)

    assert ["Upper Ditch", "Mill Street", "A. Castel", "Monday", "Lower Ditch", "Tannery"] == table[:6]


IN_COLUMN = """
The ditches are cleaned in turn, and
whoever misses his turn pays for the
beer of those who have come to help.

Blocks 1 to 8               Monday
Blocks 9 to 12             Tuesday
Blocks 13 to 20           Thursday
Tannery                     Friday

Shovels are in the shed at the mill,
and they are to be brought back to it
before it is dark, and they are wiped.
"""


def test_a_list_with_white_between_names_and_days_is_read_row_by_row() -> None:
    assert [
        *("Blocks 1 to 8", "Monday"),
        *("Blocks 9 to 12", "Tuesday"),
        *("Blocks 13 to 20", "Thursday"),
        *("Tannery", "Friday"),
    ] == next(lines for _, lines in regions(IN_COLUMN) if "Monday" in lines)


BESIDE = """
The men went home at    and came again when it
noon, on Friday, and    was dark, with lamps in
women with them, and    their hands and bread in
it was quiet in this    their coats for all who
yard, and masters at    had not eaten since that
home said: it is now    morning and were hungry.
"""


def test_lines_of_two_columns_are_no_table_though_each_stands_beside_one_of_the_other() -> None:
    assert ["The", "and"] == [lines[0].split()[0] for _, lines in regions(BESIDE)]


PARTS = """
The trains go out from the old depot,
and nobody may board them in the yard.

GOING EAST.
No. 2, Express          6:10 a.m.
No. 4, Mail             1:25 p.m.
No. 12, Freight         8:40 p.m.
GOING WEST.
No. 1, Night Express    9:55 p.m.
No. 3, Late Mail       11:30 a.m.

Tickets are sold at the window, where
a lamp is lit when there are any left.
"""


def test_a_name_between_two_parts_of_a_table_is_a_row_of_it_and_no_headline() -> None:
    table = next(lines for _, lines in regions(PARTS) if "6:10 a.m." in lines)

    assert ["8:40 p.m.", "GOING WEST.", "No. 1, Night Express", "9:55 p.m.", "No. 3, Late Mail"] == table[5:10]


MILESTONES = """
The pins of this year were handed out
at the picnic by those who have some,
and there was cake for all the others.

30 Years:  Harold Brandt, Joyce Tillot
--------------------------------------
25 Years:  Lupe Arriaga and Stan Mikul
--------------------------------------
20 Years:  Beth Lindgren, Otis Fairley
--------------------------------------
5 Years:   Gwen Albers, Neal Crandall,
"""


def test_names_behind_a_colon_stand_closer_and_are_longer_than_other_cells() -> None:
    found = regions(MILESTONES)

    assert [lines[::2] for _, lines in found if "30 Years:" in lines] == [
        ["30 Years:", "25 Years:", "20 Years:", "5 Years:"]
    ]
    assert "headline" not in [kind for kind, _ in found]
