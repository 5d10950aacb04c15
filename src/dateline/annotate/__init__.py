"""Stage 3: texts to annotations. Every annotation points at its words; the text itself never changes."""

from dateline.annotate.annotator import Annotator, Prepared
from dateline.annotate.events import Heads
from dateline.annotate.timed import read_times

__all__ = ["Annotator", "Heads", "Prepared", "read_times"]
