"""What a record takes over from its report when its own sentences do not say it.

A report tells its news at one time and place. The event told as the news is dated by the report's lead; background
and plans are not. Both come with the lead's own words as evidence; where the report has none, the cell stays empty.
"""

from __future__ import annotations

from dateline.model import (
    Annotations,
    EventKind,
    EventType,
    Interval,
    MentionClaims,
    PlaceMention,
    Precision,
    Status,
    TimeMention,
    When,
    Where,
)

# Done by saying it.
WORDS = frozenset({EventType.ACCUSE, EventType.REQUEST, EventType.SUPPORT, EventType.REJECT, EventType.THREATEN})
LEAD = 3  # story sentences, the headline included
WEEK = 7
ASSUMED = 0.4  # confidence of a value taken over


def lead_when(notes: Annotations, mention: MentionClaims, kind: EventKind) -> When | None:
    """The day of the paragraph, else of the lead; the publication day where the story's opening says none.

    A reaction in words to dated news lies between that day and publication.
    """
    report = notes.text.report
    if report.published is None or kind.status in {Status.PLANNED, Status.CALLED_FOR}:
        return None
    story = [s for s in notes.text.sentences if not s.head]
    place = next((n for n, s in enumerate(story) if s.end > mention.mention.span.start), len(story))
    days = [m for m in notes.times if _news_day(m, notes)]
    own = story[place].paragraph if place < len(story) else -1
    here = [m for m in days if m.span.start < mention.mention.span.end and _paragraph(notes, m) == own]
    lead = [m for m in days if m.span.start < story[min(LEAD, len(story)) - 1].end]
    if here:
        return _day(here[-1])
    if lead and lead[0].interval is not None and lead[0].interval.start is not None:
        if kind.type in WORDS and place >= LEAD:
            span = Interval(lead[0].interval.start, report.published)
            return When(span, f"{span.start}/{span.end}", (lead[0].span,), ASSUMED)
        return _day(lead[0])
    if place <= LEAD and report.head is not None and report.head.date is not None:
        day = Interval(report.published, report.published)
        return When(day, report.published.isoformat(), (report.head.date,), ASSUMED / 2)
    return None


def _news_day(moment: TimeMention, notes: Annotations) -> bool:
    """One day of the week before publication, said in the story."""
    interval, published = moment.interval, notes.text.report.published
    if interval is None or interval.start is None or interval.start != interval.end or published is None:
        return False
    if moment.type not in {"DATE", "TIME"} or not 0 <= (published - interval.start).days <= WEEK:
        return False
    return not any(s.head and s.start <= moment.span.start < s.end for s in notes.text.sentences)


def _day(moment: TimeMention) -> When | None:
    if moment.interval is None:
        return None
    return When(moment.interval, moment.edtf, (moment.span,), ASSUMED)


def _paragraph(notes: Annotations, moment: TimeMention) -> int:
    return next((s.paragraph for s in notes.text.sentences if s.start <= moment.span.start < s.end), -2)


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
