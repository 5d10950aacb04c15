"""Counts in a text: "at least 25", "dozens", "between five and seven"."""

from dateline.annotate.numbers.find import find_numbers

__all__ = ["find_numbers"]
