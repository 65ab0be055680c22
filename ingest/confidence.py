"""What share of the words that a reader is so sure of is right?

An engine's confidence orders words well and means nothing as a number.  The curves in `confidence.json` say how many
words of each confidence were right on lines whose truth is known; `tests/bench/weigh.py` fits them.  The page file
keeps what the engine said, the archive what it is worth: a new curve needs no new reading.
"""

import json
from bisect import bisect_right
from functools import cache
from pathlib import Path

Curve = tuple[tuple[float, ...], tuple[float, ...]]
"""Said confidences, rising, and the share of right words at each."""

CAREFUL = "careful"
TESSERACT = "tesseract"
ENGINES = ("tesserocr", "pytesseract")
"""They share the recogniser and its confidence."""


def worth(said: float, reader: str) -> float:
    """The share of right words among those that *reader* (`pages.engine`) gave the confidence *said*, 0 to 1.

    A word is right when all its letters and signs are.  What an unknown reader says is taken as it is.
    """
    curve = _curves().get(_kind(reader))
    return said if curve is None else along(curve, said)


def along(curve: Curve, said: float) -> float:
    """The point of *curve* at *said*, straight between its knots and level beyond them."""
    at, shares = curve
    place = bisect_right(at, said)
    if place == 0 or place == len(at):
        return shares[min(place, len(at) - 1)]
    part = (said - at[place - 1]) / (at[place] - at[place - 1])
    return shares[place - 1] + part * (shares[place] - shares[place - 1])


def _kind(reader: str) -> str:
    name = reader.partition(" ")[0]
    if name not in ENGINES:
        return name
    return CAREFUL if f", {CAREFUL}" in reader else TESSERACT


@cache
def _curves() -> dict[str, Curve]:
    path = Path(__file__).with_name("confidence.json")
    listed = json.loads(path.read_text(encoding="utf-8"))["curves"]
    return {name: (tuple(at), tuple(shares)) for name, (at, shares) in listed.items()}
