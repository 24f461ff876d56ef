"""A long JSON file with a list of entries, read entry by entry.

Parsed as a whole, ten years of writing take many times their size in memory.
Here the text is cut where one entry of the list ends, so that only one is held,
and the rest of the file is kept to be parsed on its own: everything in it is
parsed once, and with the same limits as in `safe_json`.
"""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from companion.errors import Cancelled, ImportUnreadable, ImportUnsafe
from companion.journal.importers.common import MOST_ENTRIES, MOST_JSON_BYTES
from companion.journal.importers.safe_json import DEEPEST, MOST_MARKS, Document, loaded
from companion.regular_file import opened

LONG: Final = 2_000_000
"""From how many bytes on a file is worth the trouble."""
_KEY: Final = '"entries"'
_CHUNK: Final = 1024 * 1024
_ASKED_EVERY: Final = 256
# A whole string, the quote of one that goes on beyond what was read, or a mark
# outside strings. It never backtracks.
_MARK: Final = re.compile(r'"(?:[^"\\]++|\\.)*+"|"|[\[\]{},]', re.DOTALL)


def is_long(path: Path) -> bool:
    """Say whether a file is so long that it is read entry by entry, where it can be."""
    try:
        return path.stat().st_size >= LONG
    except OSError:
        return False


class NotInEntries(Exception):  # a fact of the file, and no fault of it
    """The file is no object with one list of entries: it is read as a whole."""


@dataclass(slots=True, eq=False)
class EntriesFile:
    """A JSON file whose entries can be gone through more than once."""

    path: Path
    is_cancelled: Callable[[], bool] = lambda: False
    rest: Document = field(default_factory=lambda: Document(None))
    """The file with an empty list of entries; known when they were gone through once."""
    keys_twice: int = 0
    """How many keys stood twice in one object in the last going-through."""

    def entries(self) -> Iterator[Any]:
        """Give the entries one by one.

        Raises NotInEntries, ImportUnsafe for what is too large, too deep or holds
        too many values, ImportUnreadable for what is no JSON, and Cancelled.
        """
        try:
            with opened(self.path) as file:
                yield from self._entries(file)
        except (OSError, UnicodeDecodeError) as error:
            raise ImportUnreadable(self.path) from error

    def _entries(self, file: io.BufferedReader) -> Iterator[Any]:
        if file.seek(0, io.SEEK_END) > MOST_JSON_BYTES:
            raise ImportUnsafe(self.path)
        file.seek(0)
        self.keys_twice = 0
        cutter = _Cutter(file, self.path)
        for number, text in enumerate(cutter.cut()):
            if number >= MOST_ENTRIES:
                raise ImportUnsafe(self.path)
            if number % _ASKED_EVERY == 0 and self.is_cancelled():
                raise Cancelled
            document = loaded(text, self.path)
            self.keys_twice += document.keys_twice
            yield document.value
        if not cutter.had_list:
            raise NotInEntries
        self.rest = loaded("".join(cutter.rest), self.path)
        self.keys_twice += self.rest.keys_twice


class _Cutter:
    """Cuts the text of a file into the texts of its entries and the rest."""

    def __init__(self, file: io.BufferedReader, path: Path) -> None:
        self._file, self._path = file, path
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")("strict")
        self._text = ""
        self._at = 0  # what stands before it was looked at
        self._kept = 0  # what stands before it was given or put into the rest
        self._depth = self._marks = 0
        self._name_ends = -1  # where a key "entries" ends, when it was the last mark
        self._is_inside = False
        self._count = 0
        self.had_list = False
        self.rest: list[str] = []

    def cut(self) -> Iterator[str]:
        while self._fill():
            for found in _MARK.finditer(self._text, self._at):
                if found[0] == '"':
                    break
                self._at = found.end()
                yield from self._mark(found)
            else:
                self._at = len(self._text)
        if self._depth or self._is_inside:
            raise ImportUnreadable(self._path)
        self.rest.append(self._text[self._kept :])

    def _fill(self) -> bool:
        """Read on, the more the longer one entry goes on, so that it is seldom copied."""
        data = self._file.read(max(_CHUNK, len(self._text) - self._kept))
        if not self._is_inside and self._name_ends < 0:
            self.rest.append(self._text[self._kept : self._at])
            self._kept = self._at
        self._text = self._text[self._kept :] + self._decoder.decode(data, final=not data)
        self._at -= self._kept
        self._name_ends -= self._kept if self._name_ends >= 0 else 0
        self._kept = 0
        return bool(data)

    def _mark(self, found: re.Match[str]) -> Iterator[str]:
        self._marks += 1
        mark = found[0][0]
        if mark in "[{":
            if self._depth == 1 and mark == "[" and self._is_list_of_entries(found.start()):
                self._enter(found.end())
            self._depth += 1
        elif mark in "]}":
            self._depth -= 1
            if self._is_inside and self._depth == 1:
                yield from self._leave(found.start())
        elif mark == "," and self._is_inside and self._depth == 2:  # noqa: PLR2004  # in the list
            yield self._taken(found.start())
            self._kept = found.end()
        is_name = self._depth == 1 and mark == '"' and found[0] == _KEY
        self._name_ends = found.end() if is_name else -1
        if self._depth > DEEPEST or self._marks > MOST_MARKS:
            raise ImportUnsafe(self._path)

    def _is_list_of_entries(self, at: int) -> bool:
        return self._name_ends >= 0 and self._text[self._name_ends : at].strip() == ":"

    def _enter(self, at: int) -> None:
        if self.had_list:
            raise NotInEntries  # the second list stands for both
        self.rest.append(self._text[self._kept : at])
        self._kept = at
        self._is_inside = self.had_list = True

    def _leave(self, at: int) -> Iterator[str]:
        text = self._text[self._kept : at]
        if self._count or text.strip():
            yield self._taken(at)
        self._kept = at
        self._is_inside = False

    def _taken(self, end: int) -> str:
        self._count += 1
        return self._text[self._kept : end]
