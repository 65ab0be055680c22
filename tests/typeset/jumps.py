"""How does an article go from one page to another, and how does the paper say so?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .heads import cased, fitted, head_of
from .setting import Slug, set_lines
from .style import Head, Style
from .texts import Item

NUMBERS = ("", "One", "Two", "Three", "Four")
WORDINGS = (
    ("Continued on page {page}", "Continued from page {page}"),
    ("(Continued on page {page})", "(Continued from page {page})"),
    ("(See {WORD}, page {page})", "(Continued from page {page})"),
    ("(Cont. on p. {page})", "(Cont. from p. {page})"),
    ("Turn to page {page}", "Continued from page {page}"),
    ("See {Word}, page {page}", "from page {page}"),
    ("Continued on Page {Number}", "Continued from Page {Number}"),
    ("(Continued on page {page}, column 1)", "(Continued from page {page}, column 1)"),
    ("{Word} … page {page}", "{Word} … from page {page}"),
    ("More on page {page}", "Continued from front page"),
)


def _say(form: str, word: str, page: int) -> str:
    return form.format(page=page, WORD=word.upper(), Word=word, Number=NUMBERS[page])


def onward(item: Item, style: Style, page: int, measure: float) -> list[Slug]:
    """The line that sends the reader to another page."""
    text = _say(WORDINGS[style.habits.jump][0], item.jump or item.headline.split()[0], page)
    cut = ("italic", "bold")[style.habits.jump % 2]
    spec = replace(style.small, face=style.small.face.cast(cut), align="right", indent=0.0, gap=0.0)
    return set_lines(text, spec, measure, item.id, "jump")


def back(item: Item, style: Style, page: int, measure: float, columns: int) -> list[Slug]:
    """The headline of the continued part, and the line that says where it comes from."""
    short = style.habits.continued == "short" and item.jump
    head = head_of(style, "middle" if columns > 1 else "minor")
    lines, face = fitted(
        cased(item.jump if short else item.headline, head.caps), Head(head.face, head.align), measure, 3
    )
    spec = replace(
        style.body, face=face, leading=round(face.size * 1.12), align=head.align, indent=0.0, gap=0.0, hyphenate=False
    )
    title = [slug for line in lines for slug in set_lines(line, spec, measure, item.id, "jump")]
    if style.habits.continued == "bare":
        title = []
    text = _say(WORDINGS[style.habits.jump][1], item.jump or item.headline.split()[0], page)
    note = replace(style.small, face=style.small.face.cast("italic"), align=head.align, indent=0.0, gap=0.0)
    return title + set_lines(text, note, measure, item.id, "jump")


def remainder(item: Item, printed: Sequence[Slug]) -> tuple[tuple[str, ...], bool]:
    """The paragraphs not yet printed, and whether the first of them began already."""
    done = sum(piece.join == "" for slug in printed if slug.part == "body" for piece in slug.pieces)
    rest = list(item.paragraphs)
    while rest and done >= len(rest[0].split()):
        done -= len(rest.pop(0).split())
    if rest and done:
        rest[0] = " ".join(rest[0].split()[done:])
        if rest[0].count("_") % 2:
            rest[0] = "_" + rest[0]
    return tuple(rest), bool(done)
