"""Which letters stand on a line that several readers have read?

The first reading is Tesseract's, with words and boxes.  The others are aligned with it letter by letter; where the
second reader says otherwise, the kind of the difference, how sure both are and what a third reading says decide.
What is printed as a curled quote or a long dash stays as the first reader has it: the second writes such signs as a
typewriter does.  No word list takes part, and no letter is put that none of them read.
"""

import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from statistics import fmean
from unicodedata import combining, normalize

from rapidfuzz.distance import Levenshtein

from ingest.engines.second import Letter
from ingest.model import Box, Line, Word

PLAIN = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "—": "-", "–": "-", "‐": "-"})
"""Signs that only differ in how they are written."""
WEIGHTS: dict[str, float] = json.loads(Path(__file__).with_name("weights.json").read_text(encoding="utf-8"))["weights"]
"""What each argument is worth; fitted by `tests/bench/weigh.py`, which writes the file."""
ALIKE = 0.35
"""Share of its letters that a second reading of the same line has in common with the first at least."""
APART = 2.0
"""Letters' widths of white between two words that no reader can join."""
LONG = frozenset("—–")
"""Dashes."""
POINTS = frozenset([*".,;:!?-", ".,", ".-"])
AGREED = 0.99
"""How sure a second reader may be held to be of each letter of a word that nobody doubts and it is not asked about."""
CLEAR = 0.8
"""Mean confidence of a reader that makes a line of what no other reader reads like it."""
LETTERS = 3
"""Such a line has at least so many: an ornament is read as two or three figures, with great confidence."""
LEAST, MOST = 0.02, 0.995
"""Confidences are weighed between these: nobody is surer."""

Ballot = Sequence[Letter]


@dataclass(frozen=True, slots=True)
class Placed:
    """A letter with its edges on the page."""

    text: str
    confidence: float
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Dispute:
    """A place of a line where the second reader differs from the first."""

    first: tuple[Placed, ...]
    second: tuple[Letter, ...]
    start: int
    """Place in the first reading."""
    third: str | None = None
    """What a third reading has there; None when there is none."""
    whole: bool = False
    """Whether it is all that the first has on the line."""
    parted: bool = True
    """Whether a space stands before or behind it, or an end of the line."""
    before: float = 1.0
    """Confidence of the first reader around it, where it has no letters of its own there."""


def agree(line: Line, ballot: Ballot) -> bool:
    """Whether a second reading says the same, but for the way of writing quotes and dashes."""
    return plain(line.text) == plain(_text(dashed(ballot)))


def decided(line: Line, ballots: Sequence[Ballot], weights: Mapping[str, float] = WEIGHTS) -> Line:
    """*line* with the letters that the readers, the second one first, agree on or the *weights* decide for.

    It has no words left when the second reader sees none and is believed.
    """
    first = letters_of(line)
    if ballots[0] and not _alike(line.text, ballots[0]):
        doubted = _right(first) >= _right(ballots[0]) or not _vouched(*ballots)
        return line if doubted else replace(line, words=words_of(dashed(ballots[0]), line.box))
    letters: list[Placed] = []
    for part in _parts(first, ballots):
        letters.extend(_settled(part, line, weights) if isinstance(part, Dispute) else part)
    return replace(line, words=tuple(_words(letters, [word.box for word in line.words])))


def is_clear(letters: Ballot) -> bool:
    """Whether a reading that stands alone is of print."""
    print_like = sum(letter.text.isalpha() for letter in letters) >= LETTERS
    return print_like and fmean(letter.confidence for letter in letters) >= CLEAR


def disputes(line: Line, ballots: Sequence[Ballot]) -> list[Dispute]:
    """Where the second reader differs, from left to right; quotes and dashes count as the same."""
    return [part for part in _parts(letters_of(line), ballots) if isinstance(part, Dispute)]


def letters_of(line: Line) -> list[Placed]:
    """The letters of a line with the spaces between its words."""
    letters: list[Placed] = []
    for word in line.words:
        if letters:
            letters.append(Placed(" ", min(letters[-1].confidence, word.confidence), letters[-1].right, word.box.left))
        width = word.box.width / len(word.text)
        edges = [word.box.left + place * width for place in range(len(word.text) + 1)]
        letters.extend(
            Placed(text, word.confidence, edges[place], edges[place + 1]) for place, text in enumerate(word.text)
        )
    return letters


def words_of(ballot: Ballot, around: Box) -> tuple[Word, ...]:
    """The words of a line at *around* that one reader alone has read."""
    half = around.width / max(1, len(ballot)) / 2
    placed = [Placed(one.text, one.confidence, one.centre - half, one.centre + half) for one in ballot]
    return tuple(_words(placed, [around]))


