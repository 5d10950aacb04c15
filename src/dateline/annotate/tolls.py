"""Tolls: counts of people killed, injured, missing, detained or displaced, and who they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.annotate.slots import Slots
from dateline.annotate.syntax import Tree
from dateline.model import NumberMention, TollKind, TollMention
from dateline.ontology import Ontology

# Lemmas by kind. A verb counts its harmed side; a noun ("deaths") the number on it or its "of" phrase.
HARM: dict[str, TollKind] = {
    lemma: kind
    for kind, lemmas in {
        TollKind.KILLED: "kill die dead death fatality slay murder massacre execute behead perish lose casualty "
        "killing assassinate shoot_dead body corpse martyr",
        TollKind.INJURED: "injure wound injured wounded injury hurt maim hospitalize hospitalise",
        TollKind.MISSING: "missing disappear vanish unaccounted",
        TollKind.DETAINED: "arrest detain capture imprison jail apprehend abduct kidnap",
        TollKind.DISPLACED: "displace flee evacuate uproot displaced refugee",
    }.items()
    for lemma in lemmas.split()
}
NOUNS_OF_HARM = frozenset({"death", "fatality", "casualty", "injury", "body", "corpse", "arrest", "killing"})


class Tolls:
    """Finds the tolls of events in one text."""

    def __init__(self, tree: Tree, numbers: Sequence[NumberMention], slots: Slots, ontology: Ontology) -> None:
        self._tree = tree
        self._slots = slots
        self._ontology = ontology
        self._number_at = {i: n for n in numbers for i in range(n.first, n.last)}

    def of_sentence(self, n: int) -> tuple[tuple[int, TollMention], ...]:
        """Tolls stated in sentence `n`, each with the token index of the word of harm."""
        sentence = self._tree.text.sentences[n]
        out: list[tuple[int, TollMention]] = []
        for i in range(sentence.first, sentence.last):
            kind = HARM.get(self._tree.lemma(i)) or HARM.get(self._tree.word(i).lower())
            if kind is None or (kind is TollKind.DETAINED and not self._tree.is_verb(i)):
                continue
            out.extend((i, toll) for toll in self._counted(i, kind))
        return tuple(dict.fromkeys(out))

    def _counted(self, i: int, kind: TollKind) -> Iterator[TollMention]:
        tree, slots = self._tree, self._slots
        if tree.is_verb(i):
            lemma = tree.lemma(i)
            dies = lemma in {"die", "perish", "flee", "disappear", "vanish"}
            heads = slots.tokens("subj" if dies else "dobj", i)
            if not dies and not heads and tree.words[i].dep in {"acl", "conj", "amod"}:
                heads = [tree.words[i].head]
            raw = self._raw(i, dies)
            for h in dict.fromkeys([*raw, *heads]):
                yield from self._count(h, i, kind)
            return
        if tree.words[i].pos == "NOUN" or tree.lemma(i) in NOUNS_OF_HARM:
            direct = self._number(i)
            if direct is not None:
                yield self._toll(direct, kind, tree.lemma(i), i)
            for h in slots.tokens("of", i):
                yield from self._count(h, i, kind)
            return
        # "five dead", "left seven wounded", "two were injured"
        head = tree.words[i].head
        for h in {head, *tree.children(head, "nsubj", "nsubjpass", "dobj")} - {i}:
            yield from self._count(h, i, kind)
        before = self._number_at.get(i - 1)
        if before is not None:
            yield self._toll(before, kind, "", i)

    def _raw(self, i: int, dies: bool) -> list[int]:
        """Heads before looking through "dozens of", which are numbers themselves."""
        tree = self._tree
        deps = ("nsubj",) if dies or not self._slots.is_passive(i) else ("nsubjpass",)
        own = list(tree.children(i, *deps)) if dies or self._slots.is_passive(i) else list(tree.children(i, "dobj"))
        return [c for o in own for c in tree.conjuncts(o)]

    def _count(self, h: int, harm: int, kind: TollKind) -> Iterator[TollMention]:
        number = self._number_at.get(h) or self._number(h)
        if number is None:
            return
        who = self._who(h, number)
        if who is not None:
            yield self._toll(number, kind, who, harm)

    def _number(self, h: int) -> NumberMention | None:
        """The count on a noun."""
        tree = self._tree
        for k in tree.children(h):
            if (
                tree.words[k].dep in {"nummod", "quantmod", "amod", "det", "advmod", "compound"}
                and k in self._number_at
            ):
                return self._number_at[k]
        for p in tree.children(h, "prep"):
            if tree.word(p).lower() == "of" and h in self._number_at:
                return self._number_at[h]
        return None

    def _who(self, h: int, number: NumberMention) -> str | None:
        """Words for those counted; None where what is counted is not people."""
        tree = self._tree
        through = self._slots.through(h)
        if h in range(number.first, number.last) and through == h:
            of = next(iter(self._slots.tokens("of", h)), None)
            if of is None:
                return "people" if number.low is not None or number.high is not None else None
            through = of
        lemma = tree.lemma(through)
        word = tree.words[through]
        people = (
            "PEOPLE" in self._ontology.word_class(lemma) or word.tag in {"NNP", "NNPS"} or word.pos in {"NUM", "ADJ"}
        )
        if not people and not ({"CVL", "MIL", "GOV", "HARM"} & self._ontology.word_class(lemma)):
            return None
        kept = [
            k for k in tree.children(through, "amod", "compound", "nmod") if k < through and k not in self._number_at
        ]
        return " ".join(tree.word(k) for k in [*kept, through])

    def _toll(self, number: NumberMention, kind: TollKind, who: str, harm: int) -> TollMention:
        tree = self._tree
        first, last = min(number.first, harm), max(number.last - 1, harm)
        span = tree.span(first, last)
        if len(span.quote) > 400:
            span = number.span
        return TollMention(kind, who or "people", number.low, number.high, span)
