"""Who may open which door of the volunteers' side, and does nothing change that nobody asked for?"""

import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from ingest import archive, people
from ingest.archive.door import writing
from ingest.people import Role
from ingest.reading_room import desk
from ingest.reading_room.addresses import ARTICLE, FORMAT, PAGE
from ingest.reading_room.mending import forms, signing
from ingest.reading_room.mending.doors import DOORS, LINE, NAME, REGION, Door
from ingest.reading_room.mending.visits import Visit
from tests import rooms
from tests.decided import ANN, ISSUE, PRINTED, READ, RENT_ID, STRIKE_ID, journal, line, region
from tests.issues import put, rows, spark
from tests.visitors import HERE, PASSWORD, Visitor, opened, staffed, visitor

ROLES = (None, *Role)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return staffed(rooms.workspace(tmp_path_factory.mktemp("doors")))


@pytest.fixture(scope="module")
def room(folder: Path) -> Iterator[Datasette]:
    yield opened(folder)


@pytest.fixture(scope="module")
def visitors(room: Datasette) -> dict[Role | None, Visitor]:
    return {role: visitor(room, role) for role in ROLES}


def samples(folder: Path) -> dict[str, tuple[str, dict[str, Any]]]:
    """An address and a form for each door; the forms ask for things that are there and change nothing much."""
    with archive.connect(folder / "archive.db") as db:
        one, strike, rents = line(db, READ), region(db, "GENERAL STRIKE"), region(db, "Rents Go Up")
    return {
        "/-/login": ("/-/login", {"name": "nobody", "password": "not the right one"}),
        "/-/logout": ("/-/logout", {}),
        "/-/thanks": ("/-/thanks", {}),
        "/-/flag/ARTICLE": (f"/-/flag/{STRIKE_ID}", {"says": "It was Sunday."}),
        "/-/history/ARTICLE": (f"/-/history/{STRIKE_ID}", {}),
        "/-/history/lines/LINE": (f"/-/history/lines/{one}", {}),
        "/-/mend": ("/-/mend", {}),
        "/-/mend/next": ("/-/mend/next", {}),
        "/-/mend/regions/REGION": (f"/-/mend/regions/{strike}", {}),
        "/-/mend/articles/ARTICLE": (f"/-/mend/articles/{STRIKE_ID}", {}),
        "/-/mend/pages/PAGE": (f"/-/mend/pages/{ISSUE}/p01", {}),
        "/-/mend/lines/LINE": (f"/-/mend/lines/{one}", {"saw": READ, "says": READ}),
        "/-/mend/undo": ("/-/mend/undo", {"key": "0" * 20}),
        "/-/mend/bring-back": ("/-/mend/bring-back", {"key": "0" * 20}),
        "/-/mend/mark": ("/-/mend/mark", {"region": rents, "kind": "headline"}),
        "/-/mend/move": ("/-/mend/move", {"region": rents, "goal": rents}),
        "/-/mend/part": ("/-/mend/part", {"line": 10**9}),
        "/-/mend/join": ("/-/mend/join", {"article": RENT_ID, "goal": RENT_ID}),
        "/-/mend/date": ("/-/mend/date", {"issue": ISSUE, "date": "1934-12-13"}),
        "/-/review": ("/-/review", {}),
        "/-/review/people/NAME": ("/-/review/people/nobody", {}),
        "/-/review/people/NAME/roll-back": ("/-/review/people/nobody/roll-back", {"sure": "nobody"}),
        "/-/review/settle": ("/-/review/settle", {"flag": 10**9}),
        "/-/review/audit": ("/-/review/audit", {}),
    }


WORDS = {FORMAT: "", ARTICLE: "ARTICLE", PAGE: "PAGE", LINE: "LINE", REGION: "REGION", NAME: "NAME", "$": ""}


def named(door: Door) -> str:
    """The door's address, with a word for what varies in it."""
    plain = door.pattern
    for pattern, word in WORDS.items():
        plain = plain.replace(pattern, word)
    return plain


