"""Counts what was read and what failed, for the exit status."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from dateline.cli.console import complain_of
from dateline.model import Failed

_T = TypeVar("_T")


class Outcome(Generic[_T]):
    """Passes results on, complains of failures, and counts both."""

    def __init__(self) -> None:
        self._read = self._failed = 0

    def good(self, results: Iterable[_T | Failed]) -> Iterator[_T]:
        """The results that are no failures."""
        for result in results:
            if isinstance(result, Failed):
                self._failed += 1
                complain_of(result)
            else:
                self._read += 1
                yield result

    @property
    def status(self) -> int:
        """The exit status: 0, 1 where something failed, 2 where everything did."""
        if not self._failed:
            return 0
        return 1 if self._read else 2
