"""When an event happened: of the times a report names, the one that its mention means, or none.

A mention's time is seldom beside it. It may be the time of its clause, of its sentence, of the paragraph so far, or of
the news that the lead tells; a reaction or a lasting state runs from such a time to publication; history without a
date has none. `Dating` lists what a mention can mean, each option with what speaks for it, and a trained head chooses.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dateline.annotate.choices import LEAD, Mentioned, choose, distance, facts_of, features, near, path
from dateline.annotate.readings import Readings
from dateline.annotate.syntax import Tree
from dateline.inference import LinearHead
from dateline.model import EventType, Interval, Span, Status, TimeMention, When

OF_KIND = 2  # expressions that date another event of the mention's type
BEFORE, AFTER = 4, 2  # expressions of other sentences that are looked at, nearest first
_LENGTHS = ((1, "day"), (7, "week"), (31, "month"), (92, "quarter"), (366, "year"))
_AGES = ((-1, "coming"), (0, "today"), (1, "yesterday"), (7, "week"), (31, "month"), (366, "year"))


@dataclass(frozen=True, slots=True)
class Option:
    """One reading of an event's time.

    Attributes:
        interval: earliest and latest day; None: the report does not say.
        edtf: the same as EDTF text.
        evidence: the expressions that it is read from.
        features: name -> value, for the head.
    """

    interval: Interval | None
    edtf: str
    evidence: tuple[Span, ...]
    features: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class _Expression:
    """A time expression with days, and where it stands."""

    moment: TimeMention
    days: Interval
    token: int
    sentence: int
    start: int  # ordinal of the first day
    end: int


class Dating:
    """Dates the event mentions of one text."""

    def __init__(
        self, tree: Tree, times: Sequence[TimeMention], triggers: Mapping[int, EventType], readings: Readings
    ) -> None:
        """`triggers`: type of each token taken for an event, to tell whose time an expression is."""
        self._tree = tree
        self._triggers = triggers
        self._read = readings
        self._published = tree.text.report.published
        found = [e for e in map(self._expression, times) if e is not None]
        self._head = next((e for e in found if self._is_publication(e)), None)
        self._expressions = [e for e in found if not tree.text.sentences[e.sentence].head]
        self._days = len({e.end for e in self._expressions if e.start == e.end})
        self._starts = [e.token for e in self._expressions]
        self._of_kind: dict[EventType, list[_Expression]] = {}
        for e in self._expressions:
            above = self._above(e)
            if above is not None:
                self._of_kind.setdefault(triggers[above], []).append(e)
        self._dated = frozenset(e.sentence for e in self._expressions)
        lead = (e for e in self._expressions if tree.story[e.sentence] < LEAD)
        self._first = next((e for e in lead if self._recent(e)), None)

    def when(self, mention: Mentioned, head: LinearHead) -> When | None:
        """The likeliest time; None where none is likelier than any. Its confidence is the head's probability."""
        options = self.options(mention)
        chosen, share = choose([o.interval for o in options], [head.score(o.features) for o in options])
        interval = options[chosen].interval
        if interval is None:
            return None
        return When(interval, options[chosen].edtf, options[chosen].evidence, round(share, 4))

    def options(self, mention: Mentioned) -> list[Option]:
        """All readings, the empty one first; never none. Several may give the same days."""
        context = self._context(mention)
        lemma = f"lemma={self._tree.lemma(mention.at)}"
        out = [Option(None, "", (), features("none", context, [lemma]))]
        expressions = self._near(mention)
        for e in expressions:
            roles = self._head_roles(mention) if e.sentence < 0 or e is self._head else self._roles(e, mention)
            out.extend(self._readings(e, [*roles, self._fit(e, mention)], context))
        own = [e for e in expressions if e.sentence == self._tree.sentence_of[mention.at]]
        out.extend(self._pairs(own, context))
        return out

    def _expression(self, moment: TimeMention) -> _Expression | None:
        tokens = self._tree.text.tokens_in(moment.span)
        interval = moment.interval
        if interval is None or interval.start is None or interval.end is None or not tokens:
            return None
        token = self._tree.head_of(tokens, tokens[0])
        sentence = self._tree.sentence_of[tokens[0]]
        return _Expression(moment, interval, token, sentence, interval.start.toordinal(), interval.end.toordinal())

    def _recent(self, e: _Expression) -> bool:
        """One day of the week before publication."""
        return e.start == e.end and self._published is not None and 0 <= self._published.toordinal() - e.end <= 7

    def _is_publication(self, e: _Expression) -> bool:
        """The publication date as the report's head gives it."""
        if self._published is None or not self._tree.text.sentences[e.sentence].head:
            return False
        return e.start == e.end == self._published.toordinal()

    def _publication(self, mention: Mentioned) -> _Expression | None:
        """The publication day: its words in the head; where only metadata give it, the clause told as its news."""
        if self._head is not None or self._published is None:
            return self._head
        day, number = Interval(self._published, self._published), self._published.toordinal()
        edtf = self._published.isoformat()
        moment = TimeMention(mention.clause, "DATE", edtf, day, edtf, "published")
        return _Expression(moment, day, mention.at, -1, number, number)

    def _near(self, mention: Mentioned) -> list[_Expression]:
        """The expressions of the mention's sentence, the nearest of others, the lead's and the head's."""
        own, at = self._tree.sentence_of[mention.at], bisect_right(self._starts, mention.at)
        chosen = near(self._expressions, at, own, before=BEFORE, after=AFTER)
        chosen += [e for e in (self._of_kind.get(mention.kind) or ())[:OF_KIND] if e not in chosen]
        chosen += [e for e in (self._first, self._publication(mention)) if e is not None and e not in chosen]
        return list(dict.fromkeys(chosen))

    # --- features -----------------------------------------------------------------------------------------------------

    def _context(self, mention: Mentioned) -> list[str]:
        return [
            *facts_of(self._tree, mention, self._read),
            f"dated={self._tree.sentence_of[mention.at] in self._dated}",
            f"lead={self._first is not None}",
            f"days={min(self._days, 3)}",
        ]

    def _roles(self, e: _Expression, mention: Mentioned) -> list[str]:
        """Where an expression stands towards a mention."""
        tree, own = self._tree, self._tree.sentence_of[mention.at]
        sentences = tree.text.sentences
        roles = []
        if e is self._first:
            roles.append("first")
        if e.sentence == own:
            roles.append("clause" if mention.clause.covers(e.moment.span) else "sentence")
            roles.append(f"path={path(tree, e.token, mention.at)}")
            roles.append(f"owner={self._owner(e, mention)}")
            roles.append(f"read={self._read.role(mention.at, e.token)}")
        else:
            roles.append(f"far owner={self._owner(e, mention)}")
            same = sentences[e.sentence].paragraph == sentences[own].paragraph
            roles.append(f"{'paragraph' if same else 'other'}{distance(e.sentence - own)}")
        before = bisect_right(self._starts, mention.at) - 1
        if before >= 0 and self._expressions[before] is e:
            roles.append("latest")
        return roles

    def _head_roles(self, mention: Mentioned) -> list[str]:
        """The publication day, and whether the story has named any time so far."""
        return ["head"] if self._starts and self._starts[0] <= mention.at else ["head", "latest"]

    def _owner(self, e: _Expression, mention: Mentioned) -> str:
        """Whose time an expression is by syntax: the nearest trigger above it."""
        above = self._above(e)
        if above is None:
            return "none"
        if above == mention.at:
            return "self"
        if self._triggers[above] is not mention.kind:
            return "other"
        return "lemma" if self._tree.lemma(above) == self._tree.lemma(mention.at) else "kind"

    def _above(self, e: _Expression) -> int | None:
        """The nearest trigger above an expression."""
        return next((a for a in self._tree.ancestors(e.token) if a in self._triggers), None)

    def _fit(self, e: _Expression, mention: Mentioned) -> str:
        """Whether coming things have coming times, and things past do not."""
        if self._published is None:
            return "fit=unknown"
        coming = mention.status in {Status.PLANNED, Status.CALLED_FOR}
        ahead = e.end > self._published.toordinal()
        return f"fit={'coming' if coming else 'past'} {'ahead' if ahead else 'behind'}"

    def _readings(self, e: _Expression, roles: list[str], context: list[str]) -> list[Option]:
        """An expression's own days, and from its first day to publication."""
        about = [*roles, *self._about(e)]
        span, published = e.moment.span, self._published
        out = [Option(e.days, e.moment.edtf, (span,), features("at", context, about))]
        if published is not None and e.start < published.toordinal():
            lasting = Interval(e.days.start, published)
            edtf = f"{e.days.start}/{published}"
            out.append(Option(lasting, edtf, (span,), features("from", context, about)))
        return out

    def _about(self, e: _Expression) -> list[str]:
        """What kind of time it is."""
        length = next((name for most, name in _LENGTHS if e.end - e.start < most), "longer")
        age = "unknown"
        if self._published is not None:
            days = self._published.toordinal() - e.end
            age = next((name for most, name in _AGES if days <= most), "older")
        _, _, bound = e.moment.how.partition("; ")
        if e.sentence < 0 or e is self._head:
            return [f"length={length}", f"age={age}", "bound=", "how=head"]
        return [f"length={length}", f"age={age}", f"bound={bound}", f"how={e.moment.how.split(';')[0].split(',')[0]}"]

    def _pairs(self, own: list[_Expression], context: list[str]) -> list[Option]:
        """From one expression of the sentence to the next."""
        out = []
        for a, b in pairwise(own):
            if a.start < b.start and a.end <= b.end:
                span = Interval(a.days.start, b.days.end)
                edtf = f"{a.days.start}/{b.days.end}"
                out.append(
                    Option(span, edtf, (a.moment.span, b.moment.span), features("pair", context, self._about(a)))
                )
        return out
