"""What do the commands say of an archive that is there, and what draws `show`?"""

import json
import os
import re
import tempfile
from importlib import metadata
from pathlib import Path

import pytest
from PIL import Image

from ingest import archive, engines, layout, pages
from ingest.cli import doctor, sheet
from ingest.cli.guard import FINE, PIPE_CLOSED, PROBLEMS, UNABLE
from ingest.cli.workspace import Places
from ingest.errors import CATALOGUE, SetupError
from ingest.report.found import NOTHING
from ingest.settings import Settings
from tests import issues
from tests.closed import close
from tests.typed import as_typed, ingest


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def spark(folder: Path) -> Path:
    """A workspace whose archive has one issue, and its scans."""
    for number in (1, 2):
        (folder / "scans" / "spark").mkdir(parents=True, exist_ok=True)
        Image.new("1", (issues.WIDTH, issues.HEIGHT), 1).save(folder / "scans" / "spark" / f"p{number}.png")
    with archive.connect(folder / "archive.db") as db:
        archive.put_issue(db, issues.spark(), folder / "scans", folder, "key")
    return folder


def test_status_counts_what_is_there(spark: Path) -> None:
    told = ingest("status")

    assert told.exit_code == FINE
    assert "articles      2 (and 1 masthead)\n" in told.stdout
    assert "the-spark    The Spark       1  1934-12-13  1934-12-13\n" in told.stdout


def test_search_finds_words_between_dates(spark: Path) -> None:
    found, too_early = (
        ingest("search", "cafe", "--from", "1934", "--to", "1936"),
        ingest("search", "cafe", "--to", "1933"),
    )

    assert found.stdout.splitlines()[:2] == [
        "The Spark, 1934-12-13, page 2  the-spark/1934-12-13/a02",
        "GENERAL STRIKE IN MINNEAPOLIS",
    ]
    assert "The ⟦café⟧ on Third Street" in found.stdout
    assert (too_early.exit_code, too_early.stdout, too_early.stderr) == (FINE, "", f"{NOTHING}\n")


@pytest.mark.parametrize("words", ["NOT foo", "foo:bar", ""])
def test_a_search_that_cannot_be_understood_says_what_could_be_typed(spark: Path, words: str) -> None:
    told = ingest("search", words)

    assert (told.exit_code, told.stdout, told.stderr) == (FINE, "", f"{NOTHING}\n")


def test_search_speaks_json_and_keeps_to_the_limit(spark: Path) -> None:
    told = ingest("search", "the OR landlords", "--json", "--limit", "1")

    assert [one["issue_id"] for one in json.loads(told.stdout)] == ["the-spark/1934-12-13"]


def test_search_says_what_is_no_date(spark: Path) -> None:
    told = ingest("search", "cafe", "--from", "May 1934")

    assert (told.exit_code, told.stderr.startswith("ingest: 'May 1934' is no date.")) == (UNABLE, True)


@pytest.mark.parametrize("name", ["the-spark/1934-12-13/p02", "scans/spark/p2.png", "{folder}/scans/spark/p2.png"])
def test_show_draws_a_page_called_by_its_id_or_its_scan(spark: Path, name: str) -> None:
    told = ingest("show", name.format(folder=spark), "-o", "page.png", "--width", "400")

    assert (told.exit_code, told.stdout) == (FINE, "page.png\n")
    with Image.open(spark / "page.png") as picture:
        assert picture.width == 400


@pytest.mark.parametrize("name", ["spark", "scans/spark", "scans/spark/", "{folder}/scans/spark"])
def test_show_draws_an_issue_called_by_its_folder(spark: Path, name: str) -> None:
    told = ingest("show", name.format(folder=spark), "-o", "issue.pdf", "--width", "300")

    assert (told.exit_code, told.stdout) == (FINE, "issue.pdf\n")


