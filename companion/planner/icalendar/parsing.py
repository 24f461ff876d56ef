"""A calendar file taken apart by the icalendar library, which can be stopped on its way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from companion.errors import CalendarUnreadable, CompanionError
from companion.planner.icalendar import limits
from companion.planner.watch import Watch

if TYPE_CHECKING:
    from icalendar import Calendar


class _Lines(list[Any]):
    """The lines of a file; the parser goes through them under watch."""

    def __init__(self, lines: list[Any], watch: Watch, until: float) -> None:
        super().__init__(lines)
        self._watch = watch
        self._until = until

    def __iter__(self) -> Iterator[Any]:
        return self._watch.over([self[at] for at in range(len(self))], 0, self._until)


def parsed(path: Path, watch: Watch, until: float) -> list[Calendar]:
    """Return the calendars of a file; `until` is how much of the whole work that is.

    Raises CalendarUnreadable, CalendarUnsafe and Cancelled.
    """
    from icalendar import Calendar
    from icalendar.parser import Contentline
    from icalendar.timezone import tzp

    tzp.use_default()  # it keeps zones by their names: another file's are forgotten
    try:
        line: Any = Contentline  # without types there
        lines: Any = _Lines([line(each) for each in limits.content(path)], watch, until)
        return Calendar.from_ical(lines, multiple=True)  # lines as well, though it says text
    except CompanionError:
        raise
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError, OSError):
        # The parser raises what it likes on a file that breaks off or is none. It also looks
        # for a time zone under the name in the file, which the disk may refuse (too long).
        raise CalendarUnreadable(path) from None
