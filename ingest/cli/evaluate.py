"""`ingest evaluate`: the archive against a transcription."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ingest.cli.example import command as made
from ingest.cli.given import GivenPath
from ingest.cli.guard import PROBLEMS
from ingest.cli.workspace import Places, at_workspace

if TYPE_CHECKING:
    from ingest.archive import Archive
    from ingest.evaluate import Outcome, Report, Truth


@made("evaluate", "ingest evaluate truth.json", "ingest evaluate truth.json --json > scores.json")
@click.argument("truth", type=GivenPath())
@click.option("--json", "as_json", is_flag=True, help="For programs: with the score of each article")
@at_workspace
def command(places: Places, truth: Path, as_json: bool) -> None:
    """Measure the archive against a transcription, TRUTH.

    Told are the share of wrong characters (CER) and words (WER), of articles recovered whole and alone, and of
    headlines found. TRUTH is JSON: one issue or a list of issues, each with "publication" (title or id), "date" and
    "articles", each of these with "headline" and "text". Exit code 1: an issue of TRUTH is not in the archive.
    """
    from ingest import evaluate, report

    truths = evaluate.load(truth)
    with places.opened() as db:
        found = [_outcome(db, one) for one in truths]
    scored = [evaluate.score(one, outcome) for one, outcome in zip(truths, found, strict=True)]
    missing = [one.name for one, outcome in zip(truths, found, strict=True) if outcome is None]
    if as_json:
        content = {"mean": evaluate.mean(scored), "issues": [_plain(one) for one in scored], "missing": missing}
        click.echo(json.dumps(content, indent=2))
    else:
        report.scores(scored, evaluate.mean(scored))
    for name in missing:
        report.note(f"The archive has no issue for {name}.")
    if missing:
        raise click.exceptions.Exit(PROBLEMS)


def _plain(scored: "Report") -> dict[str, object]:
    articles = [
        {**asdict(article), "recovered": article.recovered, "headline_right": article.headline_right}
        for article in scored.articles
    ]
    return {**asdict(scored), "articles": articles}


def _outcome(db: "Archive", truth: "Truth") -> "Outcome | None":
    """What the archive has of the issue that *truth* speaks of."""
    from ingest.evaluate import Candidate, Outcome, Writing, partner

    issues = {
        row["id"]: Candidate(
            row["id"],
            row["source"],
            row["date"],
            tuple(filter(None, (row["publication"], row["publication_id"]))),
        )
        for row in db.query("SELECT id, source, date, publication, publication_id FROM issues ORDER BY id")
    }
    name = partner(truth, issues.values())
    if name is None:
        return None
    pages = db.query("SELECT text FROM pages WHERE issue_id = ? ORDER BY sequence", [name])
    articles = db.query("SELECT text, headline FROM articles WHERE issue_id = ? ORDER BY sequence", [name])
    return Outcome(
        text="\n\n".join(page["text"] for page in pages),
        articles=tuple(Writing(article["text"], article["headline"]) for article in articles),
        names=issues[name].names,
        date=issues[name].date,
    )
