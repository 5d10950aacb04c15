"""Status of an event mention: reported, claimed, denied, planned or called for."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.annotate.syntax import Tree
from dateline.model import Attribution, EventType, Status
from dateline.ontology import Ontology

FUTURE = frozenset({"will", "shall", "'ll", "’ll", "would"})
POSSIBLE = frozenset({"may", "might", "could", "should", "can", "must"})
# Acts of speech are done by saying them: what they are about may be planned, they are not.
SPEECH = frozenset(
    {EventType.ACCUSE, EventType.REQUEST, EventType.THREATEN, EventType.REJECT, EventType.SUPPORT, EventType.AGREE}
)


def status_of(
    tree: Tree, t: int, kind: EventType, attributions: Sequence[Attribution], ontology: Ontology
) -> tuple[Status, bool]:
    """The status of the mention named by token `t`, and whether it is too hypothetical to be kept.

    `attributions` are those whose content holds `t`, the innermost first.
    """
    if any(a.denies for a in attributions):
        return Status.DENIED, False
    if _given(tree, t):
        claimed = any(_doubted(a, ontology) for a in attributions) and kind not in SPEECH
        return (Status.CLAIMED if claimed else Status.REPORTED), False
    clause = t if tree.is_verb(t) else tree.governor(t)
    for a in [t, *tree.ancestors(t)]:
        verb = tree.words[a]
        if a != t and (tree.is_verb(a) or verb.pos in {"NOUN", "ADJ"}):
            cue = ontology.cue(verb.lemma.lower())
            under = _under(tree, t, a)
            if cue is not None and under:
                if cue.called_for and kind not in {EventType.REQUEST}:
                    return Status.CALLED_FOR, False
                if cue.planned and not (kind in SPEECH and not tree.is_verb(t)):
                    return Status.PLANNED, False
        if tree.is_verb(a) and a != t and verb.dep == "ROOT":
            break
    if clause is not None:
        for aux in tree.children(clause, "aux"):
            word = tree.word(aux).lower()
            if word in FUTURE:
                return Status.PLANNED, word == "would" and kind in SPEECH
            if word in POSSIBLE and clause == t:
                return Status.PLANNED, True
        if tree.negated(clause) and clause == t:
            return Status.REPORTED, True
        mark = tree.child(clause, "mark")
        if mark is not None and tree.word(mark).lower() in {"if", "unless", "whether"}:
            return Status.PLANNED, True
    if any(_doubted(a, ontology) for a in attributions) and kind not in SPEECH:
        return Status.CLAIMED, False
    if any(tree.lemma(k) in {"alleged", "suspected", "purported"} for k in tree.children(t, "amod")):
        return Status.CLAIMED, False
    return Status.REPORTED, False


def _given(tree: Tree, t: int) -> bool:
    """ "would answer for the attack": a definite noun under a preposition names what has happened already."""
    det = tree.child(t, "det")
    definite = det is not None and tree.word(det).lower() in {"the", "this", "these", "those"}
    return definite and not tree.is_verb(t) and tree.words[t].dep == "pobj" and tree.word(tree.words[t].head) != "of"


def _doubted(a: Attribution, ontology: Ontology) -> bool:
    """A source's word only: "claim", "allege", hearsay; plain "said" only where it is no official account."""
    cue = ontology.cue(a.cue_lemma)
    return a.cue_lemma.endswith("edly") or (cue is not None and cue.claims)


def _under(tree: Tree, t: int, above: int) -> bool:
    """Whether `t` is in the complement of `above`: below an infinitive, object or clause of it."""
    node = t
    while tree.words[node].head != node:
        if tree.words[node].head == above:
            return tree.words[node].dep in {"xcomp", "ccomp", "dobj", "acl", "prep", "advcl", "pcomp"} and not (
                tree.words[node].dep in {"advcl", "prep"} and tree.word(node).lower() not in {"for", "to"}
            )
        if tree.words[node].dep in {"relcl", "conj"} and tree.is_verb(node) and node != t:
            return False
        node = tree.words[node].head
    return False
