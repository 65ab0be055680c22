"""What must hold when several readers read a line: none of them invents, and the better founded one is believed."""

import os
import string
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import engines, settings
from ingest.engines import second
from ingest.engines.second import Letter
from ingest.errors import SetupError
from ingest.model import Box, Line, Scan, Word
from ingest.pipeline import ballot, careful, reader, walk
from tests.test_reader import Pixels, Scripted, page, paragraph

WIDTH = 10
"""Pixels of a letter."""


def line(text: str, *confidences: float) -> Line:
    words, x = [], 0.0
    for place, word in enumerate(text.split()):
        sure = confidences[min(place, len(confidences) - 1)]
        words.append(Word(word, Box(x, 0, x + WIDTH * len(word), 20), sure))
        x += WIDTH * (len(word) + 1)
    return Line(tuple(words), 2.5, 3)


def letters(text: str, confidence: float = 0.99) -> tuple[Letter, ...]:
    return tuple(Letter(one, confidence, (place + 0.5) * WIDTH) for place, one in enumerate(text))


def settled(first: str, sure: float, *others: tuple[str, float]) -> str:
    return ballot.decided(line(first, sure), [letters(*other) for other in others]).text


def test_where_all_agree_the_line_is_as_it_was_but_surer() -> None:
    before = line("Bread and roses", 0.9)
    after = ballot.decided(before, [letters("Bread and roses", 0.9)])
    assert (after.text, after.weight, after.zone) == (before.text, before.weight, before.zone)
    assert [word.box for word in after.words] == [word.box for word in before.words]
    assert [round(word.confidence, 3) for word in after.words] == [0.99] * 3


@pytest.mark.parametrize(
    ("first", "sure", "second_", "surer", "third", "better"),
    [
        ("plistering days", 0.8, "blistering days", 0.99, "blistering days", "blistering days"),
        ("the end ‘", 0.5, "the end", 0.95, "the end", "the end"),
        ("whichwere deemed", 0.8, "which were deemed", 0.95, "which were deemed", "which were deemed"),
        ("TasvezLers anp", 0.3, "TRAVELLERS AND", 0.97, "TravzLers and", "TRAVELLERS AND"),
        ("kind words", 0.96, "kínd words", 0.6, "kind words", "kind words"),
        ("the balls of red", 0.96, "the halls of red", 0.6, "the balls of red", "the balls of red"),
    ],
)
def test_the_better_founded_reading_stands(
    first: str, sure: float, second_: str, surer: float, third: str, better: str
) -> None:
    assert settled(first, sure, (second_, surer), (third, 0.9)) == better


def test_curled_quotes_and_long_dashes_stay_where_the_second_reader_writes_as_a_typewriter() -> None:
    assert ballot.agree(line("“Truth”—it’s said", 0.5), letters('"Truth"--it\'s said'))
    assert settled("“Truth”—it’s said", 0.5, ('"Truth"--it\'s said', 0.99)) == "“Truth”—it’s said"


def test_a_speck_between_two_words_goes_and_the_words_stay_two() -> None:
    assert settled("No. 45 ° Harrow Ferry", 0.4, ("No. 45Harrow Ferry", 0.99), ("No. 45 Harrow Ferry", 0.9)) == (
        "No. 45 Harrow Ferry"
    )


def test_a_second_reading_of_other_print_stands_only_where_it_says_more() -> None:
    whole = "to continue in office, after being"
    assert settled(whole, 0.7, ("g", 0.95), ("to continue", 0.9)) == whole
    assert settled("~e", 0.3, ("to continue in office", 0.9), ("to", 0.9)) == "to continue in office"
    assert settled("the strike goes on", 0.7, ("bread and", 0.99), ("bread and", 0.9)) == "the strike goes on"


def test_an_ornament_that_the_second_reader_takes_for_figures_stays_the_doubtful_thing_it_was() -> None:
    assert settled("GK", 0.3, ("4 45", 0.99), ("", 0.9)) == "GK"
    assert settled("GK", 0.3, ("4 45", 0.99), ("4.45", 0.9)) == "4 45"


def test_a_word_parted_in_two_has_its_letters_where_they_are_printed() -> None:
    after = ballot.decided(line("whichwere", 0.6), [letters("which were", 0.98), letters("which were", 0.9)])
    assert [(word.text, word.box) for word in after.words] == [
        ("which", Box(0, 0, 50, 20)),
        ("were", Box(50, 0, 90, 20)),
    ]


@pytest.mark.parametrize(("gap", "text"), [(15, "Part II.Hall"), (60, "Part Il Hall")])
def test_nobody_joins_words_over_the_white_between_two_columns_of_a_table(gap: float, text: str) -> None:
    part, number = Word("Part", Box(0, 0, 40, 20), 0.95), Word("Il", Box(50, 0, 70, 20), 0.4)
    row = Line((part, number, Word("Hall", Box(70 + gap, 0, 110 + gap, 20), 0.95)))
    assert ballot.decided(row, [letters("Part II.Hall"), letters("Part II.Hall")]).text == text


