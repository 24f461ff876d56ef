"""Pausing all reminders: without the vault, from the window and the command line."""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo
from pathlib import Path

from companion.agent import documents, engine
from companion.agent.model import Pause


def pause(folder: Path, *, now: datetime, until: date | None = None) -> None:
    """Pause all reminders until they are turned on again, or until a local day begins.

    Raises DiskFull, FolderNotWritable.
    """
    new = Pause(now.astimezone(UTC), until)
    pauses = engine.paused(documents.load_pauses(folder), now, _zone(now), new)
    documents.save_pauses(folder, pauses)


def resume(folder: Path, *, now: datetime) -> None:
    """Turn reminders on again; what came due meanwhile stays silent.

    Raises DiskFull, FolderNotWritable.
    """
    documents.save_pauses(folder, engine.resumed(documents.load_pauses(folder), now, _zone(now)))


def turn(folder: Path, *, now: datetime) -> None:
    """Turn reminders on again where they are paused, else pause them until that.

    Raises DiskFull, FolderNotWritable.
    """
    if current(folder, now=now) is None:
        pause(folder, now=now)
    else:
        resume(folder, now=now)


def current(folder: Path, *, now: datetime) -> Pause | None:
    """Return the pause that is on, or None. `now` is aware of the person's zone."""
    pauses = documents.load_pauses(folder)
    return pauses[-1] if engine.is_paused(pauses, now, _zone(now)) else None


def _zone(now: datetime) -> tzinfo:
    return now.tzinfo or UTC
