"""What does a person read, and what does a log file or a program get?"""

import io
import json
import sys
from collections.abc import Callable
from dataclasses import replace

import pytest
from rich.progress import Progress

from ingest import report
from ingest.archive import Hit, Status, Tally
from ingest.archive.tally import Span
from ingest.evaluate import ArticleScore, Report
from ingest.model import Box, Problem
from ingest.pipeline import Intent, Summary
from ingest.report.grid import duration
from ingest.report.progress import Pace
from ingest.report.terminal import console

ODD = "-a\nb\t\x1b[31m[bold]é 🗞\udcff\u202e"
"""A file name with all that can be in one."""
ODD_TOLD = r"-a\nb\t\x1b[31m[bold]é 🗞\udcff\u202e"
EMPTY = Problem("the-spark/p1.tif", "empty-file", "The file is empty. Copy it anew or scan the page again.")


class Screen(io.StringIO):
    """A terminal that remembers what was written on it."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


Telling = Callable[[], None]
Screened = Callable[[Telling], str]


@pytest.fixture
def on_screen(monkeypatch: pytest.MonkeyPatch) -> Screened:
    """What *telling* writes on a terminal of 60 columns, output and errors together."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.delenv("NO_COLOR", raising=False)

    def written(telling: Telling) -> str:
        screen = Screen()
        monkeypatch.setattr(sys, "stdout", screen)
        monkeypatch.setattr(sys, "stderr", screen)
        telling()
        return screen.getvalue()

    return written


def summary(*problems: Problem) -> Summary:
    return Summary(2, 8, 31, 12_345, 0.934, problems, read=3, skipped=5, seconds=6.0)


HIT = Hit(
    article_id="the-spark/1934-12-13/a03",
    issue_id="the-spark/1934-12-13",
    date="1934-12-13",
    publication="The Spark",
    kind="article",
    headline="Mills on [bold]Strike",
    snippet="…the ⟦general⟧ ⟦strike⟧ of [red]1934[/red] …",
    rank=-1.5,
    page_id="the-spark/1934-12-13/p02",
    page_label=None,
    image="scans/p2.tif",
    box=Box(1, 2, 3, 4),
)


def test_what_does_not_print_is_an_escape_and_what_does_is_as_it_is() -> None:
    assert report.printable(ODD) == ODD_TOLD


def test_the_closing_table_counts_and_each_problem_has_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    report.closing(summary(EMPTY, Problem(ODD, "no-text", "No text was found on the page.")))

    assert capsys.readouterr().out == (
        "\n"
        "issues            2\n"
        "pages             8\n"
        "articles          31\n"
        "words             12,345\n"
        "confidence        93.4 %\n"
        "problems          2\n"
        "read now          3 pages in 6.0 s\n"
        "pages per minute  30.0\n"
        "\n"
        "Problems\n"
        f"{ODD_TOLD}  No text was found on the page.\n"
        f"the-spark/p1.tif{' ' * (len(ODD_TOLD) - 16)}  The file is empty. Copy it anew or scan the page again.\n"
    )


def test_nothing_read_has_no_pace_and_no_words_no_confidence(capsys: pytest.CaptureFixture[str]) -> None:
    report.closing(Summary(0, 0, 0, 0, 0.0, ()))

    told = capsys.readouterr().out.splitlines()

    assert told[5] == "confidence        -"
    assert told[-1] == "pages per minute  -"


def test_a_long_problem_is_folded_at_a_terminal_and_never_cut(on_screen: Screened) -> None:
    told = on_screen(lambda: report.closing(summary(Problem("x" * 90, "truncated", "It ends " + "soon " * 30))))

    assert told.count("x") == 90
    assert told.count("soon") == 30
    assert "…" not in told


def test_no_color_is_obeyed(on_screen: Screened, monkeypatch: pytest.MonkeyPatch) -> None:
    coloured = on_screen(lambda: report.hits([HIT]))
    monkeypatch.setenv("NO_COLOR", "1")
    plain = on_screen(lambda: report.hits([HIT]))

    assert "\x1b[1;33mgeneral" in coloured
    assert "\x1b[1mgeneral" in plain


def test_markup_on_the_paper_is_data(capsys: pytest.CaptureFixture[str]) -> None:
    report.hits([HIT, replace(HIT, headline=None, date=None, page_label="7", snippet="⟦rent⟧\n\ndue")])

    assert capsys.readouterr().out == (
        "The Spark, 1934-12-13, page 2  the-spark/1934-12-13/a03\n"
        "Mills on [bold]Strike\n"
        "  …the ⟦general⟧ ⟦strike⟧ of [red]1934[/red] …\n"
        "\n"
        "The Spark, undated, page 7  the-spark/1934-12-13/a03\n"
        "(article without a headline)\n"
        "  ⟦rent⟧ due\n"
    )


