"""What the pack commands print: a pack, what it would change, and rows to mend."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from companion.cli.common import note, say
from companion.i18n import _, long_date, ngettext

if TYPE_CHECKING:
    from companion.resources.hsds.problems import Problems
    from companion.resources.packs.comparing import Change
    from companion.resources.packs.manifest import Manifest
    from companion.resources.packs.service import PackPreview

_NAMED: Final = 20


def tell(manifest: Manifest) -> None:
    """Print what a pack says of itself."""
    say("")
    say(manifest.title)
    say("  " + _("From: {publisher}").format(publisher=manifest.publisher))
    version = _("Name: {id} · version {version}")
    say("  " + version.format(id=manifest.id, version=manifest.version))
    places = ngettext("{count} place to turn to", "{count} places to turn to", manifest.records)
    say("  " + places.format(count=manifest.records))
    say("  " + _("Looked through on {day}").format(day=long_date(manifest.reviewed_on)))
    say("  " + _("Good until {day}").format(day=long_date(manifest.expires)))


def tell_preview(preview: PackPreview) -> None:
    """Print what a pack says of itself and what installing it would change."""
    tell(preview.manifest)
    found = preview.comparison
    for heading, count, changes in (
        (_("Added: {count}"), found.added_count, found.added),
        (_("Changed: {count}"), found.changed_count, found.changed),
        (_("Closed: {count}"), found.closed_count, found.closed),
    ):
        say("")
        say(heading.format(count=count))
        for change in changes[:_NAMED]:
            say("  " + _line(change))
        if count > _NAMED:
            more = count - _NAMED
            say("  " + ngettext("and {count} more", "and {count} more", more).format(count=more))
    tell_problems(preview.problems)


def _line(change: Change) -> str:
    from companion.resources.packs.sentences import field_names

    return (
        f"{change.name} ({', '.join(field_names(change.fields))})" if change.fields else change.name
    )


def tell_problems(problems: Problems) -> None:
    """Print what is the matter with rows, on standard error."""
    if not problems.count:
        return
    heading = ngettext(
        "{count} thing to mend in the table:",
        "{count} things to mend in the table:",
        problems.count,
    )
    note(heading.format(count=problems.count))
    for each in problems.kept:
        where = [each.file, _("row {number}").format(number=each.row), each.column]
        note("  " + ", ".join(filter(None, where)) + f": {each.sentence}")
    more = problems.count - len(problems.kept)
    if more:
        note("  " + ngettext("and {count} more", "and {count} more", more).format(count=more))


def manifest_document(manifest: Manifest) -> dict[str, Any]:
    """Return what a pack says of itself as `--json` prints it."""
    return {
        "id": manifest.id,
        "version": manifest.version,
        "title": manifest.title,
        "publisher": manifest.publisher,
        "languages": manifest.languages,
        "reviewed_on": manifest.reviewed_on.isoformat(),
        "expires": manifest.expires.isoformat(),
        "kind": manifest.kind,
        "country": manifest.country,
        "zone": manifest.zone,
        "records": manifest.records,
    }


def preview_document(preview: PackPreview) -> dict[str, Any]:
    """Return what installing a pack would change as `--json` prints it."""
    found = preview.comparison
    return {
        **manifest_document(preview.manifest),
        "key": preview.publisher.key.name,
        "installed_version": preview.installed.version if preview.installed else None,
        "added": found.added_count,
        "changed": found.changed_count,
        "closed": found.closed_count,
        "same": found.same_count,
        "changes": {
            kind: [
                {"id": each.id, "name": each.name, "fields": each.fields}
                for each in getattr(found, kind)
            ]
            for kind in ("added", "changed", "closed")
        },
        **problems_document(preview.problems),
    }


def problems_document(problems: Problems) -> dict[str, Any]:
    """Return what is the matter with rows as `--json` prints it."""
    return {
        "problem_count": problems.count,
        "problems": [
            {
                "file": each.file,
                "row": each.row,
                "column": each.column,
                "what": each.what,
                "sentence": each.sentence,
            }
            for each in problems.kept
        ],
    }