def test_show_writes_no_picture_to_standard_output_and_makes_no_folder_of_that_name(spark: Path) -> None:
    told = ingest("show", "spark", "-o", "-")

    assert (told.exit_code, told.stdout, (spark / "-").exists()) == (UNABLE, "", False)
    assert told.stderr == "ingest: Pictures are not written to standard output: give a file or a folder with -o.\n"


def test_show_and_doctor_find_the_scans_of_an_archive_behind_a_link_to_another_disk(spark: Path) -> None:
    (spark / "disk" / "archives").mkdir(parents=True)
    (spark / "archives").symlink_to("disk/archives")
    elsewhere = ("--archive", "archives/b.db")
    with archive.connect(spark / "archives" / "b.db") as db:
        archive.put_issue(db, issues.spark(), spark / "scans", spark / "archives", "key")
    (spark / "archive.db").unlink()

    drawn = [
        ingest("show", name, "-o", "page.png", "--width", "300", *elsewhere)
        for name in ("the-spark/1934-12-13/p02", "scans/spark/p2.png", str(spark / "scans/spark/p2.png"))
    ]

    assert [told.stdout for told in drawn] == ["page.png\n"] * 3
    assert "all 2 are there" in ingest("doctor", *elsewhere).stdout


def test_show_draws_all_pages_of_an_issue_into_a_folder_or_a_pdf(spark: Path) -> None:
    into_folder = ingest("show", "the-spark/1934-12-13", "-o", "pictures", "--width", "300")
    into_one = ingest("show", "the-spark/1934-12-13", "-o", "issue.pdf", "--width", "300")
    into_a_picture = ingest("show", "the-spark/1934-12-13", "-o", "issue.png")

    assert into_folder.stdout.split() == [f"pictures/the-spark_1934-12-13_p0{number}.png" for number in (1, 2)]
    assert all((spark / name).exists() for name in into_folder.stdout.split())
    assert (into_one.exit_code, into_one.stdout) == (FINE, "issue.pdf\n")
    assert into_a_picture.exit_code == UNABLE
    assert "These are 2 pages: give a folder, or a file that ends in .pdf, with -o." in into_a_picture.stderr


def test_show_knows_the_columns_from_the_page_file(spark: Path) -> None:
    places = Places(spark, spark / "scans", spark / "ocr_output", spark / "archive.db")
    reading = issues.spark().pages[0].reading
    with archive.connect(places.archive) as db:
        without = sheet.called(db, "the-spark/1934-12-13/p01", places)[0].sheet.columns
        pages.save(pages.path_of(places.output, reading.scan, 1), {}, [reading])
        columns = sheet.called(db, "the-spark/1934-12-13/p01", places)[0].sheet.columns

    assert without == ()
    assert columns == layout.arrange(reading, Settings()).columns != ()


def test_show_is_named_like_the_page_when_nothing_is_said(spark: Path) -> None:
    assert ingest("show", "the-spark/1934-12-13/p01", "--width", "300").stdout == "the-spark_1934-12-13_p01.png\n"


def test_show_says_what_it_does_not_know_and_which_scan_is_gone(spark: Path) -> None:
    unknown = ingest("show", "the-spark/1934-12-13/p09")
    (spark / "scans" / "spark" / "p2.png").unlink()
    gone = ingest("show", "the-spark/1934-12-13/p02")

    assert (unknown.exit_code, gone.exit_code) == (UNABLE, UNABLE)
    assert unknown.stderr.startswith("ingest: The archive archive.db has no page the-spark/1934-12-13/p09.")
    assert "p2.png" in gone.stderr


@pytest.mark.parametrize(
    "line",
    [
        "show the-spark/1934-12-13/p01 -o scans/spark/p1.png",
        "show the-spark/1934-12-13 -o scans",
        "show the-spark/1934-12-13/p01 -o ocr_output/page.png",
        "corrections export archive.db",
        "corrections export archive.people.db",
        "corrections export scans/spark/p1.png",
        "corrections export ocr_output/corrections.jsonl",
        "learn scans/spark",
        "serve --cache scans/spark",
    ],
)
def test_what_a_command_makes_never_falls_on_the_scans_the_page_files_or_the_archive(spark: Path, line: str) -> None:
    (spark / "ocr_output").mkdir()
    before = {path: path.read_bytes() for path in spark.rglob("*") if path.is_file()}

    told = ingest(*line.split())

    assert (told.exit_code, told.stderr.endswith(" Give another path.\n")) == (UNABLE, True)
    assert {path: path.read_bytes() for path in spark.rglob("*") if path.is_file()} == before


