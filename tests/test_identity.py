"""Which publication is it, and what is the issue's id?"""

import pytest

from ingest.model import Bundle, Nameplate
from ingest.pipeline.identity import Bound, Known, issue, rival

FOLDER = Bundle("the-lamp/1931-05-01", (), {"id": "the-lamp"}, {"date": "1931-05-01"})
LOOSE = Bundle("box 7/scan 12", ())


def bound(title: str | None = None, confidence: float = 0.9, date: str | None = None) -> Bound:
    return Bound((), (), Nameplate(title=title, date=date, confidence=confidence))


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("THE LAMP", "The Lamp"),
        ("The : Lamp", "The Lamp"),
        ("LAMP", "The Lamp"),
        ("The Camp", "The Lamp"),
        (None, "The Lamp"),
    ],
)
def test_a_printed_title_betters_the_folder_s_name_and_never_makes_another_paper(
    printed: str | None, title: str
) -> None:
    made = issue(FOLDER, bound(printed), Known())

    assert ("the-lamp", title) == (made.publication["id"], made.publication["title"])


@pytest.mark.parametrize("printed", ["The Late City Call", "THE LAKE CITY CALL"])
def test_a_printed_article_stays_before_the_folder_s_name_though_a_word_was_misread(printed: str) -> None:
    folder = Bundle("lake-city-call/1905-02-04", (), {"id": "lake-city-call"})

    assert "The Lake City Call" == issue(folder, bound(printed), Known()).publication["title"]


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("sn85058233", "The Dunmore Lamp"),
        ("box7b", "The Dunmore Lamp"),
        ("lamp", "The Dunmore Lamp"),
        ("torch", "Torch"),
    ],
)
def test_print_says_what_a_paper_is_called_whose_name_is_a_mark_or_a_short_form(name: str, title: str) -> None:
    folder = Bundle(f"{name}/1931-05-01", (), {"id": name})
    sure, unsure = (issue(folder, bound("THE DUNMORE LAMP", sure), Known()).publication for sure in (0.9, 0.4))

    assert (name, title) == (sure["id"], sure["title"])
    assert (name, name.capitalize()) == (unsure["id"], unsure["title"])


def test_a_title_that_print_said_once_stays_though_another_issue_s_masthead_is_garbled() -> None:
    folder, known = Bundle("box7b/1931-05-08", (), {"id": "box7b"}), Known({"box7b": "The Dunmore Lamp"})

    assert "The Dunmore Lamp" == issue(folder, bound("THE DUNMQRE IAMP"), known).publication["title"]


def test_the_and_sign_of_a_printed_title_is_no_ornament() -> None:
    folder = Bundle("wharf-hall/1931-05-01", (), {"id": "wharf-hall"})

    assert "Wharf & Hall" == issue(folder, bound("WHARF & HALL"), Known()).publication["title"]


def test_where_no_name_says_which_paper_it_is_a_sure_masthead_does() -> None:
    made = issue(LOOSE, bound("The Lamp", date="1931-05-01"), Known())

    assert ("the-lamp/1931-05-01", "The Lamp") == (made.id, made.publication["title"])


def test_a_doubtful_masthead_names_no_paper() -> None:
    assert "unknown/scan-12" == issue(LOOSE, bound("Tne Larnp", 0.2), Known()).id


def test_a_title_read_a_little_otherwise_is_the_paper_that_is_known() -> None:
    known = Known({"the-spark-of-dunmore": "The Spark of Dunmore"})

    assert "the-spark-of-dunmore" == issue(LOOSE, bound("The Spirk of Dunmore"), known).publication["id"]


def test_a_title_that_is_only_somewhat_like_a_known_one_is_another_paper() -> None:
    known = Known({"the-star": "The Star"})

    assert "the-spark" == issue(LOOSE, bound("The Spark"), known).publication["id"]


def test_what_a_person_wrote_comes_before_names_and_print() -> None:
    said = Bundle("box 7/scan 12", (), {"title": "The Torch"}, {"date": "1931-06", "number": "4"})

    made = issue(said, bound("The Lamp", date="1931-05-01"), Known())

    assert ("the-torch/1931-06", "4") == (made.id, made.columns["number"])


@pytest.mark.parametrize(
    ("printed", "date"), [("1931-05-01", "1931-05-01"), ("1937-05-01", "1931-05"), (None, "1931-05")]
)
def test_print_may_say_the_day_of_a_month_that_a_name_says_and_no_other(printed: str | None, date: str) -> None:
    may = Bundle("the-lamp/May 1931", (), {"id": "the-lamp"}, month="1931-05")

    assert f"the-lamp/{date}" == issue(may, bound(date=printed), Known()).id


def test_a_second_source_of_one_date_gets_an_id_of_its_own() -> None:
    known = Known({}, {"the-lamp/1931-05-01": "other/folder"})

    made = issue(FOLDER, bound(), known)

    assert "the-lamp/1931-05-01-1931-05-01" == made.id
    assert "other/folder" == rival(FOLDER, made, known)


def test_a_second_edition_says_so_in_its_id() -> None:
    evening = Bundle("the-lamp/evening", (), {"id": "the-lamp"}, {"date": "1931-05-01", "edition": "Evening"})

    assert "the-lamp/1931-05-01-evening" == issue(evening, bound(), Known()).id


@pytest.mark.parametrize("edition", ["1", "01"])
def test_a_first_edition_needs_no_more_than_its_day(edition: str) -> None:
    first = Bundle("the-lamp/first", (), {"id": "the-lamp"}, {"date": "1931-05-01", "edition": edition})

    assert "the-lamp/1931-05-01" == issue(first, bound(), Known()).id
