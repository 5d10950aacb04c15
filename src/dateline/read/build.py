"""From what a format found to a report: the head is read, source, title and date are chosen, the id is made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import PurePath

from dateline.errors import EmptyError, InputError, TooLargeError
from dateline.model import Failed, PublishedHow, Report, report_id
from dateline.read.dates import date_in_name, match_date
from dateline.read.encoding import canonical
from dateline.read.head import HeadReading, read_head
from dateline.read.limits import Limits

_SURE = {
    PublishedHow.TEXT_HEAD: 0.98,
    PublishedHow.FIELD: 0.95,
    PublishedHow.HTML_META: 0.9,
    PublishedHow.GIVEN: 0.9,
    PublishedHow.FILE_NAME: 0.6,
}
_DISPUTED = 0.6  # at most this sure where head, field, page or caller name other days
_FUTURE = 0.3  # of the sureness, for a day that is yet to come
_FUTURE_DAYS = timedelta(days=2)  # time zones, and papers dated ahead


@dataclass(frozen=True, slots=True)
class Given:
    """What the caller knows. The source replaces the report's own; the date serves where the report has none."""

    source: str | None = None
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A text as a format found it, with what stands beside it.

    Attributes:
        published, how, sure: the day beside the text; `sure` is 0..1.
    """

    text: str
    origin: str
    source: str | None = None
    title: str | None = None
    url: str | None = None
    published: date | None = None
    how: PublishedHow = PublishedHow.FIELD
    sure: float = 1.0


@dataclass(frozen=True, slots=True)
class Job:
    """What stays the same for all reports of one input: its name, what the caller gave, the limits, the day."""

    name: str
    given: Given
    limits: Limits
    today: date


def failed(origin: str, error: InputError) -> Failed:
    """The record of an input that could not be read."""
    return Failed(item_id=origin, code=error.code, reason=str(error), stage="read")


def build(draft: Draft, job: Job) -> Report | Failed:
    """The report that a draft makes, or why it makes none."""
    try:
        return _report(draft, job)
    except InputError as error:
        return failed(draft.origin, error)


def _report(draft: Draft, job: Job) -> Report:
    text = canonical(draft.text)
    if len(text) > job.limits.text_chars:
        raise TooLargeError(f"the text has {len(text)} characters, the limit is {job.limits.text_chars}")
    head = read_head(text)
    if not _has_story(text, head.story):
        raise EmptyError("there is no text" if not head.head else "there is no text after the head")
    stem = PurePath(job.name).stem or job.name
    published, how, sure = _published(draft, head, job, stem)
    source = job.given.source or _clean(draft.source) or head.fields.get("source") or stem
    return Report(
        id=report_id(text, source, published),
        source=source,
        text=text,
        title=_clean(draft.title) or head.fields.get("title"),
        url=_clean(draft.url) or head.fields.get("url"),
        published=published,
        published_how=how,
        published_confidence=sure,
        head=head.head,
        origin=draft.origin,
    )


def _has_story(text: str, start: int) -> bool:
    """Whether there is a letter or digit that is not just one more date."""
    story = text[start:].strip()
    date_only = match_date(story)
    rest = story[date_only.end :] if date_only and len(story) < 100 else story
    return any(character.isalnum() for character in rest)


def _published(draft: Draft, head: HeadReading, job: Job, stem: str) -> tuple[date | None, PublishedHow, float]:
    """The surest day (see `PublishedHow`); other days beside it, and a day yet to come, make it less sure."""
    candidates = [
        (PublishedHow.TEXT_HEAD, head.day, head.sure),
        (draft.how, draft.published, draft.sure),
        (PublishedHow.GIVEN, job.given.published, 1.0),
        (PublishedHow.FILE_NAME, date_in_name(stem), 1.0),
    ]
    known = [(how, day, sure * _SURE[how]) for how, day, sure in candidates if day]
    if not known:
        return None, PublishedHow.UNKNOWN, 0.0
    how, day, sure = known[0]
    # A day apart is a matter of time zones; a file's name may tell when it was fetched.
    if any(abs(other - day) > timedelta(days=1) for by, other, _ in known[1:] if by is not PublishedHow.FILE_NAME):
        sure = min(sure, _DISPUTED)
    if day - job.today > _FUTURE_DAYS:
        sure *= _FUTURE
    return day, how, round(sure, 3)


def _clean(value: str | None) -> str | None:
    """One line of canonical text, or None where nothing is left."""
    return " ".join(canonical(value).split()) or None if value else None
