"""How ideas, results and the log are printed, as lines and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from companion.cli.common import say
from companion.i18n import _, language, long_date, system_locale

if TYPE_CHECKING:
    from companion.care.catalog import Catalog
    from companion.care.forms import Form
    from companion.care.measures import Result
    from companion.care.model import Activity, Exercise, Idea, Step
    from companion.care.what_helps import LogEntry


def line(idea: Idea) -> str:
    """Return an idea on one line."""
    from companion.care.sentences import of_time

    return f"{idea.id}  {idea.title} ({of_time(idea)})"


def summary(idea: Idea) -> dict[str, Any]:
    """Return an idea in short, as `--json` prints it."""
    from companion.care.model import Exercise

    return {
        "id": idea.id,
        "kind": "exercise" if isinstance(idea, Exercise) else "activity",
        "title": idea.title,
        "category": idea.category,
        "minutes": idea.minutes,
        "energy": idea.energy,
        "company": idea.company,
        "place": idea.place,
        "summary": idea.summary,
        "helps_when": list(idea.helps_when),
        "avoid_if": list(idea.avoid_if),
        "take_care": list(idea.take_care),
        "night_ok": idea.night_ok,
    }


def document(catalog: Catalog, idea: Idea) -> dict[str, Any]:
    """Return all of an idea, as `--json` prints it."""
    from companion.care.model import Exercise

    about = {
        **summary(idea),
        "cost": idea.cost,
        "notes": [flag.text for flag in catalog.flag_lines(idea)],
        "evidence": {"level": idea.evidence.level, "note": idea.evidence.note},
    }
    if isinstance(idea, Exercise):
        return {**about, **_exercise(idea)}
    return {
        **about,
        "minutes_min": idea.minutes_min,
        "minutes_max": idea.minutes_max,
        "tiny_start": idea.tiny_start,
        "access_note": idea.access_note,
    }


def _exercise(exercise: Exercise) -> dict[str, Any]:
    return {
        "posture": exercise.posture,
        "total_seconds": exercise.total_seconds,
        "if_avoid_try": exercise.if_avoid_try,
        "steps": [_step(step) for step in exercise.steps],
        "variants": [
            {
                "id": variant.id,
                "label": variant.label,
                "warning": variant.warning or None,
                "off_by_default": variant.off_by_default,
                "total_seconds": sum(step.seconds for step in variant.steps),
                "steps": [_step(step) for step in variant.steps],
            }
            for variant in exercise.variants
        ],
    }


def _step(step: Step) -> dict[str, Any]:
    return {
        "kind": step.kind,
        "text": step.text,
        "seconds": step.seconds,
        "options": list(step.options),
        "help_after": [option for option in step.options if option in step.help_after],
    }


def print_idea(catalog: Catalog, idea: Idea) -> None:
    """Print all of an idea."""
    from companion.care.model import Exercise
    from companion.care.sentences import of_time

    say(idea.title)
    say("  " + idea.summary)
    labels = catalog.labels
    about = [
        of_time(idea),
        labels.of("energy", idea.energy),
        labels.of("social", idea.company),
        labels.of("place", idea.place),
        labels.of("cost", idea.cost),
    ]
    say("  " + " · ".join(about))
    for flag in catalog.flag_lines(idea):
        say("  " + flag.text)
    if isinstance(idea, Exercise):
        _print_steps(idea)
    else:
        _print_activity(idea)
    known = [labels.of("evidence_levels", idea.evidence.level), idea.evidence.note]
    say("  " + ". ".join(each for each in known if each))


def _print_activity(activity: Activity) -> None:
    if activity.tiny_start:
        say("  " + _("A tiny start: {text}").format(text=activity.tiny_start))
    if activity.access_note:
        say("  " + activity.access_note)


def _print_steps(exercise: Exercise) -> None:
    for number, step in enumerate(exercise.steps, start=1):
        say(f"  {number}. {step.text}")
        if step.options:
            say("     " + " / ".join(step.options))
    for variant in exercise.variants:
        say(f"  --variant {variant.id}: {variant.label}")
        if variant.warning:
            say("     " + variant.warning)


def print_form(form: Form) -> None:
    """Print a form in its official words, and what its licence says."""
    from companion.care.sentences import calls_nobody, of_language, of_licence

    say(form.title)
    for text in (of_language(form, language()), calls_nobody(), form.intro):
        if text:
            say(text)
    if form.gate:
        say(f"  0. {form.gate}")
    say(form.stem)
    for number, item in enumerate(form.items, start=1):
        say(f"  {number}. {item}")
    say("  " + " · ".join(f"{number} = {each}" for number, each in enumerate(form.options)))
    for text in (form.citation, of_licence(form)):
        say(text)


def result_document(result: Result) -> dict[str, Any]:
    """Return the result of a measure, as `--json` prints it."""
    return {
        "measure": result.measure,
        "score": result.score,
        "highest": result.highest,
        "skipped": list(result.skipped),
        "advice": list(result.advice),
        "help_at": list(result.help_at),
        "clusters": result.clusters,
        "clusters_met": result.clusters_met,
        "is_diagnosis": False,
    }


def logged(entry: LogEntry) -> dict[str, Any]:
    """Return a log entry, as `--json` prints it."""
    return {
        "id": entry.id,
        "idea": entry.item_id,
        "date": entry.local_date.isoformat(),
        "time": entry.local_time.isoformat(timespec="seconds"),
        "context": entry.context,
        "before": entry.before,
        "after": entry.after,
    }


def log_line(entry: LogEntry, title: str) -> str:
    """Return a log entry on one line."""
    when = f"{long_date(entry.local_date)} {entry.local_time:%H:%M}"
    if entry.before is None and entry.after is None:
        return f"{entry.id}  {when}  {title}"
    numbers = ["–" if each is None else str(each) for each in (entry.before, entry.after)]
    return f"{entry.id}  {when}  {title}  {numbers[0]} → {numbers[1]}"


def offer_help() -> None:
    """Print the lines to reach a person, two of them, each number alone on its line."""
    from companion.resources.model import first_number
    from companion.resources.sentences import danger
    from companion.resources.service import Directory

    directory = Directory.load()
    lines = directory.help_lines(directory.guess_country(system_locale()))
    say("")
    say(danger(lines.emergency))
    for resource in lines.lines[:2]:
        number = first_number(resource)
        say(resource.name_in(language()))
        say("    " + (number.display if number else resource.website or ""))
    say(_("More: companion find"))


def offer_steady() -> None:
    """Offer *Come back to now* and help."""
    say(_("For something steady: companion care play come-back-to-now"))
    offer_help()
