"""Words that may name an event, and what is known of each: the lexicon's votes and the features of the type head."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from dateline.annotate.readings import LEAST, Readings
from dateline.annotate.slots import Slots
from dateline.annotate.syntax import Tree
from dateline.model import Attribution, Entity, EventType, TimeMention
from dateline.ontology import LexEntry, Ontology, applicable

WEAK_VERBS = frozenset(
    {"be", "have", "do", "will", "would", "can", "could", "may", "might", "shall", "should", "must", "’s"}
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A token that may name an event.

    Attributes:
        at: token index.
        votes: type -> the lexicon's weight for it.
        mode: the lexicon's mode for its first type.
        features: name -> value, for the linear heads.
    """

    at: int
    votes: Mapping[EventType, float]
    mode: str
    features: Mapping[str, float]


def log_odds(share: float) -> float:
    """Of a share, from 0 at `LEAST` up, so that what is not said and what is hardly said are alike."""
    return math.log(max(share, LEAST) / (1.001 - share)) - math.log(LEAST)


class Triggers:
    """Finds and describes candidates of one text."""

    def __init__(
        self,
        tree: Tree,
        *,
        slots: Slots,
        ontology: Ontology,
        entity_at: Mapping[int, Entity],
        attributions: tuple[Attribution, ...],
        times: tuple[TimeMention, ...],
        readings: Readings,
    ) -> None:
        self._tree = tree
        self._slots = slots
        self._ontology = ontology
        self._entity_at = entity_at
        self._readings = readings
        self._told = {t: a for a in attributions for t in a.content}
        self._timed = [(m.span.start, m.span.end) for m in times]

    def candidates(self) -> Iterator[Candidate]:
        """All candidates of the story, in text order."""
        for n, sentence in enumerate(self._tree.text.sentences):
            if sentence.head:
                continue
            for i in range(sentence.first, sentence.last):
                found = self._candidate(i, n)
                if found is not None:
                    yield found

    def _pos(self, i: int) -> str | None:
        word = self._tree.words[i]
        if word.tag.startswith("VB"):
            return None if word.pos == "AUX" or word.lemma.lower() in WEAK_VERBS else "VERB"
        return {"NOUN": "NOUN", "PROPN": "NOUN", "ADJ": "ADJ"}.get(word.pos)

    def _candidate(self, i: int, sentence: int) -> Candidate | None:
        pos = self._pos(i)
        if pos is None or self._in_time(i):
            return None
        lemma = self._tree.lemma(i)
        entries = self._ontology.lexicon(lemma, pos)
        if not entries and pos != "VERB":
            return None
        inside = self._entity_at.get(i)
        if inside is not None and inside.last - inside.first > 1 and inside.type in {"PER", "ORG", "GPE", "FAC"}:
            return None
        fitting = applicable(entries, lambda c: self._slots.holds(c, i))
        votes = {e.type: e.weight for e in fitting if e.type is not None}
        return Candidate(
            i,
            votes,
            fitting[0].mode if fitting else "",
            self._features(i, pos, sentence, entries, fitting),
        )

    def _in_time(self, i: int) -> bool:
        token = self._tree.text.tokens[i]
        return any(s <= token.start < e for s, e in self._timed)

    def _features(
        self, i: int, pos: str, sentence: int, entries: tuple[LexEntry, ...], fitting: tuple[LexEntry, ...]
    ) -> dict[str, float]:
        tree, slots = self._tree, self._slots
        lemma, word = tree.lemma(i), tree.words[i]
        f: dict[str, float] = {"bias": 1.0, f"pos={pos}": 1.0, f"tag={word.tag}": 1.0, f"dep={word.dep}": 1.0}
        f[f"lemma={lemma}"] = 1.0
        f[f"lemma={lemma}/{pos}"] = 1.0
        for e in fitting:
            if e.type is not None:
                f[f"lex={e.type}"] = e.weight
                f[f"lex={e.type}/{pos}"] = e.weight
                if e.weight >= 0.6:
                    f[f"lex!={e.type}"] = 1.0
        if entries and not fitting:
            f["lex=excluded"] = 1.0
        if not entries:
            f["lex=unknown"] = 1.0
        for slot in ("subj", "dobj", "comp", "iobj", "of"):
            for k in slots.tokens(slot, i)[:3]:
                for c in self._classes(k):
                    f[f"{slot}~{c}"] = 1.0
                if slot in {"dobj", "of", "comp"}:
                    f[f"{slot}={tree.lemma(k)}"] = 1.0
        for k in tree.children(i):
            kid = tree.words[k]
            if kid.dep in {"prep", "agent", "prt", "mark"}:
                f[f"{kid.dep}={tree.word(k).lower()}"] = 1.0
                for p in tree.children(k, "pobj")[:1]:
                    for c in self._classes(p):
                        f[f"{tree.word(k).lower()}~{c}"] = 1.0
            elif kid.dep in {"compound", "amod", "nmod"}:
                f[f"mod={tree.lemma(k)}"] = 1.0
                for c in self._classes(k):
                    f[f"mod~{c}"] = 1.0
            elif kid.dep in {"aux", "neg", "det"}:
                f[f"{kid.dep}={tree.word(k).lower()}"] = 1.0
            elif kid.dep in {"xcomp", "ccomp"}:
                f[f"has={kid.dep}"] = 1.0
                f[f"{kid.dep}={tree.lemma(k)}"] = 1.0
        if word.head != i:
            f[f"head={tree.lemma(word.head)}"] = 1.0
            f[f"up={word.dep}/{tree.words[word.head].pos}"] = 1.0
            for g in slots.tokens("gov", i)[:1]:
                f[f"gov={tree.lemma(g)}"] = 1.0
        if slots.is_passive(i):
            f["passive"] = 1.0
        told = self._told.get(i)
        if told is not None:
            f[f"told={told.kind}"] = 1.0
            f[f"cue={told.cue_lemma}"] = 1.0
        self._place_features(i, sentence, f)
        self._reader_features(i, f)
        return f

    def _reader_features(self, i: int, f: dict[str, float]) -> None:
        """What the reader takes it for; log-odds, for the head adds them to what else it knows."""
        readings = self._readings
        for kind, share in readings.types(i).items():
            f[f"read={kind}"] = log_odds(share)
        f["read predicate"] = readings.predicate(i)
        fact = readings.factuality(i)
        f["read fact"] = fact / 3.0
        f[f"read fact={round(fact)}"] = 1.0

    def _classes(self, i: int) -> list[str]:
        filler = self._slots.filler(i)
        out = sorted(filler.classes)
        if self._tree.words[i].pos == "PRON":
            out.append("PRON")
        return out or [f"other:{self._tree.words[i].pos}"]

    def _place_features(self, i: int, n: int, f: dict[str, float]) -> None:
        """Where it stands: first sentences state the news; names near by mean political participants."""
        tree = self._tree
        f[f"at={min(n, 6)}"] = 1.0
        sentence = tree.sentence(i)
        types = {self._entity_at[k].type for k in range(sentence.first, sentence.last) if k in self._entity_at}
        for kind in types:
            f[f"near={kind}"] = 1.0
        if not types:
            f["near=none"] = 1.0
        depth = sum(1 for _ in islice(tree.ancestors(i), 5))
        f[f"depth={depth}"] = 1.0
        clause = next((tree.words[a].dep for a in [i, *tree.ancestors(i)] if tree.is_verb(a)), "none")
        f[f"clause={clause}"] = 1.0
