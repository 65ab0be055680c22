"""How does a made-up sheet become black ink on white?"""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw

from .fonts import glyphs, load, pitch
from .hand import draw, lettered, typed
from .setting import Bar
from .sheet import Sheet

Grey = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float32]


def printed(sheet: Sheet) -> Grey:
    """The page in its measures, 255 for paper and 0 for ink."""
    image = Image.new("L", (sheet.measures.width, sheet.measures.height), 255)
    pen = ImageDraw.Draw(image)
    _tinted(image, sheet)
    _stamped(image, sheet)
    for left, top, right, bottom in sheet.bars:
        pen.rectangle(
            (round(left), round(top), max(round(left), round(right) - 1), max(round(top), round(bottom) - 1)), fill=0
        )
    page = np.array(image)
    for box, seed in sheet.pictures:
        _paste(page, box, seed, sheet.measures.dpi)
    for box, kind in sheet.sketches:
        draw(page, box, kind, sheet.measures.dpi)
    return page


def _tinted(image: Image.Image, sheet: Sheet) -> None:
    """Grey grounds, flat or in dots."""
    pen = ImageDraw.Draw(image)
    for (left, top, right, bottom), tone in sheet.tints:
        pen.rectangle((round(left), round(top), round(right), round(bottom)), fill=tone)
        if tone % 2:
            view = np.full((round(bottom - top), round(right - left)), tone, np.uint8)
            image.paste(Image.fromarray(_screened(view, sheet.measures.dpi)), (round(left), round(top)))


def _stamped(image: Image.Image, sheet: Sheet) -> None:
    """All words, each as its face is cast, typed or drawn."""
    pen = ImageDraw.Draw(image)
    for stamp in sheet.stamps:
        piece = stamp.piece
        if pitch(piece.face):
            typed(image, stamp)
        elif piece.face.cut == "outline":
            lettered(pen, stamp)
        else:
            fill = 255 if stamp.part == "reversed" else 0
            pen.text((stamp.x, stamp.y), glyphs(piece.face, piece.text), font=load(piece.face), fill=fill, anchor="ls")


def _paste(page: Grey, box: Bar, seed: int, dpi: int) -> None:
    left, top, right, bottom = (round(v) for v in box)
    right, bottom = min(right, page.shape[1]), min(bottom, page.shape[0])
    page[top:bottom, left:right] = _screened(_scene(right - left, bottom - top, seed), dpi)


