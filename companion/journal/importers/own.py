"""Bringing back a copy in our own format: pages, histories, attachments and all.

Everything or nothing comes in, and what is here already stays as it is. The
copy may have been changed by anyone: every value is checked, and a path in it
can only name a file of its own folder.
"""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from companion.errors import (
    AttachmentTooLarge,
    Cancelled,
    EntryEmpty,
    ImportUnknownFormat,
    ImportUnreadable,
    ImportUnsafe,
    TextTooLong,
)
from companion.i18n import _
from companion.journal import attachment_store, attachments, gentle_writing, index, notebooks, store
from companion.journal.importers import own_files
from companion.journal.importers.attaching import measured
from companion.journal.importers.formats import OWN
from companion.journal.importers.left_out import (
    RAW_CHARACTERS,
    LeftOut,
    Skipped,
    too_long,
    unreadable,
)
from companion.journal.importers.own_rest import bring_in_notebooks, bring_in_rest, read_rest
from companion.journal.importers.safe_json import parsed
from companion.journal.model import Kept, Page, content_digest, new_id
from companion.journal.own_format import FORMAT, VERSION, Written, read
from companion.journal.places import FreePlaces, place_for

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from companion.vault.vault import Vault

_AT_A_TIME: Final = 256


@dataclass(slots=True)
class OwnReport:
    """What came in, or would come in."""

    added: int = 0
    already_here: int = 0
    changed_beside: int = 0
    """Pages that are here with other words: they stand beside those."""
    attachments: int = 0
    attachments_left: int = 0
    """Files of pages that are missing or were changed; `skipped` names them."""
    first_date: date | None = None
    last_date: date | None = None
    tags: set[str] = field(default_factory=set)
    """The different tags, without regard to case."""
    entry_ids: list[str] = field(default_factory=list)
    """The ids of the pages that came in; for undoing it, wherever they stand by then."""
    left_out: LeftOut = field(default_factory=lambda: LeftOut(OWN))

    @property
    def skipped(self) -> list[Skipped]:
        """What was left out, in order."""
        return self.left_out.listed


def recognised(folder: Path) -> bool:
    """Say whether a folder is a copy in our own format, of this version or another."""
    try:
        return own_files.manifest(folder).get("format") == FORMAT
    except (ImportUnreadable, ImportUnsafe):
        return False


