"""How is a scan turned, trimmed and cleaned, and how sure is each step?

Every step guesses on a small copy and says how sure it is; below its threshold it does nothing.  The pixels themselves
are divided by their paper, whitened where they are not of the page, and resampled at most once.
"""

from ingest import settings
from ingest.model import Box
from ingest.straighten.draft import first_look, overview, parted
from ingest.straighten.ink import Pixels
from ingest.straighten.reverses import righted
from ingest.straighten.sheet import Sheet, finished, lit

__all__ = ["Sheet", "straighten"]


def straighten(pixels: Pixels, wanted: settings.Straighten) -> tuple[Sheet, ...]:
    """The pages on a scan (grey, dark on light, H×W): one, or left and right of a double-page spread."""
    small = overview(pixels)
    bars: tuple[Box, ...] = ()
    if wanted.clean:
        pixels, bars = righted(pixels, small)
        small = overview(pixels) if bars else small
    draft = first_look(pixels, small, wanted)
    page = lit(pixels, draft, wanted)
    return tuple(finished(page, part, wanted, bars) for part in parted(draft, wanted))
