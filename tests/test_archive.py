"""Does an issue come out of the archive as it went in, and does nothing ever get lost on the way?"""

import math
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest import archive
from ingest.archive import schema
from ingest.model import Box, Issue, Kind, Page, Piece, Problem, Region, Turn
from tests.issues import (
    FOLIO,
    JUMP,
    MASTHEAD,
    RENT,
    RENT_BODY,
    STRIKE,
    STRIKE_BODY,
    STRIKE_END,
    article,
    issue,
    page,
    put,
    region,
    rows,
    spark,
)

CONTRACT = {
    "publications": "id title motto language",
    "issues": "id publication_id publication date volume number edition source page_count",
    "pages": "id issue_id sequence label image frame crop sha256 width height dpi skew rotation engine confidence text",
    "articles": "id issue_id sequence kind headline kicker byline dateline credit language text words confidence "
    "first_page_id",
    "regions": "id page_id article_id sequence kind left top right bottom",
    "lines": "id region_id page_id sequence left top right bottom text ocr_text confidence",
    "words": "page_id article_id line_id sequence left top right bottom text confidence",
    "corrections": "id line_id actor created before after note",
    "problems": "id source slug sentence created",
    "articles_fts": "headline text",
}
"""What researchers, scripts and scorers read; columns may be added, none may go."""

ISSUE = "the-spark/1934-12-13"


@pytest.fixture
def db(tmp_path: Path) -> Iterator[archive.Archive]:
    with archive.connect(tmp_path / "archive.db") as opened:
        yield opened


def headlines(db: archive.Archive) -> dict[str, str]:
    return dict(rows(db, "SELECT id, title FROM articles ORDER BY id"))


# What is stored


def test_the_public_tables_have_the_columns_that_were_promised(db: archive.Archive) -> None:
    kept = {
        table: [
            name for name in promised.split() if name in rows(db, f"SELECT name FROM pragma_table_xinfo('{table}')")
        ]
        for table, promised in CONTRACT.items()
    }

    assert kept == {table: promised.split() for table, promised in CONTRACT.items()}


def test_every_table_is_strict_and_says_what_its_columns_mean(db: archive.Archive) -> None:
    tables = rows(
        db,
        """SELECT list.name, strict, list.name IN (SELECT name FROM sqlite_master WHERE sql LIKE '% -- %')
           FROM pragma_table_list AS list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE '%sqlite%'
           ORDER BY 1""",
    )

    names = "articles catalogue confusions decisions issues lines pages problems publications regions structures"
    assert tables == [(name, 1, 1) for name in [*names.split(" "), "vocabulary", "word_boxes"]]


def test_the_file_says_what_it_is_and_of_which_version(db: archive.Archive) -> None:
    assert (rows(db, "PRAGMA application_id"), rows(db, "PRAGMA user_version")) == ([0x494E4753], [schema.VERSION])


def test_an_issue_is_rows_that_lead_to_each_other(db: archive.Archive) -> None:
    put(db, spark())

    assert rows(db, "SELECT id, title, motto FROM publications") == [
        ("the-spark", "The Spark", "From a spark, a flame")
    ]
    assert rows(db, "SELECT id, publication_id, publication, date, year, source, page_count FROM issues") == [
        (ISSUE, "the-spark", "The Spark", "1934-12-13", 1934, "spark", 2)
    ]
    assert rows(db, "SELECT id, sequence, image, sha256, words FROM pages") == [
        (f"{ISSUE}/p01", 1, "scans/spark/p1.png", sha256(b"spark/p1.png").hexdigest(), 41),
        (f"{ISSUE}/p02", 2, "scans/spark/p2.png", sha256(b"spark/p2.png").hexdigest(), 12),
    ]
    assert rows(db, "SELECT id, kind, headline, dateline, credit, first_page_id FROM articles") == [
        (f"{ISSUE}/a01", "masthead", None, None, None, f"{ISSUE}/p01"),
        (f"{ISSUE}/a02", "article", "GENERAL STRIKE IN MINNEAPOLIS", "MINNEAPOLIS", None, f"{ISSUE}/p01"),
        (f"{ISSUE}/a03", "article", "Rents Go Up", None, "From the Harbour Mail", f"{ISSUE}/p01"),
    ]
    assert rows(
        db, "SELECT page_id, sequence, kind FROM regions WHERE article_id = ? ORDER BY sequence", f"{ISSUE}/a02"
    ) == [
        (f"{ISSUE}/p01", 1, "headline"),
        (f"{ISSUE}/p01", 2, "body"),
        (f"{ISSUE}/p01", 3, "jump"),
        (f"{ISSUE}/p02", 4, "body"),
    ]


