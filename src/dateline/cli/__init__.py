"""The command line. Data goes to standard output, all else to standard error; `main` is the entry point."""

from dateline.cli.root import main

__all__ = ["main"]
