"""What does Datasette ask of a plugin? Uses only hooks that stable Datasette and the 1.0 alphas share."""

from collections.abc import Awaitable, Callable, Generator
from typing import Any

from datasette.utils.asgi import Base400
from markupsafe import Markup
from pluggy import HookimplMarker, Result

from ingest.reading_room import addresses, desk, routes, wording
from ingest.reading_room.addresses import Addresses
from ingest.reading_room.answers import Refusal, refused
from ingest.reading_room.mending import forms, staff

hookimpl = HookimplMarker("datasette")

HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"SAMEORIGIN"),
    (b"referrer-policy", b"same-origin"),
)
"""On every answer, Datasette's own included.  The content security policy is set in `answers`: Datasette's pages need
inline scripts, ours do not."""

Asgi = Callable[..., Any]


@hookimpl
def register_routes(datasette: Any) -> list[tuple[str, routes.View]]:
    """Our addresses, where there is an archive of ours."""
    return routes.guarded() if desk.archive_of(datasette) else []


@hookimpl
def actor_from_request(datasette: Any, request: Any) -> Awaitable[dict[str, str] | None] | None:
    """Whoever signed in with us."""
    return staff.actor_of(datasette, request) if desk.archive_of(datasette) else None


@hookimpl
def menu_links(datasette: Any) -> list[dict[str, str]]:
    """From Datasette's pages back to ours."""
    if desk.archive_of(datasette) is None:
        return []
    return [{"href": each.href, "label": each.label} for each in addresses.navigation(datasette)]


ROOMS = {"article": "article", "article_id": "article", "page_id": "page", "issue": "issue", "issue_id": "issue"}
"""Columns of a query's answer that name something which is shown in the reading room, and what."""


@hookimpl
def render_cell(row: Any, value: Any, column: str, table: str | None, datasette: Any) -> Markup | None:
    """From a table or an answer of Datasette's to the reading room, where the thing is seen on the paper."""
    if not isinstance(value, str) or not value or desk.archive_of(datasette) is None:
        return None
    to = Addresses(datasette)
    if table == "articles" and column in ("headline", "title") and (article_id := dict(row).get("id")):
        return Markup('<a href="{}">{}</a>').format(to.article(article_id), value)
    if table is None and column in ROOMS and "/" in value:
        return Markup('<a href="{}">{}</a>').format(getattr(to, ROOMS[column])(value), value)
    return None


@hookimpl
def prepare_jinja2_environment(env: Any) -> None:
    """Words for our templates."""
    env.filters.update(wording.FILTERS)


@hookimpl(hookwrapper=True)
def handle_exception(
    datasette: Any, request: Any, exception: Exception
) -> Generator[None, Result[list[Callable[[], Awaitable[Any]]]], None]:
    """An address that leads nowhere gets a page with a next step.

    Instead of Datasette's own answer, not before it: that prints every local variable to the log wherever rich is
    installed, and fails itself when no exception is being handled.
    """
    outcome = yield
    if isinstance(exception, Base400) and desk.archive_of(datasette):
        outcome.force_result([lambda: refused(datasette, request, _refusal(exception))])


def _refusal(exception: Any) -> Refusal:
    if exception.status == 404:
        return Refusal(404, "Nothing is here", "This address leads nowhere.", "Search, or begin with the newspapers.")
    return Refusal(exception.status, "That cannot be done", " ".join(map(str, exception.args)))


@hookimpl
def asgi_wrapper() -> Callable[[Asgi], Asgi]:
    """Headers that keep a browser from guessing and from being framed; forms no larger than ours are."""

    def wrapped(app: Asgi) -> Asgi:
        async def with_headers(scope: Any, receive: Asgi, send: Asgi) -> None:
            async def sent(message: dict[str, Any]) -> None:
                if message["type"] == "http.response.start":
                    present = {name.lower() for name, _ in message.get("headers", [])}
                    more = [[name, value] for name, value in HEADERS if name not in present]
                    message = {**message, "headers": [*message.get("headers", []), *more]}
                await send(message)

            await forms.bounded(app)(scope, receive, sent)

        return with_headers

    return wrapped
