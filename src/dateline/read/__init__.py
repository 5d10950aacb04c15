"""Stage 1: bytes to reports.

Reads plain text, web pages, JSON, JSON lines, CSV and TSV. What cannot be read gives a `Failed` and never stops the
stream. Nothing is unpacked, nothing is fetched.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from dateline.errors import InputError, TooLargeError
from dateline.model import Failed, Report
from dateline.read.build import Given, Job, build, failed
from dateline.read.files import contents
from dateline.read.formats import drafts
from dateline.read.limits import DEFAULT_LIMITS, Limits

__all__ = ["DEFAULT_LIMITS", "Given", "Limits", "read_bytes", "read_inputs"]


def read_inputs(
    inputs: Iterable[Path | str],
    *,
    given: Given | None = None,
    limits: Limits = DEFAULT_LIMITS,
    today: date | None = None,
) -> Iterator[Report | Failed]:
    """The reports in files, folders and standard input ("-"), in a fixed order.

    A folder is walked all the way down in the order of its paths; names that begin with a dot, README* and LICENSE* are
    skipped, links to folders are not followed. A file that is named itself is read whatever its name.

    Args:
        inputs: paths, or "-" for standard input.
        given: source and date that the caller knows; see `Given`.
        limits: bounds for one input.
        today: a publication date more than two days after it is less sure; the clock's day where it is None.
    """
    for item in contents(inputs, limits.file_bytes):
        if isinstance(item, Failed):
            yield item
        else:
            name, data = item
            yield from read_bytes(data, name, given=given, limits=limits, today=today)


def read_bytes(
    data: bytes,
    name: str,
    *,
    given: Given | None = None,
    limits: Limits = DEFAULT_LIMITS,
    today: date | None = None,
) -> Iterator[Report | Failed]:
    """The reports in the bytes of one file.

    Args:
        data: the whole file.
        name: its name or path: its suffix tells the format, its stem is the source where no other is known, a date
            in it the publication date of last resort; it is never opened.
        given: as for `read_inputs`.
        limits: as for `read_inputs`.
        today: as for `read_inputs`.
    """
    job = Job(name, given or Given(), limits, today or date.today())
    try:
        if len(data) > limits.file_bytes:
            raise TooLargeError(f"{len(data)} bytes, the limit is {limits.file_bytes}")
        for draft in drafts(data, name, job):
            yield draft if isinstance(draft, Failed) else build(draft, job)
    except InputError as error:
        yield failed(name, error)
