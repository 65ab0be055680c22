"""Does a human decision stay in force, whatever is read anew under it?"""

import errno
import json
import os
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from ingest import archive
from ingest.archive import retell
from ingest.archive.decisions import journal as journal_room
from ingest.errors import SetupError
from ingest.model import Anchor, Box, Decision, Issue, Kind, Page, Piece, Region, Verb
from tests.decided import BOB, ISSUE, PRINTED, READ, line
from tests.issues import JUMP, MASTHEAD, STRIKE, STRIKE_BODY, STRIKE_END, article, issue, page, put, region, rows, spark

ANN = archive.Hand("ann", "2026-01-02T03:04:05+00:00", "seen on the paper copy")


@pytest.fixture
def db(tmp_path: Path) -> Iterator[archive.Archive]:
    with archive.connect(tmp_path / "archive.db") as opened:
        put(opened, spark())
        yield opened


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return tmp_path / "ocr_output" / "corrections.jsonl"


def strike(db: archive.Archive, column: str = "text") -> str:
    (found,) = rows(db, f"SELECT {column} FROM articles WHERE headline LIKE '%STRIKE%'")
    return str(found)


def reread(body: Region, scan: str = "spark/p1.png") -> Issue:
    """The strike, read anew with another *body*."""
    pages = (page(MASTHEAD, STRIKE, body, JUMP, scan=scan), page(STRIKE_END, scan="spark/p2.png"))
    return issue(pages, [article(Piece(1, STRIKE), Piece(1, body), Piece(1, JUMP), Piece(2, STRIKE_END))])


def in_force(db: archive.Archive) -> list[tuple[str, str | None]]:
    """What each correction says, and the line it is laid over as it stands."""
    return rows(db, "SELECT after, text FROM corrections LEFT JOIN lines ON lines.id = line_id ORDER BY corrections.id")


# What a correction changes


def test_a_corrected_line_is_corrected_in_article_page_and_search(db: archive.Archive, journal: Path) -> None:
    archive.correct(db, line(db, READ), PRINTED, ANN, journal)

    assert rows(db, "SELECT text, ocr_text FROM lines WHERE text <> ocr_text") == [(PRINTED, READ)]
    assert "went out on Sunday, and the nationwide call was heard." in strike(db)
    assert rows(db, "SELECT instr(text, ?) > 0 FROM pages ORDER BY id", f"city\n{PRINTED}\nwide") == [1, 0]
    assert [len(archive.search(db, word)) for word in ("sunday", "monday")] == [1, 0]


def test_a_corrected_headline_is_the_articles_headline(db: archive.Archive, journal: Path) -> None:
    archive.correct(db, line(db, "IN MINNEAPOLIS"), "IN SAINT PAUL", ANN, journal)

    assert strike(db, "headline") == "GENERAL STRIKE IN SAINT PAUL"
    assert strike(db).startswith("GENERAL STRIKE IN SAINT PAUL\n\nMINNEAPOLIS—The drivers")


def test_a_corrected_dateline_is_the_articles_dateline(db: archive.Archive, journal: Path) -> None:
    archive.correct(db, line(db, "MINNEAPOLIS—The drivers of the city"), "DULUTH—The drivers of the city", ANN, journal)

    assert strike(db, "dateline") == "DULUTH"


def test_a_line_that_is_no_print_may_be_corrected_to_nothing(db: archive.Archive, journal: Path) -> None:
    archive.correct(db, line(db, "Nobody drove."), "", ANN, journal)

    assert "heard.\n\nThe café on Third Street" in strike(db) or "heard. The café on Third Street" in strike(db)
    assert rows(db, "SELECT words FROM articles WHERE id LIKE '%a02'") == [len(strike(db).split())]


def test_a_correction_that_changes_nothing_is_none(db: archive.Archive, journal: Path) -> None:
    assert archive.correct(db, line(db, READ), f"  {READ} ", ANN, journal) is None
    assert (rows(db, "SELECT count(*) FROM corrections"), journal.exists()) == ([0], False)


