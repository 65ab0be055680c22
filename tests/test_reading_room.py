"""Does every address of the reading room answer, as a page and as JSON, and does a wrong one help?"""

import json
from collections.abc import Iterator
from http.client import HTTPResponse
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from tests import rooms

ISSUE = "the-spark/1934-12-13"


@pytest.fixture(scope="module")
def behind_a_proxy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = rooms.workspace(tmp_path_factory.mktemp("proxied"))
    with rooms.served(folder, "--prefix", "/papers/") as address:
        yield address


def fetched(address: str, accept: str = "text/html", method: str = "GET") -> tuple[int, dict[str, str], bytes]:
    """Status, headers in lower case, body."""
    answer: HTTPResponse | HTTPError
    try:
        answer = urlopen(Request(address, headers={"accept": accept}, method=method), timeout=30)
    except HTTPError as error:
        answer = error
    with answer:
        return answer.status or 0, {k.lower(): v for k, v in answer.headers.items()}, answer.read()


def told(address: str) -> Any:
    """What JSON says."""
    return json.loads(fetched(address, "application/json")[2])


ADDRESSES = [
    "/-/publications",
    "/-/publications/the-spark",
    f"/-/issues/{ISSUE}",
    f"/-/pages/{ISSUE}/p01",
    f"/-/articles/{ISSUE}/a02",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_address_answers_as_a_page_and_as_json(room: str, address: str) -> None:
    page, named = fetched(room + address), fetched(f"{room}{address}.json")
    asked = fetched(room + address, "application/json")

    assert (page[0], page[1]["content-type"]) == (200, "text/html; charset=utf-8")
    assert asked[1]["content-type"] == named[1]["content-type"] == "application/json; charset=utf-8"
    assert json.loads(asked[2]) == json.loads(named[2])


@pytest.mark.parametrize(
    "address", ["/-/articles/the-spark/1934-12-13/a99", "/-/pages/no/p01", "/-/issues/no", "/nothing/is/here"]
)
def test_an_address_that_leads_nowhere_gives_a_page_with_a_next_step(room: str, address: str) -> None:
    status, _, body = fetched(room + address)

    assert (status, b'href="/-/search"' in body) == (404, True)


def test_no_page_takes_a_script_from_elsewhere_and_none_is_guessed_or_framed(room: str) -> None:
    headers = fetched(room + ADDRESSES[0])[1]

    assert "script-src 'self'" in headers["content-security-policy"]
    assert (headers["x-content-type-options"], headers["x-frame-options"]) == ("nosniff", "SAMEORIGIN")


def test_behind_a_proxy_every_link_stands_under_the_prefix(behind_a_proxy: str) -> None:
    links = set(fetched(f"{behind_a_proxy}/-/articles/{ISSUE}/a02")[2].decode().split('href="')[1:])

    assert behind_a_proxy.endswith("/papers")
    assert {link[:8] for link in links if not link.startswith("#")} == {"/papers/"}


def test_the_reading_room_reads_while_an_issue_is_written(tmp_path: Path) -> None:
    from ingest import archive
    from ingest.archive import door

    folder = rooms.workspace(tmp_path)
    with rooms.served(folder) as room, archive.connect(folder / "archive.db") as db:
        with door.writing(db):
            db.execute("DELETE FROM issues")
            assert [each["id"] for each in told(room + "/-/publications/the-spark")["issues"]] == [ISSUE]
        assert told(room + "/-/publications/the-spark")["issues"] == []


def test_a_port_that_is_taken_is_named(tmp_path: Path, room: str) -> None:
    from tests.typed import ingest

    port = room.rpartition(":")[2]
    result = ingest("serve", "--workspace", str(rooms.workspace(tmp_path)), "--port", port)

    assert (result.exit_code, f"127.0.0.1:{port} cannot be used" in result.output) == (2, True)
