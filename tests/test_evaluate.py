"""Do the measures say what they claim to?"""

import json
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest import evaluate
from ingest.errors import SetupError
from ingest.evaluate import ArticleScore, Candidate, Outcome, Truth, Writing
from ingest.evaluate.pairing import best_pairs

STRIKE = "STRIKE SPREADS\nFour hundred dockers sat down on bales and crates and ate apples that they had brought."
PICNIC = "PICNIC\nEverything is set for the annual picnic at Liberty Park tomorrow, with guests from the whole valley."
RAIN = "RAIN\nMore rain fell on Tuesday than in the whole of the last month, and the river stands at the sills."
TRUTH = Truth(
    text=f"{STRIKE}\n\n{PICNIC}",
    articles=(Writing(STRIKE, "STRIKE SPREADS"), Writing(PICNIC, "PICNIC")),
    publication="The Spark",
    date="1934-06-02",
)


def test_cer_counts_edits_per_character_of_the_truth() -> None:
    assert evaluate.cer("strike", "strike") == 0.0
    assert evaluate.cer("strike", "strlke") == pytest.approx(1 / 6)
    assert evaluate.cer("strike", "") == 1.0
    assert evaluate.cer("a", "abcd") == 3.0
    assert evaluate.cer("", "") == 0.0


def test_wer_counts_words_and_not_their_points() -> None:
    assert evaluate.wer("The strike goes on.", "The strike, goes on") == 0.0
    assert evaluate.wer("The strike goes on.", "The strlke goes on and on.") == pytest.approx(3 / 4)


def test_white_space_line_ends_and_the_form_of_accents_are_no_errors() -> None:
    assert evaluate.cer("la grève nationale", "la gre\u0300ve  natio-\nnale") == 0.0
    assert evaluate.cer("from 1934-\n36", "from 1934-36") == pytest.approx(1 / 13)


def test_what_was_found_right_has_no_error_at_all() -> None:
    report = evaluate.score(TRUTH, Outcome(TRUTH.text, TRUTH.articles or (), ("the spark",), "1934-06-02"))
    assert report.figures() == {
        "page_cer": 0.0,
        "page_wer": 0.0,
        "words": 1.0,
        "cer": 0.0,
        "recovered": 1.0,
        "headlines": 1.0,
        "date_right": 1.0,
        "publication_right": 1.0,
    }


def test_an_article_in_two_pieces_is_not_recovered_nor_are_two_in_one() -> None:
    halves = (Writing(STRIKE[:70], "STRIKE SPREADS"), Writing(STRIKE[70:]), Writing(PICNIC, "PICNIC"))
    joined = (Writing(f"{STRIKE}\n{PICNIC}", "STRIKE SPREADS"),)
    reports = [evaluate.score(TRUTH, Outcome(TRUTH.text, articles)) for articles in (halves, joined)]
    assert [(report.recovered, report.headlines, report.articles_found) for report in reports] == [
        (0.5, 1.0, 3),
        (0.0, 0.5, 1),
    ]


def test_slips_of_recognition_count_as_characters_and_not_as_boundaries() -> None:
    misread = STRIKE.replace("dockers", "dcckers").replace("crates", "cratcs")
    report = evaluate.score(TRUTH, Outcome(misread, (Writing(misread, "STRIKE SPREADS"), Writing(PICNIC, "PICNIC"))))
    assert (report.recovered, report.articles[0].edits) == (1.0, 2)


def test_another_word_is_no_slip_of_recognition_however_short() -> None:
    told, found = Writing("rain stood on the pens"), Writing("snow lay by our barn")
    (score,) = evaluate.score(Truth(told.text, (told,)), Outcome(found.text, (found,))).articles

    assert (score.recall, score.precision) == (0.0, 0.0)


def test_a_headline_that_the_text_does_not_repeat_is_counted_to_the_text() -> None:
    body = STRIKE.split("\n")[1]
    report = evaluate.score(TRUTH, Outcome("", (Writing(body, "STRIKE SPREADS"), Writing(PICNIC, "PICNICS"))))
    assert report.articles[0] == ArticleScore("STRIKE SPREADS", "STRIKE SPREADS", 1.0, 1.0, 0, len(STRIKE))
    assert report.headlines == 0.5


