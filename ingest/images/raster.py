"""How is an image file unpacked, safely and whole?"""

import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO

from PIL import Image, ImageOps, UnidentifiedImageError

from ingest.errors import ScanError
from ingest.images import tones
from ingest.images.picture import Picture, believed

FORMATS = ("TIFF", "JPEG", "PNG", "JPEG2000", "WEBP", "PPM", "BMP", "GIF", "AVIF")
"""What scanners and vendors give; formats that would start other programs are left out."""
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
PHOTOMETRIC, WHITE_IS_ZERO = 262, 0


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
        inverted = _is_inverted(image)
        how = f"{image.format}, {image.mode}"
        try:
            if not wish.colour:
                image.draft("L", None)
            image.load()
            _set_upright(image)
            pixels = tones.pixels(image, wish.colour, inverted)
        except MemoryError as error:
            raise ScanError("too-large", source, f"{image.width} × {image.height} pixels") from error
        except BROKEN as error:
            raise ScanError("truncated", source, _told(error)) from error
        return Picture(pixels, believed(_dpi(image), image.size), how)


def _header(file: BinaryIO, source: str) -> Image.Image:
    try:
        return Image.open(file, formats=FORMATS)
    except UnidentifiedImageError as error:
        raise ScanError("not-an-image", source, "its first bytes are no image's") from error
    except BROKEN as error:
        raise ScanError("not-an-image", source, _told(error)) from error


def _set_upright(image: Image.Image) -> None:
    try:
        ImageOps.exif_transpose(image, in_place=True)
    except BROKEN:
        return  # damaged EXIF is no reason to lose a page


def _is_inverted(image: Image.Image) -> bool:
    """Whether a 16-bit TIFF counts ink; Pillow turns the other depths itself."""
    tags = getattr(image, "tag_v2", None)
    return tags is not None and image.mode.startswith(tones.DEEP) and tags.get(PHOTOMETRIC) == WHITE_IS_ZERO


def _dpi(image: Image.Image) -> tuple[float, float]:
    try:
        across, down = image.info["dpi"]
        return float(across), float(down)
    except BROKEN:
        return 0.0, 0.0


def _told(error: BaseException) -> str:
    return str(error) or type(error).__name__
