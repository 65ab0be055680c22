"""What does the page say, as Tesseract inside this process reads it?

The model is loaded once and kept: a piece of a page then costs its recognition and nothing else.
"""

import os
import unicodedata
from typing import TYPE_CHECKING, Any

from ingest.engines import tessdata
from ingest.errors import ScanError, SetupError
from ingest.model import Box, Line, Word

if TYPE_CHECKING:
    from numpy import uint8
    from numpy.typing import NDArray

VARIABLES = {
    "debug_file": os.devnull,  # what it mumbles about odd pieces is of use to nobody here
    "user_defined_dpi": "300",  # pieces come at the size that suits it; else it guesses and complains
}


class TesserocrEngine:
    """Tesseract's LSTM recogniser through its C++ interface."""

    name = "tesserocr"

    def __init__(self, languages: tuple[str, ...]) -> None:
        """Load the models; raises SetupError when the library or a model is missing."""
        os.environ["OMP_THREAD_LIMIT"] = "1"  # read when the library loads; its threads fight with the other workers
        try:
            import tesserocr
        except ImportError as error:
            raise SetupError(f"tesserocr is not installed ({error}); install it with: pip install tesserocr") from error
        folder = tessdata.folder_for(languages)
        self._library: Any = tesserocr
        try:
            self._api: Any = tesserocr.PyTessBaseAPI(
                path=str(folder), lang="+".join(languages), oem=tesserocr.OEM.LSTM_ONLY, psm=tesserocr.PSM.SINGLE_BLOCK
            )
        except RuntimeError as error:
            raise SetupError(f"Tesseract cannot load its models from {folder} ({error}).") from error
        for variable, value in VARIABLES.items():
            self._api.SetVariable(variable, value)
        release = tesserocr.tesseract_version().split()[1]
        self.version = f"{release} {tessdata.identity(folder, languages)}"

    def read(self, pixels: "NDArray[uint8]", single_line: bool = False) -> tuple[Line, ...]:
        """The lines of a piece; see the contract in `ingest.engines`."""
        height, width = pixels.shape
        modes = self._library.PSM
        try:
            self._api.SetPageSegMode(modes.SINGLE_LINE if single_line else modes.SINGLE_BLOCK)
            self._api.SetImageBytes(pixels.tobytes(), width, height, 1, width)
            self._api.Recognize()
            return self._lines()
        except RuntimeError as error:
            raise ScanError("engine-failed", detail=f"tesserocr: {error}") from error
        finally:
            self._api.Clear()

    def _lines(self) -> tuple[Line, ...]:
        found = self._api.GetIterator()
        if found is None:
            return ()
        level, line_start = self._library.RIL.WORD, self._library.RIL.TEXTLINE
        lines: list[list[Word]] = []
        for word in self._library.iterate_level(found, level):
            if not lines or word.IsAtBeginningOf(line_start):
                lines.append([])
            box = word.BoundingBox(level)
            if box is None:  # how the library says that there is nothing on the piece
                continue
            text = unicodedata.normalize("NFC", word.GetUTF8Text(level)).strip()
            if text:
                lines[-1].append(Word(text, Box(*map(float, box)), word.Confidence(level) / 100))
        return tuple(Line(tuple(line)) for line in lines if line)


def make(languages: tuple[str, ...]) -> TesserocrEngine:
    """An engine that reads *languages*; raises SetupError that says what to install."""
    return TesserocrEngine(languages)