def test_a_correction_is_one_line_of_composed_letters(db: archive.Archive, journal: Path) -> None:
    made = archive.correct(db, line(db, READ), "le cafe\u0301\n ferme\u0301", ANN, journal)

    at = Anchor(f"{ISSUE}/p01", sha256(b"spark/p1.png").hexdigest(), 0, Box(100, 440, 800, 470), READ)
    assert made == Decision(Verb.READ, at, READ, "le café fermé", ANN)


def test_a_line_that_is_gone_is_named_and_nothing_is_written(db: archive.Archive, journal: Path) -> None:
    with pytest.raises(SetupError, match="There is no line 999 any more: its page was read anew"):
        archive.correct(db, 999, PRINTED, ANN, journal)

    assert not journal.exists()


@pytest.mark.parametrize(
    ("value", "before", "after", "expected"),
    [
        ("DETRO1T", "DETRO1T—Thc men", "DETROIT—The men", "DETROIT"),
        ("From Lntte Ouvrière, Paris", "From Lntte Ouvrière,", "From Lutte Ouvrière,", "From Lutte Ouvrière, Paris"),
        ("By A. Smith", "no such line", "another", "By A. Smith"),
        ("BOSTON", "BOSTON", "AUSTIN", "AUSTIN"),
        ("men", "The men", "The women", "women"),
        ("", "a", "b", ""),
    ],
)
def test_what_was_taken_from_a_line_is_carried_along(value: str, before: str, after: str, expected: str) -> None:
    assert retell.carried(value, before, after) == expected


# What it outlives


def test_a_correction_stays_in_force_when_the_issue_is_ingested_again(db: archive.Archive, journal: Path) -> None:
    archive.correct(db, line(db, READ), PRINTED, ANN, journal)
    put(db, spark())

    assert in_force(db) == [(PRINTED, PRINTED)]
    assert "went out on Sunday" in strike(db)


def test_a_correction_outlives_a_better_reading_that_is_still_wrong(db: archive.Archive, journal: Path) -> None:
    archive.correct(db, line(db, READ), PRINTED, ANN, journal)
    body = region(Kind.BODY, STRIKE_BODY.text.replace(READ, "went out on Sunclay, and thc natlon-"), 102, 403)
    put(db, reread(body))

    assert in_force(db) == [(PRINTED, PRINTED)]
    assert rows(db, "SELECT ocr_text FROM lines WHERE text = ?", PRINTED) == ["went out on Sunclay, and thc natlon-"]


def test_a_correction_stays_with_its_scan_when_the_issue_gets_another_id(db: archive.Archive, journal: Path) -> None:
    archive.correct(db, line(db, READ), PRINTED, ANN, journal)
    put(db, replace(spark(), id="the-spark/1934-12-20"))

    assert in_force(db) == [(PRINTED, PRINTED)]


def test_a_page_scanned_anew_keeps_corrections_of_lines_that_say_the_same(db: archive.Archive, journal: Path) -> None:
    archive.correct(db, line(db, READ), PRINTED, ANN, journal)
    put(db, reread(region(Kind.BODY, STRIKE_BODY.text, 900, 1400), scan="spark/p1-again.png"))

    assert in_force(db) == [(PRINTED, PRINTED)]


def test_on_a_page_scanned_anew_nobody_guesses_between_two_lines_alike(db: archive.Archive, journal: Path) -> None:
    archive.correct(db, line(db, READ), PRINTED, ANN, journal)
    put(db, reread(region(Kind.BODY, f"{READ}\nthree men\n{READ}", 900, 1400), scan="spark/p1-again.png"))

    assert in_force(db) == [(PRINTED, None)]


def test_the_neighbouring_line_is_not_taken_for_the_corrected_one(db: archive.Archive, journal: Path) -> None:
    archive.correct(db, line(db, READ), PRINTED, ANN, journal)
    # The new reading has lost the line, and the next one stands a third of a line higher.
    body = region(Kind.BODY, "went out on Monday and the nation stood", 100, 460)
    put(db, reread(body))

    assert in_force(db) == [(PRINTED, None)]


