"""Which addresses are the volunteers', who may open each, and what is looked at before one is let in?

Everything that changes anything is posted, by somebody with the role for it, in a form that we made for their browser.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from datasette.utils.asgi import Response

from ingest.people import Role
from ingest.reading_room.addresses import ARTICLE, FORMAT, PAGE, Addresses
from ingest.reading_room.answers import Refusal, wants_json
from ingest.reading_room.mending import (
    arranging,
    forms,
    lines,
    past,
    pieces,
    review,
    signing,
    staff,
    thanking,
    tokens,
    voices,
)
from ingest.reading_room.mending.visits import Visit

View = Callable[[Any, Visit], Awaitable[Any]]
LINE, REGION, NAME = r"(?P<line>\d{1,15})", r"(?P<region>\d{1,15})", r"(?P<name>[^/]+)"


@dataclass(frozen=True, slots=True)
class Door:
    """An address, and who may open it."""

    pattern: str
    get: View | None = None
    post: View | None = None
    role: Role | None = None
    """The least that somebody must be; None for everybody."""


DOORS = (
    Door(r"/-/login$", signing.page, signing.sign_in),
    Door(r"/-/logout$", None, signing.sign_out),
    Door(rf"/-/thanks{FORMAT}", thanking.page),
    Door(rf"/-/flag/{ARTICLE}$", voices.page, voices.flag),
    Door(rf"/-/history/{ARTICLE}{FORMAT}", past.of_article),
    Door(rf"/-/history/lines/{LINE}{FORMAT}", past.of_line),
    Door(rf"/-/mend{FORMAT}", pieces.table, None, Role.VOLUNTEER),
    Door(r"/-/mend/next$", None, pieces.following, Role.VOLUNTEER),
    Door(rf"/-/mend/regions/{REGION}$", pieces.piece, None, Role.VOLUNTEER),
    Door(rf"/-/mend/articles/{ARTICLE}$", pieces.article, None, Role.VOLUNTEER),
    Door(rf"/-/mend/pages/{PAGE}$", arranging.page, None, Role.VOLUNTEER),
    Door(rf"/-/mend/lines/{LINE}$", None, lines.save, Role.VOLUNTEER),
    Door(r"/-/mend/undo$", None, past.undo, Role.VOLUNTEER),
    Door(r"/-/mend/bring-back$", None, past.bring_back, Role.VOLUNTEER),
    Door(r"/-/mend/mark$", None, arranging.mark, Role.VOLUNTEER),
    Door(r"/-/mend/move$", None, arranging.move, Role.VOLUNTEER),
    Door(r"/-/mend/part$", None, arranging.part, Role.VOLUNTEER),
    Door(r"/-/mend/join$", None, arranging.join, Role.VOLUNTEER),
    Door(r"/-/mend/date$", None, arranging.date, Role.EDITOR),
    Door(rf"/-/review{FORMAT}", review.overview, None, Role.EDITOR),
    Door(rf"/-/review/people/{NAME}$", review.person, None, Role.EDITOR),
    Door(rf"/-/review/people/{NAME}/roll-back$", None, review.roll_back, Role.EDITOR),
    Door(r"/-/review/settle$", None, review.settle, Role.EDITOR),
    Door(rf"/-/review/audit{FORMAT}", review.written, None, Role.EDITOR),
)


def _opened(door: Door) -> Callable[[Any, Any], Awaitable[Any]]:
    async def view(datasette: Any, request: Any) -> Any:
        posted = request.method == "POST"
        wanted = door.post if posted else door.get
        if wanted is None or request.method not in ("GET", "HEAD", "POST"):
            raise Refusal(405, "Not so", f"This address cannot be asked by {request.method}.")
        person = await staff.person_of(datasette, request)
        visit = Visit(request, person, await forms.read(request) if posted else {})
        if door.role and not visit.may(door.role):
            return _turned_away(datasette, visit, door.role)
        if posted and not tokens.is_ours(request, visit.form, tokens.secret_of(datasette, request) if person else None):
            raise Refusal(
                403,
                "This form is not of today",
                "It was made for another visit, so nothing was changed.",
                "Go back, load the page again, and send it once more.",
            )
        response = await wanted(datasette, visit)
        # What stands here is one person's, and changes by the minute: no proxy and no back button shows it again.
        response.headers["cache-control"] = "private, no-store"
        return response

    return view


def _turned_away(datasette: Any, visit: Visit, role: Role) -> Any:
    """To the sign-in page when that may help; else told what is missing."""
    request = visit.request
    if visit.person is None and request.method != "POST" and not wants_json(request):
        query = f"?{request.query_string}" if request.query_string else ""
        to = Addresses(datasette)
        return Response.redirect(to.path("/-/login", then=request.path + query), status=303)
    if visit.person is None:
        raise Refusal(401, "Nobody is signed in", "Sign in, and do it again.", "The sign-in page is at /-/login.")
    a = "an" if role is Role.EDITOR else "a"
    raise Refusal(
        403,
        "That is not for you to do",
        f"{visit.person.name} is signed in as {visit.person.role}; this wants {a} {role}.",
        "Ask the person who keeps the archive.",
    )


ROUTES = tuple((door.pattern, _opened(door)) for door in DOORS)