def _scene(width: int, height: int, seed: int) -> Grey:
    """A grey view: sheds and chimneys with people before them, or one person from near."""
    rng = np.random.default_rng(seed)
    view = np.empty((height, width), np.float32)
    (_portrait if seed % 2 else _street)(view, rng)
    view = np.asarray(cv2.GaussianBlur(view, (0, 0), max(1.0, width / 450)), np.float32)
    view += cv2.resize(rng.normal(0, 12, (height // 5 + 1, width // 5 + 1)).astype(np.float32), (width, height))
    frame = int(rng.choice((0, 0, 2)))
    grey = np.clip(view, 12, 245).astype(np.uint8)
    return cv2.rectangle(grey, (0, 0), (width - 1, height - 1), 0.0, frame).astype(np.uint8) if frame else grey


def _street(view: Floats, rng: np.random.Generator) -> None:
    height, width = view.shape
    horizon = int(height * rng.uniform(0.45, 0.7))
    view[:horizon] = np.linspace(rng.uniform(150, 200), 235, horizon)[:, None]
    view[horizon:] = np.linspace(rng.uniform(110, 150), 80, height - horizon)[:, None]
    for _ in range(rng.integers(3, 8)):
        wide, high = int(width * rng.uniform(0.08, 0.35)), int(height * rng.uniform(0.1, 0.4))
        _shed(view, rng, (int(rng.integers(0, width)), horizon - high, wide, high))
    for _ in range(rng.integers(0, 3)):
        _chimney(view, rng, horizon)
    depths = np.sort(rng.uniform(0.02, 1.0, rng.integers(2, 16)))
    for depth in depths:
        feet = horizon + (height * 0.98 - horizon) * float(depth)
        _person(view, rng, (float(rng.uniform(0.03, 0.97)) * width, feet, height * (0.12 + 0.3 * float(depth))))


def _portrait(view: Floats, rng: np.random.Generator) -> None:
    height, width = view.shape
    view[:] = np.linspace(rng.uniform(140, 210), rng.uniform(90, 170), width)[None, :]
    middle, head = width // 2 + int(rng.normal(0, width * 0.03)), int(height * 0.2)
    eyes, coat, skin = int(height * 0.42), float(rng.uniform(25, 90)), float(rng.uniform(165, 215))
    cv2.ellipse(view, (middle, int(height * 1.12)), (int(width * 0.42), int(height * 0.45)), 0, 0, 360, coat, -1)
    cv2.rectangle(view, (middle - head // 3, eyes), (middle + head // 3, int(height * 0.75)), skin * 0.85, -1)
    cv2.ellipse(view, (middle, eyes), (int(head * 0.75), head), 0, 0, 360, skin, -1)
    cv2.ellipse(view, (middle + head // 4, eyes + head // 8), (head // 2, int(head * 0.8)), 0, -80, 80, skin * 0.86, -1)
    cv2.ellipse(view, (middle, eyes - head // 3), (int(head * 0.85), int(head * 0.75)), 0, 180, 360, coat * 0.7, -1)
    for side in (-1, 1):
        cv2.ellipse(view, (middle + side * head // 3, eyes), (head // 9, head // 16), 0, 0, 360, 30.0, -1)
        cv2.line(
            view,
            (middle + side * head // 2, eyes - head // 6),
            (middle + side * head // 6, eyes - head // 5),
            60.0,
            head // 18 + 1,
        )
    cv2.line(view, (middle, eyes + head // 8), (middle + head // 10, eyes + head // 3), skin * 0.7, head // 20 + 1)
    cv2.ellipse(view, (middle, eyes + head * 3 // 5), (head // 4, head // 14), 0, 0, 360, skin * 0.55, -1)


def _shed(view: Floats, rng: np.random.Generator, place: tuple[int, int, int, int]) -> None:
    left, top, wide, high = place
    tone = float(rng.uniform(40, 150))
    cv2.rectangle(view, (left, top), (left + wide, top + high), tone, -1)
    roof = np.array(
        [(left - wide // 20, top), (left + wide // 2, top - high // 3), (left + wide + wide // 20, top)], np.int32
    )
    cv2.fillPoly(view, [roof], tone * 0.7)
    step = max(6, wide // int(rng.integers(4, 8)))
    for x in range(left + step // 3, left + wide - step // 2, step):
        cv2.rectangle(view, (x, top + high // 4), (x + step // 2, top + high // 2), float(rng.uniform(160, 230)), -1)


def _chimney(view: Floats, rng: np.random.Generator, horizon: int) -> None:
    height, width = view.shape
    x, top, thick = int(rng.uniform(0.1, 0.9) * width), int(height * rng.uniform(0.05, 0.3)), max(4, width // 40)
    cv2.rectangle(view, (x, top), (x + thick, horizon), 60.0, -1)
    for n in range(9):
        centre = (int(x + n * width * 0.03), int(top - n * height * 0.012 + rng.normal(0, 4)))
        cv2.circle(view, centre, int(width * (0.012 + 0.006 * n)), float(130 + 8 * n), -1)


def _person(view: Floats, rng: np.random.Generator, place: tuple[float, float, float]) -> None:
    """Somebody standing: the place of the feet, and how tall."""
    x, feet, tall = place
    unit, coat, skin = tall / 8, float(rng.uniform(15, 95)), float(rng.uniform(130, 200))

    def shape(tone: float, *points: tuple[float, float]) -> None:
        corners = np.array([(x + px * unit, feet - py * unit) for px, py in points], np.float64)
        cv2.fillPoly(view, [corners.round().astype(np.int32)], tone)

    skirt = rng.random() < 0.4
    shape(
        coat * 0.8,
        *(
            ((-1.3, 0.3), (1.3, 0.3), (0.7, 4.2), (-0.7, 4.2))
            if skirt
            else ((-0.9, 0), (-0.2, 0), (0, 3), (0.2, 0), (0.9, 0), (0.75, 4), (-0.75, 4))
        ),
    )
    shape(coat, (-0.8, 3.2), (0.8, 3.2), (1.25, 6.2), (0.5, 6.6), (-0.5, 6.6), (-1.25, 6.2))
    shape(coat * 0.9, (-1.25, 6.2), (-0.85, 6.2), (-1.1, 3), (-1.5, 3))
    shape(coat * 0.9, (1.25, 6.2), (0.85, 6.2), (1.1, 3), (1.5, 3))
    cv2.ellipse(
        view, (int(x), int(feet - 7.3 * unit)), (max(1, int(unit * 0.55)), max(1, int(unit * 0.7))), 0, 0, 360, skin, -1
    )
    shape(coat * 0.6, (-0.75, 7.6), (0.75, 7.6), (0.5, 8.1), (-0.5, 8.1))


def _screened(view: Grey, dpi: int) -> Grey:
    """The view in the dots of a halftone screen at 45 degrees."""
    y, x = np.indices(view.shape, dtype=np.float32)
    turn = np.float32(2 * np.pi * 65 / dpi / np.sqrt(2))
    screen = (np.cos(turn * (x + y)) + np.cos(turn * (x - y))) / 4 + 0.5
    edge = (view.astype(np.float32) / 255 - screen) * 6 + 0.5
    return np.asarray(np.clip(edge, 0, 1) * 255, np.uint8)
