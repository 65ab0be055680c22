"""Which picture does a caption go with, and what is lettered in one?"""

from collections.abc import Sequence

from ingest.geometry import contains, shared_width
from ingest.model import Box, Kind, Page, Region
from ingest.segmenters.dividers import ground

UNDER_PICTURE = 1.6
"""Body sizes between a picture and the words under it."""
AS_WIDE = 0.9
"""Share of the wider that a picture and the headline under its caption share where they are of one article."""
LEGEND = 0.6
"""Share of a picture's width that a row along its foot has at least which says what is to be seen."""


def pictures_over(page: Page, caption: Region) -> list[Box]:
    """The pictures that a caption stands right under."""
    return [
        picture
        for picture in page.pictures
        if abs(caption.box.top - picture.bottom) < UNDER_PICTURE * page.body_size
        and shared_width(picture, caption.box) > 0
    ]


def is_headed_by(page: Page, shown: Sequence[Box], head: Region) -> bool:
    """Whether pictures stand over several columns, and over the headline under their caption from end to end."""
    if not shown or head.columns[0] == head.columns[1]:
        return False
    picture, under = Box.around(shown), ground(page, head)
    return shared_width(picture, under) > AS_WIDE * max(picture.width, under.width)


def is_lettering(page: Page, region: Region) -> bool:
    """Whether it is lettered in a picture over several columns, as in a cartoon: that tells its own tale."""
    box = region.box
    around = [p for p in page.pictures if contains(p, box) and p.top <= box.top and box.bottom <= p.bottom]
    cartoons = [p for p in around if not _is_legend(region, p)]
    broad = any(sum(shared_width(Box(left, 0, right, 1), p) > 0 for left, right in page.columns) > 1 for p in cartoons)
    return region.kind is Kind.CAPTION and broad


def _is_legend(region: Region, picture: Box) -> bool:
    """Whether it ends in a row along the picture's foot, from one side nearly to the other."""
    last = region.lines[-1].line.box
    return picture.bottom - last.bottom < last.height and last.width > LEGEND * picture.width
