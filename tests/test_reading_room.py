"""Does every address of the reading room answer, as a page and as JSON, and does a wrong one help?"""

import json
import os
import re
import signal
from collections.abc import Iterator
from dataclasses import replace
from http.client import HTTPResponse
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import Request, urlopen

import pytest
from PIL import Image

from ingest import archive
from ingest.archive import door
from ingest.model import Kind, Piece
from tests import issues, rooms
from tests.issues import article, issue, page, put, region, spark
from tests.typed import ingest

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
    "/-/search",
    "/-/search?q=strike",
    "/-/publications",
    "/-/publications/the-spark",
    f"/-/issues/{ISSUE}",
    f"/-/pages/{ISSUE}/p01",
    f"/-/articles/{ISSUE}/a02",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_address_answers_as_a_page_and_as_json(room: str, address: str) -> None:
    path, _, query = address.partition("?")
    page, asked = fetched(room + address), fetched(room + address, "application/json")
    named = fetched(f"{room}{path}.json?{query}")

    assert (page[0], page[1]["content-type"]) == (200, "text/html; charset=utf-8")
    assert asked[1]["content-type"] == named[1]["content-type"] == "application/json; charset=utf-8"
    assert json.loads(asked[2]) == json.loads(named[2])


@pytest.mark.parametrize(
    ("address", "sign"),
    [
        ("/-/search", b"<mark>drivers</mark>"),
        (f"/-/articles/{ISSUE}/a02", b"<mark>drivers</mark>"),
        (f"/-/pages/{ISSUE}/p01", b'class="hit"'),
        (f"/-/iiif/{ISSUE}/search", b"#hit-1"),
    ],
)
def test_a_question_as_long_as_a_book_is_cut_and_keeps_nobody_waiting(room: str, address: str, sign: bytes) -> None:
    few, many = (fetched(f"{room}{address}?q={'x+OR+' * number}drivers") for number in (10, 200))

    assert (few[0], many[0]) == (200, 200)
    assert (sign in few[2], sign in many[2]) == (True, False)


def test_the_front_page_and_each_issue_count_articles_as_status_does_and_name_other_pieces_beside_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notice = region(Kind.BODY, "Births are told on Mondays.", 100, 700)
    paper = spark()
    pages = (paper.pages[0], issues.page(*paper.pages[1].regions, notice, scan="spark/p2.png"))
    paper = replace(paper, pages=pages, articles=(*paper.articles, article(Piece(2, notice), kind="notice")))
    with rooms.served(rooms.workspace(tmp_path, [paper])) as address:
        home, shown = (fetched(address + path)[2].decode() for path in ("/", f"/-/issues/{ISSUE}"))
    monkeypatch.chdir(tmp_path)

    assert "articles      2 (and 1 masthead, 1 notice)" in ingest("status").stdout
    assert re.findall(r"\d+ articles?\b[^<]*", home) == ["2 articles on 2 pages of 1 issue", "2 articles"]
    assert "2 pages, 2 articles and 1 other piece</p>" in shown


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
    outside = [link for link in links if not link.startswith(("#", "/papers/", f"{behind_a_proxy}/"))]
    assert outside == []


def test_the_reading_room_reads_while_an_issue_is_written(tmp_path: Path) -> None:
    folder = rooms.workspace(tmp_path)
    with rooms.served(folder) as room, archive.connect(folder / "archive.db") as db:
        with door.writing(db):
            db.execute("DELETE FROM issues")
            assert [each["id"] for each in told(room + "/-/publications/the-spark")["issues"]] == [ISSUE]
        assert told(room + "/-/publications/the-spark")["issues"] == []


def test_ctrl_c_closes_the_room_and_leaves_the_archive_in_one_file(tmp_path: Path) -> None:
    folder = rooms.workspace(tmp_path)
    with rooms.serving(folder) as (room, pid):
        told(room + "/-/publications")
        with archive.connect(folder / "archive.db") as db:
            put(db, spark())
        os.kill(pid, signal.SIGINT)
        assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0

    assert [each.name for each in folder.glob("archive.db*")] == ["archive.db"]


def test_a_port_that_is_taken_is_named(tmp_path: Path, room: str) -> None:
    port = room.rpartition(":")[2]
    result = ingest("serve", "--workspace", str(rooms.workspace(tmp_path)), "--port", port)

    assert (result.exit_code, f"127.0.0.1:{port} cannot be used" in result.output) == (2, True)


# Searching


@pytest.mark.parametrize(
    "words", ['"', "(", "AND", "a NEAR/2 b", "col:x", "*", "^a", "\x00", "é" * 600, "'; DROP TABLE"]
)
def test_bad_syntax_is_never_an_error_page(room: str, words: str) -> None:
    for tolerant in ("", "&tolerant=1"):
        assert fetched(f"{room}/-/search?q={quote(words)}{tolerant}")[0] == 200


def test_a_date_that_is_none_is_said_and_left_out(room: str) -> None:
    said = told(f"{room}/-/search?q=strike&from=soon")

    assert (said["found"]["total"], said["notes"]) == (1, ["'soon' is no date. Write 1934, 1934-12 or 1934-12-13."])