def test_an_issue_that_is_not_there_has_all_errors() -> None:
    report = evaluate.score(TRUTH, None)
    assert report.figures() == {
        "page_cer": 1.0,
        "page_wer": 1.0,
        "words": 0.0,
        "cer": 1.0,
        "recovered": 0.0,
        "headlines": 0.0,
        "date_right": 0.0,
        "publication_right": 0.0,
    }


def test_each_article_has_its_own_match_though_another_would_suit_it_better() -> None:
    """Both truths share most with the joined one; one to one, the second must take what is left."""
    found = (Writing(f"{STRIKE}\n{PICNIC}"), Writing(PICNIC[:60]))
    scores = evaluate.score(TRUTH, Outcome("", found)).articles
    assert [score.found_headline is None and score.recall > 0.4 for score in scores] == [True, True]


@settings(deadline=None)
@given(st.integers(1, 5).flatmap(lambda n: st.lists(st.lists(st.integers(0, 9), min_size=n, max_size=n), max_size=5)))
def test_no_other_pairing_shares_more(shared: list[list[int]]) -> None:
    pairs = best_pairs(shared)
    rows, columns = len(shared), len(shared[0]) if shared else 0
    least, most = sorted((rows, columns))
    best = max(
        sum(
            shared[small if rows <= columns else large][large if rows <= columns else small]
            for small, large in enumerate(chosen)
        )
        for chosen in permutations(range(most), least)
    )
    assert sum(shared[row][column] for row, column in pairs.items()) == best
    assert len(set(pairs.values())) == len(pairs)
    assert all(shared[row][column] > 0 for row, column in pairs.items())


@settings(deadline=None)
@given(st.permutations([Writing(STRIKE, "STRIKE SPREADS"), Writing(PICNIC, "PICNIC"), Writing(RAIN, "RAIN")]))
def test_the_order_in_which_articles_were_found_does_not_matter(found: list[Writing]) -> None:
    report = evaluate.score(TRUTH, Outcome("", tuple(found)))
    assert (report.cer, report.recovered, report.headlines, report.articles_found) == (0.0, 1.0, 1.0, 3)


@settings(deadline=None)
@given(st.text("ab -\n", max_size=30), st.text("ab -\n", max_size=30), st.text("ab -\n", max_size=30))
def test_the_measures_keep_within_their_bounds(truth: str, found: str, headline: str) -> None:
    report = evaluate.score(Truth(truth, (Writing(truth, headline),)), Outcome(found, (Writing(found, headline),)))
    bounded = ("words", "cer", "recovered", "headlines")
    assert all(0.0 <= report.figures()[name] <= 1.0 for name in bounded)