def test_a_page_number_is_a_region_without_an_article(db: archive.Archive) -> None:
    put(db, spark())

    assert rows(db, "SELECT kind, page_sequence FROM regions WHERE article_id IS NULL") == [("folio", 1)]


def test_a_caption_is_read_behind_the_text_that_it_interrupts(db: archive.Archive) -> None:
    parts = region(Kind.HEADLINE, "RAIN"), region(Kind.CAPTION, "The river.", top=100), region(Kind.BODY, "It", top=200)
    put(db, issue([page(*parts)], [article(*(Piece(1, part) for part in parts))]))

    assert rows(db, "SELECT text FROM pages") == ["RAIN\n\nIt\n\nThe river."]


def test_a_page_reads_as_printed_in_reading_order(db: archive.Archive) -> None:
    put(db, spark())

    assert rows(db, "SELECT text FROM pages WHERE sequence = 2") == [
        "Page Two\n\nThe café on Third Street\nstayed open for the pickets."
    ]


def test_an_article_without_a_headline_is_called_by_its_first_words(db: archive.Archive) -> None:
    put(db, spark())

    assert headlines(db) == {
        f"{ISSUE}/a01": "The Spark",
        f"{ISSUE}/a02": "GENERAL STRIKE IN MINNEAPOLIS",
        f"{ISSUE}/a03": "Rents Go Up",
    }


def test_images_are_found_from_the_folder_of_the_archive(db: archive.Archive, tmp_path: Path) -> None:
    archive.put_issue(db, spark(), tmp_path.parent / "shelf" / "scans", tmp_path, "key")

    assert rows(db, "SELECT image FROM pages ORDER BY id LIMIT 1") == ["../shelf/scans/spark/p1.png"]


def test_boxes_lie_on_the_scan_however_the_page_was_turned(db: archive.Archive) -> None:
    # The scan lies on its side: x on the page is y on the scan, counted from its foot.
    turned = Turn(90, 0.0, (0.0, -1.0, 3200.0, 1.0, 0.0, 0.0))
    put(db, issue([page(region(Kind.BODY, "On the side", 100, 200), turn=turned)], []))

    expected = [("On", 200, 3060, 230, 3100), ("the", 200, 2980, 230, 3040), ("side", 200, 2880, 230, 2960)]
    assert rows(db, 'SELECT text, "left", "top", "right", "bottom" FROM words') == expected


def test_a_box_never_leaves_the_scan(db: archive.Archive) -> None:
    put(db, issue([page(region(Kind.BODY, "Outside", -60, 3190))], []))

    assert rows(db, 'SELECT "left", "top", "right", "bottom" FROM words') == [(0, 3190, 80, 3200)]


def test_half_of_a_spread_says_which_half(db: archive.Archive) -> None:
    left = page(FOLIO)
    left = replace(left, reading=replace(left.reading, crop=Box(0.0, 0.0, 1200.0, 3200.0)))
    put(db, issue([left, page(MASTHEAD)], []))

    assert rows(db, "SELECT crop FROM pages") == ["[0, 0, 1200, 3200]", None]