def test_nothing_found_is_said_beside_the_results_with_what_could_be_typed(capsys: pytest.CaptureFixture[str]) -> None:
    report.hits([])

    said = capsys.readouterr()
    assert (said.out, said.err.replace("\n", " ")) == (
        "",
        'Nothing was found. Type words that may stand there, as in strike, "general strike", strik*, '
        "strike OR lockout, strike NOT baseball or headline:strike. ",
    )


def test_hits_for_programs_are_json_with_the_box_on_the_scan(capsys: pytest.CaptureFixture[str]) -> None:
    report.hits_as_json([HIT])

    told = json.loads(capsys.readouterr().out)

    assert [(one["article_id"], one["image"], one["box"]) for one in told] == [
        ("the-spark/1934-12-13/a03", "scans/p2.tif", {"left": 1, "top": 2, "right": 3, "bottom": 4})
    ]


def test_json_is_json_on_a_terminal_without_accents(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="ascii", errors="backslashreplace")
    monkeypatch.setattr(sys, "stdout", stream)

    report.hits_as_json([replace(HIT, headline="Grève 🗞")])

    stream.seek(0)
    assert json.loads(stream.read())[0]["headline"] == "Grève 🗞"


def test_a_dry_run_says_what_would_be_read(capsys: pytest.CaptureFixture[str]) -> None:
    report.plans([Intent("the-spark/1", 12, 3), Intent("[b]", 4, 0, (EMPTY,))])

    assert capsys.readouterr().out == (
        "\n"
        "issue        pages  to read\n"
        "the-spark/1     12        3\n"
        "[b]              4        0\n"
        "2 issues        16        3\n"
        "\nProblems\n"
        f"{EMPTY.source}  {EMPTY.sentence}\n"
    )


def test_a_cross_comes_with_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    report.checks(
        "Installation", [report.Check(True, "Python", "3.11"), report.Check(False, "Poppler", "gone", "Mend it.")]
    )

    assert capsys.readouterr().out == "\nInstallation\n✓  Python   3.11\n✗  Poppler  gone  Mend it.\n"


def test_ticks_are_words_where_there_are_no_ticks(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="latin-1")
    monkeypatch.setattr(sys, "stdout", stream)

    report.checks("", [report.Check(True, "Python"), report.Check(False, "Poppler")])

    stream.seek(0)
    assert stream.read() == "\nok  Python\n!!  Poppler\n"


def test_status_lists_what_is_unknown_and_how_to_make_it_known(capsys: pytest.CaptureFixture[str]) -> None:
    found = Status(
        tally=Tally(2, 4, 9, 1_000, 0.5, (EMPTY,)),
        publications=(Span("the-spark", "The Spark", 2, "1934-12-13", None),),
        kinds={"article": 9, "notice": 2},
        corrections=0,
        unplaced=(),
        without_date=tuple(f"the-spark/{number}" for number in range(22)),
        without_publication=(),
        pages_without_text=(),
    )

    report.status(found, "archive.db")

    told = capsys.readouterr().out
    assert "articles      9 (and 2 notice)\n" in told
    assert "\npublication  title      issues  first       last\nthe-spark    The Spark       2  1934-12-13  -\n" in told
    assert "\nIssues without a date: 22 (set `date` in issue.toml)\nthe-spark/0\n" in told
    assert "the-spark/19\nand 2 more\n" in told
    assert told.endswith(f"Problems\n{EMPTY.source}  {EMPTY.sentence}\n")


def test_scores_have_a_mean_and_name_what_is_not_right(capsys: pytest.CaptureFixture[str]) -> None:
    good = ArticleScore("Rents Go Up", "Rents Go Up", 1.0, 1.0, 0, 100)
    lost = ArticleScore("[i]GENERAL STRIKE", None, 0.25, 0.5, 75, 100)
    reports = [Report("one", 0.02, 0.1, 0.9, recovered=0.5, articles=(good, lost)), Report("two", 0.04, 0.3, 0.7)]

    report.scores(reports, {"page_cer": 0.03, "page_wer": 0.2, "words": 0.8, "recovered": 0.5})

    assert capsys.readouterr().out == (
        "\n"
        "issue  page CER  page WER  words found  recovered\n"
        "one       2.0 %    10.0 %       90.0 %     50.0 %\n"
        "two       4.0 %    30.0 %       70.0 %          -\n"
        "mean      3.0 %    20.0 %       80.0 %     50.0 %\n"
        "\n"
        "one: articles that are not quite right\n"
        "   its words found  words its own  headline\n"
        "✗           25.0 %         50.0 %  [i]GENERAL STRIKE, found as: -\n"
    )


