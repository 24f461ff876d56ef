from __future__ import annotations

from dataclasses import fields

from companion.agent.model import Alarm, Pause, Schedule, Snooze, State


def test_there_is_no_room_for_words() -> None:
    kinds = {str(field.type) for kind in (Alarm, Schedule, Snooze, State, Pause)
             for field in fields(kind)}  # fmt: skip
    assert kinds == {
        "str", "bool", "datetime", "date | None", "datetime | None",
        "tuple[Alarm, ...]", "tuple[str, ...]", "tuple[Snooze, ...]",
    }  # fmt: skip
    words = {field.name for kind in (Alarm, Snooze) for field in fields(kind)
             if field.type == "str"}  # fmt: skip
    assert words == {"id", "related_to"}
