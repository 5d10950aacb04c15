"""Runs a scoring program that belongs to the data, not to Dateline: `SCORER GOLD_DIR PREDICTIONS --json`."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from dateline.errors import MalformedError

_LONGEST = 600  # seconds that a scorer may take


def run_scorer(program: Path, folder: Path, predictions: Path) -> dict[str, Any]:
    """The one JSON object that the program prints.

    Raises:
        MalformedError: it fails or prints something else.
    """
    command = [sys.executable, str(program), str(folder), str(predictions), "--json"]
    try:
        done = subprocess.run(  # noqa: S603  the user names the scorer
            command, capture_output=True, encoding="utf-8", errors="replace", timeout=_LONGEST, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise MalformedError(f"{program}: the scorer could not be run: {error}") from error
    if done.returncode:
        last = done.stderr.strip().splitlines()[-1:] or ["no message"]
        raise MalformedError(f"{program}: the scorer failed: {last[0]}")
    try:
        figures = json.loads(done.stdout)
    except ValueError as error:
        raise MalformedError(f"{program}: the scorer did not print JSON") from error
    if not isinstance(figures, dict):
        raise MalformedError(f"{program}: the scorer did not print an object")
    return figures
