"""How is what is done on the command line written down beside what is done in the browser?"""

import getpass
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from ingest.cli.workspace import Places


@contextmanager
def audited(places: Places, verb: str, about: str) -> Iterator[sqlite3.Connection]:
    """The file of people; what was done is written down in its audit when it went well."""
    from ingest import people

    places.opened().close()  # an account without an archive is a mistyped folder
    with people.opened(people.path_beside(places.archive)) as db:
        yield db
        who = f"command line ({_account()})"
        people.audit.record(db, people.audit.Act(who, people.audit.COMMAND_LINE, verb, about, "done"))


def _account() -> str:
    """Whose account of this computer it is: by its name, or its number where it has none, as in many a container."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return str(os.getuid())
