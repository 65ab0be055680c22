"""Which pages lie open as pixels?  The last ones asked for: opening a scan takes a second, cutting a tile does not."""

import threading
from collections import OrderedDict
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
ROOM = 256 * 2**20
"""Bytes for open pages; the page asked for last stays even if it is larger."""


class Lightbox:
    """Open pages by key, bounded by bytes."""

    def __init__(self, room: int = ROOM) -> None:
        self._room = room
        self._pages: OrderedDict[str, Pixels] = OrderedDict()
        self._shelf = threading.Lock()
        # One scan is opened at a time: memory is bounded by the largest page, and `images` listens to the standard
        # error of the whole process meanwhile.
        self._opening = threading.Lock()

    def page(self, key: str, opened: Callable[[], Pixels]) -> Pixels:
        """The page of that key; *opened* is called when it does not lie here."""
        found = self._found(key)
        if found is not None:
            return found
        with self._opening:
            found = self._found(key)
            if found is None:
                found = opened()
                self._lay(key, found)
        return found

    def has(self, key: str) -> bool:
        """Whether the page of that key lies open."""
        with self._shelf:
            return key in self._pages

    def _found(self, key: str) -> Pixels | None:
        with self._shelf:
            if key not in self._pages:
                return None
            self._pages.move_to_end(key)
            return self._pages[key]

    def _lay(self, key: str, pixels: Pixels) -> None:
        with self._shelf:
            self._pages[key] = pixels
            while len(self._pages) > 1 and sum(page.nbytes for page in self._pages.values()) > self._room:
                self._pages.popitem(last=False)
