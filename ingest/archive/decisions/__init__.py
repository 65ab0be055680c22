"""What did people decide, and how does it stay in force, whatever is read anew under it?

A decision is a row in `decisions` and a line in the journal (JSON Lines beside the page files); neither is ever
changed.  It is laid over the machine's reading: over `lines.text`, the articles, the regions, the date, and what is
composed of them.  After a new reading its place is looked for by scan, place and text; what is not found is kept and
listed for an editor.

journal     the lines beside the page files, and the key of a decision
ledger      the rows, and which of them are in force
finding     the line or region that a decision is about
reading     what a line says
structure   what becomes of an issue's articles (pure)
machine     how the machine had arranged them
arranging   the rows of what people arranged
deciding    join, part, mark, order, date
undoing     taking back, bringing back, rolling back
laying      over a new reading, or an archive made anew
carry       from one machine to another
history     what was decided, for people to look at
"""

from ingest.archive.decisions.carry import Difference, Merged, bring_in, export
from ingest.archive.decisions.deciding import join, mark, move, part, set_date
from ingest.archive.decisions.laying import Replay, catch_up, lay, replay
from ingest.archive.decisions.ledger import Kept, unplaced
from ingest.archive.decisions.reading import Conflict, confirm, correct
from ingest.archive.decisions.undoing import RolledBack, bring_back, roll_back, undo

__all__ = [
    "Conflict",
    "Difference",
    "Kept",
    "Merged",
    "Replay",
    "RolledBack",
    "bring_back",
    "bring_in",
    "catch_up",
    "confirm",
    "correct",
    "export",
    "join",
    "lay",
    "mark",
    "move",
    "part",
    "replay",
    "roll_back",
    "set_date",
    "undo",
    "unplaced",
]
