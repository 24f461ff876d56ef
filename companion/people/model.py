"""The values of my people. They cross every border; database rows do not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from companion.errors import PersonNameless
from companion.values import one_line, short

LONGEST_NAME: Final = 200
LONGEST_NUMBER: Final = 60
LONGEST_LINE: Final = 500
LONGEST_NOTE: Final = 5_000
MOST_PHONES: Final = 20
"""Of one card that comes in; one's own numbers are not counted."""
HELLO_STANDS_DAYS: Final = 3
"""How long a suggestion to say hello stands before it goes by itself (a rule of this app)."""
LONGEST_HELLO_DAYS: Final = 366
_EXTENSION: Final = re.compile(r"\s*(?:EXT\.?|X|[,;])\s*(?=\d)")
_WORDS_BEFORE: Final = re.compile(r"^[^0-9+*#]+")
_ZERO_AT_HOME: Final = re.compile(r"\(\s*0\s*\)")
"""Written in '+44 (0)20 7946 0000' for calls within the country; from abroad it is not dialed."""
_ZERO_STAYS: Final = ("+39", "+378", "+379")
"""Italy, San Marino and the Vatican: the zero belongs to the number there (ITU-T E.164)."""
_WHOLE_NUMBER: Final = 8
"""Digits after which letters are words about a number: no number spelled out has so many first."""
_KEYS: Final = dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999", strict=True))


class Tie(StrEnum):
    """How we know each other."""

    PEER = "peer"
    FAMILY = "family"
    FRIEND = "friend"
    COUNSELOR = "counselor"
    ADVOCATE = "advocate"
    FAITH = "faith"
    WORK = "work"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Phone:
    """One number of a person, as it was typed."""

    number: str
    label: str = ""
    """'home', 'work', in the person's own words."""


@dataclass(frozen=True, slots=True)
class Hello:
    """A wish to call or write to each other from time to time.

    Nothing is counted and nothing is kept of the past: only how often, and the
    day from which the turns go on.
    """

    every_days: int
    """1 to LONGEST_HELLO_DAYS."""
    since: date
    """The day of the last hello, or the day this was set; a local date."""


@dataclass(frozen=True, slots=True)
class Person:
    """Someone of mine."""

    name: str
    tie: Tie = Tie.OTHER
    how_we_know: str = ""
    """In their own words, beside the tie."""
    phones: tuple[Phone, ...] = ()
    email: str = ""
    reach: str = ""
    """How to reach them best: 'text first', 'not before ten'."""
    good_for: str = ""
    """What they are good for: company, a ride, a laugh."""
    show_on_lock: bool = False
    """Whether the name and the numbers can be read without the key."""
    hello: Hello | None = None


@dataclass(frozen=True, slots=True)
class SavedPerson:
    """A person as they are kept."""

    id: str
    person: Person
    created: datetime
    """UTC."""
    changed: datetime
    """UTC."""
    deleted: datetime | None = None
    """When they were moved to the bin (UTC), or None."""


def prepared(person: Person) -> Person:
    """Return a person as they are stored: lines tidy, empty numbers left out.

    Preparing what is prepared changes nothing. Raises PersonNameless, FieldTooLong.
    """
    phones = tuple(
        Phone(number, one_line(phone.label, LONGEST_NAME))
        for phone in person.phones
        if (number := one_line(phone.number, LONGEST_NUMBER))
    )
    name = one_line(person.name, LONGEST_NAME)
    if not name:
        raise PersonNameless
    return replace(
        person,
        name=name,
        phones=phones,
        email=one_line(person.email, LONGEST_LINE),
        how_we_know=one_line(person.how_we_know, LONGEST_LINE),
        reach=short(person.reach, LONGEST_NOTE).strip(),
        good_for=short(person.good_for, LONGEST_NOTE).strip(),
        hello=_fitting(person.hello),
    )


def dialed(number: str) -> str:
    """Return what a telephone dials for a number as people write it; '' when there is nothing.

    An extension is left out, and so are words before the number and after it; other
    letters are the keys they stand on (ITU-T E.161).

    >>> dialed("+1 (303) 555-0100 ext. 7"), dialed("1-800-FLOWERS"), dialed("+44 (0)20 7946 0000")
    ('+13035550100', '18003569377', '+442079460000')
    """
    own = _WORDS_BEFORE.sub("", _EXTENSION.split(number.upper(), maxsplit=1)[0])
    begins = "+" if own.startswith("+") else ""
    keys, written = "", 0
    has_zero_at_home = begins and not own.replace(" ", "").startswith(_ZERO_STAYS)
    for sign in _ZERO_AT_HOME.sub("", own) if has_zero_at_home else own:
        if sign in "0123456789*#":
            keys, written = keys + sign, written + 1
        elif sign in _KEYS and written >= _WHOLE_NUMBER:
            break
        else:
            keys += _KEYS.get(sign, "")
    return f"{begins}{keys}" if keys else ""


def tel_uri(number: str) -> str:
    """Return a number for a QR code to call it: RFC 3966, 'tel:+13035550100'; '' without digits."""
    called = dialed(number).replace("#", "%23")
    return f"tel:{called}" if called else ""


def is_hello_day(hello: Hello | None, today: date) -> bool:
    """Say whether this is a day to suggest a hello.

    A turn comes every so many days and its suggestion stands for at most three;
    then it rests till the next turn. However long nobody looked, there is one
    suggestion or none, never a debt.
    """
    if hello is None:
        return False
    days = (today - hello.since).days
    if days < hello.every_days:
        return False
    return days % hello.every_days < min(HELLO_STANDS_DAYS, hello.every_days)


def hello_turns(hello: Hello, first: date, last: date) -> Iterator[date]:
    """Give the days from `first` to `last` on which a turn begins."""
    for days in range((first - hello.since).days, (last - hello.since).days + 1):
        if days > 0 and days % hello.every_days == 0:
            yield hello.since + timedelta(days=days)


def after_hello(person: Person, today: date) -> Person:
    """Return a person whose next turn is a whole interval from today, said hello or not."""
    if person.hello is None:
        return person
    return replace(person, hello=replace(person.hello, since=today))


def _fitting(hello: Hello | None) -> Hello | None:
    if hello is None:
        return None
    return replace(hello, every_days=min(max(hello.every_days, 1), LONGEST_HELLO_DAYS))
