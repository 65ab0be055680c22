"""What does a second recogniser say of one line?

PP-OCR's small recogniser (Apache-2.0), as it lies inside the installed package `rapidocr`; nothing of that package is
run and nothing is fetched.  It was trained on other print than Tesseract, so it errs in other places: on worn capitals,
small capitals and hand lettering it is the better one, and it writes quotes and dashes as a typewriter would.
"""

import hashlib
import os
import sys
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ingest.errors import SetupError

if TYPE_CHECKING:
    from numpy import float32, uint8
    from numpy.typing import NDArray

PACKAGE = "rapidocr"
PATTERN = "rapidocr/models/PP-OCR*_rec_*.onnx"
NEEDED = "onnxruntime rapidocr"
"""The extra `second-opinion` of this project."""
SILENCE = "ORT_DISABLE_TELEMETRY"
"""Without it the runtime, from the moment when it is imported, keeps a number for the machine in the person's cache and
tells its makers what is done with it."""
HEIGHT = 48
"""Pixels that the model wants a line to be high."""
WIDEST = 4800
"""A strip a hundred times as wide as high is no line of print."""
BLOCK = 8
"""The model works on steps of so many pixels."""
FOREIGN = 0x250
"""Code points from here on are no Latin letters; above the letters come the signs of common print."""
SIGNS = (0x2000, 0x2200)


@dataclass(frozen=True, slots=True)
class Letter:
    """A character as it was read, also a space."""

    text: str
    confidence: float
    centre: float
    """Of its place on the piece, in pixels from the left."""


class SecondReader:
    """A line recogniser; one lives in each worker and keeps its model loaded."""

    def __init__(self, model: Path) -> None:
        """Load *model*; raises SetupError when the runtime is missing or refuses it."""
        os.environ[SILENCE] = "1"
        try:
            import numpy as np
            import onnxruntime
        except ImportError as error:
            raise SetupError(f"onnxruntime is not installed ({error}); {next_step()}") from error
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1  # a worker has one core
        try:
            self._session: Any = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
            listed = self._session.get_modelmeta().custom_metadata_map["character"].split("\n")
        except _failures() as error:
            raise SetupError(f"The model {model} cannot be loaded ({error}); {next_step()}") from error
        self._input = self._session.get_inputs()[0].name
        outputs = self._session.get_outputs()[0].shape[-1]
        characters = ("", *listed, *" " * (outputs - 1 - len(listed)))
        wanted = [place for place, text in enumerate(characters) if not place or _is_latin(text)]
        self._wanted: NDArray[Any] = np.array(wanted)
        self.alphabet = tuple(characters[place] for place in wanted)
        """What it may read; the first is the blank between two letters."""
        self.version = identity(model)

    def read(self, pixels: "NDArray[uint8]") -> tuple[Letter, ...]:
        """The letters of one line (grey, dark on light, H×W, cut close), from left to right."""
        (found,) = self._session.run(None, {self._input: _prepared(pixels)})
        # Only Latin script is asked for: a speck is no Chinese numeral here.
        shares: NDArray[float32] = found[0][:, self._wanted]
        return self._decoded(shares, pixels.shape[1])

    def _decoded(self, shares: "NDArray[float32]", width: int) -> tuple[Letter, ...]:
        """Letters where the most likely character changes (CTC: place 0 is the blank between letters)."""
        best = shares.argmax(axis=1)
        letters = []
        for step, place in enumerate(best.tolist()):
            if place and (not step or place != best[step - 1]):
                text = self.alphabet[place]
                letters.append(Letter(text, float(shares[step, place]), (step + 0.5) * width / len(best)))
        return tuple(letters)


def model() -> Path | None:
    """The recogniser inside the installed package; None when it is not there."""
    try:
        package = distribution(PACKAGE)
    except PackageNotFoundError:
        return None
    found = sorted(Path(str(package.locate_file(""))).glob(PATTERN))
    return found[-1] if found else None


def next_step() -> str:
    """What to type to have a second opinion."""
    return f"install it with: {sys.executable} -m pip install {NEEDED}"


@cache
def identity(path: Path) -> str:
    """Name and first digits of the SHA-256 of a model: another model, another reading."""
    return f"{path.stem}:{hashlib.sha256(path.read_bytes()).hexdigest()[:8]}"


def opinion() -> str:
    """Whose opinion a careful reading asks for, beside Tesseract's own second look."""
    found = model()
    return identity(found) if found else "Tesseract alone"


@cache
def load() -> SecondReader | None:
    """The second reader; None when the extra is not installed.  Raises SetupError when it is but does not work."""
    found = model()
    return SecondReader(found) if found else None


def _prepared(pixels: "NDArray[uint8]") -> "NDArray[float32]":
    """1×3×48×W, from -1 for ink to 1 for paper."""
    import cv2
    import numpy as np

    height, width = pixels.shape
    wide = min(WIDEST, max(2 * BLOCK, round(HEIGHT * width / height)))
    size = (-(-wide // BLOCK) * BLOCK, HEIGHT)
    way = cv2.INTER_AREA if height > HEIGHT else cv2.INTER_CUBIC
    grey = cv2.resize(pixels, size, interpolation=way).astype(np.float32) / 127.5 - 1
    return np.ascontiguousarray(np.broadcast_to(grey, (1, 3, *grey.shape)))


def _is_latin(text: str) -> bool:
    return len(text) == 1 and (ord(text) < FOREIGN or SIGNS[0] <= ord(text) < SIGNS[1])


def _failures() -> tuple[type[Exception], ...]:
    """What the runtime raises when it cannot use a model; its errors have no root of their own."""
    from onnxruntime.capi import onnxruntime_pybind11_state as state

    raised = (value for value in vars(state).values() if isinstance(value, type) and issubclass(value, Exception))
    return (*raised, KeyError, RuntimeError, OSError)
