"""Does a whole folder get through: resume, one row a failed page, and nothing lost when the run is killed?"""

import errno
import fcntl
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest

from ingest import archive, pages, pipeline
from ingest.errors import ScanError, SetupError
from ingest.model import Problem
from ingest.pipeline import Plan, Summary, Workspace
from ingest.pipeline.alone import alone
from ingest.pipeline.crew import Job, crew, results
from ingest.settings import Read, Settings
from tests import bad
from tests.closed import close

FAULTS = Path(__file__).parent / "faults"


class Silent:
    """A watcher that remembers what it was told."""

    def __init__(self) -> None:
        self.pages: list[str] = []
        self.failed: list[Problem] = []
        self.issues: list[str] = []

    def surveyed(self, issues: int, pages: int, to_read: int) -> None:
        self.to_read = to_read
        self.failed_before = list(self.failed)

    def page_done(self, source: str, page: str, seconds: float, words: int) -> None:
        self.pages.append(page)

    def page_failed(self, problem: Problem) -> None:
        self.failed.append(problem)

    def issue_done(self, issue_id: str, articles: int) -> None:
        self.issues.append(issue_id)


@pytest.fixture(autouse=True)
def strangers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(FAULTS))


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    (tmp_path / "scans").mkdir()
    return under(tmp_path)


def under(root: Path) -> Workspace:
    return Workspace(root, root / "scans", root / "ocr_output", root / "archive.db")


def drawn(path: Path, dark: bool = False, seed: int = 0) -> None:
    """A page of bars for lines, light ones or, for the fault engines to stumble on, heavy ones."""
    page = np.full((700, 500), 255, np.uint8)
    rng = np.random.default_rng(seed)
    for top in range(80, 620, 24):
        left = 60
        while left < 400:
            width = int(rng.integers(4, 12))
            height = 12 if not dark else 21
            cv2.rectangle(page, (left, top), (left + width, top + height), 0, -1 if dark else 1)
            left += width + (4 if not dark else 1) + (8 if rng.random() < 0.2 else 0)
    path.parent.mkdir(parents=True, exist_ok=True)
    assert cv2.imwrite(str(path), page)


def issue(workspace: Workspace, name: str, pages: int = 2, dark: Sequence[int] = ()) -> Path:
    folder = workspace.scans / name
    for number in range(1, pages + 1):
        drawn(folder / f"p{number}.png", number in dark, number)
    return folder


def go(
    workspace: Workspace, engine: str = "plain", seconds: int = 60, only: str | None = None
) -> tuple[Summary, Silent]:
    watcher = Silent()
    settings = Settings(read=Read(engine=engine), page_seconds=seconds)
    return pipeline.run(workspace, Plan(jobs=2, only=only, settings=settings), watcher), watcher


