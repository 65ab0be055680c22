"""Where does something of the scan stand on the page as it is shown: cut out and set upright?"""

from dataclasses import dataclass

from ingest.archive.reading import PageCard
from ingest.geometry import clipped
from ingest.model import Box


@dataclass(frozen=True, slots=True)
class Upright:
    """A page as it is shown: the part of the scan that is this page, after its quarter turns; not straightened."""

    part: Box
    """In pixels of the scan."""
    rotation: int
    """Clockwise, in degrees: 0, 90, 180 or 270."""

    @property
    def width(self) -> int:
        """Pixels across, as shown."""
        return int(self.part.height if self.rotation % 180 else self.part.width)

    @property
    def height(self) -> int:
        """Pixels down, as shown."""
        return int(self.part.width if self.rotation % 180 else self.part.height)

    def shown(self, box: Box) -> Box:
        """A box of the scan on the page as it is shown; what stands outside the page is cut off."""
        inner = clipped(box, self.part)
        left, right = inner.left - self.part.left, inner.right - self.part.left
        top, bottom = inner.top - self.part.top, inner.bottom - self.part.top
        width, height = self.part.width, self.part.height
        return {
            0: Box(left, top, right, bottom),
            90: Box(height - bottom, left, height - top, right),
            180: Box(width - right, height - bottom, width - left, height - top),
            270: Box(top, width - right, bottom, width - left),
        }[self.rotation]

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of the scan on the page as it is shown."""
        x, y = x - self.part.left, y - self.part.top
        width, height = self.part.width, self.part.height
        return {0: (x, y), 90: (height - y, x), 180: (width - x, height - y), 270: (y, width - x)}[self.rotation]


def upright(page: PageCard) -> Upright:
    """How *page* is shown."""
    return Upright(page.crop or Box(0, 0, page.width, page.height), page.rotation % 360)
