"""Line by line: what does each reader get wrong, what could be had, what does it cost, and is the confidence true?"""

import json
import os
import resource
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from rapidfuzz.distance import Levenshtein

from ingest import confidence
from ingest.model import Line
from ingest.pipeline import ballot
from tests.bench import readings
from tests.bench.readings import Told
from tests.bench.weigh import error, is_the_line, right_words

ROOT = Path(__file__).parents[2]
SAID = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 1.01)
"""Edges of the bins of the reliability table."""

Reader = Callable[[Told], str]


def sections(folder: Path, work: Path, seeds: Iterable[int]) -> Iterator[str]:
    """Both sections of the report, a line at a time."""
    told = [*readings.passages(folder, work), *readings.typeset_lines(seeds, work)]
    yield from ("## Letters, line by line", "", "CER of single lines, without regard to their order:", "")
    yield from _readers(told)
    yield from ("", *_cost(work), "")
    yield from ("## Confidence", "", *_reliability([one for one in told if is_the_line(one)]))


def _readers(told: Sequence[Told]) -> Iterator[str]:
    names: Mapping[str, Reader] = {
        "default": lambda one: one.first.text,
        "second reader, where asked": lambda one: _said(one, 0) or one.first.text,
        "`--careful`": lambda one: careful(one).text,
        "oracle": lambda one: min(_all(one), key=lambda text: Levenshtein.distance(one.truth, text)),
    }
    yield f"| lines of | lines | letters | {' | '.join(names)} |"
    yield "|---|--:|--:|" + "--:|" * len(names)
    groups: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        groups[one.paper].append(one)
        groups["**all**"].append(one)
    groups["**all**"] = groups.pop("**all**")
    for paper, lines in groups.items():
        letters = sum(len(one.truth) for one in lines)
        rates = [sum(Levenshtein.distance(o.truth, read(o)) for o in lines) / letters for read in names.values()]
        yield f"| {paper} | {len(lines)} | {letters} | {' | '.join(f'{rate:.4f}' for rate in rates)} |"
    asked_again = sum(len(one.ballots) > 1 for one in told) / max(1, len(told))
    yield ""
    yield f"*oracle*: the best of the readings of each line. In {asked_again:.0%} of the lines the two readers differ"
    yield "and Tesseract reads a third time."


def careful(one: Told) -> Line:
    """The line as a careful reading has it."""
    return ballot.decided(one.first, one.ballots) if one.ballots else one.first


def _all(one: Told) -> list[str]:
    return [one.first.text, careful(one).text, *(_said(one, place) for place in range(len(one.ballots)))]


def _said(one: Told, place: int) -> str:
    return "".join(letter.text for letter in one.ballots[place]).strip() if place < len(one.ballots) else ""


def _reliability(told: Sequence[Told]) -> Iterator[str]:
    """Said confidence against the share of right words, as the archive has both."""
    readers = {
        "default": (confidence.ENGINES[0], lambda one: one.first),
        "`--careful`": (f"{confidence.ENGINES[0]}, {confidence.CAREFUL}", careful),
    }
    yield "Said is what `words.confidence` says; right is a word with all its letters and signs."
    yield ""
    yield "| said | " + " | ".join(f"{name}: words | said | right" for name in readers) + " |"
    yield "|---|" + "--:|" * 3 * len(readers)
    found = {name: _words(told, reader, of) for name, (reader, of) in readers.items()}
    for low, high in pairwise(SAID):
        cells = []
        for said, right in found.values():
            there = (said >= low) & (said < high)
            cells += [str(there.sum())]
            cells += [f"{said[there].mean():.3f}", f"{right[there].mean():.3f}"] if there.any() else ["", ""]
        yield f"| {low:.2f} to {min(high, 1.0):.2f} | {' | '.join(cells)} |"
    yield ""
    for name, (said, right) in found.items():
        yield f"Expected calibration error, {name}: {error(said, right, np.ones_like(said)):.4f}."


def _words(told: Sequence[Told], reader: str, of: Callable[[Told], Line]) -> tuple[readings.Floats, readings.Floats]:
    said, right = [], []
    for one in told:
        line = of(one)
        said += [confidence.worth(word.confidence, reader) for word in line.words]
        right += right_words(line, one.truth)
    return np.array(said), np.array(right, dtype=np.float64)


def _cost(work: Path) -> list[str]:
    """CPU seconds of whole runs over the sample, from the last time when nothing has changed."""
    kept = work / "readings" / f"cost {readings.code()}.json"
    if not kept.is_file():
        kept.write_text(json.dumps([_run("--quick"), _run("--careful")]), encoding="utf-8")
    quick, slow = json.loads(kept.read_text(encoding="utf-8"))
    return [
        f"`ingest run --careful` takes {slow / quick:.2f} times the CPU seconds of `ingest run` on the sample in",
        "`scans/`, start-up and all; as the default it would cost that and gain what the table says.",
    ]


def _run(option: str) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with tempfile.TemporaryDirectory() as folder:
        places = ("--scans", str(ROOT / "scans"), "--workspace", folder)
        command = (sys.executable, "-m", "ingest", "run", option, "--jobs", "1", *places)
        environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
        subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
