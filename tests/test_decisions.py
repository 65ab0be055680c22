"""Is nothing silently overwritten, can everything be taken back, and does work travel between machines?"""

import gzip
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ingest import archive
from ingest.errors import SetupError
from tests.decided import ANN, BOB, EVE, PRINTED, READ, STRIKE_ID, everything, journal, key, line, states
from tests.issues import put, rows, spark


@pytest.fixture
def db(tmp_path: Path) -> Iterator[archive.Archive]:
    with archive.connect(tmp_path / "archive.db") as opened:
        put(opened, spark())
        yield opened


def text(db: archive.Archive, line_id: int) -> str:
    (found,) = rows(db, "SELECT text FROM lines WHERE id = ?", line_id)
    return str(found)


# Two people at one line


def test_a_line_that_changed_meanwhile_is_not_overwritten_but_both_readings_are_given_back(db: archive.Archive) -> None:
    here = line(db, READ)
    archive.correct(db, here, PRINTED, ANN, journal(db), saw=READ)
    wanted = "went out on Tuesday, and the nation-"

    answer = archive.correct(db, here, wanted, BOB, journal(db), saw=READ)

    assert answer == archive.Conflict(READ, wanted, PRINTED, "ann", ANN.created)
    assert (text(db, here), states(db)) == (PRINTED, [("ann", "in force")])


def test_two_people_who_read_the_same_do_not_differ(db: archive.Archive) -> None:
    here = line(db, READ)
    archive.correct(db, here, PRINTED, ANN, journal(db), saw=READ)

    assert archive.correct(db, here, PRINTED, BOB, journal(db), saw=READ) is None


def test_a_new_reading_under_the_editors_eyes_is_a_conflict_with_nobody(db: archive.Archive) -> None:
    answer = archive.correct(db, line(db, READ), PRINTED, ANN, journal(db), saw="went out on Monclay")

    assert answer == archive.Conflict("went out on Monclay", PRINTED, READ)


def test_whoever_has_seen_what_stands_may_change_it(db: archive.Archive) -> None:
    here = line(db, READ)
    archive.correct(db, here, "went out on Synday, and the nation-", ANN, journal(db), saw=READ)
    archive.correct(db, here, PRINTED, BOB, journal(db), saw="went out on Synday, and the nation-")

    assert text(db, here) == PRINTED


# Confirming


def test_a_line_that_is_right_is_confirmed_once_and_that_outlives_a_new_reading(db: archive.Archive) -> None:
    archive.confirm(db, line(db, READ), READ, ANN, journal(db))
    again = archive.confirm(db, line(db, READ), READ, BOB, journal(db))
    put(db, spark())

    assert again is None
    assert rows(db, "SELECT actor, before = after, line_id FROM decisions") == [("ann", 1, line(db, READ))]
    assert rows(db, "SELECT count(*) FROM corrections") == [0]


def test_a_line_that_changed_meanwhile_cannot_be_confirmed(db: archive.Archive) -> None:
    here = line(db, READ)
    archive.correct(db, here, PRINTED, ANN, journal(db))

    assert archive.confirm(db, here, READ, BOB, journal(db)) == archive.Conflict(
        READ, READ, PRINTED, "ann", ANN.created
    )


def test_a_line_is_no_place_for_a_book(db: archive.Archive) -> None:
    with pytest.raises(SetupError, match="A line has at most 1,000 letters; this has 1,001"):
        archive.correct(db, line(db, READ), "x" * 1001, ANN, journal(db))


# Taking back


def test_a_correction_taken_back_leaves_the_line_as_it_was_read(db: archive.Archive) -> None:
    before = everything(db)
    archive.correct(db, line(db, READ), PRINTED, ANN, journal(db))
    archive.undo(db, key(db, PRINTED), BOB, journal(db))

    assert everything(db) == before
    assert rows(db, "SELECT actor, before, after, state FROM decisions ORDER BY id") == [
        ("ann", READ, PRINTED, "undone"),
        ("bob", PRINTED, READ, "undoing"),
    ]
    assert [len(archive.search(db, word)) for word in ("sunday", "monday")] == [0, 1]


