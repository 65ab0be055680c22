"""Which files are pages of which issue: the ways in which people and libraries keep their scans."""

import hashlib
import json
import os
import socket
import sqlite3
import threading
from contextlib import closing
from dataclasses import asdict
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from ingest import scans
from ingest.errors import ScanError
from ingest.files import located, name_of
from ingest.model import Bundle, Problem
from ingest.scans import names
from tests import bad

Issue = tuple[str, str | None, dict[str, str | None], list[str]]
"""Source, publication, columns, pages."""


def laid_out(root: Path, *files: str) -> Path:
    for file in files:
        path = root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"not looked at")
    return root


def issues(root: Path) -> list[Issue]:
    bundles, problems = scans.discover(root)
    assert problems == []
    return [told(bundle) for bundle in bundles]


def told(bundle: Bundle) -> Issue:
    return (bundle.source, bundle.publication.get("id"), bundle.issue, [scan.path for scan in bundle.scans])


def pages(folder: str, *numbers: int, form: str = "p{}.tif") -> list[str]:
    return [f"{folder}/{form.format(number)}" for number in numbers]


def test_a_folder_of_images_is_an_issue_in_natural_order(tmp_path: Path) -> None:
    laid_out(tmp_path, *pages("the-spark/2022-01-17", 10, 2, 1))

    assert issues(tmp_path) == [
        ("the-spark/2022-01-17", "the-spark", {"date": "2022-01-17"}, pages("the-spark/2022-01-17", 1, 2, 10))
    ]


def test_each_pdf_of_a_folder_is_an_issue(tmp_path: Path) -> None:
    laid_out(tmp_path, "the-spark/2022-01-31.pdf", "the-spark/2022-01-17.pdf", "the-spark/special.pdf")

    assert issues(tmp_path) == [
        ("the-spark/2022-01-17.pdf", "the-spark", {"date": "2022-01-17"}, ["the-spark/2022-01-17.pdf"]),
        ("the-spark/2022-01-31.pdf", "the-spark", {"date": "2022-01-31"}, ["the-spark/2022-01-31.pdf"]),
        ("the-spark/special.pdf", "the-spark", {}, ["the-spark/special.pdf"]),
    ]


def test_images_side_by_side_are_grouped_by_what_stands_before_the_page(tmp_path: Path) -> None:
    files = [
        f"{paper}_{day}_p{page}.tif"
        for paper in ("spark", "worker")
        for day in ("1944-12-13", "1944-12-20")
        for page in (1, 2)
    ]
    laid_out(tmp_path, *files, "worker_1945-01-03_p1.tif")

    assert issues(tmp_path) == [
        ("spark_1944-12-13", "spark", {"date": "1944-12-13"}, files[0:2]),
        ("spark_1944-12-20", "spark", {"date": "1944-12-20"}, files[2:4]),
        ("worker_1944-12-13", "worker", {"date": "1944-12-13"}, files[4:6]),
        ("worker_1944-12-20", "worker", {"date": "1944-12-20"}, files[6:8]),
        ("worker_1945-01-03", "worker", {"date": "1945-01-03"}, ["worker_1945-01-03_p1.tif"]),
    ]


def test_the_library_of_congress_layout_names_paper_day_and_edition(tmp_path: Path) -> None:
    reel = "sn85058233/17082901001"
    laid_out(tmp_path, *pages(f"{reel}/1935080201", 11, 12, form="{:04}.jp2"), f"{reel}/1935080202/0013.jp2")

    assert issues(tmp_path) == [
        (
            f"{reel}/1935080201",
            "sn85058233",
            {"date": "1935-08-02", "edition": "1"},
            pages(f"{reel}/1935080201", 11, 12, form="{:04}.jp2"),
        ),
        (f"{reel}/1935080202", "sn85058233", {"date": "1935-08-02", "edition": "2"}, [f"{reel}/1935080202/0013.jp2"]),
    ]


def test_one_page_in_several_formats_is_one_page(tmp_path: Path) -> None:
    laid_out(
        tmp_path, *(f"1935080201/{page}.{kind}" for page in ("0011", "0012") for kind in ("pdf", "jp2", "tif", "xml"))
    )

    assert issues(tmp_path)[0][3] == ["1935080201/0011.tif", "1935080201/0012.tif"]


