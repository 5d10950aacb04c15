"""The same tools as the annotators' own tests."""

from tests.annotate.conftest import annotator, gazetteer_path, ontology, places_of_the_world

__all__ = ["annotator", "gazetteer_path", "ontology", "places_of_the_world"]
