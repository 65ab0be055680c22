"""What did each reader say of the lines whose truth is known?

Lines of the passages that were transcribed by eye, and lines of typeset issues in every grade of damage, each with what
Tesseract read first, what the second recogniser and the third reading say, and what is printed there.  Kept under
`build/accuracy`, since it takes minutes; made anew when the code of the pixel half has changed.
"""

import json
import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from hashlib import sha256
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

from ingest import engines, geometry, images
from ingest.engines import second
from ingest.model import Box, Line, Turn, Word
from ingest.pipeline import ballot, careful, reader
from ingest.settings import Settings
from ingest.straighten import straighten
from tests import typeset

Pixels = NDArray[np.uint8]
Floats = NDArray[np.float64]
DAMAGE = ("harsh", "worn", "light", "worn")
PAGES = 2
"""Of each typeset issue."""
CODE = Path(__file__).parents[2] / "ingest"
PIXEL_HALF = ("engines/*.py", "straighten/*.py", "zones/*.py", "pipeline/reader.py", "pipeline/careful.py")


@dataclass(frozen=True, slots=True)
class Told:
    """One line."""

    paper: str
    truth: str
    place: tuple[str, int, int]
    """Passage that it stands in, as issue, page and number; empty and 0 on typeset pages."""
    box: Box
    """On the scan."""
    first: Line
    ballots: tuple[ballot.Ballot, ...]
    """The second reader's, and the third's where the first two do not agree."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """A line as it was read, on the straightened page."""

    line: Line
    ballots: tuple[ballot.Ballot, ...]
    turn: Turn


def passages(folder: Path, work: Path) -> list[Told]:
    """The lines in the passages of the real scans in *folder*."""
    listed = json.loads((folder / "passages.json").read_text(encoding="utf-8"))
    found: list[Told] = []
    for match, page in sorted({(one["match"], one["page"]) for one in listed}):
        (path,) = (folder / "real" / match).glob(f"p{page}.*")
        here = [(n, one) for n, one in enumerate(listed) if (one["match"], one["page"]) == (match, page)]
        seen = _kept(work, f"{match} {page}", partial(_opened, path))
        for line in seen:
            box = geometry.to_scan(line.line.box, line.turn.matrix)
            for number, one in here:
                if geometry.contains(Box(*map(float, one["box"])), box):
                    truth = min(one["text"].split("\n"), key=lambda row: Levenshtein.distance(row, line.line.text))
                    found.append(Told(match, truth, (match, page, number), box, line.line, line.ballots))
    return found


def typeset_lines(seeds: Iterable[int], work: Path) -> Iterator[Told]:
    """The lines of typeset issues, in turn of each grade of damage; lines that nobody printed are left out."""
    for seed in seeds:
        grade = DAMAGE[seed % len(DAMAGE)]
        edition = typeset.compose(seed, grade=grade)
        for number, page in enumerate(edition.pages[:PAGES]):
            printed = edition.words[number]
            seen = _kept(work, f"{grade} {seed} {number}", partial(np.asarray, page.convert("L"), np.uint8))
            for line, truth in zip(seen, _truths(seen, printed), strict=True):
                if truth:
                    box = geometry.to_scan(line.line.box, line.turn.matrix)
                    yield Told(f"typeset, {grade}", truth, ("", 0, 0), box, line.line, line.ballots)


def _truths(seen: Sequence[_Seen], printed: Sequence[typeset.PrintedWord]) -> list[str]:
    """What is printed where each line was read: a printed word stands in the line that covers most of it."""
    own: list[list[tuple[float, typeset.PrintedWord]]] = [[] for _ in seen]
    if not seen:
        return []
    boxes = [line.line.box for line in seen]
    edges = np.array([(box.left, box.top, box.right, box.bottom) for box in boxes])
    for word in printed:
        box = geometry.to_straight(Box(*map(float, word.box)), seen[0].turn.matrix)
        across = np.minimum(edges[:, 2] + box.height, box.right) - np.maximum(edges[:, 0] - box.height, box.left)
        down = np.minimum(edges[:, 3], box.bottom) - np.maximum(edges[:, 1], box.top)
        shared = np.maximum(across, 0) * np.maximum(down, 0)
        if shared.max() > 0:
            own[int(shared.argmax())].append((box.left, word))
    return [_joined([word for _, word in sorted(words, key=lambda pair: pair[0])]) for words in own]


def _joined(words: Sequence[typeset.PrintedWord]) -> str:
    text = ""
    for place, word in enumerate(words):
        text += word.text if not place or words[place - 1].join == "glue" else f" {word.text}"
    return text


@cache
def code() -> str:
    """A digest of the code that readings depend on."""
    parts = (path.read_bytes() for part in PIXEL_HALF for path in sorted(CODE.glob(part)))
    return sha256(b"".join(parts)).hexdigest()[:8]


def _opened(path: Path) -> Pixels:
    return images.open_scan(path, 0, Settings().max_megapixels).pixels


def _kept(work: Path, name: str, opened: Callable[[], Pixels]) -> list[_Seen]:
    """The lines of a page, from the last time when nothing has changed."""
    path = work / "readings" / f"{name} {code()}.pickle"
    if not path.is_file():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(pickle.dumps(list(_seen(opened()))))
    kept: list[_Seen] = pickle.loads(path.read_bytes())
    return kept


def _seen(pixels: Pixels) -> Iterator[_Seen]:
    asked = Settings()
    heard: dict[tuple[Word, ...], tuple[Line, tuple[ballot.Ballot, ...]]] = {}

    def decide(line: Line, ballots: Sequence[ballot.Ballot]) -> Line:
        decided = ballot.decided(line, ballots)
        heard[decided.words] = (line, tuple(map(tuple, ballots)))
        return decided

    eyes = careful.Eyes(engines.load("tesserocr", asked.read.languages), second.load(), decide)
    for sheet in straighten(pixels, asked.straighten):
        heard.clear()
        for line in reader.read(sheet.pixels, sheet.ink, eyes.engine, asked.read, eyes).lines:
            first, ballots = heard.get(line.words, (line, ()))
            yield _Seen(first, ballots, sheet.turn)
