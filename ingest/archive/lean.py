"""How does sqlite-utils load in half the time?

It looks for numpy only to learn how values of numpy's types are stored; the archive has none, and a command that opens
it would wait longer for numpy than for all the rest.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import cast


def without(hidden: str, name: str) -> ModuleType:
    """The module *name*, which does not find *hidden* when it looks for it, unless that is here already."""
    modules = cast("dict[str, ModuleType | None]", sys.modules)
    if hidden in modules:
        return import_module(name)
    modules[hidden] = None  # so Python is told that there is no such module
    try:
        return import_module(name)
    finally:
        del modules[hidden]


without("numpy", "sqlite_utils")
