"""Does a search find what a person means, and show where it stands?"""

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest import archive
from ingest.archive.places import folded
from ingest.errors import SetupError
from ingest.model import Box, Issue, Kind, Piece
from tests.issues import article, issue, page, put, region, rows, spark

ISSUE = "the-spark/1934-12-13"


def told(text: str, date: str | None, source: str) -> Issue:
    """An issue of one article."""
    body = region(Kind.BODY, text)
    return issue([page(body, scan=f"{source}/p1.png")], [article(Piece(1, body))], date, source)


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Iterator[archive.Archive]:
    with archive.connect(tmp_path_factory.mktemp("search") / "archive.db") as opened:
        put(
            opened,
            spark(),
            told(
                "The strike of the well-known bakers. Don’t buy bread! It is the year 1934, 3.50 a loaf.",
                "1935-01-05",
                "bakers",
            ),
            told("Grève générale à Saint-Étienne: les ouvriers de l’usine", "1936", "greve"),
            replace(
                told("An undated strike", None, "attic"),
                id="le-drapeau/attic",
                publication={"id": "le-drapeau", "title": "Le Drapeau 100%"},
            ),
        )
        yield opened


def found(db: archive.Archive, query: str, publication: str | None = None) -> list[str]:
    """The issues of the hits."""
    return [hit.issue_id.partition("/")[2] for hit in archive.search(db, query, publication=publication)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("general strike", ["1934-12-13"]),
        ("GENERAL strike minneapolis", ["1934-12-13"]),
        ('"strike general"', []),
        ('"general strike"', ["1934-12-13"]),
        ("“general strike”", ["1934-12-13"]),
        ("« grève générale »", ["1936"]),
        ("bak*", ["1935-01-05"]),
        ('"the str*"', []),
        ('"well kno"*', ["1935-01-05"]),
        ("rents OR bakers", ["1934-12-13", "1935-01-05"]),
        ("strike NOT bakers NOT undated", ["1934-12-13"]),
        ("(bakers OR rents) bread", ["1935-01-05"]),
        ("greve SAINT-ETIENNE", ["1936"]),
        ("œuvriers", []),
        ("well-known", ["1935-01-05"]),
        ("don't", ["1935-01-05"]),
        ("nationwide", ["1934-12-13"]),
        ("headline:strike", ["1934-12-13"]),
        ("headline:bakers", []),
        ("3.50", ["1935-01-05"]),
    ],
)
def test_a_query_means_what_a_person_means_by_it(db: archive.Archive, query: str, expected: list[str]) -> None:
    assert found(db, query) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", []),
        ("   ", []),
        ("—", []),
        ('"', []),
        ("AND", []),
        ("NOT bakers", ["1935-01-05"]),
        ("bakers AND", ["1935-01-05"]),
        ("((bakers", ["1935-01-05"]),
        ("bakers)", ["1935-01-05"]),
        ('"bakers', ["1935-01-05"]),
        ("bakers*bread", []),
        ("^bakers", ["1935-01-05"]),
        ("colour:bakers", []),
        ("NEAR(bakers, 3)", []),
        ("{bakers}", ["1935-01-05"]),
        ("bakers + bread", ["1935-01-05"]),
        ("'; DROP TABLE articles; --", []),
    ],
)
def test_what_is_no_query_is_taken_as_words(db: archive.Archive, query: str, expected: list[str]) -> None:
    assert found(db, query) == expected


SIGNS = [*list("ab \"*()^:-{}+.,'’“”») "), "AND ", " OR ", "NOT ", "NEAR", "headline:", "text", "é"]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(SIGNS), max_size=12).map("".join))
def test_no_query_ever_raises(db: archive.Archive, query: str) -> None:
    assert archive.search(db, query) is not None


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        ("1934", "1934", ["1934-12-13"]),
        ("1934-12", "1934-12", ["1934-12-13"]),
        ("1934-12-13", "1934-12-13", ["1934-12-13"]),
        ("1934-12-14", "1935", ["1935-01-05"]),
        ("1935", None, ["1935-01-05", "1936"]),
        (None, "1935-01", ["1934-12-13", "1935-01-05"]),
        ("1936-05", "1936-06", ["1936"]),
        (None, None, ["1934-12-13", "1935-01-05", "1936", "attic"]),
    ],
)
def test_dates_are_given_as_far_as_they_are_known(
    db: archive.Archive, since: str | None, until: str | None, expected: list[str]
) -> None:
    hits = archive.search(db, "strike OR usine", since, until)

    assert sorted(hit.issue_id.partition("/")[2] for hit in hits) == expected


@pytest.mark.parametrize(
    "date", ["34", "1934-1", "13.12.1934", "last year", "1934-12-13-01", "1934-13", "1934-02-30", "0000", "１９３４"]
)
def test_what_is_no_date_is_refused_with_the_way_to_write_one(db: archive.Archive, date: str) -> None:
    with pytest.raises(SetupError, match=r"is no date. Write 1934, 1934-12 or 1934-12-13."):
        archive.search(db, "strike", since=date)


