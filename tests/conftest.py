"""What all tests share: no property has a time limit, since a busy machine is no fault of the program."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("dateline", deadline=None)
settings.load_profile("dateline")
