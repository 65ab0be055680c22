"""Lessons of folds and scratches, which are as straight as rules and run through print."""

import pytest

from ingest import zones
from tests.test_zones import Forme, columns_crossed, lines_of

COLUMNS = [(60, 506), (560, 1006)]


def page() -> Forme:
    """Two columns with a rule between them."""
    forme = Forme(1066, 1500)
    for left, _ in COLUMNS:
        forme.column(left, 60, 446, 40)
    forme.rule(532, 60, 535, 1360)
    return forme


@pytest.mark.parametrize("wide", [1, 3])
def test_a_scratch_down_a_column_parts_none_of_its_lines_and_is_no_rule(wide: int) -> None:
    forme = page()
    forme.rule(300, 40, 300 + wide, 1400)
    found = zones.find(forme.ink)
    lines = lines_of(found)
    assert [columns_crossed(line, COLUMNS) for line in lines] == [1] * 80
    assert all(line.right - line.left > 400 for line in lines)
    assert [round(rule.left, -1) for rule in found.rules] == [530]


def test_a_fold_across_the_page_is_no_rule() -> None:
    forme = page()
    for x in range(0, 1066, 2):
        forme.rule(x, 700 + x // 50, x + 2, 703 + x // 50)
    assert {round(rule.left, -1) for rule in zones.find(forme.ink).rules} == {530}


def test_a_scratch_stays_in_the_letters_that_it_runs_through_when_they_are_read_and_a_rule_does_not() -> None:
    forme = page()
    forme.rule(300, 40, 303, 1400)
    found = zones.find(forme.ink)
    scratch, rule = (found.owners[:, round(found.scale * x)] == zones.NOBODYS for x in (301.5, 533.5))
    assert scratch.mean() < 0.01 and rule.mean() > 0.8
