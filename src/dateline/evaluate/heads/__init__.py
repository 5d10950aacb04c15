"""How well each head of the reader does on corpora that people annotated: measures first, then the whole table."""

from dateline.evaluate.heads.against import Compared, against_spacy
from dateline.evaluate.heads.asked import Answer, Asked, Linker
from dateline.evaluate.heads.corpora import HeldOut, Measured
from dateline.evaluate.heads.ours import open_measured
from dateline.evaluate.heads.table import HeadScores, Table, measure_heads

__all__ = [
    "Answer",
    "Asked",
    "Compared",
    "HeadScores",
    "HeldOut",
    "Linker",
    "Measured",
    "Table",
    "against_spacy",
    "measure_heads",
    "open_measured",
]
