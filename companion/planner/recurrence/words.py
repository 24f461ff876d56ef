"""What is told about a day that a rule found, in the language in use."""

from __future__ import annotations

from typing import Final

from companion.i18n import _, marked
from companion.planner.recurrence.model import Occurrence, Why

_SENTENCES: Final[dict[Why, str]] = {
    Why.NO_FEB_29: marked("This year has no 29 February. This is the day you chose for it."),
    Why.SHORT_MONTH: marked("This month is too short for that day. This is the day you chose."),
    Why.COUNTED_WITH: marked("Counted with the day itself as the first."),
    Why.COUNTED_AFTER: marked("Counted from the day after."),
    Why.YEARS_WITH_FIRST: marked("The years are counted with the first one."),
    Why.BEFORE_KISLEV: marked(
        "The first year after had no 30 Cheshvan, so it is kept on the day before 1 Kislev."
    ),
    Why.BEFORE_TEVET: marked(
        "The first year after had no 30 Kislev, so it is kept on the day before 1 Tevet."
    ),
    Why.LAST_ADAR: marked("This year has one Adar, so it is kept in that month."),
    Why.SHEVAT: marked("This year has no 30 Adar, so it is kept on 30 Shevat."),
    Why.NEXT_HEBREW_MONTH: marked(
        "This month has no 30th day this year, so it is kept on the first of the next."
    ),
    Why.CHOSEN_ADAR: marked("This year has two months of Adar. Families choose in different ways."),
    Why.SEEN_LOCALLY: marked("It may be a day earlier or later where you are. Ask close to home."),
    Why.SHORT_LUNAR_MONTH: marked(
        "This month has no 30th day this year, so it is kept on the last."
    ),
    Why.NO_LEAP_MONTH: marked(
        "This year does not have that leap month. The month of the same number is used."
    ),
    Why.OWN_DATE: marked("This is the day you set for this year."),
}


def sentence(why: Why) -> str:
    """Return why a day is the one it is."""
    return _(_SENTENCES[why])


def remarks(occurrence: Occurrence) -> tuple[str, ...]:
    """Return all there is to tell about a day, each in a sentence; often nothing."""
    told = [sentence(occurrence.why)] if occurrence.why else []
    if occurrence.about and occurrence.why is not Why.SEEN_LOCALLY:
        told.append(sentence(Why.SEEN_LOCALLY))
    if occurrence.begins_evening_before:
        told.append(_("It begins at sunset, the evening before."))
    return tuple(told)


def ask_your_own() -> str:
    """Return the line that stands beside every pattern; custom differs, and no rule is set."""
    return _("Customs differ. Ask your own family or leader.")
