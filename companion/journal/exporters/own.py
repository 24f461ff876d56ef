"""Our own format: loss-free, and read by any program that knows JSON (see `own_format`)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from companion.i18n import _
from companion.journal.exporters.members import (
    Member,
    Sum,
    Watch,
    attachment_members,
    attachment_path,
)
from companion.journal.exporters.selection import Chosen, Record, records
from companion.journal.own_format import (
    ENTRIES,
    FORMAT,
    JOURNAL,
    MANIFEST,
    VERSION,
    AttachedFile,
    Written,
    line,
)
from companion.journal.tables import AS_THEY_CAME, learned_word, notebook, page_template

if TYPE_CHECKING:
    from sqlalchemy import Connection


def members(
    connection: Connection, chosen: Chosen, watch: Watch, *, with_journal: bool
) -> Iterator[Member]:
    """Give the files of a copy in our own format; the manifest is `manifest`'s to make."""

    def lines() -> Iterator[bytes]:
        for record in records(connection, chosen.entry_ids):
            yield line(_written(record))
            watch.step()

    yield Member(ENTRIES, lines)
    if with_journal:
        yield Member(JOURNAL, lambda: [_pretty(_journal(connection))])
    yield from attachment_members(connection, chosen.entry_ids, watch)


def manifest(sums: dict[str, Sum], chosen: Chosen, now: datetime) -> Iterator[Member]:
    """Give the README and, last, the list of all files that were made before."""
    yield Member("README.txt", _once(_read_me))

    def content() -> bytes:
        listed = {path: asdict(sums[path]) for path in sorted(sums) if path != MANIFEST}
        return _pretty(
            {
                "format": FORMAT,
                "version": VERSION,
                "made_utc": now.astimezone(UTC).isoformat(timespec="seconds"),
                "pages": len(chosen.entry_ids),
                "files": listed,
            }
        )

    yield Member(MANIFEST, _once(content))


def _once(content: Callable[[], bytes]) -> Callable[[], list[bytes]]:
    return lambda: [content()]


def _written(record: Record) -> Written:
    return Written(
        record.entry,
        record.revisions,
        tuple(AttachedFile(one, attachment_path(one)) for one in record.attachments),
        record.sittings,
        record.source,
        record.notebook,
    )


def _journal(connection: Connection) -> dict[str, object]:
    templates = connection.execute(select(page_template).order_by(page_template.c.uid))
    shelves = connection.execute(select(notebook).order_by(notebook.c.created_utc, AS_THEY_CAME))
    words = connection.execute(
        select(learned_word).order_by(learned_word.c.language, learned_word.c.word)
    )
    return {
        "notebooks": [
            {"id": row.uid, "name": row.title, "created_utc": row.created_utc} for row in shelves
        ],
        "templates": [
            {
                "id": row.uid,
                "name": row.name,
                "kind": row.kind,
                "title": row.title,
                "text": row.body,
                "changed_utc": row.changed_utc,
            }
            for row in templates
        ],
        "learned_words": [{"language": row.language, "word": row.word} for row in words],
    }


def _pretty(document: object) -> bytes:
    return json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n"


def _read_me() -> bytes:
    text = _(
        "This folder holds a copy of a journal made with Companion.\n\n"
        "entries.jsonl has the pages, one on each line, as JSON in UTF-8.\n"
        "attachments has the files that belong to them.\n"
        "manifest.json lists every file with its SHA-256 sum.\n"
        "Where there is a folder called entries, it has each page as plain text.\n\n"
        "Companion can bring this folder in again. Any text editor can read it."
    )
    return text.encode() + b"\n"
