"""Pages from a folder of Markdown files, such as Obsidian's daily notes (formats.md 11)."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final

from companion.errors import ImportUnreadable, ImportUnsafe
from companion.i18n import _
from companion.journal.importers import front_matter
from companion.journal.importers.common import (
    MARKDOWN,
    RAW_CHARACTERS,
    Source,
    decoded,
    is_encrypted,
    opened,
    read_at_most,
)
from companion.journal.importers.front_matter import Header, Moment
from companion.journal.importers.notices import Notice
from companion.journal.model import Page, SourcedPage, zone_of

MOST_FILES: Final = 100_000
MOST_FILE_BYTES: Final = 10_000_000
"""The largest Markdown file that is brought in."""
_ENDINGS: Final = (".md", ".markdown")
_FIRST_BYTES: Final = 64

_DATED_NAME: Final = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)")
_FENCE: Final = re.compile(r" {0,3}(`{3,}|~{3,})(.*)")
_CODE: Final = re.compile(r"(?<!`)(`++)[^`]++\1(?!`)")  # never backtracks
_TAG: Final = re.compile(r"(?<!\S)#([\w/-]+)")


@dataclass(slots=True)
class _Found:
    """What a walk through the folder met."""

    pages: list[str] = field(default_factory=list)
    """Paths below the folder, with slashes."""
    others: int = 0
    left_out: list[tuple[str, str]] = field(default_factory=list)
    """Path and reason."""


def open_folder(folder: Path) -> Source | None:
    """Return the Markdown files of a folder as a source, or None when there are none.

    Hidden files and folders (.obsidian, .trash) are passed over; links are not
    followed. Raises ImportUnreadable, and ImportUnsafe above MOST_FILES files.
    """
    found = _walk(folder)
    if not found.pages:
        return None

    def pages(source: Source) -> Iterator[SourcedPage]:
        for name in found.pages:
            yield from _page(source, folder, name)

    source = Source(MARKDOWN, pages, total=len(found.pages), attachments=found.others)
    for name, reason in found.left_out:
        source.skip(_safe(name), reason)
    return source


def inline_tags(text: str) -> list[str]:
    """Return the #tags in a text: not those in code, and not the marks of headings."""
    tags: list[str] = []
    fence = ""
    for line in text.splitlines() if "#" in text else ():
        marks = _FENCE.match(line)
        if fence:
            closes = marks is not None and not marks[2].strip() and marks[1].startswith(fence)
            fence = "" if closes else fence
        elif marks is not None and not (marks[1][0] == "`" and "`" in marks[2]):
            fence = marks[1]
        elif "#" in line:
            found = (tag.strip("/-") for tag in _TAG.findall(_CODE.sub("`", line)))
            tags += (tag for tag in found if any(map(str.isalpha, tag)))
    return tags


def _walk(folder: Path) -> _Found:
    found = _Found()
    waiting = [""]
    count = 0
    while waiting:
        inside = waiting.pop()
        try:
            with os.scandir(folder / inside) as scan:
                entries = sorted(scan, key=lambda entry: entry.name)
        except OSError as error:
            if not inside:
                raise ImportUnreadable(folder) from error
            found.left_out.append((inside, _cannot_open()))
            continue
        count += len(entries)
        if count > MOST_FILES:
            raise ImportUnsafe(folder)
        for entry in entries:
            if not entry.name.startswith("."):
                name = f"{inside}/{entry.name}" if inside else entry.name
                _sort_in(found, waiting, entry, name)
    found.pages.sort()
    return found


def _sort_in(found: _Found, waiting: list[str], entry: os.DirEntry[str], name: str) -> None:
    try:
        if entry.is_symlink():
            found.left_out.append((name, _("It is a link to another place. Links stay out.")))
        elif entry.is_dir(follow_symlinks=False):
            waiting.append(name)
        elif not entry.is_file(follow_symlinks=False):
            found.left_out.append((name, _cannot_open()))
        elif name.lower().endswith(_ENDINGS):
            found.pages.append(name)
        else:
            found.others += 1
    except OSError:
        found.left_out.append((name, _cannot_open()))


def _page(source: Source, folder: Path, name: str) -> Iterator[SourcedPage]:
    where = _safe(name)
    try:
        with opened(folder / name, follow_links=False) as file:
            changed = os.fstat(file.fileno()).st_mtime
            data = read_at_most(file, MOST_FILE_BYTES)
    except OSError:
        source.skip(where, _cannot_open())
        return
    if data is None:
        source.skip(where, _("It is larger than 10 MB."))
        return
    text = decoded(data)
    if text is None:
        beginning = data[:RAW_CHARACTERS].decode("utf-8", "replace")
        source.skip(where, _("It is not text that this app can read."), beginning)
        return
    if is_encrypted(text.lstrip()[:_FIRST_BYTES].encode("utf-8")):
        source.skip(where, _("It is encrypted by another app."))
        return
    header, body = _taken_apart(source, text)
    stem = unicodedata.normalize("NFC", Path(where).stem)
    dated = _DATED_NAME.match(stem)
    named = front_matter.moment(dated[0]) if dated else None
    moment = header.moment or named
    if moment is None:
        source.note(Notice.DATE_FROM_FILE)
        moment = _last_change(changed)
    page = Page(
        text=body,
        title=header.title or ("" if named and named.day.isoformat() == stem else stem),
        local_date=moment.day,
        local_time=moment.at,
        zone=moment.zone,
        tags=(*header.tags, *inline_tags(body)),
    )
    yield from source.accepted(page, where, where=where, raw=lambda: text, created=moment.created)


def _taken_apart(source: Source, text: str) -> tuple[Header, str]:
    """Return the header and the text after it; a header that cannot be read stays in the text."""
    parts = front_matter.split(text)
    if parts is None:
        return Header(), text
    header = front_matter.read(parts[0])
    if header is None:
        source.note(Notice.HEADER_KEPT)
        return Header(), text
    if header.holds_more:
        source.note(Notice.HEADER_LEFT)
    return header, parts[1]


def _last_change(seconds: float) -> Moment:
    # Where the person was is not known; this computer's place is the best guess.
    changed = datetime.fromtimestamp(seconds).astimezone().replace(microsecond=0)
    return Moment(changed.date(), changed.time(), zone_of(changed))


def _safe(name: str) -> str:
    """Return a path as it can be stored, the same on every system."""
    readable = os.fsencode(name).decode("utf-8", "backslashreplace")
    return unicodedata.normalize("NFC", readable)


def _cannot_open() -> str:
    return _("It could not be opened.")
