from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.journal.importers.txt2tags import hashtags, pictures, to_markdown


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("**b** //i// __u__ --s--", "**b** *i* _u_ ~~s~~"),
        ("= One =\n=== Three ===", "# One\n### Three"),
        ("- a\n+ b\n  + c\nd + e", "- a\n1. b\n  1. c\nd + e"),
        ("one\\\\\ntwo", "one  \ntwo"),
        ('[""/a/tree"".png?200]', "![](/a/tree.png)"),
        ('[the way ""https://x.org/a//b""]', "[the way](https://x.org/a//b)"),
        ("see https://x.org/a//b--c__d", "see https://x.org/a//b--c__d"),
        ('``//a//`` ""__b__""', "`//a//` __b__"),
        ("[2019-02-14] a -- b -- c // d //", "[2019-02-14] a -- b -- c // d //"),
        ("-----\n====\n//", "-----\n====\n//"),
        ("", ""),
    ],
)
def test_marks(text: str, markdown: str) -> None:
    assert to_markdown(text) == markdown


def test_a_line_without_end_stays_as_it_is() -> None:
    line = "//a// " * 5_000
    assert to_markdown(line) == line


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("#river and #Deep-water.", ["river", "Deep-water"]),
        ("a#b &#c ##d #123 #fff #A0B1C2", []),
        ("#include #define #ifdef #2024a", ["2024a"]),
        ("none", []),
    ],
)
def test_hashtags(text: str, tags: list[str]) -> None:
    assert hashtags(text) == tags


def test_pictures_are_found() -> None:
    assert pictures('[""a"".png] [""b"".JPG?3] [c ""d""] [""e"".txt]') == ["a.png", "b.JPG"]


@pytest.mark.parametrize(
    "piece", ["__a ", "//a ", "--a ", '[""', '""', "``", "= ", '[a ""', "[" + " " * 999]
)
def test_no_repetition_takes_long(piece: str) -> None:
    line = piece * (19_000 // len(piece))
    assert len(to_markdown("\n".join([line] * 4))) <= 21 * 20_000


@settings(max_examples=150, deadline=None)
@given(text=st.text(st.sampled_from('*/_-=+\\[]"`#ab .\n'), max_size=80))
def test_no_word_is_lost(text: str) -> None:
    made = to_markdown(text)
    assert made.count("a") == text.count("a")
    assert made.count("b") == text.count("b")
