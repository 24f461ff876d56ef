"""companion people add | list | show | edit | remove | restore | vcard | plan."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import click

from companion.cli.common import (
    json_option,
    note,
    opened_people,
    passphrase_option,
    print_json,
    say,
)
from companion.cli.people_plan import plan
from companion.cli.people_vcard import vcard
from companion.clock import now
from companion.i18n import _

if TYPE_CHECKING:
    from companion.people.model import Hello, Person, Phone, SavedPerson

_TIES: Final = (
    "peer", "family", "friend", "counselor", "advocate", "faith", "work", "other",
)  # fmt: skip
_INDENT: Final = "  "


@click.group(
    help=_(
        "My people, and my support plan. Other programs on this computer can see the words of a "
        "command while it runs; a vCard from standard input keeps a name out of it."
    )
)
def people() -> None:
    """Group the commands on people."""


people.add_command(vcard)
people.add_command(plan)


def _person_options(function: click.decorators.FC) -> click.decorators.FC:
    options = (
        click.option("--tie", type=click.Choice(_TIES), help=_("How you know each other.")),
        click.option("--how", "how_we_know", help=_("How you know each other, in your words.")),
        click.option(
            "--phone",
            "phones",
            multiple=True,
            metavar="LABEL=NUMBER",
            help=_("A number, with or without a label; can be given again."),
        ),
        click.option("--email", help=_("An email address.")),
        click.option("--reach", help=_("How to reach them best.")),
        click.option("--good-for", help=_("What they are good for.")),
        click.option(
            "--show-on-lock/--keep-private",
            default=None,
            help=_("Show name and numbers without the key, or take them back."),
        ),
        click.option(
            "--hello-days",
            type=click.IntRange(0, 366),
            metavar="DAYS",
            help=_("Suggest a hello every so many days; 0 for never."),
        ),
    )
    for option in reversed(options):
        function = option(function)
    return function


@people.command(help=_("Keep a person."))
@click.argument("name")
@_person_options
@passphrase_option
@json_option
@click.pass_context
def add(
    context: click.Context, /, name: str, passphrase_file: str | None, as_json: bool, **given: Any
) -> None:
    """Add a person and print the id."""
    from companion.people.model import Person

    with opened_people(context, passphrase_file) as opened:
        saved = opened.save(_changed(Person(name), given), now=now())
    if as_json:
        print_json(_document(saved))
    else:
        say(saved.id)
    _tell(saved)


@people.command("list", help=_("List the people by name."))
@click.option("--bin", "in_bin", is_flag=True, help=_("List who is in the bin."))
@passphrase_option
@json_option
@click.pass_context
def list_(context: click.Context, in_bin: bool, passphrase_file: str | None, as_json: bool) -> None:
    """List people."""
    from companion.people.sentences import hello_sentence, tie_name

    with opened_people(context, passphrase_file) as opened:
        found = opened.everyone(in_bin=in_bin)
        hello = None if in_bin else opened.hello_today(now=now())
    if as_json:
        print_json(
            {
                "people": [_document(one) for one in found],
                "hello_today": None if hello is None else hello.id,
            }
        )
        return
    for one in found:
        say(f"{one.id}  {one.person.name}  ({tie_name(one.person.tie)})")
    if not found:
        note(_("The bin is empty.") if in_bin else _("Nobody is kept here yet."))
    if hello is not None:
        note(hello_sentence(hello.person.name))


@people.command(help=_("Print one person."))
@click.argument("person_id", metavar="ID")
@passphrase_option
@json_option
@click.pass_context
def show(
    context: click.Context, person_id: str, passphrase_file: str | None, as_json: bool
) -> None:
    """Print a person, each number alone on its line."""
    from companion.people.sentences import tie_name

    with opened_people(context, passphrase_file) as opened:
        saved = opened.person(opened.full_id(person_id))
    if as_json:
        print_json(_document(saved))
        return
    person = saved.person
    say(person.name)
    say(_INDENT + tie_name(person.tie))
    for phone in person.phones:
        if phone.label:
            say(f"{_INDENT}{phone.label}:")
        say(_INDENT * 2 + phone.number)
    for label, value in (
        (_("How we know each other: {value}"), person.how_we_know),
        (_("Email: {value}"), person.email),
        (_("How to reach them: {value}"), person.reach),
        (_("Good for: {value}"), person.good_for),
    ):
        if value:
            say(_INDENT + label.format(value=value))
    _tell(saved)


@people.command(help=_("Change a person; what is not named stays as it is."))
@click.argument("person_id", metavar="ID")
@click.option("--name", help=_("A new name."))
@_person_options
@passphrase_option
@json_option
@click.pass_context
def edit(
    context: click.Context,
    /,
    person_id: str,
    name: str | None,
    passphrase_file: str | None,
    as_json: bool,
    **given: Any,
) -> None:
    """Edit a person."""
    with opened_people(context, passphrase_file) as opened:
        current = opened.person(opened.full_id(person_id))
        person = _changed(replace(current.person, name=name or current.person.name), given)
        saved = opened.save(person, now=now(), person_id=current.id)
    if as_json:
        print_json(_document(saved))
    else:
        note(_("Saved on this computer"))
    _tell(saved)


@people.command(help=_("Move a person to the bin for 30 days."))
@click.argument("person_id", metavar="ID")
@passphrase_option
@click.pass_context
def remove(context: click.Context, person_id: str, passphrase_file: str | None) -> None:
    """Move a person to the bin."""
    with opened_people(context, passphrase_file) as opened:
        opened.move_to_bin(opened.full_id(person_id), now=now())
    note(_("Moved to the bin. You can bring it back for 30 days."))


@people.command(help=_("Bring a person back from the bin."))
@click.argument("person_id", metavar="ID")
@passphrase_option
@click.pass_context
def restore(context: click.Context, person_id: str, passphrase_file: str | None) -> None:
    """Bring a person back."""
    with opened_people(context, passphrase_file) as opened:
        saved = opened.restore(opened.full_id(person_id))
    note(_("{name} is back.").format(name=saved.person.name))
    _tell(saved)


def _tell(saved: SavedPerson) -> None:
    """Tell whoever is seen without the key that it is so."""
    from companion.people.sentences import lock_screen_notice

    if saved.person.show_on_lock and saved.deleted is None:
        note(lock_screen_notice())


def _changed(person: Person, given: dict[str, Any]) -> Person:
    """Return a person with what was named on the command line."""
    from companion.people.model import Tie

    named: dict[str, Any] = {
        name: given[name]
        for name in ("how_we_know", "email", "reach", "good_for", "show_on_lock")
        if given[name] is not None
    }
    if given["tie"] is not None:
        named["tie"] = Tie(given["tie"])
    if given["phones"]:
        named["phones"] = tuple(_phone(each) for each in given["phones"])
    if given["hello_days"] is not None:
        named["hello"] = _hello(given["hello_days"])
    return replace(person, **named)


def _phone(given: str) -> Phone:
    from companion.people.model import Phone

    label, is_labeled, number = given.rpartition("=")
    return Phone(number.strip(), label.strip() if is_labeled else "")


def _hello(days: int) -> Hello | None:
    from companion.people.model import Hello

    return Hello(days, now().date()) if days else None


def _document(saved: SavedPerson) -> dict[str, Any]:
    person = saved.person
    return {
        "id": saved.id,
        "name": person.name,
        "tie": person.tie.value,
        "how_we_know": person.how_we_know,
        "phones": [{"number": phone.number, "label": phone.label} for phone in person.phones],
        "email": person.email,
        "reach": person.reach,
        "good_for": person.good_for,
        "show_on_lock": person.show_on_lock,
        "hello_days": None if person.hello is None else person.hello.every_days,
        "created": saved.created.isoformat(),
        "changed": saved.changed.isoformat(),
        "deleted": None if saved.deleted is None else saved.deleted.isoformat(),
    }