def test_a_truth_file_may_hold_one_issue_or_many(tmp_path: Path) -> None:
    one = {
        "publication": "The Spark",
        "date": "1934-06-02",
        "articles": [{"headline": "STRIKE", "text": "STRIKE\nIt."}],
    }
    many = [one, {"match": "box 2/p1", "text": "It rains."}, one | {"text": "THE SPARK\nSTRIKE\nIt.\nPage 1"}]
    (tmp_path / "one.json").write_text(json.dumps(one))
    (tmp_path / "many.json").write_text(json.dumps(many))
    spark = Truth("STRIKE\nIt.", (Writing("STRIKE\nIt.", "STRIKE"),), "The Spark", "1934-06-02")
    assert evaluate.load(tmp_path / "one.json") == (spark,)
    printed = replace(spark, text="THE SPARK\nSTRIKE\nIt.\nPage 1")
    assert evaluate.load(tmp_path / "many.json") == (spark, Truth("It rains.", match="box 2/p1"), printed)
    assert [truth.name for truth in (spark, printed)] == ["The Spark 1934-06-02"] * 2
    assert Truth("It rains.", match="box 2/p1").name == "box 2/p1"


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "it is no JSON: Expecting value"),
        (b"\xff\xd8\xff", "it is no text in UTF-8"),
        (b"[" * 100_000, "maximum recursion depth"),
        (b"[]", "it holds no issue"),
        (b"[1]", "issue 1 must be an object with `articles` or `text`"),
        (b'{"date": "1934-06-02"}', "issue 1 needs `articles` with text, or `text`"),
        (b'{"date": "1934-06-02", "articles": []}', "issue 1 needs `articles` with text, or `text`"),
        (b'{"date": "1934-06-02", "articles": {}}', "`articles` of issue 1 must be a list"),
        (b'{"date": "1934-06-02", "articles": ["x"]}', "an article of issue 1 must be an object with `text`"),
        (b'{"date": "1934-06-02", "articles": [{"headline": "x"}]}', "an article of issue 1 needs `text`"),
        (b'{"date": 19340602, "text": "x"}', "`date` of issue 1 must be a text in quotation marks"),
        (b'[{"date": "1934", "text": "x"}, {"text": 5}]', "`text` of issue 2 must be a text in quotation marks"),
        (b'{"text": "x"}', "issue 1 needs a `date`, or as `match` a part of its source's name"),
        (None, "No such file or directory"),
    ],
)
def test_a_truth_file_that_is_none_says_what_is_wrong_in_the_words_of_the_file(
    tmp_path: Path, content: bytes | None, fault: str
) -> None:
    path = tmp_path / "truth.json"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(SetupError, match=rf"truth\.json cannot be understood \({fault}.*\); `ingest evaluate --help`"):
        evaluate.load(path)


def test_a_truth_file_may_begin_with_the_mark_that_some_editors_write(tmp_path: Path) -> None:
    (tmp_path / "truth.json").write_bytes(b'\xef\xbb\xbf{"match": "p1", "text": "It rains."}')
    assert evaluate.load(tmp_path / "truth.json") == (Truth("It rains.", match="p1"),)


SPARK = ("The Spark", "the-spark")
ISSUES = (
    Candidate("labor/1", "box 1/labor", "1934-06-02", ("The Labor Herald", "labor")),
    Candidate("spark/1", "box 1/a", "1934-06-02", SPARK),
    Candidate("spark/2", "box 2/b", "1934-06-02", SPARK),
    Candidate("spark/3", "box 3", None, SPARK),
)


def test_an_issue_is_paired_by_a_part_of_its_source_or_by_its_date_and_publication() -> None:
    assert evaluate.partner(Truth("", match="box 2"), ISSUES) == "spark/2"
    assert evaluate.partner(TRUTH, ISSUES) == "spark/1"
    assert evaluate.partner(Truth("", date="1934-06-02"), ISSUES) == "labor/1"
    assert evaluate.partner(Truth("", match="box 9", date="1934-06-02"), ISSUES) is None
    assert evaluate.partner(Truth(""), ISSUES) is None


@pytest.mark.parametrize(
    ("name", "issue"),
    [
        ("THE SPARK.", "spark/1"),
        ("Spark", "spark/1"),
        ("the-spark", "spark/1"),
        ("The Labour Herald", "labor/1"),  # not as the archive has it, but no other
        ("labor", "labor/1"),
        ("The Star", None),
        ("nosuch", None),
    ],
)
def test_another_newspaper_of_that_day_is_not_the_issue(name: str, issue: str | None) -> None:
    assert evaluate.partner(replace(TRUTH, publication=name), ISSUES) == issue


def test_a_publication_is_right_by_its_title_or_id_as_one_or_another_writes_it_and_not_misread() -> None:
    names = ("The Spark", "the-spark", "Spark", "The Spork")
    reports = [evaluate.score(replace(TRUTH, publication=name), Outcome("", (), SPARK)) for name in names]

    assert [report.publication_right for report in reports] == [True, True, True, False]


def test_means_are_over_the_issues_that_have_the_measure() -> None:
    reports = [evaluate.score(TRUTH, Outcome(TRUTH.text)), evaluate.score(Truth("It rains."), Outcome(""))]
    means = evaluate.mean(reports)
    assert (means["page_cer"], means["recovered"]) == (0.5, 0.0)
    assert evaluate.mean([]) == {}
