"""Tense and aspect of the verb that carries an event."""

from __future__ import annotations

from dateline.annotate.syntax import Tree

FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo"})
MODAL = frozenset({"would", "may", "might", "could", "should", "can", "must"})


def tense_of(tree: Tree, t: int) -> str:
    """The tense of trigger `t`, or with "n:" before it of the verb above a noun; "none" where there is no verb.

    past, present, perfect ("has fled"), pluperfect ("had fled"), ongoing ("is fleeing"), lasting ("has been fleeing"),
    future, modal, infinitive, participle (no auxiliary).
    """
    if tree.is_verb(t):
        return _tense(tree, t)
    above = tree.governor(t)
    return "none" if above is None else f"n:{_tense(tree, above)}"


def _tense(tree: Tree, v: int) -> str:
    auxiliaries = list(tree.children(v, "aux", "auxpass"))
    if not auxiliaries and tree.words[v].dep == "conj":
        head = tree.first_conjunct(v)
        if tree.is_verb(head) and tree.words[head].tag == tree.words[v].tag:
            auxiliaries = list(tree.children(head, "aux", "auxpass"))
    words = {tree.word(k).lower() for k in auxiliaries}
    lemmas = {tree.lemma(k) for k in auxiliaries}
    tag = tree.words[v].tag
    if words & FUTURE:
        return "future"
    if words & MODAL:
        return "modal"
    if words & {"has", "have", "'ve", "’ve"}:
        return "lasting" if tag == "VBG" else "perfect"
    if "had" in words:
        return "pluperfect"
    if "to" in words:
        return "infinitive"
    if tag == "VBG":
        return "ongoing" if lemmas & {"be"} else "gerund"
    if words & {"was", "were", "did"} or tag == "VBD":
        return "past"
    if tag == "VBN":
        return "present" if words & {"is", "are", "'s", "’s"} else "participle"
    return "present" if tag in {"VBZ", "VBP"} else "infinitive"
