"""What does a scan show? Any file (TIFF, JPEG, PNG, JP2, WebP, PDF page) as upright pixels with a resolution.

kinds     what a file is, by its first bytes, and whether it is whole
tiff      the directories of a TIFF: its pages, and whether their data are all there
raster    image files, through Pillow
jpeg      whether a JPEG that lacks its end marker lacks more than that
tones     any mode (bilevel, 16-bit, CMYK, palette, alpha …) as 8-bit grey or RGB
pdf       pages of a PDF: the scan that a page wraps, or the page rasterised
poppler   calls of poppler's commands, with a time limit
picture   the result, and which resolutions to believe
"""

from pathlib import Path

from ingest.errors import ScanError
from ingest.images import kinds, pdf, raster, tiff
from ingest.images.kinds import Sort
from ingest.images.picture import Picture

__all__ = ["Picture", "count_frames", "open_scan"]


def count_frames(path: Path) -> int:
    """How many pages the file holds: pages of a PDF, pictures of a TIFF without its thumbnails, else 1.

    Reads no pixels.  Raises ScanError when the file is seen to hold nothing that can be read; a TIFF that breaks off
    after some pages counts those and the broken one.
    """
    with kinds.checked(path) as (file, sort):
        if sort is Sort.PDF:
            return pdf.count_pages(path)
        if sort is Sort.TIFF:
            return len(tiff.pages(file, str(path)))
        raster.check(file, str(path))
        return 1


def open_scan(path: Path, frame: int, max_megapixels: int, colour: bool = False) -> Picture:
    """Page *frame* (from 0) of the file as pixels; the same file gives the same pixels every time.

    Larger pages than *max_megapixels* are refused before they are unpacked.  Raises ScanError.
    """
    with kinds.checked(path) as (file, sort):
        wish = raster.Wish(max_megapixels, colour)
        if sort is Sort.PDF:
            return pdf.open_page(path, frame, wish)
        if sort is Sort.TIFF:
            pages = tiff.pages(file, str(path))
            if frame >= len(pages):
                raise ScanError("truncated", str(path), f"page {frame + 1} of {len(pages)}")
            if pages[frame].missing:
                raise ScanError("truncated", str(path), pages[frame].missing)
            return raster.decode(file, str(path), wish, pages[frame].directory)
        return raster.decode(file, str(path), wish)
