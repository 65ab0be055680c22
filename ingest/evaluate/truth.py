"""What does a truth file say?

It is JSON: one issue or a list of issues, each

    {"publication", "date", "articles": [{"headline", "text", ...}], "match"?, "text"?}

where `match` is a part of the source's name that pairs it with an issue of the archive (else its date and publication
do, the latter by title or id), and `text` is the text of the pages in reading order (else the articles' texts make it
up); with `text` and no `articles` only the text is scored.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ingest.errors import SetupError, reason
from ingest.evaluate.reports import Truth, Writing


def load(path: Path) -> tuple[Truth, ...]:
    """The issues of a truth file; raises SetupError that says what is wrong with it."""
    try:
        issues = _issues(path.read_bytes())
        return tuple(_truth(issue, f"issue {number}") for number, issue in enumerate(issues, 1))
    except (OSError, ValueError, RecursionError) as error:
        step = "`ingest evaluate --help` says what belongs into it."
        raise SetupError(f"The truth file {path} cannot be understood ({reason(error)}); {step}") from error


def _issues(content: bytes) -> list[Any]:
    try:
        read = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ValueError("it is no text in UTF-8") from error
    except json.JSONDecodeError as error:
        raise ValueError(f"it is no JSON: {error}") from error
    issues = read if isinstance(read, list) else [read]
    if not issues:
        raise ValueError("it holds no issue")
    return issues


def _truth(issue: Any, name: str) -> Truth:
    _check(isinstance(issue, Mapping), f"{name} must be an object with `articles` or `text`")
    articles = issue.get("articles")
    _check(articles is None or isinstance(articles, list), f"`articles` of {name} must be a list")
    writings = None if articles is None else tuple(_writing(article, name) for article in articles)
    text = _text(issue, "text", name) or "\n\n".join(writing.text for writing in writings or ())
    _check(bool(text.strip()), f"{name} needs `articles` with text, or `text`")
    publication, date, match = (_text(issue, key, name) for key in ("publication", "date", "match"))
    _check(bool(date or match), f"{name} needs a `date`, or as `match` a part of its source's name")
    return Truth(text, writings, publication, date, match)


def _writing(article: Any, name: str) -> Writing:
    _check(isinstance(article, Mapping), f"an article of {name} must be an object with `text`")
    text = _text(article, "text", f"an article of {name}")
    _check(bool(text), f"an article of {name} needs `text`")
    return Writing(text or "", _text(article, "headline", f"an article of {name}"))


def _text(table: Mapping[str, Any], key: str, name: str) -> str | None:
    value = table.get(key)
    _check(value is None or isinstance(value, str), f"`{key}` of {name} must be a text in quotation marks")
    return value


def _check(is_right: bool, sentence: str) -> None:
    if not is_right:
        raise ValueError(sentence)