def bring_in(
    vault: Vault,
    folder: Path,
    *,
    notebook: str | None = None,
    dry_run: bool = False,
    progress: Callable[[int, int], None] | None = None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> OwnReport:
    """Bring in a copy, all of it or nothing; a dry run reports the same and changes nothing.

    Pages come into the notebook with this id, or without one into those they were in.
    Raises ImportUnreadable, ImportUnknownFormat (also for a copy made by a later
    version), ImportUnsafe, Cancelled, and what Vault.transaction raises.
    """
    manifest = own_files.manifest(folder)
    if manifest.get("format") != FORMAT or manifest.get("version") != VERSION:
        raise ImportUnknownFormat(folder)
    total = manifest.get("pages")
    total = total if type(total) is int and 0 <= total < 2**31 else 0
    lending = vault.reading() if dry_run else vault.transaction()
    with lending as connection:
        coming = _Coming(connection, folder, is_cancelled, notebook, dry_run=dry_run)
        rest = read_rest(folder, coming.report.left_out)
        if not dry_run and notebook is None:
            bring_in_notebooks(connection, rest)
        for number, (line, is_whole) in enumerate(own_files.lines(folder), 1):
            if is_cancelled():
                raise Cancelled
            where = _("page {number}").format(number=number)
            coming.receive(line, where, is_whole=is_whole)
            if progress is not None:
                progress(min(number, total), total)
        coming.write()
        if not dry_run:
            bring_in_rest(connection, rest)
            index.add_stored(connection, coming.places)
    return coming.report


@dataclass(frozen=True, slots=True)
class _Placed:
    """A page that is on its way in."""

    written: Written
    entry_id: str
    place: int
    where: str


class _Coming:
    """One bringing in, while it lasts."""

    def __init__(
        self,
        connection: Connection,
        folder: Path,
        is_cancelled: Callable[[], bool],
        notebook: str | None,
        *,
        dry_run: bool,
    ) -> None:
        self._notebook = notebook
        self._connection = connection
        self._folder = folder
        self._is_cancelled = is_cancelled
        self._dry_run = dry_run
        self._free = FreePlaces(store.places(connection))
        self.places: list[int] = []  # of what was added, for the search index
        self._known = store.uids(connection)
        self._new: dict[str, str] = {}
        """The digests of the pages that came in with this copy, by id."""
        self._waiting: list[_Placed] = []
        self.report = OwnReport()

    def receive(self, line: bytes, where: str, *, is_whole: bool) -> None:
        """Take in a page, or note why not, with the beginning of its line."""
        try:
            if not is_whole:
                raise TextTooLong(own_files.LONGEST_LINE)
            written = read(parsed(line, self._folder).value)
        except (ImportUnreadable, ImportUnsafe, ValueError):
            self._skip(where, unreadable(), line)
            return
        except EntryEmpty:
            self._skip(where, _("There is nothing in it."), line)
            return
        except TextTooLong:
            self._skip(where, too_long(), line)
            return
        page, report = written.entry.page, self.report
        report.tags.update(tag.casefold() for tag in page.tags)
        report.first_date = min(report.first_date or page.local_date, page.local_date)
        report.last_date = max(report.last_date or page.local_date, page.local_date)
        beside = own_files.beside(line, self._known, lambda one: self._is_here(one, page))
        if self._is_here(written.entry.id, page) or beside in self._known:
            report.already_here += 1
        elif written.entry.id in self._known:
            report.changed_beside += 1
            self._add(written, beside, where)
        else:
            report.added += 1
            self._add(written, written.entry.id, where)

    def _skip(self, where: str, reason: str, line: bytes) -> None:
        raw = line[: 4 * RAW_CHARACTERS].decode("utf-8", "replace")  # at most 4 bytes a sign
        self.report.left_out.add(where, reason, raw)

    def _is_here(self, entry_id: str, page: Page) -> bool:
        """Say whether a page stands here with these words, now or at an earlier saving."""
        if entry_id not in self._known:
            return False
        if entry_id in self._new:
            return self._new[entry_id] == content_digest(page)
        _place, there = store.found(self._connection, entry_id)
        earlier = store.revisions(self._connection, entry_id)
        return page in (there.page, *(one.page for one in earlier))

    def _add(self, written: Written, entry_id: str, where: str) -> None:
        page = written.entry.page
        self._known.add(entry_id)
        self._new[entry_id] = content_digest(page)
        place = self._free.take(place_for(page.local_date, page.local_time))
        self._waiting.append(_Placed(written, entry_id, place, where))
        if len(self._waiting) >= _AT_A_TIME:
            self.write()

    def write(self) -> None:
        """Write the pages that wait, and after them what belongs to them."""
        waiting, self._waiting = self._waiting, []
        if self._dry_run:
            for one in waiting:
                for attached in one.written.attached:
                    self._attach(attached.attachment, attached.path, one.where)
            return
        new = [
            store.NewEntry(
                one.place,
                one.entry_id,
                one.written.entry.page,
                created=one.written.entry.created,
                changed=one.written.entry.changed,
                source=one.written.source or (None, None, None),
                revision=one.written.entry.revision,
                notebook=self._notebook_of(one.written),
            )
            for one in waiting
        ]
        store.insert(self._connection, new)
        self.places += [one.place for one in waiting]
        self.report.entry_ids += [one.entry_id for one in waiting]
        for one in waiting:
            self._write_rest(one)

    def _notebook_of(self, written: Written) -> str:
        if self._notebook is not None:
            return self._notebook
        there = written.entry.notebook
        created = written.entry.created
        return notebooks.received(self._connection, written.notebook, created, there)

    def _write_rest(self, placed: _Placed) -> None:
        written, entry_id = placed.written, placed.entry_id
        is_beside = entry_id != written.entry.id
        for one in written.revisions:
            earlier = replace(
                written.entry, id=entry_id, page=one.page, revision=one.number, changed=one.changed
            )
            store.keep_revision(self._connection, earlier)
        if written.entry.kept != Kept():
            store.keep(self._connection, placed.place, written.entry.kept)
        for sitting in written.sittings:
            own = replace(sitting, id="") if is_beside else sitting
            gentle_writing.write(self._connection, entry_id, own)
        for attached in written.attached:
            wanted = replace(attached.attachment, entry_id=entry_id)
            if is_beside or attachment_store.exists(self._connection, wanted.id):
                wanted = replace(wanted, id=new_id())
            self._attach(wanted, attached.path, placed.where)

    def _attach(self, wanted: attachment_store.Attachment, path: str, where: str) -> None:
        """Take in the bytes of an attachment when they are the ones that were meant."""
        meant = (wanted.size, wanted.sha256)
        file = self._folder.joinpath(*path.split("/"))
        try:
            with own_files.opened_below(self._folder, file) as source:
                is_long = os.fstat(source.fileno()).st_size == wanted.size
                is_there = is_long and self._received(wanted, source) == meant
        except (OSError, ValueError, AttachmentTooLarge):
            is_there = False
        if is_there:
            self.report.attachments += 1
            return
        self.report.attachments_left += 1
        reason = _("Its file is missing or was changed.")
        self.report.left_out.add(f"{where}: {wanted.name}", reason)

    def _received(
        self, wanted: attachment_store.Attachment, source: io.BufferedReader
    ) -> tuple[int, str]:
        """Take in a file, and let go of it again when it is another; return size and SHA-256."""
        if self._dry_run:
            return measured(source, self._is_cancelled)
        with self._connection.begin_nested() as only_this:
            found = attachments.receive(
                self._connection, wanted, source, is_cancelled=self._is_cancelled
            )
            if found != (wanted.size, wanted.sha256):
                only_this.rollback()
        return found
