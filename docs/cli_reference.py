"""Writes docs/reference/cli.md from the commands' own --help: `python docs/cli_reference.py [--check]`.

With --check nothing is written; the exit status is 1 where the file is out of date.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from dateline.cli.main import cli as dateline

TARGET = Path(__file__).parent / "reference" / "cli.md"
WIDTH = 100
HEAD = """# Commands

Made by `make docs` from the commands' own `--help`; a test fails when it is out of date.
"""


def commands(command: click.Command, path: tuple[str, ...] = ("dateline",)) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every command that is not hidden, a group before its members: its words, and what its --help prints."""
    context = click.Context(command, info_name=" ".join(path), terminal_width=WIDTH, max_content_width=WIDTH)
    yield path, command.get_help(context)
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            member = command.get_command(context, name)
            if member is not None and not member.hidden:
                yield from commands(member, (*path, name))


def reference() -> str:
    """The whole page."""
    sections = [f"## {' '.join(path)}\n\n```\n{text.strip()}\n```\n" for path, text in commands(dateline)]
    return "\n".join([HEAD, *sections])


def main() -> int:
    """Write the page, or say that it is out of date."""
    wanted = reference()
    if "--check" in sys.argv[1:]:
        return int(not TARGET.exists() or TARGET.read_text(encoding="utf-8") != wanted)
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(wanted, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
