from __future__ import annotations

from tests.cli.conftest import Call


def test_it_ends_at_once_where_no_date_has_reminders(call: Call) -> None:
    result = call("agent")
    assert (result.exit_code, result.output) == (0, "")
