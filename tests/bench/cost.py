"""What does a whole run cost beside the recognition alone?

    python -m tests.bench.cost [--scans DIR] [--rounds N]

A run is `ingest run --jobs 1` as a person types it: interpreter, discovery, straightening, zones, reading, layout,
articles, archive.  The recognition alone is one process that loads the same models once and reads the very pieces of
pages, at the very size, that the run's engine is handed, each once; its own start and the loading of the pieces do not
count.
The start of a run is what a second run costs, which finds everything read: interpreters, models, archive.  Many pages
share it, so it is told apart.

CPU seconds, user and system, of a whole tree of processes: waiting for a busy machine does not count, but caches that
others use do, so runs alternate and medians are told.
"""

import argparse
import gc
import os
import pickle
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

import numpy as np
from numpy.typing import NDArray

from ingest import engines
from ingest.engines import Engine
from ingest.model import Line
from ingest.settings import Settings
from tests.bench.telling import tell

Piece = tuple[NDArray[np.uint8], bool]
SET_HERE = ("OMP_", "OPENBLAS_", "PYTHONDONTWRITEBYTECODE")
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith(SET_HERE)}
"""As a person has it: how many threads a library starts is the program's business, and modules are compiled once."""
SAMPLE = Path(__file__).parents[2] / "scans"
GOAL = 1.25


@dataclass
class Recorder:
    """An engine that keeps what it is handed, each piece once: whoever reads one twice pays for it."""

    engine: Engine
    pieces: list[Piece] = field(default_factory=list)
    name: str = "recorder"
    version: str = "1"

    def read(self, pixels: NDArray[np.uint8], single_line: bool = False) -> tuple[Line, ...]:
        if not any(np.array_equal(pixels, piece) for piece, _ in self.pieces):
            self.pieces.append((pixels, single_line))
        return self.engine.read(pixels, single_line)


@dataclass(frozen=True, slots=True)
class Round:
    """CPU seconds of each, once."""

    run: float
    start: float
    alone: float


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.cost")
    parser.add_argument("--scans", type=Path, default=SAMPLE)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--alone", type=Path, metavar="PIECES", help="only read these pieces and print the seconds")
    asked = parser.parse_args()
    if asked.alone:
        print(_recognised(asked.alone))
    else:
        print(cost(asked.scans, asked.rounds))


def cost(scans: Path, rounds: int) -> str:
    """A table of what the scans in a folder cost, as Markdown."""
    with tempfile.TemporaryDirectory() as folder:
        pieces = Path(folder) / "pieces"
        pages = _record(scans, pieces)
        measured = []
        for number in range(rounds):
            tell(f"round {number + 1} of {rounds}, {pages} pages twice")
            measured.append(_round(scans, pieces))
    return _table(pages, measured)


def _table(pages: int, measured: Sequence[Round]) -> str:
    run, start, alone = (median(getattr(one, name) for one in measured) for name in ("run", "start", "alone"))
    ratios = sorted(one.run / one.alone for one in measured)
    further = median((one.run - one.start) / one.alone for one in measured)
    return "\n".join(
        [
            "| CPU seconds | a page | ratio |",
            "|---|--:|--:|",
            f"| recognition alone (tesserocr, the same pieces, models loaded once) | {alone / pages:.2f} | 1.00 |",
            f"| `ingest run` | {run / pages:.2f} | **{median(ratios):.2f}** ({ratios[0]:.2f} to {ratios[-1]:.2f}) |",
            f"| the same without its start of {start:.1f} s, as each further page costs "
            f"| {(run - start) / pages:.2f} | {further:.2f} |",
            "",
            f"{pages} pages, one at a time, medians of {len(measured)} rounds; the goal is a ratio of at most {GOAL}.",
        ]
    )


def _record(scans: Path, to: Path) -> int:
    """Keep the pieces that the scans' pages are read in; the number of pages."""
    from ingest import images
    from ingest.model import Scan
    from ingest.pipeline import walk

    settings = Settings()
    recorder, pages = Recorder(engines.load("tesserocr", settings.read.languages)), 0
    for path in sorted(path for path in scans.rglob("*") if path.is_file() and path.suffix != ".toml"):
        for frame in range(images.count_frames(path)):
            pages += len(walk.read_scan(path, Scan(path.name, frame), settings, recorder))
            tell(f"pieces of {pages} pages")
    to.write_bytes(pickle.dumps(recorder.pieces))
    return pages


def _round(scans: Path, pieces: Path) -> Round:
    with tempfile.TemporaryDirectory() as folder:
        command = ["-m", "ingest", "run", "--jobs", "1", "--scans", str(scans), "--workspace", folder]
        run, start = _cpu(command), _cpu(command)
    command = [sys.executable, "-m", "tests.bench.cost", "--alone", str(pieces)]
    told = subprocess.run(command, env=ENVIRONMENT, check=True, capture_output=True, text=True)
    return Round(run, start, float(told.stdout))


def _cpu(arguments: list[str]) -> float:
    """Of a process and all its children; one that does not end well has measured nothing, and raises SystemExit."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([sys.executable, *arguments], env=ENVIRONMENT, capture_output=True, text=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise SystemExit(f"{done.stdout}{done.stderr}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _recognised(pieces: Path) -> float:
    """CPU seconds for loading the models and reading all pieces."""
    known: list[Piece] = pickle.loads(pieces.read_bytes())
    gc.disable()  # a worker hardly collects garbage either
    began = time.process_time()
    engine = engines.load("tesserocr", Settings().read.languages)
    for pixels, single_line in known:
        engine.read(pixels, single_line)
    return time.process_time() - began


if __name__ == "__main__":
    main()
