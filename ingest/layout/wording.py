"""What do the words of a row say of its kind: byline, credit, jump line, the end of a sentence?"""

import re
from functools import lru_cache

from ingest.settings import Profile
from ingest.text import respelled

MANY = 8192
"""Answers that are kept: the words and rows of a page are asked about in many places."""
ENDS_SENTENCE = re.compile(r"[.!?:…—–]['\"’”»)\]*]*\s*$")

SENTENCE_ENDS = re.compile(r"(?<![^\W\d_])[a-zß-öø-ÿ]{3,}[.!?]['\"’”»)]*\s+['\"‘“«(]*[A-ZÀ-ÖØ-Þ]")
"""Amid a row: `One tame crow. Answers to`; `Sgt. Tanaka` ends none."""

NAME = r"(?:[A-ZÀ-ÞÉ][\w.'’\-À-ÿ]*|de|du|la|le|van|von|and|et|of|the|&|y|i)"
OFFICE = r"(?:editor|staff|author|secretary|president|director|chairman|committee|rev|associated|united)"
MEANS = r"(?:telegraph|telegram|cable|wire|wireless|telephone|mail|post|express|steamer|request|authority)\b"
WRITTEN = r"(?:(?:[Ii]nterview(?:ed)?|[Ss]tory|[Tt]ext|[Ww]ritten|[Rr]eview(?:ed)?|[Cc]ompiled|[Rr]eported|[Tt]old)\s)?"
BYLINE = re.compile(
    rf"^\W{{0,2}}(?:{WRITTEN}[Bb][Yy]|[Pp]ar|[Vv]on|[Pp]or|[Dd]i|[Dd]oor)\s+(?!(?i:the)\s(?!(?i:{OFFICE})))(?!(?i:{MEANS}))"
    rf"{NAME}(?:[\s,]+{NAME}){{0,7}}\W*$"
)
"""Somebody's name behind a `by`; what comes `by the` is somebody by office, or a headline (`By the Numbers`), and what
comes by the MEANS of the time is news (`BY TELEGRAPH.`)."""
NO_TRADE = r"(?:number|matter|quarter|order|paper|manner|letter|winter|summer|corner|power|water)"
TRADE = r"\w+(?:er|or|ist|ian|ant|ent|man|ive|eran)|employee|member|friend|nurse|wife|hand|boy|girl"
PLACE = r"(?:at|in|of|from|on)\s+(?:the\s+)?[A-Z][\w.'’-]*(?:\s+[A-Z\d][\w.'’-]*){0,3}"
SOMEBODY = re.compile(
    rf"^(?:By|BY)\s+(?i:an?)\s+(?:[\w.'’&-]+\s+){{0,4}}?(?!(?i:{NO_TRADE})\b)(?i:{TRADE})(?:\s+{PLACE})?[^\w.]*$"
)
"""Somebody without a name, told by the trade: `By a former inspector`, `By a nurse at Mercy Hospital`."""
SPECK = re.compile(r"(?<![\w.])['\"’‘“”´`.,:;·•*°](?=\w)")
"""A sign right before a name: a speck, or the quotes of a pen name."""
SIGNED = re.compile(rf"^[—–-]\s?(?:[Bb]y\s)?{NAME}(?:[\s,]+{NAME}){{0,5}}[^\w,;]*$")

