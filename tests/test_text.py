"""Does text come out as the compositor meant it?"""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest import text
from ingest.masthead.dating import LEAST
from ingest.model import Kind
from ingest.text.tongues import FUNCTION_WORDS

MONTHS = {
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
}
WEEKDAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "it": "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "pt": "segunda terça quarta quinta sexta sábado domingo",
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
}
DAYS = st.dates(date(1600, 1, 1), date(2100, 12, 31))

HYPHENS: dict[str | None, dict[str, str]] = {
    "eng": {
        "nation-/wide": "nationwide",
        "de-/nied": "denied",
        "third-/day": "third-day",
        "co-/operate": "cooperate",
        "NATION-/WIDE": "NATIONWIDE",
        "commun-/ity.": "community.",
        "Wea-/ther Man": "Weather Man",
        "Geo. Lam-/bourne": "Geo. Lambourne",
        "Mac-/Dowell": "MacDowell",
        "hon-/our": "honour",
        "pro-slav-/ery": "pro-slavery",
        "tug-of-/war,": "tug-of-war,",
        "mother-in-/law": "mother-in-law",
        "Forty-/seven": "Forty-seven",
        "Mrs. Had-/dad": "Mrs. Haddad",
        "said. Half-/price": "said. Half-price",
        "Saint-Brieuc-/des-Monts": "Saint-Brieuc-des-Monts",
        "SAINT-/BRIEUC": "SAINT-BRIEUC",
        "anti-/fascist": "anti-fascist",
        "U-/boat": "U-boat",
        "two-/and three-story": "two- and three-story",
        "thous-/and": "thousand",
        "does-/n’t": "doesn’t",
        "inter-/nation-/al": "international",
    },
    "fra": {
        "Ou-/vrière": "Ouvrière",
        "c'est-à-/dire": "c'est-à-dire",
        "c’est-/à-/dire": "c’est-à-dire",
        "aujour-/d'hui": "aujourd'hui",
        "aujour-/d’hui": "aujourd’hui",
        "l’ou-/vrier": "l’ouvrier",
        "lors-/qu’il": "lorsqu’il",
        "dit-/elle": "dit-elle",
        "parle-/t-il": "parle-t-il",
        "peut-/être": "peut-être",
        "franco-/russe": "franco-russe",
        "quarante-/trois": "quarante-trois",
        "syndi-/cats": "syndicats",
    },
    "deu": {
        "Haus-/tür": "Haustür",
        "Arbeiter-/bewegung": "Arbeiterbewegung",
        "Baden-/Württemberg": "Baden-Württemberg",
        "Ein-/und Ausgang": "Ein- und Ausgang",
        "Gewerk¬/schaft": "Gewerkschaft",
        "Gewerk=/schaft": "Gewerkschaft",
    },
    "ita": {"compa-/gni": "compagni", "auto-/strade": "autostrade"},
    "por": {"disse-/lhe": "disse-lhe"},
    None: {
        "Jean-/Pierre": "Jean-Pierre",
        "1934-/36": "1934-36",
        "Len-/in": "Lenin",
        "na‐/tion": "nation",
        "na\u00ad/tion": "nation",
        "strike—/which": "strike—which",
        "strike —/which": "strike — which",
        "1934–/36": "1934–36",
        "Pub -/Wednesday": "Pub - Wednesday",
        "the end./The": "the end. The",
    },
}


@pytest.mark.parametrize("language", HYPHENS)
def test_a_line_end_hyphen_goes_where_the_compositor_put_it_and_stays_where_the_writer_did(
    language: str | None,
) -> None:
    cases = HYPHENS[language]
    assert {parted: text.flow(parted.split("/"), language) for parted in cases} == cases


def test_the_same_word_elsewhere_in_the_writing_outweighs_the_word_list() -> None:
    lines = [
        "They co-operate. The co-",
        "operative store, the pro-slavery men and pro-",
        "slavery press co-",
        "operate.",
    ]
    assert text.flow(lines, "eng") == (
        "They co-operate. The cooperative store, the pro-slavery men and pro-slavery press co-operate."
    )
    assert text.flow(["We meet to-", "morrow."], "eng", {"to-morrow"}) == "We meet to-morrow."


@settings(deadline=None)
@given(st.lists(st.text("abc d—'.,AÉ1", max_size=12), max_size=8))
def test_no_word_is_lost_or_changed_where_no_line_ends_in_a_hyphen_or_dash(lines: list[str]) -> None:
    lines = [line for line in (" ".join(line.split()).rstrip("— ") for line in lines) if line]
    assert text.flow(lines, "eng") == " ".join(lines)


