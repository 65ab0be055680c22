"""Where do pictures lie that were made once?  In a bounded folder; the longest unused go first."""

import os
import tempfile
import threading
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

ROOM = 512 * 2**20
"""Bytes on the disk."""
AFTER_TIDYING = 0.8
"""How full it is left, so that it is not tidied for every new tile."""


class Drawer:
    """Pictures by key in a folder.  A folder that cannot be written keeps nothing, and nobody is troubled by it."""

    def __init__(self, folder: Path, room: int = ROOM) -> None:
        self._folder, self._room = folder, room
        self._lock = threading.Lock()
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._used = sum(size for _, size, _ in self._files())

    def get(self, key: str) -> bytes | None:
        """What was put in under *key*, if it is still there."""
        path = self._path(key)
        try:
            content = path.read_bytes()
            os.utime(path)
        except OSError:
            return None
        return content

    def has(self, key: str) -> bool:
        """Whether something lies under *key*."""
        return self._path(key).exists()

    def put(self, key: str, content: bytes) -> None:
        """Keep *content*, as long as there is room."""
        if len(content) > self._room:
            return
        with self._lock, suppress(OSError):
            handle, temporary = tempfile.mkstemp(dir=self._folder)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(content)
                Path(temporary).replace(self._path(key))
            except OSError:
                Path(temporary).unlink(missing_ok=True)
                raise
            self._used += len(content)
            if self._used > self._room:
                self._tidy()

    def _path(self, key: str) -> Path:
        return self._folder / sha256(key.encode()).hexdigest()

    def _files(self) -> list[tuple[float, int, Path]]:
        """Last use, size and path of all that lies here."""
        found = []
        with suppress(OSError):
            for entry in os.scandir(self._folder):
                with suppress(OSError):
                    stat = entry.stat()
                    found.append((stat.st_mtime, stat.st_size, Path(entry.path)))
        return found

    def _tidy(self) -> None:
        files = sorted(self._files(), reverse=True)
        kept = 0
        for _, size, path in files:
            kept += size
            if kept > self._room * AFTER_TIDYING:
                kept -= size
                path.unlink(missing_ok=True)
        self._used = kept
