"""Where does a typeface lie on this machine, and how wide does it set a word?"""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import ImageFont

FOLDERS = (
    "/usr/share/fonts",
    "/usr/share/texmf/fonts",
    "/usr/share/texlive/texmf-dist/fonts",
    "/usr/local/share/fonts",
)
LIGATURES = (("ffi", "\ufb03"), ("ffl", "\ufb04"), ("fi", "\ufb01"), ("fl", "\ufb02"))


class FontMissing(RuntimeError):
    """A typeface is not installed; the message names the package that carries it."""


@dataclass(frozen=True, slots=True)
class Family:
    """One typeface with its cuts; `package` is what to install when a file is not found."""

    package: str
    roman: str
    italic: str
    bold: str
    bold_italic: str
    black: str = ""
    narrow: bool = False
    outline: str = ""  # lettering drawn as an outline only
    pitch: float = 0.0  # a typewriter: every letter takes this share of the size, and is squeezed or widened to fill it


def _family(package: str, stem: str, cuts: str, black: str = "", narrow: bool = False, pitch: float = 0.0) -> Family:
    roman, italic, bold, bold_italic = (stem.format(cut) for cut in (cuts.split("|") if "|" in cuts else cuts.split()))
    return Family(package, roman, italic, bold, bold_italic, black, narrow, pitch=pitch)


_GYRE = "regular italic bold bolditalic"
_LIBERATION = "Regular Italic Bold BoldItalic"
# Carried families come from PyPI with the development dependencies, so that every machine sets the same lines.
CARRIED: dict[str, Family] = {
    "source-serif": _family(
        "pip:font-source-serif-pro", "SourceSerifPro-{}.otf", "Regular It Bold BoldIt", "SourceSerifPro-Black.otf"
    ),
    "caladea": _family("pip:font-caladea", "Caladea-{}.ttf", _LIBERATION),
    "source-sans": _family(
        "pip:font-source-sans-pro", "SourceSansPro-{}.otf", "Regular It Bold BoldIt", "SourceSansPro-Black.otf"
    ),
}
_TYPED = "SourceSerifPro-Regular.otf"
_LETTERED, _CONDENSED = "Intuitive.ttf", "FjallaOne-Regular.ttf"
# Families of single manners of paper; the typewriter is a light serif whose letters all have one width.  Its pitch
# makes capitals 2.7 mm high at 10 letters an inch and 2.3 mm at 12, as pica and elite have them: lines do not touch.
PITCH = 0.62
SPECIAL: dict[str, Family] = {
    "typewriter": Family("pip:font-source-serif-pro", _TYPED, _TYPED, _TYPED, _TYPED, pitch=PITCH),
    "worn-typewriter": Family("pip:font-source-serif-pro", *("SourceSerifPro-Semibold.otf",) * 4, pitch=PITCH),
    "roboto": _family("pip:font-roboto", "Roboto-{}.ttf", _LIBERATION, "Roboto-Black.ttf"),
    "fjalla": Family("pip:font-fjallaone", *(_CONDENSED,) * 4, narrow=True),
    "lettered": Family("pip:font-intuitive", *(_LETTERED,) * 4, outline=_LETTERED),
    "tall-lettered": Family(
        "pip:font-amatic-sc",
        "AmaticSC-Regular.ttf",
        "AmaticSC-Regular.ttf",
        *("AmaticSC-Bold.ttf",) * 2,
        outline="AmaticSC-Bold.ttf",
    ),
}
DEBIAN: dict[str, Family] = {
    "courier-prime": _family(
        "apt:fonts-courier-prime", "Courier Prime{}.otf", "| Italic| Bold| Bold Italic", pitch=0.6
    ),
    "liberation-mono": _family("apt:fonts-liberation", "LiberationMono-{}.ttf", _LIBERATION, pitch=0.6),
    "liberation-serif": _family("apt:fonts-liberation", "LiberationSerif-{}.ttf", _LIBERATION),
    "liberation-sans": _family("apt:fonts-liberation", "LiberationSans-{}.ttf", _LIBERATION),
    "schola": _family("apt:fonts-texgyre", "texgyreschola-{}.otf", _GYRE),
    "pagella": _family("apt:fonts-texgyre", "texgyrepagella-{}.otf", _GYRE),
    "termes": _family("apt:fonts-texgyre", "texgyretermes-{}.otf", _GYRE),
    "bonum": _family("apt:fonts-texgyre", "texgyrebonum-{}.otf", _GYRE),
    "heros": _family("apt:fonts-texgyre", "texgyreheros-{}.otf", _GYRE),
    "heros-narrow": _family("apt:fonts-texgyre", "texgyreheroscn-{}.otf", _GYRE, narrow=True),
    "adventor": _family("apt:fonts-texgyre", "texgyreadventor-{}.otf", _GYRE),
    "old-standard": _family("apt:fonts-oldstandard", "OldStandard-{}.ttf", "Regular Italic Bold Italic"),
    "libertine": _family("apt:fonts-linuxlibertine", "LinLibertine_{}.otf", "R RI RB RBI"),
}
FAMILIES = CARRIED | SPECIAL | DEBIAN
SERIFS = {
    "carried": ("source-serif", "caladea"),
    "all": (
        "source-serif",
        "caladea",
        "liberation-serif",
        "schola",
        "pagella",
        "termes",
        "bonum",
        "old-standard",
        "libertine",
    ),
}
OFFICE_SANS = {
    "carried": ("source-sans", "roboto"),
    "all": ("source-sans", "roboto", "liberation-sans", "heros"),
}
NARROW = {"carried": ("fjalla",), "all": ("fjalla", "fjalla", "heros-narrow")}
TYPEWRITERS = {
    "carried": ("typewriter", "worn-typewriter"),
    "all": ("typewriter", "worn-typewriter", "courier-prime", "liberation-mono"),
}
SANS = {"carried": ("source-sans",), "all": ("source-sans", "liberation-sans", "heros", "heros-narrow", "adventor")}


