"""How does a measurement that takes minutes say that it lives?"""

import sys
import time

BEGAN = time.monotonic()


def tell(what: str) -> None:
    """One line of progress beside the results, with the minutes since this program began."""
    minutes, seconds = divmod(round(time.monotonic() - BEGAN), 60)
    print(f"  {minutes}:{seconds:02d}  {what}", file=sys.stderr, flush=True)
