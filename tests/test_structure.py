"""Do articles that people joined, parted, marked, ordered and dated stay so, and can all of it be taken back?"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ingest import archive
from ingest.errors import SetupError
from ingest.model import Kind, Piece
from tests.decided import (
    ANN,
    BOB,
    ISSUE,
    PRINTED,
    READ,
    RENT_ID,
    STRIKE_ID,
    articles,
    everything,
    journal,
    key,
    line,
    region,
    states,
)
from tests.issues import (
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
    rows,
    spark,
)
from tests.issues import region as made

MASTHEAD_ID, NEW_ID = f"{ISSUE}/a01", f"{ISSUE}/a04"
CAFE = "The café on Third Street"
WHOLE_STRIKE = (
    "GENERAL STRIKE IN MINNEAPOLIS\n"
    "MINNEAPOLIS—The drivers of the city went out on Monday, and the nationwide call was heard.\n"
    "Nobody drove. The café on Third Street stayed open for the pickets."
)
RENTS = "Rents Go Up\nLandlords in the harbour quarter ask for five dollars more."


@pytest.fixture
def db(tmp_path: Path) -> Iterator[archive.Archive]:
    with archive.connect(tmp_path / "archive.db") as opened:
        put(opened, spark())
        yield opened


def sound(db: archive.Archive) -> list[str]:
    """What is wrong with references and index."""
    return [each.found for each in archive.check(db, db.path.parent) if not each.good and each.name != "Images"]


# Joining


def test_two_joined_articles_are_one_that_bears_the_first_ones_id(db: archive.Archive) -> None:
    archive.join(db, RENT_ID, STRIKE_ID, ANN, journal(db))

    assert articles(db) == {MASTHEAD_ID: "The Spark", STRIKE_ID: f"{WHOLE_STRIKE}\n{RENTS}"}
    assert rows(db, "SELECT headline, dateline, words FROM articles WHERE id = ?", STRIKE_ID) == [
        ("GENERAL STRIKE IN MINNEAPOLIS", "MINNEAPOLIS", len(f"{WHOLE_STRIKE} {RENTS}".split()))
    ]
    assert [(hit.article_id, hit.page_id) for hit in archive.search(db, "landlords")] == [(STRIKE_ID, f"{ISSUE}/p01")]
    assert sound(db) == []


def test_a_heading_that_is_joined_with_a_text_is_an_article_until_that_is_taken_back(db: archive.Archive) -> None:
    plain = spark()
    heading = article(Piece(1, RENT), kind="heading")
    text = article(Piece(1, RENT_BODY))
    put(db, replace(plain, articles=(*plain.articles[:2], heading, text, plain.articles[3])))
    kinds = [rows(db, "SELECT kind FROM articles ORDER BY sequence")]
    archive.join(db, NEW_ID, RENT_ID, ANN, journal(db))
    kinds += [rows(db, "SELECT kind FROM articles ORDER BY sequence")]
    archive.undo(db, key(db, RENT_ID), BOB, journal(db))

    assert kinds == [["masthead", "article", "heading", "article"], ["masthead", "article", "article"]]
    assert rows(db, "SELECT kind FROM articles ORDER BY sequence") == kinds[0]


def test_a_join_taken_back_gives_both_articles_back_with_their_ids(db: archive.Archive) -> None:
    before = everything(db)
    archive.join(db, RENT_ID, STRIKE_ID, ANN, journal(db))
    archive.undo(db, key(db, STRIKE_ID), BOB, journal(db))

    assert everything(db) == before
    assert sound(db) == []


def test_a_join_outlives_a_new_reading_and_an_archive_made_anew(db: archive.Archive, tmp_path: Path) -> None:
    archive.join(db, RENT_ID, STRIKE_ID, ANN, journal(db))
    joined = everything(db)
    put(db, spark())
    again = everything(db)
    with archive.connect(tmp_path / "fresh.db") as fresh:
        put(fresh, spark())
        archive.replay(fresh, journal(db))

        assert [again, everything(fresh)] == [joined, joined]
    assert rows(db, "SELECT last_article FROM issues") == [3]


def test_a_join_that_the_machine_makes_itself_by_now_is_fulfilled(db: archive.Archive) -> None:
    archive.join(db, RENT_ID, STRIKE_ID, ANN, journal(db))
    whole = article(*(Piece(1, each) for each in (STRIKE, STRIKE_BODY, JUMP, RENT, RENT_BODY)), Piece(2, STRIKE_END))
    pages = (page(MASTHEAD, STRIKE, STRIKE_BODY, JUMP, RENT, RENT_BODY), page(STRIKE_END, scan="spark/p2.png"))
    put(db, issue(pages, [article(Piece(1, MASTHEAD), kind="masthead"), whole]))

    assert (list(articles(db)), states(db)) == ([MASTHEAD_ID, STRIKE_ID], [("ann", "in force")])


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        (RENT_ID, RENT_ID, "another article of the same issue"),
        (RENT_ID, NEW_ID, f"There is no article {NEW_ID} any more"),
    ],
)
def test_what_cannot_be_joined_is_said(db: archive.Archive, one: str, other: str, said: str) -> None:
    with pytest.raises(SetupError, match=said):
        archive.join(db, one, other, ANN, journal(db))

    assert (states(db), journal(db).exists()) == ([], False)


# Parting


def test_an_article_parted_at_a_region_is_two(db: archive.Archive) -> None:
    archive.part(db, line(db, CAFE), ANN, journal(db))

    first, second = WHOLE_STRIKE.split(" The café")
    assert articles(db) == {
        MASTHEAD_ID: "The Spark",
        STRIKE_ID: first,
        NEW_ID: f"The café{second}",
        RENT_ID: RENTS,
    }
    assert rows(db, "SELECT first_page_id, kind FROM articles WHERE id = ?", NEW_ID) == [(f"{ISSUE}/p02", "article")]
    assert sound(db) == []


def test_an_article_parted_amid_a_region_parts_the_region(db: archive.Archive) -> None:
    before = everything(db)
    archive.part(db, line(db, "wide call was heard."), ANN, journal(db))

    assert rows(
        db, 'SELECT kind, sequence, page_sequence, "top", "bottom" FROM regions WHERE article_id = ? ORDER BY 2', NEW_ID
    ) == [("body", 1, 4, 480, 550), ("jump", 2, 5, 600, 630), ("body", 3, 2, 400, 470)]
    assert articles(db)[NEW_ID].startswith("wide call was heard.\nNobody drove. The café")
    assert sound(db) == []

    archive.undo(db, key(db, NEW_ID), BOB, journal(db))

    assert (everything(db), sound(db)) == (before, [])


def test_a_parted_article_keeps_its_id_through_a_new_reading(db: archive.Archive, tmp_path: Path) -> None:
    archive.part(db, line(db, "wide call was heard."), ANN, journal(db))
    parted = everything(db)
    put(db, spark())
    again = everything(db)
    with archive.connect(tmp_path / "fresh.db") as fresh:
        put(fresh, spark())
        archive.replay(fresh, journal(db))

        assert [again, everything(fresh)] == [parted, parted]


def test_a_number_that_a_parted_article_had_is_never_given_again(db: archive.Archive) -> None:
    archive.part(db, line(db, CAFE), ANN, journal(db))
    archive.undo(db, key(db, NEW_ID), ANN, journal(db))
    archive.part(db, line(db, "five dollars more."), BOB, journal(db))

    assert list(articles(db)) == [MASTHEAD_ID, STRIKE_ID, RENT_ID, f"{ISSUE}/a05"]


def test_a_number_that_has_another_article_on_another_machine_is_not_given_twice(
    db: archive.Archive, tmp_path: Path
) -> None:
    archive.part(db, line(db, CAFE), ANN, journal(db))
    (tmp_path / "there").mkdir()
    dog = made(Kind.BODY, " A lost dog was found on Fourth Street.", 1200, 2000)
    found = spark()
    pages = (page(*found.pages[0].regions, dog), found.pages[1])
    with archive.connect(tmp_path / "there" / "archive.db") as there:
        put(there, replace(found, pages=pages, articles=(*found.articles[:3], article(Piece(1, dog)))))
        archive.replay(there, journal(db))

        assert articles(there)[NEW_ID] == "A lost dog was found on Fourth Street."
        assert articles(there)[f"{ISSUE}/a05"].startswith("The café on Third Street")


def test_an_article_cannot_be_parted_where_it_begins(db: archive.Archive) -> None:
    with pytest.raises(SetupError, match="begins with this line already"):
        archive.part(db, line(db, "Rents Go Up"), ANN, journal(db))


def test_a_page_number_has_no_article_to_part(db: archive.Archive) -> None:
    with pytest.raises(SetupError, match="belongs to no article"):
        archive.part(db, line(db, "Page Two"), ANN, journal(db))


# Order


def test_a_region_moved_behind_another_one_belongs_to_its_article(db: archive.Archive) -> None:
    before = everything(db)
    archive.move(db, region(db, CAFE), region(db, "Landlords in the harbour quarter ask for"), ANN, journal(db))

    assert articles(db)[RENT_ID] == f"{RENTS} The café on Third Street stayed open for the pickets."
    assert "café" not in articles(db)[STRIKE_ID]

    archive.undo(db, rows(db, "SELECT key FROM decisions")[0], BOB, journal(db))

    assert everything(db) == before


def test_the_reading_order_of_a_page_follows_the_article(db: archive.Archive) -> None:
    archive.move(db, region(db, "Rents Go Up"), region(db, "GENERAL STRIKE"), ANN, journal(db), behind=False)

    assert rows(db, "SELECT text FROM pages WHERE sequence = 1")[0].startswith(
        "The Spark\n\nRents Go Up\n\nGENERAL STRIKE\nIN MINNEAPOLIS"
    )
    assert rows(db, "SELECT headline FROM articles WHERE id = ?", STRIKE_ID) == [
        "Rents Go Up GENERAL STRIKE IN MINNEAPOLIS"
    ]


def test_an_article_whose_last_region_moved_away_is_none(db: archive.Archive) -> None:
    archive.move(db, region(db, "The Spark"), region(db, "GENERAL STRIKE"), ANN, journal(db), behind=False)

    assert list(articles(db)) == [STRIKE_ID, RENT_ID]


# Kinds


def test_a_region_marked_as_a_headline_is_the_headline(db: archive.Archive) -> None:
    archive.mark(db, region(db, "Rents Go Up"), Kind.BODY, ANN, journal(db))
    without = rows(db, "SELECT headline FROM articles WHERE id = ?", RENT_ID)
    archive.mark(db, region(db, "Rents Go Up"), Kind.HEADLINE, BOB, journal(db))

    assert without == [None]
    assert rows(db, "SELECT headline, kind FROM articles WHERE id = ?", RENT_ID) == [("Rents Go Up", "article")]


def test_an_article_that_is_all_advertisement_is_one_until_that_is_taken_back(db: archive.Archive) -> None:
    archive.mark(db, region(db, "Landlords in the harbour quarter ask for"), Kind.ADVERTISEMENT, ANN, journal(db))
    marked = rows(db, "SELECT kind, headline FROM articles WHERE id = ?", RENT_ID)
    archive.undo(db, key(db, "advertisement"), BOB, journal(db))

    assert marked == [("advertisement", "Rents Go Up")]
    assert rows(db, "SELECT kind FROM articles WHERE id = ?", RENT_ID) == ["article"]


def test_a_kind_that_changed_meanwhile_is_a_conflict(db: archive.Archive) -> None:
    here = region(db, "Rents Go Up")
    archive.mark(db, here, Kind.SUBHEAD, ANN, journal(db), saw="headline")

    assert archive.mark(db, here, Kind.KICKER, BOB, journal(db), saw="headline") == archive.Conflict(
        "headline", "kicker", "subhead"
    )
    assert archive.mark(db, here, Kind.SUBHEAD, BOB, journal(db), saw="headline") is None


def test_a_kind_that_is_none_is_said(db: archive.Archive) -> None:
    with pytest.raises(SetupError, match="A region cannot be 'poem'; it can be masthead, folio"):
        archive.mark(db, region(db, "Rents Go Up"), "poem", ANN, journal(db))


# Dates


def test_a_date_set_by_hand_stands_while_the_id_stays(db: archive.Archive) -> None:
    archive.set_date(db, ISSUE, "1935-01-02", ANN, journal(db))
    put(db, spark())

    assert rows(db, "SELECT id, date, year FROM issues") == [(ISSUE, "1935-01-02", 1935)]
    archive.undo(db, key(db, "1935-01-02"), BOB, journal(db))
    assert rows(db, "SELECT date FROM issues") == ["1934-12-13"]


def test_two_people_who_date_an_issue_otherwise_meet(db: archive.Archive) -> None:
    archive.set_date(db, ISSUE, "1935", ANN, journal(db), saw="1934-12-13")

    assert archive.set_date(db, ISSUE, "", BOB, journal(db), saw="1934-12-13") == archive.Conflict(
        "1934-12-13", "", "1935"
    )


@pytest.mark.parametrize("date", ["1934-13", "May 1934", "1934-02-30", "34"])
def test_a_date_that_is_none_is_said(db: archive.Archive, date: str) -> None:
    with pytest.raises(SetupError, match=f"'{date}' is no date. Write 1934, 1934-12 or 1934-12-13."):
        archive.set_date(db, ISSUE, date, ANN, journal(db))


# Together


def test_corrections_before_and_after_a_join_stand_when_it_is_taken_back(db: archive.Archive) -> None:
    archive.correct(db, line(db, READ), PRINTED, ANN, journal(db))
    archive.join(db, RENT_ID, STRIKE_ID, ANN, journal(db))
    archive.correct(db, line(db, "five dollars more."), "four dollars more.", BOB, journal(db))
    archive.undo(db, key(db, STRIKE_ID), BOB, journal(db))

    assert articles(db)[STRIKE_ID] == WHOLE_STRIKE.replace("Monday", "Sunday")
    assert articles(db)[RENT_ID] == RENTS.replace("five", "four")
    assert rows(db, "SELECT credit FROM articles WHERE id = ?", RENT_ID) == [None]


def test_decisions_are_taken_back_in_any_order(db: archive.Archive) -> None:
    before = everything(db)
    archive.part(db, line(db, CAFE), ANN, journal(db))
    archive.join(db, NEW_ID, RENT_ID, ANN, journal(db))
    archive.mark(db, region(db, CAFE), Kind.CAPTION, ANN, journal(db))
    archive.undo(db, key(db, NEW_ID), BOB, journal(db))
    without_the_part = articles(db)

    # The café is the strike's again, and the join has carried all of the strike over.
    assert list(without_the_part) == [MASTHEAD_ID, RENT_ID]
    for after in (RENT_ID, "caption"):
        archive.undo(db, key(db, after), BOB, journal(db))
    assert (everything(db), sound(db)) == (before, [])


def test_a_whole_person_is_rolled_back_structure_included(db: archive.Archive) -> None:
    before = everything(db)
    archive.join(db, RENT_ID, STRIKE_ID, ANN, journal(db))
    archive.correct(db, line(db, READ), PRINTED, ANN, journal(db))
    archive.part(db, line(db, "five dollars more."), ANN, journal(db))
    archive.set_date(db, ISSUE, "1935", ANN, journal(db))

    assert archive.roll_back(db, "ann", BOB, journal(db)).undone == 4
    assert (everything(db), sound(db)) == (before, [])


def test_structure_without_its_place_waits_for_an_editor_and_comes_back_with_it(db: archive.Archive) -> None:
    made = archive.part(db, line(db, CAFE), ANN, journal(db))
    parted = list(articles(db).values())
    put(db, issue((page(RENT, RENT_BODY),), [article(Piece(1, RENT), Piece(1, RENT_BODY))]))
    waiting = archive.unplaced(db)
    put(db, spark())

    assert (waiting, archive.unplaced(db), list(articles(db).values())) == ((made,), (), parted)
