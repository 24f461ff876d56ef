"""HTML made into Markdown, for reading; nothing is fetched, whatever it names.

The words stay as they are, letter by letter. A picture that stands in the HTML
itself (a `data:` address) becomes a file that belongs to the page; any other
picture stays as its address.
"""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, Final

from companion.errors import ImportUnreadable
from companion.journal.importers.attached import Attached
from companion.journal.importers.html_tags import Tag, cut

_MARKS: Final = {
    "b": "**", "strong": "**", "i": "*", "em": "*", "cite": "*", "u": "_",
    "s": "~~", "strike": "~~", "del": "~~", "code": "`", "kbd": "`", "tt": "`",
}  # fmt: skip
_HEADINGS: Final = {f"h{level}": "#" * level + " " for level in range(1, 7)}
_BLOCKS: Final = {"p", "table", "figure", "section", "article", "header", "footer", "dl", "form"}
_LINES: Final = {"div", "tr", "dt", "dd", "figcaption", "summary", "details", "address"}
_AROUND: Final = {"blockquote": "> ", "ul": "  ", "ol": "   "}
_MOST_MARKS: Final = 20
_DEEPEST: Final = 8
"""How many lists and quotes inside each other are shown as such."""
_SPACE: Final = re.compile(r"[ \t\r\n\f]+")
_DATA: Final = re.compile(r"data:(image/([a-z0-9]{1,10})[a-z+.-]*);base64,", re.IGNORECASE)
_ENDINGS: Final = {"jpeg": "jpg", "svg": "svg"}
_MOST_TAGS: Final = 300_000


@dataclass(frozen=True, slots=True)
class Converted:
    """Markdown, and the pictures that stood in the HTML itself."""

    text: str
    pictures: tuple[Attached, ...] = ()


def converted(html: str) -> Converted:
    """Return HTML as Markdown; as it stands when it has more tags than any page."""
    if html.count("<") > _MOST_TAGS:
        return Converted(html)
    writer = _Writer()
    for part in cut(html):
        if isinstance(part, Tag):
            writer.tag(part)
        else:
            writer.words(part)
    return writer.finished()


