"""Which bars show how many articles there are by year, and where does each lead?  Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

MOST_BARS = 40
"""More years than that are shown as decades, so that a bar can be hit with a finger."""
HEIGHT = 96
"""Pixels of the highest bar; `search.html` sets them side by side."""
FEW = 12
"""So many bars have every second one named, more have every fifth."""
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
    is_named: bool
    """Whether its year stands under it: there is no room for all."""


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
    apart = 2 if len(sums) <= FEW else 5
    return tuple(
        Bar(
            label=str(year) if step == 1 else f"{year}s",
            first=year,
            last=year + step - 1,
            articles=number,
            height=max(LEAST, round(HEIGHT * number / most)) if number else 0,
            is_named=place % apart == 0 or (place == len(sums) - 1 and place % apart > 1),
        )
        for place, (year, number) in enumerate(sums.items())
    )
