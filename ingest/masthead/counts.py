"""How are volume and number printed?"""

import re

from ingest.text import number as value_of

COUNT = (
    r"(?P<count>[0-9][0-9,IlO|SB]*[a-z]?|"
    r"(?<![^\W\d_])(?:(?-i:H?[IVXLCDM1][IVXLCDM1lH]*[LJ]?|J|[ivxlcdm]{1,7}|[IlO|][0-9IlO|]*)))(?![\w])"
)
"""Digits, letters that look like them, or a Roman numeral; one that begins with a letter is a word of its own."""

VOLUME = re.compile(
    rf"\b(?:vol(?:ume|umen|\.|,)?|v[o0]l|tome|tomo|bd|band|jahrgang|jahrg|jg|ann[ée]e|an|año|anno|ano|jaargang)"
    rf"[\s.,:·‘’'“”\"*-]{{0,5}}{COUNT}",
    re.IGNORECASE,
)
YEAR_OF_LIFE = re.compile(
    r"(?P<count>\b\d{1,3}\s?(?:st|nd|rd|th|d|er|re|[eè]me|e|[.ºª°])|\b[IVXLCDM]+(?:e|me|ème|[.ºª°])?|"
    r"\b(?:[A-Z]+[ -])?[A-Z]{3,}(?:ST|ND|RD|TH))\s+(?:year|ann[ée]e|jahrgang|jahrg|año|anno|ano|jaargang)\b",
    re.IGNORECASE,
)
NUMBER = re.compile(
    rf"(?P<whole>\bwhole\s+)?(?:\b(?:n[o0]{{1,2}}(?:\s?[.,:°º*]|\b)|n[°ºr]\.?|num(?:ber|éro|ero|mer|\.)|nummer|issue|nr\.?|núm(?:ero|\.)?)"
    rf"|№|#)[\s.,:·‘’'“”\"*-]{{0,5}}{COUNT}",
    re.IGNORECASE,
)
MISREAD_NUMBER = re.compile(rf"(?<![^\W_])[WKHXVR][o0][.,]\s?{COUNT}")
"""`No. 22` with another letter of upright strokes for its N, which beside a volume can be nothing else."""
MISREAD_VOLUME = re.compile(rf"(?<![^\W_])V[o0][^\W\d_][.,]\s?{COUNT}")
"""`Vol. XII` with another letter for its l, which beside a number can be nothing else."""
FOOT_OF_I = re.compile(r"(?<=X)L(?=[^\w.,;:]*$)")
"""The L at the end of a line that may have been `I.`, stop and all."""
MISREAD_WORD, LIKE = re.compile(rf"\W*(?P<word>[^\W\d_]{{5,8}})[\s.]+{COUNT}\W*"), 66
"""A line of a word and a numeral; how like `volume` or `number`, of 100, the word is: small capitals are misread."""
LARGEST = 200_000
"""No paper has come out more often; a larger number is a telephone's or a street's."""


GLUED = re.compile(r"(?<=[IVXLCDM\d])(?=N[o0]\b)")
"""Where recognition lost a space: `VOL. VINo 37`."""


def parted(text: str) -> str:
    """*text* with the space before a number that recognition lost."""
    return GLUED.sub(" ", text)


def without_counts(text: str) -> str:
    """*text* with a line break in place of every volume and number."""
    for pattern in (VOLUME, NUMBER):
        text = pattern.sub(lambda match: "\n" if in_digits(match["count"]) else match.group(), text)
    return text


def in_digits(text: str) -> str | None:
    """A volume or number as digits; None when it is no number or too large to be one."""
    value = value_of(re.sub(r"\s", "", text) if text[0].isdigit() else text)
    return str(value) if value is not None and 0 < value <= LARGEST else None
