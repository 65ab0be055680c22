"""Does the reading room stand on stable Datasette and on the next one alike?"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests import rooms
from tests.either_datasette import ADDRESSES

ROOT = Path(__file__).parent.parent
NEXT = ROOT / ".setup" / "datasette-next"
"""Where `.ci/setup test` puts it."""


MENDED = {"queue": 200, "saved": 303, "in conflict": 409, "forged": 403, "out": 303, "gone": 303}


def answered(archive: Path, *first: Path) -> dict[str, Any]:
    """What the addresses answer, with the packages in *first* before those of the environment."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, [*first, ROOT]))}
    program = [sys.executable, "-W", "ignore", "-m", "tests.either_datasette", str(archive)]
    done = subprocess.run(program, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def test_every_address_answers_the_same_on_stable_datasette_and_on_the_next(tmp_path: Path) -> None:
    assert NEXT.is_dir(), "The next Datasette is not installed. Type: .ci/setup test"
    one, other = (rooms.workspace(_made(tmp_path / name)) / "archive.db" for name in ("stable", "next"))

    stable, coming = answered(one), answered(other, NEXT)

    assert (stable["version"].split(".")[:2], coming["version"].split(".")[0]) == (["0", "65"], "1")
    assert stable["answers"] == coming["answers"]
    assert stable["mended"] == coming["mended"] == MENDED
    assert {address: said[:3] for address, said in stable["answers"].items()} == {
        address: "404" if address.endswith(("a99", "/nowhere/at/all")) else "200" for address in ADDRESSES
    }


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder
