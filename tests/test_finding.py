"""Does a search page find what a person means, also where it was misread, page by page and counted?"""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest import archive
from ingest.archive import finding, garbled, ordering, schema
from ingest.archive.finding import Found, Question, find
from ingest.archive.ordering import NEWEST, OLDEST
from ingest.archive.places import marks
from ingest.model import Issue, Kind, Piece
from tests.issues import article, issue, page, put, region, rows, spark


def told(text: str, date: str | None, source: str, kind: str = "article") -> Issue:
    """An issue of one article."""
    body = region(Kind.BODY, text)
    return issue([page(body, scan=f"{source}/p1.png")], [article(Piece(1, body), kind=kind)], date, source)


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Iterator[archive.Archive]:
    with archive.connect(tmp_path_factory.mktemp("finding") / "archive.db") as opened:
        put(
            opened,
            spark(),
            told("Letters from Kazakhstan reached the steppe", "1935-01-05", "one"),
            told("Miners of Kazakbstan and of Kazaklistan strike", "1936-03", "two"),
            told("Bakers wanted: strike pay", "1936-05-01", "three", kind="advertisement"),
            replace(
                told("A strike of the Drapeau", None, "four"),
                id="le-drapeau/attic",
                publication={"id": "le-drapeau", "title": "Le Drapeau"},
            ),
        )
        yield opened


def dates(found: Found) -> list[str | None]:
    return [hit.date for hit in found.hits]


def test_a_tolerant_search_finds_misread_words_and_says_which(db: archive.Archive) -> None:
    exact, tolerant = find(db, Question("Kazakhstan")), find(db, Question("Kazakhstan", tolerant=True))

    assert dates(exact) == ["1935-01-05"]
    assert sorted(dates(tolerant), key=str) == ["1935-01-05", "1936-03"]
    assert [(form.word, form.edits) for form in tolerant.forms["kazakhstan"]] == [
        ("kazakhstan", 0),
        ("kazakbstan", 1),
        ("kazaklistan", 2),
    ]


def test_a_phrase_is_found_where_each_of_its_words_is_misread(db: archive.Archive) -> None:
    assert dates(find(db, Question('"minors of kazakhstan"', tolerant=True))) == ["1936-03"]


def test_what_was_meant_is_suggested_where_a_word_stands_nowhere(db: archive.Archive) -> None:
    assert finding.suggestions(db, "minirs strike") == "miners strike"
    assert finding.suggestions(db, "miners strike") is None
    assert finding.suggestions(db, "qqqqqqq") is None


def test_what_was_meant_takes_the_place_of_the_word_and_not_of_a_part_of_another_one(db: archive.Archive) -> None:
    assert finding.suggestions(db, "strikes Strik") == "strike strike"


def test_an_answer_is_counted_by_year_kind_and_newspaper(db: archive.Archive) -> None:
    found = find(db, Question("strike"))

    assert (found.total, found.years) == (4, {1934: 1, 1936: 2})
    assert found.kinds == {"advertisement": 1, "article": 3}
    assert found.publications == {"le-drapeau": 1, "the-spark": 3}


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (Question("strike", kinds=("advertisement",)), ["1936-05-01"]),
        (Question("strike", publications=("le-drapeau",)), [None]),
        (Question("strike", since="1936-03-15", until="1936"), ["1936-03", "1936-05-01"]),
        (Question("strike", until="1936-03", since="1935"), ["1936-03"]),
        (Question("strike", order=OLDEST), ["1934-12-13", "1936-03", "1936-05-01", None]),
        (Question("strike", order=NEWEST), ["1936-05-01", "1936-03", "1934-12-13", None]),
    ],
)
def test_filters_and_orders_mean_what_they_say(
    db: archive.Archive, question: Question, expected: list[str | None]
) -> None:
    found = dates(find(db, question))

    assert (found if question.order != "best" else sorted(found, key=str)) == expected


def paged(db: archive.Archive, order: str) -> list[str]:
    """Ids of the articles of all pages, one a page."""
    ids: list[str] = []
    after = ""
    while True:
        part = find(db, Question("strike", order=order, after=after, limit=1))
        ids += [hit.id for hit in part.hits]
        after = part.next
        if not after:
            return ids


@pytest.mark.parametrize("order", ordering.ORDERS)
def test_page_by_page_every_article_comes_once_and_in_order(db: archive.Archive, order: str) -> None:
    assert paged(db, order) == [hit.id for hit in find(db, Question("strike", order=order)).hits]


def test_of_a_crowd_those_with_the_words_in_the_headline_come_first_then_the_newest(
    db: archive.Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "CROWD", 3)
    found = find(db, Question("strike"))

    assert (found.is_crowd, dates(found)) == (True, ["1934-12-13", "1936-05-01", "1936-03", None])
    assert paged(db, ordering.BEST) == [hit.id for hit in found.hits]


def test_later_pages_say_how_many_there_are_and_leave_the_years_to_the_first(db: archive.Archive) -> None:
    first = find(db, Question("strike", limit=1))
    second = find(db, Question("strike", limit=1, after=first.next))

    assert (first.total, first.years, second.total, second.years) == (4, {1934: 1, 1936: 2}, 4, {})


