"""Which motto does the paper bear, and whose words are they?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from ingest.masthead.head import LARGE, Head, blocks, row_text, tells, text_of
from ingest.masthead.likeness import likeness
from ingest.text import dates, key
from ingest.text.tongues import FUNCTION_WORDS

OPENING, CLOSING = r"[“„«‟\"]", r"(?:[”»“\"]|[’'](?=\s*[—–―~-]|\s*$))"
QUOTED = re.compile(rf"{OPENING}\s*(?P<motto>[^“”„«»‟\"]{{8,240}}?)\s*{CLOSING}\s*(?P<after>.*)$", re.DOTALL)
HALF_QUOTED = re.compile(rf"^{OPENING}\s*(?P<motto>[^“”„«»‟\"—–]{{12,240}})(?P<after>)$", re.DOTALL)
"""Words whose closing mark was not read."""
SIGNED = re.compile(r"^(?P<motto>.{12,240}?[.!?\w][”\"]?)(?P<after>(?:\s*[—–―]|\s[-~]\s).*)$", re.DOTALL)
AUTHOR = re.compile(r"(?P<author>[A-ZÀ-Ý][\w.’'-]*(?:\s+(?:(?:de|du|la|von|van|of|the)\s+)?[A-ZÀ-Ý][\w.’'-]*){0,4})")
DASHED = re.compile(r"^\s*[—–―~(\[-]")
NOT_A_MOTTO = re.compile(
    r"\d|[@$£€¢“”„«»‟\"]|\b(?:organ|official|published|publisher|editors?|edited|proprietors?|printed|printers?|price|cents|"
    r"entered|subscription|circulation|cop(?:y|ies)|per|established|founded|weekly|daily|monthly|devoted|edition|publié|journal|organe|"
    r"rédaction|abonnement|prix|gérant|herausgegeben|erscheint|preis|redaktion)\b",
    re.IGNORECASE,
)

FEWEST_WORDS = 4
"""Of a motto without quotation marks, one of them of the language's commonest: else it is a place, a label or a piece
of a title."""

NO_NAMES = frozenset({"est", "est.", "estab", "estab."})
"""What stands before the year in which a paper was founded."""

LIKE_WORDS, LIKE_A_MOTTO = 0.3, 0.8
"""How much a motto must look like words, with quotation marks to vouch for it (it may be in another language) and
without."""

YEAR = re.compile(r"[,(\s]+[12]\d{3}$")
"""Behind a name: when that was said."""
GOES_ON = re.compile(r"\b(?:of|the|for|and|to|in|at|with|from|de|du|des|et|der|und)$")
"""The end of a line that the next one completes: `for the people of | Corwin Meade`."""

LONGEST_NAME = 6
"""Words behind a dash that are the author: `Old saying of the quays`."""

SAME = 85
"""Of 100: a printed motto this like the profile's is the profile's."""


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of the head that are read on end."""

    text: str
    author: str | None
    """A name that stands behind it in a line of its own."""
    dashed: bool
    """Whether a dash says that the name is the author's."""
    sure: bool
    """Whether the layout calls all of it masthead: only there may a motto do without quotation marks."""


def motto(head: Head, title: str | None, given: str | None = None) -> tuple[str | None, str | None]:
    """Motto and author; a motto that is *given* is taken as it is, and only its author looked for in print.

    Without a *title* to stand under, only words that are signed are a motto.
    """
    texts = tuple(_blocks(head))
    found = [pair for block in texts if (pair := _marked(block, head.language))]
    if given is not None:
        authors = [author for words, author in found if ratio(key(words), key(given)) >= SAME]
        return given, next(iter(authors), None)
    if marked := next((pair for pair in found if title or pair[1]), None):
        return _bare(marked[0]), marked[1] or _set_apart(head)
    plain = [block for block in texts if title and block.sure and _is_plain_motto(block, title, head.language)]
    best = max(plain, key=lambda block: block.author is not None, default=None)
    return (_bare(best.text), best.author) if best else (None, None)


def _blocks(head: Head) -> Iterator[Block]:
    """The head's blocks beside title and date line."""
    told = {line for row in head.rows if tells(row_text(row)) for line in row}
    small = [line for line in head.lines if line not in told and line.size < LARGE * head.body_size]
    for block in blocks(small):
        name = _author(block[-1].line.text) if len(block) > 1 else None
        if name and GOES_ON.search(block[-2].line.text):
            name = None
        words = text_of(block[:-1] if name else block, head.language)
        yield Block(words, name, bool(DASHED.match(block[-1].line.text)), head.sure.issuperset(block))


def _marked(block: Block, language: str | None) -> tuple[str, str | None] | None:
    """The motto of a block that is in quotation marks or signed, with its author."""
    if likeness(block.text, language) < LIKE_WORDS:
        return None
    signed = f"{block.text} — {block.author}" if block.author and block.dashed else block.text
    found = _quoted(block.text) or _signed(signed)
    return (found[0], found[1] or block.author) if found else None


def _set_apart(head: Head) -> str | None:
    """The author behind a dash that stands by itself, at the other end of the motto's row or in a row of its own."""
    dashed = (line.line.text for line in head.lines if DASHED.match(line.line.text))
    return next((name for text in dashed if (name := _author(text)) and len(text.split()) <= LONGEST_NAME), None)


def _bare(text: str) -> str:
    """*text* without a quotation mark whose fellow was not recognised."""
    return text.strip('“”„«»‟‘’‛" ')


def _quoted(text: str) -> tuple[str, str | None] | None:
    text = text.replace("‘‘", "“").replace("’’", "”").replace("''", '"')
    if text.startswith("‘") and "”" in text:  # half of its first mark was read
        text = f"“{text[1:]}"
    match = QUOTED.search(text) or HALF_QUOTED.match(text)
    if match is None or dates(match["motto"]):
        return None
    author = _author(match["after"])
    goes_on = len(match["after"].split()) > FEWEST_WORDS and not tells(match["after"])
    return None if author is None and goes_on else (match["motto"], author)


def _signed(text: str) -> tuple[str, str | None] | None:
    """`Workers of the world, unite! — Karl Marx`, without quotation marks."""
    match = SIGNED.match(text)
    author = _author(match["after"]) if match else None
    if match is None or author is None:
        return None
    words = _bare(match["motto"])
    is_place = words.isupper() and "!" not in words
    return None if is_place or NOT_A_MOTTO.search(words) or len(words.split()) < FEWEST_WORDS else (words, author)


def _author(after: str) -> str | None:
    """The name at the beginning of what follows a motto: after a dash, or alone."""
    rest = YEAR.sub("", after.strip(" —–―~-()[].,"))
    match = AUTHOR.match(rest)
    dashed = bool(DASHED.match(after))
    if match is None or (not dashed and match["author"] != rest):
        return None
    name = rest if dashed and len(rest.split()) <= LONGEST_NAME else match["author"]
    if NOT_A_MOTTO.search(name) or dates(after) or name.casefold() in NO_NAMES:
        return None
    return name.title() if name.isupper() else name


def _is_plain_motto(block: Block, title: str, language: str | None) -> bool:
    """Whether a block without quotation marks reads like a sentence, and like nothing else that stands there."""
    text = _bare(block.text)
    words = re.findall(r"[^\W\d_]+", text.lower())
    if likeness(text, language) < LIKE_A_MOTTO or len(words) < FEWEST_WORDS or NOT_A_MOTTO.search(text):
        return False
    is_sentence = not FUNCTION_WORDS.get(language or "en", frozenset()).isdisjoint(words)
    return (is_sentence or block.author is not None) and ratio(key(text), key(title)) < SAME
