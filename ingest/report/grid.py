"""Columns without lines: the one manner in which all our tables are set."""

from collections.abc import Iterable

from rich.console import Console
from rich.table import Table
from rich.text import Text

from ingest.report.terminal import output, plain, printable

Fact = tuple[str, object]
"""A name with its value."""


def grid(*, headed: bool = False) -> Table:
    """An empty table."""
    return Table(box=None, show_header=headed, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold underline")


def say(title: str, table: Table, console: Console | None = None) -> None:
    """A table under its title, parted from what stands above."""
    stream = console or output()
    stream.print()
    if title:
        stream.print(Text(printable(title), "bold"))
    if stream.is_terminal:
        stream.print(table)
    else:
        with stream.capture() as captured:
            stream.print(table)
        stream.print("\n".join(line.rstrip() for line in captured.get().splitlines()))


def facts(title: str, rows: Iterable[Fact]) -> None:
    """Names and values, one under the other."""
    table = grid()
    table.add_column(style="bold")
    table.add_column(overflow="fold")
    for name, value in rows:
        table.add_row(plain(name), plain(value))
    say(title, table)


def counted(number: int, noun: str) -> str:
    """As `1 page` or `2,000 pages`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def percent(share: float) -> str:
    """As `93.4 %`."""
    return f"{100 * share:.1f} %"


def duration(seconds: float) -> str:
    """As `4.1 s`, `3 min 20 s` or `2 h 05 min`."""
    if seconds < 60:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest:02d} s" if minutes < 60 else f"{minutes // 60} h {minutes % 60:02d} min"
