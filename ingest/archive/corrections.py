"""How does a human decision about a line stay in force, whatever is read anew under it?

A decision is a row in `corrections` and a line in the journal (JSON Lines beside the page files), and neither is ever
changed.  What it does, it does to `lines.text` and to what is composed of lines: the article, its page, the full-text
index.  After a new reading the line is looked for by scan, place and text; a decision whose line cannot be found is
kept and listed, not dropped.
"""

import json
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz
from sqlite_utils import Database

from ingest.archive import journal as journals
from ingest.archive.door import writing
from ingest.archive.retell import retell
from ingest.archive.rows import edges_of
from ingest.errors import SetupError
from ingest.geometry import overlap
from ingest.model import Box, Correction

SAME_PLACE = 0.5
"""Share of both boxes together that they have in common: half, so that no line is taken for its neighbour."""

SIMILAR = 0.5
"""Share of letters in common at the same place: the engine may have read every other letter otherwise."""

CERTAIN = 0.9
"""The same on a page scanned anew, where the place says nothing."""


@dataclass(frozen=True, slots=True)
class Hand:
    """Who decided, when, and why."""

    actor: str
    created: str
    """ISO 8601, UTC."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Replay:
    """What became of the journal."""

    placed: int
    """Corrections that are in force."""
    unplaced: tuple[Correction, ...]
    """Corrections whose line cannot be found in today's reading."""


def correct(db: Database, line_id: int, after: str, hand: Hand, journal: Path) -> Correction | None:
    """Decide that line *line_id* reads *after*; None when it already does.

    Row, journal, line, article, page and index change together or not at all.
    Raises SetupError when there is no such line, or archive or journal cannot be written.
    """
    after = " ".join(unicodedata.normalize("NFC", after).split())
    with writing(db):
        anchor = _anchor(db, line_id)
        if after == anchor.before:
            return None
        entry = journals.Entry(
            Correction(anchor.page_id, anchor.box, anchor.before, after, hand.actor, hand.created, hand.note),
            anchor.sha256,
            anchor.frame,
        )
        _insert(db, entry, line_id)
        retell(db, line_id, after)
        # Last, so that a full disk undoes all; a kill right after it is mended by the next replay.
        journals.append(journal, entry)
    return entry.correction


def replay(db: Database, journal: Path) -> Replay:
    """Lay every journalled correction over the archive; again and again with the same result.

    Raises SetupError when the journal cannot be read.
    """
    with writing(db):
        there = {_identity(entry) for _, entry in _stored(db)}
        for entry in journals.read(journal):
            if _identity(entry) not in there:
                there.add(_identity(entry))
                _insert(db, entry, None)
        _lay(db, _waiting(db))
    placed = db.execute("SELECT count(*) FROM corrections WHERE line_id IS NOT NULL").fetchone()[0]
    return Replay(int(placed), unplaced(db))


def unplaced(db: Database) -> tuple[Correction, ...]:
    """Corrections whose line cannot be found in today's reading, oldest first."""
    return tuple(entry.correction for _, entry in _stored(db, "WHERE line_id IS NULL"))


def lay(db: Database, issue_id: str) -> None:
    """Lay the waiting corrections that are about scans or pages of one issue over it."""
    _lay(
        db,
        _waiting(
            db,
            """AND EXISTS (SELECT 1 FROM pages WHERE pages.issue_id = ? AND (pages.id = corrections.page_id
               OR (pages.sha256 = corrections.sha256 AND pages.frame = corrections.frame)))""",
            [issue_id],
        ),
    )


@dataclass(frozen=True, slots=True)
class _Anchor:
    page_id: str
    sha256: str
    frame: int
    box: Box
    before: str


def _anchor(db: Database, line_id: int) -> _Anchor:
    row = db.execute(
        """SELECT pages.id, sha256, frame, "left", "top", "right", "bottom", lines.text
           FROM lines JOIN pages ON pages.id = lines.page_id WHERE lines.id = ?""",
        [line_id],
    ).fetchone()
    if row is None:
        raise SetupError(f"There is no line {line_id} any more: its page was read anew. Open the page again.")
    page_id, sha256, frame, *edges, before = row
    return _Anchor(page_id, sha256, frame, Box(*edges), before)


def _insert(db: Database, entry: journals.Entry, line_id: int | None) -> None:
    found = entry.correction
    values = (found.actor, found.created, found.before, found.after, found.note, found.page_id)
    edges = (round(edge) for edge in edges_of(found.box))
    row = (line_id, *values, entry.sha256, entry.frame, *edges)
    db.execute(f"INSERT INTO corrections (line_id, {COLUMNS}) VALUES ({', '.join('?' * len(row))})", row)


COLUMNS = 'actor, created, before, after, note, page_id, sha256, frame, "left", "top", "right", "bottom"'


def _waiting(db: Database, condition: str = "", values: Sequence[str] = ()) -> list[tuple[int, journals.Entry]]:
    return _stored(db, f"WHERE line_id IS NULL {condition}", values)


def _stored(db: Database, condition: str = "", values: Sequence[str] = ()) -> list[tuple[int, journals.Entry]]:
    """Row number and content of corrections, oldest first."""
    found = db.execute(f"SELECT id, {COLUMNS} FROM corrections {condition} ORDER BY created, id", list(values))
    entries = []
    for row_id, actor, created, before, after, note, page_id, sha256, frame, *edges in found:
        correction = Correction(page_id, Box(*edges), before, after, actor, created, note)
        entries.append((row_id, journals.Entry(correction, sha256, frame)))
    return entries


def _lay(db: Database, waiting: Iterable[tuple[int, journals.Entry]]) -> None:
    for row_id, entry in waiting:
        line_id = _found(db, entry)
        if line_id is not None:
            db.execute("UPDATE corrections SET line_id = ? WHERE id = ?", [line_id, row_id])
            retell(db, line_id, entry.correction.after)


def _found(db: Database, entry: journals.Entry) -> int | None:
    """The line that a correction is about, if it is to be found."""
    found = entry.correction
    lines = db.execute(
        """SELECT lines.id, sha256 = :sha256 AND sha256 <> '' AND frame = :frame, lines.text, ocr_text,
                  "left", "top", "right", "bottom"
           FROM lines JOIN pages ON pages.id = lines.page_id
           WHERE (sha256 = :sha256 AND sha256 <> '' AND frame = :frame) OR pages.id = :page""",
        {"sha256": entry.sha256, "frame": entry.frame, "page": found.page_id},
    ).fetchall()
    here = [line for line in lines if line[1]]
    if here:
        likely = [
            (_alike(found, line[2:4]) + (place := _shared(found.box, Box(*line[4:]))), line[0], place) for line in here
        ]
        likely = [x for x in likely if x[2] >= SAME_PLACE and x[0] - x[2] >= SIMILAR]
        return int(max(likely)[1]) if likely else None
    # The page was scanned anew: only words can tell, and two lines that say the same cannot be told apart.
    certain = [line[0] for line in lines if _alike(found, line[2:4]) >= CERTAIN]
    return int(certain[0]) if len(certain) == 1 else None


def _alike(found: Correction, texts: Iterable[str]) -> float:
    """How much what stood or stands there is what was corrected, or what it was corrected to."""
    return max(fuzz.ratio(a, b) for a in (found.before, found.after) for b in texts) / 100


def _shared(a: Box, b: Box) -> float:
    shared = overlap(a, b)
    together = a.width * a.height + b.width * b.height - shared
    return shared / together if together else 0.0


def _identity(entry: journals.Entry) -> tuple[str, ...]:
    return tuple(json.dumps(value) for value in journals.packed(entry).values())
