"""Find what looks like a time: the patterns of `data/rules.toml` over a text's string of lexical classes."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import regex

from dateline.annotate.times.lexer import Lexeme

_NAME = regex.compile(r"\b[A-Z][A-Z_]*\b")
_GROUP = regex.compile(r"\{([a-z]+):")
_FIRST_CHARACTER = 0x4E00  # class names become single characters that mean nothing to the regex syntax
_MAX_DEPTH = 5


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and the name of the function that reads what it finds.

    Attributes:
        name: for `how`, so that a user can see which rule read a time.
        resolve: a function of `resolve`.
        given: fixed arguments for it.
        pattern: over class characters.
    """

    name: str
    resolve: str
    given: dict[str, int]
    pattern: regex.Pattern[str]


@dataclass(frozen=True, slots=True)
class Found:
    """A match of a rule: lexemes first..last (last exclusive) of `lexemes`."""

    rule: Rule
    lexemes: Sequence[Lexeme]
    first: int
    last: int
    groups: dict[str, tuple[int, int]]

    def get(self, name: str) -> Lexeme | None:
        """The first lexeme of a group, "the" passed over; None where the group took no part."""
        span = self.groups.get(name)
        if span is None:
            return None
        taken = self.lexemes[span[0] : span[1]]
        return next((lexeme for lexeme in taken if lexeme.kind != "THE"), taken[0])

    def kind(self, name: str) -> str:
        """The class of the group's first lexeme, "" where the group took no part."""
        lexeme = self.get(name)
        return lexeme.kind if lexeme else ""

    def number(self, name: str) -> int | None:
        """The group's value as an integer; None where it has none or is absent."""
        lexeme = self.get(name)
        value = lexeme.value if lexeme else self.rule.given.get(name)
        return int(value) if value is not None and not isinstance(value, str) else None

    def text(self, name: str) -> str:
        """The group's value or, where its class has none, its words in lower case; "" for an absent group."""
        lexeme = self.get(name)
        if lexeme is None:
            return ""
        return lexeme.value if isinstance(lexeme.value, str) else lexeme.text.lower()

    def kinds(self, name: str) -> frozenset[str]:
        """The classes of all lexemes of a group."""
        first, last = self.groups.get(name, (0, 0))
        return frozenset(lexeme.kind for lexeme in self.lexemes[first:last])

    def beside(self, offset: int) -> Lexeme | None:
        """The lexeme before (-1, -2, ...) or after (1, 2, ...) the match; None beyond the text."""
        at = self.first + offset if offset < 0 else self.last + offset - 1
        return self.lexemes[at] if 0 <= at < len(self.lexemes) else None

    @property
    def start(self) -> int:
        """Character offset of the first lexeme."""
        return self.lexemes[self.first].start

    @property
    def end(self) -> int:
        """Character offset after the last lexeme."""
        return self.lexemes[self.last - 1].end


class _Alphabet(dict[str, str]):
    """Class name -> its character, given out in the order in which classes are met."""

    def __missing__(self, name: str) -> str:
        self[name] = chr(_FIRST_CHARACTER + len(self))
        return self[name]


_ALPHABET = _Alphabet()


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, compiled, in order of priority."""
    raw = tomllib.loads((files(__package__) / "data" / "rules.toml").read_text("utf-8"))
    macros = raw["macros"]
    return tuple(
        Rule(
            name=entry["name"],
            resolve=entry["resolve"],
            given=entry.get("with", {}),
            pattern=regex.compile(_compiled(entry["pattern"], macros)),
        )
        for entry in raw["rule"]
    )


def _compiled(pattern: str, macros: dict[str, str]) -> str:
    """The pattern with macros opened, classes as characters, and groups in the syntax of `regex`."""
    for _ in range(_MAX_DEPTH):
        pattern = _NAME.sub(lambda m: macros.get(m[0], m[0]), pattern)
    pattern = _NAME.sub(lambda m: _ALPHABET[m[0]], pattern)
    pattern = _GROUP.sub(r"(?P<\1>", pattern).replace("}", ")")
    return "".join(pattern.split())


def matches(lexemes: Sequence[Lexeme]) -> Iterator[Found]:
    """All matches of all rules: by first lexeme, then the longest first, then in order of the rules."""
    classes = "".join(_ALPHABET[lexeme.kind] for lexeme in lexemes)
    found = [
        (match.start(), -match.end(), order, rule, match)
        for order, rule in enumerate(rules())
        for match in rule.pattern.finditer(classes)
    ]
    found.sort(key=lambda entry: entry[:3])
    for first, last, _, rule, match in found:
        groups = {name: match.span(name) for name, taken in match.groupdict().items() if taken}
        yield Found(rule, lexemes, first, -last, groups)
