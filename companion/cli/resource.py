"""companion resource: everything that is known of one line of the directory."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from companion import clock
from companion.cli.common import directory_of, json_option, note, print_json, say
from companion.errors import UsageError
from companion.i18n import _, language

if TYPE_CHECKING:
    from companion.resources.calling import Calling
    from companion.resources.model import Phone, Resource
    from companion.resources.service import Directory

_INDENT = "    "


@click.command(
    help=_(
        "Show everything about one line of help: its numbers, if it is open now, how old this is, "
        "and what happens when you call. This looks in a list on this computer; it calls nobody."
    )
)
@click.argument("resource_id", metavar="ID")
@click.option(
    "--qr",
    type=click.Choice(["call", "text"]),
    help=_("Print a code that a phone can read to call, or to send a text."),
)
@click.option("--vcard", "as_card", is_flag=True, help=_("Print a contact to bring to a phone."))
@json_option
@click.pass_context
def resource(
    context: click.Context, resource_id: str, qr: str | None, as_card: bool, as_json: bool
) -> None:
    """Print one resource, in one of four forms."""
    from companion.resources.calling import read_calling
    from companion.resources.dialing import vcard

    if (qr is not None) + as_card + as_json > 1:
        raise UsageError(_("Choose one of --json, --qr and --vcard."))
    directory = directory_of(context)
    found = directory.get(resource_id)
    if found is None:
        raise click.BadParameter(
            _("{name} is not in the directory.").format(name=resource_id), param_hint="ID"
        )
    if as_card:
        # Bytes, for the line ends are part of the form and stay as they are.
        click.echo(vcard(found, language()).encode("utf-8"), nl=False)
    elif qr is not None:
        _print_code(found, qr)
    elif as_json:
        print_json(_document(directory, read_calling(), found, clock.now()))
    else:
        for line in _lines(directory, read_calling(), found, clock.now()):
            say(line)


def _print_code(found: Resource, way: str) -> None:
    from companion.resources import dialing
    from companion.resources.sentences import how

    if way == "call":
        phone = dialing.phone_to_call(found)
    else:
        phone = dialing.phone_to_text(found, language())
    if phone is None:
        sentence = (
            _("{name} has no number to call.")
            if way == "call"
            else _("{name} has no number for texts.")
        )
        raise UsageError(sentence.format(name=found.name_in(language())))
    address = dialing.call_uri(phone) if way == "call" else dialing.text_uri(phone)
    say(dialing.qr_text(dialing.qr_modules(address)))
    note(f"{phone.display}  {how(phone, language())}")


def _lines(directory: Directory, calling: Calling, found: Resource, now: datetime) -> Iterator[str]:
    """Yield everything that is known, line by line, what is needed first at the top."""
    from companion.resources.sentences import danger, freshness, how, open_now, when_you
    from companion.resources.ways import ways

    tongue, names = language(), directory.names
    yield danger(directory.help_lines(found.country).emergency)
    yield ""
    yield found.name_in(tongue)
    about = [names.kind(found.kind, tongue)]
    if found.region:
        about.append(names.region(found.country, found.region, tongue))
    yield "  " + " · ".join([*about, names.country(found.country, tongue)])
    if found.alert:
        yield "  " + found.alert
    yield "  " + _("For: {people}").format(people="; ".join(found.audience_in(tongue)))
    for phone in found.phones:
        yield ""
        yield _INDENT + phone.display
        yield _INDENT + how(phone, tongue)
    yield ""
    yield "  " + open_now(found, now)
    spoken = ", ".join(names.language(code, tongue) for code in found.languages)
    for label, value in (
        (_("Hours: {value}"), found.hours_in(tongue)),
        (_("Languages: {value}"), spoken),
        (_("Address: {value}"), found.address),
        (_("Chat: {value}"), found.chat_url),
        (_("Website: {value}"), found.website),
        (_("Email: {value}"), found.email),
    ):
        if value:
            yield "  " + label.format(value=value)
    yield from (f"  {fact}" for fact in _facts(found))
    yield "  " + freshness(found, now.date())
    passages = [(when_you(way), calling.what_happens(found, way, tongue)) for way in ways(found)]
    if passages:
        passages.append((_("What they may ask and do"), calling.what_they_ask(found, tongue)))
    for heading, sentences in passages:
        if sentences:
            yield ""
            yield heading
            yield from (f"  {sentence}" for sentence in sentences)
    yield from _another_way(directory, calling, found)


def _facts(found: Resource) -> Iterator[str]:
    """Yield what can be said in one sentence, then what is good to know."""
    for known, sentence in (
        (found.free_of_charge, _("It is free.")),
        (found.confidential, _("They say that what you tell them stays private.")),
        (found.peer_led, _("It is led by peers.")),
        (found.sign_language, _("It can be used in sign language.")),
    ):
        if known:
            yield sentence
    yield from found.facts_in(language())


def _another_way(directory: Directory, calling: Calling, found: Resource) -> Iterator[str]:
    from companion.resources.model import first_number

    tongue = language()
    instead = calling.instead.in_language(tongue)
    if instead and found.phones:
        yield ""
        yield _("If you do not want to call:")
        yield from (f"  {sentence}" for sentence in instead)
    other = directory.next_best(found)
    if other is not None:
        number = first_number(other)
        where = number.display if number else other.website
        name = other.name_in(tongue)
        sentence = (
            _("If it does not answer, try: {name}")
            if found.phones
            else _("To talk to someone now: {name}")
        )
        yield ""
        yield sentence.format(name=f"{name} ({where})" if where else name)


def _document(
    directory: Directory, calling: Calling, found: Resource, now: datetime
) -> dict[str, Any]:
    """Return a resource as `--json` prints it; null means that it is not known."""
    from companion.resources import opening
    from companion.resources.freshness import freshness
    from companion.resources.model import source_date
    from companion.resources.ways import ways

    tongue = language()
    change = opening.next_change(found.opening, now)
    other = directory.next_best(found)
    return {
        "id": found.id,
        "name": found.name_in(tongue),
        "kind": found.kind,
        "audience": found.audience_in(tongue),
        "country": found.country,
        "region": found.region,
        "languages": found.languages,
        "status": found.status,
        "alert": found.alert,
        "phones": [_phone(phone) for phone in found.phones],
        "ways": ways(found),
        "hours": found.hours_in(tongue),
        "open": opening.state(found.opening, now),
        "next_change": change.isoformat() if change else None,
        "zone": found.opening.zone if found.opening else None,
        "address": found.address,
        "chat_url": found.chat_url,
        "website": found.website,
        "email": found.email,
        "free_of_charge": found.free_of_charge,
        "confidential": found.confidential,
        "peer_led": found.peer_led,
        "sign_language": found.sign_language,
        "facts": found.facts_in(tongue),
        "freshness": freshness(found, now.date()),
        "checked_on": found.check.on.isoformat() if found.check else None,
        "checked_by": found.check.by if found.check else None,
        "source_date": source_date(found),
        "what_happens": {way: calling.what_happens(found, way, tongue) for way in ways(found)},
        "what_they_ask": calling.what_they_ask(found, tongue),
        "instead": calling.instead.in_language(tongue),
        "next_best": other.id if other else None,
    }


def _phone(phone: Phone) -> dict[str, Any]:
    from companion.resources.dialing import uri

    return {
        "number": phone.number,
        "display": phone.display,
        "kind": phone.kind,
        "label": phone.label_in(language()),
        "text_keyword": phone.text_keyword,
        "uri": uri(phone),
    }
