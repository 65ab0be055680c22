"""Which strip of the scan stands above a line's text box, and where in it are the words?"""

from dataclasses import dataclass

from ingest.archive.galleys import Galley, Proof, ProofWord
from ingest.archive.suggestions import Suggestion
from ingest.geometry import clipped, whole
from ingest.model import Box
from ingest.reading_room.upright import upright

DOUBTFUL = 0.8
"""Confidence under which a word is underlined: where the engine says so of itself, one word in three is wrong."""

AIR = 0.35
"""Of a line's height, above and below: the neighbours' edges show that nothing is missing."""

SIDE = 0.05
"""Of the region's width, left and right: a word that the machine cut off is seen there."""

SHARP = 1600
"""Pixels of a strip at most."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A word on the strip, in shares of its width and height."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Strip:
    """A cut-out as wide as the region, so that all lines of it are enlarged alike."""

    region: str
    """As IIIF addresses it."""
    size: str
    width: float
    height: float
    doubtful: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a line's text, and whether it is doubtful."""

    text: str
    doubtful: bool


def strip(galley: Galley, proof: Proof) -> Strip:
    """The strip of a line."""
    seen = upright(galley.page)
    across, down = seen.shown(galley.region.box), seen.shown(proof.box)
    air, side = max(AIR * down.height, 4), SIDE * across.width + 4
    sheet = Box(0, 0, seen.width, seen.height)
    left, right = min(across.left, down.left) - side, max(across.right, down.right) + side
    box = whole(clipped(Box(left, down.top - air, right, down.bottom + air), sheet))
    box = Box(box.left, box.top, max(box.right, box.left + 1), max(box.bottom, box.top + 1))
    marks = tuple(_mark(seen.shown(word.box), box) for word in proof.words if is_doubtful(word))
    region = f"{box.left:.0f},{box.top:.0f},{box.width:.0f},{box.height:.0f}"
    return Strip(region, f"{min(box.width, SHARP):.0f},", box.width, box.height, marks)


def is_doubtful(word: ProofWord) -> bool:
    """Whether a word is underlined."""
    return word.confidence is not None and word.confidence < DOUBTFUL


def pieces(proof: Proof) -> tuple[Piece, ...]:
    """The line's text in pieces, those doubtful that stand as the engine read them and was not sure of."""
    doubtful = [word.text for word in proof.words if is_doubtful(word)] if proof.checked_by is None else []
    found: list[Piece] = []
    for word in proof.text.split(" "):
        if found:
            found.append(Piece(" ", doubtful=False))
        found.append(Piece(word, doubtful=word in doubtful))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Row:
    """A line as the editor shows it."""

    proof: Proof
    strip: Strip
    pieces: tuple[Piece, ...]
    suggestions: tuple[Suggestion, ...]


def _mark(word: Box, box: Box) -> Mark:
    return Mark(
        round((word.left - box.left) / box.width, 4),
        round((word.top - box.top) / box.height, 4),
        round(word.width / box.width, 4),
        round(word.height / box.height, 4),
    )
