"""By which name is a decision the same one in every archive and journal?"""

import json
from hashlib import sha256

DIGITS = 20
"""Hexadecimal digits of a key: 80 bits, so that a billion decisions have none in common."""


def key_of(*parts: str | int) -> str:
    """The key of a decision with these values, in the order of `journal.key`; SQL knows it by this name too."""
    return sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()[:DIGITS]
