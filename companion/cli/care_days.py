"""companion care put | days | take-out: ideas in days, by reference; all of it needs the key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from companion.cli.common import json_option, note, passphrase_option, print_json, say
from companion.cli.planner_common import day_of, opened_day_ideas
from companion.clock import now
from companion.errors import IdeaNotFound, UsageError
from companion.i18n import _, long_date

if TYPE_CHECKING:
    from companion.planner.day_ideas import DayIdea
    from companion.planner.model import Saved


@click.command(help=_("Put an idea into a day."))
@click.argument("item_id", metavar="ID")
@click.option("--on", "day", metavar="ISO", required=True, help=_("The day: 2026-03-10."))
@click.option("--time", "at", metavar="HH:MM", default="", help=_("The time of day, if any."))
@click.option("--remind", is_flag=True, help=_("Remind me then."))
@passphrase_option
@json_option
@click.pass_context
def put(
    call: click.Context,
    /,
    item_id: str,
    day: str,
    at: str,
    remind: bool,
    passphrase_file: str | None,
    as_json: bool,
) -> None:
    """Put an idea that may be offered into today or a later day."""
    from companion.planner.day_ideas import DayIdea
    from companion.planner.day_text import read_time

    chosen, moment = day_of(day), now()
    if chosen is None or chosen < moment.date():
        raise UsageError(_("Choose today, or a day that is still to come."))
    value = DayIdea(item_id, chosen, read_time(at), reminds=remind)
    with opened_day_ideas(call, passphrase_file) as (ideas, titles):
        if item_id not in titles:
            raise IdeaNotFound(item_id)
        saved = ideas.put(value, now=moment)
    if as_json:
        print_json(_document(saved, titles[item_id]))
        return
    say(_line(saved, titles[item_id]))
    note(_("Saved on this computer"))


@click.command(help=_("List the ideas that are in a day, from today on."))
@passphrase_option
@json_option
@click.pass_context
def days(call: click.Context, /, passphrase_file: str | None, as_json: bool) -> None:
    """List ideas in days; not one that is gone or hidden."""
    with opened_day_ideas(call, passphrase_file) as (ideas, titles):
        found = [one for one in ideas.from_day(now().date()) if one.value.item_id in titles]
    if as_json:
        print_json({"ideas": [_document(one, titles[one.value.item_id]) for one in found]})
        return
    for one in found:
        say(_line(one, titles[one.value.item_id]))
    if not found:
        note(_("No idea is in a day. That is fine."))


@click.command("take-out", help=_("Take an idea out of its day; the ID is the one of: days."))
@click.argument("uid", metavar="ID")
@passphrase_option
@click.pass_context
def take_out(call: click.Context, /, uid: str, passphrase_file: str | None) -> None:
    """Take an idea out of its day."""
    with opened_day_ideas(call, passphrase_file) as (ideas, _titles):
        ideas.take_out(uid, now=now())
    note(_("It is taken out of the day."))


def _line(saved: Saved[DayIdea], title: str) -> str:
    value = saved.value
    at = "" if value.at is None else f" {value.at:%H:%M}"
    return f"{saved.id}  {long_date(value.day)}{at}  {title}"


def _document(saved: Saved[DayIdea], title: str) -> dict[str, Any]:
    value = saved.value
    return {
        "id": saved.id,
        "idea": value.item_id,
        "title": title,
        "day": value.day.isoformat(),
        "time": None if value.at is None else value.at.isoformat("minutes"),
        "reminds": value.reminds,
    }
