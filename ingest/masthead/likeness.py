"""How much does a text look like words?"""

import re

from ingest.text.lexicon import count

SHORT, COMMON = 3, 10_000
"""Letters of a word, and how often the language's corpus must have it to be one: dirt looks like rare short words."""

NAME = 0.75
"""What a word is worth that no list has and that could be a name: it has a capital, a vowel and four letters."""


def likeness(text: str, language: str | None) -> float:
    """The share of what is printed in *text* that are letters of words, from 0 to 1; 0 for fewer than three letters."""
    words = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", text)
    if sum(map(len, words)) < 3:
        return 0.0
    printed = sum(not character.isspace() for character in text)
    return sum(len(word) * word_likeness(word, language) for word in words) / printed


def word_likeness(word: str, language: str | None) -> float:
    """1 for a word of the language (or of English), NAME for what could be a name, 0 for all else."""
    least = COMMON if len(word) <= SHORT else 0
    if any(count(word, code) > least for code in {language or "en", "en"}):
        return 1.0
    could_be_name = word[:1].isupper() and len(word) > SHORT and re.search(r"[aeiouyà-ÿ]", word.lower())
    return NAME if could_be_name else 0.0
