"""What would bare Tesseract make of these scans?  Its blocks as articles, in the tables that the scorers read."""

import sqlite3
from collections.abc import Iterator
from itertools import count, groupby
from pathlib import Path
from typing import Any

import cv2
import tesserocr
from tesserocr import PSM, RIL, PyTessBaseAPI, iterate_level

from ingest import images
from ingest.engines.tessdata import folder_for
from tests.bench.papers import Papers

SMALL = 2500
"""Pixels on the longer side; smaller scans are doubled, as everybody does who has tried."""
TABLES = """
    CREATE TABLE issues (id TEXT PRIMARY KEY, source TEXT, publication TEXT, date TEXT, volume TEXT, number TEXT);
    CREATE TABLE pages (id TEXT PRIMARY KEY, issue_id TEXT, sequence INTEGER, text TEXT);
    CREATE TABLE articles (id TEXT PRIMARY KEY, issue_id TEXT, headline TEXT, text TEXT);
    CREATE TABLE lines (page_id TEXT, "left" REAL, top REAL, "right" REAL, bottom REAL, ocr_text TEXT);
    CREATE TABLE words (
        page_id TEXT, article_id TEXT, "left" REAL, top REAL, "right" REAL, bottom REAL, text TEXT, confidence REAL);
"""
MEGAPIXELS = 250


def archive(papers: Papers) -> None:
    """Read every scan with page segmentation mode 3, if this Tesseract has not done so before."""
    made_by = f"Tesseract {tesserocr.tesseract_version().split()[1]}, small scans under {SMALL} doubled"
    stamp = papers.bare.with_suffix(".txt")
    if papers.bare.is_file() and stamp.is_file() and stamp.read_text(encoding="utf-8") == made_by:
        return
    papers.bare.unlink(missing_ok=True)
    db = sqlite3.connect(papers.bare)
    db.executescript(TABLES)
    with PyTessBaseAPI(path=str(folder_for(("eng",))), psm=PSM.AUTO) as engine:
        for issue in sorted(papers.scans.iterdir()):
            _read_issue(db, engine, issue, {page for match, page in papers.told if match in issue.name})
            db.commit()
    db.close()
    stamp.write_text(made_by, encoding="utf-8")


def _read_issue(db: sqlite3.Connection, engine: Any, issue: Path, told: set[int]) -> None:
    """The pages of an issue of which there is some truth."""
    db.execute("INSERT INTO issues (id, source) VALUES (?, ?)", (issue.name, issue.name))
    files = sorted(issue.iterdir()) if issue.is_dir() else [issue]
    frames = ((path, frame) for path in files for frame in range(images.count_frames(path)))
    articles = count(1)
    for sequence, (path, frame) in enumerate(frames, 1):
        page, texts = f"{issue.name}/{sequence}", []
        words_read = _words(engine, path, frame) if sequence in told else ()
        for _, words in groupby(words_read, key=lambda word: word[0]):
            article = f"{issue.name}/a{next(articles):05d}"
            texts.append(_store(db, page, article, [word[1:] for word in words]))
            db.execute("INSERT INTO articles VALUES (?, ?, NULL, ?)", (article, issue.name, texts[-1]))
        db.execute("INSERT INTO pages VALUES (?, ?, ?, ?)", (page, issue.name, sequence, "\n\n".join(texts)))


def _store(db: sqlite3.Connection, page: str, article: str, words: list[tuple[Any, ...]]) -> str:
    """Put the words of one block away; its text."""
    texts = []
    for _, line in groupby(words, key=lambda word: word[0]):
        members = list(line)
        lefts, tops, rights, bottoms = zip(*(box for _, box, _, _ in members), strict=True)
        texts.append(" ".join(text for _, _, text, _ in members))
        edges = (min(lefts), min(tops), max(rights), max(bottoms))
        db.execute("INSERT INTO lines VALUES (?, ?, ?, ?, ?, ?)", (page, *edges, texts[-1]))
        rows = [(page, article, *box, text, confidence) for _, box, text, confidence in members]
        db.executemany("INSERT INTO words VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
    return "\n".join(texts)


def _words(engine: Any, path: Path, frame: int) -> Iterator[tuple[int, int, tuple[float, ...], str, float]]:
    """Block, line, box on the scan, text and confidence of each word."""
    pixels = images.open_scan(path, frame, MEGAPIXELS).pixels
    scale = 2 if max(pixels.shape) < SMALL else 1
    height, width = (scale * side for side in pixels.shape)
    larger = cv2.resize(pixels, (width, height), interpolation=cv2.INTER_CUBIC)
    engine.SetImageBytes(larger.tobytes(), width, height, 1, width)
    engine.Recognize()
    block = line = -1
    for word in iterate_level(engine.GetIterator(), RIL.WORD):
        block += word.IsAtBeginningOf(RIL.BLOCK)
        line += word.IsAtBeginningOf(RIL.TEXTLINE)
        box = word.BoundingBox(RIL.WORD)
        text = (word.GetUTF8Text(RIL.WORD) if box else "").strip()
        if text:
            yield block, line, tuple(edge / scale for edge in box), text, word.Confidence(RIL.WORD) / 100
