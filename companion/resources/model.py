"""What the directory holds: services, their numbers and where they were read.

Plain values and pure functions. What is kept for staff in the data files (what
was read in a source, editor notes, the day of reading) has no place in these
values, so it cannot be shown by mistake.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

EUROPE = "EU"
"""The code of records for the whole European Union."""
WORLD = "ZZ"
"""The code of records for the whole world."""


class Kind(StrEnum):
    """What a service does; each resource has exactly one."""

    CRISIS_LINE = "crisis_line"
    WARMLINE = "warmline"
    VICTIM_SERVICES = "victim_services"
    PEER_SUPPORT = "peer_support"
    RESILIENCE_CENTER = "resilience_center"
    BEREAVEMENT = "bereavement"
    YOUTH = "youth"
    VETERANS = "veterans"
    FIRST_RESPONDERS = "first_responders"
    COMPENSATION = "compensation"
    LEGAL = "legal"
    INFORMATION = "information"
    ADVOCACY = "advocacy"
    TRAINING = "training"


class PhoneKind(StrEnum):
    """How a number is used."""

    VOICE = "voice"
    TEXT = "text"
    WHATSAPP = "whatsapp"
    TTY = "tty"
    VIDEOPHONE = "videophone"


class Confidence(StrEnum):
    """Where a record was read; no number of any record has been dialed."""

    VERIFIED = "verified"
    """On the service's own page or a government page."""
    SECONDARY = "secondary"
    """On a page of somebody else."""
    UNVERIFIED = "unverified"
    """Nowhere; it is general knowledge."""


@dataclass(frozen=True, slots=True)
class Phone:
    """One way to reach a service with a telephone."""

    number: str
    """What is dialed: E.164 ('+18009855990') or a short code as pressed ('988', '*4141')."""
    display: str
    """The number as people write it in that country."""
    kind: PhoneKind
    label: str
    label_es: str | None = None
    text_keyword: str | None = None
    """The word to send as a message; None when any message will do."""

    def label_in(self, language: str) -> str:
        """Return the label in a language ('en', 'es'); English where there is no other."""
        return (self.label_es if language == "es" else None) or self.label


@dataclass(frozen=True, slots=True)
class Source:
    """A page that a record was read from."""

    url: str | None
    """Its address; None when it was described but the address was not kept."""
    page_date: str | None
    """The date the page bears: '2024', '2024-08' or '2024-08-05'; None when it has none."""


class Status(StrEnum):
    """Whether a service can be used; HSDS `service.status` in our words."""

    OPEN = "open"
    PAUSED = "paused"
    """Closed for a time: shown, and said."""
    CLOSED = "closed"
    """For good: only in what a pack says has changed, never found."""


@dataclass(frozen=True, slots=True)
class OpeningTime:
    """From one wall-clock time to another on some days of the week."""

    days: tuple[int, ...]
    """ISO 8601 weekdays on which it begins, 1 is Monday."""
    opens: time
    closes: time
    """Not later than `opens`: on the following day. The same time: 24 hours."""


@dataclass(frozen=True, slots=True)
class Opening:
    """When a service answers, in its own time zone."""

    zone: str
    """IANA name, like 'America/Chicago'."""
    times: tuple[OpeningTime, ...]
    valid_to: date | None = None
    """The last local day these times are said to hold for (HSDS `schedule.valid_to`)."""


@dataclass(frozen=True, slots=True)
class Check:
    """A person tried a service; the only thing, beside a page's date, that makes it fresh."""

    on: date
    by: str
    """Who: a person's role or an organization (HSDS `assurer_email` without the address)."""


