"""How well two lists of numbers go together."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np


def pearson(gold: Sequence[float], found: Sequence[float]) -> float:
    """Pearson's r, -1 to 1; 0 where a list is constant or shorter than two, since it tells nothing then.

    Raises:
        ValueError: the lists differ in length.
    """
    if len(gold) != len(found):
        raise ValueError(f"{len(gold)} numbers against {len(found)}")
    if len(gold) < 2:
        return 0.0
    left, right = (np.asarray(each, dtype=np.float64) - np.mean(each) for each in (gold, found))
    size = float(np.linalg.norm(left) * np.linalg.norm(right))
    if size <= np.finfo(np.float64).tiny:
        return 0.0
    return float(np.clip(left @ right / size, -1.0, 1.0))
