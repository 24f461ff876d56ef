"""companion dates add: a date in the person's own words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from typing import TYPE_CHECKING, Any

import click

from companion.cli.common import json_option, note, passphrase_option, print_json, say
from companion.cli.occurrences import ONCE, rule_of, rule_options
from companion.cli.planner_common import day_of, opened_planner
from companion.cli.planner_documents import date_document
from companion.clock import now, zone_name, zone_named
from companion.errors import UsageError
from companion.i18n import _

if TYPE_CHECKING:
    from companion.planner.recurrence.rules import Rule

_KINDS = (
    "loss", "birth", "what_happened", "charge", "hearing", "plea", "trial", "testimony", "verdict",
    "sentence", "appeal", "parole", "release", "execution", "civil_case", "inquest", "inquiry",
    "report", "evidence_return", "memorial_ruling", "benefits", "holiday", "season", "custom",
)  # fmt: skip
_CERTAINTIES = ("exact", "about", "may_move", "not_sure")


@click.command(help=_("Save a date in your own words. All but the name can be left out."))
@click.argument("name")
@click.option(
    "--date", "day", metavar="ISO", help=_("The day: 2026-03-10. Leave it out if unsure.")
)
@click.option("--time", "at", metavar="HH:MM", help=_("The time of day; else the whole day."))
@click.option("--zone", metavar="ZONE", help=_("The time zone, like America/Denver."))
@click.option("--kind", type=click.Choice(_KINDS), default="custom", show_default=True)
@click.option("--word", metavar="WORD", help=_("Your own word for such a day."))
@rule_options(ONCE)
@click.option("--certainty", type=click.Choice(_CERTAINTIES), help=_("How well the day is known."))
@click.option("--earliest", metavar="ISO", help=_("The first day it may be."))
@click.option("--latest", metavar="ISO", help=_("The last day it may be."))
@click.option("--on-today", is_flag=True, help=_("Show the days around it on Today."))
@passphrase_option
@json_option
@click.pass_context
def add(
    context: click.Context, /, name: str, passphrase_file: str | None, as_json: bool, **asked: Any
) -> None:
    """Add a date."""
    from companion.planner.model import Certainty, HardDate, Kind

    rule = _rule(day_of(asked["day"]), asked)
    at = _time(asked["at"])
    value = HardDate(
        name,
        Kind(asked["kind"]),
        asked["word"] or "",
        rule,
        Certainty(asked["certainty"] or ("not_sure" if rule is None else "exact")),
        day_of(asked["earliest"]),
        day_of(asked["latest"]),
        at=at,
        zone="" if at is None else _zone(asked["zone"]),
        on_today=asked["on_today"],
    )
    with opened_planner(context, passphrase_file) as planner:
        saved = planner.save(value, now=now())
    if as_json:
        print_json(date_document(saved))
    else:
        say(saved.id)
        note(_("Saved on this computer"))


def _rule(day: date | None, asked: Mapping[str, Any]) -> Rule | None:
    from companion.planner.recurrence.rules import Once

    comes_once = asked["repeat"] == ONCE
    if comes_once and asked["calendar"] != "gregorian":
        asked, comes_once = {**asked, "repeat": "yearly"}, False
    if day is None:
        if not comes_once:
            raise UsageError(_("To come again, it needs a day. Give it with --date."))
        return None
    return Once(day) if comes_once else rule_of(day, asked)


def _time(text: str | None) -> time | None:
    try:
        return None if text is None else time.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        raise UsageError(
            _("We could not read that time: {time}. Try 09:30.").format(time=text)
        ) from None


def _zone(name: str | None) -> str:
    if name is None:
        return zone_name() or "UTC"
    if zone_named(name) is None:
        raise UsageError(
            _("That time zone is not known: {name}. Try America/Denver.").format(name=name)
        )
    return name
