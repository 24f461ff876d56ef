from __future__ import annotations

from PySide6.QtGui import QTextDocument

from companion.ui import markdown


def test_each_line_stays_a_line() -> None:
    document = QTextDocument()
    markdown.read(document, "one\ntwo\r\nthree")
    assert document.toPlainText().splitlines() == ["one", "two", "three"]
    assert markdown.kept_lines("```\na\n```") == "```\na\n```"


def test_tags_of_html_are_words() -> None:
    document = QTextDocument()
    markdown.read(document, "<b>river</b>")
    assert document.toPlainText() == "<b>river</b>"


def test_a_very_long_text_is_not_read() -> None:
    assert markdown.is_read("a" * markdown.LONGEST)
    assert not markdown.is_read("a" * (markdown.LONGEST + 1))
