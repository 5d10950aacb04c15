"""From a match to a reading: one function for each name in `data/rules.toml`."""

from __future__ import annotations

from collections.abc import Callable

from dateline.annotate.times.anchor import NOTHING, Anchor, Reading
from dateline.annotate.times.patterns import Found
from dateline.annotate.times.resolve import (
    ancient,
    clocks,
    dates,
    durations,
    elliptic,
    relative,
    results,
    seasons,
    sets,
    weekdays,
    years,
)

Resolver = Callable[[Found, Anchor], Reading | None]


def _nothing(found: Found, anchor: Anchor) -> Reading:
    """An age or the like: no time."""
    return NOTHING


RESOLVERS: dict[str, Resolver] = {
    "nothing": _nothing,
    "iso_date": dates.iso_date,
    "slash_date": dates.slash_date,
    "calendar_day": dates.calendar_day,
    "weekday_day": dates.weekday_day,
    "day_range": dates.day_range,
    "second_day": dates.second_day,
    "month": dates.month,
    "month_range": dates.month_range,
    "year": years.year,
    "year_range": years.year_range,
    "year_of_era": ancient.year_of_era,
    "range_of_era": ancient.range_of_era,
    "decade": seasons.decade,
    "century": seasons.century,
    "quarter": seasons.quarter,
    "half": seasons.half,
    "season": seasons.season,
    "bare_season": elliptic.bare_season,
    "nth_day": elliptic.nth_day,
    "holiday": seasons.holiday,
    "nth_weekday": seasons.nth_weekday,
    "nth_of_month": seasons.nth_of_month,
    "week_of": seasons.week_of,
    "today": relative.today,
    "tonight": relative.tonight,
    "weekday": weekdays.weekday,
    "weekday_of_week": weekdays.weekday_of_week,
    "week_ago_weekday": weekdays.week_ago_weekday,
    "weekend": weekdays.weekend,
    "named_unit": relative.named_unit,
    "this_unit": relative.this_unit,
    "unit_end": relative.unit_end,
    "unit_ended": results.unit_ended,
    "told_quarter": results.told_quarter,
    "year_ago_quarter": results.year_ago_quarter,
    "ago": relative.ago,
    "from_now": relative.from_now,
    "shifted": relative.shifted,
    "part_of_day": clocks.part_of_day,
    "clock": clocks.clock,
    "part_of_date": clocks.part_of_date,
    "anchored_span": durations.anchored_span,
    "span": durations.span,
    "described_span": elliptic.described_span,
    "half_span": durations.half_span,
    "every_unit": sets.every_unit,
    "every_named": sets.every_named,
    "adverb_set": sets.adverb_set,
    "vague": sets.vague,
    "the_past": sets.the_past,
}


def resolve(found: Found, anchor: Anchor) -> Reading | None:
    """The reading of a match; None where its rule does not hold after all, `NOTHING` where no time is meant."""
    return RESOLVERS[found.rule.resolve](found, anchor)
