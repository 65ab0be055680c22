"""Where do the examples in a command's help come from?"""

from collections.abc import Callable
from typing import Any

import click


class WithExample(click.Command):
    """A command whose epilog is printed as it is written, under the word Examples."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Each line an example."""
        if self.epilog:
            with formatter.section("Examples"):
                for line in self.epilog.strip().splitlines():
                    formatter.write(f"{' ' * formatter.current_indent}{line.strip()}\n")


def command(name: str, *examples: str, **others: Any) -> Callable[[Callable[..., object]], click.Command]:
    """The decorator that makes a command of ours."""
    return click.command(name, cls=WithExample, epilog="\n".join(examples), **others)


class GroupWithExample(WithExample, click.Group):
    """The same for commands that belong together, in the order in which a person comes to need them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """As they were added."""
        return list(self.commands)


def group(name: str, *examples: str) -> Callable[[Callable[..., object]], click.Group]:
    """The decorator that makes a group of commands of ours."""
    return click.group(name, cls=GroupWithExample, epilog="\n".join(examples))
