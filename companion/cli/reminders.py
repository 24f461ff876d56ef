"""companion reminders pause | resume | status | list | hello; the last two need the key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from companion.cli.common import (
    json_option,
    opened_vault,
    passphrase_option,
    paths_of,
    print_json,
    say,
)
from companion.cli.planner_common import day_of
from companion.clock import now
from companion.errors import UsageError
from companion.i18n import _, long_date

if TYPE_CHECKING:
    from datetime import date

    from companion.reminders.model import Reminder


@click.group(help=_("Reminders of your dates."))
def reminders() -> None:
    """Group the commands on reminders."""


@reminders.command(help=_("Pause all reminders. Nothing queues up meanwhile."))
@click.option(
    "--until", metavar="DATE", help=_("The day on which they come again, like 2026-03-10.")
)
@click.pass_context
def pause(context: click.Context, until: str | None) -> None:
    """Pause all reminders."""
    from companion.agent import pausing

    day, moment = day_of(until), now()
    if day is not None and day <= moment.date():
        raise UsageError(_("Choose a day that is still to come."))
    pausing.pause(paths_of(context).reminders, now=moment, until=day)
    say(_paused(day))


@reminders.command(help=_("Turn reminders on again."))
@click.pass_context
def resume(context: click.Context) -> None:
    """Turn reminders on again."""
    from companion.agent import pausing

    pausing.resume(paths_of(context).reminders, now=now())
    say(_("Reminders are not paused."))


@reminders.command(help=_("Say whether reminders are on or paused."))
@json_option
@click.pass_context
def status(context: click.Context, *, as_json: bool) -> None:
    """Say whether reminders are on or paused."""
    from companion.agent import control, documents, pausing

    folder = paths_of(context).reminders
    is_on = documents.load_schedule(folder).on
    paused = pausing.current(folder, now=now())
    running = control.is_running(folder)
    if as_json:
        until = None if paused is None or paused.until is None else paused.until.isoformat()
        print_json({"on": is_on, "paused": paused is not None, "until": until, "running": running})
        return
    say(_("Reminders are on.") if is_on else _("No date has reminders."))
    say(_("Reminders are not paused.") if paused is None else _paused(paused.until))
    if is_on and not running:
        say(_("They come once the app was opened, or when you sign in to this computer again."))


@reminders.command(help=_("Have a note, too, when it is time for a hello; or none."))
@click.argument("choice", metavar="on|off", type=click.Choice(["on", "off"]))
@passphrase_option
@click.pass_context
def hello(context: click.Context, choice: str, passphrase_file: str | None) -> None:
    """Choose whether a hello is announced as dates are."""
    with opened_vault(context, passphrase_file) as vault:
        from companion.reminders.service import Reminders

        service = Reminders(vault, paths_of(context))
        service.say_hello(on=choice == "on")
        service.refresh(now=now())
    say(_("A hello has a note now.") if choice == "on" else _("A hello has no note now."))


@reminders.command("list", help=_("List the reminders to come."))
@passphrase_option
@json_option
@click.pass_context
def list_(context: click.Context, passphrase_file: str | None, *, as_json: bool) -> None:
    """List the reminders to come."""
    with opened_vault(context, passphrase_file) as vault:
        from companion.reminders.service import Reminders

        moment = now()
        service = Reminders(vault, paths_of(context))
        service.refresh(now=moment)
        coming = service.coming(now=moment)
    if as_json:
        print_json([_document(one) for one in coming])
        return
    if not coming:
        say(_("No reminders are to come."))
    for one in coming:
        when = _("{date}, {time}").format(
            date=long_date(one.at.date()), time=one.at.strftime("%H:%M")
        )
        say(f"{when}  {one.name}")


def _paused(until: date | None) -> str:
    if until is None:
        return _("Reminders are paused until you turn them on again.")
    return _("Reminders are paused until {date}.").format(date=long_date(until))


def _document(one: Reminder) -> dict[str, Any]:
    return {
        "id": one.id,
        "at": one.at.isoformat(timespec="minutes"),
        "date": one.date_id or None,
        "idea": one.item_id or None,
        "person": one.person_id or None,
        "name": one.name,
        "offset": one.offset,
        "day": one.day.isoformat(),
    }
