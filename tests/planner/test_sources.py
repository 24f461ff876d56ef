from __future__ import annotations

from datetime import datetime

from companion.planner import sources, store
from companion.vault.vault import Vault

DOCUMENT = {"version": 1, "occasion": "2026-03-12"}


def test_where_something_came_from(vault: Vault, now: datetime) -> None:
    source = sources.Source("uid@there", "digest", "BEGIN:VEVENT")
    with vault.transaction() as connection:
        sources.insert(connection, store.DATE, [("a", DOCUMENT, source)], now=now)
        store.insert(connection, "b", store.DATE, DOCUMENT, now=now)
        assert sources.known(connection) == {"uid@there": {"digest"}}
        assert sources.text_of_event(connection, "a") == "BEGIN:VEVENT"
        assert sources.text_of_event(connection, "b") is None
