"""What is there, what is unknown, and is it sound?"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.text import Text

from ingest.report.closing import problems
from ingest.report.grid import facts, grid, percent, say
from ingest.report.terminal import output, plain, sign

if TYPE_CHECKING:
    from ingest.archive import Status

SHOWN = 20
"""Ids of one kind that are listed before the rest is only counted."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked into."""

    good: bool
    name: str
    found: str = ""
    next_step: str = ""


def checks(title: str, rows: Sequence[Check]) -> None:
    """A tick or a cross for each, and under a cross what to do."""
    console = output()
    table = grid()
    table.add_column()
    table.add_column(style="bold")
    table.add_column(overflow="fold")
    for row in rows:
        told = plain(row.found)
        if row.next_step:
            told = Text("\n" if console.is_terminal else "  ").join((told, plain(row.next_step, "yellow")))
        table.add_row(sign(console, good=row.good), plain(row.name), told)
    say(title, table, console)


def status(found: "Status", name: str) -> None:
    """What an archive holds and lacks."""
    tally = found.tally
    kinds = ", ".join(f"{number:,} {kind}" for kind, number in found.kinds.items() if kind != "article")
    facts(
        name,
        (
            ("publications", f"{len(found.publications):,}"),
            ("issues", f"{tally.issues:,}"),
            ("pages", f"{tally.pages:,}"),
            ("articles", f"{tally.articles:,}" + (f" (and {kinds})" if kinds else "")),
            ("words", f"{tally.words:,}"),
            ("confidence", percent(tally.confidence) if tally.words else "-"),
            ("corrections", f"{found.corrections:,}"),
            ("problems", f"{len(tally.problems):,}"),
        ),
    )
    _publications(found)
    _unknown(found)
    problems(tally.problems)


def _publications(found: "Status") -> None:
    if not found.publications:
        return
    table = grid(headed=True)
    for column in ("publication", "title", "issues", "first", "last"):
        table.add_column(column, overflow="fold", justify="right" if column == "issues" else "left")
    for paper in found.publications:
        cells = (paper.id, paper.title, f"{paper.issues:,}", paper.first or "-", paper.last or "-")
        table.add_row(*(plain(cell) for cell in cells))
    say("", table)


def _unknown(found: "Status") -> None:
    lists = {
        "Issues without a date": (found.without_date, "set `date` in issue.toml"),
        "Issues of an unknown publication": (
            found.without_publication,
            "set `title` under [publication] in issue.toml",
        ),
        "Pages without text": (found.pages_without_text, "blank, a picture, or too faint"),
        "Corrections without their place": (
            tuple(f"{one.at.page_id}: {one.before} -> {one.after}" for one in found.unplaced),
            "the reading of today has no such line or region",
        ),
    }
    for name, (ids, step) in lists.items():
        if not ids:
            continue
        table = grid()
        table.add_column(overflow="fold")
        for one in ids[:SHOWN]:
            table.add_row(plain(one))
        if len(ids) > SHOWN:
            table.add_row(plain(f"and {len(ids) - SHOWN:,} more"))
        say(f"{name}: {len(ids):,} ({step})", table)
