"""How dates and plans are written down: versioned JSON, the same in the vault and in exports.

Reading expects anything: a document can come from a newer app or from a file
that somebody else made. What is not as it was written raises ValueError.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, time
from typing import Any, Final

from companion.errors import RuleUnreadable
from companion.planner.model import (
    LONGEST_TEXT,
    Certainty,
    HardDate,
    Kind,
    Reminders,
    ReminderText,
)
from companion.planner.recurrence.documents import from_document, to_document
from companion.planner.recurrence.rules import Rule

VERSION: Final = 1
LONGEST: Final = 4_000_000
"""Characters of a document, at most."""
_MOST_ITEMS: Final = 1_000


def text_of(document: Mapping[str, Any]) -> str:
    """Return a document as it is stored; equal documents are equal texts."""
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def document_in(text: str) -> dict[str, Any]:
    """Return the document in a text; raise ValueError when it holds none of this version."""
    if len(text) > LONGEST:
        raise ValueError
    try:
        document = json.loads(text)
    except RecursionError:
        raise ValueError from None
    if not isinstance(document, dict) or document.get("version") != VERSION:
        raise ValueError
    return document


def of_date(value: HardDate) -> dict[str, Any]:
    """Return a date as a document."""
    reminders = value.reminders
    return {
        "version": VERSION,
        "name": value.name,
        "kind": value.kind.value,
        "word": value.word,
        "rule": None if value.rule is None else to_document(value.rule),
        "certainty": value.certainty.value,
        "earliest": day_text(value.earliest),
        "latest": day_text(value.latest),
        "postponed": value.postponed,
        "at": None if value.at is None else value.at.isoformat("minutes"),
        "zone": value.zone,
        "people": list(value.people),
        "show_year_count": value.show_year_count,
        "hidden": value.hidden,
        "hide_person": value.hide_person,
        "on_today": value.on_today,
        "days_before": value.days_before,
        "days_after": value.days_after,
        "reminders": {
            "on": reminders.on,
            "offsets": list(reminders.offsets),
            "at": reminders.at.isoformat("minutes"),
            "text": reminders.text.value,
            "sound": reminders.sound,
        },
        "note": value.note,
    }


def date_in(document: Mapping[str, Any]) -> HardDate:
    """Return the date in a document; raise ValueError when it is not one."""
    reminders = mapping(document.get("reminders"))
    if "rule" not in document:
        raise ValueError
    rule = document["rule"]
    at = document.get("at")
    return HardDate(
        name=text(document.get("name")),
        kind=Kind(text(document.get("kind"))),
        word=text(document.get("word")),
        rule=None if rule is None else _rule(rule),
        certainty=Certainty(text(document.get("certainty"))),
        earliest=day_or_none(document.get("earliest")),
        latest=day_or_none(document.get("latest")),
        postponed=truth(document.get("postponed")),
        at=None if at is None else local_time(at),
        zone=text(document.get("zone")),
        people=texts(document.get("people")),
        show_year_count=truth(document.get("show_year_count")),
        hidden=truth(document.get("hidden")),
        hide_person=truth(document.get("hide_person")),
        on_today=truth(document.get("on_today")),
        days_before=number(document.get("days_before")),
        days_after=number(document.get("days_after")),
        reminders=Reminders(
            on=truth(reminders.get("on")),
            offsets=tuple(number(each) for each in sequence(reminders.get("offsets"))),
            at=local_time(reminders.get("at")),
            text=ReminderText(text(reminders.get("text"))),
            sound=truth(reminders.get("sound")),
        ),
        note=text(document.get("note")),
    )


def _rule(document: Any) -> Rule:
    try:
        return from_document(document)
    except RuleUnreadable:
        raise ValueError from None


# Small readers; each raises ValueError


def text(value: Any) -> str:
    """Return a text of a modest length."""
    if not isinstance(value, str) or len(value) > LONGEST_TEXT:
        raise ValueError
    return value


def texts(value: Any) -> tuple[str, ...]:
    """Return a list of texts."""
    return tuple(text(each) for each in sequence(value))


def truth(value: Any) -> bool:
    """Return true or false."""
    if not isinstance(value, bool):
        raise ValueError  # noqa: TRY004  # a document that does not fit, not a slip of ours
    return value


def number(value: Any) -> int:
    """Return a whole number."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise ValueError  # noqa: TRY004
    return value


def day(value: Any) -> date:
    """Return a day: 2026-03-10."""
    return date.fromisoformat(text(value))


def day_or_none(value: Any) -> date | None:
    """Return a day, or None."""
    return None if value is None else day(value)


def day_text(value: date | None) -> str | None:
    """Return a day as it is stored, or None."""
    return None if value is None else value.isoformat()


def local_time(value: Any) -> time:
    """Return a time of day without a zone: 09:30."""
    found = time.fromisoformat(text(value))
    if found.tzinfo is not None:
        raise ValueError
    return found


def mapping(value: Any) -> Mapping[str, Any]:
    """Return an object."""
    if not isinstance(value, dict):
        raise ValueError  # noqa: TRY004
    return value


def sequence(value: Any) -> Sequence[Any]:
    """Return a list of a modest length."""
    if not isinstance(value, list) or len(value) > _MOST_ITEMS:
        raise ValueError
    return value
