"""What does a viewer want to know of an issue, of a newspaper, of a page's lines?  IIIF Presentation 3.  Pure.

Source: https://iiif.io/api/presentation/3.0/.  Canvases are pages as they are shown (`upright`), in their pixels.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ingest.archive.places import Mark
from ingest.archive.reading import ArticleCard, IssueCard, LineCard, PageCard, PublicationCard, RegionCard
from ingest.model import Box
from ingest.reading_room.addresses import Addresses
from ingest.reading_room.iiif.asked import largest
from ingest.reading_room.upright import Upright, upright
from ingest.reading_room.wording import issue_title, page_name

CONTEXT = "http://iiif.io/api/presentation/3/context.json"
SEARCH = "http://iiif.io/api/search/2/context.json"
THUMBNAIL = 400
"""Pixels of its longest edge."""
SHELF = "Newspapers"
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Names:
    """Absolute addresses of everything, which IIIF uses as names."""

    to: Addresses
    absolute: Callable[[str], str]

    def of(self, thing: str, last: str) -> str:
        """As `…/-/iiif/<thing>/<last>`; *thing* is the id of a page, an issue, an article or a newspaper."""
        return self.absolute(self.to.iiif(thing, last))

    def canvas(self, page_id: str, box: Box | None = None) -> str:
        """A page, or a part of it."""
        part = f"#xywh={box.left:.0f},{box.top:.0f},{box.width:.0f},{box.height:.0f}" if box else ""
        return self.of(page_id, "canvas") + part


def manifest(
    names: Names,
    issue: IssueCard,
    pages: Sequence[PageCard],
    articles: Sequence[ArticleCard],
    regions: Sequence[RegionCard],
) -> Json:
    """An issue: its pages as canvases, its articles as ranges, a search in it."""
    told: Json = {
        "@context": [SEARCH, CONTEXT],
        "id": names.of(issue.id, "manifest.json"),
        "type": "Manifest",
        "label": said(issue_title(issue)),
        "metadata": [*_facts(issue)],
        "homepage": [_page(names.absolute(names.to.issue(issue.id)), issue_title(issue))],
        "service": [{"id": names.of(issue.id, "search"), "type": "SearchService2"}],
        "items": [canvas(names, page) for page in pages],
    }
    if issue.publication_id:
        collection_id = names.of(issue.publication_id, "collection.json")
        title = issue.publication or issue.publication_id
        told["partOf"] = [_reference(collection_id, title)]
    if issue.note:
        told["summary"] = said(issue.note)
    if ranges := _ranges(names, {page.id: upright(page) for page in pages}, articles, regions):
        told["structures"] = [{"id": names.of(issue.id, "contents"), "type": "Range", "items": ranges}]
        told["structures"][0]["label"] = {"en": ["Articles"]}
    return told | _dated(issue) | _pictured(names, pages)


def canvas(names: Names, page: PageCard) -> Json:
    """A page."""
    seen = upright(page)
    width, height = largest(seen.width, seen.height)
    painting = {
        "id": names.of(page.id, "painting"),
        "type": "Annotation",
        "motivation": "painting",
        "body": _picture(names, page, "max", (width, height)),
        "target": names.canvas(page.id),
    }
    return {
        "id": names.canvas(page.id),
        "type": "Canvas",
        "label": said(page_name(page)),
        "width": seen.width,
        "height": seen.height,
        "items": [{"id": names.of(page.id, "pictures"), "type": "AnnotationPage", "items": [painting]}],
        "annotations": [{"id": names.of(page.id, "lines.json"), "type": "AnnotationPage"}],
        "homepage": [_page(names.absolute(names.to.page(page.id)), page_name(page))],
        **_pictured(names, [page]),
    }


def lines(names: Names, page: PageCard, found: Iterable[LineCard]) -> Json:
    """The text of a page, line by line where it stands."""
    seen = upright(page)
    items = [
        _annotation(
            names.of(page.id, f"line/{n}"), "supplementing", line.text, names.canvas(page.id, seen.shown(line.box))
        )
        for n, line in enumerate(found, 1)
    ]
    return {"@context": CONTEXT, "id": names.of(page.id, "lines.json"), "type": "AnnotationPage", "items": items}


def hits(
    names: Names, address: str, pages: Mapping[str, PageCard], marks: Sequence[Mark], ignored: Sequence[str]
) -> Json:
    """What a search in an issue found: IIIF Content Search 2.  *address* is that of the question."""
    items = [
        _annotation(
            f"{address}#hit-{n}",
            "highlighting",
            mark.text,
            names.canvas(mark.page_id, upright(pages[mark.page_id]).shown(mark.box)),
        )
        for n, mark in enumerate(marks, 1)
        if mark.page_id in pages
    ]
    told: Json = {"@context": SEARCH, "id": address, "type": "AnnotationPage", "items": items}
    return told | ({"ignored": list(ignored)} if ignored else {})


def collection(names: Names, publication: PublicationCard, issues: Iterable[IssueCard]) -> Json:
    """A newspaper: its issues."""
    items = [
        {
            "id": names.of(issue.id, "manifest.json"),
            "type": "Manifest",
            "label": said(issue_title(issue)),
            **_dated(issue),
        }
        for issue in issues
    ]
    address = names.absolute(names.to.publication(publication.id))
    return _collection(names.of(publication.id, "collection.json"), publication.title, items) | {
        "homepage": [_page(address, publication.title)],
        "partOf": [_reference(names.absolute(names.to.path("/-/iiif/collection.json")), SHELF)],
    }


def shelf(names: Names, publications: Iterable[PublicationCard]) -> Json:
    """All newspapers."""
    items = [
        {"id": names.of(each.id, "collection.json"), "type": "Collection", "label": said(each.title)}
        for each in publications
    ]
    return _collection(names.absolute(names.to.path("/-/iiif/collection.json")), SHELF, items)


def said(text: str) -> Json:
    """A text of which it is not told in which language it is."""
    return {"none": [text]}


def _collection(address: str, title: str, items: Sequence[Json]) -> Json:
    return {"@context": CONTEXT, "id": address, "type": "Collection", "label": said(title), "items": list(items)}


def _reference(address: str, title: str) -> Json:
    return {"id": address, "type": "Collection", "label": said(title)}


def _annotation(name: str, motivation: str, text: str, target: str) -> Json:
    body = {"type": "TextualBody", "value": text, "format": "text/plain"}
    return {"id": name, "type": "Annotation", "motivation": motivation, "body": body, "target": target}


def _facts(issue: IssueCard) -> Iterable[Json]:
    facts = {
        "Newspaper": issue.publication,
        "Date": issue.date,
        "Volume": issue.volume,
        "Number": issue.number,
        "Edition": issue.edition,
    }
    return ({"label": {"en": [label]}, "value": said(value)} for label, value in facts.items() if value)


def _page(address: str, title: str) -> Json:
    return {"id": address, "type": "Text", "label": said(title), "format": "text/html"}


def _dated(issue: IssueCard) -> Json:
    return {"navDate": f"{issue.date}T00:00:00Z"} if issue.date and len(issue.date) == len("1934-12-13") else {}


def _pictured(names: Names, pages: Sequence[PageCard]) -> Json:
    if not pages:
        return {}
    seen = upright(pages[0])
    scale = min(1.0, THUMBNAIL / max(seen.width, seen.height))
    width, height = max(1, round(seen.width * scale)), max(1, round(seen.height * scale))
    return {"thumbnail": [_picture(names, pages[0], f"{width},{height}", (width, height))]}


def _picture(names: Names, page: PageCard, asked: str, size: tuple[int, int]) -> Json:
    """The picture of a page in the size that is *asked* for, which comes to so many pixels."""
    service = names.of(page.id, "info.json").removesuffix("/info.json")
    return {
        "id": f"{service}/full/{asked}/0/default.jpg",
        "type": "Image",
        "format": "image/jpeg",
        "width": size[0],
        "height": size[1],
        "service": [{"id": service, "type": "ImageService3", "profile": "level2"}],
    }


def _ranges(
    names: Names, seen: Mapping[str, Upright], articles: Sequence[ArticleCard], regions: Sequence[RegionCard]
) -> list[Json]:
    """Each article with the places where it stands."""
    places: dict[str, list[Json]] = {}
    for region in sorted(regions, key=lambda region: region.sequence):
        if region.article_id and region.page_id in seen:
            box = seen[region.page_id].shown(region.box)
            places.setdefault(region.article_id, []).append(_part(names, region.page_id, box))
    return [
        {
            "id": names.of(article.id, "range"),
            "type": "Range",
            "label": said(" ".join(article.title.split())),
            "items": places[article.id],
        }
        for article in articles
        if article.id in places
    ]


def _part(names: Names, page_id: str, box: Box) -> Json:
    source = names.canvas(page_id)
    value = names.canvas(page_id, box).partition("#")[2]
    selector = {"type": "FragmentSelector", "conformsTo": "http://www.w3.org/TR/media-frags/", "value": value}
    return {
        "id": f"{source}/part/{value.removeprefix('xywh=')}",
        "type": "SpecificResource",
        "source": source,
        "selector": selector,
    }
