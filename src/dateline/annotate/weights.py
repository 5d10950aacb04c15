"""The trained heads that ship with the package, pinned by hash. `training/train_heads.py` writes both files."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from dateline.annotate.events import Heads
from dateline.errors import WeightsError
from dateline.inference import LinearHead

FOLDER = "data"


@cache
def load_heads() -> Heads:
    """The heads of events, roles, times and places with their thresholds.

    Raises:
        WeightsError: a file is missing or its hash is not the one in `heads.json`.
    """
    folder = Path(str(files("dateline.annotate") / FOLDER))
    try:
        card = json.loads((folder / "heads.json").read_text("utf-8"))
    except (OSError, json.JSONDecodeError) as error:
        raise WeightsError("the model card heads.json is missing or broken") from error
    try:
        return _heads(folder, card)
    except (KeyError, TypeError) as error:
        raise WeightsError(f"the model card heads.json lacks {error}") from error


def _heads(folder: Path, card: Any) -> Heads:
    return Heads(
        event=LinearHead.load(folder / "event_head.npz", card["event"]["sha256"]),
        role=LinearHead.load(folder / "role_head.npz", card["role"]["sha256"]),
        when=LinearHead.load(folder / "when_head.npz", card["when"]["sha256"]),
        where=LinearHead.load(folder / "where_head.npz", card["where"]["sha256"]),
        event_at=card["event"]["threshold"],
        role_at=card["role"]["threshold"],
        lexicon=card["event"]["lexicon"],
    )
