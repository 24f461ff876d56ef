"""What a calendar file may hold before it is read (security.md 2.11.4).

Size, depth and number are counted before the parser sees the file: it builds
every part it meets, and parts may stand in one another without end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from companion.errors import CalendarUnreadable, CalendarUnsafe
from companion.planner.icalendar.zone_rules import ZoneRules, changes_a_year
from companion.regular_file import opened

MOST_BYTES: Final = 32 * 1024 * 1024
MOST_LINES: Final = 1_000_000
MOST_COMPONENTS: Final = 100_000
DEEPEST: Final = 6
"""A calendar, an event, an alarm: three are enough for every program we know."""
LONGEST_LINE: Final = 1_000_000
"""Characters of one unfolded line: a picture pasted into an event can be that long."""

_FOLD: Final = (" ", "\t")
MOST_PARTS_OF_A_ZONE: Final = 1_000
"""All of them are asked for each moment in the zone; the longest history has some 300."""
MOST_CHANGES_A_YEAR: Final = 1_000
"""How often a year the clocks of all zones of a file may change, by their rules."""
MOST_PARTS_OF_A_NAME: Final = 20
"""The name of a zone is looked for without its first part, without its first two, and so on."""

_NAME: Final = re.compile(r"[^:;]*")
_BLANKS: Final = re.compile(r"[ \t]+")
_RULE: Final = "RRULE"
_EXCEPTION: Final = "EXRULE"
_IN_A_ZONE: Final = frozenset({"DTSTART", "DTEND", "RECURRENCE-ID", "DUE", "RDATE", "EXDATE"})
"""What the parser looks for a zone for."""
_LEAST_CHANGES: Final = 4
"""What any rule counts as: to look at one takes its time, however seldom it comes."""
_ZONE: Final = "VTIMEZONE"
_CALENDAR: Final = "BEGIN:VCALENDAR"


def content(path: Path) -> list[str]:
    """Return the lines of a calendar file that is safe to parse, unfolded, without ends.

    Rules of zones that never come are left out: they change nothing, and take ages.
    They are gone through one by one, so that no other thread waits for a whole file.
    Raises CalendarUnreadable when it cannot be read or is no calendar, and
    CalendarUnsafe when it holds too much.
    """
    try:
        with opened(path) as stream:
            data = stream.read(MOST_BYTES + 1)
    except OSError:
        raise CalendarUnreadable(path) from None
    if len(data) > MOST_BYTES:
        raise CalendarUnsafe(path)
    text = _decoded(data).replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
    written = text.split("\n")
    if len(written) > MOST_LINES:
        raise CalendarUnsafe(path)
    lines = list(_unfolded(written))
    if not lines or not lines[0].lstrip().upper().startswith(_CALENDAR):
        raise CalendarUnreadable(path)
    lines[0] = lines[0].lstrip()
    idle = _require_modest(lines, path)
    return [line for number, line in enumerate(lines) if number not in idle] if idle else lines


def _unfolded(written: list[str]) -> Iterator[str]:
    """Yield the lines that hold something; one that begins with a blank goes on the one before.

    RFC 5545, 3.1. Empty lines between the two count for nothing.
    """
    parts: list[str] = []
    for line in written:
        if parts and line.startswith(_FOLD):
            parts.append(line[1:])
        elif line.strip():
            if parts:
                yield "".join(parts)
            parts = [line]
    if parts:
        yield "".join(parts)


def _decoded(data: bytes) -> str:
    """Return the text of bytes: UTF-8 as the standard says, else what old programs wrote."""
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _require_modest(lines: list[str], path: Path) -> set[int]:
    """Raise CalendarUnsafe for what has no end: a line, parts, the rules or the name of a zone.

    Return the numbers of the lines that are rules of a zone and never come.
    """
    counted = _Counted()
    for number, line in enumerate(lines):
        if len(line) > LONGEST_LINE or not counted.is_modest_with(number, line):
            raise CalendarUnsafe(path)
    if not counted.rules.are_modest:
        raise CalendarUnsafe(path)
    return counted.rules.idle


class _Counted:
    """What the parser makes of the lines so far."""

    def __init__(self) -> None:
        self.rules = ZoneRules()
        self._within: list[str] = []
        self._begun = self._in_zone = self._changes = 0

    def is_modest_with(self, number: int, line: str) -> bool:
        """Take in a line; say whether all of them together are safe to parse."""
        name = _name(line)
        if name in {"BEGIN", "END"}:
            head, _colon, part = line.partition(":")
            if ";" in head:  # BEGIN has no parameters; the parser would skip them
                return False
            return self._begin(part.strip().upper()) if name == "BEGIN" else self._end()
        if name == _EXCEPTION and _ZONE in self._within:
            return False  # no program writes one, and it could leave no day of a rule
        if name == _RULE and _ZONE in self._within:
            found = changes_a_year(line)
            self.rules.rule(number, line)
            self._changes += max(found or 0, _LEAST_CHANGES)
            return found is not None and self._changes <= MOST_CHANGES_A_YEAR
        if name in _IN_A_ZONE:
            if _ZONE not in self._within:
                self.rules.asked(line)
            elif name == "DTSTART":
                self.rules.start(line)
            return line.count("/", 0, line.rfind(":") + 1) <= MOST_PARTS_OF_A_NAME
        return True

    def _begin(self, part: str) -> bool:
        self._in_zone = self._in_zone + 1 if _ZONE in self._within else 0
        self._within.append(part)
        if _ZONE in self._within:
            self.rules.begin()
        self._begun += 1
        return (
            len(self._within) <= DEEPEST
            and self._begun <= MOST_COMPONENTS
            and self._in_zone <= MOST_PARTS_OF_A_ZONE
        )

    def _end(self) -> bool:
        if _ZONE in self._within:
            self.rules.end()
        if self._within:
            self._within.pop()
        return True


def _name(line: str) -> str:
    """Return the name of a line as the parser takes it: in capitals, without any blanks."""
    found = _NAME.match(line)
    return _BLANKS.sub("", found[0].strip()).upper() if found else ""
