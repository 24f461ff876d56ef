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

MOST_BYTES: Final = 32 * 1024 * 1024
MOST_LINES: Final = 1_000_000
MOST_COMPONENTS: Final = 100_000
DEEPEST: Final = 6
"""A calendar, an event, an alarm: three are enough for every program we know."""
LONGEST_LINE: Final = 1_000_000
"""Characters of one unfolded line: a picture pasted into an event can be that long."""

_FOLD: Final = (" ", "\t")
_MARK: Final = re.compile(r"(BEGIN|END)\s*([;:])\s*(.*)", re.IGNORECASE)
_RULE: Final = re.compile(r"(?:RRULE|EXRULE)\b([^:]*):(.*)", re.IGNORECASE)
_RULE_OF_A_ZONE: Final = re.compile(
    r"(?:(?:FREQ=YEARLY|(?:BYMONTH|BYDAY|BYMONTHDAY|UNTIL|COUNT|INTERVAL|WKST)=[^;]*);?)*",
    re.IGNORECASE,
)
"""Clocks change by the year. The parser follows any rule at once, each second of ages too."""
_ZONE: Final = "VTIMEZONE"
_CALENDAR: Final = "BEGIN:VCALENDAR"


def content(path: Path) -> list[str]:
    """Return the lines of a calendar file that is safe to parse, unfolded, without ends.

    They are gone through one by one, so that no other thread waits for a whole file.
    Raises CalendarUnreadable when it cannot be read or is no calendar, and
    CalendarUnsafe when it holds too much.
    """
    try:
        if not path.is_file():
            raise CalendarUnreadable(path)
        with path.open("rb") as stream:
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
    _require_modest(lines, path)
    return lines


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


def _require_modest(lines: list[str], path: Path) -> None:
    """Raise CalendarUnsafe for a line without end, parts without end, or rules of a zone."""
    within: list[str] = []
    begun = 0
    for line in lines:
        if len(line) > LONGEST_LINE:
            raise CalendarUnsafe(path)
        if mark := _MARK.match(line):
            if mark[2] == ";":  # BEGIN has no parameters; the parser would skip them
                raise CalendarUnsafe(path)
            if mark[1].upper() == "BEGIN":
                within.append(mark[3].strip().upper())
                begun += 1
            elif within:
                within.pop()
            if len(within) > DEEPEST or begun > MOST_COMPONENTS:
                raise CalendarUnsafe(path)
        elif _ZONE in within and (rule := _RULE.match(line)) and not _is_yearly(rule):
            raise CalendarUnsafe(path)


def _is_yearly(rule: re.Match[str]) -> bool:
    """Say whether a rule of a zone is one; a quoted parameter may hold a colon before the real."""
    return '"' not in rule[1] and _RULE_OF_A_ZONE.fullmatch(rule[2].strip()) is not None
