"""The words that state an event: a clause, at most one sentence and 400 characters."""

from __future__ import annotations

from dateline.annotate.syntax import Tree
from dateline.model import Span

LONGEST = 400
BREAKS = frozenset({"parataxis", "conj", "advcl", "ccomp"})


def clause_of(tree: Tree, t: int) -> Span:
    """The clause around trigger `t`: its own or its verb's, without other full clauses."""
    head = t
    if not tree.is_verb(t):
        head = next((a for a in tree.ancestors(t) if tree.is_verb(a)), t)
        if head == t:
            head = _root(tree, t)
    keep = {head}
    todo = [head]
    while todo:
        node = todo.pop()
        for kid in tree.children(node):
            if node == head and _breaks(tree, kid) and t not in tree.subtree(kid):
                continue
            keep.add(kid)
            todo.append(kid)
    sentence = tree.sentence(t)
    inside = [i for i in keep if sentence.first <= i < sentence.last] or [t]
    first, last = min(*inside, t), max(*inside, t)
    while first < t and tree.words[first].pos == "PUNCT":
        first += 1
    while last > t and tree.words[last].pos == "PUNCT" and tree.word(last) not in {"”", '"', ")"}:
        last -= 1
    return _bounded(tree, t, first, last)


def _breaks(tree: Tree, kid: int) -> bool:
    """A coordinated or inserted clause with a subject of its own is another statement."""
    dep = tree.words[kid].dep
    if dep not in BREAKS or not (tree.is_verb(kid) or tree.words[kid].pos == "AUX"):
        return False
    return dep != "ccomp" and tree.child(kid, "nsubj", "nsubjpass") is not None


def _root(tree: Tree, t: int) -> int:
    return next(reversed(list(tree.ancestors(t))), t)


def _bounded(tree: Tree, t: int, first: int, last: int) -> Span:
    """Cuts what is longer than evidence may be, around the trigger; no blank line inside."""
    text, tokens = tree.text.report.text, tree.text.tokens
    while last > t and tokens[last].end - tokens[first].start > LONGEST:
        last -= 1
    while first < t and tokens[last].end - tokens[first].start > LONGEST:
        first += 1
    for i in range(first, last):
        if text[tokens[i].end : tokens[i + 1].start].count("\n") > 1:
            if i < t:
                first = i + 1
            else:
                last = i
                break
    if tokens[last].end - tokens[first].start > LONGEST:  # one endless token
        return Span.of(text, tokens[t].start, min(tokens[t].end, tokens[t].start + LONGEST))
    return tree.span(first, last)