def test_taking_back_twice_is_once(db: archive.Archive) -> None:
    archive.correct(db, line(db, READ), PRINTED, ANN, journal(db))
    archive.undo(db, key(db, PRINTED), ANN, journal(db))

    assert archive.undo(db, key(db, PRINTED), BOB, journal(db)) is None


def test_what_was_taken_back_can_be_brought_back(db: archive.Archive) -> None:
    here = line(db, READ)
    archive.correct(db, here, PRINTED, ANN, journal(db))
    archive.undo(db, key(db, PRINTED), BOB, journal(db))
    archive.bring_back(db, key(db, PRINTED), EVE, journal(db))

    assert text(db, here) == PRINTED
    assert states(db) == [("ann", "in force"), ("bob", "undoing"), ("eve", "undoing")]


def test_any_earlier_revision_can_be_brought_back(db: archive.Archive) -> None:
    here = line(db, READ)
    for hand, says in ((ANN, PRINTED), (BOB, "went out on Sunday. And the nation-")):
        archive.correct(db, here, says, hand, journal(db))
    archive.bring_back(db, key(db, PRINTED), EVE, journal(db))

    assert text(db, here) == PRINTED


def test_taking_back_an_earlier_correction_lets_the_later_one_stand(db: archive.Archive) -> None:
    here = line(db, READ)
    archive.correct(db, here, PRINTED, ANN, journal(db))
    archive.correct(db, here, "went out on Sunday. And the nation-", BOB, journal(db))
    archive.undo(db, key(db, PRINTED), EVE, journal(db))

    assert text(db, here) == "went out on Sunday. And the nation-"


def test_a_decision_nobody_made_cannot_be_taken_back(db: archive.Archive) -> None:
    with pytest.raises(SetupError, match="There is no decision abc in this archive"):
        archive.undo(db, "abc", ANN, journal(db))


def test_all_that_a_person_did_is_rolled_back_in_one_step_and_what_others_built_on_it_stands(
    db: archive.Archive,
) -> None:
    shouted = "WENT OUT ON MONDAY, AND THE NATION-"
    archive.correct(db, line(db, READ), shouted, ANN, journal(db))
    archive.correct(db, line(db, "Rents Go Up"), "RENTS GO UP", ANN, journal(db))
    archive.correct(db, line(db, shouted), PRINTED, BOB, journal(db))

    rolled = archive.roll_back(db, "ann", EVE, journal(db))

    assert (rolled.undone, [each.after for each in rolled.overlaid]) == (2, [shouted])
    assert rows(db, "SELECT text FROM lines WHERE text IN (?, 'Rents Go Up') ORDER BY id", PRINTED) == [
        PRINTED,
        "Rents Go Up",
    ]
    assert archive.roll_back(db, "ann", EVE, journal(db)) == archive.RolledBack(0, ())


def test_taking_back_outlives_a_new_reading_and_an_archive_made_anew(db: archive.Archive, tmp_path: Path) -> None:
    archive.correct(db, line(db, READ), PRINTED, ANN, journal(db))
    archive.correct(db, line(db, "Rents Go Up"), "Rents Go Down", ANN, journal(db))
    archive.undo(db, key(db, PRINTED), BOB, journal(db))
    as_decided = everything(db)
    put(db, spark())
    with archive.connect(tmp_path / "fresh.db") as fresh:
        put(fresh, spark())
        archive.replay(fresh, journal(db))

        assert [everything(db), everything(fresh)] == [as_decided, as_decided]
        assert states(fresh) == states(db) == [("ann", "undone"), ("ann", "in force"), ("bob", "undoing")]


# Between machines


def carried(db: archive.Archive, path: Path) -> Path:
    path.write_text("\n".join(archive.export(db)) + "\n", encoding="utf-8")
    return path


