"""What is told before a run, when it has ended, and what to type then?"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from ingest.model import Problem
from ingest.report.grid import counted, duration, facts, grid, percent, say
from ingest.report.terminal import plain
from ingest.scans.names import natural

if TYPE_CHECKING:
    from ingest.pipeline import Intent, Summary


def plans(rows: "Sequence[Intent]") -> None:
    """What a run would do, and what it could not read."""
    table = grid(headed=True)
    table.add_column("issue", overflow="fold")
    table.add_column("pages", justify="right")
    table.add_column("to read", justify="right")
    for row in rows:
        table.add_row(plain(row.source), f"{row.pages:,}", f"{row.to_read:,}")
    together = (f"{sum(row.pages for row in rows):,}", f"{sum(row.to_read for row in rows):,}")
    table.add_row(*(Text(cell, "bold") for cell in (counted(len(rows), "issue"), *together)))
    say("", table)
    problems([problem for row in rows for problem in row.problems])


def closing(summary: "Summary") -> None:
    """What the archive holds of the wanted scans, then what went wrong, one row for each problem."""
    facts(
        "",
        (
            ("issues", f"{summary.issues:,}"),
            ("pages", f"{summary.pages:,}"),
            ("articles", f"{summary.articles:,}"),
            ("words", f"{summary.words:,}"),
            ("confidence", percent(summary.confidence) if summary.words else "-"),
            ("problems", f"{len(summary.problems):,}"),
            ("read now", f"{counted(summary.read, 'page')} in {duration(summary.seconds)}"),
            ("pages per minute", f"{60 * summary.read / summary.seconds:.1f}" if summary.read else "-"),
        ),
    )
    problems(summary.problems)


def problems(rows: Sequence[Problem]) -> None:
    """What went wrong: where it lies, what it is and what to do."""
    if not rows:
        return
    table = grid()
    table.add_column(style="bold", overflow="fold", ratio=2)
    table.add_column(overflow="fold", ratio=5)
    for problem in in_order(rows):
        table.add_row(plain(problem.source), plain(problem.sentence))
    say("Problems", table)


def in_order(rows: Sequence[Problem]) -> list[Problem]:
    """By source, p2 before p10."""
    return sorted(rows, key=lambda problem: natural(problem.source))


def next_steps(steps: Mapping[str, str]) -> None:
    """What to type next: each command with what it does."""
    table = grid()
    table.add_column(style="cyan", overflow="fold")
    table.add_column(style="dim", overflow="fold")
    for command, meaning in steps.items():
        table.add_row(plain(command), plain(meaning))
    say("Next", table)
