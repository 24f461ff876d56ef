from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from companion.journal.importers.zones import (
    in_zone,
    utc_from,
    utc_from_milliseconds,
    zone_named,
)


def test_a_moment_has_the_clock_of_its_zone() -> None:
    moment = datetime(2021, 7, 5, 22, 30, tzinfo=UTC)
    placed = in_zone(moment, "Europe/Vienna")
    assert placed is not None
    assert (placed[0].replace(tzinfo=None), placed[1]) == (
        datetime(2021, 7, 6, 0, 30),  # noqa: DTZ001  # what a clock on the wall shows
        "Europe/Vienna",
    )
    assert in_zone(moment, "Atlantis/Capital") is None
    assert in_zone(moment, None) is None


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "GMT+9900", "a\0", "x" * 5_000])
def test_what_is_no_zone_is_none(name: str) -> None:
    assert zone_named(name) is None


@pytest.mark.parametrize(
    ("stamp", "moment"),
    [
        ("2024-01-31T20:05:09Z", datetime(2024, 1, 31, 20, 5, 9, tzinfo=UTC)),
        (" 2024-01-31T20:05:09.000Z\n", datetime(2024, 1, 31, 20, 5, 9, tzinfo=UTC)),
        ("2024-01-31 21:05:09+01:00", datetime(2024, 1, 31, 20, 5, 9, tzinfo=UTC)),
        ("0001-01-01T00:00:00+14:00", None),
        ("yesterday", None),
        (1234, None),
        (None, None),
    ],
)
def test_stamps(stamp: Any, moment: datetime | None) -> None:
    assert utc_from(stamp) == moment


@pytest.mark.parametrize(
    ("number", "moment"),
    [
        (0, datetime(1970, 1, 1, tzinfo=UTC)),
        (1625524229547, datetime(2021, 7, 5, 22, 30, 29, 547000, tzinfo=UTC)),
        (-1000.0, datetime(1969, 12, 31, 23, 59, 59, tzinfo=UTC)),
        (1e300, None),
        (10**40, None),
        (float("nan"), None),
        (True, None),
        ("0", None),
    ],
)
def test_milliseconds(number: Any, moment: datetime | None) -> None:
    assert utc_from_milliseconds(number) == moment
