"""Files of weights, each read only if it is the one that its card pins."""

from __future__ import annotations

import hashlib
from pathlib import Path

from dateline.errors import WeightsError


def read(path: Path) -> bytes:
    """A file's content.

    Raises:
        WeightsError: it cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise WeightsError(f"weights are missing: {path.name}") from error


def read_pinned(path: Path, sha256: str) -> bytes:
    """The content of a file whose SHA-256 is known.

    Raises:
        WeightsError: it cannot be read, or is another file.
    """
    content = read(path)
    found = hashlib.sha256(content).hexdigest()
    if found != sha256:
        raise WeightsError(f"{path.name}: hash {sha256[:12]} is pinned, found {found[:12]}")
    return content
