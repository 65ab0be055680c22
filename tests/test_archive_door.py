"""What happens to the archive when a run is killed, a disk is full, a file is damaged or somebody else has it open?"""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ingest import archive
from ingest.archive import door
from ingest.errors import SetupError
from ingest.model import Article, Kind, Piece
from tests.issues import FOLIO, RENT, issue, page, put, region, rows, spark

ROOT = Path(__file__).parent.parent


@pytest.fixture
def db(tmp_path: Path) -> Iterator[archive.Archive]:
    with archive.connect(tmp_path / "archive.db") as opened:
        yield opened


def headlines(db: archive.Archive) -> dict[str, str]:
    return dict(rows(db, "SELECT id, title FROM articles ORDER BY id"))


def _killed(path: Path, function: str) -> int:
    """The return code of a process that puts another spark and kills itself in *function*."""
    code = f"""
import os, signal
from dataclasses import replace
from pathlib import Path
from ingest import archive
from ingest.archive import decisions, store
from tests.issues import spark
{function} = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
db = archive.connect(Path({str(path)!r}))
db.execute("PRAGMA cache_size = 1")  # so that half of the issue is on the disk already
whole = spark()
archive.put_issue(db, replace(whole, articles=whole.articles[:1]), Path("scans"), Path("."), "new")
"""
    return subprocess.run([sys.executable, "-c", code], cwd=ROOT, timeout=60, check=False).returncode


def test_a_run_killed_in_the_middle_of_an_issue_leaves_the_old_issue_whole(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with archive.connect(path) as db:
        put(db, spark(), key="old")

    assert _killed(path, "decisions.lay") == -signal.SIGKILL
    with archive.connect(path) as db:
        assert (archive.known(db), len(headlines(db))) == ({"spark": "old"}, 3)
        assert [each for each in archive.check(db, tmp_path) if not each.good and each.name != "Images"] == []


def test_after_a_kill_the_bare_file_has_every_issue_that_was_stored(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    code = f"""
import os, signal
from pathlib import Path
from ingest import archive
from tests.issues import spark
db = archive.connect(Path({str(path)!r}))
archive.put_issue(db, spark(), Path("scans"), Path("."), "new")
os.kill(os.getpid(), signal.SIGKILL)
"""
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, timeout=60, check=False)
    bare = tmp_path / "copy.db"
    bare.write_bytes(path.read_bytes())

    with archive.connect(bare) as db:
        assert archive.known(db) == {"spark": "new"}


def test_at_rest_the_archive_is_one_file_that_needs_no_other(tmp_path: Path) -> None:
    with archive.connect(tmp_path / "archive.db") as db:
        put(db, spark())

    assert [each.name for each in tmp_path.iterdir()] == ["archive.db"]
    with sqlite3.connect(f"file:{tmp_path}/archive.db?mode=ro&immutable=1", uri=True) as bare:
        assert bare.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert bare.execute("SELECT count(*) FROM articles").fetchone() == (3,)
    bare.close()


def test_readers_do_not_wait_while_an_issue_is_written(db: archive.Archive) -> None:
    put(db, spark())
    reader = sqlite3.connect(db.path, timeout=0)
    with door.writing(db):
        db.execute("DELETE FROM issues")

        assert reader.execute("SELECT count(*) FROM articles").fetchone() == (3,)
    assert reader.execute("SELECT count(*) FROM articles").fetchone() == (0,)
    reader.close()


def test_a_reader_that_was_left_open_does_not_stop_a_run(db: archive.Archive) -> None:
    put(db, spark())
    reader = sqlite3.connect(db.path, timeout=0)
    cursor = reader.execute("SELECT * FROM lines")
    cursor.fetchone()
    put(db, issue([page(FOLIO)], [], "1934-12-20", "other"))

    assert sorted(archive.known(db)) == ["other", "spark"]
    reader.close()


def test_a_failure_in_the_middle_of_an_issue_undoes_all_of_it(db: archive.Archive) -> None:
    put(db, spark(), key="old")
    broken = Article("article", (Piece(9, RENT),), "On no page")
    with pytest.raises(KeyError):
        put(db, replace(spark(), articles=(broken,)), key="new")

    assert (archive.known(db), len(headlines(db)), db.conn.in_transaction) == ({"spark": "old"}, 3, False)


def _other_program(path: Path) -> None:
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE photographs (id INTEGER)")
    db.close()


def _newer(path: Path) -> None:
    archive.connect(path).close()
    db = sqlite3.connect(path)
    db.execute("PRAGMA user_version = 99")
    db.close()


def _damaged(path: Path) -> None:
    with archive.connect(path) as db:
        put(db, spark())
    content = bytearray(path.read_bytes())
    content[100:4096] = bytes(3996)
    path.write_bytes(content)


HOPELESS: dict[str, tuple[Callable[[Path], object], str]] = {
    "folder": (Path.mkdir, "is a folder, not an archive. Give the path of a file"),
    "text": (lambda path: path.write_text("Dear diary, " * 100), "is no archive but some other file"),
    "other": (_other_program, "is a database of some other program"),
    "newer": (_newer, "made by a newer version of this program .* Update the program"),
    "damaged": (_damaged, "is damaged .* `ingest rebuild`"),
}


@pytest.mark.parametrize("case", HOPELESS)
def test_what_is_no_archive_of_ours_is_refused_with_a_next_step(tmp_path: Path, case: str) -> None:
    make, sentence = HOPELESS[case]
    make(tmp_path / "archive.db")

    with pytest.raises(SetupError, match=sentence):
        archive.connect(tmp_path / "archive.db")


def test_a_missing_archive_is_made_only_by_those_who_write(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match=r"There is no archive at .* Type `ingest run`"):
        archive.connect(tmp_path / "archive.db", create=False)

    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match=r"There is no folder .*attic"):
        archive.connect(tmp_path / "attic" / "archive.db")


