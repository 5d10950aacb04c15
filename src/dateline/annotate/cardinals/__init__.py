"""Cardinal numbers in words and figures, shared by `numbers` and `times`."""

from dateline.annotate.cardinals.cardinal import HYPHENS, cardinal_at, figure
from dateline.annotate.cardinals.words import NumberWords, number_words

__all__ = ["HYPHENS", "NumberWords", "cardinal_at", "figure", "number_words"]
