"""Does an issue's head tell what it says, and nothing that it does not?"""

from dataclasses import replace

import pytest

from ingest import masthead
from ingest.model import Box, Kind, Line, Nameplate, Page, Reading, Region, Scan, TextLine, Word
from ingest.settings import Profile

BODY_SIZE = 20.0
PROSE = (
    "The men of the mill have said that they will not go back",
    "to work until the company has met with them, and that it",
    "is for the owners to say when that will be. On the quay",
)


def line(text: str, left: float, top: float, size: float = BODY_SIZE, confidence: float = 0.95) -> TextLine:
    """A line set in letters half as wide as high."""
    words, x = [], left
    for word in text.split():
        words.append(Word(word, Box(x, top, x + len(word) * size / 2, top + size), confidence))
        x += (len(word) + 1) * size / 2
    printed = Line(tuple(words))
    return TextLine(printed, printed.box, size)


def region(kind: Kind, *lines: TextLine) -> Region:
    return Region(kind, Box.around(line.box for line in lines), lines)


def page(*regions: Region, prose: tuple[str, ...] = PROSE) -> Page:
    """A page of 2,000 × 3,000 pixels with *regions* at its head and column text under them."""
    columns = (region(Kind.BODY, *(line(text, 100, 800 + 30 * n) for n, text in enumerate(prose * 20))),)
    return Page(Reading(Scan("p1.tif"), 2000, 3000, 300, ()), (*regions, *columns), BODY_SIZE)


def head(*lines: TextLine, kind: Kind = Kind.MASTHEAD) -> Page:
    return page(region(kind, *lines))


def read(*pages: Page, **profile: str) -> Nameplate:
    return masthead.read(pages, Profile(title=profile.get("title"), motto=profile.get("motto")))


def counted(nameplate: Nameplate) -> tuple[str | None, str | None, str | None]:
    return nameplate.date, nameplate.volume, nameplate.number


def test_a_nameplate_says_title_motto_author_date_volume_and_number() -> None:
    front = head(
        line("THE VOICE OF THE MILL", 300, 100, 120),
        line("“Workers of the world, unite!” — Karl Marx", 500, 260, 30),
        line("Vol. XII, No. 7", 100, 330),
        line("Wednesday, December 13, 1944", 800, 330),
        line("City Edition", 1500, 330),
        line("5 cents", 1800, 330),
    )
    assert read(front) == Nameplate(
        title="The Voice of the Mill",
        motto="Workers of the world, unite!",
        motto_author="Karl Marx",
        date="1944-12-13",
        volume="12",
        number="7",
        edition="City Edition",
        confidence=0.95,
    )


