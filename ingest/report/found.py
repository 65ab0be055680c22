"""How do search hits look on a terminal, in a pipe and for a program?"""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from ingest.report.terminal import note, output, plain, printable

if TYPE_CHECKING:
    from ingest.archive import Hit

ASCII_MARKS = (">>", "<<")
"""For terminals that lack the signs."""
NOTHING = (
    'Nothing was found. Type words that may stand there, as in strike, "general strike", strik*, strike OR lockout, '
    "strike NOT baseball or headline:strike."
)
"""Also to one who typed `NOT baseball`, `title:strike` or nothing at all, which FTS5 cannot answer."""


def hits(found: "Sequence[Hit]") -> None:
    """Each with its date, page and headline, and below the words where they stand in the text."""
    console = output()
    if not found:
        note(NOTHING)
    for number, hit in enumerate(found):
        if number:
            console.print()
        console.print(_head(hit))
        snippet = _snippet(hit.snippet, styled=console.is_terminal, fancy=console.encoding.startswith("utf"))
        console.print(Padding(snippet, (0, 0, 0, 2), expand=False) if console.is_terminal else Text("  ") + snippet)


def hits_as_json(found: "Sequence[Hit]") -> None:
    """A list of objects, one for each hit; letters that standard output lacks are written as escapes."""
    fancy = (sys.stdout.encoding or "").lower().startswith("utf")
    sys.stdout.write(json.dumps([asdict(hit) for hit in found], ensure_ascii=not fancy, indent=2) + "\n")


def _head(hit: "Hit") -> Text:
    page = f"page {hit.page_label or hit.page_id.rpartition('/p')[2].lstrip('0')}" if hit.page_id else "page unknown"
    place = ", ".join(part for part in (hit.publication, hit.date or "undated", page) if part)
    headline = " ".join((hit.headline or f"({hit.kind} without a headline)").split())
    return Text("\n").join(
        (
            Text.assemble((printable(place), "cyan"), "  ", (printable(hit.article_id), "dim")),
            plain(headline, "bold"),
        )
    )


def _snippet(snippet: str, *, styled: bool, fancy: bool) -> Text:
    """The snippet with its hits in colour where there are colours, else between marks."""
    from ingest.archive import MARKS

    opening, closing = ("", "") if styled else MARKS if fancy else ASCII_MARKS
    text = Text(overflow="fold")
    before, *rest = " ".join(snippet.split()).split(MARKS[0])
    text.append(printable(before))
    for part in rest:
        hit, _, after = part.partition(MARKS[1])
        text.append(f"{opening}{printable(hit)}{closing}", "bold yellow" if styled else "")
        text.append(printable(after))
    return text
