"""How does a decision lie in the archive, and which decisions are in force?

A decision that takes another one back is a decision as well, and may be taken back itself; so `undone` is worked out
along that chain and never set by hand.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from ingest.archive.decisions import journal as journals
from ingest.archive.rows import edges_of
from ingest.errors import SetupError
from ingest.model import Anchor, Box, Decision, Hand, Verb

IN_FORCE, WAITING = "in force", "waiting"
"""Values of `decisions.state`; the others are `undone`, and `undoing` for what takes another one back."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A decision as the archive has it."""

    id: int
    key: str
    decision: Decision
    state: str
    line_id: int | None
    issue_id: str | None
    article_id: str | None


COLUMNS = (
    'verb, page_id, sha256, frame, "left", "top", "right", "bottom", opening, '
    "before, after, actor, created, note, other, undoes"
)
ORDER = "created, id"
"""Oldest first, on whichever machine it was made."""


def enter(db: Database, decision: Decision, line_id: int | None = None) -> Kept | None:
    """Write a decision down; None when it is there already.  The caller holds the transaction."""
    key = journals.key(decision)
    at, hand = decision.at, decision.hand
    values = (
        *(key, line_id, str(decision.verb), at.page_id, at.sha256, at.frame),
        *(round(edge) for edge in edges_of(at.box)),
        *(at.text, decision.before, decision.after, hand.actor, hand.created, hand.note),
        json.dumps(journals.place(decision.to), ensure_ascii=False) if decision.to else None,
        decision.undoes,
    )
    marks = ", ".join("?" * len(values))
    found = db.execute(
        f"INSERT INTO decisions (key, line_id, {COLUMNS}) VALUES ({marks}) ON CONFLICT DO NOTHING RETURNING id", values
    ).fetchone()
    if found is None:
        return None
    _settle(db, key)
    return kept(db, "WHERE id = ?", [found[0]])[0]


def _settle(db: Database, key: str | None) -> None:
    """Work out whether a decision is undone, then the one that it takes back, and so on."""
    while key is not None:
        db.execute(
            """UPDATE decisions SET undone = EXISTS (SELECT 1 FROM decisions AS later
               WHERE later.undoes = decisions.key AND NOT later.undone) WHERE key = ?""",
            [key],
        )
        found = db.execute("SELECT undoes FROM decisions WHERE key = ?", [key]).fetchone()
        key = found[0] if found else None


def kept(db: Database, condition: str = "", values: Sequence[Any] = (), order: str = ORDER) -> list[Kept]:
    """Decisions as the archive has them, oldest first."""
    found = db.execute(
        f"SELECT id, key, state, line_id, issue_id, article_id, {COLUMNS} FROM decisions {condition} ORDER BY {order}",
        list(values),
    )
    return [Kept(row[0], row[1], _decision(row[6:]), *row[2:6]) for row in found.fetchall()]


def one(db: Database, key: str) -> Kept:
    """The decision with that key; raises SetupError when there is none."""
    found = kept(db, "WHERE key = ?", [key])
    if not found:
        raise SetupError(f"There is no decision {key} in this archive.")
    return found[0]


def unplaced(db: Database) -> tuple[Decision, ...]:
    """Decisions whose place cannot be found in today's reading, oldest first: for an editor to look at."""
    return tuple(each.decision for each in kept(db, f"WHERE state = '{WAITING}'"))


def known(db: Database) -> set[str]:
    """The keys of all decisions."""
    return {row[0] for row in db.execute("SELECT key FROM decisions")}


def about(db: Database, issue_id: str, verbs: Iterable[Verb], also: str = "") -> list[Kept]:
    """Decisions of these kinds that were made on scans or pages of an issue, oldest first."""
    names = ", ".join(f"'{verb}'" for verb in verbs)
    return kept(
        db,
        f"""WHERE verb IN ({names}) {also} AND EXISTS (SELECT 1 FROM pages WHERE pages.issue_id = ?
            AND (pages.id = decisions.page_id
                 OR (pages.sha256 = decisions.sha256 AND pages.sha256 <> '' AND pages.frame = decisions.frame)))""",
        [issue_id],
    )


def _decision(row: Sequence[Any]) -> Decision:
    verb, page_id, sha256, frame, left, top, right, bottom, opening, before, after, *rest = row
    actor, created, note, other, undoes = rest
    told = json.loads(other) if other else None
    return Decision(
        Verb(verb),
        Anchor(page_id, sha256, frame, Box(left, top, right, bottom), opening),
        before,
        after,
        Hand(actor, created, note),
        journals.anchor(told, "") if told else None,
        undoes,
    )
