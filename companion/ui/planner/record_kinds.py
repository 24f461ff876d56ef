"""What is kept on court and benefits, each kind with its fields: calls, claims, notices."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any

from companion.clock import now
from companion.i18n import _, long_date
from companion.planner.justice.model import Call, Claim, Notice, NoticeTo, Paper, PaperState
from companion.planner.justice.records import CALL, CLAIM, NOTICE, PAPER, Kept


class FieldKind(Enum):
    """How something is typed."""

    LINE = "line"
    TEXT = "text"
    DAY = "day"
    MOMENT = "moment"
    TICK = "tick"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record."""

    name: str
    """Of the value's own field."""
    words: str
    kind: FieldKind = FieldKind.LINE
    choices: tuple[tuple[Any, str], ...] = ()


@dataclass(frozen=True, slots=True)
class RecordKind:
    """A kind of record: how it is kept, called and shown."""

    key: str
    kept: Kept[Any]
    title: str
    one: str
    """What one of them is called."""
    add: str
    """What adding one is called."""
    none: str
    new: Callable[[], Any]
    line: Callable[[Any], tuple[str, str]]
    """A title and a detail for the list."""
    fields: tuple[Field, ...]
    newest: Callable[[Any], datetime] | None = None
    """What the list goes by; without it, when each was added."""
    is_listed: Callable[[Any], bool] = lambda _value: True
    """Whether one is in the list of this kind."""
    note: str = ""
    """The key of the quiet note that stands above (planner.justice.lists.note)."""


def record_kind(key: str) -> RecordKind:
    """Return a kind by its key, in the language in use: calls, claims, notices, papers."""
    kinds = {"calls": _calls, "claims": _claims, "notices": _notices, "papers": _papers}
    return kinds[key]()


def _calls() -> RecordKind:
    return RecordKind(
        "calls",
        CALL,
        _("Calls and visits"),
        _("A call or a visit"),
        _("Add a call or a visit"),
        _("No calls here. Note one only if it helps you."),
        lambda: Call(now()),
        lambda call: (call.office or call.spoke_with or _("A call"), _call_detail(call)),
        (
            Field("office", _("Which office?")),
            Field("when", "", FieldKind.MOMENT),
            Field("spoke_with", _("Who did you speak with?")),
            Field("number", _("Their number")),
            Field("reference", _("Number of the case, the claim or the call")),
            Field("said", _("What was said?"), FieldKind.TEXT),
            Field("next_step", _("What comes next?"), FieldKind.TEXT),
            Field("next_day", _("By when? A day like 10 March 2026"), FieldKind.DAY),
        ),
        newest=lambda call: call.when,
    )


def _call_detail(call: Call) -> str:
    when: datetime = call.when
    told = _("{date}, {time}").format(date=long_date(when.date()), time=f"{when:%H:%M}")
    return f"{told} · {call.reference}" if call.reference else told


def _claims() -> RecordKind:
    return RecordKind(
        "claims",
        CLAIM,
        _("Help with costs"),
        _("A request for help with costs"),
        _("Add a request"),
        _("Nothing here. Add an office only if you want to ask for help with costs."),
        lambda: Claim(""),
        lambda claim: (
            claim.office or _("An office"),
            ""
            if claim.last_day is None
            else _("Last day: {day}").format(day=long_date(claim.last_day)),
        ),
        (
            Field("office", _("Which office?")),
            Field("last_day", _("The last day to ask, as the office says"), FieldKind.DAY),
            Field("confirmed", _("The office confirmed this day"), FieldKind.TICK),
            Field("number", _("Its number for your request")),
            Field("sent", _("The day you sent it"), FieldKind.DAY),
            Field("note", _("Notes"), FieldKind.TEXT),
        ),
        note="office",
    )


def _notices() -> RecordKind:
    return RecordKind(
        "notices",
        NOTICE,
        _("Notices of parole and release"),
        _("A notice service"),
        _("Add a notice service"),
        _("No notice services here."),
        lambda: Notice(""),
        lambda notice: (notice.service or _("A service"), _told(notice.to)),
        (
            Field("service", _("Which service?")),
            Field(
                "to",
                _("Who is told?"),
                FieldKind.CHOICE,
                tuple((each, _told(each)) for each in NoticeTo),
            ),
            Field("registered", _("It is signed up"), FieldKind.TICK),
            Field("note", _("Notes, like who is told for you"), FieldKind.TEXT),
        ),
        note="calls",
    )


def _papers() -> RecordKind:
    return RecordKind(
        "papers",
        PAPER,
        _("Papers of my own"),
        _("A paper"),
        _("Add a paper"),
        _("No papers of your own here. Add one only if it helps you."),
        Paper,
        lambda paper: (paper.name or _("A paper"), _paper_detail(paper)),
        (
            Field("name", _("What paper is it?")),
            Field("state", _("Do you have it?"), FieldKind.CHOICE, tuple(paper_states().items())),
            Field("where", _("Where is it, or who was asked?")),
        ),
        is_listed=lambda paper: not paper.key,
    )


def _paper_detail(paper: Paper) -> str:
    return " · ".join(each for each in (paper_states()[paper.state], paper.where) if each)


def paper_states() -> dict[PaperState, str]:
    """Return where a paper can be, in words."""
    return {
        PaperState.NEEDED: _("Still to get"),
        PaperState.ASKED: _("Asked for"),
        PaperState.HERE: _("Here"),
        PaperState.NOT_NEEDED: _("Not needed"),
    }


def _told(to: NoticeTo) -> str:
    return {
        NoticeTo.ME: _("Me"),
        NoticeTo.TRUSTED: _("A person I trust"),
        NoticeTo.NOBODY: _("No one"),
    }[to]
