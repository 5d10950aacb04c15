"""How a participant is called: the fullest name the report has for it, or the noun phrase in its own words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.annotate.coref import GROUPS, Coref
from dateline.annotate.syntax import NAME_PARTS, Tree
from dateline.model import Entity, Span
from dateline.ontology import Ontology

LONGEST = 9  # words of a noun phrase shown as a participant; beyond it only the core is kept


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: where it stands, what it means, and how it is called.

    Attributes:
        at: token index of the mention's head.
        meant: token index of the head it refers to (itself, unless a pronoun or "the group").
        name: the fullest name.
        span: the mention itself, with its modifiers.
        entity: the name it is or bears, if any.
    """

    at: int
    meant: int
    name: str
    span: Span
    entity: Entity | None


class Namer:
    """Names noun phrases of one text."""

    def __init__(self, tree: Tree, entities: Sequence[Entity], coref: Coref, ontology: Ontology) -> None:
        self._tree = tree
        self._coref = coref
        self._ontology = ontology
        self.entity_at: Mapping[int, Entity] = {i: e for e in entities for i in range(e.first, e.last)}

    def phrase(self, i: int) -> Phrase | None:
        """The phrase that token `i` heads; None for what names nobody ("it", "which" without antecedent)."""
        tree = self._tree
        if tree.words[i].tag in {"PRP", "PRP$"} and tree.word(i).lower() in {"i", "we", "us", "our", "my", "me"}:
            return self._spoken(i)
        meant = self._coref.resolve(i)
        if meant is None:
            return None
        entity, core = self._entity(meant)
        span = tree.span_of(core) if meant == i else tree.span(i, i)
        if entity is not None:
            return Phrase(i, meant, entity.canonical, span, entity)
        words = tree.words[meant]
        if words.pos not in {"NOUN", "PROPN", "NUM", "ADJ", "PRON"}:
            return None
        if words.pos == "PRON":
            return None
        return Phrase(i, meant, tree.span_of(core).quote, span, None)

    def _spoken(self, i: int) -> Phrase | None:
        speaker = self._coref.speaker(i)
        return Phrase(i, i, speaker, self._tree.span(i, i), None) if speaker else None

    def _entity(self, i: int) -> tuple[Entity | None, list[int]]:
        """The entity that the phrase headed by `i` is, and the tokens of the phrase's core."""
        tree = self._tree
        core = self._core(i)
        at = self.entity_at.get(i)
        if at is not None and (at.type != "NORP" or at.last - 1 == i):
            return at, core
        # "the Kataib Hezbollah militia group", "spokesman Ahmed al-Asadi", "the deputy head, Abu Mahdi"
        generic = tree.lemma(i) in GROUPS
        for kid in tree.children(i, "appos", "compound", "nmod"):
            entity = self.entity_at.get(kid)
            if entity is None:
                continue
            person = entity.type == "PER" and tree.words[kid].dep in {"appos", "compound"}
            if person and "PERSON_ROLE" in self._ontology.word_class(tree.lemma(i)):
                return entity, core
            if generic and entity.type in {"ORG", "OTHER", "PER", "NORP"}:
                return entity, core
        return None, core

    def _core(self, i: int) -> list[int]:
        """Tokens of the phrase: modifiers in front, the head, and a short "of ..." behind."""
        tree = self._tree
        keep = [i]
        for kid in tree.children(i):
            dep = tree.words[kid].dep
            if kid < i and dep in NAME_PARTS - {"det", "punct"}:
                keep.extend(k for k in tree.subtree(kid) if k < i)
            elif kid > i and dep == "prep" and tree.word(kid).lower() == "of":
                behind = self._short(kid)
                keep.extend(behind)
        first = min(keep)
        out = list(range(first, max(keep) + 1))
        while out and out[0] != i and tree.words[out[0]].dep in {"det", "punct", "predet"}:
            out.pop(0)
        if len(out) > LONGEST:
            out = [k for k in out if k <= i][-LONGEST:]
        return out

    def _short(self, of: int) -> list[int]:
        """ "of supporters of the militia": the of-phrase without clauses, appositions and further conjuncts."""
        tree = self._tree
        out, todo = [], [of]
        while todo:
            node = todo.pop()
            out.append(node)
            todo.extend(
                k
                for k in tree.children(node)
                if tree.words[k].dep in NAME_PARTS | {"pobj"} - {"punct"}
                or (tree.words[k].dep == "prep" and tree.word(k).lower() == "of")
            )
        top = max(out)
        return list(range(of, top + 1)) if top - of <= LONGEST else []
