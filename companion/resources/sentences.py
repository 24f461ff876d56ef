"""Sentences about the directory that the window and the command line share."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final

from companion import clock
from companion.i18n import _, language, long_date, marked, month_name, ngettext
from companion.resources import opening
from companion.resources.freshness import Freshness
from companion.resources.freshness import freshness as freshness_of
from companion.resources.model import (
    Confidence,
    EmergencyNumber,
    Phone,
    Resource,
    Status,
    source_date,
)
from companion.resources.opening import OpenState
from companion.resources.state import StateHelp
from companion.resources.ways import Way

_WEEKDAYS: Final = (
    marked("Monday"), marked("Tuesday"), marked("Wednesday"), marked("Thursday"),
    marked("Friday"), marked("Saturday"), marked("Sunday"),
)  # fmt: skip
_SOON: Final = timedelta(hours=12)
_WEEK: Final = 7
_NOON: Final = 12


def danger(numbers: Sequence[EmergencyNumber]) -> str:
    """Return the sentence about the emergency number; without numbers it still helps."""
    if not numbers:
        return _("In danger now? Call the emergency number where you are.")
    if all(number.use == "any" for number in numbers):
        return _("In danger now? Call {number}, or the emergency number where you are.").format(
            number=numbers[0].display
        )
    uses = {"police": _("{number} for the police"), "ambulance": _("{number} for an ambulance")}
    named = [uses.get(each.use, "{number}").format(number=each.display) for each in numbers]
    return _("In danger now? Call {numbers}.").format(numbers=_(" or ").join(named))


def way_name(way: Way) -> str:
    """Return what a way to reach somebody is called."""
    return {
        Way.CALL: _("Call"),
        Way.TEXT: _("Text"),
        Way.CHAT: _("Chat"),
        Way.SIGN_LANGUAGE: _("Sign language"),
    }[way]


def when_you(way: Way) -> str:
    """Return the heading of what happens when one reaches out in a way."""
    return {
        Way.CALL: _("When you call"),
        Way.TEXT: _("When you text"),
        Way.CHAT: _("When you chat"),
        Way.SIGN_LANGUAGE: _("When you sign"),
    }[way]


def how(phone: Phone, language: str) -> str:
    """Return what a number is used for, with the word to send where one is needed."""
    label = phone.label_in(language)
    if phone.text_keyword:
        return _("{label}: send the word {keyword}").format(label=label, keyword=phone.text_keyword)
    return label


def freshness(resource: Resource, today: date | None = None) -> str:
    """Return where a record comes from, and when a person checked it, if one did.

    `today` is the day to count from; None is the computer's.
    """
    today = clock.now().date() if today is None else today
    return f"{_origin(resource)} {_check(resource, today)}"


def freshness_name(level: Freshness) -> str:
    """Return a level of freshness in a few words."""
    return {
        Freshness.CHECKED_RECENTLY: _("Checked recently"),
        Freshness.CHECKED: _("Checked"),
        Freshness.OLD: _("Old: have a second option ready"),
        Freshness.NOT_CHECKED: _("Not checked by a person"),
    }[level]


def open_now(resource: Resource, now: datetime) -> str:
    """Return whether a service is open, and until or from when.

    `now` is in the person's zone, and so are the times; where the clock of the
    service reads another time, that is added.
    """
    if resource.status is Status.PAUSED:
        return _("Closed for a time, as its publisher says.")
    if resource.status is Status.CLOSED:
        return _("Closed for good, as its publisher says.")
    state = opening.state(resource.opening, now)
    if resource.opening is None or state is OpenState.UNKNOWN:
        return _unknown_hours(resource)
    change = opening.next_change(resource.opening, now)
    if change is None and state is OpenState.OPEN:
        return _("Open day and night.")
    if change is None or opening.state(resource.opening, change) is OpenState.UNKNOWN:
        return _("Open now.") if state is OpenState.OPEN else _("Closed now.")
    return _until_change(state, now, change, opening.local(resource.opening, change))


def _until_change(state: OpenState, now: datetime, change: datetime, there: datetime) -> str:
    is_open = state is OpenState.OPEN
    when = _until(change, now) if is_open else _at(change, now)
    if there.replace(tzinfo=None) == change.replace(tzinfo=None):
        sentence = _("Open now {when}.") if is_open else _("Closed now. Opens {when}.")
        return sentence.format(when=when)
    sentence = (
        _("Open now {when} (their time {there}).")
        if is_open
        else _("Closed now. Opens {when} (their time {there}).")
    )
    return sentence.format(when=when, there=_clock_time(there))


def _unknown_hours(resource: Resource) -> str:
    if resource.opening is not None:
        return _("The hours may have changed. We do not know if it is open now.")
    if resource.hours:
        return _("We do not know if it is open now.")
    return _("We do not know the hours.")


def _until(change: datetime, now: datetime) -> str:
    time = _clock_time(change)
    if change.date() == now.date() or change - now < _SOON:
        # Translators: the Spanish is "la 1:30" for one o'clock, "las 5:30" for all other hours.
        words = ngettext("until {time}", "until {time}", change.hour)
    elif change.date() == now.date() + timedelta(days=1):
        words = ngettext("until tomorrow at {time}", "until tomorrow at {time}", change.hour)
    else:
        words = ngettext("until {day} at {time}", "until {day} at {time}", change.hour)
    return words.format(time=time, day=_day_name(change, now))


def _at(change: datetime, now: datetime) -> str:
    time = _clock_time(change)
    if change.date() == now.date():
        words = ngettext("at {time}", "at {time}", change.hour)
    elif change.date() == now.date() + timedelta(days=1):
        words = ngettext("tomorrow at {time}", "tomorrow at {time}", change.hour)
    else:
        words = ngettext("{day} at {time}", "{day} at {time}", change.hour)
    return words.format(time=time, day=_day_name(change, now))


def _day_name(change: datetime, now: datetime) -> str:
    if (change.date() - now.date()).days < _WEEK:
        return _(_WEEKDAYS[change.weekday()])
    return long_date(change.date())


def _clock_time(at: datetime) -> str:
    """Return '5 pm', '8:30 am' or 'noon' in English, '17:00' in every other language."""
    if language() != "en":
        return f"{at.hour}:{at.minute:02}"
    if at.hour % _NOON == at.minute == 0:
        return "noon" if at.hour else "midnight"
    minutes = f":{at.minute:02}" if at.minute else ""
    return f"{at.hour % _NOON or _NOON}{minutes} {'pm' if at.hour >= _NOON else 'am'}"


def about_state(found: StateHelp, place: str) -> tuple[str, ...]:
    """Return what to say beside the records of a state or territory, which is called `place`.

    What we do not have is said plainly.
    """
    if found.compensation is None:
        office = _(
            "We have no office on file for {place} that helps pay costs after a crime. "
            "Call 211 and ask for it."
        )
    elif found.time_limits("en"):
        office = _("The time to apply can change. Confirm it with the office.")
    else:
        office = _("We do not know the last day to apply. Confirm it with the office.")
    sentences = [office.format(place=place)]
    if not found.resilience_centers:
        sentences.append(
            _("We know of no center in {place} that was opened after mass violence.").format(
                place=place
            )
        )
    return tuple(sentences)


def _origin(resource: Resource) -> str:
    newest = source_date(resource)
    if newest is not None:
        return _("From a page dated {date}.").format(date=_date(newest))
    if any(source.url for source in resource.sources):
        return _("From a page without a date.")
    if resource.pack is not None:
        return _("From a local list that you added.")
    if resource.confidence is Confidence.UNVERIFIED or not resource.sources:
        return _("We have no page for this.")
    return _("From lists kept by others.")


def _check(resource: Resource, today: date) -> str:
    level = freshness_of(resource, today)
    if resource.check is not None and level is not Freshness.NOT_CHECKED:
        sentence = {
            Freshness.CHECKED_RECENTLY: _("Checked recently by {who}, on {date}."),
            Freshness.CHECKED: _("Checked by {who} on {date}."),
        }.get(level, _("Checked by {who} on {date}. That is old: have a second option ready."))
        return sentence.format(who=resource.check.by, date=long_date(resource.check.on))
    if not resource.phones:
        return _("No person has checked this yet.")
    different = {phone.number for phone in resource.phones}
    return ngettext(
        "No person has called this number to check it yet.",
        "No person has called these numbers to check them yet.",
        len(different),
    )


def _date(known: str) -> str:
    """Return '2024', '2024-08' or '2024-08-05' with the month as a word.

    What is not a date is returned as it is.
    """
    try:
        parts = [int(part) for part in known.split("-")]
        if len(parts) == len(("year", "month", "day")):
            return long_date(date(*parts))
        if len(parts) == len(("year", "month")):
            year, month = parts
            return _("{month} {year}").format(month=month_name(month), year=year)
    except (ValueError, IndexError):
        pass
    return known
