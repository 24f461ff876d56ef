"""What a calendar file may hold before it is read (security.md 2.11.4).

Size, depth and number are counted before the parser sees the file: it builds
every part it meets, and parts may stand in one another without end.
"""

from __future__ import annotations

import re
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

_ZONE: Final = re.compile(r"(?ims)^BEGIN:VTIMEZONE$.*?(?:^END:VTIMEZONE$|\Z)")
_RULE: Final = re.compile(r"(?im)^(?:RRULE|EXRULE)\b[^:]*:(.*)$")
_RULE_OF_A_ZONE: Final = re.compile(
    r"(?:(?:FREQ=YEARLY|(?:BYMONTH|BYDAY|BYMONTHDAY|UNTIL|COUNT|INTERVAL|WKST)=[^;]*);?)*",
    re.IGNORECASE,
)
"""Clocks change by the year. The parser follows any rule at once, each second of ages too."""
_MARK: Final = re.compile(r"^(BEGIN|END):", re.IGNORECASE | re.MULTILINE)


def content(path: Path) -> str:
    """Return the text of a calendar file that is safe to parse, with single line ends.

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
    if not text.lstrip().upper().startswith("BEGIN:VCALENDAR"):
        raise CalendarUnreadable(path)
    _require_modest(text, path)
    return text.lstrip()


def _decoded(data: bytes) -> str:
    """Return the text of bytes: UTF-8 as the standard says, else what old programs wrote."""
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _require_modest(text: str, path: Path) -> None:
    if text.count("\n") > MOST_LINES:
        raise CalendarUnsafe(path)
    unfolded = re.sub(r"\n[ \t]", "", text)
    if max(map(len, unfolded.split("\n"))) > LONGEST_LINE:
        raise CalendarUnsafe(path)
    for zone in _ZONE.finditer(unfolded):
        for rule in _RULE.finditer(zone[0]):
            if not _RULE_OF_A_ZONE.fullmatch(rule[1].strip()):
                raise CalendarUnsafe(path)
    depth = begun = 0
    for mark in _MARK.finditer(unfolded):
        if mark[1].upper() == "END":
            depth -= 1
            continue
        depth += 1
        begun += 1
        if depth > DEEPEST or begun > MOST_COMPONENTS:
            raise CalendarUnsafe(path)
