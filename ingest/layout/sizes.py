"""How large and how bold is a line's type?

A word's box is as high as its letters: `can` has neither head nor tail, `day` has both.  How much each makes is learned
from the page itself, for faces differ.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from statistics import median
from unicodedata import normalize

from ingest.layout import wording
from ingest.model import Line, TextLine

LOW = frozenset("acemnorsuvwxzıœæ")
"""Letters with neither head nor tail."""
DEEP = frozenset("gpqyçþ")
"""Letters with a tail and no head."""
TALL = frozenset("bdfhklß")
"""Letters whose head reaches the height of type."""
BOTH = frozenset("jþ()[]{}|/§Q$Ç")
UNCLEAR = frozenset(",;'\"’‘“”„«»*^°ª•·_`´Q")
"""Signs that make a box higher or lower by part of a head or tail; a Q has one in some faces."""
AMID = re.compile(r"(?<=[^\W\d_])['’](?=[^\W\d_])")
"""An apostrophe between letters, which hangs no higher than a capital reaches; at a word's end it may be a speck."""

SHARES = {"low": 0.5, "deep": 0.74, "middling": 0.68, "tall": 0.76, "capital": 0.71, "accented": 0.92, "both": 1.0}
"""Of the height from the foot of a p to the head of a d, by the letters of a word; of usual text faces."""
LEARNED_FROM = 8
"""Lines that must speak before the page's own share is believed."""
STRETCH = 0.22
"""Part of a share by which the page's own may differ: more is a slip of measuring."""

BOLD = 1.28
"""Strokes so much thicker for their size than the page's body are bold; bold faces have 1.4 to 2 times its stroke."""
THICKER, THICKER_CUT, FAR = 1.2, 1.1, 5.0
"""Where print is even, strokes so many times the body's are bold, and so many times for their size: a face that looks
large has boxes that are high for its strokes.  Even: so many times as far from the body's as its lines are apart."""
DEVIATION = 1.48
"""Times the median distance from the median that is a standard deviation."""
SEEN = 60
"""Lines looked at for the next one in the same column; more than stand side by side on the widest page."""
TOO_LARGE = 3.0
"""Times its letters that a line's boxes make it at most: what is so much nearer stands inside its letters, as dirt."""
HEARD = 4
"""Letters that count of a word when its line is measured: one long word with an accent must not say it for all."""
SETTLED = 12
"""Letters in a line before it counts for the body's size."""

Votes = list[tuple[str, float, int]]
"""Of each word its class, height and number of letters."""


def measured(lines: Iterable[Line]) -> tuple[TextLine, ...]:
    """Each line with the size of its type in pixels and whether it is bold; none says yet where paragraphs open."""
    voted = [(line, _votes(line)) for line in lines if line.words]
    shares = _learned([votes for _, votes in voted])
    sized = [(line, _size(line, votes, shares)) for line, votes in voted]
    cut, thick = _usual_cut(sized), _least_thick(sized)
    return calmed([TextLine(line, line.box, size, _is_bold(line, size, cut, thick)) for line, size in sized])


def calmed(lines: Sequence[TextLine]) -> tuple[TextLine, ...]:
    """The lines, none larger than the line over or under it leaves room for: words on a curled page have high boxes."""
    written = sorted(((_middle(line), line) for line in lines if _is_written(line)), key=lambda pair: pair[0])
    steps: dict[int, float] = {}
    for place, (middle, line) in enumerate(written):
        for below, other in written[place + 1 : place + SEEN]:
            step = below - middle
            if step > max(line.size, other.size):
                break
            shared = min(line.box.right, other.box.right) - max(line.box.left, other.box.left)
            if step > 0.3 * min(line.size, other.size) and shared > 0.6 * min(line.box.width, other.box.width):
                for one, beside in ((line, other), (other, line)):
                    room = max(step, 2 * step - beside.size)
                    if room > one.size / TOO_LARGE:
                        steps[id(one)] = min(room, steps.get(id(one), room))
    return tuple(replace(line, size=min(line.size, steps.get(id(line), line.size))) for line in lines)


def _middle(line: TextLine) -> float:
    """The height at which it stands: that of its median word, since one box that is too high tells nothing."""
    return median(word.box.centre[1] for word in line.line.words)


