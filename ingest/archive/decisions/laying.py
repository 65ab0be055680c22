"""How do decisions come to lie over a reading that is new, or over an archive that is made anew?"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from ingest.archive.decisions import journal as journals
from ingest.archive.decisions import ledger
from ingest.archive.decisions.arranging import arrange_all, rearrange
from ingest.archive.decisions.reading import lay_lines, place_lines
from ingest.archive.door import writing
from ingest.model import Decision, Verb

HOMELESS = "AND line_id IS NULL"


@dataclass(frozen=True, slots=True)
class Replay:
    """What became of the journal."""

    placed: int
    """Decisions that are in force."""
    unplaced: tuple[Decision, ...]
    """Decisions whose place cannot be found in today's reading."""


def replay(db: Database, journal: Path) -> Replay:
    """Lay every journalled decision over the archive; again and again with the same result.

    Raises SetupError when the journal cannot be read.
    """
    with writing(db):
        take_in(db, journals.read(journal))
    placed = db.execute("SELECT count(*) FROM decisions WHERE state = ?", [ledger.IN_FORCE]).fetchone()[0]
    return Replay(int(placed), ledger.unplaced(db))


def catch_up(db: Database, journal: Path) -> None:
    """Lay what the journal has and the archive has not: decisions that were cut off, or made while it was made anew.

    An archive that knows all is not touched.  Raises SetupError.
    """
    decisions = journals.read(journal)
    there = ledger.known(db)
    if not all(journals.key(decision) in there for decision in decisions):
        replay(db, journal)


def take_in(db: Database, decisions: Iterable[Decision]) -> list[Decision]:
    """Enter those decisions that the archive does not know, and lay all that waits; the new ones.

    The caller holds the transaction.
    """
    there = ledger.known(db)
    new = []
    for decision in decisions:
        key = journals.key(decision)
        if key not in there:
            there.add(key)
            ledger.enter(db, decision)
            new.append(decision)
    # All lines of these decisions, for one that is new here may be older than what stands, or take it back.
    lay_lines(db, place_lines(db, ledger.kept(db, f"WHERE verb = '{Verb.READ}' {HOMELESS}")))
    arrange_all(db)
    return new


def lay(db: Database, issue_id: str) -> None:
    """Lay the decisions about one issue over it, which has just been read; the caller holds the transaction."""
    lay_lines(db, place_lines(db, ledger.about(db, issue_id, [Verb.READ], HOMELESS)))
    rearrange(db, issue_id)
