"""What does a whole run cost beside the recognition alone?

The same pages are run through `ingest run --jobs 1` (discovery, straightening, zones, reading, layout, articles,
archive; interpreter start and all) and then only the pieces that the engine was handed are read by tesserocr, model
loaded once.
CPU seconds of whole processes, so that a busy machine hurts both alike.
"""

import os
import pickle
import resource
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest import engines, images
from ingest.engines import Engine
from ingest.model import Line
from ingest.pipeline import reader
from ingest.settings import Settings
from ingest.straighten import straighten

Piece = tuple[NDArray[np.uint8], bool]
ENVIRONMENT = {**os.environ, "OMP_THREAD_LIMIT": "1"}
GOAL = 1.25


@dataclass
class Recorder:
    """An engine that keeps what it is handed."""

    engine: Engine
    pieces: list[Piece] = field(default_factory=list)
    name: str = "recorder"
    version: str = "1"

    def read(self, pixels: NDArray[np.uint8], single_line: bool = False) -> tuple[Line, ...]:
        self.pieces.append((pixels, single_line))
        return self.engine.read(pixels, single_line)


def cost(scans: Path) -> str:
    """A table of what the scans in a folder cost, as Markdown."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        run = _cpu([sys.executable, "-m", "ingest", "run", "--jobs", "1", "--scans", str(scans), "--workspace", folder])
        (root / "pieces").write_bytes(pickle.dumps(_pieces(scans)))
        alone = _cpu([sys.executable, "-m", "tests.bench.cost", str(root / "pieces")])
        pages = len(list((root / "ocr_output").rglob("*.jsonl")))
    return "\n".join(
        [
            "| CPU seconds a page | | ratio |",
            "|---|--:|--:|",
            f"| recognition alone (tesserocr, the same pieces) | {alone / pages:.2f} | 1.00 |",
            f"| `ingest run` | {run / pages:.2f} | **{run / alone:.2f}** |",
            "",
            f"{pages} pages, one process at a time; the goal is a ratio of at most {GOAL}.",
        ]
    )


def _pieces(scans: Path) -> list[Piece]:
    recorder = Recorder(engines.load("tesserocr", Settings().read.languages))
    settings = Settings()
    for path in sorted(path for path in scans.rglob("*") if path.is_file()):
        for frame in range(images.count_frames(path)):
            picture = images.open_scan(path, frame, settings.max_megapixels)
            for sheet in straighten(picture.pixels, settings.straighten):
                reader.read(sheet.pixels, sheet.ink, recorder, settings.read)
    return recorder.pieces


def _cpu(command: list[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, env=ENVIRONMENT, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _recognise(pieces: list[Piece]) -> None:
    engine = engines.load("tesserocr", Settings().read.languages)
    for pixels, single_line in pieces:
        engine.read(pixels, single_line)


if __name__ == "__main__":
    if sys.argv[1:]:
        _recognise(pickle.loads(Path(sys.argv[1]).read_bytes()))
    else:
        print(cost(Path(__file__).parents[2] / "scans"))
