"""What do age and a scanner do to a printed page?"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import cv2
import numpy as np
import numpy.typing as npt

from .press import Grey
from .setting import Bar

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Wear:
    """How badly one page has fared."""

    skew: float = 0.0  # degrees
    curl: float = 0.0  # pixels
    border: float = 0.0  # share of the width that lies outside the page
    sliver: bool = False
    ink: float = 0.0  # over 0 spread, under 0 thin
    uneven: float = 0.0
    bleed: float = 0.0
    tone: float = 255.0
    light: float = 0.0
    grain: float = 0.0
    speckle: float = 0.0  # specks in a square inch
    blur: float = 0.0
    bilevel: bool = False
    fold: bool = False
    stains: bool = False
    spine: float = 0.0  # shadow along the right edge, or the left one when below 0


def draw_wear(rng: np.random.Generator, grade: str) -> Wear:
    """The wear of one issue by chance, within its grade."""
    if grade == "clean":
        return Wear()
    n = {"light": 1, "worn": 2, "harsh": 3}[grade]
    bilevel = bool(rng.random() < 0.22)
    return Wear(
        skew=(1.0, 3.0, 5.0)[n - 1],
        curl=float(rng.uniform(0, 6) * (n - 1)),
        border=float(rng.uniform(0.004, 0.03) * n) if rng.random() < 0.3 + 0.2 * n else 0.0,
        sliver=bool(rng.random() < 0.25 * n),
        ink=float(rng.uniform((-0.16, -0.32, -0.5)[n - 1], 0.2 + 0.22 * n)),
        uneven=float(rng.uniform(0.02, 0.085) * n),
        bleed=float(rng.uniform(0.0, 0.02 if bilevel else 0.05) * n) if rng.random() < 0.6 else 0.0,
        tone=float(rng.uniform(246 - 26 * n, 250 - 8 * n)),
        light=float(rng.uniform(2, 11) * n),
        grain=float(rng.uniform(0.8, 2.0) * n),
        speckle=float(rng.uniform(0.1, 1.3) * n * n),
        blur=float(rng.uniform(0.2, 0.34) * n),
        bilevel=bilevel,
        fold=bool(rng.random() < 0.12 * n),
        stains=bool(rng.random() < 0.15 * n),
        spine=float(rng.uniform(10, 30) * n) if rng.random() < 0.2 * n else 0.0,
    )


def of_page(wear: Wear, rng: np.random.Generator) -> Wear:
    """The issue's wear as it falls on one page: each lies on the glass in its own way."""
    if wear == Wear():
        return wear
    return replace(
        wear,
        skew=float(rng.uniform(-1, 1) * wear.skew),
        curl=wear.curl * float(rng.uniform(-1, 1)),
        border=wear.border * float(rng.uniform(0.6, 1.4)),
        bleed=wear.bleed * float(rng.uniform(0.7, 1.3)),
        ink=wear.ink + float(rng.normal(0, 0.06)),
        spine=wear.spine * float(rng.choice((-1, 1))),
    )


