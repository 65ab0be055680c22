"""Engines that go wrong in every way, found by the door that strangers use.

Each reads a piece of print as one line of equal words and goes wrong on heavy pieces alone: the tests draw one page of
heavy bars among pages of light ones, and the others must come through.
"""

import os
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy import uint8
from numpy.typing import NDArray

from ingest.errors import ScanError
from ingest.model import Box, Line, Word

HEAVY = 0.6
"""Share of ink, in the box around it, above which a piece is one of those that the engine cannot stand."""

Lines = tuple[Line, ...]


@dataclass(frozen=True)
class FaultEngine:
    """Reads light pieces plainly and does *fault* on heavy ones."""

    name: str
    fault: Callable[[NDArray[uint8]], Lines]
    version: str = "1.0"

    def read(self, pixels: NDArray[uint8], single_line: bool = False) -> Lines:
        return self.fault(pixels) if _is_heavy(pixels) else _plain(pixels)


def plain(languages: tuple[str, ...]) -> FaultEngine:
    return FaultEngine("plain", _plain)


def crash(languages: tuple[str, ...]) -> FaultEngine:
    return FaultEngine("crash", _crash)


def hang(languages: tuple[str, ...]) -> FaultEngine:
    return FaultEngine("hang", _hang)


def garbage(languages: tuple[str, ...]) -> FaultEngine:
    return FaultEngine("garbage", _garbage)


def flood(languages: tuple[str, ...]) -> FaultEngine:
    return FaultEngine("flood", _flood)


def refuse(languages: tuple[str, ...]) -> FaultEngine:
    return FaultEngine("refuse", _refuse)


def bug(languages: tuple[str, ...]) -> FaultEngine:
    return FaultEngine("bug", _bug)


def _is_heavy(pixels: NDArray[uint8]) -> bool:
    ink = pixels < 128
    rows, columns = np.nonzero(ink)
    if not len(rows):
        return False
    area = int((np.ptp(rows) + 1) * (np.ptp(columns) + 1))
    return len(rows) / area > HEAVY


def _plain(pixels: NDArray[uint8]) -> Lines:
    height, width = pixels.shape
    return (
        Line(
            (Word("plain", Box(0, 0, width // 2, height), 0.9), Word("words", Box(width // 2, 0, width, height), 0.8))
        ),
    )


def _crash(pixels: NDArray[uint8]) -> Lines:
    os.kill(os.getpid(), signal.SIGKILL)
    return ()


def _hang(pixels: NDArray[uint8]) -> Lines:
    while True:
        time.sleep(1)


def _garbage(pixels: NDArray[uint8]) -> Lines:
    height, width = pixels.shape
    texts = [
        "\x00\x07",
        "[bold]",
        "<script>alert(1)</script>",
        "\u202eright to left",
        "'; drop table articles; --",
        "%s{}",
    ]
    return (Line(tuple(Word(text, Box(0, 0, width, height), 0.95) for text in texts)),)


def _flood(pixels: NDArray[uint8]) -> Lines:
    height, width = pixels.shape
    word = Word("flood", Box(0, 0, width, height), 0.9)
    return tuple(Line((word,) * 100) for _ in range(60))


def _refuse(pixels: NDArray[uint8]) -> Lines:
    raise ScanError("engine-failed", detail="it will not")


def _bug(pixels: NDArray[uint8]) -> Lines:
    raise ZeroDivisionError("a bug nobody foresaw")
