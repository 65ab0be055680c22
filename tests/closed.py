"""How does a test close a folder?  Permissions do not stop root, who runs tests in many a container."""

import os
from pathlib import Path
from typing import Any

import pytest


def close(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Let nobody see what is in *folder*, or open it."""
    folder = folder.absolute()

    def guarded(function: Any) -> Any:
        def refuse(path: Any, *more: Any, **others: Any) -> Any:
            place = Path(path).absolute() if isinstance(path, str | os.PathLike) else Path()
            if folder in place.parents or (place == folder and function is scandir):
                raise PermissionError(13, "Permission denied", str(place))
            return function(path, *more, **others)

        return refuse

    scandir = os.scandir
    for name in ("scandir", "stat"):
        monkeypatch.setattr(os, name, guarded(getattr(os, name)))