def test_every_door_has_a_sample(folder: Path) -> None:
    assert sorted(named(door) for door in DOORS) == sorted(samples(folder))


DONE = {200, 303, 403, 404, 409}
"""A form that was let in may still ask for what is not there, or for a wrong password."""


def expected(door: Door, role: Role | None, method: str) -> set[int]:
    if (door.post if method == "POST" else door.get) is None:
        return {405}
    if door.role is None or (role is not None and role.may(door.role)):
        return DONE if method == "POST" else {200, 404}
    return {303 if method == "GET" else 401} if role is None else {403}


@pytest.mark.parametrize("door", [d for d in DOORS if "logout" not in d.pattern], ids=named)
@pytest.mark.parametrize("role", ROLES, ids=str)
def test_each_door_opens_for_those_it_is_for(
    folder: Path, visitors: dict[Role | None, Visitor], door: Door, role: Role | None
) -> None:
    path, fields = samples(folder)[named(door)]
    got, posted = visitors[role].get(path), visitors[role].post(path, fields)

    assert got.status_code in expected(door, role, "GET")
    assert posted.status_code in expected(door, role, "POST")
    if got.status_code == 303:
        assert got.headers["location"].startswith("/-/login?then=")


@pytest.mark.parametrize("path", ["/-/mend", "/-/mend.json", "/-/review.json"])
def test_no_proxy_keeps_what_one_person_is_shown(visitors: dict[Role | None, Visitor], path: str) -> None:
    assert visitors[Role.EDITOR].get(path).headers["cache-control"] == "private, no-store"


@pytest.mark.parametrize("door", [door for door in DOORS if door.post and door.role], ids=named)
@pytest.mark.parametrize(
    ("spoil", "headers"),
    [
        ({"token": ""}, HERE),
        ({"token": "0" * 64}, HERE),
        ({"token": "é"}, HERE),
        ({}, {"sec-fetch-site": "cross-site"}),
        ({}, {"sec-fetch-site": "same-site"}),
        ({}, {"origin": "https://elsewhere.example"}),
    ],
    ids=[
        "no token",
        "another token",
        "a token with an accent",
        "from another site",
        "from a neighbour",
        "from elsewhere, in an old browser",
    ],
)
def test_a_form_that_we_did_not_make_for_this_browser_changes_nothing(
    folder: Path, visitors: dict[Role | None, Visitor], door: Door, spoil: dict[str, str], headers: dict[str, str]
) -> None:
    path, fields = samples(folder)[named(door)]
    eve = visitors[Role.EDITOR]
    with archive.connect(folder / "archive.db") as db:
        before = rows(db, "SELECT count(*) FROM decisions")
        answer = eve.send(path, {**eve.tokens(), **fields, **spoil}, headers)

        assert (answer.status_code, rows(db, "SELECT count(*) FROM decisions")) == (403, before)


def test_a_form_without_datasettes_own_token_is_refused_as_well(visitors: dict[Role | None, Visitor]) -> None:
    eve = visitors[Role.EDITOR]
    fields = eve.tokens() | {"csrftoken": "another"}

    assert eve.send("/-/mend/undo", {**fields, "key": "0" * 20}, HERE).status_code == 403


def test_the_room_opens_with_all_that_the_journal_knows(tmp_path: Path) -> None:
    """As after a power cut between the journal and the archive."""
    folder = rooms.workspace(tmp_path)
    before = (folder / "archive.db").read_bytes()
    with archive.connect(folder / "archive.db") as db:
        archive.correct(db, line(db, READ), PRINTED, ANN, journal(db))
    (folder / "archive.db").write_bytes(before)

    with rooms.served(folder):
        pass

    with archive.connect(folder / "archive.db") as db:
        assert rows(db, "SELECT text FROM lines WHERE ocr_text = ?", READ) == [PRINTED]