@settings(deadline=None)
@given(
    st.lists(st.text("ab-¬=\u00ad‐ —’9é", max_size=9), max_size=9), st.sampled_from(["eng", "fra", "deu", "xyz", None])
)
def test_resolving_hyphens_touches_nothing_but_hyphens_and_spaces(lines: list[str], language: str | None) -> None:
    def bare(string: str) -> str:
        return "".join(character for character in string if character.isalnum() or character in "—’")

    assert bare(text.flow(lines, language)) == bare("".join(lines))


def body(*lines: str) -> text.Part:
    return (Kind.BODY, [(line.removeprefix("¶"), line.startswith("¶")) for line in lines])


def part(kind: Kind, *lines: str) -> text.Part:
    return (kind, [(line, False) for line in lines])


def test_an_article_is_its_headline_then_all_else_as_printed_with_paragraphs_apart() -> None:
    parts = [
        part(Kind.FOLIO, "Page 1"),
        part(Kind.KICKER, "On the Waterfront"),
        part(Kind.HEADLINE, "LADLES DOWN AT", "GREY HAR-", "BOR"),
        part(Kind.BYLINE, "By Josephine Moreau"),
        body("¶GREY HARBOR—Nobody gave a", "thought to the can-", "teen.", "¶It lies behind Shed 6."),
        part(Kind.PICTURE),
    ]
    assert text.compose(parts, "eng") == (
        "LADLES DOWN AT GREY HARBOR\n\nOn the Waterfront\n\nBy Josephine Moreau\n\n"
        "GREY HARBOR—Nobody gave a thought to the canteen.\n\nIt lies behind Shed 6."
    )


def test_a_paragraph_and_its_parted_word_go_on_over_columns_captions_and_pages() -> None:
    parts = [
        part(Kind.HEADLINE, "STRIKE"),
        body("¶The strike is now na-"),
        part(Kind.CAPTION, "The picket line."),
        part(Kind.JUMP, "Continued on page 2"),
        part(Kind.JUMP, "Continued from page 1"),
        body("tionwide, and goes on", "¶The end came soon."),
        body("¶It was cold."),
    ]
    assert text.compose(parts, "eng") == (
        "STRIKE\n\nThe strike is now nationwide, and goes on\n\nThe end came soon.\n\nIt was cold.\n\nThe picket line."
    )


def test_a_headline_said_again_on_the_next_page_is_left_out_and_the_sentence_goes_on() -> None:
    parts = [
        part(Kind.HEADLINE, "General Strike", "Spreads North"),
        body("¶Four hundred dockers"),
        part(Kind.HEADLINE, "GENERAL STRIKE"),
        body("sat down on bales."),
    ]
    assert text.compose(parts, "eng") == "General Strike Spreads North\n\nFour hundred dockers sat down on bales."


def test_after_a_crosshead_a_new_paragraph_begins_indent_or_not_unless_a_sentence_is_open() -> None:
    parts = [
        part(Kind.HEADLINE, "STRIKE"),
        body("¶They sat down."),
        part(Kind.HEADLINE, "Apples"),
        body("They ate and"),
        part(Kind.HEADLINE, "Pears"),
        body("drank."),
    ]
    assert text.compose(parts, "eng") == "STRIKE\n\nThey sat down.\n\nApples\n\nThey ate and drank.\n\nPears"


def test_no_paragraph_begins_in_the_middle_of_a_word_whatever_the_indent_says() -> None:
    assert text.compose([body("¶a nation-", "¶wide strike")], "eng") == "a nationwide strike"


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from([Kind.BODY, Kind.CAPTION, Kind.HEADLINE, Kind.NOTICE]),
            st.lists(st.tuples(st.text("abcdefgh .", min_size=1, max_size=9), st.booleans()), max_size=4),
        ),
        max_size=6,
    )
)
def test_composing_loses_no_letter_of_the_body(parts: list[tuple[Kind, list[tuple[str, bool]]]]) -> None:
    def letters(string: str) -> list[str]:
        return sorted(string.replace(" ", "").replace("\n", ""))

    kept = [(kind, lines) for kind, lines in parts if kind is not Kind.HEADLINE]
    assert letters(text.compose(kept)) == letters("".join(line for _, lines in kept for line, _ in lines))


