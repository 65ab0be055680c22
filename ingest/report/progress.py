"""What is told while a run goes on?  A live display at a terminal, plain lines anywhere else."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

from rich.progress import BarColumn, Progress, ProgressColumn, SpinnerColumn, Task, TextColumn
from rich.table import Column
from rich.text import Text

from ingest.model import Problem
from ingest.report.closing import in_order
from ingest.report.grid import counted
from ingest.report.terminal import console, errors, output, plain, printable

if TYPE_CHECKING:
    from ingest.pipeline import Watcher

AFTER_READING = ("no-text", "duplicate-issue", "bad-issue-toml")
"""Problems of pages that are counted as read, and of whole issues."""


class Quiet:
    """Says nothing but what went wrong, on standard error when all is over."""

    def __init__(self) -> None:
        self.failed: list[Problem] = []

    def surveyed(self, issues: int, pages: int, to_read: int) -> None:
        """Nothing."""

    def page_done(self, source: str, page: str, seconds: float, words: int) -> None:
        """Nothing."""

    def page_failed(self, problem: Problem) -> None:
        """Keep it for the end."""
        self.failed.append(problem)

    def issue_done(self, issue_id: str, articles: int) -> None:
        """Nothing."""

    def tell(self) -> None:
        """One line for each problem, in the order of their sources."""
        for problem in in_order(self.failed):
            _tell(problem)


class Log(Quiet):
    """One plain line for each issue, and with *pages* one for each page; for log files and pipes."""

    def __init__(self, *, pages: bool = False) -> None:
        super().__init__()
        self.pages = pages

    def surveyed(self, issues: int, pages: int, to_read: int) -> None:
        """What there is and what is to be done."""
        output().print(plain(_survey(issues, pages, to_read)))

    def page_done(self, source: str, page: str, seconds: float, words: int) -> None:
        """One line where they are wanted."""
        if self.pages:
            output().print(plain(f"{page}: {words:,} words in {seconds:.1f} s"))

    def page_failed(self, problem: Problem) -> None:
        """One line at once."""
        _tell(problem)

    def issue_done(self, issue_id: str, articles: int) -> None:
        """One line."""
        output().print(plain(f"{issue_id}: {counted(articles, 'article')}"))


class Live:
    """A bar over the pages with pages a minute and the time left; for a person at a terminal.

    Problems are only counted there: the closing table has them all, and with *pages* each is told at once.
    """

    def __init__(self, progress: Progress, *, pages: bool = False) -> None:
        self.progress, self.pages = progress, pages
        self.issues = self.wanted = self.problems = 0
        self.bar = progress.add_task("Looking at the scans", total=None, told="")

    def surveyed(self, issues: int, pages: int, to_read: int) -> None:
        """Begin the bar."""
        self.wanted = issues
        self.progress.console.print(plain(_survey(issues, pages, to_read), "dim"))
        self.progress.reset(self.bar, description="Reading", total=to_read)
        if not to_read:
            self.progress.update(self.bar, description="Binding", total=issues)
        self._tell()

    def page_done(self, source: str, page: str, seconds: float, words: int) -> None:
        """Move the bar."""
        self.progress.advance(self.bar)
        if self.pages:
            self.progress.console.print(plain(f"{page}: {words:,} words in {seconds:.1f} s", "dim"))
        self._tell()

    def page_failed(self, problem: Problem) -> None:
        """Count it."""
        self.problems += 1
        if problem.slug not in AFTER_READING:
            self.progress.advance(self.bar)
        if self.pages:
            told = Text.assemble((printable(problem.source), "bold red"), "  ")
            self.progress.console.print(told + plain(problem.sentence))
        self._tell()

    def issue_done(self, issue_id: str, articles: int) -> None:
        """Count it."""
        self.issues += 1
        if self.progress.tasks[self.bar].description == "Binding":
            self.progress.advance(self.bar)
        if self.pages:
            self.progress.console.print(plain(f"{issue_id}: {counted(articles, 'article')}", "dim"))
        self._tell()

    def _tell(self) -> None:
        told = f"{self.issues} of {counted(self.wanted, 'issue')}"
        if self.problems:
            told += f", {counted(self.problems, 'problem')}"
        self.progress.update(self.bar, told=told)


class Pace(ProgressColumn):
    """How many are done and, while pages are read, how many a minute and the time left.

    From the whole of the run so far: pages come too seldom for a short window.
    """

    max_refresh = 0.5

    def render(self, task: Task) -> Text:
        """As `17/40, 24.1 pages/min, 0:03:10 left`."""
        if task.total is None:
            return Text("")
        done = f"{task.completed:.0f}/{task.total:.0f}"
        if task.description != "Reading" or not task.completed or not task.elapsed:
            return Text(done, "cyan")
        each = task.elapsed / task.completed
        left = timedelta(seconds=round(each * (task.remaining or 0)))
        return Text(f"{done}, {60 / each:.1f} pages/min, {left} left", "cyan")


@contextmanager
def watching(verbosity: int = 0) -> "Iterator[Watcher]":
    """The watcher that suits where standard error leads; *verbosity* −1 is quiet, 1 names each page."""
    if verbosity < 0:
        quiet = Quiet()
        try:
            yield quiet
        finally:
            quiet.tell()
    elif not sys.stderr.isatty():
        yield Log(pages=verbosity > 0)
    else:
        columns = (
            SpinnerColumn(),
            TextColumn("{task.description}", markup=False),
            BarColumn(bar_width=None),
            Pace(Column(no_wrap=True)),
            TextColumn("{task.fields[told]}", "dim", markup=False, table_column=Column(no_wrap=True)),
        )
        with Progress(*columns, console=console(sys.stderr), transient=True, get_time=time.monotonic) as progress:
            yield Live(progress, pages=verbosity > 0)


def _tell(problem: Problem) -> None:
    errors().print(plain(f"{problem.source}: {problem.sentence}"))


def _survey(issues: int, pages: int, to_read: int) -> str:
    if not issues:
        return "No issues."
    found = f"{counted(issues, 'issue')}, {counted(pages, 'page')}"
    return f"{found}, {to_read:,} of them to read." if to_read else f"{found}; every page has been read before."
