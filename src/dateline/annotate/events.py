"""Event mentions: a trigger, its type, who takes part, the toll, when and where, who says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.annotate.choices import Mentioned
from dateline.annotate.clauses import clause_of
from dateline.annotate.dating import Dating
from dateline.annotate.placing import Placing
from dateline.annotate.readings import Readings
from dateline.annotate.roles import Roles
from dateline.annotate.slots import Slots
from dateline.annotate.status import status_of
from dateline.annotate.syntax import Tree
from dateline.annotate.tolls import Tolls
from dateline.annotate.triggers import Candidate, Triggers
from dateline.inference import LinearHead
from dateline.model import (
    Argument,
    Attribution,
    EventMention,
    EventType,
    PlaceMention,
    Span,
    Status,
    TimeMention,
    TollKind,
    TollMention,
)
from dateline.ontology import Ontology

NONE = "NONE"
# Which tolls may belong to which type: deaths at a protest are its toll, arrests are the toll of the arrest.
TOLLS = {
    EventType.ASSAULT: {TollKind.KILLED, TollKind.INJURED, TollKind.MISSING, TollKind.DISPLACED},
    EventType.PROTEST: {TollKind.KILLED, TollKind.INJURED, TollKind.DETAINED},
    EventType.COERCE: {TollKind.DETAINED, TollKind.DISPLACED, TollKind.KILLED, TollKind.INJURED},
    EventType.MOBILIZE: {TollKind.DISPLACED},
}


@dataclass(frozen=True, slots=True)
class Heads:
    """The trained heads, with the thresholds they were tuned to.

    Attributes:
        event: event types and NONE over the features of a trigger.
        role: actor, recipient and NONE over the features of a trigger and a noun phrase.
        when: one score for each time that an event may have (`dateline.annotate.dating`).
        where: one score for each place that an event may have (`dateline.annotate.placing`).
        event_at: least probability of being an event at all.
        role_at: least probability of a role.
        lexicon: share of the lexicon in an event's probability, the rest is the head's: the coded reports are few,
            and words they do not hold are known to the lexicon only.
    """

    event: LinearHead
    role: LinearHead
    when: LinearHead
    where: LinearHead
    event_at: float
    role_at: float
    lexicon: float = 0.0


class Events:
    """Finds the event mentions of one text."""

    def __init__(
        self, tree: Tree, *, triggers: Triggers, roles: Roles, tolls: Tolls, slots: Slots, ontology: Ontology,
        heads: Heads, attributions: Sequence[Attribution], times: Sequence[TimeMention], places: Sequence[PlaceMention],
        dateline: PlaceMention | None, readings: Readings,
    ) -> None:  # fmt: skip
        self._tree = tree
        self._triggers = triggers
        self._roles = roles
        self._tolls = tolls
        self._slots = slots
        self._ontology = ontology
        self._heads = heads
        self._attributions = attributions
        self._times = times
        self._places = places
        self._dateline = dateline
        self._readings = readings

    def find(self) -> Iterator[EventMention]:
        """Mentions in text order, ids m1, m2, ..."""
        number = 0
        chosen: list[tuple[Candidate, EventType, float, dict[str, float]]] = []
        for candidate in self._triggers.candidates():
            shares = self._shares(candidate)
            chance = 1.0 - shares.get(NONE, 0.0)
            if chance >= self._heads.event_at:
                kind = EventType(max((s for s in shares if s != NONE), key=lambda s: (shares[s], s)))
                chosen.append((candidate, kind, chance, shares))
        types = {candidate.at: kind for candidate, kind, _, _ in chosen}
        dating = Dating(self._tree, self._times, types, self._readings)
        placing = Placing(self._tree, self._places, self._dateline, types, self._readings)
        for candidate, kind, chance, shares in chosen:
            mention = self._mention(candidate, kind, chance, shares, f"m{number + 1}", dating, placing)
            if mention is not None:
                number += 1
                yield mention

    def _shares(self, candidate: Candidate) -> dict[str, float]:
        """Probability of each type and of NONE: the head's, mixed with the lexicon's."""
        part = self._heads.lexicon
        shares = {k: (1.0 - part) * v for k, v in self._heads.event.probabilities(candidate.features).items()}
        total = sum(candidate.votes.values())
        top = max(candidate.votes.values(), default=0.0)
        for kind, weight in candidate.votes.items():
            shares[kind] = shares.get(kind, 0.0) + part * top * weight / total if total else shares.get(kind, 0.0)
        shares[NONE] = shares.get(NONE, 0.0) + part * (1.0 - top)
        return shares

    def _mention(
        self, candidate: Candidate, kind: EventType, chance: float, shares: dict[str, float], name: str,
        dating: Dating, placing: Placing,
    ) -> EventMention | None:  # fmt: skip
        tree, t = self._tree, candidate.at
        told = sorted((a for a in self._attributions if t in a.content), key=lambda a: (len(a.content), a.cue.start))
        status, idle = status_of(tree, t, kind, told, self._ontology)
        if idle:
            return None
        span = clause_of(tree, t)
        arguments = tuple(self._arguments(t, kind))
        mentioned = Mentioned(t, kind, status, span, told)
        when = dating.when(mentioned, self._heads.when)
        votes = [("head", round(shares[kind], 3))]
        votes += [("lexicon", weight) for voted, weight in candidate.votes.items() if voted is kind]
        return EventMention(
            id=name,
            head=t,
            trigger=tree.span(t, t),
            span=span,
            sentence=tree.sentence_of[t],
            type=kind,
            mode=self._mode(candidate, kind, span),
            status=status,
            score=round(chance, 4),
            nominal=not tree.is_verb(t),
            arguments=arguments,
            tolls=tuple(self._own_tolls(t, kind)) if status in {Status.REPORTED, Status.CLAIMED} else (),
            when=when,
            where=placing.where(mentioned, arguments, self._heads.where),
            attributions=tuple(told),
            votes=tuple(votes),
            refers_back=self._refers_back(t) and not self._timed(span),
        )

    def _refers_back(self, t: int) -> bool:
        """ "the attack": a definite noun."""
        tree = self._tree
        if tree.is_verb(t):
            return False
        det = tree.child(t, "det")
        return det is not None and tree.word(det).lower() in {"the", "this", "that", "these", "those"}

    def _mode(self, candidate: Candidate, kind: EventType, span: Span) -> str:
        """The lexicon's mode for the trigger, else the heaviest cue word of its clause."""
        if candidate.mode and kind in candidate.votes and candidate.mode in self._ontology.modes(kind):
            return candidate.mode
        tree = self._tree
        lemmas = " " + " ".join(tree.lemma(i) for i in tree.text.tokens_in(span)) + " "
        best = max(
            (c for c in self._ontology.mode_cues if c.type is kind and f" {c.words} " in lemmas),
            key=lambda c: (c.weight, len(c.words), c.mode),
            default=None,
        )
        return best.mode if best is not None and best.weight >= 0.5 else ""

    def _arguments(self, t: int, kind: EventType) -> Iterator[Argument]:
        best: dict[str, tuple[float, Argument]] = {}
        for party in self._roles.parties(t, kind):
            shares = self._heads.role.probabilities(party.features)
            role = max(("actor", "recipient"), key=lambda r: shares[r])
            if shares[role] < self._heads.role_at:
                continue
            if party.how == "poss" and "UNDERGO" in self._ontology.word_class(self._tree.lemma(t)):
                role = "recipient"
            argument = Argument(role, party.phrase.span, party.phrase.at, party.phrase.name, party.how)
            known = best.get(party.phrase.name.lower())
            if known is None or shares[role] > known[0]:
                best[party.phrase.name.lower()] = (shares[role], argument)
        yield from sorted((a for _, a in best.values()), key=lambda a: a.span.start)

    def _own_tolls(self, t: int, kind: EventType) -> Iterator[TollMention]:
        """Tolls of the sentence that belong to this trigger: its own count, or one in its clause."""
        tree = self._tree
        wanted = TOLLS.get(kind, set())
        for harm, toll in self._tolls.of_sentence(tree.sentence_of[t]):
            if toll.kind not in wanted:
                continue
            near = harm == t or t in tree.ancestors(harm) or harm in tree.ancestors(t)
            if near or tree.first_conjunct(harm) == tree.first_conjunct(t):
                yield toll

    def _timed(self, span: Span) -> bool:
        """Whether a clause has a time with days of its own."""
        return any(m.interval is not None and span.covers(m.span) for m in self._times)
