"""How do decisions travel from one machine to another?

As lines of a journal.  What comes in twice counts once; what two people decided about one line is kept from both, the
later one stands, and the line is named so that somebody looks at it.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from ingest.archive.decisions import journal as journals
from ingest.archive.decisions import ledger
from ingest.archive.decisions.laying import take_in
from ingest.archive.decisions.reading import EFFECTIVE
from ingest.archive.door import path_of, told, writing
from ingest.errors import SetupError


@dataclass(frozen=True, slots=True)
class Difference:
    """A line that two people read otherwise, neither knowing of the other."""

    page_id: str
    before: str
    earlier: str
    later: str
    """This one stands."""
    actors: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Merged:
    """What an import brought."""

    new: int
    known: int
    """Decisions that were here already."""
    waiting: int
    """New ones whose place is not to be found in this archive."""
    differences: tuple[Difference, ...]


def export(db: Database) -> list[str]:
    """Every decision as a line of JSON, oldest first."""
    with told(path_of(db)):
        return [json.dumps(journals.packed(kept.decision), ensure_ascii=False) for kept in ledger.kept(db)]


def bring_in(db: Database, path: Path, journal: Path) -> Merged:
    """Take over the decisions in the file at *path*, all or none.

    Raises SetupError when it cannot be read or one of its lines is no decision.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise SetupError(f"{path} cannot be read ({error.strerror}).") from error
    decisions = journals.understood(content, str(path))
    if content.strip() and not decisions:
        raise SetupError(f"{path} holds no decision. Give what `ingest corrections export` wrote, unpacked.")
    with writing(db):
        new = take_in(db, decisions)
        if new:
            journals.append(journal, new)
        keys = json.dumps([journals.key(decision) for decision in new])
        waiting = db.execute(
            "SELECT count(*) FROM decisions WHERE state = ? AND key IN (SELECT value FROM json_each(?))",
            [ledger.WAITING, keys],
        ).fetchone()[0]
        differences = _differences(db, keys)
    return Merged(len(new), len(decisions) - len(new), waiting, differences)


def _differences(db: Database, keys: str) -> tuple[Difference, ...]:
    """Where a new decision began from the same words as another one, and ended in others."""
    found = db.execute(
        f"""SELECT a.page_id, a.before, a.after, b.after, a.actor, b.actor
            FROM decisions AS a JOIN decisions AS b ON b.line_id = a.line_id AND b.before = a.before
                 AND b.after <> a.after AND (b.created, b.id) > (a.created, a.id)
            WHERE a.verb = 'read' AND b.verb = 'read' AND {_each("a")} AND {_each("b")}
              AND (a.key IN (SELECT value FROM json_each(:keys)) OR b.key IN (SELECT value FROM json_each(:keys)))
            ORDER BY a.page_id, a.created""",
        {"keys": keys},
    )
    return tuple(Difference(page, before, a, b, (ann, bob)) for page, before, a, b, ann, bob in found)


def _each(name: str) -> str:
    return EFFECTIVE.replace("undo", f"{name}.undo")