PROSE = {
    "en": "The men of the mill have said that they will not go back to work until the company has met with them.",
    "fr": "Les ouvriers de la filature ont dit que le travail ne reprendrait pas avant que la direction les ait reçus.",
    "de": "Die Arbeiter der Spinnerei haben gesagt, daß sie nicht an die Maschinen gehen, bis der Chef mit ihnen ist.",
    "es": "Los obreros de la fábrica dijeron que no vuelven al trabajo hasta que el director los reciba en la oficina.",
    "it": "Gli operai della filanda hanno detto che non tornano al lavoro fino a che il direttore non li ha ricevuti.",
}


def test_the_language_is_told_from_a_sentence_and_not_guessed_from_a_name() -> None:
    assert {code: text.language(prose, list(FUNCTION_WORDS)) for code, prose in PROSE.items()} == {c: c for c in PROSE}
    assert text.language(PROSE["fr"], ["eng", "fra"]) == "fr"
    assert text.language("Lutte Ouvrière et la grève", ["eng", "fra"]) is None
    assert text.language(PROSE["fr"], ["eng", "deu"]) is None
    assert text.language(PROSE["en"], ["xyz"]) is None
    assert text.language(PROSE["fr"] + PROSE["en"], ["eng", "fra", "deu"]) is None


def test_tesseract_s_names_of_languages_become_those_of_the_web() -> None:
    names = [
        "eng",
        "en",
        "fra",
        "frk",
        "deu_latf",
        "Fraktur",
        "chi_sim",
        "grc",
        "pt-BR",
        "osd",
        "script/Latin",
        "",
        None,
    ]
    assert [text.iso(name) for name in names] == (
        ["en", "en", "fr", "de", "de", "de", "zh", "grc", "pt", None, None, None, None]
    )


def test_a_slug_is_plain_short_and_never_empty() -> None:
    titles = [
        "The Spark",
        "Workers' Voice",
        "The People’s Voice",
        "L’Humanité",
        "Arbeiter-Zeitung 🚩",
        "Œuvre",
        "Straße",
    ]
    assert [text.slug(title) for title in titles] == (
        ["the-spark", "workers-voice", "the-peoples-voice", "l-humanite", "arbeiter-zeitung", "oeuvre", "strasse"]
    )
    assert [text.slug(title) for title in ("Правда", "🚩", "--", "")] == ["правда", "untitled", "untitled", "untitled"]


@settings(deadline=None)
@given(st.text(max_size=300))
def test_a_slug_of_a_slug_is_itself(title: str) -> None:
    slug = text.slug(title)
    assert slug == text.slug(slug)
    assert 0 < len(slug) <= 80


def test_headlines_are_the_same_whatever_their_case_accents_and_points() -> None:
    assert text.key("“LADLES  DOWN!” à l’Été") == text.key("Ladles down, a l'ete") == "ladlesdownalete"


PRINTED: dict[str, str | None] = {
    "Wednesday, December 13, 1944": "1944-12-13",
    "17 janvier 2022": "2022-01-17",
    "PARK CITY, SUMMIT COUNTY, UTAH, FRIDAY, AUGUST 2nd, 1935.": "1935-08-02",
    "G. S. L. CITY, DESERET, JUNE 15, 1850.": "1850-06-15",
    'CHICOPEE,” MASS.;"SATURDAY;"MA Y“10," 1856,': None,
    "CHICOPEE,: MASS.,, SATURDAY,' MAY  10,, 1856.": "1856-05-10",
    "The Long Beach Pub - Wednesday, January 4th, 2023": "2023-01-04",
    "Jan. 17-31, 2022": "2022-01-17",
    "June 10–23, 1923": "1923-06-10",
    "January 30 – February 5, 2022": "2022-01-30",
    "Dec. 28 - Jan. 3, 1936": "1935-12-28",
    "du 17 au 31 janvier 2022": "2022-01-17",
    "1er mai 1936": "1936-05-01",
    "13 Dec. 1944": "1944-12-13",
    "this 13th day of December, 1944": "1944-12-13",
    "miércoles, 13 de diciembre de 1944": "1944-12-13",
    "Mittwoch, den 13. Dezember 1944": "1944-12-13",
    "venerdì 1º maggio 1936": "1936-05-01",
    "Thurs. 5 Sept. 1850": "1850-09-05",
    "2022-01-17": "2022-01-17",
    "13.12.1944": "1944-12-13",
    "12/13/1944": "1944-12-13",
    "05/05/1944": "1944-05-05",
    "05/06/1944": None,
    "Monday 05/06/1944": "1944-06-05",
    "Decernber 13, 1944": "1944-12-13",
    "FRIDAY, AUGU8T 2™, l935": "1935-08-02",
    "May 10, 1O44": None,
    "Sunday, May 1, 1936": None,
    "THE SPINDLE — 11 June 1939 — 2": "1939-06-11",
    "31 February 1900": None,
    "June 1856": None,
    "Number 12, 1936": None,
    "Saturday, August 3rd": None,
}


