"""Which files are which pages of which issue?

    tree      the folders and the files in them that can be pages
    names     what one name says: paper, date, volume, number, edition, page
    series    the files of a folder as issues: one, or several side by side
    facts     publication and date of an issue, from its names and those of the folders over it
    notes     `issue.toml`: what a person says

No pixels are looked at.
"""

import hashlib
from pathlib import Path

from ingest.errors import ScanError
from ingest.files import located, name_of, opened
from ingest.model import Bundle, Problem, Scan
from ingest.scans import facts, series, tree
from ingest.scans.names import natural
from ingest.scans.notes import Notes
from ingest.scans.series import Series

__all__ = ["digest", "discover", "located"]

CHUNK = 1 << 20
"""Bytes read at a time for a digest, so that a scan of a gigabyte takes no more memory than a small one."""


def discover(root: Path) -> tuple[list[Bundle], list[Problem]]:
    """The issues under *root*, by source, with what their names and `issue.toml` say; and what cannot be a page.

    An image file that is empty or damaged stays a page of its issue, so that the others keep their numbers; reading it
    gives the problem.  The same folder gives the same answer every time.
    """
    folders, problems = tree.walk(root)
    notes = Notes(root)
    bundles: dict[str, Bundle] = {}
    for folder in folders:
        found, doubtful = series.parted(folder)
        problems.extend(doubtful)
        for one in found:
            bundle = _bundle(root, one, notes, bundles)
            bundles[bundle.source] = bundle
    ordered = sorted(bundles.values(), key=lambda bundle: natural(bundle.source))
    return ordered, [*problems, *notes.problems]


def digest(path: Path) -> str:
    """SHA-256 of the file, as hexadecimal; raises ScanError when it cannot be read, and never waits for a pipe."""
    total = hashlib.sha256()
    with opened(path) as file:
        try:
            while chunk := file.read(CHUNK):
                total.update(chunk)
        except OSError as error:
            raise ScanError("unreadable", str(path), error.strerror or str(error)) from error
    return total.hexdigest()


def _bundle(root: Path, one: Series, notes: Notes, taken: dict[str, Bundle]) -> Bundle:
    told = notes.about(one.folder, one.note_names)
    publication, issue, month = facts.of(one)
    return Bundle(
        source=_free(name_of(root / one.source, root), taken),
        scans=tuple(Scan(name_of(path, root)) for path in one.paths),
        publication={**publication, **told.publication},
        issue={**issue, **told.issue},
        settings=told.settings,
        month=month,
    )


def _free(source: str, taken: dict[str, Bundle]) -> str:
    """A source that nobody has: loose files `spark_p1.tif` may lie beside a folder `spark`."""
    while source in taken:
        source += " (files)"
    return source
