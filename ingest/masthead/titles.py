"""What is the paper called?

On old papers the title is drawn rather than set, and recognition gives dirt or nothing for it.  So a title must look
like words, and what vouches for it counts: the layout's word, a date line close by, and the same name elsewhere in
the issue, where it is set in plain type.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from statistics import fmean

from rapidfuzz.fuzz import partial_ratio, ratio

from ingest.geometry import shared_width
from ingest.masthead.counts import without_counts
from ingest.masthead.head import DIRT, LARGE, SURE, Head, in_one_row, tells
from ingest.masthead.likeness import likeness, word_likeness
from ingest.model import Kind, Line, Page, TextLine, Word
from ingest.text import dates, key, known, months
from ingest.text.calendars import month

DISPLAY = 1.6
"""Times the body's size: the smallest title that is sure to be display type; those of a whole page's width have 4."""

BESIDE = 0.55
"""Of the largest line's size: how large other lines of the same title are, at least."""

FIRST_HALF, FEW_WORDS = 0.25, 3
"""How deep the middle of a title's first, smaller row lies in the height of the large one, at most; and its words."""
SAYS_ELSE = re.compile(r"\b(?:edition|extra|official|organ|published|final|price|vol|no)\b|\d", re.IGNORECASE)
"""What stands over a title and is no part of it."""

LEAST = 0.35
"""Confidence under which there is no title.  Lines of dirt come to 0.1 to 0.3."""

CALLED_MASTHEAD, WITH_DATE_LINE, ALONE = 1.0, 0.8, 0.5
"""What a display line at the top is worth by what vouches for it; many a headline stands alone at the top."""

SAID_AGAIN = 0.95
"""Confidence of a title that the issue says again elsewhere."""

FROM_FOLIOS = 0.6
"""Confidence of a title known only from running heads."""

SAME, MISREAD = 85, 75
"""Of 100: two spellings this alike are one title; and one that was misread is still this much like it."""

LETTERS = 4
"""Capitals that may be letters of a name and no word, at most."""

SURE_FIGURE = 0.8
"""Confidence of a single sign at a title's end that is no stroke."""

LITTLE = frozenset(
    re.findall(r"\w+", "of the and in for to a an on at de la le les du des et der die das und von y del e di")
)

JOINED = re.compile(r"(?<=[a-zß-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ]{3})")
"""Where a name and the weekday after it were read as one word."""

PAGE_NUMBER = re.compile(r"\b(?:page|seite|p\.)\s*\w+|\b\d+\b", re.IGNORECASE)
JOINING = frozenset("&+–—-")
"""Signs that may stand between two words of a title; others are an emblem's."""


def title(head: Head, pages: Sequence[Page], given: str | None) -> tuple[str | None, float]:
    """The title and how sure it is; a *given* one stands, and is certain when print agrees."""
    printed, confidence = _printed(head)
    if given is not None:
        agrees = any(partial_ratio(key(given), key(line.line.text)) >= SAME for line in head.lines if line.line.text)
        return given, 1.0 if agrees else SAID_AGAIN
    running = list(_running_heads(pages))
    if printed and _said_again(printed, head, pages):
        confidence = max(confidence, SAID_AGAIN)
    if printed is None or confidence < LEAST:
        return _from_running_heads(running)
    return _as_set(printed, running, head.language), round(confidence, 2)


def _printed(head: Head) -> tuple[str | None, float]:
    """The largest display line or lines of the head, cleaned."""
    vouched, candidates = _candidates(head)
    if not candidates:
        return None, 0.0
    rows = _rows(candidates)
    words = (_without_dirt([word for line in row for word in line.line.words], head.language) for row in rows)
    text = _cleaned(" ".join(filter(None, map(_bare, words))))
    if not text:
        return None, 0.0
    confidence = fmean(line.line.confidence for row in rows for line in row)
    return _cased(text, head.language), vouched * confidence * likeness(text, head.language)


