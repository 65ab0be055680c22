"""Which paper and which day is an issue, by its names and those of the folders over it?"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ingest.scans.names import Said, is_day
from ingest.scans.series import File, Series, folder_said

ABBREVIATION = 4
"""Letters up to which the words of a file are taken for initials of what its folder spells out."""

Columns = dict[str, str | None]


def of(series: Series) -> tuple[Columns, Columns, str | None]:
    """What is known of the columns of `publications` and of `issues`; the month where names say no day."""
    parts = series.folder.parts
    folders = [folder_said(parts[:depth]) for depth in range(len(parts), 0, -1)]
    own = [_in_its_year(file, parts) for file in series.files]
    date = _date(series, own, folders)
    issue: Columns = {
        "date": date if is_day(date) else None,
        "volume": _one(said.volume for said in own) or _first(said.volume for said in folders),
        "number": _one(said.number for said in own) or _first(said.number for said in folders),
        "edition": _one(said.edition for said in own) or _first(said.edition for said in folders[:1]),
    }
    publication = {"id": _paper(series, own, folders)}
    return _known(publication), _known(issue), None if is_day(date) else date


def _in_its_year(file: File, parts: tuple[str, ...]) -> Said:
    """What a file's name says; `13.pdf` in the folder `1944/12` is a day."""
    day = folder_said((*parts, file.path.stem)) if file.is_book and not file.said.stamp else Said()
    return replace(file.said, stamp=day.stamp, date=day.date) if day.date else file.said


def _date(series: Series, own: list[Said], folders: list[Said]) -> str | None:
    """The day, or the month where it is that of this issue alone: a folder of a month may hold several."""
    if any(said.stamp for said in own):
        return _one(said.date for said in own if said.stamp)
    place, said = next(((place, said) for place, said in enumerate(folders) if said.stamp), (0, Said()))
    return said.date if is_day(said.date) or (series.is_folder and place == 0) else None


def _paper(series: Series, own: list[Said], folders: list[Said]) -> str | None:
    in_file = series.words or _one(said.before for said in own if said.stamp or said.number or said.explicit)
    over = next(filter(None, _titles(series, folders)), None)
    if in_file and not (over and len(in_file) <= ABBREVIATION):
        return in_file
    return over or _one(said.between or said.after for said in own if said.stamp)


def _titles(series: Series, folders: list[Said]) -> Iterator[str]:
    """Titles in the folders' names, the likeliest first.

    A folder that is an issue names its paper before its date; else the folders over it do; else it bears the title.
    """
    own = folders[:1] if series.is_folder else []
    above = folders[len(own) :]
    yield from (said.before for said in own if said.is_issue)
    yield from (said.before for said in above)
    yield from (said.before for said in own)
    yield from (said.between or said.after for said in (*own, *above) if said.stamp)


def _one(values: Iterable[str | None]) -> str | None:
    """The value that all agree on, those that say nothing left out."""
    said = set(filter(None, values))
    return said.pop() if len(said) == 1 else None


def _first(values: Iterable[str | None]) -> str | None:
    return next(filter(None, values), None)


def _known(columns: Columns) -> Columns:
    return {key: value for key, value in columns.items() if value}
