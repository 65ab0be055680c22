"""How many articles come out whole, and how many letters wrong?  `make accuracy` writes `tests/bench/accuracy.md`.

    python -m tests.bench.accuracy [EVAL] [--seeds 2] [--first 9001] [--work build/accuracy]

Real scans with truth lie in EVAL (default `../shared/eval`); to them come issues typeset from seeds in every grade of
damage, under names that say nothing, so that date and title must be read off the page.  Beside ours stands bare
Tesseract.  What has been read is kept under `build/accuracy`: a second run costs layout, articles and scores alone.
Every article that was missed is drawn there.
"""

import argparse
import os
import subprocess
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from ingest.engines import second
from tests.bench import bare, letters, missed, papers, scores
from tests.bench.papers import Papers
from tests.bench.scores import Row
from tests.typeset import GRADES

ROOT = Path(__file__).parents[2]
EVAL = Path("../shared/eval")
REPORT = Path(__file__).with_suffix(".md")
WORK = ROOT / "build" / "accuracy"


def main() -> None:
    """Measure, draw what was missed, print the table and write the report."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.accuracy")
    parser.add_argument("eval", type=Path, nargs="?", default=EVAL, help="folder with real scans and their truth")
    parser.add_argument("--seeds", type=int, default=2, help="typeset issues of each grade")
    parser.add_argument("--first", type=int, default=9001, help="the first seed")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="pages at a time")
    parser.add_argument("--work", type=Path, default=WORK, help="where readings and pictures are kept")
    asked = parser.parse_args()
    if not (asked.eval / "zones.json").is_file():
        print(
            f"There are no real scans with truth in {asked.eval}, so nothing was measured.\n"
            "Say where they are: make accuracy EVAL=FOLDER (with real/, zones.json, passages.json and the scorers)."
        )
        return
    everything = [papers.real(asked.eval, asked.work), *papers.typeset(asked.work, asked.first, asked.seeds)]
    table = "\n".join(tabled(everything, asked.eval.resolve(), asked.jobs))
    print(table, flush=True)
    parts = [_head(asked.first, asked.seeds), table]
    if second.model():
        seeds = range(asked.first, asked.first + len(GRADES) * asked.seeds)
        parts.append("\n".join(letters.sections(asked.eval.resolve(), asked.work, seeds)))
        print(f"\n{parts[-1]}")
    REPORT.write_text("\n\n".join(parts) + "\n", encoding="utf-8")
    print(f"\nWritten: {REPORT}\nWhat was missed: {missed.drawn(everything, asked.work / 'missed')}")


def tabled(everything: Sequence[Papers], scorers: Path, jobs: int) -> Iterator[str]:
    """The table, a line at a time."""
    rows: list[Row] = []
    for some in everything:
        papers.ingest(some, jobs)
        bare.archive(some)
        rows.extend(scores.rows(some, some.archive, "ours", scorers))
        if second.model():
            papers.ingest(some, jobs, careful=True)
            rows.extend(scores.rows(some, some.careful, "ours, `--careful`", scorers))
        rows.extend(scores.rows(some, some.bare, "bare Tesseract", scorers))
    yield from scores.table(rows)


def _head(first: int, seeds: int) -> str:
    commit = _told("git", "rev-parse", "--short", "HEAD") or "unknown"
    changed = [
        line for line in _told("git", "status", "--porcelain").splitlines() if "tests/bench/accuracy.md" not in line
    ]
    return (
        "# Accuracy\n\n"
        f"Made by `make accuracy` on {datetime.now(UTC).date()} at commit {commit}"
        f"{' with changes that were not committed' if changed else ''}.\n"
        "Real scans of 1850 to 2023, which are not part of this project, and typeset issues of seeds "
        f"{first} to {first + len(GRADES) * seeds - 1}.\n\n"
        "- *recovered*: share of the articles of which one article of the archive holds at least 90 % of the words\n"
        "  and is made up of them to at least 90 %; *B-cubed*: F1 over words of the grouping into articles.\n"
        "- *CER*: share of wrong characters; on real scans in passages transcribed by eye, on typeset issues in\n"
        "  whole articles, so that what lies in the wrong article is wrong. *page CER*: in the text of pages, in\n"
        "  the order in which a reader reads what is printed (`tests/typeset/reading.py` says which that is).\n"
        "- *headlines*: share that differs by at most 10 % of its characters; date, title, volume and number are read\n"
        "  off the page.\n"
        "- *bare Tesseract*: page segmentation mode 3, its blocks as articles, small scans doubled."
    )


def _told(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT).stdout.strip()


if __name__ == "__main__":
    main()
