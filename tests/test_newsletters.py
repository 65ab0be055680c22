"""Lessons of newsletters: faces of the office, quotes drawn out of the text, captions and bars beside it."""

from dataclasses import replace

import pytest

from ingest.layout import sizes
from tests.drawing import drawn

EVEN = "\n".join(f"the men went home at noon {n}" for n in range(10, 30))


@pytest.mark.parametrize(("uneven", "bold"), [(0.01, True), (0.1, False)])
def test_strokes_a_fifth_thicker_are_bold_where_print_is_even(uneven: float, bold: bool) -> None:
    lines = drawn(EVEN).lines
    shades = [line.weight * (1 + uneven * (-1) ** n) for n, line in enumerate(lines)]
    shades[7] = 1.25 * lines[7].weight
    found = sizes.measured([replace(line, weight=shade) for line, shade in zip(lines, shades, strict=True)])

    assert [n for n, line in enumerate(found) if line.bold] == [7] * bold
