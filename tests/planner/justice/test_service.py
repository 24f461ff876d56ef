from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from companion.errors import DateNotFound, FieldTooLong, PlannedItemNotFound, TextTooLong
from companion.planner.justice.model import Call, Paper, PaperState
from companion.planner.justice.records import CALL, PAPER
from companion.planner.justice.service import Justice
from companion.planner.model import LONGEST_LINE, LONGEST_TEXT
from companion.planner.service import Planner
from tests.support.builders import NOW
from tests.support.planner import hard_date


def test_the_log_of_calls_is_the_newest_first(justice: Justice, now: datetime) -> None:
    first = justice.save(CALL, Call(now, "Court", reference="A-1"), now=now)
    later = now + timedelta(minutes=1)
    second = justice.save(CALL, Call(later, " Office "), now=later)
    assert [one.id for one in justice.records(CALL)] == [second.id, first.id]
    assert justice.read(CALL, second.id).value.office == "Office"
    assert justice.records(PAPER) == []


def test_a_change_can_be_undone(justice: Justice, now: datetime) -> None:
    saved = justice.save(PAPER, Paper("claim.report"), now=now)
    here = Paper("claim.report", state=PaperState.HERE)
    assert justice.save(PAPER, here, now=now, record_id=saved.id).revision == 2
    assert justice.save(PAPER, here, now=now, record_id=saved.id).revision == 2
    undone = justice.undo_change(PAPER, saved.id, now=now)
    assert undone.value.state is PaperState.NEEDED


def test_the_bin_and_back(justice: Justice, planner: Planner, now: datetime) -> None:
    saved = justice.save(CALL, Call(now), now=now)
    justice.move_to_bin(CALL, saved.id, now=now)
    assert justice.records(CALL) == []
    assert [one.id for one in justice.records(CALL, in_bin=True)] == [saved.id]
    assert justice.restore(CALL, saved.id) == saved
    justice.move_to_bin(CALL, saved.id, now=now)
    assert planner.empty_old_bin(now=now + timedelta(days=31)) == 1


def test_a_record_can_belong_to_a_date(justice: Justice, planner: Planner, now: datetime) -> None:
    date_id = planner.save(hard_date(), now=now).id
    justice.save(CALL, Call(now), now=now)
    own = justice.save(CALL, Call(now), now=now, date_id=date_id)
    assert justice.records(CALL, date_id=date_id) == [own]
    with pytest.raises(DateNotFound):
        justice.save(CALL, Call(now), now=now, date_id="0" * 16)


def test_what_is_not_there(justice: Justice, now: datetime) -> None:
    saved = justice.save(CALL, Call(now), now=now)
    for call in (
        lambda: justice.read(PAPER, saved.id),
        lambda: justice.restore(PAPER, saved.id),
        lambda: justice.move_to_bin(CALL, "0" * 16, now=now),
        lambda: justice.undo_change(PAPER, "0" * 16, now=now),
    ):
        with pytest.raises(PlannedItemNotFound):
            call()


@pytest.mark.parametrize(
    ("call", "error"),
    [
        (Call(NOW, "a" * (LONGEST_LINE + 1)), FieldTooLong),
        (Call(NOW, said="a" * (LONGEST_TEXT + 1)), TextTooLong),
    ],
)
def test_words_that_do_not_fit_are_refused_and_never_cut(
    justice: Justice, now: datetime, call: Call, error: type[Exception]
) -> None:
    whole = Call(now, "a" * LONGEST_LINE, said="a" * LONGEST_TEXT)
    assert justice.save(CALL, whole, now=now).value == whole
    with pytest.raises(error):
        justice.save(CALL, call, now=now)
