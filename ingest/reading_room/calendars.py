"""On which days of a year did issues come out, as the sheets of a calendar?  Pure."""

from calendar import Calendar
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.archive.reading import IssueCard
from ingest.reading_room.wording import MONTHS

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a month; number 0 stands for the days of the months before and after."""

    number: int
    issues: tuple[IssueCard, ...] = ()


@dataclass(frozen=True, slots=True)
class Month:
    """A sheet of the calendar."""

    name: str
    number: int
    weeks: tuple[tuple[Day, ...], ...]
    """From Monday to Sunday."""
    undated: tuple[IssueCard, ...]
    """Issues of which only the month is known."""


def months(year: int, issues: Sequence[IssueCard]) -> tuple[Month, ...]:
    """The twelve months of *year*; *issues* are all of that year."""
    by_date: dict[str, list[IssueCard]] = {}
    for issue in issues:
        by_date.setdefault(issue.date or "", []).append(issue)
    return tuple(_month(year, number, by_date) for number in range(1, len(MONTHS) + 1))


def _month(year: int, number: int, by_date: dict[str, list[IssueCard]]) -> Month:
    start = f"{year:04d}-{number:02d}"
    weeks = tuple(
        tuple(Day(day, tuple(by_date.get(f"{start}-{day:02d}", ())) if day else ()) for day in week)
        for week in Calendar().monthdayscalendar(year, number)
    )
    return Month(MONTHS[number - 1], number, weeks, tuple(by_date.get(start, ())))
