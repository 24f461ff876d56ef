"""Markdown as it is written in pages, for the screen and for paper: read the same way."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtGui import QTextDocument

LONGEST: Final = 50_000
"""Characters; laying out more would hold the window up, so it is shown as it was written."""
_FEATURES: Final = (
    QTextDocument.MarkdownFeature.MarkdownDialectGitHub
    | QTextDocument.MarkdownFeature.MarkdownNoHTML
)
_FENCE: Final = re.compile(r"^ {0,3}(?:```|~~~)")


def is_read(text: str) -> bool:
    """Say whether a text is short enough to be read as Markdown."""
    return len(text) <= LONGEST


def read(document: QTextDocument, text: str) -> None:
    """Fill a document with Markdown. Whoever draws it must load nothing for its pictures."""
    document.setMarkdown(kept_lines(text), _FEATURES)


def kept_lines(text: str) -> str:
    """Return Markdown in which each line stays a line, as the person wrote it."""
    lines, fenced = [], False
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if _FENCE.match(line):
            fenced = not fenced
        is_words = bool(line.strip()) and not fenced and not _FENCE.match(line)
        lines.append(line.rstrip() + "  " if is_words else line)
    return "\n".join(lines)
