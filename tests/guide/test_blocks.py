from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.guide.blocks import (
    Bullets,
    Heading,
    Link,
    LinkKind,
    Paragraph,
    Span,
    links,
    plain,
    read_blocks,
)

TEXT = """\
Two lines that are
one paragraph.

## A heading

### One below

- An item with *weight*
- Another that goes
  on, see [A page](page:a-page)

See [A group](record:us-group).
"""


def test_reading_a_page() -> None:
    assert read_blocks(TEXT) == (
        Paragraph((Span("Two lines that are one paragraph."),)),
        Heading("A heading", 2),
        Heading("One below", 3),
        Bullets(
            (
                (Span("An item with "), Span("weight", is_emphasis=True)),
                (
                    Span("Another that goes on, see "),
                    Span("A page", link=Link(LinkKind.PAGE, "a-page")),
                ),
            )
        ),
        Paragraph(
            (
                Span("See "),
                Span("A group", link=Link(LinkKind.RECORD, "us-group")),
                Span("."),
            )
        ),
    )


def test_the_plain_words_and_the_links() -> None:
    blocks = read_blocks(TEXT)
    assert [text for block in blocks for text in plain(block)] == [
        "Two lines that are one paragraph.",
        "A heading",
        "One below",
        "An item with weight",
        "Another that goes on, see A page",
        "See A group.",
    ]
    assert [link.id for link in links(blocks)] == ["a-page", "us-group"]


@pytest.mark.parametrize(
    "text",
    [
        "# Too high",
        "#### Too low",
        "**Twice**",
        "`code`",
        "<b>html</b>",
        "[out](https://example.org)",
        "see https://example.org",
        "[page](page:Bad Id)",
        "## Heading\nand text",
        "- item\nnot set in",
        "| a | table |",
        "> a quotation",
        "half [open",
        "__low__",
    ],
)
def test_what_is_not_in_the_small_part_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # the value is the text itself
        read_blocks(text)


def test_a_page_has_an_end() -> None:
    with pytest.raises(ValueError, match="401"):
        read_blocks("\n\n".join(["word"] * 500))


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=" ab.-#*[]()\n:", max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(ValueError):
        for block in read_blocks(text):
            assert all(words.strip() for words in plain(block))
