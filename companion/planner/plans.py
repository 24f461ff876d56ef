"""What can be done with plans, check-ins and the 72 hours; one method, one transaction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from companion.errors import DateNotFound, PlannedItemNotFound, TextTooLong
from companion.planner import again as agains
from companion.planner import check_ins, documents, plan, store
from companion.planner.again import Again
from companion.planner.cards import deck
from companion.planner.model import LONGEST_TEXT, CheckIn, HardDate, Saved, check_in_days, new_id
from companion.planner.plan import Answer, Plan
from companion.values import storable

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from companion.vault.vault import Vault

SITTING: Final = timedelta(minutes=10)
"""Answers given in one go are one change: what was before it is kept once."""


class Plans:
    """The plans of an open vault. `now` is always aware of its zone.

    A plan is for one day a date falls on (`occasion`, in the date's own zone;
    date.min while no day is known). It is saved with each answer, and editing it
    never moves the date.
    """

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    # Plans

    def of(self, date_id: str, occasion: date) -> Saved[Plan] | None:
        """Return the plan for a day, or None: to let it be is an answer too."""
        with self._vault.reading() as connection:
            found = store.plan_of(connection, date_id, occasion)
        return None if found is None else store.valued(found, plan.from_document)

    def read(self, plan_id: str) -> Saved[Plan]:
        """Return a plan, from the bin too; raise PlannedItemNotFound."""
        with self._vault.reading() as connection:
            return store.valued(_found(connection, plan_id), plan.from_document)

    def days(self, date_id: str) -> list[date]:
        """Return the days for which a date has a plan, the earliest first."""
        with self._vault.reading() as connection:
            return store.plan_days(connection, date_id)

    def answer(
        self, date_id: str, occasion: date, key: str, answer: Answer, *, now: datetime
    ) -> Saved[Plan]:
        """Keep the answer to a question at once; an empty one takes it out again.

        Raises DateNotFound, TextTooLong, and ValueError for what is no question.
        """
        return self._change(
            date_id, occasion, lambda current: plan.answered(current, deck(), key, answer), now
        )

    def change_mind(
        self, date_id: str, occasion: date, words: str, *, now: datetime
    ) -> Saved[Plan]:
        """Keep a note above the plan; nothing in the plan is changed by it."""
        return self._change(
            date_id, occasion, lambda current: plan.with_change_of_mind(current, words), now
        )

    def start_from(
        self, date_id: str, occasion: date, earlier: date, *, now: datetime
    ) -> Saved[Plan]:
        """Fill a plan with the answers of an earlier day's; only ever on request, and undoable.

        Answers that are there already stay. Raises PlannedItemNotFound when there
        is no such plan.
        """
        before = self.of(date_id, earlier)
        if before is None:
            raise PlannedItemNotFound
        source = plan.starting_from(before.value, occasion, deck())

        def filled(current: Plan) -> Plan:
            return replace(current, answers={**source.answers, **current.answers})

        return self._change(date_id, occasion, filled, now, sitting=timedelta(0))

    def undo_change(self, plan_id: str, *, now: datetime) -> Saved[Plan]:
        """Give a plan the answers from before the last sitting, itself undoable."""
        with self._vault.transaction() as connection:
            current = _found(connection, plan_id)
            before = store.earlier(connection, plan_id)
            if before is not None:  # its day is its date's, which may have moved since
                before = {**before, "occasion": current.value["occasion"]}
                store.update(connection, current, before, now=now)
            return store.valued(_found(connection, plan_id), plan.from_document)

    def move_to_bin(self, plan_id: str, *, now: datetime) -> None:
        """Put a plan into the bin for 30 days; the date stays."""
        with self._vault.transaction() as connection:
            if _found(connection, plan_id).deleted is None:
                store.set_deleted(connection, plan_id, now)

    def restore(self, plan_id: str, *, now: datetime) -> Saved[Plan]:
        """Bring a plan back; one made for that day since goes into the bin for it."""
        with self._vault.transaction() as connection:
            saved = store.valued(_found(connection, plan_id), plan.from_document)
            if saved.deleted is not None:
                other = store.plan_of(connection, saved.date_id or "", saved.value.occasion)
                if other is not None:
                    store.set_deleted(connection, other.id, now)
                store.set_deleted(connection, plan_id, None)
            return store.valued(_found(connection, plan_id), plan.from_document)

    def in_bin(self) -> list[Saved[Plan]]:
        """Return the plans in the bin, the newest first."""
        with self._vault.reading() as connection:
            found = store.all_of(connection, store.PLAN, in_bin=True)
        return [store.valued(one, plan.from_document) for one in found]

    def _change(
        self,
        date_id: str,
        occasion: date,
        change: Callable[[Plan], Plan],
        now: datetime,
        sitting: timedelta = SITTING,
    ) -> Saved[Plan]:
        with self._vault.transaction() as connection:
            if store.get(connection, date_id, store.DATE) is None:
                raise DateNotFound(date_id)
            current = store.plan_of(connection, date_id, occasion)
            if current is None:
                made = change(Plan(occasion))
                plan_id = new_id()
                store.insert(
                    connection, plan_id, store.PLAN, plan.to_document(made), now=now,
                    date_uid=date_id, occasion=occasion,
                )  # fmt: skip
            else:
                plan_id = current.id
                changed = plan.to_document(change(plan.from_document(current.value)))
                if changed != current.value:
                    keep = now - current.changed >= sitting
                    store.update(connection, current, changed, now=now, keep=keep)
            return store.valued(_found(connection, plan_id), plan.from_document)

    # Check-ins

    def check_ins(self, date_id: str, occasion: date) -> tuple[CheckIn, ...]:
        """Return every day of the window around a day a date falls on, in order.

        Words for a day outside of it are there, too: it was wider once, or a range of days.
        """
        with self._vault.reading() as connection:
            value = _date(connection, date_id)
            known = check_ins.of_window(connection, date_id, occasion)
        days = check_in_days(date_id, occasion, value.days_before, value.days_after)
        told = {one.offset: one for one in days}
        told |= {at: one for at, one in known.items() if at in told or one.note.strip()}
        return tuple(told[at] for at in sorted(told))

    def leave_out(
        self, date_id: str, occasion: date, offset: int, *, now: datetime, left_out: bool = True
    ) -> CheckIn:
        """Leave one day's check-in out, or bring it back; its note and every other day stay."""
        return self._check_in(
            date_id, occasion, offset, lambda one: replace(one, left_out=left_out), now
        )

    def note(
        self, date_id: str, occasion: date, offset: int, words: str, *, now: datetime
    ) -> CheckIn:
        """Keep a few words for one day. Raises TextTooLong."""
        if len(words) > LONGEST_TEXT:
            raise TextTooLong(LONGEST_TEXT)
        return self._check_in(
            date_id, occasion, offset, lambda one: replace(one, note=storable(words)), now
        )

    def _check_in(
        self,
        date_id: str,
        occasion: date,
        offset: int,
        change: Callable[[CheckIn], CheckIn],
        now: datetime,
    ) -> CheckIn:
        with self._vault.transaction() as connection:
            _date(connection, date_id)
            known = check_ins.of_window(connection, date_id, occasion)
            value = change(known.get(offset, CheckIn(date_id, occasion, offset)))
            check_ins.write(connection, value, now=now)
            return value

    # It happened again somewhere

    def turn_on_again(self, *, now: datetime) -> Again:
        """Begin the 72 hours; where they are on already, they begin anew with the same answers."""
        with self._vault.transaction() as connection:
            running = agains.current(connection, now)
            begun = agains.begun(now, None if running is None else running.value)
            if running is not None:
                _write_again(connection, running.id, agains.ended(running.value, now), now)
            store.insert(connection, new_id(), store.AGAIN, agains.to_document(begun), now=now)
            return begun

    def again(self, *, now: datetime) -> Again | None:
        """Return the 72 hours while they are on, else None."""
        with self._vault.reading() as connection:
            running = agains.current(connection, now)
        return None if running is None else running.value

    def answer_again(self, key: str, answer: Answer, *, now: datetime) -> Again | None:
        """Keep an answer for these hours; None when they are over.

        Raises TextTooLong, and ValueError for what is no question.
        """
        with self._vault.transaction() as connection:
            running = agains.current(connection, now)
            if running is None:
                return None
            changed = plan.answered(running.value.plan, deck(), key, answer)
            value = replace(running.value, plan=changed)
            _write_again(connection, running.id, value, now)
            return value

    def end_again(self, *, now: datetime) -> None:
        """End the 72 hours before their time; harmless when they are over."""
        with self._vault.transaction() as connection:
            running = agains.current(connection, now)
            if running is not None:
                _write_again(connection, running.id, agains.ended(running.value, now), now)


def _write_again(connection: Connection, uid: str, value: Again, now: datetime) -> None:
    saved = store.get(connection, uid, store.AGAIN)
    if saved is not None:
        store.update(connection, saved, agains.to_document(value), now=now, keep=False)


def _found(connection: Connection, plan_id: str) -> Saved[dict[str, Any]]:
    found = store.get(connection, plan_id, store.PLAN)
    if found is None:
        raise PlannedItemNotFound
    return found


def _date(connection: Connection, date_id: str) -> HardDate:
    found = store.get(connection, date_id, store.DATE)
    if found is None:
        raise DateNotFound(date_id)
    return documents.date_in(found.value)
