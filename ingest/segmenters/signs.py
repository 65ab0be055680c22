"""What about an item's words and type speaks for an advertisement or a notice?

Each sign is a number from 0 to about 1 with a name, so that a wrong answer can be traced; `standing.json` says what
each is worth.  The words are those of trade, of announcing and of telling, in English and French, of all times.
Shares of capitals, figures and filling words were tried: they take the short news of a town for notices.
"""

import re
from collections.abc import Iterable, Sequence
from math import log

from ingest.model import Kind, Region, TextLine
from ingest.text import run_in

DISPLAY = frozenset({Kind.HEADLINE, Kind.KICKER, Kind.SUBHEAD})
TEXT = frozenset({Kind.BODY, Kind.NOTICE})
SIZES = 1.18
"""Times by which two sizes of type differ."""
LOUD, LITTLE = 1.6, 70
"""Times as large as its smallest type that loud type is, and words under it at most."""
BRIEF, TINY, LENGTHY = 45, 15, 75
"""Words of a brief item and of one that is hardly more than a line at most; words of a long one at least."""
MIDDLE, INSET = 0.08, 0.04
"""Shares of an item's width: that a centred line stands out of the middle at most and in from the sides at least."""
OPENING = 80
"""Letters of a text in which it may have a headline of its own: `LOST.—On Monday evening …`."""
SMALLER = 0.93
"""Body sizes of text in smaller type than the page's at most."""

AMOUNT = re.compile(r"[$£€¢]\s?\d|\b\d+\s?(?:¢|c\.|cts?\b|cents?\b|francs?\b|fr\.|d\.|s\. )|\bprices?\b|\bprix\b", re.I)
STREET = re.compile(
    r"\b\d{1,5}\s[A-ZÀ-Þ][\w.'’-]*(?:\s[A-ZÀ-Þ][\w.'’-]*)?\s(?:st(?:reet)?|ave(?:nue)?|road|rd|lane|row|place|square|"
    r"boulevard|bd|terrace|alley|court|market)\b|\b(?:rue|avenue|place|quai)\s|\b[A-Z]\w+\s(?:Street|St\.|Avenue|Lane)"
    r"|\b[A-Z]\w+-(?:st|street|av|avenue)\b",
    re.I,
)
TELEPHONE = re.compile(r"\b(?:tele)?phone\b|\btél|\btel\.|\b\d{3}[-. ]\d{4}\b", re.I)
TRADE = re.compile(
    r"&\s?(?:co|sons?|bro)\b|\b(?:bakery|grocer(?:y|ies|s)|dealers?|dentists?|attorney|agents?|proprietors?|"
    r"manufactur\w+|hardware|millinery|tailors?|druggists?|dry goods|wares?|assortment|for sale|"
    r"to let|for rent|wanted to buy|made to order|repaired|cheap|bargains?|cure[sd]?|remed\w+|bottles?|"
    r"wholesale|retail|warranted|guaranteed|orders? (?:filled|from)|subscribers?|undersigned|informs? (?:the|his|her)|"
    r"begs? leave|just received|(?:keeps?|has|have|constantly) on hand|old stand|consignment|(?:public|private) sale|"
    r"at auction|pills|emulsion|tonic|boarders|boarding|strayed|stolen from|stray(?:ed)? or stolen|patronage|"
    r"payments|plumbers?|à vendre|à louer|magasin|boulangerie)\b",
    re.I,
)
OFFER = re.compile(
    r"\b(?:buys?|sells?|sale|sold|cheaper|cheapest|low(?:est)?|cash|credit|free|offers?|offered|try|sizes?|stock|"
    r"opposite|opens?|opened|daily|new|fresh|best|fine|hand|orders?|made|repairs?|repairing|fitted|rooms?|office|"
    r"shop|store|agency|lessons|terms|per|each|dozen|pound|box|à partir|neuf|occasion|chez|livraison)\b",
    re.I,
)
HEADED = re.compile(
    r"^\W*(?:(?:[\w'’]+\s+){0,2}(?:notices?|meetings?|wanted|sale|hours|services?|schedules?|proposals?|announcements?|"
    r"openings|birthdays?)|(?:warning|caution|reminder|dates?|arrangements|lectures|contacts?|attention)"
    r"(?:\W+(?:and|at|of|for|from|to|this|us|all)\b.*)?"
    r"|(?:notice|meetings?|birthdays?)\s(?:and|at|of|for|from|to|this)\b.*"
    r"|lost(?:\sand\sfound)?|found|births?|born|deaths?|died|married|marriages?|estray|strayed|terms|dues|dissolution"
    r"|(?:strayed|stolen)\b.*|estate\sof\b.*|terms\sof\b.*|list\sof\sletters|proclamation|situations?\swanted"
    r"|(?:card\sof\s)?thanks|sick\sfund|to\s(?:let|rent|members|our\sreaders|correspondents)|calendar|(?:coming\s)?events"
    r"|classifieds?|in\sthis\sissue|how\sto\sreach\sus|avis|réunions?|convocation|perdu|trouvé)\W*$",
    re.I,
)
ASKS = re.compile(
    r"\b(?:apply|inquire|enquire|call (?:at|on)|bring|come|please|members are|are asked|is asked|are requested|"
    r"will be held|will meet|may be had|may be borrowed|open (?:from|on|daily)|all (?:persons|members|hands)|sign up|"
    r"not later than|return to|reward|hereby|whereas|respectfully|are (?:invited|required|notified)|claims against|"
    r"letters of administration|s'adresser|priés?)\b",
    re.I,
)
WHEN = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b\d{1,2}(?::\d\d)?\s?(?:[ap]\.?\s?m|o'?clock)\b|\bevenings?\b"
    r"|\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b",
    re.I,
)
AHEAD = re.compile(
    r"\b(?:will|shall|next|until|till|from .{1,20} to|begins?|closes?|leaves?|due|sera|aura lieu|prochaine?|"
    r"at (?:noon|midnight|\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))\b",
    re.I,
)
PAST = re.compile(
    r"\b(?:was|were|had|did|said|went|came|took|found|told|made|gave|left|began|stood|asked|\w{3,}ed|"
    r"était|avait|furent|ont|fut)\b",
    re.I,
)
THIRD = re.compile(r"\b(?:he|she|they|his|her|him|them|their|himself|who|ils?|elles?|lui|leur)\b", re.I)
WORD = re.compile(r"[^\W\d_]+")


