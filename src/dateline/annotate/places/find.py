"""Places of a report: found, judged, put into their phrases, resolved together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.annotate.places.judge import ENOUGH, ENOUGH_AGAIN, SURE, Entities, Verdict, judge, placeness
from dateline.annotate.places.match import Match, matches
from dateline.annotate.places.names import Spot, named
from dateline.annotate.places.phrases import facility_before, left_start, right_end
from dateline.annotate.places.rank import Choice, Name, choose
from dateline.annotate.places.scan import Line, lines
from dateline.annotate.places.unresolved import unresolved
from dateline.gazetteer import Candidate, Gazetteer, Kind, fold
from dateline.model import Entity, PlaceMention, Precision, Span, Text

_LISTED = frozenset({", ", " and ", ", and ", " or ", ", or "})  # a name after a place in a list is likely one too
_LEAST = 0.15  # score under which the words stay without a place


@dataclass(frozen=True, slots=True)
class _Found:
    """A match that names a place, in its phrase: words first..last (exclusive) of the line."""

    match: Match
    line: Line
    verdict: Verdict
    first: int
    last: int

    @property
    def owner(self) -> bool:
        """Tells whose something is: a demonym, or a country's name used like one."""
        return self.match.demonym is not None or self.verdict.owner


def find_places(text: Text, entities: Sequence[Entity], gazetteer: Gazetteer) -> tuple[PlaceMention, ...]:
    """Finds the names of places and what they mean.

    A facility or part of a place is one mention with its whole phrase: "Baghdad International Airport road". Words that
    only tell a country ("Iraqi", the "U.S." of "U.S. military") are mentions with `demonym` set. "Paris, Texas" is two
    mentions, the first resolved by the second.

    Args:
        text: the report in sentences.
        entities: names found in it; their types are one sign among several.
        gazetteer: where places are looked up.

    Returns:
        Mentions in text order, none overlapping another.
    """
    source = text.report.text
    known = Entities(entities)
    found = _phrased(_accepted(text, known, gazetteer), gazetteer, source)
    home = dateline_place(text, gazetteer)
    spots = [item.match.spot for item in found]
    held = [item.match.candidates for item in found]
    keys, names, demonyms = named(source, spots, gazetteer, held=held)
    counted = Counter(demonyms.values())
    chosen = choose(names, demonyms=counted, home=home.place.country if home and home.place else None)
    mentions = [
        mention
        for item, key in zip(found, keys, strict=True)
        if (mention := _mention(item, chosen.get(key), source, gazetteer)) is not None
    ]
    mentions += unresolved(text, entities, [mention.span for mention in mentions], gazetteer)
    return tuple(sorted(mentions, key=lambda mention: mention.span))


def dateline_place(text: Text, gazetteer: Gazetteer, mentions: Sequence[PlaceMention] = ()) -> PlaceMention | None:
    """The place of the report's dateline: "BAGHDAD", "PARIS, Texas", "BEIRUT/DAMASCUS" (the first).

    Args:
        text: the report; its head says where the dateline is.
        gazetteer: where it is looked up.
        mentions: places of the report, if already known: their countries speak for one of several places of the name.

    Returns:
        The mention, its place None where the gazetteer has no such name; None where there is no dateline.
    """
    head = text.report.head
    if head is None or head.place is None or not fold(head.place.quote):
        return None
    parts = [part.strip() for part in head.place.quote.split("/")[0].split(",") if fold(part)]
    if not parts:
        return PlaceMention(head.place, head.place.quote.strip(), None, 0.0)
    names = [Name(fold(part), gazetteer.candidates(part)) for part in dict.fromkeys(parts)]
    whole = gazetteer.candidates(", ".join(parts)) if len(parts) > 1 else ()
    if whole:  # "WASHINGTON, D.C."
        names = [Name(fold(parts[0]), whole)]
    names[0].inside.update(name.key for name in names[1:])
    countries = Counter(m.place.country for m in mentions if m.place and m.place.country)
    choice = choose(names, demonyms=Counter({code: n for code, n in countries.items() if code})).get(names[0].key)
    if choice is None:
        return PlaceMention(head.place, parts[0], None, 0.0)
    return PlaceMention(head.place, parts[0], choice.candidate.place, round(choice.sure, 3))


