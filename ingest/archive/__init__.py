"""`archive.db`: a finished issue goes in, and everything that was ever asked of it comes out."""

from ingest.archive import lean as lean  # before sqlite-utils is asked for
from ingest.archive.anew import put_in_place, remember, remove
from ingest.archive.check import Finding, check
from ingest.archive.decisions import (
    Conflict,
    Difference,
    Kept,
    Merged,
    Replay,
    RolledBack,
    bring_back,
    bring_in,
    catch_up,
    confirm,
    correct,
    export,
    join,
    mark,
    move,
    part,
    replay,
    roll_back,
    set_date,
    undo,
    unplaced,
)
from ingest.archive.door import Archive, connect
from ingest.archive.memory import former_names
from ingest.archive.metadata import write_metadata
from ingest.archive.sample import sample
from ingest.archive.search import MARKS, Hit, search
from ingest.archive.store import forget, put_issue, put_problems
from ingest.archive.tally import Status, Tally, images, known, names, status, tally
from ingest.model import Hand

__all__ = [
    "MARKS",
    "Archive",
    "Conflict",
    "Difference",
    "Finding",
    "Hand",
    "Hit",
    "Kept",
    "Merged",
    "Replay",
    "RolledBack",
    "Status",
    "Tally",
    "bring_back",
    "bring_in",
    "catch_up",
    "check",
    "confirm",
    "connect",
    "correct",
    "export",
    "forget",
    "former_names",
    "images",
    "join",
    "known",
    "mark",
    "move",
    "names",
    "part",
    "put_in_place",
    "put_issue",
    "put_problems",
    "remember",
    "remove",
    "replay",
    "roll_back",
    "sample",
    "search",
    "set_date",
    "status",
    "tally",
    "undo",
    "unplaced",
    "write_metadata",
]
