"""Dataclasses to JSON and back, driven by their type hints, so that what is read equals what was written.

A dataclass is an object of its fields; a field that equals its default is left out, so a field with a default can be
added to the model without making older rows unreadable. A tuple is a list, an enum its value, a date its ISO form. A
value of a union of dataclasses is an object with one key, the class's name. Nothing else is accepted, in or out.
"""

from __future__ import annotations

import dataclasses
import json
import math
import operator
import types
from collections.abc import Callable, Sequence
from datetime import date
from enum import Enum
from functools import cache, partial
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from dateline.errors import StoreError

T = TypeVar("T")
_Convert = Callable[[Any], Any]
_quoted = json.encoder.encode_basestring  # a JSON string that keeps letters beyond ASCII


class CodecError(StoreError):
    """A value that does not fit its type hint, or JSON that does not fit the class it should become."""


def dumps(hint: object, value: object) -> str:
    """`value`, of the type that `hint` names, as compact JSON; equal values give equal text.

    Raises:
        CodecError: the value does not fit the hint, or holds a float that JSON cannot carry.
    """
    try:
        return cast(str, _encoder(hint)(value))
    except (ValueError, RecursionError) as error:
        raise CodecError(f"cannot be written as JSON: {error}") from error


def loads(hint: type[T], text: str) -> T:
    """The value of type `hint` that `dumps` wrote. For a hint that is no class, see `loads_any`.

    Raises:
        CodecError: the text is no JSON, or does not fit the hint.
    """
    return cast(T, loads_any(hint, text))


def loads_any(hint: object, text: str) -> Any:
    """As `loads`, for any supported hint.

    Raises:
        CodecError: the text is no JSON, or does not fit the hint.
    """
    try:
        return _decoder(hint)(json.loads(text))
    except (ValueError, RecursionError) as error:
        raise CodecError(f"stored content cannot be read: {error}") from error


def _encoder(hint: object) -> _Convert:
    """The function that turns a value of `hint` into JSON text: built at once, it is half the work of a tree."""
    return _converter(hint, _ENCODE)


def _decoder(hint: object) -> _Convert:
    """The function that turns what `json` read into a value of `hint`."""
    return _converter(hint, _DECODE)


@dataclasses.dataclass(frozen=True, eq=False)
class _Way:
    """One direction: how each kind of hint is converted."""

    of_class: Callable[[type], _Convert]
    of_enum: Callable[[type[Enum]], _Convert]
    of_tuple: Callable[[tuple[object, ...]], _Convert]
    of_union: Callable[[dict[str, type]], _Convert]
    of_none: Any
    of_scalar: dict[type, _Convert]


@cache
def _converter(hint: object, way: _Way) -> _Convert:
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _for_union(args, way)
    if origin is tuple:
        return way.of_tuple(args)
    if isinstance(hint, type):
        if hint in way.of_scalar:
            return way.of_scalar[hint]
        if issubclass(hint, Enum):
            return way.of_enum(hint)
        if dataclasses.is_dataclass(hint):
            return way.of_class(hint)
    raise TypeError(f"the store's codec has no rule for {hint!r}")


def _for_union(args: tuple[object, ...], way: _Way) -> _Convert:
    """`X | None`, or a union of dataclasses told apart by their names."""
    rest = [arg for arg in args if arg is not type(None)]
    if len(rest) == 1:
        inner = _converter(rest[0], way)
    else:
        classes = {arg.__name__: arg for arg in rest if isinstance(arg, type) and dataclasses.is_dataclass(arg)}
        if len(classes) != len(rest):
            raise TypeError(f"only dataclasses can be told apart in a union: {args!r}")
        inner = way.of_union(classes)
    if len(rest) == len(args):
        return inner
    return lambda value: way.of_none if value is None else inner(value)


def _mismatch(expected: str, value: object) -> CodecError:
    return CodecError(f"expected {expected}, found {type(value).__name__}: {str(value)[:80]!r}")


def _exactly(kind: type, value: Any) -> Any:
    """The value, if its class is `kind` and no subclass (a bool is no int here, a datetime no date)."""
    if type(value) is not kind:
        raise _mismatch(kind.__name__, value)
    return value


def _number(value: Any) -> float:
    if type(value) not in (float, int):
        raise _mismatch("a number", value)
    return float(value)