def test_a_stolen_cookie_of_another_server_is_nobodys(room: Datasette, tmp_path: Path) -> None:
    elsewhere = opened(staffed(rooms.workspace(tmp_path)))
    there = visitor(elsewhere, Role.EDITOR)
    here = Visitor(room, there.cookies)

    assert here.get("/-/review").status_code == 303


def test_whoever_signs_out_is_nobody_also_for_an_old_cookie(room: Datasette) -> None:
    vera = visitor(room, Role.VOLUNTEER)
    kept = dict(vera.cookies)
    vera.post("/-/logout", {})

    assert [Visitor(room, kept).get("/-/mend").status_code, vera.get("/-/mend").status_code] == [303, 303]


def test_the_cookie_is_hidden_from_scripts_and_from_other_sites(room: Datasette) -> None:
    fresh = Visitor(room)
    answer = fresh.post("/-/login", {"name": "vera", "password": PASSWORD})
    (cookie,) = [value for value in answer.headers.get_list("set-cookie") if value.startswith("ingest_session=")]

    assert {"HttpOnly", "SameSite=lax", "Path=/"} <= set(cookie.split("; "))


@pytest.mark.parametrize(("scheme", "only_there"), [("http", False), ("https", True)])
def test_a_cookie_that_came_over_https_goes_back_over_https_alone(
    room: Datasette, scheme: str, only_there: bool
) -> None:
    scope = {"type": "http", "method": "POST", "scheme": scheme, "headers": [], "path": "/-/login", "query_string": b""}
    response = Response.redirect("/")

    signing._keep(room, Visit(Request(scope, None), None), response, "a secret")

    (cookie,) = response._set_cookie_headers
    assert ("Secure" in cookie.split("; ")) is only_there


@pytest.mark.parametrize(
    "then",
    ["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", "javascript:alert(1)", "\t//x"],
)
def test_signing_in_leads_nobody_elsewhere(room: Datasette, then: str) -> None:
    answer = Visitor(room).post("/-/login", {"name": "vera", "password": PASSWORD, "then": then})

    assert answer.headers["location"] == "/-/mend"


def test_guessing_passwords_is_slowed_down_and_written_down(tmp_path: Path) -> None:
    folder = staffed(rooms.workspace(tmp_path))
    fresh = Visitor(opened(folder))
    answers = [
        fresh.post("/-/login", {"name": "vera", "password": f"wrong password {n}"}).status_code for n in range(6)
    ]

    assert answers == [403] * 5 + [429]
    with people.opened(folder / "archive.people.db") as db:
        assert [(act.name, act.verb, act.outcome) for act in people.audit.acts(db)] == [
            ("vera", "sign in", "wait"),
            *[("vera", "sign in", "refused")] * 5,
        ]


def test_every_write_is_written_down_by_whom_and_from_where(tmp_path: Path) -> None:
    folder = staffed(rooms.workspace(tmp_path))
    vera = visitor(opened(folder), Role.VOLUNTEER)
    path, _ = samples(folder)["/-/mend/lines/LINE"]
    for says in ("went out on Sunday, and the nation-", "went out on Tuesday, and the nation-"):
        vera.post(path, {"saw": READ, "says": says})

    with people.opened(folder / "archive.people.db") as db:
        told = [(act.name, act.address, act.verb, act.outcome) for act in people.audit.acts(db)]
    assert told == [
        ("vera", "127.0.0.1", "read", "in conflict"),
        ("vera", "127.0.0.1", "read", "done"),
        ("vera", "127.0.0.1", "sign in", "done"),
    ]


def test_a_form_larger_than_any_of_ours_is_not_read(room: Datasette, visitors: dict[Role | None, Visitor]) -> None:
    answer = visitors[Role.VOLUNTEER].post("/-/mend/undo", {"key": "0" * forms.LARGEST})

    assert answer.status_code == 413


def test_who_works_here_is_never_served(room: Datasette, visitors: dict[Role | None, Visitor]) -> None:
    served = [each["name"] for each in visitors[None].get("/-/databases.json").json()]
    tables = visitors[None].get("/archive.json").json()["tables"]
    attached = visitors[None].get("/archive.json?sql=attach+'archive.people.db'+as+p")

    assert served == ["archive"]
    assert not {"people", "sessions", "audit", "attempts"} & {each["name"] for each in tables}
    assert attached.status_code == 400


