"""Dateline reads dated news reports and keeps a sourced record of the events in them."""

__version__ = "0.1.0"
