"""What does the engine take for what in this paper?

Lines that people looked at are laid beside what was read of them, letter by letter; where they differ, the shortest
differing pieces are counted, and how often the same letters were read rightly.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein
from sqlite_utils import Database

from ingest.archive.decisions.reading import EFFECTIVE
from ingest.archive.door import writing

LONGEST = 3
"""Letters of a confusion: `rn` for `m`, `iii` for `m`; what is longer is another word, not another letter."""

UNTOLD = 0.5
"""Share of a line that may differ: where it is more, the engine read something else altogether."""

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Confusion:
    """Letters that the engine read for others."""

    read: str
    printed: str
    count: int
    of: int
    """How often these letters were read in lines that people looked at."""


def counted(lines: Iterable[tuple[str, str]]) -> list[Confusion]:
    """The confusions in pairs of what was read and what is printed, the commonest first.

    >>> counted([("tbe tide", "the tide"), ("tbe", "the")])[0]
    Confusion(read='b', printed='h', count=2, of=2)
    """
    found: Counter[tuple[str, str]] = Counter()
    texts = []
    for read, printed in lines:
        texts.append(read)
        found.update(_differences(read, printed))
    whole = "\n".join(texts)
    every = [Confusion(a, b, n, max(whole.count(a), n) if a else n) for (a, b), n in found.items()]
    return sorted(every, key=lambda each: (-each.count, each.read, each.printed))


def _differences(read: str, printed: str) -> list[tuple[str, str]]:
    steps = Levenshtein.opcodes(read, printed)
    pieces: list[tuple[int, int, int, int]] = []
    for step in steps:
        if step.tag == "equal":
            continue
        if pieces and pieces[-1][1] == step.src_start and pieces[-1][3] == step.dest_start:
            start, _, to, _ = pieces.pop()
            pieces.append((start, step.src_end, to, step.dest_end))
        else:
            pieces.append((step.src_start, step.src_end, step.dest_start, step.dest_end))
    if sum(end - start for start, end, _, _ in pieces) > UNTOLD * len(read):
        return []
    found = [(read[a:b], printed[c:d]) for a, b, c, d in pieces]
    return [(a, b) for a, b in found if len(a) <= LONGEST and len(b) <= LONGEST and " " not in a + b]


def refresh(db: Database) -> int:
    """Count the confusions of every paper anew and keep them in the table; how many there are."""
    papers: dict[str, list[tuple[str, str]]] = {}
    found = db.execute(
        f"""SELECT DISTINCT coalesce(publication_id, '{UNKNOWN}'), lines.id, ocr_text, lines.text
            FROM decisions JOIN lines ON lines.id = line_id JOIN pages ON pages.id = lines.page_id
            JOIN issues ON issues.id = pages.issue_id WHERE verb = 'read' AND {EFFECTIVE}"""
    )
    for paper, _, read, printed in found.fetchall():
        papers.setdefault(paper, []).append((read, printed))
    rows = [
        (paper, each.read, each.printed, each.count, each.of) for paper in papers for each in counted(papers[paper])
    ]
    with writing(db):
        db.execute("DELETE FROM confusions")
        db.conn.executemany("INSERT INTO confusions VALUES (?, ?, ?, ?, ?)", rows)
    return len(rows)


def keep_up(db: Database) -> None:
    """Count anew now and then: after every tenth decision at first, after every hundredth when there are hundreds."""
    decided = int(db.execute("SELECT count(*) FROM decisions").fetchone()[0])
    if decided and decided % max(10, 10 ** (len(str(decided)) - 1)) == 0:
        refresh(db)


def of_paper(db: Database, publication_id: str | None) -> Sequence[Confusion]:
    """The confusions of a paper as they were last counted, the commonest first."""
    found = db.execute(
        """SELECT read, printed, count, of FROM confusions WHERE publication_id = ?
           ORDER BY count DESC, read, printed""",
        [publication_id or UNKNOWN],
    )
    return [Confusion(*row) for row in found]
