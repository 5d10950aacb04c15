"""What fills the slots around a trigger word: the condition language of `dateline.ontology`, on a parse."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.annotate.syntax import Tree
from dateline.model import Entity
from dateline.ontology import Condition, Filler, Ontology

THROUGH = frozenset(
    {
        "number",
        "dozen",
        "hundred",
        "thousand",
        "million",
        "group",
        "series",
        "day",
        "week",
        "lot",
        "score",
        "couple",
        "majority",
        "wave",
        "round",
    }
)
COMPLEMENTS = ("attr", "acomp", "oprd")


class Slots:
    """Slot fillers of one text."""

    def __init__(self, tree: Tree, entity_at: Mapping[int, Entity], ontology: Ontology) -> None:
        self._tree = tree
        self._entity_at = entity_at
        self._ontology = ontology

    def holds(self, condition: Condition, t: int) -> bool:
        """Whether a lexicon condition holds around trigger `t`."""
        tokens = self.tokens(condition.slot, t, condition.preps)
        return condition.holds(self.filler(i) for i in tokens)

    def filler(self, i: int) -> Filler:
        """Lemma and classes of one token."""
        lemma = self._tree.lemma(i)
        classes = set(self._ontology.word_class(lemma))
        entity = self._entity_at.get(i)
        if entity is not None:
            classes.add(entity.type)
        return Filler(lemma, frozenset(classes))

    def tokens(self, slot: str, t: int, preps: tuple[str, ...] = ()) -> list[int]:
        """Token indices that fill a slot."""
        tree = self._tree
        if slot == "pobj":
            return self._pobj(t, preps)
        if slot == "of":
            return self._pobj(t, ("of",))
        simple = {
            "prep": ("prep",), "xcomp": ("xcomp", "pcomp"), "ccomp": ("ccomp",), "advmod": ("advmod",),
            "iobj": ("dative",), "comp": COMPLEMENTS, "neg": ("neg",), "mod": ("compound", "amod", "nmod"),
        }  # fmt: skip
        if slot in simple:
            return list(tree.children(t, *simple[slot]))
        return getattr(self, f"_{slot}")(t)  # type: ignore[no-any-return]

    def _prt(self, t: int) -> list[int]:
        tree = self._tree
        near = [i for i in (t + 1,) if i < len(tree.words) and tree.words[i].tag in {"RP", "RB", "IN"}]
        return [*tree.children(t, "prt"), *(i for i in near if tree.words[i].head == t)]

    def _passive(self, t: int) -> list[int]:
        return [t] if self.is_passive(t) else []

    def is_passive(self, t: int) -> bool:
        """A passive verb, reduced relatives included ("the men arrested on Friday")."""
        tree = self._tree
        if tree.child(t, "auxpass", "nsubjpass") is not None:
            return True
        if tree.words[t].dep == "conj" and tree.words[t].tag == "VBN" and tree.child(t, "aux", "nsubj") is None:
            return self.is_passive(tree.words[t].head) if tree.words[t].head != t else False
        return tree.words[t].tag == "VBN" and tree.words[t].dep in {"acl", "amod"} and tree.child(t, "dobj") is None

    def subject(self, t: int) -> int | None:
        """The subject, taken over from a coordination or from the verb that an infinitive hangs on."""
        tree = self._tree
        for _ in range(4):
            own = tree.child(t, "nsubj", "nsubjpass", "csubj")
            if own is not None:
                return own
            dep, head = tree.words[t].dep, tree.words[t].head
            if head == t:
                return None
            if dep == "xcomp":  # "ordered his forces to attack": the object acts
                lower = tree.child(head, "dobj")
                if lower is not None and tree.lemma(head) not in {"promise", "vow", "threaten"}:
                    return lower
            elif dep in {"acl", "relcl"} and not tree.is_verb(head):
                return head if tree.words[t].tag == "VBG" or dep == "relcl" else None
            elif dep not in {"conj", "advcl", "ccomp", "pcomp"} or (dep == "ccomp" and tree.words[t].tag != "VBG"):
                return None
            t = tree.governor(t) if dep == "pcomp" else head  # type: ignore[assignment]
            if t is None:
                return None
        return None

    def _dobj(self, t: int) -> list[int]:
        tree = self._tree
        if self.is_passive(t):
            found = self.subject(t)
            if found is None and tree.words[t].dep in {"acl", "amod"}:
                found = tree.words[t].head
            return self._spread([found] if found is not None else [])
        own = list(tree.children(t, "dobj"))
        return self._spread(own)

    def _subj(self, t: int) -> list[int]:
        tree = self._tree
        if not tree.is_verb(t):
            return self._spread([*tree.children(t, "poss"), *self._pobj(t, ("by",))])
        if self.is_passive(t):
            return self._spread([p for a in tree.children(t, "agent") for p in tree.children(a, "pobj")])
        found = self.subject(t)
        return self._spread([found] if found is not None else [])

    def _modal(self, t: int) -> list[int]:
        tree = self._tree
        return [i for c in tree.children(t, "ccomp") for i in tree.children(c, "aux") if tree.words[i].tag == "MD"]

    def _gov(self, t: int) -> list[int]:
        tree = self._tree
        t = tree.first_conjunct(t)
        dep, head = tree.words[t].dep, tree.words[t].head
        if dep in {"dobj", "nsubjpass", "attr"}:
            return [head]
        if dep == "pobj" and tree.words[head].head != head:
            return [tree.words[head].head]
        return []

    def _pobj(self, t: int, preps: tuple[str, ...]) -> list[int]:
        tree = self._tree
        found: list[int] = []
        for p in tree.children(t, "prep", "agent", "prt", "dative"):
            if tree.word(p).lower() in preps:
                found.extend(tree.children(p, "pobj", "pcomp"))
        return self._spread(found)

    def _spread(self, heads: list[int]) -> list[int]:
        """Adds what is coordinated, and looks through "dozens of"."""
        out: list[int] = []
        for head in heads:
            for i in self._tree.conjuncts(head):
                out.append(self.through(i))
        return out

    def through(self, i: int) -> int:
        """ "dozens of people": people."""
        tree = self._tree
        if tree.lemma(i) in THROUGH:
            for p in tree.children(i, "prep"):
                inner = tree.child(p, "pobj")
                if tree.word(p).lower() == "of" and inner is not None:
                    return inner
        return i
