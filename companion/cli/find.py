"""companion find: look something up in the directory of help."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

import click

from companion.cli.common import directory_of, json_option, note, print_json, say
from companion.i18n import _, language, system_locale
from companion.wording import explain

if TYPE_CHECKING:
    from companion.resources.model import Resource
    from companion.resources.query import Query
    from companion.resources.service import Directory

WAYS: Final = ("call", "text", "chat", "sign_language")
"""What `--how` takes; the values of `Way`, which is read only when it is needed."""

_INDENT: Final = "    "
_FARTHEST: Final = 2
"""The distance of what is for the whole world, the last that `--near-region` alone shows."""


@click.command(
    help=_(
        "Find help: people to call, text or write to. This looks in a list on this computer; "
        "it calls nobody. Without any words, it shows the lines to try first."
    )
)
@click.argument("text", nargs=-1, metavar="[TEXT]")
@click.option("--country", metavar="US", help=_("Only this country, by its two letters."))
@click.option("--region", metavar="CO", help=_("Only this state or region."))
@click.option(
    "--near-region",
    metavar="CO",
    help=_("What is for this state or region first, then its country, then the world."),
)
@click.option("--kind", metavar="crisis_line", help=_("Only this kind of help."))
@click.option("--language", metavar="es", help=_("Only help in this language, by its two letters."))
@click.option(
    "--how",
    "way",
    type=click.Choice(WAYS),
    metavar="text",
    help=_("Only help by call, text, chat or sign_language."),
)
@click.option("--free", is_flag=True, help=_("Only what is said to be free of charge."))
@click.option(
    "--open-now",
    is_flag=True,
    help=_("Only what is open now. Where the hours are not known, it comes last and says so."),
)
@json_option
@click.pass_context
def find(
    context: click.Context,
    /,
    text: tuple[str, ...],
    *,
    near_region: str | None,
    open_now: bool,
    as_json: bool,
    **filters: Any,
) -> None:
    """Look up resources and print them; the other filters are fields of `Query`."""
    from companion.resources.query import Query, distance

    directory = directory_of(context)
    if directory.catalogue_problem is not None:
        note(str(explain(directory.catalogue_problem)))
    open_at = datetime.now(UTC) if open_now else None
    query = Query(" ".join(text), **filters, open_at=open_at)
    _refuse_unknown(directory, query)
    home, home_region = query.home_country or directory.guess_country(system_locale()), None
    if near_region is not None:
        home, home_region = _near(directory, near_region, query.country, home)
    query = replace(query, home=home, home_region=home_region)
    if query == Query(query.text, home=home) and not query.text.strip():
        found = list(directory.help_lines(home).lines)
    else:
        found = directory.search(query)
    if home_region is not None:
        found.sort(key=lambda resource: distance(resource, home, home_region))
        if not query.text.strip():
            found = [each for each in found if distance(each, home, home_region) <= _FARTHEST]
    if as_json:
        print_json({"resources": [_document(directory, resource) for resource in found]})
    else:
        _print(directory, found, home, query.open_at)


def _near(directory: Directory, near: str, country: str | None, home: str) -> tuple[str, str]:
    """Return the country and the code of a region that is given by code or name.

    It is looked for at home first; without `--country`, elsewhere as well.
    """
    from companion.resources.folding import folded

    countries = [home] if country else [home, *(each.code for each in directory.countries())]
    sought = folded(near.strip())
    for code in countries:
        for tongue in ("en", "es"):
            for named in directory.regions(code, tongue):
                if sought in {folded(named.code), folded(named.name)}:
                    return code, named.code
    raise click.BadParameter(
        _("{name} is not in the directory.").format(name=near), param_hint="--near-region"
    )


def _refuse_unknown(directory: Directory, query: Query) -> None:
    """Raise a usage error for a filter that names nothing in the directory."""
    country, kind, region, spoken = query.country, query.kind, query.region, query.language
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


def _print(
    directory: Directory, found: list[Resource], home: str, open_at: datetime | None
) -> None:
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
        _print_resource(directory, resource, open_at)


def _print_resource(directory: Directory, resource: Resource, open_at: datetime | None) -> None:
    from companion.resources.opening import OpenState, state
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
    if open_at is not None and state(resource.opening, open_at) is OpenState.UNKNOWN:
        say("  " + _("It is not known if this is open now."))
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
