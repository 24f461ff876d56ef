"""What the commands on dates share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

import click

from companion.cli.common import opened_vault, paths_of
from companion.clock import now
from companion.errors import UsageError
from companion.i18n import _

if TYPE_CHECKING:
    from companion.planner.day_ideas import DayIdeas
    from companion.planner.plans import Plans
    from companion.planner.service import Planner
    from companion.vault.vault import Vault


@contextmanager
def opened_planner(context: click.Context, passphrase_file: str | None) -> Iterator[Planner]:
    """Open the dates for one command and lock them again."""
    from companion.planner.service import Planner

    with opened_vault(context, passphrase_file) as vault:
        yield Planner(vault)
        _remind_anew(context, vault)


@contextmanager
def opened_plans(
    context: click.Context, passphrase_file: str | None
) -> Iterator[tuple[Planner, Plans]]:
    """Open the dates and their plans for one command and lock them again."""
    from companion.planner.plans import Plans
    from companion.planner.service import Planner

    with opened_vault(context, passphrase_file) as vault:
        yield Planner(vault), Plans(vault)
        _remind_anew(context, vault)


@contextmanager
def opened_day_ideas(
    context: click.Context, passphrase_file: str | None
) -> Iterator[tuple[DayIdeas, dict[str, str]]]:
    """Open the ideas in days, with the names of those that may be shown, and lock again."""
    from companion.care.service import Care
    from companion.planner.day_ideas import DayIdeas

    with opened_vault(context, passphrase_file) as vault:
        yield DayIdeas(vault), Care(vault).titles()
        _remind_anew(context, vault)


def _remind_anew(context: click.Context, vault: Vault) -> None:
    """Let the reminders follow what was changed."""
    from companion.reminders.service import Reminders

    Reminders(vault, paths_of(context)).refresh(now=now())


def day_of(text: str | None) -> date | None:
    """Return the day in an option, None for none; raise UsageError when it is not one."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(
            _("We could not read that date: {date}. Try 2026-03-10.").format(date=text)
        ) from None
