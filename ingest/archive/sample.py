"""Which words does a search certainly find here, for somebody who tries it for the first time?"""

import re
from collections.abc import Iterable

from sqlite_utils import Database

from ingest.archive.door import path_of, told

LOOKED_AT = 200
"""Headlines: in a large archive the first ones will do."""
HEADLINES = f"""
SELECT headline FROM (
    SELECT docid, headline, length(text) AS letters FROM articles
    WHERE kind = 'article' AND headline <> '' ORDER BY docid LIMIT {LOOKED_AT}
) ORDER BY letters DESC, docid  -- what is long is hardly a scrap of something else
"""
PAIR = re.compile(r"(?<!\S)[^\W\d_]{5,}\s[^\W\d_]{5,}(?!\S)")
WORD = re.compile(r"(?<!\S)[^\W\d_]{4,}(?!\S)")


def sample(db: Database) -> str | None:
    """Two neighbouring words of a headline, else one; None when no headline has a word that is worth searching for."""
    with told(path_of(db)):
        headlines = [row[0] for row in db.execute(HEADLINES)]
    return _first(PAIR, headlines) or _first(WORD, headlines)


def _first(pattern: re.Pattern[str], headlines: Iterable[str]) -> str | None:
    found = next(filter(None, map(pattern.search, headlines)), None)
    return " ".join(found[0].lower().split()) if found else None
