from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.errors import ImportUnreadable
from companion.journal.importers import html_to_markdown
from companion.journal.importers.html_to_markdown import converted


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p id=x>One <b>big </b>word &amp; more</p><p>Two", "One **big** word & more\n\nTwo"),
        ("One<br>two<br/><br/>three", "One\ntwo\n\nthree"),
        ("<div>One</div><div><br></div><div>Two</div>", "One\n\nTwo"),
        ("<h2>A walk</h2>Words", "## A walk\n\nWords"),
        ("<ul><li>a<ul><li>b</li></ul></li><li><p>c</p></li></ul>", "- a\n  - b\n- c"),
        ("<ol><li>x<li>y</ol>z", "1. x\n2. y\n\nz"),
        ("<blockquote><p>a</p><p>b</p></blockquote>c", "> a\n>\n> b\n\nc"),
        ("<pre>a\n  b\n\nc</pre>d", "```\na\n  b\n\nc\n```\n\nd"),
        ("<p><code>a</code> <s>b</s> <em>c</em></p>", "`a` ~~b~~ *c*"),
        ("<b><p>x</p><p>y</p></b>", "**x**\n\n**y**"),
        ("a<b> </b>b<i></i>c", "a bc"),
        ("</b>a</i></ul></li>", "a"),
        ('<a href="https://x.org/">words</a>', "[words](https://x.org/)"),
        ('<a href="https://x.org">https://x.org</a><a>b</a>', "https://x.orgb"),
        ("<table><tr><th>a<th>b</tr><tr><td>1</td><td>2</td></tr></table>", "a | b\n1 | 2"),
        ('<ul><li><input type="checkbox" checked>a</li></ul>', "- [x] a"),
        ("a<hr>b", "a\n---\nb"),
        ("a\n  b\u00a0c", "a b c"),
        ('<img src="https://x.org/a.png" alt="a tree">', "![a tree](https://x.org/a.png)"),
        ("<script>alert(1)</script><iframe src='x'></iframe>", ""),
        ("1 * 2 # 3", "1 * 2 # 3"),
        ("", ""),
    ],
)  # fmt: skip
def test_html_reads_as_markdown(html: str, text: str) -> None:
    assert converted(html).text == text


def test_a_picture_in_the_text_becomes_a_file() -> None:
    made = converted(
        '<img src="data:image/jpeg;base64,AAEC"><img src="data:image/svg+xml;base64,A">'
    )
    assert made.text == "![](picture-1.jpg)![](picture-2.svg)"
    assert [(one.name, one.media_type) for one in made.pictures] == [
        ("picture-1.jpg", "image/jpeg"),
        ("picture-2.svg", "image/svg+xml"),
    ]
    with made.pictures[0].open() as stream:
        assert stream.read() == b"\0\1\2"
    with pytest.raises(ImportUnreadable) as caught, made.pictures[1].open():
        pass
    assert caught.value.path == Path("picture-2.svg")


def test_there_is_an_end_to_lists_inside_lists() -> None:
    text = converted("<ul><li>" * 5_000 + "a" + "<p>b" * 1_000).text
    assert len(text) < 100_000


@pytest.mark.parametrize("piece", ["<b>a", "</b>", "<ul><li>", "<ul><li>a", "<a href=x>a", "<td>"])
def test_no_repetition_takes_long(piece: str) -> None:
    """With a time that grew with the square of the length, this would never end."""
    html = piece * (400_000 // len(piece))
    assert converted(html).text.count("a") >= html.count("a") - html.count("<a")


def test_more_tags_than_any_page_stay_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html_to_markdown, "_MOST_TAGS", 2)
    assert converted("<p>a</p><p>b").text == "<p>a</p><p>b"


@settings(max_examples=200, deadline=None)
@given(
    parts=st.lists(
        st.sampled_from(
            ["<b>", "</b>", "<i>", "</i>", "<p>", "</p>", "<ul>", "</ul>", "<li>", "<ol>", "</ol>",
             "<a href=x>", "</a>", "<br>", "<pre>", "</pre>", "<blockquote>", "</blockquote>",
             "<h1>", "</h1>", "<td>", " ", "one", "two "]
        ),
        max_size=30,
    )
)  # fmt: skip
def test_no_word_is_lost(parts: list[str]) -> None:
    text = converted("".join(parts)).text
    assert text.count("one") == parts.count("one")
    assert text.count("two") == parts.count("two ")


def test_no_picture_is_left_out_of_a_page_of_very_many() -> None:
    made = converted('<img src="data:image/gif;base64,AAEC">' * 1_500)
    assert len(made.pictures) == 1_500
    assert made.text.endswith("![](picture-1500.gif)")
