"""Is it an article, an advertisement or a notice, by how it is set and what it says?

A sum of named features for each, so that a wrong answer can be traced; under the threshold it is an article.
"""

import re
from collections.abc import Sequence

from ingest.model import Kind, Region
from ingest.settings import Profile
from ingest.text import key

ENOUGH_SOLD, ENOUGH_TOLD = 2.3, 2.4
"""Sums from which it is an advertisement, and a notice: high, for an article must not be lost among advertisements.  On
1,355 typeset items of eight manners and grades 97 of 100 articles stay articles, 55 of 100 advertisements and 54 of 100
notices are told; `tests.bench.standing` measures it."""
LONG, SHORT = 130, 45
"""Words of an advertisement or notice at most; and of one that is all display."""

ENCLOSED, VARIED, DISPLAYED, LOUD, BRIEF = 0.7, 0.8, 0.7, 0.8, 0.4
"""In a frame; lines in three sizes; more display lines than text; large type over little text; few words in all."""
LARGE, LITTLE = 1.6, 70
"""Times as large as its smallest type that loud type is, and words under it at most."""
PRICE, PLACE, PHONE, TRADE = 1.0, 0.8, 1.0, 0.8
"""Names a price; a street and number; a telephone; goods or a house of business."""
TOLD, BYLINED = -2.0, -2.0
"""Long text under one headline; somebody's name over or under it."""

TITLED, CALLED, WHEN = 2.0, 0.8, 0.5
"""Its headline says that it is a notice; it calls upon readers; it names a day or hour."""

DISPLAY = frozenset({Kind.HEADLINE, Kind.KICKER, Kind.SUBHEAD})
SIZES = 1.18
"""Times by which two sizes of type differ."""

AMOUNT = re.compile(r"[$£€¢]\s?\d|\b\d+\s?(?:¢|c\.|cts?\b|cents?\b|francs?\b|fr\.|d\.|s\. )|\bprices?\b", re.IGNORECASE)
STREET = re.compile(
    r"\b\d{1,5}\s[A-ZÀ-Þ][\w.'’-]*(?:\s[A-ZÀ-Þ][\w.'’-]*)?\s(?:st(?:reet)?|ave(?:nue)?|road|rd|lane|row|place|square|"
    r"boulevard|bd|terrace|alley|court|market)\b|\b(?:rue|avenue|place|quai)\s|\b[A-Z]\w+\s(?:Street|St\.|Avenue|Lane)",
    re.IGNORECASE,
)
TELEPHONE = re.compile(r"\b(?:tele)?phone\b|\btél|\btel\.|\b\d{3}[-. ]\d{4}\b", re.IGNORECASE)
BUSINESS = re.compile(
    r"&\s?(?:co|sons?|bro)\b|\b(?:bakery|grocer(?:y|ies|s)|dealers?|dentists?|attorney|agents?|proprietors?|"
    r"manufactur\w+|hardware|millinery|tailors?|druggists?|dry goods|wares?|assortment|for sale|"
    r"to let|for rent|wanted to buy|made to order|repaired|cheap|bargains?|cure[sd]?|remed\w+|bottles?|"
    r"wholesale|retail|warranted|orders? (?:filled|from)|à vendre|à louer|magasin|boulangerie)\b",
    re.IGNORECASE,
)
HEADED = re.compile(
    r"^\W*(?:(?:a|an|the|mass|general|special|annual|union|public|help|job|typists?|cooks?|choir|church)\s+){0,2}"
    r"(?:(?:notices?|meetings?|warning|caution|reminder|dates?|birthdays?|arrangements|lectures|contacts?|openings?)"
    r"(?:\s(?:and|at|of|for|from|to|this|us)\b.*)?"
    r"|lost(?:\sand\sfound)?|found|wanted|births?|born|deaths?|died|married|marriages?|estray|terms|thanks|dues"
    r"|card\sof\sthanks|sick\sfund|services?|to\s(?:let|members|our\sreaders)|in\sthis\sissue|how\sto\sreach\sus"
    r"|(?:for\s)?sale|avis|réunions?|convocation|perdu|trouvé)\W*$",
    re.IGNORECASE,
)
ASKS = re.compile(
    r"\b(?:apply|inquire|enquire|call (?:at|on)|bring|come|please|members are|are asked|is asked|are requested|"
    r"will be held|will meet|may be had|may be borrowed|open (?:from|on|daily)|all (?:persons|members|hands)|sign up|"
    r"not later than|return to|reward|hereby|s'adresser|priés?)\b",
    re.IGNORECASE,
)
TIME = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b\d{1,2}(?::\d\d)?\s?(?:[ap]\.?\s?m|o'?clock)\b|\bevenings?\b"
    r"|\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b",
    re.IGNORECASE,
)


def standing(regions: Sequence[Region], profile: Profile) -> str:
    """`article`, `advertisement` or `notice`; the paper's own `notice_headlines` and regions' kinds come first."""
    title = " ".join(region.text for region in regions if region.kind is Kind.HEADLINE)
    known = {key(name) for name in profile.notice_headlines}
    kinds = {region.kind for region in regions}
    if Kind.ADVERTISEMENT in kinds:
        return "advertisement"
    if Kind.NOTICE in kinds or (title and key(title) in known):
        return "notice"
    words = " ".join(region.text for region in regions).split()
    if not words or len(words) > LONG or Kind.JUMP in kinds:
        return "article"
    if advertises(regions) >= ENOUGH_SOLD:
        return "advertisement"
    return "notice" if notifies(regions) >= ENOUGH_TOLD else "article"


def advertises(regions: Sequence[Region]) -> float:
    """How much it looks like an advertisement."""
    text = " ".join(region.text for region in regions)
    lines = [line for region in regions for line in region.lines]
    loud = sum(len(region.lines) for region in regions if region.kind in DISPLAY)
    total = ENCLOSED * any(region.enclosed is not None for region in regions)
    total += VARIED * (_sizes([line.size for line in lines]) >= 3)
    large = max((line.size for line in lines), default=0.0) > LARGE * min((line.size for line in lines), default=0.0)
    total += LOUD * (large and len(text.split()) <= LITTLE)
    total += DISPLAYED * (loud * 2 > len(lines)) + BRIEF * (len(text.split()) <= SHORT)
    total += PRICE * bool(AMOUNT.search(text)) + PLACE * bool(STREET.search(text))
    total += PHONE * bool(TELEPHONE.search(text)) + TRADE * bool(BUSINESS.search(text))
    return total + _narrates(regions)


def notifies(regions: Sequence[Region]) -> float:
    """How much it looks like a notice."""
    title = " ".join(region.text for region in regions if region.kind in DISPLAY)
    text = " ".join(region.text for region in regions if region.kind not in DISPLAY)
    total = TITLED * bool(HEADED.search(title)) + CALLED * bool(ASKS.search(text)) + WHEN * bool(TIME.search(text))
    return total + BRIEF * (len(text.split()) <= SHORT) + _narrates(regions)


def _narrates(regions: Sequence[Region]) -> float:
    """What speaks for an article: much text, or a name that signs it."""
    told = sum(len(region.text.split()) for region in regions if region.kind not in DISPLAY)
    signed = any(region.kind in (Kind.BYLINE, Kind.CREDIT) for region in regions)
    return TOLD * (told > LONG * 0.75) + BYLINED * signed


def _sizes(sizes: Sequence[float]) -> int:
    """How many sizes of type there are, those that differ clearly."""
    count, last = 0, 0.0
    for size in sorted(sizes):
        if size > SIZES * last:
            count, last = count + 1, size
    return count
