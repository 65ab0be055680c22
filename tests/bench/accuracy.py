"""How many articles come out whole, and how many letters wrong, on papers that nobody has seen?

    python -m tests.bench.accuracy [--seeds 8] [--first 9001] [--pictures DIR]

Issues are typeset from random seeds in every grade of damage, read with the default settings and held against their
exact truth; beside it stands bare Tesseract (page segmentation mode 3, its blocks as articles).  Where the folder
`../shared/eval` with real scans is there, its scorers are run on them as well.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import fmean
from typing import Any

from PIL import Image
from tesserocr import PSM, RIL, PyTessBaseAPI, iterate_level

from ingest import evaluate
from ingest.engines.tessdata import folder_for
from ingest.evaluate import Outcome, Writing
from tests.typeset import Wishes, compose
from tests.typeset.__main__ import save_page

ROOT = Path(__file__).parents[2]
REAL = ROOT.parent / "shared" / "eval"
GRADES = ("clean", "light", "worn", "harsh")
ENVIRONMENT = {**os.environ, "OMP_THREAD_LIMIT": "1"}
COLUMNS = ("recovered", "headlines", "article_cer", "page_cer", "date", "publication")


def main() -> None:
    """Measure and print the tables."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.accuracy")
    parser.add_argument("--seeds", type=int, default=4, help="issues of each grade")
    parser.add_argument("--first", type=int, default=9001, help="the first seed")
    parser.add_argument("--faces", choices=("carried", "all"), default="carried")
    parser.add_argument("--keep", type=Path, help="leave scans, archive and page files here")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = asked.keep or Path(folder)
        print("\n".join(synthetic(root, asked.first, asked.seeds, asked.faces)))
        if REAL.exists():
            print("\n".join(real(root / "real")))


def synthetic(root: Path, first: int, seeds: int, faces: str) -> Iterator[str]:
    """The table of typeset issues, a row a grade, ours beside bare Tesseract's."""
    yield "| grade | what | " + " | ".join(COLUMNS) + " |"
    yield "|---|---|" + "--:|" * len(COLUMNS)
    for place, grade in enumerate(GRADES):
        numbers = range(first + place * seeds, first + (place + 1) * seeds)
        truth = _typeset(root / grade, grade, numbers, faces)
        ours = _ingested(root / grade, truth)
        bare = _bare(root / grade, truth)
        yield f"| {grade} | ours | {_cells(ours)} |"
        yield f"| | bare Tesseract | {_cells(bare)} |"


def real(root: Path) -> Iterator[str]:
    """What the scorers beside the real scans say."""
    root.mkdir(parents=True, exist_ok=True)
    _run("ingest", "run", "--workspace", str(root), "--scans", str(REAL / "real"))
    for scorer in ("zones", "passages"):
        command = [sys.executable, str(REAL / f"{scorer}.py"), str(REAL / f"{scorer}.json"), str(root / "archive.db")]
        found = subprocess.run(command, capture_output=True, text=True, check=False)
        yield from ("", f"{scorer}.py:", "", "```", (found.stdout + found.stderr).strip(), "```")


def _typeset(root: Path, grade: str, seeds: Iterable[int], faces: str) -> Path:
    truths = []
    for seed in seeds:
        edition = compose(seed, grade=grade, wishes=Wishes(faces=faces))
        name = f"{edition.name}_{seed}"
        folder = root / "scans" / name
        folder.mkdir(parents=True, exist_ok=True)
        for number in range(len(edition.pages)):
            save_page(edition, number, folder)
        truths.append({"match": name} | edition.truth)
    path = root / "truth.json"
    path.write_text(json.dumps(truths, ensure_ascii=False), encoding="utf-8")
    return path


def _ingested(root: Path, truth: Path) -> list[dict[str, Any]]:
    _run("ingest", "run", "--workspace", str(root))
    told = _run("ingest", "evaluate", "--workspace", str(root), "--json", str(truth))
    issues: list[dict[str, Any]] = json.loads(told)["issues"]
    return [_row(issue) for issue in issues]


def _row(issue: dict[str, Any]) -> dict[str, Any]:
    names = {
        "recovered": "recovered",
        "headlines": "headlines",
        "article_cer": "cer",
        "page_cer": "page_cer",
        "date": "date_right",
        "publication": "publication_right",
    }
    return {ours: issue.get(theirs) for ours, theirs in names.items()}


def _bare(root: Path, truth: Path) -> list[dict[str, Any]]:
    rows = []
    for one in evaluate.load(truth):
        blocks = [text for page in sorted((root / "scans" / one.name).iterdir()) for text in _blocks(page)]
        outcome = Outcome("\n\n".join(blocks), tuple(Writing(text, None) for text in blocks), None, None)
        scored = evaluate.score(one, outcome)
        rows.append({"recovered": scored.recovered, "article_cer": scored.cer, "page_cer": scored.page_cer})
    return rows


def _blocks(page: Path) -> list[str]:
    models = str(folder_for(("eng",)))
    with PyTessBaseAPI(path=models, psm=PSM.AUTO) as engine, Image.open(page) as image:
        engine.SetImage(image.convert("L"))
        engine.Recognize()
        return [block.GetUTF8Text(RIL.BLOCK) for block in iterate_level(engine.GetIterator(), RIL.BLOCK)]


def _cells(rows: list[dict[str, Any]]) -> str:
    def mean(column: str) -> str:
        values = [float(row[column]) for row in rows if row.get(column) is not None]
        return f"{fmean(values):.3f}" if values else ""

    return " | ".join(mean(column) for column in COLUMNS)


def _run(*arguments: str) -> str:
    command = [sys.executable, "-m", *arguments]
    return subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, check=False).stdout


if __name__ == "__main__":
    main()
