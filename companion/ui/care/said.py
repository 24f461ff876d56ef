"""What the pages of Care say about ideas and notes, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from companion.care.keeping import DISTRESS, WORDS, CheckIn, KeptAnswer
from companion.care.measures import scored
from companion.care.sentences import of_time, score_of
from companion.care.what_helps import Context, Helped, LogEntry
from companion.i18n import _, long_date, ngettext
from companion.ui.widgets.quiet_list import Row

if TYPE_CHECKING:
    from companion.care.catalog import Catalog
    from companion.care.forms import Form
    from companion.care.log import Note
    from companion.care.model import Idea
    from companion.ui.care.desk import CareDesk


def facts(catalog: Catalog, idea: Idea) -> str:
    """Return how long it takes and what it needs, on one line."""
    labels = catalog.labels
    return " · ".join(
        (
            of_time(idea),
            labels.of("energy", idea.energy),
            labels.of("social", idea.company),
            labels.of("place", idea.place),
        )
    )


def row_of(catalog: Catalog, idea: Idea) -> Row:
    """Return an idea as a line of a list."""
    return Row(idea.id, idea.title, facts(catalog, idea))


def of_context(context: Context | None) -> str:
    """Return what kind of time it was; all of them for None."""
    return {
        None: _("At any time"),
        Context.ORDINARY: _("On an ordinary day"),
        Context.HARD_DAY: _("Around a hard day"),
        Context.NEWS: _("While it is in the news"),
        Context.NIGHT: _("At night"),
    }[context]


def of_change(change: float) -> str:
    """Return by how much it eased or grew, from 0 to 10."""
    if change == 0:
        return _("no change")
    words = _("lighter by {number}") if change < 0 else _("heavier by {number}")
    return words.format(number=f"{abs(change):g}")


def of_helped(helped: Helped) -> str:
    """Return how distress changed; without numbers where there are too few."""
    if helped.count is None or helped.middle is None or helped.low is None or helped.high is None:
        return _("Too few notes to say. From five on there are numbers.")
    return _("In the middle {middle}. From {low} to {high}.").format(
        middle=of_change(helped.middle), low=of_change(helped.low), high=of_change(helped.high)
    )


def of_ratings(before: int | None, after: int | None) -> str:
    """Return the numbers that were given, as words."""
    parts = []
    if before is not None:
        parts.append(_("{number} before").format(number=before))
    if after is not None:
        parts.append(_("{number} after").format(number=after))
    return ", ".join(parts)


def when(note: Note) -> str:
    """Return the day and the time of a note."""
    return f"{long_date(note.local_date)}, {note.local_time:%H:%M}"


def row_of_note(desk: CareDesk, note: LogEntry | KeptAnswer) -> Row:
    """Return a note as a line of a list; never what was written."""
    if isinstance(note, LogEntry):
        return Row(
            note.id, desk.title(note.item_id), when(note), of_ratings(note.before, note.after)
        )
    return Row(note.id, desk.title(note.exercise_id), when(note), _("Words you kept"))


def name_of_check_in(taken: CheckIn, forms: tuple[Form, ...]) -> str:
    """Return what kind of check-in it is."""
    if taken.measure == WORDS:
        return _("In your own words")
    if taken.measure == DISTRESS:
        return _("0 to 10")
    return next((form.name for form in forms if form.id == taken.measure), taken.measure)


def lines_of(desk: CareDesk, note: Note, forms: tuple[Form, ...] = ()) -> list[str]:
    """Return everything of one note, for the person to read or to save."""
    if isinstance(note, LogEntry):
        about = [of_ratings(note.before, note.after), of_context(note.context)]
        return [when(note), desk.title(note.item_id), *(each for each in about if each)]
    if isinstance(note, KeptAnswer):
        return [when(note), desk.title(note.exercise_id), note.asked, note.words]
    lines = [when(note), name_of_check_in(note, forms)]
    if note.measure == DISTRESS:
        number = note.answers.get(1)
        lines += [] if number is None else [str(number)]
    elif note.measure != WORDS:
        lines += [score_of(scored(note.measure, note.answers)), _("This is not a diagnosis.")]
    return [*lines, *([note.words] if note.words else [])]


def of_question(number: int, count: int) -> str:
    """Return which question of how many one is at."""
    return ngettext("Question {number} of {count}", "Question {number} of {count}", count).format(
        number=number, count=count
    )
