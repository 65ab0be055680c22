"""Which language is this, and what is it called?

Inside and in settings languages bear Tesseract's names (`eng`, `fra`, `deu_latf`); the archive's columns hold BCP 47,
which is ISO 639-1 where a language has two letters (`en`, `fr`, `de`) and its three letters where it has not.
"""

import re
from collections import Counter
from collections.abc import Sequence

TWO_LETTERS: dict[str, str] = {
    "afr": "af", "amh": "am", "ara": "ar", "aze": "az", "bel": "be", "ben": "bn", "bos": "bs", "bre": "br", "bul": "bg",
    "cat": "ca", "ces": "cs", "chi": "zh", "cos": "co", "cym": "cy", "dan": "da", "deu": "de", "ell": "el", "eng": "en",
    "epo": "eo", "est": "et", "eus": "eu", "fas": "fa", "fao": "fo", "fin": "fi", "fra": "fr", "frk": "de", "fry": "fy",
    "gla": "gd", "gle": "ga", "glg": "gl", "guj": "gu", "hat": "ht", "heb": "he", "hin": "hi", "hrv": "hr", "hun": "hu",
    "hye": "hy", "ind": "id", "isl": "is", "ita": "it", "jpn": "ja", "kat": "ka", "kaz": "kk", "kor": "ko", "lat": "la",
    "lav": "lv", "lit": "lt", "ltz": "lb", "mkd": "mk", "mlt": "mt", "mon": "mn", "mri": "mi", "msa": "ms", "nld": "nl",
    "nor": "no", "oci": "oc", "pol": "pl", "por": "pt", "que": "qu", "ron": "ro", "rus": "ru", "slk": "sk", "slv": "sl",
    "spa": "es", "sqi": "sq", "srp": "sr", "swa": "sw", "swe": "sv", "tam": "ta", "tel": "te", "tgl": "tl", "tha": "th",
    "tur": "tr", "ukr": "uk", "urd": "ur", "uzb": "uz", "vie": "vi", "yid": "yi", "yor": "yo",
}  # fmt: skip
"""Tesseract's codes (ISO 639-2/T, and `frk` for German in Fraktur) with two letters in ISO 639-1."""

FUNCTION_WORDS: dict[str, frozenset[str]] = {
    code: frozenset(words.split())
    for code, words in {
        "en": "the of and to in a that is was he for it with as his on be at by i this had not are but from or have",
        "fr": "de la le et les des en un une du que est dans qui par pour au sur pas plus ne se ce il sont avec aux l",
        "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an er daß sie",
        "es": "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le fue ha",
        "it": "di e che la il un a per in una del è non i si le con della da sono nel al gli dei alla come anche ha",
        "pt": "de a o que e do da em um para com não uma os no se na por mais as dos como mas ao ele das à foi são",
        "nl": "de van het een en in is dat op te zijn met voor niet die aan er om ook als bij door maar naar uit wordt",
        "sv": "och i att det som en på är av för med den till inte om ett han men var jag sig från vi så kan de har",
        "da": "og i at det er en til af den på for med der ikke som de et har han var jeg men om vi sig fra kan",
        "no": "og i det er at en til som på av for med den ikke de har han et var jeg men om vi seg fra kan ble",
        "pl": "i w na z do się nie to że jest o jak za od po a przez dla co ale tym być czy już tylko są był",
        "la": "et in est non ad ut cum quod qui ex sed per si quae ab de esse aut enim etiam hoc nec eius",
        "fi": "ja on ei se että oli hän mutta ovat kuin niin myös joka tai ole olla jo vain kun sen mukaan",
        "ru": "и в не на что с он как это по но к из у за от так же бы о его для мы то все она",
    }.items()
}
"""The commonest words of running text: a third to a half of every text in a language, and few of any other."""

MIN_WORDS = 12
"""Fewer words than this say too little: one of 12 is 8 %, and foreign names and titles give as much by chance."""

MIN_SHARE = 0.15
"""Of the words that must be the language's commonest: running text has 0.30 to 0.45, clean or badly read 0.20."""

MIN_LEAD = 1.25
"""Times as many as the next language has; close kin (Spanish and Portuguese) share nearly half of theirs."""


def iso(code: str | None) -> str | None:
    """The BCP 47 name of a language given in Tesseract's or ISO's code; None for none and for what is no language.

    `eng` → `en`, `deu_latf` and `frk` → `de`, `chi_sim` → `zh`, `grc` → `grc`, `osd` and `script/Latin` → None.
    """
    if not code:
        return None
    bare = re.split(r"[_-]", code.strip().lower())[0]
    if bare == "fraktur":
        return "de"
    if bare in ("osd", "equ", "und") or not re.fullmatch(r"[a-z]{2,3}", bare):
        return None
    return TWO_LETTERS.get(bare, bare)


def language(text: str, among: Sequence[str]) -> str | None:
    """Which of the languages *among* (Tesseract's codes or ISO's) the text is in, as BCP 47.

    Counts the commonest words (as in W. B. Cavnar's and G. Grefenstette's small-word method).  None when the text is
    too short, when none or several of the languages would fit it, or nothing is known of them.
    """
    words = re.findall(r"[^\W\d_]+", text.lower())
    codes = {code for code in map(iso, among) if code in FUNCTION_WORDS}
    if len(words) < MIN_WORDS or not codes:
        return None
    tally = Counter(words)
    shares = sorted(
        ((sum(n for word, n in tally.items() if word in FUNCTION_WORDS[code]) / len(words), code) for code in codes),
        reverse=True,
    )
    best, code = shares[0]
    runner_up = shares[1][0] if len(shares) > 1 else 0.0
    return code if best >= MIN_SHARE and best >= MIN_LEAD * runner_up else None