def in_group(number: int) -> list[str]:
    """The processes of a process group, from /proc, since a small machine has no pgrep."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it ended while we looked
            stat = path.read_text(encoding="utf-8", errors="replace")
            found += [stat] if stat.rpartition(")")[2].split()[2] == str(number) else []
    return found


def rows(workspace: Workspace, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(workspace.archive)) as db, db:
        return db.execute(query).fetchall()


def test_a_folder_of_two_issues_becomes_two_issues_in_the_archive(workspace: Workspace) -> None:
    issue(workspace, "the-lamp/1931-05-01", pages=3)
    issue(workspace, "the-lamp/1931-05-08", pages=2)

    summary, watcher = go(workspace)

    assert (2, 5, 5, ()) == (summary.issues, summary.pages, summary.read, summary.problems)
    assert ["the-lamp/1931-05-01", "the-lamp/1931-05-08"] == sorted(watcher.issues)
    assert [("the-lamp/1931-05-01", "1931-05-01", 3), ("the-lamp/1931-05-08", "1931-05-08", 2)] == rows(
        workspace, "select id, date, page_count from issues order by id"
    )


@pytest.mark.parametrize(
    ("archive", "folder"),
    [("workspace/archive.db", "scans"), ("b.db", "workspace/scans"), ("more/b.db", "../workspace/scans")],
)
def test_scans_are_found_from_the_folder_of_the_archive_wherever_it_lies(
    tmp_path: Path, archive: str, folder: str
) -> None:
    (tmp_path / "more").mkdir()
    workspace = replace(under(tmp_path / "workspace"), archive=tmp_path / archive)
    issue(workspace, "the-lamp/1931-05-01")
    wanted = [(f"{folder}/the-lamp/1931-05-01/p{number}.png",) for number in (1, 2)]

    go(workspace)
    ran = rows(workspace, "select image from pages order by id")
    pipeline.rebuild(workspace, Settings(), Silent())

    assert [wanted, wanted] == [ran, rows(workspace, "select image from pages order by id")]


def test_a_second_run_reads_nothing_twice(workspace: Workspace) -> None:
    issue(workspace, "the-lamp/1931-05-01")
    go(workspace)

    summary, watcher = go(workspace)

    assert (0, 2, [], []) == (summary.read, summary.skipped, watcher.pages, watcher.issues)
    assert (1, 2) == (summary.issues, summary.pages)


def test_another_engine_reads_anew_and_a_removed_page_file_re_makes_just_that_one(workspace: Workspace) -> None:
    issue(workspace, "the-lamp/1931-05-01")
    go(workspace)

    with_another, _ = go(workspace, "bug")
    (workspace.output / "the-lamp/1931-05-01/p2.png.jsonl").unlink()
    after_removal, watcher = go(workspace, "bug")

    assert 2 == with_another.read
    assert (1, ["the-lamp/1931-05-01/p2.png"]) == (after_removal.read, watcher.pages)


def test_a_paper_s_own_language_reads_only_that_paper_anew(workspace: Workspace) -> None:
    issue(workspace, "the-lamp/1931-05-01")
    folder = issue(workspace, "la-lampe/1931-05-01")
    go(workspace)

    (folder / "issue.toml").write_text('[settings.read]\nlanguages = ["fra"]\n')
    _, watcher = go(workspace)

    assert ["la-lampe/1931-05-01/p1.png", "la-lampe/1931-05-01/p2.png"] == sorted(watcher.pages)


@pytest.mark.parametrize(
    ("engine", "slug"),
    [
        ("crash", "worker-died"),
        ("hang", "time-limit"),
        ("refuse", "engine-failed"),
        ("flood", "engine-failed"),
        ("bug", "unexpected"),
    ],
)
def test_an_engine_that_goes_wrong_on_one_page_costs_that_page_alone(
    workspace: Workspace, engine: str, slug: str
) -> None:
    issue(workspace, "the-lamp/1931-05-01", pages=3, dark=[2])

    summary, _ = go(workspace, engine, seconds=8)

    assert [("the-lamp/1931-05-01/p2.png", slug)] == [(p.source, p.slug) for p in summary.problems]
    assert [(1,), (3,)] == rows(workspace, "select sequence from pages order by sequence")


def test_words_that_make_no_sense_are_data(workspace: Workspace) -> None:
    issue(workspace, "the-lamp/1931-05-01", pages=2, dark=[2])

    summary, _ = go(workspace, "garbage")

    assert (2, ()) == (summary.pages, summary.problems)
    assert [(1,)] == rows(workspace, "select count(*) > 0 from articles where text like '%<script>alert(1)</script>%'")
    assert [(0,)] == rows(workspace, "select count(*) from words where text glob '*' || char(0x202e) || '*'")


def test_every_bad_file_gives_one_row_and_the_good_pages_go_on(workspace: Workspace) -> None:
    issue(workspace, "the-lamp/1931-05-01")
    for slug in bad.MAKERS:
        bad.make(slug, workspace.scans / slug)

    summary, watcher = go(workspace)

    assert sorted(bad.MAKERS) == sorted(problem.slug for problem in summary.problems)
    assert sorted(bad.MAKERS) == sorted(problem.slug for problem in watcher.failed)
    assert [(2,)] == rows(workspace, "select count(*) from pages where id like 'the-lamp/1931-05-01/%' and text <> ''")


def test_a_page_without_text_is_in_the_archive_and_says_so(workspace: Workspace) -> None:
    folder = issue(workspace, "the-lamp/1931-05-01")
    assert cv2.imwrite(str(folder / "p3.png"), np.full((700, 500), 250, np.uint8))

    summary, _ = go(workspace)

    assert [("the-lamp/1931-05-01/p3.png", "no-text")] == [(p.source, p.slug) for p in summary.problems]
    assert 3 == summary.pages


def test_what_is_still_wrong_is_told_again_by_a_run_and_a_rebuild_that_find_nothing_to_do(workspace: Workspace) -> None:
    folder = issue(workspace, "the-lamp/1931-05-01", pages=1)
    assert cv2.imwrite(str(folder / "p2.png"), np.full((700, 500), 250, np.uint8))
    (folder / "p3.png").write_bytes(b"")
    issue(workspace, "more/the-lamp_1931-05-01", pages=1)
    rebuilder = Silent()

    _, first = go(workspace)
    _, second = go(workspace)
    pipeline.rebuild(workspace, Settings(), rebuilder)

    assert sorted(told_of(first.failed)) == sorted(told_of(second.failed))
    assert [["duplicate-issue", "empty-file", "no-text"]] * 3 == [
        sorted(problem.slug for problem in watcher.failed) for watcher in (first, second, rebuilder)
    ]


def test_a_problem_that_was_mended_is_gone_after_the_next_run(workspace: Workspace) -> None:
    folder = issue(workspace, "the-lamp/1931-05-01")
    (folder / "p2.png").write_bytes(b"")
    first, _ = go(workspace)

    drawn(folder / "p2.png", seed=2)
    second, watcher = go(workspace)

    assert ["empty-file"] == [problem.slug for problem in first.problems]
    assert ((), 2, ["the-lamp/1931-05-01/p2.png"]) == (second.problems, second.pages, watcher.pages)


def told_of(problems: Sequence[Problem]) -> list[tuple[str, str]]:
    return [(problem.source, problem.slug) for problem in problems]


def test_an_issue_whose_scans_are_gone_stays_and_is_a_problem_until_they_are_back(workspace: Workspace) -> None:
    for day in (1, 2):
        issue(workspace, f"the-lamp/1931-05-0{day}", pages=1)
    scans, attic = workspace.scans / "the-lamp/1931-05-02", workspace.root / "attic"
    go(workspace)

    scans.rename(attic)
    without, watcher = go(workspace)
    of_another, _ = go(workspace, only="the-lamp/1931-05-01")
    kept = rows(workspace, "select id from issues order by id")
    attic.rename(scans)
    with_them, _ = go(workspace)

    lost = [("the-lamp/1931-05-02", "scans-gone")]
    assert [lost, lost, [], []] == [
        told_of(told) for told in (without.problems, watcher.failed, of_another.problems, with_them.problems)
    ]
    assert [("the-lamp/1931-05-01",), ("the-lamp/1931-05-02",)] == kept


def test_an_issue_whose_scans_are_gone_is_forgotten_by_a_rebuild_and_what_people_decided_is_not(
    workspace: Workspace,
) -> None:
    for day in (1, 2):
        issue(workspace, f"the-lamp/1931-05-0{day}", pages=1)
    go(workspace)
    with archive.connect(workspace.archive) as db:
        archive.set_date(db, "the-lamp/1931-05-02", "1931-05-12", archive.Hand("ann", "1931-06-01"), workspace.journal)
    decided = workspace.journal.read_bytes()

    shutil.rmtree(workspace.scans / "the-lamp/1931-05-02")
    without, _ = go(workspace)
    (workspace.output / "the-lamp/1931-05-02" / pages.BUNDLE_FILE).unlink()
    pipeline.rebuild(workspace, Settings(), Silent())
    forgotten, _ = go(workspace)

    assert ["scans-gone"] == [problem.slug for problem in without.problems]
    assert ((), [("the-lamp/1931-05-01",)]) == (forgotten.problems, rows(workspace, "select id from issues"))
    assert (decided, [("1931-05-12",)]) == (
        workspace.journal.read_bytes(),
        rows(workspace, "select after from decisions"),
    )


def test_an_archive_of_two_folders_of_scans_misses_nothing_of_the_one_while_the_other_is_read(
    workspace: Workspace,
) -> None:
    issue(workspace, "the-lamp/1931-05-01", pages=1)
    other = replace(workspace, scans=workspace.root / "more scans")
    issue(other, "the-lamp/1931-05-02", pages=1)
    go(workspace)

    summary, _ = go(other)

    assert () == summary.problems


def test_scans_in_a_folder_that_cannot_be_opened_are_not_gone(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    issue(workspace, "the-lamp/1931-05-01", pages=1)
    issue(workspace, "the-torch/1931-05-01", pages=1)
    go(workspace)
    close(monkeypatch, workspace.scans / "the-lamp")

    summary, _ = go(workspace)

    assert [("the-lamp", "unreadable")] == told_of(summary.problems)


def test_scans_that_are_all_gone_are_no_problem_of_each_issue(workspace: Workspace) -> None:
    """The disk with them is not there, and the command says that there are no scans."""
    scans = issue(workspace, "the-lamp/1931-05-01", pages=1)
    go(workspace)
    scans.rename(workspace.root / "attic")

    summary, _ = go(workspace)

    assert () == summary.problems


def test_two_sources_of_one_date_both_stay(workspace: Workspace) -> None:
    issue(workspace, "the-lamp/1931-05-01", pages=1)
    issue(workspace, "more/the-lamp_1931-05-01", pages=1)

    summary, _ = go(workspace)

    assert (2, ["duplicate-issue"]) == (summary.issues, [problem.slug for problem in summary.problems])


def test_a_rebuild_gives_two_sources_of_one_date_the_ids_that_they_had(workspace: Workspace) -> None:
    issue(workspace, "the-lamp/1931-05-01", pages=1)
    go(workspace)
    issue(workspace, "a-box/the-lamp_1931-05-01", pages=1)
    go(workspace)
    with archive.connect(workspace.archive) as db:
        _, before = archive.names(db)

    pipeline.rebuild(workspace, Settings(), Silent())

    with archive.connect(workspace.archive) as db:
        assert archive.names(db)[1] == before
    assert before["the-lamp/1931-05-01"] == "the-lamp/1931-05-01"  # the source that was there first


def test_an_engine_that_is_not_there_stops_the_run_before_anything_is_read(workspace: Workspace) -> None:
    issue(workspace, "the-lamp/1931-05-01")

    with pytest.raises(SetupError, match=r"There is no engine `typist`; known are .*plain"):
        go(workspace, "typist")

    assert not list(workspace.output.rglob("*.jsonl"))


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        ('[settings.read]\nengine = "typist"', r"There is no engine `typist`; known are .*plain"),
        ('[settings]\nsegmenter = "scissors"', r"There is no segmenter `scissors`; known are headlines"),
    ],
)
def test_who_wants_what_is_not_there_is_named(workspace: Workspace, wish: str, said: str) -> None:
    issue(workspace, "the-lamp/1931-05-01", pages=1)
    folder = issue(workspace, "the-lamp/1931-05-02", pages=1)
    (folder / "issue.toml").write_text(wish)

    with pytest.raises(SetupError, match=rf"The issue\.toml of the-lamp/1931-05-02 wants what is not here\. {said}"):
        go(workspace)


def test_page_files_that_cannot_be_written_stop_the_run_before_anything_is_read(workspace: Workspace) -> None:
    issue(workspace, "the-lamp/1931-05-01")
    workspace.output.write_text("in the way")

    with pytest.raises(ScanError, match=r"ocr_output: The page file cannot be written \(File exists\)\."):
        go(workspace)


def test_an_issue_whose_page_files_cannot_be_written_is_not_read_in_vain_and_the_others_go_on(
    workspace: Workspace,
) -> None:
    issue(workspace, "the-lamp/1931-05-01")
    issue(workspace, "the-torch/1931-05-01")
    workspace.output.mkdir()
    in_the_way = workspace.output / "the-lamp"
    in_the_way.write_text("in the way")

    barred, watcher = go(workspace)
    in_the_way.unlink()
    free, _ = go(workspace)

    row = [("the-lamp/1931-05-01", "unwritable")]
    assert [row, row] == [told_of(barred.problems), told_of(watcher.failed)]
    assert ["the-torch/1931-05-01/p1.png", "the-torch/1931-05-01/p2.png"] == sorted(watcher.pages)
    assert (1, 2, ()) == (barred.issues, free.issues, free.problems)


def test_no_number_of_jobs_fills_the_memory_with_workers(workspace: Workspace) -> None:
    with crew(10**20, 5) as workers:
        assert workers.jobs <= 2 * (os.cpu_count() or 1)


def test_what_belongs_to_no_issue_is_told_by_a_run_over_all_and_not_of_the_wanted_ones(workspace: Workspace) -> None:
    issue(workspace, "the-lamp/1931-05-01", pages=1)
    os.mkfifo(workspace.scans / "pipe.jpg")

    wanted, _ = go(workspace, only="the-lamp")
    nothing, _ = go(workspace, only="the-lark")
    whole, _ = go(workspace)

    assert [(1, []), (0, []), (1, ["not-a-file"])] == [
        (summary.pages, [problem.slug for problem in summary.problems]) for summary in (wanted, nothing, whole)
    ]


def test_what_cannot_be_read_is_told_before_the_reading_is_counted(workspace: Workspace) -> None:
    issue(workspace, "the-lamp/1931-05-01", pages=2)
    (workspace.scans / "the-lamp/1931-05-01/p3.png").write_bytes(b"")

    _, watcher = go(workspace)

    assert (["empty-file"], 2) == ([problem.slug for problem in watcher.failed_before], watcher.to_read)


def test_what_a_run_would_do_says_which_pages_cannot_be_read(workspace: Workspace) -> None:
    (issue(workspace, "the-lamp/1931-05-01", pages=1) / "p2.png").write_bytes(b"")

    (intent,) = pipeline.preview(workspace, Plan(jobs=1, settings=Settings(read=Read(engine="plain"))))

    empty = [("the-lamp/1931-05-01/p2.png", "empty-file")]
    assert ("the-lamp/1931-05-01", 2, 1, empty) == (
        intent.source,
        intent.pages,
        intent.to_read,
        told_of(intent.problems),
    )


def test_what_a_killed_run_left_half_written_is_swept_away_and_what_is_being_written_is_not(
    workspace: Workspace,
) -> None:
    issue(workspace, "the-lamp/1931-05-01", pages=1)
    old, young = (workspace.output / "the-lamp" / name for name in (".a.part", ".b.part"))
    for path in (old, young):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("half a line")
    os.utime(old, (0, 0))

    go(workspace)

    assert (False, True) == (old.exists(), young.exists())


def test_while_a_run_is_at_work_another_one_and_a_rebuild_are_refused_and_who_only_asks_is_not(
    workspace: Workspace,
) -> None:
    issue(workspace, "the-lamp/1931-05-01")
    go(workspace)
    watcher = Silent()
    plan = Plan(jobs=1, settings=Settings(read=Read(engine="plain")))
    said = r"Another `ingest run` or `ingest rebuild` is at work in .*ocr_output\."

    with alone(workspace.output):
        with pytest.raises(SetupError, match=said):
            pipeline.run(workspace, plan, watcher)
        with pytest.raises(SetupError, match=said):
            pipeline.rebuild(workspace, Settings(), watcher)
        intents = pipeline.preview(workspace, plan)
    afterwards, _ = go(workspace)

    assert ([], [], 1) == (watcher.failed, watcher.issues, len(intents))
    assert (1, 2, ()) == (afterwards.issues, afterwards.pages, afterwards.problems)


def test_where_nothing_can_be_locked_a_run_goes_on_without(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none_here(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", none_here)
    issue(workspace, "the-lamp/1931-05-01", pages=1)

    assert 1 == go(workspace)[0].issues


def test_only_takes_what_matches_and_leaves_the_rest(workspace: Workspace) -> None:
    issue(workspace, "the-lamp/1931-05-01", pages=1)
    issue(workspace, "the-torch/1931-05-01", pages=1)

    summary, _ = go(workspace, only="the-torch/*")

    assert (1, [("the-torch/1931-05-01",)]) == (summary.issues, rows(workspace, "select id from issues"))


def test_a_journal_that_is_spoilt_stops_a_rebuild_before_all_the_work(workspace: Workspace) -> None:
    issue(workspace, "the-lamp/1931-05-01", pages=1)
    go(workspace)
    workspace.journal.write_text("{}\n")
    watcher = Silent()

    with pytest.raises(SetupError, match=r"corrections.jsonl, line 1 is no correction \(`before` is missing\)"):
        pipeline.rebuild(workspace, Settings(), watcher)

    assert (watcher.issues, list(workspace.root.glob("*.new"))) == ([], [])


def _cut(page_file: Path) -> None:
    page_file.write_bytes(page_file.read_bytes()[:-9])


def _cut_behind_the_key(page_file: Path) -> None:
    page_file.write_bytes(page_file.read_bytes().partition(b"\n")[0] + b"\n")


def _spoilt_in_the_middle(page_file: Path) -> None:
    page_file.write_bytes(page_file.read_bytes().replace(b'"lines"', b'"l\x00nes"'))


DAMAGE = [_cut, _cut_behind_the_key, _spoilt_in_the_middle, Path.unlink]


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_rebuild_without_a_page_says_so_and_the_next_run_reads_that_page_again(
    workspace: Workspace, damage: Callable[[Path], None]
) -> None:
    issue(workspace, "the-lamp/1931-05-01", pages=2)
    go(workspace)
    before = rows(workspace, "select id, words from pages")
    damage(workspace.output / "the-lamp/1931-05-01/p2.png.jsonl")

    rebuilt = pipeline.rebuild(workspace, Settings(), Silent())
    mended, watcher = go(workspace)

    lost = [("the-lamp/1931-05-01/p2.png", "page-file-lost")]
    assert [(problem.source, problem.slug) for problem in rebuilt.problems] == lost
    assert (watcher.pages, mended.problems) == (["the-lamp/1931-05-01/p2.png"], ())
    assert rows(workspace, "select id, words from pages") == before


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_run_that_binds_an_issue_anew_reads_a_damaged_page_again(
    workspace: Workspace, damage: Callable[[Path], None]
) -> None:
    issue(workspace, "the-lamp/1931-05-01", pages=2)
    go(workspace)
    damage(workspace.output / "the-lamp/1931-05-01/p2.png.jsonl")
    workspace.archive.unlink()
    summary, watcher = go(workspace)

    assert (watcher.pages, summary.pages, summary.problems) == (["the-lamp/1931-05-01/p2.png"], 2, ())


def test_what_rebuild_needs_of_an_issue_is_there_before_the_archive_has_it(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A power cut or a full disk between the two, and a rebuild months later would forget the issue."""
    issue(workspace, "the-lamp/1931-05-01", pages=1)
    with monkeypatch.context() as patch:
        patch.setattr(pages, "save_bundle", _full)
        full, _ = go(workspace)
    with_room, _ = go(workspace)

    assert (0, [("the-lamp/1931-05-01", "disk-full")]) == (full.issues, told_of(full.problems))
    assert (1, ()) == (with_room.issues, with_room.problems)
    assert [bundle.source for bundle, _ in pages.bundles(workspace.output)] == ["the-lamp/1931-05-01"]


