"""Do the pure parts of the reading room say the right thing: marks, citations, bars, upright boxes, IIIF addresses?"""

from dataclasses import replace

import pytest

from ingest.archive.places import Mark, Term
from ingest.archive.reading import ArticleCard, IssueCard, PageCard, RegionCard
from ingest.model import Box
from ingest.reading_room import citations, wording
from ingest.reading_room.calendars import Day, months
from ingest.reading_room.figures import figures
from ingest.reading_room.iiif.asked import MAX_EDGE, Misunderstood, understood
from ingest.reading_room.marking import marked, snippet
from ingest.reading_room.plates import plate
from ingest.reading_room.upright import upright
from ingest.reading_room.years import bars

PAGE = PageCard(
    "the-spark/1934/p01",
    "the-spark/1934",
    1,
    None,
    "scans/p1.png",
    0,
    "00",
    1000,
    600,
    None,
    0,
    300,
    0.9,
    "x",
    9,
    (),
    (),
)
ISSUE = IssueCard("the-spark/1934-12-13", "the-spark", "The Spark", "1934-12-13", "4", "12", None, None, 2, 3, None)
ARTICLE = ArticleCard(
    *("the-spark/1934-12-13/a02", ISSUE.id, 2, "article", "Rents & Wages", "Rents & Wages", None, "By A. Miner"),
    *(None, None, "en", 120, 0.9, None),
)
CITED = citations.source(ARTICLE, ISSUE, "3", "http://room/a02")

# Text is data


def test_markup_in_a_text_is_shown_and_not_obeyed() -> None:
    assert str(marked("<i> & strike <b>", [Term(("strike",))])) == "&lt;i&gt; &amp; <mark>strike</mark> &lt;b&gt;"
    assert str(marked("<b>", [])) == "&lt;b&gt;"
    assert str(snippet("<b>⟦strike⟧</b>")) == "&lt;b&gt;<mark>strike</mark>&lt;/b&gt;"


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        (Term(("greve",)), "La <mark>Grève</mark> générale des mineurs"),
        (Term(("greve", "generale")), "La <mark>Grève générale</mark> des mineurs"),
        (Term(("min",), prefix=True), "La Grève générale des <mark>mineurs</mark>"),
        (Term(("des", "min"), prefix=True), "La Grève générale <mark>des mineurs</mark>"),
        (Term(("mine",)), "La Grève générale des mineurs"),
    ],
)
def test_words_are_marked_as_the_index_sees_them(term: Term, expected: str) -> None:
    assert str(marked("La Grève générale des mineurs", [term])) == expected


# Citations


def test_a_citation_in_plain_words() -> None:
    assert citations.plain(CITED) == "A. Miner, “Rents & Wages,” The Spark, 13 December 1934, p. 3. http://room/a02"


def test_a_citation_as_bibtex() -> None:
    assert (
        citations.bibtex(CITED)
        == r"""@article{the-spark-1934-12-13-a02,
  title = {Rents \& Wages},
  author = {A. Miner},
  journal = {The Spark},
  year = {1934},
  month = {12},
  day = {13},
  volume = {4},
  number = {12},
  pages = {3},
  langid = {en},
  url = {http://room/a02}
}
"""
    )


def test_a_citation_as_ris() -> None:
    assert citations.ris(CITED).split("\r\n") == [
        "TY  - NEWS",
        "TI  - Rents & Wages",
        "AU  - A. Miner",
        "T2  - The Spark",
        "DA  - 1934/12/13",
        "PY  - 1934",
        "VL  - 4",
        "IS  - 12",
        "SP  - 3",
        "LA  - en",
        "UR  - http://room/a02",
        "ID  - the-spark/1934-12-13/a02",
        "ER  - ",
        "",
    ]


def test_an_undated_article_without_author_and_page_is_cited_too() -> None:
    bare = citations.source(replace(ARTICLE, byline=None), replace(ISSUE, date=None), None, "http://room/a02")

    assert citations.plain(bare) == "“Rents & Wages,” The Spark, undated. http://room/a02"
    assert "year" not in citations.bibtex(bare)
    assert "DA" not in citations.ris(bare)


