"""How does a line look that was cut out of its scan and set straight?"""

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.geometry import grown, to_straight
from ingest.model import Box, Matrix

Pixels = NDArray[np.uint8]

MARGIN = 0.08
"""Share of a line's height that is left around it: what the engine's box cut off is there, the next line is not."""

PAPER = 255


def strip(scan: Pixels, box: Box, turn: Matrix) -> Pixels:
    """The line at *box* of a grey *scan* (H×W), straightened by the page's *turn*, on white where the scan ends."""
    straight = to_straight(box, turn)
    straight = grown(straight, MARGIN * straight.height)
    a, b, c, d, e, f = turn
    carried = np.array([[a, b, c - straight.left], [d, e, f - straight.top]])
    size = max(1, round(straight.width)), max(1, round(straight.height))
    cut = cv2.warpAffine(scan, carried, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=PAPER)
    return np.asarray(cut, dtype=np.uint8)
