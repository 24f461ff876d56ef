"""What can be done with reminders while the vault is open."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from companion.agent import documents, engine
from companion.care.service import Care
from companion.planner.day_ideas import DayIdeas
from companion.planner.model import shifted
from companion.planner.service import Planner
from companion.reminders.model import (
    Reminder,
    in_order,
    reminders_of,
    reminders_of_ideas,
    reminds,
    scheduled,
)
from companion.vault.preferences import Preferences

if TYPE_CHECKING:
    from companion.agent.model import Schedule
    from companion.paths import Paths
    from companion.vault.vault import Vault

AHEAD_DAYS: Final = 2 * 366
"""How far the schedule reaches while the app stays closed."""
_BEHIND_DAYS: Final = engine.LONGEST_LATE.days + 1
_OPENED_DAYS: Final = 60
"""How old a note can be and still open what it is about."""
_SECRET: Final = "reminders.secret"  # noqa: S105  # the name of a preference
_SECRET_BYTES: Final = 32


class Reminders:
    """The reminders of an open vault. `now` is always aware of its zone."""

    def __init__(self, vault: Vault, paths: Paths) -> None:
        self._vault = vault
        self._folder = paths.reminders

    def refresh(self, *, now: datetime) -> Schedule:
        """Write the schedule anew, where it is another one; return it.

        Raises DiskFull, FolderNotWritable and what Vault.transaction raises.
        """
        former = documents.load_schedule(self._folder)
        reminders = self._around(now, _BEHIND_DAYS, AHEAD_DAYS)
        schedule = scheduled(reminders, former, now, on=self._is_on(now))
        if schedule != former:
            documents.save_schedule(self._folder, schedule)
        return schedule

    def coming(self, *, now: datetime) -> list[Reminder]:
        """Return the reminders to come, the next one first."""
        wall = now.replace(tzinfo=None)
        return [one for one in self._around(now, 0, AHEAD_DAYS) if one.at > wall]

    def waiting(self, *, now: datetime) -> list[Reminder]:
        """Return what was announced in the last weeks and has no answer yet."""
        return self.found(documents.load_state(self._folder).waiting, now=now)

    def found(self, ids: Iterable[str], *, now: datetime) -> list[Reminder]:
        """Return the reminders with these ids, from a note of the last weeks, snoozed or not."""
        parents = {
            snooze.id: snooze.related_to for snooze in documents.load_state(self._folder).snoozes
        }
        wanted = {parents.get(one, one) for one in ids}
        if not wanted:
            return []
        return [one for one in self._around(now, _OPENED_DAYS, 1) if one.id in wanted]

    def asked_for(self, *, now: datetime) -> list[Reminder]:
        """Return the reminders a note was opened for, once: they are forgotten with this."""
        ids = documents.asked_to_open(self._folder)
        documents.opening_file(self._folder).unlink(missing_ok=True)
        return self.found(ids, now=now)

    def _is_on(self, now: datetime) -> bool:
        if any(reminds(one.value) for one in Planner(self._vault).dates()):
            return True
        return bool(self._of_ideas(now.date(), date.max))

    def _around(self, now: datetime, behind: int, ahead: int) -> list[Reminder]:
        """Return the reminders from some days ago to some days on."""
        first, last = shifted(now.date(), -behind), shifted(now.date(), ahead)
        return in_order([*self._of_dates(first, last, now), *self._of_ideas(first, last)])

    def _of_ideas(self, first: date, last: date) -> list[Reminder]:
        """Return the reminders of ideas in days; of none that is gone or hidden."""
        ideas = [
            one
            for one in DayIdeas(self._vault).from_day(first)
            if one.value.reminds and one.value.day <= last
        ]
        if not ideas:
            return []
        return reminders_of_ideas(ideas, Care(self._vault).titles(), self._secret())

    def _of_dates(self, first: date, last: date, now: datetime) -> list[Reminder]:
        planner = Planner(self._vault)
        values = {one.id: one.value for one in planner.dates() if reminds(one.value)}
        if not values:
            return []
        offsets = [offset for value in values.values() for offset in value.reminders.offsets]
        occasions = planner.between(
            shifted(first, -max(*offsets, 0)),
            # A date that begins the evening before is reminded of a day earlier.
            shifted(last, 1 - min(*offsets, 0)),
            here=now.tzinfo,
            hidden=True,
        )
        found = reminders_of(values, occasions, self._secret())
        return [one for one in found if first <= one.at.date() <= last]

    def _secret(self) -> bytes:
        """Return what makes the ids; it never leaves the vault."""
        preferences = Preferences(self._vault)
        kept = preferences.all().get(_SECRET, "")
        if not kept:
            kept = secrets.token_hex(_SECRET_BYTES)
            preferences.put(_SECRET, kept)
        return bytes.fromhex(kept)
