"""What did a browser post, and where does it go afterwards?"""

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl

from datasette.utils.asgi import Response

from ingest.reading_room.addresses import Addresses
from ingest.reading_room.answers import Refusal

LARGEST = 65536
"""Bytes of a form: a line, or what a reader says, many times over."""

Asgi = Callable[..., Any]


async def read(request: Any) -> dict[str, str]:
    """The fields of a posted form; raises Refusal."""
    body = await request.post_body()
    try:
        return dict(parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=50))
    except (UnicodeDecodeError, ValueError) as error:
        raise Refusal(400, "That is no form", "What the browser sent cannot be understood.") from error


def bounded(app: Asgi) -> Asgi:
    """*app*, which is not asked when a form is too large or comes without saying how large it is."""

    async def asked(scope: Any, receive: Asgi, send: Asgi) -> None:
        if scope["type"] == "http" and scope["method"] not in ("GET", "HEAD", "OPTIONS"):
            headers = dict(scope["headers"])
            length = headers.get(b"content-length", b"0")
            if b"transfer-encoding" in headers or not length.isdigit() or int(length) > LARGEST:
                status = 413 if length.isdigit() else 411
                await send({"type": "http.response.start", "status": status, "headers": [[b"content-length", b"0"]]})
                await send({"type": "http.response.body", "body": b""})
                return
        await app(scope, receive, send)

    return asked


def local(datasette: Any, address: str | None, otherwise: str) -> str:
    """*address* when it is one of ours, else *otherwise*: nobody is sent elsewhere by a link to our sign-in page."""
    home = Addresses(datasette).home()
    plain = address or ""
    ours = plain.startswith(home) and not plain.startswith("//") and plain.isprintable() and "\\" not in plain
    return plain if ours else otherwise


def onward(datasette: Any, form: dict[str, str], otherwise: str) -> Response:
    """To the address that the form names, when it is ours."""
    return Response.redirect(local(datasette, form.get("then"), otherwise), status=303)


def number(text: str | None, what: str) -> int:
    """A number that a form must have; raises Refusal."""
    if not (text and text.isascii() and text.isdigit() and len(text) < 16):
        raise Refusal(400, "That cannot be done", f"The form does not say which {what}.")
    return int(text)
