"""How does a page look when its columns, regions, reading order and articles are drawn over the scan?"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from ingest.errors import SetupError, reason
from ingest.show import ground, legend, marks
from ingest.show.sheet import Part, Sheet, Story
from ingest.whole import written

if TYPE_CHECKING:
    from numpy import uint8
    from numpy.typing import NDArray

__all__ = ["Part", "Sheet", "Story", "draw", "save"]

WIDTH = 1600
"""Pixels that fit a screen and a README, with body type of a newspaper page still to be made out."""


def draw(pixels: "NDArray[uint8]", sheet: Sheet, width: int = WIDTH) -> Image.Image:
    """The picture: the scan (*pixels*, H×W grey or H×W×3 RGB) with *sheet* drawn on it, its legend at the right.

    The page is cut to `sheet.crop`, stands upright and is never made larger than it is; the legend takes about a
    quarter of *width* and sets the articles out in reading order.
    """
    panel = legend.panel_width(width)
    page, matrix = ground.prepared(pixels, sheet, width - panel)
    marked = marks.over(page, sheet, matrix)
    side = legend.panel(sheet, panel, marked.height)
    picture = Image.new("RGB", (marked.width + panel, max(marked.height, side.height)), "white")
    picture.paste(marked, (0, 0))
    picture.paste(side, (marked.width, 0))
    return picture


def save(pictures: Sequence[Image.Image], path: Path) -> None:
    """Write pictures into one file of the kind that its name asks for; several only into a PDF or TIFF.

    Raises SetupError when the name asks for no kind of picture or the place cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with written(path) as unfinished:
            if len(pictures) > 1:
                pictures[0].save(unfinished, save_all=True, append_images=list(pictures[1:]))
            else:
                pictures[0].save(unfinished)
    except OSError as error:
        raise SetupError(f"The picture {path} cannot be written: {reason(error)}.") from error
    except ValueError as error:
        raise SetupError(f"No kind of picture is named `{path.suffix}`; name it .png, .jpg or .pdf.") from error
