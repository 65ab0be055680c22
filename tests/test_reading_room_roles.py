"""What may whom do at which address?  Every route is walked; a new one without an address here fails the test."""

import asyncio
import re
import sqlite3
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette

from ingest.archive import reading
from ingest.reading_room import desk, routes
from tests import rooms

ISSUE = "the-spark/1934-12-13"
READING = (
    "/",
    "/-/search?q=strike",
    "/-/publications",
    "/-/publications/the-spark",
    f"/-/issues/{ISSUE}",
    f"/-/pages/{ISSUE}/p01",
    f"/-/articles/{ISSUE}/a02",
    "/-/iiif/collection.json",
    "/-/iiif/the-spark/collection.json",
    f"/-/iiif/{ISSUE}/manifest.json",
    f"/-/iiif/{ISSUE}/search?q=strike",
    f"/-/iiif/{ISSUE}/p01",
    f"/-/iiif/{ISSUE}/p01/canvas",
    f"/-/iiif/{ISSUE}/p01/info.json",
    f"/-/iiif/{ISSUE}/p01/lines.json",
    f"/-/iiif/{ISSUE}/p01/full/90,/0/default.jpg",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return rooms.workspace(tmp_path_factory.mktemp("roles"))


@pytest.fixture
def room(folder: Path) -> Iterator[Datasette]:
    settings = {"plugins": {"ingest": {"cache": str(folder / "cache")}}}
    opened = Datasette([str(folder / "archive.db")], metadata=settings)
    yield opened
    opened.get_database("archive").close()


def asked(room: Datasette, address: str, method: str = "GET") -> Any:
    return asyncio.run(room.client.request(method, address))


def test_every_route_has_an_address_that_is_walked() -> None:
    patterns = [pattern for group in routes.READING for pattern, _ in group]
    reached = {next(p for p in patterns if re.match(p, address.partition("?")[0])) for address in READING}

    assert sorted(set(patterns) - reached) == []


@pytest.mark.parametrize("address", READING)
def test_a_reader_reads_everything_and_changes_nothing(room: Datasette, folder: Path, address: str) -> None:
    before = sha256((folder / "archive.db").read_bytes()).digest()
    read = {method: asked(room, address, method).status_code for method in ("GET", "HEAD")}
    others = {method: asked(room, address, method).status_code for method in ("POST", "PUT", "PATCH", "DELETE")}

    assert read in ({"GET": 200, "HEAD": 200}, {"GET": 303, "HEAD": 303})
    assert set(others.values()) <= {403, 405}
    assert sha256((folder / "archive.db").read_bytes()).digest() == before


def test_a_readers_connection_cannot_write(room: Datasette) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        asyncio.run(desk.ask(room, lambda db: db.conn.execute("DELETE FROM articles")))

    assert len(asyncio.run(desk.ask(room, lambda db: reading.articles_of(db, ISSUE)))) == 3


def test_a_question_without_end_is_stopped_and_the_next_one_answered(
    room: Datasette, monkeypatch: pytest.MonkeyPatch
) -> None:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    monkeypatch.setattr(desk, "PATIENCE", 0.05)
    with pytest.raises(sqlite3.OperationalError, match="interrupted"):
        asyncio.run(desk.ask(room, lambda db: db.execute(endless).fetchone()))

    assert asked(room, "/-/publications").status_code == 200


def test_a_question_that_takes_too_long_gives_a_page_with_a_next_step(
    room: Datasette, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "PATIENCE", -1.0)
    monkeypatch.setattr(desk, "STEPS", 1)
    answer = asked(room, "/-/search?q=strike")

    assert (answer.status_code, "Ask for fewer years or rarer words" in answer.text) == (503, True)


def test_an_archive_of_an_older_version_is_named_and_not_an_error(tmp_path: Path) -> None:
    folder = rooms.workspace(tmp_path)
    older = sqlite3.connect(folder / "archive.db")
    older.execute("DROP TABLE vocabulary_fts")
    older.execute("DROP TABLE catalogue")
    older.close()
    opened = Datasette([str(folder / "archive.db")])
    answer = asked(opened, "/-/search?q=strike")

    assert (answer.status_code, "older than the reading room" in answer.text) == (503, True)
    opened.get_database("archive").close()


def test_without_an_archive_of_ours_datasette_is_as_it_was(tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "other.db")
    other.execute("CREATE TABLE photographs (id INTEGER)")
    other.close()
    opened = Datasette([str(tmp_path / "other.db")])

    assert ("photographs" in asked(opened, "/").text, asked(opened, "/-/search").status_code) == (True, 404)
    opened.get_database("other").close()
