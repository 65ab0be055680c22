"""What do the addresses of the reading room answer in whichever Datasette is found first?  Run as a program.

python -m tests.either_datasette archive.db    prints version, and status and title by address, as JSON
"""

import asyncio
import json
import re
import sys
from importlib.metadata import version
from pathlib import Path

from datasette.app import Datasette

from ingest import archive
from ingest.archive.metadata import metadata
from ingest.people import Role
from tests.visitors import opened, staffed, visitor

ISSUE = "the-spark/1934-12-13"
ADDRESSES = (
    "/",
    "/-/search?q=strike",
    "/-/search.json?q=strlke&tolerant=1",
    "/-/publications",
    "/-/publications/the-spark",
    f"/-/issues/{ISSUE}",
    f"/-/pages/{ISSUE}/p01",
    f"/-/articles/{ISSUE}/a02?q=strike",
    f"/-/articles/{ISSUE}/a02.ris",
    f"/-/articles/{ISSUE}/a99",
    f"/-/iiif/{ISSUE}/manifest.json",
    f"/-/iiif/{ISSUE}/p01/full/100,/0/default.jpg",
    "/-/static-plugins/ingest/room.css",
    "/-/login",
    "/-/thanks",
    f"/-/history/{ISSUE}/a02",
    "/nowhere/at/all",
    "/archive",
    "/archive/articles",
)


async def asked(path: Path) -> dict[str, str]:
    """Status and first heading by address."""
    told = metadata(path.stem) | {"plugins": {"ingest": {"cache": str(path.parent / "cache")}}}
    datasette = Datasette([str(path)], metadata=told)
    await datasette.invoke_startup()
    answers = {}
    for address in ADDRESSES:
        answer = await datasette.client.get(address)
        kind = answer.headers["content-type"]
        heading = re.search(r"<h1[^>]*>\s*([^<]+?)\s*<", answer.text) if "html" in kind else None
        answers[address] = f"{answer.status_code} {heading[1] if heading else kind}"
    return answers


def mended(path: Path) -> dict[str, int]:
    """Status of what a volunteer does, from signing in to signing out."""
    room = opened(path.parent)
    asyncio.run(room.invoke_startup())
    vera = visitor(room, Role.VOLUNTEER)
    line = {"saw": "Nobody drove.", "says": "Nobody rode."}
    with archive.connect(path) as db:
        (line_id,) = db.execute("SELECT id FROM lines WHERE text = 'Nobody drove.'").fetchone()
    return {
        "queue": vera.get("/-/mend").status_code,
        "saved": vera.post(f"/-/mend/lines/{line_id}", line).status_code,
        "in conflict": vera.post(f"/-/mend/lines/{line_id}", line | {"says": "Nobody ran."}).status_code,
        "forged": vera.post(f"/-/mend/lines/{line_id}", line | {"token": "0" * 64}).status_code,
        "out": vera.post("/-/logout", {}).status_code,
        "gone": vera.get("/-/mend").status_code,
    }


if __name__ == "__main__":
    path = Path(sys.argv[1])
    staffed(path.parent)
    told = {"answers": asyncio.run(asked(path)), "mended": mended(path)}
    print(json.dumps({"version": version("datasette"), **told}))
