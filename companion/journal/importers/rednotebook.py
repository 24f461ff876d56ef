"""Pages from RedNotebook's folder or backup (formats.md, Importers 5).

A file for each month, a mapping from days to what was written. A month that
cannot be read as a whole, or in which a day stands twice, is read day by day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import PurePosixPath
from typing import Any, Final

from companion.errors import ImportUnreadable
from companion.journal.importers import safe_yaml, txt2tags
from companion.journal.importers.attached import Arrival
from companion.journal.importers.bundle import Bundle, Read
from companion.journal.importers.common import Source
from companion.journal.importers.formats import REDNOTEBOOK
from companion.journal.importers.left_out import (
    not_an_entry,
    shown,
    unreadable,
    unreadable_date,
    unreadable_text,
)
from companion.journal.importers.notices import Notice
from companion.journal.importers.reading import decoded
from companion.journal.model import Page

MOST_BYTES: Final = 4_000_000
"""The largest month that is read."""
_MONTH: Final = re.compile(r"(?:data/|[^/]+/)?(\d{4})-(\d{2})\.txt")
_DAY: Final = re.compile(r"^(?=\d{1,2}:)", re.MULTILINE)
_BEGINNING: Final = re.compile(
    r"(?:\ufeff|#.*\n|\s|---)*(?:\d{1,2}[ \t]*:|\{\s*(?:\d{1,2}\s*:|\}))"
)
_TAGS: Final = "tags"
_PROBED: Final = 5
_MOST_DAYS: Final = 1_000
"""In how many parts a month is read at most; the rest of it is one part more."""


class _Pictures:
    """The files that lie beside the months, by the paths that pages give."""

    def __init__(self, bundle: Bundle) -> None:
        self.bundle = bundle
        self._names = frozenset(bundle.names)
        self._folder = PurePosixPath(bundle.path.absolute().as_posix())

    def inside(self, picture: str) -> str | None:
        """Return the name that a picture has in the bundle; None for one kept elsewhere.

        Its path is compared as text: nothing on the computer is looked for.
        """
        path = PurePosixPath(picture.removeprefix("file://").replace("\\", "/"))
        if path.is_relative_to(self._folder):
            path = path.relative_to(self._folder)
        return str(path) if str(path) in self._names else None


def open_bundle(bundle: Bundle) -> Source | None:
    """Return the days as a source, or None when no file is a month of RedNotebook's."""
    names = sorted(name for name in bundle.names if _MONTH.fullmatch(name))
    if not names:
        return None
    with bundle.reading() as read:
        if not any(_is_month(read, name) for name in names[:_PROBED]):
            return None

    pictures = _Pictures(bundle)

    def pages(source: Source) -> Iterator[Arrival]:
        with bundle.reading() as read:
            for name in names:
                try:
                    data = read(name, MOST_BYTES)
                except ImportUnreadable as error:
                    source.skip_file(name, error)
                    continue
                yield from _month(source, pictures, name, data)

    # RedNotebook's own spare copies of months are no files that a person would look for.
    files = {name for name in bundle.names if not name.endswith(".txt")}
    return Source(REDNOTEBOOK, pages, files=files)


def _is_month(read: Read, name: str) -> bool:
    try:
        data = read(name, MOST_BYTES)
    except ImportUnreadable:
        return False
    text = decoded(data)
    if text is None:
        text = data.decode("utf-8", "replace")
    return not text.strip() or _BEGINNING.match(text[:1_000]) is not None


def _month(source: Source, pictures: _Pictures, name: str, data: bytes) -> Iterator[Arrival]:
    days: list[tuple[Any, Any]] = []
    for part, value in _values(source, data):
        if isinstance(value, safe_yaml.NotTaken):
            source.skip(name, unreadable(), part)
        elif isinstance(value, dict):
            days += value.items()
        elif value is not None:
            source.skip(name, not_an_entry(), part)
    month = _MONTH.fullmatch(name)
    for day, content in sorted(days, key=lambda item: str(item[0]).zfill(2)):
        if month:
            yield from _page(source, pictures, f"{month[1]}-{month[2]}-{day!s:0>2}", content)


def _values(source: Source, data: bytes) -> Iterator[tuple[str, Any]]:
    """Give what a month holds, as a whole or else day by day, each with its text."""
    text = decoded(data)
    is_text = text is not None
    text = data.decode("utf-8-sig", "surrogateescape") if text is None else text
    parts = [part for part in _DAY.split(text, maxsplit=_MOST_DAYS) if part.strip()]
    whole, doubles = _value(text) if is_text else (safe_yaml.NotTaken(), 0)
    if not isinstance(whole, safe_yaml.NotTaken) and (not doubles or len(parts) == 1):
        source.note(Notice.KEYS_TWICE, doubles)
        yield text, whole
        return
    for part in parts:
        value, doubles = _value(part)
        source.note(Notice.KEYS_TWICE, doubles)
        yield part, value


def _value(text: str) -> tuple[Any, int]:
    """Return what a text of YAML holds, or why it is not taken; and how many keys stand twice."""
    try:
        return safe_yaml.value_and_doubles(text)
    except safe_yaml.NotTaken as error:
        return error, 0


def _page(source: Source, pictures: _Pictures, stamp: str, content: Any) -> Iterator[Arrival]:
    where = shown(stamp)

    def raw() -> str:
        return str(content)

    if not isinstance(content, dict):
        source.skip(where, not_an_entry(), raw())
        return
    text = content.get("text") or ""
    categories = {key: value for key, value in content.items() if key != "text" and key is not None}
    if not isinstance(text, str):
        source.skip(where, unreadable_text(), raw())
        return
    if not text.strip() and not categories:
        return  # RedNotebook keeps days on which nothing was written
    try:
        day = date.fromisoformat(stamp)
    except ValueError:
        source.skip(where, unreadable_date(), raw())
        return
    tags, lists = _sorted_out(categories)
    named = txt2tags.pictures(text)
    files = [name for one in named if (name := pictures.inside(one))]
    source.note(Notice.PICTURE_ELSEWHERE, len(named) - len(files))
    body = txt2tags.to_markdown("\n\n".join([text.rstrip("\n"), *lists]).lstrip("\n"))
    if not body.strip():
        body = ", ".join(tags)  # a day of tags only is an entry
    page = Page(text=body, local_date=day, tags=(*tags, *txt2tags.hashtags(text)))
    attachments = tuple(map(pictures.bundle.attached, dict.fromkeys(files)))
    yield from source.accepted(
        page, f"rednotebook:{stamp}", where=where, raw=raw, attachments=attachments
    )


def _sorted_out(categories: dict[str, Any]) -> tuple[list[str], list[str]]:
    """Return the categories that are tags, and the lists that stand under the others."""
    tags: list[str] = []
    lists: list[str] = []
    for name, entries in categories.items():
        named = [str(entry) for entry in entries] if isinstance(entries, dict | list) else []
        if isinstance(entries, str):
            named = [entries]
        if name.casefold() == _TAGS:
            tags += named
        elif named:
            lists.append("\n".join([f"**{name}**", "", *(f"- {entry}" for entry in named)]))
        else:
            tags.append(name)
    return tags, lists
