"""How does a test get an issue?  Invented pages, drawn with as little as an issue can have."""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Any

from ingest import archive
from ingest.geometry import to_scan, whole
from ingest.model import Article, Box, Issue, Kind, Line, Page, Piece, Reading, Region, Scan, TextLine, Turn, Word
from ingest.text import compose

LINE, LETTER = 40, 20
"""Pixels from line to line, and from letter to letter."""
WIDTH, HEIGHT = 2400, 3200
UPRIGHT = Turn()
"""A page that lies straight on its scan."""
SPARK: dict[str, str | None] = {"id": "the-spark", "title": "The Spark", "motto": "From a spark, a flame"}


def region(kind: Kind, text: str, left: float = 100, top: float = 100, confidence: float = 0.9) -> Region:
    """A region of one line for each line of *text*; a line that begins with a space opens a paragraph."""
    rows = text.split("\n") if text else []
    lines = tuple(_line(row, left, top + n * LINE, confidence) for n, row in enumerate(rows))
    box = Box.around(line.box for line in lines) if lines else Box(left, top, left + 400, top + 400)
    return Region(kind, box, lines)


def _line(row: str, left: float, top: float, confidence: float) -> TextLine:
    words, x = [], left
    for word in row.split():
        words.append(Word(word, Box(x, top, x + len(word) * LETTER, top + 30), confidence))
        x += (len(word) + 1) * LETTER
    line = Line(tuple(words))
    return TextLine(line, line.box, 25.0, opens_paragraph=row.startswith(" "))


def page(*regions: Region, scan: str = "spark/p1.png", frame: int = 0, turn: Turn = UPRIGHT) -> Page:
    """A page of *regions*, which lie on the straightened page; its reading has them on the scan."""
    lines = tuple(
        replace(line.line, words=tuple(replace(w, box=whole(to_scan(w.box, turn.matrix))) for w in line.line.words))
        for region in regions
        for line in region.lines
    )
    digest = sha256(scan.encode()).hexdigest()
    reading = Reading(Scan(scan, frame, digest), WIDTH, HEIGHT, 300.0, lines, turn=turn, engine="invented 1.0")
    return Page(reading, regions, 25.0)


def article(*pieces: Piece, kind: str = "article", dateline: str | None = None, credit: str | None = None) -> Article:
    """An article of *pieces*, its text and headline as the lines say."""
    parts = [(p.region.kind, [(x.line.text, x.opens_paragraph) for x in p.region.lines]) for p in pieces]
    headline = " ".join(p.region.text.replace("\n", " ") for p in pieces if p.region.kind is Kind.HEADLINE) or None
    return Article(kind, tuple(pieces), compose(parts), headline=headline, dateline=dateline, credit=credit)


def issue(
    pages: Sequence[Page], articles: Sequence[Article], date: str | None = "1934-12-13", source: str = "spark"
) -> Issue:
    """An issue of The Spark."""
    return Issue(f"the-spark/{date or source}", source, SPARK, {"date": date}, tuple(pages), tuple(articles))


STRIKE = region(Kind.HEADLINE, "GENERAL STRIKE\nIN MINNEAPOLIS", 100, 300)
STRIKE_BODY = region(
    Kind.BODY,
    " MINNEAPOLIS—The drivers of the city\nwent out on Monday, and the nation-\nwide call was heard.\n Nobody drove.",
    100,
    400,
)
JUMP = region(Kind.JUMP, "Continued on page 2", 100, 600)
STRIKE_END = region(Kind.BODY, "The café on Third Street\nstayed open for the pickets.", 100, 400)
RENT = region(Kind.HEADLINE, "Rents Go Up", 1200, 300)
RENT_BODY = region(Kind.BODY, " Landlords in the harbour quarter ask for\nfive dollars more.", 1200, 400)
MASTHEAD = region(Kind.MASTHEAD, "The Spark", 900, 100)
FOLIO = region(Kind.FOLIO, "Page Two", 100, 50)


def spark() -> Issue:
    """Two pages: a strike that goes on on page 2, and rents."""
    pages = (
        page(MASTHEAD, STRIKE, STRIKE_BODY, JUMP, RENT, RENT_BODY),
        page(FOLIO, STRIKE_END, scan="spark/p2.png"),
    )
    return issue(
        pages,
        (
            article(Piece(1, MASTHEAD), kind="masthead"),
            article(
                Piece(1, STRIKE), Piece(1, STRIKE_BODY), Piece(1, JUMP), Piece(2, STRIKE_END), dateline="MINNEAPOLIS"
            ),
            article(Piece(1, RENT), Piece(1, RENT_BODY), credit="From the Harbour Mail"),
            article(Piece(2, FOLIO), kind="furniture"),
        ),
    )


def put(db: archive.Archive, *issues: Issue, key: str = "key") -> None:
    """Store issues; their scans lie in `scans` beside the archive."""
    for each in issues:
        archive.put_issue(db, each, db.path.parent / "scans", db.path.parent, key)


def rows(db: archive.Archive, sql: str, *values: Any) -> list[Any]:
    """Rows as tuples, single columns as their values."""
    found = db.execute(sql, values).fetchall()
    return [row[0] if len(row) == 1 else row for row in found]
