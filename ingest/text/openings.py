"""Which headline does a text open with in its own first line: `THE CHOLERA.—We learn …`?"""

import re
from itertools import takewhile

from ingest.text.datelines import is_dated

CAPITAL = r"[A-ZÀ-Þ][\w'’-]*"
RUN_IN = re.compile(
    rf"^\W{{0,3}}(?:(?![A-ZÀ-Þ])\w{{1,3}}\W{{0,2}}\s)?({CAPITAL}(?:[.,]?\s(?:{CAPITAL}|\w{{1,3}})){{0,8}}?)"
    r"\s?\.\s?[—–~=-]{1,3}\s?(?=[A-ZÀ-Þ“\"‘(\d])"
)
"""Words of which the longer ones have capitals, a stop and a dash, perhaps read as `=`; a hand that points may be
read before them."""

FILLS_A_ROW = re.compile(r"^\W{0,3}([A-ZÀ-Þ'’-]{2,}(?:[,.]?\s[A-ZÀ-Þ'’-]+){0,8})\s?\.\s?[—–~=-]{1,3}$")
"""The same all in capitals, the text beginning in the next row."""
MISREAD_STOP = re.compile(r"^\W{0,3}([A-ZÀ-Þ'’-]{2,}(?:\s[A-ZÀ-Þ'’-]{2,}){1,8}),[—–~=-]{1,3}\s?(?=[A-ZÀ-Þ“\"‘(\d])")
"""Two words or more in capitals whose stop was read as a comma."""
UNSTOPPED = re.compile(
    rf"^\W{{0,3}}({CAPITAL}(?:\s(?:{CAPITAL}|\w{{1,3}})){{0,6}})\s?[.,]?\s?[—–~=-]{{1,3}}[\s—–~=-]*(?=[A-ZÀ-Þ“\"‘(])"
)
"""A title whose stop is worn away or read as a comma, or a place."""


TYPED = re.compile(
    r"^\W{0,3}([A-ZÀ-Þ][A-ZÀ-Þ'’-]{2,}(?:\s(?:[A-ZÀ-Þ'’-]+|\d{1,3})){0,5})\s?\.\.\s(?=[“\"]?[A-ZÀ-Þ](?:[a-zß-ÿ]|\s[a-zß-ÿ]))"
)
"""Capitals, and a number perhaps, and two stops, as on a typewriter: `BLOCK 7.. A fish pond`."""
TITLE = rf"^\W{{0,3}}({CAPITAL}(?:[.,]?\s(?:{CAPITAL}|\w{{1,3}})){{1,8}}?)"
DISPATCH = re.compile(
    rf"{TITLE}(?:\s?[.,]\s?[—–~=-]{{1,3}}|\s?[—–]|-[—–-]+)\s?[A-ZÀ-Þ][A-ZÀ-Þ.'’ -]{{2,}}(?:[,—–]|-?$)"
)
"""Several words, a dash and a place in capitals, in which a row may end; the stop may be worn away."""
TITLED = re.compile(rf"{TITLE}\s?\.\s")
"""Several words and a stop, the dash worn away."""
ALONE = re.compile(rf"^\W{{0,3}}({CAPITAL}(?:[.,]?\s(?:[“\"‘]?{CAPITAL}|\d{{1,3}}|\w{{1,3}})){{0,8}}[.!?”\"’]{{0,2}})$")
"""A row that is a title and no more: longer words have capitals, a stop may end it and no comma."""
NO_TITLE = re.compile(r"\W*(?:for the|part|chapter|no)\b", re.IGNORECASE)
SPECK = re.compile(r"\s[‘’'`·•*]\s")


def run_in(text: str) -> str | None:
    """The headline at the beginning of *text*, without its stop; None where it has none or a dateline."""
    if title := dispatch(text):
        return title
    found = RUN_IN.match(text) or FILLS_A_ROW.match(text.strip()) or MISREAD_STOP.match(text) or TYPED.match(text)
    return found[1] if found and not is_dated(text) else None


def opens_titled(text: str) -> bool:
    """Whether *text* opens with a title and a dash; where the stop is worn away it may be a place as well."""
    return (run_in(text) or unstopped(text)) is not None