@dataclass(frozen=True, slots=True)
class Resource:
    """One service of the directory. None means that it is not known."""

    id: str
    name: str
    kind: Kind
    audience: tuple[str, ...]
    country: str
    """ISO 3166-1 alpha-2, or EUROPE, or WORLD."""
    languages: tuple[str, ...]
    """ISO 639-1."""
    facts: tuple[str, ...]
    phones: tuple[Phone, ...] = ()
    region: str | None = None
    """The part of the country it is for; None when it is for all of it."""
    chat_url: str | None = None
    website: str | None = None
    email: str | None = None
    hours: str | None = None
    free_of_charge: bool | None = None
    confidential: bool | None = None
    peer_led: bool | None = None
    name_es: str | None = None
    audience_es: tuple[str, ...] | None = None
    facts_es: tuple[str, ...] | None = None
    hours_es: str | None = None
    sources: tuple[Source, ...] = ()
    confidence: Confidence = Confidence.UNVERIFIED
    opening: Opening | None = None
    """When it answers, where the source says so exactly; None is unknown, never closed."""
    check: Check | None = None
    status: Status = Status.OPEN
    alert: str | None = None
    """What its publisher wants to be read first."""
    address: str | None = None
    """Where to go, on one line."""
    sign_language: bool | None = None
    """Whether it can be used in a sign language, by videophone or in person."""
    pack: str | None = None
    """The id of the pack it came with; None for the directory the app ships with."""

    def name_in(self, language: str) -> str:
        """Return the name; a description in place of a name is translated."""
        return (self.name_es if language == "es" else None) or self.name

    def audience_in(self, language: str) -> tuple[str, ...]:
        """Return whom it is for, in a language, or in English where there is no other."""
        return (self.audience_es if language == "es" else None) or self.audience

    def facts_in(self, language: str) -> tuple[str, ...]:
        """Return what is good to know, in a language, or in English where there is no other."""
        return (self.facts_es if language == "es" else None) or self.facts

    def hours_in(self, language: str) -> str | None:
        """Return the hours, in a language, or in English where there is no other."""
        return (self.hours_es if language == "es" else None) or self.hours


@dataclass(frozen=True, slots=True)
class EmergencyNumber:
    """A public emergency number."""

    number: str
    display: str
    use: str = "any"
    """What it is for: 'any', 'police' or 'ambulance'."""


@dataclass(frozen=True, slots=True)
class HelpLines:
    """What to show to somebody who would like to reach a person now."""

    country: str
    emergency: tuple[EmergencyNumber, ...]
    """Empty when it is not known; then say to call the emergency number where they are."""
    lines: tuple[Resource, ...]
    """In the order to offer them; never fewer than two."""


def first_number(resource: Resource) -> Phone | None:
    """Return the number to offer first: the first to call, else the first there is."""
    voices = (phone for phone in resource.phones if phone.kind is PhoneKind.VOICE)
    return next(voices, resource.phones[0] if resource.phones else None)


def source_date(resource: Resource) -> str | None:
    """Return the newest date among the pages a record was read from, or None.

    As exact as the page has it: '2024', '2024-08' or '2024-08-05'. Only pages
    with an address count. It is the date of a page, never of a check: no person
    has called any number yet.
    """
    dates = [source.page_date for source in resource.sources if source.url and source.page_date]
    return max(dates, default=None)


def can_be_reached(resource: Resource) -> bool:
    """Tell whether a resource has a number, a chat or a website of its own."""
    return bool(resource.phones or resource.chat_url or resource.website)


def in_help_order(resources: Iterable[Resource], country: str) -> tuple[Resource, ...]:
    """Return the lines of a country in the order to offer them, two or more if there are.

    First its crisis lines and victim services, in the order of the data (the
    lines for anyone stand first there), those for the whole country before
    those of a region. Where that is only one, its other services that have a
    number are added, and where even that is only one, the worldwide ones.

    The European numbers are only offered for the European Union itself: they do
    not answer in every country.
    """
    resources = tuple(resources)
    own = [each for each in resources if each.country == country and can_be_reached(each)]
    own.sort(key=lambda each: each.region is not None)
    main = {Kind.CRISIS_LINE, Kind.VICTIM_SERVICES}
    lines = [
        each
        for each in own
        if each.kind is Kind.CRISIS_LINE
        or (each.kind is Kind.VICTIM_SERVICES and each.phones and each.region is None)
    ]
    if len(lines) < 2:  # noqa: PLR2004  # one line can be busy or closed
        lines += [each for each in own if each.kind not in main and each.phones]
    if len(lines) < 2:  # noqa: PLR2004
        lines += [each for each in resources if each.country == WORLD and each not in lines]
    return tuple(lines)


def next_best(resource: Resource, lines: Iterable[Resource]) -> Resource | None:
    """Return what to try when a resource does not answer: the first other line, or None.

    `lines` are those of its country in help order.
    """
    return next((line for line in lines if line.id != resource.id), None)
