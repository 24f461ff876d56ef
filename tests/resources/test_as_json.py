"""Resources as JSON, and back."""

from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companion.resources.as_json import dumps, loads
from companion.resources.model import Resource
from companion.resources.service import Directory
from tests.resources.examples import LINE

ANY = st.builds(Resource)
"""Any resource at all: every field from its own type."""


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(ANY)
def test_nothing_is_lost(resource: Resource) -> None:
    written = dumps(resource)
    assert "\n" not in written
    assert loads(written) == resource


@pytest.mark.parametrize("resource", Directory.load().find(), ids=lambda resource: resource.id)
def test_every_shipped_record_comes_back(resource: Resource) -> None:
    again = loads(dumps(resource))
    assert again == resource
    for field in fields(Resource):
        assert type(getattr(again, field.name)) is type(getattr(resource, field.name))


def test_what_is_not_said_takes_no_room() -> None:
    assert "null" not in dumps(LINE)
    assert '"website"' not in dumps(LINE)


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"id": "x", "unheard": 1}', '{"kind": "nothing"}', "[" * 100_000]
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # there is nothing more to tell
        loads(text)
