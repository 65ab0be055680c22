"""Is the archive whole, and is every scan still where it says?"""

import hashlib
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from ingest.archive.decisions import unplaced
from ingest.archive.door import code_of, path_of, told
from ingest.errors import CATALOGUE
from ingest.files import located

REBUILD = "Type `ingest rebuild`: it makes the archive anew from ocr_output/."
REREAD = "Put them back from your copy, or type `ingest run` to read what is there now."
RESTORE = (
    f"{CATALOGUE['scans-gone'].next_step} Where some pages of an issue are gone, `ingest run` makes it without them; "
    "where the archive has been moved, `ingest rebuild` leads it to the scans again."
)
NAMED = 3
"""How many of the things that are wrong are named; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    good: bool
    name: str
    found: str
    next_step: str = ""
    """What to do when it is not good."""


def check(db: Database, root: Path) -> list[Finding]:
    """Whether file, references, index and images are as they should be; *root* is the folder of the archive.

    Of a damaged file nothing more is told.  Raises SetupError when it cannot be looked at at all.
    """
    with told(path_of(db)):
        file = _file(db)
        if not file.good:
            return [file]
        return [file, _references(db), _index(db), *_images(db, root), _corrections(db)]


def _file(db: Database) -> Finding:
    try:
        found = [row[0] for row in db.execute("PRAGMA integrity_check(10)")]
    except sqlite3.DatabaseError as error:
        if code_of(error) != sqlite3.SQLITE_CORRUPT:
            raise
        found = [str(error)]
    return _finding("Archive file", [line for line in found if line != "ok"], "whole", REBUILD)


def _references(db: Database) -> Finding:
    wrong = [
        f"{table} row {row} points at no row of {parent}"
        for table, row, parent, _ in db.execute("PRAGMA foreign_key_check")
    ]
    return _finding("References", wrong, "all lead somewhere", REBUILD)


def _index(db: Database) -> Finding:
    wrong = []
    try:
        # With rank 1 the index is compared with what the articles say, not only with itself.
        with db.atomic():
            db.execute("INSERT INTO articles_fts (articles_fts, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError as error:
        if code_of(error) == sqlite3.SQLITE_READONLY:
            return Finding(True, "Full-text index", "not checked: the archive cannot be written")
        if code_of(error) != sqlite3.SQLITE_CORRUPT:
            raise
        wrong.append(f"not in step with the articles ({error})")
    return _finding("Full-text index", wrong or _strange_words(db), "in step with the articles", REBUILD)


def _strange_words(db: Database) -> list[str]:
    """Where vocabulary or catalogue say something else than the index does."""
    db.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.indexed_words USING fts5vocab(main, articles_fts, row)")
    words = db.execute(
        """SELECT count(*) FROM (SELECT term, doc FROM indexed_words WHERE length(term) BETWEEN 3 AND 40)
           AS indexed LEFT JOIN vocabulary ON word = term WHERE doc IS NOT articles"""
    ).fetchone()[0]
    lines = db.execute(
        """SELECT count(*) FROM articles JOIN issues ON issues.id = issue_id LEFT JOIN catalogue USING (docid)
           WHERE catalogue.kind IS NOT articles.kind OR catalogue.date IS NOT issues.date"""
    ).fetchone()[0]
    told = {"words of the vocabulary": words, "lines of the catalogue": lines}
    return [f"{number} {what} are not in step with the articles" for what, number in told.items() if number]


def _images(db: Database, root: Path) -> list[Finding]:
    found = db.execute("SELECT DISTINCT image, sha256 FROM pages ORDER BY image").fetchall()
    files = [(image, sha256) for image, sha256 in found if "://" not in image]
    missing = [image for image, _ in files if _is_missing(located(root, image))]
    there = [(image, sha256) for image, sha256 in files if sha256 and image not in missing]
    changed = [wrong for image, sha256 in there if (wrong := _changed(root, image, sha256))]
    return [
        _finding("Images", [f"{image} is missing" for image in missing], f"all {len(files)} are there", RESTORE),
        _finding("Digests", changed, f"all {len(there)} are what was read", REREAD),
    ]


def _is_missing(path: Path) -> bool:
    try:
        return not path.is_file()
    except OSError:
        return False  # its folder is closed: that it cannot be read is told with the digests


def _changed(root: Path, image: str, sha256: str) -> str | None:
    try:
        with located(root, image).open("rb") as file:
            same = hashlib.file_digest(file, "sha256").hexdigest() == sha256
    except OSError as error:
        return f"{image} cannot be read ({error.strerror})"
    return None if same else f"{image} is not the file that was read"


def _corrections(db: Database) -> Finding:
    homeless = unplaced(db)
    total = db.execute("SELECT count(*) FROM decisions WHERE state IN ('in force', 'waiting')").fetchone()[0]
    return Finding(
        True,
        "Corrections",
        f"{total} in force"
        if not homeless
        else f"{total - len(homeless)} in force, {len(homeless)} wait for their place",
    )


def _finding(name: str, wrong: list[str], well: str, next_step: str) -> Finding:
    if not wrong:
        return Finding(True, name, well)
    more = f" and {len(wrong) - NAMED} more" if len(wrong) > NAMED else ""
    return Finding(False, name, "; ".join(wrong[:NAMED]) + more, next_step)
