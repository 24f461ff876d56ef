from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.resources.hsds.text import (
    for_a_spreadsheet,
    from_a_spreadsheet,
    one_line,
    plain_text,
)


@pytest.mark.parametrize(
    ("html", "plain"),
    [
        ("<p>Open to all.</p><p>Ask for Ana.</p>", "Open to all.\nAsk for Ana."),
        ("Food<br>Beds<br/>Showers", "Food\nBeds\nShowers"),
        ("<ul><li>One</li><li>Two</li></ul>", "One\nTwo"),
        ("Tom &amp; Ana&nbsp;come", "Tom & Ana come"),
        ("&lt;b&gt;Bold&lt;/b&gt;", "Bold"),
        ("&amp;lt;b&amp;gt;Bold", "Bold"),
        ("a <script>alert(1)</script>b", "a b"),
        ("a <style>p {}", "a"),
        ("a <!-- hidden -->b", "a b"),
        ('<a href="javascript:x">Here</a>', "Here"),
        ("under < 18 and > 12", "under < 18 and > 12"),
        ("one\r\n\r\n\r\ntwo", "one\ntwo"),
        ("left\u202eright\x00\x07", "left right"),
        ("  spaces \t here ", "spaces here"),
    ],
)
def test_html_becomes_text(html: str, plain: str) -> None:
    assert plain_text(html) == plain


def test_one_line_is_one_line() -> None:
    assert one_line("<p>One</p><p>Two</p>") == "One Two"


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=st.sampled_from("<>/!-abp &;lt#x\n\"'="), max_size=80))
def test_no_tag_is_left(text: str) -> None:
    plain = plain_text(text)
    assert "<a" not in plain
    assert "<p" not in plain
    assert "</b" not in plain
    assert plain_text(plain) == plain or "&" in plain


@pytest.mark.parametrize("cell", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(1)", "\tx", "\rx"])
def test_a_formula_becomes_text(cell: str) -> None:
    assert for_a_spreadsheet(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["+18009855990", "988", "-104.99", "Ana", "", "'quoted'", "a=b"])
def test_numbers_and_words_stay(cell: str) -> None:
    assert for_a_spreadsheet(cell) == cell


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.sampled_from("=+-@'\t\rab1"), max_size=8))
def test_what_is_written_for_a_spreadsheet_comes_back(cell: str) -> None:
    written = for_a_spreadsheet(cell)
    assert from_a_spreadsheet(written) == cell
    assert written[:1] not in {"=", "@", "\t", "\r"}


def test_a_number_of_thousands_of_digits_is_no_character() -> None:
    endless = f"&#{'9' * 5_000};"
    assert plain_text(f"A {endless} <b>b</b>") == f"A {endless} b"
