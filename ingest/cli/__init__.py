"""Commands: values in, calls, exit codes out."""


def main() -> None:
    """Run the command line."""
