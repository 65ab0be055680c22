"""How are dates, kinds and numbers said to a person?"""

from collections.abc import Callable
from typing import Any

from ingest.reading_room.marking import snippet

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def day(date: str | None) -> str:
    """`1934-12-13` as 13 December 1934, `1934-12` as December 1934; nothing as undated."""
    if not date:
        return "undated"
    year, month, number = [*date.split("-"), "", ""][:3]
    words = [str(int(number))] if number.isdigit() else []
    if month.isdigit() and 1 <= int(month) <= len(MONTHS):
        words.append(MONTHS[int(month) - 1])
    return " ".join([*words, year])


def month(number: int) -> str:
    """From 1."""
    return MONTHS[number - 1]


def page_name(page: Any) -> str:
    """What a page is called: by its printed number, else by its place in the issue."""
    return f"Page {page.label or page.sequence}"


def share(confidence: float | None) -> str:
    """A confidence of 0 to 1 as per cent."""
    return "unknown" if confidence is None else f"{100 * confidence:.0f} %"


def count(number: int, noun: str, nouns: str = "") -> str:
    """`1 page`, `2,000 pages`."""
    return f"{number:,} {noun if number == 1 else nouns or noun + 's'}"


def issue_title(issue: Any) -> str:
    """As The Spark, 13 December 1934."""
    return f"{issue.publication or issue.id}, {day(issue.date)}"


def plural_kind(kind: str) -> str:
    """`advertisement` as Advertisements."""
    return f"{kind[:-1]}ies".capitalize() if kind.endswith("y") else f"{kind}s".capitalize()


FILTERS: dict[str, Callable[..., str]] = {
    "day": day,
    "month": month,
    "page_name": page_name,
    "share": share,
    "count_of": count,
    "issue_title": issue_title,
    "plural_kind": plural_kind,
    "snippet": snippet,
}
"""By the names that templates use; none that Jinja or Datasette has."""