def test_what_rebuild_needs_of_an_issue_is_written_again_when_it_is_gone(workspace: Workspace) -> None:
    issue(workspace, "the-lamp/1931-05-01", pages=1)
    go(workspace)
    (workspace.output / "the-lamp/1931-05-01" / pages.BUNDLE_FILE).write_text("{")
    _, watcher = go(workspace)

    assert [bundle.source for bundle, _ in pages.bundles(workspace.output)] == ["the-lamp/1931-05-01"]
    assert watcher.pages == []


def _full(*_values: object) -> None:
    raise ScanError("disk-full")


def test_rebuild_makes_the_same_archive_from_page_files_alone(workspace: Workspace) -> None:
    folder = issue(workspace, "the-lamp/1931-05-01", pages=3)
    (folder / "p2.png").write_bytes(b"")
    go(workspace)
    queries = ["select id, kind, text from articles order by id", "select * from words", "select slug from problems"]
    before = [rows(workspace, query) for query in queries]
    for scan in folder.iterdir():
        scan.unlink()
    workspace.archive.unlink()

    pipeline.rebuild(workspace, Settings(), Silent())

    assert before == [rows(workspace, query) for query in queries]


@pytest.mark.parametrize("reason", ["a person stops it", "the journal has a bad line"])
def test_a_rebuild_that_does_not_end_leaves_the_archive_alone_and_nothing_beside_it(
    workspace: Workspace, reason: str
) -> None:
    class Impatient(Silent):
        def issue_done(self, issue_id: str, articles: int) -> None:
            raise KeyboardInterrupt

    issue(workspace, "the-lamp/1931-05-01", pages=1)
    go(workspace)
    before = rows(workspace, "select id, text from articles")
    stopped = reason == "a person stops it"
    if not stopped:
        workspace.journal.write_text('{"verb": "burn"}\n')

    with pytest.raises(KeyboardInterrupt if stopped else SetupError):
        pipeline.rebuild(workspace, Settings(), Impatient() if stopped else Silent())

    assert rows(workspace, "select id, text from articles") == before
    assert [path.name for path in workspace.root.glob("archive.db*")] == ["archive.db"]


