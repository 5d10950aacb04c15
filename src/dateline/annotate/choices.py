"""What the choices of a mention's time and of its place have in common: facts, and options scored by them.

A fact is a short string ("tense=past"). An option is scored by a head over its facts, the mention's facts, and pairs.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from dateline.annotate.readings import Readings
from dateline.annotate.syntax import Tree
from dateline.annotate.tenses import tense_of
from dateline.model import Attribution, EventType, Span, Status

PAIRED = 0.3  # weight of a feature made of two facts: they back off to the single ones
LEAD = 3  # story sentences that tell the news, the headline included
REACH = 12  # words of a kind on either side among which the near ones are looked for; few sentences hold as many
Key = TypeVar("Key")


class Standing(Protocol):
    """Words that stand in a sentence."""

    @property
    def sentence(self) -> int:
        """Its index."""
        ...


Stands = TypeVar("Stands", bound=Standing)


@dataclass(frozen=True, slots=True)
class Mentioned:
    """What is known of a mention before its time and place.

    Attributes:
        at: token of the trigger.
        clause: the words that state it.
        told: who says so, if anybody.
    """

    at: int
    kind: EventType
    status: Status
    clause: Span
    told: Sequence[Attribution]


def near(items: Sequence[Stands], at: int, own: int, *, before: int, after: int) -> list[Stands]:
    """Those of sentence `own`, then the nearest `before` of earlier sentences and `after` of later ones.

    `at` is the place among the items, which stand in text order, where the mention would be.
    """
    around = items[max(0, at - REACH) : at + REACH]
    here = [item for item in around if item.sentence == own]
    earlier = [item for item in reversed(around) if item.sentence < own]
    later = [item for item in around if item.sentence > own]
    return [*here, *earlier[:before], *later[:after]]


def facts_of(tree: Tree, mention: Mentioned, readings: Readings) -> list[str]:
    """Facts of a mention."""
    t = mention.at
    place = tree.story.get(tree.sentence_of[t], -1)
    told = min(mention.told, key=lambda a: len(a.content), default=None)
    governor = tree.governor(t)
    out = [
        f"type={mention.kind}",
        f"status={mention.status}",
        f"tense={tense_of(tree, t)}",
        f"place={min(place, 4)}",
        f"told={told.kind if told else ''}",
        f"det={_determiner(tree, t)}",
        f"up={tree.words[t].dep}",
        f"fact={round(readings.factuality(t))}",
    ]
    if governor is not None and governor != t:
        out.append(f"governor={tree.lemma(governor)}")
    out.extend(f"adverb={tree.lemma(k)}" for k in tree.children(t, "advmod", "amod", "npadvmod"))
    carrier = t if tree.is_verb(t) or governor is None else governor
    out.extend(f"mark={tree.word(k).lower()}" for k in tree.children(carrier, "mark"))
    if tree.words[carrier].dep == "pcomp" or (carrier != t and tree.words[t].dep == "pobj"):
        over = tree.words[carrier if tree.words[carrier].dep == "pcomp" else t].head
        out.append(f"under={tree.word(over).lower()}")
    return out


def _determiner(tree: Tree, t: int) -> str:
    if tree.is_verb(t):
        return "verb"
    det = tree.child(t, "det", "poss")
    return tree.word(det).lower() if det is not None and tree.words[det].dep == "det" else "none"


def path(tree: Tree, token: int, t: int) -> str:
    """How far a token hangs from a trigger: steps up from each to where they meet, the trigger's first."""
    up = {a: n for n, a in enumerate([token, *tree.ancestors(token)])}
    for n, a in enumerate([t, *tree.ancestors(t)]):
        if a in up:
            return f"{min(n, 4)}-{min(up[a], 4)}"
    return "apart"


def distance(sentences: int) -> str:
    """Sentences from a mention to other words, in bins."""
    return f"{max(-4, min(2, sentences)):+d}"


def features(what: str, context: Sequence[str], about: Sequence[str]) -> dict[str, float]:
    """Features of one option: each fact of the mention and of the option, and each pair with one of the option's."""
    out = {what: 1.0}
    for a in about:
        out[f"{what} {a}"] = 1.0
    for c in context:
        out[f"{what} {c}"] = 1.0
        for a in about:
            out[f"{what} {c} {a}"] = PAIRED
    for n, a in enumerate(about):
        for b in about[n + 1 :]:
            out[f"{what} {a} {b}"] = PAIRED
    return out


def choose(keys: Sequence[Key], scores: Sequence[float]) -> tuple[int, float]:
    """The likeliest of some options, of which those with one key are the same answer.

    Args:
        keys: what each option answers.
        scores: their log-odds.

    Returns:
        The index of the likeliest option with the likeliest key, and the probability of that key.
    """
    top = max(scores)
    shares = [math.exp(s - top) for s in scores]
    total: dict[Key, float] = {}
    for key, share in zip(keys, shares, strict=True):
        total[key] = total.get(key, 0.0) + share
    best = max(total, key=lambda key: total[key])
    chosen = max((n for n, key in enumerate(keys) if key == best), key=lambda n: (shares[n], -n))
    return chosen, total[best] / sum(shares)
