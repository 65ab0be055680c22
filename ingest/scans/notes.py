"""What does a person say of an issue in `issue.toml`?

A file named `issue.toml` speaks for all issues in its folder and below, `<file>.toml` for the one file; the nearer word
counts.  Top-level keys are columns of `issues`, the table `[publication]` those of `publications`, `[settings]` is laid
over the settings.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from ingest.errors import ScanError, SetupError
from ingest.files import name_of, opened
from ingest.model import Problem
from ingest.scans.tree import Folder
from ingest.settings import Settings, merged
from ingest.text import slug

FILE = "issue.toml"
ISSUE = ("id", "date", "volume", "number", "edition", "note")
PUBLICATION = ("id", "title", "motto", "motto_author", "language")
TABLES = ("publication", "settings")
MOST_BYTES = 100_000
"""Of an `issue.toml`: what is longer was written by no person."""
WHOLE_DATE = re.compile(r"\d{4}-\d\d-\d\d")
PARTIAL_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?")

Columns = dict[str, str | None]


@dataclass(frozen=True, slots=True)
class Note:
    """What one file says, or several laid over each other."""

    publication: Columns = field(default_factory=dict)
    issue: Columns = field(default_factory=dict)
    settings: dict[str, object] = field(default_factory=dict)


class Notes:
    """All notes under a root, each read once; `problems` holds those that cannot be understood."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[Problem] = []
        self._read: dict[Path, Note] = {}

    def about(self, folder: Folder, names: tuple[str, ...]) -> Note:
        """What is said of an issue in *folder* for which files with these *names* may speak."""
        folders = [self.root]
        for part in folder.parts:
            folders.append(folders[-1] / part)
        note = Note()
        for path in [*(each / FILE for each in folders), *(folder.path / name for name in names)]:
            note = _over(note, self._note(path))
        return note

    def _note(self, path: Path) -> Note:
        if path not in self._read:
            self._read[path] = self._load(path)
        return self._read[path]

    def _load(self, path: Path) -> Note:
        if not path.exists():
            return Note()
        try:
            with opened(path) as file:
                return _note(tomllib.loads(file.read(MOST_BYTES).decode("utf-8-sig")))
        except (ScanError, SetupError, OSError, ValueError, RecursionError) as error:
            source = name_of(path, self.root)
            detail = error.detail or error.sentence if isinstance(error, ScanError) else str(error)
            self.problems.append(
                Problem(source, "bad-issue-toml", ScanError("bad-issue-toml", source, detail).sentence)
            )
            return Note()


def _over(far: Note, near: Note) -> Note:
    return Note(
        {**far.publication, **near.publication},
        {**far.issue, **near.issue},
        _laid_over(far.settings, near.settings),
    )


def _laid_over(far: Mapping[str, object], near: Mapping[str, object]) -> dict[str, object]:
    """Tables within tables one by one, all else as the nearer says."""
    result = dict(far)
    for key, value in near.items():
        below = result.get(key)
        if isinstance(value, Mapping) and isinstance(below, Mapping):
            value = _laid_over(below, value)
        result[key] = value
    return result


def _note(content: dict[str, object]) -> Note:
    """Raises ValueError or SetupError that says what is wrong."""
    publication, settings = (_table(content, name) for name in TABLES)
    issue = {key: value for key, value in content.items() if key not in TABLES}
    merged(Settings(), settings, "[settings]")
    columns = _columns(issue, ISSUE, "the file")
    paper = _columns(publication, PUBLICATION, "[publication]")
    _check_date(columns.get("date"))
    _check_id(columns.get("id"), "1944-12-13-evening", "the-spark/1944-12-13")
    _check_id(paper.get("id"), "the-spark")
    return Note(paper, columns, settings)


def _table(content: Mapping[str, object], name: str) -> dict[str, object]:
    table = content.get(name, {})
    if not isinstance(table, dict):
        raise ValueError(f"[{name}] must be a table")
    return table


def _columns(table: Mapping[str, object], known: tuple[str, ...], where: str) -> Columns:
    unknown = [key for key in table if key not in known]
    if unknown:
        raise ValueError(f"{where} has `{unknown[0]}`; known are {', '.join(known)}")
    return {key: _text(key, value) for key, value in table.items()}


def _text(key: str, value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | date):
        raise ValueError(f"`{key}` must be a text or a number")
    return value.isoformat()[:10] if isinstance(value, date) else str(value).strip()


def _check_date(value: str | None) -> None:
    if value and not PARTIAL_DATE.fullmatch(value):
        try:
            # Python reads 19441213 and 1944-W50-3 as well; the archive sorts and searches by this one form.
            date.fromisoformat(value if WHOLE_DATE.fullmatch(value) else "")
        except ValueError as error:
            raise ValueError(f"`date` is {value!r}, and should be like 1944-12-13") from error


def _check_id(value: str | None, *examples: str) -> None:
    """An id is cited, and stands in addresses and names of files, so it is one slug or, with its paper's, two."""
    parts = value.split("/") if value else []
    if len(parts) > len(examples) or any(slug(part) != part for part in parts):
        raise ValueError(
            f"`id` is {value!r}, and should be small letters and figures without accents, joined by hyphens, like "
            f"{' or '.join(examples)}"
        )
