"""companion care list | show | suggest | play | score | log | put | days | take-out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from companion.cli.care_days import days, put, take_out
from companion.cli.care_print import (
    document,
    line,
    log_line,
    logged,
    offer_help,
    offer_steady,
    print_idea,
    summary,
)
from companion.cli.care_score import score
from companion.cli.common import (
    json_option,
    note,
    opened_vault,
    passphrase_option,
    print_json,
    say,
)
from companion.clock import now
from companion.errors import IdeaNotFound
from companion.i18n import _, language

if TYPE_CHECKING:
    from companion.care.catalog import Catalog
    from companion.care.model import Exercise

_ENERGIES = ("low", "medium", "high")
_CONTEXTS = ("ordinary", "hard_day", "news", "night")


@click.group(help=_("Something small that helps now. Only the log and your days need a key."))
def care() -> None:
    """Group the commands of care."""


for command in (score, put, days, take_out):
    care.add_command(command)


@care.command("list", help=_("List ideas and exercises."))
@click.option("--group", metavar="body", help=_("Only this group."))
@click.option("--exercises", is_flag=True, help=_("Only guided exercises."))
@json_option
def list_(group: str | None, exercises: bool, as_json: bool) -> None:
    """List the catalog; spiritual ideas only when their group is named."""
    from companion.care.choices import Choices, is_offered

    catalog = _catalog()
    groups = dict.fromkeys(idea.category for idea in catalog.ideas())
    if group is not None and group not in groups:
        raise click.BadParameter(
            _("{name} is not a group. Choose one of: {known}").format(
                name=group, known=", ".join(groups)
            ),
            param_hint="--group",
        )
    found = [
        idea
        for idea in (catalog.exercises if exercises else catalog.ideas())
        if idea.category == group or (group is None and is_offered(idea, Choices()))
    ]
    if as_json:
        print_json({"ideas": [summary(idea) for idea in found]})
        return
    for idea in found:
        say(line(idea))


@care.command(help=_("Print one idea or exercise with all its steps."))
@click.argument("item_id", metavar="ID")
@json_option
def show(item_id: str, as_json: bool) -> None:
    """Print everything there is to know about an idea."""
    catalog = _catalog()
    idea = catalog.get(item_id)
    if idea is None:
        raise IdeaNotFound(item_id)
    if as_json:
        print_json(document(catalog, idea))
    else:
        print_idea(catalog, idea)


@care.command(help=_("Show three ideas that fit what you have."))
@click.option("--minutes", type=click.IntRange(1, 1440), metavar="10", help=_("The time there is."))
@click.option("--energy", type=click.Choice(_ENERGIES), help=_("The most energy there is."))
@click.option("--alone", "company", flag_value="alone", help=_("On your own."))
@click.option("--with-others", "company", flag_value="with_others", help=_("With other people."))
@click.option("--indoors", "place", flag_value="indoors", help=_("Indoors."))
@click.option("--outdoors", "place", flag_value="outdoors", help=_("Outdoors."))
@click.option("--hard", "hard_now", metavar="sad", help=_("What is hard now."))
@click.option("--night", is_flag=True, help=_("Only what is fine late at night."))
@click.option("--never", "flags", multiple=True, metavar="FLAG", help=_("Leave out this flag."))
@click.option(
    "--turn",
    default=0,
    type=click.IntRange(0, 1000),
    metavar="1",
    help=_("1 for a different three."),
)
@json_option
def suggest(
    energy: str | None,
    company: str | None,
    place: str | None,
    flags: tuple[str, ...],
    turn: int,
    as_json: bool,
    **wished: Any,
) -> None:
    """Suggest three ideas; the same ones all day for the same words."""
    from companion.care.choices import Choices
    from companion.care.model import Company, Energy, Place
    from companion.care.suggest import Wish
    from companion.care.suggest import suggest as three

    catalog = _catalog()
    _refuse_unknown(catalog, wished["hard_now"], flags)
    wish = Wish(
        energy=Energy(energy) if energy else None,
        company=Company(company) if company else None,
        place=Place(place) if place else None,
        **wished,
    )
    choices = Choices(hidden_flags=frozenset(flags))
    seed = now().date().isoformat()
    found = three(catalog.ideas(), wish, seed=seed, turn=turn, choices=choices)
    if as_json:
        print_json({"ideas": [summary(idea) for idea in found]})
        return
    for idea in found:
        say(line(idea))
        say("    " + idea.summary)
    if not found:
        say(_("Nothing fits right now. That happens."))


@care.command(help=_("Play an exercise here, as text: Enter for the next step, Ctrl+C to stop."))
@click.argument("item_id", metavar="ID")
@click.option("--variant", metavar="ID", help=_("Another way to do it; see: show ID."))
@click.option("--text", "as_text", is_flag=True, help=_("Print all its words and end."))
def play(item_id: str, variant: str | None, as_text: bool) -> None:
    """Play an exercise in real time; nothing is noted."""
    from companion.cli.care_player import play as played
    from companion.cli.care_player import typed_lines

    catalog = _catalog()
    exercise = _exercise(catalog, item_id, variant)
    say(exercise.title)
    for flag in catalog.flag_lines(exercise):
        say("  " + flag.text)
    if as_text:
        for step in exercise.steps:
            say(step.text)
        say(exercise.end_line)
        return
    say(_("Enter: next. b: back. p: pause. q: stop."))
    played(exercise, lines=typed_lines(), offer_help=offer_help)


@care.command(help=_("Note what you did, in the journal; without ID, list what was noted."))
@click.argument("item_id", metavar="[ID]", required=False)
@click.option("--before", type=int, metavar="0-10", help=_("How hard it was before."))
@click.option("--after", type=int, metavar="0-10", help=_("How hard it was after."))
@click.option(
    "--context", type=click.Choice(_CONTEXTS), default="ordinary", help=_("What kind of time.")
)
@passphrase_option
@json_option
@click.pass_context
def log(
    call: click.Context,
    /,
    item_id: str | None,
    before: int | None,
    after: int | None,
    context: str,
    passphrase_file: str | None,
    as_json: bool,
) -> None:
    """Note an idea in the vault, or list the log."""
    from companion.care.log import Log
    from companion.care.service import Care
    from companion.care.what_helps import Context, offers_steady

    with opened_vault(call, passphrase_file) as vault:
        known = {each.id: each.title for each in _catalog().ideas(Care(vault).own())}
        opened = Log(vault)
        if item_id is None:
            found = opened.log()
        elif item_id not in known:
            raise IdeaNotFound(item_id)
        else:
            kind = Context(context)
            found = [opened.note(item_id, now=now(), before=before, after=after, context=kind)]
    if as_json:
        print_json({"log": [logged(entry) for entry in found]})
        return
    for entry in found:
        say(log_line(entry, known.get(entry.item_id, entry.item_id)))
    if item_id is not None:
        note(_("Saved on this computer"))
        if offers_steady(before, after):
            offer_steady()
    elif not found:
        note(_("Nothing was noted. That is fine."))


# What the commands share


def _catalog() -> Catalog:
    from companion.care.catalog import Catalog

    return Catalog.load(language())


def _exercise(catalog: Catalog, item_id: str, variant: str | None) -> Exercise:
    exercise = catalog.exercise(item_id)
    if exercise is None:
        raise IdeaNotFound(item_id)
    if variant is None:
        return exercise
    varied = exercise.as_variant(variant)
    if varied is None:
        raise click.BadParameter(
            _("{name} is not a way to do this. Choose one of: {known}").format(
                name=variant, known=", ".join(each.id for each in exercise.variants)
            ),
            param_hint="--variant",
        )
    return varied


def _refuse_unknown(catalog: Catalog, hard_now: str | None, flags: tuple[str, ...]) -> None:
    """Raise a usage error for a tag or a flag that the catalog does not have."""
    tags = catalog.labels.names.get("helps_when", {})
    for name, known, hint in (
        *((flag, catalog.flags, "--never") for flag in flags),
        *(((hard_now, tags, "--hard"),) if hard_now is not None else ()),
    ):
        if name not in known:
            raise click.BadParameter(
                _("{name} is not known here. Choose one of: {known}").format(
                    name=name, known=", ".join(known)
                ),
                param_hint=hint,
            )
