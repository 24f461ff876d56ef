"""The words for what can be the matter with pages and copies; `companion.wording` asks for them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

from companion import errors
from companion.i18n import _, long_date, marked


def told(error: BaseException, kind: type[BaseException]) -> tuple[str, str]:
    """Return what happened and the next step, with the facts of the error filled in."""
    facts = {
        name: long_date(fact) if isinstance(fact, date) else fact
        for name, fact in vars(error).items()
    }
    sentence, step = WORDS[kind]
    return _(sentence).format(**facts), _(step).format(**facts)


WORDS: Final[dict[type[BaseException], tuple[str, str]]] = {
    errors.EntryNotFound: (
        marked("There is no page with this id: {entry_id}"),
        marked("List the pages to see their ids."),
    ),
    errors.EntryEmpty: (
        marked("There is nothing on this page yet."),
        marked("One word is enough to save it."),
    ),
    errors.TextTooLong: (
        marked("This page is too long to save as one."),
        marked("Split it into two or more pages."),
    ),
    errors.RatingOutOfRange: (
        marked("A number from 0 to {most} fits here."),
        marked("You can also leave it out."),
    ),
    errors.TextCleared: (
        marked("This page had words and now has none. The words were kept."),
        marked("If you want it gone, move the page to the bin."),
    ),
    errors.EntrySealed: (
        marked("You sealed this page until {until}. It is safe, and it was not opened."),
        marked("You can wait for that day, or take the seal off."),
    ),
    errors.AttachmentNotFound: (
        marked("This page has no attachment with the id {attachment_id}."),
        marked("List the attachments of the page to see their ids."),
    ),
    errors.AttachmentUnreadable: (
        marked("The file to attach could not be read: {path}"),
        marked("Check that it is there, that it is a file, and that you may open it."),
    ),
    errors.AttachmentTooLarge: (
        marked("This file was left out. One file can have up to {most} MB here."),
        marked("A smaller copy of it will fit."),
    ),
    errors.PictureUnreadable: (
        marked("This picture could not be shown here."),
        marked("It is kept as it is. You can save a copy outside and look at it there."),
    ),
    errors.HiddenDataStays: (
        marked("Hidden data could not be taken out of this file, so no copy was made."),
        marked("You can still save it as it came, with what is hidden in it."),
    ),
    errors.AttachmentDamaged: (
        marked("This attachment does not read back as it was put in: {name}."),
        marked("The page itself is safe. A backup copy may have the attachment whole."),
    ),
    errors.NotebookNotFound: (
        marked('There is no notebook with the name "{name}".'),
        marked("List the notebooks to see which ones are here."),
    ),
    errors.NotebookNameless: (
        marked("A notebook needs a name here."),
        marked("One word is enough to find it again."),
    ),
    errors.NotebookNameTaken: (
        marked('There is a notebook with the name "{name}".'),
        marked("Choose another name for this one."),
    ),
    errors.NotebookNotEmpty: (
        marked("This notebook stays. It has pages, or it is the first one."),
        marked("Move its pages to another notebook, then it can go."),
    ),
    errors.NoLockedNotebook: (
        marked("No notebook is locked here."),
        marked("You can give any notebook a key of its own."),
    ),
    errors.NotebookIsLocked: (
        marked("There is a locked notebook already. One can be locked at a time."),
        marked("You can move pages into that one."),
    ),
    errors.NotebookKeyKnown: (
        marked("This is the key of your journal. The notebook needs one of its own."),
        marked("Choose other words for it."),
    ),
    errors.TemplateNotFound: (
        marked("There is no template with the id {template_id}."),
        marked("List the templates to see which ones are here."),
    ),
    errors.TemplateNameless: (
        marked("A template needs a name here."),
        marked("One word is enough to find it again."),
    ),
    errors.WritingTimeOutOfRange: (
        marked("A time from 1 to {most} minutes fits here."),
        marked("You can stop sooner, at any moment."),
    ),
    errors.ExportPlaceTaken: (
        marked("There is something here already, and it was left as it is: {path}"),
        marked("Choose a new name for the copy."),
    ),
    errors.NothingToExport: (
        marked("None of the pages is among those you chose, so no copy was made."),
        marked("Choose more days or another tag. Pages set aside come along only when asked for."),
    ),
}


def notebook_not_read(copies: Sequence[Path], *, is_older_here: bool) -> str:
    """Return the words for copies of the locked notebook that could not be read, newest first."""
    words = (
        _(
            "The newest copy of the locked notebook could not be read, so an older one came "
            "along. The newest is still in its place: {folder}. You can keep it and try it on "
            "another computer."
        )
        if is_older_here
        else _(
            "The copy of the locked notebook could not be read, so the notebook is not here. "
            "The copy is still in its place: {folder}. You can try it on another computer, or "
            "use another folder with copies before you write."
        )
    )
    return words.format(folder=copies[0])
