from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from companion.errors import DateIncomplete, DateNotFound, OutsideCalendar
from companion.paths import Paths
from companion.planner import occasions
from companion.planner.model import BIN_DAYS, JUSTICE, Certainty, HardDate, Kind, Reminders
from companion.planner.plans import Plans
from companion.planner.recurrence.rules import HijriYearly, Once, Yearly
from companion.planner.service import Planner
from companion.planner.year import Band
from companion.vault.vault import Vault
from tests.support.builders import PASSPHRASE
from tests.support.planner import DAY, hard_date


def test_a_date_is_saved_and_read(planner: Planner, now: datetime) -> None:
    saved = planner.save(hard_date(note="ours"), now=now)
    assert planner.read(saved.id) == saved
    assert (saved.revision, saved.created) == (1, now)
    assert planner.full_id(saved.id[:4]) == saved.id
    again = planner.save(saved.value, now=now + timedelta(days=1), date_id=saved.id)
    assert again == saved


def test_what_cannot_be_saved_changes_nothing(planner: Planner, now: datetime) -> None:
    with pytest.raises(DateIncomplete):
        planner.save(HardDate(""), now=now)
    with pytest.raises(OutsideCalendar):
        planner.save(hard_date(rule=HijriYearly(date(1800, 1, 1), after_sunset=False)), now=now)
    for call in (planner.read, planner.full_id):
        with pytest.raises(DateNotFound):
            call("0" * 16)
    with pytest.raises(DateNotFound):
        planner.full_id("")
    assert planner.dates() == []


def test_every_change_can_be_undone_and_done_again(planner: Planner, now: datetime) -> None:
    saved = planner.save(hard_date("one"), now=now)
    assert planner.undo_change(saved.id, now=now).value.name == "one"
    planner.save(hard_date("two"), now=now, date_id=saved.id)
    assert planner.undo_change(saved.id, now=now).value.name == "one"
    assert planner.undo_change(saved.id, now=now).value.name == "two"
    assert [one.name for one in planner.coming(now=now)] == ["two"]


def test_the_bin_keeps_a_date_with_its_plan_for_thirty_days(
    planner: Planner, plans: Plans, now: datetime
) -> None:
    saved = planner.save(hard_date(), now=now)
    plans.answer(saved.id, DAY, "bare_minimum.where", "Home", now=now)
    assert planner.move_to_bin(saved.id, now=now).deleted == now
    assert planner.coming(now=now) == []
    assert planner.dates() == []
    assert [one.id for one in planner.dates(in_bin=True)] == [saved.id]
    planner.save(hard_date("changed in the bin"), now=now, date_id=saved.id)
    planner.undo_change(saved.id, now=now)
    assert planner.coming(now=now) == []
    assert planner.restore(saved.id, now=now).value == saved.value
    assert [one.date_id for one in planner.coming(now=now)] == [saved.id]
    assert plans.of(saved.id, DAY) is not None
    planner.move_to_bin(saved.id, now=now)
    assert planner.empty_old_bin(now=now + timedelta(days=BIN_DAYS)) == 0
    assert planner.empty_old_bin(now=now + timedelta(days=BIN_DAYS, seconds=1)) == 1
    with pytest.raises(DateNotFound):
        planner.read(saved.id)


def test_the_list_has_the_next_first_then_what_has_no_day_then_what_is_past(
    planner: Planner, now: datetime
) -> None:
    for name, fields in (
        ("past", {"rule": Once(date(2020, 1, 1))}),
        ("unsure", {"rule": None, "certainty": Certainty.NOT_SURE}),
        ("moved", {"postponed": True}),
        ("yearly", {"rule": Yearly(date(2000, 3, 1))}),
        ("soon", {}),
        ("hidden", {"hidden": True}),
    ):
        planner.save(hard_date(name, **fields), now=now)
    found = planner.listed(now=now)
    assert [one.saved.value.name for one in found] == ["soon", "yearly", "moved", "unsure", "past"]
    assert [one.is_past for one in found] == [False, False, False, False, True]
    assert found[1].next is not None
    assert found[1].next.day == date(2027, 3, 1)
    assert len(planner.listed(now=now, hidden=True)) == 6


def test_hidden_dates_are_in_no_overview_unless_asked_for(planner: Planner, now: datetime) -> None:
    planner.save(hard_date(hidden=True, on_today=True), now=now)
    assert planner.coming(now=now) == []
    assert planner.today(now=now).around == ()
    assert not any(month.stretches() for month in planner.year(2026).months)
    assert len(planner.coming(now=now, hidden=True)) == 1


def test_coming_days_hold_days_not_windows(planner: Planner, now: datetime) -> None:
    planner.save(hard_date(rule=Once(now.date() - timedelta(days=1))), now=now)
    planner.save(hard_date("today", rule=Once(now.date())), now=now)
    planner.save(hard_date("later", rule=Once(now.date() + timedelta(days=61))), now=now)
    assert [one.name for one in planner.coming(now=now)] == ["today"]
    assert [one.name for one in planner.coming(now=now, days=61)] == ["today", "later"]


def test_a_hearing_is_on_the_day_it_has_where_the_person_is(
    planner: Planner, now: datetime
) -> None:
    hearing = hard_date(at=time(22), zone="America/Denver", on_today=True)
    planner.save(hearing, now=now)
    abroad = datetime(2026, 3, 13, 8, tzinfo=ZoneInfo("Europe/Madrid"))
    assert [one.occasion.at for one in planner.today(now=abroad).on_the_day] == [time(5)]
    assert planner.year(2026, here=abroad.tzinfo).months[2].days[12].band is Band.DATE
    assert planner.year(2026).months[2].days[11].band is Band.DATE
    whole = planner.save(hard_date("whole day", on_today=True), now=now)
    at_home = planner.today(now=datetime(2026, 3, 12, 8, tzinfo=ZoneInfo("Asia/Tokyo")))
    assert whole.id in {one.occasion.date_id for one in at_home.on_the_day}


