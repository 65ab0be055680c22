"""Who may sign in, does nobody guess a password, and do two people never get the same piece?"""

import getpass
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ingest import archive, people
from ingest.cli.audited import audited
from ingest.cli.guard import UNABLE
from ingest.cli.workspace import Places
from ingest.errors import SetupError
from ingest.people import Role, accounts, audit, leases, passwords, sessions, voices
from tests.issues import put, spark
from tests.typed import ingest

WORDS = "horse battery staple"


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with people.opened(tmp_path / "archive.people.db") as opened:
        yield opened


# Accounts


def test_only_the_owner_may_read_who_works_here(db: sqlite3.Connection, tmp_path: Path) -> None:
    file = tmp_path / "archive.people.db"
    made = file.stat().st_mode & 0o777
    file.chmod(0o644)  # as a copy from another disk has it
    people.connect(file).close()

    assert (made, file.stat().st_mode & 0o777) == (0o600, 0o600)


def test_a_password_is_kept_as_a_slow_hash_with_its_own_salt(db: sqlite3.Connection) -> None:
    for name in ("anna", "ben"):
        accounts.add(db, name, WORDS, Role.VOLUNTEER)
    kept = [row[0] for row in db.execute("SELECT password FROM people")]

    assert len(set(kept)) == 2
    assert all(each.startswith("scrypt$32768$8$3$") and WORDS not in each for each in kept)
    assert [passwords.fits(WORDS, kept[0]), passwords.fits(WORDS.title(), kept[0])] == [True, False]


@pytest.mark.parametrize("password", ["", "too short", "x" * 501])
def test_a_password_is_neither_short_nor_endless(db: sqlite3.Connection, password: str) -> None:
    with pytest.raises(SetupError, match="A password has 10 to 500 letters"):
        accounts.add(db, "anna", password, Role.READER)


@pytest.mark.parametrize("name", ["", " ", "<script>", "a\nb;c", "x" * 51, "-"])
def test_a_name_is_a_name(db: sqlite3.Connection, name: str) -> None:
    with pytest.raises(SetupError, match="cannot be a name"):
        accounts.add(db, name, WORDS, Role.READER)


def test_nobody_has_two_accounts_that_differ_by_a_capital(db: sqlite3.Connection) -> None:
    accounts.add(db, "Anna", WORDS, Role.READER)

    with pytest.raises(SetupError, match="anna has an account already"):
        accounts.add(db, "anna", WORDS, Role.EDITOR)


def test_each_role_may_what_those_before_it_may() -> None:
    assert [[role.may(wanted) for wanted in Role] for role in Role] == [
        [True, False, False],
        [True, True, False],
        [True, True, True],
    ]


# Signing in


def test_who_signed_in_is_known_until_they_sign_out(db: sqlite3.Connection) -> None:
    anna = accounts.add(db, "anna", WORDS, Role.VOLUNTEER)
    signed_in = sessions.sign_in(db, " Anna ", WORDS, "10.0.0.1")
    assert isinstance(signed_in, tuple)
    person, secret = signed_in

    assert person == sessions.who(db, secret) == anna
    assert secret not in "".join(row[0] for row in db.execute("SELECT token FROM sessions"))
    sessions.sign_out(db, secret)
    assert sessions.who(db, secret) is None


def test_who_signed_in_two_weeks_ago_has_to_do_so_again(db: sqlite3.Connection) -> None:
    accounts.add(db, "anna", WORDS, Role.VOLUNTEER)
    signed_in = sessions.sign_in(db, "anna", WORDS, "10.0.0.1")
    assert isinstance(signed_in, tuple)
    db.execute("UPDATE sessions SET expires = expires - ?", [sessions.LASTS])

    assert sessions.who(db, signed_in[1]) is None


def test_a_new_role_holds_at_once_and_a_new_password_signs_out_everywhere(db: sqlite3.Connection) -> None:
    accounts.add(db, "anna", WORDS, Role.VOLUNTEER)
    signed_in = sessions.sign_in(db, "anna", WORDS, "10.0.0.1")
    assert isinstance(signed_in, tuple)
    accounts.set_role(db, "anna", Role.EDITOR)
    promoted = sessions.who(db, signed_in[1])
    accounts.set_password(db, "anna", "another horse battery")

    assert promoted is not None and promoted.role is Role.EDITOR
    assert sessions.who(db, signed_in[1]) is None


