"""companion people plan: one page, and a new one in its place."""

from __future__ import annotations

import json

import pytest

from companion.paths import Paths
from tests.cli.conftest import Call, one_sentence
from tests.cli.test_people import People


@pytest.fixture
def people(call: Call, made: Paths, key: str) -> People:
    assert made.vault.is_dir()
    return People(call, key)


def test_the_plan_is_printed_with_its_numbers(people: People) -> None:
    assert people("plan").stderr == "Nothing is written in the plan yet.\n"
    person_id = people.json("add", "Ana", "--phone", "555 0100")["id"]
    plan = {
        "alone": ["walk"],
        "people": [{"text": "Ana", "person_id": person_id}],
        "lines": [{"text": "988", "record_id": "us-988-lifeline"}],
    }
    assert people("plan", "--edit", input=json.dumps(plan)).exit_code == 0
    lines = people("plan").stdout.splitlines()
    assert lines[:6] == [
        "What I can do by myself",
        "  walk",
        "People I can ask",
        "  Ana",
        "    555 0100",
        "Lines I can call",
    ]
    assert "    988" in lines
    document = people.json("plan")
    assert document["alone"] == [{"text": "walk", "person_id": None, "record_id": None}]
    assert people.json("plan", "--edit", input=json.dumps(document)) == document


@pytest.mark.parametrize(
    "text",
    ["", "no", "[]", '{"other": []}', '{"alone": "walk"}', '{"alone": [3]}', '{"alone": [{}]}',
     '{"alone": [{"text": 3}]}', '{"alone": [{"text": "x", "record_id": 3}]}', "[" * 100_000],
    ids=len,
)  # fmt: skip
def test_what_is_no_plan_is_2_and_the_plan_stays(people: People, text: str) -> None:
    before = people.json("plan", "--edit", input='{"alone": ["walk"]}')
    assert "--json" in one_sentence(people("plan", "--edit", input=text), 2)
    assert people.json("plan") == before
