"""Bringing back a copy in our own format: pages, histories, attachments and all.

Everything or nothing comes in, and what is here already stays as it is. The
copy may have been changed by anyone: every value is checked, and a path in it
can only name a file of its own folder.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

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
from companion.journal import (
    attachment_store,
    attachments,
    gentle_writing,
    index,
    notebooks,
    store,
)
from companion.journal.importers.common import Skipped, opened, read_whole
from companion.journal.importers.own_rest import bring_in_notebooks, bring_in_rest
from companion.journal.importers.safe_json import parsed
from companion.journal.model import Kept, Page, content_digest, new_id
from companion.journal.own_format import ENTRIES, FORMAT, MANIFEST, VERSION, Written, read
from companion.journal.places import FreePlaces, place_for

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from companion.vault.vault import Vault

_MOST_MANIFEST_BYTES: Final = 64 * 1024 * 1024
_LONGEST_LINE: Final = 256 * 1024 * 1024
_MOST_SKIPPED: Final = 1_000
_AT_A_TIME: Final = 256


@dataclass(slots=True)
class OwnReport:
    """What came in, or would come in."""

    added: int = 0
    already_here: int = 0
    changed_beside: int = 0
    """Pages that are here with other words: they stand beside those."""
    attachments: int = 0
    first_date: date | None = None
    last_date: date | None = None
    skipped: list[Skipped] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    """Where the pages stand that came in; for undoing it."""

    def skip(self, where: str, reason: str) -> None:
        """Note what was left out, as long as there is a use in it."""
        if len(self.skipped) < _MOST_SKIPPED:
            self.skipped.append(Skipped(where, reason))


def recognised(folder: Path) -> bool:
    """Say whether a folder is a copy in our own format, of this version or another."""
    try:
        return _manifest(folder).get("format") == FORMAT
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
    manifest = _manifest(folder)
    if manifest.get("format") != FORMAT or manifest.get("version") != VERSION:
        raise ImportUnknownFormat(folder)
    total = manifest.get("pages")
    total = total if type(total) is int and 0 <= total < 2**31 else 0
    lending = vault.reading() if dry_run else vault.transaction()
    with lending as connection:
        if not dry_run and notebook is None:
            bring_in_notebooks(connection, folder)
        coming = _Coming(connection, folder, is_cancelled, notebook, dry_run=dry_run)
        for number, line in enumerate(_lines(folder), 1):
            if is_cancelled():
                raise Cancelled
            coming.receive(line, _("page {number}").format(number=number))
            if progress is not None:
                progress(min(number, total), total)
        coming.write()
        if not dry_run:
            bring_in_rest(connection, folder)
            index.add_stored(connection, coming.report.places)
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
        self._places = FreePlaces(store.places(connection))
        self._known = store.uids(connection)
        self._new: dict[str, str] = {}
        """The digests of the pages that came in with this copy, by id."""
        self._waiting: list[_Placed] = []
        self.report = OwnReport()

    def receive(self, line: bytes | None, where: str) -> None:
        """Take in a page, or note why not."""
        try:
            if line is None:
                raise TextTooLong(_LONGEST_LINE)
            written = read(parsed(line, self._folder).value)
        except (ImportUnreadable, ImportUnsafe, ValueError):
            self.report.skip(where, _("It could not be read."))
            return
        except EntryEmpty:
            self.report.skip(where, _("There is nothing in it."))
            return
        except TextTooLong:
            self.report.skip(where, _("It is longer than this app can take."))
            return
        page, report = written.entry.page, self.report
        report.first_date = min(report.first_date or page.local_date, page.local_date)
        report.last_date = max(report.last_date or page.local_date, page.local_date)
        beside = sha256(line).hexdigest()[: len(written.entry.id)]
        if self._is_here(written.entry.id, page) or self._is_here(beside, page):
            report.already_here += 1
        elif written.entry.id in self._known:
            report.changed_beside += 1
            self._add(written, beside, where)
        else:
            report.added += 1
            self._add(written, written.entry.id, where)

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
        if self._dry_run:
            self.report.attachments += len(written.attached)
            return
        place = self._places.take(place_for(page.local_date, page.local_time))
        self._waiting.append(_Placed(written, entry_id, place, where))
        if len(self._waiting) >= _AT_A_TIME:
            self.write()

    def write(self) -> None:
        """Write the pages that wait, and after them what belongs to them."""
        waiting, self._waiting = self._waiting, []
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
        self.report.places += [one.place for one in waiting]
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
        file = self._folder.joinpath(*path.split("/"))
        with self._connection.begin_nested() as only_this:
            try:
                with opened_below(self._folder, file) as source:
                    found = attachments.receive(
                        self._connection, wanted, source, is_cancelled=self._is_cancelled
                    )
            except (OSError, ValueError, AttachmentTooLarge):
                found = None
            if found == (wanted.size, wanted.sha256):
                self.report.attachments += 1
                return
            only_this.rollback()
        self.report.skip(f"{where}: {wanted.name}", _("Its file is missing or was changed."))


def opened_below(folder: Path, file: Path) -> io.BufferedReader:
    """Open a regular file of a folder; raise OSError where a link leads there."""
    if file.parent != folder and file.parent.is_symlink():
        raise OSError(f"a link: {file.parent}")
    return opened(file, follow_links=False)


def _manifest(folder: Path) -> dict[str, Any]:
    value = parsed(read_whole(folder / MANIFEST, _MOST_MANIFEST_BYTES), folder).value
    return value if isinstance(value, dict) else {}


def _lines(folder: Path) -> Iterator[bytes | None]:
    """Give the lines of the pages; None for one that is too long, whose rest is passed over."""
    try:
        with opened(folder / ENTRIES, follow_links=False) as file:
            while line := file.readline(_LONGEST_LINE):
                if len(line) < _LONGEST_LINE or line.endswith(b"\n"):
                    yield line
                    continue
                while (rest := file.readline(_LONGEST_LINE)) and not rest.endswith(b"\n"):
                    pass
                yield None
    except (OSError, ValueError) as error:
        raise ImportUnreadable(folder) from error
