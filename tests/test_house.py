"""Do the walls of the house stand: sizes, first lines, slugs, docs that say what the code says?"""

import ast
import os
import re
import subprocess
import sys
import tomllib
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from ingest.errors import CATALOGUE

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "ingest").rglob("*.py"))
README = (ROOT / "README.md").read_text(encoding="utf-8")
FLOOR_PLAN = (ROOT / "ingest" / "README.md").read_text(encoding="utf-8")


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_there_are_modules_to_check() -> None:
    assert len(MODULES) > 20


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_room_has_at_most_400_lines_and_says_in_one_line_what_it_is_for(path: Path) -> None:
    source = path.read_text(encoding="utf-8")

    docstring = ast.get_docstring(ast.parse(source))

    assert len(source.splitlines()) <= 400
    assert docstring and docstring.splitlines()[0].rstrip()[-1] in ".?!"


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_nothing_is_left_open_or_silenced(path: Path) -> None:
    marks = r"# *(?:TODO|FIXME|XXX|noqa|type: *ignore|pragma: no).*|NotImplementedError"

    silenced = re.findall(marks, path.read_text("utf-8"))

    assert silenced == []


def test_no_name_ends_in_a_word_that_hides_what_it_does() -> None:
    names = re.findall(r"class (\w+)", "\n".join(path.read_text("utf-8") for path in MODULES))

    assert [name for name in names if re.search(r"(Manager|Handler|Processor|Helper|Utils)$", name)] == []


def test_every_slug_has_a_paragraph_in_the_readme_and_no_paragraph_is_without_a_slug() -> None:
    table = README.partition("| problem |")[2].partition("\n## ")[0]
    paragraphs = re.findall(r"^\| `([a-z-]+)` \|", table, re.MULTILINE)

    assert sorted(CATALOGUE) == sorted(paragraphs)


def test_every_room_stands_on_the_floor_plan() -> None:
    here = (ROOT / "ingest").iterdir()
    rooms = {f"{path.name}/" if path.is_dir() else path.name for path in here if path.is_dir() or path.suffix == ".py"}
    told = re.findall(r"^\| `([^`]+)` \|", FLOOR_PLAN, re.MULTILINE)

    assert sorted(told) == sorted(rooms - {"__init__.py", "__main__.py", "__pycache__/"})


def test_ours_come_in_by_the_door_that_strangers_use() -> None:
    engines = {point.name for point in entry_points(group="ingest.engines")}
    segmenters = {point.name for point in entry_points(group="ingest.segmenters")}

    assert {"tesserocr", "pytesseract"} <= engines
    assert "headlines" in segmenters


def test_every_dependency_says_why_it_is_there_and_under_which_licence() -> None:
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    project = tomllib.loads("\n".join(lines))["project"]
    wanted = [
        *project["dependencies"],
        *(name for extra in project["optional-dependencies"].values() for name in extra),
    ]

    unexplained = [
        name for name in wanted if not any(f'"{name}"' in line and re.search(r"# .*\(.+\)", line) for line in lines)
    ]

    assert unexplained == []


def test_help_answers_at_once() -> None:
    code = "import sys, ingest.cli; print([m for m in ('cv2', 'numpy', 'sqlite_utils') if m in sys.modules])"
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}

    heavy = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)

    assert heavy.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("room", "idle"),
    [
        ("ingest.pipeline.tasks", {"sqlite_utils", "rich", "click", "pebble"}),
        ("ingest.pipeline.batch", {"cv2", "numpy", "PIL", "tesserocr"}),
    ],
    ids=["a worker has no archive", "the parent has no pixels"],
)
def test_a_process_imports_only_what_it_works_with(room: str, idle: set[str]) -> None:
    told = subprocess.run(
        [sys.executable, "-c", f"import sys, {room}; print(*sys.modules)"], capture_output=True, text=True, check=True
    )

    assert set() == idle & set(told.stdout.split())