def _accepted(text: Text, known: Entities, gazetteer: Gazetteer) -> list[_Found]:
    """Matches that name places; those in doubt are let in where the same name is sure elsewhere."""
    source = text.report.text
    scanned = list(lines(text))
    common = frozenset(word.lower for line in scanned for word in line.words if word.text.islower())
    dateline = text.report.head.place if text.report.head else None
    weighed = []
    for line in scanned:
        row = list(matches(line, source, gazetteer))
        end = -1  # of the last place
        for n, match in enumerate(row):
            if match.demonym:
                if _is_demonym(match, known):
                    weighed.append(_Found(match, line, Verdict(SURE, owner=True), match.first, match.last))
                continue
            following = row[n + 1] if n + 1 < len(row) else None
            verdict = judge(match, line, source, entities=known, following=following, common=common)
            if dateline and dateline.start <= match.spot.start < dateline.end:
                verdict = Verdict(max(verdict.points, SURE), owner=False)
            elif source[end : match.spot.start] in _LISTED:
                verdict = Verdict(verdict.points + 1.0, verdict.owner)
            if verdict.points >= ENOUGH:
                end = match.spot.end
            weighed.append(_Found(match, line, verdict, match.first, match.last))
    sure = {fold(_quote(item, source)) for item in weighed if item.verdict.points >= SURE and not item.match.demonym}
    return [
        item
        for item in weighed
        if item.verdict.points >= ENOUGH or (item.verdict.points >= ENOUGH_AGAIN and fold(_quote(item, source)) in sure)
    ]


def _quote(item: _Found, source: str) -> str:
    return source[item.match.spot.start : item.match.spot.end]


def _is_demonym(match: Match, known: Entities) -> bool:
    """Not inside a person's name, such as the "French" of "Dawn French"."""
    entity = known.at(match.spot.start, match.spot.end)
    return entity is None or entity.type != "PER" or entity.span.start == match.spot.start


def _phrased(items: Sequence[_Found], gazetteer: Gazetteer, source: str) -> list[_Found]:
    """Each place with the words that belong to it, those inside another's phrase dropped."""
    per_line: dict[int, set[int]] = {}
    for item in items:
        if not item.owner:
            per_line.setdefault(id(item.line), set()).update(range(item.match.first, item.match.last))
    grown = [_grown(item, per_line.get(id(item.line), set()), gazetteer, source) for item in items]
    kept: list[_Found] = []
    for item in sorted(grown, key=lambda item: (_start(item), item.owner, -item.last)):
        before = kept[-1] if kept else None
        if before is None or _end(before) <= _start(item):
            kept.append(item)
        elif before.owner and not item.owner:
            kept[-1] = item
    return kept


def _start(item: _Found) -> int:
    return item.line.words[item.first].start


def _end(item: _Found) -> int:
    return max(item.line.words[item.last - 1].end, item.match.spot.end)


def _grown(item: _Found, taken: set[int], gazetteer: Gazetteer, source: str) -> _Found:
    """The match in its phrase; a phrase that the gazetteer knows as a facility is that facility."""
    match, line = item.match, item.line
    if item.owner:
        return item
    first, last = left_start(line, match.first), match.last
    if match.candidates[0].kind is not Kind.COUNTRY:
        last = right_end(line, match.last)
        while last > match.last and taken & set(range(match.last, last)):
            last -= 1
    others = taken - set(range(match.first, match.last))
    if set(range(first, match.first)) & others:
        first = match.first
    start, stop = facility_before(line, first, others)
    if start < stop:
        spot = Spot(line.words[start].start, line.words[stop - 1].end)
        facilities = tuple(
            c for c in _facilities(gazetteer.candidates(source[spot.start : spot.end])) if _is_there(c, match)
        )
        first = start
        if facilities:
            return _Found(Match(start, stop, spot, facilities), line, item.verdict, first, last)
    if last > match.last:
        spot = Spot(match.spot.start, line.words[last - 1].end)
        facilities = _facilities(gazetteer.candidates(source[spot.start : spot.end]))
        if facilities:
            match = Match(match.first, last, spot, facilities)
    return _Found(match, line, item.verdict, first, last)


def _is_there(facility: Candidate, match: Match) -> bool:
    """Whether a facility is in the country of the likeliest place of the match."""
    return facility.place.country == match.candidates[0].place.country


def _facilities(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    return tuple(c for c in candidates if c.place.precision is Precision.FACILITY)


def _mention(item: _Found, choice: Choice | None, source: str, gazetteer: Gazetteer) -> PlaceMention | None:
    span = Span.of(source, _start(item), _end(item))
    if item.match.demonym:
        return PlaceMention(span, span.quote, gazetteer.country(item.match.demonym), 1.0, demonym=True)
    if choice is None:
        return None
    score = round(placeness(item.verdict.points) * (0.4 + 0.6 * choice.sure), 3)
    place = choice.candidate.place if score >= _LEAST else None
    return PlaceMention(span, _shown(span.quote), place, score, demonym=item.verdict.owner)


def _shown(quote: str) -> str:
    """The phrase on one line."""
    return " ".join(quote.split())
