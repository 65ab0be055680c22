"""What proves that a form was made by us for this very browser?

Whoever is signed in gets a token in each form that only the secret in their cookie makes; another site knows neither.
Beside that, a browser says from which site a form comes, and only our own is listened to.
"""

import hmac
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

COOKIE = "ingest_session"
NAMESPACE = "ingest-session"


def secret_of(datasette: Any, request: Any) -> str | None:
    """The secret in the browser's cookie, if the cookie bears our signature."""
    signed = request.cookies.get(COOKIE)
    if not signed:
        return None
    try:
        secret = datasette.unsign(signed, NAMESPACE)
    except Exception as error:  # of itsdangerous, which is Datasette's own affair
        if type(error).__name__ != "BadSignature":
            raise
        return None
    return secret if isinstance(secret, str) else None


def token(secret: str | None) -> str:
    """The token for forms of the browser that holds the secret; empty for one that is not signed in."""
    return sha256(b"form " + secret.encode()).hexdigest() if secret else ""


def is_ours(request: Any, form: dict[str, str], secret: str | None) -> bool:
    """Whether a posted form was made by us for this browser."""
    # As bytes: of texts `compare_digest` takes only ASCII.
    return _is_from_here(request) and hmac.compare_digest(form.get("token", "").encode(), token(secret).encode())


def _is_from_here(request: Any) -> bool:
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if site:
        return bool(site == "same-origin")
    # Older browsers say the origin at least.  What says neither is no browser, so nobody can be tricked into it.
    return not origin or urlsplit(origin).netloc == request.headers.get("host")