COUNTS = {
    "FIFTY-SIXTH YEAR. FRIDAY, AUGUST 2nd, 1935. NUMBER 27,": ("1935-08-02", "56", "27"),
    "G. S. L. CITY, DESERET, JUNE 15, 1850. VOL. 1.--NO. 1.": ("1850-06-15", "1", "1"),
    "Volume 3. SATURDAY, MAY 10, 1856. Number 49.": ("1856-05-10", "3", "49"),
    "VOLUME LV May 1, 1936 Whole No. 1,145 No. 9": ("1936-05-01", "55", "9"),
    "Vol. 4 — Number 18 Jan. 17-31, 2022": ("2022-01-17", "4", "18"),
    "Tome 3 Numéro 12 Le 3 mars 1871": ("1871-03-03", "3", "12"),
    "12e année No. 1145 Vendredi 3 mars 1871": ("1871-03-03", "12", "1145"),
    "27. Jahrgang Nr. 104 Mittwoch, den 13. Dezember 1944": ("1944-12-13", "27", "104"),
    "Vol. l.--No. l. June 15, 1850": ("1850-06-15", "1", "1"),
    "VOL. IX.—N0O. 21. THURSDAY, MAY 26, 1853. WHOLE NO. 437.": ("1853-05-26", "9", "21"),
    "Vol. Ill. No. 28 Saturday, July 11, 1936": ("1936-07-11", "3", "28"),
    "VOL. HI. NO. 28 Saturday, July 11, 1936": ("1936-07-11", "3", "28"),
    "VOL. VIl. NO. 28 Saturday, July 11, 1936": ("1936-07-11", "7", "28"),
    "Vol. III Wo. 22 Wednesday, March 15, 1944": ("1944-03-15", "3", "22"),
    "VOL. XXIIL—NO. 41. THURSDAY, OCTOBER 11, 1888.": ("1888-10-11", "23", "41"),
    "Vou. XIL.—~No, 41. THURSDAY OCTOBER 13, 1853.": ("1853-10-13", "12", "41"),
    "VOL. J. No. 7. APRIL 20, 1929.": ("1929-04-20", "1", "7"),
    "Vor. 12, of the series, on May 1, 1936": ("1936-05-01", None, None),
    "Wo. 22 Wednesday, March 15, 1944": ("1944-03-15", None, None),
    "Volume 7, Issue 3 March 2013": ("2013-03", "7", "3"),
    "Volume 7 March 2013, Friday, March 1, 2013": ("2013-03-01", "7", None),
    "The Anvil Street News has no price and no owner": (None, None, None),
    "Mill Street 4512, telephone No. 999999": (None, None, None),
}


@pytest.mark.parametrize("printed", COUNTS)
def test_volume_and_number_come_as_digits_in_whatever_words_they_stand(printed: str) -> None:
    assert counted(read(head(line(printed, 100, 300)))) == COUNTS[printed]


def test_volume_and_number_are_known_where_small_capitals_were_misread_but_no_other_word_stands_for_them() -> None:
    misread = head(line("Vortume XXI.", 100, 300), line("Nomaer 35.", 1200, 300), line("June 5, 1934", 600, 300))
    street = head(line("Harbor 35.", 100, 300), line("Morning 4", 1200, 300), line("June 5, 1934", 600, 300))

    assert [counted(read(front))[1:] for front in (misread, street)] == [("21", "35"), (None, None)]


@pytest.mark.parametrize(("stop", "volume"), [(".", "11"), ("", "40")])
def test_an_l_without_a_stop_is_the_foot_of_an_i_where_the_number_has_its_stop(stop: str, volume: str) -> None:
    front = head(
        line("VOLUME XL", 100, 300), line("Thursday, November 3, 1853", 600, 300), line(f"NUMBER 44{stop}", 1500, 300)
    )
    assert counted(read(front)) == ("1853-11-03", volume, "44")


def test_a_title_shares_its_line_with_the_date() -> None:
    front = head(line("The Long Beach Pub - Wednesday, January 4th, 2023", 300, 60, 60))
    assert (read(front).title, read(front).date) == ("The Long Beach Pub", "2023-01-04")


def test_a_title_is_one_over_two_rows_and_on_both_sides_of_a_picture() -> None:
    rows = head(line("THE DAILY", 700, 60, 100), line("WORKER", 750, 180, 110), line("May 1, 1936", 100, 320))
    sides = head(line("Weekly", 100, 60, 100), line("Journal.", 1400, 64, 100), line("May 1, 1936", 100, 320))
    assert [read(front).title for front in (rows, sides)] == ["The Daily Worker", "Weekly Journal"]


def over_the_name(text: str) -> str | None:
    """The title where *text* stands in smaller type over its one large word."""
    return read(head(line(text, 500, 70, 50), line("GAZETTE", 300, 110, 200), line("May 1, 1943", 100, 340))).title


def test_a_title_begins_in_the_few_words_of_smaller_type_right_over_it() -> None:
    assert over_the_name("SAGE BENCH") == "Sage Bench Gazette"
    others = ["Second Edition", "We Who Work In the Mills of the Town", "Official Organ"]
    assert [over_the_name(text) for text in others] == ["Gazette"] * 3


