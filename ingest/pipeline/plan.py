"""What is a run told, and what does it tell?"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from ingest.model import Problem
from ingest.settings import Settings


@dataclass(frozen=True, slots=True)
class Workspace:
    """Where everything lies."""

    root: Path
    scans: Path
    output: Path
    """Page files."""
    archive: Path

    @property
    def journal(self) -> Path:
        """The human decisions, beside the page files."""
        return self.output / "corrections.jsonl"


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run shall do."""

    jobs: int
    only: str | None = None
    """A shell pattern, or a part, of the sources that are wanted."""
    dry_run: bool = False
    settings: Settings = field(default_factory=Settings)


@dataclass(frozen=True, slots=True)
class Intent:
    """What a run would do with one issue."""

    source: str
    pages: int
    to_read: int
    problems: tuple[Problem, ...] = ()
    """Why some of its pages cannot be read."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What the archive holds of the wanted sources after a run, and what the run did."""

    issues: int
    pages: int
    articles: int
    words: int
    confidence: float
    """Mean over words, 0 to 1."""
    problems: tuple[Problem, ...]
    read: int = 0
    """Scans read anew in this run."""
    skipped: int = 0
    """Scans whose page file was already there."""
    seconds: float = 0.0
    interrupted: bool = False


class Watcher(Protocol):
    """Is told what happens while it happens."""

    def surveyed(self, issues: int, pages: int, to_read: int) -> None:
        """All scans have been looked at; now the reading begins."""
        ...

    def page_done(self, source: str, page: str, seconds: float, words: int) -> None:
        """One scan has been read."""
        ...

    def page_failed(self, problem: Problem) -> None:
        """One scan could not be read."""
        ...

    def issue_done(self, issue_id: str, articles: int) -> None:
        """One issue is in the archive."""
        ...
