"""`ingest serve`: the reading room in a browser."""

import os
import re
import socket
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from ingest.cli.example import command as made
from ingest.cli.given import GivenPath
from ingest.cli.workspace import Places, at_workspace
from ingest.errors import SetupError, reason


def _path(_ctx: click.Context, _option: click.Parameter, value: str) -> str:
    """A path with a slash at either end."""
    bare = value.strip("/")
    if not re.fullmatch(r"[\w.~/-]*", bare, re.ASCII) or "//" in bare:
        raise click.BadParameter("give the path alone, as /newspapers/.")
    return f"/{bare}/" if bare else "/"


@made(
    "serve",
    "ingest serve",
    "ingest serve --host 0.0.0.0 --port 8080",
    "ingest serve --prefix /newspapers/",
)
@click.option("--host", default="127.0.0.1", show_default=True, help="0.0.0.0 lets other machines in")
@click.option("--port", "-p", type=click.IntRange(0, 65535), default=8001, show_default=True, help="0: any free one")
@click.option(
    "--prefix",
    default="/",
    metavar="PATH",
    callback=_path,
    help="Behind a reverse proxy: the path that it stands under",
)
@click.option("--cache", type=GivenPath(), metavar="DIR", help="For pictures [default: in ~/.cache]")
@at_workspace
def command(places: Places, host: str, port: int, prefix: str, cache: Path | None) -> None:
    """Read and search the archive in a browser.

    Readers need no account and change nothing. It may run while `ingest run` writes. Ctrl-C ends it.
    """
    from ingest.archive import catch_up

    places.spared(cache) if cache else None
    with places.opened() as db:  # what cannot be used is said here, and an older archive is brought to today's version
        catch_up(db, places.as_workspace().journal)
    door = _door(host, port)
    # Printed before the server listens in earnest: a browser that is quicker waits in the socket's queue.
    click.echo(f"The reading room is open at {_address(host, door.getsockname()[1], prefix)}\nCtrl-C closes it.")
    _serve(_application(places, prefix, cache), door)
    places.opened().close()  # a run or a volunteer may have left it in two files while readers were here


def _door(host: str, port: int) -> socket.socket:
    """A socket that listens; raises SetupError when the port is taken or the host is none of this machine's."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named as TCP, or asyncio leaves small packets waiting for 40 ms (it sets TCP_NODELAY only then).
    door = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        door.bind((host, port))
        door.listen(128)
    except (OSError, UnicodeError) as error:
        door.close()
        raise SetupError(f"{host}:{port} cannot be used ({reason(error)}). Give another --port or --host.") from error
    return door


def _address(host: str, port: int, base: str) -> str:
    shown = {"0.0.0.0": "localhost", "::": "localhost"}.get(host, f"[{host}]" if ":" in host else host)
    return f"http://{shown}:{port}{base}"


def _application(places: Places, base: str, cache: Path | None) -> Any:
    from datasette.app import Datasette

    from ingest import people
    from ingest.archive.metadata import metadata

    archive, journal = places.archive, places.as_workspace().journal.absolute()
    told = metadata(archive.stem)
    told["plugins"] = {"ingest": {"journal": str(journal)} | ({"cache": str(cache.absolute())} if cache else {})}
    more = {}
    if os.access(archive.absolute().parent, os.W_OK):  # else nobody can sign in, for nothing can be written
        with people.opened(people.path_beside(archive)) as staff:
            more["secret"] = people.sessions.secret(staff)
            if not people.accounts.everybody(staff):
                click.echo(f"To mend the text, give yourself an account: {places.command('user', 'add', 'YOUR-NAME')}")
    return Datasette([str(archive)], metadata=told, settings={"base_url": base}, **more).app()


def _serve(application: Any, door: socket.socket) -> None:
    import uvicorn

    # Ctrl-C is how it is meant to end.
    with suppress(KeyboardInterrupt):
        uvicorn.Server(uvicorn.Config(application, log_level="warning")).run(sockets=[door])
