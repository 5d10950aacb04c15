"""PolNeAR: who says what in political news, as brat's standoff files beside their texts. For measuring only."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import MalformedError, NotFoundError
from dateline.evaluate.corpora.lines import text_of

Stretch = tuple[int, int]
_CODER = re.compile(r"_[0-9a-f]{4}$")  # who annotated a text: the end of an annotation file's name
_STRETCH = re.compile(r"\d+ \d+")
_ROLE = re.compile(r"(Source|Cue|Content)\d*")  # "Content2" goes on with "Content"


@dataclass(frozen=True, slots=True)
class Attributed:
    """One attribution: stretches (start, end) of the document, in order, in characters; `source` may be empty."""

    source: tuple[Stretch, ...]
    cue: tuple[Stretch, ...]
    content: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class AttributedText:
    """A document and its attributions, in order of the annotation file; their contents may be nested."""

    id: str
    text: str
    attributions: tuple[Attributed, ...]


def read(folder: Path) -> list[AttributedText]:
    """The documents of `text/*.txt` with those of `attributions/*.ann`, in order of name.

    Of several annotations of one text the first by name counts, so that no text weighs more than another.

    Raises:
        NotFoundError: there are no annotations, or a text is missing.
        MalformedError: a file is not UTF-8, not of this form, or points elsewhere than at its text.
    """
    chosen: dict[str, Path] = {}
    for path in sorted(folder.glob("attributions/*.ann")):
        alone = (folder / "text" / f"{path.stem}.txt").is_file()
        chosen.setdefault(path.stem if alone else _CODER.sub("", path.stem), path)
    if not chosen:
        raise NotFoundError(f"{folder}: there are no attributions/*.ann")
    return [_document(name, folder / "text" / f"{name}.txt", path) for name, path in chosen.items()]


def _document(name: str, text_path: Path, path: Path) -> AttributedText:
    text = text_of(text_path)
    spans: dict[str, tuple[Stretch, ...]] = {}
    relations = []
    for number, line in enumerate(text_of(path).split("\n"), 1):
        cells = line.split("\t")
        try:
            if line.startswith("T"):
                spans[cells[0]] = _stretches(text, cells)
            elif line.startswith("E"):
                relations.append((number, [part.split(":") for part in cells[1].split()]))
        except (IndexError, ValueError) as error:
            raise MalformedError(f"{path}, line {number}: {error}") from error
    return AttributedText(name, text, tuple(_attributions(path, relations, spans)))


def _stretches(text: str, cells: list[str]) -> tuple[Stretch, ...]:
    """Of a line `T1, "Content 9 14;20 25", words`, which must be the text's own.

    Raises:
        ValueError: they are not.
    """
    pairs = (pair.split() for pair in _STRETCH.findall(cells[1].partition(" ")[2]))
    found = [(int(start), int(end)) for start, end in pairs]
    words = " ".join(text[start:end] for start, end in found)
    if not found or words.split() != cells[2].split():
        raise ValueError(f"{cells[1]!r} does not point at its words")
    return tuple(sorted(found))


def _attributions(
    path: Path, relations: list[tuple[int, list[list[str]]]], spans: dict[str, tuple[Stretch, ...]]
) -> Iterator[Attributed]:
    for number, parts in relations:
        by_role: dict[str, list[Stretch]] = defaultdict(list)
        for part in parts:
            if len(part) != 2 or part[1] not in spans:
                raise MalformedError(f"{path}, line {number}: {':'.join(part)!r} names nothing")
            match = _ROLE.fullmatch(part[0])
            if match:
                by_role[match[1]] += spans[part[1]]
        yield Attributed(*(tuple(sorted(by_role[role])) for role in ("Source", "Cue", "Content")))
