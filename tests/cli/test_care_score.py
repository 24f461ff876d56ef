"""companion care score."""

from __future__ import annotations

import json

import pytest

from companion import i18n
from tests.cli.conftest import Call, one_sentence


def test_a_score_comes_without_a_diagnosis(call: Call) -> None:
    result = call("care", "score", "gad-7", input="[0, 1, 0, 2, 0, 0, 0]")
    assert result.stdout.splitlines() == [
        "Your number: 3 out of 21.",
        "This is not a diagnosis.",
        "Help is there for you, whatever the number says.",
        "This app does not call anyone or tell anyone.",
    ]


def test_a_score_as_json(call: Call) -> None:
    given = {str(item): 2 for item in range(1, 21)}
    result = call("care", "score", "pcl-5", "--json", input=json.dumps(given))
    assert json.loads(result.stdout) == {
        "measure": "pcl-5",
        "score": 40,
        "highest": 80,
        "skipped": [],
        "advice": ["help_at_item", "talk"],
        "help_at": [16],
        "clusters": {"B": 5, "C": 2, "D": 7, "E": 6},
        "clusters_met": True,
        "is_diagnosis": False,
    }


def test_help_is_printed_with_what_brings_it(call: Call) -> None:
    lines = call("care", "score", "phq-9", input='{"9": 1}').stdout.splitlines()
    assert lines[0].startswith("You marked thoughts of death")
    assert lines[1] == "Not scored: 8 questions were skipped. You can skip any."
    assert "    988" in lines


@pytest.mark.parametrize(
    "given",
    ["", "nothing", "3", '{"a": 1}', '{"1": "2"}', '{"1": true}', "[[1]]", "[" * 9000, "\xff"],
)
def test_answers_that_cannot_be_read_are_a_usage_error(call: Call, given: str) -> None:
    result = call("care", "score", "phq-9", input=given.encode("latin-1"))
    assert "could not be read" in one_sentence(result, 2)


def test_who_would_rather_hear_sooner_does(call: Call) -> None:
    given = '{"0": 1, "1": 1, "2": 1, "3": 1, "4": 0, "5": 0}'
    suggested = "A doctor or a counselor could help you look at this."
    assert suggested not in call("care", "score", "pc-ptsd-5", input=given).stdout
    assert suggested in call("care", "score", "pc-ptsd-5", "--lower-cut", input=given).stdout


def test_answers_that_are_not_on_the_form(call: Call) -> None:
    assert "question 9" in one_sentence(call("care", "score", "phq-9", input='{"9": 4}'))
    assert "--help" in one_sentence(call("care", "score", "who-5", input="{}"), 2)


def test_a_form_is_printed_in_its_official_words_with_its_licence(call: Call) -> None:
    text = call("care", "score", "phq-9", "--form").stdout
    assert "  1. Little interest or pleasure in doing things" in text
    assert "  0 = Not at all · 1 = Several days" in text
    assert "No permission required" in text
    assert "  0. Sometimes things happen" in call("care", "score", "pc-ptsd-5", "--form").stdout
    i18n.use("es")
    assert "Este formulario está en inglés." in call("care", "score", "pcl-5", "--form").stdout


def test_in_spanish_the_words_are_spanish(call: Call) -> None:
    i18n.use("es")
    assert "Sin número" in call("care", "score", "gad-7", input="{}").stdout
