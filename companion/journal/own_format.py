"""Our own format: a page with all that belongs to it as one line of JSON, and back again.

A folder of it holds `manifest.json` (what it is, and the SHA-256 of each file),
`entries.jsonl` (a page a line, UTF-8), `journal.json` (notebooks, templates and
learned words) and `attachments/`. Days and times are those of the person's place; what
ends in `_utc` is UTC. Version 1; a reader refuses a later one.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Final

from companion.journal.attachment_store import Attachment
from companion.journal.attachments import media_type, tidy_name
from companion.journal.gentle_writing import MOST_DISTRESS, MOST_MINUTES, Sitting
from companion.journal.model import FIRST, Entry, Kept, Page, Revision, prepared, with_title
from companion.journal.tables import kind_of, moment_of, stamp
from companion.values import storable

FORMAT: Final = "companion-journal"
VERSION: Final = 1
MANIFEST: Final = "manifest.json"
ENTRIES: Final = "entries.jsonl"
JOURNAL: Final = "journal.json"

_ID: Final = re.compile(r"[0-9a-f]{16}")
_ATTACHMENT_PATH: Final = re.compile(r"attachments/([0-9a-f]{64})(?:\.[a-z0-9]{1,10})?")
_LONGEST_SOURCE: Final = 1_000


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """An attachment and the file of the copy that holds its bytes."""

    attachment: Attachment
    path: str


@dataclass(frozen=True, slots=True)
class Written:
    """What a line holds."""

    entry: Entry
    revisions: tuple[Revision, ...]
    attached: tuple[AttachedFile, ...]
    sittings: tuple[Sitting, ...]
    source: tuple[str, str, str] | None
    notebook: str = ""
    """The name of the notebook the entry is in; '' for the first, which needs none."""


def line(written: Written) -> bytes:
    """Return a page as a line, with its end; the same page always makes the same line."""
    entry = written.entry
    until = entry.kept.sealed_until
    document = {
        "id": entry.id,
        **_page(entry.page),
        "created_utc": stamp(entry.created),
        "changed_utc": stamp(entry.changed),
        "revision": entry.revision,
        "set_aside": entry.kept.set_aside,
        "content_note": entry.kept.content_note,
        "sealed_until": None if until is None else until.isoformat(),
        "never_bring_back": entry.kept.never_bring_back,
        "earlier": [
            {"number": one.number, **_page(one.page), "changed_utc": stamp(one.changed)}
            for one in written.revisions
        ],
        "attachments": [
            {
                "id": one.attachment.id,
                "name": one.attachment.name,
                "media_type": one.attachment.media_type,
                "size": one.attachment.size,
                "sha256": one.attachment.sha256,
                "created_utc": stamp(one.attachment.created),
                "file": one.path,
            }
            for one in written.attached
        ],
        "gentle_writing": [
            {
                "id": one.id,
                "began_utc": stamp(one.began),
                "minutes": one.minutes,
                "before": one.before,
                "after": one.after,
            }
            for one in written.sittings
        ],
        "source": None if written.source is None else list(written.source),
        "notebook": _notebook(written),
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def read(document: Any) -> Written:
    """Return what the JSON of a line holds; raise ValueError for what no version 1 can hold.

    Nothing in it is trusted: ids, paths, numbers and moments are all checked.
    """
    try:
        entry_id = _matching(_ID, document["id"])
        until = document["sealed_until"]
        kept = Kept(
            set_aside=document["set_aside"] is True,
            content_note=storable(str(document["content_note"])),
            sealed_until=None if until is None else date.fromisoformat(until),
            never_bring_back=document["never_bring_back"] is True,
        )
        revision = _number(document["revision"], 1, 2**53)
        notebook_id, notebook = _read_notebook(document.get("notebook"))
        entry = Entry(
            entry_id,
            _read_page(document),
            _moment(document["created_utc"]),
            _moment(document["changed_utc"]),
            revision,
            kept=kept,
            notebook=notebook_id,
        )
        revisions = tuple(
            Revision(
                _number(one["number"], 1, revision - 1),
                _read_page(one),
                _moment(one["changed_utc"]),
            )
            for one in document["earlier"]
        )
        if len({one.number for one in revisions}) != len(revisions):
            raise ValueError(entry_id)
        return Written(
            entry,
            revisions,
            tuple(_read_attached(one, entry_id) for one in document["attachments"]),
            tuple(_read_sitting(one) for one in document["gentle_writing"]),
            _read_source(document["source"]),
            notebook,
        )
    except (LookupError, TypeError, AttributeError, OverflowError) as error:
        raise ValueError("not a page") from error


def _notebook(written: Written) -> dict[str, str] | None:
    there = written.entry.notebook
    return None if there == FIRST else {"id": there, "name": written.notebook}


def _page(page: Page) -> dict[str, Any]:
    return {
        "kind": page.kind.value,
        "title": page.title,
        "text": page.text,
        "tags": list(page.tags),
        "date": page.local_date.isoformat(),
        "time": page.local_time.isoformat(timespec="seconds"),
        "zone": page.zone,
    }


def _read_page(document: Any) -> Page:
    if not all(isinstance(document[name], str) for name in ("text", "title", "zone", "kind")):
        raise ValueError("not words")
    day = date.fromisoformat(document["date"])
    if day == date.min:  # stands for "the day it is written" in a page
        raise ValueError(day)
    tags = document["tags"]
    if not isinstance(tags, list) or not all(isinstance(tag, str) for tag in tags):
        raise ValueError("not tags")
    title, text = with_title(document["title"], document["text"])
    page = Page(
        text=text,
        title=title,
        local_date=day,
        local_time=time.fromisoformat(document["time"]),
        zone=storable(document["zone"]),
        tags=tuple(tags),
        kind=kind_of(document["kind"]),
    )
    return prepared(page)


def _read_attached(document: Any, entry_id: str) -> AttachedFile:
    path = document["file"]
    digest = _matching(_ATTACHMENT_PATH, path)
    name = tidy_name(document["name"])
    attachment = Attachment(
        id=_matching(_ID, document["id"]),
        entry_id=entry_id,
        name=name,
        media_type=media_type(name),
        size=_number(document["size"], 0, 2**53),
        sha256=digest,
        created=_moment(document["created_utc"]),
    )
    return AttachedFile(attachment, path)


def _read_sitting(document: Any) -> Sitting:
    return Sitting(
        began=_moment(document["began_utc"]),
        minutes=_number(document["minutes"], 1, MOST_MINUTES),
        before=_rating(document["before"]),
        after=_rating(document["after"]),
        id=_matching(_ID, document["id"]),
    )


def _read_notebook(value: Any) -> tuple[str, str]:
    """Return id and name; copies from before there were notebooks, and the first, have none."""
    if value is None:
        return FIRST, ""
    name = value["name"]
    if not isinstance(name, str) or not name.strip():
        raise ValueError("not a name")
    return _matching(_ID, value["id"]), storable(name)


def _read_source(value: Any) -> tuple[str, str, str] | None:
    if value is None:
        return None
    form, source_id, digest = (storable(str(part))[:_LONGEST_SOURCE] for part in value)
    return form, source_id, digest


def _matching(pattern: re.Pattern[str], value: Any) -> str:
    """Return the first group of a pattern, or all of it where it has none."""
    found = pattern.fullmatch(value)
    if found is None:
        raise ValueError("not of its form")
    return found[pattern.groups]


def _moment(value: Any) -> datetime:
    moment = moment_of(value)
    if moment.tzinfo is None:
        raise ValueError("without a zone")
    return moment_of(stamp(moment))


def _number(value: Any, least: int, most: int) -> int:
    if type(value) is not int or not least <= value <= most:
        raise ValueError("out of range")
    return value


def _rating(value: Any) -> int | None:
    return None if value is None else _number(value, 0, MOST_DISTRESS)
