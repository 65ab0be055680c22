"""How is a title spelled in an address, and when are two headlines the same?"""

import re
import unicodedata
from itertools import filterfalse

LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ĳ": "ij"}
)
"""Letters that Unicode does not take apart into a plain one and a mark."""

LONGEST_SLUG = 80
"""Letters; ids become file names, and those may have 255 bytes with the date and page behind them."""

UNTITLED = "untitled"
ARTICLES = frozenset({"the", "le", "la", "les", "der", "die", "das", "el", "il"})
"""First words of a title that one writes and another does not, print and a folder's name among them."""


def slug(title: str) -> str:
    """A title as it stands in ids and addresses: `The Spark` → `the-spark`; never empty.

    Accents are folded, the s of a genitive stays with its word; letters of other scripts stay, all else parts words.
    """
    text = re.sub(r"(?<=\w)['’ʼ](?=s?\b(?!\w))", "", _folded(title))
    words = re.findall(r"[^\W_]+", text)
    short = "-".join(words)[: LONGEST_SLUG + 1]
    return (short if len(short) <= LONGEST_SLUG else short[:LONGEST_SLUG].rpartition("-")[0] or short[:-1]) or UNTITLED


def key(text: str) -> str:
    """What is left of a text for comparing: letters and digits without case, accents, punctuation and spaces."""
    return "".join(filter(str.isalnum, _folded(text)))


def _folded(text: str) -> str:
    bare = text
    if not text.isascii():
        taken_apart = unicodedata.normalize("NFKD", text)
        bare = "".join(filterfalse(unicodedata.combining, taken_apart))
    return bare.casefold().translate(LETTERS)