def signs(regions: Sequence[Region], body_size: float) -> dict[str, float]:
    """The signs of one item, by name; *body_size* is that of its page."""
    titles = [region for region in regions if region.kind in DISPLAY]
    told = [region for region in regions if region.kind not in DISPLAY]
    title, text = (" ".join(region.text for region in part) for part in (titles, told))
    title = title or run_in(text[:OPENING]) or ""
    return {
        "always": 1.0,
        **_of_trade(f"{title} {text}"),
        **_of_news(title, text),
        **_of_type(regions, told, body_size),
    }


def _of_trade(text: str) -> dict[str, float]:
    """What speaks of buying and selling, and how much is said in all."""
    words = max(1, len(text.split()))
    return {
        "price": _some(AMOUNT, text),
        "street": _some(STREET, text),
        "telephone": float(TELEPHONE.search(text) is not None),
        "trade": _some(TRADE, text),
        "offer": min(1.0, len(OFFER.findall(text)) / words * 8),
        "brief": float(words <= BRIEF),
        "tiny": float(words <= TINY),
        "length": log(words) / 5,
    }


def _of_news(title: str, text: str) -> dict[str, float]:
    """What speaks of announcing or of telling what happened."""
    count = max(1, len(WORD.findall(text)))
    return {
        "headed": float(HEADED.search(title) is not None),
        "asks": _some(ASKS, text),
        "when": _some(WHEN, text),
        "ahead": min(1.0, len(AHEAD.findall(text)) / count * 12),
        "past": min(1.0, len(PAST.findall(text)) / count * 8),
        "third": min(1.0, len(THIRD.findall(text)) / count * 12),
        "lengthy": float(count > LENGTHY),
    }


def _of_type(regions: Sequence[Region], told: Sequence[Region], body_size: float) -> dict[str, float]:
    """How it is set."""
    lines = [line for region in regions for line in region.lines]
    sizes = [line.size for line in lines] or [body_size]
    left = min((line.box.left for line in lines), default=0.0)
    right = max((line.box.right for line in lines), default=0.0)
    loud = sum(len(region.lines) for region in regions if region.kind in DISPLAY)
    plain = [line for region in told for line in region.lines]
    own = sorted(line.size for line in plain)[len(plain) // 2] / body_size if plain else 1.0
    return {
        "framed": float(any(region.enclosed is not None for region in regions)),
        "varied": float(_different(sizes) >= 3),
        "loud": float(max(sizes) > LOUD * min(sizes) and len(_words(lines)) <= LITTLE),
        "displayed": loud / max(1, len(lines)),
        "under": float(_is_displayed_under_text(regions)),
        "centred": sum(_is_centred(line, left, right) for line in lines) / max(1, len(lines)),
        "small": float(own < SMALLER),
        "untitled": float(loud == 0),
        "decked": float(any(region.kind in (Kind.SUBHEAD, Kind.KICKER) for region in regions)),
    }


def _some(form: re.Pattern[str], text: str) -> float:
    """None, once or more often."""
    return min(2, len(form.findall(text))) / 2


def _words(lines: Iterable[TextLine]) -> list[str]:
    return [word.text for line in lines for word in line.line.words]


def _is_centred(line: TextLine, left: float, right: float) -> bool:
    before, after, wide = line.box.left - left, right - line.box.right, right - left
    return abs(before - after) < MIDDLE * wide and before > INSET * wide


def _is_displayed_under_text(regions: Iterable[Region]) -> bool:
    """Whether a line of display stands under text, as a dealer's name does."""
    begun = False
    for region in regions:
        if begun and region.kind in DISPLAY:
            return True
        begun = begun or region.kind in TEXT
    return False


def _different(sizes: Sequence[float]) -> int:
    """How many sizes of type there are, those that differ clearly."""
    count, last = 0, 0.0
    for size in sorted(sizes):
        if size > SIZES * last:
            count, last = count + 1, size
    return count
