"""How does text get onto any terminal without doing harm there?

Names of files and words from scans are data: markup in them is never obeyed and control characters are escaped.
"""

import sys
from typing import TextIO

from rich.console import Console
from rich.text import Text

WIDE = 100_000
"""Columns of what is no terminal: a log file's lines are never broken."""


def printable(text: str) -> str:
    r"""*text* on one line, with what does not print as an escape: a newline as `\n`, a lone surrogate as `\udcff`."""
    return "".join(letter if letter.isprintable() else _escape(letter) for letter in text)


def _escape(letter: str) -> str:
    return letter.encode("unicode_escape").decode("ascii")


def plain(text: object, style: str = "") -> Text:
    """*text* as data: printable, its markup not obeyed, folded and never cut where it is too long."""
    return Text(printable(str(text)), style, overflow="fold")


class _Console(Console):
    """Lets a closed pipe be told to the caller instead of ending the program."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def console(stream: TextIO) -> Console:
    """A console on *stream*; colours only on a terminal and when NO_COLOR is not set."""
    at_terminal = stream.isatty()
    return _Console(
        file=stream,
        width=None if at_terminal else WIDE,
        markup=False,
        emoji=False,
        highlight=False,
        soft_wrap=not at_terminal,
    )


def output() -> Console:
    """Where results go: standard output as it is now."""
    return console(sys.stdout)


def errors() -> Console:
    """Where progress and problems go: standard error as it is now."""
    return console(sys.stderr)


def note(text: str) -> None:
    """A sentence for the person, beside the results."""
    errors().print(plain(text))


def sign(stream: Console, *, good: bool) -> Text:
    """A tick or a cross, in letters that *stream* has."""
    fancy = stream.encoding.startswith("utf")
    if good:
        return Text("✓" if fancy else "ok", "green")
    return Text("✗" if fancy else "!!", "bold red")
