"""Which files of one folder make which issue, in which order?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from ingest.errors import ScanError
from ingest.files import name_of
from ingest.model import Problem
from ingest.scans import names, peek
from ingest.scans.names import FIRST_DIGITAL_YEAR, Said, natural
from ingest.scans.tree import BOOKS, IMAGES, Folder

Name = tuple[str, str, str | None, str | None, str | None]
"""What tells issues apart: stamp, words, volume, number, edition."""


@dataclass(frozen=True, slots=True)
class File:
    """A file and what its name says."""

    path: Path
    said: Said

    @property
    def ending(self) -> str:
        """As `.tif`."""
        return self.path.suffix.casefold()

    @property
    def is_book(self) -> bool:
        """Whether such files hold whole issues as a rule."""
        return self.ending in BOOKS


@dataclass(frozen=True)
class Series:
    """The files that make up an issue, in the order of their pages."""

    folder: Folder
    files: tuple[File, ...]
    source: str
    """Relative to the root: the folder, the only file, or what the names of the files have in common."""
    words: str = ""
    """Slug of the words in the files' names that tell it from other issues."""

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files."""
        return tuple(file.path for file in self.files)

    @cached_property
    def is_folder(self) -> bool:
        """Whether the folder itself is the issue."""
        return self.source == "/".join(self.folder.parts)

    @property
    def note_names(self) -> tuple[str, ...]:
        """Names that a TOML file beside it may have, the more special last."""
        if self.is_folder:
            return ()
        own = Path(self.source).name
        return (f"{self.files[0].path.stem}.toml", f"{own}.toml") if len(self.files) == 1 else (f"{own}.toml",)


def parted(folder: Folder) -> tuple[list[Series], list[Problem]]:
    """The issues in a folder; and files that seem to be a second copy of one."""
    here = folder_said(folder.parts)
    at_root = not folder.parts
    files = [File(path, _believed(names.of_file(path.stem), here)) for path in _one_format(folder.files)]
    groups = _merged(_by_name(files, here, at_root), at_root)
    found: list[Series] = []
    problems: list[Problem] = []
    for name, members in groups.items():
        pages, bound = _without_bound(members)
        ordered = tuple(sorted(pages, key=_place))
        source = _source(folder, name, ordered, here, len(groups) == 1)
        series = Series(folder, ordered, source, "" if name[1] == ordered[0].path.name else name[1])
        found.append(series)
        problems.extend(_twice(folder, file, series) for file in bound)
    return found, problems


def folder_said(parts: Sequence[str]) -> Said:
    """What the folder says, with a year and month from the folders over it: `1944/12/13`."""
    if not parts:
        return Said()
    own = names.of_folder(parts[-1])
    if own.stamp:
        return own
    for count in (3, 2):
        joined = names.of_folder("-".join(parts[-count:]))
        if len(parts) >= count and names.is_day(joined.date) and all(_is_of_a_date(part) for part in parts[-count:]):
            return joined
    return own


def _is_of_a_date(part: str) -> bool:
    return part[:1].isdigit() or not names.words(part)


def _believed(said: Said, here: Said) -> Said:
    """Without a day on which somebody scanned."""
    digital = said.stamp[:4].isdigit() and int(said.stamp[:4]) >= FIRST_DIGITAL_YEAR
    if digital and here.date and int(here.date[:4]) < FIRST_DIGITAL_YEAR:
        return replace(said, stamp="", date=None)
    return said


def _one_format(paths: Iterable[Path]) -> list[Path]:
    """One file of each stem: `0012.tif`, `0012.jp2` and `0012.pdf` are one page, the first the best copy.

    A PDF beside a picture of the same name without a page number is an issue with a picture of its cover.
    """
    best: dict[str, Path] = {}
    for path in paths:
        rival = best.get(path.stem)
        best[path.stem] = min(path, rival, key=_grade) if rival else path
    return list(best.values())


def _grade(path: Path) -> int:
    ending = path.suffix.casefold()
    if ending in IMAGES:
        return IMAGES.index(ending)
    return len(IMAGES) if names.of_file(path.stem).page is not None else -1


def _by_name(files: Sequence[File], here: Said, at_root: bool) -> dict[Name, list[File]]:
    speaking = at_root or _words_matter(files)
    groups: dict[Name, list[File]] = {}
    for file in files:
        groups.setdefault(_name(file, here, speaking, at_root), []).append(file)
    return groups


def _name(file: File, here: Said, speaking: bool, at_root: bool) -> Name:
    said = file.said
    stamp, edition = said.stamp or here.stamp, said.edition or here.edition
    tells = bool(said.stamp or said.explicit or said.number or said.volume)
    if not tells and not here.is_issue and _stands_alone(file, at_root):
        return (stamp, file.path.name, None, None, edition)
    words = said.before or (said.between if said.explicit else "")
    heard = tells or (speaking and said.page is not None)
    return (stamp, words if heard else "", said.volume, said.number, edition)


def _stands_alone(file: File, at_root: bool) -> bool:
    """A file of several pages, where nothing says that it is a page; at the root any file without a number."""
    return file.is_book or (at_root and file.said.page is None) or peek.holds_several(file.path)


def _words_matter(files: Sequence[File]) -> bool:
    """Whether the same page number comes under different words: `spark_1`, `worker_1`."""
    numbered = {(said.page, said.before) for said in (file.said for file in files) if said.before and not said.stamp}
    pages = [page for page, _ in numbered if page is not None]
    return len(pages) > len(set(pages))


def _merged(groups: dict[Name, list[File]], at_root: bool) -> dict[Name, list[File]]:
    """Files that say nothing go to the only issue of their day: a `cover.tif` beside `spark_p1.tif`."""
    for name in [name for name in groups if name[1:] == ("", None, None, name[4])]:
        others = [other for other in groups if other[0] == name[0] and other != name]
        if len(others) == 1 and (name[0] or not at_root):
            groups[others[0]] += groups.pop(name)
    return groups


def _without_bound(files: list[File]) -> tuple[list[File], list[File]]:
    """The pages, and PDFs beside them that bear no page number: the same pages bound together."""
    bound = [file for file in files if file.is_book and file.said.page is None]
    pages = [file for file in files if file not in bound]
    return (pages, bound) if pages and not all(file.is_book for file in files) else (files, [])


def _source(folder: Folder, name: Name, files: Sequence[File], here: Said, whole: bool) -> str:
    """Where the issue came from; *whole* says that no other file is in the folder."""
    if (whole and _is_the_folder(name, files, here, not folder.parts)) or name[:4] == ("", "", None, None):
        return "/".join(folder.parts)
    alone = len(files) == 1 and (files[0].is_book or files[0].said.page is None or name[1] == files[0].path.name)
    last = files[0].path.name if alone else names.head(files[0].path.stem) or files[0].path.stem
    return "/".join((*folder.parts, last))


def _is_the_folder(name: Name, files: Sequence[File], here: Said, at_root: bool) -> bool:
    """Whether an issue that fills a folder goes by the folder's name and not by that of its files."""
    stamp, words, volume, number, _ = name
    if here.is_issue:
        return stamp == here.stamp
    stands_alone = words == files[0].path.name
    return not (stamp or volume or number or stands_alone or (at_root and words))


def _place(file: File) -> tuple[object, ...]:
    """Where a page stands: front, then sections and numbers, then those without, then the back."""
    said = file.said
    stem = file.path.stem
    numbered = said.page if said.page is not None else 1_000_000_000
    return (said.face if said.page is None else 1, numbered if said.explicit else 0, natural(stem), file.path.name)


def _twice(folder: Folder, file: File, series: Series) -> Problem:
    source = name_of(file.path, folder.root)
    sentence = ScanError("duplicate-issue", source, f"the {len(series.files)} pages in {series.source}").sentence
    return Problem(source, "duplicate-issue", sentence)