@pytest.mark.parametrize("dirt", ["am PIONEER", "PIONEER 7", "PIONEER g", "LE) PIONEER"])
def test_what_was_read_in_the_drawing_beside_a_title_in_capitals_is_no_word_of_it(dirt: str) -> None:
    front = head(line(dirt, 300, 60, 200, confidence=0.79), line("May 1, 1943", 100, 340))
    assert read(front).title == "Pioneer"


@pytest.mark.parametrize(("sign", "title"), [("&:", "Morning Courant"), ("&", "Morning & Courant")])
def test_what_was_read_in_an_emblem_amid_a_title_is_no_sign_of_it(sign: str, title: str) -> None:
    front = head(line(f"MORNING {sign} COURANT", 300, 60, 100), line("May 1, 1853", 100, 340))
    assert read(front).title == title


def test_a_line_of_volume_and_number_under_the_columns_first_text_counts_for_the_issue() -> None:
    """A newsletter may have them in a side column, with a drawing over them."""
    text = [line(f"row {n} of what is said", 600, 180 + 20 * n) for n in range(6)]
    front = page(
        region(Kind.MASTHEAD, line("The Meter Reader", 600, 60, 90)),
        region(Kind.BODY, *text),
        region(Kind.SUBHEAD, line("Volume 9, Issue 4", 100, 260)),
        region(Kind.BODY, line("the last line", 600, 1400)),
    )
    assert counted(read(front)) == (None, "9", "4")


@pytest.mark.parametrize("kind", [Kind.MASTHEAD, Kind.HEADLINE])
def test_a_title_under_the_date_line_is_the_first_large_line_and_not_the_largest(kind: Kind) -> None:
    front = page(
        region(kind, line("March 25. 1956 VOL. VINo 37 10 cents", 500, 100)),
        region(kind, line("THE PEOPLE’S TIMETABLE", 100, 112, 90)),
        region(kind, line("Who runs the buses should read the clock", 500, 215), line("- M. Okafor", 920, 215)),
        region(Kind.HEADLINE, line("Four Hundred", 400, 300, 100), line("Dockers, No Soup", 400, 420, 100)),
    )
    nameplate = read(front)
    assert (nameplate.title, nameplate.motto, nameplate.motto_author, *counted(nameplate)) == (
        "The People’s Timetable",
        "Who runs the buses should read the clock",
        "M. Okafor",
        "1956-03-25",
        "6",
        "37",
    )


def test_letters_of_a_name_stay_capitals_where_they_are_no_word() -> None:
    assert read(head(line("UAW NEWS OF THE WEEK", 100, 60, 100))).title == "UAW News of the Week"


def test_a_name_printed_small_and_large_has_no_word_in_capitals() -> None:
    assert read(head(line("The WORKER and the UAW", 300, 60, 100))).title == "The Worker and the UAW"


def test_one_small_letter_before_a_title_is_a_stroke() -> None:
    assert read(head(line("i The Spark", 300, 60, 100))).title == "The Spark"


def test_specks_beside_a_title_are_no_part_of_it() -> None:
    front = head(line("The Spark", 300, 60, 100))
    words = front.regions[0].lines[0].line.words
    specks = (Word("”", Box(0, 60, 9, 90), 0.9), *words, Word("ae", Box(990, 60, 999, 90), 0.1))
    dirty = replace(front.regions[0].lines[0], line=Line(specks))
    assert read(page(region(Kind.MASTHEAD, dirty))).title == "The Spark"


def test_a_drawn_title_that_recognition_garbles_is_none_at_all() -> None:
    assert read(head(line("Ghr Wrrklg Jnurnl ~~", 300, 60, 120, confidence=0.4))).title is None
    assert read(head(line("hae ld hh", 300, 60, 120, confidence=0.8))).title is None


