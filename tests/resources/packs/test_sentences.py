from __future__ import annotations

import dataclasses

from companion.resources.model import Resource
from companion.resources.packs.sentences import field_names


def test_fields_have_names_a_person_knows_each_once() -> None:
    assert field_names(("phones", "hours", "opening", "hours_es", "confidence", "sources")) == [
        "numbers",
        "hours",
        "other details",
    ]


def test_no_field_is_told_by_its_own_name() -> None:
    fields = [field.name for field in dataclasses.fields(Resource)]
    assert not [name for name in field_names(fields) if "_" in name]
