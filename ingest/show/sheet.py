"""What is to be drawn over one page?  Plain values; boxes in pixels of the scan where nothing else is said."""

from dataclasses import dataclass

from ingest.model import IDENTITY, Box, Matrix


@dataclass(frozen=True, slots=True)
class Part:
    """A region as it is drawn."""

    box: Box
    """Upright hull on the scan."""
    kind: str
    story: int | None = None
    """Which of the sheet's stories it belongs to, counted from 0."""


@dataclass(frozen=True, slots=True)
class Story:
    """A line of the legend."""

    number: int
    """The article's sequence in the issue."""
    kind: str
    headline: str | None = None
    pages: tuple[int, ...] = ()
    """Sequences of the pages that it stands on."""
    opening: str = ""
    """First words of its text: what it is called by where it has no headline."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page with all that is known of it."""

    heading: str
    """What the picture is called, as `the-spark/2022-01-17/p01`."""
    page: int = 1
    """Sequence of the page in the issue."""
    facts: tuple[str, ...] = ()
    """Short lines under the heading."""
    parts: tuple[Part, ...] = ()
    """In reading order."""
    stories: tuple[Story, ...] = ()
    columns: tuple[tuple[float, float], ...] = ()
    """Left and right edge of each, on the straightened page."""
    rotation: int = 0
    """Quarter turns given to the scan, clockwise, in degrees."""
    turn: Matrix = IDENTITY
    """From the scan to the straightened page."""
    crop: Box | None = None
