"""Pages from a folder of Markdown files, such as Obsidian's daily notes (formats.md 11)."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath
from typing import Final

from companion.i18n import _
from companion.journal.importers import front_matter, html_to_markdown, obsidian
from companion.journal.importers.attached import Arrival, Attached, missing
from companion.journal.importers.bundle import Bundle
from companion.journal.importers.common import Source
from companion.journal.importers.folder_walk import cannot_open, storable_name
from companion.journal.importers.formats import MARKDOWN
from companion.journal.importers.front_matter import Header, Moment
from companion.journal.importers.left_out import (
    RAW_CHARACTERS,
    locked_elsewhere,
    shown,
    unreadable_date,
)
from companion.journal.importers.notices import Notice
from companion.journal.importers.reading import decoded, is_encrypted, read_at_most
from companion.journal.model import Page, zone_of
from companion.regular_file import opened

MOST_FILE_BYTES: Final = 10_000_000
"""The largest Markdown file that is brought in."""
_ENDINGS: Final = (".md", ".markdown")
_FIRST_BYTES: Final = 64

_DATED_NAME: Final = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)")
_FENCE: Final = re.compile(r" {0,3}(`{3,}|~{3,})(.*)")
_CODE: Final = re.compile(r"(?<!`)(`++)[^`]++\1(?!`)")  # never backtracks
_TAG: Final = re.compile(r"(?<!\S)#([\w/-]+)")


@dataclass(frozen=True, slots=True)
class _Notes:
    """What is known of the folder while its notes are gone through."""

    bundle: Bundle
    files: obsidian.Files
    daily_name: re.Pattern[str] | None


def open_folder(bundle: Bundle) -> Source | None:
    """Return the Markdown files of a folder as a source, or None when there are none.

    Hidden files and folders (.obsidian, .trash) are passed over; links are not followed.
    """
    names = [name for name in bundle.names if name.lower().endswith(_ENDINGS)]
    if not names:
        return None
    others = set(bundle.names) - set(names)
    notes = _Notes(bundle, obsidian.Files(others), obsidian.daily_name(bundle.path))

    def pages(source: Source) -> Iterator[Arrival]:
        for name in names:
            yield from _page(source, notes, name)

    return Source(MARKDOWN, pages, total=len(names), files=others)


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


def _page(source: Source, notes: _Notes, name: str) -> Iterator[Arrival]:
    where = storable_name(name)
    try:
        with opened(notes.bundle.path / name, follow_links=False) as file:
            changed = os.fstat(file.fileno()).st_mtime
            data = read_at_most(file, MOST_FILE_BYTES)
            beginning = file.read(RAW_CHARACTERS) if data is None else data[:RAW_CHARACTERS]
    except OSError:
        source.skip(where, cannot_open())
        return
    raw = beginning.decode("utf-8", "replace")
    if data is None:
        source.skip(where, _("It is larger than 10 MB."), raw)
        return
    text = decoded(data)
    if text is None:
        source.skip(where, _("It is not text that this app can read."), raw)
        return
    if is_encrypted(text.lstrip()[:_FIRST_BYTES].encode("utf-8", "replace")):
        source.skip(where, locked_elsewhere())
        return
    header, body = _taken_apart(source, text)
    pictures: tuple[Attached, ...] = ()
    if header.is_html:
        made = html_to_markdown.converted(body)
        body, pictures = made.text, made.pictures
    stem = unicodedata.normalize("NFC", PurePosixPath(where).stem)
    named, is_only_a_day = _day_in_name(notes, name, stem)
    moment = header.moment or named
    if moment is None:
        moment = _last_change(changed)
        if moment is None:
            source.skip(where, unreadable_date(), raw)
            return
        source.note(Notice.DATE_FROM_FILE)
    page = Page(
        text=body,
        title=header.title or ("" if is_only_a_day else stem),
        local_date=moment.day,
        local_time=moment.at,
        zone=moment.zone,
        tags=(*header.tags, *inline_tags(body)),
    )
    files = notes.files.named_in(body, name)
    lost = (missing(shown(one), notes.bundle.path) for one in _lost(notes, body, name, pictures))
    yield from source.accepted(
        page,
        where,
        where=where,
        raw=lambda: text,
        created=moment.created,
        attachments=(*map(notes.bundle.attached, files), *lost, *pictures),
        notebook=header.notebook,
    )


def _lost(notes: _Notes, body: str, name: str, pictures: tuple[Attached, ...]) -> Iterator[str]:
    """Give the names of files that a note shows and that are nowhere."""
    inside = {one.name for one in pictures}
    yield from (one for one in notes.files.missing_in(body, name) if one not in inside)


def _day_in_name(notes: _Notes, name: str, stem: str) -> tuple[Moment | None, bool]:
    """Return the day that a note's name gives, and whether the name says no more than that."""
    dated = _DATED_NAME.match(stem)
    if dated:
        named = front_matter.moment(dated[0])
        return named, named is not None and named.day.isoformat() == stem
    day = obsidian.day_of(str(PurePosixPath(name).with_suffix("")), notes.daily_name)
    return (Moment(day), True) if day else (None, False)


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


def _last_change(seconds: float) -> Moment | None:
    # Where the person was is not known; this computer's place is the best guess.
    try:
        changed = datetime.fromtimestamp(seconds).astimezone().replace(microsecond=0)
    except (ValueError, OverflowError, OSError):  # of a time that no calendar has
        return None
    return Moment(changed.date(), changed.time(), zone_of(changed))