def test_decisions_are_exported_into_a_pipe_as_into_a_file_and_a_missing_folder_is_named(spark: Path) -> None:
    os.mkfifo(spark / "pipe")
    piped = as_typed(spark, "$INGEST corrections export pipe & cat pipe; wait $!")
    nowhere = ingest("corrections", "export", "nowhere/work.jsonl")

    assert (piped.returncode, piped.stderr, (spark / "pipe").is_fifo()) == (FINE, b"0 decisions.\n", True)
    assert (nowhere.exit_code, nowhere.stderr) == (
        UNABLE,
        "ingest: nowhere/work.jsonl cannot be written: No such file or directory.\n",
    )


def test_doctor_finds_a_good_installation_good(folder: Path) -> None:
    ingest("init")

    told = ingest("doctor")

    assert told.exit_code == FINE, told.stdout
    assert "✗" not in told.stdout
    assert "none yet" in told.stdout


def test_doctor_names_the_package_of_a_language_that_is_missing(folder: Path) -> None:
    told = ingest("doctor", "--languages", "eng+xyz")

    assert told.exit_code == PROBLEMS
    assert "install it, if there is one, with: sudo apt-get install tesseract-ocr-xyz" in told.stdout


def test_doctor_names_what_is_not_installed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_engine(name: str, languages: tuple[str, ...]) -> None:
        raise SetupError("There is no engine.")

    monkeypatch.setattr(engines, "load", no_engine)
    monkeypatch.setenv("PATH", "")

    told = ingest("doctor")

    assert told.exit_code == PROBLEMS
    assert "There is no engine." in told.stdout
    assert "sudo apt-get install poppler-utils" in told.stdout


