"""Which colours and which letters does the picture use?"""

import colorsys
import unicodedata
from functools import lru_cache

from PIL import ImageFont

Font = ImageFont.FreeTypeFont | ImageFont.ImageFont
Colour = tuple[int, int, int]

GREY: Colour = (110, 110, 110)
"""For what belongs to no article or only to the furniture of the page."""
PALETTE: tuple[Colour, ...] = (
    (214, 39, 40),
    (31, 119, 180),
    (44, 150, 44),
    (230, 120, 0),
    (128, 80, 190),
    (0, 150, 160),
    (200, 50, 140),
    (130, 90, 60),
    (90, 110, 20),
    (60, 70, 200),
)
"""Neighbours in the reading order are far from each other in hue."""
GOLDEN = 0.61803398875
"""Steps of the golden ratio around the circle of hues never come close to a hue just used."""
FACES = ("DejaVuSansCondensed{}.ttf", "DejaVuSans{}.ttf", "LiberationSans{}.ttf")
"""Looked for among the system's fonts; Pillow's own face is taken where none is there, and has no accents."""
BOLD = {"DejaVuSansCondensed{}.ttf": "-Bold", "DejaVuSans{}.ttf": "-Bold", "LiberationSans{}.ttf": "-Bold"}
PLAIN = {"LiberationSans{}.ttf": "-Regular"}


def colour_of(story: int | None, kind: str = "article") -> Colour:
    """A story's colour: its own, far from those of its neighbours; grey for furniture and for none."""
    if story is None or kind in ("furniture", "masthead"):
        return GREY
    if story < len(PALETTE):
        return PALETTE[story]
    red, green, blue = colorsys.hls_to_rgb((story * GOLDEN) % 1.0, 0.30 if story % 2 else 0.38, 0.70)
    return round(red * 255), round(green * 255), round(blue * 255)


@lru_cache(maxsize=32)
def font(size: int, bold: bool = False) -> Font:
    """A face of that size in pixels."""
    for face in FACES:
        try:
            return ImageFont.truetype(face.format(BOLD[face] if bold else PLAIN.get(face, "")), size)
        except OSError:
            continue
    return ImageFont.load_default(size)


@lru_cache(maxsize=1)
def _has_accents() -> bool:
    face = font(12)
    return (
        isinstance(face, ImageFont.FreeTypeFont)
        and face.getname()[0] is not None
        and "Aileron" not in str(face.getname()[0])
    )


def legible(text: str) -> str:
    """*text* on one line, in letters that the face has."""
    clean = " ".join(
        "".join(c if c.isprintable() or c.isspace() else "\N{REPLACEMENT CHARACTER}" for c in text).split()
    )
    if _has_accents():
        return clean
    dashed = clean.translate({0x2013: "-", 0x2014: "-", 0x2192: ">", 0x00B7: "-", 0xFFFD: "?"})
    return unicodedata.normalize("NFKD", dashed).encode("ascii", "ignore").decode("ascii")


def wrapped(text: str, face: Font, width: float, most: int) -> list[str]:
    """*text* in at most *most* lines of *width* pixels; what does not fit ends in three dots."""
    lines: list[str] = [""]
    for word in legible(text).split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if face.getlength(longer) <= width or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    kept = lines[:most]
    if len(lines) > most:
        kept[-1] += " ..."
    return [_cut(line, face, width) for line in kept]


def _cut(line: str, face: Font, width: float) -> str:
    if face.getlength(line) <= width:
        return line
    while line and face.getlength(line + "...") > width:
        line = line[:-1]
    return line.rstrip(" .") + "..."
