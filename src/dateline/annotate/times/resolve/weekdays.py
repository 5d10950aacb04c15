"""Days of the week and weekends, counted from publication or from the last date mentioned."""

from __future__ import annotations

from datetime import date

from dateline.annotate.times import periods
from dateline.annotate.times.anchor import Anchor, Reading, dated
from dateline.annotate.times.patterns import Found
from dateline.annotate.times.resolve.relative import AHEAD, BACK, FROM_LAST, day_or_time


def weekday(found: Found, anchor: Anchor) -> Reading | None:
    """Read "Friday", "last Friday", "early Tuesday", "Friday night", "the previous Monday"."""
    wanted, kinds = found.number("weekday"), found.kinds("rel")
    if wanted is None:
        return None
    counted = bool(kinds & FROM_LAST) or "THE" in kinds
    told = anchor.story is not None and anchor.story.grain == "day"
    base = anchor.day if counted or told else anchor.published
    if base is None:
        return dated(None, found.rule.name)
    how = found.rule.name
    if kinds & BACK:
        on = _before(base, wanted)
    elif kinds & AHEAD:
        on = _after(base, wanted)
    elif "THIS" in kinds:
        on = periods.shift(base, "D", wanted - base.weekday())
    elif told:
        on, how = _after(base, wanted, or_on=True), f"{how}: next in the story"
    elif anchor.future(found) or _is_bound_ahead(found, anchor):
        on, how = _after(base, wanted, or_on=True), f"{how}, future verb: next"
    else:
        on, how = _before(base, wanted, or_on=True), f"{how}: latest"
    return day_or_time(on, found, how)


def _is_bound_ahead(found: Found, anchor: Anchor) -> bool:
    """Whether the words before a weekday put it ahead: "until Friday", "as early as Tuesday", "as soon as Monday".

    "Until Friday" at the head of a sentence about the past tells how things were, and so does "from Monday until".
    """
    before = [lexeme.text if lexeme else "" for lexeme in (found.beside(-1), found.beside(-2))]
    if before[0].lower() in ("until", "till"):
        start, frame = found.beside(-2), found.beside(-3)
        stretch = start is not None and frame is not None and (start.kind, frame.kind) == ("WEEKDAY", "FROM")
        return (before[0].islower() and not stretch) or anchor.tense(found) != "past"
    return before[0] == "as" and before[1] in ("early", "soon", "late")


def _before(base: date, wanted: int, *, or_on: bool = False) -> date | None:
    """The latest such weekday before a day (or that day itself)."""
    back = (base.weekday() - wanted) % 7
    return periods.shift(base, "D", -(back if back or or_on else 7))


def _after(base: date, wanted: int, *, or_on: bool = False) -> date | None:
    """The first such weekday after a day (or that day itself)."""
    ahead = (wanted - base.weekday()) % 7
    return periods.shift(base, "D", ahead if ahead or or_on else 7)


def weekday_of_week(found: Found, anchor: Anchor) -> Reading | None:
    """Read "Friday last week", "Monday of this week"."""
    wanted, kind = found.number("weekday"), found.kind("rel")
    base = anchor.day if kind == "THAT" else anchor.published
    if wanted is None or found.text("unit") != "W":
        return None
    if base is None:
        return dated(None, found.rule.name)
    days = wanted - base.weekday() + {"LAST": -7, "NEXT": 7}.get(kind, 0)
    return day_or_time(periods.shift(base, "D", days), found, found.rule.name)


def week_ago_weekday(found: Found, anchor: Anchor) -> Reading | None:
    """Read "a week ago Friday": the latest Friday, a week earlier."""
    wanted = found.number("weekday")
    if found.text("unit") != "W" or wanted is None:
        return None
    latest = _before(anchor.published, wanted, or_on=True) if anchor.published else None
    return day_or_time(periods.shift(latest, "D", -7) if latest else None, found, found.rule.name)


def weekend(found: Found, anchor: Anchor) -> Reading | None:
    """Read "the weekend", "this weekend", "last weekend", "next weekend"."""
    kinds, base = found.kinds("rel"), anchor.published
    if base is None:
        return dated(None, found.rule.name)
    weeks = 0
    if kinds & BACK:
        weeks = -1
    elif kinds & AHEAD:
        weeks = 1
    elif "THIS" not in kinds and base.weekday() < 5 and not anchor.future(found):
        weeks = -1
    on = periods.shift(base, "W", weeks)
    return dated(periods.weekend(on) if on else None, found.rule.name)
