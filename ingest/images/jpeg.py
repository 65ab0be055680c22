"""Is all of a JPEG's picture there, though its end marker is not?"""

from hashlib import sha256
from io import BytesIO
from typing import BinaryIO

from PIL import Image, ImageFile

SCAN, END = b"\xff\xda", b"\xff\xd9"
FILLINGS = (b"\x00", b"\x55", b"\xaa")
"""Bytes that begin with different bits."""
FILLED = 64


def ended(file: BinaryIO, image: ImageFile.ImageFile) -> BytesIO | None:
    """The JPEG in *file*, its *image* opened but not whole, with its end marker; None when more than that is missing.

    A decoder makes pixels of whatever stands behind the cut.  So the picture is all there when bytes of any kind may
    stand there and it stays the same.  A progressive JPEG cannot be asked so: it may be cut between two of its scans.
    """
    file.seek(0)
    data = file.read().removesuffix(END[:1])
    scan = data.rfind(SCAN)
    if data.rfind(END) > scan or not _is_in_one_scan(data[scan:], image):
        return None
    first, *others = (_pixels(data + filling * FILLED + END) for filling in FILLINGS)
    return BytesIO(data + END) if all(other == first for other in others) else None


def _is_in_one_scan(scan: bytes, image: ImageFile.ImageFile) -> bool:
    """Whether the scan that comes last has all the colours, and all of each."""
    return not image.info.get("progressive") and scan[4:5] == bytes([getattr(image, "layers", 0)])


def _pixels(data: bytes) -> bytes:
    """Their digest: a page may have 250 million of them."""
    with Image.open(BytesIO(data), formats=("JPEG",)) as image:
        return sha256(image.tobytes()).digest()
