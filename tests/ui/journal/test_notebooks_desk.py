from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from companion.errors import VaultLocked
from companion.journal.gentle_writing import GentleWriting
from companion.journal.learned_words import LearnedWords
from companion.journal.model import FIRST, LOCKED, Page
from companion.journal.notebooks import Notebooks
from companion.journal.service import Journal
from companion.ui.journal.about_page import AboutPage
from companion.ui.journal.files_page import FilesPage
from companion.ui.journal.notebook_choice import WAITS
from companion.ui.journal.notebooks_desk import NotebooksDesk
from companion.ui.journal.notebooks_page import NotebooksPage
from companion.ui.unlock.session import Session
from companion.ui.workspace import Workspace
from companion.vault.vault import Vault
from tests.support.builders import CHEAP, NOW
from tests.support.immediate import ImmediateTasks
from tests.support.keys import type_words
from tests.support.notebooks import NOTEBOOK_KEY
from tests.ui.journal.gentle import begin


@pytest.fixture
def books(workspace: Workspace) -> NotebooksDesk:
    return workspace.journal.notebooks


def _listed(workspace: Workspace) -> list[str]:
    model = workspace.write.list.model
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def _choose(books: NotebooksDesk, notebook_id: str) -> None:
    choice = books.choice.choice
    choice.setCurrentIndex(choice.findData(notebook_id))
    choice.activated.emit(choice.currentIndex())


def test_with_one_notebook_there_is_nothing_to_choose(books: NotebooksDesk, vault: Vault) -> None:
    assert books.choice.isHidden()
    Notebooks(vault).add("Letters", now=NOW)
    books.told()
    assert not books.choice.isHidden()
    listed = [books.choice.choice.itemText(row) for row in range(books.choice.choice.count())]
    assert listed == ["All notebooks", "Journal", "Letters"]


def test_a_page_is_written_in_the_notebook_that_is_looked_at(
    workspace: Workspace, books: NotebooksDesk, vault: Vault, journal: Journal
) -> None:
    letters = Notebooks(vault).add("Letters", now=NOW).id
    journal.write(Page("words", "Mine"), now=NOW)
    books.told()
    type_words(workspace.write.editor.text, "begun before")
    _choose(books, letters)
    assert _listed(workspace) == ["Page without a title"]  # what was begun is kept
    assert workspace.write.editor.page().is_empty
    type_words(workspace.write.editor.text, "dear you")
    workspace.write.save()
    (saved,) = journal.newest(notebook=letters)
    assert journal.read(saved.id).page.text == "dear you"
    assert [one.notebook for one in journal.drafts()] == [FIRST]
    _choose(books, "")
    assert len(_listed(workspace)) == 3


def test_a_notebook_is_chosen_although_a_page_is_opened_meanwhile(
    workspace: Workspace,
    books: NotebooksDesk,
    vault: Vault,
    journal: Journal,
    tasks: ImmediateTasks,
) -> None:
    letters = Notebooks(vault).add("Letters", now=NOW).id
    books.told()
    tasks.hold()
    _choose(books, letters)
    workspace.write.new_page()
    tasks.drain()
    type_words(workspace.write.editor.text, "dear you")
    workspace.write.save()
    assert [one.notebook for one in journal.newest()] == [letters]


def test_a_saved_page_stays_in_sight_when_another_notebook_is_chosen(
    workspace: Workspace, books: NotebooksDesk, vault: Vault, journal: Journal
) -> None:
    letters = Notebooks(vault).add("Letters", now=NOW).id
    entry = journal.write(Page("words", "Mine"), now=NOW)
    books.told()
    workspace.write.list.entry_chosen.emit(entry.id)
    _choose(books, letters)
    assert workspace.write.editor.page().title == "Mine"
    assert _listed(workspace) == []


def test_the_search_looks_in_the_chosen_notebook(
    workspace: Workspace, books: NotebooksDesk, vault: Vault, journal: Journal
) -> None:
    letters = Notebooks(vault).add("Letters", now=NOW).id
    journal.write(Page("the sea", "Mine"), now=NOW)
    journal.write(Page("the sea", "Theirs"), now=NOW, notebook=letters)
    books.told()
    _choose(books, letters)
    workspace.write.list.search.setText("sea")
    workspace.write.list._search_newest()
    assert _listed(workspace) == ["Theirs"]


def test_a_page_moves_from_what_is_known_of_it_and_back(
    workspace: Workspace, books: NotebooksDesk, vault: Vault, journal: Journal
) -> None:
    letters = Notebooks(vault).add("Letters", now=NOW).id
    entry = journal.write(Page("words", "Mine"), now=NOW)
    books.told()
    workspace.journal.open_about(entry)
    page = workspace.side
    assert isinstance(page, AboutPage)
    box = page.notebook
    assert box.isVisible()
    assert box.choice.currentText() == "Journal"
    box.choice.setCurrentIndex(box.choice.findData(letters))
    assert journal.read(entry.id).notebook == FIRST  # not before one says so
    box.button.click()
    assert journal.read(entry.id).notebook == letters
    assert box.message.text == "The page “Mine” is in “Letters” now."
    box.message.action_chosen.emit("undo")
    assert journal.read(entry.id).notebook == FIRST


# The locked one


@pytest.fixture
def locked(session: Session, books: NotebooksDesk, vault: Vault) -> str:
    """Lock a notebook with a page in it, closed again; return the page's id."""
    letters = Notebooks(vault).add("CANARY", now=NOW)
    entry = Journal(vault).write(
        Page("CANARY", "CANARY", tags=("CANARY",)), now=NOW, notebook=letters.id
    )
    session.journal.lock(letters, NOTEBOOK_KEY, now=NOW, cost=CHEAP)
    session.journal.close_locked()
    books.told()
    return entry.id


