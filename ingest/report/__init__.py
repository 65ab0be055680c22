"""How is it told on a terminal, in a log file and in a pipe?  The only room that knows rich."""

from ingest.report.closing import closing, next_steps, plans, problems
from ingest.report.found import hits, hits_as_json
from ingest.report.inventory import Check, checks, status
from ingest.report.marks import scores
from ingest.report.progress import Live, Log, Quiet, watching
from ingest.report.terminal import note, printable

__all__ = [
    "Check",
    "Live",
    "Log",
    "Quiet",
    "checks",
    "closing",
    "hits",
    "hits_as_json",
    "next_steps",
    "note",
    "plans",
    "printable",
    "problems",
    "scores",
    "status",
    "watching",
]
