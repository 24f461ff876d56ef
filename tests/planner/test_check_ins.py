from __future__ import annotations

from datetime import date, datetime

from companion.planner import check_ins, store
from companion.planner.model import CheckIn
from companion.vault.vault import Vault

DAY, OTHER = date(2026, 3, 12), date(2027, 3, 12)


def test_a_check_in_replaces_the_one_of_its_day_and_no_other(vault: Vault, now: datetime) -> None:
    with vault.transaction() as connection:
        store.insert(connection, "a", store.DATE, {"version": 1}, now=now)
        for offset in (-3, -2):
            check_ins.write(connection, CheckIn("a", DAY, offset), now=now)
        left_out = CheckIn("a", DAY, -3, left_out=True, note="words")
        check_ins.write(connection, left_out, now=now)
        assert check_ins.of_window(connection, "a", DAY) == {
            -3: left_out,
            -2: CheckIn("a", DAY, -2),
        }
        assert check_ins.of_window(connection, "a", OTHER) == {}
        assert set(check_ins.of_dates(connection, ["a"] * 1200)) == {
            ("a", DAY, -3),
            ("a", DAY, -2),
        }


def test_check_ins_follow_their_date_and_never_cover_others(vault: Vault, now: datetime) -> None:
    with vault.transaction() as connection:
        store.insert(connection, "a", store.DATE, {"version": 1}, now=now)
        check_ins.write(connection, CheckIn("a", DAY, 1, note="words"), now=now)
        check_ins.move(connection, "a", DAY, OTHER)
        assert check_ins.of_window(connection, "a", OTHER)[1].note == "words"
        check_ins.write(connection, CheckIn("a", DAY, 1, note="others"), now=now)
        check_ins.move(connection, "a", DAY, OTHER)
        assert check_ins.of_window(connection, "a", OTHER)[1].note == "words"
        assert check_ins.of_window(connection, "a", DAY)[1].note == "others"
