"""What a record takes over from its report when its own sentences do not say it.

A report tells its news at one time and place. The event told as the news is dated by the report's lead; background
and plans are not. Both come with the lead's own words as evidence; where the report has none, the cell stays empty.
"""

from __future__ import annotations

from dateline.model import Annotations, Interval, MentionClaims, PlaceMention, Precision, Status, When, Where

LEAD = 3  # story sentences, the headline included
ASSUMED = 0.4  # confidence of a value taken over


def lead_when(notes: Annotations, mention: MentionClaims, status: Status) -> When | None:
    """The lead's day for what is told as news; the publication day where the lead says none."""
    report = notes.text.report
    if report.published is None or status in {Status.PLANNED, Status.CALLED_FOR}:
        return None
    story = [s for s in notes.text.sentences if not s.head]
    end = story[min(LEAD, len(story)) - 1].end if story else 0
    for moment in notes.times:
        interval = moment.interval
        if interval is None or interval.start is None or interval.start != interval.end or moment.span.start >= end:
            continue
        recent = moment.type in {"DATE", "TIME"} and 0 <= (report.published - interval.start).days <= 7
        if recent and (report.head is None or not report.head.span.covers(moment.span)):
            return When(interval, moment.edtf, (moment.span,), ASSUMED)
    if mention.sentence > LEAD or report.head is None or report.head.date is None:
        return None
    day = Interval(report.published, report.published)
    return When(day, report.published.isoformat(), (report.head.date,), ASSUMED / 2)


def lead_where(notes: Annotations, when: When | None) -> Where | None:
    """The dateline's place, else the most exact place of the lead, for an event of the report's own days."""
    report = notes.text.report
    if report.published is None or when is None or when.interval.end is None:
        return None
    if abs((report.published - when.interval.end).days) > 7:
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
