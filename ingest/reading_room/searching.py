"""The search page."""

from dataclasses import replace
from typing import Any

from sqlite_utils import Database

from ingest.archive import finding, ordering, reading
from ingest.archive.finding import Question
from ingest.archive.search import date_of
from ingest.errors import SetupError
from ingest.reading_room import desk
from ingest.reading_room.addresses import FORMAT, LONGEST, words_asked
from ingest.reading_room.answers import answer
from ingest.reading_room.mending.voices import missed
from ingest.reading_room.years import bars

MOST_AT_ONCE = 100
"""Articles on one page of an answer, however many are asked for."""


async def search(datasette: Any, request: Any) -> Any:
    """What was found, and how to find more or less."""
    question, notes = asked(request.args)

    def found(db: Database) -> dict[str, Any]:
        answered = finding.find(db, question)
        nothing = bool(question.words) and not answered.total
        return {
            "found": answered,
            "suggestion": finding.suggestions(db, question.words) if nothing else None,
            "publications": reading.titles(db),
        }

    content = await desk.ask(datasette, found)
    if content["suggestion"]:
        await missed(datasette, question.words)
    said = {"question": question, "notes": notes, **content}
    extras: dict[str, Any] = {
        "words_asked": question.words,
        "bars": bars(content["found"].years),
        "kept": _kept(question),
        "filtered": question != Question(question.words, question.tolerant, order=question.order, limit=question.limit),
    }
    return await answer(datasette, request, "search.html", said, **extras)


def asked(args: Any) -> tuple[Question, list[str]]:
    """The question in an address, and what in it was not understood."""
    notes: list[str] = []
    question = Question(
        words=words_asked(args),
        tolerant=bool(args.get("tolerant")),
        publications=tuple(filter(None, args.getlist("publication"))),
        kinds=tuple(filter(None, args.getlist("kind"))),
        since=_date(args.get("from"), notes),
        until=_date(args.get("to"), notes),
        order=args.get("order") if args.get("order") in ordering.ORDERS else ordering.BEST,
        after=(args.get("after") or "")[:LONGEST],
    )
    size = args.get("size") or ""
    return (replace(question, limit=min(max(int(size), 1), MOST_AT_ONCE)) if _is_number(size) else question), notes


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 6


def _date(text: str | None, notes: list[str]) -> str | None:
    text = (text or "").strip()
    try:
        return date_of(text) if text else None
    except SetupError as error:
        notes.append(str(error))
        return None


def _kept(question: Question) -> dict[str, Any]:
    """The question as an address has it, for links that change a part of it."""
    return {
        "q": question.words,
        "tolerant": "1" if question.tolerant else None,
        "publication": question.publications,
        "kind": question.kinds,
        "from": question.since,
        "to": question.until,
        "order": None if question.order == ordering.BEST else question.order,
    }


ROUTES = ((rf"/-/search{FORMAT}", search),)