FIRST = {"date": "1935-08-02", "edition": "1"}
EXTRA = {"date": "1944-12-13", "edition": "extra"}
BOXED = "Box 3/The Worker's Voice 1944/13.12.1944/scans"


@pytest.mark.parametrize(
    ("file", "source", "publication", "columns"),
    [
        ("deseret-news_1850-06-15/p1.jpg", "deseret-news_1850-06-15", "deseret-news", {"date": "1850-06-15"}),
        ("longbeachpub-2023-1-4/p1.jpg", "longbeachpub-2023-1-4", "longbeachpub", {"date": "2023-01-04"}),
        ("weekly-journal_1856-05-24.pdf", "weekly-journal_1856-05-24.pdf", "weekly-journal", {"date": "1856-05-24"}),
        ("the-spark/1944/12/13/p1.jpg", "the-spark/1944/12/13", "the-spark", {"date": "1944-12-13"}),
        ("the-spark/1944/12-13/p1.jpg", "the-spark/1944/12-13", "the-spark", {"date": "1944-12-13"}),
        ("the-spark/1944/12/13.pdf", "the-spark/1944/12/13.pdf", "the-spark", {"date": "1944-12-13"}),
        ("the-spark/1945/January/3/p1.jpg", "the-spark/1945/January/3", "the-spark", {"date": "1945-01-03"}),
        ("the-spark/13 December 1944.pdf", "the-spark/13 December 1944.pdf", "the-spark", {"date": "1944-12-13"}),
        ("1944-12-13 The Spark.pdf", "1944-12-13 The Spark.pdf", "the-spark", {"date": "1944-12-13"}),
        ("the-spark/vol 3/no 12/p1.jpg", "the-spark/vol 3/no 12", "the-spark", {"volume": "3", "number": "12"}),
        ("the-spark_v03n12/p1.jpg", "the-spark_v03n12", "the-spark", {"volume": "3", "number": "12"}),
        ("the-spark_vol4_no2.pdf", "the-spark_vol4_no2.pdf", "the-spark", {"volume": "4", "number": "2"}),
        ("sn85058233/1935-08-02/ed-1/seq-1.jp2", "sn85058233/1935-08-02/ed-1", "sn85058233", FIRST),
        ("the-spark_1944-12-13_extra/p1.jpg", "the-spark_1944-12-13_extra", "the-spark", EXTRA),
        ("the-spark/1944-12-13/IMG_0001.jpg", "the-spark/1944-12-13", "the-spark", {"date": "1944-12-13"}),
        ("the-spark/1944-12-13/IMG_20240305_101530.jpg", "the-spark/1944-12-13", "the-spark", {"date": "1944-12-13"}),
        ("the-spark/1944-12-13/20240305_0001.jpg", "the-spark/1944-12-13", "the-spark", {"date": "1944-12-13"}),
        ("Scan_20240305.pdf", "Scan_20240305.pdf", None, {}),
        ("the-spark/TS-1944-12-13_p1.jpg", "the-spark/TS-1944-12-13", "the-spark", {"date": "1944-12-13"}),
        (f"{BOXED}/p1.jpg", BOXED, "the-workers-voice", {"date": "1944-12-13"}),
        ("L’Étincelle/17 janvier 2022/p1.jpg", "L’Étincelle/17 janvier 2022", "l-etincelle", {"date": "2022-01-17"}),
        ("box7-0012/p1.jpg", "box7-0012", None, {}),
        ("p1.jpg", ".", None, {}),
        ("poster.jpg", "poster.jpg", None, {}),
    ],
)  # fmt: skip
def test_names_say_paper_and_day(
    tmp_path: Path, file: str, source: str, publication: str | None, columns: dict[str, str | None]
) -> None:
    laid_out(tmp_path, file)

    assert issues(tmp_path) == [(source, publication, columns, [file])]


