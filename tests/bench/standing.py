"""How many articles, advertisements and notices are told to be what they are?

    python -m tests.bench.standing FOLDER [FOLDER ...]

Each FOLDER is a workspace that `python -m tests.typeset -o FOLDER` filled and `ingest run` read: what an archive's
article is stored as is held against the class of the zone that most of its words lie in.
"""

import json
import sqlite3
import sys
from collections import Counter, defaultdict
from pathlib import Path

KINDS = ("article", "advertisement", "notice")
WORDS = """SELECT articles.id, articles.kind, words."left", words.top, words."right", words.bottom
    FROM words JOIN pages ON pages.id = words.page_id JOIN issues ON issues.id = pages.issue_id
    JOIN articles ON articles.id = words.article_id WHERE instr(issues.source, ?) AND pages.sequence = ?"""


def main() -> None:
    """Print a table: a row a class of the truth, a column a kind of the archive."""
    told: Counter[tuple[str, str]] = Counter()
    for folder in map(Path, sys.argv[1:]):
        told += tally(folder)
    print("| truth | " + " | ".join(KINDS) + " |")
    print("|---|" + "--:|" * len(KINDS))
    for truth in KINDS:
        print(f"| {truth} | " + " | ".join(str(told[truth, kind]) for kind in KINDS) + " |")


def tally(folder: Path) -> Counter[tuple[str, str]]:
    """For each pair of class and kind, how many of the archive's articles there are."""
    votes: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    db = sqlite3.connect(f"file:{folder / 'archive.db'}?mode=ro", uri=True)
    for page in json.loads((folder / "zones.json").read_text(encoding="utf-8")):
        boxes = [(box, zone["class"]) for zone in page["articles"] for box in zone["boxes"]]
        for article, kind, left, top, right, bottom in db.execute(WORDS, (page["match"], page["page"])):
            x, y = (left + right) / 2, (top + bottom) / 2
            held = [(box, name) for box, name in boxes if box[0] <= x < box[2] and box[1] <= y < box[3]]
            if held:
                smallest = min(held, key=lambda zone: (zone[0][2] - zone[0][0]) * (zone[0][3] - zone[0][1]))
                votes[article, kind][smallest[1]] += 1
    return Counter((classes.most_common(1)[0][0], kind) for (_, kind), classes in votes.items())


if __name__ == "__main__":
    main()
