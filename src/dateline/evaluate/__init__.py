"""Accuracy against hand-coded reports, and the floors that it is held to."""

from dateline.evaluate.floors import Floors, check, data_digest, pinned
from dateline.evaluate.gold import Scores, measure

__all__ = ["Floors", "Scores", "check", "data_digest", "measure", "pinned"]