SOURCES = (
    r"excerpts?\b.{0,20}\bfrom\b",
    r"excerpted\b.{0,20}\bfrom\b",
    r"translated (?:and \w+ )?(?:from|by|out of)\b",
    r"(?:re-?printed|taken|adapted|abridged|condensed|quoted|copied|clipped)\b.{0,20}\b(?:from|by permission)\b",
    r"from (?:the )?(?:newspaper|paper|journal|magazine|weekly|monthly|bulletin|review)\b",
    r"this (?:article|text|piece|report|letter)\b.{0,60}\b(?:translat|appear|publish|print|taken|excerpt)",
    r"(?:extraits?|traduit|tiré|repris|reproduit)\b.{0,30}\b(?:de|du|des|d['’])",
    r"(?:auszug|auszüge|übersetzt|nachgedruckt|entnommen)\b.{0,30}\b(?:aus|von)\b",
    r"(?:extracto|traducido|tomado|reproducido)s?\b.{0,30}\b(?:de|del)\b",
)
REPORTER = r"(?:(?:our|an?)\s+(?:(?:own|special|regular|staff|local)\s+)*|(?:special|staff)\s+)correspondent"
PAPER = r"(?:the|this)\s.{2,30}"
SENT = (
    rf"(?:(?:special )?from\s+|by\s+)?{REPORTER}",
    rf"(?:special|exclusive)\s+(?:(?:dispatch|telegram|cable(?:gram)?|correspondence|wire)\s+)?(?:to|of)\s+{PAPER}",
    rf"correspondence of\s+{PAPER}",
    rf"(?:written|reported|prepared)\s+(?:(?:expressly|specially|exclusively)\s+)?for\s+{PAPER}",
    r"de\s+notre\s+(?:envoyé|correspondant)(?:\s+\w+)?",
    r"von\s+unserem\s+(?:\w+\s+)?(?:korrespondenten|berichterstatter)",
    r"de\s+nuestro\s+corresponsal(?:\s+\w+)?",
)
SENT_BY = re.compile(rf"\W{{0,2}}(?:{'|'.join(SENT)})\W{{0,3}}", re.IGNORECASE)
"""How a text came to the paper, said in a row of its own."""
CREDIT = re.compile(rf"^[(\[“\"'*—–-]*\s*(?:{'|'.join(SOURCES)})", re.IGNORECASE)

NUMBER = r"(?:\d{1,2}|[IVXivx]{1,4}|[LlJ|](?=\W*$)|one|two|three|four|five|six|seven|eight)"
PAGE = rf"(?:pages?|seite|pagina|página|col(?:umn)?s?|(?<!\w)(?:pgs?|pp?|pe|s|pág))\b[.,:;·]?\s*{NUMBER}"
"""The stop of `p.` may be read as an e; `takes six` ends in no page."""
CONTINUED = r"con(?:t(?:inued|['’]?d)?|cluded)\b[.,:;·]{0,2}"
JUMPS = (
    rf"(?:to be )?{CONTINUED}\s*(?:on|from|in|to)?\s*(?:the )?.{{0,24}}?{PAGE}\W*(?:col\w*\W*{NUMBER}\W*)?",
    rf"{CONTINUED}\s*(?:on|from)\s*{PAGE}\s*[:—–-]\s*.{{2,24}}",
    rf"{CONTINUED}\s*(?:on|from)\s+page\W*(?:\w{{1,3}}\W*)?",  # its number was not read, or misread
    rf".{{0,30}}\(\s*{CONTINUED}\s*\)\W*",
    r"over\s*\)",
    rf"{CONTINUED}\s*(?:on|from)\s+(?:the\s+)?"
    r"(?:back|front|next|last|first|preceding|inside|opposite|previous|other)\b.{0,16}",
    rf"(?:please\s+)?(?:turn to|see|more on|over to|from|go to)\b.{{0,40}}?{PAGE}\W*",
    rf".{{2,30}}?\W+from\s+{PAGE}\W*",
    rf"(?:la |lire la )?suite\b.{{0,24}}?{PAGE}\W*",
    rf"(?:fortsetzung|schluss|siehe)\b.{{0,24}}?{PAGE}\W*",
    rf"(?:sigue|continúa|continua|viene|pasa|segue)\b.{{0,24}}?{PAGE}\W*",
)
JUMP = re.compile(rf"\W{{0,3}}(?:{'|'.join(f'(?:{form})' for form in JUMPS)})", re.IGNORECASE)
AT_FOOT = re.compile(rf"^\W*(?:[\w'’.-]+\W+){{0,4}}?{PAGE}\W*$", re.IGNORECASE)
"""A line that stands by itself at the right and ends in a page's number."""
LEAST_WORD, FEW_CAPITALS = 3, 0.25
"""Letters of a word that may have a capital, and the share of such that do in a line of text which names the Board."""
SHORT_WORD = 4
"""Letters of a word that has no capital in a headline, at most."""
BREAKS_OFF = re.compile(
    r"(?:\w['’]s|\b(?:of|for|to|at|by|the|an|and|from|with|our|their|de|du|des|les|et|und|der|die))\W*$", re.I
)
"""The end of a title's row after which a word must come."""
FEW_WORDS, GOES_ON = 4, re.compile(r"(?:OF|ON|FROM|TO|FOR|IN|AT|BETWEEN|AGAINST|DELIVERED|HELD|DE|DU|DES|SUR)\b")
"""Words of a title at most of which the rest stands under it, and those that such a rest begins with."""
LONGEST_JUMP = 70
"""Letters; a longer line that begins like one is text."""

