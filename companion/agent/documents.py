"""The three files of the reminders: schedule, memory of the agent, pauses.

Each has one writer (the app, the agent, whoever pauses), so none undoes what
another wrote. Anybody who can write the disk can change them: whatever does not
make sense is as if it were not there, and reading is limited in size.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final, TypeVar

from companion import files
from companion.agent.model import MOST_ALARMS, MOST_PAUSES, Alarm, Pause, Schedule, Snooze, State
from companion.json_values import content, listed, mapping

_LARGEST: Final = 8 * 1024 * 1024
_ID: Final = re.compile(r"[0-9a-f]{16}")
_Value = TypeVar("_Value")


def schedule_file(folder: Path) -> Path:
    """Return where the app writes what is due."""
    return folder / "schedule.json"


def state_file(folder: Path) -> Path:
    """Return where the agent remembers what it announced."""
    return folder / "state.json"


def pauses_file(folder: Path) -> Path:
    """Return where pauses are kept."""
    return folder / "pauses.json"


def opening_file(folder: Path) -> Path:
    """Return where the agent says which reminders are to be opened."""
    return folder / "open.json"


def load_schedule(folder: Path) -> Schedule:
    """Return what is due."""
    found = _read(schedule_file(folder))
    return Schedule(
        found.get("on") is True, tuple(_each(found.get("alarms"), _alarm_in, MOST_ALARMS))
    )


def save_schedule(folder: Path, schedule: Schedule) -> None:
    """Write what is due; raise DiskFull, FolderNotWritable."""
    _write(
        schedule_file(folder),
        {
            "on": schedule.on,
            "alarms": [
                {
                    "id": alarm.id,
                    "at": alarm.at.isoformat(timespec="minutes"),
                    "hard": alarm.hard,
                    "sound": alarm.sound,
                }
                for alarm in schedule.alarms[:MOST_ALARMS]
            ],
        },
    )


def load_state(folder: Path) -> State:
    """Return what the agent remembers."""
    found = _read(state_file(folder))
    return State(
        tuple(_each(found.get("handled"), _id_in, MOST_ALARMS)),
        tuple(_each(found.get("waiting"), _id_in, MOST_ALARMS)),
        tuple(_each(found.get("snoozes"), _snooze_in, MOST_ALARMS)),
    )


def save_state(folder: Path, state: State) -> None:
    """Write what the agent remembers; raise DiskFull, FolderNotWritable."""
    _write(
        state_file(folder),
        {
            "handled": state.handled,
            "waiting": state.waiting,
            "snoozes": [
                {
                    "id": snooze.id,
                    "related_to": snooze.related_to,
                    "at": snooze.at.isoformat(),
                    "sound": snooze.sound,
                }
                for snooze in state.snoozes
            ],
        },
    )


def load_pauses(folder: Path) -> tuple[Pause, ...]:
    """Return the pauses, the last one last."""
    return tuple(_each(_read(pauses_file(folder)).get("pauses"), _pause_in, MOST_PAUSES))


def save_pauses(folder: Path, pauses: Sequence[Pause]) -> None:
    """Write the pauses; raise DiskFull, FolderNotWritable."""
    written = [
        {
            "since": pause.since.isoformat(),
            "until": None if pause.until is None else pause.until.isoformat(),
            "ended": None if pause.ended is None else pause.ended.isoformat(),
        }
        for pause in pauses
    ]
    _write(pauses_file(folder), {"pauses": written})


def ask_to_open(folder: Path, ids: Sequence[str]) -> None:
    """Leave word which reminders are to be opened; raise DiskFull, FolderNotWritable."""
    _write(opening_file(folder), {"ids": list(ids)})


def asked_to_open(folder: Path) -> tuple[str, ...]:
    """Return which reminders are to be opened."""
    return tuple(_each(_read(opening_file(folder)).get("ids"), _id_in, MOST_ALARMS))


def _write(file: Path, document: dict[str, Any]) -> None:
    files.private_folder(file.parent)
    files.write_atomically(file, json.dumps(document, separators=(",", ":")).encode())


def _read(file: Path) -> Mapping[str, Any]:
    return mapping(content(file, _LARGEST))


def _each(found: object, read: Callable[[Any], _Value], most: int) -> list[_Value]:
    values = []
    for one in listed(found)[-most:]:
        try:
            values.append(read(one))
        except (KeyError, TypeError, ValueError, OverflowError):
            continue
    return values


def _id_in(found: Any) -> str:
    if not isinstance(found, str) or _ID.fullmatch(found) is None:
        raise ValueError
    return found


def _utc_in(found: Any) -> datetime:
    moment = datetime.fromisoformat(found)
    if moment.tzinfo is None:
        raise ValueError
    return moment.astimezone(UTC)


def _alarm_in(found: Any) -> Alarm:
    at = datetime.fromisoformat(found["at"])
    if at.tzinfo is not None:
        raise ValueError
    return Alarm(_id_in(found["id"]), at, found.get("hard") is not False, found["sound"] is True)


def _snooze_in(found: Any) -> Snooze:
    related = _id_in(found["related_to"])
    return Snooze(_id_in(found["id"]), related, _utc_in(found["at"]), found["sound"] is True)


def _pause_in(found: Any) -> Pause:
    until, ended = found["until"], found["ended"]
    return Pause(
        _utc_in(found["since"]),
        None if until is None else date.fromisoformat(until),
        None if ended is None else _utc_in(ended),
    )