def _class_encoder(cls: type) -> _Convert:
    hints = get_type_hints(cls)
    fields = dataclasses.fields(cls)
    names = [f.name for f in fields]
    items_of = operator.attrgetter(*names) if len(names) > 1 else lambda value: (getattr(value, names[0]),)
    plan = [(f"{_quoted(f.name)}:", f.default, _encoder(hints[f.name])) for f in fields]

    def encode(value: Any) -> str:
        if type(value) is not cls:
            raise _mismatch(cls.__name__, value)
        parts = [
            label + convert(item)
            for (label, default, convert), item in zip(plan, items_of(value), strict=True)
            if default is dataclasses.MISSING or item != default
        ]
        return "{" + ",".join(parts) + "}"

    return encode


def _class_decoder(cls: type) -> _Convert:
    hints = get_type_hints(cls)
    fields = {field.name: _decoder(hints[field.name]) for field in dataclasses.fields(cls)}
    required = [f.name for f in dataclasses.fields(cls) if f.default is dataclasses.MISSING]

    def decode(value: Any) -> Any:
        if type(value) is not dict:
            raise _mismatch(f"an object for {cls.__name__}", value)
        if unknown := value.keys() - fields.keys():
            raise CodecError(f"{cls.__name__} has no field {sorted(unknown)[0]!r}")
        if missing := [name for name in required if name not in value]:
            raise CodecError(f"{cls.__name__} lacks {missing[0]!r}")
        return cls(**{name: fields[name](item) for name, item in value.items()})

    return decode


def _enum_encoder(cls: type[Enum]) -> _Convert:
    values = {member: json.dumps(member.value, ensure_ascii=False) for member in cls}

    def encode(value: Any) -> str:
        if type(value) is not cls:
            raise _mismatch(cls.__name__, value)
        return values[value]

    return encode


def _tuple_encoder(args: tuple[object, ...]) -> _Convert:
    def encode(values: Any) -> str:
        items = _exactly(tuple, values)
        return "[" + ",".join([convert(item) for convert, item in zip(converters(items), items, strict=True)]) + "]"

    converters = _converters(_encoder, args)
    return encode


def _tuple_decoder(args: tuple[object, ...]) -> _Convert:
    def decode(values: Any) -> tuple[Any, ...]:
        items = _exactly(list, values)
        return tuple([convert(item) for convert, item in zip(converters(items), items, strict=True)])

    converters = _converters(_decoder, args)
    return decode


def _converters(
    make: Callable[[object], _Convert], args: tuple[object, ...]
) -> Callable[[Sequence[Any]], Sequence[_Convert]]:
    """For the items of a tuple, the converter of each: one for all of `tuple[X, ...]`, else one for each place."""
    if len(args) == 2 and args[1] is Ellipsis:
        each = make(args[0])
        return lambda items: [each] * len(items)
    fixed = [make(arg) for arg in args]

    def checked(items: Sequence[Any]) -> Sequence[_Convert]:
        if len(items) != len(fixed):
            raise _mismatch(f"{len(fixed)} items", items)
        return fixed

    return checked


def _union_encoder(classes: dict[str, type]) -> _Convert:
    converters = {cls: (_quoted(name), _encoder(cls)) for name, cls in classes.items()}

    def encode(value: Any) -> str:
        if type(value) not in converters:
            raise _mismatch(" or ".join(classes), value)
        label, convert = converters[type(value)]
        return f"{{{label}:{convert(value)}}}"

    return encode


def _union_decoder(classes: dict[str, type]) -> _Convert:
    converters = {name: _decoder(cls) for name, cls in classes.items()}

    def decode(value: Any) -> Any:
        if type(value) is not dict or len(value) != 1 or not value.keys() <= converters.keys():
            raise _mismatch(" or ".join(classes), value)
        ((name, content),) = value.items()
        return converters[name](content)

    return decode


def _finite(value: Any) -> str:
    number = _number(value)
    if not math.isfinite(number):
        raise _mismatch("a finite number", value)
    return repr(number)


_ENCODE = _Way(
    of_class=_class_encoder,
    of_enum=_enum_encoder,
    of_tuple=_tuple_encoder,
    of_union=_union_encoder,
    of_none="null",
    of_scalar={
        str: lambda value: _quoted(_exactly(str, value)),
        int: lambda value: repr(_exactly(int, value)),
        bool: lambda value: "true" if _exactly(bool, value) else "false",
        float: _finite,
        date: lambda value: f'"{_exactly(date, value).isoformat()}"',
    },
)

_DECODE = _Way(
    of_class=_class_decoder,
    of_enum=lambda cls: cls,
    of_tuple=_tuple_decoder,
    of_union=_union_decoder,
    of_none=None,
    of_scalar={
        str: partial(_exactly, str),
        int: partial(_exactly, int),
        bool: partial(_exactly, bool),
        float: _number,
        date: lambda value: date.fromisoformat(_exactly(str, value)),
    },
)
