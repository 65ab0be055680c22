"""How do letters typed or drawn on a stencil, and the lines of its draughtsman, become ink?"""

from __future__ import annotations

import random
from functools import lru_cache
from itertools import pairwise

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw

from .fonts import Face, load, pitch
from .setting import Bar
from .sheet import Stamp

Grey = npt.NDArray[np.uint8]
Points = list[tuple[float, float]]
NARROWEST, WIDEST = 0.55, 0.96  # of the pitch: what a letter fills of it at least and at most
CLOGS = "aeogbdpqs8B"  # letters whose eyes fill with ink


@lru_cache(maxsize=4096)
def _key(face: Face, letter: str, clogged: bool) -> Image.Image:
    """One letter of a typewriter, as wide as its pitch lets it be; the baseline lies at 1.4 sizes."""
    font, step = load(face), pitch(face)
    left, _, right, _ = font.getbbox(letter, anchor="ls")
    wide = max(1.0, right - left)
    least = step * NARROWEST if letter.isalnum() else 0.0
    fits = min(max(wide, least), step * WIDEST)
    glyph = Image.new("L", (round(wide) + 4, face.size * 2), 0)
    stroke = max(1, face.size // 24) if clogged else 0
    ImageDraw.Draw(glyph).text(
        (2 - left, round(face.size * 1.4)), letter, font=font, fill=255, anchor="ls", stroke_width=stroke
    )
    return glyph.resize((max(3, round((round(wide) + 4) * fits / wide)), face.size * 2), Image.Resampling.BILINEAR)


def typed(image: Image.Image, stamp: Stamp) -> None:
    """A word as the keys struck it: each a little beside its place, some weak, some clogged."""
    face, text = stamp.piece.face, stamp.piece.text
    rng, step = random.Random(f"{stamp.x}/{stamp.y}/{text}"), pitch(face)
    for n, letter in enumerate(text):
        bent = random.Random(f"{face.size}{letter}")  # a type that sits askew does so all through
        key = _key(face, letter, letter in CLOGS and rng.random() < 0.07)
        x = stamp.x + n * step + (step - key.width) / 2 + rng.gauss(0, 0.012 * face.size)
        y = stamp.y - face.size * 1.4 + bent.gauss(0, 0.016 * face.size) + rng.gauss(0, 0.01 * face.size)
        force = min(1.0, max(0.5, rng.gauss(0.95, 0.1)))
        image.paste(0, (round(x), round(y)), key.point(lambda v, force=force: round(v * force)))


def lettered(pen: ImageDraw.ImageDraw, stamp: Stamp) -> None:
    """Large letters of which only the outline is drawn."""
    face = stamp.piece.face
    line = max(1, face.size // 36)
    pen.text(
        (stamp.x, stamp.y), stamp.piece.text, font=load(face), fill=255, anchor="ls", stroke_width=line, stroke_fill=0
    )


def _stroke(page: Grey, points: Points, rng: random.Random, thick: int) -> None:
    """A line by hand through the points: it wavers, and the stylus presses unevenly."""
    drift = 0.0
    for (x, y), (to_x, to_y) in pairwise(points):
        steps = max(1, int(max(abs(to_x - x), abs(to_y - y)) / (thick * 6)))
        for n in range(steps):
            before, drift = drift, drift * 0.8 + rng.gauss(0, thick * 0.22)
            one, two = n / steps, (n + 1) / steps
            start = round(x + (to_x - x) * one + before), round(y + (to_y - y) * one + before)
            end = round(x + (to_x - x) * two + drift), round(y + (to_y - y) * two + drift)
            if rng.random() > 0.012:
                cv2.line(page, start, end, 0.0, max(1, thick + rng.choice((-1, 0, 0, 1))))


def _wave(box: Bar, rng: random.Random) -> list[Points]:
    left, top, right, bottom = box
    middle, high, step = (top + bottom) / 2, (bottom - top) * 0.35, (bottom - top) * rng.uniform(0.6, 1.4)
    count = max(2, int((right - left) / step))
    return [[(left + n * step, middle + high * (-1) ** n) for n in range(count + 1)]]


def _line(box: Bar, rng: random.Random) -> list[Points]:
    left, top, right, bottom = box
    middle = (top + bottom) / 2
    return [[(left, middle), (right, middle + rng.uniform(-2, 2))]]


def _knots(box: Bar, rng: random.Random) -> list[Points]:
    """A line with a lozenge in its middle."""
    left, top, right, bottom = box
    x, y, r = (left + right) / 2, (top + bottom) / 2, (bottom - top) / 2
    lozenge = [(x - 2 * r, y), (x, y - r), (x + 2 * r, y), (x, y + r), (x - 2 * r, y)]
    return [[(left, y), (x - 2 * r, y)], lozenge, [(x + 2 * r, y), (right, y)]]


def _house(left: float, base: float, wide: float, high: float) -> list[Points]:
    roof = base - high * 0.6
    wall = [(left, base), (left, roof), (left + wide, roof), (left + wide, base), (left, base)]
    gable = [(left - wide * 0.05, roof), (left + wide / 2, base - high), (left + wide * 1.05, roof)]
    panes = [
        [(x, roof + high * 0.15), (x + wide * 0.12, roof + high * 0.15), (x + wide * 0.12, roof + high * 0.35)]
        for x in (left + wide * 0.15, left + wide * 0.45, left + wide * 0.75)
    ]
    return [wall, gable, *panes]


def _huts(box: Bar, rng: random.Random) -> list[Points]:
    """Sheds in a row before a line of hills, a chimney or a pole among them."""
    left, top, right, bottom = box
    wide, high = right - left, bottom - top
    hills = [(left + wide * n / 9, top + high * rng.uniform(0.05, 0.45)) for n in range(10)]
    strokes: list[Points] = [hills, [(left, bottom), (right, bottom)]]
    x = left + wide * 0.03
    while x < right - wide * 0.2:
        width = wide * rng.uniform(0.14, 0.24)
        strokes += _house(x, bottom, width, high * rng.uniform(0.4, 0.6))
        x += width * rng.uniform(1.15, 1.4)
    pole = left + wide * rng.uniform(0.3, 0.7)
    return [*strokes, [(pole, bottom), (pole, top)], [(pole, top), (pole + wide * 0.05, top + high * 0.12)]]


def _face(box: Bar, rng: random.Random) -> list[Points]:
    """Somebody's head as a beginner draws it."""
    left, top, right, bottom = box
    x, y, r = (left + right) / 2, top + (bottom - top) * 0.45, min(right - left, bottom - top) * 0.3

    def arc(cx: float, cy: float, rx: float, ry: float, start: int = 0, stop: int = 360) -> Points:
        turns = np.radians(np.arange(start, stop + 1, 20))
        return [(cx + rx * float(np.cos(t)), cy + ry * float(np.sin(t))) for t in turns]

    hat = [
        (x - r * 1.2, y - r * 0.7),
        (x + r * 1.2, y - r * 0.7),
        (x + r * 0.7, y - r * 0.7),
        (x + r * 0.6, y - r * 1.4),
    ]
    hat += [(x - r * 0.6, y - r * 1.4), (x - r * 0.7, y - r * 0.7)]
    eyes = [arc(x + side * r * 0.35, y - r * 0.15, r * 0.1, r * 0.1) for side in (-1, 1)]
    mouth = arc(x, y + r * 0.3, r * 0.4, r * rng.uniform(0.05, 0.3), 20, 160)
    coat = [(x - r * 1.6, bottom), (x - r * 0.6, y + r * 1.15), (x + r * 0.6, y + r * 1.15), (x + r * 1.6, bottom)]
    nose = [(x, y - r * 0.1), (x + r * 0.2, y + r * 0.2), (x, y + r * 0.22)]
    return [arc(x, y, r, r * 1.2), hat, *eyes, mouth, coat, nose]


KINDS = {"wave": _wave, "line": _line, "knots": _knots, "huts": _huts, "face": _face}


def draw(page: Grey, box: Bar, kind: str, dpi: int) -> None:
    """What a hand drew on the page: the kind is one of KINDS, with a number after a colon that makes it different."""
    rng = random.Random(f"{kind}{[round(v) for v in box]}")
    for points in KINDS[kind.partition(":")[0]](box, rng):
        _stroke(page, points, rng, max(1, round(dpi / 110)))
