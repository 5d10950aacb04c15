"""The event lexicon: which lemma may name which type of event, under which conditions, from `lexicon.tsv`."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.model import EventType
from dateline.ontology.kinds import TypeInfo

POS = frozenset({"VERB", "NOUN", "ADJ"})
_CLAUSE_SLOTS = {"prt", "dobj", "iobj", "subj", "prep", "pobj", "xcomp", "ccomp", "modal", "comp", "advmod"}
SLOTS = frozenset(
    _CLAUSE_SLOTS | {"mod", "gov", "of", "neg", "passive"}
)  # what each is: docstring of dateline.ontology
BARE = frozenset({"neg", "passive"})
ENTITY_TYPES = frozenset({"PER", "ORG", "GPE", "LOC", "FAC", "NORP"})
COLUMNS = ("lemma", "pos", "type", "weight", "mode", "condition", "note")
NO_EVENT = "NONE"

_CONDITION = re.compile(
    r"(?P<neg>!?)(?P<slot>[a-z]+)(?:\((?P<preps>[a-z_,]+)\))?(?:(?P<op>[=~])(?P<values>[^=~!();]+))?"
)


@dataclass(frozen=True, slots=True)
class Filler:
    """What stands in a slot: the lemma of its head, and its word classes (for a name also its entity type)."""

    lemma: str
    classes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition on the parse around a trigger; `dateline.ontology` says what each slot is.

    Attributes:
        slot: one of `SLOTS`.
        op: "has" (the slot is filled), "is" (by one of these lemmas) or "in" (by one of these classes).
        values: lemmas or class names; () for "has".
        preps: the prepositions of slot pobj, else ().
        negated: the condition must not hold.
    """

    slot: str
    op: str = "has"
    values: tuple[str, ...] = ()
    preps: tuple[str, ...] = ()
    negated: bool = False

    def holds(self, fillers: Iterable[Filler]) -> bool:
        """Whether it holds, given everything that fills its slot (for neg and passive: anything, if it is so)."""
        found = any(self._fits(filler) for filler in fillers)
        return found != self.negated

    def _fits(self, filler: Filler) -> bool:
        if self.op == "is":
            return filler.lemma in self.values
        return self.op == "has" or not filler.classes.isdisjoint(self.values)

    @property
    def specificity(self) -> int:
        """How much it says: 1 for a filled slot, 2 for a word class, 3 for a lemma or a negation."""
        return 3 if self.slot == "neg" else {"has": 1, "in": 2, "is": 3}[self.op]

    def __str__(self) -> str:
        place = f"{self.slot}({','.join(self.preps)})" if self.preps else self.slot
        sign = {"has": "", "is": "=", "in": "~"}[self.op]
        return f"{'!' if self.negated else ''}{place}{sign}{'|'.join(self.values)}"


@dataclass(frozen=True, slots=True)
class LexEntry:
    """One reading of a lemma: with these conditions it names an event of `type` (None: no event).

    `weight` in 0..1: how likely such a mention, by or against a political participant, is an event of the type.
    """

    lemma: str
    pos: str
    type: EventType | None
    weight: float
    mode: str
    conditions: tuple[Condition, ...]
    note: str = ""

    @property
    def specificity(self) -> int:
        """Sum over the conditions; 0 for an entry that always holds."""
        return sum(condition.specificity for condition in self.conditions)


def applicable(entries: Sequence[LexEntry], holds: Callable[[Condition], bool]) -> tuple[LexEntry, ...]:
    """The entries that count, the heaviest first; () where the mention is no event.

    Of the entries whose conditions all hold only the most specific count. If one of these says NONE there is no event;
    of several of one type the lightest counts, so that an exclusion prevails.
    """
    fitting = [e for e in entries if all(holds(c) for c in e.conditions)]
    most = max((e.specificity for e in fitting), default=0)
    lightest: dict[EventType, LexEntry] = {}
    for entry in fitting:
        if entry.specificity < most:
            continue
        if entry.type is None:
            return ()
        known = lightest.get(entry.type)
        if known is None or entry.weight < known.weight:
            lightest[entry.type] = entry
    return tuple(sorted(lightest.values(), key=lambda e: -e.weight))


def parse_condition(text: str, classes: Collection[str]) -> Condition:
    """One condition, e.g. "!pobj(on,upon)~MIL|GOV".

    Raises:
        ValueError: it is not in the language, or names a slot or word class that does not exist.
    """
    match = _CONDITION.fullmatch(text)
    if match is None or match["slot"] not in SLOTS:
        raise ValueError(f"not a condition: {text!r}")
    slot, op = match["slot"], {None: "has", "=": "is", "~": "in"}[match["op"]]
    values = tuple(match["values"].split("|")) if match["values"] else ()
    preps = tuple(p.replace("_", " ") for p in match["preps"].split(",")) if match["preps"] else ()
    misplaced = (slot == "pobj") != bool(preps) or (slot in BARE and op != "has")
    if misplaced or not all(value.strip() == value != "" for value in values):
        raise ValueError(f"not a condition: {text!r}")
    if op == "in" and (strange := set(values) - set(classes) - ENTITY_TYPES):
        raise ValueError(f"no such word class: {sorted(strange)} in {text!r}")
    return Condition(slot, op, values, preps, bool(match["neg"]))


def parse_lexicon(
    text: str, types: Mapping[EventType, TypeInfo], classes: Collection[str]
) -> dict[tuple[str, str], tuple[LexEntry, ...]]:
    """`lexicon.tsv` as a table from (lemma, pos) to its entries, the most specific first, else in the file's order.

    Raises:
        ValueError: a row that cannot be read, or that says the same as another; the message has the line number.
    """
    rows: dict[tuple[str, str], list[LexEntry]] = {}
    seen: set[tuple[str, str, EventType | None, tuple[Condition, ...]]] = set()
    header_read = False
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not header_read:
            if tuple(cells) != COLUMNS:
                raise ValueError(f"lexicon.tsv:{number}: columns are {cells}, not {list(COLUMNS)}")
            header_read = True
            continue
        try:
            entry = _entry(cells, types, classes)
        except ValueError as error:
            raise ValueError(f"lexicon.tsv:{number}: {error}") from error
        key = (entry.lemma, entry.pos, entry.type, entry.conditions)
        if key in seen:
            raise ValueError(f"lexicon.tsv:{number}: twice: {entry.lemma} {entry.pos} {entry.type}")
        seen.add(key)
        rows.setdefault((entry.lemma, entry.pos), []).append(entry)
    return {key: tuple(sorted(found, key=lambda e: -e.specificity)) for key, found in rows.items()}


def _entry(cells: Sequence[str], types: Mapping[EventType, TypeInfo], classes: Collection[str]) -> LexEntry:
    if len(cells) != len(COLUMNS):
        raise ValueError(f"{len(cells)} cells, not {len(COLUMNS)}")
    lemma, pos, name, weight_text, mode, condition, note = (cell.strip() for cell in cells)
    weight = float(weight_text)
    event_type = None if name == NO_EVENT else EventType(name)
    if lemma != lemma.lower() or not lemma or pos not in POS:
        raise ValueError(f"no lower-case lemma, or no such part of speech: {lemma!r} {pos!r}")
    if not 0 <= weight <= 1:
        raise ValueError(f"weight outside 0..1: {weight}")
    if mode and (event_type is None or mode not in types[event_type].modes):
        raise ValueError(f"{name} has no mode {mode!r}")
    parts = [part.strip() for part in condition.split(";")] if condition else []
    conditions = tuple(parse_condition(part, classes) for part in parts)
    return LexEntry(lemma, pos, event_type, weight, mode, conditions, note)