def test_a_locked_notebook_is_one_line_and_asks_for_its_key(
    workspace: Workspace, books: NotebooksDesk, locked: str
) -> None:
    assert locked
    choice = books.choice.choice
    assert [choice.itemText(row) for row in range(choice.count())][-1] == "A locked notebook"
    assert _listed(workspace) == []
    _choose(books, WAITS)
    page = workspace.side
    assert isinstance(page, NotebooksPage)
    assert page.lock.open_form.key.line.hasFocus()
    assert choice.currentText() == "All notebooks"
    page.lock.open_form.key.line.setText(NOTEBOOK_KEY)
    QTest.keyClick(page.lock.open_form.key.line, Qt.Key.Key_Return)
    assert page.message.text == "The locked notebook is open."
    assert _listed(workspace) == ["CANARY"]


def test_locked_again_nothing_of_it_is_in_the_window(
    workspace: Workspace, books: NotebooksDesk, session: Session, locked: str
) -> None:
    books.work.open(NOTEBOOK_KEY)
    books.told()
    _choose(books, LOCKED)
    workspace.write.list.search.setText("CANARY")
    workspace.write.list.entry_chosen.emit(locked)
    type_words(workspace.write.editor.text, "more CANARY ")
    workspace.write.save()
    type_words(workspace.write.editor.text, "not saved CANARY ")
    books.open()
    page = workspace.side
    assert isinstance(page, NotebooksPage)
    page.lock.opened_form.lock_button.click()
    assert page.message.text == "The notebook is locked."
    assert session.journal.waits_for_key
    assert workspace.write.editor.page() == Page("")
    assert not workspace.write.editor.text.document().isUndoAvailable()
    assert not workspace.write.editor.text.isReadOnly()
    assert workspace.recent.all == []
    assert workspace.write.list.search.text() == ""
    seen = [_listed(workspace), page.choice.currentText(), page.name.text(),
            page.lock.opened_form.about.text(), books.choice.choice.currentText()]  # fmt: skip
    assert "CANARY" not in repr(seen)
    assert Journal(session.vault).drafts() == []
    books.work.open(NOTEBOOK_KEY)
    assert [one.page.text for one in session.journal.drafts()] == [
        "more CANARY not saved CANARY CANARY"
    ]


def test_it_is_locked_although_a_page_is_opened_meanwhile(
    workspace: Workspace,
    books: NotebooksDesk,
    session: Session,
    tasks: ImmediateTasks,
    locked: str,
) -> None:
    books.work.open(NOTEBOOK_KEY)
    books.told()
    workspace.write.list.entry_chosen.emit(locked)
    tasks.hold()
    books.close_locked()
    workspace.new_page()
    tasks.drain()
    assert session.journal.waits_for_key
    assert workspace.write.editor.page().is_empty


def test_a_writing_time_in_it_is_noted_in_it(
    workspace: Workspace, books: NotebooksDesk, session: Session, locked: str
) -> None:
    books.work.open(NOTEBOOK_KEY)
    books.told()
    workspace.write.list.entry_chosen.emit(locked)
    begin(workspace)
    type_words(workspace.write.editor.text, "heavy ")
    workspace.write.gentle.stop_button.click()
    workspace.write.gentle_question.after.choose(4)
    workspace.write.gentle_question.note_button.click()
    (sitting,) = GentleWriting(session.journal.opened_locked.vault).of_page(locked)
    assert (sitting.before, sitting.after) == (7, 4)


def test_what_belongs_to_a_page_is_found_where_the_page_is(
    workspace: Workspace, books: NotebooksDesk, session: Session, locked: str
) -> None:
    books.work.open(NOTEBOOK_KEY)
    books.told()
    workspace.write.list.entry_chosen.emit(locked)
    workspace.write.about_button.click()
    about = workspace.side
    assert isinstance(about, AboutPage)
    assert about.notebook.choice.currentText() == "CANARY"
    about.set_aside.setChecked(True)
    workspace.keep()
    assert session.journal.read(locked).kept.set_aside
    workspace.journal.open_files()
    files = workspace.side
    assert isinstance(files, FilesPage)
    files.closed.emit()
    workspace.journal.open_history()
    assert workspace.side is not None


def test_a_word_learned_in_the_locked_notebook_stays_in_it(
    workspace: Workspace, books: NotebooksDesk, session: Session, locked: str
) -> None:
    spelling = workspace.journal.start.spelling
    spelling.turn(on=True)
    books.work.open(NOTEBOOK_KEY)
    books.told()
    workspace.write.list.entry_chosen.emit(locked)
    spelling.learn("Wawel")
    inside = LearnedWords(session.journal.opened_locked.vault)
    assert inside.all("en") == {"wawel"}
    assert LearnedWords(session.vault).all("en") == frozenset()
    change = workspace.recent.last()
    assert change is not None
    change.turn()
    assert inside.all("en") == frozenset()
    spelling.learn("Wawel")
    assert spelling._learned == {"wawel"}
    books.close_locked()
    assert spelling._learned == frozenset()
    books.work.open(NOTEBOOK_KEY)
    books.told()
    assert spelling._learned == {"wawel"}


def test_the_journal_takes_the_locked_notebook_with_it(
    workspace: Workspace, books: NotebooksDesk, session: Session, locked: str
) -> None:
    assert locked
    books.work.open(NOTEBOOK_KEY)
    opened = session.journal.opened_locked.vault
    session.close()
    for vault in (opened, session.vault):
        with pytest.raises(VaultLocked), vault.reading():
            pass
    assert workspace.side is None