def _candidates(head: Head) -> tuple[float, list[TextLine]]:
    """The lines among which the title is, and what vouches for them."""
    pool, vouched = (head.masthead, CALLED_MASTHEAD) if head.masthead else (head.lines, ALONE)
    display = [line for line in pool if line.size >= DISPLAY * head.body_size and _may_be_title(line.line)]
    telling = [line for line in head.strip if tells(line.line.text)]
    if not telling:
        return vouched, display
    first, last = min(_middle(line) for line in telling), max(_middle(line) for line in telling)
    over = [line for line in display if _middle(line) < first or line in telling]
    under = [line for line in display if _middle(line) > last and line.size >= LARGE * head.body_size]
    topmost = min(under, key=_middle, default=None)
    nearest = [line for line in under if topmost is not None and in_one_row(line, topmost)]
    return max(vouched, WITH_DATE_LINE), over or nearest


def _middle(line: TextLine) -> float:
    return line.box.centre[1]


def _may_be_title(line: Line) -> bool:
    return line.confidence >= DIRT and not _is_misread_date(line.text)


def _is_misread_date(text: str) -> bool:
    """Whether *text* has a month's name and figures, and no date could be made of them."""
    months = any(month(word) for word in re.findall(r"[^\W\d_]{3,}", text))
    return months and any(map(str.isdigit, text)) and not dates(text)


def _rows(lines: Iterable[TextLine]) -> list[list[TextLine]]:
    """The largest line with those beside, over and under it that are of its kind; rows from the top."""
    pool = sorted(lines, key=lambda line: -line.size)
    largest = pool[0]
    first = [line for line in pool if _is_first_half(line, largest)]
    near = [line for line in pool if line.size >= BESIDE * largest.size and _is_next_to(line, largest)]
    rows: list[list[TextLine]] = [first] if first else []
    for line in sorted((line for line in near if line not in first), key=lambda line: line.box.centre[1]):
        if rows and rows[-1] is not first and in_one_row(rows[-1][0], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line.box.left) for row in rows]


def _is_next_to(line: TextLine, largest: TextLine) -> bool:
    apart = max(line.box.top - largest.box.bottom, largest.box.top - line.box.bottom)
    return in_one_row(line, largest) or 0 <= apart < largest.box.height


def _is_first_half(line: TextLine, largest: TextLine) -> bool:
    """Whether it is the few words right over the largest line with which the title begins: `Sage Bench` / `GAZETTE`."""
    words = [word for word in line.line.text.split() if key(word)]
    over = line.box.centre[1] < largest.box.top + FIRST_HALF * largest.box.height
    near = largest.box.top - line.box.bottom < line.box.height and shared_width(line.box, largest.box) > 0
    named = bool(words) and words[-1][0].isupper() and words[-1][-1].isalpha()
    return over and near and named and len(words) <= FEW_WORDS and not SAYS_ELSE.search(line.line.text)


def _without_dirt(words: Sequence[Word], language: str | None) -> str:
    """The words of a row without specks at either end, nor signs of an emblem between them."""
    capitals = any(len(key(word.text)) > LETTERS and word.text.isupper() for word in words)
    good = [
        place
        for place, word in enumerate(words)
        if key(word.text)
        and not _is_stroke(word, capitals)
        and word.text.count("(") == word.text.count(")")  # half a bracket is the edge of an emblem
        and (word.confidence >= DIRT or word_likeness(key(word.text), language) == 1.0)
    ]
    inner = words[good[0] : good[-1] + 1] if good else ()
    return " ".join(word.text for word in inner if key(word.text) or word.text in JOINING)


def _is_stroke(word: Word, capitals: bool) -> bool:
    """Whether it is a small letter, as strokes beside large type are read; beside capitals two, or a doubtful sign."""
    read = key(word.text)
    if capitals and len(read) == 1 and word.confidence < SURE_FIGURE:
        return True
    small = word.text == word.text.lower() and read.isalpha()
    return small and (len(read) == 1 or (capitals and len(read) == 2 and read not in LITTLE))


