"""How does a paragraph become lines of type?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import pyphen

from .fonts import Face, pitch, width

DICTIONARY = {"eng": "en_US", "fra": "fr"}
TORN = 5.0  # a typist leaves a line short rather than make its spaces so many letters wide
MARKUP = re.compile(r"([_*])(.+?)\1", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Piece:
    """What is printed in one go: a word or a part of one."""

    text: str
    x: float
    face: Face
    join: str = ""  # "" ends the word, "glue" goes on without a space, "soft" when the hyphen at its end is taken away
    down: float = 0.0  # below the line's own baseline: a large initial


Bar = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Slug:
    """One line cast in metal, or anything else that stands in a column like one: a rule, a picture, white."""

    height: float
    base: float = 0.0
    pieces: tuple[Piece, ...] = ()
    item: str = ""
    part: str = ""
    drop: float = 0.0  # white above, which falls away at the head of a column
    keep: bool = False  # must not be the last in its column
    bars: tuple[Bar, ...] = ()
    picture: tuple[float, float, float, int] | None = None  # x, width, height, seed
    sketch: tuple[float, float, float, str] | None = None  # x, width, height, what is drawn by hand


@dataclass(frozen=True, slots=True)
class Type:
    """How one kind of text is set."""

    face: Face
    leading: float
    align: str = "justify"
    indent: float = 0.0
    gap: float = 0.0
    language: str = "eng"
    hyphenate: bool = True
    hung: int = 1  # how many lines the indent is for


@dataclass(frozen=True, slots=True)
class Unit:
    """The smallest stretch of text that a line may end after without a new hyphen."""

    text: str
    face: Face
    glued: bool  # no space between this and the next


@lru_cache(maxsize=4)
def _dictionary(language: str) -> pyphen.Pyphen:
    return pyphen.Pyphen(lang=DICTIONARY[language], left=2, right=3)


def plain(text: str) -> str:
    """The text without the marks for italic and bold."""
    return MARKUP.sub(r"\2", text)


def _runs(text: str, face: Face) -> Iterable[tuple[str, Face]]:
    at = 0
    other = {
        "_": {"roman": "italic", "italic": "roman", "bold": "bold_italic"},
        "*": {"roman": "bold", "italic": "bold_italic"},
    }
    for mark in MARKUP.finditer(text):
        yield text[at : mark.start()], face
        yield mark[2], face.cast(other[mark[1]].get(face.cut, face.cut))
        at = mark.end()
    yield text[at:], face


def _units(text: str, face: Face) -> list[Unit]:
    units: list[Unit] = []
    for run, cut in _runs(re.sub(r"\s+", " ", text.strip()), face):
        for token in re.findall(r"[^ ]+| ", run):
            if token == " ":
                units[-1:] = [replace(u, glued=False) for u in units[-1:]]
                continue
            parts = re.split(r"(?<=[—–])(?=\w)|(?<=[^\W\d]-)(?=[^\W\d])", token)
            units += [Unit(p, cut, True) for p in parts if p]
    return [*units[:-1], replace(units[-1], glued=False)] if units else []


def words_of(text: str, face: Face) -> list[list[Unit]]:
    words: list[list[Unit]] = [[]]
    for unit in _units(text, face):
        words[-1].append(unit)
        if not unit.glued:
            words.append([])
    return [word for word in words if word]


def _breaks(unit: Unit, language: str) -> list[str]:
    core = re.search(r"[^\W\d_]{5,}", unit.text)
    if not core or unit.text.isupper():
        return []
    return [unit.text[: core.start() + n] for n in _dictionary(language).positions(core[0])]


def _split(word: list[Unit], room: float, spec: Type) -> tuple[list[Unit], list[Unit]] | None:
    """The longest head of the word that fits in the room, and its tail."""
    used = 0.0
    best: tuple[list[Unit], list[Unit]] | None = None
    for n, unit in enumerate(word):
        for head in _breaks(unit, spec.language) if spec.hyphenate else ():
            if used + width(unit.face, head + "-") <= room:
                best = (
                    [*word[:n], Unit(head + "-", unit.face, True)],
                    [Unit(unit.text[len(head) :], unit.face, unit.glued), *word[n + 1 :]],
                )
        used += width(unit.face, unit.text)
        if used > room:
            break
        if n + 1 < len(word):
            best = (word[: n + 1], word[n + 1 :])
    return best


def _span(word: Sequence[Unit]) -> float:
    return sum(width(u.face, u.text) for u in word)


@dataclass(slots=True)
class _Draft:
    words: list[list[Unit]]
    natural: float
    soft: bool = False


def _soft(head: list[Unit], word: list[Unit]) -> bool:
    return head[-1].text != word[len(head) - 1].text


def break_lines(text: str, spec: Type, room_at: Sequence[float]) -> list[_Draft]:
    """Greedy lines; `room_at` holds the width of the first line and of all others."""
    space = width(spec.face, " ")
    lines: list[_Draft] = [_Draft([], 0.0)]
    queue = words_of(text, spec.face)[::-1]
    hyphens = 0
    while queue:
        line, word = lines[-1], queue.pop()
        room = room_at[min(len(lines), len(room_at)) - 1] - line.natural - (space if line.words else 0)
        if _span(word) <= room:
            line.natural += _span(word) + (space if line.words else 0)
            line.words.append(word)
            continue
        split = _split(word, room, spec) if hyphens < 3 and room > 2 * space else None
        if split is None and not line.words:
            split = (word, [])
        hyphens = hyphens + 1 if split and split[1] else 0
        if split:
            line.soft = bool(split[1]) and _soft(split[0], word)
            line.natural += _span(split[0]) + (space if line.words else 0)
            line.words.append(split[0])
            word = split[1]
        if word:
            queue.append(word)
        if queue:
            lines.append(_Draft([], 0.0))
    return [line for line in lines if line.words]


def _pieces(line: _Draft, start: float, gap: float) -> tuple[Piece, ...]:
    out: list[Piece] = []
    x = start
    for word in line.words:
        for unit in word:
            before = out[-1] if out else None
            if before and before.join == "glue" and before.face == unit.face and unit is not word[0]:
                out[-1] = replace(before, text=before.text + unit.text, join="glue" if unit.glued else "")
                x = before.x + width(before.face, before.text + unit.text)
            else:
                out.append(Piece(unit.text, x, unit.face, "glue" if unit.glued else ""))
                x += width(unit.face, unit.text)
        x += gap
    if line.soft:
        out[-1] = replace(out[-1], join="soft")
    return tuple(out)


def set_lines(text: str, spec: Type, measure: float, item: str = "", part: str = "body") -> list[Slug]:
    """The lines of one paragraph in a column of the given measure."""
    space = width(spec.face, " ")
    lines = break_lines(text, spec, (measure - spec.indent,) * spec.hung + (measure,))
    slugs = []
    for n, line in enumerate(lines):
        start, gap = (spec.indent if n < spec.hung else 0.0), space
        spare = measure - start - line.natural
        if spec.align == "center":
            start += spare / 2
        elif spec.align == "right":
            start += spare
        elif spec.align == "justify" and n + 1 < len(lines) and len(line.words) > 1:
            wide = space + spare / (len(line.words) - 1)
            gap = space if pitch(spec.face) and wide > TORN * space else wide
        drop = spec.gap if n == 0 else 0.0
        base = spec.leading * 0.5 + spec.face.size * 0.30
        slugs.append(Slug(spec.leading, base, _pieces(line, start, gap), item, part, drop))
    return slugs


def balanced(text: str, spec: Type, measure: float) -> list[str]:
    """The text of a headline in as few lines as it needs, each about as long as the others."""
    full = break_lines(text, replace(spec, hyphenate=False), (measure, measure))
    low, high = 0.0, measure
    while high - low > 4:
        middle = (low + high) / 2
        drafts = break_lines(text, replace(spec, hyphenate=False), (middle, middle))
        fits = len(drafts) <= len(full) and all(d.natural <= middle for d in drafts)
        low, high = (low, middle) if fits else (middle, high)
    drafts = break_lines(text, replace(spec, hyphenate=False), (high, high))
    return ["".join(u.text + ("" if u.glued else " ") for w in d.words for u in w).strip() for d in drafts]
