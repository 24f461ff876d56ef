"""What can be done with reminders while the vault is open."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final

from companion.agent import documents, engine
from companion.agent.model import Alarm
from companion.care.service import Care
from companion.people.model import HELLO_STANDS_DAYS
from companion.people.service import People
from companion.planner.day_ideas import DayIdeas
from companion.planner.model import shifted
from companion.planner.service import Planner
from companion.reminders.model import (
    Reminder,
    hellos_of,
    in_order,
    reminders_of,
    reminders_of_ideas,
    reminds,
    scheduled,
)
from companion.values import moment_of, stamp
from companion.vault.preferences import Preferences

if TYPE_CHECKING:
    from companion.agent.model import Schedule
    from companion.paths import Paths
    from companion.vault.vault import Vault

AHEAD_DAYS: Final = 2 * 366
"""How far the schedule reaches while the app stays closed."""
OFFERED_DAYS: Final = 30
"""How long what was never announced is offered in the app."""
_OPENED_DAYS: Final = 60
"""How old a note can be and still open what it is about."""
_NAMED_DAYS: Final = 40
"""How far ahead names are laid ready while the journal is open."""
_SECRET: Final = "reminders.secret"  # noqa: S105  # the name of a preference
_SECRET_BYTES: Final = 32
_HELLO: Final = "reminders.hello"
_LOOKED: Final = "reminders.looked"
_NEVER: Final = datetime.min.replace(tzinfo=UTC)
_ON: Final = "on"
_OFF: Final = "off"


class Reminders:
    """The reminders of an open vault. `now` is always aware of its zone."""

    def __init__(self, vault: Vault, paths: Paths) -> None:
        self._vault = vault
        self._paths = paths
        self._folder = paths.reminders

    # The schedule outside

    def refresh(self, *, now: datetime) -> Schedule:
        """Write the schedule anew, where it is another one; return it.

        Raises DiskFull, FolderNotWritable and what Vault.transaction raises.
        """
        former = documents.load_schedule(self._folder)
        reminders = self._around(now, OFFERED_DAYS, AHEAD_DAYS)
        schedule = scheduled(reminders, former, now, on=self._is_on(now))
        if schedule != former:
            documents.save_schedule(self._folder, schedule)
        return schedule

    def coming(self, *, now: datetime) -> list[Reminder]:
        """Return the reminders to come, the next one first."""
        wall = now.replace(tzinfo=None)
        return [one for one in self._around(now, 0, AHEAD_DAYS) if one.at > wall]

    def names(self, *, now: datetime) -> dict[str, str]:
        """Return the names that notes may say while the journal is open, by id, the next first."""
        around = self._around(now, engine.LONGEST_LATE.days + 1, _NAMED_DAYS)
        return {one.id: one.name for one in around if one.says_name}

    # From a note back to what it is about

    def found(self, ids: Iterable[str], *, now: datetime) -> list[Reminder]:
        """Return the reminders with these ids, from a note of the last weeks."""
        wanted = set(ids)
        if not wanted:
            return []
        return [one for one in self._around(now, _OPENED_DAYS, 1) if one.id in wanted]

    def asked_for(self, *, now: datetime) -> list[Reminder]:
        """Return the reminders a note was opened for, once: they are forgotten with this."""
        ids = documents.asked_to_open(self._folder)
        documents.opening_file(self._folder).unlink(missing_ok=True)
        return self.found(ids, now=now)

    # What nobody saw

    def offered(self, *, now: datetime) -> list[Reminder]:
        """Return what came due in the last weeks and nobody looked at, the newest last.

        That is what was announced and has no answer, and what was too old to be
        announced when the computer was on again. A pause leaves nothing behind, and a
        hello goes by itself, as it does among the people.
        """
        zone = now.tzinfo or UTC
        looked = self._looked(now)
        state, pauses = documents.load_state(self._folder), documents.load_pauses(self._folder)
        known = {alarm.id for alarm in documents.load_schedule(self._folder).alarms}
        silent = known.difference(state.handled)
        found = []
        for one in self._around(now, OFFERED_DAYS, 0):
            moment = engine.moment_of(Alarm(one.id, one.at), zone)
            if not looked < moment <= now or _is_gone_by(one, now):
                continue
            is_old = one.id in silent and now - moment > engine.LONGEST_LATE
            if one.id in state.waiting or (
                is_old and not engine.is_passed_over(pauses, moment, zone, now)
            ):
                found.append(one)
        return found

    def let_rest(self, *, now: datetime) -> str:
        """Offer nothing more of what came due until now; return what `offer_again` takes."""
        preferences = Preferences(self._vault)
        former = preferences.all().get(_LOOKED, "")
        preferences.put(_LOOKED, stamp(now))
        return former

    def offer_again(self, former: str) -> None:
        """Offer what was offered before it was let rest."""
        Preferences(self._vault).put(_LOOKED, former)

    def _looked(self, now: datetime) -> datetime:
        """Return until when was looked; what a clock that was ahead said is not heard."""
        kept = Preferences(self._vault).all().get(_LOOKED, "")
        looked = moment_of(kept) if kept else _NEVER
        return looked if looked <= now else _NEVER

    # A hello, too

    def says_hello(self) -> bool:
        """Say whether a hello is announced as dates are; not before it was chosen."""
        return Preferences(self._vault).all().get(_HELLO) == _ON

    def say_hello(self, *, on: bool) -> None:
        """Choose whether a hello is announced."""
        Preferences(self._vault).put(_HELLO, _ON if on else _OFF)

    # Inside

    def _is_on(self, now: datetime) -> bool:
        if any(reminds(one.value) for one in Planner(self._vault).dates_with_reminders()):
            return True
        if self._of_ideas(now.date(), date.max):
            return True
        people = People(self._vault, self._paths)
        return self.says_hello() and any(one.person.hello for one in people.everyone())

    def _around(self, now: datetime, behind: int, ahead: int) -> list[Reminder]:
        """Return the reminders from some days ago to some days on, in order."""
        first, last = shifted(now.date(), -behind), shifted(now.date(), ahead)
        found = [*self._of_dates(now, first, last), *self._of_ideas(first, last)]
        if self.says_hello():
            people = People(self._vault, self._paths).everyone()
            found += hellos_of(people, first, last, self._secret())
        return sorted(found, key=in_order)

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

    def _of_dates(self, now: datetime, first: date, last: date) -> list[Reminder]:
        planner = Planner(self._vault)
        values = {one.id: one.value for one in planner.dates_with_reminders() if reminds(one.value)}
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


def _is_gone_by(one: Reminder, now: datetime) -> bool:
    """Say whether it goes by itself: a hello after some days, an idea with its day."""
    if one.item_id:
        return now.date() > one.day
    return bool(one.person_id) and (now.date() - one.day).days >= HELLO_STANDS_DAYS
