"""Which folders and files are there that can hold pages, and what only looks like a page?"""

import os
import stat
from dataclasses import dataclass
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
PASSED_OVER = frozenset({"thumbs.db", "desktop.ini", "__macosx", "@eadir", "$recycle.bin", "lost+found"})
THUMBNAILS = frozenset({"thumb", "thumbs", "thumbnail", "thumbnails"})


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
                (below if _is_folder(entry, inside) else files).extend(_wanted(entry, inside))
            except ScanError as error:
                problems.append(_problem(error, Path(entry.path), root))
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


def _is_folder(entry: os.DirEntry[str], inside: str) -> bool:
    """Whether it is a folder, or a link to one; a link out of the scans is judged by its name alone."""
    if entry.is_symlink() and not _leads_inside(entry, inside):
        return False
    return entry.is_dir()


def _wanted(entry: os.DirEntry[str], inside: str) -> list[Path]:
    """The entry, if it is a folder to walk or a file that can be a page; raises ScanError when it only seems so."""
    ending = Path(entry.name).suffix.casefold()
    if entry.is_symlink():
        if not _leads_inside(entry, inside):
            _refuse_outside(entry, ending)
            return []
        if entry.is_dir():
            return []
    elif entry.is_dir():
        return [] if entry.name.casefold() in THUMBNAILS else [Path(entry.path)]
    return _file(entry, ending)


def _file(entry: os.DirEntry[str], ending: str) -> list[Path]:
    try:
        mode = entry.stat().st_mode
    except OSError as error:
        if ending not in PAGES:
            return []
        raise ScanError("unreadable", detail=error.strerror or str(error)) from error
    if not stat.S_ISREG(mode):
        raise ScanError("not-a-file")
    if ending in FOREIGN:
        raise ScanError("not-an-image", detail=f"a {ending} file")
    return [Path(entry.path)] if ending in PAGES else []


def _leads_inside(entry: os.DirEntry[str], inside: str) -> bool:
    target = os.path.realpath(entry.path)
    return target == inside or target.startswith(inside.rstrip("/") + "/")


def _refuse_outside(entry: os.DirEntry[str], ending: str) -> None:
    if ending in PAGES or Path(entry.path).is_dir():
        raise ScanError("outside")


def _problem(error: ScanError, path: Path, root: Path) -> Problem:
    return Problem(name_of(path, root), error.slug, error.sentence)
