"""What rows does an issue become?  Pure: values in, rows out, all boxes in whole pixels of the scan."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath

from ingest import geometry
from ingest.confidence import worth
from ingest.files import seen_from
from ingest.geometry import Edges
from ingest.model import Article, Box, Issue, Kind, Page, Reading, Region, TextLine, Word

Value = str | int | float | None
Row = dict[str, Value]
"""Column to value."""
Claim = tuple[Region, int | None, int]
"""A region with its article's place in `Issue.articles` (None for no article) and its own in the article."""

FURNITURE = "furniture"
"""Kind of an article that is none: page numbers and running heads; its regions stand without an article."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A region in its place on the page and, when it is part of one, in its article."""

    region: Region
    page: int
    """Sequence of the page, from 1."""
    page_sequence: int
    article: int | None
    """Place of its article in `Issue.articles`, from 0."""
    sequence: int


def page_id(issue_id: str, sequence: int) -> str:
    """As `the-spark/2022-01-17/p01`."""
    return f"{issue_id}/p{sequence:02d}"


def article_id(issue_id: str, number: int) -> str:
    """As `the-spark/2022-01-17/a03`."""
    return f"{issue_id}/a{number:02d}"


def placed(issue: Issue) -> tuple[Placed, ...]:
    """Every region of the issue once, page by page in reading order, each article to its end on the page.

    What an article holds counts as the article holds it; lines of a page that no article asks for stay in a region of
    their own, so no line is lost whatever the segmenter does.
    """
    claimed: dict[int, list[Claim]] = {n: [] for n, _ in enumerate(issue.pages, 1)}
    for index, article in enumerate(issue.articles):
        kept = None if article.kind == FURNITURE else index
        for sequence, piece in enumerate(article.pieces, 1):
            claimed[piece.page].append((piece.region, kept, sequence))
    return tuple(p for number, page in enumerate(issue.pages, 1) for p in _placed_on(page, number, claimed[number]))


def _placed_on(page: Page, number: int, claimed: Iterable[tuple[Region, int | None, int]]) -> list[Placed]:
    claims = list(claimed)
    # Counted, for an engine gone mad may give a hundred lines the same box.
    asked_for = Counter((line.box, line.line.text) for region, _, _ in claims for line in region.lines)
    pictures = {region.box for region, _, _ in claims if not region.lines}
    for region in page.regions:
        left = tuple(line for line in region.lines if not _taken(asked_for, line))
        if left or (not region.lines and region.box not in pictures):
            claims.append((_with_lines(region, left), None, 0))
    return [
        Placed(region, number, place, article, place if article is None else sequence)
        for place, (region, article, sequence) in enumerate(_as_read(page, claims), 1)
    ]


def _as_read(page: Page, claims: Sequence[Claim]) -> list[Claim]:
    """The regions of a page as a reader takes them: each article to its end, its captions last."""
    order = _reading_order(page)
    places = [order.get(_first_box(region), len(order)) for region, _, _ in claims]
    begun: dict[int, int] = {}
    for place, (_, article, _) in zip(places, claims, strict=True):
        if article is not None:
            begun[article] = min(place, begun.get(article, place))
    keyed = [
        ((place, False, 0) if article is None else (begun[article], region.kind is Kind.CAPTION, sequence), n)
        for n, (place, (region, article, sequence)) in enumerate(zip(places, claims, strict=True))
    ]
    return [claims[n] for _, n in sorted(keyed)]


def _taken(stock: Counter[tuple[Box, str]], line: TextLine) -> bool:
    """Whether there was one of *line* in *stock*; then there is one less."""
    stock[line.box, line.line.text] -= 1
    return stock[line.box, line.line.text] >= 0


def _with_lines(region: Region, lines: tuple[TextLine, ...]) -> Region:
    if lines == region.lines:
        return region
    box = Box.around(line.box for line in lines)
    return Region(region.kind, box, lines, region.columns, region.enclosed, region.confidence)


def _reading_order(page: Page) -> dict[Box, int]:
    boxes = (box for region in page.regions for box in ([line.box for line in region.lines] or [region.box]))
    order: dict[Box, int] = {}
    for place, box in enumerate(boxes):
        order.setdefault(box, place)
    return order


def _first_box(region: Region) -> Box:
    return region.lines[0].box if region.lines else region.box


def on_scan(boxes: Iterable[Box], reading: Reading) -> list[Edges]:
    """Boxes of the straightened page in whole pixels of the scan, nowhere outside it."""
    return geometry.on_scan(boxes, reading.turn.matrix, (reading.width, reading.height))