def test_a_correction_without_its_line_waits_and_is_listed(db: archive.Archive, journal: Path) -> None:
    made = archive.correct(db, line(db, READ), PRINTED, ANN, journal)
    put(db, reread(region(Kind.BODY, "Quite another text.", 100, 1400)))
    waiting = archive.unplaced(db)
    put(db, spark())

    assert waiting == (made,)
    assert archive.unplaced(db) == ()
    assert in_force(db) == [(PRINTED, PRINTED)]


def test_an_issue_that_is_taken_out_and_put_back_has_its_corrections(db: archive.Archive, journal: Path) -> None:
    archive.correct(db, line(db, READ), PRINTED, ANN, journal)
    archive.forget(db, ISSUE)
    put(db, spark())

    assert in_force(db) == [(PRINTED, PRINTED)]


def test_of_two_corrections_of_a_line_the_later_one_stands(db: archive.Archive, journal: Path) -> None:
    archive.correct(db, line(db, READ), "went out on Synday, and the nation-", ANN, journal)
    archive.correct(db, line(db, "went out on Synday, and the nation-"), PRINTED, BOB, journal)
    put(db, spark())

    assert in_force(db) == [("went out on Synday, and the nation-", PRINTED), (PRINTED, PRINTED)]
    assert strike(db).count("Sunday") == 1


def test_both_halves_of_a_spread_keep_their_own_corrections(db: archive.Archive, journal: Path) -> None:
    def half(left: float) -> tuple[Page, Piece]:
        body = region(Kind.BODY, "The same line twice", left, 500)
        return page(body, scan="spread.png"), Piece(1 if left < 1000 else 2, body)

    (first, one), (second, two) = half(100), half(1300)
    spread = issue([first, second], [article(one), article(two)], "1934-12-20", "spread")
    put(db, spread)
    right = rows(db, "SELECT id FROM lines WHERE text = 'The same line twice' ORDER BY id")[1]
    archive.correct(db, right, "The same line thrice", ANN, journal)
    put(db, spread)

    assert rows(db, "SELECT text FROM pages WHERE issue_id = ? ORDER BY id", spread.id) == [
        "The same line twice",
        "The same line thrice",
    ]


# The journal


def test_an_archive_made_anew_from_the_journal_has_every_correction(
    db: archive.Archive, journal: Path, tmp_path: Path
) -> None:
    archive.correct(db, line(db, READ), PRINTED, ANN, journal)
    archive.correct(db, line(db, "Rents Go Up"), "Rents Go Down", BOB, journal)
    (tmp_path / "new").mkdir()
    with archive.connect(tmp_path / "new" / "archive.db") as new:
        put(new, spark())
        replayed = archive.replay(new, journal)

        assert (replayed.placed, replayed.unplaced) == (2, ())
        assert in_force(new) == in_force(db)
        assert _texts(new) == _texts(db)


def _texts(db: archive.Archive) -> list[object]:
    return [rows(db, f"SELECT * FROM {table} ORDER BY id") for table in ("pages", "articles", "lines")]


def test_replaying_twice_changes_nothing(db: archive.Archive, journal: Path) -> None:
    archive.correct(db, line(db, READ), PRINTED, ANN, journal)
    before = list(db.conn.iterdump())
    archive.replay(db, journal)

    assert list(db.conn.iterdump()) == before


def test_a_replay_without_a_journal_is_none(db: archive.Archive, journal: Path) -> None:
    assert archive.replay(db, journal) == archive.Replay(0, ())


def test_journalled_corrections_of_issues_that_are_not_here_wait(
    tmp_path: Path, db: archive.Archive, journal: Path
) -> None:
    made = archive.correct(db, line(db, READ), PRINTED, ANN, journal)
    (tmp_path / "new").mkdir()
    with archive.connect(tmp_path / "new" / "archive.db") as new:
        replayed = archive.replay(new, journal)
        assert (replayed.placed, replayed.unplaced) == (0, (made,))
        put(new, spark())
        assert in_force(new) == [(PRINTED, PRINTED)]


def test_the_journal_is_one_line_a_decision_that_a_person_can_read(db: archive.Archive, journal: Path) -> None:
    archive.correct(db, line(db, "The café on Third Street"), "Le café de la 3ᵉ rue", ANN, journal)

    (written,) = journal.read_text(encoding="utf-8").splitlines()
    assert '"after": "Le café de la 3ᵉ rue"' in written
    assert list(json.loads(written)) == [
        "verb",
        "page_id",
        "sha256",
        "frame",
        "box",
        "before",
        "after",
        "actor",
        "created",
        "note",
    ]