def test_a_title_misread_in_a_letter_or_two_is_spelled_as_the_running_heads_have_it() -> None:
    front = head(line("Bui i ding B Bulletin", 300, 100, 120), line("1 September 2019", 300, 260))
    inner = page(region(Kind.FOLIO, line("Building B Bulletin, 1 September 2019", 100, 100)))
    elsewhere = page(region(Kind.FOLIO, line("Bulletin of the Yard", 100, 100)))

    assert [read(front, inner).title, read(front, elsewhere).title] == ["Building B Bulletin", "Bui i ding B Bulletin"]


def test_what_is_left_of_a_running_head_shortens_no_title_that_is_read_well() -> None:
    front = head(line("The Union Spark", 300, 100, 120), line("March 12, 1937", 300, 260))
    inner = page(region(Kind.FOLIO, line("THE UNION", 100, 100)), region(Kind.FOLIO, line("March 12, 1937", 700, 100)))

    assert read(front, inner).title == "The Union Spark"


def test_a_title_misread_as_another_word_is_spelled_as_a_running_head_all_of_words_has_it() -> None:
    front = head(line("The Late City Call", 300, 100, 120), line("1 September 1905", 300, 260))
    inner = page(region(Kind.FOLIO, line("THE LAKE CITY CALL, 1 September 1905", 100, 100)))
    garbled = page(region(Kind.FOLIO, line("THE LAFKE CITY CALL, 1 September 1905", 100, 100)))

    assert ["The Lake City Call", "The Late City Call"] == [read(front, inner).title, read(front, garbled).title]


def test_the_apostrophe_of_a_title_is_the_one_it_is_drawn_with_and_not_the_running_head_s() -> None:
    front = head(line("THE DRIVERS’ LAMP", 300, 100, 120), line("1 September 1905", 300, 260))
    inner = page(region(Kind.FOLIO, line("The Drivers' Lamp, 1 September 1905", 100, 100)))

    assert read(front, inner).title == "The Drivers’ Lamp"


def test_a_running_head_with_the_date_names_a_paper_whose_own_name_was_not_read() -> None:
    front = head(line("21 May 2012", 300, 260))
    inner = page(region(Kind.FOLIO, line("CAMPUS COMMONS — 21 May 2012 — 2", 100, 100)))

    assert read(front, inner).title == "Campus Commons"


def test_the_month_in_a_running_head_is_no_part_of_the_name() -> None:
    front = head(line("The Pipelinc", 300, 100, 120), line("October 2013", 300, 260))
    inner = [page(region(Kind.FOLIO, line(f"{n} The Pipeline October 2013", 100, 100))) for n in (2, 3)]

    assert read(front, *inner).title == "The Pipeline"


def test_the_name_in_one_row_with_the_month_is_the_papers_where_another_stands_at_the_foot() -> None:
    inner = [
        page(
            region(Kind.FOLIO, line("MILL BULLETIN", 100, 100)),
            region(Kind.FOLIO, line("April 2013", 1700, 100)),
            region(Kind.FOLIO, line("Department of Roads", 800, 2900)),
        )
    ] * 2

    assert read(page(), *inner).title == "Mill Bulletin"


def test_running_heads_say_volume_and_number_where_the_head_was_not_read() -> None:
    inner = page(region(Kind.FOLIO, line("Volume 7, Issue 3", 100, 100)), region(Kind.FOLIO, line("Page 2", 1700, 100)))

    assert counted(read(page(), inner)) == (None, "7", "3")
    assert counted(read(head(line("Vol. 8, No. 4", 100, 300)), inner)) == (None, "8", "4")


def test_a_running_head_that_is_drawn_large_spells_a_misread_title() -> None:
    front = head(line("STONY ELAT SENTINEL", 300, 100, 120), line("March 15, 1944", 300, 260))
    inner = page(region(Kind.FOLIO, line("Stony Flat Sentinel", 700, 100, 36)))

    assert read(front, inner).title == "Stony Flat Sentinel"


