"""companion pack build: make a pack from a table or from an HSDS package."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from companion.cli.common import json_option, passphrase_option, print_json, say, secret_from
from companion.cli.pack_words import problems_document, tell_problems
from companion.clock import now
from companion.errors import RowsToMend, UsageError
from companion.i18n import _, ngettext

if TYPE_CHECKING:
    from companion.resources.packs.manifest import Content, Manifest
    from companion.resources.packs.minisign import SecretKey

_GOOD_FOR_YEARS: Final = 1
_DAY: Final = click.DateTime(["%Y-%m-%d"])


@click.command(
    help=_(
        "Make a signed pack from a table saved as CSV, from an HSDS folder or zip, or from our "
        "own JSON lines. Rows that cannot be used are listed first. See docs/packs.md."
    )
)
@click.option(
    "--from", "source", required=True, metavar="PATH", type=click.Path(path_type=Path),
    help=_("The table, folder or zip to read."),
)  # fmt: skip
@click.option(
    "--to", "target", required=True, metavar="FILE", type=click.Path(path_type=Path),
    help=_("The pack to make; its name ends in .companion-pack."),
)  # fmt: skip
@click.option(
    "--id", "pack_id", required=True, metavar="ID",
    help=_("The name of the pack: small letters, digits and hyphens. Never change it."),
)  # fmt: skip
@click.option(
    "--edition", "version", required=True, metavar="N", type=click.IntRange(1, 10**9),
    help=_("The version: 1, then 2 and so on."),
)  # fmt: skip
@click.option("--title", required=True, metavar="TEXT", help=_("What the pack is called."))
@click.option("--publisher", required=True, metavar="TEXT", help=_("The office that makes it."))
@click.option(
    "--language", "languages", multiple=True, default=("en",), metavar="en",
    help=_("A language it is written in, by its two letters. Can stand more than once."),
)  # fmt: skip
@click.option("--country", default="US", metavar="US", help=_("The country, by its two letters."))
@click.option("--zone", metavar="ZONE", help=_("The time zone of the hours, like America/Denver."))
@click.option(
    "--reviewed-on", metavar="DATE", type=_DAY,
    help=_("The day somebody looked through it. Without this: today."),
)  # fmt: skip
@click.option(
    "--expires", metavar="DATE", type=_DAY,
    help=_("The last day it is good. Without this: one year after that day."),
)  # fmt: skip
@click.option(
    "--secret-key", required=True, metavar="FILE", type=click.Path(path_type=Path),
    help=_("The secret key that the minisign program made. It stays with you."),
)  # fmt: skip
@passphrase_option
@click.option("--skip-bad-rows", is_flag=True, help=_("Leave out the rows that cannot be used."))
@json_option
def build(
    source: Path,
    target: Path,
    secret_key: Path,
    passphrase_file: str | None,
    skip_bad_rows: bool,
    as_json: bool,
    **about: Any,
) -> None:
    """Build and sign a pack; `about` is what it says of itself."""
    from companion.resources.hsds.problems import Problems
    from companion.resources.packs import building, minisign

    wanted = _manifest(building.kind_of_source(source), **about)
    key = _secret_key(secret_key, passphrase_file)
    problems = Problems()
    try:
        made = building.build_pack(
            source,
            target,
            wanted,
            lambda content, comment: minisign.sign(key, content, comment),
            problems,
            skip_bad_rows=skip_bad_rows,
        )
    except RowsToMend:
        if as_json:
            print_json({"made": False, **problems_document(problems)})
        else:
            tell_problems(problems)
        raise
    if as_json:
        document = {"made": True, "file": str(target), "records": made.records}
        print_json({**document, "key": key.public.text, **problems_document(problems)})
        return
    tell_problems(problems)
    told = ngettext(
        "The pack holds {count} place to turn to: {path}",
        "The pack holds {count} places to turn to: {path}",
        made.records,
    )
    say(told.format(count=made.records, path=target))
    say(_("Hand out this key with it, on paper or as a file: {key}").format(key=key.public.text))


def _manifest(
    kind: Content,
    *,
    pack_id: str,
    reviewed_on: datetime | None,
    expires: datetime | None,
    country: str,
    **others: Any,
) -> Manifest:
    """Return what a pack is to say of itself if a reader would take it; else a usage error."""
    from companion.errors import PackUnreadable
    from companion.resources.packs.manifest import Manifest, as_bytes, identity, read_manifest

    day = now().date() if reviewed_on is None else reviewed_on.date()
    manifest = Manifest(
        id=pack_id,
        kind=kind,
        reviewed_on=day,
        expires=_year_after(day) if expires is None else expires.date(),
        country=country.upper(),
        **others,
    )
    try:
        identity(manifest.id)
    except ValueError:
        raise UsageError(
            _("The name of a pack has small letters, digits and hyphens only: {name}").format(
                name=manifest.id
            )
        ) from None
    try:
        return read_manifest(as_bytes(manifest), Path())
    except PackUnreadable:
        raise UsageError(
            _("Check title, publisher, language, country and time zone. See: {command}").format(
                command="companion pack build --help"
            )
        ) from None


def _secret_key(file: Path, passphrase_file: str | None) -> SecretKey:
    from companion.resources.packs import minisign

    try:
        with file.open("rb") as stream:
            text = stream.read(minisign.LONGEST_TEXT).decode("utf-8", "replace")
    except OSError:
        raise UsageError(
            _("The file with the key could not be read: {path}").format(path=file)
        ) from None
    return minisign.secret_key(
        text, lambda: secret_from(passphrase_file, _("The key that opens the secret key"))
    )


def _year_after(day: date) -> date:
    """Return the same day a year later; the last day of February for the 29th."""
    try:
        return day.replace(year=day.year + _GOOD_FOR_YEARS)
    except ValueError:
        return day.replace(year=day.year + _GOOD_FOR_YEARS, day=28)
