from __future__ import annotations

import dataclasses
import io
import json
from datetime import date, time
from typing import Any

import pytest
from hypothesis import given, settings

from companion.paths import assets
from companion.resources import store
from companion.resources.hsds.problems import Problems, What
from companion.resources.model import Check, Opening, OpeningTime, Resource, Status
from companion.resources.packs import records
from companion.resources.packs.records import as_line, cleaned, of_pack, read_lines
from tests.resources.examples import LINE, line
from tests.resources.hsds.test_writing import resources
from tests.support.packs import TODAY


def read(*lines: bytes) -> tuple[list[Resource], Problems]:
    problems = Problems()
    stream = io.BytesIO(b"".join(lines))
    return list(read_lines(stream, "records.jsonl", TODAY, problems)), problems


def test_the_bundled_records_come_back_as_they_are() -> None:
    bundled = store.read_resources(assets() / "directory")
    found, problems = read(*(as_line(each) for each in bundled))
    assert tuple(found) == bundled
    assert problems.count == 0


def test_what_only_packs_tell_comes_back() -> None:
    whole = line(
        "one",
        status=Status.PAUSED,
        alert="Moved.\nAsk at the door.",
        address="1 River Road",
        check=Check(date(2026, 3, 1), "River Center"),
        opening=Opening(
            "America/Denver", (OpeningTime((1,), time(9), time(17)),), date(2026, 12, 31)
        ),
        sign_language=False,
    )
    assert read(as_line(whole))[0] == [whole]


@settings(max_examples=50, deadline=None)
@given(resources)
def test_any_sound_record_comes_back(resource: Resource) -> None:
    assert read(as_line(resource))[0] == [resource]


@pytest.mark.parametrize(
    "content",
    [b"not json\n", b"3\n", b"{}\n", b"[" * 9999 + b"\n", b"\xff\xfe\n", b'{"id": NaN}\n'],
)
def test_what_is_no_record_is_told(content: bytes) -> None:
    found, problems = read(content, as_line(LINE), b"\n")
    assert found == [LINE]
    assert [(each.row, each.what) for each in problems.kept] == [(1, What.NOT_A_RECORD)]


@pytest.mark.parametrize(
    "changes",
    [
        {"id": "a b"},
        {"id": "x" * 201},
        {"name": "<b></b>"},
        {"name": "x" * 301},
        {"kind": "magic"},
        {"website": "javascript:alert(1)"},
        {"status": "gone"},
        {"alert": 3},
        {"facts": ["x"] * 61},
        {"phones": [json.loads(as_line(LINE))["phones"][0]] * 41},
        {"phones": [{**json.loads(as_line(LINE))["phones"][0], "number": "+1; rm"}]},
        {"country": "us"},
    ],
    ids=lambda changes: str(changes)[:40],
)
def test_a_record_that_is_not_sound_is_left_out(changes: dict[str, Any]) -> None:
    record = {**json.loads(as_line(LINE)), **changes}
    found, problems = read(json.dumps(record).encode() + b"\n")
    assert found == []
    assert problems.count == 1


def test_html_and_hidden_marks_are_taken_off() -> None:
    made = cleaned(line("one", name="<b>River</b>\u202e Line", facts=("<p>a</p>", "<br>")))
    assert made is not None
    assert (made.name, made.facts) == ("River Line", ("a",))


def test_an_id_that_stands_twice_counts_once() -> None:
    found, problems = read(as_line(LINE), as_line(line("us-line", name="Other")))
    assert found == [LINE]
    assert [each.what for each in problems.kept] == [What.TWICE]


def test_a_line_without_end_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "LONGEST_LINE", 2_000)
    found, problems = read(b"x" * 9_000 + b"\n", as_line(LINE))
    assert found == [LINE]
    assert [each.what for each in problems.kept] == [What.TOO_LONG]


def test_a_pack_cannot_take_the_id_of_another_record() -> None:
    (made,) = of_pack("river-center", [line("us-988-lifeline")])
    assert (made.id, made.pack) == ("river-center:us-988-lifeline", "river-center")
    assert dataclasses.replace(made, id="us-988-lifeline", pack=None) == line("us-988-lifeline")
