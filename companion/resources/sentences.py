"""Sentences about the directory that the window and the command line share."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from companion.i18n import _, long_date, month_name, ngettext
from companion.resources.model import Confidence, EmergencyNumber, Phone, Resource, source_date


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


def how(phone: Phone, language: str) -> str:
    """Return what a number is used for, with the word to send where one is needed."""
    label = phone.label_in(language)
    if phone.text_keyword:
        return _("{label}: send the word {keyword}").format(label=label, keyword=phone.text_keyword)
    return label


def freshness(resource: Resource) -> str:
    """Return where a record comes from and how old that is, without claiming a check."""
    return f"{_origin(resource)} {_check(resource)}"


def _origin(resource: Resource) -> str:
    newest = source_date(resource)
    if newest is not None:
        return _("From a page dated {date}.").format(date=_date(newest))
    if any(source.url for source in resource.sources):
        return _("From a page without a date.")
    if resource.confidence is Confidence.UNVERIFIED or not resource.sources:
        return _("We have no page for this.")
    return _("From lists kept by others.")


def _check(resource: Resource) -> str:
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
