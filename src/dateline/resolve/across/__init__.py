"""Records of many reports to events: near copies, same event, conflicts, best value.

`across` goes through these steps, one module each: `copies` finds families of near copies, `item` makes records
comparable, `blocking` picks the pairs worth comparing, `score` weighs each pair, `cluster` gathers records into
events, `values` lists the distinct values of each cell with their claims, `rules` chooses among them, `conflicts` names
the disagreements and `build` puts the event together.
"""

from dateline.resolve.across.resolve import across
from dateline.resolve.across.rules import DEFAULT, RULES

__all__ = ["DEFAULT", "RULES", "across"]