def test_a_date_that_was_read_wrongly_is_called_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    right, wrong = (Report(name, 0.0, 0.0, 1.0, date_right=name == "right") for name in ("right", "wrong"))

    report.scores([right, wrong], {"date_right": 0.5})

    told = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert told[2:4] == [["right", "right"], ["wrong", "wrong"]]


def test_a_log_gets_one_line_an_issue_and_problems_go_beside_it(capsys: pytest.CaptureFixture[str]) -> None:
    with report.watching() as watcher:
        watcher.surveyed(2, 8, 3)
        watcher.page_done("the-spark", "the-spark/p1.tif", 2.0, 800)
        watcher.page_failed(EMPTY)
        watcher.issue_done("the-spark/1934-12-13", 1)

    assert capsys.readouterr() == (
        "2 issues, 8 pages, 3 of them to read.\nthe-spark/1934-12-13: 1 article\n",
        f"{EMPTY.source}: {EMPTY.sentence}\n",
    )


def test_verbose_names_each_page_and_quiet_only_what_went_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    for verbosity in (1, -1):
        with report.watching(verbosity) as watcher:
            watcher.surveyed(1, 1, 0)
            watcher.page_done("the-spark", "the-spark/p1.tif", 2.0, 1800)
            watcher.issue_done("the-spark/1934-12-13", 3)
            watcher.page_failed(EMPTY)

    assert capsys.readouterr() == (
        "1 issue, 1 page; every page has been read before.\n"
        "the-spark/p1.tif: 1,800 words in 2.0 s\n"
        "the-spark/1934-12-13: 3 articles\n",
        f"{EMPTY.source}: {EMPTY.sentence}\n" * 2,
    )


def test_problems_come_in_the_order_of_their_sources_in_the_table_and_on_a_quiet_run(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = [Problem(f"the-spark/p{number}.tif", "no-text", "Nothing.") for number in (10, 1, 2)]
    with report.watching(-1) as watcher:
        for problem in found:
            watcher.page_failed(problem)
    report.closing(summary(*found))

    told = capsys.readouterr()

    sources = [f"the-spark/p{number}.tif" for number in (1, 2, 10)]
    assert sources == [line.split(":")[0] for line in told.err.splitlines()]
    assert sources == [line.split()[0] for line in told.out.partition("Problems\n")[2].splitlines()]


def test_at_a_terminal_a_bar_moves_with_pages_a_minute_and_the_time_left() -> None:
    clock = [0.0]
    progress = Progress(console=console(Screen()), get_time=lambda: clock[0], auto_refresh=False)
    watcher = report.Live(progress)
    watcher.surveyed(2, 12, 10)
    for number in range(1, 5):
        clock[0] = 30.0 * number
        watcher.page_done("the-spark", f"p{number}", 30.0, 800)

    task = progress.tasks[0]

    assert Pace().render(task).plain == "4/10, 2.0 pages/min, 0:03:00 left"
    assert (task.description, task.completed, task.total) == ("Reading", 4, 10)


def test_a_page_that_failed_moves_the_bar_and_a_page_without_text_does_so_only_once() -> None:
    progress = Progress(console=console(Screen()), auto_refresh=False)
    watcher = report.Live(progress)
    watcher.surveyed(1, 2, 2)
    watcher.page_failed(Problem("p1", "time-limit", "Too slow."))
    watcher.page_done("the-spark", "p2", 1.0, 0)
    watcher.page_failed(Problem("p2", "no-text", "No text."))

    assert progress.tasks[0].completed == 2
    assert progress.tasks[0].fields["told"] == "0 of 1 issue, 2 problems"


def test_what_is_told_above_the_bar_is_data_too(on_screen: Screened) -> None:
    def telling() -> None:
        with report.watching(1) as watcher:
            watcher.surveyed(1, 2, 2)
            watcher.page_failed(Problem(ODD, "empty-file", "The file is empty."))
            watcher.issue_done("the-spark/1934-12-13", 3)

    told = on_screen(telling)

    assert "Reading" in told
    assert ODD_TOLD[:12] in told
    assert "\x1b[31m[bold]" not in told


@pytest.mark.parametrize(
    ("seconds", "told"), [(4.14, "4.1 s"), (59.94, "59.9 s"), (200.4, "3 min 20 s"), (7530.0, "2 h 05 min")]
)
def test_durations_are_as_people_say_them(seconds: float, told: str) -> None:
    assert duration(seconds) == told
