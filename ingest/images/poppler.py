"""How are poppler's commands called, so that none hangs or is misled by a file's name?"""

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from ingest.errors import ScanError

PATIENCE = 120
"""Seconds for one call; a full-page scan of 70 megapixels takes 1."""
MISSING = "poppler is not installed: sudo apt install poppler-utils"
COVERS = ("image", "stencil")
TURN = re.compile(rb"(/Rotate\s+)(\d+)")
"""As `pdfseparate` writes it; replaced by as many bytes, so that the file's table stays right."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of a PDF as a viewer shows it, in points."""

    count: int
    """Pages in the file."""
    width: float
    height: float
    turned: int = 0
    """By how many degrees the viewer turns it, clockwise."""


@dataclass(frozen=True, slots=True)
class Inlay:
    """An image on a page."""

    sort: str
    """image, stencil, mask or smask."""
    width: int
    height: int
    ppi: tuple[float, float]

    @property
    def inches(self) -> tuple[float, float]:
        """Its printed size, before any turn."""
        return self.width / max(self.ppi[0], 1.0), self.height / max(self.ppi[1], 1.0)


def sheet(path: Path, frame: int = 0) -> Sheet:
    """Size of a page and number of pages; raises ScanError, `encrypted` when a password is wanted."""
    page = str(frame + 1)
    text = call("pdfinfo", path, ["-f", page, "-l", page])
    count = re.search(r"^Pages:\s+(\d+)", text, re.MULTILINE)
    size = re.search(r"^Page\s+\d+\s+size:\s+([\d.]+) x ([\d.]+)", text, re.MULTILINE)
    turn = re.search(r"^Page\s+\d+\s+rot:\s+(\d+)", text, re.MULTILINE)
    if not count or not int(count[1]) or not size:
        raise ScanError("not-an-image", str(path), "a PDF without pages")
    width, height = float(size[1]), float(size[2])
    degrees = int(turn[1]) if turn else 0
    if degrees % 180:
        width, height = height, width
    return Sheet(int(count[1]), width, height, degrees % 360)


def inlays(path: Path, frame: int) -> tuple[Inlay, ...]:
    """The images on a page."""
    rows = call("pdfimages", path, [*_only(frame), "-list"]).splitlines()[2:]
    return tuple(inlay for row in rows if (inlay := _inlay(row.split())))


def extract(path: Path, frame: int, folder: Path) -> list[Path]:
    """Unpack the images of a page into *folder* (PBM, PGM or PPM)."""
    call("pdfimages", path, _only(frame), [str(folder / "image")])
    return sorted(folder.iterdir())


def unturned(path: Path, frame: int, folder: Path) -> Path:
    """A copy in *folder* of one page alone that no viewer turns; raises ScanError."""
    goal = folder / "page.pdf"
    call("pdfseparate", path, _only(frame), [str(goal)])
    goal.write_bytes(TURN.sub(lambda match: match[1] + b"0".ljust(len(match[2])), goal.read_bytes()))
    return goal


def words(path: Path, frame: int) -> list[tuple[float, float, str]]:
    """Width and height in points, and text, of each word that the page holds as text, hidden or not."""
    text = call("pdftotext", path, [*_only(frame), "-bbox"], ["-"])
    found = re.findall(r'<word xMin="(\S+)" yMin="(\S+)" xMax="(\S+)" yMax="(\S+)">(.*?)</word>', text)
    return [(float(right) - float(left), float(foot) - float(top), word) for left, top, right, foot, word in found]


def rasterise(path: Path, frame: int, dpi: int, colour: bool) -> Image.Image:
    """A page as a viewer shows it; raises ScanError."""
    from pdf2image import convert_from_path
    from pdf2image.exceptions import (
        PDFInfoNotInstalledError,
        PDFPageCountError,
        PDFPopplerTimeoutError,
        PDFSyntaxError,
    )

    page = frame + 1
    try:
        images = convert_from_path(
            path.absolute(),
            dpi=dpi,
            first_page=page,
            last_page=page,
            grayscale=not colour,
            use_cropbox=True,
            timeout=PATIENCE,
        )
    except PDFPopplerTimeoutError as error:
        raise ScanError("time-limit", str(path), f"{PATIENCE} seconds") from error
    except PDFInfoNotInstalledError as error:
        raise ScanError("unreadable", str(path), MISSING) from error
    except (PDFPageCountError, PDFSyntaxError, OSError, ValueError, IndexError) as error:
        raise ScanError("not-an-image", str(path), _first_line(str(error))) from error
    if not images:
        raise ScanError("not-an-image", str(path), f"page {page} of the PDF cannot be drawn")
    image: Image.Image = images[0]
    return image


def call(tool: str, path: Path, options: list[str], output: list[str] | None = None) -> str:
    """What a command of poppler prints; raises ScanError."""
    command = [tool, *options, str(path.absolute()), *(output or [])]
    try:
        done = subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, timeout=PATIENCE, check=False)
    except subprocess.TimeoutExpired as error:
        raise ScanError("time-limit", str(path), f"{PATIENCE} seconds") from error
    except FileNotFoundError as error:
        raise ScanError("unreadable", str(path), MISSING) from error
    if done.returncode:
        complaint = done.stderr.decode("utf-8", "replace")
        if "password" in complaint:
            raise ScanError("encrypted", str(path))
        raise ScanError("not-an-image", str(path), _first_line(complaint))
    return done.stdout.decode("utf-8", "replace")


def _only(frame: int) -> list[str]:
    return ["-f", str(frame + 1), "-l", str(frame + 1)]


def _inlay(columns: list[str]) -> Inlay | None:
    """From a row of `pdfimages -list`: page num type width height … x-ppi y-ppi size ratio."""
    try:
        ppi = float(columns[-4]), float(columns[-3])
        return Inlay(columns[2], int(columns[3]), int(columns[4]), ppi)
    except (ValueError, IndexError):
        return None


def _first_line(complaint: str) -> str:
    return next((line.strip() for line in complaint.splitlines() if line.strip()), "no reason given")
