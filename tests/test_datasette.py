"""Is the archive pleasant in Datasette for someone who has never heard of this project?"""

import asyncio
import errno
import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from datasette.app import Datasette

from ingest import archive
from ingest.archive.metadata import descriptions, metadata, queries
from ingest.errors import SetupError
from ingest.model import Kind, Problem
from tests.issues import issue, page, put, region, spark

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
ISSUE = "the-spark/1934-12-13"
ROW = "the-spark~2F1934-12-13"
"""The issue as Datasette writes it in an address."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    there = tmp_path_factory.mktemp("workspace")
    with archive.connect(there / "archive.db") as db:
        blurred = page(region(Kind.BODY, "Tbis lime is b1urred", confidence=0.2), scan="attic/p1.png")
        put(db, spark(), issue([blurred, page()], [], None, "attic"))
        hand = archive.Hand("ann", "2026-01-02T03:04:05+00:00")
        archive.correct(db, 1, "The Spark!", hand, there / "corrections.jsonl")
        archive.put_problems(db, "spark", [Problem("spark/p3.png", "truncated", "Cut off. Copy it anew.")])
    archive.write_metadata(there)
    return there


@pytest.fixture(scope="module")
def shown(folder: Path) -> Iterator[Datasette]:
    told = json.loads((folder / "metadata.json").read_text(encoding="utf-8"))
    yield Datasette([str(folder / "archive.db")], metadata=told)


def get(shown: Datasette, path: str, **asked: str) -> Any:
    """The body of a page that must be there: what JSON says, or HTML."""
    answer = asyncio.run(shown.client.get(f"{path}?{urlencode(asked)}" if asked else path))
    assert answer.status_code == 200, f"{path}: {answer.text[:500]}"
    return answer.json() if path.endswith(".json") else answer.text


def test_the_query_in_the_readme_finds_the_strike_and_its_place_on_the_paper(folder: Path) -> None:
    sql = README.partition("```sql\n")[2].partition("```")[0]
    with closing(sqlite3.connect(folder / "archive.db")) as db:
        found = db.execute(sql).fetchall()

    assert [row[:3] for row in found] == [(f"{ISSUE}/a02", "1934-12-13", "GENERAL STRIKE IN MINNEAPOLIS")]
    assert found[0][4:] == ("scans/spark/p1.png", 100, 300, 380, 370)


def test_every_table_and_every_column_has_a_description(folder: Path) -> None:
    db = sqlite3.connect(folder / "archive.db")
    tables = [
        name
        for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view') ORDER BY name")
        if "sqlite" not in name and "_fts" not in name
    ]
    columns = {
        table: [name for (name,) in db.execute(f"SELECT name FROM pragma_table_xinfo('{table}')")] for table in tables
    }
    db.close()
    told = metadata()["databases"]["archive"]["tables"]

    assert {table: list(told[table]["columns"]) for table in tables} == columns
    assert [
        (table, column)
        for table in tables
        for column, text in [("", told[table]["description"]), *told[table]["columns"].items()]
        if not re.match(r"[A-Za-z].{4,}[.…]$", text)
    ] == []


def test_the_metadata_names_no_table_or_column_that_is_not_there(folder: Path) -> None:
    known = {table: set(columns) for table, (_, columns) in descriptions().items()}
    told = json.loads((Path(archive.__file__).parent / "metadata.json").read_text(encoding="utf-8"))
    named = {
        (table, column)
        for table, settings in told["databases"]["archive"]["tables"].items()
        for key in ("label_column", "sort", "sort_desc", "facets", "fts_pk")
        for column in ([settings[key]] if isinstance(settings.get(key), str) else settings.get(key, []))
    }

    assert {(table, column) for table, column in named if column not in known.get(table, set())} == set()


def test_the_front_page_shows_the_tables_that_people_want(shown: Datasette) -> None:
    told = get(shown, "/archive.json")

    assert sorted(table["name"] for table in told["tables"] if not table["hidden"]) == [
        "articles",
        "confusions",
        "decisions",
        "issues",
        "lines",
        "pages",
        "problems",
        "publications",
        "regions",
        "vocabulary",
    ]
    assert [view["name"] for view in told["views"]] == ["words", "corrections"]
    assert [query["title"] for query in told["queries"]][:2] == ["Search", "Issues by year"]
    assert sorted(query["name"] for query in told["queries"]) == sorted(queries())


@pytest.mark.parametrize("table", [name for name in descriptions() if name != "word_boxes"])
def test_every_table_can_be_looked_at(shown: Datasette, table: str) -> None:
    assert descriptions()[table][0] in get(shown, f"/archive/{table}").replace("&#39;", "'")


@pytest.mark.parametrize("name", queries())
@pytest.mark.parametrize("words", ["strike", "", "don't", '"general strike', "Saint-Paul"])
def test_every_ready_query_answers(shown: Datasette, name: str, words: str) -> None:
    asked = dict.fromkeys(re.findall(r":(\w+)", queries()[name]["sql"]), "") | {"words": words}

    assert get(shown, f"/archive/{name}.json", _shape="objects", **asked)["ok"]
    assert queries()[name]["title"] in get(shown, f"/archive/{name}", **asked)


def test_the_ready_search_finds_and_marks(shown: Datasette) -> None:
    (row,) = get(shown, "/archive/search.json", _shape="array", words="CAFÉ", from_date="1934", to_date="1934-12")

    assert (row["date"], row["headline"], row["article"]) == (
        "1934-12-13",
        "GENERAL STRIKE IN MINNEAPOLIS",
        f"{ISSUE}/a02",
    )
    assert "The ⟦café⟧ on Third Street" in row["found"]


def test_a_line_that_somebody_looked_at_needs_eyes_no_more(tmp_path: Path) -> None:
    hand, journal = archive.Hand("ann", "2026-01-02T03:04:05+00:00"), tmp_path / "corrections.jsonl"
    sql = queries()["lines_that_need_eyes"]["sql"]
    with archive.connect(tmp_path / "archive.db") as db:
        put(db, spark())
        before = [row[3] for row in db.execute(sql)]
        archive.confirm(db, before[0], str(db.execute(sql).fetchone()[1]), hand, journal)
        archive.correct(db, before[1], "Something else", hand, journal)

        assert [row[3] for row in db.execute(sql)] == before[2:]


def test_articles_are_searched_in_their_table(shown: Datasette) -> None:
    told = get(shown, "/archive/articles.json", _search="cafe", _shape="objects")

    assert [row["id"] for row in told["rows"]] == [f"{ISSUE}/a02"]
    assert 'name="_search"' in get(shown, "/archive/articles")


def test_articles_are_facetted_by_kind(shown: Datasette) -> None:
    told = get(shown, "/archive/articles.json")["facet_results"]

    assert [(each["value"], each["count"]) for each in told["kind"]["results"]] == [("article", 2), ("masthead", 1)]


def test_issues_are_facetted_by_year_and_publication_by_title(shown: Datasette) -> None:
    told = get(shown, "/archive/issues.json")["facet_results"]

    assert [(each["value"], each["count"]) for each in told["year"]["results"]] == [(1934, 1)]
    assert [each["label"] for each in told["publication_id"]["results"]] == ["The Spark"]


def test_a_region_links_to_its_article_by_headline(shown: Datasette) -> None:
    html = get(shown, "/archive/regions", kind="headline")

    assert re.search(rf'<a href="/archive/articles/{ROW}~2Fa03">Rents Go Up</a>', html)


@pytest.mark.parametrize(
    "path", ["issues/" + ROW, f"pages/{ROW}~2Fp01", f"articles/{ROW}~2Fa02", "publications/the-spark"]
)
def test_a_readable_id_is_an_address(shown: Datasette, path: str) -> None:
    assert "Links from other tables" in get(shown, f"/archive/{path}")


def test_metadata_serves_an_archive_of_another_name(tmp_path: Path) -> None:
    path = archive.write_metadata(tmp_path, "spark")

    assert (path.name, list(json.loads(path.read_text(encoding="utf-8"))["databases"])) == ("metadata.json", ["spark"])


def test_whoever_serves_the_archive_may_read_its_metadata(tmp_path: Path) -> None:
    assert archive.write_metadata(tmp_path).stat().st_mode & 0o777 == 0o644


def test_metadata_for_which_there_is_no_room_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_self: Path, _target: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(SetupError, match=r"No space left on device\)\. Make room"):
        archive.write_metadata(tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_metadata_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match=r"nowhere/metadata.json cannot be written"):
        archive.write_metadata(tmp_path / "nowhere")