@pytest.mark.parametrize(
    ("stem", "day"),
    [
        ("1944-12-13", "1944-12-13"),
        ("1944_12_13", "1944-12-13"),
        ("1944.12.13", "1944-12-13"),
        ("19441213", "1944-12-13"),
        ("1944-12-3", "1944-12-03"),
        ("13-12-1944", "1944-12-13"),
        ("12-13-1944", "1944-12-13"),
        ("13121944", "1944-12-13"),
        ("05-05-1944", "1944-05-05"),
        ("05-06-1944", None),
        ("05061944", None),
        ("1944-12", None),
        ("1944", None),
        ("1944-13-45", None),
        ("13-Dec-1944", "1944-12-13"),
        ("1944-Dec-13", "1944-12-13"),
        ("3Jan1946", "1946-01-03"),
        ("December 13, 1944", "1944-12-13"),
        ("17 janvier 2022", "2022-01-17"),
        ("sn85058233", None),
        ("17082901001", None),
        ("9999-12-31", None),
    ],
)
def test_a_date_is_taken_where_it_can_mean_one_day_only(stem: str, day: str | None) -> None:
    assert names.of_file(f"spark_{stem}_p1").date == day
    assert names.of_folder(stem).date == day


@pytest.mark.parametrize(
    ("files", "months"),
    [
        (["Dec_1944/p1.jpg"], ["1944-12"]),
        (["the-spark/1944-décembre/p1.jpg"], ["1944-12"]),
        (["Spark May 1944.pdf", "Spark June 1944.pdf"], ["1944-06", "1944-05"]),
        (["spark_Dec1944_p1.jpg", "spark_Dec1944_p2.jpg"], ["1944-12"]),
        (["Dec_1944/spark/p1.jpg", "Dec_1944/worker/p1.jpg"], [None, None]),  # a folder of the month's papers
        (["1944-12/p1.jpg"], [None]),  # number 12 of 1944, perhaps
        (["Set 1944/p1.jpg"], [None]),  # no settembre
        (["13-Dec-1944/p1.jpg"], [None]),
    ],
)
def test_a_month_in_a_word_is_that_of_the_issue_where_names_say_no_day(
    tmp_path: Path, files: list[str], months: list[str | None]
) -> None:
    laid_out(tmp_path, *files)
    bundles, problems = scans.discover(tmp_path)

    assert ([bundle.month for bundle in bundles], problems) == (months, [])
    assert all("date" not in bundle.issue for bundle in bundles if bundle.month)


def test_files_whose_date_may_be_two_days_are_still_told_apart(tmp_path: Path) -> None:
    laid_out(tmp_path, "spark_05-06-1944_p1.tif", "spark_05-06-1944_p2.tif", "spark_12-06-1944_p1.tif")

    assert [(source, columns) for source, _, columns, _ in issues(tmp_path)] == [
        ("spark_05-06-1944", {}),
        ("spark_12-06-1944", {}),
    ]


def test_pdfs_of_single_pages_in_a_folder_of_one_issue_are_its_pages(tmp_path: Path) -> None:
    laid_out(tmp_path, "the-spark_no12/1.pdf", "the-spark_no12/2.pdf", "the-spark_no12/10.pdf")

    assert issues(tmp_path) == [
        (
            "the-spark_no12",
            "the-spark",
            {"number": "12"},
            ["the-spark_no12/1.pdf", "the-spark_no12/2.pdf", "the-spark_no12/10.pdf"],
        )
    ]


def test_tiffs_of_several_pages_stand_alone_and_those_of_one_page_do_not(tmp_path: Path) -> None:
    for folder in ("many", "single"):
        (tmp_path / folder).mkdir()
        for month in ("january", "february"):
            more = [bad.page(40, 50)] if folder == "many" else []
            bad.page(40, 50).save(tmp_path / folder / f"{month}.tif", save_all=True, append_images=more)

    assert [(source, len(files)) for source, _, _, files in issues(tmp_path)] == [
        ("many/february.tif", 1),
        ("many/january.tif", 1),
        ("single", 2),
    ]


def test_a_thumbnail_in_a_tiff_is_no_second_page(tmp_path: Path) -> None:
    (tmp_path / "many").mkdir()
    for month in ("january", "february"):
        page, thumbnail = bad.page(40, 50), bad.page(4, 5)
        thumbnail.encoderinfo = {"tiffinfo": {254: 1}}
        page.save(tmp_path / "many" / f"{month}.tif", save_all=True, append_images=[thumbnail])

    assert [(source, len(files)) for source, _, _, files in issues(tmp_path)] == [("many", 2)]


