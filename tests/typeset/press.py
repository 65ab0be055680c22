"""How does a made-up sheet become black ink on white?"""
from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw

from .fonts import glyphs, load
from .setting import Bar
from .sheet import Sheet

Grey = npt.NDArray[np.uint8]


def printed(sheet: Sheet) -> Grey:
    """The page in its measures, 255 for paper and 0 for ink."""
    image = Image.new("L", (sheet.measures.width, sheet.measures.height), 255)
    pen = ImageDraw.Draw(image)
    for stamp in sheet.stamps:
        piece = stamp.piece
        pen.text((stamp.x, stamp.y), glyphs(piece.face, piece.text), font=load(piece.face), fill=0, anchor="ls")
    for left, top, right, bottom in sheet.bars:
        pen.rectangle((round(left), round(top), max(round(left), round(right) - 1), max(round(top), round(bottom) - 1)), fill=0)
    page = np.array(image)
    for box, seed in sheet.pictures:
        _paste(page, box, seed, sheet.measures.dpi)
    return page


def _paste(page: Grey, box: Bar, seed: int, dpi: int) -> None:
    left, top, right, bottom = (round(v) for v in box)
    right, bottom = min(right, page.shape[1]), min(bottom, page.shape[0])
    page[top:bottom, left:right] = _screened(_scene(right - left, bottom - top, seed), dpi)


def _scene(width: int, height: int, seed: int) -> Grey:
    """A grey view of sheds, chimneys and people before them."""
    rng = np.random.default_rng(seed)
    horizon = int(height * rng.uniform(0.5, 0.7))
    view = np.empty((height, width), np.float32)
    view[:horizon] = np.linspace(rng.uniform(150, 200), 235, horizon)[:, None]
    view[horizon:] = np.linspace(rng.uniform(110, 150), 80, height - horizon)[:, None]
    for _ in range(rng.integers(3, 8)):
        left, wide = rng.integers(0, width), int(width * rng.uniform(0.08, 0.35))
        high = int(height * rng.uniform(0.1, 0.4))
        _shed(view, rng, (int(left), horizon - high, wide, high))
    for _ in range(rng.integers(0, 3)):
        _chimney(view, rng, horizon)
    for _ in range(rng.integers(3, 14)):
        _person(view, rng, horizon)
    view = cv2.GaussianBlur(view, (0, 0), max(1.0, width / 500))
    view += cv2.resize(rng.normal(0, 14, (height // 6 + 1, width // 6 + 1)).astype(np.float32), (width, height))
    return np.clip(view, 12, 245).astype(np.uint8)


def _shed(view: npt.NDArray[np.float32], rng: np.random.Generator, place: tuple[int, int, int, int]) -> None:
    left, top, wide, high = place
    tone = float(rng.uniform(40, 150))
    cv2.rectangle(view, (left, top), (left + wide, top + high), tone, -1)
    roof = np.array([(left - wide // 20, top), (left + wide // 2, top - high // 3), (left + wide + wide // 20, top)], np.int32)
    cv2.fillPoly(view, [roof], tone * 0.7)
    step = max(6, wide // int(rng.integers(4, 8)))
    for x in range(left + step // 3, left + wide - step // 2, step):
        cv2.rectangle(view, (x, top + high // 4), (x + step // 2, top + high // 2), float(rng.uniform(160, 230)), -1)


def _chimney(view: npt.NDArray[np.float32], rng: np.random.Generator, horizon: int) -> None:
    height, width = view.shape
    x, top, thick = int(rng.uniform(0.1, 0.9) * width), int(height * rng.uniform(0.05, 0.3)), max(4, width // 40)
    cv2.rectangle(view, (x, top), (x + thick, horizon), 60.0, -1)
    for n in range(9):
        centre = (int(x + n * width * 0.03), int(top - n * height * 0.012 + rng.normal(0, 4)))
        cv2.circle(view, centre, int(width * (0.012 + 0.006 * n)), float(130 + 8 * n), -1)


def _person(view: npt.NDArray[np.float32], rng: np.random.Generator, horizon: int) -> None:
    height, width = view.shape
    size = int(height * rng.uniform(0.1, 0.17))
    x, feet = int(rng.uniform(0.03, 0.97) * width), int(rng.uniform(horizon + size * 0.5, height * 0.97))
    coat = float(rng.uniform(15, 90))
    cv2.ellipse(view, (x, feet - size), (size // 3, size), 0, 0, 360, coat, -1)
    cv2.circle(view, (x, feet - 2 * size), size // 4, float(rng.uniform(120, 190)), -1)
    cv2.ellipse(view, (x, feet - 2 * size - size // 7), (size // 4, size // 8), 0, 180, 360, coat * 0.6, -1)


def _screened(view: Grey, dpi: int) -> Grey:
    """The view in the dots of a halftone screen at 45 degrees."""
    y, x = np.indices(view.shape, dtype=np.float32)
    turn = np.float32(2 * np.pi * 65 / dpi / np.sqrt(2))
    screen = (np.cos(turn * (x + y)) + np.cos(turn * (x - y))) / 4 + 0.5
    edge = (view.astype(np.float32) / 255 - screen) * 6 + 0.5
    return (np.clip(edge, 0, 1) * 255).astype(np.uint8)
