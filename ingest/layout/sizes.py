"""How large and how bold is a line's type?"""

from collections.abc import Iterable, Sequence
from statistics import median

from ingest.model import Line, TextLine, Word

TALL = frozenset("bdfhklßþ{}()[]|/§†‡") | frozenset(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789ÀÁÂÄÇÈÉÊËÌÍÎÏÑÒÓÔÖÙÚÛÜŒÆ$£€&!?%#@"
)
"""Letters that reach the head of a d, or nearly."""
DEEP = frozenset("gjpqyçþ()[]{}|/§Q$")
"""Letters that reach the foot of a p."""
LOW = frozenset("acegmnopqrsuvwxyz")
"""Letters with nothing over an x's head."""

X_SHARE, HEAD_SHARE, TAIL_SHARE = 0.5, 0.26, 0.24
"""What an x, the head of a d over it and the tail of a p under it take of the whole height; of usual text faces."""
CAPITAL_SHARE = 0.71
"""What a capital takes; a little less than a d, whose head it does not reach in most text faces."""

BOLD = 1.28
"""Strokes so much thicker for their size than the page's body are bold; bold faces have 1.4 to 2 times its stroke."""
SETTLED = 12
"""Letters in a line before it counts for the body's size."""


def measured(lines: Iterable[Line]) -> tuple[TextLine, ...]:
    """Each line with the size of its type in pixels and whether it is bold; none says yet where paragraphs open."""
    sized = [(line, type_size(line)) for line in lines if line.words]
    stroke = _usual_stroke(sized)
    return tuple(TextLine(line, line.box, size, _is_bold(line, size, stroke)) for line, size in sized)


def type_size(line: Line) -> float:
    """Height of its type from the foot of a p to the head of a d, in pixels.

    Each word's box says it by the letters that the word has; the median over letters forgives a word cut wrong.
    """
    votes = sorted((size, len(word.text)) for word in line.words if (size := _size(word)))
    if not votes:
        return max(word.box.height for word in line.words)
    half = sum(letters for _, letters in votes) / 2
    for size, letters in votes:
        half -= letters
        if half <= 0:
            return size
    return votes[-1][0]


def body_size(lines: Sequence[TextLine]) -> float:
    """Type size of most of the text, by letters; 0 for a page without lines."""
    weighed = [(line.size, len(line.line.text)) for line in lines if len(line.line.text) >= SETTLED]
    votes = sorted(weighed or [(line.size, 1) for line in lines])
    half = sum(letters for _, letters in votes) / 2
    for size, letters in votes:
        half -= letters
        if half <= 0:
            return size
    return 0.0


def _size(word: Word) -> float:
    letters = set(word.text)
    if not letters & (TALL | LOW | set("tiTI")) and not any(letter.isalpha() for letter in letters):
        return 0.0
    deep = bool(letters & DEEP)
    if word.text.upper() == word.text and not letters & (LOW | DEEP):
        return word.box.height / CAPITAL_SHARE
    tall = bool(letters & TALL) or any(letter not in LOW and letter not in "ti.,;:'’-" for letter in letters)
    middling = not tall and bool(letters & set("ti"))
    share = X_SHARE + (HEAD_SHARE if tall else 0.7 * HEAD_SHARE if middling else 0.0) + (TAIL_SHARE if deep else 0.0)
    return word.box.height / share


def _usual_stroke(sized: Sequence[tuple[Line, float]]) -> float:
    shares = [line.weight / size for line, size in sized if line.weight and size and len(line.text) >= SETTLED]
    return median(shares) if shares else 0.0


def _is_bold(line: Line, size: float, stroke: float) -> bool:
    return bool(stroke and size and line.weight / size >= BOLD * stroke)
