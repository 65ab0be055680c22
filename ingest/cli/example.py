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
