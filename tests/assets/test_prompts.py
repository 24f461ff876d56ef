"""The prompts that ship: whole in both languages, and in words that follow the guide."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from companion.journal.prompts import prompt_groups
from companion.paths import assets
from tests.support import reading, words_guide

GROUPS = ("steady", "sad", "angry", "remembering", "thanks", "future", "body")
LEAST_PROMPTS = 6


def test_the_file_is_of_its_schema() -> None:
    folder = assets() / "journal"
    schema = json.loads((folder / "prompts.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    content = json.loads((folder / "prompts.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(content)


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_group_has_its_prompts(language: str) -> None:
    groups = prompt_groups(language)
    assert tuple(group.id for group in groups) == GROUPS
    ids = [prompt.id for group in groups for prompt in group.prompts]
    texts = [prompt.text for group in groups for prompt in group.prompts]
    assert len(set(ids)) == len(ids)
    assert len(set(texts)) == len(texts)
    assert all(len(group.prompts) >= LEAST_PROMPTS for group in groups)
    assert all(text == text.strip() and text.endswith((".", "?")) for text in texts)


def test_both_languages_say_something_of_their_own() -> None:
    for english, spanish in zip(prompt_groups("en"), prompt_groups("es"), strict=True):
        assert english.name != spanish.name
        for one, other in zip(english.prompts, spanish.prompts, strict=True):
            assert one.id == other.id
            assert one.text != other.text


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_words_follow_the_guide(language: str) -> None:
    broken = {
        text: found
        for group in prompt_groups(language)
        for text in (group.name, *(prompt.text for prompt in group.prompts))
        if (found := words_guide.breaches(text, language))
    }
    assert broken == {}


def test_the_prompts_are_plain() -> None:
    english = [prompt.text for group in prompt_groups("en") for prompt in group.prompts]
    spanish = [prompt.text for group in prompt_groups("es") for prompt in group.prompts]
    assert reading.grade(reading.total(english, "en")) <= 6
    assert reading.ease_es(reading.total(spanish, "es")) >= 65
