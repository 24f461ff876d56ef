"""Taking pages out: what was asked for, the work itself, and what is said of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from companion.clock import now
from companion.i18n import _, ngettext
from companion.ui.widgets.basic import breakable

if TYPE_CHECKING:
    from companion.journal.exporters.selection import Selection
    from companion.journal.exporters.shared_files import Shared
    from companion.journal.open_notebooks import OpenNotebooks
    from companion.ui.tasks import Job
    from companion.vault.vault import Vault

LOCKED: Final = "locked"
"""The kind of copy that has a key; the others are those of exporters.export.Form."""
FORMS: Final = (LOCKED, "own", "markdown", "html", "pdf")
SHARED: Final = ("markdown", "html")
"""Those whose pictures can go without hidden data."""
_ENDINGS: Final = {LOCKED: ".age", "pdf": ".pdf"}


@dataclass(frozen=True, slots=True)
class Order:
    """A copy that was asked for."""

    form: str
    """One of FORMS."""
    path: Path
    selection: Selection
    passphrase: str = ""
    """The key of a locked copy."""


@dataclass(frozen=True, slots=True)
class Made:
    """A copy that was made."""

    form: str
    path: Path
    key_path: Path | None
    pages: int
    kept_back: int
    shared: Shared | None = None
    """What is to be said of the files of a copy that is to be shared."""


def ending(form: str) -> str:
    """Return how the name of a copy ends, '' for a folder."""
    return _ENDINGS.get(form, "")


def with_ending(form: str, name: str) -> Path:
    """Return where a copy goes, with the ending that its kind has."""
    path = Path(name).expanduser()
    wanted = ending(form)
    if wanted and path.suffix.lower() != wanted:
        return path.with_name(path.name + wanted)
    return path


def make(vault: Vault, order: Order, job: Job) -> Made:
    """Make the copy; run on the worker. Raises what the exporters raise."""
    from companion.journal.exporters.archive import archive
    from companion.journal.exporters.export import Form, export
    from companion.ui.journal.printed import print_pages

    if order.form == LOCKED:
        locked = archive(
            vault,
            order.path,
            order.passphrase,
            now=now(),
            selection=order.selection,
            progress=job.progress,
            is_cancelled=job.is_cancelled,
        )
        return Made(order.form, locked.path, locked.key_path, locked.pages, locked.kept_back)
    done = export(
        vault,
        order.path,
        Form(order.form),
        now=now(),
        selection=order.selection,
        printing=print_pages,
        progress=job.progress,
        is_cancelled=job.is_cancelled,
    )
    return Made(order.form, done.path, None, done.pages, done.kept_back, done.shared)


def make_from(journal: OpenNotebooks, order: Order, job: Job) -> Made:
    """Make the copy of a notebook, or of all but the locked one; raises what `make` raises."""
    vault, notebook = journal.holder(order.selection.notebook)
    return make(vault, replace(order, selection=replace(order.selection, notebook=notebook)), job)


def plain_warning() -> str:
    """Say what a copy without a key means."""
    return _("This copy is not locked. Anyone who finds it can read it.")


def explained(form: str) -> str:
    """Say what a kind of copy is good for."""
    return {
        LOCKED: _(
            "One file with a key of its own. It holds your pages as plain text and as this app "
            "keeps them. It is an “age” file: other programs can open it too, with its key."
        ),
        "own": _(
            "A folder with everything: earlier words, pictures and files. This app can bring it "
            "back whole."
        ),
        "markdown": _("A folder of text files, one a page. Obsidian and most editors open it."),
        "html": _("A folder with a page to read in any browser, with no internet."),
        "pdf": _("Your pages on paper: to print, or to give to somebody. Without files."),
    }[form]


def named(form: str) -> str:
    """Return the name of a kind of copy."""
    return {
        LOCKED: _("Locked copy"),
        "own": _("Everything, for this app"),
        "markdown": _("Markdown folder"),
        "html": _("Web page"),
        "pdf": _("PDF"),
    }[form]


def told(made: Made) -> Iterator[str]:
    """Say what was made, one fact a line."""
    yield _("The copy is here: {path}").format(path=breakable(str(made.path)))
    if made.key_path is not None:
        yield breakable(str(made.key_path))
        yield _("The copy is two files. Keep both: one is locked by the other.")
    yield ngettext(
        "{count} page is in the copy.", "{count} pages are in the copy.", made.pages
    ).format(count=made.pages)
    if made.kept_back:
        yield ngettext(
            "{count} page that is set aside or sealed was left out.",
            "{count} pages that are set aside or sealed were left out.",
            made.kept_back,
        ).format(count=made.kept_back)
    if made.shared is not None:
        from companion.journal.exporters.shared_files import told as told_of

        yield from told_of(made.shared)
    if made.form == LOCKED:
        yield _("If you lose the key of this copy, no one can open it. Not even us.")
    else:
        yield plain_warning()
