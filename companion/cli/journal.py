"""companion journal add | list | show | search | edit | delete | restore | import."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING

import click

from companion.cli.bring_in import import_
from companion.cli.common import (
    json_option,
    note,
    opened_journal,
    passphrase_option,
    print_json,
    say,
    text_from_input,
)
from companion.clock import now
from companion.errors import UsageError
from companion.i18n import _, long_date

if TYPE_CHECKING:
    from companion.journal.model import Entry, EntrySummary, Page


@click.group(help=_("The pages of the journal."))
def journal() -> None:
    """Group the commands on pages."""


journal.add_command(import_)


def _page_options(function: click.decorators.FC) -> click.decorators.FC:
    function = click.option(
        "--date", "when", metavar="ISO", help=_("The day, or day and time: 2026-03-10T21:05.")
    )(function)
    function = click.option("--tag", "tags", multiple=True, help=_("A tag; can be given again."))(
        function
    )
    return click.option("--title", help=_("A title."))(function)


@journal.command(help=_("Save a page; its text comes from standard input."))
@_page_options
@passphrase_option
@json_option
@click.pass_context
def add(
    context: click.Context,
    title: str | None,
    tags: tuple[str, ...],
    when: str | None,
    passphrase_file: str | None,
    as_json: bool,
) -> None:
    """Add a page."""
    from companion.journal.model import Page

    day = _moment(when)
    with opened_journal(context, passphrase_file) as opened:
        page = _dated(Page(text_from_input(), title or "", tags=tags), day)
        entry = opened.write(page, now=now())
    if as_json:
        print_json(_entry(entry))
    else:
        say(entry.id)
        note(_("Saved on this computer"))


@journal.command("list", help=_("List the pages, the newest first."))
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1, 100_000))
@click.option("--bin", "in_bin", is_flag=True, help=_("List what is in the bin."))
@passphrase_option
@json_option
@click.pass_context
def list_(
    context: click.Context, limit: int, in_bin: bool, passphrase_file: str | None, as_json: bool
) -> None:
    """List pages."""
    with opened_journal(context, passphrase_file) as opened:
        found = opened.newest(limit=limit, in_bin=in_bin)
    if as_json:
        print_json({"entries": [_summary(entry) for entry in found]})
        return
    for entry in found:
        say(_line(entry))
    if not found:
        note(_("The bin is empty.") if in_bin else _("No pages yet."))


@journal.command(help=_("Print one page."))
@click.argument("entry_id", metavar="ID")
@passphrase_option
@json_option
@click.pass_context
def show(context: click.Context, entry_id: str, passphrase_file: str | None, as_json: bool) -> None:
    """Print a page exactly as it was written."""
    with opened_journal(context, passphrase_file) as opened:
        entry = opened.read(opened.full_id(entry_id))
    if as_json:
        print_json(_entry(entry))
        return
    page = entry.page
    note(f"{long_date(page.local_date)} {page.local_time:%H:%M} {page.zone}".strip())
    if page.title:
        note(page.title)
    if page.tags:
        note(" ".join(f"#{tag}" for tag in page.tags))
    click.echo(page.text, nl=not page.text.endswith("\n"))


@journal.command(help=_("Find pages; the last word may be unfinished."))
@click.argument("text")
@click.option("--newest", is_flag=True, help=_("The newest first, not the best match."))
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1, 1000))
@passphrase_option
@json_option
@click.pass_context
def search(
    context: click.Context,
    text: str,
    newest: bool,
    limit: int,
    passphrase_file: str | None,
    as_json: bool,
) -> None:
    """Search title, text and tags; '-' as TEXT reads the words from standard input."""
    from companion.journal.model import Order

    with opened_journal(context, passphrase_file) as opened:
        words = text_from_input().strip() if text == "-" else text
        hits = opened.search(words, order=Order.NEWEST if newest else Order.BEST, limit=limit)
    if as_json:
        print_json({
            "hits": [
                {
                    **_summary(hit.summary),
                    "snippet": hit.snippet,
                    "matches": [list(match) for match in hit.matches],
                }
                for hit in hits
            ]
        })  # fmt: skip
        return
    for hit in hits:
        say(_line(hit.summary))
        say("    " + " ".join(hit.snippet.split()))
    if not hits:
        note(_("No page holds all these words."))


@journal.command(help=_("Give a page a new text from standard input; the earlier one is kept."))
@click.argument("entry_id", metavar="ID")
@_page_options
@passphrase_option
@json_option
@click.pass_context
def edit(
    context: click.Context,
    entry_id: str,
    title: str | None,
    tags: tuple[str, ...],
    when: str | None,
    passphrase_file: str | None,
    as_json: bool,
) -> None:
    """Edit a page; what is not named stays as it is."""
    day = _moment(when)
    with opened_journal(context, passphrase_file) as opened:
        current = opened.read(opened.full_id(entry_id))
        page = replace(
            current.page,
            text=text_from_input(),
            title=current.page.title if title is None else title,
            tags=tags or current.page.tags,
        )
        entry = opened.write(_dated(page, day), now=now(), entry_id=current.id)
    if as_json:
        print_json(_entry(entry))
    else:
        note(_("Saved on this computer"))


@journal.command(help=_("Move a page to the bin for 30 days."))
@click.argument("entry_id", metavar="ID")
@passphrase_option
@click.pass_context
def delete(context: click.Context, entry_id: str, passphrase_file: str | None) -> None:
    """Move a page to the bin."""
    with opened_journal(context, passphrase_file) as opened:
        opened.move_to_bin(opened.full_id(entry_id), now=now())
    note(_("Moved to the bin. You can bring it back for 30 days."))


@journal.command(help=_("Bring a page back from the bin."))
@click.argument("entry_id", metavar="ID")
@passphrase_option
@click.pass_context
def restore(context: click.Context, entry_id: str, passphrase_file: str | None) -> None:
    """Bring a page back."""
    with opened_journal(context, passphrase_file) as opened:
        opened.restore(opened.full_id(entry_id))
    note(_("The page is back."))


def _moment(when: str | None) -> datetime | None:
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


def _dated(page: Page, when: datetime | None) -> Page:
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


def _line(entry: EntrySummary) -> str:
    title = entry.title or _("Page without a title")
    return f"{entry.id}  {entry.local_date.isoformat()} {entry.local_time:%H:%M}  {title}"


def _summary(entry: EntrySummary) -> dict[str, object]:
    return {
        "id": entry.id,
        "title": entry.title,
        **_when(entry.local_date, entry.local_time),
        "tags": list(entry.tags),
        "deleted": None if entry.deleted is None else entry.deleted.isoformat(),
    }


def _entry(entry: Entry) -> dict[str, object]:
    return {
        "id": entry.id,
        "title": entry.page.title,
        "text": entry.page.text,
        **_when(entry.page.local_date, entry.page.local_time),
        "zone": entry.page.zone,
        "tags": list(entry.page.tags),
        "created": entry.created.isoformat(),
        "changed": entry.changed.isoformat(),
        "revision": entry.revision,
        "deleted": None if entry.deleted is None else entry.deleted.isoformat(),
    }


def _when(day: date, at: time) -> dict[str, object]:
    return {"date": day.isoformat(), "time": at.isoformat(timespec="seconds")}
