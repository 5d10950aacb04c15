"""The same gazetteer as the gazetteer's own tests."""

from tests.gazetteer.conftest import gazetteer, gazetteer_path

__all__ = ["gazetteer", "gazetteer_path"]
