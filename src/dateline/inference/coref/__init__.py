"""Coreference within a report: which noun phrases and pronouns mean the same thing.

Mentions come from the reader, else from the syntax; a small trained network scores each against the mentions before it;
the best-scored links make chains. It only reads what it is given, and the same passage gives the same chains.
"""

from dateline.inference.coref.chains import Antecedents, Chain, chains
from dateline.inference.coref.mentions import Mention
from dateline.inference.coref.passage import Passage
from dateline.inference.coref.scorer import Scorer, load_scorer

__all__ = ["Antecedents", "Chain", "Mention", "Passage", "Scorer", "chains", "load_scorer"]
