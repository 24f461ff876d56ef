"""How calls, papers, notices and claims are written down: versioned documents."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Generic, TypeVar

from companion.planner import documents, store
from companion.planner.documents import day_or_none, day_text, text, truth
from companion.planner.justice.model import (
    Call,
    Claim,
    Notice,
    NoticeTo,
    Paper,
    PaperState,
    prepared_call,
    prepared_claim,
    prepared_notice,
    prepared_paper,
)

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Kept(Generic[_Value]):
    """How one kind of record is kept."""

    kind: str
    prepared: Callable[[_Value], _Value]
    to_document: Callable[[_Value], dict[str, Any]]
    from_document: Callable[[Mapping[str, Any]], _Value]
    """Raises ValueError for what does not fit."""


def _of_call(call: Call) -> dict[str, Any]:
    return {
        "version": documents.VERSION,
        "when": call.when.isoformat(),
        "office": call.office,
        "spoke_with": call.spoke_with,
        "number": call.number,
        "reference": call.reference,
        "said": call.said,
        "next_step": call.next_step,
        "next_day": day_text(call.next_day),
    }


def _call(document: Mapping[str, Any]) -> Call:
    when = datetime.fromisoformat(text(document.get("when")))
    if when.tzinfo is None:
        raise ValueError
    return Call(
        when,
        text(document.get("office")),
        text(document.get("spoke_with")),
        text(document.get("number")),
        text(document.get("reference")),
        text(document.get("said")),
        text(document.get("next_step")),
        day_or_none(document.get("next_day")),
    )


def _of_paper(paper: Paper) -> dict[str, Any]:
    return {
        "version": documents.VERSION,
        "key": paper.key,
        "name": paper.name,
        "state": paper.state.value,
        "where": paper.where,
    }


def _paper(document: Mapping[str, Any]) -> Paper:
    return Paper(
        text(document.get("key")),
        text(document.get("name")),
        PaperState(text(document.get("state"))),
        text(document.get("where")),
    )


def _of_notice(notice: Notice) -> dict[str, Any]:
    return {
        "version": documents.VERSION,
        "service": notice.service,
        "to": notice.to.value,
        "person": notice.person,
        "registered": notice.registered,
        "note": notice.note,
    }


def _notice(document: Mapping[str, Any]) -> Notice:
    return Notice(
        text(document.get("service")),
        NoticeTo(text(document.get("to"))),
        text(document.get("person")),
        truth(document.get("registered")),
        text(document.get("note")),
    )


def _of_claim(claim: Claim) -> dict[str, Any]:
    return {
        "version": documents.VERSION,
        "office": claim.office,
        "resource": claim.resource,
        "rule": claim.rule,
        "source": claim.source,
        "source_date": day_text(claim.source_date),
        "last_day": day_text(claim.last_day),
        "confirmed": claim.confirmed,
        "number": claim.number,
        "sent": day_text(claim.sent),
        "note": claim.note,
    }


def _claim(document: Mapping[str, Any]) -> Claim:
    return Claim(
        text(document.get("office")),
        text(document.get("resource")),
        text(document.get("rule")),
        text(document.get("source")),
        day_or_none(document.get("source_date")),
        day_or_none(document.get("last_day")),
        truth(document.get("confirmed")),
        text(document.get("number")),
        day_or_none(document.get("sent")),
        text(document.get("note")),
    )


CALL: Final = Kept(store.CALL, prepared_call, _of_call, _call)
PAPER: Final = Kept(store.PAPER, prepared_paper, _of_paper, _paper)
NOTICE: Final = Kept(store.NOTICE, prepared_notice, _of_notice, _notice)
CLAIM: Final = Kept(store.CLAIM, prepared_claim, _of_claim, _claim)
