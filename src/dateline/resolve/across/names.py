"""Names of participants, parsed so that two reports' names for one participant can be told to be the same."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from dateline.resolve.across.countries import leading_country
from dateline.resolve.across.folding import fold, singular


class NameKind(StrEnum):
    """What a name stands for, as far as its words tell."""

    COUNTRY = "country"
    GOVERNMENT = "government"  # of a country
    FORCE = "force"  # of a country
    GROUP = "group"  # unnamed people: "dozens of students", "police"
    NAMED = "named"  # a person's or an organisation's own name


STATE_KINDS = frozenset({NameKind.COUNTRY, NameKind.GOVERNMENT, NameKind.FORCE})


@dataclass(frozen=True, slots=True)
class Name:
    """A parsed name.

    Attributes:
        tokens: its telling words, folded, in order; () for a country, a government or a force.
        country: ISO 3166-1 alpha-3 that the name itself says ("Iraqi police").
        home: the country that the reader found for the participant, else `country`.
        suffix: "jr", "ii", ...; "" for none.
        actor_id: the identity that the reader found.
        organisation: a word of it shows that it is no person's name.
        initials: of all its words, also of those that tell nothing.
    """

    kind: NameKind
    tokens: tuple[str, ...]
    country: str | None = None
    home: str | None = None
    suffix: str = ""
    actor_id: str | None = None
    organisation: bool = False
    initials: str = ""

    @property
    def order(self) -> tuple[str, ...]:
        """Different for different names, and comparable, so that ties are broken the same way every time."""
        return (*self.tokens, self.kind, self.country or "", self.home or "", self.suffix, self.actor_id or "")


@dataclass(frozen=True, slots=True)
class _Words:
    """`data/names.toml`."""

    particles: frozenset[str]
    titles: tuple[tuple[str, ...], ...]  # the longest first
    suffixes: frozenset[str]
    force: frozenset[str]
    government: frozenset[str]
    followers: frozenset[str]
    neutral: frozenset[str]
    organisations: frozenset[str]
    descriptors: frozenset[str]
    people: frozenset[str]
    quantities: frozenset[str]
    anybody: frozenset[str]
    seats: dict[str, tuple[NameKind, str]]


@cache
def name_words() -> _Words:
    """The word lists, read once."""
    raw = tomllib.loads((files("dateline.resolve.across") / "data" / "names.toml").read_text("utf-8"))
    seats = raw.pop("seats")
    titles = sorted((tuple(title.split()) for title in raw.pop("titles")), key=lambda title: (-len(title), title))
    return _Words(
        titles=tuple(titles),
        seats={words: (NameKind(kind), iso) for kind, table in seats.items() for words, iso in table.items()},
        **{key: frozenset(words) | {singular(word) for word in words} for key, words in raw.items()},
    )


def parse(name: str, country: str | None = None, actor_id: str | None = None) -> Name:
    """A participant's name.

    Args:
        name: as the report has it.
        country: ISO 3166-1 alpha-3 that the reader found for the participant.
        actor_id: the identity that the reader found.
    """
    lists, folded = name_words(), fold(name)
    said, rest = leading_country(_without_leading_article(folded))
    if said is None and folded.removeprefix("the ") in lists.seats:
        kind, iso = lists.seats[folded.removeprefix("the ")]
        return Name(kind, (), iso, iso, "", actor_id)
    words = _without_titles(rest.split(), lists)
    if said is None and len(words) < len(rest.split()):
        said, inner = leading_country(" ".join(words))
        words = inner.split() or words
    home = said or country
    plain = [singular(word) for word in words if word not in lists.particles]
    if said and not words:
        return Name(NameKind.COUNTRY, (), said, said, "", actor_id)
    if home and plain and (state := _state_kind(plain, lists, said=said is not None)):
        return Name(state, (), home, home, "", actor_id)
    return _own_name(name, words=words, plain=plain, said=said, home=home, actor_id=actor_id, lists=lists)


def _state_kind(plain: list[str], lists: _Words, *, said: bool) -> NameKind | None:
    """Whether the words say no more than a country's government or forces.

    Without the country's name among them only words that mean nothing else count ("the military", not "officials").
    """
    if lists.government.issuperset(plain):
        return NameKind.GOVERNMENT if said or plain in (["government"], ["administration"]) else None
    if lists.force.issuperset(plain):
        return NameKind.FORCE if said or plain in (["military"], ["army"], ["navy"]) else None
    return None


def _own_name(
    name: str,
    *,
    words: list[str],
    plain: list[str],
    said: str | None,
    home: str | None,
    actor_id: str | None,
    lists: _Words,
) -> Name:
    """A person, an organisation or unnamed people."""
    suffix = plain[-1] if len(plain) > 1 and plain[-1] in lists.suffixes else ""
    own = plain[:-1] if suffix else plain
    suffix = {"junior": "jr", "senior": "sr"}.get(suffix, suffix)
    organisation = any(word in lists.organisations for word in (*words, *plain))
    if _is_unnamed(name, own, lists):
        telling = [word for word in own if word not in lists.quantities and not word.isdigit()]
        return Name(NameKind.GROUP, tuple(telling or own), said, home, "", actor_id, organisation)
    shorter = [word for word in own if word not in lists.neutral]
    while len(shorter) > 1 and shorter[-1] in lists.followers:
        shorter.pop()
    initials = "".join(word[0] for word in own)
    return Name(NameKind.NAMED, tuple(shorter or own), said, home, suffix, actor_id, organisation, initials)


def _is_unnamed(name: str, own: list[str], lists: _Words) -> bool:
    """Whether it is a noun phrase for people rather than a name: nothing capitalised, or its first word a common noun.

    "Hezbollah fighters" is a name; "Thousands of supporters of Hezbollah" and "Police" are not.
    """
    known = lists.people | lists.quantities
    if not own or own[0] in known or own[0].isdigit():
        return True
    capitals = {fold(word) for word in name.split() if any(letter.isupper() for letter in word)}
    if not capitals:
        return True
    named = [word for word in own if word not in known]
    return not named or (
        own[-1] in lists.people - lists.followers - lists.neutral and own[-1] not in lists.organisations
    )


def _without_leading_article(folded: str) -> str:
    for article in ("the ", "a ", "an "):
        folded = folded.removeprefix(article)
    return folded


def _without_titles(words: list[str], lists: _Words) -> list[str]:
    """The words after all titles in front; as they are where nothing would be left."""
    rest = words
    while True:
        title = next((t for t in lists.titles if tuple(rest[: len(t)]) == t), None)
        after = rest[len(title) :] if title else []
        if not after or after[0] == "of":
            return rest
        rest = after
