"""Which hyphens at line ends were put there by the compositor?

- `nation-/wide` → `nationwide`: the joined word is in the language's list.
- `third-/day` → `third-day`: it is not, and both halves are words in common use.
- `Jean-/Pierre` → `Jean-Pierre`: a capital follows; `1934-/36` → `1934-36`: digits stand on both sides.
- `two-/and` → `two- and`: the hyphen waits for what comes after the "and".
- `which—/they` → `which—they`: a dash stays, and has no space where it had none before.
"""

import re
from collections.abc import Collection, Iterable

from ingest.text.lexicon import RARE, count, has_list
from ingest.text.numerals import number
from ingest.text.tongues import iso

HYPHENS = "-‐‑¬⸗\u00ad"
"""Hyphens as printed and as recognition gives them: `¬`, and the slanted double one of Fraktur."""

HYPHEN_AT_END = re.compile(rf"(?<=\w)[{HYPHENS}]$|(?<=[a-zäöüſ])=$")
DASH_AT_END = re.compile(r"(?<=[^\s—–-])(?:[—–]|--)$")
FIRST_WORD = re.compile(r"\w+(?:['’\-‐‑]\w+)*")
LAST_WORD = re.compile(r"(?:\w+['’\-‐‑])*\w+$")
INNER_BREAK = re.compile(r"['’\-‐‑]")

PARTS_COMPOUNDS = frozenset({"en", "fr"})
"""Languages that join two words by a hyphen at will; others write compounds as one word, and two known halves say
nothing there."""

COMMON = 10_000
"""Count of both halves from which they are two words in French, and in English where a capital begins them.
Of names broken at random (`Green-street`, `Spoon-er`) 19 in 844 kept a hyphen, with the bound at RARE 133."""

PREFIXES = frozenset(
    re.findall(
        r"\w+",
        "ex non anti pro semi self post mid half quasi vice anglo franco russo germano italo hispano sino austro afro "
        "greco judéo sous demi mi avant après contre social anarcho",
    )
)
"""First halves that bear a hyphen before any word: `anti-fascist`, though a dictionary has `antifascist`."""

BRITISH = (
    *(("our", "or"), ("isa", "iza"), ("ise", "ize"), ("ising", "izing"), ("ence", "ense"), ("tre", "ter")),
    *(("lled", "led"), ("lling", "ling"), ("mme", "m"), ("xion", "ction"), ("aes", "es")),
)
"""Spellings that the English list, an American one, has in another way."""

CONJUNCTIONS = frozenset(re.findall(r"\w+", "and or to nor und oder bis et ou y o e en of i och eller og"))

CLITICS: dict[str, frozenset[str]] = {
    code: frozenset(words.split())
    for code, words in {
        "fr": "il elle on ils elles je tu nous vous ce ci là moi toi le la les lui leur leurs y en t même mêmes",
        "pt": "se me te lhe lhes nos vos o a os as lo la los las",
    }.items()
}
"""Little words that hang on the verb by a hyphen."""


def flow(lines: Iterable[str], language: str | None = None, evidence: Collection[str] = ()) -> str:
    """The lines of one paragraph as running text, hyphens at line ends resolved.

    *language* in Tesseract's or ISO's code chooses word list and rules; without one a hyphen goes when a small letter
    follows.  *evidence*: words of the same writing that stand within lines, in small letters; they and the words
    within *lines* outweigh the list.
    """
    kept = [line.strip() for line in lines]
    kept = [line for line in kept if line]
    own = {*evidence, *words_within(kept)}
    done: list[str] = []
    for line in reversed(kept):  # from the end, so that nation-/al is one word when inter- comes
        _put_before(done, line, iso(language), own)
    return " ".join(reversed(done)).replace("\u00ad", "")


def words_within(lines: Iterable[str]) -> set[str]:
    """The words of *lines* in small letters that no line end has parted."""
    words: set[str] = set()
    after_hyphen = False
    for line in lines:
        found = [match.group().lower().replace("’", "'") for match in FIRST_WORD.finditer(line)]
        parted = bool(HYPHEN_AT_END.search(line))
        words.update(found[after_hyphen : len(found) - parted])
        after_hyphen = parted
    return words


