"""Stage 5: claims to events, first within each report, then across all of them."""

from dateline.resolve.across import DEFAULT, RULES, across
from dateline.resolve.within import within

__all__ = ["DEFAULT", "RULES", "across", "within"]
