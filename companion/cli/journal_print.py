"""How the commands on pages read days and print pages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Final

from companion.clock import now
from companion.errors import UsageError
from companion.i18n import _

if TYPE_CHECKING:
    from companion.journal.attachment_store import Attachment
    from companion.journal.model import Entry, EntrySummary, Kept, Page


KINDS: Final = ("page", "letter", "memory", "dream", "worry")
"""The names of the kinds of page; the model is read only when a command is called."""


def moment_from(when: str | None) -> datetime | None:
    """Return the moment that a person typed, or None where nothing was typed."""
    if when is None:
        return None
    try:
        return datetime.fromisoformat(when)
    except ValueError:
        raise UsageError(
            _("We could not read that date: {date}. Try 2026-03-10 or 2026-03-10T21:05.").format(
                date=when
            )
        ) from None


def day_from(when: str | None) -> date | None:
    """Return the day that a person typed, or None where nothing was typed."""
    moment = moment_from(when)
    return None if moment is None else moment.date()


def dated(page: Page, when: datetime | None) -> Page:
    """Put a page on the day that was asked for, in that moment's own zone."""
    if when is None:
        return page
    from companion.journal.model import zone_of

    local = when if when.tzinfo is not None else when.replace(tzinfo=now().tzinfo)
    return replace(
        page,
        local_date=local.date(),
        local_time=local.time().replace(microsecond=0, tzinfo=None),
        zone=zone_of(local),
    )


def line_of(entry: EntrySummary) -> str:
    """Return a page as a line of a list: never a word of its text."""
    title = entry.title or _("Page without a title")
    return f"{entry.id}  {entry.local_date.isoformat()} {entry.local_time:%H:%M}  {title}"


def summary_document(entry: EntrySummary) -> dict[str, object]:
    """Return what a list says of a page, for JSON."""
    return {
        "id": entry.id,
        "title": entry.title,
        **_when(entry.local_date, entry.local_time),
        "tags": list(entry.tags),
        "kind": entry.kind.value,
        **kept_document(entry.kept),
        "notebook": entry.notebook,
        "deleted": None if entry.deleted is None else entry.deleted.isoformat(),
    }


def entry_document(entry: Entry) -> dict[str, object]:
    """Return a whole page, for JSON."""
    return {
        "id": entry.id,
        **page_document(entry.page),
        **kept_document(entry.kept),
        "created": entry.created.isoformat(),
        "changed": entry.changed.isoformat(),
        "revision": entry.revision,
        "notebook": entry.notebook,
        "deleted": None if entry.deleted is None else entry.deleted.isoformat(),
    }


def page_document(page: Page) -> dict[str, object]:
    """Return what is the person's in a page, for JSON."""
    return {
        "title": page.title,
        "text": page.text,
        **_when(page.local_date, page.local_time),
        "zone": page.zone,
        "tags": list(page.tags),
        "kind": page.kind.value,
    }


def kept_document(kept: Kept) -> dict[str, object]:
    """Return how a page is kept apart, for JSON."""
    until = kept.sealed_until
    return {
        "set_aside": kept.set_aside,
        "content_note": kept.content_note,
        "sealed_until": None if until is None else until.isoformat(),
        "never_bring_back": kept.never_bring_back,
    }


def attachment_document(attachment: Attachment) -> dict[str, object]:
    """Return what is known of an attachment, for JSON."""
    return {
        "id": attachment.id,
        "name": attachment.name,
        "media_type": attachment.media_type,
        "size": attachment.size,
        "sha256": attachment.sha256,
        "created": attachment.created.isoformat(),
    }


def _when(day: date, at: time) -> dict[str, object]:
    return {"date": day.isoformat(), "time": at.isoformat(timespec="seconds")}
