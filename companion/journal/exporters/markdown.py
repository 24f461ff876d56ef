"""A folder of Markdown files, one a page, that Obsidian and any text editor open."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from companion.journal.attachment_store import Attachment
from companion.journal.exporters.members import Member, Watch, attachment_path, not_here
from companion.journal.exporters.selection import Chosen, Record, records
from companion.journal.model import Kind

if TYPE_CHECKING:
    from sqlalchemy import Connection

LONGEST_NAME_BYTES: Final = 180
"""Of a file's name; file systems take 255 bytes, and a number may be added."""
# What Windows, Obsidian's links and a shell would stumble over, and what cannot be seen.
_UNFIT: Final = re.compile(
    r'[\x00-\x1f\x7f-\x9f/\\:*?"<>|#^\[\]%\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]'
)
_IN_A_LINK: Final = re.compile(r"([\\\[\]])")


@dataclass(slots=True)
class _Names:
    """The names that are taken, whatever their case."""

    taken: set[str]

    def free(self, folder: str, stem: str) -> str:
        number = 1
        while True:
            name = stem if number == 1 else f"{stem} {number}"
            path = f"{folder}/{name}.md"
            if path.casefold() not in self.taken:
                self.taken.add(path.casefold())
                return path
            number += 1


def members(
    connection: Connection,
    chosen: Chosen,
    watch: Watch,
    left_out: Collection[str] = (),
    *,
    below: str = "",
) -> Iterator[Member]:
    """Give a file for each page, below a folder for its year; with `below`, in that folder.

    The pages link to their attachments, but for those whose paths are `left_out`.
    """
    names = _Names(set())
    folder, beside = (f"{below}/", "../../") if below else ("", "../")
    for record in records(connection, chosen.entry_ids):
        year = f"{record.entry.page.local_date.year:04}"
        content = _Content(_text(record, beside, left_out))
        yield Member(names.free(f"{folder}{year}", _stem(record)), content)
        watch.step()


@dataclass(frozen=True, slots=True)
class _Content:
    text: str

    def __call__(self) -> list[bytes]:
        return [self.text.encode()]


def _stem(record: Record) -> str:
    page = record.entry.page
    title = _UNFIT.sub(" ", unicodedata.normalize("NFC", page.title))
    name = " ".join(f"{page.local_date.isoformat()} {title}".split())
    cut = name.encode()[:LONGEST_NAME_BYTES].decode("utf-8", "ignore")
    return cut.rstrip(" .")


def _text(record: Record, beside: str, left_out: Collection[str]) -> str:
    """Return the header, the text exactly as it was written, and links to the attachments."""
    import yaml

    page, kept = record.entry.page, record.entry.kept
    header: dict[str, Any] = {}
    if page.title:
        header["title"] = page.title
    header["date"] = f"{page.local_date.isoformat()} {page.local_time.isoformat('seconds')}"
    if page.zone:
        header["zone"] = page.zone
    if page.tags:
        header["tags"] = list(page.tags)
    if page.kind is not Kind.PAGE:
        header["kind"] = page.kind.value
    if record.notebook:
        header["notebook"] = record.notebook
    if kept.content_note:
        header["content_note"] = kept.content_note
    top = yaml.safe_dump(header, allow_unicode=True, sort_keys=False, width=2**31)
    links = "".join(_link(one, beside, left_out) for one in record.attachments)
    return f"---\n{top}---\n{page.text}" + (f"\n{links}\n" if links else "")


def _link(attachment: Attachment, beside: str, left_out: Collection[str]) -> str:
    name = _IN_A_LINK.sub(r"\\\1", attachment.name)
    path = attachment_path(attachment)
    if path in left_out:
        return "\n" + not_here(name)
    shown = "!" if attachment.media_type.startswith("image/") else ""
    return f"\n{shown}[{name}]({beside}{path})"
