"""Court and benefits: calls, papers, notices, and the last day to ask for help with costs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from companion.planner.model import line, words

STALE_DAYS: Final = 365
"""A rule read longer ago than this is not shown without a warning (field.md e.9)."""


@dataclass(frozen=True, slots=True)
class Call:
    """A call or a visit: who said what, and under which number."""

    when: datetime
    """Aware of its zone."""
    office: str = ""
    spoke_with: str = ""
    number: str = ""
    reference: str = ""
    """The number of the case, the claim or the call."""
    said: str = ""
    next_step: str = ""
    next_day: date | None = None


class PaperState(StrEnum):
    """Where a paper is."""

    NEEDED = "needed"
    ASKED = "asked"
    HERE = "here"
    NOT_NEEDED = "not_needed"


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper on a checklist, or one of the person's own."""

    key: str = ""
    """'claim.report' for one of the lists in assets/planner/justice.json; '' for an own one."""
    name: str = ""
    """Its name, for an own one."""
    state: PaperState = PaperState.NEEDED
    where: str = ""
    """Where it is kept, or who was asked."""


class NoticeTo(StrEnum):
    """Who is told about parole and release."""

    ME = "me"
    TRUSTED = "trusted"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Notice:
    """A service that tells about parole and release, and who it tells."""

    service: str
    to: NoticeTo = NoticeTo.NOBODY
    person: str = ""
    """Id of the person who is told, for TRUSTED."""
    registered: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """A request for help with costs, and what the directory said about it when it was noted.

    A snapshot: the directory can change, the app never reckons with law. The day
    itself is the person's to enter, or the office's to tell.
    """

    office: str
    resource: str = ""
    """Id in the directory; '' for an office of the person's own."""
    rule: str = ""
    """What the directory says about the time to ask, in its words."""
    source: str = ""
    """Where that was read."""
    source_date: date | None = None
    """The day of that page; None when it bears none."""
    last_day: date | None = None
    """The last day to ask, as the office said or the person reckons."""
    confirmed: bool = False
    """Whether the office confirmed the day."""
    number: str = ""
    """Its number at the office."""
    sent: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ClaimFacts:
    """What is to be said of a claim on a day; the words are in `words`."""

    last_day: date | None
    confirm: bool
    """Say: confirm this with the office."""
    stale: bool
    """Say first that what the day rests on was read long ago, or on a page without a date."""
    late: bool
    """Say that many offices still take a request when there is a good reason."""


def claim_facts(claim: Claim, today: date) -> ClaimFacts:
    """Return what is to be said of a claim; nothing is late once the request was sent."""
    age = None if claim.source_date is None else (today - claim.source_date).days
    return ClaimFacts(
        last_day=claim.last_day,
        confirm=not claim.confirmed,
        stale=not claim.confirmed and (age is None or age > STALE_DAYS),
        late=claim.sent is None and claim.last_day is not None and claim.last_day < today,
    )


def prepared_call(call: Call) -> Call:
    """Return a call as it is stored; raise FieldTooLong and TextTooLong."""
    return replace(
        call,
        office=line(call.office),
        spoke_with=line(call.spoke_with),
        number=line(call.number),
        reference=line(call.reference),
        said=words(call.said),
        next_step=words(call.next_step),
    )


def prepared_paper(paper: Paper) -> Paper:
    """Return a paper as it is stored; raise FieldTooLong and TextTooLong."""
    return replace(paper, name=line(paper.name), where=line(paper.where))


def prepared_notice(notice: Notice) -> Notice:
    """Return a notice as it is stored; only a trusted person has a name in it.

    Raises FieldTooLong and TextTooLong.
    """
    person = notice.person if notice.to is NoticeTo.TRUSTED else ""
    return replace(notice, service=line(notice.service), person=person, note=words(notice.note))


def prepared_claim(claim: Claim) -> Claim:
    """Return a claim as it is stored; raise FieldTooLong and TextTooLong."""
    return replace(
        claim,
        office=line(claim.office),
        rule=words(claim.rule),
        number=line(claim.number),
        note=words(claim.note),
    )
