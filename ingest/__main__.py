"""How does the command line start?  `python -m ingest` and the script `ingest` begin here.

A spawned worker imports this module again, so nothing is imported until the command line is asked for.
"""

import gc
import sys


def main() -> None:
    """Run the command line."""
    gc.set_threshold(50_000)  # an issue is many thousand small values and no rings of them to look for
    try:
        from ingest.cli import main

        main()
    except KeyboardInterrupt:  # while the commands themselves are being loaded
        sys.exit(130)


if __name__ == "__main__":
    main()
