"""A resource as one line of JSON, and back, with nothing lost.

The fields are taken from the classes themselves, so a field that is added to
`Resource` is kept without a change here. What has its default value is left out.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, time
from enum import StrEnum
from functools import cache
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from companion.resources.model import Resource

_Turn = Callable[[Any], Any]


def dumps(resource: Resource) -> str:
    """Return a resource as JSON, on one line."""
    return json.dumps(_writer(Resource)(resource), ensure_ascii=False, separators=(",", ":"))


def loads(text: str) -> Resource:
    """Return the resource that `dumps` wrote; raise ValueError for anything else."""
    try:
        resource: Resource = _reader(Resource)(json.loads(text))
    except (ValueError, TypeError, AttributeError, KeyError, RecursionError) as error:
        raise ValueError from error
    return resource


@cache
def _writer(kind: Any) -> _Turn:
    """Return what turns a value of a type into what JSON can hold."""
    kind = _certain(kind)
    if get_origin(kind) is tuple:
        inner = _writer(get_args(kind)[0])
        return lambda values: [inner(value) for value in values]
    if kind in {date, time}:
        return lambda value: value.isoformat()
    if is_dataclass(kind):
        parts = [(field.name, _default(field), _writer(type_)) for field, type_ in _parts(kind)]

        def write(value: Any) -> dict[str, Any]:
            written = {}
            for name, default, turn in parts:
                held = getattr(value, name)
                if held != default:
                    written[name] = None if held is None else turn(held)
            return written

        return write
    return _same


@cache
def _reader(kind: Any) -> _Turn:
    """Return what turns the JSON of a type back into a value."""
    kind = _certain(kind)
    if get_origin(kind) is tuple:
        inner = _reader(get_args(kind)[0])
        return lambda values: tuple([inner(value) for value in values])
    if kind in {date, time}:
        parse: _Turn = kind.fromisoformat
        return parse
    if isinstance(kind, type) and is_dataclass(kind):
        parts = {field.name: _reader(type_) for field, type_ in _parts(kind)}

        def read(written: dict[str, Any]) -> Any:
            held = {
                name: None if value is None else parts[name](value)
                for name, value in written.items()
            }
            return kind(**held)

        return read
    return kind if isinstance(kind, type) and issubclass(kind, StrEnum) else _same


def _parts(kind: Any) -> list[tuple[Field[Any], Any]]:
    types = get_type_hints(kind)
    return [(field, types[field.name]) for field in fields(kind)]


def _certain(kind: Any) -> Any:
    """Return the type that stands beside None in 'X | None', else the type itself."""
    others = [each for each in get_args(kind) if each is not NoneType]
    return others[0] if NoneType in get_args(kind) and len(others) == 1 else kind


def _default(field: Field[Any]) -> Any:
    return field.default if field.default is not MISSING else _NO_DEFAULT


def _same(value: Any) -> Any:
    return value


_NO_DEFAULT = object()
