"""The front page: a search box, the newspapers, the latest issues."""

from typing import Any

from sqlite_utils import Database

from ingest.archive import reading
from ingest.reading_room import desk
from ingest.reading_room.answers import answer

LATEST = 6
"""Issues shown on the front page: two rows of a laptop's screen."""


def _found(db: Database) -> dict[str, Any]:
    return {
        "publications": reading.publications(db),
        "latest": reading.latest_issues(db, LATEST),
        "counts": {
            **{table: db.table(table).count for table in ("issues", "pages")},
            "articles": db.table("articles").count_where("kind = 'article'"),  # as `ingest status` does
        },
    }


async def home(datasette: Any, request: Any) -> Any:
    """What is here, and where to begin."""
    content = await desk.ask(datasette, _found)
    others = [
        {"name": name, "href": str(datasette.urls.database(name))}
        for name, database in datasette.databases.items()
        if database is not desk.archive_of(datasette) and not name.startswith("_")
    ]
    return await answer(datasette, request, "home.html", content, others=others)


ROUTES = ((r"/$", home),)
