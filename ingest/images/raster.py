"""How is an image file unpacked, safely and whole?"""

import os
import re
import struct
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO

from PIL import Image, ImageFile, ImageOps, TiffImagePlugin, UnidentifiedImageError

from ingest.errors import ScanError
from ingest.images import jpeg, tones
from ingest.images.picture import Picture, believed

FORMATS = ("TIFF", "JPEG", "PNG", "PPM", "BMP", "GIF", "JPEG2000", "WEBP", "AVIF")
"""What scanners and vendors give; formats that would start other programs are left out.  For the last three Pillow
loads all that it has."""
BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    ArithmeticError,
    AttributeError,
    AssertionError,
    RuntimeError,
    EOFError,
    struct.error,
)
"""What Pillow raises on damaged files."""
WHITE_IS_ZERO = 0
HEADS = (b"\xff\xd8\xff", b"\x89PNG", b"\0\0\0\x0cjP", b"\xff\x4f\xff\x51", b"RIFF", b"GIF8", b"II*\0", b"MM\0*", b"BM")
BAD_LINE = re.compile(rb"Fax\w+: Bad code word at line (\d+) of (?:strip|tile) (\d+)")
"""What libtiff says of a fax-coded page; what follows such a line in its strip is guesswork."""
MOST_LOST = 0.01
"""Share of the lines of a page that may be lost: old files have a slip at the foot of a strip."""


@dataclass(frozen=True, slots=True)
class Wish:
    """How a page is wanted."""

    max_megapixels: int
    colour: bool = False

    def check(self, size: tuple[float, float], source: str) -> None:
        """Raises ScanError `too-large`."""
        width, height = size
        if width * height > self.max_megapixels * 1_000_000:
            raise ScanError("too-large", source, f"{width:.0f} × {height:.0f} pixels")


@contextmanager
def quietly() -> Iterator[None]:
    """Pillow without its own limit (ours is a setting, and checked before unpacking) and without warnings."""
    limit = Image.MAX_IMAGE_PIXELS
    Image.MAX_IMAGE_PIXELS = None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        Image.MAX_IMAGE_PIXELS = limit


def check(file: BinaryIO, source: str) -> None:
    """Raises ScanError when the header is not that of an image."""
    with quietly(), _header(file, source):
        pass


def decode(file: BinaryIO, source: str, wish: Wish, directory: int = 0) -> Picture:
    """The picture in *file*, in a TIFF that of the given *directory*; raises ScanError."""
    with quietly(), _header(file, source) as image:
        try:
            if directory:
                image.seek(directory)
        except BROKEN as error:
            raise ScanError("truncated", source, _told(error)) from error
        wish.check(image.size, source)
        try:
            with _overheard() as complaints:
                return _unpacked(image, wish, complaints)
        except MemoryError as error:
            raise ScanError("too-large", source, f"{image.width} × {image.height} pixels") from error
        except BROKEN as error:
            ended = _ended(file, image)
            if ended is None:
                raise ScanError("truncated", source, _told(error)) from error
            return decode(ended, source, wish)


def _ended(file: BinaryIO, image: ImageFile.ImageFile) -> BinaryIO | None:
    try:
        return jpeg.ended(file, image) if image.format == "JPEG" else None
    except BROKEN:
        return None


def _unpacked(image: ImageFile.ImageFile, wish: Wish, complaints: BinaryIO) -> Picture:
    inverted = _is_inverted(image)
    how = f"{image.format}, {image.mode}"
    if not wish.colour:
        image.draft("L", None)
    image.load()
    complaints.seek(0)
    lost = _lost_lines(image, complaints.read())
    if lost > MOST_LOST * image.height:
        raise ValueError(f"{lost} of {image.height} lines are damaged")
    _set_upright(image)
    return Picture(tones.pixels(image, wish.colour, inverted), believed(_dpi(image), image.size), how)


def _lost_lines(image: ImageFile.ImageFile, complaints: bytes) -> int:
    """How many lines of a fax-coded page stand behind a damaged one."""
    tags = getattr(image, "tag_v2", {})
    rows = min(int(tags.get(TiffImagePlugin.ROWSPERSTRIP) or image.height), image.height)
    first: dict[bytes, int] = {}
    for line, strip in BAD_LINE.findall(complaints):
        first.setdefault(strip, int(line))
    return sum(max(rows - line, 1) for line in first.values())


@contextmanager
def _overheard() -> Iterator[BinaryIO]:
    """What libtiff says to the standard error of the process meanwhile: it goes nowhere else."""
    with tempfile.TemporaryFile() as heard:
        kept = os.dup(2)
        os.dup2(heard.fileno(), 2)
        try:
            yield heard
        finally:
            os.dup2(kept, 2)
            os.close(kept)


def _header(file: BinaryIO, source: str) -> ImageFile.ImageFile:
    file.seek(0)
    head = file.read(16)
    try:
        file.seek(0)
        return Image.open(file, formats=FORMATS)
    except UnidentifiedImageError as error:
        if head.startswith(HEADS) or head[4:8] == b"ftyp":
            raise ScanError("truncated", source, "its header cannot be read") from error
        raise ScanError("not-an-image", source, "its first bytes are no image's") from error
    except BROKEN as error:
        raise ScanError("truncated", source, _told(error)) from error


def _set_upright(image: Image.Image) -> None:
    try:
        ImageOps.exif_transpose(image, in_place=True)
    except BROKEN:
        return  # damaged EXIF is no reason to lose a page


def _is_inverted(image: Image.Image) -> bool:
    """Whether a 16-bit TIFF counts ink; Pillow turns the other depths itself."""
    tags = getattr(image, "tag_v2", None)
    if tags is None or not image.mode.startswith(tones.DEEP):
        return False
    return bool(tags.get(TiffImagePlugin.PHOTOMETRIC_INTERPRETATION) == WHITE_IS_ZERO)


def _dpi(image: Image.Image) -> tuple[float, float]:
    try:
        across, down = image.info["dpi"]
        return float(across), float(down)
    except BROKEN:
        return 0.0, 0.0


def _told(error: BaseException) -> str:
    return str(error) or type(error).__name__
