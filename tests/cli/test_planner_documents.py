from __future__ import annotations

from datetime import UTC, date, datetime, time

from companion.cli.planner_documents import date_document, occasion_document, plan_document
from companion.planner.model import Occasion, Saved
from companion.planner.plan import Plan
from tests.support.planner import DAY, hard_date

WHEN = datetime(2026, 3, 10, tzinfo=UTC)


def test_a_date_has_everything_that_was_entered_and_no_version_of_ours() -> None:
    document = date_document(Saved("a", hard_date(note="ours"), WHEN, WHEN, 2, deleted=WHEN))
    assert "version" not in document
    assert (document["id"], document["note"], document["revision"]) == ("a", "ours", 2)
    assert document["deleted"] == WHEN.isoformat()


def test_a_day_on_which_a_date_falls() -> None:
    assert occasion_document(None) is None
    document = occasion_document(Occasion("a", "A", DAY, DAY, DAY, time(9, 5), about=True))
    assert document is not None
    assert (document["date"], document["time"], document["about"]) == ("2026-03-12", "09:05", True)


def test_a_plan_for_no_day_yet_says_so() -> None:
    assert plan_document(None) is None
    for occasion, told in ((DAY, "2026-03-12"), (date.min, None)):
        document = plan_document(Saved("p", Plan(occasion), WHEN, WHEN, 1))
        assert document is not None
        assert document["occasion"] == told
