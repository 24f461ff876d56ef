"""The values of the journal. They cross every border; database rows do not."""

from __future__ import annotations

import secrets
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from enum import Enum
from hashlib import sha256
from typing import Final

from companion.errors import EntryEmpty, TextTooLong
from companion.values import one_line, storable

BIN_DAYS: Final = 30
"""How long a page stays in the bin (care.md 3.2, T4)."""
MOST_CHARACTERS: Final = 10_000_000
"""The longest page the app takes; far beyond a long novel."""
LONGEST_TITLE: Final = 1_000
FIRST: Final = "first"
"""The id of the notebook that is always there; where a page is when nobody chose another."""
LOCKED: Final = "locked"
"""The id by which the locked notebook is known beside others; in its own vault it is the first."""


class Kind(Enum):
    """What a page is to the person who writes it."""

    PAGE = "page"
    LETTER = "letter"
    """A letter that is not sent."""
    MEMORY = "memory"
    """A memory of someone."""
    DREAM = "dream"
    """A dream or a nightmare."""
    WORRY = "worry"
    """A worry to put on the shelf."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a person writes: the part of an entry that is theirs.

    The text is kept exactly as typed. Date and time are those of the place the
    person was in, with the name of its zone.
    """

    text: str
    title: str = ""
    local_date: date = date.min
    """The day, in the page's own zone; date.min stands for the day it is written."""
    local_time: time = time.min
    """The time of day, to the second, in the page's own zone."""
    zone: str = ""
    """IANA name like 'America/Denver'; '' when it is not known."""
    tags: tuple[str, ...] = ()
    kind: Kind = Kind.PAGE

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in it but white space."""
        return not self.text.strip() and not self.title.strip()


@dataclass(frozen=True, slots=True)
class Kept:
    """How a saved page is kept apart; nothing of it at first."""

    set_aside: bool = False
    """Out of lists, search and exports until asked for."""
    content_note: str = ""
    """What is shown before the page opens: a topic, in the person's words."""
    sealed_until: date | None = None
    """The first day on which it opens like any other page."""
    never_bring_back: bool = False
    """Never shown when looking back."""

    def is_sealed(self, today: date) -> bool:
        """Say whether its day has not come yet."""
        return self.sealed_until is not None and today < self.sealed_until


@dataclass(frozen=True, slots=True)
class Entry:
    """A page that was saved."""

    id: str
    page: Page
    created: datetime
    """UTC."""
    changed: datetime
    """UTC."""
    revision: int
    """1 for the first saving, one more for each later one."""
    deleted: datetime | None = None
    """When it was moved to the bin (UTC), or None."""
    kept: Kept = Kept()
    notebook: str = FIRST
    """The id of the notebook it is in."""


@dataclass(frozen=True, slots=True)
class EntrySummary:
    """What a list shows: never a word of the text."""

    id: str
    title: str
    local_date: date
    local_time: time
    tags: tuple[str, ...]
    place: int
    """Where it stands in the journal; larger is newer. Ask for more below the last one."""
    deleted: datetime | None = None
    kind: Kind = Kind.PAGE
    kept: Kept = Kept()
    notebook: str = FIRST
    """The id of the notebook it is in."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A page that is being written and was not saved yet."""

    id: str
    page: Page
    changed: datetime
    """UTC."""
    entry_id: str | None = None
    """The saved page it changes, or None for a new one."""
    notebook: str | None = None
    """The id of the notebook a new page is written in; None for where it was, or the first."""


@dataclass(frozen=True, slots=True)
class Revision:
    """An earlier saving of a page."""

    number: int
    page: Page
    changed: datetime
    """When that text was saved (UTC)."""


class Order(Enum):
    """In which order a search answers."""

    NEWEST = "newest"
    BEST = "best"


