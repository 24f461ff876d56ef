from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.journal.model import Entry, Kept, Kind, Page, Revision, prepared
from companion.journal.own_format import Written, line, read
from tests.support.builders import NOW
from tests.support.texts import ANY_TEXT, WILD_TEXT

PAGE = st.builds(
    lambda text, title, day, at, tags, kind: prepared(
        Page(f"x{text}", title, day, at, "Europe/Oslo", tags, kind)
    ),
    WILD_TEXT,
    WILD_TEXT,
    st.dates(date(1, 1, 2)),
    st.times(),
    st.lists(WILD_TEXT, max_size=3).map(tuple),
    st.sampled_from(Kind),
)
MOMENT = NOW.astimezone(UTC)


@settings(max_examples=100, deadline=None)
@given(PAGE, PAGE, st.builds(Kept, st.booleans(), ANY_TEXT, st.none() | st.dates(), st.booleans()))
def test_a_line_reads_back_as_what_was_written(now: Page, before: Page, kept: Kept) -> None:
    entry = Entry("0123456789abcdef", now, MOMENT, MOMENT, 3, kept=kept)
    written = Written(entry, (Revision(2, before, MOMENT),), (), (), ("jrnl", "a", "b"))
    made = line(written)
    assert made.count(b"\n") == 1
    assert read(json.loads(made)) == written
    assert line(read(json.loads(made))) == made


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("id", "0123456789ABCDEF"), ("id", "../0123456789ab"), ("id", 7), ("text", None),
        ("date", "0001-01-01"), ("date", "2025-02-30"), ("time", "25:00"), ("revision", 0),
        ("revision", True), ("created_utc", "2025-01-01T00:00:00"), ("tags", "a"), ("tags", [1]),
        ("earlier", [{}]), ("attachments", [{"id": "x"}]), ("gentle_writing", [None]),
        ("source", ["one"]), ("sealed_until", "soon"), ("kind", 3),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(key: str, value: object) -> None:
    entry = Entry("0123456789abcdef", Page("x", "", date(2025, 1, 1)), MOMENT, MOMENT, 1)
    document = json.loads(line(Written(entry, (), (), (), None)))
    with pytest.raises(ValueError, match=r".*"):
        read({**document, key: value})


def test_a_kind_of_a_later_version_reads_as_a_page() -> None:
    entry = Entry("0123456789abcdef", Page("x", "", date(2025, 1, 1), time()), MOMENT, MOMENT, 1)
    document = json.loads(line(Written(entry, (), (), (), None)))
    assert read({**document, "kind": "song"}).entry == replace(entry)
