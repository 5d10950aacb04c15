"""The bytes behind what a caller names: files, folders, standard input."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from dateline.errors import InputError, NotFoundError, TooLargeError, UnreadableError
from dateline.model import Failed
from dateline.read.build import failed

STDIN = "-"
# README.md, LICENSE, LICENSE-MIT, readme.txt; not license-revoked.txt, which may well be a report
_ABOUT_THE_FOLDER = re.compile(r"README|LICENSE|(?i:readme|license)(?:\.|\Z)")


def contents(inputs: Iterable[Path | str], limit: int) -> Iterator[tuple[str, bytes] | Failed]:
    """Name and bytes of each file, in the given order; those of a folder in the order of their paths.

    Folders are walked all the way down; links to folders are not followed, names that begin with a dot are skipped, and
    so are README and LICENSE files, which describe the folder. A file that is named itself is always read.

    Args:
        inputs: paths of files or folders, or "-" for standard input.
        limit: bytes of one file; of a larger one nothing is read.
    """
    for given in inputs:
        if str(given) == STDIN:
            yield _guarded("stdin", None, limit)
        elif Path(given).is_dir():
            for file in _walk(Path(given)):
                yield _guarded(printable(file), file, limit, inside=True)
        else:
            yield _guarded(printable(Path(given)), Path(given), limit)


def printable(path: Path) -> str:
    """The path as text that any database takes: bytes that are no UTF-8 become U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace")


def _walk(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and not _ABOUT_THE_FOLDER.match(name):
                yield Path(parent, name)


def _guarded(name: str, path: Path | None, limit: int, *, inside: bool = False) -> tuple[str, bytes] | Failed:
    """Name and bytes, or the failure. `path` is None for standard input; `inside` a folder only files are read."""
    try:
        return name, _bytes(path, limit, inside=inside)
    except InputError as error:
        return failed(name, error)
    except FileNotFoundError:
        return failed(name, NotFoundError("no such file or folder"))
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        return failed(name, UnreadableError(f"cannot be read: {getattr(error, 'strerror', None) or error}"))


def _bytes(path: Path | None, limit: int, *, inside: bool) -> bytes:
    if path is None:
        data = sys.stdin.buffer.read(limit + 1)
    else:
        status = path.stat()
        if inside and not stat.S_ISREG(status.st_mode):
            # Opening a pipe that no one writes to would wait for ever.
            raise UnreadableError("not a regular file")
        if stat.S_ISREG(status.st_mode) and status.st_size > limit:
            raise TooLargeError(f"{status.st_size} bytes, the limit is {limit}")
        with path.open("rb") as file:
            data = file.read(limit + 1)
    if len(data) > limit:
        raise TooLargeError(f"more than {limit} bytes")
    return data