def test_a_run_that_is_killed_loses_only_the_pages_in_flight_and_leaves_no_worker(workspace: Workspace) -> None:
    for day in range(1, 9):
        issue(workspace, f"the-lamp/1931-05-0{day}", pages=1)
    issue(workspace, "the-lamp/1931-05-09", pages=1, dark=[1])
    code = "import sys, pathlib, tests.test_pipeline as t; t.go(t.under(pathlib.Path(sys.argv[1])), 'hang')"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(FAULTS), str(FAULTS.parent.parent)])}
    run = subprocess.Popen([sys.executable, "-c", code, str(workspace.root)], env=environment, start_new_session=True)
    deadline = time.monotonic() + 60
    while len(list(workspace.output.rglob("*.jsonl"))) < 8 and time.monotonic() < deadline:
        time.sleep(0.05)

    os.kill(run.pid, signal.SIGKILL)
    run.wait()
    time.sleep(3)
    left = in_group(run.pid)
    (workspace.scans / "the-lamp/1931-05-09/p1.png").unlink()
    summary, watcher = go(workspace, "hang")

    assert [] == left
    assert ([], 8) == (watcher.pages, summary.issues)
    assert [("ok",)] == rows(workspace, "pragma integrity_check")


def test_workers_are_born_deaf_to_the_ctrl_c_that_a_terminal_sends_to_all(workspace: Workspace) -> None:
    with crew(1, 30) as workers:
        asked = deque([Job("mask", signal.pthread_sigmask, (signal.SIG_BLOCK, ()))])
        ((_, mask),) = results(workers, asked)

    assert signal.SIGINT in mask
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())


def test_a_rebuild_that_is_stopped_leaves_nothing_behind(workspace: Workspace) -> None:
    issue(workspace, "the-lamp/1931-05-01", pages=1)
    go(workspace)
    before = rows(workspace, "select id, text from articles")

    class Impatient(Silent):
        def issue_done(self, issue_id: str, articles: int) -> None:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        pipeline.rebuild(workspace, Settings(), Impatient())

    assert (list(workspace.root.glob("*.new*")), rows(workspace, "select id, text from articles")) == ([], before)


def test_ctrl_c_keeps_what_was_read_and_says_that_it_was_stopped(workspace: Workspace) -> None:
    for day in range(1, 5):
        issue(workspace, f"the-lamp/1931-05-0{day}", pages=1)

    class Impatient(Silent):
        def page_done(self, source: str, page: str, seconds: float, words: int) -> None:
            super().page_done(source, page, seconds, words)
            raise KeyboardInterrupt

    plan = Plan(jobs=1, settings=Settings(read=Read(engine="plain")))

    stopped = pipeline.run(workspace, plan, Impatient())
    finished, watcher = go(workspace)

    assert stopped.interrupted
    assert not finished.interrupted
    assert 4 == finished.issues
    assert len(watcher.pages) <= 3