def test_what_a_volunteer_writes_is_data_on_every_page(tmp_path: Path) -> None:
    folder = staffed(rooms.workspace(tmp_path))
    eve = visitor(opened(folder), Role.EDITOR)
    path, _ = samples(folder)["/-/mend/lines/LINE"]
    evil = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'
    eve.post(path, {"saw": READ, "says": evil, "note": evil})
    eve.post(f"/-/flag/{STRIKE_ID}", {"says": evil})
    pages = [
        path.replace("/-/mend/lines", "/-/history/lines"),
        f"/-/history/{STRIKE_ID}",
        f"/-/mend/articles/{STRIKE_ID}",
        f"/-/mend/pages/{ISSUE}/p01",
        "/-/review",
        "/-/review/people/eve",
        f"/-/articles/{STRIKE_ID}",
    ]
    shown = {page: eve.get(page).text for page in pages}

    assert {page: "alert(1)" in html for page, html in shown.items()} == dict.fromkeys(pages, True)
    assert {page: "<script>alert" in html or "<img src=x" in html for page, html in shown.items()} == dict.fromkeys(
        pages, False
    )


def test_a_look_at_what_kind_of_file_it_is_takes_no_lock_away(tmp_path: Path) -> None:
    folder = rooms.workspace(tmp_path)
    code = "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=0).execute('BEGIN IMMEDIATE')"
    with archive.connect(folder / "archive.db") as db, writing(db):
        db.execute("DELETE FROM problems")
        assert desk.archive_of(opened(folder)) is not None
        other = subprocess.run(
            [sys.executable, "-c", code, str(folder / "archive.db")], capture_output=True, text=True, check=False
        )

    assert "database is locked" in other.stderr


def test_one_address_cannot_drown_the_volunteers_in_remarks(tmp_path: Path) -> None:
    reader = visitor(opened(staffed(rooms.workspace(tmp_path))))
    answers = [reader.post(f"/-/flag/{STRIKE_ID}", {"says": f"remark {n}"}).status_code for n in range(21)]

    assert answers == [200] * 20 + [429]


def test_a_volunteers_save_waits_while_an_issue_is_written(tmp_path: Path) -> None:
    folder = staffed(rooms.workspace(tmp_path))
    vera = visitor(opened(folder), Role.VOLUNTEER)
    path, _ = samples(folder)["/-/mend/lines/LINE"]
    written, save = threading.Event(), threading.Event()

    def run() -> None:
        with archive.connect(folder / "archive.db") as db, writing(db):
            db.execute("DELETE FROM problems")
            save.set()
            written.wait(0.5)

    with ThreadPoolExecutor(1) as pool:
        issue = pool.submit(run)
        save.wait()
        answer = vera.post(path, {"saw": READ, "says": "went out on Sunday, and the nation-"})
        issue.result()

    with archive.connect(folder / "archive.db") as db:
        assert (answer.status_code, line(db, "went out on Sunday, and the nation-") > 0) == (303, True)


def test_an_issue_that_is_read_again_under_an_open_editor_loses_nothing(tmp_path: Path) -> None:
    folder = staffed(rooms.workspace(tmp_path))
    vera = visitor(opened(folder), Role.VOLUNTEER)
    path, _ = samples(folder)["/-/mend/lines/LINE"]
    vera.post(path, {"saw": READ, "says": "went out on Sunday, and the nation-"})
    with archive.connect(folder / "archive.db") as db:
        put(db, spark())
        answer = vera.post(
            path, {"saw": READ, "says": "went out on Tuesday, and the nation-"}, accept="application/json"
        )

        assert (answer.status_code, "its page was read anew. Open the page again." in answer.text) == (409, True)
        assert line(db, "went out on Sunday, and the nation-")
