from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from companion.planner.icalendar.reading import Reading, read
from tests.support.builders import NOW

FILES = Path(__file__).parent / "files"
"""Files made by hand in the form in which five programs write them."""

Read = Callable[[bytes | str], Reading]


@pytest.fixture
def reading(tmp_path: Path) -> Read:
    """Return a function that reads the bytes of a calendar file, or one of the files by name."""

    def of(content: bytes | str, now: datetime = NOW) -> Reading:
        if isinstance(content, str):
            return read(FILES / f"{content}.ics", now=now)
        file = tmp_path / "file.ics"
        file.write_bytes(content)
        return read(file, now=now)

    return of


def event(*lines: str) -> bytes:
    """Return a calendar file with one event that has these lines."""
    body = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//t//t//EN", "BEGIN:VEVENT", *lines]
    return "\r\n".join([*body, "END:VEVENT", "END:VCALENDAR", ""]).encode()