def test_a_weekday_that_was_read_as_the_end_of_a_running_head_is_no_part_of_the_name() -> None:
    front = head(line("21 May 2012", 300, 260))
    inner = page(region(Kind.FOLIO, line("Campus CommonsMONDAY, MAY 21, 2012", 100, 100)))
    assert read(front, inner).title == "Campus Commons"


def test_a_garbled_title_is_known_from_the_running_heads_of_the_other_pages() -> None:
    front = head(line("Ghr Wrrklg", 300, 60, 120, confidence=0.3))
    inner = [page(region(Kind.FOLIO, line(f"Page {n} THE WEEKLY JOURNAL May 10, 1856", 100, 50))) for n in (2, 3)]
    nameplate = read(front, *inner)
    assert (nameplate.title, nameplate.date, nameplate.confidence) == ("The Weekly Journal", "1856-05-10", 0.6)


def test_a_headline_alone_at_the_top_is_hardly_a_title_and_one_over_a_date_line_is() -> None:
    alone = head(line("Great Ore Fissures", 300, 60, 120), kind=Kind.HEADLINE)
    dated = page(
        region(Kind.HEADLINE, line("The Park Record", 300, 60, 120)),
        region(Kind.BODY, line("PARK CITY, FRIDAY, AUGUST 2nd, 1935.", 500, 300), line("NUMBER 27.", 1500, 302)),
    )
    assert read(alone).confidence < 0.5
    assert (read(dated).title, read(dated).confidence > 0.5, counted(read(dated))) == (
        "The Park Record",
        True,
        ("1935-08-02", None, "27"),
    )


def test_a_title_is_sure_when_the_issue_says_it_again() -> None:
    doubtful = head(line("Deseret News", 300, 60, 120, confidence=0.6))
    again = page(*doubtful.regions, prose=("We propose to publish a weekly sheet, the Deseret News, for all",))
    assert [read(front).confidence for front in (doubtful, again)] == [0.5, 0.95]


def test_the_profile_s_title_and_motto_stand_and_print_makes_them_sure() -> None:
    front = head(line("The Sqark", 300, 60, 120), line("“No lamp 1ights itself” — Jonas Abell", 300, 230, 30))
    nameplate = read(front, title="The Spark", motto="No lamp lights itself")
    assert nameplate == Nameplate("The Spark", "No lamp lights itself", "Jonas Abell", confidence=1.0)
    assert read(head(line("~~~", 300, 60, 120)), title="The Spark").confidence == 0.95


MOTTOS = {
    ("“If there is no struggle there is", "no progress.”—Frederick Douglass"): (
        "If there is no struggle there is no progress.",
        "Frederick Douglass",
    ),
    ("“Tide and labor wait for no foreman”", "OLD SAYING"): ("Tide and labor wait for no foreman", "Old Saying"),
    ("« Prolétaires de tous les pays, unissez-vous ! »",): ("Prolétaires de tous les pays, unissez-vous !", None),
    ("Proletarians of all countries, unite! — Karl Marx",): ("Proletarians of all countries, unite!", "Karl Marx"),
    ("Tide and labor wait for no foreman” — Old saying of the quays",): (
        "Tide and labor wait for no foreman",
        "Old saying of the quays",
    ),
    ("“No lamp lights itself’ — Jonas Abell,",): ("No lamp lights itself", "Jonas Abell"),
    ("‘No lamp lights itself, and nobody", "will light it for you.”", "—Abell, 1789"): (
        "No lamp lights itself, and nobody will light it for you.",
        "Abell",
    ),
    ("“Covers the valley like the dew”", "Est. 1874"): ("Covers the valley like the dew", None),
    ("Who runs the buses should read the clock",): ("Who runs the buses should read the clock", None),
    ("Organ of the Yard and Track Employees",): (None, None),
    ("Published every Saturday by the Anvil Street Local",): (None, None),
    ("Published by the workers for the workers — Jonas Abell",): (None, None),
    ("CHICOPEE, MASS.—Saturday Morning",): (None, None),
    ("BY W. RICHARDS.",): (None, None),
    ("News and gossip for the people of", "Carver Yard"): ("News and gossip for the people of Carver Yard", None),
    ("Every copy is paid for.", "BOOKS OPEN TO ALL."): (None, None),
}


