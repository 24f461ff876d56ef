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
from companion.journal.exporters.members import Sum, Watch, write_folder
from companion.journal.exporters.selection import Chosen, Record, Selection, chosen, records

if TYPE_CHECKING:
    from companion.vault.vault import Vault

Printing = Callable[[Path, Iterator[Record]], None]
"""Writes a PDF of some pages to a private, empty file; handed in by whoever can draw."""
_EVERYTHING = Selection()


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
    takes no attachments along. Raises NothingToExport, ExportPlaceTaken, Cancelled
    (with nothing left behind), AttachmentDamaged, DiskFull, FolderNotWritable.
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
        try:
            with files.new_folder(path) as folder:
                if form is Form.OWN:
                    made = own.members(
                        connection, pages, watch, with_journal=selection.is_everything
                    )
                    write_folder(folder, made, sums)
                    write_folder(folder, own.manifest(sums, pages, now), sums)
                elif form is Form.MARKDOWN:
                    write_folder(folder, markdown.members(connection, pages, watch), sums)
                else:
                    write_folder(folder, web_page.members(connection, pages, watch), sums)
        except FileExistsError:
            raise ExportPlaceTaken(path) from None
    return Exported(path, len(pages.entry_ids), attachments_among(sums), pages.kept_back)


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
