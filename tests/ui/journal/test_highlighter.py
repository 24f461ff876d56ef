from __future__ import annotations

import time

import pytest
from PySide6.QtGui import QFont, QTextDocument

from companion.ui.journal.highlighter import MarkdownHighlighter


def styled(text: str) -> list[tuple[str, str]]:
    """Return the styled parts of one paragraph, with what styles them."""
    document = QTextDocument()
    highlighter = MarkdownHighlighter(document)
    document.setPlainText(text)
    highlighter.rehighlight()
    layout = document.firstBlock().layout()
    units = text.encode("utf-16-le", "surrogatepass")
    found = []
    for part in layout.formats():
        words = units[2 * part.start : 2 * (part.start + part.length)].decode("utf-16-le")
        bold = part.format.fontWeight() == QFont.Weight.DemiBold
        found.append((words, "bold" if bold else "quiet"))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain words", []),
        ("# A heading", [("# A heading", "bold")]),
        ("#not one", []),
        ("some **strong** words", [("**strong**", "bold")]),
        ("2 ** 3 ** 4", []),
        ("\U0001f44d **strong** \U0001f44d", [("**strong**", "bold")]),
        ("- bread", [("- ", "quiet")]),
        ("12. bread", [("12. ", "quiet")]),
        ("> said", [("> said", "quiet")]),
        ("some `code` words", [("`code`", "quiet")]),
    ],
)
def test_what_is_styled(text: str, expected: list[tuple[str, str]]) -> None:
    assert styled(text) == expected


def test_the_text_is_never_changed() -> None:
    document = QTextDocument()
    highlighter = MarkdownHighlighter(document)
    text = "# one\n**two** `three`\n> \U0001f44d\u00a0four"
    document.setPlainText(text)
    highlighter.rehighlight()
    assert document.toRawText() == text.replace("\n", "\u2029")


def test_one_huge_paragraph_is_left_plain() -> None:
    assert styled("**a** " * 4_000) == []


@pytest.mark.parametrize(
    "text", ["*" * 20_000, "**a" * 6_000, "`" * 19_999, "_" * 20_000, "#" * 20_000]
)
def test_no_paragraph_takes_long(text: str) -> None:
    start = time.process_time()
    styled(text)
    assert time.process_time() - start < 2
