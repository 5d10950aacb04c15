"""Places in a text: which words name one, and which place of the world they mean."""

from dateline.annotate.places.find import dateline_place, find_places

__all__ = ["dateline_place", "find_places"]
