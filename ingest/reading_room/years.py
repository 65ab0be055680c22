"""Which bars show how many articles there are by year, and where does each lead?  Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

MOST_BARS = 40
"""More years than that are shown as decades, so that a bar can be hit with a finger."""
SPACE, HEIGHT = 28, 96
"""Pixels from bar to bar, and of the highest one."""
LEAST = 3
"""Pixels of the lowest bar: one article is seen as well."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A year, or a decade."""

    label: str
    first: int
    last: int
    articles: int
    height: int
    """In pixels."""


def bars(years: Mapping[int, int]) -> tuple[Bar, ...]:
    """A bar for each year from the first to the last; those without articles have none of height 0."""
    if not years:
        return ()
    step = 1 if max(years) - min(years) < MOST_BARS else 10
    first, last = min(years) // step * step, max(years) // step * step
    sums = dict.fromkeys(range(first, last + 1, step), 0)
    for year, number in years.items():
        sums[year // step * step] += number
    most = max(sums.values())
    return tuple(_bar(year, step, number, most) for year, number in sums.items())


def _bar(year: int, step: int, number: int, most: int) -> Bar:
    label = str(year) if step == 1 else f"{year}s"
    return Bar(label, year, year + step - 1, number, max(LEAST, round(HEIGHT * number / most)) if number else 0)
