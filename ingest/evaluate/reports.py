"""What is compared, and what does the comparison say?"""

from dataclasses import dataclass

from ingest.evaluate.measures import cer

RECOVERED = 0.9
"""Shares of an article's words that must be in its match, and of the match's words that must be the article's."""

HEADLINE_ERROR = 0.1
"""Share of its characters in which a right headline may differ."""


@dataclass(frozen=True, slots=True)
class Writing:
    """An article as the truth or the archive has it."""

    text: str
    headline: str | None = None


@dataclass(frozen=True, slots=True)
class Truth:
    """What one issue says, as a person transcribed it."""

    text: str
    """Of its pages in reading order."""
    articles: tuple[Writing, ...] | None = None
    publication: str | None = None
    date: str | None = None
    match: str | None = None

    @property
    def name(self) -> str:
        """What the report calls it."""
        return self.match or " ".join(part for part in (self.publication, self.date) if part) or "issue"


@dataclass(frozen=True, slots=True)
class Candidate:
    """An issue of the archive that a truth may speak of."""

    id: str
    source: str
    date: str | None = None
    names: tuple[str, ...] = ()
    """What its publication is called: its title and its id."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the archive has of that issue."""

    text: str
    """Of its pages, in reading order."""
    articles: tuple[Writing, ...] = ()
    names: tuple[str, ...] = ()
    """What its publication is called: its title and its id."""
    date: str | None = None


@dataclass(frozen=True, slots=True)
class ArticleScore:
    """How one article of the truth fared."""

    headline: str | None
    found_headline: str | None
    recall: float
    """Share of its words, in sequence, that its match has."""
    precision: float
    """Share of its match's words that are its own."""
    edits: int
    """Between its text and that of its match; all its characters when it has none."""
    characters: int

    @property
    def recovered(self) -> bool:
        """Whether it was found whole and alone."""
        return self.recall >= RECOVERED and self.precision >= RECOVERED

    @property
    def headline_right(self) -> bool:
        """Whether its headline was found; an article without one has nothing to be found."""
        return self.headline is not None and cer(self.headline, self.found_headline or "") <= HEADLINE_ERROR


@dataclass(frozen=True, slots=True)
class Report:
    """How one issue fared; shares from 0 to 1, and None for what its truth does not say."""

    name: str
    page_cer: float
    page_wer: float
    words: float
    """F1 of the bags of words: what a search can find, whatever the order."""
    cer: float | None = None
    recovered: float | None = None
    headlines: float | None = None
    date_right: bool | None = None
    publication_right: bool | None = None
    articles: tuple[ArticleScore, ...] = ()
    articles_found: int = 0

    def figures(self) -> dict[str, float]:
        """The measures that the truth allows, by name."""
        names = ("page_cer", "page_wer", "words", "cer", "recovered", "headlines", "date_right", "publication_right")
        return {name: float(value) for name in names if (value := getattr(self, name)) is not None}
