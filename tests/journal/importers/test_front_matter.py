from __future__ import annotations

import time as clock
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from companion.journal.importers import front_matter
from companion.journal.importers.front_matter import Header, Moment


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("---\ntitle: a\n---\nbody", ("title: a\n", "body")),
        ("---\r\ntitle: a\r\n---\r\n\r\nbody\r\n", ("title: a\r\n", "\r\nbody\r\n")),
        ("---\ntitle: a\n...\nbody", ("title: a\n", "body")),
        ("---\n---\n", ("", "")),
        ("---\ntitle: a\n---", ("title: a\n", "")),
        ("---\ntitle: a\n----\nbody", None),
        ("---\nA line of dashes begins this text.", None),
        ("\n---\ntitle: a\n---\n", None),
        ("no header", None),
        ("", None),
    ],
)
def test_a_header_stands_between_dashes_at_the_very_beginning(
    text: str, parts: tuple[str, str] | None
) -> None:
    assert front_matter.split(text) == parts


def test_a_header_without_an_end_in_sight_is_text() -> None:
    assert front_matter.split("---\n" + "a: b\n" * 12_700 + "---\nbody") is not None
    assert front_matter.split("---\n" + "a: b\n" * 13_000 + "---\nbody") is None
    edge = "---\n" + "a" * (front_matter.LONGEST - 4) + "\n---x"
    assert front_matter.split(edge) is None


def test_title_tags_and_date_are_taken() -> None:
    header = front_matter.read('Title: "A walk"\nTags: [river, Home]\ndate: 2024-01-31\n')
    assert header == Header("A walk", ("river", "Home"), Moment(date(2024, 1, 31)))


@pytest.mark.parametrize(
    ("line", "tags"),
    [
        ("tags: river, cold water", ("river", " cold water")),
        ("tags: river home", ("river", "home")),
        ("tags:\n  - river\n  - 2024\n  - no\n  - null\n  - [deep]", ("river", "2024", "no")),
        ("tag: river", ("river",)),
        ("tags:", ()),
        ("tags: {a: b}", ()),
    ],
)
def test_tags_come_as_a_list_or_in_a_line(line: str, tags: tuple[str, ...]) -> None:
    header = front_matter.read(line)
    assert header is not None
    assert header.tags == tags


def test_plain_words_stay_words() -> None:
    header = front_matter.read("title: No\ndate: 2024-02-31\ncreated: 2024-03-01")
    assert header == Header("No", (), Moment(date(2024, 3, 1)))
    header = front_matter.read("title: 007")
    assert header is not None
    assert header.title == "007"


def test_an_empty_header_says_nothing() -> None:
    assert front_matter.read("") == Header()
    assert front_matter.read("# a remark\n") == Header()


def test_whether_there_is_more_is_told() -> None:
    header = front_matter.read("title: a\nmood: low")
    assert header is not None
    assert header.holds_more
    header = front_matter.read("title: a\nmood:")
    assert header is not None
    assert not header.holds_more


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("2024-01-31", Moment(date(2024, 1, 31))),
        ("2024-01-31 21:05", Moment(date(2024, 1, 31), time(21, 5))),
        ("2024-01-31T21:05:09.5", Moment(date(2024, 1, 31), time(21, 5, 9))),
        (
            "2024-01-31T21:05:00+02:00",
            Moment(
                date(2024, 1, 31), time(21, 5), "+0200", datetime(2024, 1, 31, 19, 5, tzinfo=UTC)
            ),
        ),
        (
            "2024-01-31T21:05:00Z",
            Moment(date(2024, 1, 31), time(21, 5), "UTC", datetime(2024, 1, 31, 21, 5, tzinfo=UTC)),
        ),
        ("[[2024-01-31]]", Moment(date(2024, 1, 31))),
        ("Wednesday 2024-01-31, evening", Moment(date(2024, 1, 31))),
        ("0001-01-01T00:00:00+14:00", Moment(date(1, 1, 1), time.min, "+1400")),
        ("2024-02-31", None),
        ("31 January", None),
        ("", None),
    ],
)
def test_days_and_times(words: str, moment: Moment | None) -> None:
    assert front_matter.moment(words) == moment


@pytest.mark.parametrize(
    "header",
    [
        "title: !!python/object/apply:os.system ['touch escaped']",
        "!!python/object/new:subprocess.Popen [['touch', 'escaped']]",
        "title: &a x\ntags: [*a]",
        "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\ntitle: *c",
        "title: [unclosed",
        "a: " + "[" * 5_000,
        "a: " + "[" * 17 + "]" * 17,
        "- a list\n- of things",
        "only words",
        "title: a\x07b",
        "? [a, b]\n: c",
        "title: " + "t" * 1_001,
        "a: !!int " + "9" * 5_000,
    ],
)
def test_what_cannot_be_read_safely_is_not_read(
    header: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    begin = clock.process_time()
    assert front_matter.read(header) is None
    assert clock.process_time() - begin < 5
    assert list(tmp_path.iterdir()) == []
