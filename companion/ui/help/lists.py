"""What the pages of local lists ask of the packs; run on the help desk's worker.

Functions, so that the packs and their cryptography are read only when a page
needs them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from companion.i18n import _, long_date, ngettext
from companion.paths import Paths
from companion.ui.tasks import Job

if TYPE_CHECKING:
    from companion.resources.packs.comparing import Change as Difference
    from companion.resources.packs.service import InstalledPack, PackPreview, PackService
    from companion.resources.packs.state import Publisher

LongWork: TypeAlias = Callable[[Job], Any]
Done: TypeAlias = Callable[[Any], None]
Change: TypeAlias = Callable[[Paths, str, Job], object]

_NAMED: Final = 8
_KILOBYTE: Final = 1024


def service(paths: Paths) -> PackService:
    """Return the packs of this computer."""
    from companion.resources.catalogue import Catalogue
    from companion.resources.packs.service import PackService

    return PackService(paths, Catalogue.build)


def catalogue(paths: Paths) -> Path | None:
    """Return the file that the records of the local lists are in; None when there are none."""
    if not paths.packs.is_dir():
        return None
    from companion.resources.packs.state import catalogue_of

    return catalogue_of(paths.packs)


def installed(paths: Paths) -> tuple[InstalledPack, ...]:
    """Return the lists in use."""
    return service(paths).installed() if paths.packs.is_dir() else ()


def look(paths: Paths, path: Path, now: datetime, job: Job) -> PackPreview:
    """Check a list and tell what it would change."""
    return service(paths).look(path, now=now, progress=_told(job), is_cancelled=job.is_cancelled)


def install(paths: Paths, path: Path, now: datetime, job: Job) -> object:
    """Take a list into use."""
    return service(paths).install(path, now=now, progress=_told(job), is_cancelled=job.is_cancelled)


def undo(paths: Paths, pack_id: str, job: Job) -> object:
    """Go back to the version before."""
    return service(paths).undo(pack_id, progress=_told(job), is_cancelled=job.is_cancelled)


def remove(paths: Paths, pack_id: str, job: Job) -> object:
    """Take a list out of use."""
    service(paths).remove(pack_id, progress=_told(job), is_cancelled=job.is_cancelled)
    return None


def publishers(paths: Paths) -> tuple[Publisher, ...]:
    """Return whose lists are taken."""
    return service(paths).publishers() if paths.packs.is_dir() else ()


def trust(paths: Paths, key: str, name: str, now: datetime) -> Publisher:
    """Take lists signed with a key from now on."""
    return service(paths).trust(key, now=now, name=name)


def forget(paths: Paths, key_name: str) -> None:
    """Take no more lists signed with a key."""
    service(paths).forget(key_name)


def described(preview: PackPreview) -> list[str]:
    """Return what a list is and what it would change, line by line."""
    manifest, comparison = preview.manifest, preview.comparison
    lines = [
        manifest.title,
        _("From {publisher}. Signed with the key {key}.").format(
            publisher=manifest.publisher, key=preview.publisher.key.name
        ),
        _("Version {number}, reviewed on {date}, good until {until}.").format(
            number=manifest.version,
            date=long_date(manifest.reviewed_on),
            until=long_date(manifest.expires),
        ),
    ]
    lines += _counted(
        ngettext("{count} new service.", "{count} new services.", comparison.added_count),
        comparison.added_count,
        comparison.added,
    )
    lines += _counted(
        ngettext("{count} service changes.", "{count} services change.", comparison.changed_count),
        comparison.changed_count,
        comparison.changed,
    )
    lines += _counted(
        ngettext("{count} service closes.", "{count} services close.", comparison.closed_count),
        comparison.closed_count,
        comparison.closed,
    )
    if not (comparison.added_count or comparison.changed_count or comparison.closed_count):
        lines.append(_("Nothing in it is different from what you have."))
    left_out = preview.problems.count
    if left_out:
        lines.append(
            ngettext(
                "{count} row cannot be read and is left out.",
                "{count} rows cannot be read and are left out.",
                left_out,
            ).format(count=left_out)
        )
    return lines


def _counted(sentence: str, count: int, differences: Sequence[Difference]) -> list[str]:
    if not count:
        return []
    named = [difference.name for difference in differences[:_NAMED]]
    more = [] if count <= _NAMED else ["…"]
    return [sentence.format(count=count), *(f"  {name}" for name in (*named, *more))]


def _told(job: Job) -> Callable[[int, int], None]:
    """Tell how far it is in kilobytes: bytes are more than a progress bar can count."""

    def tell(done: int, total: int) -> None:
        job.progress(done // _KILOBYTE, max(1, total // _KILOBYTE))

    return tell
