"""How is a thing addressed, also when the reading room stands under a prefix?"""

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, unquote, urlencode

from ingest.reading_room import desk

FORMAT = r"(?P<format>\.json)?$"
"""Ends every address that also answers as JSON."""
ISSUE = r"(?P<id>[^?]+?)"
PAGE = r"(?P<id>[^?]+?(?:/|%2[Ff])p\d+)"
ARTICLE = r"(?P<id>[^?]+?(?:/|%2[Ff])a\d+)"
"""Ids keep their slashes; a viewer that writes them as %2F is understood as well."""

LONGEST = 500
"""Letters of a question."""


Asked = str | int | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Link:
    """Where to, and what it is called."""

    href: str
    label: str


@dataclass(frozen=True, slots=True)
class Addresses:
    """Makes addresses for one Datasette; templates call it `to`."""

    datasette: Any

    def path(self, path: str, **asked: Asked) -> str:
        """Any address of ours, with the prefix; what is None or empty is not asked."""
        query = urlencode({key: value for key, value in asked.items() if value not in (None, "", ())}, doseq=True)
        return str(self.datasette.urls.path(path)) + (f"?{query}" if query else "")

    def home(self) -> str:
        """The front page."""
        return self.path("/")

    def search(self, **asked: Asked) -> str:
        """The search page."""
        return self.path("/-/search", **asked)

    def publications(self) -> str:
        """The shelf of newspapers."""
        return self.path("/-/publications")

    def publication(self, publication_id: str, **asked: Asked) -> str:
        """The calendar of a newspaper."""
        return self.path(f"/-/publications/{quote(publication_id)}", **asked)

    def issue(self, issue_id: str, **asked: Asked) -> str:
        """An issue."""
        return self.path(f"/-/issues/{quote(issue_id)}", **asked)

    def page(self, page_id: str, **asked: Asked) -> str:
        """A page."""
        return self.path(f"/-/pages/{quote(page_id)}", **asked)

    def article(self, article_id: str, ending: str = "", **asked: Asked) -> str:
        """An article; *ending* is `.txt`, `.json`, `.ris` or `.bib`."""
        return self.path(f"/-/articles/{quote(article_id)}{ending}", **asked)

    def image(self, page_id: str, region: str = "full", size: str = "max") -> str:
        """A picture of a page, or of a region `x,y,w,h` of it in pixels of the upright page, by IIIF's rules."""
        return self.path(f"/-/iiif/{quote(page_id)}/{region}/{size}/0/default.jpg")

    def iiif(self, name: str, last: str, **asked: Asked) -> str:
        """Something that IIIF viewers want to know of a page, an issue, an article or a newspaper."""
        return self.path(f"/-/iiif/{quote(name)}/{last}", **asked)

    def info(self, page_id: str) -> str:
        """What IIIF viewers want to know of a page's picture."""
        return self.iiif(page_id, "info.json")

    def manifest(self, issue_id: str) -> str:
        """What IIIF viewers want to know of an issue."""
        return self.iiif(issue_id, "manifest.json")

    def row(self, table: str, row_id: str) -> str:
        """The row in Datasette's own pages."""
        return str(self.datasette.urls.row(desk.archive_of(self.datasette).name, table, tilde(row_id)))

    def database(self) -> str:
        """The archive in Datasette's own pages: its tables and SQL."""
        return str(self.datasette.urls.database(desk.archive_of(self.datasette).name))

    def static(self, name: str) -> str:
        """A file that ships with the reading room."""
        return str(self.datasette.urls.static_plugins("ingest", name))


def navigation(datasette: Any) -> tuple[Link, ...]:
    """The links at the top of every page."""
    to = Addresses(datasette)
    return (
        Link(to.search(), "Search"),
        Link(to.publications(), "Newspapers"),
        Link(to.database(), "Data and SQL"),
    )


def named(request: Any) -> str:
    """The id in an address."""
    return unquote(request.url_vars["id"])


def words_asked(args: Any) -> str:
    """The words that an address asks for with `?q=`, cut where a question would keep the other readers waiting."""
    return (args.get("q") or "").strip()[:LONGEST]


def absolute(datasette: Any, request: Any, path: str) -> str:
    """An address that can be cited: with scheme and host."""
    return str(datasette.absolute_url(request, path))


def tilde(row_id: str) -> str:
    """As Datasette writes ids in its addresses: a slash is ~2F."""
    return quote(row_id, safe="").replace("~", "~7E").replace(".", "~2E").replace("%", "~")