def test_a_long_dash_that_the_second_reader_passes_over_stays_when_it_is_read_twice() -> None:
    assert (
        settled("in her favor.— So", 0.6, ("in her favor. So", 0.99), ("in her favor.— So", 0.9)) == "in her favor.— So"
    )
    assert settled("in her favor. —", 0.3, ("in her favor.", 0.99), ("in her favor.", 0.9)) == "in her favor."


def test_a_stain_read_as_a_sign_far_before_a_line_goes() -> None:
    row = Line((Word("©", Box(0, 0, 10, 20), 0.2), Word("poets.", Box(70, 0, 130, 20), 0.9)))
    assert ballot.decided(row, [letters("poets."), letters("poets.")]).text == "poets."


def test_words_that_were_not_asked_about_are_as_sure_as_if_two_had_read_them() -> None:
    before = line("Bread and roses", 0.97, 0.5, 0.97)
    after = ballot.decided(before, [ballot.within(before, slice(1, 2), letters("and", 0.994))])
    assert (after.text, [round(word.confidence, 4) for word in after.words]) == (before.text, [0.9997, 0.997, 0.9997])


WORDS = st.lists(st.text(string.ascii_letters + "éœ.,-", min_size=1, max_size=8), min_size=1, max_size=6).map(" ".join)


@given(WORDS, WORDS, WORDS)
def test_no_letter_stands_that_no_reader_read(first: str, second_: str, third: str) -> None:
    after = ballot.decided(line(first, 0.7), [letters(second_, 0.7), letters(third, 0.7)])
    assert set(after.text) <= set(first + second_ + "—")
    assert all(word.text and word.box.left <= word.box.right and 0 <= word.confidence <= 1 for word in after.words)


@given(WORDS, st.lists(st.booleans(), min_size=60, max_size=60), WORDS)
def test_a_reader_that_is_believed_in_everything_is_the_line(first: str, flips: list[bool], third: str) -> None:
    other = "".join(one.swapcase() if flip else one for one, flip in zip(first, flips, strict=False))
    ballots = [letters(other, 0.7), letters(third, 0.7)]
    trusting = dict.fromkeys(ballot.WEIGHTS, 0.0) | dict.fromkeys(ballot.KINDS, 5.0)
    doubting = dict.fromkeys(ballot.WEIGHTS, 0.0) | dict.fromkeys(ballot.KINDS, -5.0)
    assert ballot.decided(line(first, 0.7), ballots, doubting).text == first
    written = "".join(one.text for one in ballot.dashed(letters(other)))
    assert ballot.plain(ballot.decided(line(first, 0.7), ballots, trusting).text) == ballot.plain(written)


class Blind(Scripted):
    """A first reader that reads nothing."""

    def read(self, pixels: Pixels, single_line: bool = False) -> tuple[Line, ...]:
        return ()


def test_print_that_the_first_reader_passes_over_is_read_by_the_second() -> None:
    eyes = careful.Eyes(Blind("", 0), _second())
    pixels, ink = page((60, 100, "Bread and roses", 60))
    found = reader.read(pixels, ink, eyes.engine, settings.Read(), eyes)
    assert [(one.text, abs(one.box.left - 65) < 8) for one in found.lines] == [("Bread and roses", True)]


class Doubting:
    """An engine that doubts some words, passes over others on a whole zone, and remembers what it read again."""

    name, version = "doubting", "1"

    def __init__(self, doubted: Sequence[str], passed_over: Sequence[str]) -> None:
        self.engine, self.doubted, self.passed_over = engines.load("auto", ("eng",)), doubted, passed_over
        self.again: list[str] = []

    def read(self, pixels: Pixels, single_line: bool = False) -> tuple[Line, ...]:
        found = self.engine.read(pixels, single_line=single_line)
        if single_line:
            self.again += [one.text for one in found]
            return found
        kept = ([word for word in one.words if word.text not in self.passed_over] for one in found)
        return tuple(Line(tuple(map(self._said, words))) for words in kept)

    def _said(self, word: Word) -> Word:
        return Word(word.text, word.box, 0.5 if word.text in self.doubted else 0.97)


@pytest.mark.parametrize(
    ("doubted", "passed_over", "again"),
    [
        ("", "", []),
        ("blew", "", ["whistle blew for"] * 3),
        ("the", "", ["the whistle"] * 3),
        ("", "for nothing", ["whistle blew for nothing"] * 3),
    ],
    ids=["none", "within", "first", "ink-beyond"],
)
def test_of_a_line_only_doubtful_words_are_read_again_each_with_its_neighbours(
    doubted: str, passed_over: str, again: list[str]
) -> None:
    doubting = Doubting(doubted.split(), passed_over.split())
    pixels, ink = page(*paragraph(80, 300, 3))
    reader.read(pixels, ink, doubting, settings.Read(), careful.Eyes(doubting, None))
    assert doubting.again == again


