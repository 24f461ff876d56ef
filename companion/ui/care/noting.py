"""Noting what was done and keeping words: each can be undone, and is there once only."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from companion.care.keeping import CheckIn, KeptAnswer, moment, new_id
from companion.care.what_helps import LogEntry, context_at, offers_steady
from companion.i18n import _
from companion.ui.care.doing import STEADY, UNDO
from companion.ui.care.ending import answers
from companion.values import storable

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from companion.care.player import Playing
    from companion.ui.care.desk import CareDesk
    from companion.ui.unlock.session import Session

NIGHT_FROM: Final = 22
NIGHT_TO: Final = 6
"""The hours of the night, local (care.md 4.1)."""


def is_night(at: datetime) -> bool:
    """Say whether it is night at a local time."""
    return at.hour >= NIGHT_FROM or at.hour < NIGHT_TO


def note(desk: CareDesk, item_id: str, before: int | None, after: int | None) -> None:
    """Note that something was done."""
    log = desk.session.care_log
    entry = LogEntry(
        new_id(),
        item_id,
        **moment(desk.now()),
        before=before,
        after=after,
    )
    words, offers = _("Noted: {title}").format(title=desk.title(item_id)), UNDO
    if offers_steady(before, after):
        words, offers = f"{words}. {very_hard()}", STEADY
    work = partial(_noted, desk.session, entry, desk.now())
    undo = partial(log.remove_note, entry.id)
    desk.do(words, work, undo, offers=offers)
    desk.before.pop(item_id, None)


def _noted(session: Session, entry: LogEntry, at: datetime) -> LogEntry:
    """Write a note, with what kind of time it is; on the worker."""
    kind = context_at(
        hard_day=bool(session.planner.between(at.date(), at.date(), here=at.tzinfo)),
        news=session.plans.again(now=at) is not None,
        night=is_night(at),
    )
    return session.care_log.put_back(replace(entry, context=kind))


def very_hard() -> str:
    """Return what is said when it is very hard; something steady is offered beside it."""
    return _("That sounds very hard. Get help now is at the top of every screen.")


def keep_answers(desk: CareDesk, playing: Playing) -> None:
    """Keep what was typed in an exercise: somebody pressed Keep."""
    log = desk.session.care_log
    for asked, words in answers(playing):
        kept = KeptAnswer(
            new_id(), playing.exercise.id, asked, storable(words), **moment(desk.now())
        )
        desk.do(
            _("Your words are kept. You find them under What helps me."),
            partial(log.put_back_answer, kept),
            partial(log.remove_answer, kept.id),
        )


def check_in(
    desk: CareDesk,
    measure: str,
    *,
    words: str = "",
    answers: Mapping[int, int | None] | None = None,
) -> None:
    """Keep a check-in."""
    log = desk.session.care_log
    taken = CheckIn(
        new_id(), measure, **moment(desk.now()), words=storable(words), answers=dict(answers or {})
    )
    desk.do(
        _("The check-in is kept."),
        partial(log.put_back_check_in, taken),
        partial(log.remove_check_in, taken.id),
    )
