"""Stage 4: annotations to claims. One assertion per cell of one event mention, always with evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.claim.mentions import claims_of
from dateline.errors import DatelineError, StageError
from dateline.model import Annotations, Failed, ReportClaims
from dateline.ontology import Ontology, load

__all__ = ["claims"]


def claims(annotations: Iterable[Annotations], *, ontology: Ontology | None = None) -> Iterator[ReportClaims | Failed]:
    """The claims of each report, in order; `ontology` gives sectors and contexts, the shipped one by default."""
    ontology = ontology or load()
    for item in annotations:
        try:
            mentions = tuple(claims_of(item, event, ontology) for event in item.events)
            yield ReportClaims(item, mentions, item.relations, item.links)
        except DatelineError as error:
            yield Failed(item.text.report.id, error.code, str(error), "claim")
        except (ValueError, IndexError, KeyError) as error:
            yield Failed(item.text.report.id, StageError.code, f"{type(error).__name__}: {error}", "claim")
