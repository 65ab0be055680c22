"""How do the figures look that say how good it is?"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from ingest.report.grid import grid, percent, say
from ingest.report.terminal import output, plain, sign

if TYPE_CHECKING:
    from ingest.evaluate import ArticleScore, Report

MEASURES = {
    "page_cer": "page CER",
    "page_wer": "page WER",
    "words": "words found",
    "cer": "article CER",
    "recovered": "recovered",
    "headlines": "headlines",
    "date_right": "date",
    "publication_right": "publication",
}
"""Measures of `evaluate` as people call them."""


def scores(reports: "Sequence[Report]", mean: Mapping[str, float]) -> None:
    """A line for each issue and their mean, then a line for each article that was not recovered whole and alone."""
    table = grid(headed=True)
    measures = [name for name in MEASURES if name in mean]
    table.add_column("issue", overflow="fold")
    for name in measures:
        table.add_column(MEASURES[name], justify="right")
    for report in reports:
        figures = report.figures()
        table.add_row(plain(report.name), *(_told(n, figures) for n in measures))
    if len(reports) > 1:
        table.add_row(Text("mean", "bold"), *(Text(percent(mean[name]), "bold") for name in measures))
    say("", table)
    for report in reports:
        _lost(report)


def _told(name: str, figures: Mapping[str, float]) -> str:
    if name not in figures:
        return "-"
    if name.endswith("_right"):
        return "right" if figures[name] else "wrong"
    return percent(figures[name])


def _headline_lost(article: "ArticleScore") -> bool:
    return article.headline is not None and not article.headline_right


def _lost(report: "Report") -> None:
    lost = [article for article in report.articles if not article.recovered or _headline_lost(article)]
    if not lost:
        return
    console = output()
    table = grid(headed=True)
    for name in ("", "its words found", "words its own", "headline"):
        table.add_column(name, overflow="fold", justify="right" if "words" in name else "left")
    for article in lost:
        found = f", found as: {article.found_headline or '-'}" if _headline_lost(article) else ""
        table.add_row(
            sign(console, good=article.recovered),
            percent(article.recall),
            percent(article.precision),
            plain(" ".join(f"{article.headline or '-'}{found}".split())),
        )
    say(f"{report.name}: articles that are not quite right", table, console)