@pytest.mark.parametrize(
    ("date", "said"),
    [("1934-12-03", "3 December 1934"), ("1934-12", "December 1934"), ("1934", "1934"), (None, "undated")],
)
def test_a_date_is_said_as_precisely_as_it_is_known(date: str | None, said: str) -> None:
    assert wording.day(date) == said


# Bars


def test_years_without_articles_keep_their_place_and_the_highest_bar_is_the_year_with_most() -> None:
    assert [(bar.label, bar.articles, bar.height, bar.is_named) for bar in bars({1934: 10, 1936: 1})] == [
        ("1934", 10, 96, True),
        ("1935", 0, 0, False),
        ("1936", 1, 10, True),
    ]


def test_many_years_are_shown_as_decades() -> None:
    found = bars({1899: 1, 1901: 2, 1950: 3})

    assert [(bar.label, bar.first, bar.last, bar.articles) for bar in found][:2] == [
        ("1890s", 1890, 1899, 1),
        ("1900s", 1900, 1909, 2),
    ]
    assert len(found) == 7


# Upright


@pytest.mark.parametrize(
    ("rotation", "size", "box"),
    [
        (0, (1000, 600), Box(10, 20, 110, 50)),
        (90, (600, 1000), Box(550, 10, 580, 110)),
        (180, (1000, 600), Box(890, 550, 990, 580)),
        (270, (600, 1000), Box(20, 890, 50, 990)),
    ],
)
def test_a_box_of_the_scan_turns_with_the_page(rotation: int, size: tuple[int, int], box: Box) -> None:
    seen = upright(replace(PAGE, rotation=rotation))

    assert (seen.width, seen.height, seen.shown(Box(10, 20, 110, 50))) == (*size, box)


def test_half_of_a_spread_is_shown_from_its_own_corner_and_what_stands_beside_is_cut_off() -> None:
    seen = upright(replace(PAGE, crop=Box(500, 0, 1000, 600)))

    assert (seen.width, seen.height) == (500, 600)
    assert seen.shown(Box(480, 100, 620, 130)) == Box(0, 100, 120, 130)


def test_an_article_over_two_pages_has_a_cut_out_of_each_with_its_marks() -> None:
    pages = {PAGE.id: PAGE, "q": replace(PAGE, id="q")}
    regions = [
        RegionCard(1, PAGE.id, "a", 1, 1, "body", Box(100, 100, 300, 200)),
        RegionCard(2, PAGE.id, "a", 2, 2, "jump", Box(100, 200, 300, 220)),
        RegionCard(3, "q", "a", 3, 1, "body", Box(0, 0, 50, 50)),
    ]

    first, second = figures(pages, regions, [Mark("q", Box(1, 2, 3, 4))])

    assert (first.box, first.jumps, first.hits) == (Box(80, 80, 320, 240), (Box(100, 200, 300, 220),), ())
    assert (second.box, second.regions, second.hits) == (Box(0, 0, 70, 70), (Box(0, 0, 50, 50),), (Box(1, 2, 3, 4),))


# IIIF Image API


@pytest.mark.parametrize(
    ("address", "canonical"),
    [
        ("full/max/0/default.jpg", "0,0,1000,600/1000,600/0/default.jpg"),
        ("square/max/0/default.jpg", "200,0,600,600/600,600/0/default.jpg"),
        ("10,20,300,200/150,/0/default.jpg", "10,20,300,200/150,100/0/default.jpg"),
        ("10,20,300,200/,100/90/gray.png", "10,20,300,200/150,100/90/gray.png"),
        ("900,500,300,300/max/!270/bitonal.png", "900,500,100,100/100,100/!270/bitonal.png"),
        ("pct:50,50,50,50/pct:10/180/color.webp", "500,300,500,300/50,30/180/color.webp"),
        ("full/!500,500/0/default.jpg", "0,0,1000,600/500,300/0/default.jpg"),
        ("full/!5000,5000/0/default.jpg", "0,0,1000,600/1000,600/0/default.jpg"),
        ("full/100,100/0/default.jpg", "0,0,1000,600/100,100/0/default.jpg"),
    ],
)
def test_an_address_means_what_the_iiif_image_api_says(address: str, canonical: str) -> None:
    assert understood((1000, 600), *address.split("/")).canonical == canonical