def spread(words: Iterable[Word], sure: float | None = None) -> list[Letter]:
    """The letters of *words* with spaces between them, each as sure as its word or all as *sure* as is said."""
    letters: list[Letter] = []
    for word in words:
        width, confidence = word.box.width / len(word.text), sure or word.confidence
        if letters:
            letters.append(Letter(" ", confidence, word.box.left))
        for place, text in enumerate(word.text):
            letters.append(Letter(text, confidence, word.box.left + (place + 0.5) * width))
    return letters


def within(line: Line, asked: slice, ballot: Ballot) -> list[Letter]:
    """A *ballot* about the words of a line that were *asked* about, with the others as the first reader has them."""
    before, after = spread(line.words[: asked.start], AGREED), spread(line.words[asked.stop :], AGREED)
    first = [Letter(" ", AGREED, line.box.left)] if before else []
    last = [Letter(" ", AGREED, line.box.right)] if after else []
    return [*before, *first, *ballot, *last, *after]


def arguments(dispute: Dispute) -> dict[str, float]:
    """What speaks for the second reader (positive) or for the first (negative), by the names of WEIGHTS."""
    ours, theirs = "".join(one.text for one in dispute.first), _text(dispute.second)
    sure = min((one.confidence for one in dispute.first), default=dispute.before)
    surer = min((one.confidence for one in dispute.second), default=1.0)
    third = 0.0
    if dispute.third is not None:
        third = float(plain(dispute.third) == plain(theirs)) - float(plain(dispute.third) == plain(ours))
    return {
        "second": _log_odds(surer) if theirs else 0.0,
        "first": -_log_odds(sure),
        "third": third,
        kind_of(ours, theirs, dispute.whole): 1.0,
    }


def kind_of(ours: str, theirs: str, whole: bool = False) -> str:
    """What sort of difference it is; *whole*: ours is all that the line has."""
    if not ours.strip() and not theirs.strip():
        return "space more" if theirs else "space less"
    bare, other = ours.replace(" ", ""), theirs.replace(" ", "")
    if not bare or not other:
        if not theirs and whole:
            return "all less"
        return f"{_sort(ours + theirs)} {'less' if bare else 'more'}"
    if bare.lower() == other.lower():
        return "case"
    if _unaccented(bare) == _unaccented(other):
        return "accent more" if _unaccented(bare) == bare else "accent less"
    if not any(map(str.isalnum, bare + other)):
        return "sign"
    if any(map(str.isdigit, bare + other)):
        return "digit"
    return "letters" if bare.isalpha() and other.isalpha() else "mixed"


def _sort(text: str) -> str:
    """What is there or not: letters, a point that ends a word, or a stray sign, as specks are read."""
    if any(map(str.isalnum, text)):
        return "letters"
    return "point" if text in POINTS else "stray"


KINDS: tuple[str, ...] = (
    "space more",
    "space less",
    "point more",
    "point less",
    "stray more",
    "stray less",
    "letters more",
    "letters less",
    "all less",
    "case",
    "accent more",
    "accent less",
    "sign",
    "digit",
    "letters",
    "mixed",
)
"""Of differences: the second reader has a space more, a sign less, another case …"""


def _parts(first: Sequence[Placed], ballots: Sequence[Ballot]) -> Iterator[tuple[Placed, ...] | Dispute]:
    """The first reading in pieces that both have and pieces that are in dispute."""
    second, *others = (dashed(ballot) for ballot in ballots)
    ours = plain(_text(first))
    third = _text(others[0]) if others else None
    codes = Levenshtein.opcodes(ours, plain(_text(second)))
    for same, group in groupby(codes, key=lambda code: code.tag == "equal"):
        run = list(group)
        a, b = run[0].src_start, run[-1].src_end
        c, d = run[0].dest_start, run[-1].dest_end
        if same:
            pairs = zip(first[a:b], second[c:d], strict=True)
            yield tuple(replace(one, confidence=_both(one, other)) for one, other in pairs)
            continue
        there = None if third is None else _matching(ours, third, a, b)
        near = first[max(0, a - 1) : b + 1]
        sure = min((one.confidence for one in near), default=1.0)
        parted = a == 0 or b == len(first) or first[a - 1].text == " " or first[b].text == " "
        yield Dispute(tuple(first[a:b]), tuple(second[c:d]), a, there, b - a == len(first), parted, sure)


def _matching(ours: str, third: str, start: int, end: int) -> str:
    """The piece of the *third* reading that stands where ours has *start* to *end*.

    What the third has more at an edge belongs to the dispute.
    """
    codes = Levenshtein.opcodes(ours, plain(third))
    first = next(code for code in codes if code.src_start <= start <= code.src_end)
    last = next(code for code in reversed(codes) if code.src_start <= end <= code.src_end)
    opening = min(first.dest_start + start - first.src_start, first.dest_end)
    closing = last.dest_end if end == last.src_end else min(last.dest_start + end - last.src_start, last.dest_end)
    return third[opening:closing]


