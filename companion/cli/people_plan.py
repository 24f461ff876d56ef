"""companion people plan: print my support plan, or put a new one in its place."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from companion.cli.common import (
    json_option,
    note,
    opened_people,
    passphrase_option,
    print_json,
    say,
    text_from_input,
)
from companion.errors import UsageError
from companion.i18n import _

if TYPE_CHECKING:
    from companion.people.plan import Item, Plan


@click.command(help=_("Print my support plan, one page."))
@click.option(
    "--edit", is_flag=True, help=_("Put the plan from standard input, as --json prints it, here.")
)
@passphrase_option
@json_option
@click.pass_context
def plan(context: click.Context, edit: bool, passphrase_file: str | None, as_json: bool) -> None:
    """Print the plan, with the numbers of the people in it."""
    with opened_people(context, passphrase_file) as opened:
        found = opened.save_plan(_read(text_from_input())) if edit else opened.plan()
        people = {one.id: one.person for one in opened.everyone()}
    if as_json:
        print_json(_document(found))
        return
    from companion.people.plan import Part
    from companion.people.sentences import part_title

    for part in Part:
        if found.items(part):
            say(part_title(part))
        for item in found.items(part):
            say(f"  {item.text}")
            person = people.get(item.person_id or "")
            for number in _numbers(item) if person is None else [p.number for p in person.phones]:
                say(f"    {number}")
    if found.is_empty:
        note(_("Nothing is written in the plan yet."))


def _numbers(item: Item) -> list[str]:
    """Return the numbers of a record of the directory."""
    from companion.resources.service import Directory

    record = Directory.load().get(item.record_id) if item.record_id else None
    return [] if record is None else [phone.display for phone in record.phones]


def _read(text: str) -> Plan:
    """Return the plan in a JSON document; a line is a text, or a text with ids."""
    from companion.people.plan import Part, Plan

    try:
        document = json.loads(text)
        unknown = set(document) - {part.value for part in Part}
        parts = {name: _items(lines) for name, lines in document.items()}
    except (ValueError, TypeError, AttributeError, KeyError, RecursionError):
        unknown, parts = {""}, {}
    if unknown:
        raise UsageError(_("We could not read that plan. See how it looks with --json."))
    return Plan(**parts)


def _items(lines: Any) -> tuple[Item, ...]:
    if not isinstance(lines, list):
        raise TypeError
    return tuple(_item(line) for line in lines)


def _item(line: Any) -> Item:
    from companion.people.plan import Item

    if isinstance(line, str):
        return Item(line)
    ids = (line.get("person_id"), line.get("record_id"))
    if not isinstance(line["text"], str) or not all(isinstance(one, str | None) for one in ids):
        raise TypeError
    return Item(line["text"], *ids)


def _document(plan: Plan) -> dict[str, Any]:
    from companion.people.plan import Part

    return {
        part.value: [
            {"text": item.text, "person_id": item.person_id, "record_id": item.record_id}
            for item in plan.items(part)
        ]
        for part in Part
    }
