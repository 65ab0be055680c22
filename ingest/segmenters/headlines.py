"""Where does an article begin and end, by its headlines, rules and where its sentences break off?

In reading order every region opens an article or goes on with one; what is certain makes fragments, scored links join
them over columns and pages.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.model import Article, Kind, Page, Piece, Region
from ingest.segmenters import fragments, islands, links, telling
from ingest.segmenters.fragments import Fragment
from ingest.segmenters.standing import ARTICLE, standings
from ingest.settings import Settings

HEADING = "heading"
HEADS = frozenset({Kind.HEADLINE, Kind.KICKER, Kind.SUBHEAD})
STAIN, FEW, BELIEVED = 4, 3, 0.8
"""Letters that an article has at least; words under which the engine must be so sure of them."""
MANY, DOUBTED = 10, 0.4
"""Under so many words the engine must be so sure of them at least: lines of a drawing are read as three words too."""
FRAMED = 0.9
"""How sure it is that a frame holds one article."""
ITEMS, ITEM_LINES, MOSTLY, SAME_TYPE = 2, 2, 0.7, 1.3
"""A frame is a side column of items when it has so many headlines over so many lines of text each, and that share of
its headlines has; the largest is so many times the smallest."""
COLUMN_LINES = 4
"""Lines of text under each headline in a column that has rules all round it."""


def segment(pages: Sequence[Page], settings: Settings) -> tuple[Article, ...]:
    """The articles of an issue in reading order; every region of every page is in exactly one."""
    found: list[tuple[str, list[Piece], float]] = []
    all_fragments: list[Fragment] = []
    framed: list[Fragment] = []
    for sequence, page in enumerate(pages, 1):
        found += _furniture(page, sequence)
        for kind, pieces, sure in _set_apart(page, sequence, settings):
            if kind == ARTICLE and any(piece.region.kind is Kind.JUMP for piece in pieces):
                framed.append(Fragment(sequence, len(framed), [piece.region for piece in pieces]))
            else:
                found.append((kind, pieces, sure))
        all_fragments += islands.bridged(page, fragments.of_page(page, sequence, len(all_fragments)))
    for chain, sure in links.joined(all_fragments, pages, settings, framed):
        pieces = [Piece(fragment.page, region) for fragment in chain for region in fragment.regions]
        found.append((ARTICLE if _is_told(chain) else "furniture", pieces, sure))
    found = _with_strays(found)
    places = {id(region): (n, m) for n, page in enumerate(pages) for m, region in enumerate(page.regions)}
    found.sort(key=lambda item: places[id(item[1][0].region)])
    said = iter(standings([pieces for kind, pieces, _ in found if kind == ARTICLE], pages, settings.profile))
    kinds = [_kind(next(said), pieces) if kind == ARTICLE else kind for kind, pieces, _ in found]
    told = [telling.article(kind, pieces, sure, settings) for kind, (_, pieces, sure) in zip(kinds, found, strict=True)]
    return telling.by_manner(told)


def _kind(kind: str, pieces: Sequence[Piece]) -> str:
    """What it is, HEADING where it has no text: so papers name the items that stand under it, each an article."""
    bare = all(piece.region.kind in HEADS for piece in pieces)
    return HEADING if kind == ARTICLE and bare else kind


def _is_told(chain: Sequence[Fragment]) -> bool:
    """Whether there is more to it than a word or two of stains that were read as letters."""
    words = [word for part in chain for region in part.regions for line in region.lines for word in line.line.words]
    letters = sum(map(str.isalnum, "".join(word.text for word in words)))
    sure = sum(word.confidence for word in words) / max(1, len(words))
    least = BELIEVED if len(words) < FEW else DOUBTED if len(words) < MANY else 0.0
    return letters >= STAIN and sure >= least


def _furniture(page: Page, sequence: int) -> Iterator[tuple[str, list[Piece], float]]:
    for kind, name in ((Kind.MASTHEAD, "masthead"), (Kind.FOLIO, "furniture")):
        pieces = [Piece(sequence, region) for region in page.regions if region.kind is kind]
        if pieces:
            yield name, pieces, 1.0


def _with_strays(found: Sequence[tuple[str, list[Piece], float]]) -> list[tuple[str, list[Piece], float]]:
    """What was found, each mark that lies amid the text of an article put to it: a speck is no running head."""
    told = [item for item in found if item[0] not in ("masthead", "furniture")]
    out = []
    for kind, pieces, sure in found:
        homes = {id(piece): _home(piece, told) for piece in pieces} if kind == "furniture" else {}
        for piece in pieces:
            home = homes.get(id(piece))
            if home is not None:
                home.append(piece)
        left = [piece for piece in pieces if homes.get(id(piece)) is None]
        out += [(kind, left, sure)] if left else []
    return out


def _home(stray: Piece, told: Sequence[tuple[str, list[Piece], float]]) -> list[Piece] | None:
    if stray.region.kind is not Kind.FOLIO:
        return None
    x, y = stray.region.box.centre
    for _, pieces, _ in told:
        for piece in pieces:
            box = piece.region.box
            if piece.page == stray.page and box.left <= x < box.right and box.top <= y < box.bottom:
                return pieces
    return None


def _set_apart(page: Page, sequence: int, settings: Settings) -> Iterator[tuple[str, list[Piece], float]]:
    """What stands in a frame is an article of its own; so is each advertisement; pictures are furniture."""
    for regions in fragments.framed(page).values():
        for group, sure in _in_frame(page, regions, settings):
            yield ARTICLE, [Piece(sequence, region) for region in group], sure
    for region in page.regions:
        if region.enclosed is None and region.kind is Kind.ADVERTISEMENT:
            yield ARTICLE, [Piece(sequence, region)], 0.7
    loose = [region for region in page.regions if _is_loose(region)]
    if loose:
        yield "furniture", [Piece(sequence, region) for region in loose], 1.0


def _in_frame(page: Page, regions: Sequence[Region], settings: Settings) -> list[tuple[list[Region], float]]:
    """The articles in a ruled frame: one, or the items of a side column; a frame is a small page."""
    bare = [replace(region, enclosed=None) for region in regions]
    inside = replace(page, regions=tuple(bare))
    parts = fragments.of_page(inside, 1, 0)
    if not (_are_items(parts) or _fill_a_column(parts)):
        return [(list(regions), FRAMED)]
    framed = {id(one): region for one, region in zip(bare, regions, strict=True)}
    found = []
    for chain, sure in links.joined(parts, (inside,), settings):
        found.append(([framed.pop(id(region)) for part in chain for region in part.regions], FRAMED * sure))
    return [*found, *(([region], FRAMED) for region in framed.values())]


def _are_items(parts: Sequence[Fragment]) -> bool:
    """Whether the texts in a frame have headlines of their own, all in one type; an advertisement's lines vary."""
    headed = [part for part in parts if part.head]
    items = [part for part in headed if sum(len(region.lines) for region in part.running) >= ITEM_LINES]
    sizes = [part.head[0].lines[0].size for part in headed]
    return len(items) >= ITEMS and len(items) >= MOSTLY * len(headed) and max(sizes) <= SAME_TYPE * min(sizes)


def _fill_a_column(parts: Sequence[Fragment]) -> bool:
    """Whether articles stand in it one under the other, a mark between: rules all round a column frame it too."""
    texts = [sum(len(region.lines) for region in part.running) for part in parts if part.head]
    marked = [part for part in parts if part.head and part.mark in ("rule", "dash", "ornament")]
    return len(texts) >= ITEMS and min(texts) >= COLUMN_LINES and len(marked) >= len(texts) - 1


def _is_loose(region: Region) -> bool:
    """Whether it is in no fragment and nothing else: a region without lines."""
    aside = region.kind in (Kind.MASTHEAD, Kind.FOLIO, Kind.ADVERTISEMENT)
    return not aside and region.enclosed is None and (region.kind is Kind.PICTURE or not region.lines)
