"""What does the page say, as the system's tesseract command reads it?

Each piece costs the start of a process and the loading of the model; in exchange nothing has to be compiled in.
"""

import os
import shutil
import unicodedata
from itertools import groupby
from typing import TYPE_CHECKING, Any

from ingest.engines import tessdata
from ingest.errors import ScanError, SetupError
from ingest.model import Box, Line, Word

if TYPE_CHECKING:
    from numpy import uint8
    from numpy.typing import NDArray

SECONDS = 120
"""One piece of a page takes seconds; a command that is silent for so long hangs."""


class PytesseractEngine:
    """Tesseract's LSTM recogniser through the command line and its TSV output."""

    name = "pytesseract"

    def __init__(self, languages: tuple[str, ...]) -> None:
        """Look for the command and its models; raises SetupError when one is missing."""
        os.environ["OMP_THREAD_LIMIT"] = "1"  # inherited by the command; its threads fight with the other workers
        try:
            import pytesseract
        except ImportError as error:
            raise SetupError(f"pytesseract is not installed ({error}); try: pip install pytesseract") from error
        self._library: Any = pytesseract
        if shutil.which(pytesseract.pytesseract.tesseract_cmd) is None:
            raise SetupError("The tesseract command is missing; install it with: sudo apt-get install tesseract-ocr")
        release = str(pytesseract.get_tesseract_version())
        folder = tessdata.folder_for(languages)
        self._languages = "+".join(languages)
        self._options = f'--tessdata-dir "{folder}" --oem 1 --dpi 300'
        self.version = f"{release} {tessdata.identity(folder, languages)}"

    def read(self, pixels: "NDArray[uint8]", single_line: bool = False) -> tuple[Line, ...]:
        """The lines of a piece; see the contract in `ingest.engines`."""
        from PIL import Image

        try:
            table = self._library.image_to_data(
                Image.fromarray(pixels),
                lang=self._languages,
                config=f"{self._options} --psm {7 if single_line else 6}",
                output_type=self._library.Output.DICT,
                timeout=SECONDS,
            )
        except (RuntimeError, OSError) as error:  # TesseractError is a RuntimeError, and so is its time limit
            raise ScanError("engine-failed", detail=f"pytesseract: {error}") from error
        return _lines(table)


def make(languages: tuple[str, ...]) -> PytesseractEngine:
    """An engine that reads *languages*; raises SetupError that says what to install."""
    return PytesseractEngine(languages)


def _lines(table: dict[str, list[Any]]) -> tuple[Line, ...]:
    """The word rows (level 5) of a TSV table, grouped by the line that they stand in."""
    words = [row for row in range(len(table["text"])) if int(table["level"][row]) == 5]
    place = ("block_num", "par_num", "line_num")
    lines = (
        tuple(word for row in rows if (word := _word(table, row)).text)
        for _, rows in groupby(words, key=lambda row: tuple(table[column][row] for column in place))
    )
    return tuple(Line(line) for line in lines if line)


def _word(table: dict[str, list[Any]], row: int) -> Word:
    left, top, width, height = (float(table[column][row]) for column in ("left", "top", "width", "height"))
    text = unicodedata.normalize("NFC", str(table["text"][row])).strip()
    return Word(text, Box(left, top, left + width, top + height), max(0.0, float(table["conf"][row])) / 100)
