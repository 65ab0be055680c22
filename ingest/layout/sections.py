"""Which headline stands over a run of small items, each with a headline of its own?"""

from collections.abc import Container, Sequence

from ingest.layout import heads
from ingest.layout.rows import Row

Decks = list[list[Row]]
"""The rows of one headline from top to bottom, parted where the type changes."""

SIBLINGS = 2
"""Other headlines in the type of a deck from which the deck is a headline itself."""
SAME_SIZE = 1.12
WIDER = 2.0
"""Times the width of another headline at most: headlines of items stand in one column, a deck runs over several."""


def parted(groups: Sequence[Decks], wide: Container[int] = ()) -> list[Decks]:
    """The headlines, and each heading of a section parted from the headline of the first item under it.

    *wide* are the identities of rows that stand in no single column: they are decks, for items stand in one.
    """
    mains = [decks[loudest(decks)][0] for decks in groups]
    out: list[Decks] = []
    for decks in groups:
        start = loudest(decks) + 1
        own = [n for n in range(start, len(decks)) if id(decks[n][0]) not in wide]
        at = next((n for n in own if _is_headline(decks[n][0], decks[start - 1][0], mains)), None)
        out += [decks] if at is None else [decks[:at], decks[at:]]
    return out


def loudest(decks: Decks) -> int:
    """Which deck is set in the loudest type."""
    return max(range(len(decks)), key=lambda n: max(_loudness(row) for row in decks[n]))


def _is_headline(row: Row, over: Row, mains: Sequence[Row]) -> bool:
    """Whether headlines of the page are set as *row* is, and not as the one *over* it."""
    like = sum(_same(row, main) and row.box.width <= WIDER * main.box.width for main in mains)
    return like >= SIBLINGS and sum(_same(over, main) for main in mains) <= like


def _same(a: Row, b: Row) -> bool:
    small, large = sorted((a.size, b.size))
    return a.bold == b.bold and heads.is_capitals(a.text) == heads.is_capitals(b.text) and large <= SAME_SIZE * small


def _loudness(row: Row) -> float:
    return row.size * (1.2 if row.bold else 1.0) * (1.1 if heads.is_capitals(row.text) else 1.0)