def test_a_page_that_could_not_be_read_leaves_its_number_free(db: archive.Archive) -> None:
    lost = page()
    lost = replace(lost, reading=replace(lost.reading, width=0, height=0, dpi=0.0))
    put(db, issue([page(FOLIO), lost, page(FOLIO, scan="spark/p3.png")], []))

    assert rows(db, "SELECT sequence, words, confidence, dpi, text FROM pages") == [
        (1, 2, 0.9, 300.0, "Page Two"),
        (3, 2, 0.9, 300.0, "Page Two"),
    ]


def test_a_region_that_the_segmenter_parted_is_stored_in_its_parts(db: archive.Archive) -> None:
    both = region(Kind.BODY, " First item.\n Second item.")
    first, second = (Region(Kind.BODY, line.box, (line,)) for line in both.lines)
    put(db, issue([page(both)], [article(Piece(1, second)), article(Piece(1, first))]))

    assert rows(
        db, "SELECT article_id, text FROM lines JOIN regions ON regions.id = region_id ORDER BY page_sequence"
    ) == [
        (f"{ISSUE}/a02", "First item."),
        (f"{ISSUE}/a01", "Second item."),
    ]


def test_lines_that_the_segmenter_forgot_are_stored_without_an_article(db: archive.Archive) -> None:
    both = region(Kind.BODY, " First item.\n Second item.")
    first = Region(Kind.BODY, both.lines[0].box, both.lines[:1])
    put(db, issue([page(RENT, both)], [article(Piece(1, first))]))

    found = rows(db, "SELECT article_id, text FROM lines JOIN regions ON regions.id = region_id ORDER BY page_sequence")
    assert found == [(None, "Rents Go Up"), (f"{ISSUE}/a01", "First item."), (None, "Second item.")]


def test_a_confidence_that_is_none_stays_unknown(db: archive.Archive) -> None:
    put(
        db,
        issue([page(region(Kind.BODY, "a", confidence=math.nan), region(Kind.BODY, "b", top=500, confidence=7.0))], []),
    )

    assert rows(db, "SELECT text, confidence FROM words ORDER BY text") == [("a", None), ("b", 1.0)]


def test_a_column_that_no_table_has_is_refused(db: archive.Archive) -> None:
    with pytest.raises(ValueError, match="no column colour; known are date, volume"):
        put(db, replace(spark(), columns={"colour": "red"}))

    assert rows(db, "SELECT count(*) FROM issues") == [0]


def test_what_was_known_of_a_publication_is_not_wiped_out_by_an_issue_that_does_not_say(db: archive.Archive) -> None:
    put(db, spark(), replace(issue([page(FOLIO)], [], "1934-12-20", "other"), publication={"id": "the-spark"}))

    assert rows(db, "SELECT id, title, motto FROM publications") == [
        ("the-spark", "the-spark", "From a spark, a flame")
    ]


def test_a_page_is_told_article_by_article_though_one_goes_on_beside_the_other(db: archive.Archive) -> None:
    first, other = region(Kind.BODY, "The strike", 100, 200), region(Kind.BODY, "Lost, a dog.", 100, 800)
    later = region(Kind.BODY, "goes on.", 1200, 200)
    put(db, issue([page(first, other, later)], [article(Piece(1, first), Piece(1, later)), article(Piece(1, other))]))

    assert rows(db, "SELECT text FROM pages") == ["The strike\n\ngoes on.\n\nLost, a dog."]


# Whatever the issue is like

WORDS = st.text(st.characters(categories=("L", "N", "P", "S")), min_size=1, max_size=9)
TEXTS = st.lists(st.lists(WORDS, min_size=1, max_size=5).map(" ".join), min_size=1, max_size=4).map("\n".join)
KINDS = st.sampled_from([Kind.HEADLINE, Kind.BODY, Kind.FOLIO, Kind.CAPTION, Kind.CREDIT])


def _turn(degrees: float) -> Turn:
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return Turn(0, degrees, (cos, sin, 20.0, -sin, cos, 15.0))


