"""How fast does the reading room answer on a large archive?

    python -m tests.bench.room                      200,000 invented articles, `tests/bench/room.md`
    python -m tests.bench.room --articles 1000000

Every article has its text in the index, one issue in 25 has its regions, lines and words as well (the pages that are
asked for).  Words are made of syllables and drawn as often as words of a language are (Zipf); one in fifty is misread.
Requests go over HTTP to `ingest serve`, one after the other, on a warm file.
"""

import argparse
import http.client
import os
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from ingest import archive
from tests.rooms import serving

REPORT = Path(__file__).with_name("room.md")
WORDS, AN_ISSUE, PLACED = 60_000, 40, 25
"""Different words; articles an issue; one issue in so many has its lines."""
LENGTHS = (80, 420)
MISREAD = 0.02
PAGES = 200
FIRST_YEAR, YEARS = 1850, 120
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Timing:
    """Milliseconds of one kind of request: of the clock, and of the server's processor."""

    name: str
    times: tuple[tuple[float, float], ...]

    @property
    def row(self) -> str:
        """For the table."""
        figures = [each for side in zip(*self.times, strict=True) for each in _figures(side)]
        return f"| {self.name} | {len(self.times)} | {' | '.join(f'{each:.0f}' for each in figures)} |"


def _figures(times: Sequence[float]) -> tuple[float, float, float]:
    """Median, 95th percentile, longest."""
    ordered = sorted(times)
    return statistics.median(ordered), ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))], ordered[-1]


def vocabulary(dice: random.Random) -> list[str]:
    """Words that can be said, the most frequent first."""
    words: dict[str, None] = {}
    while len(words) < WORDS:
        syllables = (
            dice.choice("bcdfghjklmnprstvw") + dice.choice("aeiou") + dice.choice(["", "", "n", "r", "s", "t"])
            for _ in range(dice.randint(1, 4))
        )
        words["".join(syllables)] = None
    return list(words)


def texts(dice: random.Random, words: Sequence[str]) -> Iterator[list[str]]:
    """The words of one article after the other, without end."""
    weights = list(accumulate(1 / rank**1.05 for rank in range(1, len(words) + 1)))
    while True:
        drawn = dice.choices(words, cum_weights=weights, k=dice.randint(*LENGTHS))
        for place in range(len(drawn)):
            if dice.random() < MISREAD:
                at = dice.randrange(len(drawn[place]))
                drawn[place] = drawn[place][:at] + dice.choice(LETTERS) + drawn[place][at + 1 :]
        yield drawn


def build(path: Path, number: int) -> float:
    """An archive of so many articles; gives back the CPU seconds that SQLite took for it."""
    dice = random.Random(1)
    source = texts(dice, vocabulary(dice))
    took = 0.0
    with archive.connect(path) as db:
        db.execute("INSERT INTO publications (id, title, language) VALUES ('the-spark', 'The Spark', 'en')")
        db.conn.execute("PRAGMA synchronous = OFF")
        db.conn.execute("PRAGMA wal_autocheckpoint = 10000")
        for start in range(0, number, AN_ISSUE):
            drawn = [next(source) for _ in range(min(AN_ISSUE, number - start))]
            before = time.process_time()
            _put(db.conn, start, number, drawn)
            took += time.process_time() - before
        db.conn.execute("ANALYZE")
    return took


