"""In which order is everything done?

`read_scan` goes from a file to readings (slow, a scan at a time, in a worker); `bind_issue` from the readings of an
issue to its articles (fast, pure).  Between them lies the page file.  Each imports its rooms when it is called, for who
only asks for a key needs none of them.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ingest import geometry
from ingest.engines import Engine, second
from ingest.model import Box, Line, Reading, Scan, Word
from ingest.pages import Key
from ingest.settings import Settings, as_json

if TYPE_CHECKING:
    from ingest.images import Picture
    from ingest.pipeline.identity import Bound
    from ingest.straighten import Sheet

PIXELS = 36
"""Counted up when the pixel half reads the same scan otherwise than before; pages are then read anew."""
CAREFUL = 3
"""Counted up when a careful reading alone comes out otherwise: weights, or what is done with two readings."""
WORDS = 43
"""Counted up when the second half makes other articles of the same page files; issues are then bound anew."""
WORN = "worn print"
"""Note of a page that was read badly the first time."""


def key(scan: Scan, settings: Settings, engine_version: str) -> Key:
    """All that a reading of *scan* depends on, where its print is not worn."""
    return {
        "pixels": PIXELS,
        "sha256": scan.sha256,
        "frame": scan.frame,
        "engine": engine_version,
        "languages": list(settings.read.languages),
        "letter_height": settings.read.letter_height,
        "careful": [CAREFUL, second.opinion()] if settings.read.careful else None,
        "worn": None if settings.read.careful else [settings.read.worn, False],
        "straighten": as_json(settings.straighten),
        "max_megapixels": settings.max_megapixels,
    }


def worn_key(asked: Key) -> Key:
    """The key of a page that turns out to be worn, where *asked* is that of one which is not.

    So a second reader that is new here, or another one, is nothing to the pages that read well.
    """
    again = [CAREFUL, second.opinion()] if second.model() else None
    return {**asked, "careful": again, "worn": [asked["worn"][0], True]}


def is_good(made: Key | None, asked: Key) -> bool:
    """Whether a page file *made* with one key need not be made anew when another one is *asked* for."""
    worn = asked["worn"] and made is not None and made.get("worn") == [asked["worn"][0], True]
    return made == (worn_key(asked) if worn else asked)


def is_worn(readings: Sequence[Reading]) -> bool:
    """Whether a scan was read badly the first time."""
    return any(WORN in reading.notes for reading in readings)


def read_scan(path: Path, scan: Scan, settings: Settings, engine: Engine) -> tuple[Reading, ...]:
    """The readings of one scan, two for a double-page spread; raises ScanError."""
    from ingest import images
    from ingest.straighten import straighten

    picture = images.open_scan(path, scan.frame, settings.max_megapixels)
    sheets = straighten(picture.pixels, settings.straighten)
    return tuple(_read_sheet(scan, picture, sheet, settings, engine) for sheet in sheets)


def bind_issue(readings: Sequence[Reading], settings: Settings, called: str | None = None) -> "Bound":
    """The articles that the pages of an issue hold; a page that could not be read is an empty reading.

    The paper is *called* so by a folder or a person: that names no publication here, but tells a running head.
    """
    from ingest import layout, masthead, segmenters
    from ingest.pipeline.identity import Bound

    pages = layout.arranged(readings, settings, called)
    articles = segmenters.load(settings.segmenter)(pages, settings)
    return Bound(pages, articles, masthead.read(pages, settings.profile))


def _read_sheet(scan: Scan, picture: "Picture", sheet: "Sheet", settings: Settings, engine: Engine) -> Reading:
    from ingest.pipeline import reader

    height, width = picture.pixels.shape[:2]
    found = reader.read(sheet.pixels, sheet.ink, engine, settings.read, shade=sheet.shade)
    on_sheet = Reading(
        scan=scan,
        width=width,
        height=height,
        dpi=picture.dpi or found.dpi_estimate,
        lines=found.lines,
        rules=found.rules,
        pictures=found.pictures,
        frames=found.frames,
        crop=sheet.crop,
        turn=sheet.turn,
        page_size=(sheet.pixels.shape[1], sheet.pixels.shape[0]),
        engine=_readers(engine, found.careful),
        notes=(picture.how, *sheet.notes, *((WORN,) if found.worn else ())),
    )
    return replace(_on_scan(on_sheet), bars=sheet.bars)


def _readers(engine: Engine, careful: bool) -> str:
    """Who has read, as the page file and the archive name them."""
    alone = f"{engine.name} {engine.version}"
    return f"{alone}, careful: {second.opinion()}" if careful else alone


def _on_scan(reading: Reading) -> Reading:
    """*reading* with its boxes, which are on the sheet, carried to whole pixels of the scan."""

    def carried(boxes: Sequence[Box]) -> tuple[Box, ...]:
        edges = geometry.on_scan(boxes, reading.turn.matrix, (reading.width, reading.height))
        return tuple(Box(*one) for one in edges)

    boxes = iter(carried([word.box for line in reading.lines for word in line.words]))

    def carried_line(line: Line) -> Line:
        words = [Word(_printed(word.text), next(boxes), word.confidence) for word in line.words]
        return replace(line, words=tuple(word for word in words if word.text))

    lines = [carried_line(line) for line in reading.lines]
    return replace(
        reading,
        lines=tuple(line for line in lines if line.words),
        rules=carried(reading.rules),
        pictures=carried(reading.pictures),
        frames=carried(reading.frames),
    )


def _printed(text: str) -> str:
    """*text* without what no press can print: control characters end a text early in SQLite, others turn its direction.

    A soft hyphen is a hyphen on paper.
    """
    if text.isprintable():  # nearly all are
        return text.strip()
    return "".join(c for c in text if unicodedata.category(c)[0] != "C" or c == "\u00ad").strip()