def page_rows(issue: Issue, regions: Sequence[Placed], scans: Path, root: Path) -> list[Row]:
    """Rows of `pages`; a page that could not be read (a reading without size) keeps its number and has no row."""
    folder = PurePosixPath(seen_from(root, scans))
    texts: dict[int, list[str]] = {}
    for place in regions:
        texts.setdefault(place.page, []).append(place.region.text)
    return [
        {
            "id": page_id(issue.id, number),
            "issue_id": issue.id,
            "sequence": number,
            "label": page.label,
            "image": str(folder / page.reading.scan.path),
            "text": page_text(texts.get(number, ())),
            "columns": json.dumps([[round(edge, 1) for edge in column] for column in page.columns]),
            **_reading_columns(page.reading),
        }
        for number, page in enumerate(issue.pages, 1)
        if page.reading.width
    ]


def page_text(regions: Iterable[str]) -> str:
    """Lines as printed; an empty line parts the regions."""
    return "\n\n".join(text for text in regions if text)


def _reading_columns(reading: Reading) -> Row:
    words = [word for line in reading.lines for word in line.words]
    return {
        "frame": reading.scan.frame,
        "crop": json.dumps([round(edge) for edge in edges_of(reading.crop)]) if reading.crop else None,
        "sha256": reading.scan.sha256,
        "width": reading.width,
        "height": reading.height,
        "dpi": reading.dpi or None,
        "skew": reading.turn.skew,
        "rotation": reading.turn.rotation,
        "turn": json.dumps(reading.turn.matrix),
        "engine": reading.engine,
        "confidence": confidence(words, reading),
        "words": len(words),
        "notes": "\n".join(reading.notes) or None,
    }


def article_rows(issue: Issue, numbers: Mapping[int, int], first_docid: int) -> list[Row]:
    """Rows of `articles`; *numbers* gives the number in its id for each place in `issue.articles`."""
    return [
        {
            "id": article_id(issue.id, number),
            "issue_id": issue.id,
            "sequence": sequence,
            "docid": first_docid + sequence,
            "first_page_id": page_id(issue.id, issue.articles[index].pieces[0].page),
            **_article_columns(issue.articles[index]),
        }
        for sequence, (index, number) in enumerate(sorted(numbers.items()), 1)
    ]


def _article_columns(article: Article) -> Row:
    return {
        "kind": article.kind,
        "headline": article.headline,
        "kicker": article.kicker,
        "byline": article.byline,
        "dateline": article.dateline,
        "credit": article.credit,
        "language": article.language,
        "text": article.text,
        "words": len(article.text.split()),
        "confidence": share(article.confidence),
    }


def region_row(place: Placed, issue: Issue, numbers: Mapping[int, int]) -> Row:
    """A row of `regions`, without its id."""
    return {
        "page_id": page_id(issue.id, place.page),
        "article_id": None if place.article is None else article_id(issue.id, numbers[place.article]),
        "sequence": place.sequence,
        "page_sequence": place.page_sequence,
        "kind": str(place.region.kind),
        "confidence": share(place.region.confidence),
        **_box_columns(on_scan([place.region.box], issue.pages[place.page - 1].reading)[0]),
    }


def line_row(line: TextLine, sequence: int, reading: Reading) -> Row:
    """A row of `lines`, without its ids."""
    text = line.line.text
    return {
        "sequence": sequence,
        "text": text,
        "ocr_text": text,
        "confidence": confidence(line.line.words, reading),
        "opens_paragraph": int(line.opens_paragraph),
        **_box_columns(on_scan([line.box], reading)[0]),
    }


def word_rows(line: TextLine, line_id: int, reading: Reading) -> list[tuple[Value, ...]]:
    """Rows of `word_boxes`, as tuples in the order of its columns: there are tens of thousands an issue."""
    words = line.line.words
    placed = zip(words, on_scan([word.box for word in words], reading), strict=True)
    return [
        (line_id, sequence, *edges, word.text, _worth(word.confidence, reading.engine))
        for sequence, (word, edges) in enumerate(placed, 1)
    ]


def confidence(words: Iterable[Word], reading: Reading) -> float | None:
    """The share of letters that can be expected to stand in right words; None when there are none."""
    letters, total = 0, 0.0
    for word in words:
        letters += len(word.text)
        total += len(word.text) * (_worth(word.confidence, reading.engine) or 0.0)
    return round(total / letters, 4) if letters else None


@lru_cache(maxsize=10_000)
def _worth(said: float, reader: str) -> float | None:
    """The share of right words among those that were read so surely; page files know a thousand degrees of it."""
    believed = share(said)
    return None if believed is None else round(worth(believed, reader), 4)


def share(value: float) -> float | None:
    """A confidence between 0 and 1 whatever a stranger's engine says; None for what is no number."""
    return None if value != value else round(min(max(value, 0.0), 1.0), 4)


def edges_of(box: Box) -> tuple[float, float, float, float]:
    """Left, top, right, bottom."""
    return box.left, box.top, box.right, box.bottom


def _box_columns(edges: Edges) -> Row:
    return dict(zip(("left", "top", "right", "bottom"), edges, strict=True))
