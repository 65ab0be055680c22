"""`ingest user`: who may sign in to the reading room."""

import sys

import click

from ingest.cli.audited import audited
from ingest.cli.example import command as made
from ingest.cli.example import group
from ingest.cli.workspace import Places, at_workspace

ROLES = ("reader", "volunteer", "editor")


@group("user", "ingest user add anna --role volunteer", "ingest user list")
def command() -> None:
    """Say who may sign in, and as what.

    Readers need no account. A volunteer mends; an editor also sets dates, answers readers and rolls work back.
    """


def _password(name: str) -> str:
    """Asked for twice at a terminal; else the first line that comes in."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    asked: str = click.prompt(f"Password for {name}", hide_input=True, confirmation_prompt="The same again")
    return asked


role = click.option("--role", type=click.Choice(ROLES), default="volunteer", show_default=True, help="What they may do")


@made("add", "ingest user add anna --role volunteer", "ingest user add ben --role editor < password.txt")
@click.argument("name")
@role
@at_workspace
def add(places: Places, name: str, role: str) -> None:
    """Give NAME an account; asks for a password, or reads it from a pipe."""
    from ingest.people import Role, accounts

    with audited(places, "user add", name) as db:
        person = accounts.add(db, name, _password(name), Role(role))
    click.echo(f"{person.name} may sign in as {person.role}.")


@made("list", "ingest user list")
@at_workspace
def everybody(places: Places) -> None:
    """Tell who has an account."""
    from ingest import people

    places.opened().close()
    with people.opened(people.path_beside(places.archive)) as db:
        for person in people.accounts.everybody(db):
            click.echo(f"{person.name:<24} {person.role:<10} since {person.created[:10]}")


@made("passwd", "ingest user passwd anna")
@click.argument("name")
@at_workspace
def passwd(places: Places, name: str) -> None:
    """Give NAME another password, and sign them out everywhere."""
    from ingest.people import accounts

    with audited(places, "user passwd", name) as db:
        accounts.set_password(db, accounts.known(db, name).name, _password(name))
    click.echo(f"{name} has a new password.")


@made("role", "ingest user role anna editor")
@click.argument("name")
@click.argument("role", type=click.Choice(ROLES))
@at_workspace
def change(places: Places, name: str, role: str) -> None:
    """Let NAME do more or less, from now on."""
    from ingest.people import Role, accounts

    with audited(places, "user role", f"{name} {role}") as db:
        accounts.set_role(db, name, Role(role))
    click.echo(f"{name} is {role} now.")


@made("remove", "ingest user remove anna")
@click.argument("name")
@at_workspace
def remove(places: Places, name: str) -> None:
    """Take NAME's account away. What they decided stays, under their name."""
    from ingest.people import accounts

    with audited(places, "user remove", name) as db:
        accounts.remove(db, name)
    click.echo(f"{name} may not sign in any more.")


for each in (add, everybody, passwd, change, remove):
    command.add_command(each)
