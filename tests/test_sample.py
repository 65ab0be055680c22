"""Does the sample come out as it was typeset: from real pixels, through real Tesseract, to cited articles?"""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ingest.cli import commands
from ingest.evaluate import cer

ROOT = Path(__file__).parent.parent
TRUTH = json.loads((Path(__file__).parent / "sample_truth.json").read_text(encoding="utf-8"))
ZONES = json.loads((Path(__file__).parent / "sample_zones.json").read_text(encoding="utf-8"))


def ingest(root: Path, *arguments: str) -> Result:
    places = ["--workspace", str(root), "--scans", str(ROOT / "scans")]
    return CliRunner().invoke(commands, [arguments[0], *places, *arguments[1:]])


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    result = ingest(folder, "run")
    assert result.exit_code == 0, result.output
    return folder


@pytest.fixture
def db(root: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(root / "archive.db")
    connection.row_factory = sqlite3.Row
    yield connection
    connection.close()


def test_nearly_every_article_comes_out_whole_and_alone_with_its_headline(root: Path) -> None:
    told = json.loads(ingest(root, "evaluate", "--json", str(ROOT / "tests" / "sample_truth.json")).output)

    assert told["mean"]["recovered"] >= 0.95
    assert told["mean"]["headlines"] >= 0.95
    assert told["mean"]["cer"] <= 0.03  # a kicker stands before the headline in print and after it in the archive


def test_the_masthead_says_which_issue_it_is(db: sqlite3.Connection) -> None:
    issues = {
        row["date"]: row for row in db.execute("select * from issues join publications p on p.id = publication_id")
    }

    for truth in TRUTH:
        issue = issues[truth["date"]]
        assert truth["publication"] == issue["title"]
        assert (str(truth["volume"]), str(truth["number"])) == (issue["volume"], issue["number"])


def test_every_page_links_its_scan_and_every_word_lies_on_it(root: Path, db: sqlite3.Connection) -> None:
    pages = db.execute("select * from pages").fetchall()
    outside = db.execute(
        """select count(*) from words w join pages p on p.id = w.page_id
           where w."left" < 0 or w.top < 0 or w."right" > p.width or w.bottom > p.height or w."left" >= w."right" """
    ).fetchone()[0]

    assert 4 == len(pages)
    assert all((root / page["image"]).is_file() for page in pages)
    assert 0 == outside


def test_the_words_of_an_article_lie_in_its_zone_on_the_scan(db: sqlite3.Connection) -> None:
    inside = total = 0
    for page in ZONES:
        for article in page["articles"]:
            for word in _words_under(db, page, article["headline"]):
                x, y = (word["left"] + word["right"]) / 2, (word["top"] + word["bottom"]) / 2
                inside += any(
                    left <= x <= right and top <= y <= bottom for left, top, right, bottom in article["boxes"]
                )
                total += 1

    assert total > 2000
    assert inside / total > 0.98


def test_accents_and_typographic_quotes_survive_to_the_archive(db: sqlite3.Connection) -> None:
    text = " ".join(row["text"] for row in db.execute("select text from articles"))

    assert {"“", "”", "’", "—", "é", "è"} <= set(text)


def test_a_credit_names_where_the_text_was_taken_from(db: sqlite3.Connection) -> None:
    wanted = [article["credit"] for issue in TRUTH for article in issue["articles"] if article.get("credit")]
    found = [row["credit"] for row in db.execute("select credit from articles where credit is not null")]

    missing = [credit for credit in wanted if not any(cer(credit, other) <= 0.1 for other in found)]

    assert wanted
    assert missing == []


def test_a_search_finds_a_word_without_its_accents_and_tells_page_and_headline(root: Path) -> None:
    result = ingest(root, "search", "Valbrune")

    assert 0 == result.exit_code
    assert "the-lantern/" in result.output or "voice-of-the-workshop/" in result.output
    assert "p01" in result.output or "page 1" in result.output.lower()


def test_the_picture_of_a_page_can_be_drawn(root: Path, db: sqlite3.Connection) -> None:
    page = db.execute("select id from pages order by id").fetchone()["id"]

    result = ingest(root, "show", page, "-o", str(root / "page.png"))

    assert 0 == result.exit_code, result.output
    assert (root / "page.png").stat().st_size > 50_000


def test_doctor_finds_the_archive_sound(root: Path) -> None:
    result = ingest(root, "doctor")

    assert 0 == result.exit_code, result.output


def _words_under(db: sqlite3.Connection, page: dict[str, object], headline: object) -> list[sqlite3.Row]:
    return db.execute(
        """select w.* from words w join articles a on a.id = w.article_id join issues i on i.id = a.issue_id
           join pages p on p.id = w.page_id
           where instr(i.source, ?) and p.sequence = ? and a.headline = ?""",
        (str(page["match"]).removesuffix(".tif"), page["page"], headline),
    ).fetchall()