def test_front_pages_come_first_and_back_pages_last(tmp_path: Path) -> None:
    laid_out(tmp_path, *(f"1944-12-13/{name}.tif" for name in ("back", "p2", "cover", "p3")))

    assert issues(tmp_path)[0][3] == [f"1944-12-13/{name}.tif" for name in ("cover", "p2", "p3", "back")]


def test_sections_follow_each_other(tmp_path: Path) -> None:
    laid_out(tmp_path, *(f"1944-12-13/{name}.tif" for name in ("B1", "A2", "A10", "A1")))

    assert issues(tmp_path)[0][3] == [f"1944-12-13/{name}.tif" for name in ("A1", "A2", "A10", "B1")]


def test_two_papers_in_a_folder_are_two_issues(tmp_path: Path) -> None:
    laid_out(tmp_path, *(f"mixed/{paper}_{page}.jpg" for paper in ("spark", "worker") for page in (1, 2)))

    assert [(source, paper) for source, paper, _, _ in issues(tmp_path)] == [
        ("mixed/spark", "spark"),
        ("mixed/worker", "worker"),
    ]


def test_an_extra_is_no_page_of_the_morning_issue(tmp_path: Path) -> None:
    laid_out(tmp_path, "spark_1944-12-13_p1.jpg", "spark_1944-12-13_extra_p1.jpg")

    assert [(source, columns.get("edition")) for source, _, columns, _ in issues(tmp_path)] == [
        ("spark_1944-12-13", None),
        ("spark_1944-12-13_extra", "extra"),
    ]


def test_no_two_issues_have_one_source(tmp_path: Path) -> None:
    laid_out(tmp_path, "spark_p1.jpg", "spark_p2.jpg", "spark/p1.jpg")

    assert [source for source, *_ in issues(tmp_path)] == ["spark", "spark (files)"]


def test_what_computers_leave_behind_is_passed_over(tmp_path: Path) -> None:
    litter = (
        ".DS_Store",
        "Thumbs.db",
        "._p1.tif",
        "~$p2.tif",
        "notes.txt",
        "p1.xml",
        "README.md",
        "md5.md5",
        "__MACOSX/p1.tif",
    )
    laid_out(tmp_path, "1944-12-13/p1.tif", *(f"1944-12-13/{name}" for name in litter), "1944-12-13/thumbs/p1.jpg")

    assert issues(tmp_path) == [("1944-12-13", None, {"date": "1944-12-13"}, ["1944-12-13/p1.tif"])]


def test_an_empty_or_missing_folder_gives_nothing_or_says_so(tmp_path: Path) -> None:
    assert scans.discover(tmp_path) == ([], [])
    assert [problem.slug for problem in scans.discover(tmp_path / "none")[1]] == ["unreadable"]


@pytest.mark.parametrize("slug", ["not-a-file", "outside", "unreadable", "bad-issue-toml", "duplicate-issue"])
def test_what_only_seems_a_page_is_a_problem_and_the_others_go_on(tmp_path: Path, slug: str) -> None:
    root = tmp_path / "scans"
    laid_out(root, "the-spark/2022-01-17/p1.tif")
    path = bad.make(slug, root / slug)

    bundles, problems = scans.discover(root)

    assert [(problem.source, problem.slug) for problem in problems] == [(str(path.relative_to(root)), slug)]
    assert ("the-spark/2022-01-17", ["the-spark/2022-01-17/p1.tif"]) in [(told(b)[0], told(b)[3]) for b in bundles]
    assert path.name not in [Path(scan.path).name for bundle in bundles for scan in bundle.scans]


def test_a_damaged_page_keeps_its_number(tmp_path: Path) -> None:
    laid_out(tmp_path, *pages("1944-12-13", 1, 3))
    (tmp_path / "1944-12-13" / "p2.tif").write_bytes(b"")

    assert issues(tmp_path)[0][3] == pages("1944-12-13", 1, 2, 3)


def test_pictures_that_cannot_be_read_are_not_lost_in_silence(tmp_path: Path) -> None:
    laid_out(tmp_path, "1944-12-13/p1.heic", "1944-12-13/p2.djvu")

    assert [problem.slug for problem in scans.discover(tmp_path)[1]] == ["not-an-image", "not-an-image"]


