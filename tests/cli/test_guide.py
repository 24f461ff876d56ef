"""companion guide: the pages, the questions and the ways, without a key."""

from __future__ import annotations

import json
from typing import Any

import pytest

from companion import i18n
from companion.guide.pages import Guide
from tests.cli.conftest import Call, one_sentence


def answer(call: Call, *words: str) -> Any:
    result = call("guide", *words, "--json")
    assert (result.exit_code, result.stderr) == (0, "")
    return json.loads(result.stdout)


def test_every_page_is_listed_and_can_be_read(call: Call) -> None:
    lines = call("guide", "list").stdout.splitlines()
    assert len(lines) == len(Guide.load("en").pages())
    assert lines[0].split() == ["what-peer-support-is", "What", "peer", "support", "is"]
    for page in answer(call, "list")["pages"]:
        document = answer(call, "show", page["id"])
        assert {key: document[key] for key in page} == page
        assert document["blocks"]


def test_a_page_is_told_what_it_is_about_first_and_its_review_last(call: Call) -> None:
    result = call("guide", "show", "if-it-goes-badly")
    lines = result.stdout.splitlines()
    assert lines[0] == "If it goes badly"
    assert result.stderr == "This page is for a hard moment. It is short.\n"
    assert any(line.startswith("- Leave.") for line in lines)
    assert lines[-1] == "No clinician and no survivor has reviewed this page yet."


def test_a_link_is_a_link(call: Call) -> None:
    blocks = answer(call, "show", "ways-to-connect")["blocks"]
    links = [
        span["link"]
        for block in blocks
        if block["kind"] == "list"
        for item in block["items"]
        for span in item
        if span["link"]
    ]
    assert links == ["page:national-groups", "page:ways-to-help"]
    assert {block["kind"] for block in blocks} == {"heading", "paragraph", "list"}


def test_the_questions_and_the_ways(call: Call) -> None:
    groups = answer(call, "questions")["groups"]
    assert groups[0]["title"] == "How you are now"
    assert groups[0]["questions"][0]["id"] == "bad-dreams"
    text = call("guide", "questions").stdout
    assert "Your own care comes first." in text
    assert text.splitlines()[0].startswith("These questions are for you alone.")
    found = answer(call, "ways")["ways"]
    assert [way["ask"] for way in found] == sorted(
        (way["ask"] for way in found), key=["low", "middle", "high"].index
    )
    assert "Write notes to survivors (asks a little)" in call("guide", "ways").stdout


def test_it_speaks_spanish(call: Call) -> None:
    i18n.use("es")
    assert answer(call, "list")["pages"][0]["title"] == "Qué es el apoyo entre pares"


def test_a_page_that_is_not_there(call: Call) -> None:
    assert "nothing" in one_sentence(call("guide", "show", "nothing"))


@pytest.mark.parametrize("command", ["list", "questions", "ways"])
def test_no_vault_is_touched(call: Call, command: str, base: Any) -> None:
    assert call("guide", command).exit_code == 0
    assert not base.exists()
