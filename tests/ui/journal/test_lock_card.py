from __future__ import annotations

import pytest

from companion.errors import ChangesMissing
from companion.journal import locked_notebook
from companion.journal.model import Page
from companion.journal.notebooks import Notebooks
from companion.journal.service import Journal
from companion.paths import Paths
from companion.ui.journal.lock_card import LockCard
from companion.ui.journal.notebooks_page import NotebooksPage
from companion.ui.unlock.session import Session
from companion.ui.workspace import Workspace
from companion.vault.vault import Vault
from tests.support.builders import CHEAP, NOW, PASSPHRASE
from tests.support.immediate import ImmediateTasks
from tests.support.notebooks import NOTEBOOK_KEY


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("companion.vault.stretching.calibrated", lambda: CHEAP)


@pytest.fixture
def page(workspace: Workspace, vault: Vault) -> NotebooksPage:
    letters = Notebooks(vault).add("Letters", now=NOW)
    Journal(vault).write(Page("words", "Theirs"), now=NOW, notebook=letters.id)
    workspace.journal.notebooks.open()
    made = workspace.side
    assert isinstance(made, NotebooksPage)
    return made


@pytest.fixture
def card(page: NotebooksPage) -> LockCard:
    return page.lock


def _type_key(card: LockCard, first: str = NOTEBOOK_KEY, second: str = NOTEBOOK_KEY) -> None:
    keys = card.lock_form.keys
    keys.first.line.setText(first)
    keys.second.line.setText(second)
    card.lock_form.button.click()


def _locked(card: LockCard, tasks: ImmediateTasks) -> None:
    _type_key(card)
    assert card.is_busy
    tasks.drain()
    assert not card.is_busy


def test_a_notebook_gets_a_key_that_was_typed_twice(
    page: NotebooksPage, card: LockCard, tasks: ImmediateTasks, session: Session
) -> None:
    assert card.lock_form.choice.currentText() == "Letters"
    _type_key(card, second="something else altogether")
    assert "do not match" in card.lock_form.problem.text()
    assert not card.is_busy
    _locked(card, tasks)
    assert "key of its own now" in page.message.text
    assert "still hold these pages" in page.message.text
    assert card.opened_form.isVisible()
    assert "Letters" in card.opened_form.about.text()
    assert [one.title for one in session.journal.newest()] == ["Theirs"]
    assert Journal(session.vault).newest() == []


def test_the_key_of_the_journal_is_refused(
    page: NotebooksPage, card: LockCard, tasks: ImmediateTasks, paths: Paths
) -> None:
    _type_key(card, PASSPHRASE, PASSPHRASE)
    tasks.drain()
    assert "one of its own" in page.message.text
    assert not locked_notebook.is_there(paths)


def test_cancel_leaves_it_as_it_was(
    page: NotebooksPage, card: LockCard, tasks: ImmediateTasks, vault: Vault, paths: Paths
) -> None:
    _type_key(card)
    assert page.is_busy
    page.stop()
    tasks.drain()
    assert not locked_notebook.is_there(paths)
    assert len(Notebooks(vault).all()) == 2


def test_a_wrong_key_is_told_and_another_can_be_tried(
    page: NotebooksPage, card: LockCard, tasks: ImmediateTasks
) -> None:
    _locked(card, tasks)
    card.opened_form.lock_button.click()
    assert card.open_form.isVisible()
    for key, wanted in (("not the key at all", "did not match"), (NOTEBOOK_KEY, "is open")):
        card.open_form.key.line.setText(key)
        card.open_form.open_button.click()
        assert wanted in page.message.text
        assert card.open_form.key.text == ""


def test_a_recovery_code_opens_it_and_gives_it_a_new_key(
    page: NotebooksPage, card: LockCard, tasks: ImmediateTasks
) -> None:
    _locked(card, tasks)
    card.opened_form.key.line.setText(NOTEBOOK_KEY)
    card.opened_form.code_button.click()
    code = card.opened_form.code.text()
    assert len(code.split("-")) == 7
    card.opened_form.lock_button.click()
    assert card.opened_form.code.text() == ""
    form = card.open_form
    assert form.recovery.isHidden()
    form.code_button.click()
    form.code.line.setText(code)
    for field in (form.keys.first, form.keys.second):
        field.line.setText("another quiet harbour key")
    form.recover_button.click()
    assert "is open" in page.message.text
    card.opened_form.lock_button.click()
    form.key.line.setText("another quiet harbour key")
    form.open_button.click()
    assert card.opened_form.isVisible()


def test_missing_changes_are_told_before_it_opens(
    page: NotebooksPage, card: LockCard, tasks: ImmediateTasks, monkeypatch: pytest.MonkeyPatch
) -> None:
    _locked(card, tasks)
    card.opened_form.lock_button.click()
    whole = locked_notebook.unlock
    accepted: list[bool] = []

    def missing(*arguments: object, accept_missing_changes: bool, **named: object) -> Vault:
        accepted.append(accept_missing_changes)
        if not accept_missing_changes:
            raise ChangesMissing(2)
        return whole(*arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(locked_notebook, "unlock", missing)
    card.open_form.key.line.setText(NOTEBOOK_KEY)
    card.open_form.open_button.click()
    assert card.open_form.isVisible()
    page.message._button.click()
    assert accepted == [False, True]
    assert card.opened_form.isVisible()


def test_the_key_is_taken_off_when_one_says_so(
    page: NotebooksPage, card: LockCard, tasks: ImmediateTasks, session: Session
) -> None:
    _locked(card, tasks)
    card.opened_form.off_button.click()
    assert "open with the key of your journal" in page.message.text
    page.message._button.click()
    tasks.drain()
    assert "like the others" in page.message.text
    assert not session.journal.waits_for_key
    assert [one.title for one in Journal(session.vault).newest()] == ["Theirs"]


def test_without_another_notebook_there_is_nothing_to_lock(workspace: Workspace) -> None:
    workspace.journal.notebooks.open()
    page = workspace.side
    assert isinstance(page, NotebooksPage)
    assert page.lock.lock_form.nothing.isVisible()
    assert page.lock.lock_form.asked.isHidden()
