"""companion find: look something up in the directory of help."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from companion.cli.common import json_option, print_json, say
from companion.i18n import _, language, system_locale

if TYPE_CHECKING:
    from companion.resources.model import Resource
    from companion.resources.service import Directory

_INDENT = "    "


@click.command(
    help=_(
        "Find help: people to call, text or write to. This looks in a list on this computer; "
        "it calls nobody. Without any words, it shows the lines to try first."
    )
)
@click.argument("text", nargs=-1, metavar="[TEXT]")
@click.option("--country", metavar="US", help=_("Only this country, by its two letters."))
@click.option("--region", metavar="CO", help=_("Only this state or region."))
@click.option("--kind", metavar="crisis_line", help=_("Only this kind of help."))
@click.option(
    "--language", "spoken", metavar="es", help=_("Only help in this language, by its two letters.")
)
@json_option
def find(
    text: tuple[str, ...],
    country: str | None,
    region: str | None,
    kind: str | None,
    spoken: str | None,
    as_json: bool,
) -> None:
    """Look up resources and print them."""
    from companion.resources.service import Directory

    directory = Directory.load()
    _refuse_unknown(directory, country, kind, region, spoken)
    home = country.upper() if country else directory.guess_country(system_locale())
    words = " ".join(text)
    if words.strip() or any((country, region, kind, spoken)):
        found = directory.find(words, country=country, region=region, kind=kind, language=spoken)
        found.sort(key=lambda resource: resource.country != home)
    else:
        found = list(directory.help_lines(home).lines)
    if as_json:
        print_json({"resources": [_document(directory, resource) for resource in found]})
    else:
        _print(directory, found, home)


def _refuse_unknown(
    directory: Directory,
    country: str | None,
    kind: str | None,
    region: str | None,
    spoken: str | None,
) -> None:
    """Raise a usage error for a filter that names nothing in the directory."""
    countries = [each.code for each in directory.countries()]
    if country is not None and country.upper() not in countries:
        raise click.BadParameter(
            _("{name} is not in the directory. Choose one of: {known}").format(
                name=country, known=", ".join(sorted(countries))
            ),
            param_hint="--country",
        )
    kinds = [each.code for each in directory.kinds()]
    if kind is not None and kind not in kinds:
        raise click.BadParameter(
            _("{name} is not in the directory. Choose one of: {known}").format(
                name=kind, known=", ".join(kinds)
            ),
            param_hint="--kind",
        )
    for value, hint, exists in (
        (region, "--region", region is None or directory.find(region=region, country=country)),
        (spoken, "--language", spoken is None or directory.find(language=spoken)),
    ):
        if not exists:
            raise click.BadParameter(
                _("{name} is not in the directory.").format(name=value), param_hint=hint
            )


def _print(directory: Directory, found: list[Resource], home: str) -> None:
    from companion.resources.sentences import danger

    lines = directory.help_lines(home)
    if directory.is_last_resort:
        say(_("The directory could not be read. These numbers are part of the app itself."))
        say("")
    say(danger(lines.emergency))
    if not found:
        say("")
        say(_("Nothing here fits these words. A shorter word may find more."))
        say(_("These lines can help you look further:"))
        found = list(lines.lines[:2])
    for resource in found:
        say("")
        _print_resource(directory, resource)


def _print_resource(directory: Directory, resource: Resource) -> None:
    from companion.resources.sentences import freshness, how

    tongue, names = language(), directory.names
    say(resource.name_in(tongue))
    about = [names.kind(resource.kind, tongue)]
    if resource.region:
        about.append(names.region(resource.country, resource.region, tongue))
    about.append(names.country(resource.country, tongue))
    say("  " + " · ".join(about))
    say("  " + _("For: {people}").format(people="; ".join(resource.audience_in(tongue))))
    for phone in resource.phones:
        say("")
        say(_INDENT + phone.display)
        say(_INDENT + how(phone, tongue))
    if resource.phones:
        say("")
    hours = resource.hours_in(tongue)
    spoken = ", ".join(names.language(code, tongue) for code in resource.languages)
    for label, value in (
        (_("Hours: {value}"), hours),
        (_("Languages: {value}"), spoken),
        (_("Chat: {value}"), resource.chat_url),
        (_("Website: {value}"), resource.website),
        (_("Email: {value}"), resource.email),
    ):
        if value:
            say("  " + label.format(value=value))
    for fact in resource.facts_in(tongue):
        say("  " + fact)
    say("  " + freshness(resource))
    other = directory.next_best(resource)
    if other is not None:
        sentence = (
            _("If it does not answer, try: {name}")
            if resource.phones
            else _("To talk to someone now: {name}")
        )
        say("  " + sentence.format(name=_short(other, tongue)))


def _short(resource: Resource, tongue: str) -> str:
    from companion.resources.model import first_number

    number = first_number(resource)
    where = number.display if number else resource.website
    return f"{resource.name_in(tongue)} ({where})" if where else resource.name_in(tongue)


def _document(directory: Directory, resource: Resource) -> dict[str, Any]:
    """Return a resource as `--json` prints it; null means that it is not known."""
    from companion.resources.model import source_date

    tongue = language()
    other = directory.next_best(resource)
    return {
        "id": resource.id,
        "name": resource.name_in(tongue),
        "kind": resource.kind,
        "audience": resource.audience_in(tongue),
        "country": resource.country,
        "region": resource.region,
        "languages": resource.languages,
        "phones": [
            {
                "number": phone.number,
                "display": phone.display,
                "kind": phone.kind,
                "label": phone.label_in(tongue),
                "text_keyword": phone.text_keyword,
            }
            for phone in resource.phones
        ],
        "hours": resource.hours_in(tongue),
        "chat_url": resource.chat_url,
        "website": resource.website,
        "email": resource.email,
        "free_of_charge": resource.free_of_charge,
        "confidential": resource.confidential,
        "peer_led": resource.peer_led,
        "facts": resource.facts_in(tongue),
        "source_date": source_date(resource),
        "next_best": other.id if other else None,
    }
