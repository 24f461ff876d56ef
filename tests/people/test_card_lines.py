from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.people import card_lines
from companion.people.card_lines import (
    FOLD_BYTES,
    LONGEST_LINE,
    Line,
    components,
    escaped,
    folded,
    read_lines,
    unescaped,
)

VALUES = st.text(
    alphabet=st.characters(exclude_categories=["Cs", "Cc"]) | st.just("\n"), max_size=200
)


@settings(max_examples=60, deadline=None)
@given(VALUES)
def test_a_value_comes_back_as_it_was_written(value: str) -> None:
    text = folded(f"NOTE:{escaped(value)}")
    assert all(len(line.encode()) <= FOLD_BYTES for line in text.split("\r\n"))
    assert text.endswith("\r\n")
    (line,) = read_lines(text)
    assert unescaped(line.value) == value


@settings(max_examples=60, deadline=None)
@given(st.lists(VALUES, min_size=1, max_size=6))
def test_the_parts_of_a_value_come_back(parts: list[str]) -> None:
    assert components(";".join(escaped(part) for part in parts)) == parts


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    for line in read_lines(text):
        assert line.name == line.name.upper()
        components(line.value)
        unescaped(line.value)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("tel:1", Line("TEL", "1")),
        ("item1.TEL:1", Line("TEL", "1", "item1")),
        ("TEL;TYPE=home,voice;TYPE=cell:1", Line("TEL", "1", "", ("home", "voice", "cell"))),
        ('TEL;TYPE="a:b;c":1', Line("TEL", "1", "", ("a:b;c",))),
        ("TEL;HOME;PREF:1", Line("TEL", "1", "", ("home", "pref"))),
        ("TEL;VALUE=uri:tel:+1", Line("TEL", "tel:+1", is_uri=True)),
        (
            "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Jos=C3=A9",
            Line("FN", "José"),
        ),
        ("FN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Jos=E9", Line("FN", "José")),
        ("FN;CHARSET=utf-16;ENCODING=QUOTED-PRINTABLE:Jo", Line("FN", "Jo")),
        ("FN;ENCODING=QUOTED-PRINTABLE:Jos=C3=\n=A9", Line("FN", "José")),
        ("NOTE:one\n  two\n\tthree", Line("NOTE", "one twothree")),
        ("NOTE:one\r\n two", Line("NOTE", "onetwo")),
    ],
)
def test_reading_a_line(text: str, line: Line) -> None:
    assert list(read_lines(text)) == [line]


@pytest.mark.parametrize(
    "text", ["", "no colon", ":value", "ÑAME:1", 'TEL;TYPE="open:1', " folded"]
)
def test_what_is_no_line_is_passed_over(text: str) -> None:
    assert list(read_lines(text)) == []


def test_of_a_line_without_end_the_beginning_is_read_and_the_next_is_whole() -> None:
    photo = "PHOTO:" + "\n ".join(["x" * 70] * (LONGEST_LINE // 70 + 2))
    soft = "NOTE;ENCODING=QUOTED-PRINTABLE:" + "x" * LONGEST_LINE + "="
    for text in (f"{photo}\nFN:Ana", f"{soft}\nmore=\nFN:Ana"):
        long, name = read_lines(text)
        assert set(long.value) == {"x"}
        assert LONGEST_LINE - 100 < len(long.value) <= LONGEST_LINE
        assert name.value == "Ana"


def test_a_backslash_at_the_end_stays() -> None:
    assert components("one;two\\") == ["one", "two\\"]
    assert len(components(";" * 5_000)) == 20


def test_a_long_line_is_looked_at_once_however_often_it_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked: list[str] = []
    asked = card_lines._is_quoted_printable

    def noted(line: str) -> bool:
        looked.append(line)
        return asked(line)

    monkeypatch.setattr(card_lines, "_is_quoted_printable", noted)
    endless = "NOTE;QUOTED-PRINTABLE:" + "a=\n" * 100_000
    long, name = read_lines(f"{endless}\nFN:Ana")
    assert (set(long.value), name.value) == ({"a"}, "Ana")
    assert len(looked) == 2
