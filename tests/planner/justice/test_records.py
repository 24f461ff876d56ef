from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from companion.planner import documents
from companion.planner.justice import records
from companion.planner.justice.model import Call, Claim, Notice, NoticeTo, Paper, PaperState

WHEN = datetime(2026, 3, 10, 9, 30, tzinfo=UTC)
ALL: list[tuple[records.Kept[Any], Any]] = [
    (records.CALL, Call(WHEN, "Court", "Ana", "5", "A-1", "Said\nso", "Ring", date(2026, 4, 1))),
    (records.PAPER, Paper("claim.report", "", PaperState.HERE, "Blue box")),
    (records.NOTICE, Notice("VINE", NoticeTo.TRUSTED, "p1", registered=True, note="x")),
    (records.CLAIM, Claim("Office", "us-co", "One year", "https://x.example", date(2026, 1, 1),
                          date(2026, 9, 1), confirmed=True, number="7", sent=WHEN.date())),
]  # fmt: skip


@pytest.mark.parametrize(("kept", "value"), ALL, ids=lambda each: type(each).__name__)
def test_a_record_comes_back_as_it_was(kept: records.Kept[Any], value: Any) -> None:
    text = documents.text_of(kept.to_document(kept.prepared(value)))
    assert kept.from_document(documents.document_in(text)) == value


@pytest.mark.parametrize(("kept", "value"), ALL, ids=lambda each: type(each).__name__)
def test_what_does_not_fit_is_refused(kept: records.Kept[Any], value: Any) -> None:
    document = kept.to_document(value)
    for key in document:
        if key != "version":
            with pytest.raises(ValueError, match=r"^"):
                kept.from_document({**document, key: ["x"]})


def test_a_call_without_a_zone_is_refused() -> None:
    document = {**records.CALL.to_document(Call(WHEN)), "when": "2026-03-10T09:30:00"}
    with pytest.raises(ValueError, match=r"^"):
        records.CALL.from_document(document)


def test_each_kind_is_kept_apart() -> None:
    assert len({kept.kind for kept, _ in ALL}) == len(ALL)
