"""Is a text the paper's own imprint: when it comes out, who makes it, what it costs?"""

import re

COMES_OUT = re.compile(
    r"\b(?:published|issued|printed|appears|paraît|parait)\b[^.]{0,40}?"
    r"\b(?:every|daily|(?:semi-?|bi-?)?weekly|(?:bi-?)?monthly|quarterly|twice|each|tous|chaque)\b"
    r"|\bsecond[- ]class\s(?:mail|matter|postage)|\bentered\s(?:as|at)\b[^.]{0,40}\bpost\s?office\b",
    re.I,
)
"""When a paper comes out, or how it is posted."""
MADE_BY = re.compile(
    r"\b(?:editors?(?:-in-chief)?|(?:business|circulation|advertising)\smanager|publishers?|proprietors?|reporters?|"
    r"(?:city|news|sports?|features?|managing|associate)\sed|contributors|typists?|artists?|photos?|columnists?|art|sports|news|features?|circulation|subscriptions?|rates?|"
    r"rédacteurs?|rédaction|gérante?|directeur|directrice|abonnements?)\b",
    re.I,
)
"""A part in making it, or what it costs."""
SAYINGS = 3
"""Different ones of both at least."""


def is_one(text: str) -> bool:
    """Whether *text* says when the paper comes out and tells some of those who make it, or what it costs."""
    comes_out, made_by = ({found[0].lower() for found in form.finditer(text)} for form in (COMES_OUT, MADE_BY))
    return bool(comes_out) and len(comes_out | made_by) >= SAYINGS