def _is_written(line: TextLine) -> bool:
    return wording.signs(line.line.text) >= SETTLED / 3


def body_size(lines: Sequence[TextLine]) -> float:
    """Type size of most of the text, by letters; 0 for a page without lines."""
    weighed = [(line.size, len(line.line.text)) for line in lines if len(line.line.text) >= SETTLED]
    return weighed_median(weighed or [(line.size, 1) for line in lines])


def weighed_median(votes: Iterable[tuple[float, int]]) -> float:
    """The value that half of the weight lies under; 0 for none."""
    ordered = sorted(votes)
    half = sum(weight for _, weight in ordered) / 2
    for value, weight in ordered:
        half -= weight
        if half <= 0:
            return value
    return 0.0


def _votes(line: Line) -> Votes:
    votes = [(kind, word.box.height, wording.signs(word.text)) for word in line.words if (kind := _class(word.text))]
    clear = [(kind.rstrip("?"), height, letters) for kind, height, letters in votes if not kind.endswith("?")]
    return clear or [(kind.rstrip("?"), height, letters) for kind, height, letters in votes]


@lru_cache(maxsize=4096)
def _class(text: str) -> str:
    """Which share of the type's height the word takes; with a question mark when a sign makes it unclear."""
    letters = {letter for letter in text if letter.isalnum() or letter in BOTH}
    if not any(letter.isalnum() for letter in letters):
        return ""
    doubt = "?" if any(letter in UNCLEAR for letter in text) else ""
    high = any(
        letter in TALL or letter in BOTH or not (letter in LOW or letter in DEEP or letter in "it")
        for letter in letters
    )
    deep = any(letter in DEEP or letter in BOTH for letter in letters)
    if high and not deep and not any(letter.islower() for letter in letters):
        if any(normalize("NFD", letter) != letter for letter in letters):
            return "accented?"
        return "capital?" if UNCLEAR.intersection(AMID.sub("", text)) else "capital"
    return f"{_name(high, deep, bool(letters & {'i', 't'}))}{doubt}"


def _name(high: bool, deep: bool, middling: bool) -> str:
    if high:
        return "both" if deep else "tall"
    return ("both" if middling else "deep") if deep else ("middling" if middling else "low")


def _learned(lines: Sequence[Votes]) -> dict[str, float]:
    """The shares on this page: of each class the usual height beside words that are tall and no more."""
    ratios: dict[str, list[float]] = {name: [] for name in SHARES}
    for votes in lines:
        tall = [height for kind, height, _ in votes if kind == "tall"]
        if len(tall) >= 2:
            usual = median(tall)
            for kind, height, _ in votes:
                ratios[kind].append(height / usual)
    shares = dict(SHARES)
    for kind, found in ratios.items():
        share = SHARES[kind] / SHARES["tall"]
        if kind != "tall" and len(found) >= LEARNED_FROM:
            ratio = min(max(median(found), share * (1 - STRETCH)), share * (1 + STRETCH))
            shares[kind] = SHARES["tall"] * ratio
    return shares


def _size(line: Line, votes: Votes, shares: Mapping[str, float]) -> float:
    sized = [(height / shares[kind], min(max(letters, 1), HEARD)) for kind, height, letters in votes]
    return weighed_median(sized) or max(word.box.height for word in line.words)


def _usual_cut(sized: Sequence[tuple[Line, float]]) -> float:
    """The body's thickness of stroke for its size; 0 when unknown."""
    shares = [line.weight / size for line, size in sized if line.weight and size and len(line.text) >= SETTLED]
    return median(shares) if shares else 0.0


def _least_thick(sized: Sequence[tuple[Line, float]]) -> float:
    """The stroke in pixels from which it is thicker than the body's lines have it, uneven as they are printed."""
    strokes = [line.weight for line, size in sized if line.weight and size and len(line.text) >= SETTLED]
    if not strokes:
        return 0.0
    usual = median(strokes)
    apart = DEVIATION * median(abs(stroke - usual) for stroke in strokes)
    return max(THICKER * usual, usual + FAR * apart)


def _is_bold(line: Line, size: float, cut: float, thick: float) -> bool:
    if not cut or not size:
        return False
    own = line.weight / size
    return own >= BOLD * cut or (line.weight >= thick and own >= THICKER_CUT * cut)