def unstopped(text: str) -> str | None:
    """The words in capitals before a dash at the beginning of *text*: `A Sea SERPENT AGAIN ~The captain`."""
    found = UNSTOPPED.match(text)
    return found[1] if found and not is_dated(text) else None


def dispatch(text: str) -> str | None:
    """The headline that *text* opens with before the place it was sent from: `A Bank Closed.—LIMA, O., Oct. 8.—The`.

    So columns of telegraph news begin each item, with no white between them.
    """
    clean = SPECK.sub(" ", text)
    sent, titled = DISPATCH.match(clean), TITLED.match(clean)
    if sent is None and not (titled and is_dated(clean[titled.end() :])):
        return None
    found = sent or titled
    return found[1] if found and not is_dated(text) else None


GREETING = re.compile(r"\W*(?:DEAR|MESSRS|GENTLEMEN|SIRS?|MADAM|MR\.? EDITOR)\b")
NAMED = re.compile(
    r"\W{0,2}[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ’'&-]{2,},?(?:\s(?:[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ’'&-]*\.?,?|\d+))*"
    r"\s(?:[A-ZÀ-ÖØ-Þ]{2,}|\d+)\.\s[“\"‘]?[A-ZÀ-ÖØ-Þ](?:[a-zß-öø-ÿ]|\s[a-zß-öø-ÿ])"
)
"""A name of several words, the last with a stop, and the beginning of a sentence."""
ENTRY = re.compile(r"[^a-zß-ÿ.:]*[A-ZÀ-Þ]{2}\s?[—–-]{1,3}\s?[A-ZÀ-Þ]?[a-zß-ÿ]")
LED, SPELLED = 2, 7
"""Words in capitals, and signs in them, that open an item at least."""


NUMBERED = re.compile(r"\W{0,2}[A-ZÀ-Þ]{3,}\s\d{1,3}\s[a-zß-ÿ]{2}")
LED_IN = re.compile(
    r"^\W{0,3}([A-ZÀ-Þ'’-]{3,}(?:\s[A-ZÀ-Þ'’-]{2,}|\s[AIÀO](?=\s)){0,8})\s?(?:\.{1,3}|[:;])\s?[—–~=-]{0,3}\s?"
    r"(?=[“\"‘(]?[A-ZÀ-Þ\d](?:[a-zß-ÿ\d]|\s[a-zß-ÿ]))"
)


def alone(text: str) -> str | None:
    """The title that a row by itself is, `The River.`; None for a sentence, a greeting, a place and date.

    Nor is one whom it was written for, or which part of a tale it is.
    """
    found = ALONE.match(text.strip())
    other = GREETING.match(text.upper()) or NO_TITLE.match(text)
    return found[1] if found and not other and not is_dated(text) else None


def led_in(text: str) -> str | None:
    """The words in capitals before the first stop of *text*, whose dash may be worn away: `POLICE. Amos Osgood was`.

    That they are a headline the place must say: only a text that opens an item has one.
    """
    found = LED_IN.match(text)
    return found[1] if found and not GREETING.match(text) and not is_dated(text) else None


def opens_numbered(text: str) -> bool:
    """Whether *text* opens with a place that has a number, and what is told of it: `BLOCK 13 housewives`."""
    return NUMBERED.match(text) is not None and not is_dated(text)


def opens_in_capitals(text: str) -> bool:
    """Whether *text* opens with several words in capitals: a headline whose stop or dash is worn away.

    An initial or title before them makes them somebody's name, a comma or dash among them a place; a dash right behind
    them makes them an entry of a list (`FLOUR AND MEAL—The demand`); and a letter greets somebody.  Before a stop and a
    new sentence a comma may stand among them, and a number: `BUS BARN, DIVISION 4. Drivers`.
    """
    if NAMED.match(text) and not GREETING.match(text) and not is_dated(text):
        return True
    led = list(takewhile(_is_capitals, text.split()))
    if len(led) < LED or sum(map(len, led)) < SPELLED or ENTRY.match(text) or GREETING.match(text):
        return False
    return not led[0].endswith(".") and not set(",—–") & set("".join(led)) and not is_dated(text)


def _is_capitals(word: str) -> bool:
    letters = [letter for letter in word if letter.isalpha()]
    return bool(letters) and all(map(str.isupper, letters))