def _cleaned(text: str) -> str:
    """A title line without the date, volume and number that share it, and without points and ornaments around it."""
    text = JOINED.sub(" ", text)
    for read in (dates, months):
        for found in reversed(read(text)):
            text = f"{text[: found.start]}\n{text[found.end :]}"
    return max(map(_bare, without_counts(text).split("\n")), key=len)


def _bare(text: str) -> str:
    """*text* without points and ornaments around it."""
    return re.sub(r"^\W+|[^\w!?]+$", "", text)


def _cased(text: str, language: str | None) -> str:
    """`DESERET NEWS` → `Deseret News`; short unknown capitals (`UAW`) stay, beside small letters all short ones."""
    if not text.isupper():
        return " ".join(
            word.capitalize() if word.isupper() and len(key(word)) > LETTERS else word for word in text.split()
        )
    return " ".join(_cased_word(word, place, language) for place, word in enumerate(text.split()))


def _cased_word(word: str, place: int, language: str | None) -> str:
    small = word.lower()
    if place and small in LITTLE:
        return small
    if len(key(word)) <= LETTERS and not known(small, language or "en"):
        return word
    return re.sub(r"(?<![\w’'])\w|(?<=\b[LD][’'])\w", lambda match: match.group().upper(), small)


def _said_again(printed: str, head: Head, pages: Sequence[Page]) -> bool:
    """Whether the issue names its title outside the lines that it was read from."""
    name = key(printed)
    bare = name.removeprefix("the")
    elsewhere = (
        key(line.line.text)
        for page in pages
        for region in page.regions
        for line in region.lines
        if line not in head.masthead and line.size < DISPLAY * head.body_size
    )
    return len(bare) >= 6 and any(bare in text for text in elsewhere)


def _as_set(printed: str, running: Sequence[str], language: str | None) -> str:
    """The title as running heads have it, which are set in plain type, where that looks more like words.

    A drawn name is misread as other words: so do running heads that are all words.  A part of a name that is read well
    is what is left of a running head.
    """
    whole, well = key(printed), likeness(printed, language) == 1.0
    same = [
        _cased(name, language)
        for name in running
        if ratio(key(name), whole) >= MISREAD and not (well and key(name) != whole and key(name) in whole)
    ]
    words = [name for name in same if likeness(name, language) == 1.0]
    best = max((*words, printed, *same), key=lambda name: likeness(name, language))
    return best.replace("'", "’") if "’" in printed else best


def _from_running_heads(running: Sequence[str]) -> tuple[str | None, float]:
    """What two or more running heads have in common beside date and page number."""
    for name, times in Counter(map(key, running)).most_common(1):
        printed = next(text for text in running if key(text) == name)
        if times > 1 and likeness(printed, None) >= SAME / 100:
            return _cased(printed, None), FROM_FOLIOS
    return None, 0.0


def _running_heads(pages: Sequence[Page]) -> Iterator[str]:
    """The names in the running heads of the inner pages, each once a page; one beside a date is worth two."""
    for page in pages[1:]:
        told = [(region.kind, line) for region in page.regions if region.kind in SURE for line in region.lines]
        lines = [line for kind, line in told if kind is Kind.FOLIO or line.size < DISPLAY * page.body_size]
        texts = [line.line.text for line in lines]
        names = {text: _cleaned(PAGE_NUMBER.sub("\n", _cleaned(text))) for text in texts}
        named = [text for text in texts if len(key(names[text])) >= 6 and ratio(key(names[text]), "continued") < SAME]
        dated = [line for line in lines if dates(line.line.text) or months(line.line.text)]
        rows = {line.line.text for line in lines if any(in_one_row(line, other) for other in dated)}
        yield from {names[text] for text in named}
        yield from {names[text] for text in named if text in rows}
