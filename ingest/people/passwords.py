"""How is a password kept, so that whoever steals the file has not stolen the passwords?

Scrypt from Python's own library: slow, and hungry for memory, so that guessing is as dear on a graphics card.
"""

import hashlib
import hmac
import secrets
from base64 import b64decode, b64encode

from ingest.errors import SetupError

COST, BLOCK, LANES = 2**15, 8, 3
"""32 MiB and some 0.2 s a guess: one of the settings that OWASP's password storage sheet holds equal."""

ROOM = 2 * 128 * COST * BLOCK
"""Bytes that OpenSSL may use: it counts a little more than the 128 · N · r of the definition."""

SHORTEST = 10
"""Letters: long is better than odd (NIST SP 800-63B asks for eight at least)."""

LONGEST = 500
"""So that nobody keeps the server busy with a book."""


def hashed(password: str) -> str:
    """A password as it is kept; raises SetupError when it is too short or too long."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise SetupError(f"A password has {SHORTEST} to {LONGEST} letters. Three or four words in a row are good.")
    salt = secrets.token_bytes(16)
    digest = _scrypt(password, salt, (COST, BLOCK, LANES))
    return f"scrypt${COST}${BLOCK}${LANES}${_text(salt)}${_text(digest)}"


def fits(password: str, kept: str) -> bool:
    """Whether it is the password; takes equally long either way."""
    _, cost, block, lanes, salt, digest = kept.split("$")
    found = _scrypt(password[:LONGEST], b64decode(salt), (int(cost), int(block), int(lanes)))
    return hmac.compare_digest(found, b64decode(digest))


NOBODYS = f"scrypt${COST}${BLOCK}${LANES}${b64encode(bytes(16)).decode()}${b64encode(bytes(32)).decode()}"
"""Fits no password: compared with when there is no such person, so that the time taken does not tell who there is."""


def _scrypt(password: str, salt: bytes, costs: tuple[int, int, int]) -> bytes:
    cost, block, lanes = costs
    return hashlib.scrypt(password.encode(), salt=salt, n=cost, r=block, p=lanes, maxmem=ROOM, dklen=32)


def _text(data: bytes) -> str:
    return b64encode(data).decode()
