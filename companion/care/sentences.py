"""Sentences of care that the window and the command line share."""

from __future__ import annotations

from companion.care.breath import Breath, BreathPart
from companion.care.forms import Form
from companion.care.measures import RULES, Advice, Result, brings_help
from companion.care.model import Exercise, Idea
from companion.i18n import _, long_date, ngettext

_THOUGHTS = ("phq-9", 9)
_RISKS = ("pcl-5", 16)


def calls_nobody() -> str:
    """Say what the app does not do; it stands with every check-in."""
    return _("This app does not call anyone or tell anyone.")


def help_at(measure: str, item: int, answer: int | None) -> str:
    """Return what stands under an item whose answer brings help; '' where it brings none."""
    if not brings_help(measure, item, answer):
        return ""
    if (measure, item) == _THOUGHTS:
        return _(
            "You marked thoughts of death or of being hurt. Thank you for saying so. "
            "Want to reach someone now?"
        )
    return _(
        "You marked doing things that could hurt you. Thank you for saying so. "
        "Want to reach someone now?"
    )


def of_result(result: Result) -> tuple[str, ...]:
    """Return what to say of a result, in order; help stands before the number where it must.

    Never a name for what a person has, never a band, never that all is well.
    """
    first = []
    for measure, item in (_THOUGHTS, _RISKS):
        if result.measure == measure and item in result.help_at:
            first.append(help_at(measure, item, 4))
    high = _(
        "Your answers say this may be a hard time. This is not a test result. "
        "A helper could listen."
    )
    after = []
    if Advice.HELP_FIRST in result.advice:
        first.append(high)
    if Advice.TALK in result.advice:
        after.append(_("Talking to someone could help."))
    if Advice.CARE in result.advice:
        after.append(_("A doctor or a counselor could help you look at this."))
    return (
        *first,
        score_of(result),
        _("This is not a diagnosis."),
        *after,
        _("Help is there for you, whatever the number says."),
        calls_nobody(),
    )


def score_of(result: Result) -> str:
    """Return the score, or that there is none."""
    if result.score is None:
        return ngettext(
            "Not scored: {count} question was skipped. You can skip any.",
            "Not scored: {count} questions were skipped. You can skip any.",
            len(result.skipped),
        ).format(count=len(result.skipped))
    return _("Your number: {score} out of {highest}.").format(
        score=result.score, highest=result.highest
    )


def too_soon() -> str:
    """Say, to somebody who asks again within a week, that they can."""
    return _("You took this less than a week ago. It may tell more later. It is up to you.")


def two_cuts(measure: str) -> str:
    """Say plainly that a form is read in two ways; '' where it is not."""
    rules = RULES[measure]
    if rules.lower_cut is None or rules.care_cut is None:
        return ""
    return _(
        "There are two ways to read this form. As a rule, a doctor or a counselor is suggested "
        "from {usual} on. If you would rather hear sooner, that can be from {lower} on. "
        "Neither is a diagnosis."
    ).format(usual=rules.care_cut, lower=rules.lower_cut)


def hear_sooner(measure: str) -> str:
    """Return the words of the choice; '' where there is none."""
    lower = RULES[measure].lower_cut
    return "" if lower is None else _("I would rather hear from {lower} on").format(lower=lower)


def of_language(form: Form, language: str) -> str:
    """Say why a form is in another language; '' where it is in the one in use."""
    if form.language == language:
        return ""
    return _("This form is in English. We do not have its official words in your language.")


def of_licence(form: Form) -> str:
    """Return what is known of the licence of a form, how it is known, and where it is from."""
    known = _("The licence was last looked up on {date}.")
    if not form.is_confirmed:
        known = _("The licence was last looked up on {date}. A person has yet to confirm it.")
    return f"{form.licence} {form.source} {known.format(date=long_date(form.looked_up))}"


def of_breath(breath: Breath) -> str:
    """Return the words for a part of a breath, with its seconds."""
    words = {
        BreathPart.IN: _("In for {seconds}"),
        BreathPart.HOLD_IN: _("Pause for {seconds}"),
        BreathPart.OUT: _("Out for {seconds}"),
        BreathPart.HOLD_OUT: _("Pause for {seconds}"),
    }
    return words[breath.part].format(seconds=breath.length)


def of_length(seconds: int) -> str:
    """Return a length of time in words: full minutes, or seconds up to 90."""
    if seconds <= 90 and seconds % 60:  # noqa: PLR2004  # "2 minutes" would be far off
        return ngettext("{count} second", "{count} seconds", seconds).format(count=seconds)
    minutes = round(seconds / 60)
    return ngettext("{count} minute", "{count} minutes", minutes).format(count=minutes)


def of_time(idea: Idea) -> str:
    """Return how long an idea takes, as a range where it has one."""
    if isinstance(idea, Exercise):
        return of_length(idea.total_seconds)
    if idea.minutes_min < idea.minutes_max and idea.minutes_min:
        return _("{least} to {most} minutes").format(least=idea.minutes_min, most=idea.minutes_max)
    return of_length(idea.minutes * 60)
