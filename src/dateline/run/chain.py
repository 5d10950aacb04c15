"""Puts stages one after the other, so that a failure goes around the stages that come after it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from dateline.errors import DatelineError, StageError
from dateline.model import Annotations, Failed, Report, ReportClaims, Text

_log = logging.getLogger(__name__)
_In = TypeVar("_In", Report, Text, Annotations, ReportClaims)
_Out = TypeVar("_Out")


def through(
    name: str, stage: Callable[[Iterable[_In]], Iterator[_Out | Failed]], items: Iterable[_In | Failed]
) -> Iterator[_Out | Failed]:
    """What the stage makes of each item, in order, one for one.

    Items are handed over one at a time: whatever goes wrong with one, even a fault of ours, gives a `Failed` in its
    place and leaves the others alone. A failure's reason ends with where the report was read from, since nobody knows
    a report by its id.

    Args:
        name: the stage's name, for failures.
        stage: gives one result, or a `Failed`, per item.
        items: a `Failed` among them is passed on untouched.
    """
    for item in items:
        yield item if isinstance(item, Failed) else _one(name, stage, item)


def _one(name: str, stage: Callable[[Iterable[_In]], Iterator[_Out | Failed]], item: _In) -> _Out | Failed:
    try:
        results = list(stage((item,)))
    except DatelineError as error:
        return _failed(item, error.code, str(error), name)
    except Exception as error:  # one report must not end the run; the log has the rest
        _log.debug("stage %s failed on %s", name, _report_of(item).id, exc_info=True)
        return _failed(item, StageError.code, f"{type(error).__name__}: {error}", name)
    if len(results) != 1:
        return _failed(item, StageError.code, f"{len(results)} results for one report", name)
    (result,) = results
    return _failed(item, result.code, result.reason, result.stage) if isinstance(result, Failed) else result


def _failed(item: Report | Text | Annotations | ReportClaims, code: str, reason: str, stage: str) -> Failed:
    report = _report_of(item)
    return Failed(report.id, code, f"{reason} ({report.origin})" if report.origin else reason, stage)


def _report_of(item: Report | Text | Annotations | ReportClaims) -> Report:
    match item:
        case Report():
            return item
        case Text():
            return item.report
        case Annotations():
            return item.text.report
        case ReportClaims():
            return item.annotations.text.report
