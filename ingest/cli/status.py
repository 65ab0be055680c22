"""`ingest status`: what the archive holds, what is unknown, what went wrong."""

from ingest.cli.example import command as made
from ingest.cli.workspace import Places, at_workspace


@made("status", "ingest status", "ingest status --archive ../papers/archive.db")
@at_workspace
def command(places: Places) -> None:
    """Tell what is there, what is unknown, what went wrong."""
    from ingest import archive, report

    with places.opened() as db:
        report.status(archive.status(db), str(places.archive))
