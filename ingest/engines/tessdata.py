"""Where are Tesseract's models, and is one there for every language that is asked for?"""

import hashlib
import os
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ingest.errors import SetupError

USUAL_FOLDERS = (
    "/usr/share/tesseract-ocr/*/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
)
SUFFIX = ".traineddata"
NO_LANGUAGES = frozenset({"osd", "equ"})
"""Models that say how a page lies and where formulas are; read with them, print becomes garbage."""


def folder_for(languages: tuple[str, ...]) -> Path:
    """The first tessdata folder that has a model for each of *languages*.

    Looks where TESSDATA_PREFIX says, in the usual folders and where the tesseract command has its own.  Raises
    SetupError that names the package to install for a language that is missing.
    """
    if not languages:
        raise SetupError("No language is set; try --languages eng.")
    if strangers := NO_LANGUAGES.intersection(languages):
        raise SetupError(f"`{min(strangers)}` is no language of print; try --languages eng.")
    folders: dict[Path, None] = {}
    for folder in _candidates():  # one by one: the last is a command's to say, and that is a process more
        if all((folder / f"{language}{SUFFIX}").is_file() for language in languages):
            return folder
        folders[folder] = None
    missing = [code for code in languages if not any((folder / f"{code}{SUFFIX}").is_file() for folder in folders)]
    if not missing:
        raise SetupError(
            f"Tesseract's models for {' and '.join(languages)} lie in different folders "
            f"({', '.join(map(str, folders))}); put them into one and name it in TESSDATA_PREFIX."
        )
    packages = " ".join(f"tesseract-ocr-{code.lower().replace('_', '-')}" for code in missing)
    raise SetupError(
        f"Tesseract has no model for {' and '.join(missing)}; install it, if there is one, with: "
        f"sudo apt-get install {packages}"
    )


def identity(folder: Path, languages: tuple[str, ...]) -> str:
    """The languages with the first digits of each model's SHA-256: another model, another reading."""
    return "+".join(f"{code}:{_digest(folder / f'{code}{SUFFIX}')}" for code in languages)


@cache
def _digest(model: Path) -> str:
    return hashlib.sha256(model.read_bytes()).hexdigest()[:8]


def _candidates() -> Iterator[Path]:
    """Folders that may hold models, the one that the person chose first."""
    prefix = os.environ.get("TESSDATA_PREFIX")
    if prefix:
        yield Path(prefix)
        yield Path(prefix) / "tessdata"
    for pattern in USUAL_FOLDERS:
        yield from sorted(Path("/").glob(pattern.lstrip("/")), reverse=True)
    told = _told_by_command()
    if told:
        yield told


@cache
def _told_by_command() -> Path | None:
    """The folder in the head of `tesseract --list-langs`: List of available languages in "/…/tessdata/" (3):."""
    try:
        told = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    quoted = told.stdout.partition('"')[2].partition('"')[0]
    return Path(quoted) if quoted else None
