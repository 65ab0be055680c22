"""What can a recogniser learn from what people mended?

Pairs of a straight picture of a line and its text, `….png` and `….gt.txt`: the form that tesstrain and kraken take;
and a table of what the engine takes for what in each paper.

lessons    which lines
strips     a line cut out of its scan and set straight
"""

import csv
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import cv2
from sqlite_utils import Database

from ingest import images
from ingest.archive import confusions
from ingest.errors import ScanError
from ingest.files import located
from ingest.learn.lessons import Lesson, lessons
from ingest.learn.strips import strip
from ingest.settings import Settings

TABLE = "confusions.csv"


@dataclass(frozen=True, slots=True)
class Learned:
    """What was written."""

    lines: int
    confusions: int
    missing: tuple[str, ...]
    """Scans that cannot be opened, each with what is wrong."""


def learn(db: Database, root: Path, folder: Path) -> Learned:
    """Write the pairs and the table into *folder*; *root* is the folder of the archive.

    The same lines get the same names every time.  Raises OSError when *folder* cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written, missing = 0, []
    for (image, frame), group in groupby(lessons(db), key=lambda lesson: (lesson.image, lesson.frame)):
        try:
            scan = images.open_scan(located(root, image), frame, Settings().max_megapixels).pixels
        except ScanError as error:
            missing.append(f"{image}: {error.sentence}")
            continue
        for lesson in group:
            cut = strip(scan, lesson.box, lesson.turn)
            _write(folder, lesson, cv2.imencode(".png", cut)[1].tobytes())
            written += 1
    confusions.refresh(db)
    return Learned(written, _table(db, folder / TABLE), tuple(missing))


def _write(folder: Path, lesson: Lesson, picture: bytes) -> None:
    (folder / f"{lesson.name}.png").write_bytes(picture)
    (folder / f"{lesson.name}.gt.txt").write_text(f"{lesson.text}\n", encoding="utf-8")


def _table(db: Database, path: Path) -> int:
    found = db.execute("SELECT publication_id, read, printed, count, of FROM confusions ORDER BY 1, 4 DESC, 2, 3")
    rows = found.fetchall()
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["publication", "read", "printed", "count", "of"])
        writer.writerows(rows)
    return len(rows)
