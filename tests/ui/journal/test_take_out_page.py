"""Taking pages out: the kind explains itself, nothing is made by half, Cancel leaves nothing."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from companion.journal.attachments import Attachments
from companion.journal.model import Page
from companion.journal.notebooks import Notebooks
from companion.journal.open_notebooks import OpenNotebooks
from companion.journal.service import Journal
from companion.paths import Paths
from companion.ui.journal.take_out_page import TakeOutPage
from companion.ui.journal.taking_out import FORMS, LOCKED
from tests.journal.hidden_data.cleaning import cleaned
from tests.journal.hidden_data.samples import FULL
from tests.support.builders import CHEAP, NOW
from tests.support.immediate import ImmediateTasks
from tests.support.notebooks import NOTEBOOK_KEY

KEY = "harbour lamp quiet river"


@pytest.fixture
def page(qtbot: QtBot, journal: Journal, tasks: ImmediateTasks, paths: Paths) -> TakeOutPage:
    journal.write(Page("Two herons.", tags=("outside",), local_date=date(2026, 3, 1)), now=NOW)
    journal.write(Page("Bread.", local_date=date(2026, 3, 9)), now=NOW)
    made = TakeOutPage(OpenNotebooks(journal.vault, paths), tasks)
    qtbot.addWidget(made)
    made.show()
    return made


def choose(page: TakeOutPage, form: str) -> None:
    page.form.choose(form)
    page.form.chosen.emit(form)


def test_a_key_is_asked_for_at_first_and_a_copy_without_one_is_warned_of(
    page: TakeOutPage,
) -> None:
    assert page.form.choice == LOCKED
    assert page.keys.isVisible()
    assert not page.warning.isVisible()
    choose(page, "markdown")
    assert page.warning.text == "This copy is not locked. Anyone who finds it can read it."
    assert not page.keys.isVisible()


def test_chosen_pages_are_taken_out(
    page: TakeOutPage, tasks: ImmediateTasks, tmp_path: Path
) -> None:
    choose(page, "html")
    page.first.setText("2026-03-01")
    page.last.setText("2026-03-05")
    page.tag.setText("Outside")
    page.path.setText(str(tmp_path / "copy"))
    page.make_button.click()
    assert page.progress.isVisible()
    assert not page.make_button.isEnabled()
    tasks.drain()
    assert not page.is_busy
    assert "1 page is in the copy." in page.report.text()
    written = [one.read_text() for one in (tmp_path / "copy").rglob("*.html")]
    assert any("Two herons." in text for text in written)
    assert not any("Bread." in text for text in written)


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_pictures_go_without_what_is_hidden_unless_one_asks(
    page: TakeOutPage, journal: Journal, tasks: ImmediateTasks, tmp_path: Path, form: str
) -> None:
    photo, entry = FULL["jpeg"](), journal.newest()[0]
    Attachments(journal.vault).attach(entry.id, "a.jpg", io.BytesIO(photo), now=NOW)
    Attachments(journal.vault).attach(entry.id, "b.heic", io.BytesIO(b"ftypheic"), now=NOW)
    choose(page, form)
    assert page.clean.isChecked()
    for place, there in (("clean", cleaned(photo)), ("whole", photo)):
        page.path.setText(str(tmp_path / place))
        page.make_button.click()
        tasks.drain()
        (copy,) = (tmp_path / place / "attachments").glob("*.jpg")
        assert copy.read_bytes() == there
        assert ("may hold hidden data" in page.report.text()) == page.clean.isChecked()
        page.clean.click()


def test_the_choice_is_there_where_it_matters(page: TakeOutPage) -> None:
    for form in FORMS:
        choose(page, form)
        shared = form in {"markdown", "html"}
        assert (page.clean.isVisible(), page.others.isVisible()) == (shared, shared)


def test_a_locked_copy_needs_the_same_key_twice(
    page: TakeOutPage, tasks: ImmediateTasks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # How long age makes its key slow to guess is its own affair.
    monkeypatch.setattr("pyrage.passphrase.encrypt", lambda data, key: data[:9] + key.encode())
    page.path.setText(str(tmp_path / "copy"))
    page.keys.first.line.setText(KEY)
    page.keys.second.line.setText("another")
    page.make_button.click()
    assert "do not match" in page.message.text
    page.keys.second.line.setText(KEY)
    page.make_button.click()
    tasks.drain()
    assert (tmp_path / "copy.age").read_bytes().endswith(KEY.encode())
    assert page.keys.first.text == page.keys.second.text == ""
    assert "2 pages are in the copy." in page.report.text()


def test_cancel_leaves_nothing_behind(
    page: TakeOutPage, tasks: ImmediateTasks, tmp_path: Path
) -> None:
    choose(page, "own")
    page.path.setText(str(tmp_path / "place" / "copy"))
    (tmp_path / "place").mkdir()
    page.make_button.click()
    page.progress.cancel_button.click()
    tasks.drain()
    assert page.message.text == "Stopped. Everything is as it was."
    assert list((tmp_path / "place").iterdir()) == []


@pytest.mark.parametrize(("field", "words"), [("first", "soon"), ("last", "2026-02-30")])
def test_a_day_that_is_none_is_told(page: TakeOutPage, field: str, words: str) -> None:
    choose(page, "own")
    page.path.setText("somewhere")
    getattr(page, field).setText(words)
    page.make_button.click()
    assert page.message.text == "Write a day like this: 10 March 2026."
    assert not page.is_busy


def test_a_place_is_needed(page: TakeOutPage) -> None:
    choose(page, "own")
    page.make_button.click()
    assert page.message.text == "Choose where the copy goes."


def test_what_is_there_already_stays(
    page: TakeOutPage, tasks: ImmediateTasks, tmp_path: Path
) -> None:
    (tmp_path / "copy.pdf").write_text("mine")
    choose(page, "pdf")
    page.path.setText(str(tmp_path / "copy.pdf"))
    page.make_button.click()
    tasks.drain()
    assert "left as it is" in page.message.text
    assert (tmp_path / "copy.pdf").read_text() == "mine"


def test_the_dialog_is_not_the_one_that_remembers(page: TakeOutPage) -> None:
    page.place_button.click()
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.testOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.fileSelected.emit("/a/journal.age")
    assert page.path.text() == "/a/journal.age"
    dialog.reject()


def test_one_notebook_is_taken_out_the_locked_one_only_by_itself(
    qtbot: QtBot, journal: Journal, tasks: ImmediateTasks, paths: Paths, tmp_path: Path
) -> None:
    both = OpenNotebooks(journal.vault, paths)
    letters = Notebooks(journal.vault).add("Letters", now=NOW)
    journal.write(Page("CANARY", "CANARY"), now=NOW, notebook=letters.id)
    journal.write(Page("Bread."), now=NOW)
    both.lock(letters, NOTEBOOK_KEY, now=NOW, cost=CHEAP)
    made = TakeOutPage(both, tasks)
    qtbot.addWidget(made)
    made.show()
    assert made.notebook.isVisible()
    for number, (notebook, there) in enumerate((("", False), ("first", False), ("locked", True))):
        made.notebook.setCurrentIndex(made.notebook.findData(notebook))
        choose(made, "markdown")
        out = tmp_path / f"out{number}"
        made.path.setText(str(out))
        made.make_button.click()
        tasks.drain()
        words = "".join(file.read_text() for file in out.rglob("*.md"))
        assert ("CANARY" in words, "Bread" in words) == (there, not there)
    both.close_locked()
