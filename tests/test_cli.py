"""What does each command take, say and end with?"""

import os
import re
import resource
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
import pytest

from ingest import archive, pipeline
from ingest.cli import commands
from ingest.cli.guard import FINE, INTERRUPTED, PROBLEMS, UNABLE
from ingest.errors import SetupError
from ingest.model import Kind, Piece, Problem
from ingest.pipeline import Plan, Summary, Watcher, Workspace
from ingest.settings import Settings
from tests import issues
from tests.typed import ingest

NAMES = (
    *("init", "run", "status", "search", "show", "serve"),
    *("user", "corrections", "learn", "rebuild", "doctor", "evaluate"),
)
EMPTY = Problem("the-spark/p1.tif", "empty-file", "The file is empty. Copy it anew or scan the page again.")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


class Runs:
    """A pipeline that reads nothing, has an issue ready and remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[Workspace, Plan]] = []
        self.issue = issues.spark()
        self.summary = Summary(1, 2, 3, 400, 0.9, (), read=2, seconds=4.0)

    def run(self, workspace: Workspace, plan: Plan, watcher: Watcher) -> Summary:
        self.asked.append((workspace, plan))
        watcher.surveyed(1, 2, 2)
        for problem in self.summary.problems:
            watcher.page_failed(problem)
        watcher.issue_done("the-spark/1934-12-13", 3)
        with archive.connect(workspace.archive) as db:
            issues.put(db, self.issue)
        return self.summary


@pytest.fixture
def runs(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Runs]:
    faked = Runs()
    monkeypatch.setattr(pipeline, "run", faked.run)
    (folder / "scans").mkdir()
    yield faked


def test_the_commands_come_in_the_order_in_which_a_person_needs_them() -> None:
    assert tuple(commands.list_commands(click.Context(commands))) == NAMES


def _typed() -> dict[str, click.Command]:
    """Every command by what is typed to call it; groups and the commands in them as well."""
    found: dict[str, click.Command] = {}
    for name, command in commands.commands.items():
        found[name] = command
        if isinstance(command, click.Group):
            found |= {f"{name} {each}": inner for each, inner in command.commands.items()}
    return found


TYPED = _typed()


@pytest.mark.parametrize("name", TYPED)
def test_every_command_has_help_with_an_example_of_itself_and_the_options_of_a_workspace(name: str) -> None:
    told = ingest(*name.split(), "--help")

    assert told.exit_code == FINE
    assert f"  ingest {name}" in told.output.partition("Examples:\n")[2]
    assert name in ("init", "user", "corrections") or all(
        f"--{option} " in told.output for option in ("workspace", "scans", "ocr-output", "archive")
    )


README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
HELP = [line for command in TYPED.values() for line in (command.epilog or "").splitlines()]
TOLD = {
    "the help": [line for line in HELP if line.startswith("ingest ")],
    "the README": re.findall(r"(?:^|`)(ingest [^`#\n]+)", README, re.MULTILINE),
}


@pytest.mark.parametrize("place", TOLD)
def test_every_example_is_a_command_that_exists_with_options_that_exist(place: str) -> None:
    for example in TOLD[place]:
        words = subprocess.run(
            ["sh", "-c", f"set -- {re.split(' (?:2>|>|<|[|]) ?', example)[0]}; printf '%s\\n' \"$@\""],
            capture_output=True,
            text=True,
            check=True,
        ).stdout.splitlines()
        called = " ".join(words[1:3]) if " ".join(words[1:3]) in TYPED else words[1]

        TYPED[called].make_context(called, words[1 + len(called.split()) :])

    assert len(TOLD[place]) >= len(NAMES)


def test_help_costs_little() -> None:
    """The best of three: the machine may be busy with other things."""
    costs = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-m", "ingest", "--help"], capture_output=True, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        costs.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)

    assert min(costs) < 0.4


def test_an_unknown_command_or_option_cannot_start(folder: Path) -> None:
    assert [ingest("frob").exit_code, ingest("run", "--frob").exit_code, ingest("search").exit_code] == [UNABLE] * 3


def test_a_workspace_that_is_not_there_cannot_start(folder: Path) -> None:
    told = ingest("status", "--workspace", "nowhere")

    assert (told.exit_code, "'nowhere' does not exist" in told.output) == (UNABLE, True)


def test_init_makes_a_workspace_that_every_other_command_can_use(folder: Path) -> None:
    told = ingest("init", "my paper")

    assert told.exit_code == FINE
    assert sorted(path.name for path in (folder / "my paper").iterdir()) == [
        "README.txt",
        "issue.toml.example",
        "metadata.json",
        "ocr_output",
        "scans",
    ]
    assert "run --workspace 'my paper'" in told.output


def test_the_example_of_an_issue_toml_is_one(folder: Path) -> None:
    ingest("init")

    assert tomllib.loads((folder / "issue.toml.example").read_text()) == {
        "date": "1944-12-13",
        "publication": {"title": "The Spark"},
        "settings": {"read": {}},
    }


def test_init_overwrites_nothing(folder: Path) -> None:
    (folder / "README.txt").write_text("mine")

    told = ingest("init")

    assert told.exit_code == UNABLE
    assert (
        told.stderr
        == "ingest: . is a workspace already, or has files of that name (README.txt); nothing was changed.\n"
    )
    assert [path.name for path in folder.iterdir()] == ["README.txt"]


UNSET = [
    "init ''",
    "show ''",
    "show ' '",
    "evaluate ''",
    "learn ''",
    "run --scans ''",
    "run -w ''",
    "rebuild --archive ''",
    "corrections export ''",
]
"""Commands in whose path a variable of the shell stood that was not set."""


@pytest.mark.parametrize("typed", UNSET)
def test_an_empty_path_is_not_taken_for_this_folder(runs: Runs, folder: Path, typed: str) -> None:
    before = list(folder.iterdir())

    told = ingest(*shlex.split(typed))

    assert (told.exit_code, runs.asked, list(folder.iterdir())) == (UNABLE, [], before)
    assert "it is empty. Give a path; is a variable of the shell not set?" in told.stderr


def test_init_takes_a_folder_that_has_scans_already(folder: Path) -> None:
    (folder / "scans").mkdir()

    assert ingest("init").exit_code == FINE


def test_run_takes_the_working_directory_all_cores_and_the_defaults(runs: Runs) -> None:
    told = ingest("run")

    workspace = Workspace(Path(), Path("scans"), Path("ocr_output"), Path("archive.db"))
    assert told.exit_code == FINE
    assert runs.asked == [(workspace, Plan(len(os.sched_getaffinity(0)), None, False, Settings()))]


def test_run_can_be_told_everything(runs: Runs, folder: Path) -> None:
    Path("a").mkdir()
    (folder / "my.toml").write_text('page_seconds = 7\n[read]\nlanguages = ["deu"]\nletter_height = 30\n')

    words = (
        "-w . --scans a --ocr-output b --archive c.db -j 3 --only the-spark* --settings my.toml -l eng+fra --engine x"
    )
    ingest("run", *words.split(), "--page-seconds", "9")

    base = Settings()
    wanted = replace(
        base, read=replace(base.read, engine="x", languages=("eng", "fra"), letter_height=30.0), page_seconds=9
    )
    assert runs.asked == [(Workspace(Path(), Path("a"), Path("b"), Path("c.db")), Plan(3, "the-spark*", False, wanted))]


def test_languages_are_joined_by_a_plus_and_a_comma_is_taken_for_one(runs: Runs) -> None:
    ingest("run", "--languages", "eng,fra")

    assert runs.asked[0][1].settings.read.languages == ("eng", "fra")


def test_of_careful_and_quick_the_last_counts_and_help_says_so(runs: Runs) -> None:
    ingest("run", "--careful", "--quick")
    ingest("run", "--quick", "--careful")

    assert [plan.settings.read.careful for _, plan in runs.asked] == [False, True]
    assert "of both options the last counts" in " ".join(ingest("run", "--help").stdout.split())


def test_a_settings_file_is_obeyed_where_no_option_says_otherwise(runs: Runs, folder: Path) -> None:
    (folder / "my.toml").write_text('page_seconds = 7\n[read]\nlanguages = ["deu"]\n')

    ingest("run", "--settings", "my.toml")

    assert (runs.asked[0][1].settings.page_seconds, runs.asked[0][1].settings.read.languages) == (7, ("deu",))


@pytest.mark.parametrize(
    "wrong", ["--jobs 0", "--languages eng+", "--languages ../x", "--page-seconds 0", "--settings no.toml", "--only ''"]
)
def test_a_wrong_value_cannot_start(runs: Runs, wrong: str) -> None:
    assert ingest("run", *shlex.split(wrong)).exit_code == UNABLE
    assert runs.asked == []


def test_a_run_into_a_log_is_plain_lines_and_what_to_type_next(runs: Runs) -> None:
    told = ingest("run", "--archive", "my archive.db")

    assert told.stdout.startswith("1 issue, 2 pages, 2 of them to read.\nthe-spark/1934-12-13: 3 articles\n\nissues  ")
    following = [line.split("  ")[0] for line in told.stdout.partition("\nNext\n")[2].splitlines()]
    assert following[0].endswith("serve --archive 'my archive.db'")
    assert following[1].endswith("search --archive 'my archive.db' 'general strike'")
    assert told.stderr == ""


def test_the_search_that_a_run_suggests_finds_something_and_there_is_none_where_nothing_can_be_found(
    runs: Runs,
) -> None:
    body = issues.region(Kind.BODY, "Rents go up.")
    runs.issue = issues.issue([issues.page(body)], [issues.article(Piece(1, body))])
    nothing = ingest("run").stdout
    runs.issue = issues.spark()
    suggested = shlex.split(ingest("run").stdout.partition("Next\n")[2].splitlines()[1].split("  ")[0])

    assert "ingest search" not in nothing
    assert (suggested[1:], "GENERAL STRIKE IN" in ingest(*suggested[1:]).stdout) == (["search", "general strike"], True)


def test_a_run_with_problems_ends_with_1_and_names_them_beside_the_log_and_in_the_table(runs: Runs) -> None:
    runs.summary = replace(runs.summary, problems=(EMPTY,))

    told = ingest("run")

    assert told.exit_code == PROBLEMS
    assert told.stderr == f"{EMPTY.source}: {EMPTY.sentence}\n"
    assert f"\nProblems\n{EMPTY.source}  {EMPTY.sentence}\n" in told.stdout


def test_a_quiet_run_tells_only_what_went_wrong(runs: Runs) -> None:
    runs.summary = replace(runs.summary, problems=(EMPTY,))

    told = ingest("run", "--quiet")

    assert (told.exit_code, told.stdout, told.stderr) == (PROBLEMS, "", f"{EMPTY.source}: {EMPTY.sentence}\n")


def test_an_interrupted_run_says_how_to_go_on(runs: Runs) -> None:
    runs.summary = replace(runs.summary, interrupted=True, problems=(EMPTY,))

    told = ingest("run")

    assert told.exit_code == INTERRUPTED
    assert told.stderr.splitlines()[-1] == "Stopped. What has been read is kept; type the same command to go on."


def test_a_run_without_scans_says_where_they_belong(runs: Runs) -> None:
    runs.summary = Summary(0, 0, 0, 0, 0.0, ())

    nothing, nothing_of_that_name = ingest("run"), ingest("run", "--only", "x")
    not_even_dry = ingest("run", "--dry-run")

    assert {UNABLE} == {nothing.exit_code, nothing_of_that_name.exit_code, not_even_dry.exit_code}
    assert "There are no scans in scans." in nothing.stderr and "problems" not in nothing.stdout
    assert "No scans match x in scans." in nothing_of_that_name.stderr
    assert "There are no scans in scans." in not_even_dry.stderr


def test_a_run_without_the_folder_of_scans_says_so_and_makes_nothing(folder: Path) -> None:
    told = ingest("run", "--scans", "moved away")

    assert told.exit_code == UNABLE
    assert told.stderr.startswith("ingest: There is no folder moved away. Make it and put the scans there;")
    assert [] == list(folder.iterdir())


@pytest.mark.parametrize(
    ("error", "code", "told"),
    [
        (SetupError("Install it."), UNABLE, "ingest: Install it.\n"),
        (KeyboardInterrupt(), INTERRUPTED, "ingest: Interrupted.\n"),
        (
            PermissionError(13, "Permission denied", "a\nb"),
            UNABLE,
            "ingest: a\\nb cannot be used: Permission denied.\n",
        ),
        (
            OSError(28, "No space left on device"),
            UNABLE,
            "ingest: There is no room left on the disk. Make room, then type the same command again.\n",
        ),
    ],
)
def test_what_ends_a_command_is_a_sentence_and_a_code(
    folder: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int, told: str
) -> None:
    (folder / "scans").mkdir()

    def fails(*_: object) -> None:
        raise error

    monkeypatch.setattr(pipeline, "run", fails)

    result = ingest("run")

    assert (result.exit_code, result.stderr) == (code, told)


@pytest.mark.parametrize("prefix", ["http://x/y", "/a//b", "/a b/", "/a?b"])
def test_a_prefix_is_a_path_alone(folder: Path, prefix: str) -> None:
    told = ingest("serve", "--prefix", prefix)

    assert (told.exit_code, "give the path alone, as /newspapers/." in told.stderr) == (UNABLE, True)


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_stopped_service_and_a_closed_terminal_end_a_command_as_ctrl_c_does(folder: Path, name: str) -> None:
    (folder / "scans").mkdir()
    code = f"""
