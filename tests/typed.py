"""How does a test type a command?"""

import os
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner, Result

from ingest.cli import commands


def ingest(*words: str) -> Result:
    """One command, in the folder that is the working directory."""
    result = CliRunner().invoke(commands, list(words), prog_name="ingest")
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def as_typed(folder: Path, line: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """A command line as a shell runs it."""
    known = {**os.environ, **environment, "INGEST": f"{sys.executable} -m ingest"}
    return subprocess.run(["bash", "-c", line], cwd=folder, env=known, capture_output=True, timeout=60, check=False)
