"""What does a page say, in the order in which a reader reads it?

Everything that is printed in letters is told once, line by line as it is printed, hyphens included:

- the masthead or running head first, a folio at the foot last;
- then article by article, each to its end on the page before the next is begun, and a part that was carried over on the
  page that it was carried to, with its jump lines where they stand;
- the article that begins in the column further left comes first, in one column the one that begins higher; but where
  the compositor parted an area across (under an article or a box, over an advertisement) all that begins over the
  parting comes before all that begins under it;
- the caption of a picture comes behind the text of its article, which it interrupts; an ornament or the name of a
  department where it stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from .setting import Bar
from .sheet import Sheet, Stamp

HEADS = ("masthead", "folio")
DEPARTMENT = "department"  # the name over a run of items, which is no item


@dataclass(slots=True)
class _Part:
    """What one item has on the page."""

    item: str
    stamps: list[Stamp] = field(default_factory=list)
    left: float = 0.0
    top: float = 0.0


def printed_text(sheets: Sequence[Sheet]) -> str:
    """The pages of an issue as a reader reads them: a line a printed line, a blank line after each item."""
    return "\n\n".join(_text(part) for sheet in sheets for part in _as_read(sheet))


def _as_read(sheet: Sheet) -> list[_Part]:
    """The parts of a page in reading order."""
    parts = _parts(sheet)
    heads = [part for part in parts if part.item in HEADS]
    free = [part for part in parts if part.item not in HEADS]
    free.sort(key=lambda part: (_column(part, parts, sheet.measures.column / 4), part.top))
    told: list[_Part] = []
    while free:
        first = next(one for one in free if not any(_parted(sheet, other, one) for other in free))
        told.append(first)
        free.remove(first)
    middle = sheet.measures.height / 2
    return [*(h for h in heads if h.top < middle), *told, *(h for h in heads if h.top >= middle)]


def _parts(sheet: Sheet) -> list[_Part]:
    """What each item has on the page and where it begins; an ornament goes with the item that it follows."""
    parts: list[_Part] = []
    known: dict[str, _Part] = {}
    for stamp in sheet.stamps:
        item = stamp.item or parts[-1].item
        fresh = item not in known or (item == DEPARTMENT and parts[-1].item != DEPARTMENT)
        if fresh:
            known[item] = _Part(item)
            parts.append(known[item])
        known[item].stamps.append(stamp)
    for part in parts:
        part.left, part.top, _, _ = _first_zone(sheet, part)
    return parts


def _first_zone(sheet: Sheet, part: _Part) -> Bar:
    """Where the first word of the part stands: what was claimed for it."""
    x, y = part.stamps[0].box[0], part.stamps[0].y
    held = [box for item, box in sheet.zones if item == part.item and box[1] <= y <= box[3] and box[0] - 1 <= x]
    return max(held, default=part.stamps[0].box)


def _column(part: _Part, parts: Sequence[_Part], slack: float) -> int:
    """How many items begin further left than by the pad of a frame."""
    return sum(other.left < part.left - slack for other in parts)


def _parted(sheet: Sheet, upper: _Part, lower: _Part) -> bool:
    """Whether one begins over and the other under a parting that reaches over both."""
    return any(
        upper.top < y <= lower.top + 1 and all(left - 1 <= part.left < right for part in (upper, lower))
        for left, right, y in sheet.partings
    )


def _text(part: _Part) -> str:
    """Its lines as printed, captions last."""
    body = [stamp for stamp in part.stamps if stamp.part != "caption"]
    captions = [stamp for stamp in part.stamps if stamp.part == "caption"]
    return "\n".join(line for stamps in (body, captions) for line in _lines(stamps))


def _lines(stamps: Sequence[Stamp]) -> list[str]:
    lines: list[str] = []
    last: Stamp | None = None
    for stamp in stamps:
        if last is None or not (stamp.y == last.y or last.piece.down):
            lines.append("")
        elif not last.piece.join:
            lines[-1] += " "
        lines[-1] += stamp.piece.text
        last = stamp
    return lines
