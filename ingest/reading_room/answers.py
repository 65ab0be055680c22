"""How is something said: as a page for people or as JSON for programs, from the same values?"""

import dataclasses
import json
from collections.abc import Mapping
from typing import Any

from datasette.utils.asgi import Response

from ingest.reading_room.addresses import Addresses, navigation, words_asked
from ingest.reading_room.mending import tokens

VIEWERS_OWN_STYLE = "'sha256-9xTiqzfwFaL2SGb1rmr8gysEwVVjIvqWAgmZgqFqpEE='"
"""The one rule that OpenSeadragon writes into a page (no ring around its canvas on a touch screen)."""

POLICY = (
    "default-src 'self'; img-src 'self' data: blob:; "
    f"style-src 'self' {VIEWERS_OWN_STYLE}; script-src 'self'; object-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
)
"""Our pages take nothing from elsewhere and run no script that stands in the page: text read by machine is data."""


class Refusal(Exception):
    """Something that cannot be shown, and what to do instead."""

    def __init__(self, status: int, title: str, sentence: str, next_step: str = "") -> None:
        super().__init__(status, title, sentence, next_step)
        self.status, self.title, self.sentence, self.next_step = status, title, sentence, next_step


def missing(what: str, name: str) -> Refusal:
    """There is no such thing here."""
    return Refusal(
        404,
        f"No such {what}",
        f"There is no {what} {name!r} in this archive.",
        "It may have been mistyped, or taken out with its issue. The search finds what is here.",
    )


async def answer(
    datasette: Any, request: Any, template: str, content: Mapping[str, Any], status: int = 200, **extras: Any
) -> Response:
    """*content* as JSON where that is asked for, else as a page.

    *extras* are for the template alone; it also gets `to` (addresses) and `navigation`.
    """
    if wants_json(request):
        return as_json(content, status)
    context = {
        "to": Addresses(datasette),
        "navigation": navigation(datasette),
        "here": request.path,
        "json_address": json_address(request),
        "words_asked": words_asked(request.args),
        "token": tokens.token(tokens.secret_of(datasette, request)),
        **content,
        **extras,
    }
    body = await datasette.render_template(f"reading_room/{template}", context, request=request)
    return Response.html(body, status=status, headers={"content-security-policy": POLICY})


def as_json(content: Any, status: int = 200, kind: str = "application/json; charset=utf-8") -> Response:
    """For programs of any origin: what a reader may read, any page may fetch."""
    body = json.dumps(content, ensure_ascii=False, default=_plain, indent=1)
    return Response(body, status=status, headers={"access-control-allow-origin": "*"}, content_type=kind)


def as_text(text: str, kind: str = "text/plain", name: str = "") -> Response:
    """A file to keep; *name* is what a browser saves it as."""
    headers = {"access-control-allow-origin": "*"}
    if name:
        headers["content-disposition"] = f'attachment; filename="{name}"'
    return Response(text, headers=headers, content_type=f"{kind}; charset=utf-8")


async def refused(datasette: Any, request: Any, refusal: Refusal) -> Response:
    """A refusal as a page with a next step."""
    told = {"title": refusal.title, "sentence": refusal.sentence, "next_step": refusal.next_step}
    return await answer(datasette, request, "refusal.html", told, refusal.status)


def wants_json(request: Any) -> bool:
    """Whether the address ends in .json, or the program says that it takes JSON and no HTML."""
    accepted = request.headers.get("accept", "")
    return bool(request.url_vars.get("format")) or ("json" in accepted and "text/html" not in accepted)


def json_address(request: Any) -> str:
    """The same as JSON; empty where there is no such address."""
    query = f"?{request.query_string}" if request.query_string else ""
    return "" if "format" not in request.url_vars else f"{request.path}.json{query}"


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return dataclasses.asdict(value)
    raise TypeError(f"{value!r} has no form in JSON")
