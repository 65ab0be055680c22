"""How does the page look where an article was missed?  The picture of `ingest show`, with the true article framed."""

import json
import re
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from ingest import images, show
from ingest.archive import connect
from ingest.cli import sheet
from ingest.cli.workspace import Places
from ingest.settings import Settings
from tests.bench.papers import Papers

FRAME = (220, 0, 220)
"""Colour of the true article."""
WIDTH = 2000
LEFT_OUT = frozenset({"masthead", "unclassified", "department", "advertisement"})
"""Classes that nobody asks for, as `zones.py` has them."""
SHARE = 0.9

Zone = dict[str, Any]


def drawn(everything: Sequence[Papers], folder: Path) -> str:
    """Draw each missed article into *folder*, which is emptied first; where, and how many."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.png"):
        old.unlink()
    for papers in everything:
        for page, zone in _missed(papers):
            _draw(papers, page, zone, folder)
    return f"{len(list(folder.glob('*.png')))} pictures in {folder}"


def _missed(papers: Papers) -> Iterator[tuple[str, Zone]]:
    """Ids of pages with a zone on them whose article no article of the archive is."""
    db = sqlite3.connect(f"file:{papers.archive}?mode=ro", uri=True)
    for page in json.loads(papers.zones.read_text(encoding="utf-8")):
        query = """SELECT pages.id FROM pages JOIN issues ON issues.id = issue_id
                   WHERE instr(source, ?) AND sequence = ?"""
        for (page_id,) in db.execute(query, (page["match"], page["page"])).fetchall():
            words = db.execute("SELECT article_id, left, top, right, bottom FROM words WHERE page_id = ?", (page_id,))
            owned = _owned(page["articles"], words.fetchall())
            yield from (
                (page_id, zone)
                for place, zone in enumerate(page["articles"])
                if zone["class"] not in LEFT_OUT and not _whole(place, owned)
            )
    db.close()


def _owned(zones: Sequence[Zone], words: Sequence[tuple[Any, ...]]) -> list[tuple[int, object]]:
    """Which zone and which article each word lies in."""
    found: list[tuple[int, object]] = []
    for article, left, top, right, bottom in words:
        x, y = (left + right) / 2, (top + bottom) / 2
        hits = [
            ((b[2] - b[0]) * (b[3] - b[1]), place)
            for place, zone in enumerate(zones)
            for b in zone["boxes"]
            if b[0] <= x < b[2] and b[1] <= y < b[3]
        ]
        if hits and zones[min(hits)[1]]["class"] not in {"masthead", "unclassified"}:
            found.append((min(hits)[1], article))
    return found


def _whole(place: int, owned: Sequence[tuple[int, object]]) -> bool:
    """Whether one article holds what stands in the zone on this page, and little else of the page."""
    mine = [article for zone, article in owned if zone == place]
    best = max(set(mine), key=mine.count, default=None)
    theirs = sum(article == best for _, article in owned)
    return best is not None and mine.count(best) >= SHARE * max(len(mine), theirs)


def _draw(papers: Papers, page: str, zone: Zone, folder: Path) -> None:
    places = Places(papers.work, papers.scans, papers.output, papers.archive)
    (found,) = sheet.called(connect(papers.archive, create=False), page, places)
    pixels = images.open_scan(found.scan, found.frame, Settings().max_megapixels, colour=True).pixels
    colours = np.array(pixels if pixels.ndim == 3 else np.stack([pixels] * 3, axis=2))
    for left, top, right, bottom in zone["boxes"]:
        cv2.rectangle(colours, (left, top), (right, bottom), FRAME, max(4, colours.shape[1] // 300))
    name = re.sub(r"[^A-Za-z0-9]+", "-", f"{page} {zone['id']} {zone.get('headline') or ''}").strip("-")[:100]
    show.save([show.draw(colours, found.sheet, WIDTH)], folder / f"{name}.png")
