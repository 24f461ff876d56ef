"""Taking pages out in the clear, to a new folder; the pages themselves only get read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from companion import files
from companion.errors import ExportPlaceTaken, NothingToExport
from companion.journal.exporters import markdown, own, web_page
from companion.journal.exporters.members import Sum, Watch, attachment_members, write_folder
from companion.journal.exporters.selection import Chosen, Record, Selection, chosen, records
from companion.journal.exporters.shared_files import Shared, read_me, write_shared

if TYPE_CHECKING:
    from companion.vault.vault import Vault

Printing = Callable[[Path, Iterator[Record]], None]
"""Writes a PDF of some pages to a private, empty file; handed in by whoever can draw."""
_EVERYTHING = Selection()
_NOTHING_TOLD = Shared()


class Form(Enum):
    """What a copy is made as."""

    OWN = "own"
    MARKDOWN = "markdown"
    HTML = "html"
    PDF = "pdf"


@dataclass(frozen=True, slots=True)
class Exported:
    """What a copy holds."""

    path: Path
    """The folder, or the PDF."""
    pages: int
    attachments: int
    """How many files of attachments, each content once."""
    kept_back: int
    """Pages that were left out because they are set aside or sealed."""
    shared: Shared = _NOTHING_TOLD
    """Files with hidden data, and pictures that were left out for theirs."""


def export(
    vault: Vault,
    path: Path,
    form: Form,
    *,
    now: datetime,
    selection: Selection = _EVERYTHING,
    printing: Printing | None = None,
    progress: Callable[[int, int], None] | None = None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Exported:
    """Write a copy of some pages that anyone who finds it can read; warn before calling.

    The copy gets its name when it is whole. `printing` is needed for a PDF, and
    takes no attachments along. Pictures go into Markdown and HTML without hidden data
    unless it is to be kept; our own format has every file as it came. Raises
    NothingToExport, ExportPlaceTaken, Cancelled (with nothing left behind),
    AttachmentDamaged, DiskFull, FolderNotWritable.
    """
    with vault.reading() as connection:
        pages = require_pages(chosen(connection, selection, now.date()))
        watch = Watch(len(pages.entry_ids), progress, is_cancelled)
        if form is Form.PDF:
            if printing is None:
                raise ValueError(form)
            _print(path, printing, _watched(records(connection, pages.entry_ids), watch))
            return Exported(path, len(pages.entry_ids), 0, pages.kept_back)
        sums: dict[str, Sum] = {}
        shared = _NOTHING_TOLD
        try:
            with files.new_folder(path) as folder:
                if form is Form.OWN:
                    made = own.members(
                        connection, pages, watch, with_journal=selection.is_everything
                    )
                    write_folder(folder, made, sums)
                    write_folder(folder, own.manifest(sums, pages, now), sums)
                else:
                    # The files first: pages name those that are not in the copy.
                    if selection.keep_hidden_data:
                        made = attachment_members(connection, pages.entry_ids, watch)
                        write_folder(folder, made, sums)
                    else:
                        shared = write_shared(folder, connection, pages.entry_ids, watch, sums)
                    write = markdown.members if form is Form.MARKDOWN else web_page.members
                    write_folder(folder, write(connection, pages, watch, shared.left_out), sums)
                    write_folder(folder, read_me(shared), sums)
        except FileExistsError:
            raise ExportPlaceTaken(path) from None
    return Exported(path, len(pages.entry_ids), attachments_among(sums), pages.kept_back, shared)


def require_pages(pages: Chosen) -> Chosen:
    """Return the pages; raise NothingToExport when there are none."""
    if not pages.entry_ids:
        raise NothingToExport
    return pages


def attachments_among(sums: dict[str, Sum]) -> int:
    """Return how many of the files of a copy are attachments."""
    return sum(path.startswith("attachments/") for path in sums)


def _watched(pages: Iterator[Record], watch: Watch) -> Iterator[Record]:
    for record in pages:
        yield record
        watch.step()


def _print(path: Path, printing: Printing, pages: Iterator[Record]) -> None:
    if path.exists() or path.is_symlink():
        raise ExportPlaceTaken(path)
    with files.replacing(path) as lent:
        printing(lent, pages)
