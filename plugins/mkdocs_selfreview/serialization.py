"""Readings and diagnostics as JSON and back, for worker processes and the cache: data that cannot execute."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from types import GenericAlias, NoneType
from typing import Any, TypeAlias, TypeVar, get_args, get_origin, get_type_hints

from mkdocs_selfreview.diagnostics import Diagnostic
from mkdocs_selfreview.model import Report

T = TypeVar("T")
ReadingOf: TypeAlias = tuple[tuple[T, ...], tuple[Diagnostic, ...]]
"""What one file gives: what is read in it and what is doubtful about that."""
Reading: TypeAlias = ReadingOf[Report]

_Decoder: TypeAlias = Callable[[Any], Any]
_FAULTS = (ValueError, TypeError, KeyError, AttributeError, RecursionError)


def encode(reading: ReadingOf[T]) -> bytes:
    """A reading as one line of JSON; a record is the list of its fields in their order."""
    return json.dumps(_plain(reading), ensure_ascii=False, separators=(",", ":")).encode(
        "utf-8", "surrogatepass"
    )


def decode(data: bytes, kind: type[T]) -> ReadingOf[T]:
    """The reading of one kind that ``encode`` wrote.

    Raises ``ValueError`` for anything else.
    """
    shape = GenericAlias(tuple, (GenericAlias(tuple, (kind, ...)), tuple[Diagnostic, ...]))
    try:
        reading: ReadingOf[T] = _decoder(shape)(json.loads(data.decode("utf-8", "surrogatepass")))
    except _FAULTS as error:
        raise ValueError("not a reading") from error
    return reading


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return [_plain(getattr(value, field.name)) for field in fields(value)]
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return value


@cache
def _decoder(kind: Any) -> _Decoder:
    """The function that makes a value of a type from plain data, and takes no other data."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is tuple:
        return _tuple(arguments)
    if NoneType in arguments:
        (inner,) = (_decoder(argument) for argument in arguments if argument is not NoneType)
        return lambda value: None if value is None else inner(value)
    if is_dataclass(kind) or hasattr(kind, "_fields"):
        return _record(kind)
    if kind in (str, int, float, bool):
        return _leaf((int, float) if kind is float else kind)
    enumeration: _Decoder = kind
    return enumeration


def _tuple(arguments: tuple[Any, ...]) -> _Decoder:
    if arguments[-1] is Ellipsis:
        part = _decoder(arguments[0])
        return lambda value: tuple([part(one) for one in _listed(value)])
    parts = [_decoder(argument) for argument in arguments]
    return lambda value: tuple([part(one) for part, one in zip(parts, _listed(value), strict=True)])


def _record(kind: Any) -> _Decoder:
    hints = get_type_hints(kind)
    names = kind._fields if hasattr(kind, "_fields") else [field.name for field in fields(kind)]
    parts = [_decoder(hints[name]) for name in names]
    return lambda value: kind(*[part(one) for part, one in zip(parts, _listed(value), strict=True)])


def _leaf(kind: Any) -> _Decoder:
    def checked(value: Any) -> Any:
        if not isinstance(value, kind):
            raise TypeError(value)
        return value

    return checked


def _listed(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError(value)
    return value