def test_an_archive_that_another_program_writes_to_is_waited_for_and_then_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door, "PATIENCE", 0.05)
    archive.connect(tmp_path / "archive.db").close()
    other = sqlite3.connect(tmp_path / "archive.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with (
        archive.connect(tmp_path / "archive.db") as db,
        pytest.raises(SetupError, match="being written by another program"),
    ):
        put(db, spark())
    other.close()


def test_a_full_disk_is_said_and_leaves_the_archive_as_it_was(db: archive.Archive) -> None:
    put(db, spark(), key="old")
    db.execute(f"PRAGMA max_page_count = {rows(db, 'PRAGMA page_count')[0]}")
    long = issue([page(region(Kind.BODY, "\n".join(["word " * 20] * 300)))], [], "1934-12-20", "long")
    with pytest.raises(SetupError, match=r"no room left on the disk\. Make room, then type the same command again"):
        put(db, long)

    assert archive.known(db) == {"spark": "old"}


def test_an_empty_file_becomes_an_archive(tmp_path: Path) -> None:
    (tmp_path / "archive.db").touch()
    with archive.connect(tmp_path / "archive.db") as db:
        assert archive.known(db) == {}


def test_two_programs_may_make_the_same_archive_at_once(tmp_path: Path) -> None:
    path = str(tmp_path / "archive.db")
    code = f"from pathlib import Path; from ingest import archive; archive.connect(Path({path!r})).close()"
    started = [subprocess.Popen([sys.executable, "-c", code]) for _ in range(3)]

    assert [process.wait(60) for process in started] == [0, 0, 0]


# Doctor


def _scans(folder: Path) -> None:
    (folder / "scans" / "spark").mkdir(parents=True)
    for name in ("spark/p1.png", "spark/p2.png"):
        (folder / "scans" / name).write_bytes(name.encode())


def _wrong(db: archive.Archive) -> list[tuple[str, str]]:
    return [(each.name, each.found) for each in archive.check(db, db.path.parent) if not each.good]


def test_a_sound_archive_has_nothing_wrong(db: archive.Archive, tmp_path: Path) -> None:
    _scans(tmp_path)
    put(db, spark())

    assert [(each.good, each.name) for each in archive.check(db, tmp_path)] == [
        (True, name) for name in ("Archive file", "References", "Full-text index", "Images", "Digests", "Corrections")
    ]


def test_doctor_names_scans_that_are_gone_or_changed(db: archive.Archive, tmp_path: Path) -> None:
    _scans(tmp_path)
    (tmp_path / "scans" / "spark" / "p1.png").unlink()
    (tmp_path / "scans" / "spark" / "p2.png").write_text("another picture")
    put(db, spark())

    assert _wrong(db) == [
        ("Images", "scans/spark/p1.png is missing"),
        ("Digests", "scans/spark/p2.png is not the file that was read"),
    ]


def test_doctor_finds_a_scan_whose_name_is_no_utf_8(db: archive.Archive, tmp_path: Path) -> None:
    (tmp_path / "scans").mkdir()
    (tmp_path / "scans" / os.fsdecode(b"gr\xe8ve.png")).write_bytes(b"gr%E8ve.png")
    put(db, issue([page(FOLIO, scan="gr%E8ve.png")], [], "1934-12-20", "gr%E8ve.png"))

    assert _wrong(db) == []


def test_doctor_sees_an_index_that_is_out_of_step(db: archive.Archive, tmp_path: Path) -> None:
    _scans(tmp_path)
    put(db, spark())
    db.execute("DROP TRIGGER articles_changed_in_index")
    db.execute("UPDATE articles SET text = 'something else'")

    assert [name for name, _ in _wrong(db)] == ["Full-text index"]


