"""What changed can be seen without colors, and heard."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from companion.journal.history import compared
from companion.ui.journal.compared_text import ComparedText


def marks(view: ComparedText, at: int) -> tuple[bool, bool]:
    """Return whether the letter at a place is underlined, and whether it is crossed out."""
    cursor = QTextCursor(view.document())
    cursor.setPosition(at + 1)
    style = cursor.charFormat()
    return style.fontUnderline(), style.fontStrikeOut()


def test_changed_words_are_marked_by_lines_and_told(qtbot: QtBot) -> None:
    view = ComparedText()
    qtbot.addWidget(view)
    view.show_pieces(compared("two herons", "two swans"))
    text = view.exact_text()
    assert marks(view, text.index("two")) == (False, False)
    assert marks(view, text.index("herons")) == (False, True)
    assert marks(view, text.index("swans")) == (True, False)
    assert view.accessibleDescription() == "Added: swans\nTaken out: herons"


def test_the_same_words_are_told_to_be_the_same(qtbot: QtBot) -> None:
    view = ComparedText()
    qtbot.addWidget(view)
    view.show_pieces(compared("two", "two"))
    assert view.accessibleDescription() == "The words are the same."
    view.show_text("**as it stands**")
    assert view.exact_text() == "**as it stands**"
    assert view.accessibleDescription() == ""
    assert view.isReadOnly()
