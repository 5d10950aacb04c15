"""Stage 5: claims to events, first within each report, then across all of them."""

from dateline.resolve.across import DEFAULT, RULES, across
from dateline.resolve.within import load_judge, within

__all__ = ["DEFAULT", "RULES", "across", "load_judge", "within"]
