"""How a change is named: by the page's title or its day, never by its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from companion.i18n import _, long_date, ngettext

if TYPE_CHECKING:
    from companion.journal.model import Entry


def page_saved(entry: Entry) -> str:
    """Say that a new page was saved."""
    if entry.page.title:
        return _("The page “{title}” was saved.").format(title=entry.page.title)
    return _("The page of {date} was saved.").format(date=long_date(entry.page.local_date))


def page_changed(entry: Entry) -> str:
    """Say that a page got other words."""
    if entry.page.title:
        return _("The page “{title}” was changed.").format(title=entry.page.title)
    return _("The page of {date} was changed.").format(date=long_date(entry.page.local_date))


def page_kept(entry: Entry) -> str:
    """Say that a page is kept another way."""
    if entry.page.title:
        return _("How the page “{title}” is kept was changed.").format(title=entry.page.title)
    return _("How the page of {date} is kept was changed.").format(
        date=long_date(entry.page.local_date)
    )


def page_moved(entry: Entry, notebook: str) -> str:
    """Say that a page is in another notebook."""
    if entry.page.title:
        return _("The page “{title}” is in “{notebook}” now.").format(
            title=entry.page.title, notebook=notebook
        )
    return _("The page of {date} is in “{notebook}” now.").format(
        date=long_date(entry.page.local_date), notebook=notebook
    )


def page_binned(entry: Entry) -> str:
    """Say that a page was moved to the bin."""
    if entry.page.title:
        return _("The page “{title}” was moved to the bin.").format(title=entry.page.title)
    return _("The page of {date} was moved to the bin.").format(
        date=long_date(entry.page.local_date)
    )


def page_restored(entry: Entry) -> str:
    """Say that a page was brought back from the bin."""
    if entry.page.title:
        return _("The page “{title}” was brought back.").format(title=entry.page.title)
    return _("The page of {date} was brought back.").format(date=long_date(entry.page.local_date))


def brought_in(count: int) -> str:
    """Say that pages of another journal came in."""
    return ngettext("{count} page was brought in.", "{count} pages were brought in.", count).format(
        count=count
    )


def files_came(count: int) -> str:
    """Say that files came to pages which were brought in earlier."""
    return ngettext("{count} file was brought in.", "{count} files were brought in.", count).format(
        count=count
    )


def look_changed() -> str:
    """Say that the app looks another way."""
    return _("The look of the app was changed.")
