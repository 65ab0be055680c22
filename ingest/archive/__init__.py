"""`archive.db`: a finished issue goes in, and everything that was ever asked of it comes out."""

from ingest.archive.anew import move, remember, remove
from ingest.archive.check import Finding, check
from ingest.archive.corrections import Hand, Replay, correct, replay, unplaced
from ingest.archive.door import Archive, connect
from ingest.archive.metadata import write_metadata
from ingest.archive.search import MARKS, Hit, search
from ingest.archive.store import forget, put_issue, put_problems
from ingest.archive.tally import Status, Tally, known, names, status, tally

__all__ = [
    "MARKS",
    "Archive",
    "Finding",
    "Hand",
    "Hit",
    "Replay",
    "Status",
    "Tally",
    "check",
    "connect",
    "correct",
    "forget",
    "known",
    "move",
    "names",
    "put_issue",
    "put_problems",
    "remember",
    "remove",
    "replay",
    "search",
    "status",
    "tally",
    "unplaced",
    "write_metadata",
]
