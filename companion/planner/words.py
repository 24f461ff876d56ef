"""The words for what the planner knows: kinds, states, days. For window, paper, command line."""

from __future__ import annotations

from typing import Final

from companion.i18n import _, language, long_date, marked, month_name, ngettext
from companion.planner.cards import Question, Words
from companion.planner.model import Certainty, HardDate, Kind, Occasion
from companion.planner.plan import Answer
from companion.planner.year import Band, DayCell, Month

_KINDS: Final = {
    Kind.LOSS: marked("Loss of a person"),
    Kind.BIRTH: marked("Birthday"),
    Kind.WHAT_HAPPENED: marked("What happened"),
    Kind.CHARGE: marked("Charges are brought"),
    Kind.HEARING: marked("Hearing"),
    Kind.PLEA: marked("Plea"),
    Kind.TRIAL: marked("Trial begins"),
    Kind.TESTIMONY: marked("Testimony"),
    Kind.VERDICT: marked("Verdict"),
    Kind.SENTENCE: marked("Sentence"),
    Kind.APPEAL: marked("Appeal"),
    Kind.PAROLE: marked("Parole or clemency"),
    Kind.RELEASE: marked("Release"),
    Kind.EXECUTION: marked("A death sentence is carried out"),
    Kind.CIVIL_CASE: marked("Civil case"),
    Kind.INQUEST: marked("Inquest"),
    Kind.INQUIRY: marked("Public inquiry"),
    Kind.REPORT: marked("A report comes out"),
    Kind.EVIDENCE_RETURN: marked("Things are given back"),
    Kind.MEMORIAL_RULING: marked("Decision on a memorial"),
    Kind.BENEFITS: marked("Help with costs"),
    Kind.HOLIDAY: marked("Holiday"),
    Kind.SEASON: marked("Season"),
    Kind.CUSTOM: marked("A day of my own"),
}
_CERTAINTIES: Final = {
    Certainty.EXACT: marked("This day"),
    Certainty.ABOUT: marked("About this day"),
    Certainty.NOT_SURE: marked("Not sure yet"),
    Certainty.MAY_MOVE: marked("May move"),
}


def said(words: Words) -> str:
    """Return a text of the cards in the language in use."""
    return words.get(language()) or words["en"]


def kind_name(kind: Kind) -> str:
    """Return the name of a kind of date."""
    return _(_KINDS[kind])


def certainty_name(certainty: Certainty) -> str:
    """Return how well a day is known, in words."""
    return _(_CERTAINTIES[certainty])


def when(one: Occasion) -> str:
    """Return when an occasion is: its day, its time, and whether that can change."""
    words = long_date(one.day)
    if one.at is not None:
        words = _("{date}, {time}").format(date=words, time=f"{one.at:%H:%M}")
    if one.about:
        words = _("about {date}").format(date=words)
    if one.evening_before:
        words = _("{date}, from the evening before").format(date=words)
    return words


def state(value: HardDate) -> str:
    """Return what is to be said of a date whose day is not certain, else ''."""
    if value.postponed:
        return _("Moved. The new day is not known yet.")
    if value.certainty is Certainty.EXACT:
        return ""
    if value.earliest is not None and value.latest is not None:
        return _("Between {first} and {last}.").format(
            first=long_date(value.earliest), last=long_date(value.latest)
        )
    return certainty_name(value.certainty)


def offset_words(offset: int) -> str:
    """Return where a day stands in the window around a date."""
    if offset == 0:
        return _("The day itself")
    if offset < 0:
        return ngettext("{count} day before", "{count} days before", -offset).format(count=-offset)
    return ngettext("{count} day after", "{count} days after", offset).format(count=offset)


def answer_words(question: Question, answer: Answer) -> str:
    """Return an answer as a person reads it; ids of references stay as they are."""
    known = {choice.key: said(choice.words) for choice in question.choices}
    if isinstance(answer, str):
        return known.get(answer, answer)
    return ", ".join(known.get(each, each) for each in answer)


# The year, for eyes and for screen readers


def day_words(cell: DayCell) -> str:
    """Return a day of the picture in words: what it is, and which dates are on it."""
    day = long_date(cell.day)
    if cell.band is Band.DATE:
        return _("{day}: {names}").format(day=day, names=", ".join(one.name for one in cell.dates))
    if cell.band is Band.AROUND:
        return _("{day}: in the days around a date").format(day=day)
    return day


def month_words(month: Month) -> str:
    """Return a month of the picture in words: its dates, and the days around them."""
    name = month_name(month.number)
    stretches = month.stretches()
    if not stretches:
        return _("{month}: no dates").format(month=name)
    spans = ", ".join(
        str(first.day)
        if first == last
        else _("{first} to {last}").format(first=first.day, last=last.day)
        for first, last in stretches
    )
    named = _("{name} on the {day}")  # looked up once: a month can hold a thousand
    dates = ", ".join(named.format(name=one.name, day=one.day.day) for one in month.dates)
    if not dates:
        return _("{month}: days around a date: {days}").format(month=name, days=spans)
    return _("{month}: {dates}. Days around: {days}").format(month=name, dates=dates, days=spans)