def test_sockets_and_links_to_nowhere_are_problems(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the name of a socket may have 100 letters only
    laid_out(tmp_path, "p1.tif")
    (tmp_path / "loop.tif").symlink_to("loop.tif")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket.tif")

        _, problems = scans.discover(tmp_path)

    assert [(problem.source, problem.slug) for problem in problems] == [
        ("loop.tif", "unreadable"),
        ("socket.tif", "not-a-file"),
    ]


def test_links_neither_hang_nor_double_a_folder(tmp_path: Path) -> None:
    root = tmp_path / "scans"
    laid_out(root, "1944-12-13/p1.tif", ".store/abc.tif")
    laid_out(tmp_path / "elsewhere", "p1.tif")
    (root / "1944-12-13" / "up").symlink_to(root)
    (root / "again").symlink_to(root / "1944-12-13")
    (root / "out").symlink_to(tmp_path / "elsewhere")
    (root / "1944-12-13" / "p2.tif").symlink_to(root / ".store" / "abc.tif")

    bundles, problems = scans.discover(root)

    assert [told(bundle) for bundle in bundles] == [
        ("1944-12-13", None, {"date": "1944-12-13"}, pages("1944-12-13", 1, 2))
    ]
    assert [(problem.source, problem.slug) for problem in problems] == [("out", "outside")]


def test_issue_toml_says_more_than_names_and_the_nearer_says_most(tmp_path: Path) -> None:
    laid_out(tmp_path, "spark/2022-01-17/p1.jpg", "spark/2022-01-31.pdf")
    (tmp_path / "spark" / "issue.toml").write_text(
        'volume = 7\n[publication]\ntitle = "The Spark"\nlanguage = "en"\n'
        '[settings.read]\nlanguages = ["eng", "fra"]\n[settings.profile]\nmotto = "Unite"\n'
    )
    (tmp_path / "spark" / "2022-01-17" / "issue.toml").write_text(
        'date = 2022-01-18\nnumber = 3\n[settings.profile]\ntitle = "The Spark"\n[publication]\nlanguage = "fr"\n'
    )
    (tmp_path / "spark" / "2022-01-31.pdf.toml").write_text('volume = "8"\nnote = "bound copy"\n')

    bundles, problems = scans.discover(tmp_path)

    assert problems == []
    assert [(bundle.publication, bundle.issue, bundle.settings) for bundle in bundles] == [
        (
            {"id": "spark", "title": "The Spark", "language": "fr"},
            {"date": "2022-01-18", "volume": "7", "number": "3"},
            {"read": {"languages": ["eng", "fra"]}, "profile": {"motto": "Unite", "title": "The Spark"}},
        ),
        (
            {"id": "spark", "title": "The Spark", "language": "en"},
            {"date": "2022-01-31", "volume": "8", "note": "bound copy"},
            {"read": {"languages": ["eng", "fra"]}, "profile": {"motto": "Unite"}},
        ),
    ]


@pytest.mark.parametrize(
    ("content", "detail"),
    [
        (b"date = ", "Invalid value"),
        (b'date = "13.12.1944"', "1944-12-13"),
        (b'date = "19441213"', "1944-12-13"),
        (b'date = "1944-W50-3"', "1944-12-13"),
        (b'day = "1944-12-13"', "`day`"),
        (b"volume = [1]", "`volume`"),
        (b"publication = 3", "[publication]"),
        (b'[publication]\nname = "x"', "`name`"),
        (b"[settings.read]\nlanguage = 1", "`language`"),
        (b"[settings.straighten]\nmax_skew = true", "max_skew"),
        (b"\xff\xfe", "utf-8"),
        (b"a = " + b"[" * 50_000, "recursion"),
        (b"[settings.read]\nlanguages = []", "languages is empty"),
        (b"[settings.read]\nletter_height = -3", "letter_height cannot be -3"),
        (b"[settings.straighten]\nmax_skew = nan", "max_skew cannot be nan; give 0 to 45."),
        (b"[settings]\nmax_megapixels = 0", "max_megapixels cannot be 0; give 1 to 10,000."),
        (b"[settings.profile]\ncredit_patterns = ['(']", "no regular expression"),
        ('id = "Foo Bar/é../.."'.encode(), "like 1944-12-13-evening or the-spark/1944-12-13)"),
        (b'id = "late\\nedition"', "`id` is 'late\\nedition', and should be small letters"),
        (b'id = "a/b/c"', "`id` is 'a/b/c'"),
        (b'id = "/1944-12-13"', "`id` is '/1944-12-13'"),
        (b'[publication]\nid = "../The Spark?#%"', "joined by hyphens, like the-spark)"),
        (b'[publication]\nid = "the-spark/1944"', "`id` is 'the-spark/1944'"),
    ],
)
def test_a_bad_issue_toml_is_one_problem_and_the_issue_goes_on_without(
    tmp_path: Path, content: bytes, detail: str
) -> None:
    laid_out(tmp_path, "1944-12-13/p1.tif", "1944-12-13/more/p1.tif")
    (tmp_path / "1944-12-13" / "issue.toml").write_bytes(content)

    bundles, problems = scans.discover(tmp_path)

    assert [(problem.source, problem.slug) for problem in problems] == [("1944-12-13/issue.toml", "bad-issue-toml")]
    assert detail in problems[0].sentence
    assert bundles[0].issue == {"date": "1944-12-13"}


def test_an_id_in_issue_toml_is_a_slug_alone_or_behind_that_of_the_paper(tmp_path: Path) -> None:
    laid_out(tmp_path, *(f"{number}/p1.tif" for number in (1, 2, 3)))
    for number, said in enumerate(("1944-12-13-evening", "the-spark/1944-12-13", "искра"), 1):
        (tmp_path / str(number) / "issue.toml").write_text(f'id = "{said}"\n[publication]\nid = "the-spark"\n')

    bundles, problems = scans.discover(tmp_path)

    assert problems == []
    assert [(bundle.publication["id"], bundle.issue["id"]) for bundle in bundles] == [
        ("the-spark", "1944-12-13-evening"),
        ("the-spark", "the-spark/1944-12-13"),
        ("the-spark", "искра"),
    ]


@pytest.mark.parametrize("name", ["issue.toml is a folder", "issue.toml is a pipe"])
def test_an_issue_toml_that_is_no_file_does_not_hang(tmp_path: Path, name: str) -> None:
    laid_out(tmp_path, "1944-12-13/p1.tif")
    path = tmp_path / "1944-12-13" / "issue.toml"
    path.mkdir() if "folder" in name else os.mkfifo(path)

    assert [problem.slug for problem in scans.discover(tmp_path)[1]] == ["bad-issue-toml"]


ODD_NAMES = [
    b"-rf",
    b"a b",
    b"new\nline",
    "Zeitung 🗞️".encode(),
    b"caf\xe9",
    b"100%25",
    b"%E9",
    b"%41\xe9",
    b"tab\t",
    b"'quoted\"",
]


@pytest.mark.parametrize("name", ODD_NAMES, ids=repr)
def test_any_name_can_be_stored_and_found_again(tmp_path: Path, name: bytes) -> None:
    folder = tmp_path / os.fsdecode(name + b" 1944-12-13")
    file = os.fsdecode(name + b"_p1.tif")
    laid_out(folder, file)

    (bundle,), problems = scans.discover(tmp_path)

    assert problems == []
    assert bundle.issue == {"date": "1944-12-13"}
    stored = json.loads(json.dumps(asdict(bundle), ensure_ascii=False).encode())["scans"][0]["path"]
    with closing(sqlite3.connect(":memory:")) as db:
        assert db.execute("SELECT ?", [stored]).fetchone() == (stored,)
    assert located(tmp_path, stored).samefile(folder / file)


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parts=st.lists(st.binary(min_size=1, max_size=12), min_size=1, max_size=3))
def test_every_name_on_a_disk_has_a_name_in_the_archive(tmp_path: Path, parts: list[bytes]) -> None:
    assume(not any(b"/" in part or b"\0" in part or part in (b".", b"..") for part in parts))
    path = tmp_path.joinpath(*map(os.fsdecode, parts))
    path.mkdir(parents=True, exist_ok=True)

    stored = name_of(path, tmp_path)

    stored.encode("utf-8")
    assert located(tmp_path, stored) == path


