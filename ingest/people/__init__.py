"""Who works here, what do they have in hand, what do readers say, and who wrote what?

All of it lies in `archive.people.db` beside the archive, readable for its owner only, and is never served: the archive
itself is open to everybody's SQL, and can be made anew.

accounts    who may sign in, and as what
passwords   how a password is kept
sessions    who it is that asks
leases      who has which piece of work in hand
voices      what readers say: flags, and words they did not find
audit       who wrote what
door        the file
"""

from ingest.people import accounts, audit, leases, sessions, voices
from ingest.people.accounts import Person, Role
from ingest.people.door import connect, opened, path_beside

__all__ = ["Person", "Role", "accounts", "audit", "connect", "leases", "opened", "path_beside", "sessions", "voices"]
