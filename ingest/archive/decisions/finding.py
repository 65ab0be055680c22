"""Which line of today's reading is the one that a decision was made about?

By scan, place and text; on a page that was scanned anew, where the place says nothing, by the text alone.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from sqlite_utils import Database

from ingest.geometry import overlap
from ingest.model import Anchor, Box, Decision

SAME_PLACE = 0.5
"""Share of both boxes together that they have in common: half, so that no line is taken for its neighbour."""

SIMILAR = 0.5
"""Share of letters in common at the same place: the engine may have read every other letter otherwise."""

CERTAIN = 0.9
"""The same on a page scanned anew, where the place says nothing."""


@dataclass(frozen=True, slots=True)
class Print:
    """Something printed that may be the one: a line, or a region."""

    id: int
    box: Box
    texts: tuple[str, ...]
    """As it stands and as it was read."""


class Scans:
    """The lines of the scans that decisions are about, each page looked up once."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self.pages: dict[tuple[str, int, str], tuple[list[Print], list[Print]]] = {}

    def line_of(self, decision: Decision) -> int | None:
        """The line that a decision is about, if it is to be found."""
        at = decision.at
        place = (at.sha256, at.frame, at.page_id)
        if place not in self.pages:
            self.pages[place] = _lines(self.db, at)
        here, elsewhere = self.pages[place]
        texts = (at.text, decision.before, decision.after)
        found = nearest(at.box, texts, here) if here else alone(texts, elsewhere)
        return found.id if found else None


def nearest(box: Box, texts: Iterable[str], among: Sequence[Print]) -> Print | None:
    """The print at the place of *box* that reads most like one of *texts*; None when none does."""
    likely = []
    for each in among:
        place = shared(box, each.box)
        if place >= SAME_PLACE and (similar := alike(texts, each.texts)) >= SIMILAR:
            likely.append((similar + place, each.id, each))
    return max(likely)[2] if likely else None


def alone(texts: Iterable[str], among: Sequence[Print]) -> Print | None:
    """The only print that reads like one of *texts*; two that do cannot be told apart."""
    certain = [each for each in among if alike(texts, each.texts) >= CERTAIN]
    return certain[0] if len(certain) == 1 else None


def alike(texts: Iterable[str], others: Iterable[str]) -> float:
    """How much the most similar two have in common, 0 to 1."""
    return max(fuzz.ratio(a, b) for a in texts for b in others) / 100


def shared(a: Box, b: Box) -> float:
    """The share of both boxes together that they have in common, 0 to 1."""
    common = overlap(a, b)
    together = a.width * a.height + b.width * b.height - common
    return common / together if together else 0.0


def _lines(db: Database, at: Anchor) -> tuple[list[Print], list[Print]]:
    """The lines on the very scan, and those of the page of that name where it was scanned anew."""
    found = db.execute(
        """SELECT lines.id, sha256 = :sha256 AND sha256 <> '' AND frame = :frame, lines.text, ocr_text,
                  "left", "top", "right", "bottom"
           FROM lines JOIN pages ON pages.id = lines.page_id
           WHERE (sha256 = :sha256 AND sha256 <> '' AND frame = :frame) OR pages.id = :page""",
        {"sha256": at.sha256, "frame": at.frame, "page": at.page_id},
    ).fetchall()
    here = [Print(row[0], Box(*row[4:]), row[2:4]) for row in found if row[1]]
    return here, [Print(row[0], Box(*row[4:]), row[2:4]) for row in found if not row[1]]
