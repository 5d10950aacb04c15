"""The annotators in order: syntax, names, times, numbers, places, attribution, events, relations, links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.annotate.attribution import find_attributions
from dateline.annotate.coref import Coref, chained
from dateline.annotate.entities import find_entities
from dateline.annotate.events import Events, Heads
from dateline.annotate.links import find_links
from dateline.annotate.numbers import find_numbers
from dateline.annotate.phrases import Namer
from dateline.annotate.places import dateline_place, find_places
from dateline.annotate.readings import Readings
from dateline.annotate.relations import find_relations
from dateline.annotate.roles import Roles
from dateline.annotate.slots import Slots
from dateline.annotate.syntax import Tree
from dateline.annotate.times import find_times
from dateline.annotate.tolls import Tolls
from dateline.annotate.triggers import Triggers
from dateline.annotate.weights import load_heads
from dateline.errors import DatelineError, StageError, TooLargeError
from dateline.gazetteer import Gazetteer
from dateline.inference import Pipeline
from dateline.inference.coref import load_scorer
from dateline.inference.reader import Reader
from dateline.model import (
    Annotations,
    Attribution,
    Entity,
    Failed,
    NumberMention,
    PlaceMention,
    Text,
    TimeMention,
    Word,
)
from dateline.ontology import Ontology

# Tokens; longer than any news report: parsing it would hold up all others for many seconds.
LONGEST = 30_000


def check_length(text: Text) -> None:
    """Refuses what would hold up all others.

    Raises:
        TooLargeError: the text is longer than a report may be.
    """
    if len(text.tokens) > LONGEST:
        raise TooLargeError(f"{len(text.tokens)} words and marks, a report may have {LONGEST}")


@dataclass(frozen=True, slots=True)
class Prepared:
    """All that is known of a text before its events: what the heads are trained on."""

    tree: Tree
    words: tuple[Word, ...]
    entities: tuple[Entity, ...]
    times: tuple[TimeMention, ...]
    numbers: tuple[NumberMention, ...]
    places: tuple[PlaceMention, ...]
    dateline: PlaceMention | None
    attributions: tuple[Attribution, ...]
    readings: Readings
    namer: Namer
    slots: Slots
    triggers: Triggers
    roles: Roles


class Annotator:
    """Stage 3: texts to annotations. Holds the models; use one per process.

    Without a reader the heads miss what they were trained on: that is for gathering what a reader is to learn.
    """

    def __init__(
        self,
        *,
        pipeline: Pipeline,
        reader: Reader | None,
        gazetteer: Gazetteer,
        ontology: Ontology,
        heads: Heads | None = None,
    ) -> None:
        self.pipeline = pipeline
        self.reader = reader
        self._gazetteer = gazetteer
        self._ontology = ontology
        self._heads = heads or load_heads()
        self._scorer = load_scorer()

    def use(self, heads: Heads | None = None, reader: Reader | None = None) -> None:
        """Takes other heads or another reader from now on (training measures held-out folds with it)."""
        self._heads = heads or self._heads
        self.reader = reader or self.reader

    @property
    def weights(self) -> str:
        """Names and digests of everything trained or built that the answers depend on."""
        return " ".join(
            [
                self.pipeline.weights,
                self.reader.weights if self.reader else "no-reader",
                self._scorer.name,
                self._heads.event.name,
                self._heads.role.name,
                self._heads.when.name,
                self._heads.where.name,
                self._gazetteer.version,
            ]
        )

    def annotate(self, texts: Iterable[Text]) -> Iterator[Annotations | Failed]:
        """Each text annotated, or why it could not be; in the order given."""
        for text in texts:
            try:
                yield self._annotate(text)
            except DatelineError as error:
                yield Failed(text.report.id, error.code, str(error), "annotate")
            except (ValueError, RecursionError, IndexError, KeyError) as error:
                reason = f"{type(error).__name__}: {error}"
                yield Failed(text.report.id, StageError.code, reason, "annotate")

    def prepare(self, text: Text) -> Prepared:
        """Everything up to the events.

        Raises:
            TooLargeError: the text is longer than a report may be.
        """
        check_length(text)
        parse = self.pipeline.parse(text)
        readings = Readings.of(text, self.reader)
        tree = Tree(text, parse.words)
        times = find_times(text, parse.words)
        entities = find_entities(
            tree, parse.names, read=readings.names(), times=times, ontology=self._ontology, gazetteer=self._gazetteer
        )
        coref = Coref(tree, entities, self._ontology, chained(tree, parse.names, self._scorer))
        namer = Namer(tree, entities, coref, self._ontology)
        attributions = find_attributions(tree, namer, self._ontology, readings)
        coref.tell_speakers(attributions)
        slots = Slots(tree, namer.entity_at, self._ontology)
        triggers = Triggers(
            tree,
            slots=slots,
            ontology=self._ontology,
            entity_at=namer.entity_at,
            attributions=attributions,
            times=times,
            readings=readings,
        )
        places = find_places(text, entities, self._gazetteer)
        return Prepared(
            tree=tree,
            words=parse.words,
            entities=entities,
            times=times,
            numbers=find_numbers(text),
            places=places,
            dateline=dateline_place(text, self._gazetteer, places),
            attributions=attributions,
            readings=readings,
            namer=namer,
            slots=slots,
            triggers=triggers,
            roles=Roles(
                tree, namer=namer, slots=slots, ontology=self._ontology, attributions=attributions, readings=readings
            ),
        )

    def _annotate(self, text: Text) -> Annotations:
        p = self.prepare(text)
        events = tuple(
            Events(
                p.tree, triggers=p.triggers, roles=p.roles, tolls=Tolls(p.tree, p.numbers, p.slots, self._ontology),
                slots=p.slots, ontology=self._ontology, heads=self._heads, attributions=p.attributions, times=p.times,
                places=p.places, dateline=p.dateline, readings=p.readings,
            ).find()
        )  # fmt: skip
        return Annotations(
            text=text,
            words=p.words,
            entities=p.entities,
            times=p.times,
            places=p.places,
            numbers=p.numbers,
            attributions=p.attributions,
            events=events,
            relations=find_relations(p.tree, p.entities, p.namer, self._ontology),
            links=find_links(p.tree, events),
            dateline=p.dateline,
        )
