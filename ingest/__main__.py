"""How does the command line start?  `python -m ingest` and the script `ingest` begin here.

A spawned worker imports this module again, so nothing is imported until the command line is asked for.
"""


def main() -> None:
    """Run the command line."""
    from ingest.cli import main

    main()


if __name__ == "__main__":
    main()