def test_a_digest_is_that_of_the_whole_file_and_never_waits(tmp_path: Path) -> None:
    path = tmp_path / "p1.tif"
    path.write_bytes(b"scan" * 600_000)

    assert scans.digest(path) == hashlib.sha256(b"scan" * 600_000).hexdigest()
    for broken, slug in ((bad.make("not-a-file", tmp_path), "not-a-file"), (tmp_path / "gone", "unreadable")):
        with pytest.raises(ScanError) as caught:
            scans.digest(broken)
        assert caught.value.slug == slug


def test_a_pipe_that_somebody_writes_to_is_not_read(tmp_path: Path) -> None:
    pipe = bad.make("not-a-file", tmp_path)
    writer = threading.Thread(target=lambda: os.close(os.open(pipe, os.O_RDWR | os.O_NONBLOCK)))
    writer.start()

    with pytest.raises(ScanError):
        scans.digest(pipe)

    writer.join()


PAPERS = st.sampled_from(["spark", "the-spark", "Weekly Journal", "l'étincelle", "paper"])
DAYS = st.dates(date(1700, 1, 1), date(1994, 12, 31))
FORMS = st.sampled_from(["%Y-%m-%d", "%Y%m%d", "%Y_%m_%d", "%d %B %Y", "%B %d, %Y", "%d-%b-%Y", "%Y.%m.%d"])
PAGES = st.sampled_from(["p{}", "page {}", "_{}", "pg-{:02}", "seq-{}", "({})", "p{:03}"])


