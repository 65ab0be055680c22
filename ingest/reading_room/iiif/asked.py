"""What does an address of the IIIF Image API 3 ask for?  Source: https://iiif.io/api/image/3.0/, level 2."""

import re
from dataclasses import dataclass

from ingest.model import Box

MAX_EDGE = 4096
"""Pixels: the longest edge that is given out, so that nobody can ask for a picture that fills the memory."""
TILE = 512
"""Pixels of a tile's edge: a screen takes a dozen of them, each some 40 kB."""
QUALITIES = ("default", "color", "gray", "bitonal")
FORMATS = {"jpg": "image/jpeg", "png": "image/png", "webp": "image/webp"}


class Misunderstood(ValueError):
    """The address says nothing that can be done; the message says what is wrong."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A picture: a region of the upright page, scaled, mirrored, turned."""

    region: Box
    """In pixels of the page as it is shown."""
    width: int
    """Before it is turned."""
    height: int
    mirrored: bool
    turn: int
    """Quarter turns clockwise, in degrees."""
    quality: str
    format: str

    @property
    def canonical(self) -> str:
        """The one address of this picture."""
        r = self.region
        region = f"{r.left:.0f},{r.top:.0f},{r.width:.0f},{r.height:.0f}"
        turn = f"{'!' if self.mirrored else ''}{self.turn}"
        return f"{region}/{self.width},{self.height}/{turn}/{self.quality}.{self.format}"


def understood(size: tuple[int, int], region: str, wanted: str, turn: str, rest: str) -> Asked:
    """The picture that `{region}/{size}/{rotation}/{quality}.{format}` asks for of a page of *size*.

    Raises Misunderstood.
    """
    box = _region(region, *size)
    width, height = _size(wanted, box)
    quality, _, format_ = rest.partition(".")
    if quality not in QUALITIES or format_ not in FORMATS:
        raise Misunderstood(f"there is no {rest}; there are {', '.join(QUALITIES)} as {', '.join(FORMATS)}")
    degrees = turn.removeprefix("!")
    if degrees not in ("0", "90", "180", "270"):
        raise Misunderstood("a picture is turned by 0, 90, 180 or 270 degrees")
    return Asked(box, width, height, turn.startswith("!"), int(degrees), quality, format_)


def largest(width: float, height: float) -> tuple[int, int]:
    """The size that a region is given out in when all of it is asked for."""
    scale = min(1.0, MAX_EDGE / max(width, height, 1))
    return max(1, round(width * scale)), max(1, round(height * scale))


NUMBER = r"\d{1,7}(?:\.\d{1,7})?"
FOUR = re.compile(rf"(pct:)?({NUMBER}),({NUMBER}),({NUMBER}),({NUMBER})")


def _region(text: str, width: int, height: int) -> Box:
    if text == "full":
        return Box(0, 0, width, height)
    if text == "square":
        side = min(width, height)
        left, top = (width - side) // 2, (height - side) // 2
        return Box(left, top, left + side, top + side)
    found = FOUR.fullmatch(text)
    if not found:
        raise Misunderstood("a region is full, square, x,y,w,h or pct:x,y,w,h")
    x, y, w, h = (float(number) for number in found.groups()[1:])
    if found[1]:
        x, y, w, h = x * width / 100, y * height / 100, w * width / 100, h * height / 100
    left, top, right, bottom = round(x), round(y), min(round(x + w), width), min(round(y + h), height)
    if right <= left or bottom <= top:
        raise Misunderstood("the region lies outside the page or is empty")
    return Box(left, top, right, bottom)


EDGES = re.compile(r"(!)?([1-9]\d{0,5})?,([1-9]\d{0,5})?")


def _size(text: str, box: Box) -> tuple[int, int]:
    if text == "max":
        return largest(box.width, box.height)
    if text.startswith("^"):
        raise Misunderstood("a picture is never larger than the scan")
    if found := re.fullmatch(rf"pct:({NUMBER})", text):
        return _bounded(box, box.width * float(found[1]) / 100, box.height * float(found[1]) / 100)
    found = EDGES.fullmatch(text)
    if not found or not (found[2] or found[3]) or (found[1] and not (found[2] and found[3])):
        raise Misunderstood("a size is max, w, or ,h or w,h or !w,h or pct:n")
    wide, high = float(found[2] or 0), float(found[3] or 0)
    if found[1]:
        return _bounded(box, *_within(box, min(wide / box.width, high / box.height, 1.0)))
    if wide and high:
        return _bounded(box, wide, high)
    return _bounded(box, *_within(box, wide / box.width or high / box.height))


def _within(box: Box, scale: float) -> tuple[float, float]:
    return box.width * scale, box.height * scale


def _bounded(box: Box, width: float, height: float) -> tuple[int, int]:
    wide, high = max(1, round(width)), max(1, round(height))
    if wide > box.width or high > box.height:
        raise Misunderstood("a picture is never larger than the scan")
    if max(wide, high) > MAX_EDGE:
        raise Misunderstood(f"a picture has at most {MAX_EDGE} pixels along its edges")
    return wide, high
