"""Which folders and files are there that can hold pages, and what only looks like a page?"""

import os
import stat
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from ingest.errors import ScanError
from ingest.files import name_of
from ingest.model import Problem
from ingest.scans.names import natural

IMAGES = (
    *(".tif", ".tiff", ".png", ".jp2", ".j2k", ".jpf", ".jpx", ".webp", ".avif", ".bmp", ".gif"),
    *(".pbm", ".pgm", ".ppm", ".pnm", ".jpg", ".jpeg", ".jpe", ".jfif"),
)
"""The best copies first."""
BOOKS = (".pdf",)
PAGES = (*IMAGES, *BOOKS)
FOREIGN = frozenset({".heic", ".heif", ".djvu", ".djv", ".psd", ".psb", ".dng", ".cr2", ".nef", ".arw", ".raw", ".xps"})
"""Pictures that cannot be read: passing them over without a word would lose pages."""
NOTES = ".toml"
"""What a person says of an issue; read, and complained of, elsewhere."""
PASSED_OVER = frozenset({"thumbs.db", "desktop.ini", "__macosx", "@eadir", "$recycle.bin", "lost+found"})
THUMBNAILS = frozenset({"thumb", "thumbs", "thumbnail", "thumbnails"})


class Sort(Enum):
    """What an entry of a folder is to us."""

    FOLDER = auto()
    PAGE = auto()
    NEITHER = auto()


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder with files that can be pages."""

    root: Path
    path: Path
    files: tuple[Path, ...]

    @property
    def parts(self) -> tuple[str, ...]:
        """Names of the folders from the root's child down to this one."""
        return self.path.relative_to(self.root).parts


def walk(root: Path) -> tuple[list[Folder], list[Problem]]:
    """Every folder under *root* that holds pages, in natural order; and what is no page but seems to be one.

    Links to folders are not followed: what they lead to inside *root* is found where it lies.
    """
    folders: list[Folder] = []
    problems: list[Problem] = []
    waiting = [root]
    inside = os.path.realpath(root)
    while waiting:
        path = waiting.pop()
        files: list[Path] = []
        below: list[Path] = []
        for entry in _entries(root, path, problems):
            try:
                sort = _sort(entry, inside)
            except ScanError as error:
                problems.append(_problem(error, Path(entry.path), root))
                continue
            if sort is not Sort.NEITHER:
                (below if sort is Sort.FOLDER else files).append(Path(entry.path))
        if files:
            folders.append(Folder(root, path, tuple(files)))
        waiting.extend(reversed(below))
    return folders, problems


def _entries(root: Path, path: Path, problems: list[Problem]) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(path) as entries:
            return sorted(filter(_is_visible, entries), key=lambda entry: (natural(entry.name), entry.name))
    except OSError as error:
        problems.append(_problem(ScanError("unreadable", detail=error.strerror or str(error)), path, root))
        return []


def _is_visible(entry: os.DirEntry[str]) -> bool:
    return not entry.name.startswith((".", "~$")) and entry.name.casefold() not in PASSED_OVER


def _sort(entry: os.DirEntry[str], inside: str) -> Sort:
    """Raises ScanError for what only seems to be a page."""
    ending = Path(entry.name).suffix.casefold()
    try:
        if entry.is_symlink():
            return _sort_of_link(entry, ending, inside)
        if entry.is_dir():
            return Sort.NEITHER if entry.name.casefold() in THUMBNAILS else Sort.FOLDER
        return _sort_of_file(entry, ending)
    except OSError as error:
        if ending not in PAGES:
            return Sort.NEITHER
        raise ScanError("unreadable", detail=error.strerror or str(error)) from error


def _sort_of_link(entry: os.DirEntry[str], ending: str, inside: str) -> Sort:
    target = os.path.realpath(entry.path)
    if target != inside and not target.startswith(inside.rstrip("/") + "/"):
        if ending in PAGES or Path(target).is_dir():
            raise ScanError("outside")
        return Sort.NEITHER
    return Sort.NEITHER if entry.is_dir() else _sort_of_file(entry, ending)


def _sort_of_file(entry: os.DirEntry[str], ending: str) -> Sort:
    if not stat.S_ISREG(entry.stat().st_mode):
        if ending == NOTES:
            return Sort.NEITHER
        raise ScanError("not-a-file")
    if ending in FOREIGN:
        raise ScanError("not-an-image", detail=f"a {ending} file")
    return Sort.PAGE if ending in PAGES else Sort.NEITHER


def _problem(error: ScanError, path: Path, root: Path) -> Problem:
    return Problem(name_of(path, root), error.slug, error.sentence)