def test_doctor_sees_words_and_kinds_that_are_out_of_step(db: archive.Archive, tmp_path: Path) -> None:
    _scans(tmp_path)
    put(db, spark())
    db.execute("UPDATE vocabulary SET articles = 9 WHERE word = 'strike'")
    db.execute("UPDATE catalogue SET kind = 'notice' WHERE kind = 'masthead'")

    assert _wrong(db) == [
        (
            "Full-text index",
            "1 words of the vocabulary are not in step with the articles; "
            "1 lines of the catalogue are not in step with the articles",
        )
    ]


def test_doctor_looks_at_an_archive_that_cannot_be_written(db: archive.Archive, tmp_path: Path) -> None:
    put(db, spark())
    db.close()
    on_a_cd = sqlite3.connect(f"file:{tmp_path}/archive.db?mode=ro&immutable=1", uri=True)
    with archive.Archive(on_a_cd, tmp_path / "archive.db") as there:
        found = {each.name: (each.good, each.found) for each in archive.check(there, tmp_path)}

    assert found["Full-text index"] == (True, "not checked: the archive cannot be written")
    assert found["References"] == (True, "all lead somewhere")


def test_doctor_sees_a_reference_that_leads_nowhere(db: archive.Archive, tmp_path: Path) -> None:
    _scans(tmp_path)
    put(db, spark())
    db.execute("PRAGMA foreign_keys = OFF")
    db.execute("UPDATE regions SET article_id = 'nowhere' WHERE kind = 'folio'")

    assert _wrong(db) == [("References", "regions row 7 points at no row of articles")]


def test_doctor_sees_a_damaged_file(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with archive.connect(path) as db:
        put(db, spark())
        (root,) = rows(db, "SELECT rootpage FROM sqlite_master WHERE name = 'lines'")
    content = bytearray(path.read_bytes())
    content[(root - 1) * 4096 : (root - 1) * 4096 + 200] = bytes(200)
    path.write_bytes(content)

    with archive.connect(path) as db:
        assert [name for name, _ in _wrong(db)] == ["Archive file"]


# Made anew


def test_an_archive_made_anew_takes_the_place_of_the_old_one_and_keeps_its_ids(tmp_path: Path) -> None:
    path, new = tmp_path / "archive.db", tmp_path / "archive.db.new"
    whole = spark()
    with archive.connect(path) as db:
        put(db, replace(whole, articles=whole.articles[2:]))
        put(db, whole)
        cited = headlines(db)
    fresh = archive.connect(new)
    assert archive.remember(fresh, path)
    archive.put_issue(fresh, whole, tmp_path / "scans", tmp_path, "key")
    archive.put_in_place(fresh, new, path)

    with archive.connect(path) as db:
        assert headlines(db) == cited
    assert [each.name for each in tmp_path.iterdir()] == ["archive.db"]


def test_whoever_has_the_old_archive_open_goes_on_with_the_new_one(tmp_path: Path) -> None:
    path, new = tmp_path / "archive.db", tmp_path / "archive.db.new"
    archive.connect(path).close()
    reader = sqlite3.connect(path)
    assert reader.execute("SELECT count(*) FROM issues").fetchone() == (0,)
    fresh = archive.connect(new)
    archive.put_issue(fresh, spark(), tmp_path / "scans", tmp_path, "key")
    archive.put_in_place(fresh, new, path)

    assert reader.execute("SELECT count(*) FROM issues").fetchone() == (1,)
    reader.close()


def test_a_damaged_archive_is_set_aside_for_the_new_one(tmp_path: Path) -> None:
    path, new = tmp_path / "archive.db", tmp_path / "archive.db.new"
    _damaged(path)
    fresh = archive.connect(new)
    assert not archive.remember(fresh, path)
    archive.put_issue(fresh, spark(), tmp_path / "scans", tmp_path, "key")
    archive.put_in_place(fresh, new, path)

    with archive.connect(path) as db:
        assert archive.known(db) == {"spark": "key"}
    assert sorted(each.name for each in tmp_path.iterdir()) == ["archive.db", "archive.db.damaged"]


def test_another_programs_file_is_never_overwritten(tmp_path: Path) -> None:
    path, new = tmp_path / "archive.db", tmp_path / "archive.db.new"
    path.write_text("Dear diary, " * 100)
    fresh = archive.connect(new)
    with pytest.raises(SetupError, match="is no archive but some other file"):
        archive.put_in_place(fresh, new, path)
    fresh.close()

    assert path.read_text() == "Dear diary, " * 100


def test_another_programs_file_is_refused_before_an_archive_is_made_anew_for_its_place(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    path.write_text("Dear diary, " * 100)
    with (
        archive.connect(tmp_path / "archive.db.new") as fresh,
        pytest.raises(SetupError, match="is no archive but some other file"),
    ):
        archive.remember(fresh, path)
