"""Models that read sentences, behind one small face so that another can take their place.

`Pipeline.parse` gives syntax and names for the tokens and sentences that `text` cut; it never cuts
anew, so that every index and offset stays good.
"""

from dateline.inference.linear import LinearHead
from dateline.inference.pipeline import Parse, Pipeline
from dateline.inference.spacy_pipeline import SpacyPipeline

__all__ = ["LinearHead", "Parse", "Pipeline", "SpacyPipeline", "load_pipeline"]


def load_pipeline() -> Pipeline:
    """The pipeline this version ships with.

    Raises:
        WeightsError: its files are missing or are not the pinned ones.
    """
    return SpacyPipeline.load()
