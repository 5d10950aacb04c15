"""Who may take part in an event: noun phrases of its sentence, and the features of the role head."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.annotate.phrases import Namer, Phrase
from dateline.annotate.readings import Readings
from dateline.annotate.slots import Slots
from dateline.annotate.syntax import NAME_PARTS, Tree
from dateline.model import Attribution, EventType
from dateline.ontology import Ontology

LONGEST_PATH = 6
PARTIES = frozenset({"PEOPLE", "GOV", "MIL", "CVL", "BODY", "COURT", "POLICE", "MEDIA", "PLACE_FAC", "TERRITORY"})


@dataclass(frozen=True, slots=True)
class Party:
    """A noun phrase that may be actor or recipient of an event, with the features that tell."""

    phrase: Phrase
    how: str
    features: dict[str, float]


class Roles:
    """Candidates for the participants of the events of one text."""

    def __init__(
        self, tree: Tree, *, namer: Namer, slots: Slots, ontology: Ontology, readings: Readings,
        attributions: Sequence[Attribution] = (),
    ) -> None:  # fmt: skip
        self._tree = tree
        self._namer = namer
        self._slots = slots
        self._readings = readings
        self._ontology = ontology
        self._attributions = [a for a in attributions if a.source_span is not None]
        self._phrases: dict[int, Phrase | None] = {}

    def parties(self, t: int, kind: EventType) -> Iterator[Party]:
        """Noun phrases of the trigger's sentence with features for an event of `kind` named by token `t`."""
        tree = self._tree
        sentence = tree.sentence(t)
        up = self._up(t)
        # Who only says so takes no part in it.
        sources = [a.source_span for a in self._attributions if t in a.content and a.source_span is not None]
        for i in range(sentence.first, sentence.last):
            if i == t or (tree.words[i].tag == "PRP$" and tree.words[i].head != t):
                continue  # "its members": the members take part
            phrase = self._phrase(i)
            if phrase is not None:
                start = tree.text.tokens[i].start
                if any(s.start <= start < s.end for s in sources):
                    continue
                features, how = self._features(t, i, kind, phrase, up)
                yield Party(phrase, how, features)

    def _phrase(self, i: int) -> Phrase | None:
        if i not in self._phrases:
            self._phrases[i] = self._namer.phrase(i) if self._may(i) else None
        return self._phrases[i]

    def _may(self, i: int) -> bool:
        """Heads of names, of nouns for people and bodies, and pronouns; not the inner words of a longer phrase."""
        tree = self._tree
        word = tree.words[i]
        entity = self._namer.entity_at.get(i)
        if word.tag in {"PRP", "PRP$", "WP", "WDT", "WP$"}:
            return True
        if entity is not None:
            inside = range(entity.first, entity.last)
            return (word.head not in inside or word.head == i) and entity.type != "EVENT"
        if word.dep in {"compound", "amod", "nummod"}:
            return False
        return word.pos in {"NOUN", "PROPN", "ADJ", "NUM"} and bool(PARTIES & self._ontology.word_class(tree.lemma(i)))

    def _up(self, t: int) -> dict[int, int]:
        """Steps from the trigger up to each ancestor."""
        return {a: n for n, a in enumerate([t, *self._tree.ancestors(t)])}

    def _features(
        self, t: int, i: int, kind: EventType, phrase: Phrase, up: dict[int, int]
    ) -> tuple[dict[str, float], str]:
        tree = self._tree
        path = self._path(t, i, up)
        passive = "p" if tree.is_verb(t) and self._slots.is_passive(t) else tree.words[t].pos[0].lower()
        entity = phrase.entity
        kinds = (
            [entity.type]
            if entity is not None
            else sorted(self._ontology.word_class(tree.lemma(phrase.meant)) & PARTIES)
        )
        shape = "pron" if tree.words[i].tag.startswith(("PRP", "W")) else "name" if entity else "noun"
        f = {
            "bias": 1.0,
            f"path={passive}:{path}": 1.0,
            f"path={passive}:{path}/{kind}": 1.0,
            f"first={passive}:{path.split('>')[0]}": 1.0,
            f"last={path.split('>')[-1]}": 1.0,
            f"steps={path.count('>')}": 1.0,
            f"side={'before' if i < t else 'after'}/{passive}": 1.0,
            f"shape={shape}": 1.0,
            f"type={kind}": 1.0,
            f"tlemma={tree.lemma(t)}": 1.0,
            f"tlemma={tree.lemma(t)}/{'before' if i < t else 'after'}": 1.0,
            f"dep={tree.words[i].dep}": 1.0,
            f"gap={min(abs(i - t) // 4, 5)}": 1.0,
        }
        above = tree.words[tree.first_conjunct(i)].head
        under = tree.word(above).lower() if tree.words[above].dep in {"prep", "agent"} else "none"
        f[f"under={under}"] = 1.0
        for k in kinds:
            f[f"under={under}/{k}"] = 1.0
            f[f"kind={k}"] = 1.0
            f[f"kind={k}/{kind}"] = 1.0
            f[f"kind={k}/path={passive}:{path}"] = 1.0
        if tree.word(i)[:1].isupper():
            f["cap"] = 1.0
        self._reader_features(t, i, kind, f)
        return f, path

    def _reader_features(self, t: int, i: int, kind: EventType, f: dict[str, float]) -> None:
        """What the reader takes the phrase for in the eyes of the trigger."""
        readings = self._readings
        role = readings.role(t, i) if readings.asked(t) else "unasked"
        f[f"role={role}"] = 1.0
        f[f"role={role}/{kind}"] = 1.0
        f[f"role={role}/tlemma={self._tree.lemma(t)}"] = 1.0
        part, share = readings.part(t, i)
        f[f"part={part}"] = share if part else 1.0
        f[f"part={part}/role={role}"] = 1.0

    def _path(self, t: int, i: int, up: dict[int, int]) -> str:
        """Dependency labels from the trigger up to the common head and down to the phrase; "far" when long."""
        tree = self._tree
        down: list[int] = []
        node = i
        while node not in up:
            down.append(node)
            if tree.words[node].head == node or len(down) > LONGEST_PATH:
                return "far"
            node = tree.words[node].head
        above = [a for a, n in up.items() if n < up[node]]
        labels = [f"^{tree.words[a].dep}" for a in above if tree.words[a].dep != "conj"]
        for d in reversed(down):
            dep = tree.words[d].dep
            if dep in {"prep", "agent"}:
                labels.append(f"{dep}_{tree.word(d).lower()}")
            elif dep != "conj":
                labels.append("mod" if dep in NAME_PARTS - {"poss"} else dep)
        return ">".join(labels) if len(labels) <= LONGEST_PATH else "far"
