"""How is a decision taken back, or brought back, or all that one person decided?

By another decision.  Taking back leaves out what was decided and lets everything else stand, whatever came after it; so
a line that two people corrected reads as the second one said when the first one's correction is taken back.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from sqlite_utils import Database

from ingest.archive.decisions import journal as journals
from ingest.archive.decisions import ledger
from ingest.archive.decisions.arranging import rearrange
from ingest.archive.decisions.reading import EFFECTIVE, correct, lay_lines
from ingest.archive.door import writing
from ingest.errors import SetupError
from ingest.model import Decision, Hand, Verb


@dataclass(frozen=True, slots=True)
class RolledBack:
    """What became of everything that a person had decided."""

    undone: int
    overlaid: tuple[Decision, ...]
    """Decisions of theirs on which others built: taken back too, but what the others said stands."""


def undo(db: Database, key: str, hand: Hand, journal: Path) -> Decision | None:
    """Take the decision with that key back; None when it was taken back already.

    To take back what took something back brings it back.  Raises SetupError when there is no such decision.
    """
    with writing(db):
        kept = ledger.one(db, key)
        if _is_undone(db, kept):
            return None
        (made,) = _take_back(db, [kept], hand)
        journals.append(journal, [made])
    return made


def bring_back(db: Database, key: str, hand: Hand, journal: Path) -> Decision | None:
    """Let what was once decided stand again; None when it does.  Raises SetupError when that is not possible."""
    with writing(db):
        kept = ledger.one(db, key)
        by = _undoing(db, kept)
        if by is not None:
            return undo(db, by, hand, journal)
        if kept.decision.verb is not Verb.READ:
            return None
        if kept.line_id is None:
            raise SetupError("The line of this correction cannot be found in today's reading.")
        made = correct(db, kept.line_id, kept.decision.after, hand, journal)
    return made if isinstance(made, Decision) else None


def roll_back(db: Database, actor: str, hand: Hand, journal: Path) -> RolledBack:
    """Take back everything that *actor* decided and that stands, in one step.  Raises SetupError."""
    with writing(db):
        theirs = ledger.kept(db, f"WHERE actor = ? AND {EFFECTIVE}", [actor])
        overlaid = tuple(kept.decision for kept in theirs if _is_overlaid(db, kept))
        made = _take_back(db, theirs, hand)
        if made:
            journals.append(journal, made)
    return RolledBack(len(made), overlaid)


def _take_back(db: Database, decided: Iterable[ledger.Kept], hand: Hand) -> list[Decision]:
    """Write down that decisions are taken back, then let lines and issues stand as the others say."""
    entered = []
    lines, issues = set(), set()
    for kept in decided:
        said = kept.decision
        back = replace(said, before=said.after, after=said.before, hand=hand, undoes=kept.key)
        entered.append(back)
        ledger.enter(db, back, kept.line_id)
        if kept.line_id is not None:
            lines.add(kept.line_id)
        if kept.issue_id is not None:
            issues.add(kept.issue_id)
    lay_lines(db, lines)
    for issue_id in issues:
        rearrange(db, issue_id)
    return entered


def _is_undone(db: Database, kept: ledger.Kept) -> bool:
    return bool(db.execute("SELECT undone FROM decisions WHERE id = ?", [kept.id]).fetchone()[0])


def _undoing(db: Database, kept: ledger.Kept) -> str | None:
    """Key of the decision by which this one is taken back now."""
    found = db.execute("SELECT key FROM decisions WHERE undoes = ? AND NOT undone", [kept.key]).fetchone()
    return str(found[0]) if found else None


def _is_overlaid(db: Database, kept: ledger.Kept) -> bool:
    """Whether somebody else decided about the same line later."""
    found = db.execute(
        f"""SELECT 1 FROM decisions AS later WHERE line_id = ? AND actor <> ? AND {EFFECTIVE}
            AND (created, id) > (?, ?)""",
        [kept.line_id, kept.decision.hand.actor, kept.decision.hand.created, kept.id],
    ).fetchone()
    return found is not None
