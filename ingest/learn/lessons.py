"""Which lines can a recogniser learn from?  Those that people looked at, each with its place on a scan."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from sqlite_utils import Database

from ingest.archive.decisions.reading import EFFECTIVE
from ingest.model import Box, Matrix


@dataclass(frozen=True, slots=True)
class Lesson:
    """A line as it is printed, and where."""

    page_id: str
    image: str
    """Relative to the folder of the archive."""
    frame: int
    box: Box
    turn: Matrix
    text: str

    @property
    def name(self) -> str:
        """A file name that stays: page and place."""
        return f"{self.page_id.replace('/', '_')}_x{self.box.left:.0f}y{self.box.top:.0f}"


def lessons(db: Database) -> Iterator[Lesson]:
    """All of them, scan by scan."""
    found = db.execute(
        f"""SELECT pages.id, image, frame, lines."left", lines."top", lines."right", lines."bottom", turn, lines.text
            FROM lines JOIN pages ON pages.id = lines.page_id
            WHERE lines.text <> '' AND lines.id IN
                  (SELECT line_id FROM decisions WHERE verb = 'read' AND {EFFECTIVE})
            ORDER BY image, frame, lines."top", lines."left", lines.id"""
    )
    for page_id, image, frame, *edges, turn, text in found.fetchall():
        a, b, c, d, e, f = json.loads(turn)
        yield Lesson(page_id, image, frame, Box(*edges), (a, b, c, d, e, f), text)
