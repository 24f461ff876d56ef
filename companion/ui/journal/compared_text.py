"""An earlier text, or one laid over the words of now: marked by lines, not color alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QWidget

from companion.i18n import _
from companion.journal.history import Change, Piece
from companion.ui.journal.plain_editor import PlainEditor
from companion.ui.theme import in_use

_MOST_SPOKEN: Final = 2_000
"""Characters of added and of removed words that are told to a screen reader."""


class ComparedText(PlainEditor):
    """Shows text that cannot be changed; what is copied from it is plain text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)

    def show_text(self, text: str) -> None:
        """Show a text as it stands."""
        self.setPlainText(text)
        self.setAccessibleDescription("")

    def show_pieces(self, pieces: Sequence[Piece]) -> None:
        """Show two texts laid over each other: added words underlined, removed ones crossed out."""
        self.clear()
        cursor = QTextCursor(self.document())
        for piece in pieces:
            cursor.insertText(piece.text, _format(piece.change))
        self.moveCursor(QTextCursor.MoveOperation.Start)
        said = [
            words.format(words=" ".join(_among(pieces, change).split())[:_MOST_SPOKEN])
            for change, words in (
                (Change.ADDED, _("Added: {words}")),
                (Change.REMOVED, _("Taken out: {words}")),
            )
            if _among(pieces, change).strip()
        ]
        self.setAccessibleDescription("\n".join(said) or _("The words are the same."))


def _among(pieces: Sequence[Piece], change: Change) -> str:
    return " ".join(piece.text for piece in pieces if piece.change is change)


def _format(change: Change) -> QTextCharFormat:
    style = QTextCharFormat()
    if change is Change.ADDED:
        style.setFontUnderline(True)
        style.setFontWeight(QFont.Weight.DemiBold)
        style.setForeground(in_use().colour("ok_text"))
        style.setBackground(in_use().colour("ok_bg"))
    elif change is Change.REMOVED:
        style.setFontStrikeOut(True)
        style.setForeground(in_use().colour("danger_text"))
        style.setBackground(in_use().colour("danger_bg"))
    return style
