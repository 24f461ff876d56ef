"""Days and times as people type them: '10 March 2026', '10 de marzo', '12/15/2026'."""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from datetime import date, time
from typing import Final

from companion.errors import DayUnreadable

_LONGEST: Final = 60
_MONTHS: Final = (
    ("january", "enero"), ("february", "febrero"), ("march", "marzo"), ("april", "abril"),
    ("may", "mayo"), ("june", "junio"), ("july", "julio"), ("august", "agosto"),
    ("september", "septiembre"), ("october", "octubre"), ("november", "noviembre"),
    ("december", "diciembre"),
)  # fmt: skip
_SHORTEST: Final = 3
"""Letters of a month's name that are enough."""
_OTHER_NAMES: Final = {"setiembre": 9, "sept": 9}
_PASSED_OVER: Final = frozenset(
    ("de", "del", "el", "o", "ro", "ero", "of", "the", "st", "nd", "rd", "th")
)
"""Words beside the numbers, and their endings: '1º' is taken apart into '1' and 'o'."""
_WORDS: Final = re.compile(r"[^\W\d_]+|\d+")
_ISO: Final = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
_NUMBERS: Final = re.compile(r"(\d{1,2})([-/.])(\d{1,2})(?:\2(\d{4}))?\.?")
"""Day and month in either order, and the year."""
_CLOCK: Final = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?\s*([ap])?\.?\s*m?\.?")
_NOON: Final = 12
_YEAR_DIGITS: Final = 4


def read_day(text: str, *, today: date | None = None) -> date | None:
    """Return the day in a text, in either language of the app; None for an empty one.

    With `today` the year can be left out: the next such day is meant. Numbers
    alone are taken where only one day can be meant, like 12/15; 3/10 is another day
    in another country. Raises DayUnreadable, with both days for the latter.
    """
    plain = _plain(text)
    if not plain:
        return None
    iso = _ISO.fullmatch(plain)
    try:
        if iso is not None:
            return date(int(iso[1]), int(iso[3]), int(iso[4]))
        numbers = _NUMBERS.fullmatch(plain)
        return _spoken(plain, today) if numbers is None else _numbered(text, numbers, today)
    except ValueError:
        raise DayUnreadable(text) from None


def read_days(text: str) -> tuple[date, ...]:
    """Return the days in a text, one a line. Raises DayUnreadable."""
    return tuple(day for line in text.splitlines() if (day := read_day(line)) is not None)


def read_time(text: str) -> time | None:
    """Return the time of day in a text ('09:30', '9', '2:15 pm'); None for an empty one.

    Raises DayUnreadable.
    """
    plain = _plain(text)
    if not plain:
        return None
    found = _CLOCK.fullmatch(plain)
    if found is None:
        raise DayUnreadable(text)
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    try:
        if half and not 1 <= hour <= _NOON:
            raise ValueError
        if half:
            hour = hour % _NOON + (_NOON if half == "p" else 0)
        return time(hour, minute)
    except ValueError:
        raise DayUnreadable(text) from None


def _numbered(text: str, found: re.Match[str], today: date | None) -> date:
    """Return the one day that numbers can mean; raise ValueError and DayUnreadable."""
    one, other = int(found[1]), int(found[3])
    days = []
    for month, day in ((one, other), (other, one)):
        with suppress(ValueError):
            days.append(_in_year(found[4], month, day, today))
    if not days:
        raise ValueError
    if days[0] != days[-1]:
        raise DayUnreadable(text, tuple(days))
    return days[0]


def _in_year(year: str | None, month: int, day: int, today: date | None) -> date:
    if year:
        return date(int(year), month, day)
    if today is None:
        raise ValueError
    return _next(month, day, today)


def _spoken(plain: str, today: date | None) -> date:
    numbers: list[str] = []
    months: list[int] = []
    for word in _WORDS.findall(plain):
        if word.isdigit():
            numbers.append(word)
        elif (month := _month(word)) is not None:
            months.append(month)
        elif word not in _PASSED_OVER:
            raise ValueError
    if len(months) != 1:
        raise ValueError
    years = [each for each in numbers if len(each) == _YEAR_DIGITS]
    days = [each for each in numbers if len(each) < _SHORTEST]
    if len(days) != 1 or len(days) + len(years) != len(numbers) or len(years) > 1:
        raise ValueError
    return _in_year(years[0] if years else None, months[0], int(days[0]), today)


def _next(month: int, day: int, today: date) -> date:
    for year in range(today.year, today.year + 9):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found >= today:
            return found
    raise ValueError


def _month(word: str) -> int | None:
    if word in _OTHER_NAMES:
        return _OTHER_NAMES[word]
    if len(word) >= _SHORTEST:
        for number, names in enumerate(_MONTHS, start=1):
            if any(name == word or name[: len(word)] == word for name in names):
                return number
    return None


def _plain(text: str) -> str:
    if len(text) > _LONGEST:
        raise DayUnreadable(text[:_LONGEST])
    parts = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(each for each in parts if not unicodedata.combining(each)).split())