ORDINAL = r"(?:the\s+)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last)"
PART = re.compile(
    rf"\W{{0,3}}(?:chap(?:ter|\.)?|part|book|canto|chapitre|kapitel|cap[íi]tulo)\s+(?:[IVXLivxl1]{{1,7}}|\d{{1,2}}|{ORDINAL})"
    r"(?:\W+con(?:tinued|cluded))?\W{0,3}",
    re.IGNORECASE,
)
FLANKED = re.compile(r"[^\w\s“”\"‘’'(\-—–.,$#&]{2,}\s+[A-ZÀ-Þ].*[A-ZÀ-Þ]\S*\s+\S{1,3}$")


def is_byline(text: str) -> bool:
    """Whether the row says who wrote it."""
    named = SPECK.sub("", text)
    return any(form.match(named) for form in (BYLINE, SIGNED, SOMEBODY))


def is_credit(text: str, profile: Profile) -> bool:
    """Whether the row begins to say where the text was taken from, or says how it came."""
    said = CREDIT.match(text) or SENT_BY.fullmatch(text.strip())
    return bool(said) or any(re.search(form, text) for form in profile.credit_patterns)


def is_jump(text: str, profile: Profile) -> bool:
    """Whether the whole row sends the reader to or from another page."""
    if any(re.search(form, text) for form in profile.jump_patterns):
        return True
    return sends_on(text)


def is_flanked(text: str) -> bool:
    """Whether signs stand on both sides of capitals, as in `*** GARDEN PLOTS ***`; those behind may be misread."""
    found = FLANKED.fullmatch(text.strip())
    return found is not None and is_capitals(" ".join(text.split()[1:-1]))


@lru_cache(maxsize=MANY)
def sends_on(text: str) -> bool:
    """Whether the whole text is such a line as any paper prints it."""
    if len(text) > LONGEST_JUMP:
        return False
    return any(JUMP.fullmatch(said.strip()) for said in (text, respelled(text)))


def is_jump_at_foot(text: str) -> bool:
    """Whether a row that stands at the right under a text may send the reader on: its first word may be misread."""
    return AT_FOOT.match(text.strip()) is not None


def numbers_a_part(text: str) -> bool:
    """Whether the whole row numbers a part of a story: `CHAPTER VIII.`, `PART SECOND.`."""
    return PART.fullmatch(text.strip()) is not None


def ends_sentence(text: str) -> bool:
    """Whether the row ends where a sentence may end."""
    return ENDS_SENTENCE.search(text) is not None


def starts_small(text: str) -> bool:
    """Whether its first letter is a small one."""
    first = next((letter for letter in text if letter.isalpha()), "")
    return first.islower()


@lru_cache(maxsize=MANY)
def signs(text: str) -> int:
    """How many letters and figures it has."""
    return sum(map(str.isalnum, text))


@lru_cache(maxsize=MANY)
def is_capitals(text: str) -> bool:
    """Whether nearly all letters are capitals."""
    letters = sum(map(str.isalpha, text))
    return letters >= 4 and sum(map(str.isupper, text)) >= 0.85 * letters


def goes_on_in_a_title(title: str, row: str) -> bool:
    """Whether a title goes on in a row, in whatever type that is: `From the Director’s | Desk`.

    So do a few words in capitals in a row of smaller ones: `MINUTES | OF THE CONFERENCE`.
    """
    if BREAKS_OFF.search(title):
        return True
    short = len(title.split()) <= FEW_WORDS and title.rstrip()[-1:].isalpha() and is_capitals(title)
    return short and is_capitals(row) and GOES_ON.match(row) is not None


@lru_cache(maxsize=MANY)
def is_titled(text: str) -> bool:
    """Whether each longer word has a capital and no stop ends it, as headlines are written: `Draft Board Notes`."""
    every = re.findall(r"[^\W\d_][\w'’-]*", text)
    longest = max(map(len, every), default=0)
    words = [word for word in every if len(word) > SHORT_WORD or len(word) == longest == SHORT_WORD]
    capitals = bool(words) and all(word[0].isupper() for word in words)
    some = [word for word in every if len(word) >= LEAST_WORD]
    many = sum(word[0].isupper() for word in some) > FEW_CAPITALS * len(some)
    return capitals and many and not re.search(r"[.,;:]\W*$", text) and not SENTENCE_ENDS.search(text)