def surest(printed: str, languages: Sequence[str] = ()) -> str | None:
    """The date that a masthead of this one line is believed."""
    found = [one for one in text.dates(printed, languages) if one.confidence >= LEAST]
    return max(found, key=lambda one: one.confidence).iso if found else None


def test_a_date_is_found_in_any_usual_form_and_none_is_made_up() -> None:
    assert {printed: surest(printed) for printed in PRINTED} == PRINTED


def test_the_language_settles_a_date_in_figures_where_it_can() -> None:
    assert surest("05/06/1944", ["fra"]) == "1944-06-05"
    assert surest("05/06/1944", ["eng"]) is None
    assert surest("05/06/1944", ["fra", "eng"]) is None


def test_every_date_tells_where_it_stands() -> None:
    printed = "Born March 3, 1900; died Thursday, May 7, 1936."
    found = text.dates(printed)
    assert [(date.iso, printed[date.start : date.end]) for date in found] == [
        ("1900-03-03", "March 3, 1900"),
        ("1936-05-07", "Thursday, May 7, 1936"),
    ]
    assert found[0].confidence < found[1].confidence


@settings(deadline=None)
@given(DAYS, st.sampled_from(sorted(MONTHS)), st.booleans(), st.booleans())
def test_a_printed_date_comes_back_in_every_language_alone_or_with_its_weekday(
    day: date, code: str, weekday: bool, capitals: bool
) -> None:
    month = MONTHS[code].split()[day.month - 1]
    plain = f"{month} {day.day}, {day.year}" if code == "en" else f"{day.day} {month} {day.year}"
    named = f"{WEEKDAYS[code].split()[day.weekday()]}, {plain}" if weekday else plain
    printed = named.upper() if capitals else named
    assert [found.iso for found in text.dates(f"CITY, {printed}. No. 7")] == [day.isoformat()]


@settings(deadline=None)
@given(DAYS, st.sampled_from(sorted(MONTHS)), st.integers(1, 6))
def test_a_wrong_weekday_makes_a_date_too_doubtful_to_use(day: date, code: str, off: int) -> None:
    month = MONTHS[code].split()[day.month - 1]
    weekday = WEEKDAYS[code].split()[(day.weekday() + off) % 7]
    found = text.dates(f"{weekday} {day.day} {month} {day.year}")
    assert [(one.iso, one.confidence < LEAST) for one in found] == [(day.isoformat(), True)]


@settings(deadline=None)
@given(DAYS, st.integers(0, 30), st.sampled_from("bcdfghkqxz"))
def test_one_slip_in_a_month_s_name_gives_the_right_date_or_none(day: date, place: int, letter: str) -> None:
    month = MONTHS["en"].split()[day.month - 1]
    at = place % len(month)
    slipped = month[:at] + letter + month[at + 1 :]
    assert surest(f"{slipped} {day.day}, {day.year}") in (day.isoformat(), None)


@settings(deadline=None)
@given(st.text("0123456789 ./-,MayDectho'dun", max_size=60))
def test_looking_for_dates_never_fails_and_finds_them_apart_and_in_order(printed: str) -> None:
    found = text.dates(printed)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(date.fromisoformat(one.iso).isoformat() == one.iso for one in found)


def test_numerals_are_read_as_printers_set_them_and_recognition_gives_them() -> None:
    printed = [
        "LV",
        "XXXX",
        "12",
        "1,145",
        "l2",
        "I",
        "l",
        "56th",
        "FIFTY-SIXTH",
        "one hundred and third",
        "1V",
        "XXIIL",
        "XXL",
        "No",
        "IL5",
        "",
    ]
    found = [text.number(one) for one in printed]
    assert found == [55, 40, 12, 1145, 12, 1, 1, 56, 56, 103, 4, 23, 21, None, None, None]
