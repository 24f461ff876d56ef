"""Rules as plain documents, for storing: one version, one `kind`, then the rule's own fields.

Dates are ISO 8601. What is read is checked like anything that comes from
outside: unknown kinds, missing or foreign fields and impossible values are
refused, never guessed at.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final, cast

from companion.errors import RuleUnreadable
from companion.planner.recurrence.rules import (
    MOST_MARKS,
    Adar,
    ChineseYearly,
    DayMarks,
    EasterKind,
    EnteredDays,
    Feb29,
    FromEaster,
    HijriYearly,
    MemorialYears,
    Monthly,
    NthWeekday,
    Once,
    OwnDate,
    Qingming,
    Rule,
    ShortMonth,
    Weekly,
    Yahrzeit,
    Yearly,
)

VERSION: Final = 1
_KINDS: Final[Mapping[str, type[Any]]] = MappingProxyType({
    "once": Once,
    "yearly": Yearly,
    "monthly": Monthly,
    "weekly": Weekly,
    "nth-weekday": NthWeekday,
    "day-marks": DayMarks,
    "memorial-years": MemorialYears,
    "yahrzeit": Yahrzeit,
    "hijri-yearly": HijriYearly,
    "chinese-yearly": ChineseYearly,
    "qingming": Qingming,
    "from-easter": FromEaster,
    "entered-days": EnteredDays,
})  # fmt: skip
_NAMES: Final = {kind: name for name, kind in _KINDS.items()}
_CHOICES: Final[Mapping[str, type[StrEnum]]] = {
    "Feb29": Feb29,
    "ShortMonth": ShortMonth,
    "Adar": Adar,
    "EasterKind": EasterKind,
}


def to_document(rule: Rule) -> dict[str, Any]:
    """Return a rule as a document that JSON can hold; the same rule gives the same document."""
    document: dict[str, Any] = {"version": VERSION, "kind": _NAMES[type(rule)]}
    for field in dataclasses.fields(rule):
        document[field.name] = _plain(getattr(rule, field.name))
    return document


def from_document(document: object) -> Rule:
    """Return the rule of a document; raise RuleUnreadable when it is not one of this version."""
    try:
        if not isinstance(document, dict) or document.get("version") != VERSION:
            raise RuleUnreadable
        values = {key: value for key, value in document.items() if key not in {"version", "kind"}}
        kind = _KINDS[document["kind"]]
        types = {field.name: str(field.type) for field in dataclasses.fields(kind)}
        read = {name: _read(value, types[name]) for name, value in values.items()}
        return cast("Rule", kind(**read))
    except (KeyError, TypeError, ValueError):
        raise RuleUnreadable from None


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, OwnDate):
        return {"calendar_year": value.calendar_year, "day": value.day.isoformat()}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value


def _read(value: object, kind: str) -> object:
    """Return a value of a field by the name of its type; raise ValueError where it is none."""
    if kind.startswith("tuple["):
        if not isinstance(value, list) or len(value) > MOST_MARKS:
            raise ValueError(kind)
        within = kind.removeprefix("tuple[").removesuffix(", ...]")
        return tuple(_read(each, within) for each in value)
    if kind.endswith(" | None"):
        return None if value is None else _read(value, kind.removesuffix(" | None"))
    if kind == "OwnDate" and isinstance(value, dict) and set(value) == {"calendar_year", "day"}:
        year, day = _read(value["calendar_year"], "int"), _read(value["day"], "date")
        return OwnDate(cast("int", year), cast("date", day))
    if isinstance(value, str) and kind == "date":
        return date.fromisoformat(value)
    if isinstance(value, str) and kind in _CHOICES:
        return _CHOICES[kind](value)
    if (kind, type(value)) in {("int", int), ("bool", bool)}:
        return value
    raise ValueError(kind)
