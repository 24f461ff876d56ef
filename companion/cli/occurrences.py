"""companion dates occurrences: when a date comes again. It needs no vault and stores nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import TYPE_CHECKING, Any, Final

import click
from click.decorators import FC

from companion.cli.common import json_option, print_json
from companion.errors import UsageError
from companion.i18n import _

if TYPE_CHECKING:
    from companion.planner.recurrence.model import Occurrence
    from companion.planner.recurrence.rules import Rule

_CALENDARS: Final = ("gregorian", "hebrew", "hijri", "chinese")
_REPEATS: Final = ("yearly", "monthly", "weekday", "qingming", "easter", "orthodox-easter")
ONCE: Final = "once"
_FEB29: Final = ("feb28", "mar1", "both", "leap")
_DAYS: Final = "days:"
_MOST_DIGITS: Final = 6
_LARGEST_OFFSET: Final = 100_000


def _as_day(_context: click.Context, _parameter: click.Parameter, value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(
            _("{value} is not a day. Write it like 2026-03-10.").format(value=value)
        ) from None


def _as_repeat(
    _context: click.Context, _parameter: click.Parameter, value: str
) -> str | tuple[int, ...]:
    """Return the name of a way to come again, or the numbers of days:7,40,100."""
    from companion.planner.recurrence.rules import LONGEST_COUNT, MOST_MARKS

    if value in _REPEATS or value == ONCE:
        return value
    numbers = value.removeprefix(_DAYS).split(",")
    if value.startswith(_DAYS) and len(numbers) <= MOST_MARKS:
        short = [each for each in numbers if each.isdecimal() and len(each) <= _MOST_DIGITS]
        counts = tuple(int(each) for each in short)
        if len(counts) == len(numbers) and all(1 <= each <= LONGEST_COUNT for each in counts):
            return counts
    raise click.BadParameter(
        _("{value} is not a way to come again. Choose one of: {known}").format(
            value=value, known=", ".join((*_REPEATS, "days:7,40,100"))
        )
    )


def _day_option(option: str, name: str, help_text: str) -> Callable[[FC], FC]:
    return click.option(
        option, name, required=True, callback=_as_day, metavar="DAY", help=help_text
    )


def rule_options(repeat: str) -> Callable[[FC], FC]:
    """Add the options that say how a date comes again; `repeat` is what is meant without any."""
    options = (
        click.option(
            "--calendar",
            default="gregorian",
            show_default=True,
            type=click.Choice(_CALENDARS),
            help=_("The calendar in which it comes again."),
        ),
        click.option(
            "--repeat",
            default=repeat,
            show_default=True,
            callback=_as_repeat,
            metavar="|".join(("yearly", "monthly", "weekday", "days:7,40", *_REPEATS[3:])),
            help=_(
                "How it comes again. 'weekday' is the same place in the month, "
                "like a second Sunday."
            ),
        ),
        click.option(
            "--feb29", type=click.Choice(_FEB29), help=_("When to keep 29 February in other years.")
        ),
        click.option(
            "--after-sunset", is_flag=True, help=_("It was after sunset: hebrew and hijri only.")
        ),
        click.option(
            "--count-first-day/--no-count-first-day",
            default=None,
            help=_("Whether the day itself is day 1: for days:7,40 only."),
        ),
    )

    def added(function: FC) -> FC:
        for option in reversed(options):
            function = option(function)
        return function

    return added


@click.command(
    help=_(
        "Tell on which days a date comes again, as JSON. This opens no journal and keeps nothing. "
        "Customs differ: ask your own family or leader."
    )
)
@_day_option("--date", "day", _("The day."))
@_day_option("--from", "first", _("The first day to look at."))
@_day_option("--to", "last", _("The last day to look at."))
@rule_options("yearly")
@click.option(
    "--offset",
    default=0,
    type=click.IntRange(-_LARGEST_OFFSET, _LARGEST_OFFSET),
    metavar="DAYS",
    help=_("So many days after each day found; before, with a minus."),
)
@json_option
def occurrences(day: date, first: date, last: date, **asked: Any) -> None:
    """Print the days; the answer is always JSON, with `--json` or without."""
    from companion.planner.recurrence import occurrences as found

    if last < first:
        raise UsageError(_("The last day to look at lies before the first."))
    rule = rule_of(day, asked)
    offset = asked["offset"]
    answer = found.occurrences(rule, _moved(first, -offset), _moved(last, -offset))
    print_json({"occurrences": [_document(each, offset) for each in answer]})


def rule_of(day: date, asked: Mapping[str, Any]) -> Rule:
    """Return the rule that the options of `rule_options` ask for; raise UsageError."""
    if asked["after_sunset"] and asked["calendar"] not in {"hebrew", "hijri"}:
        raise UsageError(_("--after-sunset goes with --calendar hebrew or hijri."))
    if isinstance(asked["repeat"], tuple):
        return _day_marks(day, asked)
    if asked["count_first_day"] is not None:
        raise UsageError(_("--count-first-day goes with --repeat days:7,40,100."))
    if (asked["calendar"], asked["repeat"]) == ("chinese", "qingming"):
        return _rule(day, "qingming", None)
    if asked["calendar"] != "gregorian":
        return _of_calendar(day, asked)
    return _rule(day, asked["repeat"], asked["feb29"])


def _day_marks(day: date, asked: Mapping[str, Any]) -> Rule:
    from companion.planner.recurrence.rules import DayMarks

    if asked["calendar"] != "gregorian":
        raise _not_together(asked["calendar"], "days")
    if asked["count_first_day"] is None:
        raise UsageError(
            _(
                "Customs differ on whether the day itself is day 1. "
                "Add --count-first-day or --no-count-first-day."
            )
        )
    return DayMarks(day, asked["repeat"], asked["count_first_day"])


def _of_calendar(day: date, asked: Mapping[str, Any]) -> Rule:
    from companion.planner.recurrence import rules

    if asked["repeat"] != "yearly":
        raise _not_together(asked["calendar"], asked["repeat"])
    if asked["calendar"] == "hebrew":
        return rules.Yahrzeit(day, asked["after_sunset"])
    if asked["calendar"] == "hijri":
        return rules.HijriYearly(day, asked["after_sunset"])
    return rules.ChineseYearly(day)


def _rule(day: date, repeat: str, feb29: str | None) -> Rule:
    from companion.planner.recurrence import rules

    if repeat == "yearly":
        if rules.is_leap_day(day) and feb29 is None:
            raise UsageError(
                _(
                    "Most years have no 29 February. Choose when to keep it with --feb29: {known}"
                ).format(known=", ".join(_FEB29))
            )
        return rules.Yearly(day, rules.Feb29(feb29) if feb29 else None)
    made: dict[str, Rule] = {
        ONCE: rules.Once(day),
        "monthly": rules.Monthly(day, rules.ShortMonth.LAST_DAY),
        "weekday": rules.weekday_of(day),
        "qingming": rules.Qingming(day),
        "easter": rules.FromEaster(day, rules.EasterKind.WESTERN),
        "orthodox-easter": rules.FromEaster(day, rules.EasterKind.ORTHODOX),
    }
    return made[repeat]


def _not_together(calendar: str, repeat: str) -> UsageError:
    return UsageError(
        _("The {calendar} calendar goes with --repeat yearly, not with {repeat}.").format(
            calendar=calendar, repeat=repeat
        )
    )


def _moved(day: date, days: int) -> date:
    """Return a day moved by some days, at most to the ends of the calendar."""
    try:
        return day + timedelta(days)
    except OverflowError:
        return date(MAXYEAR, 12, 31) if days > 0 else date(MINYEAR, 1, 1)


def _document(found: Occurrence, offset: int) -> dict[str, Any]:
    return {
        "date": _moved(found.day, offset).isoformat(),
        "about": found.about,
        "begins_evening_before": found.begins_evening_before,
        "why": found.why.value if found.why else None,
    }
