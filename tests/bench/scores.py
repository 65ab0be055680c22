"""What do the scorers beside the real scans say of an archive, as rows of one table?"""

import json
import sqlite3
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any

from tests.bench.papers import Papers

COLUMNS = ("recovered", "B-cubed", "headlines", "CER", "page CER", "date", "title", "volume", "number")
LETTERS = ("CER", "page CER")
"""Measures that are shown with another digit."""


@dataclass(frozen=True, slots=True)
class Row:
    """One reader on one paper."""

    paper: str
    reader: str
    measures: Mapping[str, float]
    articles: int = 0
    """How many the truth has."""


def rows(papers: Papers, archive: Path, reader: str, scorers: Path) -> Iterator[Row]:
    """A row a real paper, or one for the typeset issues of a grade."""
    zones = _scored(scorers, "zones", papers.zones, archive)
    if papers.issues:
        yield _typeset_row(papers, zones, archive, reader, scorers)
    if papers.passages:
        yield from _real_rows(zones, _scored(scorers, "passages", papers.passages, archive), reader)


def table(found: Sequence[Row]) -> Iterator[str]:
    """*found* as Markdown, the readers of a paper under each other."""
    yield f"| paper | articles | reader | {' | '.join(COLUMNS)} |"
    yield "|---|--:|---|" + "--:|" * len(COLUMNS)
    by_paper: dict[str, list[Row]] = defaultdict(list)
    for row in found:
        by_paper[row.paper].append(row)
    for paper, readers in by_paper.items():
        for place, row in enumerate(readers):
            cells = " | ".join(_cell(name, row.measures) for name in COLUMNS)
            yield f"| {'' if place else paper} | {'' if place else row.articles or ''} | {row.reader} | {cells} |"


def _cell(name: str, measures: Mapping[str, float]) -> str:
    value = measures.get(name)
    return "" if value is None else f"{value:.4f}" if name in LETTERS else f"{value:.3f}"


def _scored(scorers: Path, name: str, truth: Path, archive: Path) -> dict[str, Any]:
    """What a scorer prints; they import each other, so they run in their folder."""
    command = [sys.executable, f"{name}.py", str(truth), str(archive.resolve()), "--json"]
    told = subprocess.run(command, cwd=scorers, capture_output=True, text=True, check=True).stdout
    scored: dict[str, Any] = json.loads(told)
    return scored


def _real_rows(zones: dict[str, Any], passages: dict[str, Any], reader: str) -> Iterator[Row]:
    letters: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for passage in passages["passages"]:
        letters[passage["match"]].append(passage)
    for paper in dict.fromkeys((*zones["issues"], *letters)):
        measures: dict[str, float] = {}
        issue = zones["issues"].get(paper)
        if issue:
            measures |= {"recovered": issue["recovered"], "B-cubed": issue["bcubed"]}
        if paper in letters:
            wrong = sum(passage["cer"] * len(passage["want"]) for passage in letters[paper])
            measures["CER"] = wrong / sum(len(passage["want"]) for passage in letters[paper])
        yield Row(paper, reader, measures, issue["articles"] if issue else 0)
    mean = {"recovered": zones["mean"]["recovered"], "B-cubed": zones["mean"]["bcubed"], "CER": passages["cer"]}
    yield Row("**all real papers**", reader, mean, zones["mean"]["articles"])


def _typeset_row(papers: Papers, zones: dict[str, Any], archive: Path, reader: str, scorers: Path) -> Row:
    assert papers.issues
    texts = _scored(scorers, "score", papers.issues, archive)["mean"]
    names = {"headlines": "headlines", "CER": "cer", "page CER": "page_cer", "date": "date_right"}
    measures = {ours: texts[theirs] for ours, theirs in names.items() if theirs in texts}
    measures |= {"title": texts["publication_right"], "recovered": texts["recovered"]}
    measures["B-cubed"] = zones["mean"]["bcubed"]
    truths = json.loads(papers.issues.read_text(encoding="utf-8"))
    if reader.startswith("bare"):
        measures = {name: value for name, value in measures.items() if name in COLUMNS[:2] + LETTERS}
    else:
        measures |= _numbers(truths, archive)
    return Row(papers.name, reader, measures, sum(len(truth["articles"]) for truth in truths))


def _numbers(truths: Sequence[Mapping[str, Any]], archive: Path) -> dict[str, float]:
    """Share of issues whose volume and number are right, among those that print them."""
    right: dict[str, list[bool]] = {"volume": [], "number": []}
    db = sqlite3.connect(f"file:{archive}?mode=ro", uri=True)
    for truth in truths:
        row = db.execute("SELECT volume, number FROM issues WHERE instr(source, ?)", (truth["match"],)).fetchone()
        for place, name in enumerate(right):
            if truth.get(name) is not None:
                right[name].append(bool(row) and row[place] == str(truth[name]))
    db.close()
    return {name: fmean(answers) for name, answers in right.items() if answers}
