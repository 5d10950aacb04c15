"""Whether two names may mean the same participant."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from dateline.resolve.across.names import STATE_KINDS, Name, NameKind, name_words

SAME = 0.8  # from here on two names are taken for spellings or forms of one
_SURNAME = 0.8  # "Soleimani" for "Qassem Soleimani": usual on second mention, but others may bear it
_PART = 0.85  # "Revolutionary Guards" for "Islamic Revolutionary Guard Corps"
_SPELLING = 0.95
# Parts of one state acting for it: weaker than the same name, stronger than nothing.
_STATE = {
    frozenset({NameKind.COUNTRY, NameKind.GOVERNMENT}): 0.75,
    frozenset({NameKind.COUNTRY, NameKind.FORCE}): 0.6,
    frozenset({NameKind.GOVERNMENT, NameKind.FORCE}): 0.4,
}
# Letters that romanisations of one name exchange, the longest first; what is left of vowels is dropped.
_EXCHANGED = (
    ("kh", "h"),
    ("gh", "k"),
    ("g", "k"),
    ("dh", "d"),
    ("th", "t"),
    ("ph", "f"),
    ("q", "k"),
    ("c", "k"),
    ("z", "s"),
    ("v", "w"),
)
_VOWELS = frozenset("aeiouy")


@lru_cache(maxsize=200_000)
def alike(one: Name, other: Name) -> float:
    """How surely two names mean the same participant, 0 to 1, the same either way round.

    1 is the same name, from `SAME` on a form or spelling of it, about a half a state and its forces. A part of a name
    counts only where it is a person's surname, so that Hezbollah is not Kataib Hezbollah; a suffix must be on both
    or on neither, so that Trump is not Trump Jr.
    """
    if one.actor_id and one.actor_id == other.actor_id:
        return 1.0
    if one.kind in STATE_KINDS and other.kind in STATE_KINDS:
        return _states(one, other)
    if one.kind != other.kind or one.kind in STATE_KINDS or _differ_in_country(one, other):
        return 0.0
    if one.kind is NameKind.GROUP:
        return _groups(one, other)
    return _named(one, other)


def related(one: Name, other: Name) -> bool:
    """Whether one may act for the other, though the names differ: a state and somebody of that country."""
    states = (one.kind in STATE_KINDS) + (other.kind in STATE_KINDS)
    return states > 0 and one.home is not None and one.home == other.home


def _states(one: Name, other: Name) -> float:
    if one.home != other.home:
        return 0.0
    if one.kind is other.kind:
        return 1.0
    return _STATE[frozenset({one.kind, other.kind})]


def _differ_in_country(one: Name, other: Name) -> bool:
    return one.country is not None and other.country is not None and one.country != other.country


def _groups(one: Name, other: Name) -> float:
    """Unnamed people: the share of the words that both have ("Iraqi protesters", "protesters in Iraq")."""
    if one.home and other.home and one.home != other.home:
        return 0.0
    mine, theirs = frozenset(one.tokens), frozenset(other.tokens)
    both = len(mine & theirs)
    return both / len(mine | theirs) if both else 0.0


def _named(one: Name, other: Name) -> float:
    short, long = sorted((one, other), key=lambda name: (len(name.tokens), name.tokens))
    if short.suffix != long.suffix or (one.actor_id and other.actor_id):
        return 0.0  # equal identities were seen to by `alike`
    if one.tokens == other.tokens:
        return 1.0
    if len(short.tokens) == 2 and short.tokens == long.tokens[::-1]:
        return _PART  # family name first
    if len(short.tokens) == len(long.tokens):
        return _SPELLING if _same_spelling(short, long) else 0.0
    if len(short.tokens) == 1:
        return _single(short, long)
    return _partly(short, long)


def _same_spelling(one: Name, other: Name) -> bool:
    """Word by word one name in two romanisations; a name of one word needs more letters in common."""
    least = 6 if len(one.tokens) == 1 else 4
    return all(_same_word(a, b, least=least) for a, b in zip(one.tokens, other.tokens, strict=True))


@lru_cache(maxsize=200_000)
def _same_word(one: str, other: str, *, least: int = 4) -> bool:
    """Equal, or long enough, of the same consonants and at most two letters (of nine, three) apart."""
    if one == other:
        return True
    if min(len(one), len(other)) < least:
        return False
    allowed = 3 if min(len(one), len(other)) >= 9 else 2
    return skeleton(one) == skeleton(other) and Levenshtein.distance(one, other, score_cutoff=allowed) <= allowed


@lru_cache(maxsize=200_000)
def skeleton(word: str) -> str:
    """A word's consonants as romanisations of one name share them: "qassem" and "kasim" are both "ksm"."""
    for written, spoken in _EXCHANGED:
        word = word.replace(written, spoken)
    kept = [word[:1] if word[:1] not in _VOWELS else "a"]
    for letter in word[1:]:
        if letter not in _VOWELS and letter != kept[-1]:
            kept.append(letter)
    return "".join(kept)


def _single(short: Name, long: Name) -> float:
    """One word against several: a surname, or initials."""
    word = short.tokens[0]
    if len(word) > (1 if long.organisation else 2) and word == long.initials:
        return _PART
    if short.organisation or long.organisation or len(long.tokens) > 4:
        return 0.0
    if short.home and long.home and short.home != long.home:
        return 0.0
    return _SURNAME if _same_word(word, long.tokens[-1]) else 0.0


def _partly(short: Name, long: Name) -> float:
    """Two words or more against more: middle names and initials of a person, descriptors of an organisation."""
    extra = _left_over(short.tokens, long.tokens)
    if extra is None:
        return 0.0
    if short.organisation or long.organisation:
        return _PART if name_words().descriptors.issuperset(extra) else 0.0
    return _PART if _same_word(short.tokens[-1], long.tokens[-1]) else 0.0


def _left_over(short: tuple[str, ...], long: tuple[str, ...]) -> list[str] | None:
    """The words of `long` that `short` has not, in whatever spelling; None where `short` has words of its own."""
    rest = list(long)
    for word in short:
        match = next(
            (other for other in rest if _same_word(word, other) or (len(word) == 1 and other[0] == word)), None
        )
        if match is None:
            return None
        rest.remove(match)
    return rest
