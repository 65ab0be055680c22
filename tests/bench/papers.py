"""Which scans are measured, what is their truth, and where do their readings lie?"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from tests.typeset import GRADES, compose
from tests.typeset.__main__ import save_page

TYPESETTER = Path(__file__).parents[1] / "typeset"
PATIENCE = 3600
"""Seconds a page: what is measured is not the machine, which may be busy."""
ENVIRONMENT = {**os.environ, "OMP_THREAD_LIMIT": "1", "OPENBLAS_NUM_THREADS": "1"}


@dataclass(frozen=True, slots=True)
class Papers:
    """Scans that are ingested together, with their truth."""

    name: str
    """What the table calls them; empty where it names each paper."""
    scans: Path
    work: Path
    zones: Path
    """Truth for `zones.py`."""
    passages: Path | None = None
    """Truth for `passages.py`."""
    issues: Path | None = None
    """Truth for `score.py`."""

    @property
    def told(self) -> set[tuple[str, int]]:
        """The pages of which there is some truth: part of the issue's source, and sequence."""
        files = [path for path in (self.zones, self.passages) if path]
        return {(one["match"], one["page"]) for path in files for one in json.loads(path.read_text(encoding="utf-8"))}

    @property
    def output(self) -> Path:
        """The page files."""
        return self.work / "ocr_output"

    @property
    def archive(self) -> Path:
        """What we make of the scans."""
        return self.work / "archive.db"

    @property
    def careful(self) -> Path:
        """What we make of them with `--careful`."""
        return self.work / "careful.db"

    @property
    def bare(self) -> Path:
        """What bare Tesseract makes of them, in the same tables."""
        return self.work / "bare.db"


def real(folder: Path, work: Path) -> Papers:
    """The real scans in *folder*."""
    folder = folder.resolve()
    return Papers("", folder / "real", work / "real", folder / "zones.json", passages=folder / "passages.json")


def typeset(work: Path, first: int, seeds: int) -> Iterator[Papers]:
    """*seeds* issues of each grade of damage, typeset anew only when the typesetter has changed."""
    code = sha256(b"".join(path.read_bytes() for path in sorted(TYPESETTER.glob("*.py")))).hexdigest()[:8]
    for place, grade in enumerate(GRADES):
        numbers = range(first + place * seeds, first + (place + 1) * seeds)
        folder = work / f"{grade}-{numbers[0]}-{numbers[-1]}-{code}"
        if not (folder / "truth.json").is_file():
            _compose(folder, grade, numbers)
        yield Papers(f"typeset, {grade}", folder / "scans", folder, folder / "zones.json", issues=folder / "truth.json")


def ingest(papers: Papers, jobs: int, careful: bool = False) -> None:
    """Read the scans that have not been read, and make the archive anew; carefully only issues with some truth."""
    papers.work.mkdir(parents=True, exist_ok=True)
    archive = papers.careful if careful else papers.archive
    output = papers.work / "careful" if careful else papers.output
    places = ("--workspace", papers.work, "--scans", papers.scans, "--ocr-output", output, "--archive", archive)
    how = (*(["--careful"] if careful else []), "--jobs", str(jobs), "--page-seconds", str(PATIENCE), "--quiet")
    command = (sys.executable, "-m", "ingest", "run", *how, *map(str, places))
    for only in sorted({match for match, _ in papers.told}) if careful else ("",):
        chosen = ("--only", only) if only else ()
        subprocess.run((*command, *chosen), env=ENVIRONMENT, check=False, stdout=subprocess.DEVNULL)


def _compose(folder: Path, grade: str, seeds: range) -> None:
    truths: list[dict[str, object]] = []
    zones: list[dict[str, object]] = []
    for seed in seeds:
        edition = compose(seed, grade=grade)
        scans = folder / "scans" / f"box {seed}"
        scans.mkdir(parents=True, exist_ok=True)
        for number in range(len(edition.pages)):
            save_page(edition, number, scans)
        truths.append({"match": scans.name} | edition.truth)
        zones += [page | {"match": scans.name} for page in edition.zones]
    (folder / "zones.json").write_text(json.dumps(zones, ensure_ascii=False), encoding="utf-8")
    (folder / "truth.json").write_text(json.dumps(truths, ensure_ascii=False), encoding="utf-8")
