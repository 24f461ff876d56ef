"""companion dates list | next | show | plan | skip: the dates that matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from companion.cli.common import json_option, note, passphrase_option, print_json, say
from companion.cli.planner_add import add
from companion.cli.planner_common import day_of, opened_planner, opened_plans
from companion.cli.planner_documents import date_document, occasion_document, plan_document
from companion.cli.planner_files import export, import_
from companion.clock import now
from companion.errors import UsageError
from companion.i18n import _

if TYPE_CHECKING:
    from companion.planner.model import HardDate, Occasion
    from companion.planner.plan import Answer


@click.command("list", help=_("List the dates, the next one first."))
@click.option("--hidden", is_flag=True, help=_("List hidden dates too."))
@click.option("--bin", "in_bin", is_flag=True, help=_("List what is in the bin."))
@passphrase_option
@json_option
@click.pass_context
def list_(
    context: click.Context, hidden: bool, in_bin: bool, passphrase_file: str | None, as_json: bool
) -> None:
    """List dates."""
    from companion.planner.listing import Listed

    with opened_planner(context, passphrase_file) as planner:
        if in_bin:
            found = [Listed(saved) for saved in planner.dates(in_bin=True)]
        else:
            found = planner.listed(now=now(), hidden=hidden)
    if as_json:
        print_json({"dates": [
            {**date_document(one.saved), "next": occasion_document(one.next), "past": one.is_past}
            for one in found
        ]})  # fmt: skip
        return
    for one in found:
        say(f"{one.saved.id}  {_when(one.next, one.saved.value)}  {one.saved.value.name}")
    if not found:
        note(
            _("The bin is empty.") if in_bin else _("No dates here. Add one only if it helps you.")
        )


@click.command("next", help=_("List the dates of the days to come."))
@click.option("--days", default=60, show_default=True, type=click.IntRange(0, 36_600))
@passphrase_option
@json_option
@click.pass_context
def next_(context: click.Context, days: int, passphrase_file: str | None, as_json: bool) -> None:
    """List the days to come."""
    with opened_planner(context, passphrase_file) as planner:
        found = planner.coming(now=now(), days=days)
    if as_json:
        print_json({"occurrences": [occasion_document(one) for one in found]})
        return
    for one in found:
        say(f"{one.date_id}  {_when(one)}  {one.name}")
    if not found:
        note(_("No dates in these days."))


@click.command(help=_("Print one date."))
@click.argument("date_id", metavar="ID")
@passphrase_option
@json_option
@click.pass_context
def show(context: click.Context, date_id: str, passphrase_file: str | None, as_json: bool) -> None:
    """Print a date."""
    from companion.planner.words import kind_name, state, when

    with opened_planner(context, passphrase_file) as planner:
        found = planner.next_listed(planner.full_id(date_id), now=now())
    saved, following = found.saved, found.next
    if as_json:
        print_json({**date_document(saved), "next": occasion_document(following)})
        return
    say(saved.value.name)
    say(kind_name(saved.value.kind))
    if following is not None:
        say(when(following))
    if state(saved.value):
        say(state(saved.value))
    if saved.value.note:
        say(saved.value.note)


@click.command(help=_("Print the plan for a date, or answer one of its questions."))
@click.argument("date_id", metavar="ID")
@click.option("--on", "day", metavar="ISO", help=_("The day the plan is for; else the next one."))
@click.option(
    "--set", "answers", multiple=True, metavar="KEY=WORDS",
    help=_("Answer a question, like bare_minimum.where=Home; empty words take it out."),
)  # fmt: skip
@click.option("--change-of-mind", metavar="WORDS", help=_("A note on top of the plan."))
@passphrase_option
@json_option
@click.pass_context
def plan(
    context: click.Context,
    date_id: str,
    day: str | None,
    answers: tuple[str, ...],
    change_of_mind: str | None,
    passphrase_file: str | None,
    as_json: bool,
) -> None:
    """Print or change a plan."""
    from companion.planner.cards import deck
    from companion.planner.on_paper import blocks

    asked = day_of(day)
    given = [_answer(each) for each in answers]
    with opened_plans(context, passphrase_file) as (planner, plans):
        saved = planner.read(planner.full_id(date_id))
        occasion = asked or planner.next_key(saved.id, now=now())
        for key, answer in given:
            plans.answer(saved.id, occasion, key, answer, now=now())
        if change_of_mind is not None:
            plans.change_mind(saved.id, occasion, change_of_mind, now=now())
        found = plans.of(saved.id, occasion)
    if as_json:
        print_json({"date": saved.id, "plan": plan_document(found)})
        return
    if found is None or found.value.is_empty:
        note(_("No plan. That is fine."))
        return
    for _kind, text in blocks(saved.value, found.value, deck()):
        say(text)


@click.command(help=_("Leave out the small question of one day around a date; the others stay."))
@click.argument("date_id", metavar="ID")
@click.option("--day", metavar="ISO", help=_("The day to leave out; else today."))
@click.option("--undo", is_flag=True, help=_("Bring it back."))
@passphrase_option
@json_option
@click.pass_context
def skip(
    context: click.Context,
    date_id: str,
    day: str | None,
    undo: bool,
    passphrase_file: str | None,
    as_json: bool,
) -> None:
    """Leave a check-in out, alone."""
    chosen = day_of(day) or now().date()
    with opened_plans(context, passphrase_file) as (planner, plans):
        full = planner.full_id(date_id)
        around = [
            one
            for one in planner.between(chosen, chosen, here=now().tzinfo, hidden=True)
            if one.date_id == full
        ]
        if not around:
            raise UsageError(_("That day is not one of the days around this date."))
        one = min(around, key=lambda each: abs(each.day - chosen))
        offset = (chosen - one.day).days
        done = plans.leave_out(full, one.key, offset, now=now(), left_out=not undo)
    if as_json:
        print_json({
            "date": full, "occurrence": done.occasion.isoformat(), "offset": done.offset,
            "day": chosen.isoformat(), "left_out": done.left_out,
        })  # fmt: skip
        return
    note(_("This day is back.") if undo else _("This day is left out. The others stay."))


def attach(group: click.Group) -> None:
    """Give the group `companion dates` the commands that need the journal's key."""
    for command in (add, list_, next_, show, plan, skip, export, import_):
        group.add_command(command)


def _answer(text: str) -> tuple[str, Answer]:
    from companion.planner.cards import deck

    key, equals, words = text.partition("=")
    question = deck().question(key)
    if question is None or not equals:
        raise UsageError(
            _("That is no question of a plan: {key}. Try bare_minimum.where=Home.").format(key=key)
        )
    if question.is_list:
        return key, tuple(word.strip() for word in words.split(",") if word.strip())
    return key, words


def _when(one: Occasion | None, value: HardDate | None = None) -> str:
    if one is None:
        return _("moved") if value is not None and value.postponed else _("no day")
    at = "" if one.at is None else f" {one.at:%H:%M}"
    return f"{'~' if one.about else ''}{one.day.isoformat()}{at}"
