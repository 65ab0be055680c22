"""What does the page say?

An engine turns the pixels of one piece of a page into lines.  Ours and a stranger's come in by the same door: a name,
found in the entry-point group `ingest.engines`, that leads to a function `make(languages) -> Engine`.
"""

from collections.abc import Callable
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Protocol

from ingest.errors import SetupError
from ingest.model import Line

if TYPE_CHECKING:
    from numpy import uint8
    from numpy.typing import NDArray

GROUP = "ingest.engines"
PREFERENCE = ("tesserocr", "pytesseract")
"""What `auto` takes, the first that is present; the figures behind the order stand in `ingest/README.md`."""


class Engine(Protocol):
    """Reads pieces of a page.  One engine lives in one worker and may keep its model loaded."""

    name: str
    version: str
    """Of the recogniser and its models: when it changes, pages are read anew."""

    def read(self, pixels: "NDArray[uint8]", single_line: bool = False) -> tuple[Line, ...]:
        """The lines of a single-column piece (grey, dark on light, H×W), boxes in pixels of the piece, top to bottom.

        A piece without text gives no lines.  Raises ScanError("engine-failed").
        """
        ...


Maker = Callable[[tuple[str, ...]], Engine]


def load(name: str, languages: tuple[str, ...]) -> Engine:
    """The engine of that name (`auto`: the first of PREFERENCE that can start), ready to read *languages*.

    Raises SetupError that says what to install when the engine or one of its languages is missing.
    """
    if name != "auto":
        return _maker(name)(languages)
    refusals: list[SetupError] = []
    for candidate in PREFERENCE:
        try:
            return _maker(candidate)(languages)
        except SetupError as refusal:
            refusals.append(refusal)
    raise refusals[-1]


def _maker(name: str) -> Maker:
    found = {point.name: point for point in entry_points(group=GROUP)}
    if name not in found:
        raise SetupError(f"There is no engine `{name}`; known are {', '.join(sorted(found))}.")
    try:
        maker: Maker = found[name].load()
    except ImportError as error:
        raise SetupError(f"The engine `{name}` is not installed here ({error}).") from error
    return maker