def test_nothing_found_leads_on(room: str) -> None:
    page = fetched(f"{room}/-/search?q=strlke&kind=notice")[2].decode()

    assert "Did you mean <a" in page
    assert "tolerant=1" in page
    assert "Search in all newspapers" in page


def test_a_hit_leads_to_the_article_with_its_words_marked_on_the_paper(room: str) -> None:
    (hit,) = told(f"{room}/-/search?q=pickets")["found"]["hits"]
    (first, second) = told(f"{room}/-/articles/{hit['id']}?q=pickets")["figures"]

    assert (first["hits"], second["hits"]) == ([], [{"left": 500, "top": 440, "right": 660, "bottom": 470}])


# Articles


def test_markup_in_the_text_of_a_paper_is_shown_as_text(tmp_path: Path) -> None:
    text = 'A <script>alert(1)</script> & "quotes" onload=x'
    body = region(Kind.BODY, text)
    with rooms.served(rooms.workspace(tmp_path, [issue([page(body)], [article(Piece(1, body))])])) as room:
        for address in (
            f"/-/articles/{ISSUE}/a01",
            "/-/search?q=script",
            f"/-/pages/{ISSUE}/p01",
            f"/-/issues/{ISSUE}",
        ):
            shown = fetched(room + address)[2].decode()

            assert "<script>alert" not in shown
            assert "&lt;" in shown


def test_an_article_is_kept_as_text_bibtex_ris_and_json(room: str) -> None:
    at = f"{room}/-/articles/{ISSUE}/a02"
    text, bib, ris = (fetched(at + ending) for ending in (".txt", ".bib", ".ris"))

    assert text[1]["content-disposition"] == 'attachment; filename="the-spark-1934-12-13-a02.txt"'
    assert text[2].decode().startswith("GENERAL STRIKE IN MINNEAPOLIS\n\nMINNEAPOLIS—The drivers")
    assert (bib[1]["content-type"], bib[2][:9]) == ("application/x-bibtex; charset=utf-8", b"@article{")
    assert b"TY  - NEWS\r\n" in ris[2]
    assert told(at)["lines"][0]["box"] == {"left": 100, "top": 300, "right": 380, "bottom": 330}


def test_an_article_that_goes_on_says_where(room: str) -> None:
    shown = fetched(f"{room}/-/articles/{ISSUE}/a02")[2].decode()

    assert 'continued on <a href="#p02">page 2</a>' in shown
    assert 'continued from <a href="#p01">page 1</a>' in shown
    assert 'aria-label="To page 2"' in shown


# Pictures


@pytest.mark.parametrize(
    ("address", "kind", "size"),
    [
        ("full/max/0/default.jpg", "JPEG", (2400, 3200)),
        ("full/!300,400/0/default.jpg", "JPEG", (300, 400)),
        ("0,0,512,512/256,/90/gray.png", "PNG", (256, 256)),
        ("0,0,1000,500/500,/90/default.webp", "WEBP", (250, 500)),
    ],
)
def test_a_picture_is_made_as_asked(room: str, address: str, kind: str, size: tuple[int, int]) -> None:
    picture = Image.open(BytesIO(fetched(f"{room}/-/iiif/{ISSUE}/p01/{address}")[2]))

    assert (picture.format, picture.size) == (kind, size)


@pytest.mark.parametrize("address", ["full/9000,/0/default.jpg", "full/max/0/default.gif", "full/max/7/default.jpg"])
def test_a_picture_that_cannot_be_made_is_refused(room: str, address: str) -> None:
    assert fetched(f"{room}/-/iiif/{ISSUE}/p01/{address}")[0] == 400


@pytest.mark.parametrize(
    "path", ["..%2F..%2Fetc%2Fpasswd", "../../../etc/passwd/p01", "%2Fetc%2Fpasswd%2Fp01", "scans/spark/p1.png"]
)
def test_pictures_are_asked_for_by_id_and_never_by_path(room: str, path: str) -> None:
    assert fetched(f"{room}/-/iiif/{path}/full/max/0/default.jpg")[0] == 404


def test_a_scan_that_is_gone_or_changed_is_said(tmp_path: Path) -> None:
    folder = rooms.workspace(tmp_path)
    (folder / "scans" / "spark" / "p1.png").unlink()
    Image.new("L", (10, 10)).save(folder / "scans" / "spark" / "p2.png")
    with rooms.served(folder) as room:
        gone, changed = (fetched(f"{room}/-/iiif/{ISSUE}/{page}/full/max/0/default.jpg") for page in ("p01", "p02"))

        assert (gone[0], changed[0]) == (404, 404)
        assert b"not the file that was read" in changed[2]
        assert fetched(f"{room}/-/articles/{ISSUE}/a02")[0] == 200


# Datasette beside it


def test_tables_and_answers_of_datasette_lead_to_the_reading_room(room: str) -> None:
    table = fetched(f"{room}/archive/articles")[2].decode()
    answer = fetched(f"{room}/archive/search?words=pickets&from_date=&to_date=")[2].decode()

    assert f'<a href="/-/articles/{ISSUE}/a03">Rents Go Up</a>' in table
    assert f'<a href="/-/articles/{ISSUE}/a02">{ISSUE}/a02</a>' in answer
    assert f'<a href="/-/pages/{ISSUE}/p01">{ISSUE}/p01</a>' in answer
