"""companion journal search: find pages by words, days, kind and tag."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from companion.cli.common import (
    json_option,
    note,
    notebook_id,
    notebook_option,
    opened_journal,
    passphrase_option,
    print_json,
    say,
    text_from_input,
)
from companion.cli.journal_print import KINDS, day_from, line_of, summary_document
from companion.clock import now
from companion.i18n import _

if TYPE_CHECKING:
    from companion.journal.model import Filters

_Function = TypeVar("_Function", bound=Callable[..., Any])


def _among(function: _Function) -> _Function:
    """Add the options that narrow a search; the command gets them as one `filters`."""

    @wraps(function)
    def called(
        *arguments: Any,
        first: str | None,
        last: str | None,
        tag: str,
        kinds: tuple[str, ...],
        set_aside: bool,
        **others: Any,
    ) -> Any:
        from companion.journal.model import Filters, Kind

        filters = Filters(
            day_from(first),
            day_from(last),
            tuple(Kind(kind) for kind in kinds),
            tag,
            set_aside=set_aside,
            today=now().date(),
        )
        return function(*arguments, filters=filters, **others)

    made: Any = called
    for option in (
        click.option("--set-aside", is_flag=True, help=_("Look through pages set aside, too.")),
        click.option(
            "--kind",
            "kinds",
            multiple=True,
            type=click.Choice(KINDS),
            help=_("Only pages of this kind."),
        ),
        click.option("--tag", default="", help=_("Only pages with this tag.")),
        click.option("--to", "last", metavar="ISO", help=_("The last day to look at.")),
        click.option("--from", "first", metavar="ISO", help=_("The first day to look at.")),
    ):
        made = option(made)
    return cast("_Function", made)


@click.command(
    help=_(
        'Find pages; the last word may be unfinished. "Words in quotes" stand together, '
        "-word leaves pages out, beg* finds beginnings."
    )
)
@click.argument("text", required=False, default="")
@click.option("--newest", is_flag=True, help=_("The newest first, not the best match."))
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1, 1000))
@_among
@notebook_option(_("Only pages of this notebook."))
@passphrase_option
@json_option
@click.pass_context
def search(
    context: click.Context,
    text: str,
    newest: bool,
    limit: int,
    filters: Filters,
    notebook: str | None,
    passphrase_file: str | None,
    as_json: bool,
) -> None:
    """Search title, text, tags and names of attachments; '-' as TEXT reads standard input."""
    from companion.journal.model import Order

    with opened_journal(context, passphrase_file) as opened:
        words = text_from_input().strip() if text == "-" else text
        order = Order.NEWEST if newest else Order.BEST
        filters = replace(filters, notebook=notebook_id(opened.vault, notebook))
        hits = opened.search(words, order=order, limit=limit, filters=filters)
    if as_json:
        print_json({
            "hits": [
                {
                    **summary_document(hit.summary),
                    "snippet": hit.snippet,
                    "matches": [list(match) for match in hit.matches],
                }
                for hit in hits
            ]
        })  # fmt: skip
        return
    for hit in hits:
        say(line_of(hit.summary))
        if hit.snippet:
            say("    " + " ".join(hit.snippet.split()))
    if not hits:
        note(_("No page holds all these words."))
