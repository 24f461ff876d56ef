from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.journal.importers.html_tags import Tag, cut


def flat(html: str) -> list[str]:
    return [
        part if isinstance(part, str) else f"<{'/' * part.is_end}{part.name}>" for part in cut(html)
    ]


@pytest.mark.parametrize(
    ("html", "parts"),
    [
        ("<P>a &amp; b</p>", ["<p>", "a & b", "</p>"]),
        ("a<br/>b", ["a", "<br>", "b"]),
        ("1 < 2 > 0", ["1 ", "<", " 2 > 0"]),
        ("a <3", ["a <3"]),
        ("a<!-- <b> -->c<!DOCTYPE html>d<?x?>e", ["a", "c", "d", "e"]),
        ("a<!-- never ends>", ["a"]),
        ("<script>alert('<p>')</script>a<style>p{}</style >b", ["a", "b"]),
        ("<script>never ends</p>", []),
        ("<a title='1 > 0'>b</a>", ["<a>", "b", "</a>"]),
        ("&#" + "9" * 5_000 + ";", ["&#" + "9" * 5_000 + ";"]),
    ],
)
def test_text_and_tags_come_in_order(html: str, parts: list[str]) -> None:
    assert flat(html) == parts


@pytest.mark.parametrize(
    ("attributes", "value"),
    [
        (' href="a&amp;b"', "a&b"),
        (" HREF='a'", "a"),
        (" href=a/b", "a/b"),
        (" href = 'a' href='b'", "a"),
        (" data-href='a'", ""),
        (" href", ""),
    ],
)
def test_attributes(attributes: str, value: str) -> None:
    assert Tag("a", attributes=attributes).get("href") == value


@pytest.mark.parametrize(
    "piece", ["<", "<a ", '<a ="', '<a ="<a ', "<!--", "<script>", "&#x", "<a b='", "</", "<a>"]
)
def test_no_repetition_takes_long(piece: str) -> None:
    """With a time that grew with the square of the length, this would never end."""
    html = piece * (500_000 // len(piece)) + ">"
    assert sum(len(part) for part in cut(html) if isinstance(part, str)) <= len(html)


@settings(max_examples=200, deadline=None)
@given(html=st.text(st.sampled_from("<>/!-=\"' &;#xab\n?"), max_size=80))
def test_any_text_ends(html: str) -> None:
    for part in cut(html):
        assert isinstance(part, Tag) or part
