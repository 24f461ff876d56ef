from __future__ import annotations

import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

import pytest

from companion import clock


@pytest.mark.parametrize("variable", ["America/Denver", ":America/Denver"])
def test_the_variable_names_the_zone(monkeypatch: pytest.MonkeyPatch, variable: str) -> None:
    monkeypatch.setenv("TZ", variable)
    assert clock.zone_name() == "America/Denver"
    moment = clock.now()
    assert moment.tzinfo == ZoneInfo("America/Denver")
    assert abs(moment - datetime.now(UTC)) < timedelta(minutes=1)


@pytest.mark.parametrize("name", ["UTC", "Japan", "EST5EDT"])
def test_the_variable_can_name_a_zone_of_one_word(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("TZ", name)
    assert clock.zone_name() == name


def test_the_link_names_the_zone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("TZ", raising=False)
    zone = tmp_path / "zoneinfo" / "Europe" / "Madrid"
    zone.parent.mkdir(parents=True)
    zone.touch()
    link = tmp_path / "localtime"
    link.symlink_to(zone)
    monkeypatch.setattr(clock, "_LOCALTIME", link)
    assert clock.zone_name() == "Europe/Madrid"


def test_the_file_names_the_zone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TZ", "EST5EDT,M3.2.0,M11.1.0")
    monkeypatch.setattr(clock, "_LOCALTIME", tmp_path / "localtime")
    file = tmp_path / "timezone"
    monkeypatch.setattr(clock, "_TIMEZONE", file)
    assert clock.zone_name() == ""
    file.write_text("Asia/Tokyo\n")
    assert clock.zone_name() == "Asia/Tokyo"


@pytest.mark.parametrize(
    "name",
    ["", "America", "../UTC", "/etc/localtime", "x" * 5_000, "a\0b", "a.b/c", "A" + ".a" * 3_000],
)
def test_what_names_no_zone_gives_none(name: str) -> None:
    """A name of many dots went so deep into the import of packages that reading ended."""
    assert clock.zone_named(name) is None


def test_every_zone_there_is_has_its_name() -> None:
    assert [name for name in available_timezones() if clock.zone_named(name) is None] == []


@pytest.mark.parametrize("name", ["", "Nowhere/City", "../../etc/passwd"])
def test_without_a_zone_that_is_known_there_is_an_offset(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(clock, "zone_name", lambda: name)
    moment = clock.now()
    assert moment.utcoffset() is not None
    assert not isinstance(moment.tzinfo, ZoneInfo)


def test_it_stands_for_pictures_and_goes_on_afterwards() -> None:
    moment = datetime(2026, 3, 10, 21, 5, tzinfo=ZoneInfo("America/Denver"))
    with clock.standing_at(moment):
        assert clock.now() == moment
    assert clock.now() != moment


def test_seconds_go_forward_and_count_those_of_sleep(monkeypatch: pytest.MonkeyPatch) -> None:
    assert clock.seconds() <= clock.seconds()
    readings = {"boot": 7200.0, "awake": 60.0}  # it slept for all but a minute
    monkeypatch.setattr(time, "CLOCK_BOOTTIME", "boot", raising=False)
    monkeypatch.setattr(time, "clock_gettime", lambda which: readings[which], raising=False)
    monkeypatch.setattr(time, "monotonic", lambda: readings["awake"])
    assert clock.seconds() == readings["boot"]


def test_without_such_a_clock_the_seconds_are_pythons(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(time, "CLOCK_BOOTTIME", raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(time, "monotonic", lambda: 60.0)
    assert clock.seconds() == 60.0