@pytest.mark.parametrize("printed", MOTTOS)
def test_a_motto_is_told_from_whatever_else_stands_under_a_title(printed: tuple[str, ...]) -> None:
    front = head(
        line("The Spark", 300, 60, 120), *(line(text, 600, 220 + 32 * n, 26) for n, text in enumerate(printed))
    )
    assert (read(front).motto, read(front).motto_author) == MOTTOS[printed]


def test_an_ear_beside_the_title_is_read_for_itself() -> None:
    front = head(
        line("The Spark", 700, 60, 120),
        line("“No lamp", 100, 80, 26),
        line("Read it and", 1700, 82, 26),
        line("lights itself”", 80, 112, 26),
        line("pass it on", 1710, 114, 26),
    )
    assert read(front).motto == "No lamp lights itself"


def test_who_said_a_motto_may_stand_behind_a_dash_at_the_other_end_of_its_row() -> None:
    front = head(
        line("The Spark", 100, 60, 120), line("“No lamp lights itself.”", 100, 220), line("— Ann Orr", 1700, 220)
    )
    assert (read(front).motto, read(front).motto_author) == ("No lamp lights itself.", "Ann Orr")


def test_a_motto_whose_closing_mark_was_not_read_is_one_with_who_said_it() -> None:
    front = head(
        line("The Spark", 100, 60, 120), line("“Truth, crushed, shall rise again", 100, 220), line("Bryant", 450, 220)
    )
    assert (read(front).motto, read(front).motto_author) == ("Truth, crushed, shall rise again", "Bryant")


def test_two_running_heads_outvote_a_misread_head_and_none_is_made_up_without() -> None:
    front = head(line("The Spark", 700, 60, 120), line("Saturday, May 16, 1856", 100, 300))
    inner = [page(region(Kind.FOLIO, line(f"THE SPARK May 10, 1856 {n}", 100, 50))) for n in (2, 3)]
    assert [read(front).date, read(front, *inner).date] == [None, "1856-05-10"]


def test_a_date_in_pieces_with_dirt_between_them_is_put_together() -> None:
    front = page(
        region(Kind.MASTHEAD, line("The Weekly Journal", 700, 60, 120)),
        region(Kind.MASTHEAD, line("CHICOPEE,’ MASS., ‘SAT", 500, 300), line("URDAY;” MA Y”10;", 800, 296)),
        region(Kind.MASTHEAD, line("teva", 990, 308, 8), line("“1856;", 1100, 302)),
    )
    assert read(front).date == "1856-05-10"


def test_column_text_that_was_taken_for_masthead_has_no_say() -> None:
    front = page(
        region(Kind.MASTHEAD, line("Volume 1. CHICOPEE, SATURDAX, JUNE 4, 1553,", 100, 100, 36)),
        region(Kind.MASTHEAD, line("Poetry.", 100, 260, 40)),
        region(Kind.MASTHEAD, *(line(text, 100, 330 + 26 * n) for n, text in enumerate(PROSE))),
        region(Kind.MASTHEAD, line("“I wonder who it can be?” said Mrs. Ireton in No. 5", 800, 330)),
    )
    assert read(front) == Nameplate(volume="1")


def test_a_date_in_an_article_is_not_the_issue_s() -> None:
    prose = ("It was on Wednesday, December 13, 1944 that the men of the mill went out.", *PROSE)
    assert read(page(region(Kind.MASTHEAD, line("The Spark", 700, 60, 120)), prose=prose)).date is None


def test_no_page_and_a_page_without_text_say_nothing() -> None:
    empty = Page(Reading(Scan("p1.tif"), 2000, 3000, 300, ()), (), BODY_SIZE)
    assert [read(), read(empty), read(empty, empty)] == [Nameplate()] * 3
