"""What every importer shares: limits, a source of pages, and what was left out and why.

Nothing here writes a file. What cannot be brought in is told with a reason and
never stops the rest.
"""

from __future__ import annotations

import codecs
import io
import os
import re
import stat
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Final

from companion.errors import ImportUnreadable, ImportUnsafe
from companion.i18n import _
from companion.journal.importers.attached import Arrival, Attached
from companion.journal.importers.notices import Notice, sentence
from companion.journal.model import LONGEST_TITLE, MOST_CHARACTERS, Page, storable

MOST_JSON_BYTES: Final = 200 * 1024 * 1024
"""The largest JSON text of one source, in bytes."""
MOST_TAGS: Final = 1_000
"""The most tags one page brings along."""
RAW_CHARACTERS: Final = 10_000
"""How much of an entry that was left out is kept for looking at."""
STARRED: Final = "starred"
"""The tag for entries the other app marks with a star; the same in every language,
or a second import in another language would bring all of them in again."""

_RAW_CHARACTERS_IN_ALL: Final = 10_000_000
_SHOWN_CHARACTERS: Final = 200
_LONGEST_ID: Final = 1_000
_HEAD_BYTES: Final = 512  # the mark of a tar stands after 256 bytes
# jrnl's two forms (formats.md 4), age and OpenPGP.
_ENCRYPTED: Final = (
    b"JRNLv3",
    b"gAAAAA",
    b"age-encryption.org/",
    b"-----BEGIN AGE ENCRYPTED FILE",
    b"-----BEGIN PGP MESSAGE",
)
_UNSEEN: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_READ: Final = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NONBLOCK", 0)  # a named pipe must not make us wait
)
_NO_FOLLOW: Final = getattr(os, "O_NOFOLLOW", 0)


@dataclass(frozen=True, slots=True)
class Skipped:
    """One thing that was not brought in."""

    where: str
    """A file name or the number of an entry; safe to show."""
    reason: str
    """A calm sentence in the language in use."""
    raw: str = field(default="", repr=False)
    """The beginning of what was left out, at most RAW_CHARACTERS; the person's words."""


