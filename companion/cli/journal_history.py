"""companion journal history: what a page was before, what changed, and back to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from companion.cli.common import (
    json_option,
    note,
    opened_journal,
    passphrase_option,
    print_json,
    say,
)
from companion.cli.journal_print import entry_document, page_document
from companion.clock import now
from companion.errors import UsageError
from companion.i18n import _

if TYPE_CHECKING:
    from companion.journal.history import Comparison, Piece
    from companion.journal.model import Entry, Revision

_MARKS: Final = {"same": ("", ""), "added": ("{+", "+}"), "removed": ("[-", "-]")}


@click.command(help=_("List the earlier savings of a page, compare one, or go back to one."))
@click.argument("entry_id", metavar="ID")
@click.option(
    "--compare", type=int, metavar="NUMBER", help=_("Mark what changed since this saving.")
)
@click.option("--restore", type=int, metavar="NUMBER", help=_("Go back to this saving."))
@passphrase_option
@json_option
@click.pass_context
def history(
    context: click.Context,
    entry_id: str,
    compare: int | None,
    restore: int | None,
    passphrase_file: str | None,
    as_json: bool,
) -> None:
    """Show a page's history; going back is a saving of its own and can be undone."""
    from companion.journal.history import compare as compared

    with opened_journal(context, passphrase_file) as opened:
        entry = opened.read(opened.full_id(entry_id))
        earlier = opened.revisions(entry.id)
        if restore is not None:
            _require(restore, earlier)
            entry = opened.bring_back_text(entry.id, restore, now=now())
    if restore is not None:
        _tell_restored(entry, as_json)
    elif compare is not None:
        found = compared(_require(compare, earlier).page, entry.page)
        _tell_compared(found, as_json)
    else:
        _tell_list(entry, earlier, as_json)


def _require(number: int, earlier: list[Revision]) -> Revision:
    for revision in earlier:
        if revision.number == number:
            return revision
    raise UsageError(_("This page has no earlier saving with that number."))


def _tell_restored(entry: Entry, as_json: bool) -> None:
    if as_json:
        print_json(entry_document(entry))
    else:
        note(_("The page has its earlier text again."))


def _tell_list(entry: Entry, earlier: list[Revision], as_json: bool) -> None:
    if as_json:
        print_json({
            "id": entry.id,
            "revision": entry.revision,
            "earlier": [
                {
                    "number": one.number,
                    "changed": one.changed.isoformat(),
                    **page_document(one.page),
                }
                for one in earlier
            ],
        })  # fmt: skip
        return
    for one in earlier:
        say(f"{one.number}  {one.changed:%Y-%m-%d %H:%M}  {one.page.title}".rstrip())
    if not earlier:
        note(_("This page was saved once. There is no earlier text."))


def _tell_compared(found: Comparison, as_json: bool) -> None:
    if as_json:
        print_json({
            "title": _documents(found.title),
            "text": _documents(found.text),
            "tags_added": list(found.tags_added),
            "tags_removed": list(found.tags_removed),
            "moved": found.moved,
        })  # fmt: skip
        return
    note(_("Words in [-these marks-] were taken out. The others in marks came in."))
    for pieces in (found.title, found.text):
        if pieces:
            say("".join(_marked(piece) for piece in pieces))


def _documents(pieces: tuple[Piece, ...]) -> list[dict[str, str]]:
    return [{"change": piece.change.value, "text": piece.text} for piece in pieces]


def _marked(piece: Piece) -> str:
    before, after = _MARKS[piece.change.value]
    return f"{before}{piece.text}{after}"