@pytest.mark.parametrize(("sure", "lines"), [(0.65, []), (0.9, ["Grey County"])])
def test_what_the_first_reader_took_for_no_text_is_text_when_the_others_are_sure(sure: float, lines: list[str]) -> None:
    """The name that is hand-lettered over a map, half read, was the largest print of a page and so its title."""
    eyes = careful.Eyes(Scripted("bry Cany", 0.25), None, lambda one, _: line("Grey County", sure))
    pixels, ink = page((60, 100, "Grey County", 60))
    found = reader.read(pixels, ink, eyes.engine, settings.Read(), eyes)
    assert [one.text for one in found.lines] == lines


def test_dirt_that_no_reader_is_sure_of_is_no_line() -> None:
    eyes = careful.Eyes(Blind("", 0), _second())
    rng = np.random.default_rng(7)
    pixels = np.where(rng.random((300, 900)) < 0.02, 0, 255).astype(np.uint8)
    ink = np.array(pixels < 128, dtype=np.uint8) * np.uint8(255)
    assert reader.read(pixels, ink, eyes.engine, settings.Read(), eyes).lines == ()


@pytest.mark.parametrize("alone", [True, False])
def test_a_careful_reading_of_clear_print_is_right_with_and_without_the_second_reader(alone: bool) -> None:
    pixels, ink = page((60, 100, "Bread and roses", 60), *paragraph(80, 300, 3))
    engine = engines.load("auto", ("eng",))
    eyes = careful.Eyes(engine, None if alone else _second())
    found = reader.read(pixels, ink, engine, settings.Read(), eyes)
    assert [one.text for one in found.lines] == ["Bread and roses", *["the whistle blew for nothing"] * 3]


def test_the_second_reader_knows_no_other_script_than_latin() -> None:
    asked: Sequence[str] = _second().alphabet
    assert {*"aZ9é“—&½"} <= {*asked} and not {*"日ж가"} & {*asked}


def test_the_second_reader_keeps_nothing_in_the_person_s_cache_and_tells_nobody(tmp_path: Path) -> None:
    """Its runtime would number the machine when it is imported, and tell its makers what is done with it."""
    _second()
    environment = {**os.environ, "HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path)}
    code = "from ingest.engines import second; second.load()"
    subprocess.run([sys.executable, "-B", "-c", code], env=environment, check=True)

    assert list(tmp_path.rglob("*")) == []


def test_a_page_that_was_read_quickly_is_read_anew_when_care_is_asked_for() -> None:
    scan = Scan("spark/p1.png")
    quick, slow = (settings.Settings(read=settings.Read(careful=asked)) for asked in (False, True))
    assert walk.key(scan, quick, "tesserocr 5")["careful"] is None
    assert walk.key(scan, slow, "tesserocr 5")["careful"] == [walk.CAREFUL, second.opinion()]


@pytest.mark.parametrize(("worn", "anew"), [(False, False), (True, True)])
def test_a_second_reader_that_is_new_here_is_something_to_worn_pages_only(
    worn: bool, anew: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = walk.key(Scan("spark/p1.png"), settings.Settings(), "tesserocr 5")
    monkeypatch.setattr(second, "model", lambda: None)
    made = walk.worn_key(asked) if worn else asked
    assert walk.is_good(made, asked)

    monkeypatch.setattr(second, "model", lambda: Path("newer.onnx"))
    monkeypatch.setattr(second, "opinion", lambda: "newer 1")
    assert walk.is_good(made, asked) == (not anew)
    assert walk.is_good(walk.worn_key(asked), asked)
    bold = settings.Settings(read=settings.Read(worn=0.5))
    assert not walk.is_good(made, walk.key(Scan("spark/p1.png"), bold, "tesserocr 5"))


def _second() -> second.SecondReader:
    found = second.load()
    if found is None:
        pytest.skip("the extra second-opinion is not installed")
    return found


@pytest.mark.parametrize(("sure", "again"), [(0.8, True), (0.95, False)])
def test_a_page_that_was_read_badly_is_read_again_though_nobody_asked(
    sure: float, again: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(second, "load", lambda: Scripted("", 0.0))
    monkeypatch.setattr(careful, "looked_at_again", lambda lines, *_: [line("as the paper has it", 0.99)])
    pixels, ink = page(*paragraph(80, 300, 6))

    found = reader.read(pixels, ink, Scripted("as tbe paper bas it", sure), settings.Read())
    assert (found.careful, {one.text for one in found.lines} == {"as the paper has it"}) == (again, again)


def test_a_worn_page_is_read_once_where_the_second_reader_does_not_work_and_nobody_asked_for_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken() -> None:
        raise SetupError("The model is broken.")

    monkeypatch.setattr(second, "load", broken)
    pixels, ink = page(*paragraph(80, 300, 6))

    assert not reader.read(pixels, ink, Scripted("as tbe paper bas it", 0.8), settings.Read()).careful
    with pytest.raises(SetupError):
        reader.read(pixels, ink, Scripted("as tbe paper bas it", 0.8), settings.Read(careful=True))