class _Writer:
    """The Markdown so far, and what is open in the HTML."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._breaks = 0
        self._around: list[str] = []  # of each list and quote: what stands before its lines
        self._numbers: list[int] = []  # of each open list: its next number, 0 for points
        self._bullet = self._heading = ""  # what the next line begins with
        self._open: list[str] = []  # marks that stand in the text and have no end yet
        self._waiting: list[str] = []  # marks that have no words yet
        self._links: list[tuple[int, str]] = []
        self._is_as_typed = False
        self._pictures: list[Attached] = []

    def finished(self) -> Converted:
        while self._links:
            self._end_link()
        return Converted("".join(self._parts).strip("\n"), tuple(self._pictures))

    def words(self, text: str) -> None:
        if self._is_as_typed:
            self._typed(text)
            return
        text = _SPACE.sub(" ", text.replace("\xa0", " "))
        if self._breaks or not self._parts:
            text = text.lstrip(" ")
        if not text:
            return
        if text == " ":
            self._parts.append(text)
            return
        lead = " " if text[0] == " " else ""
        self._begin_line()
        self._parts += [lead, *self._waiting, text[len(lead) :]]
        self._open += self._waiting
        self._waiting.clear()

    def tag(self, tag: Tag) -> None:
        name = tag.name
        if name in _MARKS and not self._is_as_typed:
            self._mark(_MARKS[name], is_end=tag.is_end)
        elif name in _HEADINGS:
            self._break(2)
            self._heading = "" if tag.is_end else _HEADINGS[name]
        elif name in _BLOCKS or name in _LINES:
            in_list = bool(self._around) and self._around[-1] != _AROUND["blockquote"]
            self._break(2 if name in _BLOCKS and not in_list else 1)
        elif name in {"ul", "ol", "blockquote"}:
            self._nest(name, is_end=tag.is_end)
        elif name == "pre":
            self._typed_block(is_end=tag.is_end)
        elif name == "a":
            self._link(tag)
        elif not tag.is_end:
            self._single(tag)

    def _single(self, tag: Tag) -> None:
        if tag.name == "li":
            self._item()
        elif tag.name == "br":
            self._break(min(self._breaks + 1, 2))
        elif tag.name == "hr":
            self._block("---")
        elif tag.name == "img":
            self._picture(tag)
        elif tag.name in {"td", "th"} and not self._breaks:
            self.words(" | ")
        elif tag.name == "input" and tag.get("type").lower() == "checkbox":
            self.words("[x] " if "checked" in tag.attributes.lower() else "[ ] ")

    def _mark(self, mark: str, *, is_end: bool) -> None:
        if not is_end:
            if len(self._open) + len(self._waiting) < _MOST_MARKS:
                self._waiting.append(mark)
        elif mark in self._waiting:
            self._waiting.remove(mark)
        elif mark in self._open:
            self._open.remove(mark)
            self._close(mark)

    def _close(self, *marks: str) -> None:
        last = self._parts.pop()
        kept = last.rstrip(" ")
        self._parts += [kept, *marks, last[len(kept) :]]

    def _nest(self, name: str, *, is_end: bool) -> None:
        self._break(1 if name != "blockquote" and (len(self._numbers) > 1 or not is_end) else 2)
        if is_end:
            if self._around:
                self._around.pop()
                self._numbers.pop()
        else:
            self._around.append(_AROUND[name])
            self._numbers.append(1 if name == "ol" else 0)

    def _item(self) -> None:
        self._break(1)
        number = self._numbers[-1] if self._numbers else 0
        self._bullet = f"{number}. " if number else "- "
        if number:
            self._numbers[-1] += 1

    def _typed_block(self, *, is_end: bool) -> None:
        if is_end and self._is_as_typed:
            self._is_as_typed = False
            self._break(1)
            self._block("```")
            self._break(2)
        elif not is_end:
            self._break(2)
            self._block("```")
            self._break(1)
            self._is_as_typed = True

    def _typed(self, text: str) -> None:
        for number, line in enumerate(text.split("\n")):
            if number:
                self._begin_line()
                self._breaks = 1
            if line:
                self._begin_line()
                self._parts.append(line)

    def _block(self, line: str) -> None:
        self._break(1)
        self._begin_line()
        self._parts.append(line)
        self._break(1)

    def _link(self, tag: Tag) -> None:
        if self._links:
            self._end_link()
        if not tag.is_end:
            self._begin_line()
            self._parts.append("")
            self._links.append((len(self._parts) - 1, tag.get("href")))

    def _end_link(self) -> None:
        place, address = self._links.pop()
        words = "".join(self._parts[place:])
        if address and words.strip() and words.strip() != address:
            self._parts[place] = "["
            self._parts.append(f"]({address})")

    def _picture(self, tag: Tag) -> None:
        address = tag.get("src")
        data = _DATA.match(address)
        if data:
            kind = data[2].lower()
            name = f"picture-{len(self._pictures) + 1}.{_ENDINGS.get(kind, kind)}"
            opener = partial(_decoded, address[data.end() :], name)
            self._pictures.append(Attached(name, data[1].lower(), opener))
            address = name
        if address:
            self._begin_line()
            self._parts.append(f"![{_SPACE.sub(' ', tag.get('alt'))}]({address})")

    def _break(self, lines: int) -> None:
        """End the line; marks end with it and begin again on the next one."""
        if self._open:
            self._close(*reversed(self._open))
            self._waiting = self._open + self._waiting
            self._open = []
        self._breaks = max(self._breaks, lines)

    def _begin_line(self) -> None:
        if not self._breaks and self._parts:
            return
        around = "".join(self._around[:_DEEPEST])
        beside = (
            "".join(self._around[: min(len(self._around) - 1, _DEEPEST)])
            if self._bullet
            else around
        )
        if self._parts:
            self._parts.append("\n")
            self._parts += [around.rstrip() + "\n"] * (self._breaks - 1)
        self._parts.append(beside + self._bullet + self._heading)
        self._bullet = self._heading = ""
        self._breaks = 0


@contextmanager
def _decoded(text: str, name: str) -> Iterator[IO[bytes]]:
    try:
        data = base64.b64decode(text)
    except ValueError as error:
        raise ImportUnreadable(Path(name)) from error
    yield io.BytesIO(data)