@st.composite
def pages(draw: st.DrawFn) -> Page:
    count = draw(st.integers(0, 4))
    regions = [region(draw(KINDS), draw(TEXTS), 300, 300 + 300 * n, draw(st.floats(0, 1))) for n in range(count)]
    return page(*regions, scan=draw(WORDS), turn=draw(st.sampled_from([Turn(), _turn(1.7), _turn(-6.0)])))


@st.composite
def issues(draw: st.DrawFn) -> Issue:
    """Regions dealt out to articles at random; some to none."""
    found = draw(st.lists(pages(), min_size=1, max_size=3))
    pieces = [Piece(number, each) for number, sheet in enumerate(found, 1) for each in sheet.regions]
    owners = [draw(st.integers(0, 3)) for _ in pieces]
    dealt = [[p for p, owner in zip(pieces, owners, strict=True) if owner == n] for n in (1, 2, 3)]
    return issue(found, [article(*mine) for mine in dealt if mine])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(issues(), issues())
def test_what_is_put_is_what_is_there_whatever_was_there_before(
    db: archive.Archive, before: Issue, put_in: Issue
) -> None:
    put(db, before, put_in)

    assert sorted(_stored(db), key=repr) == sorted(_given(put_in), key=repr)
    assert rows(db, "SELECT text FROM articles ORDER BY sequence") == [each.text for each in put_in.articles]
    assert rows(db, "PRAGMA foreign_key_check") == []
    db.execute("INSERT INTO articles_fts (articles_fts, rank) VALUES ('integrity-check', 1)")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data(), st.lists(TEXTS, min_size=1, max_size=3))
def test_no_line_is_lost_whatever_the_segmenter_takes_and_leaves(
    db: archive.Archive, data: st.DataObject, texts: list[str]
) -> None:
    # All in one place, as from an engine gone mad.
    sheet = page(*(region(Kind.BODY, text) for text in texts))
    lines = [line for each in sheet.regions for line in each.lines]
    taken = [line for line in lines if data.draw(st.booleans())]
    pieces = [Piece(1, Region(Kind.BODY, line.box, (line,))) for line in taken]
    put(db, issue([sheet], [article(*pieces)] if pieces else []))

    assert sorted(rows(db, "SELECT ocr_text FROM lines")) == sorted(line.line.text for line in lines)


def _given(put_in: Issue) -> list[tuple[Any, ...]]:
    owner = {(p.page, p.region.box): n for n, each in enumerate(put_in.articles, 1) for p in each.pieces}
    return [
        (number, owner.get((number, each.box)), str(each.kind), line.line.text, word.text, *_edges(word.box))
        for number, sheet in enumerate(put_in.pages, 1)
        for each, printed in _with_lines(sheet)
        for line, on_scan in printed
        for word in on_scan.words
    ]


def _with_lines(sheet: Page) -> Iterator[tuple[Region, list[tuple[Any, Any]]]]:
    on_scan = iter(sheet.reading.lines)
    for each in sheet.regions:
        yield each, [(line, next(on_scan)) for line in each.lines]


def _edges(box: Box) -> tuple[float, ...]:
    return box.left, box.top, box.right, box.bottom


def _stored(db: archive.Archive) -> list[tuple[Any, ...]]:
    return rows(
        db,
        """SELECT pages.sequence, articles.sequence, regions.kind, lines.text, words.text,
                  words."left", words."top", words."right", words."bottom"
           FROM words JOIN lines ON lines.id = words.line_id JOIN regions ON regions.id = lines.region_id
           JOIN pages ON pages.id = words.page_id LEFT JOIN articles ON articles.id = words.article_id
           ORDER BY pages.sequence, regions.page_sequence, lines.sequence, words.sequence""",
    )


# An issue ingested again


def test_an_issue_ingested_again_replaces_itself_and_leaves_no_row_behind(db: archive.Archive) -> None:
    count = "SELECT " + ", ".join(
        f"(SELECT count(*) FROM {t})" for t in ("pages", "articles", "regions", "lines", "words")
    )
    put(db, spark())
    once = rows(db, count)
    put(db, spark())

    assert rows(db, count) == once == [(2, 3, 8, 14, 53)]


