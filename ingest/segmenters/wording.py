"""What do the words at a fragment's ends say of going on?"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import fuzz

from ingest.model import Region, TextLine
from ingest.settings import Profile
from ingest.text import dispatch, has_list, is_day, key, known, number, respelled, run_in, says_from

ENDS_SENTENCE = re.compile(r"[.!?:…]['\"’”»)\]*]*\s*$")
SHORTENED = re.compile(
    r"(?:^|\s|[(“\"])(?:[A-ZÀ-Þ]|M(?:r|rs|s|me|lle|M|essrs)|Dr|St|Ste|Rev|Hon|Prof|Capt|Col|Gen|Lt|Sgt|Pvt|Pfc)\.\s*$"
)
"""A title or initial, whose point ends no sentence: the name follows."""
STRAY = re.compile(r"(?:\s+[.,·'‘’`_|]{1,2})+\s*$")
"""Points behind a space: specks at a line's end, since no stop stands apart from its word."""
SIGNATURE, SIGNED = re.compile(r"[—–~-]{1,2}\s?[^\W\d_]"), 0.3
"""Who wrote a text, under it; and the share of its width that such a line is set in at least."""
PARTED = re.compile(r"\w[-‐‑¬=⸗]\s*$")
LAST_HALF, FIRST_HALF = re.compile(r"([^\W\d_]+)[-‐‑¬=⸗]$"), re.compile(r"\W*([^\W\d_]+)")
PLACED = re.compile(r"^[\W_]{0,2}([A-ZÀ-Þ][\w'’]+(?:[ .,]+[\w'’.]+){0,4})\s?[—–]\s?[A-ZÀ-Þ“\"]")
PAGE = re.compile(
    r"(?:pages?|seite|pagina|página|(?<!\w)(?:pgs?|pp?|pe|s|pág))\b[\s.,:;·]*"
    r"(?P<page>\d{1,2}\b|(?:one|two|three|four|five|six|seven|eight)\b|[IVX]{1,4}\b|[Ll|](?=\W*$))",
    re.IGNORECASE,
)
FIRST = re.compile(r"\b(?:front|first)\s+page\b|\b(?:première|prima|primera)\s+p[aá]g\w*|\btitelseite\b", re.IGNORECASE)
LAST = re.compile(r"\b(?:back|last)\s+page\b|\b(?:dernière|ultima|última)\s+p[aá]g\w*|\bletzte\s+seite\b", re.I)
FILLING = re.compile(
    r"\b(?:continued|concluded|cont|contd|please|turn|to|see|on|from|page|pages|pg|p|col|column|suite|voir|la|de|and|the"
    r"|more|over|go|back|front|next|last|first|\d+)\b\.?",
    re.IGNORECASE,
)
COLUMN = re.compile(r"\b(?:column|col|colonne|spalte)\b\W{0,3}(\d)\b", re.IGNORECASE)
LAST_PAGE = -1
TITLE = 1.25
"""Body sizes from which a word that stands for a whole headline where a text goes on is larger than a jump line."""
AMID = re.compile(r"\W*[^\W\d_A-ZÀ-Þ]{2,}\b")
INDENT = 0.5
"""Type sizes that a paragraph's first line stands in."""
LISTED = 3
"""Rows at a text's end that open a paragraph each: it is a list or table."""
ALIKE = 75
"""Of 100: as alike as two headlines must be to be the same one, one of them perhaps shortened."""


@dataclass(frozen=True, slots=True)
class Jump:
    """What a jump line says."""

    back: bool
    """It says where the text comes from, not where it goes."""
    page: int | None
    """The printed page number, where it is one: 1 for the front page, LAST_PAGE for the back page."""
    word: str
    """What remains of it: a keyword of the headline."""
    column: int | None = None
    """The page's column that it names, from 1."""


def read_jump(text: str, profile: Profile) -> Jump:
    """A jump line's sense."""
    page: str | None = None
    for form in profile.jump_patterns:
        own = re.search(form, text)
        if own and own.groupdict().get("page"):
            page = own["page"]
    text = respelled(text)
    found = PAGE.search(text)
    page = page or (found["page"] if found else None)
    sent = number("1" if page in ("L", "l", "I", "i") else page) if page else None  # no paper has a page 50
    if sent is None:
        sent = 1 if FIRST.search(text) else LAST_PAGE if LAST.search(text) else None
    word = FILLING.sub(" ", re.sub(r"[^\w\s'’-]", " ", PAGE.sub(" ", text)))
    column = COLUMN.search(text)
    return Jump(says_from(text), sent, " ".join(word.split()), int(column[1]) if column else None)


