from __future__ import annotations

from companion.planner import tables


def test_a_row_is_an_occasion_by_position() -> None:
    names = [column.name for column in tables.occasion.columns]
    row = {
        "first_day": "2026-02-26", "date_uid": "a", "day": "2026-03-12", "last_day": "2026-03-19",
        "at": "09:30", "zone": "UTC", "name": "A day", "about": 1, "evening_before": 0,
        "on_today": 1, "hidden": 0,
    }  # fmt: skip
    one = tables.occasion_of([row[name] for name in names])
    assert (one.date_id, one.name, str(one.day), str(one.key)) == (
        "a", "A day", "2026-03-12", "2026-03-12",
    )  # fmt: skip
    assert (str(one.first), str(one.last), str(one.at)) == ("2026-02-26", "2026-03-19", "09:30:00")
    assert (one.about, one.evening_before, one.on_today, one.hidden) == (True, False, True, False)
