"""What number is meant by `LV`, `l2`, `56th` or `FIFTY-SIXTH`?"""

import re

ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
ROMAN_FORM = re.compile(r"M{0,3}(?:CM|CD|D?C{0,4})(?:XC|XL|L?X{0,4})(?:IX|IV|V?I{0,4})")
"""Printers also set IIII and XXXX."""
MISREAD_ONE = re.compile(r"(?:(?<=I)|(?<=XX))[LJ]$|^J$")
"""Where `I.` was read as one letter: `XXIIL` is no numeral."""

UPRIGHTS = re.compile(r"H?[IVXLCDM][IVXLCDMlH]*")
"""A numeral in capitals in which an l was read for an I, or an H for two: `Ill`, `VIl`, `HI`."""

LOOKALIKES = str.maketrans("OoQlI|iSsBZz", "000111155822")
"""Letters that recognition gives for digits."""

WORDS: dict[str, int] = {
    word: value
    for names in (
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen",
        "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
        "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth",
    )
    for value, word in enumerate(names.split())
}
TENS: dict[str, int] = {
    stem + ending: 10 * value
    for value, stem in enumerate(["twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet"], start=2)
    for ending in ("y", "ieth")
}
HUNDREDS = {"hundred": 100, "hundredth": 100}


def number(text: str) -> int | None:
    """The number that *text* is: digits, a Roman numeral or English words, ordinal or not; None when it is none."""
    bare = text.strip(" .,;:").replace(",", "")
    digits = re.fullmatch(r"(\d+)(?:st|nd|rd|th|d|er|re|[eè]me|e|[ºª°.])?", bare, re.IGNORECASE)
    if digits:
        return int(digits[1])
    upright = bare.replace("l", "I").replace("H", "II") if UPRIGHTS.fullmatch(bare) else bare
    return _roman(upright) or _misread(bare) or _in_words(bare.lower())


def _roman(text: str) -> int | None:
    letters = text.upper().replace("1", "I").replace("|", "I") if re.search("[IVXLCDM]", text) else text
    letters = letters if text.isupper() or text.islower() else ""
    letters = MISREAD_ONE.sub("I", letters)
    if not letters or not ROMAN_FORM.fullmatch(letters):
        return None
    values = [ROMAN[letter] for letter in letters]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))


def _misread(text: str) -> int | None:
    """`l2` and `1O5`: digits with a letter or two that look alike."""
    if not text or sum(map(str.isdigit, text)) * 2 < len(text):
        return 1 if text in ("l", "|") else None
    mended = text.translate(LOOKALIKES)
    return int(mended) if mended.isdigit() and mended.isascii() else None


def _in_words(text: str) -> int | None:
    """Up to 199, as in `FIFTY-SIXTH` and `one hundred and third`."""
    words = [word for word in re.findall("[a-z]+", text) if word not in ("and", "a")]
    values = [(WORDS | TENS | HUNDREDS).get(word) for word in words]
    if not values or None in values:
        return None
    total = 0
    for value in values:
        total = max(total, 1) * 100 if value == 100 else total + (value or 0)
    return total