def _put(connection: sqlite3.Connection, start: int, number: int, drawn: Sequence[Sequence[str]]) -> None:
    issue = start // AN_ISSUE
    year = FIRST_YEAR + start * YEARS // number
    date = f"{year}-{1 + issue % 12:02d}-{1 + issue % 28:02d}"
    name = f"the-spark/{date}-{issue}"
    connection.execute("BEGIN")
    connection.execute(
        "INSERT INTO issues (id, publication_id, publication, date, source, page_count, last_article, built_from) "
        "VALUES (?, 'the-spark', 'The Spark', ?, ?, 1, ?, '')",
        [name, date, name, len(drawn)],
    )
    connection.execute(
        "INSERT INTO pages (id, issue_id, sequence, image, frame, words, engine, skew, rotation, width, height, text, "
        "sha256, turn, columns) VALUES (?, ?, 1, 'none.png', 0, 0, 'none', 0, 0, 4000, 6000, '', '', "
        "'[1, 0, 0, 0, 1, 0]', '[]')",
        [f"{name}/p01", name],
    )
    connection.executemany(
        "INSERT INTO articles (id, issue_id, sequence, kind, headline, text, words, confidence, first_page_id, docid) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, 0.9, ?, ?)",
        [_article(name, place, start + place, words) for place, words in enumerate(drawn, 1)],
    )
    if issue % PLACED == 0:
        for place, words in enumerate(drawn, 1):
            _place(connection, f"{name}/p01", f"{name}/a{place:02d}", words)
    connection.execute("COMMIT")


def _article(name: str, place: int, docid: int, words: Sequence[str]) -> tuple[object, ...]:
    headline = " ".join(words[:6]).title()
    kind = "advertisement" if place % 7 == 0 else "article"
    text = f"{headline}\n\n{' '.join(words[6:])}"
    return f"{name}/a{place:02d}", name, place, kind, headline, text, len(words), f"{name}/p01", docid


def _place(connection: sqlite3.Connection, page: str, article: str, words: Sequence[str]) -> None:
    """One region of lines of six words each."""
    region = connection.execute(
        'INSERT INTO regions (page_id, article_id, sequence, page_sequence, kind, "left", "top", "right", "bottom") '
        "VALUES (?, ?, 1, 1, 'body', 100, 100, 900, 2000)",
        [page, article],
    ).lastrowid
    for number, start in enumerate(range(0, len(words), 6), 1):
        part = words[start : start + 6]
        line = connection.execute(
            'INSERT INTO lines (region_id, page_id, sequence, "left", "top", "right", "bottom", text, ocr_text, '
            "opens_paragraph) VALUES (?, ?, ?, 100, 100, 900, 130, ?, ?, 0)",
            [region, page, number, " ".join(part), " ".join(part)],
        ).lastrowid
        connection.executemany(
            "INSERT INTO word_boxes VALUES (?, ?, 100, 100, 200, 130, ?, 0.9)",
            [(line, place, word) for place, word in enumerate(part, 1)],
        )


def questions(path: Path, dice: random.Random) -> dict[str, list[dict[str, str]]]:
    """Questions by kind, made of words and neighbours that stand in the archive."""
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as db:
        known = [row[0] for row in db.execute("SELECT word FROM vocabulary WHERE articles > 2 ORDER BY articles DESC")]
        docids = [dice.randrange(1, 1000) for _ in range(80)]
        bodies = [db.execute("SELECT text FROM articles WHERE docid = ?", [docid]).fetchone()[0] for docid in docids]
    db.close()
    common, usual = known[:200], known[200:8000]
    years = [dice.randrange(FIRST_YEAR, FIRST_YEAR + YEARS) for _ in range(80)]
    phrases = [body.partition("\n\n")[2].split()[20:22] for body in bodies]
    return {
        "the most frequent word": [{"q": known[0]}] * 20,
        "a common word": [{"q": dice.choice(common)} for _ in range(80)],
        "a usual word": [{"q": dice.choice(usual)} for _ in range(80)],
        "two words": [{"q": f"{dice.choice(common)} {dice.choice(usual)}"} for _ in range(80)],
        "a phrase": [{"q": f'"{" ".join(phrase)}"'} for phrase in phrases],
        "begin*": [{"q": f"{dice.choice([w for w in usual[:500] if len(w) > 5])[:5]}*"} for _ in range(20)],
        "a word in ten years, oldest first": [
            {"q": dice.choice(usual), "from": str(year), "to": str(year + 10), "order": "oldest"} for year in years[:40]
        ],
        "misread words too": [{"q": dice.choice([w for w in usual if len(w) > 5]), "tolerant": "1"} for _ in range(40)],
        "a word that is nowhere": [{"q": dice.choice(usual) + "xq"} for _ in range(20)],
    }


