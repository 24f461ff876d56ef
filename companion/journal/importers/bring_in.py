"""Bringing another journal into this one, and the report about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from companion.errors import Cancelled
from companion.journal.arrivals import Brought, IsCancelled, Progress
from companion.journal.importers import own
from companion.journal.importers.attached import Arrival
from companion.journal.importers.common import Source
from companion.journal.importers.detect import open_source
from companion.journal.importers.formats import AUTO, OWN
from companion.journal.importers.left_out import Skipped, shown
from companion.journal.model import tidy_tags
from companion.journal.service import Journal


@dataclass(frozen=True, slots=True)
class Report:
    """What came in, or would come in, and what did not."""

    format: str
    """One of formats.FORMATS, but for 'auto'."""
    added: int
    already_here: int
    changed_beside: int
    """Pages that changed in the other journal: they stand beside the earlier ones."""
    first_date: date | None
    """The earliest day in the other journal; None when it has no pages."""
    last_date: date | None
    tags: int
    """How many different tags its pages have."""
    attachments_left: int
    """Pictures and other files of pages that could not come along; `skipped` names them."""
    skipped: tuple[Skipped, ...]
    warnings: tuple[str, ...]
    """Sentences in the language in use."""
    entry_ids: tuple[str, ...] = field(default=(), compare=False)
    """The ids of the pages that came in; for undoing it, wherever they stand by then."""
    attachments: int = 0
    """Pictures and other files that came along."""
    came_later: tuple[str, ...] = field(default=(), compare=False)
    """The ids of those that went to pages which were here already without them."""
    unattached: int = 0
    """Files beside the pages that belong to none of them."""


def bring_in(
    journal: Journal,
    path: Path,
    *,
    now: datetime,
    source_format: str = AUTO,
    passphrase: str | None = None,
    dry_run: bool = False,
    progress: Progress | None = None,
    is_cancelled: IsCancelled = lambda: False,
) -> Report:
    """Bring in the journal at a path, all of it or nothing; report what was done.

    A dry run reports the same and changes nothing. `source_format` is one of
    formats.FORMATS; `passphrase` opens an encrypted journal of jrnl. Raises
    Cancelled, with nothing added; ImportUnreadable, ImportUnknownFormat,
    ImportEncrypted, ImportKeyDiffers, ImportUnsafe; and what Journal.bring_in raises.
    """
    if source_format in {AUTO, OWN} and own.recognised(path):
        done = own.bring_in(
            journal.vault,
            path,
            notebook=journal.into,
            dry_run=dry_run,
            progress=progress,
            is_cancelled=is_cancelled,
        )
        return _of_own(done)
    source = open_source(path, source_format, passphrase, is_cancelled)
    seen = _Seen(is_cancelled)
    brought = journal.bring_in(
        seen.watched(source),
        now=now,
        total=source.total,
        progress=progress,
        is_cancelled=is_cancelled,
        dry_run=dry_run,
    )
    return Report(
        format=source.format,
        added=brought.added,
        already_here=brought.already_here,
        changed_beside=brought.changed_beside,
        first_date=seen.first,
        last_date=seen.last,
        tags=len(seen.tags),
        attachments_left=len(brought.files_left),
        skipped=(*source.skipped, *_left(brought)),
        warnings=source.warnings,
        entry_ids=brought.entry_ids,
        attachments=brought.attachments,
        came_later=brought.came_later,
        unattached=source.unattached,
    )


def _left(brought: Brought) -> Iterator[Skipped]:
    return (Skipped(shown(where), reason) for where, reason in brought.files_left)


def _of_own(done: own.OwnReport) -> Report:
    return Report(
        format=OWN,
        added=done.added,
        already_here=done.already_here,
        changed_beside=done.changed_beside,
        first_date=done.first_date,
        last_date=done.last_date,
        tags=len(done.tags),
        attachments_left=done.attachments_left,
        skipped=tuple(done.skipped),
        warnings=(),
        entry_ids=tuple(done.entry_ids),
        attachments=done.attachments,
    )


class _Seen:
    """What is noticed about the pages while they pass; none of them is kept."""

    def __init__(self, is_cancelled: IsCancelled) -> None:
        self._is_cancelled = is_cancelled
        self.first: date | None = None
        self.last: date | None = None
        self.tags: set[str] = set()

    def watched(self, source: Source) -> Iterator[Arrival]:
        for sourced in source.pages():
            if self._is_cancelled():  # a source may be slow: asked for every page
                raise Cancelled
            page = sourced.page
            self.first = min(self.first or page.local_date, page.local_date)
            self.last = max(self.last or page.local_date, page.local_date)
            self.tags.update(tag.casefold() for tag in tidy_tags(page.tags))
            yield sourced
