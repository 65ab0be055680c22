"""Commands: values in, calls, exit codes out."""

import click

from ingest.cli import corrections, doctor, evaluate, init, learn, rebuild, run, search, serve, show, status, user
from ingest.cli.guard import Guarded, heed_signals, speak_anywhere

EXAMPLES = """\
Examples:
  ingest init my-paper    make a workspace
  ingest run              read what lies in scans/ into archive.db
  ingest search "general strike" --from 1934 --to 1936

Exit codes: 0 all is well, 1 finished with problems, 2 could not start, 130 interrupted.
"""


@click.group(
    cls=Guarded,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=EXAMPLES,
)
@click.version_option(package_name="ingest")
def commands() -> None:
    """From scanned newspapers to a searchable archive of articles."""


for room in (init, run, status, search, show, serve, user, corrections, learn, rebuild, doctor, evaluate):
    commands.add_command(room.command)


def main() -> None:
    """Run the command line."""
    speak_anywhere()
    heed_signals()
    commands(prog_name="ingest")
