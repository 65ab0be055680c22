"""What needs eyes, what is it likely to be, what did people do, and what can be learned from it?"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw

from ingest import archive, people
from ingest.archive import confusions, queue, suggestions, thanks
from ingest.archive.confusions import Confusion
from ingest.archive.decisions import history
from ingest.archive.queue import Wanted
from ingest.archive.suggestions import Suggestion
from ingest.cli.guard import FINE, PROBLEMS, UNABLE
from ingest.learn.strips import strip
from ingest.model import Box, Issue, Kind, Piece
from tests.decided import ANN, BOB, EVE, ISSUE, PRINTED, READ, RENT_ID, STRIKE_ID, journal, key, line, region
from tests.issues import article, issue, page, put, rows, spark
from tests.issues import region as drawn
from tests.typed import ingest


@pytest.fixture
def db(tmp_path: Path) -> Iterator[archive.Archive]:
    with archive.connect(tmp_path / "archive.db") as opened:
        put(opened, spark(), blurred())
        yield opened


def blurred() -> Issue:
    """An issue of another year with a region that was read badly."""
    bad = drawn(Kind.BODY, "Tbe stnke in Kazakbstan\nwent on.", 100, 400, confidence=0.3)
    return issue([page(bad, scan="attic/p1.png")], [article(Piece(1, bad))], "1935-01-01", "attic")


# The queue


def test_the_lines_of_which_the_engine_was_least_sure_come_first(db: archive.Archive) -> None:
    first = queue.pieces(db, Wanted(), [], [])[0]

    assert first == queue.Piece(
        region(db, "Tbe stnke in Kazakbstan"),
        "the-spark/1935-01-01/p01",
        "the-spark/1935-01-01/a01",
        "Tbe stnke in Kazakbstan went on.",
        "The Spark",
        "1935-01-01",
        2,
        2,
        0.3,
        "doubt",
    )


def test_what_readers_say_is_wrong_and_what_was_sought_in_vain_come_before_doubt(db: archive.Archive) -> None:
    found = queue.pieces(db, Wanted(), [RENT_ID], ["Kazakhstan"])

    assert [(each.why, each.article_id) for each in found][:3] == [
        ("flag", RENT_ID),
        ("flag", RENT_ID),
        ("search", "the-spark/1935-01-01/a01"),
    ]


def test_a_line_somebody_looked_at_comes_no_more_until_that_is_taken_back(db: archive.Archive) -> None:
    bad = region(db, "Tbe stnke in Kazakbstan")
    archive.correct(db, line(db, "Tbe stnke in Kazakbstan"), "The strike in Kazakhstan", ANN, journal(db))
    archive.confirm(db, line(db, "went on."), "went on.", ANN, journal(db))
    done = [each.region_id for each in queue.pieces(db, Wanted(), ["the-spark/1935-01-01/a01"], [])]
    archive.undo(db, key(db, "The strike in Kazakhstan"), EVE, journal(db))
    again = queue.pieces(db, Wanted(), [], [])[0]

    assert bad not in done
    assert (again.region_id, again.lines, again.unchecked) == (bad, 2, 1)


@pytest.mark.parametrize(
    ("wanted", "issues"),
    [
        (Wanted(year=1934), {ISSUE}),
        (Wanted(issue=ISSUE), {ISSUE}),
        (Wanted(publication="the-spark"), {ISSUE, "the-spark/1935-01-01"}),
        (Wanted(publication="another"), set()),
        (Wanted(issue="the-spark/1935-01-01", year=1934), set()),
    ],
)
def test_people_choose_where_they_work(db: archive.Archive, wanted: Wanted, issues: set[str]) -> None:
    found = queue.pieces(db, wanted, [RENT_ID], [])

    assert {each.page_id.rpartition("/")[0] for each in found} == issues


# Suggestions


def test_confusions_are_counted_letter_by_letter_and_beside_how_often_they_are_right() -> None:
    assert confusions.counted([("tbe tide rnay", "the tide may"), ("tbe bird", "the bird")]) == [
        Confusion("b", "h", 2, 3),
        Confusion("rn", "m", 1, 1),
    ]


def test_a_line_that_was_read_as_something_else_altogether_teaches_nothing() -> None:
    assert confusions.counted([("|||", "the")]) == []


def test_a_space_more_or_less_is_no_letter_taken_for_another() -> None:
    assert confusions.counted([("the tide turned", "thetide turned"), ("thetide", "the tide")]) == []


def test_a_suggestion_needs_the_dictionary_and_this_papers_confusions() -> None:
    often = [Confusion("b", "h", 5, 40), Confusion("rn", "m", 5, 60)]

    assert suggestions.suggested("tbe rnen of Kazakbstan rnbx", often, "en") == [
        Suggestion(0, 3, "tbe", "the"),
        Suggestion(4, 8, "rnen", "men"),
    ]
    assert suggestions.suggested("the bird", often, "en") == []


@pytest.mark.parametrize("seldom", [Confusion("b", "h", 2, 4), Confusion("b", "h", 5, 4000), Confusion("", "h", 9, 9)])
def test_what_happens_seldom_suggests_nothing(seldom: Confusion) -> None:
    assert suggestions.suggested("tbe", [seldom], "en") == []


def test_where_two_words_are_likely_nobody_guesses() -> None:
    both = [Confusion("c", "e", 9, 30), Confusion("c", "o", 9, 30)]

    assert suggestions.suggested("bcat wcrk", both, "en") == [Suggestion(5, 9, "wcrk", "work")]


def test_the_archive_keeps_each_papers_confusions(db: archive.Archive) -> None:
    archive.correct(db, line(db, "Tbe stnke in Kazakbstan"), "The strike in Kazakhstan", ANN, journal(db))
    confusions.refresh(db)

    assert confusions.of_paper(db, "the-spark") == [Confusion("b", "h", 2, 2), Confusion("n", "ri", 1, 3)]
    assert confusions.of_paper(db, "another") == []


# Thanks


def test_work_is_counted_for_one_and_for_all(db: archive.Archive) -> None:
    archive.correct(db, line(db, READ), PRINTED, ANN, journal(db))
    archive.confirm(db, line(db, "went on."), "went on.", ANN, journal(db))
    archive.join(db, RENT_ID, STRIKE_ID, BOB, journal(db))

    assert [thanks.work(db, who) for who in ("ann", "bob", None)] == [
        thanks.Work(2, 1, 0),
        thanks.Work(0, 0, 1),
        thanks.Work(2, 1, 1),
    ]


def test_a_line_is_counted_in_its_week_and_empty_weeks_are_shown(db: archive.Archive) -> None:
    archive.correct(db, line(db, READ), PRINTED, ANN, journal(db))
    archive.correct(db, line(db, "Rents Go Up"), "Rents Go Down", BOB, journal(db))
    found = thanks.weeks(db, date(2026, 1, 11), "ann")

    assert len(found) == 26
    assert found[-3:] == [
        thanks.Week("2025-12-22", 0, 0),
        thanks.Week("2025-12-29", 2, 1),
        thanks.Week("2026-01-05", 0, 0),
    ]


def test_the_share_of_an_issue_counts_its_lines_once(db: archive.Archive) -> None:
    archive.correct(db, line(db, READ), "went out on Synday, and the nation-", ANN, journal(db))
    archive.correct(db, line(db, "went out on Synday, and the nation-"), PRINTED, BOB, journal(db))
    total = rows(db, "SELECT count(*) FROM lines WHERE page_id LIKE ?", f"{ISSUE}/%")[0]

    assert thanks.shares(db) == [thanks.Share(ISSUE, "The Spark", "1934-12-13", total, 1)]


# History


def test_an_article_has_the_history_of_its_lines_and_of_itself(db: archive.Archive) -> None:
    archive.correct(db, line(db, READ), PRINTED, ANN, journal(db))
    archive.join(db, RENT_ID, STRIKE_ID, BOB, journal(db))
    archive.correct(db, line(db, "went on."), "went off.", EVE, journal(db))

    assert [each.decision.hand.actor for each in history.of_article(db, STRIKE_ID)] == ["bob", "ann"]
    assert history.taken_up_by(db, RENT_ID) == STRIKE_ID
    assert [(each.actor, each.decisions, each.undone) for each in history.everybody(db)] == [
        ("eve", 1, 0),
        ("bob", 1, 0),
        ("ann", 1, 0),
    ]


# Typed


@pytest.fixture
def workspace(db: archive.Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """With a scan of the blurred issue, two of whose lines people looked at; another line's scan is missing."""
    scan = Image.new("L", (2400, 3200), 250)
    ImageDraw.Draw(scan).text((100, 400), "The strike in Kazakhstan", fill=20, font_size=30)
    (tmp_path / "scans" / "attic").mkdir(parents=True)
    scan.save(tmp_path / "scans" / "attic" / "p1.png")
    archive.correct(db, line(db, "Tbe stnke in Kazakbstan"), "The strike in Kazakhstan", ANN, journal(db))
    archive.confirm(db, line(db, "went on."), "went on.", ANN, journal(db))
    db.close()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_lessons_are_pictures_with_their_text_and_a_table_of_confusions(workspace: Path) -> None:
    told = ingest("learn", "lessons")

    names = sorted(path.name for path in (workspace / "lessons").iterdir())
    assert (told.exit_code, told.stdout) == (FINE, "2 lines and 2 confusions in lessons.\n")
    first = "the-spark_1935-01-01_p01_x100y400"
    assert names[:3] == ["confusions.csv", f"{first}.gt.txt", f"{first}.png"]
    assert (workspace / "lessons" / f"{first}.gt.txt").read_text("utf-8") == "The strike in Kazakhstan\n"
    with Image.open(workspace / "lessons" / f"{first}.png") as picture:
        assert picture.mode == "L" and picture.height == 35 and picture.getextrema()[0] < 60
    assert (workspace / "lessons" / "confusions.csv").read_text("utf-8").splitlines()[:2] == [
        "publication,read,printed,count,of",
        "the-spark,b,h,2,2",
    ]


