"""What happens when one calls, from whole and damaged files."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from companion.resources.calling import FILE, Calling, Lines, read_calling
from companion.resources.model import Kind
from companion.resources.service import Directory
from companion.resources.ways import Way
from tests.resources.examples import LINE

SHIPPED = read_calling()
WORDS = {"en": ["One."], "es": ["Uno."]}
NOTHING = Calling({}, {}, {}, Lines())


def test_what_is_known_of_one_line_comes_first() -> None:
    crisis = Directory.load().get("us-988-lifeline")
    assert crisis is not None
    told = SHIPPED.what_happens(crisis, Way.CALL, "en")
    assert told[0].startswith("First a recorded voice offers choices.")
    assert any("hang up at any time" in line for line in told)
    assert any("music" in line for line in told)
    asked = SHIPPED.what_they_ask(crisis, "en")
    assert any("if you are safe" in line for line in asked)
    assert any("some lines send help to you" in line for line in asked)
    assert SHIPPED.what_happens(crisis, Way.CALL, "es")[0].startswith("Primero una voz grabada")


def test_a_menu_for_callers_is_not_told_to_those_who_text() -> None:
    crisis = replace(LINE, id="us-988-lifeline")
    assert not any("Press" in line for line in SHIPPED.what_happens(crisis, Way.TEXT, "en"))


def test_an_office_is_told_apart_from_a_line() -> None:
    office = replace(LINE, kind=Kind.COMPENSATION)
    told = SHIPPED.what_they_ask(office, "en")
    assert "This is an office. It may be closed at night and on weekends." in told
    assert not any("send help" in line for line in told)


def test_every_way_and_every_kind_has_its_lines() -> None:
    assert set(SHIPPED.ways) == set(Way)
    assert set(SHIPPED.kinds) == set(Kind)
    assert len(SHIPPED.instead.in_language("es")) == len(SHIPPED.instead.in_language("en")) >= 5


def test_a_language_without_lines_gives_english() -> None:
    assert Lines(("One.",)).in_language("es") == ("One.",)


@pytest.mark.parametrize(
    "written",
    ["", "[]", "{", "3", '{"ways": [], "kinds": {}, "resources": 1, "instead": "run"}'],
)
def test_a_damaged_file_says_nothing_and_stops_nobody(tmp_path: Path, written: str) -> None:
    (tmp_path / FILE).write_text(written, "utf-8")
    assert read_calling(tmp_path) == NOTHING
    assert NOTHING.what_happens(LINE, Way.CALL, "en") == ()
    assert NOTHING.what_they_ask(LINE, "en") == ()


def test_a_missing_file_says_nothing(tmp_path: Path) -> None:
    assert read_calling(tmp_path) == NOTHING


def test_of_a_file_that_is_damaged_in_part_the_rest_is_kept(tmp_path: Path) -> None:
    document = {
        "ways": {"call": WORDS, "text": {"en": ["One."]}, "smoke": WORDS},
        "kinds": [
            {"kinds": ["youth"], **WORDS},
            {"kinds": ["unheard of"], **WORDS},
            {"kinds": [["youth"]], **WORDS},
            {"kinds": ["legal"], "en": "One.", "es": ["Uno."]},
            "youth",
        ],
        "resources": {"us-line": WORDS, "us-other": None},
        "instead": WORDS,
    }
    (tmp_path / FILE).write_text(json.dumps(document), "utf-8")
    lines = Lines(("One.",), ("Uno.",))
    assert read_calling(tmp_path) == Calling(
        {Way.CALL: lines}, {Kind.YOUTH: lines}, {"us-line": lines}, lines
    )
