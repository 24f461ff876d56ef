"""What a person chose about the ideas, and ideas of their own, in their vault.

Each method is one use and one transaction. What is removed is returned, so that
Undo can put it back by the method that wrote it. What they note is in `log`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Final, TypeVar

from companion.care import store
from companion.care.catalog import Catalog
from companion.care.choices import CareSet, Choices, moved, offered
from companion.care.keeping import new_id, prepared
from companion.care.model import Activity
from companion.errors import IdeaEmpty, IdeaNotFound
from companion.i18n import language
from companion.values import storable
from companion.vault.preferences import Preferences

if TYPE_CHECKING:
    from companion.vault.vault import Vault

SPIRITUAL: Final = "care.spiritual"
LOG: Final = "care.log"
CHECK_INS: Final = "care.check_ins"
LOWER_CUT: Final = "care.lower_cut"
HIDDEN_FLAGS: Final = "care.hidden_flags"
"""The names of the switches among the preferences; off where nothing was chosen."""
ON: Final = "1"
_SWITCHES: Final = (SPIRITUAL, LOG, CHECK_INS, LOWER_CUT)
"""In the order of `Switches`."""
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Switches:
    """What a person turned on; everything is off at first."""

    spiritual: bool = False
    """Spiritual ideas are shown."""
    log: bool = False
    """After an idea, noting it is offered."""
    check_ins: bool = False
    """Check-ins are offered."""
    lower_cut: bool = False
    """A doctor or counselor is suggested from the lower of two cuts on."""


class Care:
    """Choices, own activities and sets of an open vault."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    # Choices

    def switches(self) -> Switches:
        """Return what is turned on."""
        found = Preferences(self._vault).all()
        return Switches(*(found.get(name) == ON for name in _SWITCHES))

    def turn(self, name: str, *, on: bool) -> None:
        """Turn SPIRITUAL, LOG, CHECK_INS or LOWER_CUT on or off."""
        Preferences(self._vault).put(name, ON if on else "")

    def choices(self) -> Choices:
        """Return what is hidden, kept and never offered."""
        found = Preferences(self._vault).all()
        with self._vault.reading() as connection:
            return Choices(
                hidden=store.hidden(connection),
                kept=store.kept(connection),
                hidden_flags=frozenset(found.get(HIDDEN_FLAGS, "").split()),
                spiritual=found.get(SPIRITUAL) == ON,
            )

    def hide(self, item_id: str) -> None:
        """Do not offer an idea any more."""
        with self._vault.transaction() as connection:
            store.set_hidden(connection, item_id, is_hidden=True)

    def show(self, item_id: str) -> None:
        """Offer an idea again."""
        with self._vault.transaction() as connection:
            store.set_hidden(connection, item_id, is_hidden=False)

    def hide_flags(self, flags: Collection[str]) -> None:
        """Never offer what bears one of these flags; none for offering all again."""
        Preferences(self._vault).put(HIDDEN_FLAGS, " ".join(sorted(flags)))

    def keep(self, item_id: str) -> tuple[str, ...]:
        """Put an idea at the end of *my list*; return the list."""
        return self._arrange(lambda order: order if item_id in order else (*order, item_id))

    def let_go(self, item_id: str) -> tuple[str, ...]:
        """Take an idea off *my list*; return the list."""
        return self._arrange(lambda order: tuple(each for each in order if each != item_id))

    def move(self, item_id: str, by: int) -> tuple[str, ...]:
        """Move an idea up (-1) or down (1) in *my list*; return the list."""
        return self._arrange(lambda order: moved(order, item_id, by))

    def arrange(self, order: Sequence[str]) -> tuple[str, ...]:
        """Make *my list* this one; for Undo."""
        return self._arrange(lambda _before: tuple(dict.fromkeys(order)))

    def _arrange(self, change: Callable[[tuple[str, ...]], tuple[str, ...]]) -> tuple[str, ...]:
        with self._vault.transaction() as connection:
            order = change(store.kept(connection))
            store.set_kept(connection, order)
            return order

    # Own activities and sets

    def own(self) -> list[Activity]:
        """Return the activities of the person's own, by title."""
        with self._vault.reading() as connection:
            return store.own(connection)

    def write_own(self, activity: Activity, *, now: datetime) -> Activity:
        """Save an activity of the person's own; with an empty id it is a new one.

        Raises IdeaEmpty when it has no title, and FieldTooLong.
        """
        activity = prepared(replace(activity, id=activity.id or new_id()))
        with self._vault.transaction() as connection:
            store.write_own(connection, activity, now)
        return activity

    def remove_own(self, activity_id: str) -> Activity:
        """Remove an activity of the person's own and return it; raise IdeaNotFound."""
        with self._vault.transaction() as connection:
            return _found(store.remove_own(connection, activity_id), activity_id)

    def titles(self) -> dict[str, str]:
        """Return what everything is called that may be offered, by id, in the language in use.

        What was hidden, what is of a flag that is never offered, and what was
        removed is not among it.
        """
        ideas = Catalog.load(language()).ideas(self.own())
        return {each.id: each.title for each in offered(ideas, self.choices())}

    def sets(self) -> list[CareSet]:
        """Return the sets, by title."""
        with self._vault.reading() as connection:
            return store.sets(connection)

    def write_set(self, one: CareSet, *, now: datetime) -> CareSet:
        """Save a set; with an empty id it is a new one. Raises IdeaEmpty without a title."""
        title = " ".join(storable(one.title).split())
        if not title:
            raise IdeaEmpty
        one = CareSet(one.id or new_id(), title, tuple(dict.fromkeys(one.items)))
        with self._vault.transaction() as connection:
            store.write_set(connection, one, now)
        return one

    def remove_set(self, set_id: str) -> CareSet:
        """Remove a set and return it; raise IdeaNotFound. Its ideas stay."""
        with self._vault.transaction() as connection:
            return _found(store.remove_set(connection, set_id), set_id)


def _found(removed: _Value | None, wanted: str) -> _Value:
    if removed is None:
        raise IdeaNotFound(wanted)
    return removed