def test_doctor_names_the_folder_whose_permissions_are_to_be_checked(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(dir: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(tempfile, "TemporaryFile", refused)

    told = ingest("doctor").stdout

    assert re.findall(r"Check the permissions of (\S+)\.$", told, re.MULTILINE) == [str(folder)] * 2


def test_doctor_wants_room_on_the_disk(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ingest("init")
    monkeypatch.setattr(doctor, "ROOM", 10**18)

    told = ingest("doctor")

    assert told.exit_code == PROBLEMS
    assert "Make room: 1000000000 GB or more." in told.stdout


def test_doctor_names_the_package_that_is_missing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ingest("init")
    version = metadata.version

    def gone(name: str) -> str:
        if name == "pebble":
            raise metadata.PackageNotFoundError(name)
        return version(name)

    monkeypatch.setattr(metadata, "version", gone)

    told = ingest("doctor")

    assert told.exit_code == PROBLEMS
    assert re.search(r"missing: pebble  Type `make setup`, or \S+ -m pip install pebble", told.stdout)


def test_doctor_says_what_to_do_where_there_is_no_folder_of_scans(folder: Path) -> None:
    told = ingest("doctor", "--scans", "attic")

    assert told.exit_code == PROBLEMS
    assert "there is no folder attic  Make it and put the scans there; `ingest init` makes a whole" in told.stdout


def test_doctor_misses_a_scan_that_was_changed_or_is_gone(spark: Path) -> None:
    (spark / "scans" / "spark" / "p2.png").unlink()

    told = ingest("doctor")

    assert told.exit_code == PROBLEMS
    assert f"scans/spark/p2.png is missing  {CATALOGUE['scans-gone'].next_step}" in told.stdout


def test_doctor_says_which_folder_of_scans_cannot_be_opened(spark: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    close(monkeypatch, spark / "scans" / "spark")

    told = ingest("doctor")

    assert told.exit_code == PROBLEMS
    assert re.search(r"✗  Scans +spark  The file cannot be opened \(Permission denied\)\.", told.stdout)
    assert "is missing" not in told.stdout


def test_doctor_names_the_issue_that_wants_what_is_not_here(spark: Path) -> None:
    (spark / "scans" / "spark" / "issue.toml").write_text('[settings.read]\nlanguages = ["eng", "xyz"]\n')
    missing = ingest("doctor")
    (spark / "scans" / "spark" / "issue.toml").write_text('[settings.read]\nlanguages = "eng"\n')
    mistaken = ingest("doctor")

    assert (missing.exit_code, mistaken.exit_code) == (PROBLEMS, PROBLEMS)
    assert re.search(r"✗  issue\.toml +of spark  .*sudo apt-get install tesseract-ocr-xyz\n", missing.stdout)
    assert re.search(r"✗  Scans +spark/issue\.toml  .*languages cannot be 'eng'", mistaken.stdout)


def test_doctor_names_the_line_of_the_journal_that_a_rebuild_would_not_understand(spark: Path) -> None:
    (spark / "ocr_output").mkdir()
    (spark / "ocr_output" / "corrections.jsonl").write_text('{"a": 1}\njunk\n')

    told = ingest("doctor")

    assert told.exit_code == PROBLEMS
    assert re.search(r"✗  Journal .*line 1 is no correction .*Mend or remove that line\.\n", told.stdout)


def test_doctor_knows_a_file_that_is_no_archive(folder: Path) -> None:
    (folder / "archive.db").write_text("a letter to the editor")

    told = ingest("doctor")

    assert told.exit_code == PROBLEMS
    assert "is no archive but some other file" in told.stdout


TRUTH = {
    "publication": "The Spark",
    "date": "1934-12-13",
    "articles": [
        {
            "headline": "Rents Go Up",
            "text": "Rents Go Up\n\nLandlords in the harbour quarter ask for five dollars more.",
        }
    ],
}


def test_evaluate_scores_the_issue_of_that_date(spark: Path) -> None:
    (spark / "truth.json").write_text(json.dumps(TRUTH))

    told, plain = ingest("evaluate", "truth.json"), ingest("evaluate", "truth.json", "--json")

    assert told.exit_code == FINE
    assert told.stdout.splitlines()[1].split("  ")[0] == "issue"
    assert json.loads(plain.stdout)["issues"][0]["recovered"] == 1.0


def test_evaluate_says_which_issue_is_missing(spark: Path) -> None:
    others = [{**TRUTH, "date": "1935-01-01"}, {**TRUTH, "publication": "nosuch"}]
    (spark / "truth.json").write_text(json.dumps([TRUTH, *others]))

    told = ingest("evaluate", "truth.json")

    assert told.exit_code == PROBLEMS
    assert told.stderr == (
        "The archive has no issue for The Spark 1935-01-01.\nThe archive has no issue for nosuch 1934-12-13.\n"
    )


def test_a_reader_may_close_the_pipe_without_a_word_from_us(spark: Path) -> None:
    """`true` has gone before the first line comes, as `head` has before the second."""
    told = as_typed(spark, "$INGEST search strike | true; echo ${PIPESTATUS[0]}")

    assert (told.stdout, told.stderr) == (f"{PIPE_CLOSED}\n".encode(), b"")


@pytest.mark.parametrize(
    "environment",
    [
        {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
    ],
)
def test_any_name_and_any_letter_can_be_told_on_any_terminal(spark: Path, environment: dict[str, str]) -> None:
    told = as_typed(
        spark,
        r"$INGEST show -- $'-a\nb\xff 🗞 [bold]é'; $INGEST init $'\xff'; $INGEST status -w 🗞; $INGEST search cafe",
        **environment,
    )

    assert b"Traceback" not in told.stdout + told.stderr
    assert rb"has no page -a\nb\udcff" in told.stderr
    assert rb"\udcff/scans" in told.stdout
    assert b" on Third Street" in told.stdout
