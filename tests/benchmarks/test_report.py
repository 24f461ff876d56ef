from __future__ import annotations

from benchmarks.report import Row, Spread, table


def test_a_row_holds_the_ratio_of_the_medians() -> None:
    row = Row(1000, "open", "ms", Spread.of([4.0, 2.0, 9.0]), Spread.of([2.0]), "limit")
    assert row.ratio == 2.0
    assert row.as_json()["app"] == {"median": 4.0, "least": 2.0, "most": 9.0, "turns": 3}


def test_the_table_says_what_is_not_installed() -> None:
    row = Row(1000, "find", "ms", Spread.of([4.0]), None, "jrnl", "not installed")
    assert row.ratio is None
    assert "| jrnl " in table([row])
    assert "| not installed" in table([row])
