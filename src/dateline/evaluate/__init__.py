"""Accuracy against what people coded by hand, and the floors that it is held to."""

from dateline.evaluate.floors import Floors, check, data_digest, pinned
from dateline.evaluate.gold import Scores, measure
from dateline.evaluate.heads import against_spacy, measure_heads, open_measured
from dateline.evaluate.timex import TimexScores, measure_times

__all__ = [
    "Floors",
    "Scores",
    "TimexScores",
    "against_spacy",
    "check",
    "data_digest",
    "measure",
    "measure_heads",
    "measure_times",
    "open_measured",
    "pinned",
]
