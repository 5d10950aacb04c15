"""The distinct values of an event's cells, each with every claim that asserts it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.model import Claim, EventKind, Participant, Record, Source, Span, Toll, Value, When, Where
from dateline.model.words import value_text
from dateline.resolve.across.alike import SAME, alike
from dateline.resolve.across.folding import fold
from dateline.resolve.across.item import Item, parsed
from dateline.resolve.across.names import Name
from dateline.resolve.across.sources import Voice, independent

ORDER = ("event", "status", "when", "where", "actor", "recipient", "toll", "according_to")
MANY = frozenset({"actor", "recipient", "toll", "according_to"})  # cells that may hold several values at once

Key = tuple[Hashable, ...]
Told = tuple[Claim, Item]


@dataclass(frozen=True, slots=True)
class Standing:
    """One value of one cell, and what speaks for it.

    Attributes:
        text: as shown.
        claims: in order of publication, never empty.
        items: the records that it is claimed in.
        sources: how many independent sources claim it.
        latest: ordinal of the newest publication that claims it; 0 where none is dated.
        confidence: the highest of any claim.
    """

    cell: str
    text: str
    claims: tuple[Claim, ...]
    items: frozenset[int]
    sources: int
    latest: int
    confidence: float

    @property
    def value(self) -> Value:
        """What the first claim asserts."""
        return self.claims[0].value


def claims_of(item: Item, own: Mapping[str, Sequence[Claim]]) -> tuple[Claim, ...]:
    """The claims that were merged into a record; where its reader kept none, one for each of its filled cells.

    Args:
        item: the record.
        own: the claims of its reading, by record id.
    """
    kept = own.get(item.record.id)
    return tuple(kept) if kept else tuple(_derived(item.reading.report.id, item.record))


def _derived(report_id: str, record: Record) -> Iterable[Claim]:
    whole = tuple(mention.span for mention in record.evidence)
    kind = EventKind(record.type, record.mode, record.contexts, record.status)
    values: list[tuple[str, Value, tuple[Span, ...]]] = [("event", kind, whole)]
    values += [("when", record.when, record.when.evidence)] if record.when else []
    values += [("where", record.where, record.where.evidence)] if record.where else []
    values += [("actor", actor, actor.evidence) for actor in record.actors]
    values += [("recipient", recipient, recipient.evidence) for recipient in record.recipients]
    values += [("toll", toll, toll.evidence) for toll in record.tolls]
    values += [("according_to", source, source.evidence) for source in record.according_to]
    for cell, value, evidence in values:
        yield Claim(report_id, record.id, cell, value, evidence or whole, record.confidence)


def standings(told: Sequence[Told], voices: Mapping[str, Voice]) -> tuple[Standing, ...]:
    """All distinct values of all cells, by cell as in `ORDER`, then by text.

    Args:
        told: the claims of all members in the order of the members, each with its record.
        voices: family and outlet of each report.
    """
    cells: defaultdict[str, list[Told]] = defaultdict(list)
    for claim, item in told:
        cells[claim.cell].append((claim, item))
        if isinstance(claim.value, EventKind):
            cells["status"].append((claim, item))
    found = [_standing(cell, group, voices) for cell in ORDER for group in _groups(cell, cells.get(cell, [])) if group]
    return tuple(
        sorted((s for s in found if s.text), key=lambda s: (ORDER.index(s.cell), s.text, s.claims[0].report_id))
    )


def _groups(cell: str, told: list[Told]) -> list[list[Told]]:
    """Claims with equal values, together."""
    if cell in ("actor", "recipient", "according_to"):
        return _named_groups(told)
    groups: dict[Key, list[Told]] = {}
    for claim, item in told:
        groups.setdefault(_key(cell, claim.value), []).append((claim, item))
    return list(groups.values())


def _key(cell: str, value: Value) -> Key:
    """Equal for values that are shown as one."""
    match value:
        case EventKind():
            return (value.status,) if cell == "status" else (value.type, value.mode)
        case When():
            return (value.interval,)
        case Where():
            return (value.place.id,) if value.place else ("", fold(value.text))
        case Toll():
            return value.kind, value.low, value.high
        case Participant() | Source():
            return (fold(value.name),)


def _named_groups(told: list[Told]) -> list[list[Told]]:
    """Claims about one participant under any of its names.

    The most frequent name first: each name joins the first group whose every name it is like, so that "Trump" does
    not bring together two men of that name.
    """
    by_name: defaultdict[Name, list[Told]] = defaultdict(list)
    for claim, item in told:
        if name := _name(claim.value):
            by_name[name].append((claim, item))
    ranked = sorted(by_name.items(), key=lambda pair: (-len(pair[1]), -len(pair[0].tokens), pair[0].order))
    groups: list[tuple[list[Name], list[Told]]] = []
    for name, claims in ranked:
        fitting = (group for group in groups if all(alike(name, other) >= SAME for other in group[0]))
        names, together = next(fitting, (None, None))
        if names is None or together is None:
            groups.append(([name], list(claims)))
        else:
            names.append(name)
            together.extend(claims)
    return [sorted(claims, key=lambda pair: pair[1].at) for _, claims in groups]


def _name(value: Value) -> Name | None:
    match value:
        case Participant():
            return parsed(value.name, value.country, value.actor_id)
        case Source():
            return parsed(value.name, None, value.actor_id) if value.name else None
        case _:
            return None


def _standing(cell: str, told: list[Told], voices: Mapping[str, Voice]) -> Standing:
    published = (item.published for _, item in told)
    return Standing(
        cell=cell,
        text=_text(cell, [claim.value for claim, _ in told]),
        claims=tuple(claim for claim, _ in told),
        items=frozenset(item.at for _, item in told),
        sources=independent(voices[claim.report_id] for claim, _ in told),
        latest=max((day for day in published if day), default=0),
        confidence=max(claim.confidence for claim, _ in told),
    )


def _text(cell: str, values: list[Value]) -> str:
    """The most frequent form, of those the longest, of those the first of the alphabet."""
    show: Callable[[Value], str] = value_text
    if cell == "status":
        show = _status
    counts = Counter(show(value) for value in values)
    return min(counts, key=lambda text: (-counts[text], -len(text), text))


def _status(value: Value) -> str:
    return value.status.value if isinstance(value, EventKind) else ""
