"""How does a test get a reading room?  A workspace of invented issues with drawn scans, and `ingest serve` on it."""

import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from PIL import Image, ImageDraw

from ingest import archive
from ingest.model import Issue, Page
from tests.issues import put, spark

ROOT = Path(__file__).parent.parent
PAPER, INK = 245, 40


def workspace(folder: Path, issues: Sequence[Issue] = ()) -> Path:
    """A folder with `scans/` and `archive.db`: The Spark, or *issues*; gives back the folder."""
    with archive.connect(folder / "archive.db") as db:
        for each in issues or [spark()]:
            put(db, each)
            for page in each.pages:
                _draw(folder / "scans", page)
    return folder


def _draw(scans: Path, page: Page) -> None:
    """The scan of a page: each word where the reading has it."""
    reading = page.reading
    image = Image.new("L", (reading.width, reading.height), PAPER)
    pen = ImageDraw.Draw(image)
    for word in (word for line in reading.lines for word in line.words):
        pen.text((word.box.left, word.box.top), word.text, fill=INK, font_size=30)
    path = scans / reading.scan.path
    path.parent.mkdir(parents=True, exist_ok=True)
    image.save(path)


@contextmanager
def served(folder: Path, *options: str) -> Iterator[str]:
    """The address of a reading room on the workspace, without a slash at the end."""
    with serving(folder, *options) as (address, _):
        yield address


@contextmanager
def serving(folder: Path, *options: str) -> Iterator[tuple[str, int]]:
    """Like `served`, with the number of the process."""
    line = [sys.executable, "-m", "ingest", "serve", "--port", "0", "--workspace", str(folder)]
    process = subprocess.Popen(
        [*line, "--cache", str(folder / "cache"), *options], stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    try:
        assert process.stdout is not None
        said = process.stdout.readline()
        found = re.search(r"http://\S+", said)
        assert found, f"ingest serve said {said!r}"
        yield found[0].rstrip("/"), process.pid
    finally:
        process.terminate()
        process.wait(timeout=20)
        if process.stdout is not None:
            process.stdout.close()