@dataclass(frozen=True, slots=True)
class Filters:
    """Among which pages a search looks."""

    first: date | None = None
    """The earliest day, in the pages' own zones."""
    last: date | None = None
    """The latest day, itself included."""
    kinds: tuple[Kind, ...] = ()
    """Any of these; none stands for all."""
    tag: str = ""
    """In upper or lower case."""
    set_aside: bool = False
    """Whether pages that are set aside are looked through, too."""
    today: date = date.min
    """Pages sealed until a later day than this are left out; without it, all sealed ones."""
    notebook: str | None = None
    """The id of the only notebook to look in; None for all of them."""

    @property
    def narrows(self) -> bool:
        """Whether anything was chosen that leaves pages out."""
        return bool(self.first or self.last or self.kinds or self.tag.strip())


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One page that a search found, with the words around the first match."""

    summary: EntrySummary
    snippet: str
    matches: tuple[tuple[int, int], ...]
    """Start and length of each match in the snippet, in characters."""


@dataclass(frozen=True, slots=True)
class SourcedPage:
    """A page that comes from another journal, and how to know it again."""

    page: Page
    source_format: str
    """'day-one', 'jrnl', 'markdown'."""
    source_id: str
    """Stable in the source: its own id, or a digest of date, title and text."""
    created: datetime | None = None
    """UTC, where the source says so."""
    notebook: str = ""
    """The name of the notebook it was in, where the source says so."""


def prepared(page: Page) -> Page:
    """Return a page as it is stored: title on one line, tags tidy, text untouched.

    Preparing what is prepared changes nothing. Raises EntryEmpty when there is
    nothing to keep, TextTooLong, and FieldTooLong for the title.
    """
    if page.is_empty:
        raise EntryEmpty
    if len(page.text) > MOST_CHARACTERS:
        raise TextTooLong(MOST_CHARACTERS)
    return replace(
        page,
        text=storable(page.text),
        title=one_line(page.title, LONGEST_TITLE),
        local_time=page.local_time.replace(microsecond=0, tzinfo=None),
        tags=tidy_tags(page.tags),
    )


def with_title(title: str, text: str) -> tuple[str, str]:
    """Return title and text; a title longer than a page can have goes into the text."""
    if len(title) <= LONGEST_TITLE:
        return title, text
    return "", f"{title}\n{text}" if text else title


def tidy_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Return tags in order, without doubles (regardless of case), spaces around or breaks.

    However long they are, each stays whole.
    """
    seen: dict[str, str] = {}
    for tag in tags:
        clean = " ".join(unicodedata.normalize("NFC", storable(tag)).split())
        clean = clean.lstrip("# ").strip()
        if clean:
            seen.setdefault(clean.casefold(), clean)
    return tuple(sorted(seen.values()))


def placed(page: Page, now: datetime) -> Page:
    """Return a page with its day; one without is of the moment `now`, in its zone."""
    if page.local_date != date.min:
        return page
    return replace(
        page, local_date=now.date(), local_time=now.time().replace(microsecond=0), zone=zone_of(now)
    )


def dated_like(page: Page, other: Page) -> Page:
    """Return a page with the day of another."""
    return replace(page, local_date=other.local_date, local_time=other.local_time, zone=other.zone)


def zone_of(now: datetime) -> str:
    """Return the IANA name of a moment's zone, or its offset where it has no name."""
    key = getattr(now.tzinfo, "key", None)
    if key:
        return str(key)
    return "UTC" if now.tzinfo is UTC else now.strftime("%z")


def new_id() -> str:
    """Return a new random id: 16 hexadecimal digits."""
    return secrets.token_hex(8)


def content_digest(page: Page) -> str:
    """Return what tells one content of a page from another (SHA-256, hexadecimal)."""
    parts = (
        page.local_date.isoformat(),
        page.local_time.isoformat(),
        page.title,
        page.text,
        *sorted(page.tags),
        # Pages that came in before there were kinds keep the digest they have.
        *(() if page.kind is Kind.PAGE else (f"\1{page.kind.value}",)),
    )
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
