"""The place that a record takes over from its report when its own sentences do not say it, with the report's words."""

from __future__ import annotations

from dateline.model import Annotations, PlaceMention, Precision, When, Where

LEAD = 3  # story sentences, the headline included
NEWS_DAYS = 7  # from publication; what lies farther away is no news of the report
ASSUMED = 0.4  # confidence of a place taken over


def lead_where(notes: Annotations, when: When | None) -> Where | None:
    """The dateline's place, else the most exact place of the lead, unless the event lies outside the report's days."""
    published, end = notes.text.report.published, when.interval.end if when else None
    if published is None or (end is not None and abs((published - end).days) > NEWS_DAYS):
        return None
    place = notes.dateline or _lead_place(notes)
    if place is None or place.place is None:
        return None
    return Where(place.name, place.place, place.place.country, (place.span,), ASSUMED)


def _lead_place(notes: Annotations) -> PlaceMention | None:
    story = [s for s in notes.text.sentences if not s.head]
    end = story[min(LEAD, len(story)) - 1].end if story else 0
    found = [p for p in notes.places if p.span.start < end and p.place is not None and not p.demonym]
    order = {Precision.CITY: 0, Precision.FACILITY: 0, Precision.REGION: 1, Precision.COUNTRY: 2}
    return min(found, key=lambda p: (order.get(p.place.precision, 3) if p.place else 4, p.span.start), default=None)