@given(paper=PAPERS, day=DAYS, form=FORMS, page=PAGES, number=st.integers(1, 99), gap=st.sampled_from(["_", " ", "-"]))
def test_any_usual_name_gives_paper_day_and_page(
    paper: str, day: date, form: str, page: str, number: int, gap: str
) -> None:
    stem = gap.join([paper, day.strftime(form), page.format(number)])

    said = names.of_file(stem)

    assert (said.before, said.date, said.page) == (names.words(paper), day.isoformat(), number), stem


@given(name=st.text(max_size=40))
def test_any_name_at_all_is_understood_as_something(name: str) -> None:
    for said in (names.of_file(name), names.of_folder(name)):
        assert said.date is None or date.fromisoformat(said.date)
        assert said.before == names.words(said.before) or said.before


@given(numbers=st.lists(st.integers(0, 10_000), min_size=2, max_size=6, unique=True))
def test_natural_order_is_the_order_of_numbers(numbers: list[int]) -> None:
    assert sorted((f"p{number}" for number in numbers), key=names.natural) == [f"p{n}" for n in sorted(numbers)]


FILE_NAMES = st.sampled_from(
    [
        "p1.tif",
        "p2.jpg",
        "1944-12-13.pdf",
        "spark_1944-12-13_p1.tif",
        "spark_1944-12-13_p2.tif",
        "IMG_0001.jpg",
        "b.pdf",
    ]
)
FOLDERS = st.sampled_from(["", "the-spark/", "the-spark/1944-12-13/", "1944/12/", "Box 3/"])


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(files=st.sets(st.tuples(FOLDERS, FILE_NAMES), min_size=1))
def test_no_file_is_lost_or_in_two_issues(
    tmp_path_factory: pytest.TempPathFactory, files: set[tuple[str, str]]
) -> None:
    root = tmp_path_factory.mktemp("scans")
    laid_out(root, *(folder + name for folder, name in files))

    bundles, problems = scans.discover(root)
    found = [scan.path for bundle in bundles for scan in bundle.scans] + [problem.source for problem in problems]

    assert sorted(found) == sorted(folder + name for folder, name in files)
    assert len({bundle.source for bundle in bundles}) == len(bundles)
    assert scans.discover(root) == (bundles, problems)


def test_the_problems_are_for_people(tmp_path: Path) -> None:
    bad.make("not-a-file", tmp_path)

    assert scans.discover(tmp_path)[1] == [
        Problem(
            "pipe.jpg", "not-a-file", "It is a pipe, socket or device, not a file. Remove it from the scans folder."
        )
    ]
