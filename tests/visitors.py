"""How does a test visit the reading room as somebody, without a browser?"""

import asyncio
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from datasette.app import Datasette

from ingest import people
from ingest.people import Role

PASSWORD = "horse battery staple"
NAMES = {Role.READER: "rita", Role.VOLUNTEER: "vera", Role.EDITOR: "eve"}
HERE = {"sec-fetch-site": "same-origin"}


def staffed(folder: Path) -> Path:
    """A workspace with a person of each role; gives back the folder."""
    with people.opened(folder / "archive.people.db") as db:
        for role, name in NAMES.items():
            people.accounts.add(db, name, PASSWORD, role)
    return folder


def opened(folder: Path, **settings: Any) -> Datasette:
    """The reading room on a workspace."""
    return Datasette([str(folder / "archive.db")], settings=settings)


@dataclass
class Visitor:
    """Somebody with a browser of their own."""

    room: Datasette
    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, path: str, **headers: str) -> Any:
        """What the address answers; redirections are not followed."""
        return self._asked("GET", path, headers)

    def post(self, path: str, fields: dict[str, Any], **headers: str) -> Any:
        """What the address answers to a form that was made for this browser."""
        return self.send(path, {**self.tokens(), **fields}, {**HERE, **headers})

    def send(self, path: str, fields: dict[str, Any], headers: dict[str, str]) -> Any:
        """What the address answers to these very fields."""
        return self._asked("POST", path, headers, data={name: str(value) for name, value in fields.items()})

    def tokens(self) -> dict[str, str]:
        """What every form of ours holds."""
        html = self.get("/-/login").text
        return {name: self._hidden(html, name) for name in ("csrftoken", "token")}

    def signed_in(self, role: Role) -> "Visitor":
        """The same browser, now as a person of that role."""
        answer = self.post("/-/login", {"name": NAMES[role], "password": PASSWORD})
        assert answer.status_code == 303, answer.text
        return self

    def _hidden(self, html: str, name: str) -> str:
        found = re.search(rf'name="{name}" value="([^"]*)"', html)
        return found[1] if found else ""

    def _asked(self, method: str, path: str, headers: dict[str, str], **more: Any) -> Any:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if cookie:
            named["cookie"] = cookie
        answer = asyncio.run(self.room.client.request(method, path, headers=named, follow_redirects=False, **more))
        self.cookies |= dict(answer.cookies)
        return answer


def visitor(room: Datasette, role: Role | None = None) -> Visitor:
    """A fresh browser, signed in as somebody of that role."""
    fresh = Visitor(room)
    return fresh.signed_in(role) if role else fresh
