"""How does a page that is drawn as text become a reading?

A cell is 10 pixels wide and a row 26 high; the body's type is 20 high.  Two spaces or more part the columns.
`# ` before a line sets it twice as large, `## ` three times, `! ` bold; `----` is a rule, `|` an upright one, `%%%%` a
picture, and `+----+` over and under `|` a frame.
"""

import re
from collections.abc import Iterator

from ingest.model import Box, Line, Reading, Scan, Word

CELL, ROW, SIZE = 10, 26, 20.0
TALL = "bdfhklABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
DEEP = "gjpqy"
CAPITALS = 0.71
MARGIN = 100


def drawn(page: str, zones: bool = False, path: str = "p1.tif") -> Reading:
    """The reading of a drawn page; with *zones* each line stands in a zone of its own."""
    rows = page.strip("\n").split("\n")
    width = MARGIN * 2 + CELL * max(map(len, rows))
    height = MARGIN * 2 + ROW * len(rows)
    lines = [line for n, row in enumerate(rows) for line in _lines(row, n)]
    if zones:
        lines = [Line(line.words, line.weight, n + 1) for n, line in enumerate(lines)]
    frames = tuple(_frames(rows))
    return Reading(
        scan=Scan(path),
        width=width,
        height=height,
        dpi=200.0,
        lines=tuple(lines),
        rules=(*_rules(rows), *(side for frame in frames for side in _sides(frame))),
        pictures=tuple(_pictures(rows)),
        frames=frames,
        page_size=(width, height),
    )


def _lines(row: str, n: int) -> Iterator[Line]:
    for found in re.finditer(r"[^\s|+%-](?:[^|+%\s]| (?! ))*", re.sub(r"(?:-{4,}|%{2,}|\+[-+]+\+)", _blank, row)):
        text, start = found[0].rstrip(), found.start()
        mark = re.match(r"#{1,2} |! ", text)
        size = SIZE * (text[: mark.end()].count("#") + 1 if mark else 1)
        yield _line(text[mark.end() :] if mark else text, start, n, size, bool(mark and mark[0] == "! "))


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _line(text: str, start: int, n: int, size: float, bold: bool) -> Line:
    base = MARGIN + ROW * n + 0.75 * SIZE
    words = []
    for found in re.finditer(r"\S+", text):
        left = MARGIN + CELL * (start + found.start())
        words.append(Word(found[0], _word_box(found[0], left, base, size), 0.95))
    return Line(tuple(words), size * (0.15 if bold else 0.09))


def _word_box(text: str, left: float, base: float, size: float) -> Box:
    head = 0.76 if any(letter in TALL for letter in text) else 0.68 if any(letter in "it" for letter in text) else 0.5
    head = CAPITALS if text.upper() == text else head
    tail = 0.24 if any(letter in DEEP for letter in text) else 0.0
    return Box(left, base - head * size, left + CELL * len(text) - 2, base + tail * size)


def _rules(rows: list[str]) -> Iterator[Box]:
    for n, row in enumerate(rows):
        for found in re.finditer(r"(?<![+-])-{4,}(?![+-])", row):
            yield Box(_x(found.start()), _y(n) + 12, _x(found.end()), _y(n) + 14)
        for found in re.finditer(r"\|", row):
            above = n and found.start() < len(rows[n - 1]) and rows[n - 1][found.start()] in "|+"
            if not above:
                yield Box(_x(found.start()) + 4, _y(n), _x(found.start()) + 6, _y(_foot(rows, n, found.start())))


def _foot(rows: list[str], n: int, column: int) -> int:
    while n < len(rows) and column < len(rows[n]) and rows[n][column] == "|":
        n += 1
    return n


def _frames(rows: list[str]) -> Iterator[Box]:
    for n, row in enumerate(rows):
        for found in re.finditer(r"\+-{2,}\+", row):
            under = n + 1 < len(rows) and rows[n + 1][found.start() : found.start() + 1] == "|"
            if under:
                foot = _foot(rows, n + 1, found.start())
                yield Box(_x(found.start()) + 5, _y(n) + 12, _x(found.end()) - 5, _y(foot) + 14)


def _sides(frame: Box) -> Iterator[Box]:
    yield Box(frame.left, frame.top, frame.right, frame.top + 2)
    yield Box(frame.left, frame.bottom - 2, frame.right, frame.bottom)


def _pictures(rows: list[str]) -> Iterator[Box]:
    for n, row in enumerate(rows):
        for found in re.finditer(r"%{2,}", row):
            first = not (n and rows[n - 1][found.start() : found.start() + 1] == "%")
            if first:
                foot = n
                while foot < len(rows) and rows[foot][found.start() : found.start() + 1] == "%":
                    foot += 1
                yield Box(_x(found.start()), _y(n), _x(found.end()), _y(foot))


def _x(cell: int) -> float:
    return float(MARGIN + CELL * cell)


def _y(row: int) -> float:
    return float(MARGIN + ROW * row)
