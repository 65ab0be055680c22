"""Signing in and out."""

from functools import partial
from typing import Any

from datasette.utils.asgi import Response

from ingest.people import audit, sessions
from ingest.people.audit import Act
from ingest.reading_room.addresses import Addresses
from ingest.reading_room.answers import answer
from ingest.reading_room.mending import forms, staff, tokens
from ingest.reading_room.mending.visits import Visit


async def page(datasette: Any, visit: Visit) -> Any:
    """A form for name and password."""
    return await _shown(datasette, visit, visit.request.args.get("then"))


async def sign_in(datasette: Any, visit: Visit) -> Any:
    """Let somebody in, or say why not: always the same, so that nobody learns which names there are."""
    name, password = visit.form.get("name", ""), visit.form.get("password", "")
    found = await staff.ask(datasette, partial(sessions.sign_in, name=name, password=password, address=visit.address))
    outcome = "done" if isinstance(found, tuple) else "wait" if found.wait else "refused"
    act = Act(name[:50], visit.address, "sign in", "", outcome)
    await staff.ask(datasette, partial(audit.record, act=act))
    if isinstance(found, sessions.Refused):
        wrong = "That name and that password do not belong together."
        late = f"There were too many attempts. Please wait {-(-found.wait // 60)} minutes."
        then = visit.form.get("then")
        return await _shown(datasette, visit, then, late if found.wait else wrong, name, 429 if found.wait else 403)
    response = forms.onward(datasette, visit.form, _queue(datasette))
    _keep(datasette, visit, response, found[1])
    return response


async def sign_out(datasette: Any, visit: Visit) -> Any:
    """Forget the browser."""
    secret = tokens.secret_of(datasette, visit.request)
    if secret:
        await staff.ask(datasette, partial(sessions.sign_out, secret=secret))
        await staff.ask(datasette, partial(audit.record, act=Act(visit.name, visit.address, "sign out", "", "done")))
    response = Response.redirect(Addresses(datasette).home(), status=303)
    response.set_cookie(tokens.COOKIE, "", max_age=0, path=Addresses(datasette).home(), httponly=True)
    return response


def _keep(datasette: Any, visit: Visit, response: Response, secret: str) -> None:
    """The secret in a cookie that no script can read and no other site sends along."""
    response.set_cookie(
        tokens.COOKIE,
        datasette.sign(secret, tokens.NAMESPACE),
        max_age=int(sessions.LASTS),
        path=Addresses(datasette).home(),
        secure=visit.request.scope.get("scheme") == "https",
        httponly=True,
        samesite="lax",
    )


async def _shown(
    datasette: Any, visit: Visit, then: str | None, wrong: str = "", name: str = "", status: int = 200
) -> Any:
    content = {"wrong": wrong, "name": name[:50], "then": forms.local(datasette, then, _queue(datasette))}
    return await answer(datasette, visit.request, "mending/login.html", content, status)


def _queue(datasette: Any) -> str:
    return Addresses(datasette).path("/-/mend")
