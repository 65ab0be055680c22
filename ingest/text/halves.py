"""Do the two halves of a word parted at a line end make one word, or two with a hyphen?"""

import re
from collections.abc import Collection

from ingest.text.lexicon import RARE, count, has_list
from ingest.text.numerals import number

INNER_BREAK = re.compile(r"['’\-‐‑]")

PARTS_COMPOUNDS = frozenset({"en", "fr"})
"""Languages that join two words by a hyphen at will; others write compounds as one word, and two known halves say
nothing there."""

COMMON = 10_000
"""Count of both halves from which they are two words in French, and in English where a capital begins a sentence.
Of names broken at random (`Green-street`, `Spoon-er`) 19 in 844 kept a hyphen so, with the bound at RARE 133."""

PREFIXES = frozenset(
    re.findall(
        r"\w+",
        "ex non anti pro semi self post mid half quasi vice anglo franco russo germano italo hispano sino austro afro "
        "greco judéo sous demi mi avant après contre social anarcho vingt trente quarante cinquante soixante",
    )
)
"""First halves that bear a hyphen before any word: `anti-fascist`, though a dictionary has `antifascist`."""

OF_A_PLACE = re.compile(r"(?:le|la|les|de|du|des|en|sur|sous|lès|lez|aux?|et)['-]", re.IGNORECASE)
"""How the second half of a name such as `Saint-Brieuc-/des-Monts` begins."""

BRITISH = (
    *(("our", "or"), ("isa", "iza"), ("ise", "ize"), ("ising", "izing"), ("ence", "ense"), ("tre", "ter")),
    *(("lled", "led"), ("lling", "ling"), ("mme", "m"), ("xion", "ction"), ("aes", "es")),
)
"""Spellings that the English list, an American one, has in another way."""

CLITICS: dict[str, frozenset[str]] = {
    code: frozenset(words.split())
    for code, words in {
        "fr": "il elle on ils elles je tu nous vous ce ci là moi toi le la les lui leur leurs y en t même mêmes",
        "pt": "se me te lhe lhes nos vos o a os as lo la los las",
    }.items()
}
"""Little words that hang on the verb by a hyphen."""


def are_one_word(a: str, b: str, language: str | None, own: Collection[str], opens: bool = False) -> bool:
    """Whether the halves *a* and *b* (apostrophes straight) belong together without a hyphen.

    *language* in BCP 47; *own*: words of the same writing in small letters; *opens*: *a* opens a sentence, so that its
    capital says nothing.
    """
    if a.lower() in ("mc", "mac"):
        return True
    if a[-1].isdigit() or b[0].isdigit() or (b[0].isupper() and not a.isupper()):
        return False
    whole, parted = (a + b).lower(), f"{a}-{b}".lower()
    if (whole in own) != (parted in own):
        return whole in own
    if language is None or not has_list(language):
        return True
    return _by_the_list(a, b, language, opens or a[0].islower())


def _by_the_list(a: str, b: str, language: str, plain: bool) -> bool:
    """*plain*: the word is none that a capital marks as a name."""
    whole, parted = count(a + b, language), count(f"{a}-{b}", language)
    if whole < 2 * RARE and a.lower() in PREFIXES and count(b, language) > RARE and language in PARTS_COMPOUNDS:
        return False
    if whole != parted:
        return whole > parted
    if 1 in (len(a), len(b)) or (a[0].isupper() and OF_A_PLACE.match(b)):
        return False
    inner_a, inner_b = INNER_BREAK.split(a)[-1], INNER_BREAK.split(b)[0]
    if _is_listed(inner_a, inner_b, b, language):
        return True
    if _hangs_on(inner_a, inner_b.lower(), language) or inner_a.lower() in ("saint", "sainte"):
        return False
    return language not in PARTS_COMPOUNDS or not _are_two_words(inner_a, inner_b, language, plain)


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


def _are_two_words(a: str, b: str, language: str, plain: bool) -> bool:
    """Whether both halves are words in use: `third-day`, `Twenty-one`, and not `Lam-bourne` or the name `Had-dad`."""
    if (a.lower() in PREFIXES and count(b, language)) or (number(a.lower()) and number(b.lower())):
        return True
    least = RARE if language == "en" and a[0].islower() else COMMON
    return plain and min(count(a, language), count(b, language)) > least
