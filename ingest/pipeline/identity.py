"""Which publication is it, what is the issue's id?

What a person wrote (`issue.toml`) comes before names of files, names before print, and print only where it agrees with
the names or there are none: a garbled masthead must not make a new publication.  What no title is (`sn85058233`) is a
name all the same, but print says what the paper is called.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from rapidfuzz.fuzz import ratio

from ingest.model import Article, Bundle, Issue, Nameplate, Page
from ingest.text import ARTICLES, slug

SAME_TITLE = 85
"""Of 100: two titles this alike are one paper, read twice.  'the-spark' and 'the-spirk' have 89, 'the-star' 82."""
MARK = re.compile(r"[^\W\d_]+\d+\w*")
"""Of a name that is no title: letters with figures at once behind them."""
SURE_ENOUGH = 0.5
"""Confidence from which a printed title may name a publication that nothing else names."""


@dataclass(frozen=True, slots=True)
class Bound:
    """What the second half made of an issue's page files."""

    pages: tuple[Page, ...]
    articles: tuple[Article, ...]
    nameplate: Nameplate


@dataclass(frozen=True, slots=True)
class Known:
    """What the archive already holds."""

    publications: Mapping[str, str | None] = field(default_factory=dict)
    """Title by id."""
    issues: Mapping[str, str] = field(default_factory=dict)
    """Source by issue id."""


def issue(bundle: Bundle, bound: Bound, known: Known) -> Issue:
    """The issue with its publication, columns and id."""
    publication = _publication(bundle, bound, known)
    columns = _columns(bundle, bound.nameplate)
    return Issue(
        id=_issue_id(str(publication["id"]), columns, bundle, known),
        source=bundle.source,
        publication=publication,
        columns=columns,
        pages=bound.pages,
        articles=bound.articles,
    )


def _publication(bundle: Bundle, bound: Bound, known: Known) -> dict[str, str | None]:
    said, printed = bundle.publication, bound.nameplate
    sure_title = printed.title if printed.confidence >= SURE_ENOUGH else None
    name = said.get("id") or _slug(said.get("title")) or _alike(_slug(sure_title), known) or "unknown"
    title = said.get("title") or _printed_title(name, printed.title) or _known_title(name, sure_title, known)
    found: dict[str, str | None] = {
        "motto": printed.motto,
        "motto_author": printed.motto_author,
        "language": _language(bound.articles),
    }
    return found | {key: value for key, value in said.items() if value} | {"id": name, "title": title}


def _columns(bundle: Bundle, printed: Nameplate) -> dict[str, str | None]:
    agrees = bundle.month is None or (printed.date or "").startswith(bundle.month)
    found = {
        "date": printed.date if agrees else bundle.month,
        "volume": printed.volume,
        "number": printed.number,
        "edition": printed.edition,
    }
    said = {key: value for key, value in bundle.issue.items() if value and key != "id"}
    return found | said


def rival(bundle: Bundle, issue: Issue, known: Known) -> str | None:
    """The source that already holds the id which *issue* would have had."""
    plain = _plain_id(str(issue.publication["id"]), issue.columns, bundle)
    return known.issues.get(plain) if plain != issue.id else None


def _issue_id(publication: str, columns: Mapping[str, str | None], bundle: Bundle, known: Known) -> str:
    plain = _plain_id(publication, columns, bundle)
    taken = known.issues.get(plain, bundle.source) != bundle.source
    return f"{plain}-{_place(bundle)}" if taken else plain


def _plain_id(publication: str, columns: Mapping[str, str | None], bundle: Bundle) -> str:
    wanted, date, edition = bundle.issue.get("id"), columns.get("date"), columns.get("edition")
    if wanted:
        return wanted if "/" in wanted else f"{publication}/{wanted}"
    if not date:
        return f"{publication}/{_place(bundle)}"
    first = edition in (None, "1", "01")
    return f"{publication}/{date}" if first else f"{publication}/{date}-{slug(str(edition))}"


def _place(bundle: Bundle) -> str:
    return slug(bundle.source.rsplit("/", 1)[-1])


def _slug(title: str | None) -> str:
    return slug(title) if title else ""


def _alike(name: str, known: Known) -> str:
    best = max(known.publications, key=lambda other: ratio(name, other), default="")
    return best if best and ratio(name, best) >= SAME_TITLE else name


def _printed_title(name: str, title: str | None) -> str | None:
    """The title as printed, where it says what the name says: for its accents, capitals and articles."""
    if not title:
        return None
    ours, theirs = name.split("-"), slug(title).split("-")
    if "".join(ours) != "".join(theirs) and set(ours) != set(theirs) - ARTICLES:
        misread = theirs[0] in ARTICLES and ratio("".join(ours), "".join(theirs[1:])) >= SAME_TITLE
        return _spelled("-".join([theirs[0], *ours])) if misread else None
    return _without_ornaments(title)


def _known_title(name: str, printed: str | None, known: Known) -> str:
    """What the paper is known as; a name that is a mark (`sn85058233`) or its short form leaves that to print."""
    spelled = _spelled(name)
    earlier = known.publications.get(name) or spelled
    if earlier != spelled or printed is None:
        return earlier
    short = set(name.split("-")) < set(slug(printed).split("-"))
    return _without_ornaments(printed) if short or MARK.fullmatch(name) else spelled


def _without_ornaments(title: str) -> str:
    words = [word for word in title.split() if word == "&" or any(map(str.isalnum, word))]
    return " ".join(word.capitalize() if title.isupper() else word for word in words)


def _spelled(name: str) -> str:
    return " ".join(word.capitalize() for word in name.split("-"))


def _language(articles: tuple[Article, ...]) -> str | None:
    counted = Counter(article.language for article in articles if article.language and article.kind == "article")
    return counted.most_common(1)[0][0] if counted else None