import os, signal, sys
from ingest import cli, pipeline
pipeline.run = lambda *_: os.kill(os.getpid(), signal.{name}) or signal.pause()
sys.argv = ["ingest", "run"]
cli.main()
"""
    told = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, timeout=60, check=False)

    assert (told.returncode, told.stderr) == (INTERRUPTED, b"ingest: Interrupted.\n")


def test_ctrl_c_before_a_command_is_loaded_is_no_traceback(folder: Path) -> None:
    code = """
import sys
from ingest import __main__
class Loading:
    def find_spec(self, name, *_):
        if name == "ingest.cli":
            raise KeyboardInterrupt
sys.meta_path.insert(0, Loading())
__main__.main()
"""
    told = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, timeout=60, check=False)

    assert (told.returncode, told.stderr) == (INTERRUPTED, b"")


def test_a_bug_is_a_traceback_and_no_sentence(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "scans").mkdir()
    monkeypatch.setattr(pipeline, "run", lambda *_: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        ingest("run")


@pytest.mark.parametrize("name", ["status", "search x", "show x", "evaluate x"])
def test_without_an_archive_a_command_says_how_to_make_one(folder: Path, name: str) -> None:
    (folder / "x").write_text('{"date": "1934-12-13", "text": "The Spark"}')

    told = ingest(*name.split())

    assert told.exit_code == UNABLE
    assert told.stderr == "ingest: There is no archive at archive.db. Type `ingest run` to make one.\n"


def test_rebuild_hands_on_what_it_is_told_and_says_that_nothing_was_lost(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Any] = []

    def rebuilt(workspace: Workspace, settings: Settings, watcher: Watcher, jobs: int) -> Summary:
        asked.append((workspace.archive, settings.page_seconds, jobs))
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "rebuild", rebuilt)
    (folder / "my.toml").write_text("page_seconds = 7")

    told = ingest("rebuild", "--settings", "my.toml", "--archive", "x.db", "-j", "2")

    assert asked == [(Path("x.db"), 7, 2)]
    assert (told.exit_code, told.stderr) == (INTERRUPTED, "Stopped. The archive is as it was before.\n")