def ends_parted(line: str) -> bool:
    """Whether a word goes on after *line*: no paragraph ends so."""
    return bool(HYPHEN_AT_END.search(line.rstrip()))


def _put_before(done: list[str], line: str, language: str | None, own: Collection[str]) -> None:
    """Put *line* before the text in *done*, whose last item is its beginning."""
    hyphen = HYPHEN_AT_END.search(line) if done else None
    if hyphen is None and not (done and DASH_AT_END.search(line)):
        done.append(line)
        return
    head, _, left = line.rpartition(" ")
    right, _, rest = done.pop().partition(" ")
    if rest:
        done.append(rest)
    done.append(_joined(left, right, language, own) if hyphen else left + right)
    if head:
        done.append(head)


def _joined(left: str, right: str, language: str | None, own: Collection[str]) -> str:
    """Two halves with the hyphen at the end of *left* resolved; both may bear punctuation outside."""
    bare, mark = left[:-1], left[-1]
    before, after = LAST_WORD.search(bare), FIRST_WORD.match(right)
    if mark == "\u00ad":
        return bare + right
    hyphen = "-" if mark in "¬⸗=" else mark
    if before is None or after is None:
        return bare + hyphen + right
    a, b = before.group().replace("’", "'"), after.group().replace("’", "'")
    if language is None or not _waits(a, b, language):
        return bare + ("" if _is_one_word(a, b, language, own) else hyphen) + right
    return f"{bare}{hyphen} {right}"


def _waits(a: str, b: str, language: str) -> bool:
    """`two- and three-story`: a half word before a conjunction."""
    return b in CONJUNCTIONS and not count(a + b, language) and count(a, language) > 0


def _is_one_word(a: str, b: str, language: str | None, own: Collection[str]) -> bool:
    """Whether the halves *a* and *b* belong together without a hyphen."""
    if a.lower() in ("mc", "mac"):
        return True
    if a[-1].isdigit() or b[0].isdigit() or (b[0].isupper() and not a.isupper()):
        return False
    whole, parted = (a + b).lower(), f"{a}-{b}".lower()
    if (whole in own) != (parted in own):
        return whole in own
    if language is None or not has_list(language):
        return True
    return _by_the_list(a, b, language)


def _by_the_list(a: str, b: str, language: str) -> bool:
    whole, parted = count(a + b, language), count(f"{a}-{b}", language)
    if whole < 2 * RARE and a.lower() in PREFIXES and count(b, language) > RARE and language in PARTS_COMPOUNDS:
        return False
    if whole != parted:
        return whole > parted
    if 1 in (len(a), len(b)):
        return False
    inner_a, inner_b = INNER_BREAK.split(a)[-1], INNER_BREAK.split(b)[0]
    if _is_listed(inner_a, inner_b, b, language):
        return True
    if _hangs_on(inner_a, inner_b.lower(), language):
        return False
    return language not in PARTS_COMPOUNDS or not _are_two_words(inner_a, inner_b, language)


def _is_listed(a: str, b: str, right: str, language: str) -> bool:
    """Whether the innermost halves make a word: also with the vowel that `lorsqu'` lost, or in British spelling."""
    forms = [a + b]
    if language == "fr" and right.startswith(f"{b}'"):
        forms.append(f"{a}{b}e")
    if language == "en":
        forms += [(a + b).lower().replace(british, american) for british, american in BRITISH if british in a + b]
    return any(count(form, language) for form in forms)


def _hangs_on(a: str, b: str, language: str) -> bool:
    """`dit-il`: a little word behind a verb."""
    return b in CLITICS.get(language, ()) and count(a, language) > 0


def _are_two_words(a: str, b: str, language: str) -> bool:
    """Whether both halves are words in use: `third-day`, `twenty-one`, and not `Lam-bourne`."""
    if (a.lower() in PREFIXES and count(b, language)) or (number(a.lower()) and number(b.lower())):
        return True
    least = RARE if language == "en" and not a[0].isupper() else COMMON
    return min(count(a, language), count(b, language)) > least
