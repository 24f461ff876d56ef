"""HTML from outside, cut into text and tags; nothing in it is loaded or run.

A reader of our own: the one in the standard library takes a time that grows
with the square of the length for texts that are built for it. Here every sign
is looked at a fixed number of times.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

# Never backtracks, and takes no more than so many parts: signs, or a value in quotes.
_TAG: Final = re.compile(
    r"<(/?)([A-Za-z][A-Za-z0-9:-]*+)"
    r"((?:[^<>\"'=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?|[\"']){0,200}+)>"
)
_ATTRIBUTE: Final = re.compile(
    r"([A-Za-z_:][\w:.-]*+)\s*+(?:=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'<>=]++)))?"
)
_UNREAD: Final = {"script", "style", "head", "title", "template", "noscript", "iframe", "object"}


@dataclass(frozen=True, slots=True)
class Tag:
    """The beginning or the end of an element."""

    name: str
    """In small letters."""
    is_end: bool = False
    attributes: str = ""
    """As they stand in the text."""

    def get(self, name: str) -> str:
        """Return the value of an attribute; '' when it is not there."""
        for found in _ATTRIBUTE.finditer(self.attributes):
            if found[1].lower() == name:
                return _plain(found[2] or found[3] or found[4] or "")
        return ""


def cut(text: str) -> Iterator[str | Tag]:
    """Give the text and the tags in order; comments and what is never shown are passed over."""
    at, shown = 0, ""
    closes = text.rfind(">")  # no tag ends after it
    while at < len(text):
        opening = text.find("<", at)
        if opening < 0 or opening > closes:
            yield _plain(text[at:])
            return
        if opening > at:
            yield _plain(text[at:opening])
        found = _TAG.match(text, opening)
        if found:
            at = found.end()
            shown = found[2].lower()
            if shown in _UNREAD and not found[1]:
                at = _end_of(text, shown, at)
            else:
                yield Tag(shown, bool(found[1]), found[3])
        elif text.startswith(("<!", "<?"), opening):
            at = _end_of_remark(text, opening)
        else:
            yield "<"
            at = opening + 1


def _end_of(text: str, name: str, start: int) -> int:
    found = re.compile(rf"</{re.escape(name)}\s*>", re.IGNORECASE).search(text, start)
    return found.end() if found else len(text)


def _end_of_remark(text: str, start: int) -> int:
    mark = "-->" if text.startswith("<!--", start) else ">"
    end = text.find(mark, start)
    return len(text) if end < 0 else end + len(mark)


def _plain(text: str) -> str:
    """Return text with &amp; and the like undone."""
    try:
        return html.unescape(text)
    except ValueError:  # a number of thousands of digits
        return text
