from __future__ import annotations

import inspect
from datetime import date
from pathlib import Path

import pytest

from companion import errors
from companion.errors import CompanionError

FACTS: dict[type, object] = {
    Path: Path("/a/folder"),
    date: date(2026, 3, 10),
    int: 3,
    str: "a word",
}
ALL = [
    kind
    for _, kind in inspect.getmembers(errors, inspect.isclass)
    if issubclass(kind, CompanionError) and kind is not CompanionError
]


@pytest.mark.parametrize("kind", ALL)
def test_every_error_says_what_happened_and_keeps_its_facts(kind: type[CompanionError]) -> None:
    assert kind.__doc__
    own = "__init__" in vars(kind)
    parameters = inspect.signature(kind, eval_str=True).parameters.values() if own else ()
    facts = [
        FACTS.get(one.annotation, 3) for one in parameters if one.kind is one.POSITIONAL_OR_KEYWORD
    ]
    error = kind(*facts)
    kept = vars(error)
    for one, fact in zip(parameters, facts, strict=False):
        assert kept[one.name] == fact


def test_none_stands_for_another() -> None:
    for kind in ALL:
        assert kind.__bases__ == (CompanionError,)