@pytest.mark.parametrize(
    "fields",
    [
        {"rule": None, "certainty": Certainty.NOT_SURE},
        {"rule": Once(DAY - timedelta(60)), "certainty": Certainty.MAY_MOVE, "postponed": True},
        {"rule": Once(DAY + timedelta(1)), "certainty": Certainty.ABOUT},
    ],
    ids=["not known", "moved", "about"],
)
def test_a_range_of_days_goes_on_until_its_last(
    planner: Planner, plans: Plans, now: datetime, fields: dict[str, Any]
) -> None:
    value = HardDate(
        "trial", earliest=DAY, latest=DAY + timedelta(4), on_today=True, days_after=3, **fields
    )
    saved = planner.save(value, now=now)
    key = planner.next_key(saved.id, now=now)
    plans.answer(saved.id, key, "bare_minimum.too_much", "Sit by the sea", now=now)
    for days in range(5):
        seen = planner.today(now=datetime.combine(DAY + timedelta(days), time(9), now.tzinfo))
        assert [one.occasion.name for one in seen.on_the_day] == ["trial"]
        assert seen.on_the_day[0].has_plan
    after = planner.today(now=datetime.combine(DAY + timedelta(5), time(9), now.tzinfo))
    assert [one.offset for one in after.around] == [1]


def test_the_plan_and_the_check_ins_follow_a_court_date_that_moves(
    planner: Planner, plans: Plans, now: datetime
) -> None:
    unsure = HardDate("Hearing", certainty=Certainty.NOT_SURE)
    saved = planner.save(unsure, now=now)
    key = planner.next_key(saved.id, now=now)
    plans.answer(saved.id, key, "court.seat", "By the door", now=now)
    for day in (DAY, DAY + timedelta(days=30)):
        planner.save(hard_date("Hearing", rule=Once(day)), now=now, date_id=saved.id)
        assert planner.next_key(saved.id, now=now) == day
        found = plans.of(saved.id, day)
        assert found is not None
        assert found.value.occasion == day
        plans.leave_out(saved.id, day, -1, now=now)
        assert plans.check_ins(saved.id, day)[13].left_out
    postponed = replace(planner.read(saved.id).value, postponed=True)
    planner.save(postponed, now=now, date_id=saved.id)
    assert plans.of(saved.id, planner.next_key(saved.id, now=now)) is not None
    assert planner.undo_change(saved.id, now=now).value == replace(postponed, postponed=False)
    later = replace(postponed, earliest=DAY + timedelta(60), latest=DAY + timedelta(90))
    for value in (later, replace(later, postponed=False), later):
        planner.save(value, now=now, date_id=saved.id)
        key = planner.next_key(saved.id, now=now)
        assert plans.of(saved.id, key) is not None
        assert plans.check_ins(saved.id, key)[13].left_out


def test_todays_page_is_whole_after_locking(
    planner: Planner, plans: Plans, vault: Vault, paths: Paths, now: datetime
) -> None:
    saved = planner.save(hard_date(on_today=True, rule=Yearly(DAY)), now=now)
    plans.answer(saved.id, DAY, "too_much.step_1", "Sit", now=now)
    plans.turn_on_again(now=now)
    vault.close()
    opened = Vault.unlock(paths, PASSPHRASE)
    today = Planner(opened).today(now=now)
    assert today.again is not None
    assert [one.check_in.offset for one in today.around] == [-2]
    on = Planner(opened).today(now=now + timedelta(days=2))
    assert [one.too_much for one in on.on_the_day] == [(("too_much.step_1", "Sit"),)]
    next_year = Planner(opened).today(now=now + timedelta(days=365))
    assert [one.check_in.occasion for one in next_year.around] == [date(2027, 3, 12)]
    opened.close()


def test_a_month_is_that_of_its_year(planner: Planner, now: datetime) -> None:
    for days in (-40, -3, 0, 5, 60):
        planner.save(hard_date(rule=Once(DAY + timedelta(days))), now=now)
    for month in planner.year(DAY.year).months:
        assert planner.month(date(DAY.year, month.number, 1)) == month


def test_the_year_one_is_in_is_known_as_soon_as_a_date_is_saved(
    planner: Planner, vault: Vault
) -> None:
    last_day = datetime(2026, 12, 31, 23, tzinfo=ZoneInfo("UTC"))
    planner.save(hard_date(rule=Yearly(date(2000, 1, 1))), now=last_day)
    with vault.reading() as connection:
        assert occasions.behind(connection, date(2026, 1, 1), date(2026, 12, 31)) == []
        assert occasions.behind(connection, date(2027, 1, 1), date(2027, 12, 31)) == []


def test_a_list_can_be_of_some_kinds_alone(planner: Planner, now: datetime) -> None:
    saved = planner.save(hard_date(kind=Kind.HEARING), now=now)
    planner.save(hard_date(), now=now)
    assert [one.saved.id for one in planner.listed(now=now, kinds=JUSTICE)] == [saved.id]


def test_the_dates_with_reminders_are_found_without_the_others(
    planner: Planner, now: datetime
) -> None:
    on = Reminders(on=True, offsets=(-1,))
    kept = planner.save(hard_date(reminders=on, hidden=True), now=now)
    gone = planner.save(hard_date(reminders=on), now=now)
    planner.move_to_bin(gone.id, now=now)
    planner.save(hard_date(note='It said {"on":true} on the wall.'), now=now)
    assert [one.id for one in planner.dates_with_reminders()] == [kept.id]
