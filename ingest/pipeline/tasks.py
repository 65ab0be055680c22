"""What does a worker do?

Each function here runs in a process of its own with a time limit, so that a page that hangs or crashes the engine costs
that page alone.  Values in, values out; a ScanError comes back as a Problem.  What looks at pixels is imported where it
is used: the parent only names these functions and does not pay for OpenCV.
"""

import errno
import gc
import os
import signal
import threading
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from ingest import engines, pages, scans
from ingest.engines import Engine, second
from ingest.errors import ScanError, SetupError
from ingest.model import Problem, Reading, Scan
from ingest.pipeline import walk
from ingest.settings import Settings

if TYPE_CHECKING:
    from ingest.pipeline.identity import Bound

MOST_WORDS = 50_000
"""More is no page: a broadsheet of eight columns set in 6 point holds about 15,000."""


@dataclass(frozen=True, slots=True)
class Surveyed:
    """What a file turned out to be."""

    sha256: str
    frames: int


@dataclass(frozen=True, slots=True)
class Read:
    """How the reading of a scan went."""

    words: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Damaged:
    """Page files that looked whole and cannot be understood, so that their issue was not bound."""

    page_files: tuple[Path, ...]


def start() -> None:
    """Prepare a worker: one thread each, and Ctrl-C is the parent's business."""
    for library in ("OMP_THREAD_LIMIT", "OPENBLAS_NUM_THREADS"):
        os.environ[library] = "1"  # read when the library loads
    import cv2

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    cv2.setNumThreads(1)
    gc.set_threshold(50_000)  # a page is many thousand small values and no rings of them to look for
    threading.Thread(target=_follow, args=(os.getppid(),), daemon=True).start()


def _follow(parent: int) -> None:
    """End this process when its parent has ended: a run that was killed must not leave workers behind."""
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


def version(engine_name: str, languages: tuple[str, ...], careful: bool) -> str | SetupError:
    """Name and version of an engine that reads *languages*; why not, when one of these or the second reader is missing.

    Here and not in the parent, for this process will need the engine's models anyway.
    """
    try:
        if careful:
            second.load()
        return _version(_engine(engine_name, languages))
    except SetupError as refusal:
        return refusal


def survey(path: Path, source: str) -> Surveyed | Problem:
    """Digest and number of frames of a file."""
    from ingest import images

    try:
        return Surveyed(scans.digest(path), images.count_frames(path))
    except ScanError as error:
        return Problem(source, error.slug, error.sentence)
    except OSError as error:
        return _from_os(error, source)


def read(path: Path, scan: Scan, settings: Settings, page_file: Path) -> Read | Problem:
    """Read one scan and write its page file."""
    began = time.monotonic()
    try:
        engine = _engine(settings.read.engine, settings.read.languages)
        readings = walk.read_scan(path, scan, settings, engine)
        words = _counted(readings)
        key = walk.key(scan, settings, _version(engine))
        pages.save(page_file, walk.worn_key(key) if walk.is_worn(readings) else key, readings)
    except ScanError as error:
        return Problem(name(scan), error.slug, error.sentence)
    except OSError as error:
        return _from_os(error, name(scan))
    return Read(words, time.monotonic() - began)


def bind(page_files: tuple[Path | None, ...], settings: Settings, called: str | None = None) -> "Bound | Damaged":
    """The articles of an issue from its page files; None stands for a page that could not be read."""
    loaded = [(page_file, pages.load(page_file) if page_file else ()) for page_file in page_files]
    damaged = tuple(page_file for page_file, found in loaded if page_file and not found)
    if damaged:
        return Damaged(damaged)
    nothing = (Reading(Scan(""), 0, 0, 0.0, ()),)
    return walk.bind_issue([reading for _, found in loaded for reading in found or nothing], settings, called)


def name(scan: Scan) -> str:
    """A scan for people: its path, and the page where a file has several."""
    return f"{scan.path}, page {scan.frame + 1}" if scan.frame else scan.path


def _counted(readings: tuple[Reading, ...]) -> int:
    words = sum(len(line.words) for reading in readings for line in reading.lines)
    if words > MOST_WORDS:
        raise ScanError("engine-failed", detail=f"it gave {words} words, more than a page can hold")
    return words


def _version(engine: Engine) -> str:
    return f"{engine.name} {engine.version}"


@cache
def _engine(engine_name: str, languages: tuple[str, ...]) -> Engine:
    return engines.load(engine_name, languages)


def _from_os(error: OSError, source: str) -> Problem:
    slug = "disk-full" if error.errno == errno.ENOSPC else "unreadable"
    return Problem(source, slug, ScanError(slug, source, error.strerror or str(error)).sentence)
