from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from companion import files
from companion.agent.waiting import Waiting

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the kernel's own ways")


@pytest.fixture
def waiting(tmp_path: Path) -> Iterator[Waiting]:
    made = Waiting(tmp_path)
    yield made
    made.close()


def test_it_wakes_at_the_moment_and_not_before(waiting: Waiting) -> None:
    moment = datetime.now(UTC) + timedelta(milliseconds=30)
    waiting.wait(moment)
    assert datetime.now(UTC) >= moment


def test_a_moment_that_is_over_is_now(waiting: Waiting) -> None:
    for moment in (datetime.now(UTC) - timedelta(days=900), datetime.min.replace(tzinfo=UTC)):
        waiting.wait(moment)


def test_a_file_that_is_put_in_place_or_removed_wakes_it(waiting: Waiting, tmp_path: Path) -> None:
    files.write_atomically(tmp_path / "schedule.json", b"{}")
    waiting.wait(None)
    (tmp_path / "schedule.json").unlink()
    waiting.wait(None)


def test_something_to_read_wakes_it(waiting: Waiting) -> None:
    reading, writing = os.pipe()
    waiting.add(reading)
    os.write(writing, b"!")
    waiting.wait(datetime.max.replace(tzinfo=UTC))
    os.close(reading)
    os.close(writing)


def test_closing_twice_is_harmless(tmp_path: Path) -> None:
    made = Waiting(tmp_path)
    made.close()
    made.close()


def test_it_looks_again_after_some_seconds_where_nothing_tells(tmp_path: Path) -> None:
    waiting = Waiting(tmp_path)
    waiting.wait(None, at_most=0.0)
    waiting.close()