@dataclass(slots=True, eq=False)
class Source:
    """Another journal, opened for reading; made by `detect.open_source`.

    `pages` may be gone through once. What is counted here is complete when
    `pages` has ended.
    """

    format: str
    """MARKDOWN, JRNL and so on."""
    read: Callable[[Source], Iterator[Arrival]]
    """What gives the pages; it reports to the source it is given."""
    total: int = 0
    """How many entries there are; 0 when that is not known."""
    unattached: int = 0
    """Files beside the pages that belong to none of them, and stay where they are."""
    skipped: list[Skipped] = field(default_factory=list)
    _notices: Counter[Notice] = field(default_factory=Counter)
    _raw_left: int = _RAW_CHARACTERS_IN_ALL

    def pages(self) -> Iterator[Arrival]:
        """Give the pages one by one; bad ones go to `skipped` and do not stop the rest."""
        return self.read(self)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the person should know, as sentences in the language in use."""
        return tuple(sentence(notice, self._notices[notice]) for notice in self._notices)

    def note(self, notice: Notice, count: int = 1) -> None:
        """Count one more of something the person should know."""
        if count:
            self._notices[notice] += count

    def skip(self, where: str, reason: str, raw: str = "") -> None:
        """Leave something out, keeping the beginning of it."""
        kept = storable(raw[: min(RAW_CHARACTERS, self._raw_left)])
        self._raw_left -= len(kept)
        self.skipped.append(Skipped(shown(where), reason, kept))

    def accepted(
        self,
        page: Page,
        source_id: str,
        *,
        where: str,
        raw: Callable[[], str],
        created: datetime | None = None,
        attachments: tuple[Attached, ...] = (),
        notebook: str = "",
    ) -> Iterator[Arrival]:
        """Give the page if the journal can take it; else leave it out with the reason."""
        reason = _reason_against(page)
        if reason:
            self.skip(where, reason, raw())
            return
        if len(page.tags) > MOST_TAGS:
            self.note(Notice.TAGS_LEFT)
            page = replace(page, tags=page.tags[:MOST_TAGS])
        yield Arrival(
            page,
            self.format,
            stable_id(source_id),
            created,
            notebook=notebook,
            attachments=attachments,
        )


def with_title(title: str, text: str) -> tuple[str, str]:
    """Return title and text; a title longer than a page can have goes into the text."""
    if len(title) <= LONGEST_TITLE:
        return title, text
    return "", f"{title}\n{text}" if text else title


def stable_id(source_id: str) -> str:
    """Return an id as it can be stored and will be found again."""
    clean = storable(source_id)
    if len(clean) <= _LONGEST_ID:
        return clean
    return sha256(clean.encode("utf-8")).hexdigest()


def digest_id(source_format: str, moment: datetime, title: str, text: str) -> str:
    """Return an id for an entry whose source gives none (formats.md, Importers 0.2)."""
    parts = (source_format, moment.isoformat(timespec="seconds"), title, text)
    return sha256("|".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def shown(text: str) -> str:
    """Return a name that is safe to show: no control or direction marks, not endless."""
    clean = _UNSEEN.sub("\ufffd", unicodedata.normalize("NFC", text))
    return clean if len(clean) <= _SHOWN_CHARACTERS else clean[: _SHOWN_CHARACTERS - 1] + "…"


def is_encrypted(head: bytes) -> bool:
    """Say whether a file that begins so is encrypted by another app."""
    return head.startswith(_ENCRYPTED)


def read_head(path: Path) -> bytes:
    """Return the first bytes of a file; raise ImportUnreadable."""
    try:
        with opened(path) as file:
            return file.read(_HEAD_BYTES)
    except (OSError, ValueError) as error:
        raise ImportUnreadable(path) from error


def read_whole(path: Path, most: int, *, follow_links: bool = True) -> bytes:
    """Return the bytes of a file; raise ImportUnreadable, and ImportUnsafe above `most` bytes."""
    try:
        with opened(path, follow_links=follow_links) as file:
            data = read_at_most(file, most)
    except (OSError, ValueError) as error:
        raise ImportUnreadable(path) from error
    if data is None:
        raise ImportUnsafe(path)
    return data


def read_at_most(file: io.BufferedReader, most: int) -> bytes | None:
    """Return what is in an open file, or None when it is more than `most` bytes."""
    size = os.fstat(file.fileno()).st_size
    return None if size > most else file.read(size)


def opened(path: Path, *, follow_links: bool = True) -> io.BufferedReader:
    """Open a regular file for reading; raise OSError for anything else."""
    descriptor = os.open(path, _READ | (0 if follow_links else _NO_FOLLOW))
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(f"not a regular file: {path}")
        return io.BufferedReader(io.FileIO(descriptor))
    except BaseException:
        os.close(descriptor)
        raise


def decoded(data: bytes) -> str | None:
    """Return the text of a file: UTF-8, or UTF-16 or -32 with their mark; None for others.

    A mark at the beginning is taken off; line ends stay as they are.
    """
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        encoding = "utf-32"
    elif data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    else:
        encoding = "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _reason_against(page: Page) -> str:
    if page.is_empty:
        return _("There is nothing in it.")
    if page.local_date == date.min:  # stands for "the day it is written" in a page
        return unreadable_date()
    if len(page.text) > MOST_CHARACTERS:
        return _("It is longer than this app can take.")
    return ""


def unreadable_date() -> str:
    """Return the reason for leaving out what has no day."""
    return _("Its date could not be read.")


def unreadable_text() -> str:
    """Return the reason for leaving out an entry whose text is no text."""
    return _("Its text could not be read.")


def not_an_entry() -> str:
    """Return the reason for leaving out what has not the shape of an entry."""
    return _("It is not an entry of a journal.")


def unreadable() -> str:
    """Return the reason for leaving out a file that is damaged."""
    return _("It could not be read.")


def locked_elsewhere() -> str:
    """Return the reason for leaving out what another app encrypted."""
    return _("It is encrypted by another app.")


def numbered(number: int) -> str:
    """Return where an entry stands that has no name."""
    return _("entry {number}").format(number=number)