def test_an_article_keeps_its_id_when_another_is_found_before_it(db: archive.Archive) -> None:
    put(db, spark())
    first = region(Kind.BODY, " A lost dog was found on Fourth Street.", 1200, 200)
    found = spark()
    pages = (replace(found.pages[0], regions=(MASTHEAD, first, *found.pages[0].regions[1:])), found.pages[1])
    put(db, replace(found, pages=pages, articles=(found.articles[0], article(Piece(1, first)), *found.articles[1:])))

    assert rows(db, "SELECT id, title FROM articles ORDER BY sequence") == [
        (f"{ISSUE}/a01", "The Spark"),
        (f"{ISSUE}/a04", "A lost dog was found on Fourth Street."),
        (f"{ISSUE}/a02", "GENERAL STRIKE IN MINNEAPOLIS"),
        (f"{ISSUE}/a03", "Rents Go Up"),
    ]


def test_an_article_keeps_its_id_when_it_is_read_better(db: archive.Archive) -> None:
    headline = region(Kind.HEADLINE, "GFNERAI. STRLKE\nIN MINNFAPOLIS", 100, 300)
    body = region(
        Kind.BODY, " MINNEAP0LIS—Tbe drlvers ot the clty\nwcnt out on Mouday, aud tbe nation-\nwlde call vvas", 100, 400
    )
    put(
        db,
        issue(
            [page(headline, body, RENT_BODY)],
            [article(Piece(1, RENT_BODY)), article(Piece(1, headline), Piece(1, body))],
        ),
    )
    put(db, spark())

    assert headlines(db) == {
        f"{ISSUE}/a01": "Rents Go Up",
        f"{ISSUE}/a02": "GENERAL STRIKE IN MINNEAPOLIS",
        f"{ISSUE}/a03": "The Spark",
    }


def test_another_article_at_the_place_of_an_old_one_gets_an_id_of_its_own(db: archive.Archive) -> None:
    put(db, spark())
    headline = region(Kind.HEADLINE, "Ships in the Fog", 1200, 300)
    body = region(Kind.BODY, " Two tugs lay off the pier till\nthe horn was heard again.", 1200, 400)
    found = spark()
    pages = (page(MASTHEAD, STRIKE, STRIKE_BODY, JUMP, headline, body), found.pages[1])
    ships = article(Piece(1, headline), Piece(1, body))
    put(db, replace(found, pages=pages, articles=(*found.articles[:2], ships, *found.articles[3:])))

    assert headlines(db)[f"{ISSUE}/a04"] == "Ships in the Fog"
    assert f"{ISSUE}/a03" not in headlines(db)


def test_the_number_of_an_article_that_is_gone_never_means_another(db: archive.Archive) -> None:
    whole = spark()
    put(db, whole)
    put(db, replace(whole, articles=whole.articles[:2]))
    dog = region(Kind.BODY, " A lost dog was found on Fourth Street.", 1200, 2000)
    put(
        db,
        replace(
            whole,
            pages=(page(*whole.pages[0].regions, dog), whole.pages[1]),
            articles=(*whole.articles[:2], article(Piece(1, dog))),
        ),
    )

    assert sorted(headlines(db)) == [f"{ISSUE}/a01", f"{ISSUE}/a02", f"{ISSUE}/a04"]


def test_two_articles_that_became_one_keep_the_id_of_the_first(db: archive.Archive) -> None:
    parted = issue(
        [page(STRIKE, STRIKE_BODY, JUMP), page(STRIKE_END, scan="spark/p2.png")],
        [article(Piece(1, STRIKE), Piece(1, STRIKE_BODY), Piece(1, JUMP)), article(Piece(2, STRIKE_END))],
    )
    put(db, parted)
    put(db, replace(parted, articles=(article(*parted.articles[0].pieces, *parted.articles[1].pieces),)))

    assert headlines(db) == {f"{ISSUE}/a01": "GENERAL STRIKE IN MINNEAPOLIS"}


