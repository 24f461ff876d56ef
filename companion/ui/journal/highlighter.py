"""Light Markdown shown as styling; the text itself is never changed."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from companion.ui.theme import in_use

_HEADING: Final = re.compile(r"^#{1,6}\s.*$")
_QUOTE: Final = re.compile(r"^>.*$")
_BULLET: Final = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s")
_STRONG: Final = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_CODE: Final = re.compile(r"`[^`]+`")
_LONGEST_BLOCK: Final = 20_000
"""A longer paragraph is left plain: styling it would make each key slow."""


class MarkdownHighlighter(QSyntaxHighlighter):
    """Headings and strong words bold, quotes and list marks in a quiet colour."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._bold = QTextCharFormat()
        self._bold.setFontWeight(QFont.Weight.DemiBold)
        self._quiet = QTextCharFormat()
        self._quiet.setForeground(in_use().colour("muted"))

    def follow_theme(self) -> None:
        """Take on the colours of the theme in use; a very long text does so as it is edited."""
        self._quiet.setForeground(in_use().colour("muted"))
        if self.document().characterCount() <= _LONGEST_BLOCK:
            self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Style one paragraph; called by Qt when it changes."""
        if len(text) > _LONGEST_BLOCK:
            return
        if _HEADING.match(text):
            self.setFormat(0, units(text), self._bold)
            return
        if _QUOTE.match(text):
            self.setFormat(0, units(text), self._quiet)
        bullet = _BULLET.match(text)
        if bullet:
            self.setFormat(0, units(bullet[0]), self._quiet)
        for style, pattern in ((self._bold, _STRONG), (self._quiet, _CODE)):
            for found in pattern.finditer(text):
                self.setFormat(units(text[: found.start()]), units(found[0]), style)


def units(text: str) -> int:
    """Return the length in UTF-16 units, which is how Qt counts; an emoji has two."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
