"""Which engine reads better for its time?  The figures behind `ingest.engines.PREFERENCE`.

python -m tests.bench.engines [SEED …]: pages of the typesetter at two grades of damage and, where ../shared/eval lies
beside the checkout, the passages transcribed by eye.  Both engines get the same zones at the same size.  An edit is
counted against the word that is printed in that place, so the order of reading does not matter here.
"""

import json
import os
import resource
import sys
import time
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

from ingest import engines, geometry, images
from ingest.engines import Engine
from ingest.model import Box, Line, Matrix
from ingest.pipeline import reader
from ingest.settings import Settings
from ingest.straighten import Sheet, straighten
from tests import typeset
from tests.bench.telling import tell

EVALUATION = Path(__file__).parents[3] / "shared" / "eval"
GRADES = ("light", "worn")
SEEDS = (1, 2, 3)


@dataclass(frozen=True)
class Truth:
    """What stands in one place of a scan."""

    box: Box
    text: str


@dataclass(frozen=True)
class Task:
    """A page to read and what it says in some places."""

    name: str
    sheet: Sheet
    truths: tuple[Truth, ...]
    whole: bool
    """Whether the truths are all words of the page; else they are passages of lines."""


@dataclass
class Score:
    """Edits over letters, and what they cost."""

    edits: int = 0
    letters: int = 0
    processor: float = 0.0
    clock: float = 0.0

    @property
    def row(self) -> str:
        rate = self.edits / max(1, self.letters)
        return f"{rate:.4f} | {self.processor:.1f} | {self.clock:.1f} | {(1 - rate) / max(0.01, self.processor):.3f}"


def typeset_tasks(seeds: Sequence[int]) -> Iterator[Task]:
    """First pages of the typesetter's issues."""
    for grade in GRADES:
        for seed in seeds:
            edition = typeset.compose(seed, grade=grade)
            pixels = np.asarray(edition.pages[0].convert("L"), dtype=np.uint8)
            words = tuple(Truth(Box(*map(float, word.box)), word.text) for word in edition.words[0])
            yield Task(f"typeset, {grade}", straighten(pixels, Settings().straighten)[0], words, True)


def real_tasks() -> Iterator[Task]:
    """Scans with passages that were transcribed by eye."""
    if not (EVALUATION / "passages.json").is_file():
        return
    passages = json.loads((EVALUATION / "passages.json").read_text(encoding="utf-8"))
    for match, page in sorted({(passage["match"], passage["page"]) for passage in passages}):
        (path,) = (EVALUATION / "real" / match).glob(f"p{page}.*")
        sheet = straighten(images.open_scan(path, 0, Settings().max_megapixels).pixels, Settings().straighten)[0]
        yield Task(
            "passages by eye",
            sheet,
            tuple(
                Truth(Box(*map(float, passage["box"])), passage["text"])
                for passage in passages
                if (passage["match"], passage["page"]) == (match, page)
            ),
            False,
        )


def processor_seconds() -> float:
    """Of this process and of the commands it waited for."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in used)


def measure(engine: Engine, task: Task, score: Score) -> None:
    """Read a page with an engine and add to its score."""
    processor, clock = processor_seconds(), time.perf_counter()
    found = reader.read(task.sheet.pixels, task.sheet.ink, engine, Settings().read)
    score.processor += processor_seconds() - processor
    score.clock += time.perf_counter() - clock
    matrix = task.sheet.turn.matrix
    edits, letters = (_words if task.whole else _passages)(task.truths, found.lines, matrix)
    score.edits += edits
    score.letters += letters


def _words(truths: Sequence[Truth], lines: Sequence[Line], matrix: Matrix) -> tuple[int, int]:
    """Edits against the printed word that each read word covers most of."""
    edges = np.array([(t.box.left, t.box.top, t.box.right, t.box.bottom) for t in truths])
    read: list[list[tuple[float, str]]] = [[] for _ in truths]
    strays = 0
    for word in (word for line in lines for word in line.words):
        box = geometry.to_scan(word.box, matrix)
        shared = _shared(edges, box)
        if shared.max() > 0:
            read[int(shared.argmax())].append((box.left, word.text))
        else:
            strays += len(word.text)
    pairs = zip(truths, ("".join(text for _, text in sorted(words)) for words in read), strict=True)
    return strays + sum(Levenshtein.distance(t.text, text) for t, text in pairs), sum(len(t.text) for t in truths)


def _shared(edges: NDArray[np.float64], box: Box) -> NDArray[np.float64]:
    across = np.minimum(edges[:, 2], box.right) - np.maximum(edges[:, 0], box.left)
    down = np.minimum(edges[:, 3], box.bottom) - np.maximum(edges[:, 1], box.top)
    return np.asarray(np.maximum(across, 0) * np.maximum(down, 0), dtype=np.float64)


def _passages(truths: Sequence[Truth], lines: Sequence[Line], matrix: Matrix) -> tuple[int, int]:
    """Edits of the lines whose middle lies in each passage, from top to bottom."""
    placed = sorted(((geometry.to_scan(line.box, matrix), line.text) for line in lines), key=lambda pair: pair[0].top)
    edits = letters = 0
    for truth in truths:
        got = "\n".join(text for box, text in placed if geometry.contains(truth.box, box))
        want = _folded(truth.text)
        edits, letters = edits + Levenshtein.distance(want, _folded(got)), letters + len(want)
    return edits, letters


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).replace("-\n", "").split())


def main(seeds: Sequence[int]) -> None:
    """Print the table."""
    os.environ["OMP_THREAD_LIMIT"] = "1"
    scores: dict[tuple[str, str], Score] = {}
    readers = [engines.load(name, ("eng",)) for name in engines.PREFERENCE]
    for number, task in enumerate(chain(typeset_tasks(seeds), real_tasks()), 1):
        for engine in readers:
            measure(engine, task, scores.setdefault((task.name, engine.name), Score()))
        tell(f"page {number}, {task.name}")
    print("| pages | engine | CER | CPU s | clock s | accuracy per CPU s |\n|---|---|--:|--:|--:|--:|")
    for (name, engine_name), score in scores.items():
        print(f"| {name} | {engine_name} | {score.row} |")
    for engine in readers:
        print(f"\n{engine.name}: Tesseract {engine.version}")


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or SEEDS)
