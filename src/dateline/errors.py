"""One exception tree; each error has a stable code that users can search for.

- DatelineError, DL-000
    - InputError, DL-1xx: the input cannot be read
        - NotFoundError, DL-101: no such file or folder
        - UnreadableError, DL-102: bytes that are no text, or a format we do not read
        - EncodingError, DL-103: text whose encoding cannot be told
        - TooLargeError, DL-104: larger than the limit
        - EmptyError, DL-105: nothing to read in it
        - MalformedError, DL-106: broken JSON, CSV or HTML
        - LanguageError, DL-107: not English
        - TooDeepError, DL-108: nested beyond the limit
    - StageError, DL-2xx: a stage failed on one item
    - WeightsError, DL-3xx: a model or weight file is missing or has another hash
    - GazetteerError, DL-4xx: the gazetteer is missing or of another version
    - StoreError, DL-5xx: the database cannot be opened, is newer, or is busy
    - SettingsError, DL-6xx: a setting is not valid
        - AddressError, DL-601: the workbench cannot listen there (`dateline.serve`)
    - QueryError, DL-7xx: a question about something that is not there
        - AbsentError, DL-701: no such page (`dateline.serve`)
        - HostError, DL-702: asked for under another host's name (`dateline.serve`)
        - OriginError, DL-703: a form that a page of another site sent (`dateline.serve`)
    - GateError, DL-8xx: an accuracy floor was not reached
"""

from __future__ import annotations

from typing import ClassVar


class DatelineError(Exception):
    """Root of everything Dateline raises on purpose. `code` is stable; `str()` is for people."""

    code: ClassVar[str] = "DL-000"


class InputError(DatelineError):
    """The input cannot be read."""

    code = "DL-100"


class NotFoundError(InputError):
    """No such file or folder."""

    code = "DL-101"


class UnreadableError(InputError):
    """Bytes that are no text, or a format that is not read."""

    code = "DL-102"


class EncodingError(InputError):
    """Text whose encoding cannot be told."""

    code = "DL-103"


class TooLargeError(InputError):
    """Larger than the limit set for one input."""

    code = "DL-104"


class EmptyError(InputError):
    """There is nothing to read in it."""

    code = "DL-105"


class MalformedError(InputError):
    """Broken JSON, CSV or HTML."""

    code = "DL-106"


class LanguageError(InputError):
    """The report is not in English."""

    code = "DL-107"


class TooDeepError(InputError):
    """Nested beyond the limit."""

    code = "DL-108"


class StageError(DatelineError):
    """A stage failed on one item; the rest of the stream goes on."""

    code = "DL-200"


class WeightsError(DatelineError):
    """A model or weight file is missing or its hash is not the pinned one."""

    code = "DL-300"


class GazetteerError(DatelineError):
    """The gazetteer is missing, broken or of another version."""

    code = "DL-400"


class StoreError(DatelineError):
    """The database cannot be opened, or was made by a newer version."""

    code = "DL-500"


class SettingsError(DatelineError):
    """A setting is not valid."""

    code = "DL-600"


class QueryError(DatelineError):
    """A question about an event, report or field that is not there."""

    code = "DL-700"


class GateError(DatelineError):
    """An accuracy figure fell below its floor."""

    code = "DL-800"
