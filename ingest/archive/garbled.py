"""Which words of the archive may be garbled forms of a word, or what was meant by it?"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import extract
from sqlite_utils import Database

EDITS = ((12, 3), (7, 2), (4, 1))
"""From so many letters on, so many letters may be wrong.  Shorter words are like too many others."""
CANDIDATES = 50_000
"""Words that are compared at most: 20 ms."""
FORMS = 40
"""Forms of a word that are searched for at most, the most alike first."""


@dataclass(frozen=True, slots=True)
class Form:
    """A word that stands in the archive."""

    word: str
    articles: int
    """How many articles it stands in."""
    edits: int
    """Letters to change, take away or put in to make it from the word that was asked for."""


def forms(db: Database, word: str) -> list[Form]:
    """Words of the archive that are *word* or may be a garbled form of it, the most alike first.

    *word* is folded, as the index has it.  Two readings that differ in k letters share a piece of any k + 1 pieces that
    the word is cut into, so only words with one of these pieces are compared.
    """
    edits = next((edits for letters, edits in EDITS if len(word) >= letters), 0)
    if not edits:
        return _exactly(db, word)
    found = db.execute(
        """SELECT vocabulary.word, articles FROM vocabulary_fts JOIN vocabulary ON vocabulary.id = vocabulary_fts.rowid
           WHERE vocabulary_fts MATCH ? AND length(vocabulary.word) BETWEEN ? AND ? LIMIT ?""",
        [_pieces(f" {word} ", edits + 1), len(word) - edits, len(word) + edits, CANDIDATES],
    )
    counts: dict[str, int] = dict(found.fetchall())
    alike = extract(word, counts.keys(), scorer=Levenshtein.distance, score_cutoff=edits, limit=None)
    all_forms = [Form(form, counts[form], int(distance)) for form, distance, _ in alike]
    return sorted(all_forms, key=lambda form: (form.edits, -form.articles, form.word))[:FORMS]


def meant(db: Database, word: str) -> str | None:
    """The word of the archive that *word* was probably meant to be; None when it stands there, or none is like it."""
    found = forms(db, word)
    if not found or found[0].edits == 0:
        return None
    return min(found, key=lambda form: (form.edits, -form.articles)).word


def _exactly(db: Database, word: str) -> list[Form]:
    return [Form(word, n, 0) for (n,) in db.execute("SELECT articles FROM vocabulary WHERE word = ?", [word])]


def _pieces(padded: str, number: int) -> str:
    """A query for all words that have one of *number* pieces of *padded*."""
    ends = [round(len(padded) * n / number) for n in range(number + 1)]
    pieces = (padded[start:end] for start, end in pairwise(ends))
    return " OR ".join(f"({' AND '.join(_trigrams(piece))})" for piece in pieces)


def _trigrams(piece: str) -> Iterable[str]:
    return (f'"{piece[start : start + 3]}"' for start in range(len(piece) - 2))