def _settled(dispute: Dispute, line: Line, weights: Mapping[str, float]) -> tuple[Placed, ...]:
    score = sum(weights[name] * value for name, value in arguments(dispute).items())
    sure = 1 / (1 + math.exp(-abs(score)))
    if score <= 0 or _joins(dispute, line) or _misses_dash(dispute):
        return tuple(replace(one, confidence=sure) for one in dispute.first)
    blank = [one for one in dispute.first if one.text == " "]
    if blank and not dispute.second and not dispute.parted:  # a speck between two words goes, the words stay two
        return (replace(blank[0], confidence=sure),)
    return tuple(replace(one, confidence=sure) for one in _theirs(dispute, line))


def _joins(dispute: Dispute, line: Line) -> bool:
    """Whether the second reader makes one word of what stands in two columns of a table."""
    letter = line.box.width / len(line.text)
    gutter = any(one.text == " " and one.right - one.left > APART * letter for one in dispute.first)
    return gutter and bool(dispute.second) and not any(one.text == " " for one in dispute.second)


def _misses_dash(dispute: Dispute) -> bool:
    """Whether the second reader passes over a long dash, as it does, that two readings have."""
    ours, theirs = _text(dispute.first), plain(_text(dispute.second))
    return "-" not in theirs and bool(LONG & {*ours} and LONG & {*(dispute.third or "")})


def _theirs(dispute: Dispute, line: Line) -> Iterator[Placed]:
    """The second reader's letters where the first had its own, or where the second saw them."""
    if dispute.first:
        left, right = dispute.first[0].left, dispute.first[-1].right
        width = max(0.0, right - left) / max(1, len(dispute.second))
        for place, one in enumerate(dispute.second):
            yield Placed(one.text, one.confidence, left + place * width, left + (place + 1) * width)
        return
    half = line.box.width / max(1, len(line.text)) / 2
    for one in dispute.second:
        yield Placed(one.text, one.confidence, one.centre - half, one.centre + half)


def _words(letters: Sequence[Placed], boxes: Sequence[Box]) -> Iterator[Word]:
    """Words at the spaces between *letters*; each as high as those of the *boxes* that it stands among."""
    for blank, group in groupby(letters, key=lambda one: one.text.isspace()):
        if blank:
            continue
        members = list(group)
        left, right = min(one.left for one in members), max(one.right for one in members)
        among = [box for box in boxes if box.right > left and box.left < right] or boxes
        box = Box(left, min(b.top for b in among), max(left, right), max(b.bottom for b in among))
        yield Word("".join(one.text for one in members), box, min(one.confidence for one in members))


def dashed(ballot: Ballot) -> list[Letter]:
    """A *ballot* with a dash for two hyphens, one space for several and none at its ends."""
    letters: list[Letter] = []
    for letter in ballot:
        last = letters[-1].text if letters else " "
        if letter.text.isspace() and last.isspace():
            continue
        if letter.text == "-" and last == "-":
            letters[-1] = replace(letters[-1], text="—")
        else:
            letters.append(letter)
    while letters and letters[-1].text.isspace():
        letters.pop()
    return letters


def _alike(text: str, ballot: Ballot) -> bool:
    """Whether two readings are of the same print; else one of them was handed a piece of it, or another line."""
    return Levenshtein.normalized_similarity(text.lower(), _text(ballot).lower()) >= ALIKE


def _vouched(second: Ballot, *others: Ballot) -> bool:
    """Whether the second reader may be right though the first has nothing in common with it."""
    return is_clear(second) or all(_alike(_text(second), other) for other in others)


def _right(letters: Sequence[Letter] | Sequence[Placed]) -> float:
    """How many letters a reading can be expected to have right."""
    return sum(letter.confidence for letter in letters if not letter.text.isspace())


def _text(letters: Sequence[Letter] | Sequence[Placed]) -> str:
    return "".join(letter.text for letter in letters)


def plain(text: str) -> str:
    """*text* with quotes and dashes as a typewriter writes them, letter for letter."""
    return text.translate(PLAIN)


def _unaccented(text: str) -> str:
    return "".join(c for c in normalize("NFD", text) if not combining(c))


def _both(one: Placed, other: Letter) -> float:
    """How sure two readers are together of what both have."""
    return 1 - (1 - one.confidence) * (1 - other.confidence)


def _log_odds(confidence: float) -> float:
    held = min(MOST, max(LEAST, confidence))
    return math.log(held / (1 - held))
