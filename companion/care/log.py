"""What a person notes: how something went, check-ins, words from an exercise.

Each method is one use and one transaction. Nothing is written unless it is asked
for, all of it can be removed, and it leaves only item by item. What is removed
is returned, so that Undo can put it back. What belongs to a page of the journal
is not counted while the page is in the bin and goes when the page goes.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar

from companion.care import store, what_helps
from companion.care.keeping import DISTRESS, WORDS, CheckIn, KeptAnswer, moment, new_id
from companion.care.measures import may_offer, scored
from companion.care.service import CHECK_INS, ON
from companion.care.what_helps import Context, Helped, LogEntry, rating
from companion.errors import EntryNotFound, IdeaEmpty, NoteNotFound
from companion.values import storable
from companion.vault.preferences import Preferences

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from companion.vault.vault import Vault

Note = LogEntry | CheckIn | KeptAnswer
"""Anything that is kept here."""
_Value = TypeVar("_Value")


class Log:
    """The log, the check-ins and the kept answers of an open vault."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def note(
        self,
        item_id: str,
        *,
        now: datetime,
        before: int | None = None,
        after: int | None = None,
        context: Context = Context.ORDINARY,
        entry_id: str | None = None,
    ) -> LogEntry:
        """Note that something was done, with distress from 0 to 10 where it was given.

        `entry_id` is a page of the journal it belongs to. Raises RatingOutOfRange and
        EntryNotFound.
        """
        entry = LogEntry(
            new_id(),
            item_id,
            **moment(now),
            context=context,
            before=rating(before),
            after=rating(after),
            entry_id=entry_id,
        )
        return self.put_back(entry)

    def put_back(self, entry: LogEntry) -> LogEntry:
        """Write a log entry as it is; for Undo, and for a rating that is given later."""
        entry = replace(entry, before=rating(entry.before), after=rating(entry.after))
        with self._vault.transaction() as connection:
            _require_page(connection, entry.entry_id)
            store.write_log(connection, entry)
        return entry

    def log(self) -> list[LogEntry]:
        """Return what was noted, the newest first; not what belongs to a page in the bin."""
        with self._vault.reading() as connection:
            return store.logs(connection)

    def remove_note(self, log_id: str) -> LogEntry:
        """Remove a log entry with its ratings and return it; raise NoteNotFound."""
        with self._vault.transaction() as connection:
            return _found(store.remove_log(connection, log_id), log_id)

    def what_helps(self) -> tuple[Helped, ...]:
        """Return how distress changed, for each idea and context; for a picture and a table."""
        return what_helps.what_helps(self.log())

    def learned(self) -> dict[str, float]:
        """Return how much each idea eased the person, for `suggest`."""
        return what_helps.learned(self.log())

    # Check-ins and kept answers

    def check_in(
        self,
        measure: str,
        *,
        now: datetime,
        answers: Mapping[int, int | None] | None = None,
        words: str = "",
        entry_id: str | None = None,
    ) -> CheckIn:
        """Keep a check-in: a measure, DISTRESS with its number as item 1, or WORDS.

        Raises RatingOutOfRange, AnswersUnreadable, EntryNotFound, and KeyError for an
        unknown measure.
        """
        answers = dict(answers or {})
        if measure == DISTRESS:
            answers = {1: rating(answers.get(1))}
        elif measure == WORDS:
            answers = {}
        else:
            scored(measure, answers)
        taken = CheckIn(
            new_id(),
            measure,
            **moment(now),
            words=storable(words),
            answers=answers,
            entry_id=entry_id,
        )
        return self.put_back_check_in(taken)

    def put_back_check_in(self, taken: CheckIn) -> CheckIn:
        """Write a check-in as it is; for Undo."""
        with self._vault.transaction() as connection:
            _require_page(connection, taken.entry_id)
            store.write_check_in(connection, taken)
        return taken

    def check_ins(self) -> list[CheckIn]:
        """Return the check-ins, the newest first; not what belongs to a page in the bin."""
        with self._vault.reading() as connection:
            return store.check_ins(connection)

    def remove_check_in(self, check_in_id: str) -> CheckIn:
        """Remove a check-in and return it; raise NoteNotFound."""
        with self._vault.transaction() as connection:
            return _found(store.remove_check_in(connection, check_in_id), check_in_id)

    def may_offer(self, measure: str, today: date) -> bool:
        """Say whether a measure may be offered unasked: check-ins on, and a week after the last."""
        if Preferences(self._vault).all().get(CHECK_INS) != ON:
            return False
        taken = (each.local_date for each in self.check_ins() if each.measure == measure)
        return may_offer(max(taken, default=None), today)

    def keep_answer(self, exercise_id: str, asked: str, words: str, *, now: datetime) -> KeptAnswer:
        """Keep words from an exercise: the person pressed Keep. Raises IdeaEmpty without any."""
        words = storable(words)
        if not words.strip():
            raise IdeaEmpty
        return self.put_back_answer(KeptAnswer(new_id(), exercise_id, asked, words, **moment(now)))

    def put_back_answer(self, answer: KeptAnswer) -> KeptAnswer:
        """Write a kept answer as it is; for Undo."""
        with self._vault.transaction() as connection:
            store.write_answer(connection, answer)
        return answer

    def kept_answers(self) -> list[KeptAnswer]:
        """Return the kept answers, the newest first."""
        with self._vault.reading() as connection:
            return store.answers(connection)

    def remove_answer(self, answer_id: str) -> KeptAnswer:
        """Remove a kept answer and return it; raise NoteNotFound."""
        with self._vault.transaction() as connection:
            return _found(store.remove_answer(connection, answer_id), answer_id)

    # Leaving

    def chosen(self, ids: Collection[str]) -> tuple[Note, ...]:
        """Return exactly what was ticked, for an export: nothing leaves otherwise.

        In the order log, check-ins, answers, each the newest first.
        """
        found: tuple[Note, ...] = (*self.log(), *self.check_ins(), *self.kept_answers())
        return tuple(each for each in found if each.id in set(ids))


def _require_page(connection: Connection, entry_id: str | None) -> None:
    if entry_id is not None and not store.page_exists(connection, entry_id):
        raise EntryNotFound(entry_id)


def _found(removed: _Value | None, wanted: str) -> _Value:
    if removed is None:
        raise NoteNotFound(wanted)
    return removed