def test_a_headline_is_marked_and_not_said_again_in_the_snippet(db: archive.Archive) -> None:
    (hit,) = find(db, Question("headline:strike")).hits

    assert hit.headline == "GENERAL ⟦STRIKE⟧ IN MINNEAPOLIS"
    assert hit.snippet.startswith("MINNEAPOLIS—The drivers")


@pytest.mark.parametrize(
    "after", ["[1.5,1e3]", '["x",99999999999999999999]', "[9,9]", "[null,1]", "{}", "[", "[1,2,3]"]
)
def test_a_place_in_the_answer_that_somebody_made_up_is_the_first_page(db: archive.Archive, after: str) -> None:
    assert len(find(db, Question("strike", after=after)).hits) == 4


def test_the_longest_phrase_is_searched_for_in_no_more_ways_than_can_be_done(db: archive.Archive) -> None:
    words = " ".join(row for row in rows(db, "SELECT word FROM vocabulary WHERE length(word) > 3"))

    assert len(finding.terms_of(db, f'"{words}"', tolerant=True)) <= finding.MOST_PHRASES


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(alphabet="abst \"()*:-^~AND OR NOT+,.{}'é", max_size=25), after=st.text(max_size=8))
def test_no_question_is_an_error(db: archive.Archive, words: str, after: str) -> None:
    for tolerant in (False, True):
        find(db, Question(words, tolerant=tolerant, after=after))
    finding.suggestions(db, words)


def test_a_word_parted_at_a_line_end_is_marked_in_both_halves(db: archive.Archive) -> None:
    found = marks(db, "the-spark/1934-12-13/a02", finding.terms_of(db, "nationwide"))

    assert [(mark.page_id.rpartition("/")[2], mark.box.top) for mark in found] == [("p01", 440), ("p01", 480)]


def test_every_word_of_a_phrase_and_every_place_is_marked(db: archive.Archive) -> None:
    found = marks(db, "the-spark/1934-12-13/a02", finding.terms_of(db, '"general strike" pick*'))

    assert [(mark.page_id.rpartition("/")[2], mark.box.left) for mark in found] == [
        ("p01", 100),
        ("p01", 260),
        ("p02", 500),
    ]


# In step


def vocabulary(db: archive.Archive) -> dict[str, int]:
    return dict(rows(db, "SELECT word, articles FROM vocabulary"))


def counted(db: archive.Archive) -> dict[str, int]:
    """The vocabulary as the full-text index has it."""
    db.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.counted USING fts5vocab(main, articles_fts, row)")
    return dict(rows(db, "SELECT term, doc FROM counted WHERE length(term) BETWEEN 3 AND 40"))


def test_vocabulary_and_catalogue_follow_every_change(tmp_path: Path) -> None:
    with archive.connect(tmp_path / "archive.db") as db:
        put(db, spark(), told("Kazakhstan and the café", "1935-01-05", "one"))
        db.execute("UPDATE articles SET text = 'Kazakhstan alone', headline = 'New' WHERE text LIKE 'Kazakh%'")
        put(db, spark())
        archive.forget(db, "the-spark/1934-12-13")
        db.execute("UPDATE issues SET date = '1940-02'")

        assert vocabulary(db) == counted(db) == {"kazakhstan": 1, "alone": 1, "new": 1}
        assert rows(db, "SELECT date, year, kind, publication_id FROM catalogue") == [
            ("1940-02", 1940, "article", "the-spark")
        ]
        assert [form.word for form in garbled.forms(db, "kazakstan")] == ["kazakhstan"]
        assert garbled.forms(db, "caffe") == []


def test_an_older_archive_gets_its_vocabulary_and_catalogue_when_it_is_opened(tmp_path: Path) -> None:
    old = sqlite3.connect(tmp_path / "archive.db")
    old.executescript(schema.scripts()["001_first"])
    old.executescript(
        f"""CREATE TABLE _sqlite_migrations (
                id INTEGER PRIMARY KEY, migration_set TEXT, name TEXT, applied_at TEXT,
                UNIQUE (migration_set, name));
            INSERT INTO _sqlite_migrations VALUES (1, 'ingest.archive', '001_first', '2026-01-01');
            PRAGMA application_id = {schema.APPLICATION_ID};
            PRAGMA user_version = 1;
            INSERT INTO issues (id, date, source, page_count, last_article, built_from)
            VALUES ('the-spark/1934', '1934', 's', 1, 1, 'x');
            INSERT INTO articles (id, issue_id, sequence, kind, text, words, docid)
            VALUES ('the-spark/1934/a01', 'the-spark/1934', 1, 'article', 'Kazakbstan', 1, 7);"""
    )
    old.close()

    with archive.connect(tmp_path / "archive.db") as db:
        assert vocabulary(db) == counted(db) == {"kazakbstan": 1}
        assert rows(db, "SELECT docid, year, kind FROM catalogue") == [(7, 1934, "article")]
        assert find(db, Question("Kazakhstan", tolerant=True)).total == 1
