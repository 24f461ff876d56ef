"""What can be done with dates; each method is one use and one transaction.

Plans, check-ins and the 72 hours are in `plans`, court and benefits in `justice`.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Container, Iterable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from companion.errors import DateNotFound
from companion.planner import again as agains
from companion.planner import check_ins, documents, occasions, plan, sources, store
from companion.planner.arrivals import Brought, NewDate, receive
from companion.planner.cards import deck
from companion.planner.listing import Listed, next_of, order
from companion.planner.model import (
    BIN_DAYS,
    HardDate,
    Kind,
    Occasion,
    Saved,
    new_id,
    prepared,
    shifted,
)
from companion.planner.today import TodayView, view
from companion.planner.year import Month, YearPicture, picture

if TYPE_CHECKING:
    from datetime import tzinfo

    from sqlalchemy import Connection

    from companion.vault.vault import Vault

SOON_DAYS: Final = 60
"""How far the list of dates looks at first (care.md 4.3)."""
_SHORTEST_ID: Final = 4


class Planner:
    """The dates of an open vault. `now` is always aware of its zone."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    # Dates

    def save(
        self, value: HardDate, *, now: datetime, date_id: str | None = None
    ) -> Saved[HardDate]:
        """Save a new date, or new content for a saved one; the earlier content is kept.

        Saving what is already saved changes nothing. When the one day of a date
        moves, as court dates do, its plan and its check-ins move with it. Raises
        DateIncomplete, FieldTooLong, TextTooLong, DateNotFound, and what Vault.transaction raises.
        """
        document = documents.of_date(prepared(value))
        with self._vault.transaction() as connection:
            if date_id is None:
                date_id = new_id()
                store.insert(connection, date_id, store.DATE, document, now=now)
            else:
                current = _found(connection, date_id)
                if current.value == document:
                    return store.valued(current, documents.date_in)
                store.update(connection, current, document, now=now)
                _carry(connection, current, document)
            return _indexed(connection, date_id, now)

    def read(self, date_id: str) -> Saved[HardDate]:
        """Return a date, from the bin too; raise DateNotFound."""
        with self._vault.reading() as connection:
            return store.valued(_found(connection, date_id), documents.date_in)

    def full_id(self, beginning: str) -> str:
        """Return the one id that begins so (at least four characters), or raise DateNotFound."""
        with self._vault.reading() as connection:
            found = store.uids_beginning(connection, beginning, store.DATE)
        if len(beginning) < _SHORTEST_ID or len(found) != 1:
            raise DateNotFound(beginning)
        return found[0]

    def original(self, date_id: str) -> str | None:
        """Return the calendar event a date was brought in from, where it was kept as it was."""
        with self._vault.reading() as connection:
            return sources.text_of_event(connection, date_id)

    def dates(self, *, in_bin: bool = False) -> list[Saved[HardDate]]:
        """Return all dates, hidden ones too, the newest first."""
        with self._vault.reading() as connection:
            found = store.all_of(connection, store.DATE, in_bin=in_bin)
        return [store.valued(one, documents.date_in) for one in found]

    def dates_with_reminders(self) -> list[Saved[HardDate]]:
        """Return the dates whose reminders are turned on, hidden ones too."""
        with self._vault.reading() as connection:
            found = store.saying(connection, store.DATE, {"on": True})
        dates = [store.valued(one, documents.date_in) for one in found]
        return [one for one in dates if one.value.reminders.on]

    def people_not_shown(self) -> frozenset[str]:
        """Return the ids of the people whose name and picture a date asks not to show."""
        with self._vault.reading() as connection:
            found = store.saying(connection, store.DATE, {"hide_person": True})
        dates = [documents.date_in(each.value) for each in found]
        return frozenset(person for one in dates if one.hide_person for person in one.people)

    # Overviews

    def listed(
        self, *, now: datetime, hidden: bool = False, kinds: Container[Kind] = frozenset(Kind)
    ) -> list[Listed]:
        """Return the dates by their next day: those without one come after, past ones last."""
        found = [
            next_of(one, now)
            for one in self.dates()
            if one.value.kind in kinds and (hidden or not one.value.hidden)
        ]
        found.sort(key=order)
        return found

    def next_listed(self, date_id: str, *, now: datetime) -> Listed:
        """Return one date with its next day; raise DateNotFound."""
        return next_of(self.read(date_id), now)

    def coming(
        self, *, now: datetime, days: int = SOON_DAYS, hidden: bool = False
    ) -> list[Occasion]:
        """Return the dates that fall on the days from today to `days` days on, in order."""
        first, last = now.date(), shifted(now.date(), days)
        found = self.between(first, last, here=now.tzinfo, hidden=hidden)
        return [one for one in found if first <= one.day <= last]

    def next_key(self, date_id: str, *, now: datetime) -> date:
        """Return what the plan for the next day of a date is kept under; raise DateNotFound.

        For a date whose one day is past that is this day.
        """
        found = next_of(self.read(date_id), now)
        if found.next is not None:
            return found.next.key
        return occasions.only_day(found.saved.value) or now.date()

    def between(
        self, first: date, last: date, *, here: tzinfo | None = None, hidden: bool = False
    ) -> list[Occasion]:
        """Return the occasions whose window touches a span of days, both ends included.

        `here` is the zone they are seen from, for those at a time of day.
        """
        self._catch_up(first, last)
        with self._vault.reading() as connection:
            return occasions.between(connection, first, last, here, hidden=hidden)

    def today(self, *, now: datetime, more: bool = False) -> TodayView:
        """Return what Today shows: only what was asked for; `more` shows all of that."""
        day = now.date()
        self._catch_up(day, day)
        with self._vault.reading() as connection:
            found = occasions.between(connection, day, day, now.tzinfo)
            ranges = occasions.ranges(connection, found)
            keys = [
                (one.date_id, one.key)
                for one in found
                if one.day == day or (one.date_id, one.key) in ranges
            ]
            plans = store.plans_on(connection, keys)
            asked = [one.date_id for one in found if one.on_today and one.day != day]
            known = check_ins.of_dates(connection, asked)
            on = agains.current(connection, now)
        return view(
            day,
            found,
            {uid: plan.from_document(document) for uid, document in plans.items()},
            known,
            deck(),
            None if on is None else on.value,
            ranges=ranges,
            more=more,
        )

    def year(self, year: int, *, here: tzinfo | None = None) -> YearPicture:
        """Return the picture of a year, 1 to 9999."""
        found = self.between(date(year, 1, 1), date(year, 12, 31), here=here)
        return picture(year, found)

    def month(self, first: date, *, here: tzinfo | None = None) -> Month:
        """Return the picture of the month that begins on a day."""
        last = shifted(first, monthrange(first.year, first.month)[1] - 1)
        found = self.between(first, last, here=here)
        return picture(first.year, found).months[first.month - 1]

    def _catch_up(self, first: date, last: date) -> None:
        """Index the days of dates for a span that was not looked at before."""
        with self._vault.reading() as connection:
            behind = occasions.behind(connection, first, last)
        if behind:
            with self._vault.transaction() as connection:
                occasions.catch_up(connection, behind, first, last)

    # Bringing in

    def bring_in(
        self, arrivals: Iterable[NewDate], *, now: datetime, dry_run: bool = False
    ) -> Brought:
        """Add dates of a calendar file, all or none; what is here already stays as it is.

        A date is known again by what the file calls it, the bin included, and by
        its own id when the file is one of this app.
        """
        with self._vault.reading() if dry_run else self._vault.transaction() as connection:
            return receive(connection, arrivals, now=now, dry_run=dry_run)

    def move_all_to_bin(self, date_ids: Iterable[str], *, now: datetime) -> None:
        """Put dates into the bin, all or none: the undoing of bringing them in."""
        ids = list(date_ids)
        with self._vault.transaction() as connection:
            store.set_all_deleted(connection, ids, now)
            occasions.remove(connection, ids)

    def restore_all(self, date_ids: Iterable[str], *, now: datetime) -> None:
        """Bring dates back from the bin, all or none."""
        ids = list(date_ids)
        with self._vault.transaction() as connection:
            store.set_all_deleted(connection, ids, None)
            occasions.catch_up(connection, ids, now.date(), now.date())

    # Undo and the bin

    def undo_change(self, date_id: str, *, now: datetime) -> Saved[HardDate]:
        """Give a date the content it had before its last change, itself undoable."""
        with self._vault.transaction() as connection:
            current = _found(connection, date_id)
            before = store.earlier(connection, date_id)
            if before is None:
                return store.valued(current, documents.date_in)
            store.update(connection, current, before, now=now)
            _carry(connection, current, before)
            return _indexed(connection, date_id, now)

    def move_to_bin(self, date_id: str, *, now: datetime) -> Saved[HardDate]:
        """Put a date, with its plans, into the bin for 30 days; it is in no overview any more."""
        with self._vault.transaction() as connection:
            if _found(connection, date_id).deleted is None:
                store.set_deleted(connection, date_id, now)
                occasions.remove(connection, [date_id])
            return store.valued(_found(connection, date_id), documents.date_in)

    def restore(self, date_id: str, *, now: datetime) -> Saved[HardDate]:
        """Bring a date back from the bin, with its plans."""
        with self._vault.transaction() as connection:
            if _found(connection, date_id).deleted is not None:
                store.set_deleted(connection, date_id, None)
            return _indexed(connection, date_id, now)

    def empty_old_bin(self, *, now: datetime) -> int:
        """Remove what has been in the bin for more than 30 days; return how many things.

        Ideas in days that are over for as long go as well: no page shows them.
        """
        limit = now - timedelta(days=BIN_DAYS)
        with self._vault.transaction() as connection:
            past = store.purge_days(connection, store.DAY_IDEA, limit.date())
            return past + store.purge(connection, limit)


def _found(connection: Connection, date_id: str) -> Saved[dict[str, Any]]:
    found = store.get(connection, date_id, store.DATE)
    if found is None:
        raise DateNotFound(date_id)
    return found


def _carry(
    connection: Connection, current: Saved[dict[str, Any]], document: dict[str, Any]
) -> None:
    """Let plan and check-ins follow a date whose one day moves."""
    before = occasions.only_day(documents.date_in(current.value))
    after = occasions.only_day(documents.date_in(document))
    if before is not None and after is not None and before != after:
        store.move_plan(connection, current.id, before, after)
        check_ins.move(connection, current.id, before, after)


def _indexed(connection: Connection, date_id: str, now: datetime) -> Saved[HardDate]:
    """Return a date after writing its days anew; one in the bin has none."""
    saved = _found(connection, date_id)
    if saved.deleted is None:
        occasions.catch_up(connection, [date_id], now.date(), now.date())
    return store.valued(saved, documents.date_in)
