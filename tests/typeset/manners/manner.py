"""What must be known to make a paper of a certain kind and time?"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from ..banner import Imprint
from ..damage import Wear
from ..desk import Desk
from ..sheet import Sheet
from ..style import Style
from ..texts import Item


@dataclass(frozen=True, slots=True)
class Manner:
    """A kind of paper; `name` is also the folder of its texts."""

    name: str
    years: tuple[int, int]
    pages: tuple[int, ...]
    style: Callable[[random.Random, str, int | None], Style]
    copy: Callable[[random.Random, str], list[Item]]  # the name of a folder: see `texts.instead`
    make_up: Callable[[Desk, Imprint], list[Sheet]]
    wear: Callable[[np.random.Generator, str], Wear]
