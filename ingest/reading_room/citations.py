"""How is an article cited: in plain words, as BibTeX, as RIS?  Pure."""

import re
from dataclasses import dataclass

from ingest.archive.reading import ArticleCard, IssueCard
from ingest.reading_room.wording import day


@dataclass(frozen=True, slots=True)
class Source:
    """What a citation says."""

    id: str
    title: str
    author: str | None
    paper: str
    date: str | None
    volume: str | None
    number: str | None
    page: str | None
    language: str | None
    address: str


def source(article: ArticleCard, issue: IssueCard, page: str | None, address: str) -> Source:
    """What is known of an article; *page* is the printed number of its first page, *address* its permanent link."""
    return Source(
        id=article.id,
        title=" ".join((article.headline or article.title).split()),
        author=re.sub(r"^by\s+", "", article.byline, flags=re.IGNORECASE) if article.byline else None,
        paper=issue.publication or issue.id,
        date=issue.date,
        volume=issue.volume,
        number=issue.number,
        page=page,
        language=article.language,
        address=address,
    )


def plain(cited: Source) -> str:
    """As a footnote has it: author, “title,” paper, date, page, link."""
    opening = f"{cited.author}, " if cited.author else ""
    page = f", p. {cited.page}" if cited.page else ""
    return f"{opening}“{cited.title},” {cited.paper}, {day(cited.date)}{page}. {cited.address}"


def bibtex(cited: Source) -> str:
    """An entry for LaTeX (biblatex and BibTeX)."""
    year, month, number = [*(cited.date or "").split("-"), "", "", ""][:3]
    fields = {
        "title": cited.title,
        "author": cited.author,
        "journal": cited.paper,
        "year": year,
        "month": str(int(month)) if month.isdigit() else "",
        "day": str(int(number)) if number.isdigit() else "",
        "volume": cited.volume,
        "number": cited.number,
        "pages": cited.page,
        "langid": cited.language,
    }
    lines = [f"  {name} = {{{_latex(value)}}}," for name, value in fields.items() if value]
    return "\n".join([f"@article{{{cited.id.replace('/', '-')},", *lines, f"  url = {{{cited.address}}}", "}", ""])


LATEX = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: "\\" + sign for sign in "&%$#_{}"},
}


def _latex(text: str) -> str:
    return "".join(LATEX.get(sign, sign) for sign in text)


def ris(cited: Source) -> str:
    """A record for Zotero, EndNote, Mendeley and the like."""
    fields = {
        "TY": "NEWS",
        "TI": cited.title,
        "AU": cited.author,
        "T2": cited.paper,
        "DA": cited.date.replace("-", "/") if cited.date else None,
        "PY": cited.date[:4] if cited.date else None,
        "VL": cited.volume,
        "IS": cited.number,
        "SP": cited.page,
        "LA": cited.language,
        "UR": cited.address,
        "ID": cited.id,
    }
    lines = [f"{name}  - {' '.join(value.split())}" for name, value in fields.items() if value]
    return "\r\n".join([*lines, "ER  - ", ""])
