"""What bringing in a journal did, in words; for the window and the command line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from companion.i18n import _, long_date, ngettext
from companion.journal.importers.bring_in import Report

SKIPPED_SHOWN: Final = 20
"""How many of what could not come the report itself names; `left_out` names all of them."""
_WORDS_SHOWN: Final = 500


def describe(report: Report, *, dry_run: bool) -> Iterator[str]:
    """Give what was found, or brought in, one fact a line."""
    if dry_run:
        yield _("Nothing was changed. This is what bringing it in would do:")
    yield _pages_added(report.added, dry_run=dry_run)
    if report.already_here:
        yield ngettext(
            "{count} page is here already and stays as it is.",
            "{count} pages are here already and stay as they are.",
            report.already_here,
        ).format(count=report.already_here)
    if report.changed_beside:
        yield ngettext(
            "{count} page changed in the other journal. It stands beside the earlier one.",
            "{count} pages changed in the other journal. They stand beside the earlier ones.",
            report.changed_beside,
        ).format(count=report.changed_beside)
    yield from _days(report)
    if report.tags:
        yield ngettext("{count} tag.", "{count} different tags.", report.tags).format(
            count=report.tags
        )
    if report.attachments:
        yield ngettext(
            "{count} picture or other file with them.",
            "{count} pictures or other files with them.",
            report.attachments,
        ).format(count=report.attachments)
    if report.came_later:
        yield ngettext(
            "{count} of them belongs to a page that was here without it.",
            "{count} of them belong to pages that were here without them.",
            len(report.came_later),
        ).format(count=len(report.came_later))
    if report.unattached:
        yield ngettext(
            "{count} file there belongs to no page. It stays where it is.",
            "{count} files there belong to no page. They stay where they are.",
            report.unattached,
        ).format(count=report.unattached)
    yield from report.warnings
    yield from _left_out(report)
    if not dry_run:
        yield _reminder()


def left_out(report: Report, most_characters: int | None = None) -> Iterator[str]:
    """Give all that could not be brought in: where it is, why, and what it begins with.

    Nothing, when the report itself says as much. Beyond `most_characters` only how many
    more there are.
    """
    skipped = report.skipped
    if len(skipped) <= SKIPPED_SHOWN and not any(one.raw.strip() for one in skipped):
        return
    characters = 0
    for number, one in enumerate(skipped):
        cut = "…" if len(one.raw) > _WORDS_SHOWN else ""
        words = f"\n{one.raw[:_WORDS_SHOWN]}{cut}" if one.raw.strip() else ""
        told = f"{one.where}: {one.reason}{words}"
        characters += len(told)
        if most_characters is not None and characters > most_characters:
            yield _more(len(skipped) - number)
            return
        yield told


def _reminder() -> str:
    return _(
        "What you brought in is still there as plain text. Anyone who can use this computer can "
        "open it. You can keep it in a safe place, or delete it once you have seen your pages here."
    )


def _days(report: Report) -> Iterator[str]:
    if report.first_date is None or report.last_date is None:
        return
    first, last = long_date(report.first_date), long_date(report.last_date)
    if first == last:
        yield _("All of it is from {day}.").format(day=first)
    else:
        yield _("From {first} to {last}.").format(first=first, last=last)


def _pages_added(count: int, *, dry_run: bool) -> str:
    if dry_run:
        form = ngettext("{count} page would be added.", "{count} pages would be added.", count)
    else:
        form = ngettext("{count} page was added.", "{count} pages were added.", count)
    return form.format(count=count)


def _left_out(report: Report) -> Iterator[str]:
    count = len(report.skipped)
    if not count:
        return
    yield ngettext(
        "{count} could not be brought in:", "{count} could not be brought in:", count
    ).format(count=count)
    for one in report.skipped[:SKIPPED_SHOWN]:
        yield f"  {one.where}: {one.reason}"
    more = count - SKIPPED_SHOWN
    if more > 0:
        yield f"  {_more(more)}"


def _more(count: int) -> str:
    return ngettext("and {count} more", "and {count} more", count).format(count=count)
