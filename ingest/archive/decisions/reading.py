"""How does a person decide what a line says, and what when somebody else decided meanwhile?

Whoever corrects says what they saw.  When the line says something else by now, nothing is written, and they get both
readings to choose from.  A line that is right as it stands is confirmed: that is a decision too.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from ingest.archive.decisions import journal as journals
from ingest.archive.decisions import ledger
from ingest.archive.decisions.finding import Scans
from ingest.archive.door import writing
from ingest.archive.retell import retell
from ingest.errors import SetupError
from ingest.model import Anchor, Box, Decision, Hand, Verb

EFFECTIVE = "undoes IS NULL AND NOT undone"
"""Decisions that count: neither taken back nor taking others back."""

LONGEST = 1000
"""Letters of a line at most: the longest that any newspaper prints, tables over the whole page included."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Somebody decided otherwise in the meantime; nothing was written."""

    saw: str
    """What the person who decides had before their eyes."""
    wanted: str
    """What they wanted it to be."""
    stands: str
    """What stands there now."""
    actor: str | None = None
    """Who made it so; None when a new reading did."""
    created: str | None = None


def correct(
    db: Database, line_id: int, after: str, hand: Hand, journal: Path, saw: str | None = None
) -> Decision | Conflict | None:
    """Decide that line *line_id*, which read as *saw*, reads *after*; None when it does already.

    Row, journal, line, article, page and index change together or not at all.  A line that reads neither as *saw* nor
    as *after* by now is a Conflict.
    Raises SetupError when there is no such line, or archive or journal cannot be written.
    """
    after = normal(after)
    if len(after) > LONGEST:
        raise SetupError(f"A line has at most {LONGEST:,} letters; this has {len(after):,}.")
    with writing(db):
        anchor = anchor_of(db, line_id)
        if after == anchor.text:
            return None
        if saw is not None and normal(saw) != anchor.text:
            return _conflict(db, line_id, (saw, after, anchor.text))
        return _decide(db, line_id, Decision(Verb.READ, anchor, anchor.text, after, hand), journal)


def confirm(db: Database, line_id: int, saw: str, hand: Hand, journal: Path) -> Decision | Conflict | None:
    """Decide that line *line_id* is right as it stands, as *saw*; None when somebody said so already.

    Raises SetupError as `correct` does.
    """
    with writing(db):
        anchor = anchor_of(db, line_id)
        if normal(saw) != anchor.text:
            return _conflict(db, line_id, (saw, normal(saw), anchor.text))
        if is_checked(db, line_id):
            return None
        return _decide(db, line_id, Decision(Verb.READ, anchor, anchor.text, anchor.text, hand), journal)


def normal(text: str) -> str:
    """A line's text on one line, of composed letters, without what no press can print."""
    plain = "".join(" " if c.isspace() else c for c in text)
    kept = "".join(c for c in plain if unicodedata.category(c)[0] != "C" or c == "\u00ad")
    return " ".join(unicodedata.normalize("NFC", kept).split())


def is_checked(db: Database, line_id: int) -> bool:
    """Whether a person has looked at the line as it stands."""
    found = db.execute(
        f"SELECT 1 FROM decisions WHERE line_id = ? AND verb = 'read' AND {EFFECTIVE} LIMIT 1", [line_id]
    ).fetchone()
    return found is not None


def anchor_of(db: Database, line_id: int) -> Anchor:
    """Where a line stands and what it says; raises SetupError when there is none."""
    row = db.execute(
        """SELECT pages.id, sha256, frame, "left", "top", "right", "bottom", lines.text
           FROM lines JOIN pages ON pages.id = lines.page_id WHERE lines.id = ?""",
        [line_id],
    ).fetchone()
    if row is None:
        raise SetupError(f"There is no line {line_id} any more: its page was read anew. Open the page again.")
    page_id, sha256, frame, *edges, text = row
    return Anchor(page_id, sha256, frame, Box(*edges), text)


def lay_lines(db: Database, lines: Iterable[int]) -> None:
    """Let lines say what the latest decisions in force say, else what the engine read."""
    standing = {line_id: _standing(db, line_id) for line_id in lines}
    retell(db, {line_id: text for line_id, text in standing.items() if text is not None})


def place_lines(db: Database, homeless: Iterable[ledger.Kept]) -> set[int]:
    """Give decisions the lines that they are about, as far as these are found; the lines' ids."""
    scans = Scans(db)
    found: set[int] = set()
    for each in homeless:
        line_id = scans.line_of(each.decision)
        if line_id is not None:
            found.add(line_id)
            db.execute("UPDATE decisions SET line_id = ? WHERE id = ?", [line_id, each.id])
    return found


def _decide(db: Database, line_id: int, decision: Decision, journal: Path) -> Decision:
    ledger.enter(db, decision, line_id)
    lay_lines(db, [line_id])
    # Last, so that a full disk undoes all; a kill right after it is mended by the next replay.
    journals.append(journal, [decision])
    return decision


def _standing(db: Database, line_id: int) -> str | None:
    found = db.execute(
        f"""SELECT after FROM decisions WHERE line_id = ? AND verb = 'read' AND {EFFECTIVE}
            ORDER BY created DESC, id DESC LIMIT 1""",
        [line_id],
    ).fetchone()
    if found:
        return str(found[0])
    read = db.execute("SELECT ocr_text FROM lines WHERE id = ?", [line_id]).fetchone()
    return str(read[0]) if read else None


def _conflict(db: Database, line_id: int, texts: tuple[str, str, str]) -> Conflict:
    last = ledger.kept(db, "WHERE line_id = ? AND verb = 'read'", [line_id])
    hand = last[-1].decision.hand if last else None
    return Conflict(*texts, hand.actor if hand else None, hand.created if hand else None)
