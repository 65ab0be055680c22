"""Which motto does the paper bear, and whose words are they?"""

import re
from collections.abc import Iterator

from rapidfuzz.fuzz import ratio

from ingest.masthead.head import Head, blocks, text_of
from ingest.masthead.likeness import likeness
from ingest.text import dates, key
from ingest.text.tongues import FUNCTION_WORDS

QUOTED = re.compile(r"[“„«‟\"]\s*(?P<motto>[^“”„«»‟\"]{8,240}?)\s*[”»“\"]\s*(?P<after>.*)$", re.DOTALL)
SIGNED = re.compile(r"^(?P<motto>.{12,240}?[.!?\w])\s*(?P<after>[—–―].*)$", re.DOTALL)
AUTHOR = re.compile(
    r"^[\s—–―~(\[-]{0,5}(?P<author>[A-ZÀ-Ý][\w.’'-]*(?:\s+(?:(?:de|du|la|von|van|of|the)\s+)?[A-ZÀ-Ý][\w.’'-]*){0,4})"
)
DASHED = re.compile(r"^\s*[—–―~(\[-]")
NOT_A_MOTTO = re.compile(
    r"\d|[@$£€¢“”„«»‟\"]|\b(?:organ|official|published|publisher|editors?|edited|proprietors?|printed|printers?|price|cents|"
    r"entered|subscription|per|established|founded|weekly|daily|monthly|devoted|edition|vol|no|publié|journal|organe|"
    r"rédaction|abonnement|prix|gérant|herausgegeben|erscheint|preis|redaktion)\b",
    re.IGNORECASE,
)

FEWEST_WORDS = 4
"""Of a motto without quotation marks, one of them of the language's commonest: else it is a place, a label or a piece
of a title."""

LIKE_WORDS, LIKE_A_MOTTO = 0.3, 0.8
"""How much a motto must look like words, with quotation marks to vouch for it (it may be in another language) and
without."""

SAME = 85
"""Of 100: a printed motto this like the profile's is the profile's."""


def motto(head: Head, title: str | None, given: str | None = None) -> tuple[str | None, str | None]:
    """Motto and author; a motto that is *given* is taken as it is, and only its author looked for in print."""
    found = [pair for text in _texts(head) if (pair := _quoted(text) or _signed(text))]
    if given is not None:
        authors = [author for words, author in found if ratio(key(words), key(given)) >= SAME]
        return given, next(iter(authors), None)
    plain = (text for text in _plain_texts(head) if _is_plain_motto(text, title, head.language))
    return next(iter(found), (next(plain, None), None))


def _texts(head: Head) -> Iterator[str]:
    """The head's blocks as running text."""
    for block in blocks(head.lines):
        text = text_of(block, head.language)
        if likeness(text, head.language) >= LIKE_WORDS:
            yield text


def _plain_texts(head: Head) -> Iterator[str]:
    """Blocks of the masthead, where a motto may do without quotation marks."""
    for block in blocks(head.masthead):
        yield text_of(block, head.language)


def _quoted(text: str) -> tuple[str, str | None] | None:
    match = QUOTED.search(text.replace("‘‘", "“").replace("’’", "”").replace("''", '"'))
    if match is None or dates(match["motto"]):
        return None
    return match["motto"], _author(match["after"])


def _signed(text: str) -> tuple[str, str | None] | None:
    """`Workers of the world, unite! — Karl Marx`, without quotation marks."""
    match = SIGNED.match(text)
    author = _author(match["after"]) if match else None
    if match is None or author is None or NOT_A_MOTTO.search(text) or len(match["motto"].split()) < FEWEST_WORDS:
        return None
    return (match["motto"], author) if not match["motto"].isupper() or "!" in match["motto"] else None


def _author(after: str) -> str | None:
    """The name at the beginning of what follows a motto: after a dash, or alone."""
    match = AUTHOR.match(after)
    if match is None or (not DASHED.match(after) and match["author"] != after.strip(" .")):
        return None
    name = match["author"].strip(" .,-")
    if NOT_A_MOTTO.search(name) or dates(after[: match.end() + 12]):
        return None
    return name.title() if name.isupper() else name


def _is_plain_motto(text: str, title: str | None, language: str | None) -> bool:
    """Whether a block without quotation marks reads like a sentence, and like nothing else that stands there."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    if likeness(text, language) < LIKE_A_MOTTO:
        return False
    if FUNCTION_WORDS.get(language or "en", frozenset()).isdisjoint(words):
        return False
    is_title = title is not None and ratio(key(text), key(title)) >= SAME
    return len(words) >= FEWEST_WORDS and not is_title and not NOT_A_MOTTO.search(text)