@pytest.mark.parametrize(
    "address",
    [
        "full/2000,/0/default.jpg",
        "full/^2000,/0/default.jpg",
        "full/,/0/default.jpg",
        "full/0,0/0/default.jpg",
        "full/!100,/0/default.jpg",
        "1000,0,10,10/max/0/default.jpg",
        "0,0,0,10/max/0/default.jpg",
        "0,0,1e9,10/max/0/default.jpg",
        "full/max/45/default.jpg",
        "full/max/0/default.gif",
        "full/max/0/sepia.jpg",
        "../max/0/default.jpg",
    ],
)
def test_what_cannot_be_made_is_refused(address: str) -> None:
    with pytest.raises(Misunderstood):
        understood((1000, 600), *address.split("/"))


def test_nobody_gets_a_picture_that_fills_the_memory() -> None:
    asked = understood((60_000, 30_000), "full", "max", "0", "default.png")

    assert (asked.width, asked.height) == (MAX_EDGE, MAX_EDGE // 2)
    with pytest.raises(Misunderstood, match="at most 4096"):
        understood((60_000, 30_000), "full", "pct:50", "0", "default.png")


# Calendar


def test_an_issue_stands_on_its_day_and_one_of_which_only_the_month_is_known_under_the_sheet() -> None:
    evening = replace(ISSUE, id="the-spark/1934-12-13-evening")
    month = replace(ISSUE, id="the-spark/1934-02", date="1934-02")
    sheets = months(1934, [ISSUE, evening, month])
    days = [day for week in sheets[11].weeks for day in week if day.issues]

    assert [sheet.name for sheet in sheets][:2] == ["January", "February"]
    assert days == [Day(13, (ISSUE, evening))]
    assert sheets[11].weeks[0][:6] == (Day(0), Day(0), Day(0), Day(0), Day(0), Day(1))
    assert [sheet.undated for sheet in sheets if sheet.undated] == [(month,)]


# What is drawn over a page


def test_each_article_has_its_colour_and_the_asked_one_is_lit() -> None:
    regions = [
        RegionCard(1, PAGE.id, None, 1, 1, "folio", Box(0, 0, 20, 10)),
        RegionCard(2, PAGE.id, "a", 1, 2, "body", Box(0, 10, 100, 90)),
        RegionCard(3, PAGE.id, "b", 1, 3, "body", Box(100, 10, 200, 90)),
        RegionCard(4, PAGE.id, "a", 2, 4, "body", Box(200, 10, 300, 90)),
    ]

    drawn = plate(PAGE, regions, {"a": replace(ARTICLE, id="a", title="Rents")}, lit="a")

    assert [(piece.colour, piece.title, piece.lit) for piece in drawn.pieces] == [
        (-1, "", False),
        (0, "Rents", True),
        (1, "", False),
        (0, "Rents", True),
    ]
    assert drawn.order == "10,5 50,50 150,50 250,50"


def test_columns_lean_as_the_page_does_and_turn_with_it() -> None:
    regions = [RegionCard(1, PAGE.id, "a", 1, 1, "body", Box(10, 20, 110, 220))]
    straight = replace(PAGE, columns=((10.0, 110.0),), turn=(1.0, 0.0, 0.0, 0.0, 1.0, 0.0))
    shifted = replace(straight, turn=(1.0, 0.0, 5.0, 0.0, 1.0, 0.0))

    assert plate(straight, regions, {}).columns == ("10,20 110,20 110,220 10,220",)
    assert plate(shifted, regions, {}).columns == ("5,20 105,20 105,220 5,220",)
    assert plate(replace(straight, rotation=90), regions, {}).columns == ("580,10 580,110 380,110 380,10",)