def heads_a_jump(jump: Region, body_size: float) -> bool:
    """Whether a region over a jump line says in large type what goes on there: `Ladles (Continued from page 1)`."""
    return jump.lines[0].size > TITLE * body_size and not PAGE.search(jump.text)


def same_headline(long: str, short: str) -> bool:
    """Whether *short* is *long* again, or a part or keyword of it."""
    a, b = key(long), key(short)
    if min(len(a), len(b)) < 4:
        return False
    return (fuzz.partial_ratio(a, b) if len(b) <= len(a) else fuzz.ratio(a, b)) >= ALIKE + 10 * (len(b) < 8)


def is_open(line: TextLine, region: Region) -> bool:
    """Whether the text breaks off in a sentence at the end of this last line."""
    text = STRAY.sub("", line.line.text.strip())
    if PARTED.search(text):
        return True
    if SIGNATURE.match(text) and (
        len(region.lines) == 1 or line.box.left - region.box.left > SIGNED * region.box.width
    ):
        return False
    written = any(letter.isalpha() for letter in text)
    return written and not _ends(text) and region.box.right - line.box.right < 0.2 * region.box.width


def makes_a_word(last: TextLine, first: TextLine, languages: Sequence[str]) -> bool | None:
    """Whether the halves at a hyphen are one word of the *languages*; None where there is no list or no half."""
    before, after = LAST_HALF.search(last.line.text.strip()), FIRST_HALF.match(first.line.text)
    if before is None or after is None or not any(map(has_list, languages)):
        return None
    return any(known(before[1] + after[1], language) for language in languages)


def ends_a_list(region: Region) -> bool:
    """Whether each of the region's last rows opens a paragraph; a table's have a line for each cell."""
    below = [
        line
        for above, line in pairwise(region.lines)
        if line.box.centre[1] > above.box.bottom or line.box.left < above.box.left
    ]
    firsts = [*region.lines[:1], *below]
    return len(firsts) >= LISTED and all(line.opens_paragraph for line in firsts[-LISTED:])


def is_indented(line: TextLine, region: Region) -> bool:
    """Whether the first line of the region stands in from the others."""
    others = sorted(other.box.left for other in region.lines if other is not line)
    usual = others[len(others) // 5] if others else line.box.left  # a stray mark may stand out
    return line.box.left - usual > INDENT * line.size if others else line.opens_paragraph


def is_ended(line: TextLine) -> bool:
    """Whether a sentence ends with this last line."""
    return _ends(STRAY.sub("", line.line.text))


def _ends(text: str) -> bool:
    return ENDS_SENTENCE.search(text) is not None and SHORTENED.search(text) is None


def is_headed(line: TextLine) -> bool:
    """Whether a paragraph opens with a headline of its own: `CHOLERA.—We learn`."""
    return line.opens_paragraph and run_in(line.line.text) is not None


def sends_from(region: Region) -> bool:
    """Whether a text opens with a headline and the place that it was sent from, in one line or two."""
    first, *others = region.lines[:2]
    return first.opens_paragraph and dispatch(" ".join(line.line.text for line in (first, *others))) is not None


def opens_an_item(line: TextLine) -> bool:
    """Whether the line begins as an item does: `CHOLERA.—We learn`, `DETROIT—The men`; a day of a calendar is none."""
    placed = PLACED.match(line.line.text)
    return run_in(line.line.text) is not None or (placed is not None and not is_day(placed[1]))


def starts_amid(region: Region) -> bool:
    """Whether a text begins with a whole word in small letters, and not set in: it goes on from somewhere."""
    first = region.lines[0]
    return AMID.match(first.line.text) is not None and not is_indented(first, region)


def starts_small(line: TextLine) -> bool:
    """Whether the text begins with a small letter."""
    first = next((letter for letter in line.line.text if letter.isalpha()), "")
    return first.islower()
