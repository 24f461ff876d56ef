from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from companion.planner import store
from companion.vault.vault import Vault

DOCUMENT = {"version": 1, "occasion": "2026-03-12"}


def test_what_is_kept_comes_back_by_its_kind(vault: Vault, now: datetime) -> None:
    with vault.transaction() as connection:
        store.insert(connection, "aa01", store.CALL, DOCUMENT, now=now)
        saved = store.get(connection, "aa01", store.CALL)
        assert saved is not None
        assert (saved.value, saved.created, saved.revision) == (DOCUMENT, now, 1)
        assert store.get(connection, "aa01", store.DATE) is None
        assert store.uids_beginning(connection, "aa", store.CALL) == ["aa01"]
        assert store.uids_beginning(connection, "%", store.CALL) == []
        assert store.uids(connection, store.CALL) == {"aa01"}


def test_the_earlier_content_is_kept_unless_told_otherwise(vault: Vault, now: datetime) -> None:
    with vault.transaction() as connection:
        store.insert(connection, "a", store.CALL, {"version": 1, "n": 1}, now=now)
        for number, keep in ((2, True), (3, False)):
            current = store.get(connection, "a", store.CALL)
            assert current is not None
            store.update(connection, current, {"version": 1, "n": number}, now=now, keep=keep)
        assert store.earlier(connection, "a") == {"version": 1, "n": 1}
        last = store.get(connection, "a", store.CALL)
        assert last is not None
        assert (last.value["n"], last.revision) == (3, 2)


def test_only_old_things_leave_the_bin_with_what_belongs_to_them(
    vault: Vault, now: datetime
) -> None:
    day = date(2026, 3, 12)
    with vault.transaction() as connection:
        for uid in ("old", "new"):
            store.insert(connection, uid, store.DATE, DOCUMENT, now=now)
            store.insert(
                connection, f"p{uid}", store.PLAN, DOCUMENT, now=now, date_uid=uid, occasion=day
            )
        store.set_deleted(connection, "old", now - timedelta(days=31))
        store.set_deleted(connection, "new", now)
        assert store.purge(connection, now - timedelta(days=30)) == 1
        assert store.get(connection, "pold", store.PLAN) is None
        assert store.get(connection, "pnew", store.PLAN) is not None
        assert [one.id for one in store.all_of(connection, store.DATE, in_bin=True)] == ["new"]


def test_plans_are_found_by_date_and_day_together(vault: Vault, now: datetime) -> None:
    one, two = date(2026, 3, 12), date(2027, 3, 12)
    with vault.transaction() as connection:
        for uid in ("a", "b"):
            store.insert(connection, uid, store.DATE, DOCUMENT, now=now)
        for uid, day in (("a", one), ("a", two), ("b", two)):
            store.insert(
                connection, f"{uid}{day}", store.PLAN, DOCUMENT, now=now, date_uid=uid, occasion=day
            )
        assert set(store.plans_on(connection, [("a", one), ("b", one)])) == {"a"}
        assert store.plan_days(connection, "a") == [one, two]
        store.move_plan(connection, "a", one, two)  # there is one already: nothing is lost
        assert store.plan_days(connection, "a") == [one, two]
        store.move_plan(connection, "b", two, one)
        assert store.plan_days(connection, "b") == [one]


def test_more_dates_than_one_query_binds(vault: Vault, now: datetime) -> None:
    day = date(2026, 3, 12)
    with vault.transaction() as connection:
        for number in range(2):
            store.insert(connection, f"d{number}", store.DATE, DOCUMENT, now=now)
            store.insert(
                connection, f"p{number}", store.PLAN, DOCUMENT, now=now,
                date_uid=f"d{number}", occasion=day,
            )  # fmt: skip
        keys = [(f"d{number}", day) for number in range(3000)]
        assert set(store.plans_on(connection, keys)) == {"d0", "d1"}


def test_a_document_of_a_later_version_is_not_guessed(vault: Vault, now: datetime) -> None:
    with vault.transaction() as connection:
        store.insert(connection, "a", store.CALL, {"version": 2}, now=now)
        with pytest.raises(ValueError, match=r"^"):
            store.get(connection, "a", store.CALL)
