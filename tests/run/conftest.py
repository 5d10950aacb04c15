from __future__ import annotations

import pytest

from dateline import settings
from dateline.run import Tools, load_tools


@pytest.fixture(scope="session")
def tools() -> Tools:
    """The real models and gazetteer, loaded once."""
    return load_tools(settings.load())