def timed(get: Callable[[str], bytes], pid: int, addresses: Sequence[str]) -> tuple[tuple[float, float], ...]:
    """Milliseconds of each request, of the clock and of the processor."""
    times = []
    for address in addresses:
        before, worked = time.perf_counter(), _worked(pid)
        get(address)
        times.append((1000 * (time.perf_counter() - before), _worked(pid) - worked))
    return tuple(times)


def _worked(pid: int) -> float:
    """Milliseconds that all threads of a process have had of a processor (Linux)."""
    threads = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(thread.read_text(encoding="ascii").split()[0]) for thread in threads) / 1e6


def measured(folder: Path) -> list[Timing]:
    """All kinds of request, over HTTP."""
    dice = random.Random(2)
    asked = questions(folder / "archive.db", dice)
    with sqlite3.connect(f"file:{folder / 'archive.db'}?mode=ro", uri=True) as db:
        placed = [row[0] for row in db.execute("SELECT DISTINCT article_id FROM regions")]
        words = [row[0] for row in db.execute("SELECT word FROM vocabulary ORDER BY articles DESC LIMIT 100")]
    db.close()
    articles = [f"/-/articles/{dice.choice(placed)}?q={dice.choice(words)}" for _ in range(PAGES)]
    with serving(folder) as (address, pid):
        parts = urlsplit(address)
        connection = http.client.HTTPConnection(parts.hostname or "", parts.port)

        def get(path: str) -> bytes:
            connection.request("GET", path, headers={"accept": "text/html"})
            answer = connection.getresponse()
            body = answer.read()
            assert answer.status == 200, f"{path}: {answer.status}"
            return body

        timed(get, pid, ["/-/search?q=warm", articles[0]])
        kinds = {
            kind: timed(get, pid, [f"/-/search?{urlencode(each)}" for each in all_]) for kind, all_ in asked.items()
        }
        found = [Timing(f"search: {kind}", times) for kind, times in kinds.items()]
        found.append(Timing("**all searches**", tuple(time_ for times in kinds.values() for time_ in times)))
        found.append(Timing("**article page**, without its picture", timed(get, pid, articles)))
        connection.close()
    return found


def report(number: int, took: float, size: int, timings: Sequence[Timing]) -> str:
    """The page that is kept."""
    rows = "\n".join(timing.row for timing in timings)
    stored = f", stored in {took:,.0f} CPU seconds" if took else ""
    return f"""# The reading room on a large archive

`python -m tests.bench.room --articles {number}`: {number:,} invented articles of {LENGTHS[0]} to {LENGTHS[1]} words, an
archive of {size / 1e6:,.0f} MB{stored}. Milliseconds from request to last byte over HTTP, one after the other, on two
cores that others work on as well (load {os.getloadavg()[0]:.0f}); and what the server's processor did meanwhile.

| request | number | median | 95 % | longest | CPU median | CPU 95 % | CPU longest |
|---|--:|--:|--:|--:|--:|--:|--:|
{rows}

The goals: all searches under 100 ms and the article page under 150 ms at the 95th percentile, with 200,000 articles.
The clock stands for them only where nobody else works on the machine; the processor's time always does.

## What finding misread words costs

10,000 of the same articles, stored three times:

| index for misread words | archive | CPU |
|---|--:|--:|
| none | 41 MB | 1.4 s |
| **trigrams of the different words** (ours) | 45 MB | 5.3 s |
| trigrams of the texts | 116 MB | 6.3 s |
"""


def main() -> None:
    """Build, ask, write down."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--articles", type=int, default=200_000)
    options.add_argument("--keep", type=Path, help="folder in which the archive is left, and found again")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.keep or Path(temporary)
        path = folder / "archive.db"
        took = 0.0 if path.exists() else build(path, given.articles)
        text = report(given.articles, took, path.stat().st_size, measured(folder))
    REPORT.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
