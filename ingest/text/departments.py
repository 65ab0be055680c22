"""Does a heading name a department of the paper, under which items have headlines of their own?"""

from ingest.text.keys import key

COLUMNS = frozenset(
    map(key, ("short items", "in brief", "news in brief", "briefs", "local items", "local news", "brèves", "en bref"))
)
"""What papers call a column of small items, in letters alone; in type as large as that of the first item's headline."""
DEPARTMENTS = frozenset(
    map(
        key,
        (
            *("select tale", "poetry", "poetical", "select poetry", "original poetry", "miscellany", "miscellaneous"),
            *("agricultural", "the farmer", "humorous", "wit and humor", "local affairs", "foreign news", "domestic"),
            *("communications", "correspondence", "congressional", "telegraphic", "by telegraph", "foreign"),
            *("news by telegraph", "religious", "educational", "temperance", "scientific", "literary", "political"),
            *("local matters", "local intelligence", "city intelligence", "state news", "general news"),
            *("ladies department", "youths department", "scraps and items", "scraps", "gleanings", "varieties"),
        ),
    )
)
"""What papers of the nineteenth century call their departments, in letters alone, often in another and larger type."""
LABELS = frozenset(
    map(
        key,
        (
            *("editorial", "editorials", "our opinion", "opinion", "sports", "sport", "the sports page", "society"),
            *("letters", "letters to the editor", "our readers write", "éditorial", "courrier", "sports news"),
        ),
    )
)
"""What papers letter over what is an editorial, a letter, a report of a game; none is a headline, however large."""


def names_a_column(text: str) -> bool:
    """Whether it is what papers call a column of small items."""
    return key(text) in COLUMNS


def names_a_department(text: str) -> bool:
    """Whether old papers call a department so."""
    return key(text) in DEPARTMENTS


def is_a_label(text: str) -> bool:
    """Whether it says what kind of article stands under it."""
    return key(text) in LABELS
