"""An article: its text, and where it stands on the paper; to read, to cite, to keep."""

from typing import Any

from sqlite_utils import Database

from ingest.archive import finding, places, reading
from ingest.reading_room import citations, desk
from ingest.reading_room.addresses import ARTICLE, Addresses, absolute, named, words_asked
from ingest.reading_room.answers import answer, as_text
from ingest.reading_room.figures import figures
from ingest.reading_room.marking import marked
from ingest.reading_room.mending import past


async def article(datasette: Any, request: Any) -> Any:
    """An article beside its scan, the words of `?q=` marked on both; or as a file, by its ending."""
    name = named(request)
    words, tolerant = words_asked(request.args), bool(request.args.get("tolerant"))

    def found(db: Database) -> dict[str, Any] | None:
        return _article(db, name, finding.terms_of(db, words, tolerant))

    content = await desk.ask(datasette, found)
    if content is None:
        return await past.whereabouts(datasette, name)
    address = absolute(datasette, request, Addresses(datasette).article(name))
    cited = citations.source(content["article"], content["issue"], _first_page(content), address)
    if (ending := request.url_vars.get("format")) in FILES:
        return _file(ending, content, cited)
    content |= {"address": address, "citation": citations.plain(cited)}
    terms = content.pop("terms")
    extras: dict[str, Any] = {
        "paragraphs": [marked(part, terms) for part in _paragraphs(content)],
        "heading": marked(content["article"].headline or content["article"].title, terms),
        "asked": {"q": words, "tolerant": "1" if tolerant else None},
        "hits": sum(len(figure.hits) for figure in content["figures"]),
    }
    return await answer(datasette, request, "article.html", content, **extras)


def _article(db: Database, name: str, terms: Any) -> dict[str, Any] | None:
    card = reading.article(db, name)
    if card is None:
        return None
    before, after = reading.beside(db, card)
    pages = {page.id: page for page in reading.pages_of(db, card.issue_id)}
    marks = places.marks(db, name, terms) if terms else ()
    return {
        "article": card,
        "issue": reading.issue(db, card.issue_id),
        "text": reading.article_text(db, name),
        "figures": figures(pages, reading.regions_of_article(db, name), marks),
        "lines": reading.lines_of_article(db, name),
        "previous": before,
        "next": after,
        "terms": terms,
    }


def _first_page(content: dict[str, Any]) -> str | None:
    """The number of the page on which it begins: the printed one, else its place in the issue."""
    pages = [figure.page for figure in content["figures"]]
    return str(pages[0].label or pages[0].sequence) if pages else None


def _paragraphs(content: dict[str, Any]) -> list[str]:
    """The text without what stands over it on the page already."""
    card = content["article"]
    over = {card.headline, card.kicker, card.byline, card.credit}
    return [part for part in content["text"].split("\n\n") if part not in over]


FILES = (".txt", ".bib", ".ris")


def _file(ending: str, content: dict[str, Any], cited: citations.Source) -> Any:
    name = f"{cited.id.replace('/', '-')}{ending}"
    if ending == ".bib":
        return as_text(citations.bibtex(cited), "application/x-bibtex", name)
    if ending == ".ris":
        return as_text(citations.ris(cited), "application/x-research-info-systems", name)
    return as_text(f"{content['text']}\n\n—\n{citations.plain(cited)}\n", name=name)


ROUTES = ((rf"/-/articles/{ARTICLE}(?P<format>\.(?:json|txt|bib|ris))?$", article),)