def test_a_line_that_a_power_cut_tore_loses_only_itself(db: archive.Archive, journal: Path) -> None:
    archive.correct(db, line(db, READ), PRINTED, ANN, journal)
    with journal.open("a", encoding="utf-8") as file:
        file.write('{"page_id": "the-spark/1934')
    archive.correct(db, line(db, "Rents Go Up"), "Rents Go Down", BOB, journal)

    assert [decision.after for decision in journal_room.read(journal)] == [PRINTED, "Rents Go Down"]


def test_a_line_of_the_journal_that_a_person_broke_is_named(db: archive.Archive, journal: Path) -> None:
    archive.correct(db, line(db, READ), PRINTED, ANN, journal)
    with journal.open("a", encoding="utf-8") as file:
        file.write('{"page_id": "the-spark/1934-12-13/p01"}\n')

    with pytest.raises(
        SetupError,
        match=r"corrections.jsonl, line 2 is no correction \(`before` is missing\). Mend or remove that line",
    ):
        archive.replay(db, journal)


def test_a_journal_that_cannot_be_written_undoes_the_correction(db: archive.Archive, tmp_path: Path) -> None:
    (tmp_path / "ocr_output").write_text("a file where a folder should be")
    with pytest.raises(SetupError, match=r"The correction was not kept: .*corrections.jsonl cannot be written"):
        archive.correct(db, line(db, READ), PRINTED, ANN, tmp_path / "ocr_output" / "corrections.jsonl")

    assert rows(db, "SELECT count(*) FROM corrections") == [0]
    assert line(db, READ)


def test_a_correction_that_does_not_reach_the_disk_is_not_made(
    db: archive.Archive, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    archive.correct(db, line(db, "Rents Go Up"), "Rents Go Down", BOB, journal)
    before = journal.read_bytes()
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SetupError, match=r"The correction was not kept: .*No space left"):
        archive.correct(db, line(db, READ), PRINTED, ANN, journal)

    assert (journal.read_bytes(), len(in_force(db))) == (before, 1)


def test_a_line_longer_than_any_newspaper_prints_is_refused(db: archive.Archive, journal: Path) -> None:
    with pytest.raises(SetupError, match="A line has at most 1,000 letters; this has 1,001"):
        archive.correct(db, line(db, READ), "a" * 1001, ANN, journal)


def test_a_kill_between_journal_and_commit_is_mended_by_the_next_replay(
    db: archive.Archive, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    append = journal_room.append

    def die(path: Path, decisions: Sequence[Decision]) -> None:
        append(path, decisions)
        raise KeyboardInterrupt

    monkeypatch.setattr(journal_room, "append", die)
    with pytest.raises(KeyboardInterrupt):
        archive.correct(db, line(db, READ), PRINTED, ANN, journal)
    undone = in_force(db)
    archive.replay(db, journal)

    assert (undone, in_force(db)) == ([], [(PRINTED, PRINTED)])


def test_corrections_that_the_journal_lost_are_taken_over_from_the_old_archive(
    db: archive.Archive, journal: Path, tmp_path: Path
) -> None:
    archive.correct(db, line(db, READ), PRINTED, ANN, journal)
    db.close()
    journal.unlink()
    fresh = archive.connect(tmp_path / "fresh.db")
    archive.remember(fresh, tmp_path / "archive.db")
    put(fresh, spark())

    assert in_force(fresh) == [(PRINTED, PRINTED)]
    fresh.close()


def test_a_correction_cannot_be_taken_back_by_deleting_its_line(db: archive.Archive, journal: Path) -> None:
    archive.correct(db, line(db, READ), PRINTED, ANN, journal)
    db.execute("DELETE FROM lines")

    assert in_force(db) == [(PRINTED, None)]
    with pytest.raises(sqlite3.IntegrityError):
        db.execute("UPDATE decisions SET line_id = 999")
