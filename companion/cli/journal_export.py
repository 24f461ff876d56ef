"""companion journal export | archive: copies in the clear, and locked ones."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

import click

from companion import i18n
from companion.cli.common import (
    json_option,
    note,
    notebook_id,
    notebook_option,
    opened_vault,
    passphrase_option,
    print_json,
    say,
    secret_from,
)
from companion.cli.journal_print import day_from
from companion.clock import now
from companion.i18n import _, ngettext

if TYPE_CHECKING:
    from companion.journal.exporters.export import Printing
    from companion.journal.exporters.selection import Record, Selection

_FORMS: Final = ("own", "markdown", "html", "pdf")
_Function = TypeVar("_Function", bound=Callable[..., Any])


def _printing() -> Printing:
    """Return what draws a PDF."""
    # Letters are drawn by Qt, which needs no screen for that.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from companion.settings import Settings
    from companion.ui import application
    from companion.ui.journal.printed import print_pages

    qt = application.make(Settings(language=i18n.language()))

    def draw(file: Path, pages: Iterator[Record]) -> None:
        nonlocal qt
        print_pages(file, pages)
        del qt  # held until the letters are drawn

    return draw


def _chosen_pages(function: _Function) -> _Function:
    """Add the options that choose pages; the command gets them as one `selection`."""

    @wraps(function)
    def called(
        *arguments: Any,
        first: str | None,
        last: str | None,
        tag: str,
        set_aside: bool,
        sealed: bool,
        **others: Any,
    ) -> Any:
        from companion.journal.exporters.selection import Selection

        days = day_from(first), day_from(last)
        chosen = Selection(*days, tag, set_aside=set_aside, sealed=sealed)
        return function(*arguments, selection=chosen, **others)

    made: Any = called
    for option in (
        click.option("--sealed", is_flag=True, help=_("Take pages along that are still sealed.")),
        click.option("--set-aside", is_flag=True, help=_("Take pages along that are set aside.")),
        click.option("--tag", default="", help=_("Only pages with this tag.")),
        click.option("--to", "last", metavar="ISO", help=_("The last day to take along.")),
        click.option("--from", "first", metavar="ISO", help=_("The first day to take along.")),
    ):
        made = option(made)
    return cast("_Function", made)


@click.command(help=_("Write a copy of pages to a new folder that anyone who finds it can read."))
@click.argument("place", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--format", "form", required=True, type=click.Choice(_FORMS), help=_("Which kind."))
@click.option(
    "--keep-hidden-data",
    is_flag=True,
    help=_("Leave the place, the camera and the like in pictures (markdown and html)."),
)
@_chosen_pages
@notebook_option(_("Only pages of this notebook."))
@passphrase_option
@json_option
@click.pass_context
def export(
    context: click.Context,
    place: Path,
    form: str,
    keep_hidden_data: bool,
    selection: Selection,
    notebook: str | None,
    passphrase_file: str | None,
    as_json: bool,
) -> None:
    """Write a copy in the clear; say so first."""
    from companion.journal.exporters.export import Form
    from companion.journal.exporters.export import export as write
    from companion.journal.exporters.shared_files import told

    printing = _printing() if form == Form.PDF.value else None
    note(_("This copy is not locked. Anyone who finds it can read it."))
    with opened_vault(context, passphrase_file) as vault:
        selection = replace(
            selection,
            notebook=notebook_id(vault, notebook),
            keep_hidden_data=keep_hidden_data,
        )
        done = write(vault, place, Form(form), now=now(), selection=selection, printing=printing)
    if as_json:
        print_json({
            "path": str(done.path),
            "format": form,
            "pages": done.pages,
            "attachments": done.attachments,
            "kept_back": done.kept_back,
            "as_they_came": list(done.shared.as_they_came),
            "pictures_left_out": list(done.shared.left_out.values()),
        })  # fmt: skip
        return
    say(str(done.path))
    _tell(done.pages, done.kept_back)
    for line in told(done.shared):
        note(line)


@click.command(help=_("Write a locked copy that any tool for the age format can open."))
@click.argument("place", metavar="FILE.age", type=click.Path(path_type=Path))
@click.option(
    "--archive-passphrase-file",
    metavar="FILE",
    help=_("Read the key of the copy from the first line of a file; - for standard input."),
)
@_chosen_pages
@notebook_option(_("Only pages of this notebook."))
@passphrase_option
@json_option
@click.pass_context
def archive(
    context: click.Context,
    place: Path,
    archive_passphrase_file: str | None,
    selection: Selection,
    notebook: str | None,
    passphrase_file: str | None,
    as_json: bool,
) -> None:
    """Write a locked copy and say how it opens."""
    from companion.journal.exporters.archive import archive as write

    with opened_vault(context, passphrase_file) as vault:
        secret = secret_from(archive_passphrase_file, _("A key for the copy"), confirm=True)
        selection = replace(selection, notebook=notebook_id(vault, notebook))
        done = write(vault, place, secret, now=now(), selection=selection)
    if as_json:
        print_json({
            "path": str(done.path),
            "key_path": None if done.key_path is None else str(done.key_path),
            "pages": done.pages,
            "attachments": done.attachments,
            "kept_back": done.kept_back,
        })  # fmt: skip
        return
    say(str(done.path))
    identity = "" if done.key_path is None else f" -i {done.key_path}"
    if done.key_path is not None:
        say(str(done.key_path))
        note(_("The copy is two files. Keep both: one is locked by the other."))
    _tell(done.pages, done.kept_back)
    command = f"age -d{identity} -o journal.tar {done.path}"
    note(_("Any tool for age opens it: {command}").format(command=command))


def _tell(pages: int, kept_back: int) -> None:
    note(
        ngettext("{count} page is in the copy.", "{count} pages are in the copy.", pages).format(
            count=pages
        )
    )
    if kept_back:
        note(
            ngettext(
                "{count} page that is set aside or sealed was left out.",
                "{count} pages that are set aside or sealed were left out.",
                kept_back,
            ).format(count=kept_back)
        )
