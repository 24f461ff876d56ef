from __future__ import annotations

from datetime import date, timedelta

from companion.helping import store
from companion.helping.model import Answer, Debrief, Limits, Stop, StopRule
from companion.vault.vault import Vault
from tests.support.builders import NOW

DAY = date(2026, 3, 10)


def test_notes_come_by_their_day_then_as_they_were_written(vault: Vault) -> None:
    with vault.transaction() as connection:
        for number, days in enumerate((0, -2, 0, 1)):
            store.insert_debrief(
                connection,
                str(number),
                Debrief(DAY + timedelta(days=days), 2, "note", 3, 4, "vigils"),
                now=NOW + timedelta(minutes=number),
            )
        assert [one.id for one in store.debriefs(connection)] == ["1", "0", "2", "3"]
        found = store.get(connection, "1")
        assert found is not None
        assert found.debrief == Debrief(DAY - timedelta(days=2), 2, "note", 3, 4, "vigils")
        assert store.get(connection, "nothing") is None


def test_an_empty_answer_is_no_answer(vault: Vault) -> None:
    with vault.transaction() as connection:
        store.write_answers(connection, {"a": Answer("yes"), "b": Answer("", "note")}, now=NOW)
        store.write_answers(connection, {"a": Answer()}, now=NOW)
        assert store.answers(connection) == {"b": Answer("", "note")}


def test_limits_are_one(vault: Vault) -> None:
    with vault.transaction() as connection:
        assert store.limits(connection) == Limits()
        for limits in (Limits(3, ("a", "b")), Limits(None, ("c",))):
            store.write_limits(connection, limits)
            assert store.limits(connection) == limits


def test_what_was_said_is_noted(vault: Vault) -> None:
    with vault.transaction() as connection:
        store.note_spoken(connection, [Stop(StopRule.VERY_HEAVY, "a")])
        assert store.spoken(connection) == {("very_heavy", "a")}
