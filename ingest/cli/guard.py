"""Which exit code does an outcome have, and what does a person read when a command cannot go on?"""

import errno
import os
import signal
import sqlite3
import sys
from io import TextIOWrapper
from typing import Any

import click

from ingest.errors import CATALOGUE, IngestError

FINE = 0
PROBLEMS = 1
"""Finished, with problems."""
UNABLE = 2
"""Could not start, or could not go on until a person acts; also a wrong option (click's own code)."""
INTERRUPTED = 130
PIPE_CLOSED = 141
"""What the shell gives a program that a closed pipe has ended: `| head` has seen enough."""


class Guarded(click.Group):
    """A group whose commands end in a sentence and an exit code, never in a traceback that a person cannot use."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order in which a person comes to need them."""
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; exceptions that are no bugs become exit codes."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            _forget_output()
            ctx.exit(PIPE_CLOSED)
        except KeyboardInterrupt:
            _say("Interrupted.")
            ctx.exit(INTERRUPTED)
        except (IngestError, OSError, sqlite3.DatabaseError, UnicodeEncodeError) as error:
            _say(_sentence(error))
            ctx.exit(UNABLE)
        return result

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Leave the examples as they are written."""
        if self.epilog:
            formatter.write_paragraph()
            formatter.write(f"{self.epilog.strip()}\n")


def _sentence(error: Exception) -> str:
    if isinstance(error, sqlite3.DatabaseError):
        return f"The archive cannot be used: {error}. Run `ingest doctor`."
    if isinstance(error, UnicodeEncodeError):
        return f"{error.object!r} is no UTF-8, and nothing in an archive is called so."
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        return f"{CATALOGUE['disk-full'].sentence} {CATALOGUE['disk-full'].next_step}"
    if isinstance(error, OSError):
        return f"{error.filename or 'A file'} cannot be used: {error.strerror or error}."
    return str(error)


def _say(sentence: str) -> None:
    from ingest.report import printable

    click.echo(f"ingest: {printable(sentence)}", err=True)


def _forget_output() -> None:
    """Let the interpreter flush into nothing when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def heed_signals() -> None:
    """A service that is stopped and a terminal that is closed end a command as Ctrl-C does.

    What the caller has ignored, as `nohup` does, stays ignored.
    """
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) == signal.SIG_DFL:
            signal.signal(number, signal.default_int_handler)


def speak_anywhere() -> None:
    """What a terminal's encoding lacks is written as an escape instead of ending the program."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
