"""Text from other people's tables, and text for other people's spreadsheets."""

from __future__ import annotations

import html
import re
from typing import Final

_SILENT: Final = re.compile(
    r"<(script|style|head|template|noscript)\b.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL
)
_COMMENT: Final = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_BREAK: Final = re.compile(
    r"<\s*(?:br|/?(?:p|div|li|ul|ol|tr|h[1-6]|table|blockquote|section|article))\b[^<>]*>",
    re.IGNORECASE,
)
_TAG: Final = re.compile(r"</?[A-Za-z!?][^<>]*>")
_OPEN: Final = re.compile(r"<(?=[/A-Za-z!?])")
# Control characters but for the line end, direction marks, and halves of characters.
_UNSEEN: Final = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_SPACES: Final = re.compile(r"[^\S\n]+")
_LEADS: Final = re.compile(r"'*[=+\-@\t\r]")
_PLAIN_NUMBER: Final = re.compile(r"\+[0-9]{6,15}|-?[0-9]{1,12}(?:\.[0-9]{1,12})?")
_MARKED: Final = re.compile(r"[<&]|  |^ | $")
_MOST: Final = 200_000
_ROUNDS: Final = 3


def plain_text(text: str) -> str:
    """Return text without HTML, control characters or marks that turn its direction.

    Paragraphs and list items become lines; entities become their characters.
    Text that was escaped more than once is opened a few times; no tag is left.
    """
    if text.isprintable() and not _MARKED.search(text):
        return text  # most cells: nothing to take off
    text = text[:_MOST].replace("\r\n", "\n").replace("\r", "\n")
    for _round in range(_ROUNDS):
        if "<" in text:
            text = _COMMENT.sub("", _SILENT.sub("", text))
            text = _TAG.sub("", _BREAK.sub("\n", text))
        opened = _unescaped(text)
        if opened == text:
            break
        text = opened
    text = _OPEN.sub("< ", text)
    text = _UNSEEN.sub(" ", text.replace("\u2028", "\n").replace("\u2029", "\n"))
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _unescaped(text: str) -> str:
    try:
        return html.unescape(text) if "&" in text else text
    except ValueError:  # a number of thousands of digits
        return text


def one_line(text: str) -> str:
    """Return plain text on one line."""
    return " ".join(plain_text(text).split("\n"))


def for_a_spreadsheet(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula.

    A cell that begins with = + - @ (or a tab) gets a quote mark before it, as
    spreadsheets themselves write text. Numbers alone, like +18009855990 and
    -104.99, stay as they are: they compute nothing, and other programs read
    them as HSDS has them.
    """
    if _LEADS.match(cell) and not _PLAIN_NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell


def from_a_spreadsheet(cell: str) -> str:
    """Return a cell without the quote mark that `for_a_spreadsheet` put before it."""
    return cell[1:] if cell.startswith("'") and _LEADS.match(cell, 1) else cell
