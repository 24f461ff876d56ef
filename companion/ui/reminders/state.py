"""How it is with the reminders, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from companion.agent import documents, pausing
from companion.clock import now
from companion.i18n import _, long_date

if TYPE_CHECKING:
    from pathlib import Path


def state_words(folder: Path) -> str:
    """Say whether reminders are on, paused, or for nothing yet; from outside of the vault."""
    pause = pausing.current(folder, now=now())
    if pause is not None and pause.until is not None:
        day = long_date(pause.until)
        return _("Reminders are paused until {date}.").format(date=day)
    if pause is not None:
        return _("Reminders are paused until you turn them on again.")
    if documents.load_schedule(folder).on:
        return _("Reminders are on for what you chose.")
    return _("No reminders are chosen yet. You choose them for each date.")


def can_be_turned(folder: Path) -> bool:
    """Say whether there is anything to pause, or a pause to end."""
    return documents.load_schedule(folder).on or pausing.current(folder, now=now()) is not None
