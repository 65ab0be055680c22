"""Does the typesetter know exactly what it printed?"""
from __future__ import annotations

import pytest

from tests.typeset import Edition, compose


@pytest.fixture(scope="module")
def edition() -> Edition:
    return compose(4, grade="clean")


def _read(edition: Edition, item: str) -> list[str]:
    """The words of an item as a reader puts them together again."""
    text, words = "", []
    for word in (w for page in edition.words for w in page if w.item == item and w.part not in ("jump", "quote")):
        text += word.text[:-1] if word.join == "soft" else word.text
        if not word.join:
            words.append(text)
            text = ""
    return words


def test_the_same_seed_gives_the_same_edition() -> None:
    one, two = compose(2, grade="worn"), compose(2, grade="worn")
    assert one.truth == two.truth
    assert [page.tobytes() for page in one.pages] == [page.tobytes() for page in two.pages]


def test_every_word_of_the_truth_is_on_a_page(edition: Edition) -> None:
    articles = edition.truth["articles"]
    assert isinstance(articles, list)
    for article in articles:
        assert sorted(_read(edition, article["id"])) == sorted(article["text"].split())
