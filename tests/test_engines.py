"""What must hold of the engines: the same door, words as printed, and a sentence that says what to install."""

from pathlib import Path

import numpy as np
import pytesseract
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from ingest import engines
from ingest.engines import tessdata
from ingest.errors import ScanError, SetupError

NAMES = ("tesserocr", "pytesseract")


def printed(*lines: str) -> NDArray[np.uint8]:
    """A white piece with lines of large clear type."""
    page = Image.new("L", (760, 40 + 60 * len(lines)), 255)
    pen = ImageDraw.Draw(page)
    for number, line in enumerate(lines):
        pen.text((30, 25 + 60 * number), line, fill=0, font=ImageFont.load_default(34))
    return np.array(page, dtype=np.uint8)


@pytest.fixture(scope="module", params=NAMES)
def engine(request: pytest.FixtureRequest) -> engines.Engine:
    return engines.load(request.param, ("eng",))


def test_both_engines_read_the_same_lines(engine: engines.Engine) -> None:
    lines = engine.read(printed("The strike goes on", "in every shop"))
    assert [line.text for line in lines] == ["The strike goes on", "in every shop"]


def test_a_word_lies_where_it_is_printed(engine: engines.Engine) -> None:
    (line,) = engine.read(printed("Bread and roses"), single_line=True)
    lefts = [word.box.left for word in line.words]
    assert lefts == sorted(lefts) and 20 <= lefts[0] <= 45
    assert all(20 <= word.box.top < word.box.bottom <= 80 and 0.5 < word.confidence <= 1 for word in line.words)


def test_an_empty_piece_has_no_lines(engine: engines.Engine) -> None:
    assert engine.read(np.full((80, 200), 255, np.uint8)) == ()


def test_a_piece_smaller_than_a_letter_has_no_lines(engine: engines.Engine) -> None:
    assert engine.read(np.full((2, 2), 255, np.uint8)) == ()


def test_the_version_names_release_and_models(engine: engines.Engine) -> None:
    release, models = engine.version.split(" ")
    assert release.startswith("5.") and models == tessdata.identity(tessdata.folder_for(("eng",)), ("eng",))


@pytest.mark.parametrize("name", NAMES)
def test_a_missing_language_is_told_with_its_package(name: str) -> None:
    with pytest.raises(SetupError, match="sudo apt-get install tesseract-ocr-xx-yy"):
        engines.load(name, ("eng", "xx_yy"))


def test_the_first_engine_of_the_preference_is_taken() -> None:
    assert engines.load("auto", ("eng",)).name == engines.PREFERENCE[0]


def test_a_missing_tesseract_command_is_told_with_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pytesseract.pytesseract, "tesseract_cmd", "no-such-command")
    with pytest.raises(SetupError, match="sudo apt-get install tesseract-ocr"):
        engines.load("pytesseract", ("eng",))


def test_a_command_that_hangs_is_an_engine_that_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = engines.load("pytesseract", ("eng",))
    monkeypatch.setattr("ingest.engines.pytesseract_engine.SECONDS", 0.001)
    with pytest.raises(ScanError, match="recognition failed"):
        engine.read(printed("Bread"))


@pytest.mark.parametrize("model", ["osd", "equ"])
def test_a_model_that_reads_no_letters_is_no_language_of_print(model: str) -> None:
    with pytest.raises(SetupError, match=f"`{model}` is no language of print; try --languages eng"):
        tessdata.folder_for(("eng", model))


def test_models_are_looked_for_where_the_person_says_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "eng.traineddata").write_bytes(b"not a model")
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    assert tessdata.folder_for(("eng",)) == tmp_path


def test_the_command_is_not_asked_where_a_folder_that_is_known_has_the_models(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "eng.traineddata").write_bytes(b"not a model")
    monkeypatch.setattr(tessdata, "USUAL_FOLDERS", (str(tmp_path),))
    monkeypatch.delenv("TESSDATA_PREFIX", raising=False)
    monkeypatch.setattr(tessdata, "_told_by_command", lambda: pytest.fail("a process was started in vain"))
    assert tessdata.folder_for(("eng",)) == tmp_path


def test_a_broken_model_is_told_before_anything_is_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "eng.traineddata").write_bytes(b"not a model")
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    with pytest.raises(SetupError, match="cannot load its models"):
        engines.load("tesserocr", ("eng",))
