"""The workbench: what was read and what happened, as pages for people and as JSON for programs."""

from dateline.serve.app import create_app
from dateline.serve.problems import AddressError
from dateline.serve.server import serve

__all__ = ["AddressError", "create_app", "serve"]