@pytest.mark.parametrize(
    ("publication", "expected"),
    [
        ("le-drapeau", ["attic"]),
        ("drapeau", ["attic"]),
        ("Le Drapeau 100%", ["attic"]),
        ("DRAPÉAU", ["attic"]),
    ],
)
def test_a_publication_is_named_by_id_or_part_of_its_title(
    db: archive.Archive, publication: str, expected: list[str]
) -> None:
    assert found(db, "strike", publication=publication) == expected


@pytest.mark.parametrize("publication", ["%", "pravda", ""])
def test_a_newspaper_that_is_not_here_is_no_newspaper_without_hits(db: archive.Archive, publication: str) -> None:
    with pytest.raises(SetupError, match=r"No newspaper here is called .*\. There are: .*le-drapeau"):
        archive.search(db, "strike", publication=publication)


def test_dates_that_end_before_they_begin_are_told_and_not_searched_in_vain(db: archive.Archive) -> None:
    with pytest.raises(SetupError, match=r"No day is both after 1936 and before 1934\. Exchange the two dates\."):
        archive.search(db, "strike", "1936", "1934")


def test_a_limit_is_kept_however_large(db: archive.Archive) -> None:
    assert len(archive.search(db, "strike", limit=2)) == 2
    assert len(archive.search(db, "strike", limit=10**30)) == 3


@pytest.mark.parametrize("words", ["strike " * 2_000, "strike OR " * 2_000, "(" * 2_000 + "strike"])
def test_a_long_text_that_is_searched_for_costs_no_more_than_its_different_words(
    db: archive.Archive, words: str
) -> None:
    """FTS5 alone takes minutes over a word that is said two thousand times."""
    began = time.monotonic()

    assert found(db, words) == found(db, "strike")
    assert time.monotonic() - began < 2


def test_a_hit_says_where_it_stands(db: archive.Archive) -> None:
    (hit,) = archive.search(db, "cafe")

    assert replace(hit, rank=0.0) == archive.Hit(
        article_id=f"{ISSUE}/a02",
        issue_id=ISSUE,
        date="1934-12-13",
        publication="The Spark",
        kind="article",
        headline="GENERAL STRIKE IN MINNEAPOLIS",
        snippet=hit.snippet,
        rank=0.0,
        page_id=f"{ISSUE}/p02",
        page_label=None,
        image="scans/spark/p2.png",
        box=Box(180, 400, 260, 430),
    )
    assert "…" in hit.snippet
    assert "The ⟦café⟧ on Third Street stayed open" in hit.snippet


@pytest.mark.parametrize(
    ("query", "box"),
    [
        ('"the drivers of"', Box(100, 400, 620, 430)),
        ("nationwide", Box(660, 440, 800, 470)),
        ('"nationwide call"', Box(660, 440, 800, 470)),
        ('"the city went"', Box(640, 400, 800, 430)),
        ("went OR drivers", Box(420, 400, 560, 430)),
        ("nob*", Box(100, 520, 220, 550)),
        ("drivers NOT bakers", Box(420, 400, 560, 430)),
    ],
)
def test_the_box_of_a_hit_is_around_its_first_words_on_the_scan(db: archive.Archive, query: str, box: Box) -> None:
    (hit,) = archive.search(db, query)

    assert hit.box == box


def test_the_box_of_a_corrected_word_is_that_of_what_was_read(tmp_path: Path) -> None:
    with archive.connect(tmp_path / "archive.db") as db:
        put(db, told("The quick brovvn fox", "1934-12-13", "fox"))
        hand = archive.Hand("ann", "2026-01-02T03:04:05+00:00")
        archive.correct(db, 1, "The quick brown fox", hand, tmp_path / "journal")
        same_count = archive.search(db, "brown")[0].box
        archive.correct(db, 1, "The quick red and brown fox", hand, tmp_path / "journal")

        assert (same_count, archive.search(db, "brown")[0].box) == (Box(300, 100, 420, 130), Box(100, 100, 500, 130))


def test_an_archive_that_was_vacuumed_still_finds_the_right_articles(tmp_path: Path) -> None:
    with archive.connect(tmp_path / "archive.db") as db:
        put(db, told("The first strike", "1934-12-13", "one"), told("The second strike", "1934-12-14", "two"))
        archive.forget(db, "the-spark/1934-12-13")
        db.vacuum()

        assert found(db, "second") == ["1934-12-14"]
        assert rows(db, "SELECT rowid FROM articles_fts WHERE articles_fts MATCH 'second'") == rows(
            db, "SELECT docid FROM articles"
        )


def test_an_archive_on_a_disk_that_cannot_be_written_can_be_searched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with archive.connect(tmp_path / "archive.db") as db:
        put(db, spark())
    monkeypatch.setattr("os.access", lambda *_: False)
    with archive.connect(tmp_path / "archive.db", create=False) as db:
        assert found(db, "strike") == ["1934-12-13"]
        with pytest.raises(SetupError, match=r"cannot be written\. Check its permissions"):
            archive.forget(db, ISSUE)


@given(st.text())
def test_folding_is_the_same_twice(text: str) -> None:
    assert folded(" ".join(folded(text))) == folded(text)
