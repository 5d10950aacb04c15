"""What the stages work with, loaded once per process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from dateline import gazetteer, ontology
from dateline.annotate import Annotator
from dateline.inference import load_pipeline
from dateline.inference.reader import Reader
from dateline.ontology import Ontology
from dateline.resolve import load_judge
from dateline.settings import Settings

BuildProgress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Tools:
    """What the stages work with.

    Attributes:
        weights: names every file that a reading depends on beside the program: models and gazetteer.
    """

    annotator: Annotator
    ontology: Ontology
    weights: str


def gazetteer_path(settings: Settings) -> Path:
    """Where the gazetteer is, or will be built."""
    return settings.gazetteer or gazetteer.default_path(settings.cache_dir)


def load_tools(settings: Settings, *, progress: BuildProgress | None = None) -> Tools:
    """Load the models, the ontology and the gazetteer, which is built where there is none yet.

    Args:
        settings: say where the gazetteer is.
        progress: is told each step of the building; see `dateline.gazetteer.build`.

    Raises:
        WeightsError: a model is missing or is not the pinned one.
        GazetteerError: the gazetteer cannot be built, is broken, or was built from other data.
    """
    path = gazetteer_path(settings)
    if not path.is_file():
        gazetteer.build(path, progress=progress)
    places = gazetteer.Gazetteer.open(path)
    kinds = ontology.load()
    annotator = Annotator(pipeline=load_pipeline(), reader=Reader.load(), gazetteer=places, ontology=kinds)
    return Tools(annotator, kinds, f"{annotator.weights} {load_judge().name}; gazetteer {places.version}")
