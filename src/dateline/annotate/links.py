"""Links between event mentions that the words state: because of, after, in response to, over."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.annotate.syntax import Tree
from dateline.model import EventMention, Link, LinkKind

# Words under which a cause stands, as one or two prepositions on the way from effect to cause.
CAUSE = frozenset(
    {
        "over",
        "because",
        "response",
        "retaliation",
        "reaction",
        "due",
        "following",
        "prompt",
        "trigger",
        "spark",
        "provoke",
    }
)


def find_links(tree: Tree, events: Sequence[EventMention]) -> tuple[Link, ...]:
    """Causes stated within one sentence: effect first, then the cause, with the words between as evidence."""
    out: list[Link] = []
    by_head = {e.head: e for e in events}
    for cause in events:
        way: list[int] = []
        node = cause.head
        for above in tree.ancestors(cause.head):
            way.append(node)
            effect = by_head.get(above)
            if effect is not None:
                if _stated(tree, way):
                    first, last = sorted((above, cause.head))
                    span = tree.span(first, last)
                    if len(span.quote) <= 400:
                        out.append(Link(effect.id, cause.id, LinkKind.CAUSED_BY, span))
                break
            node = above
    return tuple(out)


def _stated(tree: Tree, way: Sequence[int]) -> bool:
    return any(tree.lemma(i) in CAUSE for i in way[1:])
