"""Which hyphens at line ends were put there by the compositor?

- `nation-/wide` → `nationwide`: the joined word is in the language's list.
- `third-/day` → `third-day`: it is not, and both halves are words in common use.
- `Jean-/Pierre` → `Jean-Pierre`: a capital follows; `1934-/36` → `1934-36`: digits stand on both sides.
- `two-/and` → `two- and`: the hyphen waits for what comes after the "and".
- `which—/they` → `which—they`: a dash stays, and has no space where it had none before.
"""

import re
from collections.abc import Collection, Iterable

from ingest.text.halves import are_one_word
from ingest.text.lexicon import count
from ingest.text.tongues import iso

HYPHENS = "-‐‑¬⸗\u00ad"
"""Hyphens as printed and as recognition gives them: `¬`, and the slanted double one of Fraktur."""

HYPHEN_AT_END = re.compile(rf"(?<=\w)[{HYPHENS}]$|(?<=[a-zäöüſ])=$")
DASH_AT_END = re.compile(r"(?<=[^\s—–-])(?:[—–]|--)$")
FIRST_WORD = re.compile(r"\w+(?:['’\-‐‑]\w+)*")
LAST_WORD = re.compile(r"(?:\w+['’\-‐‑])*\w+$")
CONJUNCTIONS = frozenset(re.findall(r"\w+", "and or to nor und oder bis et ou y o e en of i och eller og"))

SENTENCE_END = re.compile(r"(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?:;—–][\"'”’»)]*$")
"""A sentence ends here; `Mrs.` and `Geo.` end none."""


def flow(lines: Iterable[str], language: str | None = None, evidence: Collection[str] = ()) -> str:
    """The lines of one paragraph as running text, hyphens at line ends resolved.

    *language* in Tesseract's or ISO's code chooses word list and rules; without one a hyphen goes when a small letter
    follows.  *evidence*: words of the same writing that stand within lines, in small letters; they and the words
    within *lines* outweigh the list.
    """
    kept = [line.strip() for line in lines]
    kept = [line for line in kept if line]
    own = evidence or words_within(kept)
    done: list[str] = []
    for line in reversed(kept):  # from the end, so that nation-/al is one word when inter- comes
        _put_before(done, line, iso(language), own)
    return " ".join(reversed(done)).replace("\u00ad", "")


def words_within(lines: Iterable[str]) -> set[str]:
    """The words of *lines* in small letters that no line end has parted."""
    words: set[str] = set()
    after_hyphen = False
    for line in lines:
        found = " ".join(FIRST_WORD.findall(line)).lower().replace("’", "'").split()
        parted = bool(HYPHEN_AT_END.search(line))
        words.update(word.removesuffix("'s") for word in found[after_hyphen : len(found) - parted])
        after_hyphen = parted
    return words


def ends_parted(line: str) -> bool:
    """Whether a word goes on after *line*: no paragraph ends so."""
    return bool(HYPHEN_AT_END.search(line.rstrip()))


def _put_before(done: list[str], line: str, language: str | None, own: Collection[str]) -> None:
    """Put *line* before the text in *done*, whose last item is its beginning."""
    hyphen = HYPHEN_AT_END.search(line) if done else None
    if hyphen is None and not (done and DASH_AT_END.search(line)):
        done.append(line)
        return
    head, _, left = line.rpartition(" ")
    right, _, rest = done.pop().partition(" ")
    if rest:
        done.append(rest)
    opens = bool(SENTENCE_END.search(head)) or not left[0].isalpha()
    done.append(_joined(left, right, language, own, opens) if hyphen else left + right)
    if head:
        done.append(head)


def _joined(left: str, right: str, language: str | None, own: Collection[str], opens: bool) -> str:
    """Two halves with the hyphen at the end of *left* resolved; both may bear punctuation outside."""
    bare, mark = left[:-1], left[-1]
    before, after = LAST_WORD.search(bare), FIRST_WORD.match(right)
    if mark == "\u00ad":
        return bare + right
    hyphen = "-" if mark in "¬⸗=" else mark
    if before is None or after is None:
        return bare + hyphen + right
    a, b = before.group().replace("’", "'"), after.group().replace("’", "'")
    if language is None or not _waits(a, b, language):
        return bare + ("" if are_one_word(a, b, language, own, opens) else hyphen) + right
    return f"{bare}{hyphen} {right}"


def _waits(a: str, b: str, language: str) -> bool:
    """`two- and three-story`: a half word before a conjunction."""
    return b in CONJUNCTIONS and not count(a + b, language) and count(a, language) > 0