def test_work_travels_between_machines_and_arrives_once(db: archive.Archive, tmp_path: Path) -> None:
    archive.correct(db, line(db, READ), PRINTED, ANN, journal(db))
    archive.confirm(db, line(db, "Rents Go Up"), "Rents Go Up", ANN, journal(db))
    file = carried(db, tmp_path / "work.jsonl")
    (tmp_path / "there").mkdir()
    with archive.connect(tmp_path / "there" / "archive.db") as there:
        put(there, spark())
        first = archive.bring_in(there, file, journal(there))
        second = archive.bring_in(there, file, journal(there))

        assert (first, second) == (archive.Merged(2, 0, 0, ()), archive.Merged(0, 2, 0, ()))
        assert everything(there) == everything(db)
        assert journal(there).read_text("utf-8") == journal(db).read_text("utf-8")


def test_of_two_machines_readings_the_later_stands_and_the_difference_is_named(
    db: archive.Archive, tmp_path: Path
) -> None:
    wanted = "went out on Tuesday, and the nation-"
    archive.correct(db, line(db, READ), wanted, BOB, journal(db))
    (tmp_path / "there").mkdir()
    with archive.connect(tmp_path / "there" / "archive.db") as there:
        put(there, spark())
        archive.correct(there, line(there, READ), PRINTED, ANN, journal(there))
        file = carried(there, tmp_path / "work.jsonl")

    merged = archive.bring_in(db, file, journal(db))

    page = f"{STRIKE_ID.rpartition('/')[0]}/p01"
    assert merged == archive.Merged(1, 0, 0, (archive.Difference(page, READ, PRINTED, wanted, ("ann", "bob")),))
    assert rows(db, "SELECT text FROM lines WHERE ocr_text = ?", READ) == [wanted]


def test_what_has_no_place_here_waits_for_it(db: archive.Archive, tmp_path: Path) -> None:
    archive.correct(db, line(db, READ), PRINTED, ANN, journal(db))
    file = carried(db, tmp_path / "work.jsonl")
    (tmp_path / "there").mkdir()
    with archive.connect(tmp_path / "there" / "archive.db") as there:
        merged = archive.bring_in(there, file, journal(there))
        put(there, spark())

        assert merged == archive.Merged(1, 0, 1, ())
        assert everything(there) == everything(db)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        ({"box": [5, 5, 1, 1]}, "a box is inside out"),
        ({"verb": "burn"}, "'burn' is not a valid Verb"),
        ({"after": 7}, "7 is no text"),
        ({"after": "\ud800"}, ".*surrogates not allowed"),
        ({"frame": float("inf")}, "cannot convert float infinity to integer"),
    ],
)
def test_a_file_with_a_line_that_is_no_decision_brings_nothing(
    db: archive.Archive, tmp_path: Path, spoil: dict[str, object], said: str
) -> None:
    archive.correct(db, line(db, READ), PRINTED, ANN, journal(db))
    good = json.loads(archive.export(db)[0])
    file = tmp_path / "work.jsonl"
    file.write_text("\n".join(json.dumps(each) for each in (good | {"note": "another"}, good | spoil)), "utf-8")

    with pytest.raises(SetupError, match=rf"work.jsonl, line 2 is no correction \({said}"):
        archive.bring_in(db, file, journal(db))

    assert len(states(db)) == 1


def test_a_file_that_holds_no_decision_is_none_to_import(db: archive.Archive, tmp_path: Path) -> None:
    archive.correct(db, line(db, READ), PRINTED, ANN, journal(db))
    packed, empty = tmp_path / "work.jsonl.gz", tmp_path / "work.jsonl"
    packed.write_bytes(gzip.compress("\n".join(archive.export(db)).encode()))
    empty.touch()

    with pytest.raises(SetupError, match=r"work.jsonl.gz holds no decision. Give what .* wrote, unpacked"):
        archive.bring_in(db, packed, journal(db))
    assert archive.bring_in(db, empty, journal(db)) == archive.Merged(0, 0, 0, ())


def test_decisions_of_an_issue_with_another_id_are_found_by_its_scans(db: archive.Archive, tmp_path: Path) -> None:
    archive.correct(db, line(db, READ), PRINTED, ANN, journal(db))
    file = carried(db, tmp_path / "work.jsonl")
    (tmp_path / "there").mkdir()
    with archive.connect(tmp_path / "there" / "archive.db") as there:
        put(there, replace(spark(), id="the-spark/undated"))

        assert archive.bring_in(there, file, journal(there)).waiting == 0
        assert line(there, PRINTED)