def test_an_issue_whose_date_was_mended_leaves_its_old_id_and_keeps_its_numbers(db: archive.Archive) -> None:
    found = spark()
    put(db, replace(found, articles=found.articles[1:]))
    put(db, replace(found, id="the-spark/1934-12-20"))

    assert rows(db, "SELECT id FROM issues") == ["the-spark/1934-12-20"]
    assert headlines(db) == {
        "the-spark/1934-12-20/a01": "GENERAL STRIKE IN MINNEAPOLIS",
        "the-spark/1934-12-20/a02": "Rents Go Up",
        "the-spark/1934-12-20/a03": "The Spark",
    }


def test_a_publication_that_was_misread_goes_with_its_last_issue(db: archive.Archive) -> None:
    put(db, replace(spark(), id="the-spork/1934-12-13", publication={"id": "the-spork", "title": "The Spork"}))
    put(db, spark())

    assert rows(db, "SELECT id FROM publications") == ["the-spark"]


def test_line_ids_never_come_to_mean_another_line(db: archive.Archive) -> None:
    put(db, spark())
    (last,) = rows(db, "SELECT max(id) FROM lines")
    archive.forget(db, ISSUE)
    put(db, spark())

    assert rows(db, "SELECT min(id) > ? FROM lines", last) == [1]


def test_a_forgotten_issue_leaves_nothing(db: archive.Archive) -> None:
    put(db, spark())
    archive.forget(db, ISSUE)

    tables = ("publications", "issues", "pages", "articles", "regions", "lines", "word_boxes", "articles_fts_docsize")
    assert [rows(db, f"SELECT count(*) FROM {table}") for table in tables] == [[0]] * len(tables)


def test_known_says_what_each_issue_was_built_from(db: archive.Archive) -> None:
    put(db, spark(), key="first")
    put(db, spark(), issue([page(FOLIO)], [], "1934-12-20", "other"), key="second")

    assert archive.known(db) == {"spark": "second", "other": "second"}
    assert archive.names(db) == ({"the-spark": "The Spark"}, {ISSUE: "spark", "the-spark/1934-12-20": "other"})


def test_problems_are_those_of_the_last_run(db: archive.Archive) -> None:
    old = [Problem("spark/p1.png", "truncated", "Cut off."), Problem("spark/p2.png", "no-text", "Blank.")]
    archive.put_problems(db, "spark", old)
    archive.put_problems(db, "other", [Problem("other", "empty-file", "Empty.")])
    archive.put_problems(db, "spark", [Problem("spark/p2.png", "no-text", "Blank.")], "2026-01-02T03:04:05+00:00")

    assert rows(db, "SELECT source, slug, sentence, created FROM problems WHERE bundle = 'spark'") == [
        ("spark/p2.png", "no-text", "Blank.", "2026-01-02T03:04:05+00:00")
    ]
    assert archive.tally(db, ["other"]).problems == (Problem("other", "empty-file", "Empty."),)


def test_status_tells_what_is_there_and_what_is_unknown(db: archive.Archive) -> None:
    undated = issue([page(), page(region(Kind.BODY, "so so", confidence=0.1))], [], None, "attic")
    put(db, spark(), replace(undated, id="unknown/attic", publication={"id": "unknown", "title": "Unknown"}))
    found = archive.status(db)

    assert replace(found.tally, confidence=round(found.tally.confidence, 6)) == archive.Tally(2, 4, 2, 55, 0.870909, ())
    assert [(span.id, span.issues, span.first, span.last) for span in found.publications] == [
        ("the-spark", 1, "1934-12-13", "1934-12-13"),
        ("unknown", 1, None, None),
    ]
    assert found.kinds == {"article": 2, "masthead": 1}
    assert found.without_date == found.without_publication == ("unknown/attic",)
    assert found.pages_without_text == ("unknown/attic/p01",)
