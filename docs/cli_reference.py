"""Writes docs/reference/cli.md from the commands' own --help: `python docs/cli_reference.py [--check]`.

With --check nothing is written; the exit status is 1 where the file is out of date.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from dateline.cli.root import cli as dateline

TARGET = Path(__file__).parent / "reference" / "cli.md"
WIDTH = 100
HEAD = """# Commands

Made by `make docs` from the commands' own `--help`; a test fails when it is out of date.
"""


def commands(
    command: click.Command, name: str = "dateline", parent: click.Context | None = None
) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every command that is not hidden, a group before its members: its words, and what its --help prints."""
    settings = command.context_settings | {"terminal_width": WIDTH, "max_content_width": WIDTH}
    context = click.Context(command, parent=parent, info_name=name, **settings)
    yield tuple(context.command_path.split()), command.get_help(context)
    if isinstance(command, click.Group):
        for member_name in command.list_commands(context):
            member = command.get_command(context, member_name)
            if member is not None and not member.hidden:
                yield from commands(member, member_name, context)


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
