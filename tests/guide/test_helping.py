from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from companion.errors import GuideDamaged
from companion.guide.helping import (
    MOST_BYTES,
    Ask,
    Question,
    QuestionGroup,
    Readiness,
    Way,
    read_readiness,
    read_ways,
)

HEAVY = Question("heavy", "Is it heavy?", ("yes", "partly"))
LIGHT = Question("light", "Is it clear?", ())
READINESS = Readiness("Begin.", (QuestionGroup("g", "Group", (HEAVY, LIGHT)),), "Care.", "End.")


def test_reading_the_questions(tmp_path: Path) -> None:
    both = {"en": "Group", "es": "Grupo"}
    questions = [
        {"id": "heavy", "own_care_on": ["yes", "partly"], "en": "Is it heavy?", "es": "¿Pesa?"},
        {"id": "light", "en": "Is it clear?", "es": "¿Está claro?"},
    ]
    content = {
        "opening": {"en": "Begin.", "es": "Empieza."},
        "own_care": {"en": "Care.", "es": "Cuidado."},
        "closing": {"en": "End.", "es": "Fin."},
        "groups": [{"id": "g", "title": both, "questions": questions}],
    }
    (tmp_path / "readiness.json").write_text(json.dumps(content), "utf-8")
    assert read_readiness("en", tmp_path) == READINESS
    assert [each.text for each in read_readiness("es", tmp_path).questions()] == [
        "¿Pesa?",
        "¿Está claro?",
    ]


@pytest.mark.parametrize(
    ("choices", "expected"),
    [
        ({}, False),
        ({"heavy": "yes"}, True),
        ({"heavy": "partly", "light": "yes"}, True),
        ({"heavy": "not_yet"}, False),
        ({"heavy": ""}, False),
        ({"light": "not_yet"}, False),
        ({"gone": "yes"}, False),
    ],
)
def test_own_care_is_named_when_an_answer_shows_it_is_heavy(
    choices: dict[str, str], expected: object
) -> None:
    assert READINESS.own_care_first(choices) is expected


def test_ways_come_from_what_asks_least(tmp_path: Path) -> None:
    ways = [
        {"id": ask, "ask": ask, "title": {"en": ask}, "about": {"en": "About."}}
        for ask in ("high", "low", "middle")
    ]
    (tmp_path / "ways-to-help.json").write_text(json.dumps({"ways": ways}), "utf-8")
    assert read_ways("en", tmp_path) == tuple(
        Way(ask, Ask(ask), ask, "About.") for ask in ("low", "middle", "high")
    )


@pytest.mark.parametrize(
    "content",
    [b" " * (MOST_BYTES + 1), b"[" * 100_000, b"no", b"{}", b"[]", b'{"ways": [{"id": "x"}]}'],
    ids=len,
)
def test_a_damaged_file_is_told(tmp_path: Path, content: bytes) -> None:
    for name in ("ways-to-help.json", "readiness.json"):
        (tmp_path / name).write_bytes(content)
    with pytest.raises(GuideDamaged):
        read_ways("en", tmp_path)
    with pytest.raises(GuideDamaged):
        read_readiness("en", tmp_path)
    with pytest.raises(GuideDamaged):
        read_ways("en", tmp_path / "nowhere")


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such pipes")
def test_a_pipe_in_the_place_of_the_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ways-to-help.json")
    with pytest.raises(GuideDamaged):
        read_ways("en", tmp_path)
