"""Strings into better strings: hyphens at line ends, paragraphs, slugs, dates, languages.

What is stored as read stays as read; everything here makes a new string, for running text or for comparing.
"""

from ingest.text.datelines import dateline, is_dated
from ingest.text.days import Found, dates, is_day, months
from ingest.text.departments import is_a_label, names_a_column, names_a_department
from ingest.text.hyphens import flow
from ingest.text.keys import ARTICLES, key, slug
from ingest.text.lexicon import has_list, known
from ingest.text.numerals import number
from ingest.text.onward import respelled, says_from
from ingest.text.openings import (
    alone,
    dispatch,
    led_in,
    opens_in_capitals,
    opens_numbered,
    opens_titled,
    run_in,
    unstopped,
)
from ingest.text.paragraphs import Part, compose
from ingest.text.tongues import iso, language

__all__ = [
    "ARTICLES",
    "Found",
    "Part",
    "alone",
    "compose",
    "dateline",
    "dates",
    "dispatch",
    "flow",
    "has_list",
    "is_a_label",
    "is_dated",
    "is_day",
    "iso",
    "key",
    "known",
    "language",
    "led_in",
    "months",
    "names_a_column",
    "names_a_department",
    "number",
    "opens_in_capitals",
    "opens_numbered",
    "opens_titled",
    "respelled",
    "run_in",
    "says_from",
    "slug",
    "unstopped",
]