@dataclass(frozen=True, slots=True)
class Face:
    """One cut at one size in pixels."""

    family: str
    cut: str
    size: int
    ligatures: bool = False

    def sized(self, size: float) -> Face:
        return Face(self.family, self.cut, max(6, round(size)), self.ligatures)

    def cast(self, cut: str) -> Face:
        return Face(self.family, cut, self.size, self.ligatures)


@lru_cache(maxsize=256)
def _file(package: str, name: str) -> Path:
    kind, _, wheel = package.partition(":")
    if kind == "pip":
        spec = importlib.util.find_spec(wheel.replace("-", "_"))
        folders = [Path(p) / "files" for p in (spec.submodule_search_locations or ())] if spec else []
    else:
        folders = [Path(p) for p in FOLDERS if Path(p).is_dir()]
    for folder in folders:
        for found in sorted(folder.rglob(name)):
            return found
    tool = "pip install" if kind == "pip" else "apt-get install"
    raise FontMissing(f"The typeface file {name} is not on this machine. Install it with: {tool} {wheel}")


@lru_cache(maxsize=512)
def load(face: Face) -> ImageFont.FreeTypeFont:
    family = FAMILIES[face.family]
    name = str(getattr(family, face.cut) or family.bold)
    return ImageFont.truetype(str(_file(family.package, name)), face.size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=256)
def _drawn(face: Face, glyph: str) -> bool:
    font = load(face)
    return bytes(font.getmask(glyph)) != bytes(font.getmask("\U0010fffd"))


def glyphs(face: Face, text: str) -> str:
    """The text as it is cast: with fi and fl in one piece where the face has them."""
    for letters, glyph in LIGATURES if face.ligatures else ():
        if letters in text and _drawn(face, glyph):
            text = text.replace(letters, glyph)
    return text


def pitch(face: Face) -> float:
    """How far a typewriter goes on at each letter, in pixels; 0 for type."""
    return FAMILIES[face.family].pitch * face.size


@lru_cache(maxsize=200_000)
def width(face: Face, text: str) -> float:
    if step := pitch(face):
        return step * len(text)
    return float(load(face).getlength(glyphs(face, text)))


@lru_cache(maxsize=200_000)
def ink(face: Face, text: str) -> tuple[float, float, float, float]:
    """The box of the ink around the origin on the baseline."""
    left, top, right, bottom = load(face).getbbox(glyphs(face, text), anchor="ls")
    if step := pitch(face):
        return step * 0.05, float(top), step * (len(text) - 0.05), float(bottom)
    return float(left), float(top), float(right), float(bottom)
