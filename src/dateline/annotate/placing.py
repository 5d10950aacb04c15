"""Where an event happened: of the places a report names, the one that its mention means, or none.

As with times, the place is often not beside the mention: it may be told in the sentence before, be the place of the
news or the dateline; and a country beside it may be who acts. `Placing` lists the places that come into question, and a
trained head chooses.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.annotate.choices import LEAD, Mentioned, choose, distance, facts_of, features, near, path
from dateline.annotate.readings import Readings
from dateline.annotate.syntax import Tree
from dateline.inference import LinearHead
from dateline.model import Argument, EventType, PlaceMention, Precision, Where

BEFORE, AFTER = 5, 2  # places of other sentences that are looked at, nearest first
IN_LEAD = 3  # places of the lead


@dataclass(frozen=True, slots=True)
class Site:
    """One reading of an event's place.

    Attributes:
        mention: the place; None: the report does not say.
        name: how it is called: in the report's words, a country meant by "Iraqi" by its own name.
        features: name -> value, for the head.
    """

    mention: PlaceMention | None
    name: str
    features: Mapping[str, float]

    @property
    def country(self) -> str | None:
        """ISO 3166-1 alpha-3, where the place is resolved."""
        return self.mention.place.country if self.mention and self.mention.place else None


@dataclass(frozen=True, slots=True)
class _Named:
    """A place mention and where it stands."""

    mention: PlaceMention
    name: str
    token: int
    sentence: int


class Placing:
    """Places the event mentions of one text."""

    def __init__(
        self,
        tree: Tree,
        places: Sequence[PlaceMention],
        dateline: PlaceMention | None,
        triggers: Mapping[int, EventType],
        readings: Readings,
    ) -> None:
        """`triggers`: type of each token taken for an event, to tell whose place a name is."""
        self._tree = tree
        self._triggers = triggers
        self._readings = readings
        self._dateline = dateline
        found = [n for n in map(self._named, places) if n is not None]
        self._names = [n for n in found if not tree.text.sentences[n.sentence].head]
        self._tokens = [n.token for n in self._names]
        self._often = Counter(n.name.lower() for n in self._names)
        countries = Counter(c for n in self._names if (c := _country(n.mention)))
        self._main = max(countries, key=lambda c: (countries[c], c), default=None)
        self._placed = frozenset(n.sentence for n in self._names if not n.mention.demonym)
        self._lead = [n for n in self._names if tree.story[n.sentence] < LEAD][:IN_LEAD]

    def where(self, mention: Mentioned, arguments: Sequence[Argument], head: LinearHead) -> Where | None:
        """The likeliest place; None where none is likelier than any. Its confidence is the head's probability."""
        sites = self.sites(mention, arguments)
        keys = [(s.name.lower(), s.country) if s.mention else None for s in sites]
        chosen, share = choose(keys, [head.score(s.features) for s in sites])
        site = sites[chosen]
        if site.mention is None:
            return None
        return Where(site.name, site.mention.place, site.country, (site.mention.span,), round(share, 4))

    def sites(self, mention: Mentioned, arguments: Sequence[Argument]) -> list[Site]:
        """All readings, the empty one first; never none. Several may be the same place."""
        tree, own = self._tree, self._tree.sentence_of[mention.at]
        context = [
            *facts_of(tree, mention, self._readings),
            f"placed={own in self._placed}",
            f"dateline={self._dateline is not None}",
        ]
        out = [Site(None, "", features("none", context, [f"lemma={tree.lemma(mention.at)}"]))]
        names = self._near(mention)
        exact = {_country(n.mention) for n in names if n.sentence == own and _precision(n.mention) != "country"}
        for n in names:
            about = [*self._roles(n, mention), *self._about(n, arguments, exact)]
            out.append(Site(n.mention, n.name, features("at", context, about)))
        if self._dateline is not None:
            about = ["dateline", f"precision={_precision(self._dateline)}", f"placed={len(names) > 0}"]
            out.append(Site(self._dateline, self._dateline.name, features("at", context, about)))
        return out

    def _named(self, mention: PlaceMention) -> _Named | None:
        tokens = self._tree.text.tokens_in(mention.span)
        if not tokens:
            return None
        token = self._tree.head_of(tokens, tokens[0])
        name = mention.place.name if mention.demonym and mention.place else mention.name
        return _Named(mention, name, token, self._tree.sentence_of[token])

    def _near(self, mention: Mentioned) -> list[_Named]:
        """The places of the mention's sentence, the nearest of others, and the lead's."""
        own, at = self._tree.sentence_of[mention.at], bisect_right(self._tokens, mention.at)
        return list(dict.fromkeys([*near(self._names, at, own, before=BEFORE, after=AFTER), *self._lead]))

    def _roles(self, n: _Named, mention: Mentioned) -> list[str]:
        """Where a place's name stands towards a mention."""
        tree, own = self._tree, self._tree.sentence_of[mention.at]
        roles = [f"lead={self._lead.index(n)}"] if n in self._lead else []
        above = next((a for a in tree.ancestors(n.token) if a in self._triggers), None)
        owner = "none" if above is None else "self" if above == mention.at else "other"
        if n.sentence == own:
            roles.append("clause" if mention.clause.covers(n.mention.span) else "sentence")
            roles.append(f"path={path(tree, n.token, mention.at)}")
            roles.append(f"read={self._readings.role(mention.at, n.token)}")
        else:
            sentences = tree.text.sentences
            same = sentences[n.sentence].paragraph == sentences[own].paragraph
            roles.append(f"{'paragraph' if same else 'other'}{distance(n.sentence - own)}")
        before = bisect_right(self._tokens, mention.at) - 1
        if before >= 0 and self._names[before] == n:
            roles.append("latest")
        return [*roles, f"owner={owner}"]

    def _about(self, n: _Named, arguments: Sequence[Argument], exact: set[str | None]) -> list[str]:
        """What kind of place it is, what its name hangs from, and whether it is rather who takes part."""
        tree, country = self._tree, _country(n.mention)
        head = tree.words[tree.first_conjunct(n.token)]
        by = tree.lemma(head.head) if tree.words[head.head].pos == "ADP" else head.dep
        part = next((a.role for a in arguments if a.span.covers(n.mention.span)), "none")
        precision = _precision(n.mention)
        return [
            f"precision={precision}",
            f"by={by}",
            f"part={part}",
            f"demonym={n.mention.demonym}",
            f"often={min(self._often[n.name.lower()], 4)}",
            f"main={country is not None and country == self._main}",
            f"finer={precision == 'country' and country in exact}",
        ]


def _country(mention: PlaceMention) -> str | None:
    return mention.place.country if mention.place else None


def _precision(mention: PlaceMention) -> str:
    return str(mention.place.precision if mention.place else Precision.UNRESOLVED)
