"""companion journal add | list | show | edit | delete | restore; the others are beside it."""

from __future__ import annotations

from dataclasses import replace

import click

from companion.cli.bring_in import import_
from companion.cli.common import (
    json_option,
    locked_notebook_option,
    note,
    notebook_id,
    notebook_option,
    opened_journal,
    opened_vault,
    passphrase_option,
    print_json,
    say,
    text_from_input,
)
from companion.cli.journal_attachments import attach, attachments, detach
from companion.cli.journal_export import archive, export
from companion.cli.journal_history import history
from companion.cli.journal_keep import keep
from companion.cli.journal_notebooks import notebooks
from companion.cli.journal_print import (
    KINDS,
    dated,
    entry_document,
    line_of,
    moment_from,
    summary_document,
)
from companion.cli.journal_search import search
from companion.clock import now
from companion.i18n import _, long_date


@click.group(help=_("The pages of the journal."))
@locked_notebook_option
def journal() -> None:
    """Group the commands on pages."""


for _command in (
    *(search, history, attach, attachments, detach, keep),
    *(notebooks, export, archive, import_),
):
    journal.add_command(_command)


def _page_options(function: click.decorators.FC) -> click.decorators.FC:
    function = click.option(
        "--date", "when", metavar="ISO", help=_("The day, or day and time: 2026-03-10T21:05.")
    )(function)
    function = click.option("--tag", "tags", multiple=True, help=_("A tag; can be given again."))(
        function
    )
    function = click.option("--kind", type=click.Choice(KINDS), help=_("What the page is."))(
        function
    )
    return click.option("--title", help=_("A title."))(function)


@journal.command(help=_("Save a page; its text comes from standard input."))
@_page_options
@notebook_option(_("The notebook it goes into."))
@passphrase_option
@json_option
@click.pass_context
def add(
    context: click.Context,
    title: str | None,
    kind: str | None,
    tags: tuple[str, ...],
    when: str | None,
    notebook: str | None,
    passphrase_file: str | None,
    as_json: bool,
) -> None:
    """Add a page."""
    from companion.journal.model import FIRST, Kind, Page

    day = moment_from(when)
    with opened_journal(context, passphrase_file) as opened:
        page = dated(
            Page(text_from_input(), title or "", tags=tags, kind=Kind(kind or "page")), day
        )
        into = notebook_id(opened.vault, notebook) or FIRST
        entry = opened.write(page, now=now(), notebook=into)
    if as_json:
        print_json(entry_document(entry))
    else:
        say(entry.id)
        note(_("Saved on this computer"))


@journal.command("list", help=_("List the pages, the newest first."))
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1, 100_000))
@click.option("--bin", "in_bin", is_flag=True, help=_("List what is in the bin."))
@click.option("--set-aside", is_flag=True, help=_("List the pages that are set aside."))
@notebook_option(_("Only pages of this notebook."))
@passphrase_option
@json_option
@click.pass_context
def list_(
    context: click.Context,
    limit: int,
    in_bin: bool,
    set_aside: bool,
    notebook: str | None,
    passphrase_file: str | None,
    as_json: bool,
) -> None:
    """List pages."""
    with opened_journal(context, passphrase_file) as opened:
        only = notebook_id(opened.vault, notebook)
        found = opened.newest(limit=limit, in_bin=in_bin, set_aside=set_aside, notebook=only)
    if as_json:
        print_json({"entries": [summary_document(entry) for entry in found]})
        return
    for entry in found:
        say(line_of(entry))
    if not found:
        note(_("The bin is empty.") if in_bin else _("No pages yet."))


@journal.command(help=_("Print one page."))
@click.argument("entry_id", metavar="ID")
@passphrase_option
@json_option
@click.pass_context
def show(context: click.Context, entry_id: str, passphrase_file: str | None, as_json: bool) -> None:
    """Print a page exactly as it was written; one that is sealed stays closed."""
    from companion.journal.keeping import Keeping
    from companion.journal.service import Journal

    with opened_vault(context, passphrase_file) as vault:
        entry = Keeping(vault).opened(Journal(vault).full_id(entry_id), now().date())
    if as_json:
        print_json(entry_document(entry))
        return
    page = entry.page
    note(f"{long_date(page.local_date)} {page.local_time:%H:%M} {page.zone}".strip())
    if page.title:
        note(page.title)
    if entry.kept.content_note:
        note(_("Content note: {note}").format(note=entry.kept.content_note))
    if page.tags:
        note(" ".join(f"#{tag}" for tag in page.tags))
    click.echo(page.text, nl=not page.text.endswith("\n"))


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
    kind: str | None,
    tags: tuple[str, ...],
    when: str | None,
    passphrase_file: str | None,
    as_json: bool,
) -> None:
    """Edit a page; what is not named stays as it is."""
    from companion.journal.model import Kind

    day = moment_from(when)
    with opened_journal(context, passphrase_file) as opened:
        current = opened.read(opened.full_id(entry_id))
        page = replace(
            current.page,
            text=text_from_input(),
            title=current.page.title if title is None else title,
            tags=tags or current.page.tags,
            kind=current.page.kind if kind is None else Kind(kind),
        )
        entry = opened.write(dated(page, day), now=now(), entry_id=current.id)
    if as_json:
        print_json(entry_document(entry))
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


@journal.command(
    name="empty-bin", help=_("Remove everything that is in the bin, now and for good.")
)
@passphrase_option
@json_option
@click.pass_context
def empty_bin(context: click.Context, passphrase_file: str | None, as_json: bool) -> None:
    """Empty the bin."""
    with opened_journal(context, passphrase_file) as opened:
        gone = opened.empty_bin()
    if as_json:
        print_json({"removed": gone})
    else:
        note(_("The bin is empty now."))
