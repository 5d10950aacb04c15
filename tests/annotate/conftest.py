"""The annotator with the shipped models, built once a session."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline import ontology as ontologies
from dateline.annotate import Annotator
from dateline.gazetteer import Gazetteer
from dateline.inference.reader import Reader
from dateline.ontology import Ontology
from tests.annotate.tools import shipped
from tests.gazetteer.conftest import gazetteer_path

__all__ = ["annotator", "gazetteer_path", "ontology", "places_of_the_world"]


@pytest.fixture(scope="session")
def ontology() -> Ontology:
    return ontologies.load()


@pytest.fixture(scope="session")
def places_of_the_world(gazetteer_path: Path) -> Iterator[Gazetteer]:
    opened = Gazetteer.open(gazetteer_path)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def annotator(places_of_the_world: Gazetteer, ontology: Ontology) -> Annotator:
    return Annotator(pipeline=shipped(), reader=Reader.load(), gazetteer=places_of_the_world, ontology=ontology)
