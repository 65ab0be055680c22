"""How do words become lines, columns and regions of a kind, in reading order?

Pure: everything comes from the page file.  The zones that the pixels were cut into are a hint and no more, since
another engine's words may come in at the page file.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache, partial

from ingest import geometry
from ingest.layout import (
    blocks,
    captions,
    colours,
    context,
    cutting,
    furniture,
    grid,
    heads,
    kinds,
    marks,
    order,
    reach,
    rows,
    running,
    sizes,
    tables,
    tiers,
)
from ingest.layout.sheet import Sheet
from ingest.model import Kind, Page, Reading, Region
from ingest.settings import Settings

__all__ = ["arrange", "arranged"]


def arrange(reading: Reading, settings: Settings) -> Page:
    """The page that *reading* (in pixels of the scan) shows; every word of it is in exactly one region."""
    return arranged([reading], settings)[0]


def arranged(readings: Sequence[Reading], settings: Settings, called: str | None = None) -> tuple[Page, ...]:
    """The pages of an issue of what is *called* so, each with an eye on what the others have at head and foot."""
    sheets = [_whole_lines(geometry.straightened(reading)) for reading in readings]
    said = running.elsewhere(sheets, called)
    return tuple(_page(*one, settings) for one in zip(readings, sheets, said, strict=True))


def _whole_lines(straight: Reading) -> Sheet:
    return Sheet.of(straight, sizes.measured(straight.lines))


def _page(reading: Reading, sheet: Sheet, said: running.Elsewhere, settings: Settings) -> Page:
    straight = sheet.reading
    columns, printed = _whole_columns(sheet)
    pieces = cutting.cut(sheet, cache(partial(grid.near, sheet, columns)))
    if pieces != sheet.lines:  # on half of the pages nothing is cut
        sheet = Sheet.of(straight, sizes.measured(line.line for line in pieces))
        columns, printed = _whole_columns(sheet)
    beside = cache(partial(tiers.near, sheet, tiers.find(sheet, columns, columns, printed)))
    stray, printed = marks.sorted_out(sheet, tables.told(sheet, rows.of(sheet, beside), beside))
    top = furniture.find(sheet, printed, settings.profile, said)
    lettering = captions.lettering(sheet, top.rest)
    lettered = {id(row) for part in lettering for row in part}
    chains = blocks.chained(sheet, [row for row in top.rest if id(row) not in lettered])
    columns = grid.find(sheet, chains)
    told = [row for chain in chains for row in chain]
    levels = tiers.find(sheet, columns, columns, told)
    places = colours.told(context.survey(sheet, chains, levels, [region.box for region in stray]))
    scores = heads.found(sheet, chains, places, settings)
    headings = kinds.headings(chains, scores, places)
    written = kinds.texts(sheet, chains, scores, places, settings.profile)
    shown = [marks.region(Kind.CAPTION, part) for part in lettering]
    texts = [*(region for heading in headings for region in heading), *written, *shown]
    strips = order.strips(sheet, top.regions, texts)
    regions = [*stray, *(region for region, _ in strips), *texts]
    levels = tiers.find(sheet, columns, _running(columns, written), told)
    borders = tuple(tier.border for tier in levels if tier.border)
    sent = [[region] for region in written if region.kind is Kind.JUMP]
    grounds = reach.grounds(sheet, [*headings, *sent], regions, levels)
    wide = grounds | {id(region): box for region, box in strips} | reach.beside_pictures(sheet, written, levels)
    placed = tuple(
        replace(region, columns=tiers.over(levels, region.box, grounds.get(id(region), region.box)))
        for region in order.read(sheet, regions, wide, borders)
    )
    label = running.label(top.regions)
    return Page(
        reading,
        placed,
        sheet.body_size,
        tuple(column for tier in levels for column in tier.columns),
        label,
        (*context.dividers(sheet, told), *sheet.upright),
        straight.pictures,
        borders,
    )


def _running(columns: Sequence[grid.Column], written: Sequence[Region]) -> list[grid.Column]:
    """The *columns* whose text is running text, and no deck."""
    text = {id(line.line) for region in written if region.kind is Kind.BODY for line in region.lines}
    return [column for column in columns if all(id(line.line) in text for line in column.rows[-1].lines)]


def _whole_columns(sheet: Sheet) -> tuple[list[grid.Column], list[rows.Row]]:
    """The columns as far as whole lines show them, no pieces put together yet, and those lines."""
    _, printed = marks.sorted_out(sheet, [rows.made(sheet, [line]) for line in sheet.lines])
    return grid.find(sheet, blocks.chained(sheet, printed)), printed