def test_after_five_wrong_passwords_even_the_right_one_has_to_wait(db: sqlite3.Connection) -> None:
    accounts.add(db, "anna", WORDS, Role.VOLUNTEER)
    wrong = [sessions.sign_in(db, "anna", f"wrong password {n}", "10.0.0.1") for n in range(5)]
    right = sessions.sign_in(db, "anna", WORDS, "10.0.0.1")
    elsewhere = sessions.sign_in(db, "anna", WORDS, "10.0.0.2")

    assert wrong == [sessions.Refused()] * 5
    assert isinstance(right, sessions.Refused) and 800 < right.wait <= 900
    assert isinstance(elsewhere, tuple)


def test_an_address_that_tries_many_names_has_to_wait(db: sqlite3.Connection) -> None:
    db.executemany(
        "INSERT INTO attempts VALUES (?, '10.0.0.1', unixepoch())", [(f"name {number}",) for number in range(20)]
    )

    answer = sessions.sign_in(db, "anna", WORDS, "10.0.0.1")

    assert isinstance(answer, sessions.Refused) and answer.wait > 0


def test_a_name_that_is_tried_from_everywhere_has_to_wait(db: sqlite3.Connection) -> None:
    accounts.add(db, "anna", WORDS, Role.VOLUNTEER)
    db.executemany("INSERT INTO attempts VALUES ('anna', ?, unixepoch())", [(f"10.0.1.{n}",) for n in range(50)])

    answer = sessions.sign_in(db, "anna", WORDS, "10.0.0.1")

    assert isinstance(answer, sessions.Refused) and answer.wait > 0


def test_a_hundred_attempts_at_once_are_no_way_round(db: sqlite3.Connection, tmp_path: Path) -> None:
    accounts.add(db, "anna", WORDS, Role.VOLUNTEER)

    def attempt(number: int) -> object:
        with people.opened(tmp_path / "archive.people.db") as own:
            return sessions.sign_in(own, "anna", f"wrong password {number}", "10.0.0.1")

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(attempt, range(12)))

    assert answers.count(sessions.Refused()) == 5


def test_who_is_removed_is_nobody_at_once_and_has_nothing_in_hand(db: sqlite3.Connection) -> None:
    accounts.add(db, "anna", WORDS, Role.VOLUNTEER)
    signed_in = sessions.sign_in(db, "anna", WORDS, "10.0.0.1")
    assert isinstance(signed_in, tuple)
    leases.take(db, "anna", [7])
    accounts.remove(db, "anna")

    assert (sessions.who(db, signed_in[1]), leases.holder(db, 7)) == (None, None)


# Pieces in hand


def test_two_people_who_ask_at_once_get_two_pieces(db: sqlite3.Connection, tmp_path: Path) -> None:
    def ask(name: str) -> int | None:
        with people.opened(tmp_path / "archive.people.db") as own:
            return leases.take(own, name, [1, 2, 3, 4, 5, 6])

    with ThreadPoolExecutor(6) as pool:
        given = list(pool.map(ask, "abcdef"))

    assert sorted(given, key=str) == [1, 2, 3, 4, 5, 6]


def test_a_piece_that_nobody_holds_any_more_is_given_to_the_next(db: sqlite3.Connection) -> None:
    first = leases.take(db, "anna", [7])
    meanwhile = leases.take(db, "ben", [7])
    db.execute("UPDATE leases SET expires = unixepoch() - 1")
    later = leases.take(db, "ben", [7])

    assert (first, meanwhile, later, leases.holder(db, 7)) == (7, None, 7, "ben")


def test_who_takes_another_piece_gives_the_former_back(db: sqlite3.Connection) -> None:
    leases.take(db, "anna", [7])
    leases.take(db, "anna", [8])

    assert (leases.holder(db, 7), leases.holder(db, 8)) == (None, "anna")


# Voices and audit


