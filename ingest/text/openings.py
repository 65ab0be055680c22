"""Which headline does a text open with in its own first line: `THE CHOLERA.—We learn …`?"""

import re

from ingest.text.datelines import is_dated

CAPITAL = r"[A-ZÀ-Þ][\w'’-]*"
RUN_IN = re.compile(
    rf"^\W{{0,3}}(?:(?![A-ZÀ-Þ])\w{{1,3}}\W{{0,2}}\s)?({CAPITAL}(?:[.,]?\s(?:{CAPITAL}|\w{{1,3}})){{0,8}}?)"
    r"\s?\.\s?[—–~-]{1,3}\s?(?=[A-ZÀ-Þ“\"‘(\d])"
)
"""Words of which the longer ones have capitals, a stop and a dash; a hand that points may be read before them."""

FILLS_A_ROW = re.compile(r"^\W{0,3}([A-ZÀ-Þ'’-]{2,}(?:[,.]?\s[A-ZÀ-Þ'’-]+){0,8})\s?\.\s?[—–~-]{1,3}$")
"""The same all in capitals, the text beginning in the next row."""


def run_in(text: str) -> str | None:
    """The headline at the beginning of *text*, without its stop; None where it has none or a dateline."""
    found = RUN_IN.match(text) or FILLS_A_ROW.match(text.strip())
    return found[1] if found and not is_dated(text) else None
