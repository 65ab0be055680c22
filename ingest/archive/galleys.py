"""What does a person who mends need of a region: its lines with their words, and who looked at each?

A galley is a column of set type as the proof-reader gets it.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from ingest.archive.decisions.reading import EFFECTIVE
from ingest.archive.reading import PageCard, RegionCard, page, region, regions_of_article
from ingest.model import Box


@dataclass(frozen=True, slots=True)
class ProofWord:
    """A word as the engine read it."""

    text: str
    confidence: float | None
    box: Box
    """In pixels of the scan."""


@dataclass(frozen=True, slots=True)
class Proof:
    """A line to be looked at."""

    id: int
    box: Box
    text: str
    """As it stands."""
    ocr_text: str
    confidence: float | None
    words: tuple[ProofWord, ...]
    checked_by: str | None
    """Who looked at it last; None while nobody did."""
    decisions: int
    """How many decisions its history has."""


@dataclass(frozen=True, slots=True)
class Galley:
    """A region with its lines."""

    region: RegionCard
    page: PageCard
    title: str | None
    """Of its article."""
    language: str | None
    publication_id: str | None
    proofs: tuple[Proof, ...]

    @property
    def unchecked(self) -> int:
        """Lines that nobody has looked at."""
        return sum(proof.checked_by is None for proof in self.proofs)


def of_region(db: Database, region_id: int) -> Galley | None:
    """One region, or None."""
    card = region(db, region_id)
    return _galleys(db, [card])[0] if card else None


def of_article(db: Database, article_id: str) -> list[Galley]:
    """The regions of an article that have lines, in its reading order."""
    return [galley for galley in _galleys(db, regions_of_article(db, article_id)) if galley.proofs]


def region_of_line(db: Database, line_id: int) -> int | None:
    """The region in which a line stands today."""
    row = db.execute("SELECT region_id FROM lines WHERE id = ?", [line_id]).fetchone()
    return int(row[0]) if row else None


def _galleys(db: Database, cards: Sequence[RegionCard]) -> list[Galley]:
    proofs = _proofs(db, [card.id for card in cards])
    pages = {name: page(db, name) for name in {card.page_id for card in cards}}
    galleys = []
    for card in cards:
        sheet = pages[card.page_id]
        if sheet:
            told = db.execute(
                """SELECT title, language, publication_id FROM issues
                   LEFT JOIN articles ON articles.id = ? WHERE issues.id = ?""",
                [card.article_id, sheet.issue_id],
            ).fetchone()
            title, language, publication = told
            galleys.append(Galley(card, sheet, title, language, publication, tuple(proofs.get(card.id, ()))))
    return galleys


def _proofs(db: Database, regions: Sequence[int]) -> dict[int, list[Proof]]:
    wanted = json.dumps(regions)
    words: dict[int, list[ProofWord]] = {}
    for line_id, text, confidence, *edges in db.execute(
        """SELECT line_id, word_boxes.text, word_boxes.confidence, word_boxes."left", word_boxes."top",
                  word_boxes."right", word_boxes."bottom"
           FROM lines JOIN word_boxes ON line_id = lines.id
           WHERE region_id IN (SELECT value FROM json_each(?)) ORDER BY line_id, word_boxes.sequence""",
        [wanted],
    ):
        words.setdefault(line_id, []).append(ProofWord(text, confidence, Box(*edges)))
    found: dict[int, list[Proof]] = {}
    for region_id, line_id, *edges, text, ocr_text, confidence, actor, decided in db.execute(
        f"""SELECT region_id, id, "left", "top", "right", "bottom", text, ocr_text, confidence,
                   (SELECT actor FROM decisions WHERE line_id = lines.id AND verb = 'read' AND {EFFECTIVE}
                    ORDER BY created DESC, id DESC LIMIT 1),
                   (SELECT count(*) FROM decisions WHERE line_id = lines.id)
            FROM lines WHERE region_id IN (SELECT value FROM json_each(?)) ORDER BY region_id, sequence""",
        [wanted],
    ):
        proof = Proof(line_id, Box(*edges), text, ocr_text, confidence, tuple(words.get(line_id, ())), actor, decided)
        found.setdefault(region_id, []).append(proof)
    return found
