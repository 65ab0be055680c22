"""How does a run keep another one from reading the same pages at the same time?"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO

from ingest.errors import SetupError

LOCK = ".lock"
"""A file among the page files, empty; it may stay, for it is the lock on it that counts."""


@contextmanager
def alone(output: Path) -> Iterator[None]:
    """The only run or rebuild over *output*; raises SetupError while there is another.

    The system drops the lock when the process ends, however it ends.  Where no file can be made, and where the platform
    or the file system knows no such locks, the block is entered without one.
    """
    with ExitStack() as opened:
        try:
            file = opened.enter_context((output / LOCK).open("ab"))
        except OSError:
            pass
        else:
            _lock(file, output)
        yield


def _lock(file: IO[bytes], output: Path) -> None:
    try:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise SetupError(
            f"Another `ingest run` or `ingest rebuild` is at work in {output}. Wait until it has ended, or stop it "
            "there with Ctrl-C; then type the same command again."
        ) from error
    except (ImportError, OSError):
        return
