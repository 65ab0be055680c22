"""How does a picture of any mode become 8-bit grey or colour?"""

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms

Pixels = NDArray[np.uint8]

DEEP = ("I", "F")
"""First letters of the modes with more than 8 bits: I, I;16, I;16B, F."""
DEPTHS = (8, 10, 12, 14, 16, 24, 32)
"""Bits that scanners give; many write 12 bits into 16."""
DARK = 32
"""A picture of 8 bits with no pixel so light was written with fewer bits than that, 16 greys say."""


def pixels(image: Image.Image, colour: bool, inverted: bool = False) -> Pixels:
    """H×W grey (ITU-R 601 luma), or H×W×3 RGB; transparent parts are white paper.

    *inverted* says that the numbers of a deep picture mean ink, not light.
    """
    if image.mode.startswith(DEEP):
        grey = _eighth(np.asarray(image))
        image = Image.fromarray(255 - grey if inverted else grey)
    elif image.mode == "LAB":
        image = _from_lab(image)
    if image.has_transparency_data:
        image = _on_paper(image)
    if image.mode == "CMYK":
        image = image.convert("RGB")
    wanted = "RGB" if colour else "L"
    return _lit(np.asarray(image if image.mode == wanted else image.convert(wanted)))


def _lit(values: Pixels) -> Pixels:
    """*values* of fewer than 8 bits as 0…255."""
    top = int(values.max())
    return _bytes(values.astype(np.float32), top) if 0 < top < DARK else values


def _on_paper(image: Image.Image) -> Image.Image:
    over = image.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", over.size, "white"), over).convert("RGB")


def _from_lab(image: Image.Image) -> Image.Image:
    lab, rgb = ImageCms.createProfile("LAB"), ImageCms.createProfile("sRGB")
    turned = ImageCms.profileToProfile(image, lab, rgb, outputMode="RGB")
    return turned if turned is not None else image.getchannel(0)


def _eighth(values: NDArray[np.generic]) -> Pixels:
    """Numbers of any depth as 0…255."""
    if values.dtype.kind == "f":
        return _from_floats(values.astype(np.float32))
    top = max(int(values.astype(np.int64).max()), 0)
    full = 2 ** next(depth for depth in DEPTHS if top < 2**depth) - 1
    if values.dtype == np.uint16:
        table = _bytes(np.arange(65536, dtype=np.float32), full)
        return np.asarray(table[values], np.uint8)
    return _bytes(values.astype(np.float32), full)


def _from_floats(values: NDArray[np.float32]) -> Pixels:
    values = np.nan_to_num(values, nan=0.0, posinf=0.0, neginf=0.0)
    top = float(values.max())
    return _bytes(values, next((whole for whole in (1.0, 255.0, 65535.0) if top <= whole * 1.001), top))


def _bytes(values: NDArray[np.float32], full: float) -> Pixels:
    """0…*full* as 0…255."""
    return np.asarray(np.rint(values * np.float32(255.0 / full)).clip(0, 255), np.uint8)
