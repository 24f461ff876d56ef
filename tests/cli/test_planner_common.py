from __future__ import annotations

from datetime import date

import pytest

from companion.cli.planner_common import day_of
from companion.errors import UsageError


def test_a_day_or_none_or_a_sentence() -> None:
    assert day_of("2026-03-10") == date(2026, 3, 10)
    assert day_of(None) is None
    with pytest.raises(UsageError, match="tomorrow"):
        day_of("tomorrow")