def test_a_flag_is_open_until_somebody_looks_after_it(db: sqlite3.Connection) -> None:
    voices.flag(db, "the-spark/1934-12-13/a02", "It was  Sunday.")
    (said,) = voices.flags(db)
    settled = [voices.settle(db, said.id, "eve"), voices.settle(db, said.id, "eve")]

    assert (said.says, said.name, settled, voices.flags(db)) == ("It was Sunday.", "", [True, False], [])


def test_a_machine_cannot_fill_the_box_of_flags(db: sqlite3.Connection) -> None:
    db.executemany("INSERT INTO flags (article, says, name, created) VALUES ('a', 'b', '', 'c')", [()] * 500)

    with pytest.raises(SetupError, match="no more are taken"):
        voices.flag(db, "a", "one more")
    with pytest.raises(SetupError, match="more than 2,000 letters"):
        voices.flag(db, "a", "x" * 2001)


def test_words_that_were_not_found_are_counted_and_bounded(db: sqlite3.Connection) -> None:
    voices.miss(db, [f"word {number}" for number in range(1100)])
    voices.miss(db, ["kazakhstan", "kazakhstan"])

    assert db.execute("SELECT count(*) FROM misses").fetchone() == (1000,)
    assert voices.misses(db, 1) == ["kazakhstan"]


def test_the_audit_tells_the_newest_first(db: sqlite3.Connection) -> None:
    acts = [audit.Act("anna", "10.0.0.1", "sign in", "", outcome, f"2026-01-0{n}") for n, outcome in enumerate("ab", 1)]
    for act in acts:
        audit.record(db, act)

    assert audit.acts(db) == acts[::-1]
    assert audit.acts(db, "ben") == []


# Typed


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    with archive.connect(tmp_path / "archive.db") as opened:
        put(opened, spark())
    return tmp_path


def test_accounts_are_kept_from_the_command_line_and_that_is_written_down(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from click.testing import CliRunner

    from ingest.cli import commands

    def typed(*words: str, password: str = "") -> str:
        told = CliRunner().invoke(commands, ["user", *words], input=password)
        assert told.exit_code == 0, told.output
        return told.output

    assert typed("add", "anna", password=f"{WORDS}\n") == "anna may sign in as volunteer.\n"
    assert typed("role", "anna", "editor") == "anna is editor now.\n"
    assert typed("list").startswith("anna                     editor     since 2")
    typed("passwd", "anna", password="another horse battery\n")
    typed("remove", "anna")
    assert typed("list") == ""
    with people.opened(workspace / "archive.people.db") as db:
        assert [(act.verb, act.about) for act in audit.acts(db)][::-1] == [
            ("user add", "anna"),
            ("user role", "anna editor"),
            ("user passwd", "anna"),
            ("user remove", "anna"),
        ]


def test_what_an_account_without_a_name_does_is_written_down_under_its_number(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nameless() -> str:
        raise KeyError("getpwuid(): uid not found: 4321")

    monkeypatch.setattr(getpass, "getuser", nameless)
    monkeypatch.setattr(os, "getuid", lambda: 4321)
    with audited(Places(workspace, workspace, workspace, workspace / "archive.db"), "user add", "anna"):
        pass

    with people.opened(workspace / "archive.people.db") as db:
        assert [act.name for act in audit.acts(db)] == ["command line (4321)"]


def test_who_is_not_there_is_said(workspace: Path) -> None:
    told = ingest("user", "role", "nobody", "editor")

    assert (told.exit_code, "There is nobody called nobody." in told.output) == (UNABLE, True)


def test_an_account_in_a_folder_without_an_archive_is_a_mistake(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    told = ingest("user", "add", "anna")

    assert (told.exit_code, list(tmp_path.iterdir())) == (UNABLE, [])


def test_a_reading_room_in_which_nobody_can_sign_in_says_what_to_type(workspace: Path) -> None:
    line = [sys.executable, "-m", "ingest", "serve", "--port", "0", "--workspace", str(workspace)]
    process = subprocess.Popen(line, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    with process.stdout as said:
        lines = [said.readline() for _ in range(3)]
        process.terminate()
    process.wait(timeout=60)

    assert "user add --workspace" in lines[2] and lines[2].endswith(" YOUR-NAME\n")
