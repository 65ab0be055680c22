"""Which month or weekday is this name, in any of the languages, with or without a slip?"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from ingest.text.keys import key

FIRST_YEAR, LAST_YEAR = 1600, 2100
"""There were no newspapers before, and there will hardly be scans after."""

MONTHS = (
    "January February March April May June July August September October November December",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "Jänner Feber März April Mai Juno Julei August September October November December",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "enero febrero marzo abril mayo junio julio agosto setiembre octubre noviembre diciembre",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "januari februari maart april mei juni juli augustus september oktober november december",
    "januari februari mars april maj juni juli augusti september oktober november december",
    "januar februar mars april maj juni juli august september oktober november desember",
)
WEEKDAYS = (
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
    "Montag Dienstag Mittwoch Donnerstag Freitag Sonnabend Sonntag",
    "lunes martes miércoles jueves viernes sábado domingo",
    "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "segunda terça quarta quinta sexta sábado domingo",
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "måndag tisdag onsdag torsdag fredag lördag söndag",
    "mandag tirsdag onsdag torsdag fredag lørdag søndag",
)

SHORTEST_CUT = 3
"""Letters of an abbreviation: `Jan`, `Sept`, `déc`."""

SHORTEST_MENDED = 4
"""Letters of a name in which one may be wrong; in shorter ones every other word would be a month."""


@dataclass(frozen=True, slots=True)
class Named:
    """What a name means: the month from 1 or the weekday from 0 (Monday), and how many slips were mended."""

    value: int
    slips: int = 0


def month(name: str) -> Named | None:
    """The month that *name*, whole, cut short or with one slip, is in any of the languages; None when it is none."""
    found = _meant(name, MONTHS)
    return Named(found.value + 1, found.slips) if found else None


def weekday(name: str) -> int | None:
    """The weekday that *name* is, 0 for Monday; None when it is none."""
    found = _meant(name, WEEKDAYS)
    return found.value if found else None


@lru_cache(maxsize=4096)
def _meant(name: str, calendar: tuple[str, ...]) -> Named | None:
    folded = key(name)
    if len(folded) < SHORTEST_CUT:
        return None
    exact = {value for full, value in _entries(calendar) if full == folded}
    cut = exact or {value for full, value in _entries(calendar) if full.startswith(folded)}
    if len(cut) == 1:
        return Named(cut.pop())
    mended = set(_mended(folded, calendar)) if not cut else set()
    return Named(mended.pop(), slips=1) if len(mended) == 1 else None


@lru_cache
def _entries(calendar: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
    return tuple((key(name), value) for names in calendar for value, name in enumerate(names.split()))


def _mended(folded: str, calendar: tuple[str, ...]) -> Iterator[int]:
    """What *folded* may mean with one letter wrong; `rn` for `m` is one letter to the eye.

    Of a name of four letters the first and the length must be right, or `lune 15` and `Mal 1` would be dates.
    """
    for full, value in _entries(calendar):
        short = len(full) <= SHORTEST_MENDED
        if len(full) < SHORTEST_MENDED or (short and (full[0] != folded[0] or len(full) != len(folded))):
            continue
        for form in (folded, folded.replace("rn", "m"), folded.replace("ii", "u"), folded.replace("m", "rn")):
            if Levenshtein.distance(form, full, score_cutoff=1) <= 1:
                yield value
