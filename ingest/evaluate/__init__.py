"""How good is it?  Character, word, boundary and headline errors against the truth."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from statistics import fmean

from ingest.evaluate.measures import cer, common, edits, key_words, snapped, tidy, wer, word_f1
from ingest.evaluate.pairing import best_pairs
from ingest.evaluate.papers import is_called, likeness
from ingest.evaluate.reports import ArticleScore, Candidate, Outcome, Report, Truth, Writing
from ingest.evaluate.truth import load

__all__ = [
    "ArticleScore",
    "Candidate",
    "Outcome",
    "Report",
    "Truth",
    "Writing",
    "cer",
    "load",
    "mean",
    "partner",
    "score",
    "wer",
]


def partner(truth: Truth, issues: Iterable[Candidate]) -> str | None:
    """The id of the issue that *truth* speaks of, among the archive's; None when it is not there.

    `match` must be a part of the source's name; without it date and publication decide, where a truth names them.
    """
    if truth.match:
        return next((issue.id for issue in issues if truth.match in issue.source), None)

    def alike(issue: Candidate) -> float:
        return likeness(truth.publication, issue.names) if truth.publication else 1.0

    best = max((issue for issue in issues if truth.date and issue.date == truth.date), key=alike, default=None)
    return best.id if best and alike(best) else None


def score(truth: Truth, found: Outcome | None) -> Report:
    """How *found* fares against *truth*; None is an issue that the archive does not have."""
    outcome = found or Outcome(text="")
    report = Report(
        name=truth.name,
        page_cer=cer(truth.text, outcome.text),
        page_wer=wer(truth.text, outcome.text),
        words=word_f1(truth.text, outcome.text),
        date_right=outcome.date == truth.date if truth.date else None,
        publication_right=is_called(truth.publication, outcome.names) if truth.publication else None,
        articles_found=len(outcome.articles),
    )
    return report if truth.articles is None else _with_articles(report, truth.articles, outcome.articles)


def mean(reports: Sequence[Report]) -> dict[str, float]:
    """Each measure's mean over the issues that have it."""
    figures = [report.figures() for report in reports]
    names = dict.fromkeys(name for values in figures for name in values)
    return {name: fmean(values[name] for values in figures if name in values) for name in names}


def _with_articles(report: Report, truth: Sequence[Writing], found: Sequence[Writing]) -> Report:
    """*report* with the measures that need articles."""
    scores = _article_scores(truth, found)
    named = [article for article in scores if article.headline]
    return replace(
        report,
        cer=sum(article.edits for article in scores) / max(1, sum(article.characters for article in scores)),
        recovered=fmean(article.recovered for article in scores) if scores else 0.0,
        headlines=sum(article.headline_right for article in named) / max(1, len(named)),
        articles=scores,
    )


def _article_scores(truth: Sequence[Writing], found: Sequence[Writing]) -> tuple[ArticleScore, ...]:
    """Each article of the truth against its match: one to one, so that the most words in sequence are shared."""
    gold = [key_words(article.text) for article in truth]
    vocabulary = {word for words in gold for word in words}
    texts = [_whole(article) for article in found]
    ours = snapped([key_words(text) for text in texts], vocabulary)
    shared = [[common(words, others) for others in ours] for words in gold]
    pairs = best_pairs(shared)
    return tuple(
        _missed(article)
        if (match := pairs.get(place)) is None
        else ArticleScore(
            headline=article.headline,
            found_headline=found[match].headline,
            recall=shared[place][match] / max(1, len(gold[place])),
            precision=shared[place][match] / max(1, len(ours[match])),
            edits=edits(article.text, texts[match]),
            characters=len(tidy(article.text)),
        )
        for place, article in enumerate(truth)
    )


def _missed(article: Writing) -> ArticleScore:
    characters = len(tidy(article.text))
    return ArticleScore(article.headline, None, 0.0, 0.0, characters, characters)


def _whole(article: Writing) -> str:
    """Text with its headline, which some segmenters do not put into the text."""
    headline = article.headline or ""
    return article.text if tidy(article.text).startswith(tidy(headline)) else f"{headline}\n{article.text}"