class Turn:
    """Where a point of the printed page lies in the scan: shift, skew and a slight curl."""

    def __init__(self, wear: Wear, height: int, width: int, dpi: int) -> None:
        angle = math.radians(wear.skew)
        lost = abs(math.sin(angle)) * max(height, width) / 2 + abs(wear.curl) - dpi * 0.25
        pad = max(round(wear.border * width), math.ceil(lost) if wear.skew else 0)  # a turned page keeps its text
        cos, sin = math.cos(angle), math.sin(angle)
        self.width, self.height = width + 2 * pad, height + 2 * pad
        cx, cy = width / 2, height / 2
        self.matrix = np.array(
            [[cos, -sin, self.width / 2 - cos * cx + sin * cy], [sin, cos, self.height / 2 - sin * cx - cos * cy]],
            np.float64,
        )
        self.curl, self.page_width, self.wear = wear.curl, width, wear

    def _bend(self, x: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """How far the curl moves a point of the page down, by its x."""
        return self.curl * np.sin(np.pi * x / self.page_width) ** 2

    def point(self, x: float, y: float) -> tuple[float, float]:
        bent = np.array([x, y + float(self._bend(np.array([x]))[0]), 1.0])
        at = self.matrix @ bent
        return float(at[0]), float(at[1])

    def box(self, bar: Bar) -> tuple[int, int, int, int]:
        """The upright box in the scan around a box of the page."""
        left, top, right, bottom = bar
        points = [self.point(x, y) for x in (left, (left + right) / 2, right) for y in (top, bottom)]
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        return math.floor(min(xs)), math.floor(min(ys)), math.ceil(max(xs)), math.ceil(max(ys))

    def tiles(self, bar: Bar, slack: float) -> list[tuple[int, int, int, int]]:
        """Boxes in the scan that cover a box of the page, each so small that it strays by no more than the slack."""
        tilt = abs(math.sin(math.radians(self.wear.skew)))
        side = max(2 * slack, slack / tilt) if tilt > 1e-4 else 1e9
        left, top, right, bottom = bar
        nx, ny = max(1, math.ceil((right - left) / side)), max(1, math.ceil((bottom - top) / side))
        dx, dy = (right - left) / nx, (bottom - top) / ny
        return [
            self.box((left + i * dx, top + j * dy, left + (i + 1) * dx, top + (j + 1) * dy))
            for j in range(ny)
            for i in range(nx)
        ]

    def warp(self, page: Grey, outside: int) -> Grey:
        back = np.asarray(cv2.invertAffineTransform(self.matrix), np.float64)
        y, x = np.indices((self.height, self.width), dtype=np.float32)
        px = (back[0, 0] * x + back[0, 1] * y + back[0, 2]).astype(np.float32)
        py = (back[1, 0] * x + back[1, 1] * y + back[1, 2]).astype(np.float32)
        if self.curl:
            py -= (self.curl * np.sin(np.pi * px / self.page_width) ** 2).astype(np.float32)
        return np.asarray(
            cv2.remap(page, px, py, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=outside), np.uint8
        )


def _clouds(rng: np.random.Generator, shape: tuple[int, int], cell: int) -> Floats:
    """Slowly changing noise about 0, within about -1 and 1."""
    small = rng.normal(0, 0.6, (shape[0] // cell + 2, shape[1] // cell + 2)).astype(np.float32)
    return np.asarray(cv2.resize(small, (shape[1], shape[0]), interpolation=cv2.INTER_CUBIC), np.float32)


def _inked(page: Grey, wear: Wear, rng: np.random.Generator, dpi: int) -> Floats:
    """How much ink lies where, 0 to 1: spread or thin, uneven, rough at the edges."""
    scale = dpi / 300
    soft = cv2.GaussianBlur(255 - page, (0, 0), max(0.5, 0.85 * scale)).astype(np.float32) / 255
    level = 0.5 - 0.26 * wear.ink + wear.uneven * _clouds(rng, page.shape, max(4, int(260 * scale)))
    level += wear.uneven * 0.8 * _clouds(rng, page.shape, max(2, int(3 * scale)))
    ink = np.clip((soft - np.clip(level, 0.17, 0.9)) * 3.2 + 0.5, 0, 1)
    return np.asarray(ink, np.float32)


def _specks(grey: Floats, wear: Wear, rng: np.random.Generator, dpi: int) -> None:
    height, width = grey.shape
    count = int(wear.speckle * height * width / dpi**2)
    for _ in range(count):
        x, y = int(rng.integers(0, width)), int(rng.integers(0, height))
        radius = max(1, int(rng.gamma(1.2, 1.1) * dpi / 300))
        dark = rng.random() < 0.8
        cv2.ellipse(
            grey,
            (x, y),
            (radius, max(1, radius // 2)),
            float(rng.uniform(0, 180)),
            0,
            360,
            float(rng.uniform(30, 110) if dark else wear.tone),
            -1,
        )


def _papered(ink: Floats, behind: Grey | None, wear: Wear, rng: np.random.Generator, dpi: int) -> Grey:
    """Ink on paper of a certain tone, with what shines through from the other side."""
    shape = (ink.shape[0], ink.shape[1])
    clouds = 0.35 * _clouds(rng, shape, dpi // 2) + 0.2 * _clouds(rng, shape, max(3, dpi // 60))
    paper = np.asarray(wear.tone + wear.light * clouds, np.float32)
    if behind is not None and wear.bleed:
        ghost = cv2.GaussianBlur(255 - behind[:, ::-1], (0, 0), dpi / 120).astype(np.float32) / 255
        paper -= np.asarray(cv2.resize(ghost, (shape[1], shape[0])), np.float32) * np.float32(wear.bleed * 330)
    if wear.stains:
        paper -= 60 * np.clip(_clouds(rng, shape, dpi) - 0.7, 0, 0.7)
    if wear.fold:
        y = int(shape[0] * rng.uniform(0.45, 0.55))
        paper[max(0, y - 2) : y + 2] -= 26
    black = 28 + 10 * float(rng.random())
    grey = paper * (1 - ink) + black * ink
    _specks(grey, wear, rng, dpi)
    return np.clip(grey, 0, 255).astype(np.uint8)


def _lit(scan: Floats, wear: Wear, rng: np.random.Generator) -> Floats:
    height, width = scan.shape
    angle = rng.uniform(0, 2 * np.pi)
    x, y = np.linspace(-1, 1, width, dtype=np.float32)[None, :], np.linspace(-1, 1, height, dtype=np.float32)[:, None]
    slope = (np.float32(np.cos(angle)) * x + np.float32(np.sin(angle)) * y) * np.float32(wear.light)
    edge = np.float32(wear.light * 0.8) * np.maximum(np.abs(x) ** 8, np.abs(y) ** 8)
    shade = np.float32(abs(wear.spine)) * np.exp((x * np.sign(np.float32(wear.spine)) - 1) * 12)
    return np.asarray(scan + slope - edge - shade, np.float32)


def _thresholded(scan: Grey, dpi: int) -> Grey:
    block = int(dpi / 4) | 1
    return np.asarray(
        cv2.adaptiveThreshold(scan, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY, block, 22), np.uint8
    )


def scanned(page: Grey, behind: Grey | None, wear: Wear, rng: np.random.Generator, dpi: int) -> tuple[Grey, Turn]:
    """The page as it comes from the scanner, and where its points have gone."""
    turn = Turn(wear, page.shape[0], page.shape[1], dpi)
    if wear == Wear():
        return page, turn
    paper = _papered(_inked(page, wear, rng, dpi), behind, wear, rng, dpi)
    outside = int(rng.uniform(10, 60)) if wear.border else int(wear.tone)
    scan = turn.warp(paper, outside)
    if wear.sliver and wear.border:
        _neighbour(scan, page, wear, turn)
    lit = _lit(scan.astype(np.float32), wear, rng)
    lit = np.asarray(cv2.GaussianBlur(lit, (0, 0), max(0.2, wear.blur * dpi / 300)), np.float32)
    lit += rng.normal(0, wear.grain, lit.shape).astype(np.float32)
    done = np.clip(lit, 0, 255).astype(np.uint8)
    return (_thresholded(done, dpi), turn) if wear.bilevel else (done, turn)


def _neighbour(scan: Grey, page: Grey, wear: Wear, turn: Turn) -> None:
    """A strip of the next page at the right edge."""
    wide = max(1, round(turn.page_width * wear.border * 0.4))
    inner = turn.page_width // 14
    strip = cv2.resize(np.ascontiguousarray(page[:, inner : inner + wide]), (wide, scan.shape[0]))
    scan[:, -wide:] = (strip.astype(np.float32) * wear.tone / 255 * 0.9).astype(np.uint8)
