"""The words beside the directory: what happens when one calls, and the local routes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from companion.paths import assets
from tests.assets.test_directory_data import BRITISH_SPELLING, WORDS_TO_AVOID
from tests.support import reading, words_guide

FOLDER = assets() / "directory"
FILES = ("calling.json", "routes.json")
OFFICIAL = re.compile(
    r"Victim Services Professional|Victim Services|Victim Advocate|Victim Specialist"
    r"|[Rr]esiliency center|[Cc]entro de resiliencia"
)
LONGEST = 200
_HARDEST_GRADE, _HARDEST_SENTENCE = 6, 8
_LEAST_EASE, _LEAST_EASE_SENTENCE = 65, 50
_ENOUGH_WORDS = 8
LINES = {"type": "array", "minItems": 1, "items": {"type": "string", "pattern": r"^\S.*[.?]$"}}
IN_BOTH = {
    "type": "object",
    "required": ["en", "es"],
    "additionalProperties": False,
    "properties": {"en": LINES, "es": LINES},
}


def content(name: str) -> Any:
    return json.loads((FOLDER / name).read_text("utf-8"))


def texts(value: Any, language: str, inside: bool = False) -> Iterator[str]:  # noqa: FBT001, FBT002
    """Yield every text below a key that names a language."""
    if isinstance(value, dict):
        for key, below in value.items():
            yield from texts(below, language, inside=inside or key == language)
    elif isinstance(value, list):
        for below in value:
            yield from texts(below, language, inside=inside)
    elif inside and isinstance(value, str):
        yield value


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("language", ["en", "es"])
def test_the_words_are_kind(name: str, language: str) -> None:
    found = list(texts(content(name), language))
    assert len(found) > 20
    for text in found:
        own = OFFICIAL.sub("", text)
        assert words_guide.breaches(own, language) == [], text
        assert WORDS_TO_AVOID.search(own) is None, text
        assert len(text) <= LONGEST, text
        assert language == "es" or BRITISH_SPELLING.search(text) is None, text


@pytest.mark.parametrize("name", FILES)
def test_english_reads_at_sixth_grade_or_below(name: str) -> None:
    own = [OFFICIAL.sub("", text) for text in texts(content(name), "en")]
    sentences = reading.sentences_among(own)
    assert reading.grade(reading.total(sentences, "en")) <= _HARDEST_GRADE
    hard = {
        text: found
        for text in sentences
        if len(reading.words_of(text)) >= _ENOUGH_WORDS
        and (found := reading.grade(reading.size_of(text, "en"))) > _HARDEST_SENTENCE
    }
    assert hard == {}


@pytest.mark.parametrize("name", FILES)
def test_spanish_is_fairly_easy_to_read(name: str) -> None:
    own = [OFFICIAL.sub("", text) for text in texts(content(name), "es")]
    sentences = reading.sentences_among(own)
    assert reading.ease_es(reading.total(sentences, "es")) >= _LEAST_EASE
    hard = {
        text: found
        for text in sentences
        if len(reading.words_of(text)) >= _ENOUGH_WORDS
        and (found := reading.ease_es(reading.size_of(text, "es"))) < _LEAST_EASE_SENTENCE
    }
    assert hard == {}


def test_what_happens_has_its_form_and_says_as_much_in_both_languages() -> None:
    document = content("calling.json")
    shape = {
        "type": "object",
        "required": ["ways", "kinds", "resources", "instead"],
        "additionalProperties": False,
        "properties": {
            "ways": {"additionalProperties": IN_BOTH},
            "kinds": {
                "type": "array",
                "items": {
                    **IN_BOTH,
                    "required": ["kinds", "en", "es"],
                    "properties": {"kinds": {"type": "array"}, "en": LINES, "es": LINES},
                },
            },
            "resources": {"additionalProperties": IN_BOTH},
            "instead": IN_BOTH,
        },
    }
    assert [error.message for error in Draft202012Validator(shape).iter_errors(document)] == []
    every = [*document["ways"].values(), *document["kinds"], *document["resources"].values()]
    for each in (*every, document["instead"]):
        assert len(each["en"]) == len(each["es"])


def test_what_is_said_of_one_line_is_said_of_a_line_there_is() -> None:
    records = [each["id"] for each in content("us.json")["records"]]
    assert set(content("calling.json")["resources"]) <= set(records)
