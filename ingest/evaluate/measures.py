"""How far is one text from another?"""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Sequence

from rapidfuzz import process
from rapidfuzz.distance import LCSseq, Levenshtein

LETTERS_AN_EDIT = 4
"""A word within one edit per so many letters of a truth word counts as that word in the boundary measures, so that
they judge the boundaries and not the recognition."""


def tidy(text: str) -> str:
    """*text* as it is compared: NFC, words parted at line ends joined, all white space one space."""
    text = unicodedata.normalize("NFC", text).replace("\u00ad", "-")
    return " ".join(re.sub(r"[-‐‑]\s*\n\s*(?=[^\W\d_])", "", text).split())


def cer(truth: str, found: str) -> float:
    """Character error rate: edits (insert, delete, replace) per character of the truth; over 1 when much is added."""
    return Levenshtein.distance(tidy(truth), tidy(found)) / max(1, len(tidy(truth)))


def wer(truth: str, found: str) -> float:
    """Word error rate: edits of whole words per word of the truth; case counts, punctuation does not."""
    words = re.findall(WORD, tidy(truth))
    return Levenshtein.distance(words, re.findall(WORD, tidy(found))) / max(1, len(words))


WORD = re.compile(r"\w+(?:['’-]\w+)*")


def edits(truth: str, found: str) -> int:
    """Edits between the two, at most as many as the truth has characters."""
    return min(len(tidy(truth)), Levenshtein.distance(tidy(truth), tidy(found)))


def key_words(text: str) -> list[str]:
    """The words of *text* without case, punctuation, hyphens and apostrophes."""
    plain = unicodedata.normalize("NFKC", tidy(text)).lower()
    return re.findall(r"\w+", re.sub(r"[-‐-―'’]", "", plain))


def word_f1(truth: str, found: str) -> float:
    """F1 of the two bags of words, without regard to order."""
    ours, theirs = Counter(key_words(truth)), Counter(key_words(found))
    return 2 * (ours & theirs).total() / max(1, ours.total() + theirs.total())


def common(words: Sequence[str], others: Sequence[str]) -> int:
    """The length of the longest common subsequence."""
    return int(LCSseq.similarity(words, others))


def snapped(texts: Sequence[Sequence[str]], vocabulary: Collection[str]) -> list[list[str]]:
    """The words of *texts*, each one that is a slip of a word of the *vocabulary* put right."""
    by_length: dict[int, list[str]] = {}
    for word in sorted(vocabulary):
        by_length.setdefault(len(word), []).append(word)
    meant = {word: _meant(word, by_length) for word in {word for text in texts for word in text} - set(vocabulary)}
    return [[meant.get(word, word) for word in text] for text in texts]


def _meant(word: str, by_length: dict[int, list[str]]) -> str:
    """The nearest word of the vocabulary, if it is near enough."""
    limit = len(word) // LETTERS_AN_EDIT
    near = [other for length in range(len(word) - limit, len(word) + limit + 1) for other in by_length.get(length, ())]
    best = process.extractOne(word, near, scorer=Levenshtein.distance, score_cutoff=limit) if limit else None
    return best[0] if best else word
