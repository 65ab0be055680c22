"""Every default, and a paper's own profile, as one frozen value.

A folder's `issue.toml` may hold a `[settings]` table with the same names: what a paper wants otherwise.
"""

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, is_dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ingest.errors import SetupError, reason

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


@dataclass(frozen=True, slots=True)
class Straighten:
    """What may be done to the pixels of a page."""

    orientation: bool = True
    """Turn pages that lie on their side or head."""
    deskew: bool = True
    split_spreads: bool = True
    trim: bool = True
    """Cut off dark scanner borders and slivers of the neighbouring page."""
    clean: bool = True
    """Even the light and remove specks."""
    max_skew: float = 12.0
    """Degrees; a page that seems turned more is left alone."""


@dataclass(frozen=True, slots=True)
class Read:
    """How the words are read."""

    engine: str = "auto"
    """`tesserocr`, `pytesseract`, the name of a stranger's engine, or `auto` for the best one present."""
    languages: tuple[str, ...] = ("eng", "fra")
    """Tesseract's names, the main one first.  French beside English keeps the accents of French names; on English pages
    it costs a twentieth more time and no accuracy (see `ingest/README.md`)."""
    letter_height: float = 0.0
    """Height in pixels that an x is brought to before reading; 0 lets the page decide."""
    careful: bool = False
    """Read what is doubtful again, by a second recogniser where the extra `second-opinion` is installed, and weigh the
    readings: fewer wrong letters for two to three times the time."""
    worn: float = 0.915
    """Mean confidence of its letters under which a page is tried sharpened, and read carefully though nobody asked for
    it; 0 for none.  See `ingest/README.md`."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How words become regions.  Lengths are in type sizes (`TextLine.size`), so they fit any resolution."""

    headline_size: float = 1.18
    """A line this much larger than the body is display type."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A paper's own conventions."""

    title: str | None = None
    motto: str | None = None
    credit_patterns: tuple[str, ...] = ()
    """Regular expressions, beside the built-in ones, for a line that says where a text was taken from."""
    jump_patterns: tuple[str, ...] = ()
    """Regular expressions for lines that send the reader to or from another page; a group `page` holds its number."""
    notice_headlines: tuple[str, ...] = ()
    """Headlines that open a notice and no article, as this paper prints them."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a run can be told."""

    straighten: Straighten = field(default_factory=Straighten)
    read: Read = field(default_factory=Read)
    layout: Layout = field(default_factory=Layout)
    profile: Profile = field(default_factory=Profile)
    segmenter: str = "headlines"
    max_megapixels: int = 250
    """Larger images are refused before they are unpacked."""
    page_seconds: int = 600
    """After so long a page is given up."""


def merged(settings: Settings, table: Mapping[str, object], where: str = "issue.toml") -> Settings:
    """*settings* with the values of a TOML *table* of the same shape laid over.

    Raises SetupError that names the key when one is unknown or of the wrong type.
    """
    result: Settings = _merged(settings, table, where)
    return result


def from_toml(path: Path) -> Settings:
    """The settings that a TOML file asks for; raises SetupError."""
    try:
        return merged(Settings(), tomllib.loads(path.read_text(encoding="utf-8-sig")), str(path))
    except (OSError, ValueError, RecursionError) as error:
        raise SetupError(f"The settings file {path} cannot be read: {reason(error)}.") from error


def as_json(value: "DataclassInstance") -> dict[str, Any]:
    """Plain values, for keys and files."""
    plain: dict[str, Any] = json.loads(json.dumps(asdict(value)))
    return plain


def _merged(value: Any, table: Mapping[str, object], where: str) -> Any:
    changes: dict[str, object] = {}
    for name, wanted in table.items():
        if name not in {f.name for f in fields(value)}:
            raise SetupError(
                f"{where}: there is no setting `{name}`; known are {', '.join(f.name for f in fields(value))}."
            )
        changes[name] = _fitting(getattr(value, name), wanted, f"{where}: {name}")
        _check(name, changes[name], f"{where}: {name}")
    return replace(value, **changes)


LIMITS = {
    "max_skew": (0, 45),
    "letter_height": (0, 200),
    "worn": (0, 1),
    "headline_size": (1, 10),
    "max_megapixels": (1, 10_000),
    "page_seconds": (1, 1_000_000),
}
"""The least and the most with which a page can be read."""


def _check(name: str, value: Any, where: str) -> None:
    if name in LIMITS:
        least, most = LIMITS[name]
        if not least <= value <= most:
            raise SetupError(f"{where} cannot be {value!r}; give {least} to {most:,}.")
    if name == "languages" and not value:
        raise SetupError(f'{where} is empty; give one or more, as ["eng", "fra"].')
    if name.endswith("_patterns"):
        _check_patterns(value, where)


def _check_patterns(patterns: tuple[str, ...], where: str) -> None:
    for pattern in patterns:
        try:
            re.compile(pattern)
        except re.error as error:
            raise SetupError(f"{where} has {pattern!r}, which is no regular expression: {error}.") from error


def _fitting(current: object, wanted: object, where: str) -> object:
    if is_dataclass(current) and isinstance(wanted, Mapping):
        return _merged(current, wanted, where)
    if isinstance(current, tuple) and isinstance(wanted, list) and all(isinstance(item, str) for item in wanted):
        return tuple(wanted)
    if isinstance(current, float) and isinstance(wanted, int) and not isinstance(wanted, bool):
        return float(wanted)
    if type(wanted) is type(current) or (current is None and isinstance(wanted, str)):
        return wanted
    raise SetupError(f"{where} cannot be {wanted!r}; the default is {current!r}.")
