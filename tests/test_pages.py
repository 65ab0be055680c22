"""Does a page file give back what was read, whatever stands in it?"""

from dataclasses import replace
from pathlib import Path

import pytest

from ingest import pages
from ingest.errors import ScanError
from ingest.model import Box, Line, Reading, Scan, Turn, Word

READING = Reading(
    scan=Scan("the-spark/p1.tif", 2, "ab" * 32),
    width=2400,
    height=3200,
    dpi=300.0,
    lines=(
        Line((Word("General", Box(10, 20, 90, 50), 0.987), Word("strike", Box(100, 21, 160, 50), 0.5)), 4.25, 1, 180),
        Line((Word("“Rents”", Box(10, 60, 90, 90), 1.0),)),
    ),
    rules=(Box(5, 0, 8, 3200),),
    pictures=(Box(100, 200, 300, 400),),
    frames=(Box(50, 60, 70, 80),),
    bars=(Box(20, 10, 90, 30),),
    crop=Box(0, 0, 1200, 3200),
    turn=Turn(90, -1.25, (0.0, 1.0, 2.5, -1.0, 0.0, 3.5)),
    page_size=(3200, 1200),
    engine="invented 1.0",
    notes=("TIFF, L", "turned"),
)


def test_a_reading_comes_back_from_its_page_file_as_it_was(tmp_path: Path) -> None:
    pages.save(tmp_path / "p1.jsonl", {"sha256": "ab"}, [READING, replace(READING, crop=None)])

    assert pages.load(tmp_path / "p1.jsonl") == (READING, replace(READING, crop=None))
    assert pages.made_with(tmp_path / "p1.jsonl") == {"sha256": "ab"}


def test_a_page_file_from_before_lines_had_a_tone_is_read(tmp_path: Path) -> None:
    path = tmp_path / "p1.jsonl"
    pages.save(path, {}, [READING])
    path.write_text(path.read_text().replace(",180]", "]"))

    assert pages.load(path) == (replace(READING, lines=(replace(READING.lines[0], tone=0), *READING.lines[1:])),)


@pytest.mark.parametrize("sign", ["\u2028", "\x85", "\x0c", "\r", "\n"], ids=repr)
def test_a_sign_that_ends_lines_elsewhere_ends_none_in_a_page_file(tmp_path: Path, sign: str) -> None:
    odd = replace(READING, scan=Scan(f"the{sign}spark/p1.tif"))
    pages.save(tmp_path / "p1.jsonl", {}, [odd])

    assert pages.load(tmp_path / "p1.jsonl") == (odd,)


def test_a_page_file_that_breaks_off_is_none(tmp_path: Path) -> None:
    path = tmp_path / "p1.jsonl"
    pages.save(path, {}, [READING])
    path.write_bytes(path.read_bytes()[:-40])

    assert pages.load(path) is None


def test_a_page_file_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "p1.jsonl").mkdir()

    with pytest.raises(ScanError, match="The page file cannot be written"):
        pages.save(tmp_path / "p1.jsonl", {}, [READING])

    assert [path.name for path in tmp_path.iterdir()] == ["p1.jsonl"]