def test_a_scan_that_is_gone_is_named_and_the_others_go_on(workspace: Path) -> None:
    (workspace / "scans" / "attic" / "p1.png").unlink()
    told = ingest("learn", "lessons")

    assert (told.exit_code, told.stdout) == (PROBLEMS, "0 lines and 2 confusions in lessons.\n")
    assert "scans/attic/p1.png: " in told.stderr


def test_a_line_that_ran_askew_is_cut_out_straight() -> None:
    turn = cv2.getRotationMatrix2D((500, 500), 4, 1.0)
    straight = np.full((1000, 1000), 255, np.uint8)
    straight[500:520, 200:800] = 0
    askew = cv2.warpAffine(straight, cv2.invertAffineTransform(turn), (1000, 1000), borderValue=255)
    ys, xs = np.where(askew < 128)
    (a, b, c), (d, e, f) = turn.tolist()

    cut = strip(np.asarray(askew, np.uint8), Box(xs.min(), ys.min(), xs.max() + 1, ys.max() + 1), (a, b, c, d, e, f))

    assert abs(cut.shape[0] - 23) <= 2 and abs(cut.shape[1] - 603) <= 8
    assert (cut[cut.shape[0] // 2, 20:-20] < 128).all()


def test_corrections_are_typed_out_and_in(workspace: Path) -> None:
    out = ingest("corrections", "export", "work.jsonl")
    again = ingest("corrections", "import", "work.jsonl")
    (workspace / "work.jsonl").write_text('{"verb": "burn"}\n')
    broken = ingest("corrections", "import", "work.jsonl")

    assert (out.exit_code, out.stderr) == (FINE, "2 decisions.\n")
    assert (again.exit_code, again.stdout) == (FINE, "0 new, 2 known already.\n")
    assert (broken.exit_code, "line 1 is no correction" in broken.stderr) == (UNABLE, True)
    with people.opened(workspace / "archive.people.db") as db:
        assert [(act.verb, act.about, act.outcome) for act in people.audit.acts(db)] == [
            ("import", "work.jsonl", "done")
        ]


def test_an_import_whose_decisions_have_no_place_here_ends_with_1(workspace: Path) -> None:
    ingest("corrections", "export", "work.jsonl")
    (workspace / "there").mkdir()
    archive.connect(workspace / "there" / "archive.db").close()

    told = ingest("corrections", "import", "work.jsonl", "--workspace", "there")

    assert told.exit_code == PROBLEMS
    assert told.stdout.splitlines()[0] == "2 new, 0 known already."
    assert told.stdout.splitlines()[1].startswith("2 wait for their place; `")
