"""What every importer shares: limits, a source of pages, and what was left out and why.

Nothing here writes a file. What cannot be brought in is told with a reason and
never stops the rest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from hashlib import sha256
from typing import Final

from companion.errors import Cancelled, ImportUnreadable
from companion.i18n import _
from companion.journal.importers.attached import Arrival, Attached
from companion.journal.importers.left_out import (
    LeftOut,
    Skipped,
    too_long,
    unreadable,
    unreadable_date,
)
from companion.journal.importers.notices import Notice, sentence
from companion.journal.importers.reading import OneUnreadable, TooLarge
from companion.journal.model import MOST_CHARACTERS, Page, with_title
from companion.values import storable

MOST_JSON_BYTES: Final = 200 * 1024 * 1024
"""The largest JSON text of one source, in bytes."""
MOST_TAGS: Final = 1_000
"""The most tags one page brings along."""
LONGEST_NAME: Final = 1_000
"""Of a tag, or a notebook: each is written down once for every page that has it."""
MOST_FILES: Final = 1_000
"""The most pictures and other files one page brings along."""
MOST_ENTRIES: Final = 250_000
"""In how many places of one file an entry may begin: a dozen a day for fifty years."""
STARRED: Final = "starred"
"""The tag for entries the other app marks with a star; the same in every language,
or a second import in another language would bring all of them in again."""
_LONGEST_ID: Final = 1_000


def _never() -> bool:
    return False


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
    files: set[str] = field(default_factory=set)
    """Files beside the pages that belong to none of them so far; by their keys."""
    is_cancelled: Callable[[], bool] = _never
    """Asked whenever something is left out: a source may hold nothing else."""
    _notices: Counter[Notice] = field(default_factory=Counter)
    _left_out: LeftOut = field(init=False)

    def __post_init__(self) -> None:
        self._left_out = LeftOut(self.format)

    def pages(self) -> Iterator[Arrival]:
        """Give the pages one by one; bad ones go to `skipped` and do not stop the rest."""
        return self.read(self)

    @property
    def skipped(self) -> list[Skipped]:
        """What was left out, in order."""
        return self._left_out.listed

    @property
    def unattached(self) -> int:
        """How many files belong to no page, and stay where they are."""
        return len(self.files)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the person should know, as sentences in the language in use."""
        return tuple(sentence(notice, self._notices[notice]) for notice in self._notices)

    def note(self, notice: Notice, count: int = 1) -> None:
        """Count one more of something the person should know."""
        if count:
            self._notices[notice] += count

    def skip(self, where: str, reason: str, raw: str = "") -> None:
        """Leave something out, keeping the beginning of it; raise Cancelled and ImportUnsafe."""
        if self.is_cancelled():
            raise Cancelled
        self._left_out.add(where, reason, raw)

    def skip_file(self, where: str, error: ImportUnreadable) -> None:
        """Leave out a file that could not be read, keeping what is known of it."""
        beginning = error.beginning if isinstance(error, OneUnreadable) else b""
        reason = too_long() if isinstance(error, TooLarge) else unreadable()
        self.skip(where, reason, beginning.decode("utf-8", "replace"))

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
        title, text = with_title(page.title, page.text)
        page = replace(page, title=title, text=text)
        reason = _reason_against(page)
        if reason:
            self.skip(where, reason, raw())
            return
        tags = tuple(tag for tag in page.tags if len(tag) <= LONGEST_NAME)
        if len(tags) < len(page.tags) or len(notebook) > LONGEST_NAME:
            self.note(Notice.NAME_LEFT)
            notebook = notebook if len(notebook) <= LONGEST_NAME else ""
        page = replace(page, tags=tags)
        if len(page.tags) > MOST_TAGS:
            self.note(Notice.TAGS_LEFT)
            page = replace(page, tags=page.tags[:MOST_TAGS])
        if len(attachments) > MOST_FILES:
            self.note(Notice.FILES_LEFT)
            attachments = attachments[:MOST_FILES]
        self.files.difference_update(file.key for file in attachments)
        yield Arrival(
            page,
            self.format,
            stable_id(source_id),
            created,
            notebook=notebook,
            attachments=attachments,
        )


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


def _reason_against(page: Page) -> str:
    if page.is_empty:
        return _("There is nothing in it.")
    if page.local_date == date.min:  # stands for "the day it is written" in a page
        return unreadable_date()
    if len(page.text) > MOST_CHARACTERS:
        return too_long()
    return ""
